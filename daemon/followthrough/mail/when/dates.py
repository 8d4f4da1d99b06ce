"""Dates as people and programs write them: a closed grammar in the usual languages; silent when in doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.mail.when.day_names import (
    CJK_WEEKDAYS,
    DOUBTFUL_MONTHS,
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    any_of,
)

_NEAR = timedelta(days=90)
_SHORTLY_PAST = timedelta(days=30)

_MONTH = rf"(?:{any_of(set(MONTHS) - DOUBTFUL_MONTHS)})"
_DOUBTFUL = rf"(?:{any_of(DOUBTFUL_MONTHS)})"
_WEEKDAY = any_of(WEEKDAYS)
_ANY_WEEKDAY = rf"(?:{any_of({*WEEKDAYS, *SHORT_WEEKDAYS})})"
# `5th`, `1er`, `5º`, `5:e`, `5-go`, `5e`, `5.`
_ORDINAL = r"(?:st|nd|rd|th|er|ème|eme|de|ste|:?e|:?a|[ºª°]|-?go|-?ta)?\.?"
_OF = r"(?:of\s+(?:the\s+)?|del?\s+|di\s+|d'\s?)?"
_YEAR = (
    r"(?:,?\s*(?:del?\s+|of\s+)?(?P<{0}>(?:19|20)\d\d)\b|[-/.](?P<{0}s>(?:20)?\d\d)\b|\s'(?P<{0}t>\d\d)\b)?"
)
_NO_HOUR = r"(?!\d|\s?uhr|[:h]\d|\s?[ap]\.?m\b)"
_IN_FIGURES = (
    r"(?P<iso>(?<![.-])(?P<iy>20\d\d)(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2})(?![\d-]))"
    r"|(?P<cjk>(?:(?P<cy>20\d\d)\s?[年년]\s?)?(?P<cm>\d{1,2})\s?[月월]\s?(?P<cd>\d{1,2})\s?[日号號일])"
    rf"|(?P<day_first>\b(?P<dd>\d{{1,2}}){_ORDINAL}[\s/-]{{0,9}}{_OF}"
    rf"(?:(?P<dm>{_MONTH})\b\.?{_YEAR.format('dy')}"
    rf"|(?P<xm>{_DOUBTFUL})(?:\b\.?(?:\s(?:del?\s+)?|[-/])(?P<xy>(?:20)\d\d)\b|(?<=\sde\s.{{3}})\b|\.(?=\s|$))))"
    rf"|(?P<dotted>\b(?P<td>\d{{1,2}})\.\s?(?P<tm>\d{{1,2}})\.\s?(?P<ty>(?:20)?\d\d)?{_NO_HOUR})"
    r"|(?P<slashed>(?<!/)(?P<sa>\d{1,2})/(?P<sb>\d{1,2})(?:[/-](?P<sy>(?:20)?\d\d))?(?![\d/]))"
    r"|(?P<dashed>(?<!-)(?P<ha>\d{1,2})-(?P<hb>\d{1,2})-(?P<hy>(?:20)?\d\d)(?![\d-]))"
    r"|(?P<cjk_day>(?<![月/])(?P<cjkd>\d{1,2})日(?![間间後后内以前目]))"
)
_IN_WORDS = (
    rf"(?P<month_first>(?P<mm>{_MONTH})\.?\s{{1,9}}(?:the\s)?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?!:\d)(?:,?\s*(?P<my>(?:19|20)\d\d)\b)?)"
    rf"|(?P<weekday>(?P<wd>{_WEEKDAY})\b)"
    rf"|(?P<short>(?<=[\s(])(?P<sw>{any_of(SHORT_WEEKDAYS)})\b\.?,?"
    r"(?=\s?\d{1,2}[./]|\s\d{1,2}\s?[^\W\d]|[.,;!)]|\s*$))"
)
_CJK_WEEKDAY = (
    r"(?P<cjk_weekday>(?P<week>下下|下个?|下個|本|这个?|這個?|来|再来|今)?(?:周|週|星期|礼拜|禮拜)の?"
    r"(?P<cw>[一二三四五六日天月火水木金土])(?:曜日?)?|(?P<cw2>[月火水木金土日])曜日?)"
)
# What can begin a date is told first: nearly every letter of a text begins none.
_DATE = re.compile(
    rf"(?<!\d)(?=\d)(?:{_IN_FIGURES})|\b(?=[^\W\d])(?:{_IN_WORDS})|(?=[\u4e00-\u9fff])(?:{_CJK_WEEKDAY})",
    re.IGNORECASE,
)
_ORDINARY = frozenset("mon tue tues wed thu sat sun".split())
"""In small letters these are words, of English or of French."""
_DIGIT_NEXT = re.compile(r"[\s,.@]{0,3}(?:at )?\d")
_BARE_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\.(?P<month>1[0-2]|0?[1-9])(?![\d.:])|{_ORDINAL})"
    r"(?!\s?(?:\.?[\d:%€$/-]|uhr|h\b|[ap]\.?m\b|[^\W\d_]*(?:day|week|month|hour|minute|tag|woch|monat|stund"
    r"|jour|semain|mois"
    r"|heure|día|dia|seman|mes|hora|giorn|settiman|or[ae]\b|dag|we[ek]+|vecka|uge|maand|mån|uur|dni|tydz|tygod"
    r"|týd|dn)))",
    re.IGNORECASE,
)
_CUES = (
    r"on|by|until|till|til|from|am|ab|bis|vom|zum|dem|den|le|du|au|jusqu'au|el|hasta|del|il|dal|al|fino|em|na"
    r"|no|dia|día"
    r"|até|op|tot|vanaf|på|fra|från|do|od|w|we|v|ve|dne|the|inkl\.?|nächsten|kommenden|next|prochain|próximo|prossimo"
)
_CUE_BEFORE = re.compile(rf"(?:^|[\s(,])(?:{_CUES})[\s(]+$", re.IGNORECASE)
_LEAD_IN = re.compile(
    rf"\s*(?:(?:{_CUES}|à partir|at|nästa|næste)\s+)*"
    rf"(?:{_ANY_WEEKDAY}\b\.?(?:\s?\([^()\n]{{1,12}}\))?,?\s+"
    rf"(?:(?:the|den|dem|le|el|il|dia|día|o|o dia|d\.|dne)\s+)?(?=\d|{_MONTH}\b))?",
    re.IGNORECASE,
)


def find(text: str, written_on: date | None, *, day_first: bool = False) -> date | None:
    """The first date in this text; without a year the next such day from WRITTEN_ON on. None: none, or doubtful.

    ``day_first``: it is in a language in which nobody writes the month first (02/05 is in May).
    """
    found = _located(text, written_on, day_first)
    return found[0] if found else None


def located(text: str, written_on: date | None) -> tuple[date, int, int] | None:
    """As `find`, with where the date begins and ends in the text."""
    return _located(text, written_on, day_first=False)


def _located(text: str, written_on: date | None, day_first: bool) -> tuple[date, int, int] | None:
    found = next(_found(text), None)
    if found is None:
        return None
    begins = found.start()
    if found.lastgroup in {"weekday", "short"}:
        # `Monday, 14 June`: the date says more than the weekday.
        lead = _LEAD_IN.match(text, begins)
        found = _DATE.match(text, lead.end()) or found if lead else found
    value = _guarded(found, written_on, day_first)
    return (value, begins, found.end()) if value else None


def at_start(text: str, written_on: date | None, *, day_first: bool = False) -> date | None:
    """As `find`, where the date is the first thing said. There a bare number is a day of the month: ``until 5``."""
    found = located_at_start(text, written_on, day_first=day_first)
    return found[0] if found else None


def located_at_start(
    text: str, written_on: date | None, *, day_first: bool = False
) -> tuple[date, int] | None:
    """As `at_start`, with where the date ends."""
    lead = _LEAD_IN.match(text)
    begins = lead.end() if lead else 0
    if found := _DATE.match(text, begins):
        value = _guarded(found, written_on, day_first)
    elif found := _BARE_DAY.match(text, begins):
        value = _bare(found, written_on)
    else:
        return None
    return (value, found.end()) if value else None


def _bare(found: re.Match[str], written_on: date | None) -> date | None:
    """``the 5th``, and ``5.12`` without its second dot."""
    if not found["month"]:
        return day_of_month(int(found["day"]), written_on)
    try:
        return _dated(None, int(found["month"]), int(found["day"]), written_on)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a text, from ``start`` to ``end``. ``day`` is None where it is none, or doubtful."""

    start: int
    end: int
    day: date | None
    is_weekday: bool


def scan(text: str, written_on: date) -> Iterator[Written]:
    """Every date of this text in order; a weekday without a date is the next such day after WRITTEN_ON."""
    for found in _found(text):
        yield Written(
            found.start(),
            found.end(),
            _guarded(found, written_on, day_first=False),
            is_weekday=found.lastgroup in {"weekday", "short"}
            or (found.lastgroup == "cjk_weekday" and not found["week"]),
        )


def _found(text: str) -> Iterator[re.Match[str]]:
    """The dates that count: a short weekday is an ordinary word of another language unless a cue stands before it."""
    for found in _DATE.finditer(text):
        if (
            found.lastgroup == "weekday"
            and found["wd"] in _ORDINARY
            and not _DIGIT_NEXT.match(text, found.end())
        ):
            if not _CUE_BEFORE.search(text, max(0, found.start() - 14), found.start()):
                continue
        elif found.lastgroup == "short" and not _CUE_BEFORE.search(
            text, max(0, found.start() - 14), found.start()
        ):
            continue
        yield found


def _guarded(found: re.Match[str], written_on: date | None, day_first: bool) -> date | None:
    try:
        return _value(found, written_on, day_first=day_first)
    except (ValueError, OverflowError, KeyError):
        # No such day; or a letter that is the same only without regard to case (the long s).
        return None


def _value(found: re.Match[str], written_on: date | None, *, day_first: bool) -> date | None:
    match found.lastgroup:
        case "iso":
            return date(int(found["iy"]), int(found["im"]), int(found["id"]))
        case "cjk":
            return _dated(found["cy"], int(found["cm"]), int(found["cd"]), written_on)
        case "day_first":
            year = next((found[each] for each in ("dy", "dys", "dyt", "xy") if found[each]), None)
            return _dated(year, MONTHS[(found["dm"] or found["xm"]).lower()], int(found["dd"]), written_on)
        case "month_first":
            return _dated(found["my"], MONTHS[found["mm"].lower()], int(found["md"]), written_on)
        case "dotted":
            return _dated(found["ty"], int(found["tm"]), int(found["td"]), written_on)
        case "slashed":
            return _slashed(found["sa"], found["sb"], found["sy"], written_on, day_first=day_first)
        case "dashed":
            return _slashed(found["ha"], found["hb"], found["hy"], written_on, day_first=day_first)
        case "cjk_day":
            return day_of_month(int(found["cjkd"]), written_on)
        case "cjk_weekday":
            return _cjk_weekday(found, written_on)
        case "short":
            return _next_weekday(SHORT_WEEKDAYS[found["sw"].lower()], written_on)
    return _next_weekday(WEEKDAYS[found["wd"].lower()], written_on)


def _dated(year: str | None, month: int, day: int, written_on: date | None) -> date | None:
    if year:
        return date(int(year) % 100 + 2000, month, day)
    if written_on is None:
        return None
    # A day shortly past is meant as past; a spring date written in autumn is next year's.
    if (month, day) == (2, 29):
        return _leap_day(written_on)
    this_year = date(written_on.year, month, day)
    return this_year if this_year >= written_on - _SHORTLY_PAST else date(written_on.year + 1, month, day)


def _leap_day(written_on: date) -> date | None:
    for year in (written_on.year, written_on.year + 1):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        if leap and date(year, 2, 29) >= written_on - _SHORTLY_PAST:
            return date(year, 2, 29)
    return None


def _slashed(
    first: str, second: str, year: str | None, written_on: date | None, *, day_first: bool
) -> date | None:
    """02/05 is two dates: taken only where one of them is no date, or only one comes within ninety days."""
    readings = [
        one
        for month, day in ((int(second), int(first)), (int(first), int(second)))
        if 1 <= month <= 12 and 1 <= day <= 31 and (one := _dated(year, month, day, written_on))
    ]
    if len(set(readings)) < 2 or (day_first and year):
        return readings[0] if readings else None
    near = [each for each in readings if written_on and timedelta(0) <= each - written_on <= _NEAR]
    if day_first:
        return readings[0] if readings[0] in near else None
    return near[0] if len(near) == 1 else None


def _next_weekday(weekday: int, written_on: date | None) -> date | None:
    if written_on is None:
        return None
    return written_on + timedelta(days=(weekday - written_on.weekday() - 1) % 7 + 1)


def _cjk_weekday(found: re.Match[str], written_on: date | None) -> date | None:
    """``周一`` is the next Monday, ``下周一`` that of next week, ``本周五`` that of this one."""
    weekday = CJK_WEEKDAYS[found["cw"] or found["cw2"]]
    week = found["week"]
    if written_on is None or not week:
        return _next_weekday(weekday, written_on)
    weeks = 0 if week[0] in "本这這今" else 2 if week in {"下下", "再来"} else 1
    return written_on + timedelta(days=7 * weeks + weekday - written_on.weekday())


def day_of_month(number: int, written_on: date | None) -> date | None:
    """The next day of this number, from WRITTEN_ON on; None where there is none in the next two months."""
    if written_on is None:
        return None
    for ahead in range(3):
        year, month = divmod(written_on.year * 12 + written_on.month - 1 + ahead, 12)
        try:
            day = date(year, month + 1, number)
        except ValueError:
            continue
        if day >= written_on:
            return day
    return None
