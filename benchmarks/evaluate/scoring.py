"""Outcomes, and the table they make: right, wrong (it said something untrue) or abstained (it said nothing)."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of one case."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Case:
    """One judged case; ``said`` is what to look at when it is not right."""

    name: str
    outcome: Outcome
    said: str = ""


@dataclass(slots=True)
class Score:
    """One line of the table."""

    name: str
    seconds: float = 0.0
    cases: list[Case] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        return sum(case.outcome is outcome for case in self.cases)

    @property
    def share(self) -> float:
        return self.count(Outcome.RIGHT) / len(self.cases) if self.cases else 0.0


def outcome(*, right: bool, silent: bool = False) -> Outcome:
    if right:
        return Outcome.RIGHT
    return Outcome.ABSTAINED if silent else Outcome.WRONG


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def words(text: str) -> str:
    return " ".join(text.split())


def figures(each: Score) -> dict[str, float]:
    counts = {one.value: float(each.count(one)) for one in Outcome}
    per_message = each.seconds / max(1, len(each.cases)) * 1e6
    return {
        "n": len(each.cases),
        **counts,
        "share": round(each.share, 4),
        "us_per_message": round(per_message),
    }


def show(scores: list[Score], *, verbose: bool) -> None:
    print(f"{'set':<24}{'n':>6}{'right':>7}{'wrong':>7}{'silent':>8}{'right %':>9}{'us/message':>12}")
    for each in scores:
        counts = [each.count(one) for one in Outcome]
        per_message = each.seconds / max(1, len(each.cases)) * 1e6
        columns = "".join(f"{count:>{width}}" for count, width in zip(counts, (7, 7, 8), strict=True))
        print(f"{each.name:<24}{len(each.cases):>6}{columns}{each.share:>9.1%}{per_message:>12.0f}")
        for case in each.cases if verbose else ():
            if case.outcome is not Outcome.RIGHT:
                print(f"    {case.outcome:<10} {case.name}: {case.said[:300]!r}")
