"""Working time: windows, holidays, and every clock change of ten zones in ten years."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.plan.business_time import Unit, Window, WorkingTime, local_date, parse_window
from tests.plan.story import BERLIN, TUESDAY, berlin

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",  # moves its clock by half an hour
    "Pacific/Apia",  # left out a whole day
    "Asia/Kathmandu",
    "Africa/Casablanca",  # goes back for a month each year
    "America/St_Johns",
    "Pacific/Chatham",
    "Asia/Tehran",
]
EVERY_DAY = frozenset(range(1, 8))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("1-2 business days", Window(1, 2, Unit.BUSINESS_DAYS)),
        ("5 - 7  Business Days", Window(5, 7, Unit.BUSINESS_DAYS)),
        ("5–7 business days", Window(5, 7, Unit.BUSINESS_DAYS)),
        ("5 to 7 business days", Window(5, 7, Unit.BUSINESS_DAYS)),
        ("3-4 weeks", Window(3, 4, Unit.WEEKS)),
        ("1-24 hours", Window(1, 24, Unit.HOURS)),
        ("10 days", Window(10, 10, Unit.DAYS)),
        ("1 week", Window(1, 1, Unit.WEEKS)),
    ],
)
def test_a_window_is_read_as_people_write_it(text: str, window: Window) -> None:
    """The four units, one number or two, any case and blanks."""
    assert parse_window(text) == window


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2 months", "4-3 weeks", "0-1 days", "-1 days", "1.5 days", "1000 days", "3 weeks ago"],
)
def test_what_is_no_window_is_refused_with_the_forms_that_are(text: str) -> None:
    """The config shows this text to whoever wrote the key."""
    with pytest.raises(ValueError, match="1-2 business days") as refused:
        parse_window(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("since", "count", "unit", "due"),
    [
        # Tuesday 11:00 in Berlin.
        (berlin(2026, 3, 3, 11), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 4, 11)),
        (berlin(2026, 3, 3, 11), 5, Unit.BUSINESS_DAYS, berlin(2026, 3, 10, 11)),
        # Friday noon, over the weekend; Friday evening comes after Monday's end, so Tuesday morning.
        (berlin(2026, 3, 6, 12), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 9, 12)),
        (berlin(2026, 3, 6, 20), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 10, 9)),
        (berlin(2026, 3, 6, 6), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 9, 9)),
        # Written on a Saturday: Monday is the first business day after.
        (berlin(2026, 3, 7, 12), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 9, 12)),
        # The end of the day is not in working time any more.
        (berlin(2026, 3, 3, 17), 1, Unit.BUSINESS_DAYS, berlin(2026, 3, 5, 9)),
        # Weeks and days are the calendar's; a Sunday moves to Monday. The clock changes on 29 March.
        (berlin(2026, 3, 10, 11), 3, Unit.WEEKS, berlin(2026, 3, 31, 11)),
        (berlin(2026, 3, 5, 11), 10, Unit.DAYS, berlin(2026, 3, 16, 9)),
        (berlin(2026, 3, 3, 11), 3, Unit.HOURS, berlin(2026, 3, 3, 14)),
        (berlin(2026, 3, 3, 15), 3, Unit.HOURS, berlin(2026, 3, 4, 9)),
    ],
)
def test_a_window_ends_at_the_same_wall_time_or_the_next_working_time(
    since: datetime, count: int, unit: Unit, due: datetime
) -> None:
    """Before the start: that day's start; after the end or on a day off: the next working day's."""
    assert BERLIN.after(since, count, unit) == due


def test_holidays_are_like_a_weekend() -> None:
    """Neither counted nor opened on."""
    hours = WorkingTime("Europe/Berlin", BERLIN.days, BERLIN.start, BERLIN.end, frozenset({date(2026, 3, 4)}))
    assert hours.after(berlin(2026, 3, 3, 11), 1, Unit.BUSINESS_DAYS) == berlin(2026, 3, 5, 11)
    assert hours.after(berlin(2026, 3, 3, 11), 1, Unit.DAYS) == berlin(2026, 3, 5, 9)
    assert not hours.is_open(berlin(2026, 3, 4, 11))


def test_a_time_that_the_clock_leaves_out_is_the_next_that_exists() -> None:
    """Half past two did not happen in Berlin on 29 March 2026; three did."""
    night = WorkingTime("Europe/Berlin", EVERY_DAY, time(0), time(23, 59))
    assert night.after(berlin(2026, 3, 28, 2, 30), 1, Unit.DAYS) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_of_a_time_that_happens_twice_it_is_the_first() -> None:
    """Half past two happened twice in Berlin on 25 October 2026: at 0:30 and 1:30 UTC."""
    night = WorkingTime("Europe/Berlin", EVERY_DAY, time(0), time(23, 59))
    assert night.after(berlin(2026, 10, 24, 2, 30), 1, Unit.DAYS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_country_left_out_is_no_working_day() -> None:
    """Samoa went from Thursday 29 December 2011 to Saturday the 31st."""
    samoa = WorkingTime("Pacific/Apia", frozenset(range(1, 6)), time(9), time(17))
    thursday_evening = datetime(2011, 12, 29, 18, tzinfo=ZoneInfo("Pacific/Apia"))
    assert samoa.next_open(thursday_evening) == datetime(2012, 1, 2, 9, tzinfo=ZoneInfo("Pacific/Apia"))


def test_working_time_in_the_hour_that_comes_twice_opens_after_now() -> None:
    """The first quarter to two is past when the clock has gone back; the second is still to come."""
    night = WorkingTime("America/New_York", EVERY_DAY, time(1, 45), time(5))
    second_half_past_one = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert night.next_open(second_half_past_one) == datetime(2026, 11, 1, 6, 45, tzinfo=UTC)


@pytest.mark.parametrize("days", [frozenset(), frozenset({0}), frozenset({1, 8})])
def test_working_time_needs_days(days: frozenset[int]) -> None:
    """Without any, nothing could ever open."""
    with pytest.raises(ValueError, match="working days"):
        WorkingTime("Europe/Berlin", days, time(9), time(17))


def test_working_time_must_start_before_it_ends() -> None:
    """The same for hours."""
    with pytest.raises(ValueError, match="start before it ends"):
        WorkingTime("Europe/Berlin", EVERY_DAY, time(17), time(9))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [1, 9999])
def test_a_date_that_no_zone_can_hold_is_no_error(zone: str, year: int) -> None:
    """A Date header can say anything."""
    hours = WorkingTime(zone, EVERY_DAY, time(9), time(17))
    moment = datetime(year, 1, 1, tzinfo=UTC) if year == 1 else datetime(9999, 12, 31, 23, tzinfo=UTC)
    assert hours.is_open(hours.after(moment, 3, Unit.WEEKS))
    assert local_date(moment, zone).year in {1, 2, 9997, 9998}


@st.composite
def working_times(draw: st.DrawFn) -> WorkingTime:
    start = draw(st.integers(0, 22 * 60))
    end = draw(st.integers(start + 30, 24 * 60 - 1))
    holidays = draw(st.frozensets(st.dates(date(2020, 1, 1), date(2031, 1, 1)), max_size=20))
    return WorkingTime(
        draw(st.sampled_from(ZONES)),
        draw(st.frozensets(st.integers(1, 7), min_size=1)),
        time(start // 60, start % 60),
        time(end // 60, end % 60),
        holidays,
    )


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(working_times(), moments, st.integers(1, 60), st.sampled_from(Unit))
def test_a_due_time_is_in_working_time_and_after_what_it_counts_from(
    hours: WorkingTime, since: datetime, count: int, unit: Unit
) -> None:
    """Whatever the hours, the zone and the season."""
    due = hours.after(since, count, unit)
    assert hours.is_open(due)
    assert due > since
    assert due.tzinfo is UTC
    assert hours.after(since.astimezone(ZoneInfo("Asia/Tokyo")), count, unit) == due


@given(working_times(), moments, st.integers(1, 30))
def test_more_business_days_are_never_sooner(hours: WorkingTime, since: datetime, count: int) -> None:
    """A window's end never comes before its beginning."""
    assert hours.after(since, count, Unit.BUSINESS_DAYS) <= hours.after(since, count + 1, Unit.BUSINESS_DAYS)


@given(working_times(), moments)
def test_the_next_opening_is_now_or_has_nothing_open_before_it(hours: WorkingTime, since: datetime) -> None:
    """Looked at every quarter of an hour for four days."""
    opens = hours.next_open(since)
    assert opens >= since
    assert hours.is_open(opens)
    looked_at = [since + timedelta(minutes=15 * step) for step in range(4 * 96)]
    assert not any(hours.is_open(moment) for moment in looked_at if moment < opens)


@given(working_times(), working_times(), moments)
def test_two_people_are_met_when_both_work_or_the_first_does(
    mine: WorkingTime, theirs: WorkingTime, since: datetime
) -> None:
    """Never outside one's own hours."""
    meets = mine.next_open_with(theirs, since)
    assert meets >= since
    assert mine.is_open(meets)
    if not theirs.is_open(meets):
        looked_at = [since + timedelta(minutes=30 * step) for step in range(7 * 48)]
        assert not any(mine.is_open(moment) and theirs.is_open(moment) for moment in looked_at)


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_later_is_the_same_wall_time_over_ten_years_of_clock_changes(zone: str) -> None:
    """Every day of ten years at half past two in the morning, where clocks change: the same, or the gap's end."""
    here = ZoneInfo(zone)
    hours = WorkingTime(zone, EVERY_DAY, time(0), time(23, 59))
    day = date(2020, 1, 1)
    while day < date(2030, 1, 1):
        since = datetime.combine(day, time(2, 30), here)
        due = hours.after(since, 1, Unit.DAYS).astimezone(here)
        started = since.astimezone(UTC).astimezone(here)
        wanted = datetime.combine(started.date() + timedelta(days=1), started.time(), here)
        assert due.date() == wanted.date()
        if _exists(wanted):
            assert due.replace(fold=0, tzinfo=None) == wanted.replace(fold=0, tzinfo=None)
            assert due.fold == 0
        else:
            just_before = (due.astimezone(UTC) - timedelta(minutes=1)).astimezone(here)
            assert just_before.replace(tzinfo=None) < wanted.replace(tzinfo=None) < due.replace(tzinfo=None)
        day += timedelta(days=1)


def _exists(wall: datetime) -> bool:
    return wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None)


def test_the_day_of_a_moment_is_the_zones() -> None:
    """Ten in the morning in Greenwich is eleven at night in Samoa."""
    assert local_date(TUESDAY, "Pacific/Apia") == date(2026, 3, 3)
    assert local_date(TUESDAY, "America/New_York") == date(2026, 3, 3)
