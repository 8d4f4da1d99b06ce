"""Every schema that was released migrates up; one that was released is never edited."""

import re
import sqlite3
from pathlib import Path

import pytest

from followthrough.ledger import connection as connections
from followthrough.ledger.schema import LATEST, MIGRATIONS, RECORD, Migration
from followthrough.ledger.store import Ledger, LedgerError
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftState
from tests.ledger.examples import outreach

SCHEMAS = Path(__file__).parent / "schemas"
ROOM = Path(connections.__file__).parent


def from_dump(number: int, state: Path) -> None:
    """A ledger as that release left it."""
    state.mkdir(mode=0o700, exist_ok=True)
    db = sqlite3.connect(state / "ledger.sqlite3")
    db.executescript((SCHEMAS / f"v{number}.sql").read_text())
    db.execute("PRAGMA journal_mode=WAL")
    db.close()


@pytest.mark.parametrize("number", [each.number for each in MIGRATIONS])
def test_a_released_schema_migrates_up_with_all_that_is_in_it(tmp_path: Path, number: int) -> None:
    """From the dump of a ledger that release wrote. No file: dump one (tests/ledger/dump.py) when you release."""
    from_dump(number, tmp_path)
    with Ledger.open(tmp_path) as ledger:
        assert ledger.cursor("private", "Sent") == Cursor(7, 5, 99)
        assert [fact.person for fact in ledger.facts()] == ["ann@example.org", "bea@example.org"]
        assert ledger.facts("ann@example.org")[0] == outreach()
        assert [row.state for row in ledger.drafts()] == [DraftState.APPENDING]
        assert ledger.message("private", "1@me.example") is not None
        assert [each.uid for each in ledger.passed_by("private", ["p4@example.com"], [])] == [4]
        assert [each.key for each in ledger.questions()] == ["q1"]
        assert ledger.get("awake_since") == "today"
        assert ledger.learned("ann@example.org") == {"phone": ("+49 30 1", "their signature")}
        assert len(ledger.quarantined()) == 1
        assert ledger._db.one("SELECT MAX(number) FROM migration") == (LATEST,)


@pytest.mark.parametrize("number", [each.number for each in MIGRATIONS])
def test_a_released_migration_is_never_edited(tmp_path: Path, number: int) -> None:
    """The schema it makes today is the one of the dump, to the letter."""

    def schema(db: sqlite3.Connection) -> list[str]:
        rows = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
        return [re.sub(r"\s+", " ", sql) for (sql,) in rows]

    released, today = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    released.executescript((SCHEMAS / f"v{number}.sql").read_text())
    today.execute(RECORD)
    for each in MIGRATIONS:
        for statement in each.statements if each.number <= number else ():
            today.execute(statement)
    assert schema(today) == schema(released)
    released.close()
    today.close()


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [each.number for each in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_migration_happens_once_and_whole(tmp_path: Path) -> None:
    """One that fails leaves nothing of itself; those before it stand; the next start tries again."""
    good = Migration(LATEST + 1, "good", ("CREATE TABLE extra (x INTEGER)", "INSERT INTO extra VALUES (1)"))
    bad = Migration(LATEST + 2, "bad", ("INSERT INTO extra VALUES (2)", "INSERT INTO nowhere VALUES (3)"))
    Ledger.open(tmp_path).close()
    for _ in range(2):
        connection = connections.connect(tmp_path / "ledger.sqlite3", 1)
        with pytest.raises(sqlite3.OperationalError):
            connections.migrate(connection, [*MIGRATIONS, good, bad])
        assert connection.all("SELECT x FROM extra") == [(1,)]
        assert connection.one("SELECT MAX(number) FROM migration") == (LATEST + 1,)
        connection.close()


def test_an_older_schema_is_not_read_as_if_it_were_ours(tmp_path: Path) -> None:
    """Status says to start the service once; it cannot migrate what it may only read."""
    Ledger.open(tmp_path).close()
    db = sqlite3.connect(tmp_path / "ledger.sqlite3")
    db.execute("DELETE FROM migration")
    db.commit()
    db.close()
    with pytest.raises(LedgerError) as refused:
        Ledger.open_read_only(tmp_path)
    assert refused.value.problem == "older"


SQLITE_ONLY = re.compile(
    r"INSERT OR|REPLACE INTO|AUTOINCREMENT|WITHOUT ROWID|\browid\b|STRFTIME|JULIANDAY|IFNULL|\bGLOB\b|JSON_|"
    r"LAST_INSERT_ROWID|TOTAL\(|GROUP_CONCAT|\bIIF\(|\bPRINTF\(|\bINSTR\(|DATETIME\(|\bBLOB\b|\bREAL\b",
    re.IGNORECASE,
)


def test_the_sql_is_what_sqlite_and_postgresql_both_understand() -> None:
    """Pragmas and sqlite_master stand in connection.py alone; strings elsewhere hold no word of SQLite's own."""
    for path in ROOM.glob("*.py"):
        strings = re.findall(r'"[^"\n]*"', path.read_text()) + re.findall(
            r'"""CREATE.*?"""', path.read_text(), re.DOTALL
        )
        for text in strings:
            assert not SQLITE_ONLY.search(text), f"{path.name}: {text}"
            if path.name != "connection.py":
                assert "PRAGMA" not in text
                assert "sqlite_" not in text
