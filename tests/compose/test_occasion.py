"""When the day's note and the week's digest are due: once, in working time, and only for something new."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from followthrough.compose.occasion import (
    Morning,
    day_note_is_due,
    days_ahead,
    digest_day,
    digest_is_due,
)
from followthrough.plan.business_time import WorkingTime

HOURS = WorkingTime("Europe/London", frozenset(range(1, 6)), time(9), time(17), frozenset({date(2026, 4, 6)}))
NINE = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
"""A Wednesday, as the working day begins."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def due(told_at: datetime | None = None, now: datetime = NINE, **morning: Any) -> bool:
    return day_note_is_due(Morning(**morning), HOURS, told_at, now)


def test_a_day_with_nothing_to_say_has_no_note() -> None:
    """Silence is the usual case."""
    assert not due()
    assert not due(told_at=NINE - DAY)


def test_a_question_is_asked_at_any_hour_of_the_working_day_once_a_day() -> None:
    """A doubt does not wait for the morning; the second one of a day does."""
    assert due(questions=1)
    assert due(questions=1, now=NINE + 5 * HOUR, told_at=NINE - DAY)
    assert not due(questions=1, now=NINE + 5 * HOUR, told_at=NINE)
    assert not due(questions=1, now=NINE + 8 * HOUR)
    assert not due(questions=1, now=NINE + 3 * DAY)


def test_a_draft_that_came_since_the_last_note_is_a_reason_once() -> None:
    """What has waited for days brings no note of its own."""
    assert due(drafts=(NINE - HOUR,), told_at=NINE - DAY)
    assert due(drafts=(NINE - 3 * DAY,))
    assert not due(drafts=(NINE - 3 * DAY,), told_at=NINE - DAY)


def test_a_draft_that_comes_in_the_course_of_the_day_waits_for_the_next_morning() -> None:
    """The user has just seen it come."""
    assert not due(drafts=(NINE + HOUR,), now=NINE + 2 * HOUR)
    assert due(drafts=(NINE + HOUR,), now=NINE + DAY)


def test_a_call_is_a_reason_on_its_day() -> None:
    """Not the day before."""
    assert due(calls=(NINE + 2 * HOUR,), told_at=NINE - DAY)
    assert not due(calls=(NINE + DAY,), told_at=NINE - DAY)


def test_a_meeting_is_a_reason_the_day_before_and_on_its_day() -> None:
    """And not two days before, nor when it was agreed today, nor once it has begun."""
    agreed_at = NINE - 5 * DAY

    assert due(meetings=((agreed_at, NINE + 5 * HOUR),), told_at=NINE - DAY)
    assert due(meetings=((agreed_at, NINE + DAY),), told_at=NINE - DAY)
    assert not due(meetings=((agreed_at, NINE + 2 * DAY),), told_at=NINE - DAY)
    assert not due(meetings=((NINE + HOUR, NINE + DAY),), now=NINE + 2 * HOUR)
    assert not due(meetings=((agreed_at, NINE + HOUR),), now=NINE + 2 * HOUR)


def test_before_a_weekend_a_note_looks_ahead_to_monday() -> None:
    """Nobody reads one on Sunday. A calendar with months off looks a week ahead."""
    friday, monday = NINE + 2 * DAY, NINE + 5 * DAY
    off = WorkingTime(
        "Europe/London",
        HOURS.days,
        time(9),
        time(17),
        frozenset(date(2026, 3, 5) + n * DAY for n in range(60)),
    )

    assert due(meetings=((NINE, monday + HOUR),), now=friday, told_at=NINE)
    assert days_ahead(HOURS, friday) == tuple(date(2026, 3, 6) + n * DAY for n in range(4))
    assert len(days_ahead(off, NINE)) == 8


def test_an_entry_that_became_wrong_is_a_reason_the_next_morning() -> None:
    """As a draft is."""
    assert due(changes=(NINE - HOUR,), told_at=NINE - DAY)
    assert not due(changes=(NINE + HOUR,), now=NINE + 2 * HOUR, told_at=NINE - DAY)
    assert not due(changes=(NINE - 2 * DAY,), told_at=NINE - DAY)


MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def digest(now: datetime, told_at: datetime | None = None, weekday: str = "mon", days_known: int = 7) -> bool:
    return digest_is_due(weekday, HOURS, told_at, now - days_known * DAY, now)


def test_the_digest_comes_once_on_its_day() -> None:
    """At the start of working time, or later on that day when the machine was off then."""
    assert digest(MONDAY)
    assert digest(MONDAY + 6 * HOUR)
    assert not digest(MONDAY + HOUR, told_at=MONDAY)
    assert digest(MONDAY + 7 * DAY, told_at=MONDAY)
    assert not digest(MONDAY - HOUR)
    assert not any(digest(MONDAY + n * DAY, told_at=MONDAY) for n in range(1, 7))


def test_a_week_slept_through_is_not_made_up_for() -> None:
    """Tuesday has no digest, whatever Monday had."""
    assert not digest(MONDAY + DAY, told_at=MONDAY - 7 * DAY)


def test_on_a_holiday_the_digest_waits_for_the_next_working_day() -> None:
    """Easter Monday is off; the week still has one."""
    easter = datetime(2026, 4, 6, 8, 0, tzinfo=UTC)

    assert not digest(easter)
    assert digest(easter + DAY)
    assert digest_day(easter + DAY, "mon", HOURS) == date(2026, 4, 7)
    assert digest(easter + 5 * DAY, weekday="sat") is False
    assert digest(datetime(2026, 3, 9, 9, 0, tzinfo=UTC), weekday="sat")


@pytest.mark.parametrize("weekday", ["never", ""])
def test_never_is_never(weekday: str) -> None:
    """On no day at all."""
    assert not any(digest(MONDAY + n * DAY, weekday=weekday) for n in range(7))


def test_where_there_is_no_conversation_before_today_there_is_no_digest() -> None:
    """Nothing to tell of a week that has just begun."""
    assert not digest_is_due("mon", HOURS, None, None, MONDAY)
    assert not digest_is_due("mon", HOURS, None, MONDAY + HOUR, MONDAY + 2 * HOUR)
