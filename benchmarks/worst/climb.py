"""Hill-climbing: for each judge the text, repeated to a size, that costs it most."""

import random
import time
from collections.abc import Callable
from dataclasses import fields

from benchmarks.worst.families import BEGINNINGS, TEXTS, text
from followthrough.mail.body.quoted import Body, split
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import KINDS, SAYINGS, read
from followthrough.mail.says.phrases import LANGUAGES, Phrases, source
from followthrough.mail.says.written import Written, written

_MOST_LETTERS = 400
_PIECES = [*TEXTS.values(), *(f"{each} " for each in BEGINNINGS), "\n", "\n\n", ". ", ", ", "? "]


def worst(seconds: float, size: int) -> dict[str, tuple[float, str]]:
    """By judge (or step of reading): processor seconds at that size, and the unit that is repeated there."""
    steps: dict[str, Callable[[Message, Body, Written], object]] = {
        "split": lambda message, _body, _words: split(message.text),
        "sentences, language": lambda _message, body, _words: written(body),
    }
    for kind in KINDS:
        steps[kind.__module__.rpartition(".")[2]] = lambda message, body, _words, judge=kind: judge(
            message, body
        )
    for saying in SAYINGS:
        steps[saying.__module__.rpartition(".")[2]] = lambda message, _body, words, judge=saying: judge(
            message, words
        )
    steps["whole reading"] = lambda message, _body, _words: read(message)
    return {name: _climb(step, seconds, size, random.Random(name)) for name, step in steps.items()}


def _climb(
    step: Callable[[Message, Body, Written], object], seconds: float, size: int, chance: random.Random
) -> tuple[float, str]:
    """Take what costs more, throw away what costs less, for so long."""
    ends = time.process_time() + seconds
    cues = _cue_words()
    best, unit = 0.0, "a"
    while time.process_time() < ends:
        tried = _changed(unit, chance, cues) if best and chance.random() < 0.8 else chance.choice(_PIECES)
        message = parse(text(tried, size))
        body = split(message.text)
        words = written(body)
        began = time.process_time()
        step(message, body, words)
        taken = time.process_time() - began
        if taken > best:
            again = time.process_time()
            step(message, body, words)
            taken = min(taken, time.process_time() - again)  # not the collector's pause
        if taken > best:
            best, unit = taken, tried
    return best, unit


def _changed(unit: str, chance: random.Random, cues: list[str]) -> str:
    """The unit with a piece put in, taken out, doubled, or with other letters."""
    at = chance.randrange(len(unit) + 1)
    length = chance.randrange(1, 40)
    match chance.randrange(5):
        case 0:
            unit = unit[:at] + chance.choice(_PIECES) + unit[at:]
        case 1:
            unit = unit[:at] + chance.choice(cues) + " " + unit[at:]
        case 2:
            unit = unit[:at] + unit[at + length :]
        case 3:
            unit = unit[: at + length] + unit[at:]
        case _:
            unit = (
                unit[:at] + chance.choice("aA1 .,:;?!'\n>-@\u2019ß") * chance.randrange(1, 9) + unit[at + 1 :]
            )
    return unit[:_MOST_LETTERS] or "a"


def _cue_words() -> list[str]:
    found: list[str] = []
    for language in LANGUAGES:
        for field in fields(Phrases):
            if field.name != "language":
                words = source(field.name, language)
                found += "".join(c if c.isalpha() or c in "' " else "|" for c in words).split("|")
    return sorted({each for each in found if len(each) > 2})
