"""One command at a time: its deadline and budget, what must be over before it begins, what a failure leaves.

Only MailboxError gets out; a connection that broke in the middle of a reply is closed, as nobody can tell where the
next one begins.
"""

import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from followthrough.mailbox import gate, wire
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import BadArgument, Disconnected, Rejected
from followthrough.mailbox.idle import Idle
from followthrough.mailbox.values import Limits, Status
from followthrough.mailbox.wire import Head

MESSAGE_BUDGET = 64 * 1024
"""Bytes a message of a bulk fetch."""


@dataclass(slots=True)
class Asked:
    """A bulk fetch that was sent, and its outcome once somebody has read it."""

    tag: bytes
    count: int
    outcome: list[Head] | Rejected | None = None


class Talk:
    """The state of one logged-in connection, shared by everything that sends commands over it."""

    def __init__(self, connection: Connection, capabilities: frozenset[str], limits: Limits) -> None:
        self.connection = connection
        self.stream = connection.stream
        self.capabilities = capabilities
        self.limits = limits
        self.idle: Idle | None = None
        self.name: str | None = None
        """The mailbox that is open, with what was said of it then in ``opened``."""
        self.opened: Status | None = None
        self.closed = False
        self._asked: deque[Asked] = deque()
        self._busy = False

    def status_of_open(self) -> Status:
        """BadArgument where no mailbox is open."""
        if self.opened is None:
            raise BadArgument("no mailbox is examined")
        return self.opened

    @contextlib.contextmanager
    def command(self, seconds: float | None = None, budget: int = 0) -> Iterator[Connection]:
        """Everything one command needs around it; leaves IDLE first, and reads what was asked ahead."""
        self.idle_done()
        while self._asked:
            self._read_asked()
        with self.talking(self.limits.command if seconds is None else seconds, budget):
            yield self.connection

    @contextlib.contextmanager
    def talking(self, seconds: float, budget: int = 0) -> Iterator[None]:
        """Reading or writing with nothing before it: so long, and so many bytes (at least the usual budget)."""
        self._busy = True  # before looking at closed: see close()
        try:
            if self.closed:
                raise Disconnected("the connection is closed")
            self.stream.allow(seconds, max(budget, self.limits.budget))
            with mapped():
                yield
        except (Rejected, BadArgument):
            raise
        except BaseException:
            self.closed = True
            raise
        finally:
            self._busy = False
            if self.closed:
                self.stream.close()

    def ask(self, wanted: str, items: str, count: int) -> Asked:
        """Send a bulk fetch of about so many messages; its reply is read by ``answer``, or before the next command."""
        self.idle_done()
        with self.talking(self.limits.command):
            asked = Asked(self.connection.begin("UID", "FETCH", wanted, items), count)
        self._asked.append(asked)
        return asked

    def answer(self, asked: Asked) -> list[Head]:
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
        with self.talking(self.limits.command, messages * MESSAGE_BUDGET):
            try:
                asked.outcome = wire.read_heads(self.connection, asked.tag, messages)
            except Rejected as error:
                asked.outcome = error

    def idle_done(self) -> None:
        """End IDLE, where one is going on, within ``limits.done`` seconds."""
        idle, self.idle = self.idle, None
        if idle is not None:
            with self.talking(self.limits.done):
                idle.done()

    def close(self) -> None:
        """Shut the socket at once; never raises; from any thread."""
        self.closed = True
        self.stream.shut()
        if not self._busy:  # else the thread that talks closes it: a descriptor in use must not be given away
            self.stream.close()


@contextlib.contextmanager
def mapped() -> Iterator[None]:
    """The border: only MailboxError leaves."""
    try:
        yield
    except gate.STRANGE as error:
        raise Disconnected(gate.harmless(f"{type(error).__name__}: {error}")) from error
