"""How well mail is read, on labelled corpora: ``python -m benchmarks.evaluate FOLDER [-v] [-k NAME]``.

The figures go to ``build/evaluate.json`` too. The corpora are real mail under their own licences and stay where they
are.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.evaluate import bounces, ordinary, replies, threads
from benchmarks.evaluate.scoring import Case, Score, figures, show

REPORT = Path("build/evaluate.json")

SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    **bounces.SETS,
    **replies.SETS,
    **ordinary.SETS,
    **threads.SETS,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder with bounces, replies, signatures, threads")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was not right")
    parser.add_argument("-k", "--only", default="", help="only the sets whose name has this in it")
    options = parser.parse_args()
    if not (options.corpora / "bounces/labels.json").is_file():
        print(
            f"{options.corpora}: no labelled corpora there (bounces/labels.json is missing)", file=sys.stderr
        )
        return 78
    scores = [score(name, options.corpora) for name in SETS if options.only in name]
    show(scores, verbose=options.verbose)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps({each.name: figures(each) for each in scores}, indent=2) + "\n")
    return 0


def score(name: str, folder: Path) -> Score:
    result = Score(name)
    began = time.perf_counter()
    result.cases.extend(SETS[name](folder))
    result.seconds = time.perf_counter() - began
    return result


if __name__ == "__main__":
    sys.exit(main())
