"""Windows in working time: days, hours, holidays, zones; right over DST (gap: next valid minute, fold: the first)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The user's (or a person's) working hours. ``days`` are ISO weekdays 1-7; ``zone`` an IANA name."""

    zone: str
    days: frozenset[int]
    start: time
    end: time
    holidays: frozenset[date] = frozenset()

    def is_open(self, at: datetime) -> bool:
        """Whether this moment is in working time."""
        raise NotImplementedError

    def next_open(self, at: datetime) -> datetime:
        """The first moment of working time at or after ``at``, UTC."""
        raise NotImplementedError

    def after(self, at: datetime, count: int, unit: Unit) -> datetime:
        """``count`` units after ``at``, moved into working time, UTC. Same local wall time of day where it can be."""
        raise NotImplementedError


def local_date(at: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    raise NotImplementedError
