"""The user's words: kept once, taken up once, told newest first; and one row put down beside whoever holds the lock."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followthrough.ledger.store import Ledger, LedgerError, Question, Said, lock
from followthrough.plan.facts import Called, Fact
from tests.ledger.examples import DAY
from tests.ledger.test_migrations import from_dump


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger.open(tmp_path / "state") as opened:
        yield opened


def said(key: str = "w1", text: str = "called", minutes: int = 0) -> Said:
    return Said(key=key, account="private", note_id="n@me", text=text, at=DAY + timedelta(minutes=minutes))


def called(key: str = "w1") -> Fact:
    return Called(person="ann@example.org", account="private", message_id=f"{key}#1", at=DAY, reached=True)


def question(key: str = "said|w1#1") -> Question:
    return Question(key=key, person="ann@example.org", heading="You told me", text="You called.", at=DAY)


def test_words_are_kept_once_by_their_key_oldest_first(ledger: Ledger) -> None:
    assert ledger.hear(said("w2", minutes=1))
    assert ledger.hear(said("w1", "héllo\0 \udc80"))
    assert not ledger.hear(said("w2", "something else"))
    assert [(each.key, each.text) for each in ledger.unheeded()] == [
        ("w1", "héllo\ufffd ?"),
        ("w2", "called"),
    ]


def test_taking_up_is_one_transaction_and_once(ledger: Ledger) -> None:
    """Facts, what is said back, and that it is done: all or nothing. Done again it changes nothing."""
    ledger.hear(said())

    def halfway() -> None:
        with ledger.together():
            ledger.heed("w1", [called()], [question()], DAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        halfway()
    assert (len(ledger.unheeded()), ledger.facts(), ledger.questions()) == (1, (), ())
    assert ledger.heed("w1", [called()], [question()], DAY) == 1
    assert (ledger.unheeded(), ledger.facts(), ledger.questions()) == ((), (called(),), (question(),))
    assert ledger.heed("w1", [called()], [question()], DAY) == 0
    assert ledger.heeded() == (said(),)
    assert not ledger.hear(said())


def test_what_was_taken_up_is_told_the_last_first(ledger: Ledger) -> None:
    """By when it was taken up, then by when it was said: the clocks of a phone and of this machine differ."""
    for key, minutes in (("w1", 5), ("w2", 1), ("w3", 2)):
        ledger.hear(said(key, minutes=minutes))
    ledger.heed("w1", [], [], DAY)
    for key in ("w2", "w3"):
        ledger.heed(key, [], [], DAY + timedelta(hours=1))
    assert [each.key for each in ledger.heeded()] == ["w3", "w2", "w1"]


def test_words_are_put_down_beside_whoever_holds_the_lock_and_is_writing(tmp_path: Path) -> None:
    with lock(tmp_path), Ledger.open(tmp_path) as ledger:
        ledger.put("before", "1")
        assert Ledger.hear_beside(tmp_path, said())
        assert not Ledger.hear_beside(tmp_path, said())
        assert ledger.unheeded() == (said(),)
        with ledger.together():
            ledger.put("between", "1")
            with pytest.raises(LedgerError) as caught:
                Ledger.hear_beside(tmp_path, said("w2"), busy_seconds=0.05)
        assert caught.value.problem == "locked"
        assert Ledger.hear_beside(tmp_path, said("w2"))


def test_beside_a_ledger_of_another_version_nothing_is_put_down_and_nothing_migrated(tmp_path: Path) -> None:
    from_dump(1, tmp_path)
    with pytest.raises(LedgerError) as caught:
        Ledger.hear_beside(tmp_path, said())
    assert caught.value.problem == "older"
    db = sqlite3.connect(tmp_path / "ledger.sqlite3")
    assert db.execute("SELECT MAX(number) FROM migration").fetchone() == (1,)
    db.close()
    with pytest.raises(LedgerError) as caught:
        Ledger.hear_beside(tmp_path / "nowhere", said())
    assert caught.value.problem == "unusable"
    assert not (tmp_path / "nowhere").exists()


def test_what_was_learned_can_be_forgotten(ledger: Ledger) -> None:
    ledger.learn("ann@example.org", "phone", "+49 30 1", "your words", DAY)
    ledger.learn("ann@example.org", "name", "Ann", "their mail", DAY)
    ledger.unlearn("ann@example.org", "phone")
    ledger.unlearn("nobody@example.org", "phone")
    assert ledger.learned("ann@example.org") == {"name": ("Ann", "their mail")}
