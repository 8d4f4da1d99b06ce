"""The day on which the writer says that they will call: a promise in a sent mail, English or German."""

import re
from datetime import date, datetime

from followthrough.mail.says.sentences import sentences
from followthrough.mail.when.times import times

_PROMISE = re.compile(
    r"\b(?:i'll|i will|i'm going to|i am going to|i plan to|i intend to|i would like to|i'd like to|let me|i shall)"
    r"\s(?:(?:then|also|try to|simply|just|gladly|therefore|be|be happy to|follow up and)\s){0,2}"
    r"(?:call(?:ing)?(?! (?:it|this|that|for|off|in)\b)|ring(?:ing)?|phon(?:e|ing)|telephon(?:e|ing)"
    r"|give you a (?:quick |short |brief )?(?:call|ring)"
    r"|follow up (?:by phone|by telephone|with a (?:quick |short |brief )?(?:phone )?call))\b"
    r"|\bich rufe (?:sie|dich|euch|ihnen|dann|gerne|gern|mal|am|nächste|kommende|morgen|übermorgen)\b(?=.{0,120}\ban\b)"
    r"|\bich (?:werde|würde|möchte|will)\b(?=.{0,120}\banrufen\b)"
    r"|\b(?:rufe|melde) ich (?:sie|dich|mich)\b"
    r"|\bich melde mich (?=.{0,80}\b(?:telefonisch|per telefon)\b)|\bich melde mich telefonisch\b"
    r"|\bich werde mich\b(?=.{0,80}\b(?:telefonisch|per telefon)\b)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|won't|never|nicht|kein\w*)\b", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:rufe|melde) ich (?:sie|dich|mich)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:an|telefonisch|per telefon)\b", re.IGNORECASE)


def promised_on(text: str, at: datetime, zone: str) -> date | None:
    """The first day on which this newly written text promises a call; None without one, or without a day.

    ``at`` is when it was written, ``zone`` where the writer is. Never raises.
    """
    for sentence in sentences(text):
        for clause in sentence.clauses:
            if not _promises(clause):
                continue
            days = [each.day for each in times(clause, at, zone)]
            if days:
                return min(days)
    return None


def _promises(clause: str) -> bool:
    found = _PROMISE.search(clause)
    if found is None or _NOT.search(clause, max(0, found.start() - 12), found.end() + 12):
        return False
    return not _TURNED.match(found[0]) or _SPOKEN.search(clause, found.end()) is not None
