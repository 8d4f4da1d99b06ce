"""A notice's text made plain for reading: one paragraph a line, composed letters, straight apostrophes."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Generic, TypeVar

MAX_NOTICE = 4_000
"""Characters of a text in which an automatic reply says what it is."""

_WRAPPED = 48
"""A line at least so long was wrapped by a program; a shorter one ends for a reason."""
_BEFORE, _BEHIND = 160, 200

_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u00b4": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u3000": " "}
)
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_PIECES = re.compile(r"(?<=[^\d\s][.!?])\s|(?<=[。！？])|\n")


def flat(text: str) -> str:
    """At most ``MAX_NOTICE`` characters, wrapped lines joined."""
    text = text[:MAX_NOTICE]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and line.strip():
            lines[-1] = f"{lines[-1].rstrip()} {line}"
        else:
            lines.append(line)
        goes_on = len(line) >= _WRAPPED
    text = "\n".join(lines)
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text


def pieces(text: str) -> list[str]:
    """The sentences and lines of a flat text, none empty."""
    return [each.strip() for each in _PIECES.split(text) if each and each.strip()]


def windows(lowered: str, stems: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """The stretches of a text, in lower case, around these stems: in order, none touching another."""
    found: list[int] = []
    for stem in stems:
        at = lowered.find(stem)
        while at >= 0:
            found.append(at)
            at = lowered.find(stem, at + _BEFORE)
    merged: list[tuple[int, int]] = []
    for at in sorted(found):
        begins, ends = max(0, at - _BEFORE), at + _BEHIND
        if merged and begins <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
        else:
            merged.append((begins, ends))
    return tuple(merged)


_KEY = 3
_MARKS = "(\"'*-<[\u201e\u201c\u00ab\u00bf\u00a1_>"
_NO_BLANKS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_T = TypeVar("_T")


class Stems(Generic[_T]):
    """Beginnings of words, each standing for something: looked for all at once, for most texts have none.

    A stem of a language without blanks may stand anywhere.
    """

    def __init__(self, stems: Iterable[tuple[_T, str]]) -> None:
        self._by_key: dict[str, list[tuple[_T, str]]] = {}
        self._anywhere: list[tuple[_T, str]] = []
        for value, stem in stems:
            if _NO_BLANKS.search(stem):
                self._anywhere.append((value, stem))
            else:
                self._by_key.setdefault(stem.split()[0][:_KEY], []).append((value, stem))

    def found(self, lowered: str) -> list[_T]:
        """What the stems in this text, which is in lower case, stand for: each once."""
        result: list[_T] = []
        keys = {word.lstrip(_MARKS)[:_KEY] for word in set(lowered.replace("'", " ").split())}
        for key in self._by_key.keys() & keys:
            for value, stem in self._by_key[key]:
                if value not in result and stem in lowered:
                    result.append(value)
        if not lowered.isascii() and _NO_BLANKS.search(lowered):
            for value, stem in self._anywhere:
                if value not in result and stem in lowered:
                    result.append(value)
        return result
