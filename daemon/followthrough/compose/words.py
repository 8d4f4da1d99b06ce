"""Times, numbers and excerpts in words, in English or German, whatever the machine's locale is.

``language`` is two letters; what there are no words for here is said in English.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from followthrough.compose.clean import body_text, header_text
from followthrough.plan.business_time import Slot

GERMAN = "de"

_MONTHS = ("January February March April May June July August September October November December").split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONATE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_TAGE = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_NUMBERS = {5: "five", 10: "ten", 15: "fifteen", 20: "twenty", 25: "twenty-five", 30: "thirty"}
_ZAHLEN = {5: "fünf", 10: "zehn", 15: "fünfzehn", 20: "zwanzig", 25: "fünfundzwanzig", 30: "dreißig"}
_STAEDTE = {
    "Athens": "Athen", "Brussels": "Brüssel", "Bucharest": "Bukarest", "Copenhagen": "Kopenhagen",
    "Lisbon": "Lissabon", "Luxembourg": "Luxemburg", "Moscow": "Moskau", "Prague": "Prag", "Rome": "Rom",
    "Vienna": "Wien", "Warsaw": "Warschau", "Zurich": "Zürich", "Tokyo": "Tokio", "Singapore": "Singapur",
}  # fmt: skip
_PURPOSES = {
    "introduction": "who suggested them, why them, who you are, how long, and that it is no request for a job",
    "attempt": "your question once more, shorter than the first time, and an easy way out",
    "answer": "your answer to their mail",
    "propose_times": "thanks, and two or three times when you can talk, with the time zone",
    "accept_time": "yes to the time they name, with date and time zone, or other times",
    "no_openings": "thanks; not a position, but a talk about the field",
    "thanks_for_referral": "thanks for the name, and what you will do with it",
    "reply_to_introduction": "thanks to who introduced you, who you are, and what you ask",
    "thanks_for_declining": "thanks for the answer, and nothing asked",
    "thanks_for_reply": "thanks for writing back",
    "nudge": "that you would still be glad to talk, lightly",
    "thank_you": "thanks for the talk, with the thing that helped you most",
    "report_back": "what came of the name they gave you, and thanks",
    "check_in": "something of use to them, a line of news, and nothing asked",
    "landed": "where you landed, what they did for you, and thanks",
}
_PARAGRAPH = re.compile(r"\n[ \t]{0,100}\n")
_SMALL = re.compile(r"\A(?:Ich|Wir|Mein|Meine)\b")
_SENTENCE_END = re.compile(r"[.!:]\s")
_BEHIND_A_QUESTION = ("", " ", "\t", ")", '"', "'", "”", "»", "!", "?", ".", ",")


def day(at: datetime, zone: str, language: str = "en") -> str:
    """``3 March 2026`` in ZONE."""
    return f"{_date(_local(at, zone), language)} {_local(at, zone).year}"


def weekday(at: datetime, zone: str, language: str = "en") -> str:
    """``Tuesday, 3 March`` in ZONE."""
    local = _local(at, zone)
    days = _TAGE if language == GERMAN else _DAYS
    return f"{days[local.weekday()]}, {_date(local, language)}"


def clock(at: datetime, zone: str) -> str:
    """``09:30`` in ZONE."""
    return f"{_local(at, zone):%H:%M}"


def until(at: datetime, closes: datetime, zone: str, language: str = "en") -> str:
    """``any time until Wednesday, 4 March``; ``later that day`` where both are on one day in ZONE."""
    last = weekday(closes, zone, language)
    same = last == weekday(at, zone, language) or closes <= at
    if language == GERMAN:
        return "später am selben Tag" if same else f"jederzeit bis {last}"
    return "later that day" if same else f"any time until {last}"


def minutes(count: int, language: str = "en") -> str:
    """``twenty``; digits where the number is no round one."""
    return (_ZAHLEN if language == GERMAN else _NUMBERS).get(count, str(count))


def clock_of(name: str, language: str = "en") -> str:
    """Whose clock an IANA zone is, for those whose clock may be another: ``London time``; ``UTC`` as it is."""
    area, _, city = name.rpartition("/")
    city = city.replace("_", " ")
    if not area or area == "Etc":
        return city
    return f"Ortszeit {_STAEDTE.get(city, city)}" if language == GERMAN else f"{city} time"


def slots(stretches: Sequence[Slot], language: str = "en") -> str:
    """``any Tuesday or Thursday between 9 and 12``: recurring, so it can't go stale; '' for none."""
    by_hours: dict[tuple[time, time], list[int]] = {}
    for each in stretches:
        by_hours.setdefault((each.start, each.end), []).append(each.day - 1)
    said = [_stretch(days, hours, language) for hours, days in by_hours.items()]
    return (" oder " if language == GERMAN else " or ").join(said)


def purpose(template: str) -> str:
    """What a letter is for, in a mark that stands in its place."""
    return _PURPOSES.get(template, "what you want to write to them")


def several(names: Sequence[str], language: str = "en") -> str:
    """``Ann, Ben and Cy``; '' for nobody."""
    *first, last = names or ("",)
    both = " und " if language == GERMAN else " and "
    return f"{', '.join(first)}{both}{last}" if first else last


def attribution(who: str, address: str, at: datetime | None, zone: str, language: str = "en") -> str:
    """The line above a quoted mail. Where there are no words for LANGUAGE it has none: name, address and date."""
    if language == GERMAN:
        what = f"schrieb {who}" if who else "geschrieben"
        return f"Am {day(at, zone, language)} {what}:" if at else f"{what[0].upper()}{what[1:]}:"
    if language == "en":
        return f"On {day(at, zone)}, {who or 'they'} wrote:" if at else f"{who or 'they'} wrote:"
    named = who if who == address else f"{who} <{address}>"
    return f"{named}, {_local(at, zone):%Y-%m-%d}:" if at else f"{named}:"


def fill_line(count: int, language: str = "en") -> str:
    """What the first line of a draft with FILLs says."""
    if language == GERMAN:
        return f"{count} Stelle{'' if count == 1 else 'n'} unten ergänzen, dann diese Zeile löschen"
    return f"{count} place{'' if count == 1 else 's'} to complete below, then delete this line"


def begun(body: str) -> str:
    """A German letter with its first word as the greeting above asks for: small behind a comma, else capital."""
    greeting, gap, rest = body.partition("\n\n")
    if not gap or "\n" in greeting or greeting.endswith(":"):
        return body
    if not greeting.endswith(","):
        return f"{greeting}{gap}{rest[:1].upper()}{rest[1:]}"
    return f"{greeting}{gap}{_SMALL.sub(lambda found: found[0].lower(), rest)}"


def cut(text: str, size: int) -> tuple[str, bool]:
    """TEXT in at most SIZE bytes of UTF-8, cut between words where it can be, and whether it was cut."""
    raw = body_text(text).strip().encode("utf-8", "replace")
    if len(raw) <= size:
        return raw.decode("utf-8"), False
    kept = raw[:size].decode("utf-8", "ignore")
    blank = max(kept.rfind(" "), kept.rfind("\n"))
    return (kept[:blank] if blank > size // 2 else kept).rstrip(), True


def excerpt(text: str, length: int = 120) -> str:
    """TEXT on one line, with ``…`` where something is left out."""
    line = " ".join(body_text(text[: 20 * length]).split())
    if len(line) <= length:
        return line
    kept = header_text(line, length - 1)
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[length // 2 :] else kept}…"


def question(text: str) -> str:
    """The first sentence of TEXT that is a question, on one line; '' when there is none."""
    # A greeting ends in a comma, or in nothing: the paragraph does.
    *asked, rest = _PARAGRAPH.sub(". ", body_text(text[:16_000])).replace("\n", " ").split("?")
    for before, after in zip(asked, [*asked, rest][1:], strict=True):
        sentence = _SENTENCE_END.split(before)[-1].strip(" \t-–—•*\"'“„»«(")
        # A "?" inside a word is part of a link.
        if len(sentence) > 8 and after[:1] in _BEHIND_A_QUESTION:
            return excerpt(f"{sentence}?", 160)
    return ""


def _date(local: datetime, language: str) -> str:
    if language == GERMAN:
        return f"{local.day}. {_MONATE[local.month - 1]}"
    return f"{local.day} {_MONTHS[local.month - 1]}"


def _stretch(days: Sequence[int], hours: tuple[time, time], language: str) -> str:
    start, end = hours
    whole = not start.minute and not end.minute
    if language == GERMAN:
        often = " oder ".join(f"{_TAGE[each].lower()}s" for each in days)
        told = f"{start.hour} und {end.hour}" if whole else f"{start:%H:%M} und {end:%H:%M}"
        return f"{often} zwischen {told} Uhr"
    # "between 2 and 5" may be read as the night's.
    told = f"{start.hour} and {end.hour}" if whole and end.hour <= 12 else f"{start:%H:%M} and {end:%H:%M}"
    return f"any {' or '.join(_DAYS[each] for each in days)} between {told}"


def _local(at: datetime, zone: str) -> datetime:
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        # A mail may claim to be of the year 1 or 9999, where some zones have no local time.
        return at
