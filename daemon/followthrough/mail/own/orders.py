"""The user's words to the machine: newly written lines to orders, and to the lines that were not understood.

One line is one order: a word, the name it goes with, and what else it says. Nothing is known here of people: a name is
what is left of a line, and whoever carries the order out says whether there is anybody of that name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from followthrough.mail.body import cues
from followthrough.mail.decode import fold_case
from followthrough.mail.own.order_texts import EVERYTHING, MAX_TEXT, NO_NAMES, Order, read_order
from followthrough.mail.own.order_words import TEXTS, TOKEN, Word, turned_round, word_of

__all__ = ["Order", "Unclear", "Word", "understand"]

MAX_LINES = 200
"""Of one mail; nobody says more than that in words."""

_BULLET = re.compile(r"\s*(?:[-*•·–]+|\d{1,2}[.)])\s+")
_COURTESIES = frozenset(
    "ok okay done thanks thank you yes ja danke erledigt hi hello hallo hey best cheers all regards".split()
)

_NOT_FOR_ALL = "write a line for each person, as in `hold Ann`; `pause` alone stops all writing"
_ANYTHING = (
    "begin the line with one of the words: called, no answer, met, meeting, helpful, note, referral, owe, phone, hold, "
    "resume, stop, draft, pause, news, landed, applied, undo"
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that was not understood, and what to write instead."""

    line: str
    number: int
    instead: str


def understand(
    text: str, at: datetime, zone: str, signed: Iterable[str] = ()
) -> tuple[tuple[Order, ...], tuple[Unclear, ...]]:
    """The orders in a text newly written at ``at``, and the lines that are none. Days and hours are the user's, in
    ``zone``; ``signed`` are names that end the text where they stand alone in a line. Never raises."""
    now = at.astimezone(ZoneInfo(zone))
    orders: list[Order] = []
    unclear: list[Unclear] = []
    running = False  # whether the last order may go on over the next line
    names = {fold_case(name) for name in signed}
    for number, raw in enumerate(text.split("\n")[:MAX_LINES], start=1):
        line = raw.strip()[:MAX_TEXT]
        if not line:
            running = False
            continue
        if _ends(line, names):
            break
        if running and not _is_order_for_sure(line, now):
            orders[-1] = replace(orders[-1], text=f"{orders[-1].text} {line}"[:MAX_TEXT].strip())
            continue
        running = False
        if _is_courtesy(line):
            continue
        found = _about_somebody(
            _order(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line, number, now)
        )
        if isinstance(found, Order):
            orders.append(found)
            running = found.word in TEXTS and ":" in line
        else:
            unclear.append(Unclear(line, number, found))
    return tuple(orders), tuple(unclear)


def _ends(line: str, names: set[str]) -> bool:
    """Whether from here on it is a signature that nothing marks as one."""
    alone = line.strip(" ,.!-–—")
    return bool(cues.SIGN_OFF.fullmatch(line.strip())) or fold_case(alone) in names


def _is_courtesy(line: str) -> bool:
    words = [each.lower() for each in TOKEN.findall(line[:100])]
    if cues.SALUTATION.match(line) and len(words) <= 4:
        return True
    return len(line) <= 40 and all(word in _COURTESIES for word in words) and not any(map(str.isdigit, line))


def _is_order_for_sure(line: str, now: datetime) -> bool:
    """Whether a line below a text is an order and not its next line: a word exactly, and no sentence after it."""
    word, _, rest = word_of(line)
    if word is None:
        return False
    found = _order(line, 0, now)
    if not isinstance(found, Order) or found.misspelled:
        return False
    return rest.lstrip().startswith(":") or _colon_name(rest) or not found.name or found.name[:1].isupper()


def _colon_name(rest: str) -> bool:
    head, colon, _ = rest.partition(":")
    return bool(colon) and 0 < len(head.split()) <= 4


def _order(line: str, number: int, now: datetime) -> Order | str:
    """The order in a line, or what to write instead."""
    if line.endswith("?") and ":" not in line:
        return _ANYTHING
    word, misspelled, rest = word_of(line)
    name = ""
    if word is None:
        word, name, rest = turned_round(line)
        if word is None:
            return _ANYTHING
    order = Order(word=word, line=line, number=number, name=name, misspelled=misspelled)
    return read_order(order, rest, now)


def _about_somebody(found: Order | str) -> Order | str:
    """The order, where its name can be one."""
    if isinstance(found, Order) and fold_case(found.name) in NO_NAMES:
        return _ANYTHING
    if isinstance(found, Order) and fold_case(found.name) in EVERYTHING:
        return _NOT_FOR_ALL
    return found
