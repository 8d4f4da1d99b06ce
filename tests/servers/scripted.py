"""A server that says exactly what a test tells it to, for the dialogues no real server would hold.

A script is a list of steps, played in order on one connection::

    steps = [
        Send(b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n"),
        Expect(rb"EXAMINE", b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n{tag} OK [READ-ONLY] done\r\n"),
        Expect(rb"IDLE", b"+ idling\r\n* 4 EXISTS\r\n"),     # one segment: 0.2 of the faults
        Pause("half"), Send(b"* 5 EXI"),                     # plays on once server.release("half") was called
        Reach("sent half"),                                  # server.wait_for("sent half") in the test
        Close(),
    ]
    with ScriptedServer(steps) as server:
        connect(server.host, server.port)

- ``Expect(pattern, *segments)``: the next command must match (searched without case in what follows the tag;
  literals are part of it), then the segments are sent, one ``send`` each; ``{tag}`` becomes the client's tag.
  ``Expect(..., literal="hold")`` answers once the line announcing it is there, without asking for it.
- ``Send(*segments)``, ``Flood(chunk)`` (for ever, until the client leaves), ``Pause(name)``, ``Reach(name)``,
  ``Hang()`` (says nothing until the server stops), ``Close()``, ``Reset()`` (RST), ``StartTls()``,
  ``Serve(table)`` (answers by table for ever).
- While a script expects one command, innocent others (CAPABILITY, ID, NOOP, NAMESPACE, ENABLE, LOGIN,
  AUTHENTICATE PLAIN, LOGOUT) are answered from ``polite``, so a test fixes only what it is about. Pass
  ``polite={**POLITE, rb"^LIST": b"..."}`` to add to it, ``polite={}`` for none. An answer is bytes or a
  function of (connection, tag, command).
- ``ScriptedServer(a, b)``: the first connection plays ``a``, the second and all later ones ``b``.
- ``server.commands``: what clients sent, one bytes a command, without tags; ``server.wire``: everything, with
  connection number and direction ("C" or "S"); ``server.connections``: how many so far; ``server.finished``:
  whether the last connection's script was played to its end (after ``server.wait_for("connection 1 over")``).
- A command that does not fit fails the test when the ``with`` block ends (``server.failures``).
- ``tls=True`` speaks TLS from the first byte; ``server.ca_file`` is the certificate to trust, for
  ``127.0.0.1`` and ``localhost``. No step sleeps: order is held by events alone.
"""

import contextlib
import re
import socket
import ssl
import struct
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self

from tests.servers.certificate import ca_file, server_context

PATIENCE = 20.0
"""Seconds any wait may take before the test is told what never happened."""

_LITERAL = re.compile(rb"\{(\d+)(\+?)\}\r\n\Z")

Answer = bytes | Callable[["Connection", bytes, bytes], None]


class Step(ABC):
    """One thing the server does on a connection."""

    __slots__ = ()

    @abstractmethod
    def play(self, connection: "Connection") -> None: ...


@dataclass(frozen=True, slots=True)
class Wire:
    """One piece of what went over the wire: which connection, from whom, what."""

    connection: int
    sender: Literal["C", "S"]
    data: bytes


class _GoneError(Exception):
    """The client left, or the server is being stopped."""


class _UnexpectedError(Exception):
    """The client said something the script has no place for."""


@dataclass(slots=True)
class Connection:
    """One accepted connection: reading commands, sending segments, in the order of the script."""

    server: "ScriptedServer"
    number: int
    sock: socket.socket
    pending: bytes = b""
    logged_in: bool = False

    def send(self, data: bytes) -> None:
        """One ``send`` with Nagle off, so one segment where the size allows it."""
        self.server.record(self.number, "S", data)
        try:
            self.sock.sendall(data)
        except OSError as error:
            raise _GoneError from error

    def receive(self) -> bytes:
        try:
            data = self.sock.recv(65536)
        except OSError as error:
            raise _GoneError from error
        if not data:
            raise _GoneError
        self.server.record(self.number, "C", data)
        return data

    def line(self) -> bytes:
        while b"\r\n" not in self.pending:
            self.pending += self.receive()
        line, _, self.pending = self.pending.partition(b"\r\n")
        return line + b"\r\n"

    def exactly(self, count: int) -> bytes:
        while len(self.pending) < count:
            self.pending += self.receive()
        data, self.pending = self.pending[:count], self.pending[count:]
        return data

    def command(self, ask_for_literals: bool = True) -> tuple[bytes, bytes]:
        """The client's next command as (tag, the rest without its last CRLF), literals included."""
        whole = self.line()
        while (found := _LITERAL.search(whole)) and ask_for_literals:
            if not found[2]:
                self.send(b"+ go ahead\r\n")
            whole += self.exactly(int(found[1])) + self.line()
        tag, _, rest = whole.removesuffix(b"\r\n").partition(b" ")
        self.server.note(rest or tag)
        return tag, rest or tag

    def answer(self, answer: Answer, tag: bytes, command: bytes) -> None:
        if callable(answer):
            answer(self, tag, command)
        else:
            self.send(answer.replace(b"{tag}", tag))

    def start_tls(self) -> None:
        try:
            context = server_context()
            self.sock = context.wrap_socket(self.sock, server_side=True, do_handshake_on_connect=False)
            self.server.opened(self.sock)
            self.sock.do_handshake()
        except OSError as error:
            raise _GoneError from error


def _authenticate(connection: Connection, tag: bytes, command: bytes) -> None:
    if len(command.split()) < 3:
        connection.send(b"+ \r\n")
        connection.line()
    connection.send(tag + b" OK signed in\r\n")


def _logout(connection: Connection, tag: bytes, command: bytes) -> None:
    connection.send(b"* BYE until next time\r\n" + tag + b" OK gone\r\n")
    raise _GoneError


POLITE: Mapping[bytes, Answer] = {
    rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE UIDPLUS\r\n{tag} OK done\r\n",
    rb"^ID ": b"* ID NIL\r\n{tag} OK done\r\n",
    rb"^NOOP": b"{tag} OK done\r\n",
    rb"^NAMESPACE": b'* NAMESPACE (("" "/")) NIL NIL\r\n{tag} OK done\r\n',
    rb"^ENABLE": b"* ENABLED\r\n{tag} OK done\r\n",
    rb"^LOGIN ": b"{tag} OK signed in\r\n",
    rb"^AUTHENTICATE PLAIN": _authenticate,
    rb"^LOGOUT": _logout,
}


def _find(table: Mapping[bytes, Answer], command: bytes) -> Answer | None:
    for pattern, answer in reversed(list(table.items())):
        if re.search(pattern, command, re.IGNORECASE | re.DOTALL):
            return answer
    return None


@dataclass(frozen=True, slots=True)
class Send(Step):
    """Sends each segment in a ``send`` of its own; a Pause between makes sure the client sees them apart."""

    segments: tuple[bytes, ...]

    def __init__(self, *segments: bytes) -> None:
        object.__setattr__(self, "segments", segments)

    def play(self, connection: Connection) -> None:
        for segment in self.segments:
            connection.send(segment)


@dataclass(frozen=True, slots=True)
class Expect(Step):
    """Waits for a command matching the pattern, then sends the segments."""

    pattern: bytes
    segments: tuple[bytes, ...]
    literal: Literal["take", "hold"]

    def __init__(self, pattern: bytes, *segments: bytes, literal: Literal["take", "hold"] = "take") -> None:
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "segments", segments)
        object.__setattr__(self, "literal", literal)

    def play(self, connection: Connection) -> None:
        while True:
            tag, command = connection.command(ask_for_literals=self.literal == "take")
            if re.search(self.pattern, command, re.IGNORECASE | re.DOTALL):
                break
            polite = _find(connection.server.polite, command)
            if polite is None:
                raise _UnexpectedError(f"expected {self.pattern!r}, got {command[:300]!r}")
            connection.answer(polite, tag, command)
        for segment in self.segments:
            connection.answer(segment, tag, command)


@dataclass(frozen=True, slots=True)
class Serve(Step):
    """Answers every command by the table (and ``polite``) until the client leaves."""

    table: Mapping[bytes, Answer] = field(default_factory=dict)

    def play(self, connection: Connection) -> None:
        table = {**connection.server.polite, **self.table}
        while True:
            tag, command = connection.command()
            answer = _find(table, command)
            if answer is None:
                raise _UnexpectedError(f"no answer in the table for {command[:300]!r}")
            connection.answer(answer, tag, command)


@dataclass(frozen=True, slots=True)
class Flood(Step):
    """Sends the chunk again and again until the client leaves or the server stops."""

    chunk: bytes

    def play(self, connection: Connection) -> None:
        while not connection.server.stopping.is_set():
            try:
                connection.sock.sendall(self.chunk)
            except OSError as error:
                raise _GoneError from error


@dataclass(frozen=True, slots=True)
class Pause(Step):
    """Plays on once the test called ``server.release(name)``."""

    name: str

    def play(self, connection: Connection) -> None:
        connection.server.reach(f"paused {self.name}")
        connection.server.await_release(self.name)


@dataclass(frozen=True, slots=True)
class Reach(Step):
    """Lets ``server.wait_for(name)`` return."""

    name: str

    def play(self, connection: Connection) -> None:
        connection.server.reach(self.name)


@dataclass(frozen=True, slots=True)
class Hang(Step):
    """Says nothing more, and keeps the connection open until the client leaves or the server stops."""

    def play(self, connection: Connection) -> None:
        while True:
            connection.receive()


@dataclass(frozen=True, slots=True)
class Close(Step):
    """Closes the connection in order (FIN)."""

    def play(self, connection: Connection) -> None:
        raise _GoneError


@dataclass(frozen=True, slots=True)
class Reset(Step):
    """Drops the connection with RST."""

    def play(self, connection: Connection) -> None:
        connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise _GoneError


@dataclass(frozen=True, slots=True)
class StartTls(Step):
    """Speaks TLS from here on; put it after the Expect that answered STARTTLS."""

    def play(self, connection: Connection) -> None:
        connection.start_tls()


class ScriptedServer:
    """Plays one script a connection on a loopback port; a context manager."""

    def __init__(
        self,
        *scripts: Sequence[Step],
        tls: bool = False,
        polite: Mapping[bytes, Answer] = POLITE,
        host: str = "127.0.0.1",
    ) -> None:
        self.scripts = scripts
        self.tls = tls
        self.polite = polite
        self.host = host
        self.port = 0
        self.ca_file = ca_file()
        self.commands: list[bytes] = []
        self.wire: list[Wire] = []
        self.failures: list[str] = []
        self.connections = 0
        self.finished = False
        self.stopping = threading.Event()
        self._events: set[str] = set()
        self._changed = threading.Condition()
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._listener = socket.create_server((self.host, 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if kind is None and self.failures:
            raise AssertionError("the client left the script: " + "; ".join(self.failures))

    def stop(self) -> None:
        """Closes everything at once; a script that pauses or hangs ends here."""
        self.stopping.set()
        with self._changed:
            self._changed.notify_all()
        _shut(self._listener)
        for sock in list(self._open):
            _shut(sock)
        for thread in self._threads:
            thread.join(PATIENCE)

    def release(self, name: str) -> None:
        """Lets the ``Pause`` of that name play on, now or when it gets there."""
        self.reach(f"release {name}")

    def wait_for(self, name: str) -> None:
        """Returns once a script reached ``Reach(name)`` (or stands at ``Pause(x)``, name ``"paused x"``)."""
        with self._changed:
            if not self._changed.wait_for(lambda: name in self._events, PATIENCE):
                raise AssertionError(f"no script reached {name!r}; seen: {sorted(self._events)}")

    def wait_for_command(self, pattern: bytes, count: int = 1) -> None:
        """Returns once that many commands matching the pattern have come in."""

        def seen() -> bool:
            return sum(1 for each in list(self.commands) if re.search(pattern, each, re.IGNORECASE)) >= count

        with self._changed:
            if not self._changed.wait_for(seen, PATIENCE):
                raise AssertionError(f"never saw {pattern!r} {count} times; seen: {self.commands[-20:]}")

    def reach(self, name: str) -> None:
        with self._changed:
            self._events.add(name)
            self._changed.notify_all()

    def await_release(self, name: str) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self.stopping.is_set() or f"release {name}" in self._events)
        if self.stopping.is_set():
            raise _GoneError

    def record(self, connection: int, sender: Literal["C", "S"], data: bytes) -> None:
        with self._changed:
            self.wire.append(Wire(connection, sender, data))
            self._changed.notify_all()

    def note(self, command: bytes) -> None:
        with self._changed:
            self.commands.append(command)
            self._changed.notify_all()

    def opened(self, sock: socket.socket) -> None:
        """A socket that ``stop`` has to close, so that nobody waits on it for ever."""
        self._open.append(sock)
        if self.stopping.is_set():
            _shut(sock)

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True, name="scripted-server")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.opened(sock)
            with self._changed:
                self.connections += 1
                self._changed.notify_all()
            self._start(self._play, Connection(self, self.connections, sock))

    def _play(self, connection: Connection) -> None:
        script = self.scripts[min(connection.number, len(self.scripts)) - 1]
        self.finished = False
        left = list(script)
        try:
            if self.tls:
                connection.start_tls()
            while left:
                left[0].play(connection)
                left.pop(0)
        except _UnexpectedError as error:
            self.failures.append(f"connection {connection.number}: {error}")
        except _GoneError:
            left = left[1:] if left and isinstance(left[0], (Close, Reset, Serve, Hang, Flood)) else left
        finally:
            self.finished = not left
            self.reach(f"connection {connection.number} over")
            _close(connection.sock)


def _shut(sock: socket.socket) -> None:
    """Wakes whoever reads from or accepts on the socket, then closes it."""
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    _close(sock)


def _close(sock: socket.socket) -> None:
    with contextlib.suppress(OSError, ssl.SSLError):
        sock.close()
