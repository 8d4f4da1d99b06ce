"""A notice's text made plain for reading: one paragraph a line, composed letters, straight apostrophes."""

import re
import unicodedata

MAX_NOTICE = 4_000
"""Characters of a text in which an automatic reply says what it is."""

_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u3000": " "}
)
_WRAPPED = re.compile(r"(?<=[^\n]{48})[ \t]*\n(?=[^\n])")
_BLANKS = re.compile(r"[ \t]+")
_PIECES = re.compile(r"(?<=[^\d\s][.!?])\s|(?<=[。！？])|\n")


def flat(text: str) -> str:
    """At most ``MAX_NOTICE`` characters, wrapped lines joined; a line that is short ends for a reason."""
    text = unicodedata.normalize("NFC", text[:MAX_NOTICE]).translate(_PLAIN)
    return _BLANKS.sub(" ", _WRAPPED.sub(" ", text))


def pieces(text: str) -> list[str]:
    """The sentences and lines of a flat text, none empty."""
    return [each.strip() for each in _PIECES.split(text) if each and each.strip()]
