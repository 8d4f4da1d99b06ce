"""Days, hours and stretches of time in a line the user wrote to the machine: taken out of it, so that the rest is left.

More is read here than in strangers' mail (a bare ``at 2``, ``Do 14 Uhr``), for what was understood is said back.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from followthrough.mail.when import dates

MAX_LINE = 500
"""Characters of a line in which a time is looked for."""

_NUMBERS = {
    word: number
    for number, words in enumerate(
        [
            "a an one ein eine einen einer", "two zwei", "three drei", "four vier", "five fünf fuenf", "six sechs",
            "seven sieben", "eight acht", "nine neun", "ten zehn", "eleven elf", "twelve zwölf zwoelf",
        ],
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_IN_DAYS = {
    word: days
    for days, words in [
        (-2, "day before yesterday,vorgestern"),
        (-1, "yesterday,gestern"),
        (0, "today,heute,tonight,this morning,this afternoon,this evening,just now,now,gerade,eben"),
        (2, "day after tomorrow,übermorgen,uebermorgen"),
        (1, "tomorrow,morgen"),
    ]
    for word in words.split(",")
}
_RELATIVE = re.compile(rf"\b(?:the )?({'|'.join(sorted(_IN_DAYS, key=len, reverse=True))})\b", re.IGNORECASE)
_STRETCH = re.compile(
    rf"\b(?:(in|for|für|fuer|vor)\s+)?{_NUMBER}\s+(days?|weeks?|months?|tage?n?|wochen?|monate?n?)\b(\s+ago\b)?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|nächste[nrms]?|naechste[nrms]?)\s+(week|woche|month|monat)\b", re.IGNORECASE)
_MONTH_NAMES = {
    word: number
    for number, words in enumerate(
        [
            "january jan januar jänner", "february feb februar", "march mar märz maerz", "april apr", "may mai",
            "june jun juni", "july jul juli", "august aug", "september sep sept", "october oct oktober okt",
            "november nov", "december dec dezember dez",
        ],
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_MONTH = re.compile(
    r"\b(?:until|till|til|bis|in|im|from|ab)\s+(?:zum\s+)?(?:the\s+)?"
    r"(end\s+of\s+|ende\s+|mid[\s-]|middle\s+of\s+|mitte\s+|beginning\s+of\s+|start\s+of\s+|anfang\s+)?"
    rf"({'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})\b\.?(?!\s*\d)",
    re.IGNORECASE,
)
# Two letters are a weekday only where an hour follows: `Do 14:00`, but not `Mo Smith`.
_SHORT_DAYS = {
    "mo": "montag", "di": "dienstag", "mi": "mittwoch", "do": "donnerstag", "fr": "freitag", "sa": "samstag",
    "so": "sonntag",
}  # fmt: skip
_SHORT_DAY = re.compile(rf"\b({'|'.join(_SHORT_DAYS)})\b[.,]*(?=\s*(?:um\s|\d))", re.IGNORECASE)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(?=\d\d:)")

_LENGTH = re.compile(
    r"\b(?:for|für|fuer|lasting)?\s*(?:(\d{1,3})\s?(?:-\s?)?(?:minutes?|mins?|minuten?)\b"
    r"|(half an hour|eine halbe stunde|halbe stunde)"
    rf"|{_NUMBER}(?:[.,](5))?\s?(?:hours?|hrs?|stunden?)\b)|\b(?:for|für|fuer)\s+(\d)\s?h\b",
    re.IGNORECASE,
)
_AT = r"(?:\b(at|um|from|von|ab|gegen)\s+|@\s?)"
_CLOCK = (
    r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})(?!\d))?\s?"
    r"(a\.?m\b\.?|p\.?m\b\.?|uhr\b|h\b|o['’]clock\b)?"
)
_HOUR = re.compile(
    rf"{_AT}?(?<![\d:.])\b{_CLOCK}(?:\s?(?:-|–|to\b|until\b|bis\b)\s?{_CLOCK})?(?![\d:]|\.\d)", re.IGNORECASE
)
_NOON = re.compile(r"\b(?:at\s+)?(noon|midday|mittags?)\b", re.IGNORECASE)
_FILLERS = frozenset(
    "on at um am the for für fuer until till til bis to with mit from von den dem der zum im next this last letzten"
    " letzte nächsten nächste diesen dieser moved verschoben auf is now and und ago vor morning afternoon evening"
    " früh vormittag nachmittag abend".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE = " \t,.;:-–—"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a line says of time, in the user's zone; ``rest`` is the line without it and without the words around."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    length: timedelta | None = None
    rest: str = ""

    def at(self, zone: tzinfo | None) -> datetime | None:
        """The beginning in UTC; None where day or hour is not said."""
        if self.day is None or self.starts is None:
            return None
        return datetime.combine(self.day, self.starts, zone).astimezone(UTC)

    def until(self, zone: tzinfo | None, usually: timedelta) -> datetime | None:
        """The end in UTC: as said, or ``usually`` after the beginning."""
        begins = self.at(zone)
        if begins is None or self.day is None:
            return None
        if self.ends is not None:
            ends = datetime.combine(self.day, self.ends, zone).astimezone(UTC)
            if ends > begins:
                return ends
        return begins + (self.length or usually)


def take(line: str, now: datetime, *, past: bool = False) -> Moment:
    """The time that a line names, seen from ``now`` (in the user's zone). ``past``: it is over, so that a weekday is
    the last one. A weekday that is today's counts as today where its hour is still to come. Never raises."""
    text = _ISO.sub(r"\1 ", line[:MAX_LINE])
    text = _SHORT_DAY.sub(lambda found: _SHORT_DAYS[found[1].lower()] + " ", text)
    length, text = _length(text)
    day, text, is_weekday = _day(text, now.date(), past=past)
    starts, ends, text = _hours(text)
    if day is not None and is_weekday:
        if not past and day - now.date() == timedelta(7) and starts is not None and starts > now.time():
            day = day if re.search(r"\bnext\b|\bnächste", line, re.IGNORECASE) else now.date()
        elif past and now.date() - day == timedelta(7) and starts is not None and starts <= now.time():
            day = now.date()
    return Moment(day, starts, ends, length, without_fillers(text))


def without_fillers(text: str) -> str:
    """A text without the small words and marks at its two ends."""
    words = text.split()
    while words and words[0].strip(_EDGE).lower() in _FILLERS | {""}:
        words.pop(0)
    while words and words[-1].strip(_EDGE).lower() in _FILLERS | {""}:
        words.pop()
    return " ".join(words).strip(_EDGE)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _length(text: str) -> tuple[timedelta | None, str]:
    found = _LENGTH.search(text)
    if found is None:
        return None, text
    minutes, half, hours, and_half, short = found.groups()
    if minutes:
        length = timedelta(minutes=int(minutes))
    elif half:
        length = timedelta(minutes=30)
    else:
        length = timedelta(hours=_number(hours or short), minutes=30 if and_half else 0)
    return (length if timedelta(0) < length <= timedelta(days=1) else None), _cut(text, found)


def _day(text: str, today: date, *, past: bool) -> tuple[date | None, str, bool]:
    """The day, the text without it, and whether it was said as a weekday."""
    try:
        if found := _STRETCH.search(text):
            count = _number(found[2]) * (-1 if found[4] or (found[1] or "").lower() == "vor" else 1)
            return _later(today, found[3].lower(), count), _cut(text, found), False
        if found := _RELATIVE.search(text):
            return today + timedelta(days=_IN_DAYS[found[1].lower()]), _cut(text, found), False
        if found := _NEXT.search(text):
            return _next(today, found[1].lower()), _cut(text, found), False
        if found := _MONTH.search(text):
            return _in_month(today, (found[1] or "").lower(), found[2].lower()), _cut(text, found), False
        return _dated(text, today, past=past)
    except (ValueError, OverflowError):
        return None, text, False


def _dated(text: str, today: date, *, past: bool) -> tuple[date | None, str, bool]:
    found = dates.located(text, today)
    if found is None:
        return None, text, False
    day, begins, ends = found
    said = text[begins:ends]
    is_weekday = not any(each.isdigit() for each in said)
    if past and day > today and not _YEAR.search(said):
        day = day - timedelta(days=7) if is_weekday else day.replace(year=day.year - 1)
    return day, f"{text[:begins]} {text[ends:]}", is_weekday


def _later(today: date, unit: str, count: int) -> date:
    if unit.startswith("mon"):
        months = today.year * 12 + today.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return today + timedelta(days=count * (7 if unit.startswith("w") else 1))


def _next(today: date, unit: str) -> date:
    if unit.startswith("w"):
        return today + timedelta(days=7 - today.weekday())
    return _first_of(today.year, today.month + 1)


def _in_month(today: date, part: str, name: str) -> date:
    month = _MONTH_NAMES[name]
    in_it = part.startswith(("end", "mid", "middle", "mitte"))
    year = today.year if (month, in_it) > (today.month, False) else today.year + 1
    if part.startswith(("mid", "mitte")):
        return date(year, month, 15)
    return _first_of(year, month + 1 if in_it else month)


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _hours(text: str) -> tuple[time | None, time | None, str]:
    if found := _NOON.search(text):
        return time(12), None, _cut(text, found)
    for found in _HOUR.finditer(text):
        at, hour, minute, suffix, hour2, minute2, suffix2 = found.groups()
        said = bool(minute or suffix or suffix2 or at or found[0].startswith("@"))
        if not said:
            continue
        # `2-3pm`: the half of the day stands once.
        shared = suffix or (suffix2 if (suffix2 or "").lower()[:1] in {"a", "p"} else None)
        starts = _time(hour, minute, shared)
        if starts is None and suffix is None:
            starts = _time(hour, minute, None)
        ends = _time(hour2, minute2, suffix2) if hour2 else None
        if starts is not None and ends is not None and ends <= starts and not suffix:
            starts = _time(hour, minute, None)
        if starts is not None:
            return starts, ends, _cut(text, found)
    return None, None, text


def _time(hour: str, minute: str | None, suffix: str | None) -> time | None:
    value, half = int(hour), (suffix or "").lower()[:1]
    if half in {"a", "p"}:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half == "p" else 0)
    elif half not in {"u", "h"} and 1 <= value <= 6 and len(hour) == 1:
        # Nobody meets at two in the night.
        value += 12
    if value > 23 or int(minute or 0) > 59:
        return None
    return time(value, int(minute or 0))
