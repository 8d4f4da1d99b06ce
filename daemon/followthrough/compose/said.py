"""The user's own short texts, made part of a letter: only where they fit into one as they stand.

People note things for themselves: ``she said: start with the water board``, in whatever language. What speaks of the
reader, or is in another language than the letter, is shown in a FILL instead, for them to say it.
"""

import re

from followthrough.compose.clean import header_text
from followthrough.mail.language import language as language_of

MOST = 1_000
"""Characters of one such text."""

_OF_THE_READER = {
    "en": re.compile(r"\b(?:she|he|they|her|him|his|hers|their|them|theirs)\b", re.IGNORECASE),
    # Small "sie", and "Sie" only where a sentence begins, may be the reader and may be somebody else.
    "de": re.compile(r"\b(?:er|sie|ihm|ihn|ihre?[mnrs]?|seine?[mnrs]?|Er)\b|^Sie\b|[.!?] Sie\b"),
}
_FIRST_PERSON = re.compile(r"(?:I|I['’]\w+|We|My|Our|Ich|Wir|Mein\w{0,2}|Unser\w{0,2})\b")
_TO_THE_READER = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|I|[Mm]y|[Dd]u|[Dd]ir|[Dd]ich|[Dd]ein\w{0,2}|Ihnen|Ihr\w{0,2}|[Ii]ch|[Mm]ich|[Mm]ir)\b"
    r"|(?<=[a-zäöüß,;–-] )Sie\b"
)
_NAMED = re.compile(r"(?:[^\W\d_][\w'’.-]{0,30} ){1,3}[^\W\d_][\w'’-]{1,30}")
_SENTENCE_END = (".", "!", "?", "…", ".”", ".“", '."')


def fits(text: str, language: str) -> bool:
    """Whether TEXT can stand in a letter in LANGUAGE, as far as its language goes. What can't be told is English."""
    return (language_of(text) or "en") == language


def to_them(text: str, language: str) -> str:
    """TEXT as a sentence to the reader, ending in a full stop; '' where it isn't said to them, or not in LANGUAGE."""
    line = header_text(text, MOST)
    of_the_reader = _OF_THE_READER.get(language)
    if not line or not fits(line, language) or (of_the_reader and of_the_reader.search(line)):
        return ""
    return sentence(line)


def sentence(line: str) -> str:
    """LINE with a full stop where it has none of its kind."""
    return line if line.endswith(_SENTENCE_END) else f"{line}."


def is_own_sentence(line: str) -> bool:
    """Whether it begins with I, We or My, and so needs nothing in front of it."""
    return _FIRST_PERSON.match(line) is not None


def full_name(name: str) -> str:
    """NAME where it is plainly first name and surname, in that order; else ''."""
    plain = header_text(name, 80)
    return plain if _NAMED.fullmatch(plain) and plain[0].isupper() else ""


def spoken_to_them(text: str, language: str) -> str:
    """TEXT as a sentence that plainly speaks to the reader, or of the user; '' else (``Runs the data team``)."""
    line = to_them(text, language)
    return line if line and (_TO_THE_READER.search(line) or is_own_sentence(line)) else ""
