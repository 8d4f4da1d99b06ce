"""What one message means for the conversations we know: facts, or a doubt that is asked and drafts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypedDict

from followthrough.mail.address import Address
from followthrough.mail.match import Certainty, Match
from followthrough.mail.message import Message
from followthrough.mail.reading import CalendarEvent, Evidence, Kind, Reading, Says, Severity
from followthrough.plan.facts import Away, Bounced, Delegated, Fact, Held, Meeting, Received, Stopped
from followthrough.plan.waits import TOO_FAR_DAYS

_DAY = timedelta(days=1)
DOUBT_HOLD = timedelta(days=14)
"""So long nothing is written to somebody about whom there is a doubt; the user's note says so."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something only the user can decide; ``key`` makes it be asked once."""

    key: str
    person: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """Facts to record and doubts to ask. ``learned`` are further addresses of known people: (person, address).

    ``newcomer`` is a colleague who answered in somebody's thread: (their address, whose thread), with a conversation
    of their own from here on.
    """

    facts: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    learned: tuple[tuple[str, Address], ...] = ()
    newcomer: tuple[Address, str] | None = None

    @property
    def nothing(self) -> bool:
        """Whether this message concerned nobody."""
        return not self.facts and not self.doubts


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message that is not the user's, as read and matched."""

    account: str
    message: Message
    reading: Reading
    matches: tuple[Match, ...]
    at: datetime

    @property
    def sender(self) -> str:
        author = self.message.author
        return author.address if author else ""


def meaning(arrival: Arrival) -> Meaning:
    """The facts of a message from somebody else; nothing where it concerns nobody."""
    reading, matches = arrival.reading, arrival.matches
    if not matches or reading.kind is Kind.LIST:
        return Meaning()
    if reading.kind is Kind.BOUNCE:
        facts = tuple(_bounced(arrival, match) for match in matches)
        return Meaning(
            facts=facts, doubts=tuple(_unreachable(f) for f in facts if f.severity is Severity.HARD)
        )
    senders = [match for match in matches if match.is_person]
    if len(matches) > 1 and len(senders) != 1:
        return _doubtful(arrival, "Two conversations fit this mail")
    match = senders[0] if senders else matches[0]
    others = tuple(m for m in matches if m is not match)
    if match.certainty is Certainty.POSSIBLE:
        return Meaning(doubts=(_doubt(arrival, match.person, "Is this an answer?"),))
    if reading.kind in (Kind.UNSURE, Kind.CHALLENGE):
        return _doubtful(arrival, "This may be an automatic reply")
    if reading.kind is Kind.AUTO_REPLY:
        away = _away(arrival, match)
        return Meaning(facts=(away,), doubts=_long_away(away))
    if reading.kind is Kind.CALENDAR and reading.calendar:
        return Meaning(facts=_calendar(arrival, match, reading.calendar))
    means = _human(arrival, match)
    return replace(means, facts=means.facts + tuple(_delegated(arrival, other) for other in others))


def _human(arrival: Arrival, match: Match) -> Meaning:
    author = arrival.message.author
    if not match.is_person and author is not None:
        delegated = _delegated(arrival, match)
        received = _received(arrival, author.address, match, arrival.reading.says)
        stop = _stop(arrival, author.address)
        return Meaning(facts=(delegated, received, *stop), newcomer=(author, match.person))
    facts: tuple[Fact, ...] = (_received(arrival, match.person, match, arrival.reading.says),)
    learned = ((match.person, author),) if author is not None else ()
    return Meaning(facts=facts + _stop(arrival, match.person), learned=learned)


class _Base(TypedDict):
    person: str
    account: str
    message_id: str
    at: datetime
    evidence: tuple[Evidence, ...]


def _base(arrival: Arrival, person: str, evidence: tuple[Evidence, ...]) -> _Base:
    return {
        "person": person,
        "account": arrival.account,
        "message_id": arrival.message.key,
        "at": arrival.at,
        "evidence": evidence + arrival.reading.evidence,
    }


def _delegated(arrival: Arrival, match: Match) -> Delegated:
    """Somebody else answered in this person's thread: nothing more is asked of them there."""
    return Delegated(**_base(arrival, match.person, match.evidence), by=arrival.sender)


def _received(arrival: Arrival, person: str, match: Match, says: Sequence[Says]) -> Received:
    return Received(
        **_base(arrival, person, match.evidence),
        sender=arrival.sender,
        subject=arrival.message.subject,
        says=tuple(says),
        certainty=match.certainty,
    )


def _stop(arrival: Arrival, person: str) -> tuple[Fact, ...]:
    if Says.STOP not in arrival.reading.says:
        return ()
    return (Stopped(**_base(arrival, person, ()), why="They asked not to be contacted."),)


def _bounced(arrival: Arrival, match: Match) -> Bounced:
    bounce = arrival.reading.bounce
    recipients = bounce.recipients if bounce else ()
    return Bounced(
        **_base(arrival, match.person, match.evidence),
        address=recipients[0] if len(recipients) == 1 else match.person,
        severity=bounce.severity if bounce else Severity.UNKNOWN,
        status=bounce.status if bounce else None,
    )


def _away(arrival: Arrival, match: Match) -> Away:
    absence = arrival.reading.absence
    return Away(
        **_base(arrival, match.person, match.evidence),
        until=absence.until if absence else None,
        open_ended=bool(absence and absence.open_ended),
        left=bool(absence and absence.left),
        successor=absence.successor if absence else None,
    )


def _unreachable(bounced: Bounced) -> Doubt:
    return Doubt(
        f"bounced|{bounced.account}|{bounced.message_id}|{bounced.person}",
        bounced.person,
        "An address does not work",
        f"Your mail to {bounced.address} came back for good (status {bounced.status or 'not said'}). Nothing more is "
        "drafted for it. If you know another address of theirs, write there: it counts as the next mail.",
    )


def _long_away(away: Away) -> tuple[Doubt, ...]:
    """Who has left, or is away without an end or for more than 200 days, is asked about."""
    key = f"away|{away.account}|{away.message_id}|{away.person}"
    if away.left:
        instead = f" It names {away.successor} instead." if away.successor else ""
        text = f"An automatic reply says that {away.person} has left.{instead} Nothing more is drafted to that address."
        return (Doubt(key, away.person, "Somebody has left", text),)
    days = (away.until - away.at.date()).days if away.until else 0
    if away.open_ended or days > TOO_FAR_DAYS:
        text = "An automatic reply names no return, or a very late one. Everything is held until you write yourself."
        return (Doubt(key, away.person, "Somebody is away for long", text),)
    return ()


def _calendar(arrival: Arrival, match: Match, event: CalendarEvent) -> tuple[Fact, ...]:
    """An acceptance is a meeting, a cancellation undoes it; any other calendar mail is an answer that names a time."""
    meeting = agreed_meeting(
        arrival.account, match.person, arrival.message.key, arrival.at, event, match.evidence
    )
    if meeting:
        return (meeting,)
    says = (Says.NAMES_TIME,) if event.method in ("REQUEST", "COUNTER") else ()
    return (_received(arrival, match.person, match, says),)


def agreed_meeting(
    account: str,
    person: str,
    message_id: str,
    at: datetime,
    event: CalendarEvent,
    evidence: tuple[Evidence, ...],
) -> Meeting | None:
    """The meeting that a calendar mail settles: an accepted REPLY makes it, CANCEL or STATUS:CANCELLED undoes it."""
    cancelled = event.method == "CANCEL" or event.status == "CANCELLED"
    accepted = event.method == "REPLY" and event.partstat == "ACCEPTED"
    if not (cancelled or accepted) or event.starts_at is None:
        return None
    return Meeting(
        person=person,
        account=account,
        message_id=message_id,
        at=at,
        evidence=evidence,
        uid=event.uid,
        sequence=event.sequence,
        starts_at=event.starts_at,
        ends_at=event.ends_at or event.starts_at + timedelta(hours=1),
        cancelled=cancelled,
    )


def _doubtful(arrival: Arrival, heading: str) -> Meaning:
    """Ask, and hold everybody it may be about: a doubt drafts nothing."""
    facts = tuple(
        Held(
            **_base(arrival, match.person, match.evidence),
            until_at=arrival.at + DOUBT_HOLD,
            why=f"{heading}: from {arrival.sender or 'an unknown sender'}",
        )
        for match in arrival.matches
        if match.certainty is not Certainty.POSSIBLE
    )
    doubts = tuple(_doubt(arrival, match.person, heading) for match in arrival.matches)
    return Meaning(facts=facts, doubts=doubts)


def _doubt(arrival: Arrival, person: str, heading: str) -> Doubt:
    rests_on = "; ".join(f"{e.where}: {e.quote}" for match in arrival.matches for e in match.evidence[:1])
    text = (
        f"A mail from {arrival.sender or 'an unknown sender'}, “{arrival.message.subject[:120]}”, may belong to your "
        f"conversation with {person} ({rests_on}). Nothing is drafted on it. If it is their answer, reply to it "
        "yourself."
    )
    return Doubt(f"doubt|{arrival.account}|{arrival.message.key}|{person}", person, heading, text)


def message_at(message: Message, internal_date: datetime, *, own: bool) -> datetime:
    """The time of a message. The user's own: its Date. Another's: when the server received it, for their clock may be
    wrong by hours, and an answer must not seem to come before what it answers; but their Date where the two are more
    than a day apart (a mailbox that was imported), unless that lies in the future."""
    if message.date is None or message.date > internal_date + _DAY:
        return internal_date
    return message.date if own or message.date < internal_date - _DAY else internal_date
