"""Times and excerpts in words, in English, whatever the machine's locale is."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from followthrough.compose.clean import body_text, header_text

_MONTHS = ("January February March April May June July August September October November December").split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SENTENCE_END = re.compile(r"[.!:]\s")
_BEHIND_A_QUESTION = ("", " ", "\t", ")", '"', "'", "”", "»", "!", "?", ".", ",")


def day(at: datetime, zone: str) -> str:
    """``3 March 2026`` in ZONE."""
    local = _local(at, zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def weekday(at: datetime, zone: str) -> str:
    """``Tuesday, 3 March`` in ZONE."""
    local = _local(at, zone)
    return f"{_DAYS[local.weekday()]}, {local.day} {_MONTHS[local.month - 1]}"


def clock(at: datetime, zone: str) -> str:
    """``09:30`` in ZONE."""
    return f"{_local(at, zone):%H:%M}"


def until(at: datetime, closes: datetime, zone: str) -> str:
    """``any time until Wednesday, 4 March``; ``later that day`` where both are on one day in ZONE."""
    last = weekday(closes, zone)
    return "later that day" if last == weekday(at, zone) or closes <= at else f"any time until {last}"


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
    *asked, rest = body_text(text[:16_000]).replace("\n", " ").split("?")
    for before, after in zip(asked, [*asked, rest][1:], strict=True):
        sentence = _SENTENCE_END.split(before)[-1].strip(" \t-–—•*\"'“„»«(")
        # A "?" inside a word is part of a link.
        if len(sentence) > 8 and after[:1] in _BEHIND_A_QUESTION:
            return excerpt(f"{sentence}?", 160)
    return ""


def _local(at: datetime, zone: str) -> datetime:
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        # A mail may claim to be of the year 1 or 9999, where some zones have no local time.
        return at
