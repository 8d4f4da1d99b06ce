"""Facts come back from the ledger as they went in, and once."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given

from followthrough.ledger.codec import decode_fact, encode_fact, to_moment
from followthrough.ledger.store import Ledger
from followthrough.mail.cursor import Cursor
from followthrough.plan.facts import Fact, natural_key
from tests.ledger.examples import DAY, facts, facts_of, message, outreach, passed


def record(ledger: Ledger, *some: Fact) -> int:
    return ledger.record(account="private", mailbox="Sent", cursor=None, facts=some)


@given(facts)
def test_a_fact_of_any_kind_and_content_comes_back_equal(fact: Fact) -> None:
    """Every kind, every field, any text, any zone."""
    assert decode_fact(fact.kind, fact.person, to_moment(fact.at), encode_fact(fact)) == fact


@pytest.mark.parametrize("kind", get_args(Fact))
def test_every_kind_is_among_the_examples(kind: type[Fact]) -> None:
    """A kind that is added later is tried above without a change here."""

    @given(facts_of(kind))
    def is_of_the_kind(fact: Fact) -> None:
        assert type(fact) is kind

    is_of_the_kind()


def test_times_come_back_in_utc(tmp_path: Path) -> None:
    """Also where they went in with another zone."""
    local = datetime.fromisoformat("2026-03-02T10:30:00.000001+01:00")
    with Ledger.open(tmp_path) as ledger:
        record(ledger, outreach(at=local))
        [fact] = ledger.facts()
    assert fact.at == local
    assert fact.at.tzinfo is UTC


def test_a_naive_time_is_refused(tmp_path: Path) -> None:
    """It would be right on one machine and wrong on the next."""
    with Ledger.open(tmp_path) as ledger, pytest.raises(TypeError):
        record(ledger, outreach(at=DAY.replace(tzinfo=None)))


def test_what_no_database_can_hold_does_not_stop_a_batch(tmp_path: Path) -> None:
    """Lone surrogates and NUL come in hostile headers; the fact is kept, and is still the same the second time."""
    fact = replace(outreach(), subject="a\ud800b\0c", message_id="x\udcff\0@y")
    stored, over = message(key="k\udcff@x"), passed(1, "a\udcff@b", "i\0d@\udcffx")
    with Ledger.open(tmp_path) as ledger:
        for _ in range(2):
            ledger.record(
                account="private",
                mailbox="In\udcff",
                cursor=Cursor(1, 2),
                facts=[fact],
                messages=[stored],
                passed=[over],
            )
        [found] = ledger.facts()
        assert found == fact
        assert ledger.message("private", "k\udcff@x") is not None
        assert ledger.cursor("private", "In\udcff") == Cursor(1, 2)
        assert len(ledger.passed_by("private", ["a\udcff@b"], [])) == 1


def test_recording_again_is_nothing(tmp_path: Path) -> None:
    """In the same batch, in a later one, and after a restart; the first record of a fact stands."""
    with Ledger.open(tmp_path) as ledger:
        assert record(ledger, outreach(), outreach(), outreach("bea@example.org")) == 2
        assert record(ledger, outreach(), outreach("cem@example.org")) == 1
    with Ledger.open(tmp_path) as ledger:
        assert record(ledger, replace(outreach(), subject="read otherwise later")) == 0
        assert [fact.subject for fact in ledger.facts("ann@example.org")] == ["Twenty minutes"]


def test_facts_come_by_time_then_key(tmp_path: Path) -> None:
    """Whatever the order in which they were seen."""
    some = [
        outreach("b@x.org", at=DAY),
        outreach("a@x.org", at=DAY),
        outreach("c@x.org", at=DAY - timedelta(days=1)),
    ]
    with Ledger.open(tmp_path) as ledger:
        record(ledger, *some)
        assert ledger.facts() == tuple(sorted(some, key=lambda fact: (fact.at, natural_key(fact))))
        assert ledger.persons() == ("a@x.org", "b@x.org", "c@x.org")
        assert ledger.facts("b@x.org") == (some[0],)
        assert ledger.facts("nobody@x.org") == ()


def test_ten_thousand_facts_load_fast(tmp_path: Path) -> None:
    """A start reads all of them: 0.15 s where this was written, and the bound leaves room for a slow machine."""
    many = [outreach(f"p{n % 300}@x.org", f"{n}@x.org", DAY + timedelta(minutes=n)) for n in range(10_000)]
    with Ledger.open(tmp_path) as ledger:
        record(ledger, *many)
        begun = time.process_time()
        assert len(ledger.facts()) == 10_000
        assert time.process_time() - begun < 1.5
