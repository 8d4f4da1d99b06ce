"""The days that a sentence names, from its items: each by itself, then those that belong together."""

from collections.abc import Iterator
from datetime import date, timedelta

from followthrough.mail.when.date_reader import DASHES, Day
from followthrough.mail.when.day_reader import DayReader
from followthrough.mail.when.items import Item

__all__ = ["Day", "in_items"]

_MARKS = frozenset(",.(")


def in_items(found: list[Item], today: date, language: str | None, *, literal: bool = False) -> list[Day]:
    """Every day in order, overlapping none. ``literal``: the text is nothing but a time, so that ``20.09`` is a day."""
    return list(_joined(found, list(DayReader(found, today, language, literal=literal).days())))


def _joined(found: list[Item], days: list[Day]) -> Iterator[Day]:
    """``Tuesday, 3 March`` and ``tomorrow (Tuesday)`` are one day, none where they disagree; ``Mon-Wed`` is a span."""
    index = 0
    while index < len(days):
        day = days[index]
        index += 1
        while index < len(days) and (merged := _merged(found, day, days[index])) is not None:
            day = merged
            index += 1
        if index < len(days) and (span := _spanned(found, day, days[index])) is not None:
            other = index + 1
            while other < len(days) and (merged := _merged(found, days[other - 1], days[other])) is not None:
                span = _spanned(found, day, merged) or span
                other += 1
            day, index = span, other
        yield day


def _merged(found: list[Item], day: Day, other: Day) -> Day | None:
    between = found[day.last : other.first]
    if len(between) > 3 or not all(
        i.text in _MARKS or i.is_("the", "day_word", "part", "at") for i in between
    ):
        return None
    if day.until:
        return None
    if not day.is_weekday and not other.is_weekday and day.day and day.day == other.day:
        return Day(day.first, other.last, day.day, part=day.part or other.part, sure=day.sure and other.sure)
    if day.is_weekday == other.is_weekday:
        return None
    weekday, dated = (day, other) if day.is_weekday else (other, day)
    first = dated.day
    # A date with a year or a month is more than a weekday said beside it; a contradiction is no day.
    if first is None or weekday.day is None or weekday.day.weekday() != first.weekday():
        if dated.until is None or weekday.day is None or first is None:
            return Day(day.first, other.last, None)
        return None
    parts = [str(i.means["part"]) for i in between if i.is_("part")]
    part = day.part or other.part or (parts[0] if parts else "")
    sure = dated.sure or not _is_weekday_too(first, weekday.day)
    return Day(day.first, other.last, first, until=dated.until, part=part, sure=sure)


def _is_weekday_too(day: date, weekday: date) -> bool:
    """Whether ``6/3`` is this weekday also as the third of June."""
    other = date(day.year, day.day, day.month) if day.day <= 12 and day.month <= 28 else day
    return other.weekday() == weekday.weekday()


def _spanned(found: list[Item], day: Day, other: Day) -> Day | None:
    between = found[day.last : other.first]
    while len(between) > 1 and (between[-1].is_("the") or between[0].text in {".", ","}):
        between = between[:-1] if between[-1].is_("the") else between[1:]
    if len(between) != 1 or day.until or other.until:
        return None
    joins = (
        between[0].text in DASHES
        or between[0].is_("to")
        or (between[0].is_("both") and _is_between(found, day.first))
    )
    if not joins or (
        between[0].is_("either") and not _is_between(found, day.first) and between[0].text not in DASHES
    ):
        return None
    if day.day is None or other.day is None:
        return Day(day.first, other.last, None, is_weekday=day.is_weekday)
    last = other.day + timedelta(days=7) if other.is_weekday and other.day < day.day else other.day
    if not timedelta(0) < last - day.day < timedelta(days=60):
        return Day(day.first, other.last, None, is_weekday=day.is_weekday)
    return Day(
        day.first, other.last, day.day, is_weekday=day.is_weekday, sure=day.sure and other.sure, until=last
    )


def _is_between(found: list[Item], at: int) -> bool:
    return any(found[each].is_("between") for each in range(max(0, at - 3), at))
