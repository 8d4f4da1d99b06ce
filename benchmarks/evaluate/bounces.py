"""Delivery reports of many mail systems, as their labels and another program read them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluate.scoring import Case, Set, Sets, at_least, outcome
from followthrough.mail.message import parse
from followthrough.mail.reading import Bounce, Kind, Severity, read


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


_LABELS = "bounces/labels.json"
SETS: Sets = {
    "bounces: recognised": Set(
        bounces_recognised, (at_least(0.985),), _LABELS, "flufl.bounce 82.7 %, a 30-line rule 96.5 %"
    ),
    "bounces: recipient": Set(
        bounces_recipient, (at_least(0.95),), _LABELS, "flufl.bounce 79.9 %, a 30-line rule 66.2 %"
    ),
    "bounces: hard or not": Set(bounces_hard, (at_least(0.93),), _LABELS),
}
