"""The gate to IMAP: arguments, byte budgets, deadlines and errors. Nothing else talks to imapclient."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where an account's server is and how the connection is protected. ``none`` only to loopback addresses."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    login: str
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. ``connect``: TCP, TLS, greeting and login together; ``command``: one command's wall time."""

    connect: float = 30.0
    command: float = 60.0
    done: float = 15.0
    budget: int = 4 * 1024 * 1024
    """Bytes of one command's replies (a bulk fetch gets 64 KiB a message asked for instead)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of LIST: the decoded name, its flags in lower case (``\\drafts``), the separator or ''."""

    name: str
    flags: frozenset[str]
    separator: str


@dataclass(frozen=True, slots=True)
class Status:
    """What EXAMINE or STATUS says. ``uidnext`` is made up as 1 + the highest uid where the server has none; modseq 0: none."""

    uidvalidity: int
    uidnext: int
    messages: int
    highestmodseq: int


@dataclass(frozen=True, slots=True)
class Head:
    """One message of a header scan: flags in lower case, INTERNALDATE in UTC, the raw header bytes."""

    uid: int
    flags: frozenset[str]
    internal_date: datetime
    size: int
    header: bytes


@dataclass(frozen=True, slots=True)
class Appended:
    """APPENDUID (RFC 4315) as the server says it: a hint to verify, never proof. None without it."""

    uidvalidity: int | None
    uid: int | None


class Session:
    """One logged-in connection. Every method raises only MailboxError; after Disconnected it is closed.

    All reading is EXAMINE and BODY.PEEK. Names of mailboxes are text (modified UTF-7 is this class's business).
    Not thread-safe, but for ``close_within`` and ``close``, which any thread may call.
    """

    @classmethod
    def connect(cls, endpoint: Endpoint, credential: str, limits: Limits = Limits()) -> Self:
        """Connect, protect, log in, within ``limits.connect`` seconds in all.

        Raises CredentialRejected, InsecureRefused, Disconnected (also a cut during LOGIN), Rejected (temporary NO).
        """
        raise NotImplementedError

    def __enter__(self) -> Self:
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    @property
    def capabilities(self) -> frozenset[str]:
        """As announced after login, in capitals (``IDLE``, ``UIDPLUS``, ``MOVE``, ``CONDSTORE``, ``X-GM-EXT-1`` …)."""
        raise NotImplementedError

    @property
    def closed(self) -> bool:
        """Whether the connection is gone."""
        raise NotImplementedError

    def list_mailboxes(self) -> tuple[Listed, ...]:
        """All mailboxes of the personal namespace, with SPECIAL-USE flags where the server gives them (RFC 6154, XLIST)."""
        raise NotImplementedError

    def status(self, mailbox: str) -> Status:
        """STATUS; Rejected with ``NONEXISTENT`` where the server says so."""
        raise NotImplementedError

    def examine(self, mailbox: str) -> Status:
        """EXAMINE; this mailbox is then the one that the methods below read. Always asks the server afresh."""
        raise NotImplementedError

    @property
    def examined(self) -> str | None:
        """The mailbox that is open."""
        raise NotImplementedError

    def heads(self, fields: str, first_uid: int, last_uid: int | None = None) -> Iterator[list[Head]]:
        """Headers of uids first..last (None: to the end) in batches, oldest first: the fast path.

        A uid below ``first_uid`` (the server's ``*``) is left out. FLAGS UID INTERNALDATE RFC822.SIZE and the fields.
        """
        raise NotImplementedError

    def flags_since(self, modseq: int) -> dict[int, frozenset[str]]:
        """Flags changed since a HIGHESTMODSEQ (RFC 7162), by uid; only with CONDSTORE."""
        raise NotImplementedError

    def flags(self, uids: Iterable[int]) -> dict[int, frozenset[str]]:
        """Flags of these uids; those that are gone are missing from the answer."""
        raise NotImplementedError

    def uids_since(self, day: date) -> list[int]:
        """Uids by SEARCH SINCE, ascending; bounded windows or ESEARCH so that a huge mailbox never breaks a line limit."""
        raise NotImplementedError

    def uids_from(self, address: str, since: date) -> list[int]:
        """Uids by SEARCH FROM … SINCE …, ascending."""
        raise NotImplementedError

    def uids_with_id(self, message_id: str) -> list[int]:
        """Uids whose Message-ID is exactly this: SEARCH HEADER as a hint, each hit verified by FETCH."""
        raise NotImplementedError

    def fetch(self, uid: int, header_limit: int = 131_072, text_limit: int = 65_536) -> bytes | None:
        """Header block and the beginning of the text, as partial fetches; None where the message is gone."""
        raise NotImplementedError

    def fetch_whole(self, uid: int, limit: int = 1_048_576) -> bytes | None:
        """All bytes of a message of ours (BODY.PEEK[]), for comparing; None where it is gone or larger than ``limit``."""
        raise NotImplementedError

    def append(self, mailbox: str, raw: bytes, flags: Sequence[str], at: datetime) -> Appended:
        """APPEND. Rejected: proven not stored. Disconnected: proven not stored (the command's end never left).
        AmbiguousAppend: anything else."""
        raise NotImplementedError

    def move(self, mailbox: str, uid: int, target: str, uidvalidity: int) -> bool:
        """UID MOVE of one message (SELECTs read-write for it, then EXAMINEs again). False where the server has no MOVE
        or the mailbox's UIDVALIDITY is not the one given."""
        raise NotImplementedError

    def idle(self) -> bool:
        """Begin IDLE on the examined mailbox. True: something is already pending, don't wait, call ``idle_done``."""
        raise NotImplementedError

    def fileno(self) -> int:
        """For a selector, while in IDLE."""
        raise NotImplementedError

    def idle_read(self) -> bool:
        """After readability: whether anything worth a look was said (EXISTS, EXPUNGE, FETCH …), never blocking long.

        Keep-alives (``* OK Still here``) are False. Raises Disconnected at EOF or BYE. Sees TLS and reader buffers.
        """
        raise NotImplementedError

    def idle_done(self) -> None:
        """End IDLE within ``limits.done`` seconds."""
        raise NotImplementedError

    def close_within(self, seconds: float) -> None:
        """From any thread: whatever command is running gets that long, then the socket is shut (SIGTERM)."""
        raise NotImplementedError

    def logout(self) -> None:
        """LOGOUT and close; never raises."""
        raise NotImplementedError

    def close(self) -> None:
        """Shut the socket at once; never raises; may be called from any thread."""
        raise NotImplementedError
