"""Dates as people and programs write them: a closed grammar in the usual languages; silent when in doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    word: number
    for number, words in enumerate(
        [
            "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
            "february feb februar februari février févr febrero febbraio fevereiro fev",
            "march mar märz mrz mars marzo maart mrt março",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag mei maio",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août agosto ago augustus",
            "september sep sept septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
        ],
        start=1,
    )
    for word in words.split()
}
_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        [
            "monday mon montag mo lundi lunes lunedì maandag segunda",
            "tuesday tue tues dienstag di mardi martes martedì dinsdag terça",
            "wednesday wed mittwoch mi mercredi miércoles mercoledì woensdag quarta",
            "thursday thu thur thurs donnerstag do jeudi jueves giovedì donderdag quinta",
            "friday fri freitag fr vendredi viernes venerdì vrijdag sexta",
            "saturday sat samstag sonnabend sa samedi sábado sabato zaterdag",
            "sunday sun sonntag so dimanche domingo domenica zondag",
        ]
    )
    for word in words.split()
}
_TWO_LETTERS = {word for word in _WEEKDAYS if len(word) < 3}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(set(_WEEKDAYS) - _TWO_LETTERS, key=len, reverse=True))
_YEAR = r"(?:,?\s*(?:de\s+)?((?:19|20)\d\d)\b)?"
_DATE = re.compile(
    rf"(?P<iso>\b(20\d\d)-(\d\d)-(\d\d)\b)"
    rf"|(?P<day_first>\b(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?\s*(?:of\s+|de\s+)?({_MONTH})\b\.?{_YEAR})"
    rf"|(?P<month_first>\b({_MONTH})\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR})"
    rf"|(?P<dotted>\b(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?((?:20)?\d\d)?(?!\d|\s?uhr|[:h]\d|\s?[ap]\.?m\b))"
    rf"|(?P<slashed>\b(\d{{1,2}})/(\d{{1,2}})(?:/((?:20)?\d\d))?\b)"
    rf"|(?P<weekday>\b({_WEEKDAY})\b)",
    re.IGNORECASE,
)


_LEAD_IN = re.compile(
    rf"\s*(?:(?:on|am|the|dem|den|le|el|il|op|em|dia|dal|vom|from)\s+)*"
    rf"(?:(?:{_WEEKDAY})[,.]?\s+(?:(?:the|den|dem|le|el|il|dia)\s+)?(?=\d|(?:{_MONTH})\b))?",
    re.IGNORECASE,
)


def find(text: str, written_on: date | None) -> date | None:
    """The first date in this text; without a year the next such day from WRITTEN_ON on. None: none, or doubtful."""
    found = located(text, written_on)
    return found[0] if found else None


def located(text: str, written_on: date | None) -> tuple[date, int, int] | None:
    """As `find`, with where the date begins and ends in the text."""
    found = _DATE.search(text)
    if found is None:
        return None
    begins = found.start()
    if found.lastgroup == "weekday":
        # `Monday, 14 June`: the date says more than the weekday.
        lead = _LEAD_IN.match(text, begins)
        found = _DATE.match(text, lead.end()) or found if lead else found
    value = _guarded(found, written_on)
    return (value, begins, found.end()) if value else None


def at_start(text: str, written_on: date | None) -> date | None:
    """As `find`, where the date is the first thing said."""
    lead = _LEAD_IN.match(text)
    return _guarded(_DATE.match(text, lead.end() if lead else 0), written_on)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a text, from ``start`` to ``end``. ``day`` is None where it is none, or doubtful."""

    start: int
    end: int
    day: date | None
    is_weekday: bool


def scan(text: str, written_on: date) -> Iterator[Written]:
    """Every date of this text in order; a weekday without a date is the next such day after WRITTEN_ON."""
    for found in _DATE.finditer(text):
        yield Written(
            found.start(), found.end(), _guarded(found, written_on), is_weekday=found.lastgroup == "weekday"
        )


def _guarded(found: re.Match[str] | None, written_on: date | None) -> date | None:
    if found is None:
        return None
    try:
        return _value(found, written_on)
    except (ValueError, OverflowError):
        return None


def _value(found: re.Match[str], written_on: date | None) -> date | None:
    group = found.lastgroup or ""
    values = [each for each in found.groups()[_first(found, group) :] if each is not None]
    match group:
        case "iso":
            return date(int(values[0]), int(values[1]), int(values[2]))
        case "day_first":
            return _dated(values[2:], _MONTHS[values[1].lower()], int(values[0]), written_on)
        case "month_first":
            return _dated(values[2:], _MONTHS[values[0].lower()], int(values[1]), written_on)
        case "dotted":
            return _dated(values[2:], int(values[1]), int(values[0]), written_on)
        case "slashed":
            return _slashed(values, written_on)
    return _next_weekday(_WEEKDAYS[values[0].lower()], written_on)


def _first(found: re.Match[str], group: str) -> int:
    return found.re.groupindex[group]


def _dated(year: list[str], month: int, day: int, written_on: date | None) -> date | None:
    if year:
        return date(int(year[0]) % 100 + 2000, month, day)
    if written_on is None:
        return None
    # A day shortly past is meant as past; a spring date written in autumn is next year's.
    this_year = date(written_on.year, month, day)
    return (
        this_year if this_year >= written_on - timedelta(days=30) else date(written_on.year + 1, month, day)
    )


def _slashed(values: list[str], written_on: date | None) -> date | None:
    """02/05 is two dates: taken only where one of them is no date, or only one comes within ninety days."""
    candidates = []
    for month, day in {(values[0], values[1]), (values[1], values[0])}:
        if (
            1 <= int(month) <= 12
            and 1 <= int(day) <= 31
            and (one := _dated(values[2:], int(month), int(day), written_on))
        ):
            candidates.append(one)
    if len(set(candidates)) > 1 and written_on is not None:
        candidates = [each for each in candidates if timedelta(0) <= each - written_on <= timedelta(days=90)]
    return candidates[0] if len(set(candidates)) == 1 else None


def _next_weekday(weekday: int, written_on: date | None) -> date | None:
    if written_on is None:
        return None
    return written_on + timedelta(days=(weekday - written_on.weekday() - 1) % 7 + 1)
