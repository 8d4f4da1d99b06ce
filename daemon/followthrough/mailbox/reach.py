"""To a server: its name resolved, a TCP connection made, the rules for TLS (RFC 8305 in the plainest form, 8314)."""

import contextlib
import errno
import ipaddress
import os
import queue
import selectors
import socket
import ssl
import threading
import time
from pathlib import Path
from typing import Any

from followthrough.mailbox import gate
from followthrough.mailbox.errors import Disconnected, NeedsHuman
from followthrough.mailbox.stream import Abort


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


def open_socket(host: str, port: int, deadline: float, abort: Abort) -> socket.socket:
    """A TCP connection to the first address that answers, each getting its share of the time left."""
    addresses = _resolve(host, port, deadline, abort)
    failure: Exception | None = None
    for tried, address in enumerate(addresses):
        now = time.monotonic()
        share = (deadline - now) / (len(addresses) - tried)
        if share <= 0:
            break
        try:
            return _connected(address, now + share, deadline, abort)
        except gate.STRANGE as error:
            failure = error
    raise Disconnected(gate.harmless(f"no connection: {failure or 'timed out'}")) from failure


def _connected(found: Any, until: float, deadline: float, abort: Abort) -> socket.socket:
    """In small waits: neither an abort nor a deadline interrupts a blocking connect. TimeoutError at ``until``."""
    family, kind, protocol, _, address = found
    sock = socket.socket(family, kind, protocol)
    try:
        sock.setblocking(False)
        failure = sock.connect_ex(address)
        if failure in {errno.EINPROGRESS, errno.EWOULDBLOCK}:
            with selectors.DefaultSelector() as ready:
                ready.register(sock, selectors.EVENT_WRITE)
                while not ready.select(max(min(abort.wait(deadline), until - time.monotonic()), 0)):
                    if time.monotonic() >= until:
                        raise TimeoutError("timed out")
            failure = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if failure:
            raise OSError(failure, os.strerror(failure))
        _keep_alive(sock)
    except BaseException:
        sock.close()
        raise
    return sock


def _resolve(host: str, port: int, deadline: float, abort: Abort) -> list[Any]:
    """getaddrinfo in a thread of its own: its patience is the resolver's, not ours."""
    answer: queue.SimpleQueue[list[Any] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except gate.STRANGE as error:  # ValueError: a NUL in the name; ArithmeticError: a port that is none
            answer.put(error)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    found = None
    while found is None:
        with contextlib.suppress(queue.Empty):
            found = answer.get(timeout=abort.wait(deadline))
    if isinstance(found, Exception):
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
