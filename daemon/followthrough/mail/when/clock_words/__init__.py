"""The words for days and hours, a module a language: the grammar of them is in ``mail.clock_days`` and ``mail.hours``.

A module has one value, ``WORDS``. Phrases are in small letters, alternatives parted by ``|``; what people type without
accents is added by itself. The names of months and weekdays are in ``mail.day_names``.
"""

from followthrough.mail.when.clock_words import dutch, english, french, german, italian, portuguese, spanish
from followthrough.mail.when.clock_words.words import ClockWords

__all__ = ["LANGUAGES", "ClockWords", "clock_words"]

_WORDS: dict[str, ClockWords] = {
    each.WORDS.language: each.WORDS for each in (english, german, french, spanish, portuguese, italian, dutch)
}
LANGUAGES = tuple(_WORDS)
"""Two letters each: the languages whose words are known."""


def clock_words(language: str) -> ClockWords:
    """The words of one of ``LANGUAGES``."""
    return _WORDS[language]
