"""The ledger's face: every call that changes something is one ``BEGIN IMMEDIATE`` transaction, synchronous=FULL."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.plan.facts import Fact


class LedgerError(Exception):
    """Fields, not sentences: ``problem`` is one of ``corrupt``, ``newer``, ``full``, ``locked``, ``conflict``; ``path``."""

    def __init__(self, problem: str, path: Path, detail: str = "") -> None:
        super().__init__(f"{problem}: {path}: {detail}")
        self.problem, self.path, self.detail = problem, path, detail


class AlreadyRunning(Exception):
    """Another instance holds the lock; ``pid`` is what it wrote there (0: unknown)."""

    def __init__(self, path: Path, pid: int) -> None:
        super().__init__(f"{path}: {pid}")
        self.path, self.pid = path, pid


def lock(state_dir: Path) -> AbstractContextManager[None]:
    """Hold the instance lock (flock on ``followthrough.lock``, O_NOFOLLOW, 0600). Raises AlreadyRunning at once."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMessage:
    """A message that concerns a conversation: the bytes as fetched (header and beginning of the text), and where it is."""

    account: str
    key: str
    mailbox: str
    uidvalidity: int
    uid: int
    own: bool
    at: datetime
    raw: bytes


@dataclass(frozen=True, slots=True)
class Passed:
    """A message that concerned nobody when it was read: enough to find it again once a thread or person is known.

    ``parties``: the author's address (or, for the user's own mail, the recipients'), ``ids``: own id and parents.
    """

    mailbox: str
    uid: int
    at: datetime
    parties: str
    ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A doubt or notice for the user's next note: ``key`` makes it once; told_at None until a note said it."""

    key: str
    person: str
    heading: str
    text: str
    at: datetime
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Poison:
    """A message that could not be handled: tried ``tries`` times (3: quarantined)."""

    account: str
    mailbox: str
    uidvalidity: int
    uid: int
    problem: str
    tries: int


class Ledger:
    """One SQLite file (WAL, FULL) in the state directory (0700; files 0600). Used by one thread."""

    @classmethod
    def open(cls, state_dir: Path) -> Self:
        """Open or create, run migrations, quick_check. Raises LedgerError (a corrupt file is moved aside first, named in
        ``detail``); a ledger written by a newer version is refused unchanged."""
        raise NotImplementedError

    @classmethod
    def open_read_only(cls, state_dir: Path) -> Self | None:
        """For status, plan, why while the service runs; None where there is no ledger yet."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    # What has been read ---------------------------------------------------------------------------------------------

    def cursor(self, account: str, mailbox: str) -> Cursor | None:
        raise NotImplementedError

    def record(
        self,
        *,
        account: str,
        mailbox: str,
        cursor: Cursor | None,
        facts: Iterable[Fact] = (),
        messages: Iterable[StoredMessage] = (),
        passed: Iterable[Passed] = (),
        questions: Iterable[Question] = (),
    ) -> int:
        """All of a batch and the cursor in one transaction; what is known already is left alone. Returns the number of
        facts that were new. ``cursor`` None: leave the cursor where it is."""
        raise NotImplementedError

    def facts(self, person: str | None = None) -> tuple[Fact, ...]:
        """All facts, or one person's, by (at, natural key)."""
        raise NotImplementedError

    def persons(self) -> tuple[str, ...]:
        raise NotImplementedError

    def message(self, account: str, key: str) -> StoredMessage | None:
        raise NotImplementedError

    def messages(self, account: str | None = None) -> Iterable[StoredMessage]:
        """Stored messages, oldest first, read lazily."""
        raise NotImplementedError

    def passed_by(self, account: str, parties: Sequence[str], ids: Sequence[str]) -> tuple[Passed, ...]:
        """Messages passed over earlier that name one of these addresses or ids."""
        raise NotImplementedError

    def forget_passed(self, before: datetime) -> None:
        """Drop what is older than the look-back: the ledger doesn't grow with the mailbox."""
        raise NotImplementedError

    def poison(self, account: str, mailbox: str, uidvalidity: int, uid: int, problem: str) -> int:
        """Count one more failed try at a message; returns the tries so far."""
        raise NotImplementedError

    def quarantined(self) -> tuple[Poison, ...]:
        raise NotImplementedError

    # Drafts (satisfies mailbox.desk.Journal) ------------------------------------------------------------------------

    def plan_draft(self, row: DraftRow) -> bool:
        """Insert PLANNED with its bytes and step keys; False where any of its steps has a row already."""
        raise NotImplementedError

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        """Change a row if it is still in state ``was`` and the table of plan.drafts allows it; durable before it returns.
        Raises LedgerError("conflict")."""
        raise NotImplementedError

    def drafts(self, account: str | None = None, states: Iterable[DraftState] = ()) -> tuple[DraftRow, ...]:
        """Rows, oldest first; no ``states``: all."""
        raise NotImplementedError

    # Small things ---------------------------------------------------------------------------------------------------

    def ask(self, question: Question) -> bool:
        """Keep a question once by its key; False where it was known."""
        raise NotImplementedError

    def questions(self, untold_only: bool = True) -> tuple[Question, ...]:
        raise NotImplementedError

    def told(self, keys: Iterable[str], at: datetime) -> None:
        raise NotImplementedError

    def get(self, name: str) -> str | None:
        """A small named value (awake_since, last_tick, rejections of an account, …)."""
        raise NotImplementedError

    def put(self, name: str, value: str | None) -> None:
        """Set or, with None, remove it."""
        raise NotImplementedError

    def learn(self, person: str, what: str, value: str, source: str, at: datetime) -> None:
        """Something learned from mail (``phone``, ``name``, ``address``), newest wins; never written into user's files."""
        raise NotImplementedError

    def learned(self, person: str) -> dict[str, tuple[str, str]]:
        """what -> (value, source)."""
        raise NotImplementedError

