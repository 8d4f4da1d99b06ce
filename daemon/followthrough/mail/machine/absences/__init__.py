"""How programs speak for people who are away, a module a language: what a notice says, and what only people say."""

import re
from functools import cache

from followthrough.mail.machine.absences import (
    chinese,
    czech,
    danish,
    dutch,
    english,
    french,
    german,
    italian,
    japanese,
    others,
    polish,
    portuguese,
    spanish,
    swedish,
)
from followthrough.mail.machine.absences.words import Words
from followthrough.mail.machine.notices import Stems
from followthrough.mail.says.phrases import quick

__all__ = ["LANGUAGES", "Words", "any_of_them", "every", "low", "pattern", "spoken"]

LANGUAGES: tuple[Words, ...] = tuple(
    each.WORDS
    for each in (
        english,
        german,
        french,
        spanish,
        portuguese,
        italian,
        dutch,
        swedish,
        danish,
        polish,
        czech,
        japanese,
        chinese,
        others,
    )
)
_STEMS = Stems((each, stem) for each in LANGUAGES for stem in each.stems)
_NEVER = re.compile(r"(?!)")


def spoken(lowered: str) -> tuple[Words, ...]:
    """The languages in which this text, in lower case, may say something of an absence; most text none."""
    found = _STEMS.found(lowered)
    return tuple(each for each in LANGUAGES if each in found)


@cache
def pattern(words: Words, field: str) -> re.Pattern[str]:
    """One language's field as a regular expression; one that never matches where the field is empty."""
    source: str = getattr(words, field)
    return re.compile(source, re.IGNORECASE) if source else _NEVER


@cache
def _union(codes: tuple[str, ...], field: str) -> re.Pattern[str]:
    sources = [getattr(each, field) for each in LANGUAGES if each.language in codes]
    joined = "|".join(source for source in sources if source)
    return re.compile(joined, re.IGNORECASE) if joined else _NEVER


def any_of_them(languages: tuple[Words, ...], field: str) -> re.Pattern[str]:
    """One field of these languages as one regular expression."""
    return _union(tuple(each.language for each in languages), field)


def every(field: str) -> re.Pattern[str]:
    """One field of all languages."""
    return any_of_them(LANGUAGES, field)


@cache
def low(field: str) -> re.Pattern[str]:
    """As ``every``, for text that is in small letters already, and several times as fast."""
    return re.compile(quick.source("|".join(words for each in LANGUAGES if (words := getattr(each, field)))))
