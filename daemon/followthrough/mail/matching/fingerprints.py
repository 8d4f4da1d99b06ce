"""Texts as words that survive quoting, and their fingerprints: one for every five words in a row.

Whoever quotes breaks the lines anew, marks them and turns links into others: so words are compared, not lines.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

RUN = 5
"""Words to a fingerprint."""
MAX_WORDS = 3_000
"""Of one text; what stands behind them has no fingerprint. Nobody's first mail is that long."""
MAX_LINES = 5_000

_MARKS = re.compile(r"[ \t]{0,3}(?:\w{0,3}[>\uff1e][ \t]?|\|[ \t])+")
# What programs add, rewrite or drop when they quote: addresses and links in brackets, bare links, inline images.
_ADDED = re.compile(
    r"<[^<>\s]{1,2000}>|\[[^\[\]\s:]{1,200}:[^\[\]\s]{1,2000}\]|\bhttps?://\S{1,2000}|\bwww\.\S{1,2000}"
)
# Writing without blanks: each character is a word (Thai, kana, Han, Hangul).
_DENSE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
_IS_DENSE = re.compile(rf"[{_DENSE}]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how many quotation marks stand before it, and what stands behind them."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, folded, each with the row of its line."""

    lines: tuple[Line, ...]
    words: tuple[str, ...]
    rows: tuple[int, ...]

    def depth(self, position: int) -> int:
        """How deeply a word is quoted."""
        return self.lines[self.rows[position]].depth

    def weight(self, first: int, stop: int) -> float:
        """How much these words say, in words of a language with blanks."""
        return sum(0.5 if _IS_DENSE.match(word) else 1.0 for word in self.words[first:stop])


def words_of(text: str) -> Words:
    """The words of a text, as far as they are compared. Never raises."""
    lines = tuple(_line(each) for each in text.split("\n", MAX_LINES)[:MAX_LINES])
    words: list[str] = []
    rows: list[int] = []
    for row, line in enumerate(lines):
        found = _folded(line.text)
        words += found
        rows += [row] * len(found)
        if len(words) >= MAX_WORDS:
            break
    return Words(lines, tuple(words[:MAX_WORDS]), tuple(rows[:MAX_WORDS]))


def _line(text: str) -> Line:
    marks = _MARKS.match(text[:200])
    if marks is None:
        return Line(0, text)
    return Line(sum(marks[0].count(each) for each in ">\uff1e|"), text[marks.end() :])


def _folded(text: str) -> list[str]:
    if "<" in text or "[" in text or "://" in text or "www." in text:
        text = _ADDED.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(text.casefold())


def fingerprints(words: Words) -> Iterator[tuple[int, int]]:
    """(position, number) for every five words in a row, in order. None goes over the edge of a quotation: what is
    quoted, and the answer to it, are two texts."""
    text, lines, rows = words.words, words.lines, words.rows
    edge = 0
    for last, row in enumerate(rows):
        if last and row != rows[last - 1] and lines[row].depth != lines[rows[last - 1]].depth:
            edge = last
        first = last - RUN + 1
        if first >= edge:
            run = " ".join(text[first : last + 1])
            yield first, int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest())


def prints_of(text: str) -> list[int]:
    """The fingerprints of a text, each once, sorted; eight bytes each."""
    return sorted({number for _, number in fingerprints(words_of(text))})
