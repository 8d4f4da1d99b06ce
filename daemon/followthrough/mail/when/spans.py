"""Spans of days: ``5-9 December``, ``vom 5. bis 9.12.``, ``du 5 au 9 décembre``; what both ends share is said once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from followthrough.mail.when import dates
from followthrough.mail.when.day_names import SHORT_WEEKDAYS, WEEKDAYS, any_of

MAX_DAYS = 550
"""A longer span is none: its ends do not belong together."""

_WEEKDAY = rf"(?:{any_of({*WEEKDAYS, *SHORT_WEEKDAYS})})\.?(?:\s?\([^()\n]{{1,12}}\))?,?\s"
_TO = (
    r"\s?(?:[-\u2013\u2014\u301c\uff5e~]|から|至|到)\s?"
    r"|,?\s(?:-{1,2}|\u2013|\u2014|to|until|till?|thru|through|up to|and|und|et|och|og|en"
    r"|bis(?: zum| einschließlich| einschl\.| inkl\.)?|à|au|jusqu'au|al?|ao|e|y|hasta(?: el)?|até(?: a| ao)?"
    r"|fino al?|tot(?: en met)?|t/m|t\.?o\.?m\.?|till och med|til og med|do|až(?: do)?)"
    r"(?: and including| (?:den|the|dem|le|el|il|o|dia|día|op))?\s"
)
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|:?e|:?a|-?go)?\.?"
# What stands before a whole date: a day alone, or a day and month in figures.
_DAY_BEFORE = re.compile(
    rf"(?<![\d./:-])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_TO})(?:{_WEEKDAY})?$", re.IGNORECASE
)
_FIGURES_BEFORE = re.compile(
    rf"(?<![\d./:-])(?P<day>\d{{1,2}})(?P<mark>[./])(?P<month>\d{{1,2}})\.?(?:{_TO})(?:{_WEEKDAY})?$",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(
    rf"(?:{_TO})(?:the\s)?(?:{_WEEKDAY})?(?P<day>\d{{1,2}})(?:st|nd|rd|th|日)?(?![\d:./]|\s?[ap]\.?m\b)"
    r"(?:,?\s(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\.?(?:\s?\([^()\n]{{1,12}}\))?(?:{_TO})(?:{_WEEKDAY})?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|und|et|y|e|och|og|en(?! met))\s", re.IGNORECASE)
_BETWEEN_WORD = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra|mellan|mellem|tussen)\b[^.!?\n]{0,16}$", re.IGNORECASE
)
_TO_THE_DATE = re.compile(r"[\s,.(]{0,3}(?:the |den |dem |le |el |il |d\. )?")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both included, as it stands in a text from ``start`` to ``end``."""

    start: int
    end: int
    first: date
    last: date


def scan(text: str, written_on: date) -> Iterator[Span]:
    """Every span of days of this text, in order; never one whose end is before its beginning."""
    written = list(_alone(text, written_on))
    reached = 0
    for index, each in enumerate(written):
        if each.start < reached:
            continue
        other = written[index + 1] if index + 1 < len(written) else None
        found = _two(text, each, other) if other else None
        found = found or _shared(text, each, reached) or _behind(text, each)
        if found is not None and _holds(text, found):
            reached = found.end
            yield found


def _alone(text: str, written_on: date) -> Iterator[dates.Written]:
    """The dates, without the weekday that stands before its date (``Monday, 7 December``)."""
    named = [each for each in dates.scan(text, written_on) if each.day]
    for each, other in zip(named, [*named[1:], None], strict=False):
        before = other and each.is_weekday and not other.is_weekday and other.start - each.end < _LONGEST
        if not (before and other and _TO_THE_DATE.fullmatch(text, each.end, other.start)):
            yield each


def _holds(text: str, span: Span) -> bool:
    """The end is not before the beginning; what is joined by ``and`` is a span only behind ``between``."""
    if not 0 <= (span.last - span.first).days <= MAX_DAYS:
        return False
    joined = _AND.search(text, span.start, span.end)
    return not joined or _BETWEEN_WORD.search(text, max(0, span.start - 32), span.start) is not None


def _two(text: str, each: dates.Written, other: dates.Written) -> Span | None:
    """Two whole dates with ``to`` between them."""
    if other.start - each.end > _LONGEST or not _BETWEEN.fullmatch(text, each.end, other.start):
        return None
    first, last = each.day, other.day
    assert first is not None
    assert last is not None
    if first > last and not re.search(r"20\d\d", text[each.start : each.end]):
        # `28 December to 5 January 2027`: the year is said once.
        first = _in_year(
            first, last.year if (first.month, first.day) <= (last.month, last.day) else last.year - 1
        )
    return Span(each.start, other.end, first, last) if first else None


def _shared(text: str, each: dates.Written, reached: int) -> Span | None:
    """A day before a whole date, whose month and year it shares."""
    last = each.day
    assert last is not None
    if each.is_weekday:
        return None
    begins = max(reached, each.start - _LONGEST)
    if found := _DAY_BEFORE.search(text, begins, each.start):
        first = _on(last.year, last.month, int(found["day"]))
    elif found := _FIGURES_BEFORE.search(text, begins, each.start):
        a, b = int(found["day"]), int(found["month"])
        likely = (a, b) if found["mark"] == "." or b <= 12 else (b, a)
        first = _on(last.year, likely[1], likely[0])
        first = _on(last.year - 1, likely[1], likely[0]) if first and first > last else first
    else:
        return None
    return Span(found.start(), each.end, first, last) if first else None


def _behind(text: str, each: dates.Written) -> Span | None:
    """``December 5-9, 2026``: the second day shares the month said before the first."""
    first = each.day
    assert first is not None
    if each.is_weekday:
        return None
    found = _DAY_BEHIND.match(text, each.end)
    if found is None:
        return None
    if found["year"]:
        first = _in_year(first, int(found["year"]))
    last = _on(first.year, first.month, int(found["day"])) if first else None
    return Span(each.start, found.end(), first, last) if first and last else None


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_year(day: date, year: int) -> date | None:
    return _on(year, day.month, day.day)


def weekdays(text: str, written_on: date) -> Iterator[Span]:
    """Spans whose ends are two weekdays: the second is the first such day behind the first one."""
    named = [each for each in _alone(text, written_on) if each.is_weekday]
    for each, other in pairwise(named):
        if other.start - each.end <= _LONGEST and _BETWEEN.fullmatch(text, each.end, other.start):
            assert each.day is not None
            assert other.day is not None
            found = Span(each.start, other.end, each.day, each.day)
            if not _holds(text, found):
                continue
            days = (other.day.weekday() - each.day.weekday()) % 7
            yield Span(each.start, other.end, each.day, date.fromordinal(each.day.toordinal() + days))
