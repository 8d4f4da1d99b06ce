"""How people send somebody to somebody else, a module a language; ``mail.judges.refers`` holds the grammar."""

import re
from functools import cache

from followthrough.mail.says.phrases import LANGUAGES, quick
from followthrough.mail.says.phrases.referring import (
    dutch,
    english,
    french,
    german,
    italian,
    portuguese,
    spanish,
)

_REFERRING = {
    "en": english.REFERRING,
    "de": german.REFERRING,
    "fr": french.REFERRING,
    "es": spanish.REFERRING,
    "pt": portuguese.REFERRING,
    "it": italian.REFERRING,
    "nl": dutch.REFERRING,
}


@cache
def cue(field: str, language: str | None) -> re.Pattern[str]:
    """What finds the words of FIELD in a text in LANGUAGE: in its words and in English ones; None: in all."""
    return re.compile(_source((field,), language), re.IGNORECASE)


@cache
def low_cue(fields: tuple[str, ...], language: str | None) -> re.Pattern[str]:
    """What finds the words of any of FIELDS in text that is in small letters already, a sentence a line."""
    return re.compile(quick.source(_source(fields, language)), re.MULTILINE)


def _source(fields: tuple[str, ...], language: str | None) -> str:
    readable = dict.fromkeys((language, "en")) if language and language in LANGUAGES else LANGUAGES
    sources = [str(getattr(_REFERRING[each], field)) for each in readable for field in fields]
    return "|".join(each for each in sources if each) or r"(?!)"
