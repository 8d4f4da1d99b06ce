"""What a message is and says: an ordered tuple of small judges, each with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from followthrough.mail.address import Identities
from followthrough.mail.body.phone import phone_number
from followthrough.mail.body.quoted import Body, body_of
from followthrough.mail.body.title import title
from followthrough.mail.findings import (
    Absence,
    Bounce,
    CalendarEvent,
    Evidence,
    Kind,
    Referred,
    Says,
    Severity,
    Verdict,
    evidence,
)
from followthrough.mail.judges import (
    auto_reply,
    bounce,
    calendar,
    challenge,
    declines,
    delicate,
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
from followthrough.mail.says.written import Written, written
from followthrough.mail.when.times import Time, proposed

__all__ = [
    "KINDS",
    "SAYINGS",
    "Absence",
    "Bounce",
    "CalendarEvent",
    "Evidence",
    "Kind",
    "KindJudge",
    "Reading",
    "Referred",
    "SayingJudge",
    "Says",
    "Severity",
    "Time",
]
__all__ += ["read"]

KindJudge = Callable[[Message, Body], Verdict | None]
SayingJudge = Callable[[Message, Written], Verdict | None]

KINDS: tuple[KindJudge, ...] = (
    bounce.judge,
    challenge.judge,
    calendar.judge,
    auto_reply.judge,
    listmail.judge,
)
"""In this order: the first that names a kind ends the reading."""

SAYINGS: tuple[SayingJudge, ...] = (
    delicate.judge,
    stop.judge,
    refers.judge,
    names_time.judge,
    declines.judge,
    positive.judge,
    no_openings.judge,
    question.judge,
    thanks.judge,
)
"""Of a human's words, each asked; where they are delicate, only what forbids every later request counts."""


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
    title: str | None = None
    events: tuple[CalendarEvent, ...] = ()
    """Every event of a calendar mail, ``calendar`` the first of them."""
    times: tuple[Time, ...] = ()
    """The days and hours they propose; empty unless they name a time."""
    referrals: tuple[Referred, ...] = ()
    language: str | None = None
    """Two letters, of the new text; None where it is too short or mixed."""
    delicate: bool = False
    """Anger, bereavement or illness: quoted to the user, never met with a template's cheer or a request."""


_NOBODY = Identities(frozenset())
_FORBIDS = frozenset({Says.STOP, Says.DECLINES})


def read(
    message: Message, zone: str = "UTC", at: datetime | None = None, me: Identities = _NOBODY
) -> Reading:
    """What this message is and says. Never raises; deterministic; reads nothing but the message.

    ``zone`` (an IANA name, or ``UTC+05:30``) is assumed where the mail names none; ``at`` is when it was written, by
    default its Date. ``me``: whose mail is ``own``, and not judged.
    """
    author = message.author
    body = body_of(message)
    if author and me.owns(author.address):
        return Reading(Kind.OWN, (), evidence("own", "from", author.address), body)
    attached: Verdict | None = None
    for judge in KINDS:
        verdict = calendar.judge(message, body, zone) if judge is calendar.judge else judge(message, body)
        if verdict is None:
            continue
        if verdict.kind is not None:
            return _machine(verdict, verdict.kind, body)
        attached = attached or (verdict if verdict.calendar else None)
    return _human(message, written(body), attached, at or message.date, zone)


def _human(
    message: Message, words: Written, attached: Verdict | None, written_at: datetime | None, zone: str
) -> Reading:
    said = _said(message, words)
    says = tuple(each for each in Says if any(verdict.says is each for verdict in said))
    body = words.body
    author = message.author
    return Reading(
        kind=Kind.HUMAN,
        says=says,
        evidence=tuple(each for verdict in said for each in verdict.evidence),
        body=body,
        calendar=attached.calendar if attached else None,
        phone=phone_number(body.signature),
        title=title(body.signature, author.name if author else ""),
        events=attached.events if attached else (),
        times=proposed(names_time.proposals(words, written_at), body.new, written_at, zone, words.language)
        if written_at and Says.NAMES_TIME in says
        else (),
        referrals=tuple(each for verdict in said for each in verdict.referrals),
        language=words.spoken,
        delicate=any(verdict.delicate for verdict in said),
    )


def _said(message: Message, words: Written) -> list[Verdict]:
    said = [verdict for judge in SAYINGS if (verdict := judge(message, words))]
    if any(verdict.delicate for verdict in said):
        return [each for each in said if each.delicate or each.says in _FORBIDS]
    return said


def _machine(verdict: Verdict, kind: Kind, body: Body) -> Reading:
    return Reading(
        kind=kind,
        says=(),
        evidence=verdict.evidence,
        body=body,
        bounce=verdict.bounce,
        absence=verdict.absence,
        calendar=verdict.calendar,
        events=verdict.events,
    )
