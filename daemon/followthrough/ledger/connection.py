"""One connection to the file: pragmas, transactions, migrations, and the library's errors in our words."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from followthrough.ledger import files
from followthrough.ledger.errors import LedgerError
from followthrough.ledger.schema import LATEST, MIGRATIONS, RECORD, Migration

BUSY_SECONDS = 10.0
"""So long another process (a backup, a shell) may hold the file before we give up."""

# A checkpoint leaves the log at its largest size ever; a first scan would leave it at tens of megabytes.
_LOG_LIMIT = 4 * 1024 * 1024

_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNUSABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
# A quota and a size limit come as I/O errors of the writing kinds, only ENOSPC comes as FULL.
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_NOMEM,
}

Row = tuple[object, ...]


class Connection:
    """A SQLite connection in WAL and FULL whose errors are LedgerError. Used by the thread that made it."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path, self._db = path, db

    def close(self) -> None:
        """Close it; a second time is nothing."""
        with suppress(sqlite3.Error):
            self._db.close()

    def run(self, statement: str, values: Sequence[object] = ()) -> int:
        """Carry out one statement; the number of rows it changed."""
        with self._in_our_words():
            return self._db.execute(statement, values).rowcount

    def run_many(self, statement: str, rows: Sequence[Sequence[object]]) -> int:
        """Carry out one statement for each row; the number of rows changed in all."""
        if not rows:
            return 0
        with self._in_our_words():
            return self._db.executemany(statement, rows).rowcount

    def all(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """Every row of the answer."""
        with self._in_our_words():
            return self._db.execute(statement, values).fetchall()

    def one(self, statement: str, values: Sequence[object] = ()) -> tuple | None:  # type: ignore[type-arg]
        """The first row of the answer, or None."""
        with self._in_our_words():
            rows = self._db.execute(statement, values).fetchall()
            return rows[0] if rows else None

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple]:  # type: ignore[type-arg]
        """The rows of the answer one by one; for answers too long to hold, and to be read to the end at once."""
        with self._in_our_words():
            yield from self._db.execute(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it, on the disk when this returns, or nothing. Within another one it is a part of that."""
        if self._db.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # After some errors SQLite has rolled back by itself.
            if self._db.in_transaction:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise _translated(error, self.path) from error
        except sqlite3.DatabaseError as error:
            if isinstance(
                error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.NotSupportedError
            ):
                raise
            raise _translated(error, self.path) from error


def _translated(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    for problem, codes in (
        ("full", _FULL),
        ("corrupt", _CORRUPT),
        ("locked", _LOCKED),
        ("unusable", _UNUSABLE),
    ):
        if code in codes or (problem != "full" and code & 0xFF in codes):
            return LedgerError(problem, path, str(error))
    # Reading failed below us (a dying disk, a file system gone): the file may be whole.
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return LedgerError("unusable", path, str(error))
    # A statement of ours is wrong: a bug, and its own words say most.
    return error


def connect(path: Path, busy_seconds: float, read_only: bool = False) -> Connection:
    """Connect to a file that is there. Raises LedgerError."""
    try:
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
            uri=True,
            timeout=busy_seconds,
            isolation_level=None,
        )
    except sqlite3.Error as error:
        raise LedgerError("unusable", path, str(error)) from error
    connection = Connection(path, db)
    try:
        connection.run("PRAGMA foreign_keys=ON")
        connection.run("PRAGMA synchronous=FULL")
        connection.run(f"PRAGMA journal_size_limit={_LOG_LIMIT}")
    except BaseException:
        connection.close()
        raise
    return connection


def create(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make a new ledger under another name and put it in place whole, so that an empty file is never one of ours."""
    unfinished = path.with_name(path.name + ".new")
    try:
        files.remove(unfinished)
    except OSError as error:
        raise LedgerError("unusable", unfinished, str(error)) from error
    os.close(files.open_private(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    connection = connect(unfinished, BUSY_SECONDS)
    try:
        connection.run(RECORD)
        migrate(connection, migrations)
        connection.run("PRAGMA journal_mode=WAL")
    except BaseException:
        connection.close()
        files.remove(unfinished)
        raise
    connection.close()
    unfinished.rename(path)
    files.sync_directory(path.parent)


def check(connection: Connection) -> None:
    """Raise LedgerError("corrupt") unless the file is a whole ledger."""
    said = connection.one("PRAGMA quick_check(1)")
    if said != ("ok",):
        raise LedgerError("corrupt", connection.path, str(said and said[0]))
    if not connection.one("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'"):
        raise LedgerError("corrupt", connection.path, "not a ledger")


def schema_number(connection: Connection) -> int:
    """The number of the last migration this file has seen. Raises LedgerError("newer")."""
    found = connection.one("SELECT MAX(number) FROM migration")
    number = int(found[0] or 0) if found else 0
    if number > LATEST:
        raise LedgerError("newer", connection.path, f"schema {number}, this version knows {LATEST}")
    return number


def migrate(connection: Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Carry out what this file has not seen, each in a transaction with its record."""
    done = {number for (number,) in connection.all("SELECT number FROM migration")}
    for each in migrations:
        if each.number in done:
            continue
        with connection.transaction():
            for statement in each.statements:
                connection.run(statement)
            connection.run("INSERT INTO migration (number, name) VALUES (?, ?)", (each.number, each.name))


def open_checked(path: Path, busy_seconds: float) -> Connection:
    """Connect to a ledger that is whole and not newer than we are, and bring it up to date. Raises LedgerError."""
    connection = connect(path, busy_seconds)
    try:
        check(connection)
        schema_number(connection)
        migrate(connection)
        connection.run("PRAGMA journal_mode=WAL")
    except BaseException:
        connection.close()
        raise
    return connection
