"""The worst that a stranger's mail can cost: ``python -m benchmarks.worst [--seconds N] [-k NAME]``.

Families of hostile mail at 64 KiB (limit: 50 ms) and at 4 MiB, the most that is looked at (limit: 2 s); a search by
hill-climbing for the text that costs each judge most; and every regular expression of mail/, tried on strings made
from it. Processor time of parse and read, the best of three, with all expressions compiled before. Exit code 1 where a
limit is passed.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.worst import climb, patterns
from benchmarks.worst.families import Family, families
from followthrough.mail.message import MAX_RAW, parse
from followthrough.mail.reading import read

REPORT = Path("build/worst.json")
SMALL, SMALL_SECONDS = 64 * 1024, 0.050
LARGE_SECONDS = 2.0
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one mail of a family takes, and the share of its limit."""

    family: str
    size: int
    seconds: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.limit


def main() -> int:
    options = _options()
    chosen = [each for each in families() if options.only.lower() in each.name.lower()]
    _warm_up()
    costs = [*_costs(chosen, SMALL, SMALL_SECONDS), *_costs(chosen, MAX_RAW, LARGE_SECONDS)]
    _show(costs)
    found = climb.worst(options.seconds, SMALL) if options.seconds and not options.only else {}
    for judge, (seconds, unit) in sorted(found.items(), key=lambda pair: -pair[1][0]):
        mark = " OVER" if seconds > SMALL_SECONDS else ""
        print(f"{judge:<24}{seconds / SMALL_SECONDS:>7.2f}{seconds * 1000:>9.1f} ms{mark}  {unit[:60]!r}")
    slow = patterns.slow() if not options.only else []
    for each in slow:
        print(f"super-linear: {each}")
    over = [cost for cost in costs if cost.ratio > 1] + [f for f in found.values() if f[0] > SMALL_SECONDS]
    _report(costs, found, slow)
    return 1 if over else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.worst",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="of climbing for each judge (3; 0: none)")
    parser.add_argument("-k", "--only", default="", help="only the families whose name has this in it")
    return parser.parse_args()


def _costs(chosen: Iterable[Family], size: int, limit: float) -> list[Cost]:
    return [Cost(each.name, size, _seconds(each.make(size), limit), limit) for each in chosen]


def _seconds(raw: bytes, limit: float) -> float:
    """The best of three; what is quick at once, or far too slow twice, is not tried again."""
    best = float("inf")
    for tried in range(3):
        began = time.process_time()
        read(parse(raw))
        best = min(best, time.process_time() - began)
        # The first time may have compiled the expressions of a language.
        if best < limit / 2 or (tried and best > 4 * limit):
            break
    return best


def _warm_up() -> None:
    """Expressions are compiled when a language is first met."""
    for each in families():
        if each.name.startswith(("all cues", "calendar: events", "html: lists")):
            read(parse(each.make(4_000)))


def _show(costs: list[Cost]) -> None:
    for size in dict.fromkeys(cost.size for cost in costs):
        these = sorted((cost for cost in costs if cost.size == size), key=lambda cost: -cost.seconds)
        limit = these[0].limit
        print(
            f"{len(these)} mails of {size // 1024} KiB; limit {limit * 1000:.0f} ms; the worst, as a share of it:"
        )
        for cost in these[:SHOWN]:
            mark = " OVER" if cost.ratio > 1 else ""
            print(f"  {cost.family:<40}{cost.ratio:>7.2f}{cost.seconds * 1000:>9.1f} ms{mark}")
        print()


def _report(costs: list[Cost], found: dict[str, tuple[float, str]], slow: list[str]) -> None:
    REPORT.parent.mkdir(exist_ok=True)
    figures = {
        "families": {f"{cost.family} ({cost.size // 1024} KiB)": round(cost.ratio, 3) for cost in costs},
        "climbed": {judge: round(seconds / SMALL_SECONDS, 3) for judge, (seconds, _) in found.items()},
        "super_linear": slow,
    }
    REPORT.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
