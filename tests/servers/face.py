"""What every server for the tests offers, so that a test need not know which one it runs on."""

import contextlib
import imaplib
import itertools
import os
import re
import socket
import ssl
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from imapclient import imap_utf7

from tests.servers.certificate import ca_file, client_context

PATIENCE = 20.0
"""Seconds a server may take to start, or to show what a test waits for."""

Security = Literal["tls", "starttls", "plain"]


class Unavailable(Exception):
    """The server can't be had on this machine; the text says what to install."""


class User(NamedTuple):
    """A login of its own, with its empty mailboxes."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """The names the server gives the mailboxes with a role, as a person reads them (not in UTF-7)."""

    sent: str = "Sent"
    drafts: str = "Drafts"
    trash: str = "Trash"
    junk: str = "Junk"
    inbox: str = "INBOX"


@dataclass(frozen=True, slots=True)
class Stored:
    """One message as it lies on the server, without the session's own flag \\Recent."""

    uid: int
    flags: frozenset[str]
    internal_date: datetime
    raw: bytes


class Server(ABC):
    """A running server on loopback. ``port`` speaks in clear, ``tls_port`` TLS from the first byte."""

    name: str
    host: str = "127.0.0.1"
    port: int | None = None
    tls_port: int | None = None
    security: Security = "plain"
    """How ``client`` connects; "starttls" upgrades on ``port``."""
    mailboxes: Mailboxes = Mailboxes()
    _numbers = itertools.count(1)

    @property
    def ca_file(self) -> Path:
        return ca_file()

    @abstractmethod
    def new_user(self) -> User:
        """A login nobody used before, with an empty INBOX and the mailboxes of ``mailboxes``."""

    @abstractmethod
    def start(self) -> None:
        """Starts the server and returns when it greets; raises Unavailable when it isn't installed."""

    @abstractmethod
    def stop(self) -> None:
        """Ends the server at once, as a crash does; its mail stays where it is kept on disk."""

    def close(self) -> None:
        """Ends the server for good and removes what it kept."""
        self.stop()

    def restart(self) -> None:
        """Stop and start on the same ports; open connections die."""
        self.stop()
        self.start()

    def log(self) -> str:
        """What the server wrote about itself so far."""
        return ""

    @contextlib.contextmanager
    def client(self, user: User) -> Iterator[imaplib.IMAP4]:
        """A signed-in connection of plain imaplib: the user's own hands, or a look from outside."""
        client = self._connect()
        try:
            client.login(user.name, user.password)
            yield client
        finally:
            with contextlib.suppress(OSError, imaplib.IMAP4.error):
                client.logout()
            with contextlib.suppress(OSError):
                client.shutdown()

    def _connect(self) -> imaplib.IMAP4:
        if self.security == "tls":
            assert self.tls_port is not None
            return imaplib.IMAP4_SSL(self.host, self.tls_port, ssl_context=self._context(), timeout=PATIENCE)
        assert self.port is not None
        client = imaplib.IMAP4(self.host, self.port, timeout=PATIENCE)
        if self.security == "starttls":
            client.starttls(self._context())
        return client

    def deliver(
        self,
        user: User,
        mailbox: str,
        raw: bytes,
        flags: Collection[str] = (),
        internal_date: datetime | None = None,
    ) -> int:
        """Stores the message as another program would; returns its uid."""
        with self.client(user) as client:
            return append(client, mailbox, raw, flags, internal_date)

    def fetch_all(self, user: User, mailbox: str) -> list[Stored]:
        """Every message of the mailbox in uid order, read without setting a flag."""
        with self.client(user) as client:
            return read(client, mailbox)

    def names(self, user: User) -> list[str]:
        """The names of all mailboxes that can be selected."""
        with self.client(user) as client:
            return names(client)

    def counts(self, user: User) -> dict[str, int]:
        """How many messages are in each mailbox, the empty ones left out."""
        with self.client(user) as client:
            counted = {name: _count(client, name) for name in names(client)}
        return {name: count for name, count in counted.items() if count}

    def create(self, user: User, mailbox: str) -> None:
        """Makes a mailbox as the user would."""
        with self.client(user) as client:
            check(client.create(quoted(mailbox)))

    def recreate(self, user: User, mailbox: str) -> None:
        """Deletes a mailbox (none with a role) and makes it again with the same messages."""
        kept = self.fetch_all(user, mailbox)
        # A connection of its own: servers differ in how they take the deletion of what is or was selected.
        with self.client(user) as client:
            check(client.delete(quoted(mailbox)))
            check(client.create(quoted(mailbox)))
            for message in kept:
                append(client, mailbox, message.raw, message.flags, message.internal_date)

    def uidvalidity(self, user: User, mailbox: str) -> int:
        with self.client(user) as client:
            return _status(client, mailbox, "UIDVALIDITY")

    def _context(self) -> ssl.SSLContext:
        return client_context()

    def _fresh_name(self) -> str:
        """Unique in the run, also over parallel workers, and legal as a user name everywhere."""
        return f"user{os.getpid()}x{next(self._numbers)}"


def quoted(mailbox: str) -> str:
    """The name as imaplib has to be given it: modified UTF-7 in quotes."""
    encoded: bytes = imap_utf7.encode(mailbox)
    escaped = encoded.decode("ascii").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def check(answer: tuple[str, Sequence[Any]]) -> Sequence[Any]:
    """The data of an imaplib answer that has to be OK."""
    status, data = answer
    if status != "OK":
        raise AssertionError(f"the server answered {status} {data!r}")
    return data


def append(
    client: imaplib.IMAP4,
    mailbox: str,
    raw: bytes,
    flags: Collection[str] = (),
    internal_date: datetime | None = None,
) -> int:
    """APPEND; returns the uid from APPENDUID, or the mailbox's highest where the server doesn't say."""
    when = imaplib.Time2Internaldate(internal_date or datetime.now(UTC))
    status, data = client.append(quoted(mailbox), f"({' '.join(sorted(flags))})", when, raw)
    if status != "OK":
        raise AssertionError(f"APPEND to {mailbox} answered {status} {data!r}")
    found = re.search(rb"APPENDUID \d+ (\d+)", data[0] or b"")
    if found:
        return int(found[1])
    return max(message.uid for message in read(client, mailbox))


def read(client: imaplib.IMAP4, mailbox: str) -> list[Stored]:
    """Every message of the mailbox, by EXAMINE and BODY.PEEK."""
    check(client.select(quoted(mailbox), readonly=True))
    if client.untagged_responses.get("EXISTS", [b"0"])[-1] == b"0":
        return []
    data = check(client.uid("FETCH", "1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])"))
    return sorted(_messages(data), key=lambda message: message.uid)


def _messages(data: Sequence[Any]) -> Iterator[Stored]:
    for position, item in enumerate(data):
        if not isinstance(item, tuple):
            continue
        after = data[position + 1] if position + 1 < len(data) else b""
        # Servers differ in whether FLAGS and UID come before or after the literal.
        around = item[0] + (after if isinstance(after, bytes) else b"")
        uid = re.search(rb"UID (\d+)", around)
        flags = re.search(rb"FLAGS \(([^)]*)\)", around)
        if not uid or not flags:
            raise AssertionError(f"no UID or no FLAGS in {around!r}")
        yield Stored(
            uid=int(uid[1]),
            flags=frozenset(flags[1].decode("ascii").split()) - {"\\Recent"},
            internal_date=_internal_date(around),
            raw=item[1],
        )


def _internal_date(around: bytes) -> datetime:
    found = re.search(rb'INTERNALDATE "([^"]+)"', around)
    assert found, around
    return datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)


_LIST = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:\\.|[^"])*"|NIL) (?P<name>.+)\Z', re.DOTALL)


def listed(client: imaplib.IMAP4) -> dict[str, frozenset[str]]:
    """Every mailbox of LIST with its flags in lower case."""
    found = {}
    for item in check(client.list()):
        line = item if isinstance(item, bytes) else b""
        if isinstance(item, tuple):  # the name came as a literal
            line = re.sub(rb"\{\d+\}\Z", b"", item[0]) + item[1]
        if match := _LIST.match(line):
            name = match["name"]
            if name.startswith(b'"'):
                name = re.sub(rb"\\(.)", rb"\1", name[1:-1])
            flags = match["flags"].decode("ascii").lower().split()
            found[str(imap_utf7.decode(name))] = frozenset(flags)
    return found


def names(client: imaplib.IMAP4) -> list[str]:
    return [name for name, flags in listed(client).items() if "\\noselect" not in flags]


def _count(client: imaplib.IMAP4, mailbox: str) -> int:
    return _status(client, mailbox, "MESSAGES")


def _status(client: imaplib.IMAP4, mailbox: str, item: str) -> int:
    data = check(client.status(quoted(mailbox), f"({item})"))
    found = re.search(rb"\(.*?" + item.encode() + rb" (\d+)", data[0] or b"")
    assert found, data
    return int(found[1])


def free_port(host: str) -> int:
    with socket.create_server((host, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def greets(host: str, port: int, tls: bool = False) -> bool:
    """Whether something there says ``* OK``."""
    try:
        with socket.create_connection((host, port), timeout=2) as sock:
            if not tls:
                return sock.recv(64).startswith(b"* OK")
            with client_context().wrap_socket(sock, server_hostname=host) as wrapped:
                return wrapped.recv(64).startswith(b"* OK")
    except (OSError, ssl.SSLError):
        return False


def greets_at_all(host: str, port: int) -> bool:
    """Whether anybody takes a connection there."""
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except OSError:
        return False


def eventually(condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Returns once the condition holds, asked again every 10 ms; AssertionError when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"never saw {what} in {seconds:.0f} s")
        time.sleep(0.01)
