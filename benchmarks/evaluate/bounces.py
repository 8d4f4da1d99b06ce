"""Delivery reports of many mail systems, as their labels and another program read them.

The labels know hard and not hard, and a reason. Soft, policy and unknown are all not hard: nobody's address is given
up for them. Which of the three it is, is measured by the reason, where that says it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluate.scoring import Case, Outcome, Set, Sets, at_least, outcome
from followthrough.mail.address import normalise
from followthrough.mail.message import parse
from followthrough.mail.reading import Bounce, Kind, Severity, read

NO_REPORTS = frozenset({"feedback", "vacation"})

_REASONS = {
    Severity.HARD: "userunknown hostunknown hasmoved notaccept",
    Severity.SOFT: "expired mailboxfull mailererror networkerror onhold suspend systemerror systemfull",
    Severity.POLICY: "authfailure badreputation blocked contenterror exceedlimit failedstarttls mesgtoobig norelaying"
    " notcompliantrfc policyviolation rejected requireptr securityerror spamdetected speeding toomanyconn"
    " virusdetected",
}
BY_REASON = {reason: severity for severity, reasons in _REASONS.items() for reason in reasons.split()}
"""What a label's reason is for us; `filtered` (by the recipient's rules, or unknown) and `undefined` say nothing."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A delivery report with what others read in it."""

    name: str
    raw: bytes
    hard: frozenset[bool]
    reasons: frozenset[str]
    statuses: frozenset[str]
    recipients: frozenset[str]

    @property
    def severity(self) -> Severity | None:
        """The one severity that all its reasons mean, None where they differ or say nothing."""
        found = {BY_REASON.get(each) for each in self.reasons}
        return found.pop() if len(found) == 1 else None


def labelled_bounces(folder: Path) -> Iterator[Labelled]:
    """The reports with a label; feedback and vacation notices are no delivery reports."""
    for name, label in _labels(folder):
        expected = label["expected"] or []
        if why_left_out(expected):
            continue
        yield Labelled(
            name,
            (folder / "bounces/mail" / name).read_bytes(),
            frozenset(bool(each["hard"]) for each in expected),
            frozenset(each["reason"] for each in expected),
            # x.0.9xx are the label's own inventions where no status was said.
            frozenset(
                each["status"] for each in expected if each.get("status", "") and ".0.9" not in each["status"]
            ),
            frozenset(normalise(each) for each in label["recipients"] or []),
        )


def _labels(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    return sorted(json.loads((folder / "bounces/labels.json").read_text()).items())


def why_left_out(expected: list[dict[str, str]]) -> str:
    """Why a file is not measured, '' for one that is."""
    if not expected:
        return "no label"
    notices = {each["reason"] for each in expected} & NO_REPORTS
    return f"{', '.join(sorted(notices))} notice, no delivery report" if notices else ""


def bounce_of(raw: bytes) -> Bounce | None:
    return read(parse(raw)).bounce


def left_out(folder: Path) -> Iterator[Case]:
    """Every file that the other sets leave out, with the reason; the reading is for information."""
    for name, label in _labels(folder):
        if why := why_left_out(label["expected"] or []):
            kind = read(parse((folder / "bounces/mail" / name).read_bytes())).kind
            yield Case(name, Outcome.ABSTAINED, f"{why}; read as {kind}")


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
    """Hard is called hard, and nothing else is: a report that was not recognised is wrong either way."""
    for each in labelled_bounces(folder):
        bounce = bounce_of(each.raw)
        severity = bounce.severity if bounce else None
        right = severity is not None and (severity is Severity.HARD) in each.hard
        said = f"{severity} {bounce.status if bounce else ''} for {' '.join(sorted(each.reasons))}"
        yield Case(each.name, outcome(right=right, silent=bounce is None), said)


def bounces_severity(folder: Path) -> Iterator[Case]:
    """Hard, soft or policy, where the label's reason says which; unknown is an abstention."""
    for each in labelled_bounces(folder):
        if each.severity is None:
            continue
        bounce = bounce_of(each.raw)
        got = bounce.severity if bounce else Severity.UNKNOWN
        silent = got is Severity.UNKNOWN
        said = f"{got} {bounce.status if bounce else ''} for {' '.join(sorted(each.reasons))}"
        yield Case(
            each.name,
            outcome(right=got is each.severity, silent=silent),
            said,
            wanted=(each.severity,),
            got=() if silent else (got,),
        )


def bounces_status(folder: Path) -> Iterator[Case]:
    """The status of the label, where there was one to read. For information: systems contradict themselves."""
    for each in labelled_bounces(folder):
        if each.statuses:
            bounce = bounce_of(each.raw)
            status = bounce.status if bounce else None
            said = f"{status} for {' '.join(sorted(each.statuses))}"
            yield Case(each.name, outcome(right=status in each.statuses, silent=status is None), said)


_LABELS = "bounces/labels.json"
SETS: Sets = {
    "bounces: recognised": Set(
        bounces_recognised, (at_least(0.985),), _LABELS, "flufl.bounce 82.7 %, a 30-line rule 96.5 %"
    ),
    "bounces: recipient": Set(
        bounces_recipient, (at_least(0.95),), _LABELS, "flufl.bounce 79.9 %, a 30-line rule 66.2 %"
    ),
    "bounces: hard or not": Set(bounces_hard, (at_least(0.93),), _LABELS),
    "bounces: severity": Set(bounces_severity, (), _LABELS),
    "bounces: status": Set(bounces_status, (), _LABELS),
    "bounces: left out": Set(left_out, (), _LABELS),
}
