"""How well mail is read, on labelled corpora: ``python -m benchmarks.evaluate FOLDER [-v] [-k NAME]``.

A line a set: n, right, wrong, abstained (it said nothing), the share that is right, processor time per case, and the
aim, with MISSED where it is not reached. The same figures go to build/evaluate.json. The exit code is 0 whatever the
figures are, 1 with --strict where an aim is missed, 78 where FOLDER holds nothing that can be measured. The corpora
are real mail under their own licences and stay where they are.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate import bounces, calendars, matching, ordinary, page, replies, threads, times
from benchmarks.evaluate.scoring import Missing, Score, Set, Sets, figures, show
from benchmarks.evaluate.speed import Speed, speed, warm_up

REPORT = Path("build/evaluate.json")
WHOLE = "docs/accuracy.md takes the figures of a whole run only, with every set there."

SETS: Sets = {
    **bounces.SETS,
    **replies.SETS,
    **ordinary.SETS,
    **threads.SETS,
    **matching.SETS,
    **calendars.SETS,
    **times.SETS,
}


def main() -> int:
    options = _options()
    if options.docs and (options.only or any(_is_absent(each, options.corpora) for each in SETS.values())):
        print(WHOLE, file=sys.stderr)
        return 78
    scores, missing = measure(options)
    if not scores:
        print(_nothing(options, missing), file=sys.stderr)
        return 78
    show(scores, verbose=options.verbose)
    for why in by_reason(missing):
        print(f"not measured, for {why}")
    measured = None if options.only else speed(options.corpora)
    if measured:
        print(f"\non one core: {measured.words(' MISSED')}")
    report(scores, missing, measured)
    if options.docs:
        if measured is None:  # the folders are there, and empty
            print(WHOLE, file=sys.stderr)
            return 78
        page.write(page.PAGE, scores, measured, missing)
    return 1 if options.strict and any(each.missed for each in scores) else 0


def measure(options: argparse.Namespace) -> tuple[list[Score], dict[str, str]]:
    """What is wanted and there; and why the rest is not."""
    scores: list[Score] = []
    missing: dict[str, str] = {}
    wanted = {name: one for name, one in SETS.items() if options.only.lower() in name.lower()}
    if not all(_is_absent(each, options.corpora) for each in wanted.values()):
        warm_up()
    for name, one in wanted.items():
        try:
            scores.append(score(name, one, options.corpora))
        except Missing as error:
            missing[name] = str(error)
    return scores, missing


def _is_absent(one: Set, folder: Path) -> bool:
    return bool(one.needs) and not (folder / one.needs).exists()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path, help="the folder with bounces, replies, signatures, threads …")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was not right")
    parser.add_argument("-k", "--only", default="", help="only the sets whose name has this in it")
    parser.add_argument("--strict", action="store_true", help="exit code 1 where an aim is missed")
    parser.add_argument("--docs", action="store_true", help="write the tables of docs/accuracy.md anew")
    return parser.parse_args()


def _nothing(options: argparse.Namespace, missing: dict[str, str]) -> str:
    if not missing:
        return f"No set has {options.only!r} in its name. There are: {', '.join(SETS)}."
    told = f"{options.corpora}: no labelled corpora there. Name their folder: make evaluate CORPORA=FOLDER"
    return "\n".join([told, *(f"  {why}" for why in by_reason(missing))])


def by_reason(missing: dict[str, str]) -> Iterator[str]:
    """Each reason once, with the sets it keeps from being measured."""
    for why in dict.fromkeys(missing.values()):
        yield f"{why}: {'; '.join(name for name, mine in missing.items() if mine == why)}"


def score(name: str, one: Set, folder: Path) -> Score:
    """One set, measured. Raises Missing."""
    if _is_absent(one, folder):
        raise Missing(f"{one.needs} is not in {folder}")
    result = Score(name, aims=one.aims, beside=one.beside)
    began = _processor_seconds()
    result.cases.extend(one.cases(folder))
    result.seconds = _processor_seconds() - began
    if not result.cases:
        raise Missing("there is not one case of it")
    return result


def _processor_seconds() -> float:
    """Of this process and of the ones it waited for: other programs are measured in one of their own."""
    return sum(os.times()[:4])


def report(scores: list[Score], missing: dict[str, str], measured: Speed | None) -> None:
    """Write build/evaluate.json: a set a key, ``missing`` and ``speed`` beside them."""
    everything: dict[str, object] = {each.name: figures(each) for each in scores}
    if missing:
        everything["missing"] = missing
    if measured:
        everything["speed"] = measured.figures()
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(everything, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
