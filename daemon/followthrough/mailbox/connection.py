"""From nothing to a logged-in connection: TCP, TLS or STARTTLS, greeting, login, within one deadline (RFC 3501, 8314).

imaplib's connection with its file replaced by the ``Stream`` and its faults kept in; the command and response
loop is imaplib's, so imapclient's parsers read what it collects.
"""

import base64
import imaplib
import ipaddress
import queue
import re
import socket
import ssl
import threading
import time
from pathlib import Path
from typing import Any, Never

import imapclient.imapclient  # registers the commands imaplib does not know: IDLE, MOVE, UNSELECT, XLIST

from followthrough.mailbox import gate
from followthrough.mailbox.errors import (
    BadArgument,
    CredentialRejected,
    Disconnected,
    InsecureRefused,
    NeedsHuman,
    Rejected,
)
from followthrough.mailbox.gate import Stream

assert imapclient.imapclient  # imported for what it registers

_BARE_END = re.compile(rb"[A-P]{4}\d+ (?:OK|NO|BAD)\r\n")
_UNTAGGED = re.compile(rb"\* (?:(\d+) )?([A-Za-z]+)\b")
_CODE = re.compile(r"\[([A-Za-z][A-Za-z0-9-]*)(?: [^\]]*)?\] ?")
_REFUSED = {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED"}
_TALK = {"", "ALERT", "WEBALERT", "CAPABILITY", "REFERRAL"}
"""Codes that say nothing about the reason; a referral is never followed."""
_PASSING = re.compile(
    r"temporar|try again|unavailable|too many|limit|later|timed? ?out|internal error|busy", re.IGNORECASE
)
_BEFORE_TLS = {"OK", "BAD", "CAPABILITY"}


class Connection(imaplib.IMAP4):
    """imaplib's connection over a Stream. A tagged NO or BAD is raised as Rejected; the wire is kept in no log."""

    def __init__(self, stream: Stream, host: str) -> None:
        self.stream = stream
        self.exists = -1
        """Messages in the selected mailbox as last announced; -1 unknown."""
        self.news = False
        """Something came or went that was announced in reply to another command (it is never said twice)."""
        super().__init__(host)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        del timeout  # the Stream's business
        self.host, self.port, self.sock = host, port, self.stream.sock

    def read(self, size: int) -> bytes:
        return self.stream.exactly(size)

    def readline(self) -> bytes:
        line = self.stream.line()
        if _BARE_END.fullmatch(line):
            return line[:-2] + b" \r\n"  # "A1 OK" without text, which imaplib takes for nonsense
        return line

    def send(self, data: Any) -> None:
        self.stream.send(data)

    def shutdown(self) -> None:
        self.stream.close()

    def run(self, name: str, *args: str) -> None:
        """One command to its tagged OK; the untagged replies are then in ``untagged_responses``."""
        tag = self.begin(name, *args)
        self._command_complete(f"UID {args[0]}" if name == "UID" else name, tag)

    def begin(self, name: str, *args: str) -> bytes:
        """Send a command; what earlier replies left is forgotten."""
        self.untagged_responses.clear()
        self.tagged_commands.clear()
        tag: bytes = self._command(name, *args)
        return tag

    def said(self, name: str) -> list[bytes]:
        """The untagged replies or response codes of that name, without their literals."""
        return [each for each in self.untagged_responses.get(name, []) if isinstance(each, bytes)]

    def last(self, name: str) -> bytes | None:
        return next(reversed(self.said(name)), None)

    def _command(self, name: str, *args: str | bytes) -> Any:
        for each in (name, *args):
            gate.printable(each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each)
        return super()._command(name, *args)  # type: ignore[misc]

    def _command_complete(self, name: str, tag: bytes) -> tuple[str, list[Any]]:
        status, data = self._get_tagged_response(tag, expect_bye=name == "LOGOUT")
        if status in {"NO", "BAD"}:
            raise rejected(name, data[-1], status)
        if status not in {"OK", "BYE"}:
            raise Disconnected(f"{name}: {gate.harmless(status)} is no answer")
        if name != "LOGOUT" and "BYE" in self.untagged_responses:
            raise Disconnected("the server said BYE")
        return status, data

    def _check_bye(self) -> None:
        """A BYE ends the connection, but a tagged NO right behind it (a refused login) is worth a moment."""
        if "BYE" in self.untagged_responses:
            self.stream.hasten(2.0)

    def _append_untagged(self, typ: str, dat: Any) -> None:
        self._notice(typ, dat)
        super()._append_untagged(typ, dat)  # type: ignore[misc]

    def heard(self, line: bytes) -> None:
        """An untagged line that was read beside imaplib: BYE raises Disconnected, news is noticed."""
        found = _UNTAGGED.match(line)
        if found and found[2].upper() == b"BYE":
            raise Disconnected("the server said BYE")
        if found:
            self._notice(found[2].decode("ascii").upper(), found[1])

    def _notice(self, typ: str, dat: Any) -> None:
        if typ == "EXISTS" and isinstance(dat, bytes):
            count = int(dat)
            self.news = self.news or count != self.exists
            self.exists = count
        elif typ in {"EXPUNGE", "VANISHED"}:
            self.news = True

    def _get_capabilities(self) -> None:
        """Also from servers that have no CAPABILITY to give; PREAUTH has no business on a connection of ours."""
        if "PREAUTH" in self.untagged_responses:
            raise InsecureRefused("preauth", "")
        try:
            self.run("CAPABILITY")
        except Rejected:
            self.capabilities = ("IMAP4REV1",)
            return
        said = self.last("CAPABILITY") or b""
        words = tuple(said.decode("ascii", "replace").upper().split())
        self.capabilities = words if "IMAP4REV1" in words else ("IMAP4REV1", *words)

    def _log(self, line: object) -> None:
        """imaplib keeps the last ten lines, LOGIN with its password among them."""

    def _mesg(self, s: str, secs: float | None = None) -> None:
        """imaplib writes to stderr."""


def rejected(name: str, said: bytes | None, status: str) -> Rejected:
    """A tagged NO or BAD in fields."""
    whole = gate.harmless(said, 1000)
    code = _CODE.match(whole)
    text = whole[code.end() :] if code else whole
    return Rejected(name, code[1].upper() if code else "", text[:200], status)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """The system's authorities or the given ones; names are checked; TLS 1.2 or newer."""
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ValueError) as error:
        raise NeedsHuman("ca_file", f"{ca_file}: {gate.harmless(str(error))}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def open_socket(host: str, port: int, deadline: float) -> socket.socket:
    """A TCP connection to the first address that answers, each getting its share of the time left."""
    addresses = _resolve(host, port, deadline)
    failure: OSError | None = None
    for tried, (family, kind, protocol, _, address) in enumerate(addresses):
        share = (deadline - time.monotonic()) / (len(addresses) - tried)
        if share <= 0:
            break
        sock = None
        try:
            sock = socket.socket(family, kind, protocol)
            sock.settimeout(share)
            sock.connect(address)
            _keep_alive(sock)
        except OSError as error:
            failure = error
            if sock is not None:
                sock.close()
        else:
            return sock
    raise Disconnected(gate.harmless(f"no connection: {failure or 'timed out'}")) from failure


def _resolve(host: str, port: int, deadline: float) -> list[Any]:
    """getaddrinfo in a thread of its own: its patience is the resolver's, not ours."""
    answer: queue.SimpleQueue[list[Any] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        found = answer.get(timeout=max(deadline - time.monotonic(), 0.001))
    except queue.Empty as error:
        raise Disconnected("the name of the server was not resolved in time") from error
    if isinstance(found, OSError | UnicodeError):
        raise Disconnected(gate.harmless(f"the name of the server was not resolved: {found}")) from found
    return found


def _keep_alive(sock: socket.socket) -> None:
    """A flow that a NAT dropped is noticed within 90 s; small writes are not held back (Nagle)."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    wanted = {
        "TCP_KEEPIDLE": 60,
        "TCP_KEEPALIVE": 60,  # macOS's name for it
        "TCP_KEEPINTVL": 15,
        "TCP_KEEPCNT": 4,
        "TCP_USER_TIMEOUT": 90_000,
    }
    for name, value in wanted.items():
        if (option := getattr(socket, name, None)) is not None:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)


def start_tls(connection: Connection, context: ssl.SSLContext, host: str) -> None:
    """STARTTLS (RFC 3501 6.2.1), and everything said in clear forgotten: who sits on the wire could have said it."""
    if "STARTTLS" not in connection.capabilities:
        raise InsecureRefused("no_starttls", host)
    try:
        connection.run("STARTTLS")
    except Rejected as error:
        raise InsecureRefused("no_starttls", error.text) from error
    said = {name for name, values in connection.untagged_responses.items() if values} - _BEFORE_TLS
    if said:
        raise InsecureRefused("injected", gate.harmless(" ".join(sorted(said))))
    if connection.stream.unread or connection.stream.fill_ready():
        raise InsecureRefused("injected", "")
    connection.stream.start_tls(context, host)
    connection.sock = connection.stream.sock
    connection.untagged_responses.clear()
    connection.exists, connection.news = -1, False
    connection._get_capabilities()


def log_in(connection: Connection, login: str, credential: str, encrypted: bool) -> frozenset[str]:
    """LOGIN, or AUTHENTICATE PLAIN where that can't be; returns the capabilities from then on."""
    if not login or not credential or any(each in login + credential for each in "\r\n\0"):
        raise BadArgument("a login or credential that is empty or has CR, LF or NUL")
    announced = frozenset(connection.capabilities)
    if "LOGINDISABLED" in announced and "AUTH=PLAIN" not in announced:
        if encrypted:
            raise NeedsHuman("needs_oauth", gate.harmless(" ".join(sorted(announced))))
        raise InsecureRefused("login_disabled", "")
    try:
        both = login + credential
        if "LOGINDISABLED" in announced or not (both.isascii() and both.isprintable()):
            _authenticate_plain(connection, login, credential)
        else:
            connection.run("LOGIN", gate.quoted(login), gate.quoted(credential))
    except Rejected as error:
        _judge(error, announced)
    connection.state = "AUTH"
    said = connection.last("CAPABILITY")
    if said is None:
        connection._get_capabilities()
        return frozenset(connection.capabilities)
    return frozenset(said.decode("ascii", "replace").upper().split())


def _authenticate_plain(connection: Connection, login: str, credential: str) -> None:
    """SASL PLAIN (RFC 4616): any character, in UTF-8."""
    try:
        secret = f"\0{login}\0{credential}".encode()
    except UnicodeEncodeError as error:
        raise BadArgument("a login or credential that is no text") from error
    tag = connection.begin("AUTHENTICATE", "PLAIN")
    asked = 0
    while not connection.tagged_commands[tag]:
        if connection._get_response() is None:
            asked += 1
            if asked > 1:
                raise Disconnected("the server asked for more than the credential")
            connection.send(base64.b64encode(secret) + b"\r\n")
    connection._command_complete("AUTHENTICATE", tag)


def _judge(error: Rejected, announced: frozenset[str]) -> Never:
    """What a tagged refusal of a login means. A wrong guess here locks an account, or hammers a server."""
    if error.code == "PRIVACYREQUIRED":
        raise InsecureRefused("privacy_required", error.text) from error
    if error.code == "CONTACTADMIN":
        raise NeedsHuman("contact_admin", error.text) from error
    if error.status != "NO":
        raise error
    passing = error.code not in _REFUSED and (error.code not in _TALK or _PASSING.search(error.text))
    if passing or "authenticated but not connected" in error.text.lower():
        raise error
    if error.code in _TALK and "AUTH=PLAIN" not in announced and announced & _OAUTH:
        raise NeedsHuman("needs_oauth", error.text) from error
    raise CredentialRejected(
        "credential", f"[{error.code}] {error.text}" if error.code else error.text
    ) from error


_OAUTH = {"AUTH=XOAUTH2", "AUTH=OAUTHBEARER"}
