"""Every regular expression of mail/, tried on strings made from its own parts: what takes more than linear time?

Super-linear alone is no fault: each is searched for here, and one that is only ever matched from the beginning, or is
given a sentence of 600 letters, may be. The list says where to look; the limits of a whole reading are what counts.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import followthrough.mail
from followthrough.mail.says.phrases import Phrases, cue

_LENGTH = 4_000
_SUPER_LINEAR = 2.9
"""Times longer for twice the text; quadratic is 4."""
_LEAST_SECONDS = 0.003
_MOST_SECONDS = 0.25
"""Of one pattern."""
_ALL_SECONDS = 120.0
_PUMPS = (
    "a",
    "A",
    "1",
    " ",
    ".",
    ",",
    "-",
    ">",
    "<",
    "@",
    ":",
    "/",
    "\t",
    "\n",
    "a ",
    "A ",
    "1 ",
    "a.",
    "1.",
    "a@",
    "a,",
    "Aa ",
)
_OPENERS = ("", "a")


def compiled() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern of the package by where it stands, those of the phrases for each language among them."""
    for module in _modules():
        for name, value in vars(module).items():
            for inner, pattern in _patterns(value):
                yield f"{module.__name__.removeprefix('followthrough.mail.')}.{name}{inner}", pattern
    for field in fields(Phrases):
        if field.name != "language":
            yield f"phrases.{field.name}", cue(field.name, None)  # those of every language in one


def _modules() -> Iterator[ModuleType]:
    for found in walk_packages(followthrough.mail.__path__, "followthrough.mail."):
        yield import_module(found.name)


def _patterns(value: object, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for number, each in enumerate(value):
            for inner, pattern in _patterns(each, depth + 1):
                yield f"[{number}]{inner}", pattern
    elif depth < 3 and isinstance(value, dict):
        for key, each in value.items():
            for inner, pattern in _patterns(each, depth + 1):
                yield f"[{key!r}]{inner}", pattern


def slow() -> list[str]:
    """Those that take more than linear time on some string, with that string's beginning and its time."""
    seen: set[str | bytes] = set()
    result: list[str] = []
    ends = time.process_time() + _ALL_SECONDS
    for where, pattern in compiled():
        if time.process_time() > ends:
            return [*result, f"(from {where} on none was tried: {_ALL_SECONDS:.0f} s are over)"]
        if pattern.pattern in seen:
            continue
        seen.add(pattern.pattern)
        ratio, seconds, shown = _worst(pattern)
        if ratio > _SUPER_LINEAR:
            result.append(f"{where}: x{ratio:.1f} for twice the text, {seconds * 1000:.0f} ms: {shown!r}")
    return result


def _worst(pattern: re.Pattern[Any]) -> tuple[float, float, str]:
    """Times longer for twice the text (0: never slow enough to tell), seconds, and the beginning of the string."""
    ends = time.process_time() + _MOST_SECONDS
    worst = (0.0, 0.0, "")
    for opener, pump in _strings(pattern):
        short = _seconds(pattern, opener, pump, _LENGTH)
        if short >= _LEAST_SECONDS:
            seconds = _seconds(pattern, opener, pump, 2 * _LENGTH)
            worst = max(worst, (seconds / short, seconds, (opener + pump * 8)[:40]))
        if time.process_time() > ends:
            break
    return worst


def _strings(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What to begin with and what to repeat: its own literal pieces, and what the simple classes match."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    pieces = {
        each
        for each in re.findall(r"[^\W_][\w' ]{0,30}", re.sub(r"\\[a-zA-Z]", " ", source))
        if len(each) > 1
    }
    chosen = sorted(pieces, key=len, reverse=True)[:12]
    for opener in _OPENERS:
        for pump in _PUMPS:
            yield opener, pump
    for piece in chosen:
        yield "", f"{piece} "
        yield piece, " "
        yield f"{piece} ", "a "


def _seconds(pattern: re.Pattern[Any], opener: str, pump: str, length: int) -> float:
    subject: Any = opener + pump * (length // len(pump)) + "\x01"
    if isinstance(pattern.pattern, bytes):
        subject = subject.encode("latin-1", "replace")
    began = time.process_time()
    for _ in pattern.finditer(subject):
        pass
    pattern.fullmatch(subject)
    return time.process_time() - began
