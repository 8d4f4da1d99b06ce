"""One logged-in connection to a mailbox, as the rest of the program sees it. Decides nothing about mail.

What its methods do is in modules by subject: ``mailboxes``, ``scanning``, ``searching``, ``reading``, ``storing``,
``idle``; how each command is bounded, in ``talk`` and ``stream``; what may be said, in ``gate``.
"""

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Self

from followthrough.mailbox import mailboxes, reading, scanning, searching, storing
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import BadArgument, InsecureRefused, MailboxError
from followthrough.mailbox.idle import ROUND_BUDGET, Idle
from followthrough.mailbox.login import log_in, start_tls
from followthrough.mailbox.reach import is_loopback, open_socket, tls_context
from followthrough.mailbox.stream import Abort, Stream
from followthrough.mailbox.talk import Talk, mapped
from followthrough.mailbox.values import Appended, Endpoint, Limits, Listed, Status
from followthrough.mailbox.wire import Head

__all__ = ["Abort", "Appended", "Endpoint", "Head", "Limits", "Listed", "Session", "Status"]

USUAL = Limits()


class Session:
    """One logged-in connection. Every method raises only MailboxError; after Disconnected it is closed.

    All reading is EXAMINE and BODY.PEEK. Names of mailboxes are text (modified UTF-7 is this class's business).
    Not thread-safe, but for ``close_within`` and ``close``, which any thread may call.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    @classmethod
    def connect(
        cls, endpoint: Endpoint, credential: str, limits: Limits = USUAL, abort: Abort | None = None
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
            with mapped():
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
        return cls(Talk(connection, capabilities, limits))

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
        return self._talk.capabilities

    @property
    def closed(self) -> bool:
        """Whether the connection is gone."""
        return self._talk.closed

    def list_mailboxes(self) -> tuple[Listed, ...]:
        """All mailboxes of the personal namespace, with SPECIAL-USE flags where there are (RFC 6154, XLIST)."""
        return mailboxes.list_all(self._talk)

    def create_steering(self, mailbox: str) -> None:
        """CREATE and SUBSCRIBE of one of the three mailboxes that steer; BadArgument for any other name."""
        mailboxes.create_steering(self._talk, mailbox)

    def status(self, mailbox: str) -> Status:
        """STATUS; Rejected with ``NONEXISTENT`` where the server says so."""
        return mailboxes.status(self._talk, mailbox)

    def examine(self, mailbox: str) -> Status:
        """EXAMINE; this mailbox is then the one that the methods below read. Always asks the server afresh."""
        return mailboxes.examine(self._talk, mailbox)

    @property
    def examined(self) -> str | None:
        """The mailbox that is open."""
        return self._talk.name

    @property
    def opened(self) -> Status | None:
        """What EXAMINE said of the mailbox that is open, then."""
        return self._talk.opened

    @property
    def has_grown(self) -> bool:
        """Whether the server announced that mail came into the open mailbox, and nothing went, since it was examined
        or read by ``arrived``."""
        connection = self._talk.connection
        return self._talk.opened is not None and connection.news and not connection.gone

    def arrived(self, fields: str, first_uid: int) -> list[Head]:
        """Headers of the open mailbox from a uid on, as far as the server has announced it, without EXAMINE.

        What it announces meanwhile counts as news for the next IDLE.
        """
        self._talk.idle_done()
        self._talk.connection.news = False
        return [head for part in self.heads(fields, first_uid) for head in part]

    def noop(self) -> None:
        """Let the server announce what came into the open mailbox: ``idle`` then says that it is pending."""
        with self._talk.command() as connection:
            connection.run("NOOP")

    def heads(self, fields: str, first_uid: int, last_uid: int | None = None) -> Iterator[list[Head]]:
        """Headers of uids first..last (None: to the end) in batches, oldest first: the fast path.

        A uid below ``first_uid`` (the server's ``*``) is left out. FLAGS UID INTERNALDATE RFC822.SIZE and the fields.
        """
        return scanning.heads(self._talk, fields, first_uid, last_uid)

    def flags_since(self, modseq: int) -> dict[int, frozenset[str]]:
        """Flags changed since a HIGHESTMODSEQ (RFC 7162), by uid; only with CONDSTORE."""
        return reading.flags_since(self._talk, modseq)

    def flags(self, uids: Iterable[int]) -> dict[int, frozenset[str]]:
        """Flags of these uids; those that are gone are missing from the answer."""
        return reading.flags(self._talk, uids)

    def uids_since(self, day: date) -> list[int]:
        """Uids by SEARCH SINCE, ascending; in windows, so that a huge mailbox never breaks a limit of lines."""
        return searching.since(self._talk, day)

    def uids_from(self, address: str, since: date) -> list[int]:
        """Uids by SEARCH FROM … SINCE …, ascending."""
        return searching.sender(self._talk, address, since)

    def uids_with_id(self, message_id: str) -> list[int]:
        """Uids whose Message-ID is exactly this: SEARCH HEADER as a hint, each hit verified by FETCH."""
        return searching.with_id(self._talk, message_id)

    def fetch(self, uid: int, header_limit: int = 131_072, text_limit: int = 65_536) -> bytes | None:
        """Header block and the beginning of the text, as partial fetches; None where the message is gone."""
        return reading.fetch(self._talk, uid, header_limit, text_limit)

    def fetch_whole(self, uid: int, limit: int = 1_048_576) -> bytes | None:
        """All bytes of a message of ours (BODY.PEEK[]), for comparing; None where it is gone or over ``limit``."""
        return reading.fetch_whole(self._talk, uid, limit)

    def append(self, mailbox: str, raw: bytes, flags: Sequence[str], at: datetime) -> Appended:
        """APPEND. Rejected: proven not stored. Disconnected: proven not stored (the command's end never left).
        AmbiguousAppend: anything else."""
        return storing.append(self._talk, mailbox, raw, flags, at)

    def move(self, mailbox: str, uid: int, target: str, uidvalidity: int) -> bool:
        """UID MOVE of one message (SELECTs read-write for it, then EXAMINEs again). False where the server has no MOVE
        or the mailbox's UIDVALIDITY is not the one given."""
        return storing.move(self._talk, mailbox, uid, target, uidvalidity)

    def idle(self) -> bool:
        """Begin IDLE on the examined mailbox. True: something is already pending, don't wait, call ``idle_done``."""
        self._talk.status_of_open()
        with self._talk.command(self._talk.limits.done) as connection:
            pending = connection.news
            begun = Idle(connection)
            pending = begun.begin() or pending
            connection.news = False
            self._talk.idle = begun
            return pending

    def fileno(self) -> int:
        """For a selector, while in IDLE."""
        return -1 if self._talk.closed else self._talk.stream.sock.fileno()

    def idle_read(self) -> bool:
        """After readability: whether anything worth a look was said (EXISTS, EXPUNGE, FETCH …), never blocking long.

        Keep-alives (``* OK Still here``) are False. Raises Disconnected at EOF or BYE. Sees TLS and reader buffers.
        """
        if self._talk.idle is None:
            raise BadArgument("not in IDLE")
        with self._talk.talking(self._talk.limits.done, ROUND_BUDGET):
            return self._talk.idle.read()

    def idle_done(self) -> None:
        """End IDLE within ``limits.done`` seconds."""
        self._talk.idle_done()

    def close_within(self, seconds: float) -> None:
        """From any thread: whatever command is running gets that long, then the socket is shut (SIGTERM)."""
        self._talk.stream.end_within(seconds)

    def logout(self) -> None:
        """LOGOUT and close; never raises."""
        with contextlib.suppress(MailboxError):
            if not self._talk.closed:
                with self._talk.command(min(self._talk.limits.done, 3.0)) as connection:
                    connection.run("LOGOUT")
        self.close()

    def close(self) -> None:
        """Shut the socket at once; never raises; may be called from any thread."""
        self._talk.close()
