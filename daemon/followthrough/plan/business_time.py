"""Windows in working time: days, hours, holidays, zones; right over DST (gap: next valid minute, fold: the first)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Unit(StrEnum):
    """What a window counts in."""

    HOURS = "hours"
    BUSINESS_DAYS = "business_days"
    DAYS = "days"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Window:
    """``opens``-``overdue`` in one unit: the step appears from the first on; from the second on it is overdue."""

    opens: int
    overdue: int
    unit: Unit


_WINDOW = re.compile(
    r"(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s+(hour|business day|day|week)s?", re.IGNORECASE
)
_UNITS = {"hour": Unit.HOURS, "business day": Unit.BUSINESS_DAYS, "day": Unit.DAYS, "week": Unit.WEEKS}
_FORMS = "'1-2 business days', '3-4 weeks', '1-24 hours', '10 days': whole numbers from 1 to 999, the smaller first"


def parse_window(text: str) -> Window:
    """A window as the config writes it; a single number opens and is overdue at once. ValueError names the forms."""
    found = _WINDOW.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"{text!r} is no window; allowed are {_FORMS}")
    opens = int(found[1])
    overdue = int(found[2] or found[1])
    if not 1 <= opens <= overdue:
        raise ValueError(f"{text!r} is no window; allowed are {_FORMS}")
    return Window(opens, overdue, _UNITS[found[3].lower()])


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of every week in local time. ``day`` is an ISO weekday, 1-7."""

    day: int
    start: time
    end: time


_SLOT = re.compile(r"(mon|tue|wed|thu|fri|sat|sun) (\d{2}):(\d{2})\s*[-–]\s*(\d{2}):(\d{2})", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_slot(text: str) -> Slot:
    """A stretch of the week as the config writes it: ``tue 09:00-12:00``. ValueError names the form."""
    found = _SLOT.fullmatch(" ".join(text.split()))
    problem = f"{text!r} is no time of the week; allowed are 'tue 09:00-12:00' and the like, the end after the start"
    if found is None:
        raise ValueError(problem)
    try:
        start, end = time(int(found[2]), int(found[3])), time(int(found[4]), int(found[5]))
    except ValueError:
        raise ValueError(problem) from None
    if start >= end:
        raise ValueError(problem)
    return Slot(_DAYS.index(found[1].lower()) + 1, start, end)


# A Date header can say anything. Nothing counts on from outside the first two; no zone is asked outside the last two.
_EARLIEST, _LATEST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)

# Days to look for an hour that two people share: over any holidays, and not for ever.
_TRIES = 60


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The user's (or a person's) working hours. ``days`` are ISO weekdays 1-7; ``zone`` an IANA name.

    Open from ``start`` up to, not including, ``end``. Raises ValueError where that leaves no working time.
    """

    zone: str
    days: frozenset[int]
    start: time
    end: time
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.days or not self.days <= frozenset(range(1, 8)):
            raise ValueError("working days are one or more of 1 (Monday) to 7 (Sunday)")
        if self.start >= self.end:
            raise ValueError(f"working time must start before it ends: {self.start} - {self.end}")

    def is_open(self, at: datetime) -> bool:
        """Whether this moment is in working time."""
        local = _local(at, self.zone)
        return self._works_on(local.date()) and self.start <= local.time() < self.end

    def next_open(self, at: datetime) -> datetime:
        """The first moment of working time at or after ``at``, UTC."""
        at = within_reason(at)
        if self.is_open(at):
            return at
        local = _local(at, self.zone)
        today = local.date() if local.time() < self.start else local.date() + timedelta(days=1)
        # A day or the whole of its hours can be missing from the clock (Samoa, 30 December 2011).
        openings = (self._opening(day, at) for day in self._working_days(today))
        return next(opens for opens in openings if self.is_open(opens))

    def next_open_with(self, other: "WorkingTime", at: datetime) -> datetime:
        """The first moment at or after ``at`` in both working times, UTC; in this one where they share no hour."""
        meets = at
        for _ in range(_TRIES):
            meets = other.next_open(self.next_open(meets))
            if self.is_open(meets):
                return meets
        return self.next_open(at)

    def after(self, at: datetime, count: int, unit: Unit) -> datetime:
        """``count`` units after ``at``, moved into working time, UTC. Same local wall time of day where it can be."""
        at = within_reason(at)
        if unit is Unit.HOURS or count == 0:
            return self.next_open(at + timedelta(hours=count))
        local = _local(at, self.zone)
        if unit is Unit.BUSINESS_DAYS:
            day = self.business_days_after(local.date(), count)
        else:
            day = local.date() + timedelta(days=count * (7 if unit is Unit.WEEKS else 1))
        return self.next_open(_to_utc(day, local.time(), self.zone))

    def business_days_after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself never counts."""
        days = self._working_days(day + timedelta(days=1))
        for _ in range(count):
            day = next(days)
        return day

    def day_opens_at(self, day: date) -> datetime:
        """The first moment of working time on ``day``, or on the next day that has any, UTC."""
        return self.next_open(_to_utc(day, time(0), self.zone))

    def working_day_before(self, day: date) -> date:
        """The last working day before ``day``; where the year before has none, the day before."""
        days = (day - timedelta(days=back) for back in range(1, 367))
        return next((each for each in days if self._works_on(each)), day - timedelta(days=1))

    def moment(self, day: date, wall: time) -> datetime:
        """A local time of day as UTC, in working time or not; right over DST."""
        return _to_utc(day, wall, self.zone)

    def _works_on(self, day: date) -> bool:
        return day.isoweekday() in self.days and day not in self.holidays

    def _working_days(self, day: date) -> Iterator[date]:
        while True:
            if self._works_on(day):
                yield day
            day += timedelta(days=1)

    def _opening(self, day: date, not_before: datetime) -> datetime:
        """When ``day`` opens; the second time round where the clock goes back over it and the first is past."""
        opens = _to_utc(day, self.start, self.zone)
        if opens < not_before:
            return datetime.combine(day, self.start.replace(fold=1), ZoneInfo(self.zone)).astimezone(UTC)
        return opens


def local_date(at: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    return _local(at, zone).date()


def within_reason(at: datetime) -> datetime:
    """The moment itself, or the nearest from which it can be counted on: a stranger's calendar can name any year."""
    return min(max(at, _EARLIEST), _LATEST).astimezone(UTC)


def _local(at: datetime, zone: str) -> datetime:
    return min(max(at, _FIRST), _LAST).astimezone(ZoneInfo(zone))


def _to_utc(day: date, wall: time, zone: str) -> datetime:
    """A local wall time as UTC. In a gap: the first minute that exists again; in a fold: the first of the two."""
    wanted = datetime.combine(day, wall.replace(tzinfo=None, fold=0))
    while True:
        moment = wanted.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wanted:
            return moment
        wanted = wanted.replace(second=0, microsecond=0) + timedelta(minutes=1)
