"""Ordinary mail: lists, newsletters, threads. Next to nothing in it is a delivery report or an automatic reply.

Every mail that was called automatic was looked at: `AUTOMATIC` are those that truly are. What a reading calls a
machine's beyond them is wrong, and so is to ask the user about it; what it does not find of them is missed.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.evaluate.scoring import Case, Set, Sets, at_least, never_wrong, outcome
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Kind, read

_REPORTS = ("01304.", "01311.")
_AWAY = ("00213.", "00236.", "00243.", "01313.")
"""Notices of absence that went to a list."""
_JOBS = ("01274.", "01275.", "01303.", "01329.", "01332.", "01356.", "01387.")
"""Mail of cron and of other programs, from the accounts that systems have for them."""
AUTOMATIC = (*_AWAY, *_JOBS)
_MACHINES = frozenset({Kind.AUTO_REPLY, Kind.CHALLENGE, Kind.BOUNCE})


def ordinary(folder: Path) -> Iterator[tuple[str, Message]]:
    for path in sorted((folder / "threads/easy-ham-2").glob("0*")):
        if not path.name.startswith(_REPORTS):
            yield path.name, parse(path.read_bytes())


def no_false_bounces(folder: Path) -> Iterator[Case]:
    for name, message in ordinary(folder):
        reading = read(message)
        yield Case(name, outcome(right=reading.kind is not Kind.BOUNCE), said(reading.evidence))


def no_false_auto_replies(folder: Path) -> Iterator[Case]:
    """The ordinary ones are no machine's, and no doubt either."""
    for name, message in ordinary(folder):
        if name.startswith(AUTOMATIC):
            continue
        reading = read(message)
        machine = reading.kind in {Kind.AUTO_REPLY, Kind.CHALLENGE}
        yield Case(
            name,
            outcome(right=not machine and reading.kind is not Kind.UNSURE, silent=not machine),
            f"{reading.kind} {said(reading.evidence)}",
        )


def machines_found(folder: Path) -> Iterator[Case]:
    """What is a machine's, and what is called so, with precision and recall of each kind."""
    for path in sorted((folder / "threads/easy-ham-2").glob("0*")):
        wanted = _wanted(path.name)
        reading = read(parse(path.read_bytes()))
        got = reading.kind if reading.kind in _MACHINES else None
        if wanted or got:
            yield Case(
                path.name,
                outcome(right=wanted == got, silent=got is None),
                f"{reading.kind} {said(reading.evidence)}",
                (wanted,) if wanted else (),
                (got,) if got else (),
            )


def _wanted(name: str) -> Kind | None:
    if name.startswith(_REPORTS):
        return Kind.BOUNCE
    return Kind.AUTO_REPLY if name.startswith(AUTOMATIC) else None


def said(evidence: tuple[object, ...]) -> str:
    return str(evidence[:1])


_MAILS = "threads/easy-ham-2"
SETS: Sets = {
    "easy-ham-2: no bounce": Set(
        no_false_bounces, (never_wrong(),), _MAILS, "flufl.bounce calls 2 % of an ordinary mailbox bounces"
    ),
    "easy-ham-2: no machine": Set(no_false_auto_replies, (never_wrong(),), _MAILS),
    "easy-ham-2: machines": Set(machines_found, (never_wrong(), at_least(0.9)), _MAILS),
}
