"""The gate to IMAP: arguments, byte budgets, deadlines and errors. Nothing else talks to imaplib or imapclient.

Decides nothing about mail. One command at a time goes through ``Session._command``: it sets deadline and budget,
lets only MailboxError out, and closes a connection that can't be trusted any more.
"""

import contextlib
import itertools
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from imapclient import imap_utf7

from followthrough.mailbox import gate, wire
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import (
    AmbiguousAppend,
    BadArgument,
    Disconnected,
    InsecureRefused,
    MailboxError,
    Rejected,
)
from followthrough.mailbox.idle import ROUND_BUDGET, Idle
from followthrough.mailbox.login import log_in, start_tls
from followthrough.mailbox.reach import is_loopback, open_socket, tls_context
from followthrough.mailbox.stream import Abort, Stream
from followthrough.mailbox.wire import Head

__all__ = ["Abort", "Appended", "Endpoint", "Head", "Limits", "Listed", "Session", "Status"]

MESSAGE_BUDGET = 64 * 1024
"""Bytes a message of a bulk fetch."""

BATCH = 500
WINDOW = 50_000
"""Uids one SEARCH looks at in a large mailbox: its reply stays below 600 KB."""

APPEND_RATE = 8 * 1024
"""Bytes a second an upload is given at least."""

HITS_VERIFIED = 100
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_APPENDUID = re.compile(rb"\s*\[APPENDUID (\d{1,10}) (\d{1,10})\]", re.IGNORECASE)
_ESEARCH_ALL = re.compile(rb"\bALL ([0-9:,]+)")
_STATUS_PAIR = re.compile(rb"([A-Z]+) (\d+)", re.IGNORECASE)
_ID = re.compile(rb"<([^<>]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where an account's server is and how the connection is protected. ``none`` only to loopback addresses."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    login: str
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. ``connect``: TCP, TLS, greeting and login together; ``command``: one command's wall time."""

    connect: float = 30.0
    command: float = 60.0
    done: float = 15.0
    budget: int = 4 * 1024 * 1024
    """Bytes of one command's replies (a bulk fetch gets 64 KiB a message asked for, where that is more)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of LIST: the decoded name, its flags in lower case (``\\drafts``), the separator or ''."""

    name: str
    flags: frozenset[str]
    separator: str


@dataclass(frozen=True, slots=True)
class Status:
    """What EXAMINE or STATUS says. ``uidnext`` is 1 + the highest uid where the server tells none; modseq 0: none."""

    uidvalidity: int
    uidnext: int
    messages: int
    highestmodseq: int


@dataclass(slots=True)
class _Asked:
    """A bulk fetch that was sent, and its outcome once somebody has read it."""

    tag: bytes
    count: int
    outcome: list[Head] | Rejected | None = None


@dataclass(frozen=True, slots=True)
class Appended:
    """APPENDUID (RFC 4315) as the server says it: a hint to verify, never proof. None without it."""

    uidvalidity: int | None
    uid: int | None


class Session:
    """One logged-in connection. Every method raises only MailboxError; after Disconnected it is closed.

    All reading is EXAMINE and BODY.PEEK. Names of mailboxes are text (modified UTF-7 is this class's business).
    Not thread-safe, but for ``close_within`` and ``close``, which any thread may call.
    """

    def __init__(self, connection: Connection, capabilities: frozenset[str], limits: Limits) -> None:
        self._connection = connection
        self._stream = connection.stream
        self._capabilities = capabilities
        self._limits = limits
        self._idle: Idle | None = None
        self._asked: deque[_Asked] = deque()
        self._name: str | None = None
        self._opened: Status | None = None
        self._closed = False
        self._busy = False

    @classmethod
    def connect(
        cls, endpoint: Endpoint, credential: str, limits: Limits = Limits(), abort: Abort | None = None
    ) -> Self:
        """Connect, protect, log in, within ``limits.connect`` seconds in all, or until ``abort`` ends it.

        Raises CredentialRejected, InsecureRefused, Disconnected (also a cut during LOGIN), Rejected (temporary NO).
        """
        deadline = time.monotonic() + limits.connect
        if endpoint.security == "none" and not is_loopback(endpoint.host):
            raise InsecureRefused("plaintext", endpoint.host)
        context = None if endpoint.security == "none" else tls_context(endpoint.ca_file)
        abort = abort or Abort()
        stream = Stream(open_socket(endpoint.host, endpoint.port, deadline, abort), abort)
        try:
            with _mapped():
                if endpoint.security == "none" and not is_loopback(stream.sock.getpeername()[0]):
                    raise InsecureRefused("plaintext", endpoint.host)
                stream.allow(deadline - time.monotonic(), limits.budget)
                if context is not None and endpoint.security == "tls":
                    stream.start_tls(context, endpoint.host)
                connection = Connection(stream, endpoint.host)
                if context is not None and endpoint.security == "starttls":
                    start_tls(connection, context, endpoint.host)
                capabilities = log_in(connection, endpoint.login, credential, encrypted=context is not None)
        except BaseException:
            stream.close()
            raise
        return cls(connection, capabilities, limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.logout()
        self.close()

    @property
    def capabilities(self) -> frozenset[str]:
        """As announced after login, in capitals (``IDLE``, ``UIDPLUS``, ``MOVE``, ``CONDSTORE``, ``X-GM-EXT-1`` …)."""
        return self._capabilities

    @property
    def closed(self) -> bool:
        """Whether the connection is gone."""
        return self._closed

    @contextlib.contextmanager
    def _command(self, seconds: float | None = None, budget: int = 0) -> Iterator[Connection]:
        """Everything one command needs around it; leaves IDLE first, and reads what was asked ahead."""
        if self._idle is not None:
            self.idle_done()
        while self._asked:
            self._read_asked()
        with self._talking(self._limits.command if seconds is None else seconds, budget):
            yield self._connection

    @contextlib.contextmanager
    def _talking(self, seconds: float, budget: int = 0) -> Iterator[None]:
        self._busy = True  # before looking at _closed: see close()
        try:
            if self._closed:
                raise Disconnected("the connection is closed")
            self._stream.allow(seconds, max(budget, self._limits.budget))
            with _mapped():
                yield
        except (Rejected, BadArgument):
            raise
        except BaseException:
            # In the middle of a reply; nobody can tell where the next one begins.
            self._closed = True
            raise
        finally:
            self._busy = False
            if self._closed:
                self._stream.close()

    def list_mailboxes(self) -> tuple[Listed, ...]:
        """All mailboxes of the personal namespace, with SPECIAL-USE flags where there are (RFC 6154, XLIST)."""
        name, arguments = "LIST", ['""', '"*"']
        if "SPECIAL-USE" in self._capabilities and "LIST-EXTENDED" in self._capabilities:
            arguments.append("RETURN (SPECIAL-USE)")
        elif "XLIST" in self._capabilities and "SPECIAL-USE" not in self._capabilities:
            name = "XLIST"
        with self._command() as connection:
            connection.run(name, *arguments)
            replies = connection.untagged_responses.get(name, [])
        others = self._foreign_prefixes()
        found = (wire.read_list(group) for group in wire.grouped(replies) if group != [b""])
        listed = (_listed(*each) for each in found if each is not None)
        return tuple(each for each in listed if each is not None and not each.name.startswith(others))

    def _foreign_prefixes(self) -> tuple[str, ...]:
        """Where other people's and shared mailboxes begin (RFC 2342)."""
        if "NAMESPACE" not in self._capabilities:
            return ()
        try:
            with self._command() as connection:
                connection.run("NAMESPACE")
                said = connection.untagged_responses.get("NAMESPACE", [])
        except Rejected:
            return ()
        return wire.read_foreign(said)

    def status(self, mailbox: str) -> Status:
        """STATUS; Rejected with ``NONEXISTENT`` where the server says so."""
        name = gate.mailbox(mailbox)
        wanted = "MESSAGES UIDNEXT UIDVALIDITY"
        if "CONDSTORE" in self._capabilities:
            wanted += " HIGHESTMODSEQ"
        with self._command() as connection:
            said = _status(connection, name, wanted)
            uidnext = said.get("UIDNEXT", 0)
            if not uidnext:
                raise Rejected("STATUS", "", "no UIDNEXT")
            return Status(
                _within(said.get("UIDVALIDITY", 0)),
                _within(uidnext),
                _count(said.get("MESSAGES", 0)),
                _modseq(said.get("HIGHESTMODSEQ", 0)),
            )

    def examine(self, mailbox: str) -> Status:
        """EXAMINE; this mailbox is then the one that the methods below read. Always asks the server afresh."""
        name = gate.mailbox(mailbox)
        with self._command() as connection:
            return self._open(connection, "EXAMINE", mailbox, name)

    def _open(self, connection: Connection, command: str, mailbox: str, name: str) -> Status:
        """SELECT or EXAMINE. A refused one leaves no mailbox open (RFC 3501 6.3.1)."""
        self._name = self._opened = None
        connection.exists = -1
        connection.state = "AUTH"
        # Without being asked, Dovecot counts modseqs of a mailbox only once somebody has asked.
        asked = ["(CONDSTORE)"] if "CONDSTORE" in self._capabilities else []
        connection.run(command, name, *asked)
        connection.state = "SELECTED"
        connection.news = False
        said = {
            key: _int(connection.last(key)) for key in ("UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ", "EXISTS")
        }
        if not said["UIDVALIDITY"] or not said["UIDNEXT"]:
            said |= _missing(connection, name, said["EXISTS"])
        self._opened = Status(
            _within(said["UIDVALIDITY"]),
            _within(said["UIDNEXT"]),
            _count(said["EXISTS"]),
            _modseq(said["HIGHESTMODSEQ"]),
        )
        self._name = mailbox
        return self._opened

    @property
    def examined(self) -> str | None:
        """The mailbox that is open."""
        return self._name

    def _status_of_open(self) -> Status:
        if self._opened is None:
            raise BadArgument("no mailbox is examined")
        return self._opened

    def heads(self, fields: str, first_uid: int, last_uid: int | None = None) -> Iterator[list[Head]]:
        """Headers of uids first..last (None: to the end) in batches, oldest first: the fast path.

        A uid below ``first_uid`` (the server's ``*``) is left out. FLAGS UID INTERNALDATE RFC822.SIZE and the fields.
        """
        opened = self._status_of_open()
        items = wire.head_items(gate.header_fields(fields))
        last = gate.UID_MAX if last_uid is None else gate.number(last_uid)
        first = gate.number(first_uid)
        mailbox = self._name
        before: tuple[_Asked, int] | None = None
        for wanted, low, count in self._batches(first, last, opened):
            if self._name != mailbox or self._status_of_open().uidvalidity != opened.uidvalidity:
                raise BadArgument("another mailbox was examined between two batches")
            # Asked one ahead: the server makes this batch while the one before is parsed.
            asked = self._ask(wanted, items, count)
            if before is not None:
                yield from _parts(_in_order(self._answer(before[0]), before[1], last))
            before = asked, low
        if before is not None:
            yield from _parts(_in_order(self._answer(before[0]), before[1], last))

    def _ask(self, wanted: str, items: str, count: int) -> _Asked:
        if self._idle is not None:
            self.idle_done()
        with self._talking(self._limits.command):
            asked = _Asked(self._connection.begin("UID", "FETCH", wanted, items), count)
        self._asked.append(asked)
        return asked

    def _answer(self, asked: _Asked) -> list[Head]:
        while asked.outcome is None:
            self._read_asked()
        if isinstance(asked.outcome, Rejected):
            raise asked.outcome
        return asked.outcome

    def _read_asked(self) -> None:
        """The reply to the first bulk fetch nobody has read; whoever asked gets its outcome, if still there."""
        # Dovecot may tell what was asked ahead before it ends the first: both count.
        messages = sum(each.count for each in self._asked)
        asked = self._asked.popleft()
        with self._talking(self._limits.command, messages * MESSAGE_BUDGET):
            try:
                asked.outcome = wire.read_heads(self._connection, asked.tag)
            except Rejected as error:
                asked.outcome = error

    def _batches(self, first: int, last: int, opened: Status) -> Iterator[tuple[str, int, int]]:
        """Sequence sets of at most about ``BATCH`` messages, with the lowest uid wanted and the highest count.

        Few uids are just asked for. In a long stretch, where most may be gone, SEARCH tells which are there.
        """
        known = min(last, opened.uidnext - 1)
        to_end = "*" if last == gate.UID_MAX else str(last)
        if min(last, opened.uidnext) - first <= BATCH:
            yield f"{first}:{to_end}", first, 2 * BATCH
            return
        window = WINDOW if opened.messages > WINDOW else known
        for low in range(first, known + 1, window):
            found = self._search_window(f"UID {low}:{min(low + window - 1, known)}")
            for wanted, count in wire.sets(found, BATCH):
                yield wanted, low, count
        if last > known:
            yield f"{known + 1}:{to_end}", known + 1, 2 * BATCH

    def flags_since(self, modseq: int) -> dict[int, frozenset[str]]:
        """Flags changed since a HIGHESTMODSEQ (RFC 7162), by uid; only with CONDSTORE."""
        opened = self._status_of_open()
        if "CONDSTORE" not in self._capabilities and "QRESYNC" not in self._capabilities:
            raise BadArgument("the server has no CONDSTORE")
        since = gate.number(modseq, gate.MODSEQ_MAX)
        with self._command(budget=512 * opened.messages) as connection:
            connection.run("UID", "FETCH", "1:*", "(UID FLAGS)", f"(CHANGEDSINCE {since})")
            return _flags(connection)

    def flags(self, uids: Iterable[int]) -> dict[int, frozenset[str]]:
        """Flags of these uids; those that are gone are missing from the answer."""
        self._status_of_open()
        asked = sorted({gate.number(uid) for uid in uids})
        known: dict[int, frozenset[str]] = {}
        for wanted, _ in wire.sets(asked, most=5000):
            with self._command() as connection:
                connection.run("UID", "FETCH", wanted, "(UID FLAGS)")
                known |= _flags(connection)
        return {uid: known[uid] for uid in asked if uid in known}

    def uids_since(self, day: date) -> list[int]:
        """Uids by SEARCH SINCE, ascending; in windows, so that a huge mailbox never breaks a limit of lines."""
        return self._search(f"SINCE {_day(day)}")

    def uids_from(self, address: str, since: date) -> list[int]:
        """Uids by SEARCH FROM … SINCE …, ascending."""
        return self._search(f"FROM {gate.text(address)} SINCE {_day(since)}")

    def _search(self, criteria: str) -> list[int]:
        opened = self._status_of_open()
        if opened.messages <= WINDOW:
            return self._search_window(criteria)
        found: list[int] = []
        for low in range(1, opened.uidnext, WINDOW):
            high = "*" if low + WINDOW >= opened.uidnext else str(low + WINDOW - 1)
            found += self._search_window(f"UID {low}:{high} {criteria}")
        return sorted(set(found))

    def _search_window(self, criteria: str) -> list[int]:
        """One SEARCH whose reply is short because there are few messages or few uids in it."""
        most = self._status_of_open().messages + WINDOW
        with self._command() as connection:
            if "ESEARCH" in self._capabilities:
                connection.run("UID", "SEARCH", "RETURN (ALL)", criteria)
                found = (_ESEARCH_ALL.search(each) for each in connection.said("ESEARCH"))
                sets = [each[1] for each in found if each]
            else:
                connection.run("UID", "SEARCH", criteria)
                sets = [b",".join(each.partition(b"(")[0].split()) for each in connection.said("SEARCH")]
            return sorted({uid for each in sets if each for uid in wire.read_set(each, most)})

    def uids_with_id(self, message_id: str) -> list[int]:
        """Uids whose Message-ID is exactly this: SEARCH HEADER as a hint, each hit verified by FETCH."""
        wanted = gate.message_id(message_id)
        hits = self._search(f"HEADER Message-ID {gate.quoted(f'<{wanted}>')}")[-HITS_VERIFIED:]
        verified: list[int] = []
        for asked, count in wire.sets(hits):
            with self._command(budget=count * MESSAGE_BUDGET) as connection:
                items = wire.head_items("MESSAGE-ID")
                found = wire.read_heads(connection, connection.begin("UID", "FETCH", asked, items))
            verified += [head.uid for head in found if wanted.encode() in _ID.findall(_unfolded(head.header))]
        return sorted(set(verified) & set(hits))

    def fetch(self, uid: int, header_limit: int = 131_072, text_limit: int = 65_536) -> bytes | None:
        """Header block and the beginning of the text, as partial fetches; None where the message is gone."""
        asked = f"(UID BODY.PEEK[HEADER]<0.{gate.number(header_limit)}> BODY.PEEK[TEXT]<0.{gate.number(text_limit)}>)"
        values = self._fetch_one(uid, asked, header_limit + text_limit)
        if values is None:
            return None
        header, body = (
            _section(values, name, most) for name, most in ((b"HEADER", header_limit), (b"TEXT", text_limit))
        )
        if header is None:
            return None
        return _closed_block(header, cut=len(header) >= header_limit) + (body or b"")

    def fetch_whole(self, uid: int, limit: int = 1_048_576) -> bytes | None:
        """All bytes of a message of ours (BODY.PEEK[]), for comparing; None where it is gone or over ``limit``."""
        values = self._fetch_one(uid, f"(UID BODY.PEEK[]<0.{gate.number(limit) + 1}>)", limit)
        whole = None if values is None else _section(values, b"", limit + 1)
        return whole if whole is not None and len(whole) <= limit else None

    def _fetch_one(self, uid: int, items: str, size: int) -> dict[bytes, Any] | None:
        """What the server says of this uid and no other, all its replies together; None where it says nothing."""
        self._status_of_open()
        gate.number(uid)
        with self._command(budget=self._limits.budget + size) as connection:
            try:
                connection.run("UID", "FETCH", str(uid), items)
            except Rejected as error:
                if error.code == "EXPUNGEISSUED":
                    return None
                raise
            replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
            values = [each for each in wire.read_fetch(replies) if wire.uid_of(each) == uid]
        return {key: value for each in values for key, value in each.items()} or None

    def append(self, mailbox: str, raw: bytes, flags: Sequence[str], at: datetime) -> Appended:
        """APPEND. Rejected: proven not stored. Disconnected: proven not stored (the command's end never left).
        AmbiguousAppend: anything else."""
        name = gate.mailbox(mailbox)
        if not raw or b"\0" in raw:
            raise BadArgument("a message that is empty or has a NUL")
        listed = " ".join(gate.flag(each) for each in flags)
        command = f"{name} ({listed}) {_moment(at)} {{{len(raw)}}}"
        self._check_append_limit(len(raw))
        with self._command(self._limits.command + len(raw) / APPEND_RATE) as connection:
            tag = connection.begin("APPEND", command)
            while connection._get_response() is not None:
                if connection.tagged_commands[tag]:
                    connection._command_complete("APPEND", tag)
                    raise Disconnected("the server said OK to a message it had not got")
            self._stream.send(raw)
            return _end_append(connection, tag)

    def _check_append_limit(self, size: int) -> None:
        """RFC 7889: what is too large is never stored, so it need not be sent."""
        for each in self._capabilities:
            name, _, most = each.partition("=")
            if name == "APPENDLIMIT" and most.isdigit() and size > int(most):
                raise Rejected("APPEND", "TOOBIG", f"{size} bytes, the server takes {int(most)}")

    def move(self, mailbox: str, uid: int, target: str, uidvalidity: int) -> bool:
        """UID MOVE of one message (SELECTs read-write for it, then EXAMINEs again). False where the server has no MOVE
        or the mailbox's UIDVALIDITY is not the one given."""
        source, goal = gate.mailbox(mailbox), gate.mailbox(target)
        gate.number(uid)
        if "MOVE" not in self._capabilities:
            return False
        before = self._name
        with self._command() as connection:
            try:
                if self._open(connection, "SELECT", mailbox, source).uidvalidity != uidvalidity:
                    return False
                connection.run("UID", "MOVE", str(uid), goal)
                return True
            finally:
                if not self._closed:
                    self._leave(connection, before, mailbox)

    def _leave(self, connection: Connection, before: str | None, selected: str) -> None:
        """Out of read-write again, never by CLOSE, which expunges. What came meanwhile is news."""
        news = connection.news
        if before is None and "UNSELECT" in self._capabilities:
            connection.run("UNSELECT")
            connection.state = "AUTH"
            self._name = self._opened = None
            return
        back = before or selected
        self._open(connection, "EXAMINE", back, gate.mailbox(back))
        connection.news = news or before is not None

    def idle(self) -> bool:
        """Begin IDLE on the examined mailbox. True: something is already pending, don't wait, call ``idle_done``."""
        self._status_of_open()
        with self._command(self._limits.done) as connection:
            pending = connection.news
            begun = Idle(connection)
            pending = begun.begin() or pending
            connection.news = False
            self._idle = begun
            return pending

    def fileno(self) -> int:
        """For a selector, while in IDLE."""
        return -1 if self._closed else self._stream.sock.fileno()

    def idle_read(self) -> bool:
        """After readability: whether anything worth a look was said (EXISTS, EXPUNGE, FETCH …), never blocking long.

        Keep-alives (``* OK Still here``) are False. Raises Disconnected at EOF or BYE. Sees TLS and reader buffers.
        """
        if self._idle is None:
            raise BadArgument("not in IDLE")
        with self._talking(self._limits.done, ROUND_BUDGET):
            return self._idle.read()

    def idle_done(self) -> None:
        """End IDLE within ``limits.done`` seconds."""
        idle, self._idle = self._idle, None
        if idle is None:
            return
        with self._talking(self._limits.done):
            idle.done()

    def close_within(self, seconds: float) -> None:
        """From any thread: whatever command is running gets that long, then the socket is shut (SIGTERM)."""
        self._stream.end_within(seconds)

    def logout(self) -> None:
        """LOGOUT and close; never raises."""
        with contextlib.suppress(MailboxError):
            if not self._closed:
                with self._command(min(self._limits.done, 3.0)) as connection:
                    connection.run("LOGOUT")
        self.close()

    def close(self) -> None:
        """Shut the socket at once; never raises; may be called from any thread."""
        self._closed = True
        self._stream.shut()
        if not self._busy:  # else the thread that talks closes it: a descriptor in use must not be given away
            self._stream.close()


@contextlib.contextmanager
def _mapped() -> Iterator[None]:
    """The border: only MailboxError leaves."""
    try:
        yield
    except gate.STRANGE as error:
        raise Disconnected(gate.harmless(f"{type(error).__name__}: {error}")) from error


def _listed(flags: frozenset[str], separator: str, raw: bytes) -> Listed | None:
    """None for a name that can't be said back to the server (no modified UTF-7, control characters)."""
    try:
        name = imap_utf7.decode(raw)
        gate.mailbox(name)
        if imap_utf7.encode(name) != raw:
            return None
    except (ValueError, BadArgument):
        return None
    return Listed(name, flags, separator)


def _int(said: bytes | None) -> int:
    """0 where the server said no number."""
    return int(said) if said and said.isdigit() and len(said) <= 19 else 0


def _within(said: int) -> int:
    if not 1 <= said <= gate.UID_MAX:
        raise Disconnected(f"{said} is not within 1..{gate.UID_MAX}")
    return said


def _count(said: int) -> int:
    if said > gate.UID_MAX:
        raise Disconnected(f"{said} messages")
    return said


def _modseq(said: int) -> int:
    return said if said <= gate.MODSEQ_MAX else 0


def _status(connection: Connection, name: str, wanted: str) -> dict[str, int]:
    connection.run("STATUS", name, f"({wanted})")
    said = connection.last("STATUS") or b""
    pairs = _STATUS_PAIR.findall(said[said.rfind(b"(") :])
    return {key.decode("ascii").upper(): _int(value) for key, value in pairs}


def _missing(connection: Connection, name: str, messages: int) -> dict[str, int]:
    """UIDVALIDITY and UIDNEXT that EXAMINE did not say: by STATUS, else 1 + the highest uid."""
    said = {
        "UIDVALIDITY": _int(connection.last("UIDVALIDITY")),
        "UIDNEXT": _int(connection.last("UIDNEXT")),
    }
    with contextlib.suppress(Rejected):
        asked = _status(connection, name, "UIDNEXT UIDVALIDITY")
        said = {key: said[key] or asked.get(key, 0) for key in said}
    if not said["UIDNEXT"]:
        said["UIDNEXT"] = 1
        if messages:
            connection.run("UID", "FETCH", "*", "(UID)")
            replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
            said["UIDNEXT"] += max((wire.uid_of(each) or 0 for each in wire.read_fetch(replies)), default=0)
    return said


def _in_order(found: list[Head], low: int, high: int) -> list[Head]:
    """Those asked for, ascending, each once: a server may add its ``*``, or say one twice."""
    ascending = all(one.uid < other.uid for one, other in itertools.pairwise(found))
    if ascending and (not found or (low <= found[0].uid and found[-1].uid <= high)):
        return found
    once = {head.uid: head for head in found if low <= head.uid <= high}
    return [once[uid] for uid in sorted(once)]


def _parts(found: list[Head]) -> Iterator[list[Head]]:
    return (found[begin : begin + BATCH] for begin in range(0, len(found), BATCH))


def _flags(connection: Connection) -> dict[int, frozenset[str]]:
    replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
    said = ((wire.uid_of(values), values) for values in wire.read_fetch(replies) if b"FLAGS" in values)
    return {uid: wire.flags_of(values) for uid, values in said if uid is not None}


def _day(day: date) -> str:
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def _moment(at: datetime) -> str:
    """RFC 3501 date-time; the month's name is English in any locale."""
    if at.tzinfo is None:
        raise BadArgument("a time without a zone")
    return f'"{at.day:02d}-{_MONTHS[at.month - 1]}-{at.year:04d} {at:%H:%M:%S %z}"'


def _unfolded(header: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]+", b" ", header)


def _section(values: dict[bytes, Any], name: bytes, most: int) -> bytes | None:
    """The literal of ``BODY[name]``, however the server writes the key; cut where it sent more than asked."""
    for key, value in values.items():
        if key.partition(b"]")[0] == b"BODY[" + name:
            if isinstance(value, int):
                value = str(value).encode("ascii")
            return (value or b"")[:most] if value is None or isinstance(value, bytes) else None
    return None


def _closed_block(header: bytes, cut: bool) -> bytes:
    """A header block that ends in an empty line, also where the limit fell into it: the text must not become header."""
    if header.endswith((b"\r\n\r\n", b"\n\n")) or header in {b"\r\n", b"\n"}:
        return header
    if cut:
        header = header[: header.rfind(b"\n") + 1]
    return header + (b"\r\n" if not header or header.endswith(b"\n") else b"\r\n\r\n")


def _end_append(connection: Connection, tag: bytes) -> Appended:
    """The message has left; with its last CRLF the server may store it, whatever is heard from then on."""
    try:
        connection.send(b"\r\n")
        _, data = connection._command_complete("APPEND", tag)
    except (Disconnected, *gate.STRANGE) as error:
        raise AmbiguousAppend(gate.harmless(str(error))) from error
    found = _APPENDUID.match(data[-1] or b"")
    numbers = [int(each) for each in found.groups()] if found else []
    if not numbers or not all(1 <= each <= gate.UID_MAX for each in numbers):
        return Appended(None, None)
    return Appended(numbers[0], numbers[1])
