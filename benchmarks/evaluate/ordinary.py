"""Ordinary mail: nothing in it is a delivery report or an automatic reply, but for what is known to be one."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.scoring import Case, Set, Sets, never_wrong, outcome
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Kind, read

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


_MAILS = "threads/easy-ham-2"
SETS: Sets = {
    "easy-ham-2: no bounce": Set(
        no_false_bounces, (never_wrong(),), _MAILS, "flufl.bounce calls 2 % of an ordinary mailbox bounces"
    ),
    "easy-ham-2: no machine": Set(no_false_auto_replies, (never_wrong(),), _MAILS),
}
