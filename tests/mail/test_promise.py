"""A promise to call becomes a day; what is no promise, or has no day, is none."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.own.promise import promised_on

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'll call on Thursday.", date(2026, 3, 5)),
        ("I will call you on Thursday afternoon to find a time.", date(2026, 3, 5)),
        ("I will ring you next Tuesday.", date(2026, 3, 10)),
        ("I'll give you a quick call tomorrow.", date(2026, 3, 4)),
        ("I will be calling on 12 March.", date(2026, 3, 12)),
        ("If I don't hear from you, I'll call on Friday.", date(2026, 3, 6)),
        ("I plan to follow up with a phone call on Monday, 9 March.", date(2026, 3, 9)),
        ("I'll call on Thursday or Friday.", date(2026, 3, 5)),
        ("Ich rufe Sie am Donnerstag an.", date(2026, 3, 5)),
        ("Ich werde Sie am 12. März anrufen.", date(2026, 3, 12)),
        ("Am Donnerstag rufe ich Sie an.", date(2026, 3, 5)),
        ("Ich melde mich am Freitag telefonisch.", date(2026, 3, 6)),
    ],
)
def test_a_promise_has_its_day(text: str, day: date) -> None:
    """The first day, where there are two."""
    assert promised_on(f"Dear Ann,\n\nI saw your talk on Monday. {text}\n\nSam", TUESDAY, "UTC") == day


@pytest.mark.parametrize(
    "text",
    [
        "I will call a day or two after this reaches you.",
        "I'll call next week.",
        "I won't call on Thursday.",
        "I will not call you on Thursday.",
        "Please call me on Thursday.",
        "You can call on Thursday.",
        "I'll call it a day on Thursday.",
        "I'll write on Thursday.",
        "I called on Monday.",
        "I will call if I don't hear from you by Thursday.",
        "Rufen Sie mich am Donnerstag an.",
        "Ich rufe Sie am Donnerstag nicht an.",
        "Ich melde mich am Freitag.",
        "",
    ],
)
def test_without_a_promise_or_a_day_there_is_none(text: str) -> None:
    """The other's call, a refusal, a letter, and a day nobody can name."""
    assert promised_on(text, TUESDAY, "UTC") is None


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """And the day is never past."""
    found = promised_on(f"I'll call {text}", TUESDAY, "Europe/Berlin")
    assert found is None or found >= TUESDAY.date()


@pytest.mark.parametrize("unit", ["I'll call ", "ich rufe sie ", "I will then also ", "ich werde "])
def test_no_text_takes_long(unit: str) -> None:
    """Linear in what is looked at."""
    begun = time.perf_counter()
    promised_on(unit * (300_000 // len(unit)), TUESDAY, "UTC")
    assert time.perf_counter() - begun < 2
