"""A time that stands alone is read whole or not at all, and judged by one rule for every program that reads it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluate.scoring import Missing
from benchmarks.evaluate.times import Said, parsed, peers, said
from followthrough.mail.when.expression import MAX_EXPRESSION, expression

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def read(text: str) -> Said | None:
    found = expression(text, AT, "UTC")
    return said(found) if found else None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12.03.2026 um 6:40 Uhr", Said("2026-03-12", "06:40")),
        ("Do, 12.3. gegen 14 Uhr", Said("2026-03-12", "14:00")),
        ("12.03. 09.55 Uhr", Said("2026-03-12", "09:55")),
        ("6. April 11.05", Said("2026-04-06", "11:05")),
        ("12 MAR, 09:10", Said("2026-03-12", "09:10")),
        ("20.09 abends", Said("2026-09-20", part="evening")),
        ("ab 19:30 am 12.3.", Said("2026-03-12", "19:30")),
        ("12.3. spätestens 15 Uhr", Said(end_day="2026-03-12", end_hour="15:00")),
        ("12.3. zwischen 19 und 20 Uhr", Said("2026-03-12", "19:00", "", "2026-03-12", "20:00")),
        ("12.-14.03.26", Said("2026-03-12", end_day="2026-03-14")),
        ("24. auf 25.", Said("2026-03-24", end_day="2026-03-25")),
        ("12.3. - 14.3.", Said("2026-03-12", end_day="2026-03-14")),
        ("vom 12. auf den 13. April", Said("2026-04-12", end_day="2026-04-13")),
        ("Thursday 12 March, early afternoon", Said("2026-03-12", part="afternoon")),
        ("tomorrow 3pm", Said("2026-03-04", "15:00")),
        ("next week Thursday 1530", Said("2026-03-12", "15:30")),
        ("jeudi 12 mars à 14h30", Said("2026-03-12", "14:30")),
    ],
)
def test_one_time_is_read_with_its_beginning_and_end(text: str, meant: Said) -> None:
    """Figures are by a clock of 24 hours here."""
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:30",
        "Thursday",
        "two nights",
        "12.3. and 14.3.",
        "12.3. 10:00 14:00",
        "Friday 12 March",
        "31.02.",
        "12.3. Flug 4711",
        "12.3. vormittags oder abends",
        "12.3." + " " * MAX_EXPRESSION,
    ],
)
def test_what_is_not_understood_as_a_whole_is_no_time(text: str) -> None:
    """A weekday alone can be any week's; 12 March 2026 is no Friday."""
    assert read(text) is None


@given(st.text(max_size=MAX_EXPRESSION))
def test_no_text_raises(text: str) -> None:
    assert expression(text, AT, "Europe/Berlin") is None or text


def test_an_answer_is_right_when_all_that_was_meant_is_said() -> None:
    """An end counts where both have one; a part of day where no hour was meant."""
    gold = parsed("Interval[]{2026-03-12 19:00 (X/X) - 2026-03-12 20:00 (X/X)}")
    assert gold is not None
    assert Said("2026-03-12", "19:00").is_right(gold)
    assert Said("2026-03-12", "19:00", "", "2026-03-12", "20:00").is_right(gold)
    assert not Said("2026-03-12", "19:00", "", "2026-03-12", "21:00").is_right(gold)
    assert not Said("2026-03-12", "19:30").is_right(gold)
    evening = parsed("Time[]{2026-03-12 X:X (X/lateevening)}")
    assert evening is not None
    assert Said("2026-03-12", part="evening").is_right(evening)
    assert not Said("2026-03-12").is_right(evening)
    last = parsed("Interval[]{None - 2026-03-12 15:00 (X/X)}")
    assert last is not None
    assert Said(end_day="2026-03-12", end_hour="15:00").is_right(last)
    assert not Said("2026-03-12", "15:00").is_right(last)
    assert parsed("Duration[]{2 nights}") is None
    assert parsed("Time[]{X-X-X 18:00 (X/X)}") is None


def test_a_program_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what puts it there."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Missing, match="make peers"):
        peers(tmp_path, "ctparse")
