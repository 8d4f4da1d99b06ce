"""Hours as people write them, in English and German: a closed grammar. Bare 1 to 6 are the afternoon's, as in working
life; bare 7 can be either and is no hour; 8 to 12 are as they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_WORDS = {
    word: number
    for number, words in enumerate(
        [
            "one ein eins",
            "two zwei",
            "three drei",
            "four vier",
            "five fünf",
            "six sechs",
            "seven sieben",
            "eight acht",
            "nine neun",
            "ten zehn",
            "eleven elf",
            "twelve zwölf",
        ],
        start=1,
    )
    for word in words.split()
}
_WORD = "|".join(_WORDS)
_FREE = r"(?<![\w:.,/+-])"
_AM_PM = r"[ap]\.?\s?m\b\.?"
_NOT_AN_HOUR = (
    rf"(?![\d:%€$£/]|[.,-]\d|(?:st|nd|rd|th)\b|\s?(?:{_AM_PM}|uhr\b|h\b|o'clock)"
    r"|\.? ?(?:of )?(?:(?-i:Mar|Mär|May|Mai)|jan|feb|apr|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
    r"|\.? ?(?:years?|people|persons?|min|minutes?|hours?|days?|weeks?|months?"
    r"|percent|jahren?|leuten?|minuten?|stunden?|tagen?|wochen?|monaten?|prozent|euros?|companies|firmen)\b)"
)
_CLOCK = re.compile(
    rf"(?P<between>\b(?:between|zwischen)\s(?:\d{{1,2}}(?:[:.]\d\d)?)\s?(?:{_AM_PM}|uhr)?\s(?:and|und)\s"
    rf"\d{{1,2}}(?:[:.]\d\d)?(?:\s?(?:{_AM_PM}|uhr\b))?)"
    rf"|(?P<range>{_FREE}(?P<r1>\d{{1,2}})(?:[:.](?P<rm1>[0-5]\d))?\s?(?P<rx1>{_AM_PM}|uhr\b)?"
    rf"\s?(?:-|\u2013|\u2014|to|until|till|bis)\s?(?P<r2>\d{{1,2}})(?:[:.](?P<rm2>[0-5]\d))?(?![\d.:]\d|\d)"
    rf"\s?(?P<rx2>{_AM_PM}|uhr\b)?)"
    rf"|(?P<suffixed>{_FREE}(?P<h1>\d{{1,2}})(?:[:.h](?P<m1>[0-5]\d))?\s?(?P<x1>{_AM_PM}))"
    rf"|(?P<german>{_FREE}(?P<h2>\d{{1,2}})(?:[:.](?P<m2>[0-5]\d))?\s?(?:uhr\b(?:\s(?P<m2b>[0-5]\d)\b)?|h\b))"
    rf"|(?P<clock>{_FREE}(?P<h3>\d{{1,2}})(?:[:h](?P<m3>[0-5]\d)(?![\d:])|\s?o'clock\b))"
    rf"|(?P<cued>(?:\b(?:at|around|about|circa|um|gegen|after|before|by|until|bis|nach|vor|ab|from)\s|@\s?)"
    rf"(?:about |around |etwa |ca\.? )?(?P<h4>\d{{1,2}})(?:\.(?P<m4>[0-5]\d))?{_NOT_AN_HOUR})"
    rf"|(?P<other>(?<=\d )(?:or|oder)\s(?P<h5>\d{{1,2}}){_NOT_AN_HOUR}(?=\s?(?:[?.,!)]|$)))"
    rf"|(?P<part_hour>\b(?P<before>half past|half|quarter past|quarter to|halb|viertel nach|viertel vor)\s"
    rf"(?P<h6>{_WORD}|\d{{1,2}})\b)"
    rf"|(?P<word>\b(?:at|um|gegen|around)\s(?P<h7>{_WORD})\b"
    r"(?=\s?(?:[.,?!;)]|$)|\s(?:on|in the|am|o'clock|uhr|or|oder|tomorrow|morgen|this|next|sharp|pm|works?"
    r"|suit|be|then|instead|would|passen|passt)\b))"
    rf"|(?P<parted>{_FREE}(?P<h8>\d{{1,2}})(?=\s(?:in the (?:morning|afternoon|evening)|nachmittags|vormittags"
    r"|abends|morgens)\b))"
    r"|(?P<noon>\b(?:12\s)?(?:noon|midday)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:(?P<am>mornings?|vormittags?|morgens|früh)|(?P<pm>afternoons?|nachmittags?)|(?P<late>evenings?|tonight"
    r"|abends?)|(?P<night>nachts?|night|midnight|mitternacht))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:after|before|until|till|by|from|past|since|any time|nach|vor|bis|ab|von|earliest|spätestens)\s"
    r"(?:about |around |etwa |ca\.? )?$",
    re.IGNORECASE,
)
MAX_SLOT_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it stands in a text; ``wall`` is None where it is not one clear beginning."""

    start: int
    end: int
    wall: time | None


def scan(text: str) -> Iterator[Hour]:
    """Every hour of this text in order. A range of more than an hour is a time to choose in, not a beginning."""
    parts = {each.lastgroup or "" for each in _PART.finditer(text)}
    part = parts.pop() if len(parts) == 1 else ""
    for found in _CLOCK.finditer(text):
        if found.lastgroup == "range" and not _is_range(found):
            continue
        yield Hour(found.start(), found.end(), _wall(text, found, part))


def _is_range(found: re.Match[str]) -> bool:
    return any(found[each] for each in ("rm1", "rm2", "rx1", "rx2"))


def _wall(text: str, found: re.Match[str], part: str) -> time | None:
    kind = found.lastgroup
    if kind == "between" or _OPEN.search(text[max(0, found.start() - 24) : found.start()]):
        return None
    if kind == "cued" and _OPEN.match(found[0].split(" ")[0] + " "):
        return None
    match kind:
        case "range":
            return _slot(found, part)
        case "suffixed":
            return _suffixed(int(found["h1"]), int(found["m1"] or 0), found["x1"])
        case "german":
            return _bare(found["h2"], found["m2"] or found["m2b"], part, sure_seven=True)
        case "clock":
            return _bare(found["h3"], found["m3"], part)
        case "cued":
            return _bare(found["h4"], found["m4"], part)
        case "other":
            return _bare(found["h5"], None, part)
        case "parted":
            return _bare(found["h8"], None, part)
        case "part_hour":
            return _part_hour(found["before"].lower(), found["h6"].lower(), part)
        case "word":
            return _bare(str(_WORDS[found["h7"].lower()]), None, part)
    return time(12)


def _slot(found: re.Match[str], part: str) -> time | None:
    suffix, other = found["rx2"] or "", found["rx1"] or ""
    if (other or suffix).lower().startswith(("a", "p")):
        start = _suffixed(int(found["r1"]), int(found["rm1"] or 0), other or suffix)
        end = _suffixed(int(found["r2"]), int(found["rm2"] or 0), suffix or other)
    else:
        sure = "uhr" in (other + suffix).lower()
        start = _bare(found["r1"], found["rm1"], part, sure_seven=sure)
        end = _bare(found["r2"], found["rm2"], part, sure_seven=sure)
    if start is None or end is None:
        return None
    minutes = end.hour * 60 + end.minute - start.hour * 60 - start.minute
    return start if 0 < minutes <= MAX_SLOT_MINUTES else None


def _suffixed(hour: int, minute: int, suffix: str) -> time | None:
    if not 1 <= hour <= 12:
        return time(hour, minute) if 13 <= hour <= 23 and suffix.lower().startswith("p") else None
    return time(hour % 12 + (12 if suffix.lower().startswith("p") else 0), minute)


def _bare(digits: str, minutes: str | None, part: str, *, sure_seven: bool = False) -> time | None:
    hour, minute = int(digits), int(minutes or 0)
    if hour > 23 or minute > 59:
        return None
    if hour > 12:
        return time(hour, minute) if part != "am" else None
    match part:
        case "am":
            return time(hour, minute) if 5 <= hour <= 12 else None
        case "pm":
            return time(hour % 12 + 12, minute) if hour == 12 or 1 <= hour <= 6 else None
        case "night":
            return None
        case "late":
            return time(hour + 12, minute) if 4 <= hour <= 11 else None
    if 1 <= hour <= 6:
        # `02:00` is written by a clock of 24 hours: the night's, or a slip.
        return None if digits.startswith("0") else time(hour + 12, minute)
    if hour == 0 or (hour == 7 and not sure_seven and not digits.startswith("0")):
        return None
    return time(hour, minute)


def _part_hour(before: str, word: str, part: str) -> time | None:
    """``halb drei`` is 2:30, ``half past two`` and British ``half two`` are 2:30, too."""
    hour = _WORDS.get(word) or int(word)
    if not 1 <= hour <= 12:
        return None
    back, minute = {
        "halb": (1, 30),
        "viertel vor": (1, 45),
        "quarter to": (1, 45),
        "viertel nach": (0, 15),
        "quarter past": (0, 15),
    }.get(before, (0, 30))
    return _bare(str((hour - back - 1) % 12 + 1), str(minute), part)
