"""How far a word reaches: what denies, limits or takes back something said in the same clause."""

import re
from functools import cache

from followthrough.mail.says import phrases
from followthrough.mail.says.phrases import low_cue

# `No, thanks` is one piece.
_THANKS = r"(?:thank|thx|danke|merci|gracias|grazie|obrigad|bedankt|dank (?:je|u)\b)"
_PIECE = rf"\s?(?:,(?!\s?{_THANKS})|[;:()\u2026])+(?:\s|$)"


@cache
def _joint(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{_PIECE}|\s(?={phrases.source('joins', language)})", re.IGNORECASE)


def in_pieces(lines: str, language: str | None) -> str:
    """Lines of clauses as lines of their pieces."""
    return _joint(language).sub("\n", lines)


def pieces(clause: str, language: str | None) -> tuple[str, ...]:
    """A clause cut at commas and at words like ``and``: a negation reaches no further."""
    return tuple(each for each in _joint(language).split(clause) if each and not each.isspace())


def without(text: str, fields: str, language: str | None) -> str:
    """TEXT in small letters, with a dash for each find of these fields: what only looks like something else."""
    return low_cue(fields, language).sub(" - ", text.lower())


def has(text: str, fields: str, language: str | None) -> bool:
    """Whether TEXT says one of the words of these fields (``anger grief``)."""
    return low_cue(fields, language).search(text.lower()) is not None


def denied(text: str, language: str | None) -> bool:
    """Whether TEXT has a negation; what only looks like one is none."""
    return has(without(text, "no_decline", language), "negation", language)
