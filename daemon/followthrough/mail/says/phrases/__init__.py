"""What people say in their languages, a module a language: the judges hold the grammar, these hold the words.

A module has one value, ``PHRASES``; a long one has its no, its yes and what is delicate in modules beside it
(``english_no``). The expressions are compiled when first asked for.
"""

import re
from functools import cache

from followthrough.mail.says.phrases import (
    dutch,
    english,
    french,
    german,
    italian,
    portuguese,
    quick,
    spanish,
)
from followthrough.mail.says.phrases.words import Phrases

__all__ = ["LANGUAGES", "Phrases", "cue", "low_cue", "source"]

_PHRASES = {
    each.PHRASES.language: each.PHRASES
    for each in (english, german, french, spanish, portuguese, italian, dutch)
}
LANGUAGES = tuple(_PHRASES)
"""Two letters each: the languages whose words are known."""


def source(field: str, language: str | None) -> str:
    """The alternatives of one field for a text in LANGUAGE: that language's and English (people mix them).

    None, or a language that has no words here: those of all. ``(?!)``, which matches nothing, where there are none.
    """
    readable = dict.fromkeys((language, "en")) if language in LANGUAGES else LANGUAGES
    return "|".join(words for each in readable if (words := getattr(_PHRASES[each], field))) or "(?!)"


@cache
def cue(field: str, language: str | None) -> re.Pattern[str]:
    """What finds the words of one field in a clause of a text in LANGUAGE, as ``source`` has them."""
    return re.compile(source(field, language), re.IGNORECASE | re.MULTILINE)


@cache
def low_cue(fields: str, language: str | None) -> re.Pattern[str]:
    """As ``cue``, of one field or several (``yes declines``), for text that is in small letters already, and several
    times as fast."""
    alternatives = "|".join(source(each, language) for each in fields.split())
    return re.compile(quick.source(alternatives), re.MULTILINE)
