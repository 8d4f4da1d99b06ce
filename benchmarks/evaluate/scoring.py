"""Outcomes, and the table they make: right, wrong (it said something untrue) or abstained (it said nothing).

A module of sets has ``SETS``, a dict from the set's name to a ``Set``: a generator of ``Case`` with the corpora's
folder as its argument, what it needs of that folder, and its aims. A case that gives ``wanted`` and ``got`` is counted
per kind, too: a ``Scored`` for each, with precision and recall.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of one case."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


class Missing(Exception):
    """This set can't be measured here; the text says what is not there."""


@dataclass(frozen=True, slots=True)
class Case:
    """One judged case; ``said`` is what to look at when it is not right.

    ``wanted`` and ``got``: the kinds it has and was given, for precision and recall of each. One that got nothing
    counts as missed by its kind and against none.
    """

    name: str
    outcome: Outcome
    said: str = ""
    wanted: tuple[str, ...] = ()
    got: tuple[str, ...] = ()


@dataclass(slots=True)
class Scored:
    """How one kind fares over a set: so many have it, so many were called it, so many of those truly."""

    wanted: int = 0
    got: int = 0
    both: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was called so that is so; None where nothing was."""
        return self.both / self.got if self.got else None

    @property
    def recall(self) -> float | None:
        """The share of what is so that was called so; None where nothing is."""
        return self.both / self.wanted if self.wanted else None


@dataclass(frozen=True, slots=True)
class Aim:
    """One bar of a set: a figure, and the least or the most it may be."""

    figure: Callable[["Score"], float]
    limit: float
    least: bool
    words: str

    def met(self, score: "Score") -> bool:
        """Whether the set reaches it."""
        value = self.figure(score)
        return value >= self.limit if self.least else value <= self.limit


def at_least(share: float) -> Aim:
    """So large a share of all cases right."""
    return Aim(lambda score: score.share, share, least=True, words=f"right ≥ {share:.1%}")


def wrong_at_most(share: float, *, of_answers: bool = False) -> Aim:
    """So small a share of all cases wrong, or of those that were answered at all."""
    if of_answers:
        return Aim(
            lambda score: score.wrong_of_answers,
            share,
            least=False,
            words=f"wrong ≤ {share:.1%} of answers",
        )
    return Aim(lambda score: score.wrong_share, share, least=False, words=f"wrong ≤ {share:.1%}")


def never_wrong() -> Aim:
    """Not a single case wrong."""
    return Aim(lambda score: score.count(Outcome.WRONG), 0, least=False, words="wrong = 0")


@dataclass(frozen=True, slots=True)
class Set:
    """One line of the table. ``needs``: what must be in the corpora's folder; ``beside``: what others reach, in a few
    words that name where it was measured."""

    cases: Callable[[Path], Iterable[Case]]
    aims: tuple[Aim, ...] = ()
    needs: str = ""
    beside: str = ""


Sets = dict[str, Set]


@dataclass(slots=True)
class Score:
    """One line of the table, filled. ``seconds`` are the processor's."""

    name: str
    seconds: float = 0.0
    cases: list[Case] = field(default_factory=list)
    aims: tuple[Aim, ...] = ()
    beside: str = ""

    def count(self, outcome: Outcome) -> int:
        return sum(case.outcome is outcome for case in self.cases)

    @property
    def share(self) -> float:
        return self.count(Outcome.RIGHT) / len(self.cases) if self.cases else 0.0

    @property
    def wrong_share(self) -> float:
        return self.count(Outcome.WRONG) / len(self.cases) if self.cases else 0.0

    @property
    def wrong_of_answers(self) -> float:
        answered = len(self.cases) - self.count(Outcome.ABSTAINED)
        return self.count(Outcome.WRONG) / answered if answered else 0.0

    @property
    def us_per_message(self) -> float:
        return self.seconds / max(1, len(self.cases)) * 1e6

    @property
    def kinds(self) -> dict[str, Scored]:
        """Every kind that a case has or was given, in alphabetical order; empty where the set has no kinds."""
        found: dict[str, Scored] = {}
        for case in self.cases:
            wanted, got = set(case.wanted), set(case.got)
            for kind in wanted | got:
                scored = found.setdefault(kind, Scored())
                scored.wanted += kind in wanted
                scored.got += kind in got
                scored.both += kind in wanted and kind in got
        return dict(sorted(found.items()))

    @property
    def missed(self) -> tuple[Aim, ...]:
        return tuple(aim for aim in self.aims if not aim.met(self))


def outcome(*, right: bool, silent: bool = False) -> Outcome:
    if right:
        return Outcome.RIGHT
    return Outcome.ABSTAINED if silent else Outcome.WRONG


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def words(text: str) -> str:
    return " ".join(text.split())


def figures(each: Score) -> dict[str, object]:
    """The line as build/evaluate.json has it."""
    result: dict[str, object] = {
        "n": len(each.cases),
        **{one.value: each.count(one) for one in Outcome},
        "share": round(each.share, 4),
        "us_per_message": round(each.us_per_message),
    }
    if each.aims:
        result["aims"] = [
            {"aim": aim.words, "reached": round(float(aim.figure(each)), 4), "met": aim.met(each)}
            for aim in each.aims
        ]
    if each.kinds:
        result["kinds"] = {
            kind: {"n": one.wanted, "precision": _round(one.precision), "recall": _round(one.recall)}
            for kind, one in each.kinds.items()
        }
    return result


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def aims_of(each: Score) -> str:
    """The aims in a few words; what is not reached is said."""
    said = [aim.words if aim.met(each) else f"{aim.words} MISSED" for aim in each.aims]
    return ", ".join(said)


def show(scores: list[Score], *, verbose: bool) -> None:
    """The table, and beneath it the kinds of each set that has some."""
    wide = max([24, *(len(each.name) for each in scores)]) + 1
    print(
        f"{'set':<{wide}}{'n':>6}{'right':>7}{'wrong':>7}{'abstained':>11}{'right %':>9}{'us/message':>12}  aim"
    )
    for each in scores:
        counts = [each.count(one) for one in Outcome]
        columns = "".join(f"{count:>{width}}" for count, width in zip(counts, (7, 7, 11), strict=True))
        line = (
            f"{each.name:<{wide}}{len(each.cases):>6}{columns}{each.share:>9.1%}{each.us_per_message:>12.0f}"
        )
        print(f"{line}  {aims_of(each)}".rstrip())
        for case in each.cases if verbose else ():
            if case.outcome is not Outcome.RIGHT:
                print(f"    {case.outcome:<10} {case.name}: {case.said[:300]!r}")
    for line in kind_lines(scores):
        print(line)


def kind_lines(scores: Iterable[Score]) -> Iterator[str]:
    """Precision and recall of each kind, a set after the other."""
    for each in scores:
        kinds = each.kinds
        if not kinds:
            continue
        wide = max(24, *(len(kind) for kind in kinds)) + 1
        yield ""
        yield f"{each.name + ':':<{wide}}{'n':>6}{'precision':>11}{'recall':>9}"
        for kind, one in kinds.items():
            yield f"{kind:<{wide}}{one.wanted:>6}{percent(one.precision):>11}{percent(one.recall):>9}"


def percent(value: float | None) -> str:
    """A share as people read it, ``-`` where there is none."""
    return "-" if value is None else f"{value:.1%}"
