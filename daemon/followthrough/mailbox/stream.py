"""The gate of bytes: how long anything may take, how much may come back, and the way to end it all at once.

One ``Stream`` replaces imaplib's own file, so the deadline, the byte budget and the limit of a line hold for
everything that is read or written, and what a TLS layer or a buffer still holds is known in one place.
"""

import contextlib
import socket
import ssl
import time

from followthrough.mailbox.errors import Disconnected, InsecureRefused
from followthrough.mailbox.gate import harmless

LINE_LIMIT = 1024 * 1024
"""Bytes of one line; imaplib's own limit is 1,000,000 and its error leaves the connection in the middle of one."""

CHUNK = 256 * 1024
RECORD = 16 * 1024
"""All that one read gives over TLS (RFC 8446 5.1). Making room for more costs: 10,000 heads took 0.19 s, not 0.17."""

SLICE = 0.5
"""Seconds one wait may last: so soon is an end noticed that another thread has brought nearer."""


class Abort:
    """A way to end connections that are not made yet: resolving, connecting, TLS, login, and every command after.

    Any thread or signal handler may call ``within``; whoever waits then gets Disconnected, at most ``SLICE`` late.
    One may serve any number of connections, one after the other or together.
    """

    __slots__ = ("_end",)

    def __init__(self) -> None:
        self._end = float("inf")

    def within(self, seconds: float) -> None:
        """At most so many seconds more; what was said before can't be taken back."""
        self._end = min(self._end, time.monotonic() + seconds)

    def wait(self, deadline: float) -> float:
        """How long the next wait may last, at most ``SLICE``; Disconnected where there is no time left."""
        remaining = min(deadline, self._end) - time.monotonic()
        if remaining <= 0:
            raise Disconnected("the server did not answer in time")
        return min(remaining, SLICE)


class Stream:
    """The connection's bytes, both ways, within a deadline and a budget; raises only Disconnected and InsecureRefused.

    One thread reads and writes. ``end_within`` and ``shut`` may be called from any thread or a signal handler.
    """

    def __init__(self, sock: socket.socket, abort: Abort | None = None) -> None:
        self.sock = sock
        self._abort = abort or Abort()
        self.buffer = b""
        self.at = 0
        """Where in ``buffer`` the unread bytes begin; the bulk parser moves it on itself."""
        self._chunk = CHUNK
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
        return self._abort.wait(min(self._deadline, self._end))

    def fill(self) -> None:
        """Wait for more bytes and put them behind the unread ones."""
        while True:
            self._set_timeout(self._wait())
            with _broken():
                try:
                    data = self.sock.recv(self._chunk)
                except TimeoutError:
                    continue
            return self._take(data)

    def fill_ready(self) -> bool:
        """Take what the socket or the TLS layer holds, without waiting; False when that is nothing."""
        self._set_timeout(0.0)
        with _broken():
            try:
                data = self.sock.recv(self._chunk)
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
                self._chunk = RECORD
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
