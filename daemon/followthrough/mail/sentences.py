"""Written text as sentences and clauses, so that a negation counts where it stands and nowhere else."""

import re
from dataclasses import dataclass

MAX_SENTENCES = 200
MAX_TEXT = 20_000

_PARAGRAPH = re.compile(r"\n\s*\n")
_END = re.compile(r"(?<=[.!?;\u2026])[\"')\u201d\u00bb]*\s+(?=\S)|\s[\u2013\u2014]\s|\s--?\s")
_LINE_END = re.compile(r"(?<=[.!?,:;])\n|\n(?=\s*(?:[-*\u2022]|\d{1,2}[.)])\s)")
_ABBREVIATION = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|hr|fr|st|z\.\s?b|bzw|ca|inc|e\.g|i\.e|approx|a\.m|p\.m)\.$", re.IGNORECASE
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "\u00a0": " "})
_TURN = re.compile(
    r"[,;]?\s+(?:but|however|though|although|yet|aber|jedoch|allerdings|sondern|doch)\b[,]?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence on one line; ``clauses`` are its pieces around ``but`` and the like."""

    text: str
    clauses: tuple[str, ...]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of newly written text, greeting and closing lines included."""
    result: list[Sentence] = []
    for paragraph in _PARAGRAPH.split(text[:MAX_TEXT].translate(_APOSTROPHES)):
        for line in _LINE_END.split(paragraph):
            for each in _parted(" ".join(line.split())):
                result.append(Sentence(each[:600], tuple(c for c in _TURN.split(each[:600]) if c)))
                if len(result) == MAX_SENTENCES:
                    return tuple(result)
    return tuple(result)


def _parted(line: str) -> list[str]:
    pieces: list[str] = []
    for piece in _END.split(line):
        if pieces and _ABBREVIATION.search(pieces[-1][-12:]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece:
            pieces.append(piece)
    return pieces
