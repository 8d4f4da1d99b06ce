"""Whether this is the moment for the day's note, and for the week's digest. Values in, yes or no out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followthrough.plan.business_time import WorkingTime, local_date

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What there is to say. What came in the course of the day needs no second telling before the next morning:
    ``drafts`` placed and ``meetings`` agreed today, and calls whose own note is in the inbox, are no reason."""

    questions: int = 0
    """Asked and not told yet: a reason at any time of the working day."""
    drafts: tuple[datetime, ...] = ()
    """When each draft that waits was placed."""
    calls: tuple[datetime, ...] = ()
    """When each call opens that has no note yet."""
    meetings: tuple[tuple[datetime, datetime], ...] = ()
    """(known since, starts) of each meeting."""
    changes: tuple[datetime, ...] = ()
    """When each entry in the calendar became wrong."""


def day_note_is_due(morning: Morning, hours: WorkingTime, told_at: datetime | None, now: datetime) -> bool:
    """Whether today's note is written now: in working time, once a day, and only if something new came since
    ``told_at``, when the last one was (None: never)."""
    today = local_date(now, hours.zone)
    if not hours.is_open(now) or (told_at is not None and local_date(told_at, hours.zone) >= today):
        return False
    if morning.questions:
        return True
    opened_at = hours.day_opens_at(today)
    fresh = (at for at in (*morning.drafts, *morning.changes) if told_at is None or at > told_at)
    if any(at < opened_at for at in fresh):
        return True
    if any(local_date(at, hours.zone) == today for at in morning.calls):
        return True
    ahead = days_ahead(hours, now)
    return any(
        known_at < opened_at and starts_at > now and local_date(starts_at, hours.zone) in ahead
        for known_at, starts_at in morning.meetings
    )


def days_ahead(hours: WorkingTime, now: datetime) -> tuple[date, ...]:
    """Today, and every day up to the next working day: what the day's note looks ahead to."""
    today = local_date(now, hours.zone)
    last = hours.business_days_after(today, 1)
    # A calendar with months off must not make a note of months.
    return tuple(today + timedelta(days=n) for n in range(min((last - today).days, 7) + 1))


def digest_day(now: datetime, weekday: str, hours: WorkingTime) -> date | None:
    """The day of this week's digest: the one named or, where nobody works on it, the next that somebody does; None
    before it, and with ``never``."""
    if weekday not in DAYS:
        return None
    today = local_date(now, hours.zone)
    named = today - timedelta(days=(today.weekday() - DAYS.index(weekday)) % 7)
    day = local_date(hours.day_opens_at(named), hours.zone)
    return day if day < named + timedelta(days=7) else None


def digest_is_due(
    weekday: str, hours: WorkingTime, told_at: datetime | None, known_since_at: datetime | None, now: datetime
) -> bool:
    """Whether this week's digest is written now: on its day, in working time, once, and if there was a conversation
    before that day. A week that was slept through is not made up for."""
    today = local_date(now, hours.zone)
    if not hours.is_open(now) or digest_day(now, weekday, hours) != today:
        return False
    if told_at is not None and today - local_date(told_at, hours.zone) < timedelta(days=1):
        return False
    return known_since_at is not None and known_since_at < hours.day_opens_at(today)
