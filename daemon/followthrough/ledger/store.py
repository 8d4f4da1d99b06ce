"""The ledger's face: every call that changes something is one ``BEGIN IMMEDIATE`` transaction, synchronous=FULL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from followthrough.ledger import drafts, files
from followthrough.ledger import passed as batches
from followthrough.ledger.codec import decode_fact, from_moment, to_moment, to_text
from followthrough.ledger.connection import (
    BUSY_SECONDS,
    Connection,
    connect,
    create,
    open_checked,
    schema_number,
)
from followthrough.ledger.errors import AlreadyRunning, LedgerError
from followthrough.ledger.files import lock
from followthrough.ledger.schema import LATEST
from followthrough.ledger.values import (
    Passed,
    Poison,
    Question,
    Said,
    StoredMessage,
    fact_row,
    message_row,
    question_row,
    stored_message,
)
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.plan.facts import Fact

__all__ = [
    "AlreadyRunning", "Ledger", "LedgerError", "Passed", "Poison", "Question", "Said", "StoredMessage",
    "lock",
]  # fmt: skip

QUARANTINE_TRIES = 3
"""A message that could not be handled so often is left alone."""


_KEEP_QUESTION = (
    "INSERT INTO question (question_key, person, heading, text, at, told_at) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)
_KEEP_FACT = (
    "INSERT INTO fact (natural_key, person, kind, at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)


class Ledger:
    """One SQLite file (WAL, FULL) in the state directory (0700; files 0600). Used by one thread."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, state_dir: Path, *, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open or create, run migrations, quick_check. Raises LedgerError.

        A corrupt file is moved aside first, named in ``detail``, and as long as it lies there nothing new is begun:
        an empty ledger must never come about silently. A ledger of a newer version is refused unchanged. Whoever
        calls this holds the lock.
        """
        files.private_directory(state_dir)
        path = state_dir / files.LEDGER
        if not path.is_symlink() and not path.exists():
            if aside := files.moved_aside(path):
                raise LedgerError("corrupt", path, str(aside))
            create(path)
        files.make_private(path)
        try:
            return cls(open_checked(path, busy_seconds))
        except LedgerError as error:
            if error.problem != "corrupt":
                raise
            raise LedgerError("corrupt", path, str(files.move_aside(path))) from error

    @classmethod
    def open_read_only(cls, state_dir: Path, *, busy_seconds: float = BUSY_SECONDS) -> Self | None:
        """For status, plan, why while the service runs; None where there is no ledger yet. Raises LedgerError
        (``corrupt``: nothing is moved)."""
        path = state_dir / files.LEDGER
        try:
            if not path.exists():
                return None
        except OSError as error:
            raise LedgerError("unusable", path, error.strerror or str(error)) from error
        connection = connect(path, busy_seconds, read_only=True)
        try:
            _refuse_older(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Close the file; a second time is nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is changed inside is one transaction, on the disk when this ends, or not at all."""
        with self._db.transaction():
            yield

    # What has been read -----------------------------------------------------------------------------------------------

    def cursor(self, account: str, mailbox: str) -> Cursor | None:
        """Where reading this mailbox stopped; None: it was never read to an end."""
        found = self._db.one(
            "SELECT uidvalidity, uidnext, highestmodseq FROM mailbox"
            " WHERE account = ? AND name = ? AND uidvalidity IS NOT NULL",
            (account, to_text(mailbox)),
        )
        return Cursor(*found) if found else None

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
        facts that were new. ``cursor`` None: leave the cursor where it is.

        What was passed under another UIDVALIDITY of ``mailbox`` is forgotten when the cursor takes a new one: those
        uids name other messages now.
        """
        fact_rows = [fact_row(fact) for fact in facts]
        message_rows = [message_row(message) for message in messages]
        question_rows = [question_row(question) for question in questions]
        passed = list(passed)
        with self._db.transaction():
            if cursor is not None:
                self._move_cursor(account, mailbox, cursor)
            self._pass(account, mailbox, cursor, passed)
            self._db.run_many(
                "INSERT INTO message (account, message_key, mailbox, uidvalidity, uid, own, at, raw)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                message_rows,
            )
            self._db.run_many(_KEEP_QUESTION, question_rows)
            return self._db.run_many(_KEEP_FACT, fact_rows)

    def _move_cursor(self, account: str, mailbox: str, cursor: Cursor) -> None:
        before = self.cursor(account, mailbox)
        mailbox_id = self._mailbox_id(account, mailbox)
        if before is not None and before.uidvalidity != cursor.uidvalidity:
            batches.forget_other_uidvalidity(self._db, mailbox_id, cursor.uidvalidity)
        self._db.run(
            "UPDATE mailbox SET uidvalidity = ?, uidnext = ?, highestmodseq = ? WHERE id = ?",
            (cursor.uidvalidity, cursor.uidnext, cursor.highestmodseq, mailbox_id),
        )

    def _mailbox_id(self, account: str, mailbox: str) -> int:
        name = to_text(mailbox)
        found = self._db.one("SELECT id FROM mailbox WHERE account = ? AND name = ?", (account, name))
        if found is None:
            found = self._db.one(
                "INSERT INTO mailbox (id, account, name)"
                " SELECT COALESCE(MAX(id), 0) + 1, ?, ? FROM mailbox RETURNING id",
                (account, name),
            )
        assert found is not None
        return int(found[0])

    def _pass(self, account: str, mailbox: str, cursor: Cursor | None, passed: list[Passed]) -> None:
        if not passed:
            return
        known = cursor or self.cursor(account, mailbox)
        ids = {name: self._mailbox_id(account, name) for name in {each.mailbox for each in passed}}
        batches.keep(self._db, ids, known.uidvalidity if known else 0, passed)

    def facts(self, person: str | None = None) -> tuple[Fact, ...]:
        """All facts, or one person's, by (at, natural key)."""
        condition, values = ("", ()) if person is None else (" WHERE person = ?", (to_text(person),))
        found = self._db.all(
            f"SELECT kind, person, at, body FROM fact{condition} ORDER BY at, natural_key",  # noqa: S608
            values,
        )
        return tuple(decode_fact(*row) for row in found)

    def persons(self) -> tuple[str, ...]:
        """Everybody there is a fact about, sorted."""
        return tuple(person for (person,) in self._db.all("SELECT DISTINCT person FROM fact ORDER BY person"))

    def message(self, account: str, key: str) -> StoredMessage | None:
        """One stored message by its key."""
        found = self._db.one(
            "SELECT account, message_key, mailbox, uidvalidity, uid, own, at, raw FROM message"
            " WHERE account = ? AND message_key = ?",
            (account, to_text(key)),
        )
        return stored_message(found) if found else None

    def messages(self, account: str | None = None) -> Iterator[StoredMessage]:
        """Stored messages, oldest first, read lazily; what is recorded meanwhile is not among them."""
        condition, values = ("", ()) if account is None else (" WHERE account = ?", (account,))
        # The keys are small, the bytes are not; and no statement stays open over what the reader does between two.
        keys = self._db.all(
            f"SELECT account, message_key FROM message{condition} ORDER BY at, account, message_key",  # noqa: S608
            values,
        )
        for one_account, key in keys:
            found = self.message(one_account, key)
            if found is not None:
                yield found

    def passed_by(self, account: str, parties: Sequence[str], ids: Sequence[str]) -> tuple[Passed, ...]:
        """Messages passed over earlier that name one of these addresses or ids, by mailbox and uid."""
        return batches.find(self._db, account, parties, ids)

    def forget_passed(self, before: datetime) -> None:
        """Drop what is older than the look-back: the ledger doesn't grow with the mailbox."""
        with self._db.transaction():
            batches.forget(self._db, before)

    def poison(self, account: str, mailbox: str, uidvalidity: int, uid: int, problem: str) -> int:
        """Count one more failed try at a message; returns the tries so far."""
        with self._db.transaction():
            found = self._db.one(
                "INSERT INTO poison (account, mailbox, uidvalidity, uid, problem, tries) VALUES (?, ?, ?, ?, ?, 1)"
                " ON CONFLICT (account, mailbox, uidvalidity, uid)"
                " DO UPDATE SET tries = poison.tries + 1, problem = excluded.problem RETURNING tries",
                (account, to_text(mailbox), uidvalidity, uid, to_text(problem)),
            )
        assert found is not None
        return int(found[0])

    def quarantined(self) -> tuple[Poison, ...]:
        """Messages that were tried three times and are left alone."""
        found = self._db.all(
            "SELECT account, mailbox, uidvalidity, uid, problem, tries FROM poison WHERE tries >= ?"
            " ORDER BY account, mailbox, uidvalidity, uid",
            (QUARANTINE_TRIES,),
        )
        return tuple(Poison(*row) for row in found)

    # Drafts (satisfies mailbox.desk.Journal) --------------------------------------------------------------------------

    def plan_draft(self, row: DraftRow) -> bool:
        """Insert PLANNED with its bytes and step keys; False where any of its steps has a row already."""
        return drafts.plan(self._db, row)

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        """Change a row if it is still in state ``was`` and the table of plan.drafts allows it; durable before it
        returns. Raises LedgerError("conflict"). What identifies a draft never changes: TypeError."""
        return drafts.advance(self._db, key, was, changes)

    def drafts(self, account: str | None = None, states: Iterable[DraftState] = ()) -> tuple[DraftRow, ...]:
        """Rows, oldest first; no ``states``: all."""
        return drafts.rows(self._db, account, states)

    def drafts_by_key(self, keys: Iterable[str]) -> tuple[DraftRow, ...]:
        """The rows with these keys, oldest first, with their bytes; what is not known is left out."""
        return drafts.keyed(self._db, frozenset(keys))

    def outlines(self) -> tuple[DraftRow, ...]:
        """All rows, oldest first, without their bytes: ``raw`` is empty. For what keeps them in memory for months."""
        return tuple(replace(row, raw=b"") for row in drafts.rows(self._db, None, (), with_bytes=False))

    # The user's words -------------------------------------------------------------------------------------------------

    def hear(self, said: Said) -> bool:
        """Keep the user's words once by their key; False where they were heard before."""
        with self._db.transaction():
            return (
                self._db.run(
                    "INSERT INTO said (said_key, account, note_id, text, at) VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (
                        to_text(said.key),
                        said.account,
                        to_text(said.note_id),
                        to_text(said.text),
                        to_moment(said.at),
                    ),
                )
                == 1
            )

    @classmethod
    def hear_beside(cls, state_dir: Path, said: Said, *, busy_seconds: float = BUSY_SECONDS) -> bool:
        """Keep the user's words while another process holds the lock and owns the ledger: this one row, and nothing
        else, is ever written from outside it. False where they were heard before. Raises LedgerError: ``unusable``
        where there is no ledger, ``older`` or ``newer`` for another version's; nothing is migrated."""
        path = state_dir / files.LEDGER
        connection = connect(path, busy_seconds)
        try:
            _refuse_older(connection, path)
            return cls(connection).hear(said)
        finally:
            connection.close()

    def unheeded(self) -> tuple[Said, ...]:
        """What was said and not yet acted on, oldest first."""
        found = self._db.all(
            "SELECT said_key, account, note_id, text, at FROM said WHERE heeded_at IS NULL ORDER BY at, said_key"
        )
        return tuple(map(_said, found))

    def heeded(self) -> tuple[Said, ...]:
        """What was said and acted on, the last first."""
        found = self._db.all(
            "SELECT said_key, account, note_id, text, at FROM said WHERE heeded_at IS NOT NULL"
            " ORDER BY heeded_at DESC, at DESC, said_key DESC"
        )
        return tuple(map(_said, found))

    def heed(self, key: str, facts: Iterable[Fact], questions: Iterable[Question], at: datetime) -> int:
        """Record what words mean, what is to be said about them, and that they are dealt with, in one transaction.
        Returns the number of facts that were new."""
        fact_rows = [fact_row(fact) for fact in facts]
        question_rows = [question_row(question) for question in questions]
        with self._db.transaction():
            self._db.run(
                "UPDATE said SET heeded_at = ? WHERE said_key = ? AND heeded_at IS NULL",
                (to_moment(at), to_text(key)),
            )
            self._db.run_many(_KEEP_QUESTION, question_rows)
            return self._db.run_many(_KEEP_FACT, fact_rows)

    # Small things -----------------------------------------------------------------------------------------------------

    def ask(self, question: Question) -> bool:
        """Keep a question once by its key; False where it was known."""
        with self._db.transaction():
            return self._db.run(_KEEP_QUESTION, question_row(question)) == 1

    def questions(self, untold_only: bool = True) -> tuple[Question, ...]:
        """What was asked, oldest first; only what no note has said yet, or all."""
        condition = " WHERE told_at IS NULL" if untold_only else ""
        found = self._db.all(
            f"SELECT question_key, person, heading, text, at, told_at FROM question{condition}"  # noqa: S608
            " ORDER BY at, question_key"
        )
        return tuple(
            Question(
                key=key, person=person, heading=heading, text=text, at=from_moment(at),
                told_at=None if told_at is None else from_moment(told_at),
            )
            for key, person, heading, text, at, told_at in found
        )  # fmt: skip

    def told(self, keys: Iterable[str], at: datetime) -> None:
        """A note has said these; the first time counts."""
        with self._db.transaction():
            self._db.run_many(
                "UPDATE question SET told_at = ? WHERE question_key = ? AND told_at IS NULL",
                [(to_moment(at), to_text(key)) for key in keys],
            )

    def get(self, name: str) -> str | None:
        """A small named value (awake_since, last_tick, rejections of an account, …)."""
        found = self._db.one("SELECT value FROM setting WHERE name = ?", (name,))
        return str(found[0]) if found else None

    def put(self, name: str, value: str | None) -> None:
        """Set or, with None, remove it."""
        with self._db.transaction():
            if value is None:
                self._db.run("DELETE FROM setting WHERE name = ?", (name,))
                return
            self._db.run(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, to_text(value)),
            )

    def learn(self, person: str, what: str, value: str, source: str, at: datetime) -> None:
        """Something learned from mail (``phone``, ``name``, ``address``), newest wins; the user's files stay theirs."""
        with self._db.transaction():
            self._db.run(
                "INSERT INTO learned (person, what, value, source, at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (person, what)"
                " DO UPDATE SET value = excluded.value, source = excluded.source, at = excluded.at"
                " WHERE excluded.at >= learned.at",
                (to_text(person), to_text(what), to_text(value), to_text(source), to_moment(at)),
            )

    def unlearn(self, person: str, what: str) -> None:
        """Forget what was learned: the user takes their word back."""
        with self._db.transaction():
            self._db.run(
                "DELETE FROM learned WHERE person = ? AND what = ?", (to_text(person), to_text(what))
            )

    def learned(self, person: str) -> dict[str, tuple[str, str]]:
        """what -> (value, source)."""
        found = self._db.all(
            "SELECT what, value, source FROM learned WHERE person = ? ORDER BY what", (to_text(person),)
        )
        return {what: (value, source) for what, value, source in found}

    def learned_by_person(self) -> dict[str, dict[str, tuple[str, str]]]:
        """What was learned of everybody: person -> what -> (value, source), in one look."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for person, what, value, source in self._db.all(
            "SELECT person, what, value, source FROM learned ORDER BY person, what"
        ):
            found.setdefault(person, {})[what] = (value, source)
        return found


def _refuse_older(connection: Connection, path: Path) -> None:
    number = schema_number(connection)
    if number < LATEST:
        raise LedgerError("older", path, f"schema {number}, this version needs {LATEST}")


def _said(row: tuple) -> Said:  # type: ignore[type-arg]
    key, account, note_id, text, at = row
    return Said(key=key, account=account, note_id=note_id, text=text, at=from_moment(at))
