"""What one message means for the conversations we know: facts, or a doubt that is asked and drafts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from followthrough.mail.address import Address
from followthrough.mail.match import Certainty, Match
from followthrough.mail.message import Message
from followthrough.mail.reading import CalendarEvent, Evidence, Kind, Reading, Says, Severity
from followthrough.plan.facts import Away, Bounced, Delegated, Fact, Held, Meeting, Received, Stopped
from followthrough.plan.waits import TOO_FAR_DAYS

_DAY = timedelta(days=1)


class About(StrEnum):
    """What the user is asked, or told, about a message; the words for it are service's."""

    TWO_FIT = "two conversations fit"
    PERHAPS_AUTOMATIC = "perhaps an automatic reply"
    CHALLENGE = "wants to be confirmed"
    PERHAPS_THEIRS = "perhaps an answer"
    OUT_OF_THREAD = "answered out of the thread"
    STOPPED = "asked not to be contacted"
    UNREACHABLE = "an address fails"
    LEFT = "has left"
    LONG_AWAY = "away for long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something the user must know or decide; ``key`` makes it be said once. What does not apply is empty."""

    key: str
    about: About
    person: str
    sender: str
    subject: str
    evidence: tuple[Evidence, ...] = ()
    address: str = ""
    status: str = ""
    successor: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Facts to record and doubts to ask. ``learned`` is who wrote it, and whose conversation that is: perhaps from a
    further address of theirs.

    ``newcomers`` are colleagues who answered in somebody's thread, with a conversation of their own from there on:
    (their address, whose thread). Also those known already: what is known when a mail is read must not matter.
    """

    facts: tuple[Fact, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    learned: tuple[tuple[str, Address], ...] = ()
    newcomers: tuple[tuple[Address, str], ...] = ()

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
        return _failed(arrival)
    senders = [match for match in matches if match.is_person]
    if len(matches) > 1 and len(senders) != 1:
        return _doubtful(arrival, About.TWO_FIT)
    match = senders[0] if senders else matches[0]
    others = tuple(m for m in matches if m is not match)
    if match.certainty is Certainty.POSSIBLE:
        return _doubtful(arrival, About.PERHAPS_THEIRS)
    if reading.kind is Kind.CHALLENGE:
        return _doubtful(arrival, About.CHALLENGE)
    if reading.kind is Kind.UNSURE:
        return _doubtful(arrival, About.PERHAPS_AUTOMATIC)
    if reading.kind is Kind.AUTO_REPLY:
        away = _away(arrival, match)
        return Meaning(facts=(away,), doubts=_long_away(arrival, away, match))
    if reading.kind is Kind.CALENDAR and reading.calendar:
        return Meaning(facts=_calendar(arrival, match, reading.calendar))
    return _human(arrival, match, others)


def _failed(arrival: Arrival) -> Meaning:
    """A delivery report; what only looks like one about somebody says nothing."""
    sure = [match for match in arrival.matches if match.certainty is not Certainty.POSSIBLE]
    facts = tuple(_bounced(arrival, match) for match in sure)
    hard = [(f, m) for f, m in zip(facts, sure, strict=True) if f.severity is Severity.HARD]
    doubts = (
        replace(_doubt(arrival, match, About.UNREACHABLE), address=fact.address, status=fact.status or "")
        for fact, match in hard
    )
    return Meaning(facts=facts, doubts=tuple(doubts))


def _human(arrival: Arrival, match: Match, others: Sequence[Match]) -> Meaning:
    """Their own words. Whoever's thread it stands in as well has been answered for, by the sender."""
    author, says = arrival.message.author, arrival.reading.says
    if author is None:
        return Meaning(facts=(_received(arrival, match.person, match, says),))
    if not match.is_person:
        person, answered_for = author.address, (match, *others)
    else:
        person, answered_for = match.person, tuple(others)
    delegated = tuple(_delegated(arrival, other) for other in answered_for)
    return Meaning(
        facts=(*delegated, _received(arrival, person, match, says), *_stop(arrival, person)),
        doubts=_told(arrival, replace(match, person=person)),
        learned=((person, author),) if match.is_person else (),
        newcomers=tuple((replace(author, address=person), other.person) for other in answered_for),
    )


def _told(arrival: Arrival, match: Match) -> tuple[Doubt, ...]:
    """What of a clear answer the user must hear: that it stops everything, or what it was taken for an answer by."""
    if Says.STOP in arrival.reading.says:
        said = tuple(e for e in arrival.reading.evidence if e.judge == "stop")
        return (replace(_doubt(arrival, match, About.STOPPED), evidence=said),)
    if match.certainty is Certainty.PROBABLE:
        return (_doubt(arrival, match, About.OUT_OF_THREAD),)
    return ()


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


def _long_away(arrival: Arrival, away: Away, match: Match) -> tuple[Doubt, ...]:
    """Who has left, or is away without an end or for more than 200 days, is asked about."""
    if away.left:
        return (replace(_doubt(arrival, match, About.LEFT), successor=away.successor or ""),)
    days = (away.until - away.at.date()).days if away.until else 0
    if away.open_ended or days > TOO_FAR_DAYS:
        return (replace(_doubt(arrival, match, About.LONG_AWAY), until=away.until),)
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


_HELD_WHY = {
    About.TWO_FIT: "two conversations fit a mail",
    About.PERHAPS_AUTOMATIC: "a mail may be an automatic reply",
    About.CHALLENGE: "their mail system wants your mail confirmed",
    About.PERHAPS_THEIRS: "a mail may be their answer",
}


def _doubtful(arrival: Arrival, about: About) -> Meaning:
    """Ask, and hold everybody it may be about: a doubt drafts nothing until the user or they write."""
    abouts = [
        (match, About.PERHAPS_THEIRS if match.certainty is Certainty.POSSIBLE else about)
        for match in arrival.matches
    ]
    facts = tuple(
        Held(
            **_base(arrival, match.person, match.evidence),
            until_at=None,
            why=f"{_HELD_WHY[each]}, from {arrival.sender or 'an unknown sender'}",
            doubt=True,
        )
        for match, each in abouts
    )
    return Meaning(facts=facts, doubts=tuple(_doubt(arrival, match, each) for match, each in abouts))


def _doubt(arrival: Arrival, match: Match, about: About) -> Doubt:
    return Doubt(
        key=f"{about.name.lower()}|{arrival.account}|{arrival.message.key}|{match.person}",
        about=about,
        person=match.person,
        sender=arrival.sender,
        subject=arrival.message.subject,
        evidence=match.evidence,
    )


def message_at(message: Message, internal_date: datetime, *, own: bool) -> datetime:
    """The time of a message. The user's own: its Date. Another's: when the server received it, for their clock may be
    wrong by hours, and an answer must not seem to come before what it answers; but their Date where the two are more
    than a day apart (a mailbox that was imported), unless that lies in the future."""
    if message.date is None or message.date > internal_date + _DAY:
        return internal_date
    return message.date if own or message.date < internal_date - _DAY else internal_date
