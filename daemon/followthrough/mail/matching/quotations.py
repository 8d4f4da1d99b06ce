"""Which of the user's mails a text quotes, by runs of their words; and what introduces the quotation.

Whose answer that makes it is said in echo.py. Lines of an answer between quoted ones are no part of a quotation.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.mail.body.history_words import LABELS, TO
from followthrough.mail.body.quoted import greeting
from followthrough.mail.decode import fold_case
from followthrough.mail.matching.fingerprints import RUN, Words, fingerprints, words_of

ENOUGH = 10
"""Words in a row that nobody writes by chance under the same subject."""
FEW = 8
"""Words in a row that are enough where they are marked as a quotation, or where something else says the same."""
CHANCE = 3
"""Fingerprints in a row; fewer are a phrase that anybody uses. A mail too short for more must be there as a whole."""
SKEW = timedelta(hours=1)
"""By which the user's clock may be ahead: what was written after the answer is not what it quotes."""
MAX_ABOVE = 14

_LABEL = re.compile(r"\s{0,3}[*_]{0,2}([^\W\d_][^:\uff1a<>@]{0,40}?)\s?[*_]{0,2}\s?[:\uff1a]")
_ADDRESS = re.compile(r"[^\s<>@\"'(),;:\[\]]{1,64}@[A-Za-z0-9-][A-Za-z0-9.-]{1,100}[A-Za-z0-9]")
_COLON = re.compile("[:\uff1a]")
_NAME = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Written:
    """A mail of the user's: whom it went to (as their conversations are named), when, and its fingerprints."""

    persons: tuple[str, ...]
    at: datetime
    prints: Sequence[int]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A mail of the user's that is quoted; ``words`` of it.

    ``whole``: there are enough of them, and nothing foreign stands in between or before."""

    persons: tuple[str, ...]
    at: datetime
    words: str
    whole: bool
    above: tuple[str, ...]
    """The lines that introduce the quotation, the nearest first."""
    addresses: frozenset[str]
    """In these lines; an address in the answer itself may be whom they refer to."""
    to: frozenset[str]
    """In a ``To:`` among them."""
    to_words: frozenset[str]
    """The words of a ``To:`` among them that has no address: names, as programs show them."""


def given_back(text: str, written: Iterable[Written], at: datetime | None) -> tuple[GivenBack, ...]:
    """The mails of the user's that a text quotes, of those written before it: the ones that explain most of it."""
    words = words_of(text)
    where: dict[int, list[int]] = {}
    for position, each in fingerprints(words):
        where.setdefault(each, []).append(position)
    found: dict[frozenset[int], list[Written]] = {}
    for mail in written:
        if at is not None and mail.at > at + SKEW:
            continue
        common = where.keys() & mail.prints
        if len(common) >= CHANCE:
            found.setdefault(frozenset(common), []).append(mail)
    quotations: dict[frozenset[int], list[Written]] = {}
    for prints, mails in found.items():
        runs = _runs(sorted(position for each in prints for position in where[each]))
        long = [run for run in runs if len(run) >= CHANCE]
        longest = max(map(len, long), default=0)
        says_enough = any(words.weight(run.start, run.stop + RUN - 1) >= FEW for run in long)
        quoted = mails if says_enough else [each for each in mails if 0 < len(each.prints) <= longest]
        if quoted:
            quotations.setdefault(frozenset(p for run in long for p in run), []).extend(quoted)
    back = [
        GivenBack(mail.persons, mail.at, *seen)
        for positions in _most(quotations)
        if (seen := _seen(words, positions)) is not None
        for mail in quotations[positions]
    ]
    return tuple(sorted(back, key=lambda each: (each.at, each.persons)))


def _runs(positions: Sequence[int]) -> list[range]:
    runs: list[range] = []
    for each in positions:
        if runs and runs[-1].stop == each:
            runs[-1] = range(runs[-1].start, each + 1)
        else:
            runs.append(range(each, each + 1))
    return runs


def _most(quotations: Mapping[frozenset[int], object]) -> list[frozenset[int]]:
    """Those of which no other explains all and more: the same text to another person lacks the greeting."""
    kept: list[frozenset[int]] = []
    for each in sorted(quotations, key=lambda positions: (-len(positions), sorted(positions))):
        if not any(each < other for other in kept):
            kept.append(each)
    return kept


def _seen(
    words: Words, positions: frozenset[int]
) -> tuple[str, bool, tuple[str, ...], frozenset[str], frozenset[str], frozenset[str]] | None:
    """What is quoted, whether nothing foreign is in it, what introduces it; None under somebody else's greeting."""
    runs = _runs(sorted(positions))
    longest = max(runs, key=len)
    first = next(run.start for run in runs if words.depth(run.start) == words.depth(longest.start))
    above, foreign = _above(words, first)
    if foreign and greeting(_before(words, first) or words.lines[_row_above(words, words.rows[first])].text):
        return None
    covered = {at for run in runs for at in range(run.start, run.stop + RUN - 1)}
    few = not words.depth(longest.start) and words.weight(longest.start, longest.stop + RUN - 1) < ENOUGH
    rows = range(words.rows[longest.start], words.rows[longest.stop + RUN - 2] + 1)
    said = " ".join(words.lines[row].text.strip() for row in rows)
    whole = not (few or foreign or _is_patched(words, covered))
    sent_to = [line for line in above if _label(line) == TO]
    to = _addresses_in(sent_to)
    names = () if to else (names_in(_COLON.split(line[:1000], maxsplit=1)[-1]) for line in sent_to)
    return said, whole, above, _addresses_in(above), to, frozenset().union(*names)


def _addresses_in(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(each.lower() for line in lines for each in _ADDRESS.findall(line[:1000]))


def names_in(text: str) -> frozenset[str]:
    """The words a name is made of; initials are none."""
    return frozenset(each for each in _NAME.findall(fold_case(text)) if len(each) > 1)


def _is_patched(words: Words, covered: set[int]) -> bool:
    """Whether foreign words stand between ours, where no answer would be written: on a quoted or on the same line."""
    own = {words.rows[at] for at in covered}
    depth = max(words.lines[row].depth for row in own)
    return any(
        words.rows[at] in own or (depth and words.lines[words.rows[at]].depth == depth)
        for at in range(min(covered), max(covered))
        if at not in covered
    )


def _before(words: Words, position: int) -> str:
    """The line in which a run begins, where it does not begin the line; else nothing."""
    row = words.rows[position]
    return words.lines[row].text if position and words.rows[position - 1] == row else ""


def _row_above(words: Words, row: int) -> int:
    """The row of the next line above with a letter or digit in it; the same row where there is none near."""
    near = range(row - 1, max(-1, row - 1 - MAX_ABOVE), -1)
    return next((each for each in near if _LETTER.search(words.lines[each].text[:1000])), row)


def _above(words: Words, position: int) -> tuple[tuple[str, ...], bool]:
    """The lines that introduce what begins here, the nearest first; and whether other words stand right before it."""
    if _before(words, position):
        return (), True
    row = at = words.rows[position]
    depth = words.lines[row].depth
    lines: list[str] = []
    plain = 0
    while len(lines) < MAX_ABOVE and (above := _row_above(words, at)) != at:
        line, at = words.lines[above], above
        if not _introduces(line.text):
            if not lines:
                # What stands unmarked above a marked quotation is the answer.
                return (), line.depth == depth and (depth > 0 or greeting(line.text) is not None)
            plain += 1
        if plain > 2:  # an attribution is broken over three lines at most
            break
        lines.append(line.text)
    return tuple(lines), False


def _introduces(line: str) -> bool:
    """Whether a line is one of a header block, an attribution or a separator."""
    text = line.strip()[:1000]
    return bool(
        _label(text) is not None
        or text.endswith((":", "\uff1a", ":*", ">"))
        or text.startswith(("--", "__", "=="))
        or _ADDRESS.search(text)
    )


def _label(line: str) -> int | None:
    """What a line of a header block says; None for any other line."""
    found = _LABEL.match(line)
    return LABELS.get(found[1].lower()) if found else None
