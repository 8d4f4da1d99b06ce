"""Who is meant by a name, an address or a part of one."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from followthrough.mail.decode import fold_case

MOST_SHOWN = 10
"""So many are shown where a name fits several."""
_SHORTEST = 2
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be meant. ``person`` is the conversation's name, or for somebody without an address the name in
    lower case; ``words`` all they may be called by: names and addresses."""

    person: str
    name: str
    words: frozenset[str]

    @property
    def shown(self) -> str:
        """``Ann Miller <ann@…>``, or the address or the name alone."""
        if "@" not in self.person:
            return self.name or self.person
        return with_name(self.person, self.name)


def with_name(person: str, name: str) -> str:
    """``Ann Miller <ann@…>``, or the address alone."""
    return f"{name} <{person}>" if name and fold_case(name) != fold_case(person) else person


def known(person: str, name: str, words: Iterable[str]) -> Known:
    """Somebody with everything they may be called by."""
    everything = {fold_case(word) for word in (person, name, *words) if word}
    return Known(person, name, frozenset(everything | {f"{fold_case(name)} <{person}>"}))


def fitting(part: str, people: Collection[Known], *, loosely: bool = False) -> tuple[Known, ...]:
    """Who is meant: whoever is called exactly that, else has it as whole words, else words that begin with it, else
    (``loosely``) has it anywhere. With an @ it is a part of an address: its beginning, else what stands in it as
    written. By name."""
    wanted = fold_case(" ".join(part.split()))
    if not wanted:
        return ()
    hits = [each for each in people if wanted in each.words]
    if not hits:
        is_address = "@" in wanted and " " not in wanted
        hits = _in_addresses(wanted.strip("<>"), people) if is_address else _in_words(wanted, people)
    if not hits and loosely:
        hits = [each for each in people if any(wanted in word for word in each.words)]
    return tuple(sorted(hits, key=lambda each: (each.person, each.name)))


def _in_words(wanted: str, people: Collection[Known]) -> list[Known]:
    spaced = _spaced(wanted)
    if not spaced.strip():
        return []
    whole = [each for each in people if any(spaced in _spaced(word) for word in each.words)]
    if whole or len(spaced.strip()) < _SHORTEST:
        return whole
    start = spaced.rstrip()
    return [each for each in people if any(start in _spaced(word) for word in each.words)]


def _in_addresses(wanted: str, people: Collection[Known]) -> list[Known]:
    """``lea@`` begins lea@x, and max@lea.example has no such part."""
    if len(wanted) < _SHORTEST:
        return []
    begun = [each for each in people if any(word.startswith(wanted) for word in each.words)]
    before = "" if wanted.startswith("@") else r"(?<![^\W_])"
    inside = re.compile(before + re.escape(wanted))
    return begun or [each for each in people if any(inside.search(word) for word in each.words)]


def first_fitting(
    part: str, circles: Iterable[Collection[Known]], *, loosely: bool = False
) -> tuple[Known, ...]:
    """As `fitting`, in the first circle in which anybody is meant."""
    found = (fitting(part, circle, loosely=loosely) for circle in circles)
    return next((hits for hits in found if hits), ())


def shown(people: Sequence[Known]) -> str:
    """Several with commas, at most ten."""
    more = f" and {len(people) - MOST_SHOWN} more" if len(people) > MOST_SHOWN else ""
    return ", ".join(each.shown for each in people[:MOST_SHOWN]) + more


def _spaced(text: str) -> str:
    """The words of a text between blanks: ``ann.miller@x`` has three."""
    return f" {_BETWEEN.sub(' ', text).strip()} "
