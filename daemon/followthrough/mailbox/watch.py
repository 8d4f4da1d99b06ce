"""Wake-ups: IDLE sockets of all accounts in one selector, never over 9 minutes, polling where there is no IDLE.

A wake-up says only "look"; what is new is always asked from the last uid on.
"""

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass

from followthrough.mailbox.errors import Disconnected, Rejected
from followthrough.mailbox.session import Session

_LONGEST_ROUND = 540.0
"""Seconds: routers forget a silent connection, and servers may end IDLE after 29 minutes (RFC 2177)."""

_REFUSALS = 3
"""So often may IDLE fail in a row before the account is polled for ``Pace.refused`` seconds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. ``round``: an IDLE round ends at the latest then; ``poll``: without IDLE; ``refused``: how long IDLE is
    not tried again after it failed three times."""

    round: float = 120.0
    poll: float = 120.0
    refused: float = 3600.0


@dataclass(slots=True)
class _Watched:
    """One account being waited for. ``fd`` is None where it is by the clock; ``due`` is monotonic."""

    session: Session
    fd: int | None
    due: float
    every: float


@dataclass(slots=True)
class _Refused:
    """IDLE failures of one account in a row, and until when it is not tried (monotonic)."""

    count: int = 0
    until: float = 0.0


class Watch:
    """Waits on any number of sessions at once. Owned by one thread; only ``wake`` may be called from others."""

    def __init__(self, pace: Pace = Pace()) -> None:
        self._pace = pace
        self._watched: dict[str, _Watched] = {}
        self._refused: dict[str, _Refused] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)
        self._rope.setblocking(False)
        self._selector.register(self._bell, selectors.EVENT_READ, None)

    def add(self, account: str, session: Session) -> bool:
        """Begin watching (IDLE on the examined mailbox, or by the clock). True: something is pending already.

        Raises Disconnected where the connection died; a server that refuses IDLE is polled instead.
        """
        if account in self._watched:
            raise ValueError(f"{account} is watched already")
        refused = self._refused.setdefault(account, _Refused())
        if "IDLE" not in session.capabilities or time.monotonic() < refused.until:
            self._by_the_clock(account, session)
            return False
        try:
            pending = session.idle()
        except (Rejected, Disconnected) as failed:
            self._count_refusal(refused)
            if isinstance(failed, Disconnected):
                raise
            self._by_the_clock(account, session)
            return False
        self._refused[account] = _Refused()
        every = min(self._pace.round, _LONGEST_ROUND)
        fd = self._register(account, session.fileno())
        # What is pending already is also the next wait's, so a caller that forgets the answer still hears of it.
        due = time.monotonic() + (0.0 if pending else every)
        self._watched[account] = _Watched(session, fd, due, every)
        return pending

    def remove(self, account: str) -> None:
        """End IDLE where it runs, so that the session can be used for commands; nothing where it is not watched.

        May raise Disconnected; the account is no longer watched then either.
        """
        watched = self._forget(account)
        if watched is not None and watched.fd is not None and not watched.session.closed:
            watched.session.idle_done()

    def wait(self, timeout: float) -> frozenset[str]:
        """Block until an account wants a look, its round is over, its connection died, ``wake`` was called, or timeout
        (seconds). Returns the accounts to look at (their session tells whether it is closed); empty otherwise.

        An account whose connection died is no longer watched, so it is told once. The others stay watched until
        ``remove``. Time asleep (suspend) does not count: the caller compares the clocks.
        """
        end = time.monotonic() + timeout
        while True:
            told, rung = self._heard(self._patience(end))
            told |= self._over()
            if told or rung or time.monotonic() >= end:
                return frozenset(told)

    def wake(self) -> None:
        """From any thread or a signal handler: let ``wait`` return at once."""
        # A full pipe will wake the waiter anyway, and a closed one has none.
        with contextlib.suppress(OSError):
            self._rope.send(b"!")

    def close(self) -> None:
        """Release the selector and the wake-up pipe (not the sessions)."""
        self._watched.clear()
        self._selector.close()
        self._bell.close()
        self._rope.close()

    def _count_refusal(self, refused: _Refused) -> None:
        refused.count += 1
        if refused.count >= _REFUSALS:
            refused.count, refused.until = 0, time.monotonic() + self._pace.refused

    def _by_the_clock(self, account: str, session: Session) -> None:
        every = self._pace.poll
        self._watched[account] = _Watched(session, None, time.monotonic() + every, every)

    def _register(self, account: str, fd: int) -> int:
        # A socket that was closed elsewhere leaves its number here, and the system gives numbers out again.
        with contextlib.suppress(KeyError):
            self._selector.unregister(fd)
        self._selector.register(fd, selectors.EVENT_READ, account)
        return fd

    def _forget(self, account: str) -> _Watched | None:
        watched = self._watched.pop(account, None)
        if watched is not None and watched.fd is not None:
            with contextlib.suppress(KeyError, ValueError):
                if self._selector.get_key(watched.fd).data == account:
                    self._selector.unregister(watched.fd)
        return watched

    def _patience(self, end: float) -> float:
        """Seconds until the first thing is due."""
        if any(watched.session.closed for watched in self._watched.values()):
            return 0.0
        first = min((watched.due for watched in self._watched.values()), default=end)
        return max(0.0, min(first, end) - time.monotonic())

    def _heard(self, seconds: float) -> tuple[set[str], bool]:
        """The accounts whose server said something worth a look or went away, and whether ``wake`` was called."""
        told: set[str] = set()
        rung = False
        for key, _ in self._selector.select(seconds):
            if key.data is None:
                rung = True
                with contextlib.suppress(BlockingIOError):
                    while self._bell.recv(4096):
                        pass
            elif self._spoke(key.data):
                told.add(key.data)
        return told, rung

    def _spoke(self, account: str) -> bool:
        try:
            return self._watched[account].session.idle_read()
        except Disconnected:
            self._forget(account)
            return True

    def _over(self) -> set[str]:
        """Accounts whose round or poll is due, each with its next one begun; closed ones are let go."""
        now = time.monotonic()
        told = {
            account
            for account, watched in self._watched.items()
            if watched.due <= now or watched.session.closed
        }
        for account in told:
            watched = self._watched[account]
            if watched.session.closed:
                self._forget(account)
            watched.due = now + watched.every
        return told
