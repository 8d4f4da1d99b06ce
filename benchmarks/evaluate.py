"""How well mail is read, on labelled corpora: ``python -m benchmarks.evaluate FOLDER [-v]``.

A set is a generator of outcomes: right, wrong (it said something untrue) or abstained (it said nothing). The figures
go to ``build/evaluate.json`` too. The corpora are real mail under their own licences and stay where they are.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from followthrough.mail.message import Message, parse
from followthrough.mail.quoted import split
from followthrough.mail.reading import Bounce, Kind, Severity, read
from followthrough.mail.subject import base_subject

REPORT = Path("build/evaluate.json")


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


# Bounces


@dataclass(frozen=True, slots=True)
class Labelled:
    """A delivery report with what others read in it."""

    name: str
    raw: bytes
    hard: frozenset[bool]
    recipients: frozenset[str]


def labelled_bounces(folder: Path) -> Iterator[Labelled]:
    """The reports with a label; feedback and vacation notices are no delivery reports."""
    labels = json.loads((folder / "bounces/labels.json").read_text())
    for name, label in sorted(labels.items()):
        expected = label["expected"] or []
        if not expected or {each["reason"] for each in expected} & {"feedback", "vacation"}:
            continue
        yield Labelled(
            name,
            (folder / "bounces/mail" / name).read_bytes(),
            frozenset(bool(each["hard"]) for each in expected),
            frozenset(each.lower() for each in label["recipients"] or []),
        )


def bounce_of(raw: bytes) -> Bounce | None:
    return read(parse(raw)).bounce


def bounces_recognised(folder: Path) -> Iterator[Case]:
    for each in labelled_bounces(folder):
        reading = read(parse(each.raw))
        right = reading.kind is Kind.BOUNCE
        yield Case(each.name, outcome(right=right, silent=reading.kind is Kind.UNSURE), reading.kind)


def bounces_recipient(folder: Path) -> Iterator[Case]:
    for each in labelled_bounces(folder):
        bounce = bounce_of(each.raw)
        if not each.recipients:
            continue
        found = set(bounce.recipients) if bounce else set()
        said = f"{sorted(found)} for {sorted(each.recipients)}"
        yield Case(each.name, outcome(right=bool(found & each.recipients), silent=not found), said)


def bounces_hard(folder: Path) -> Iterator[Case]:
    for each in labelled_bounces(folder):
        bounce = bounce_of(each.raw)
        severity = bounce.severity if bounce else Severity.UNKNOWN
        right = (severity is Severity.HARD) in each.hard and severity is not Severity.UNKNOWN
        said = f"{severity} {bounce.status if bounce else ''} for hard={sorted(each.hard)}"
        yield Case(each.name, outcome(right=right, silent=severity is Severity.UNKNOWN), said)


# Replies and signatures


def discourse(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "replies/discourse/emails").glob("*.txt")):
        wanted = text_of(folder / "replies/discourse/trimmed" / path.name).strip()
        written = split(text_of(path)).new.strip()
        lost = [line for line in wanted.split("\n") if line.strip() and line not in written]
        # Text too much is the safe side; text lost is what must not be.
        yield Case(
            path.name,
            outcome(right=written == wanted, silent=not lost),
            f"lost: {lost[:3]}" if lost else "too much",
        )


def talon(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "replies/talon").rglob("*")):
        if path.suffix not in {".eml", ".html"}:
            continue
        raw = path.read_bytes()
        if path.suffix == ".html":
            raw = b"Content-Type: text/html; charset=utf-8\n\n" + raw
        beside = path.with_name(f"{path.stem}_reply_text")
        usual = "Hello" if path.suffix == ".eml" else "Hi. I am fine.\n\nThanks,\nAlex"
        wanted = text_of(beside).strip() if beside.exists() else usual
        body = split(parse(raw).text)
        # Where the wanted text has the signature in it, so has what is compared.
        written = f"{body.new}\n{body.signature}".strip() if beside.exists() else body.new
        yield Case(
            path.name,
            outcome(right=words(written) == words(wanted), silent=words(wanted) in words(written)),
            written,
        )


def signatures(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "signatures/P").glob("*_body")):
        lines = text_of(path).split("\n")
        wanted = "\n".join(line for line in lines if not line.startswith("#sig#"))
        written = split("\n".join(line.removeprefix("#sig#") for line in lines)).new
        right = words(written) == words(wanted)
        yield Case(path.name, outcome(right=right, silent=words(wanted) in words(written)), written[-200:])
    for path in sorted((folder / "signatures/N").glob("*_body")):
        found = split(text_of(path)).signature
        yield Case(path.name, outcome(right=not found), found)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def words(text: str) -> str:
    return " ".join(text.split())


# Ordinary mail

_REPORTS = ("01304.", "01311.")


def ordinary(folder: Path) -> Iterator[tuple[str, Message]]:
    for path in sorted((folder / "threads/easy-ham-2").glob("0*")):
        if not path.name.startswith(_REPORTS):
            yield path.name, parse(path.read_bytes())


def no_false_bounces(folder: Path) -> Iterator[Case]:
    for name, message in ordinary(folder):
        reading = read(message)
        yield Case(name, outcome(right=reading.kind is not Kind.BOUNCE), said(reading.evidence))


def no_false_auto_replies(folder: Path) -> Iterator[Case]:
    for name, message in ordinary(folder):
        reading = read(message)
        machine = reading.kind in {Kind.AUTO_REPLY, Kind.CHALLENGE}
        yield Case(
            name,
            outcome(right=not machine and reading.kind is not Kind.UNSURE, silent=not machine),
            said(reading.evidence),
        )


def said(evidence: tuple[object, ...]) -> str:
    return str(evidence[:1])


def threads(folder: Path) -> Iterator[Case]:
    """Base subject against the thread that In-Reply-To and References name: the fallback where both are lost."""
    root_of: dict[str, str] = {}
    by_subject: dict[str, str] = {}
    for name, message in sorted(
        ordinary(folder), key=lambda pair: pair[1].date.timestamp() if pair[1].date else 0.0
    ):
        parent = next((each for each in message.parents if each in root_of), None)
        subject = base_subject(message.subject)
        if parent is not None:
            guess = by_subject.get(subject)
            yield Case(name, outcome(right=guess == root_of[parent], silent=guess is None), message.subject)
        root = root_of[parent] if parent is not None else message.key
        root_of[message.key] = root
        by_subject.setdefault(subject, root)


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "bounces: recognised": bounces_recognised,
    "bounces: recipient": bounces_recipient,
    "bounces: hard or not": bounces_hard,
    "replies/discourse": discourse,
    "replies/talon": talon,
    "signatures": signatures,
    "easy-ham-2: no bounce": no_false_bounces,
    "easy-ham-2: no machine": no_false_auto_replies,
    "threads by subject": threads,
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


if __name__ == "__main__":
    sys.exit(main())
