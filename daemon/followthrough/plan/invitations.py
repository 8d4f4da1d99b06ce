"""What a calendar mail (RFC 5546) means for a meeting: it proposes, settles, moves or undoes one.

The user's own calendar mail, in Sent, and the other's go by the same rules; only the other's is told to the user.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from followthrough.mail.reading import CalendarEvent, Evidence
from followthrough.plan.facts import Meeting

DEFAULT_LENGTH = timedelta(hours=1)


class Turn(StrEnum):
    """What one calendar mail does to a meeting."""

    INVITED = "invited"
    COUNTERED = "countered"
    AGREED = "agreed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    UNDECIDED = "undecided"
    UNCLEAR = "unclear"
    """It was accepted, and nobody can tell for when."""
    NOTHING = "nothing"
    """An older version of what is known, or a calendar's own question to a calendar."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A turn, and the meeting it makes, moves or undoes."""

    turn: Turn
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The mail an event came in."""

    account: str
    person: str
    message_id: str
    at: datetime
    evidence: tuple[Evidence, ...] = ()


def settled(letter: Letter, event: CalendarEvent, known: Sequence[Meeting]) -> Settled:
    """What this event does, where ``known`` are all meetings recorded with this person, cancelled ones too."""
    event = _of_series(event, known)
    before = max((m for m in known if m.uid == event.uid), key=lambda m: (m.sequence, m.at), default=None)
    if event.method == "REPLY":
        return _answered(letter, event, before)
    if event.method == "CANCEL" or event.status == "CANCELLED":
        if before is not None and before.sequence > event.sequence:
            return Settled(Turn.NOTHING)
        return Settled(Turn.CANCELLED, _meeting(letter, event, before, cancelled=True))
    if event.method in {"REQUEST", "ADD"}:
        return _asked(letter, event, before)
    return Settled(
        {"COUNTER": Turn.COUNTERED, "DECLINECOUNTER": Turn.DECLINED}.get(event.method, Turn.NOTHING)
    )


def _of_series(event: CalendarEvent, known: Sequence[Meeting]) -> CalendarEvent:
    """One meeting of a series has a name of its own, unless it is the very one that was agreed."""
    at = event.recurrence_at
    if at is None or any(m.uid == event.uid and m.starts_at == at for m in known):
        return event
    return replace(event, uid=f"{event.uid}/{at:%Y%m%dT%H%MZ}")


def _answered(letter: Letter, event: CalendarEvent, before: Meeting | None) -> Settled:
    match event.partstat:
        case "ACCEPTED":
            meeting = _meeting(letter, event, before, cancelled=False)
            return Settled(Turn.AGREED, meeting) if meeting else Settled(Turn.UNCLEAR)
        case "DECLINED":
            undone = _meeting(letter, event, before, cancelled=True) if before else None
            return Settled(Turn.DECLINED, undone)
        case "NEEDS-ACTION" | None:
            return Settled(Turn.NOTHING)
    return Settled(Turn.UNDECIDED)


def _asked(letter: Letter, event: CalendarEvent, before: Meeting | None) -> Settled:
    """A request is an invitation; about a meeting that stands, a later version of it moves it."""
    if before is None or before.cancelled:
        older = before is not None and event.sequence < before.sequence
        return Settled(Turn.NOTHING if older else Turn.INVITED)
    if event.sequence > before.sequence:
        return Settled(Turn.MOVED, _meeting(letter, event, before, cancelled=False))
    same = event.sequence < before.sequence or event.starts_at in {before.starts_at, None}
    return Settled(Turn.NOTHING if same else Turn.INVITED)


def _meeting(
    letter: Letter, event: CalendarEvent, before: Meeting | None, *, cancelled: bool
) -> Meeting | None:
    """None where nobody says when it begins; of what is cancelled that does not matter."""
    starts_at = event.starts_at or (before.starts_at if before else None)
    if starts_at is None:
        if not cancelled:
            return None
        starts_at = letter.at
    length = before.ends_at - before.starts_at if before else DEFAULT_LENGTH
    ends_at = event.ends_at if event.ends_at and event.ends_at > starts_at else starts_at + length
    return Meeting(
        person=letter.person,
        account=letter.account,
        message_id=letter.message_id,
        at=letter.at,
        evidence=letter.evidence,
        uid=event.uid,
        sequence=event.sequence,
        starts_at=starts_at,
        ends_at=ends_at,
        cancelled=cancelled,
    )
