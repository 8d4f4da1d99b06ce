"""What a message is and says: an ordered tuple of small judges, each with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass

from followthrough.mail.findings import (
    Absence,
    Bounce,
    CalendarEvent,
    Evidence,
    Kind,
    Says,
    Severity,
    Verdict,
)
from followthrough.mail.judges import (
    auto_reply,
    bounce,
    calendar,
    challenge,
    declines,
    listmail,
    names_time,
    no_openings,
    positive,
    question,
    refers,
    stop,
    thanks,
)
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body, phone_number, split

__all__ = [
    "JUDGES",
    "Absence",
    "Bounce",
    "CalendarEvent",
    "Evidence",
    "Judge",
    "Kind",
    "Reading",
    "Says",
    "Severity",
]
__all__ += ["read"]

Judge = Callable[[Message, Body], Verdict | None]

JUDGES: tuple[Judge, ...] = (
    bounce.judge,
    challenge.judge,
    calendar.judge,
    auto_reply.judge,
    listmail.judge,
    stop.judge,
    refers.judge,
    names_time.judge,
    declines.judge,
    positive.judge,
    no_openings.judge,
    question.judge,
    thanks.judge,
)
"""In this order: the first that names a kind ends the reading, and only a human's words are judged further."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as judged. ``says`` is empty unless the kind is human, and also when nothing is clear."""

    kind: Kind
    says: tuple[Says, ...]
    evidence: tuple[Evidence, ...]
    body: Body
    bounce: Bounce | None = None
    absence: Absence | None = None
    calendar: CalendarEvent | None = None
    phone: str | None = None


def read(message: Message) -> Reading:
    """What this message is and says. Never raises; deterministic; reads nothing but the message."""
    body = split(message.text)
    said: list[Verdict] = []
    attached: CalendarEvent | None = None
    for judge in JUDGES:
        verdict = judge(message, body)
        if verdict is None:
            continue
        attached = attached or verdict.calendar
        if verdict.kind is not None:
            return _machine(verdict, verdict.kind, body)
        if verdict.says is not None:
            said.append(verdict)
    return Reading(
        kind=Kind.HUMAN,
        says=tuple(says for says in Says if any(verdict.says is says for verdict in said)),
        evidence=tuple(each for verdict in said for each in verdict.evidence),
        body=body,
        calendar=attached,
        phone=phone_number(body.signature),
    )


def _machine(verdict: Verdict, kind: Kind, body: Body) -> Reading:
    return Reading(
        kind=kind,
        says=(),
        evidence=verdict.evidence,
        body=body,
        bounce=verdict.bounce,
        absence=verdict.absence,
        calendar=verdict.calendar,
        phone=None,
    )
