"""Written text as sentences and clauses, so that a negation counts where it stands and nowhere else."""

import re
from dataclasses import dataclass
from functools import cache

from followthrough.mail.says import phrases

MAX_SENTENCES = 200
MAX_TEXT = 20_000

_PARAGRAPH = re.compile(r"\n\s*\n")
# It begins with the character it is found at, so that the engine passes over all others at once.
_END = re.compile(
    r"[\s\"')\u201d\u00bb](?:(?<=[.!?;\u2026]\s)\s*(?=\S)|(?<=[.!?;\u2026][\"')\u201d\u00bb])[\"')\u201d\u00bb]*\s+(?=\S)"
    r"|(?<=\s)(?:[\u2013\u2014]|--?)\s(?!\d))"
)
_LINE_END = re.compile(r"(?<=[.!?,:;])\n|\n(?=\s*(?:[-*\u2022]|\d{1,2}[.)])\s)")
_ABBREVIATION = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|hr|fr|st|z\.\s?b|bzw|ca|inc|e\.g|i\.e|approx|a\.m|p\.m|dra|srt?a?|ing|lic|arq|eng|arch|avv|dott|sig"
    r"|dhr|mevr|mw|m)\.$",
    re.IGNORECASE,
)
# `am 12. März`, `am 3.4. um 10`, `Do. 14 Uhr`: the dot ends no sentence where the next piece goes on with the date.
_ORDINAL = re.compile(
    r"(?:\b(?:am|dem|den|der|vom|zum|ab|bis|und|oder)|\.|day,?|tag,?|woch,?)\s?\d{1,2}\.$", re.IGNORECASE
)
_DATE_GOES_ON = re.compile(
    r"[a-zäöü\d]|Jan|Feb|März|Apr|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Uhr\b",
)
_SHORT_DAY = re.compile(
    r"\b(?:mo|di|mi|do|fr|sa|mon|tues?|wed|thur?s?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|de[cz])\.$",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence on one line; ``clauses`` are its pieces around ``but`` and the like."""

    text: str
    clauses: tuple[str, ...]


def sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of newly written text, greeting and closing lines included; ``language`` as in ``phrases.cue``."""
    result: list[Sentence] = []
    text = text[:MAX_TEXT]
    for paragraph in _PARAGRAPH.split(text if text.isascii() else text.translate(_APOSTROPHES)):
        for line in _LINE_END.split(paragraph):
            for each in _parted(" ".join(line.split())):
                result.append(Sentence(each[:600], _clauses(each[:600], language)))
                if len(result) == MAX_SENTENCES:
                    return tuple(result)
    return tuple(result)


def _clauses(sentence: str, language: str | None) -> tuple[str, ...]:
    if not phrases.low_cue("turn turn_inside", language).search(sentence.lower()):
        return (sentence,)
    plain = _turned_inside(language).sub(r"\n\1", sentence)
    return tuple(each for piece in plain.split("\n") for each in _turn(language).split(piece) if each)


@cache
def _turned_inside(language: str | None) -> re.Pattern[str]:
    """A comma, the words behind it, and the turn that stands among them."""
    inside = phrases.source("turn_inside", language)
    return re.compile(rf",\s([^,\n]{{1,60}}?)\s(?:{inside})", re.IGNORECASE)


@cache
def _turn(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"[,;]?\s(?:{phrases.source('turn', language)})[,]?\s{{0,9}}", re.IGNORECASE)


def _parted(line: str) -> list[str]:
    pieces: list[str] = []
    for piece in _END.split(line):
        if pieces and _goes_on(pieces[-1][-16:], piece):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _goes_on(end: str, piece: str) -> bool:
    """Whether the dot that ``end`` has ends no sentence."""
    if _ABBREVIATION.search(end[-12:]):
        return True
    if _ORDINAL.search(end) and _DATE_GOES_ON.match(piece):
        return True
    return _SHORT_DAY.search(end) is not None and piece[:1].isdigit()
