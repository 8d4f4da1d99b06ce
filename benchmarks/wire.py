"""The yardsticks: a bare IMAP connection that only receives and counts, and a tap that notes who spoke when."""

import contextlib
import itertools
import re
import selectors
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

PATIENCE = 300.0


class Bare:
    """A logged-in connection on a plain socket. Nothing is parsed but the tagged line at the end."""

    def __init__(self, host: str, port: int, user: str, password: str) -> None:
        self._socket = socket.create_connection((host, port), timeout=PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._number = 0
        self._kept = b""
        self._line()
        self.command(f"LOGIN {user} {password}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def command(self, text: str) -> bytes:
        """Sends it and returns the whole answer. AssertionError where that is not OK."""
        tag = self._send(text)
        answer = bytearray(self._kept)
        self._kept = b""
        while not _ended(answer, tag):
            answer += self._receive()
        assert b"\r\n" + tag + b" OK" in b"\r\n" + answer, bytes(answer[-300:])
        return bytes(answer)

    def count(self, text: str) -> int:
        """Sends it and counts the bytes of the answer, keeping none of it."""
        tag = self._send(text)
        buffer = bytearray(1 << 20)
        total, end = 0, b""
        while not _ended(end, tag):
            size = self._socket.recv_into(buffer)
            assert size, "the server closed the connection"
            total += size
            end = (end + buffer[max(0, size - 500) : size])[-1000:]
        return total

    def append(self, mailbox: str, raw: bytes, flags: str = "") -> None:
        """APPEND with a literal the server needs not wait for (LITERAL+, RFC 7888)."""
        self._number += 1
        tag = b"b%d" % self._number
        self._socket.sendall(
            b"%s APPEND %s (%s) {%d+}\r\n" % (tag, mailbox.encode(), flags.encode(), len(raw))
        )
        self._socket.sendall(raw + b"\r\n")
        answer = b""
        while not _ended(answer, tag):
            answer += self._receive()
        assert tag + b" OK" in answer, answer

    def idle(self) -> None:
        """Begins IDLE; `pushed` waits in it."""
        self._send("IDLE")
        while not self._line().startswith(b"+"):
            pass

    def pushed(self) -> float:
        """The moment (monotonic) at which the next EXISTS came in."""
        while not re.match(rb"\* \d+ EXISTS", self._line()):
            pass
        return time.monotonic()

    def _send(self, text: str) -> bytes:
        self._number += 1
        tag = b"b%d" % self._number
        self._socket.sendall(tag + b" " + text.encode() + b"\r\n")
        return tag

    def _line(self) -> bytes:
        while b"\r\n" not in self._kept:
            self._kept += self._receive()
        line, _, self._kept = self._kept.partition(b"\r\n")
        return line

    def _receive(self) -> bytes:
        data = self._socket.recv(1 << 16)
        assert data, "the server closed the connection"
        return data


def _ended(answer: bytes | bytearray, tag: bytes) -> bool:
    if not answer.endswith(b"\r\n"):
        return False
    last = answer[answer.rfind(b"\r\n", 0, -2) + 1 :].lstrip(b"\n")
    return last.startswith(tag + b" ")


@dataclass(slots=True)
class Turn:
    """One side spoke, in one or more pieces, before the other did: monotonic seconds of the first and last piece."""

    who: Literal["client", "server"]
    began: float
    ended: float
    text: bytes


class Tap:
    """Passes every connection on to the server and notes the turns; of the server's words only the beginning."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._changed = threading.Condition()
        self._turns: list[Turn] = []
        self._opened: float | None = None
        self._stop, self._stopped = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="tap", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.close()
        self._thread.join(PATIENCE)
        self._listener.close()

    def forget(self) -> None:
        """Begin anew: the next connection's opening is the first thing noted."""
        with self._changed:
            self._turns, self._opened = [], None

    def wait_for_idle(self, check: Callable[[], None]) -> tuple[float, list[Turn]]:
        """Until the server has answered IDLE: the moment the connection was opened, and all turns.

        ``check`` is called every second and may raise.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            check()
            with self._changed:
                if self._changed.wait_for(self._idles, 1.0):
                    assert self._opened is not None
                    return self._opened, list(self._turns)
                if time.monotonic() > deadline:
                    raise AssertionError(f"no IDLE within {PATIENCE:.0f} s; last: {self._turns[-1:]}")

    def _idles(self) -> bool:
        """Whether IDLE was the last thing that was asked, and has been answered."""
        if len(self._turns) < 2 or self._turns[-1].who == "client":
            return False
        return self._turns[-2].text.endswith(b" IDLE\r\n")

    def _run(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listener, selectors.EVENT_READ)
            waiting.register(self._stopped, selectors.EVENT_READ)
            while True:
                for key, _ in waiting.select():
                    if key.fileobj is self._stopped:
                        return
                    if key.fileobj is self._listener:
                        self._accept(waiting)
                    else:
                        self._pass(waiting, key.fileobj, *key.data)  # type: ignore[arg-type]

    def _accept(self, waiting: selectors.BaseSelector) -> None:
        client, _ = self._listener.accept()
        with self._changed:
            if self._opened is None:
                self._opened = time.monotonic()
        server = socket.create_connection(self._target)
        for sock, other, who in ((client, server, "client"), (server, client, "server")):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            waiting.register(sock, selectors.EVENT_READ, (other, who))

    def _pass(
        self,
        waiting: selectors.BaseSelector,
        source: socket.socket,
        sink: socket.socket,
        who: Literal["client", "server"],
    ) -> None:
        if source.fileno() < 0:
            return  # both ends closed in the same moment
        data = b""
        with contextlib.suppress(OSError):
            data = source.recv(1 << 18)
        if not data:
            for sock in (source, sink):
                with contextlib.suppress(KeyError, OSError):
                    waiting.unregister(sock)
                sock.close()
            return
        now = time.monotonic()
        with contextlib.suppress(OSError):
            sink.sendall(data)
        self._note(who, now, data)

    def _note(self, who: Literal["client", "server"], now: float, data: bytes) -> None:
        with self._changed:
            if not self._turns or self._turns[-1].who != who:
                self._turns.append(Turn(who, now, now, b""))
            turn = self._turns[-1]
            turn.ended = now
            if who == "client" or len(turn.text) < 200:
                turn.text += data[:4096]
            self._changed.notify_all()


def round_trips(turns: list[Turn]) -> int:
    """How often the client spoke and then had to wait for the server; the greeting counts as one more."""
    greeting = int(bool(turns) and turns[0].who == "server")
    asked = sum(a.who == "client" and b.who == "server" for a, b in itertools.pairwise(turns))
    return asked + greeting
