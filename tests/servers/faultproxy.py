"""A TCP proxy on loopback that breaks the wire on purpose, between a client under test and a real server.

::

    with FaultProxy(server.host, server.port) as proxy:
        proxy.cut("to_client", after=85)      # the first connection dies once 85 bytes went that way
        connect(proxy.host, proxy.port)
        proxy.wait_for_cut()

Directions are ``"to_server"`` and ``"to_client"``; bytes are counted from the start of each connection.

- ``cut(direction, after, how="close"|"reset", connections=1)``: exactly ``after`` bytes pass, then both sides
  are closed; only the next ``connections`` connections are cut, later ones pass untouched.
- ``hold(direction)`` keeps back everything from now on, in order, also on new connections;
  ``release(direction)`` lets it all through; ``held(direction)`` is how many bytes wait. ``blackhole()`` is
  both directions. ``hold(direction, after=k)`` lets k bytes of a connection pass first. What is held is still
  delivered on ``release`` when the client has gone meanwhile (a late, "zombie" command), unless
  ``drop(direction)`` threw it away.
- ``drip(direction, size=1, every=0.02)`` and ``resegment(direction, size)``: the same bytes in pieces of
  ``size``, with or without seconds between.
- ``refuse(True)``: new connections are accepted and closed at once. ``reset_all()``: RST on every open one.
- ``passed(direction, connection=-1)``: bytes let through so far on that connection; ``traffic(direction)``:
  the bytes themselves over all connections; ``connections``: how many so far; ``open``: how many are open.
- ``wait(lambda: condition)``: until the proxy's numbers satisfy the condition.
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self

Direction = Literal["to_server", "to_client"]
How = Literal["close", "reset"]
PATIENCE = 20.0


@dataclass(slots=True)
class _Lane:
    """What is wanted of one direction; read and changed under the proxy's lock."""

    cut_after: int | None = None
    cut_how: How = "close"
    cuts_left: int = 0
    hold_after: int | None = None
    piece: int | None = None
    every: float = 0.0
    dropping: int = 0


@dataclass(slots=True)
class _Pair:
    """One client connection and its connection to the server."""

    client: socket.socket
    server: socket.socket
    cut_after: dict[Direction, tuple[int, How]]
    passed: dict[Direction, int] = field(default_factory=lambda: {"to_server": 0, "to_client": 0})
    waiting: dict[Direction, int] = field(default_factory=lambda: {"to_server": 0, "to_client": 0})
    traffic: dict[Direction, bytearray] = field(
        default_factory=lambda: {"to_server": bytearray(), "to_client": bytearray()}
    )
    ended: int = 0
    closed: bool = False


class FaultProxy:
    """Forwards every connection to (host, port) until told otherwise; a context manager."""

    def __init__(self, host: str, port: int, listen_host: str = "127.0.0.1") -> None:
        self.target = (host, port)
        self.host = listen_host
        self.port = 0
        self._lanes: dict[Direction, _Lane] = {"to_server": _Lane(), "to_client": _Lane()}
        self._pairs: list[_Pair] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._refusing = False
        self._cuts = 0
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

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            pairs = list(self._pairs)
        _shut(self._listener)
        for pair in pairs:
            self._close(pair, "close")
        for thread in self._threads:
            thread.join(PATIENCE)

    def cut(self, direction: Direction, after: int, how: How = "close", connections: int = 1) -> None:
        """The next ``connections`` connections die once exactly ``after`` bytes went that way."""
        with self._changed:
            lane = self._lanes[direction]
            lane.cut_after, lane.cut_how, lane.cuts_left = after, how, connections

    def hold(self, direction: Direction, after: int = 0) -> None:
        with self._changed:
            self._lanes[direction].hold_after = after

    def blackhole(self) -> None:
        self.hold("to_server")
        self.hold("to_client")

    def release(self, *directions: Direction) -> None:
        """Lets through what was held in the given directions, or in both."""
        with self._changed:
            for direction in directions or tuple(self._lanes):
                self._lanes[direction].hold_after = None
            self._changed.notify_all()

    def drop(self, direction: Direction) -> None:
        """Throws away what is held in that direction now."""
        with self._changed:
            self._lanes[direction].dropping += 1
            self._changed.notify_all()

    def drip(self, direction: Direction, size: int = 1, every: float = 0.02) -> None:
        with self._changed:
            self._lanes[direction].piece, self._lanes[direction].every = size, every

    def resegment(self, direction: Direction, size: int) -> None:
        self.drip(direction, size, 0.0)

    def refuse(self, refusing: bool) -> None:
        with self._changed:
            self._refusing = refusing

    def reset_all(self) -> None:
        with self._changed:
            pairs = list(self._pairs)
        for pair in pairs:
            self._close(pair, "reset")

    @property
    def connections(self) -> int:
        with self._changed:
            return len(self._pairs)

    @property
    def open(self) -> int:
        with self._changed:
            return sum(not pair.closed for pair in self._pairs)

    def passed(self, direction: Direction, connection: int = -1) -> int:
        with self._changed:
            return self._pairs[connection].passed[direction] if self._pairs else 0

    def held(self, direction: Direction) -> int:
        with self._changed:
            return sum(pair.waiting[direction] for pair in self._pairs)

    def traffic(self, direction: Direction) -> bytes:
        with self._changed:
            return b"".join(bytes(pair.traffic[direction]) for pair in self._pairs)

    def wait(self, condition: Callable[[], bool], what: str = "the condition") -> None:
        """Returns once the condition holds; AssertionError when it does not within PATIENCE seconds."""
        with self._changed:
            if not self._changed.wait_for(condition, PATIENCE):
                raise AssertionError(f"the proxy never saw {what}")

    def wait_for_cut(self, count: int = 1) -> None:
        self.wait(lambda: self._cuts >= count, f"cut number {count}")

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True, name="fault-proxy")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._changed:
                refusing = self._refusing
            try:
                server = None if refusing else socket.create_connection(self.target, PATIENCE)
            except OSError:
                server = None
            if server is None:
                _shut(client)
                continue
            server.settimeout(None)
            self._join(client, server)

    def _join(self, client: socket.socket, server: socket.socket) -> None:
        for sock in (client, server):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._changed:
            pair = _Pair(client, server, self._take_cuts())
            self._pairs.append(pair)
            self._changed.notify_all()
        self._start(self._pump, pair, "to_server", client, server)
        self._start(self._pump, pair, "to_client", server, client)

    def _take_cuts(self) -> dict[Direction, tuple[int, How]]:
        cuts: dict[Direction, tuple[int, How]] = {}
        for direction, lane in self._lanes.items():
            if lane.cut_after is not None and lane.cuts_left > 0:
                lane.cuts_left -= 1
                cuts[direction] = (lane.cut_after, lane.cut_how)
        return cuts

    def _pump(self, pair: _Pair, direction: Direction, source: socket.socket, sink: socket.socket) -> None:
        try:
            if self._cut_is_due(pair, direction):
                return
            while data := source.recv(65536):
                if not self._forward(pair, direction, data, sink):
                    return
            if not pair.closed:
                sink.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(pair, "close")
        finally:
            self._end(pair)

    def _end(self, pair: _Pair) -> None:
        """Closes the pair once both directions have ended."""
        with self._changed:
            pair.ended += 1
        if pair.ended == len(self._lanes):
            self._close(pair, "close")

    def _forward(self, pair: _Pair, direction: Direction, data: bytes, sink: socket.socket) -> bool:
        while data:
            piece, every = self._next_piece(pair, direction, data)
            if piece < 0:
                return True
            if every:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopping or pair.closed, every)
            with self._changed:  # before sending: whoever has seen the bytes finds them counted
                pair.passed[direction] += piece
                pair.traffic[direction] += data[:piece]
                self._changed.notify_all()
            sink.sendall(data[:piece])
            data = data[piece:]
            if self._cut_is_due(pair, direction):
                return False
        return True

    def _next_piece(self, pair: _Pair, direction: Direction, data: bytes) -> tuple[int, float]:
        """How many bytes may go now, after how many seconds; waits while held; -1 when they are dropped."""
        lane = self._lanes[direction]
        with self._changed:
            dropping = lane.dropping
            passed = pair.passed[direction]
            limits = [len(data)]
            if lane.hold_after is not None and passed >= lane.hold_after:
                pair.waiting[direction] = len(data)
                self._changed.notify_all()
                self._changed.wait_for(
                    lambda: pair.closed or lane.hold_after is None or lane.dropping > dropping
                )
                pair.waiting[direction] = 0
                self._changed.notify_all()
                if pair.closed or lane.dropping > dropping:
                    return -1, 0.0
            elif lane.hold_after is not None:
                limits.append(lane.hold_after - passed)
            if direction in pair.cut_after:
                limits.append(pair.cut_after[direction][0] - passed)
            if lane.piece:
                limits.append(lane.piece)
            return min(limits), lane.every

    def _cut_is_due(self, pair: _Pair, direction: Direction) -> bool:
        if direction not in pair.cut_after:
            return False
        after, how = pair.cut_after[direction]
        if pair.passed[direction] < after:
            return False
        self._close(pair, how)
        with self._changed:
            self._cuts += 1
            self._changed.notify_all()
        return True

    def _close(self, pair: _Pair, how: How) -> None:
        with self._changed:
            pair.closed = True
            self._changed.notify_all()
        for sock in (pair.client, pair.server):
            if how == "reset":
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            _shut(sock, reset=how == "reset")


def _shut(sock: socket.socket, reset: bool = False) -> None:
    """Wakes whoever waits on the socket and closes it; a reset must not send FIN first."""
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RD if reset else socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        sock.close()
