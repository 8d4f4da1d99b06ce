"""The gate every byte passes: what may be said, how long it may take, how much may come back (RFC 3501 4, 9).

One ``Stream`` replaces imaplib's own file, so the deadline, the byte budget and the limit of a line hold for
everything that is read or written, and what a TLS layer or a buffer still holds is known in one place.
"""

import contextlib
import imaplib
import re
import socket
import ssl
import time

from imapclient import imap_utf7

from followthrough.mailbox.errors import BadArgument, Disconnected, InsecureRefused

LINE_LIMIT = 1024 * 1024
"""Bytes of one line; imaplib's own limit is 1,000,000 and its error leaves the connection in the middle of one."""

CHUNK = 256 * 1024
SLICE = 0.5
"""Seconds one wait for the socket may last: so soon is a deadline noticed that another thread has shortened."""

STRANGE = (
    imaplib.IMAP4.error,
    OSError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
    MemoryError,
)
"""What imaplib and imapclient's parsers raise, on legal traffic too: the connection can't be trusted any more."""

_PRINTABLE = re.compile(rb"[\x20-\x7e]*")
_TEXT = re.compile(r"[\x20-\x7e]{1,1000}")
_MESSAGE_ID = re.compile(r"[\x21\x23-\x3b\x3d\x3f-\x5b\x5d-\x7e]{1,250}")
_FLAG = re.compile(r"\\?[A-Za-z0-9$_.+-]{1,100}")
_FIELDS = re.compile(r"[A-Za-z0-9-]{1,80}(?: [A-Za-z0-9-]{1,80}){0,40}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
UID_MAX = 2**32 - 1
MODSEQ_MAX = 2**63 - 1


def text(value: str) -> str:
    """A quoted string of 1 to 1000 printable ASCII characters, else BadArgument."""
    if not _TEXT.fullmatch(value):
        raise BadArgument(f"not 1 to 1000 printable ASCII characters: {value[:80]!r}")
    return quoted(value)


def quoted(value: str) -> str:
    """RFC 3501 ``quoted``; the value must be printable ASCII."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mailbox(name: str) -> str:
    """A mailbox name as it goes over the wire: modified UTF-7 (RFC 3501 5.1.3), quoted."""
    if not 1 <= len(name) <= 1000 or _CONTROL.search(name):
        raise BadArgument(f"not the name of a mailbox: {name[:80]!r}")
    return quoted(imap_utf7.encode(name).decode("ascii"))


def message_id(value: str) -> str:
    """A message-id without brackets, from a strict pattern: its sender chose it (CR and LF became commands once)."""
    if not _MESSAGE_ID.fullmatch(value):
        raise BadArgument(f"not a message-id: {value[:80]!r}")
    return value


def flag(value: str) -> str:
    if not _FLAG.fullmatch(value):
        raise BadArgument(f"not a flag: {value[:80]!r}")
    return value


def header_fields(value: str) -> str:
    """Names of header fields, separated by single spaces."""
    if not _FIELDS.fullmatch(value):
        raise BadArgument(f"not names of header fields: {value[:80]!r}")
    return value.upper()


def number(value: int, most: int = UID_MAX) -> int:
    if not 1 <= value <= most:
        raise BadArgument(f"not within 1..{most}: {value}")
    return value


def printable(command: bytes) -> None:
    """The last look before sending: no byte that could end a command or begin a literal is in it."""
    if not _PRINTABLE.fullmatch(command):
        raise BadArgument("a command with a control or 8-bit character")


def harmless(said: bytes | str | None, most: int = 200) -> str:
    """What a server said, fit for a log or a terminal: printable, short."""
    if said is None:
        return ""
    shown = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in shown[:most])


class Stream:
    """The connection's bytes, both ways, within a deadline and a budget; raises only Disconnected and InsecureRefused.

    One thread reads and writes. ``end_within`` and ``shut`` may be called from any thread or a signal handler.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.buffer = b""
        self.at = 0
        """Where in ``buffer`` the unread bytes begin; the bulk parser moves it on itself."""
        self._left = 0
        self._deadline = 0.0
        self._end = float("inf")

    def allow(self, seconds: float, budget: int) -> None:
        """The next command may take so long and receive so many bytes; what was received before doesn't count."""
        self._deadline = time.monotonic() + seconds
        self._left = budget

    def hasten(self, seconds: float) -> None:
        """At most so many seconds more for the command that runs."""
        self._deadline = min(self._deadline, time.monotonic() + seconds)

    def end_within(self, seconds: float) -> None:
        """At most so many seconds more for this connection."""
        self._end = min(self._end, time.monotonic() + seconds)

    def _wait(self) -> float:
        remaining = min(self._deadline, self._end) - time.monotonic()
        if remaining <= 0:
            raise Disconnected("the server did not answer in time")
        return min(remaining, SLICE)

    def fill(self) -> None:
        """Wait for more bytes and put them behind the unread ones."""
        while True:
            self._set_timeout(self._wait())
            with _broken():
                try:
                    data = self.sock.recv(CHUNK)
                except TimeoutError:
                    continue
            return self._take(data)

    def fill_ready(self) -> bool:
        """Take what the socket or the TLS layer holds, without waiting; False when that is nothing."""
        self._set_timeout(0.0)
        with _broken():
            try:
                data = self.sock.recv(CHUNK)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return False
        self._take(data)
        return True

    def _take(self, data: bytes) -> None:
        if not data:
            raise Disconnected("the server closed the connection")
        self._left -= len(data)
        if self._left < 0:
            raise Disconnected("the server sent more than it was asked for")
        self.buffer = self.buffer[self.at :] + data
        self.at = 0

    def line(self) -> bytes:
        """One line with its CRLF."""
        scan = self.at
        while (end := self.buffer.find(b"\r\n", scan)) < 0:
            if self.unread > LINE_LIMIT:
                raise Disconnected(f"the server sent a line of more than {LINE_LIMIT} bytes")
            before = self.unread
            self.fill()
            scan = max(before - 1, 0)
        found = self.buffer[self.at : end + 2]
        self.at = end + 2
        return found

    def exactly(self, size: int) -> bytes:
        """A literal. One that is larger than what may still come is refused before anything of it is kept."""
        if size > self.unread + self._left:
            raise Disconnected(f"the server announced {size} bytes, more than it was asked for")
        parts = []
        while size > self.unread:
            parts.append(self.buffer[self.at :])
            size -= self.unread
            self.at = len(self.buffer)
            self.fill()
        parts.append(self.buffer[self.at : self.at + size])
        self.at += size
        return b"".join(parts)

    @property
    def unread(self) -> int:
        """Bytes that were received and not yet read."""
        return len(self.buffer) - self.at

    def send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._set_timeout(self._wait())
            with _broken():
                try:
                    sent = self.sock.send(rest)
                except TimeoutError:
                    continue
            rest = rest[sent:]

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on, also within the deadline. InsecureRefused where the certificate is not good."""
        try:
            with _broken():
                self.sock = context.wrap_socket(
                    self.sock, server_hostname=host, do_handshake_on_connect=False
                )
                self._handshake(self.sock)
        except Disconnected as error:
            cause = error.__cause__
            if isinstance(cause, ssl.SSLCertVerificationError):
                raise InsecureRefused("bad_certificate", cause.verify_message) from cause
            if isinstance(cause, ssl.SSLError) and cause.reason in _TOO_OLD:
                raise InsecureRefused("old_tls", cause.reason) from cause
            raise

    def _handshake(self, sock: ssl.SSLSocket) -> None:
        while True:
            self._set_timeout(self._wait())
            try:
                return sock.do_handshake()
            except TimeoutError:
                continue

    def _set_timeout(self, seconds: float) -> None:
        with _broken():
            self.sock.settimeout(seconds)

    def shut(self) -> None:
        """End the conversation; whoever waits in ``fill`` or ``send`` gets Disconnected. The descriptor stays."""
        self._end = 0.0
        with contextlib.suppress(OSError):
            # Not SSLSocket.shutdown: it drops the TLS layer, and another thread's recv would read ciphertext.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        self.shut()
        with contextlib.suppress(OSError):
            self.sock.close()


_TOO_OLD = {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW"}


class _broken:  # noqa: N801 - reads as `with _broken()`
    """OSError (ssl.SSLError is one) as Disconnected; a class, as this is entered for every read of a large scan."""

    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError | ValueError):
            raise Disconnected(harmless(f"{type(error).__name__}: {error}")) from error
