"""What one message means for the conversations we know: facts, or a doubt that is asked and drafts nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from followthrough.mail.matching.match import Certainty, Match
from followthrough.mail.message import Message
from followthrough.mail.reading import CalendarEvent, Evidence, Kind, Reading, Says, Severity
from followthrough.plan.arrivals import About, Arrival, Doubt, Meaning
from followthrough.plan.facts import (
    Away,
    Bounced,
    Delegated,
    Fact,
    Held,
    Received,
    Referral,
    Stopped,
)
from followthrough.plan.invitations import Letter, Turn, settled
from followthrough.plan.waits import TOO_FAR_DAYS

_DAY = timedelta(days=1)


def meaning(arrival: Arrival) -> Meaning:
    """The facts of a message from somebody else; nothing where it concerns nobody."""
    reading, matches = arrival.reading, arrival.matches
    if not matches or reading.kind in {Kind.LIST, Kind.OWN} or _is_receipt(reading):
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
        return _calendar(arrival, match)
    return _human(arrival, match, others)


def _is_receipt(reading: Reading) -> bool:
    """A receipt or a ticket's number: nobody is away, and nobody has answered, whoever it is about."""
    return reading.kind is Kind.AUTO_REPLY and reading.absence is None


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
        facts=(
            *delegated,
            _received(arrival, person, match, says),
            *_referrals(arrival, person),
            *_stop(arrival, person),
        ),
        doubts=_told(arrival, replace(match, person=person), tuple(each.person for each in answered_for)),
        learned=((person, author),) if match.is_person else (),
        newcomers=tuple((replace(author, address=person), other.person) for other in answered_for),
    )


def _told(arrival: Arrival, match: Match, answered_for: tuple[str, ...]) -> tuple[Doubt, ...]:
    """What of a clear answer the user must hear: that it stops everything, or what it was taken for an answer by."""
    if Says.STOP in arrival.reading.says:
        said = tuple(e for e in arrival.reading.evidence if e.judge == "stop")
        return (replace(_doubt(arrival, match, About.STOPPED), evidence=said),)
    told: list[Doubt] = []
    if arrival.reading.delicate:
        said = tuple(e for e in arrival.reading.evidence if e.judge == "delicate")
        hard = _doubt(arrival, match, About.DELICATE)
        told.append(replace(hard, evidence=said, instead_of=answered_for))
    if match.certainty is Certainty.PROBABLE:
        told.append(replace(_doubt(arrival, match, About.OUT_OF_THREAD), instead_of=answered_for))
    return tuple(told)


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
    base, delicate = _base(arrival, match.person, match.evidence), arrival.reading.delicate
    return Delegated(**base, by=arrival.sender, delicate=delicate)


def _received(arrival: Arrival, person: str, match: Match, says: Sequence[Says]) -> Received:
    starts = (each.starts_at for each in arrival.reading.times if each.starts_at is not None)
    return Received(
        **_base(arrival, person, match.evidence),
        sender=arrival.sender,
        subject=arrival.message.subject,
        says=tuple(says),
        certainty=match.certainty,
        times=tuple(dict.fromkeys(starts)),
        delicate=arrival.reading.delicate,
    )


def _referrals(arrival: Arrival, person: str) -> tuple[Referral, ...]:
    """Whom they point to: never the user, the writer, or nobody in particular."""
    if Says.STOP in arrival.reading.says:
        return ()
    own_names = {
        a.name.casefold() for a in arrival.message.recipients if arrival.me.owns(a.address) and a.name
    }
    return tuple(
        Referral(
            **_base(arrival, person, ()),
            name=each.name,
            address=each.address,
            how=each.role,
            promised=each.promised,
            introduced=each.introduced,
        )
        for each in arrival.reading.referrals
        if not arrival.me.owns(each.address)
        and each.address not in {person, arrival.sender}
        and each.name.casefold() not in own_names
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
        address=_failed_address(match, recipients),
        severity=bounce.severity if bounce else Severity.UNKNOWN,
        status=bounce.status if bounce else None,
    )


def _failed_address(match: Match, recipients: tuple[str, ...]) -> str:
    """Of those that failed the one of this person, as the match shows; somebody else's, where none is theirs."""
    if match.person in recipients or not recipients:
        return match.person
    shown = {each.quote for each in match.evidence}
    return next((each for each in recipients if each in shown), recipients[0])


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


_TOLD = {
    Turn.INVITED: About.INVITED,
    Turn.COUNTERED: About.COUNTERED,
    Turn.MOVED: About.MOVED,
    Turn.CANCELLED: About.CANCELLED,
    Turn.DECLINED: About.DECLINED,
    Turn.UNDECIDED: About.UNDECIDED,
    Turn.UNCLEAR: About.UNCLEAR,
}
_ASKS = frozenset({Turn.INVITED, Turn.COUNTERED})
_ANSWERS = _ASKS | {Turn.DECLINED, Turn.UNDECIDED, Turn.UNCLEAR}


def _calendar(arrival: Arrival, match: Match) -> Meaning:
    """Meetings made, moved and undone; an invitation and an answer count as theirs, and draft nothing."""
    letter = Letter(
        arrival.account,
        match.person,
        arrival.message.key,
        arrival.at,
        match.evidence + arrival.reading.evidence,
    )
    facts: list[Fact] = []
    doubts: list[Doubt] = []
    answers: list[tuple[Turn, CalendarEvent]] = []
    for event in arrival.reading.events:
        known = [each for each in arrival.known if each.person == match.person]
        found = settled(letter, event, known)
        if found.meeting is not None:
            facts.append(found.meeting)
        if found.turn in _ANSWERS:
            answers.append((found.turn, event))
        if found.turn in _TOLD:
            doubts.append(_about_event(arrival, match, _TOLD[found.turn], event))
    if answers:
        facts.append(_invitation(arrival, match, answers))
    return Meaning(facts=tuple(facts), doubts=tuple(doubts))


def _invitation(arrival: Arrival, match: Match, answers: Sequence[tuple[Turn, CalendarEvent]]) -> Received:
    asks = [event for turn, event in answers if turn in _ASKS]
    received = _received(arrival, match.person, match, (Says.NAMES_TIME,) if asks else ())
    starts = (event.starts_at for event in asks if event.starts_at and not event.whole_day)
    return replace(received, invites=True, times=tuple(dict.fromkeys(starts)))


def _about_event(arrival: Arrival, match: Match, about: About, event: CalendarEvent) -> Doubt:
    doubt = replace(
        _doubt(arrival, match, about),
        what=event.summary or arrival.message.subject,
        when=_when(event, arrival),
    )
    # The same invitation is sent again, to every address of the user's.
    return replace(doubt, key=f"{about.name.lower()}|{event.uid}#{event.sequence}|{match.person}")


def _when(event: CalendarEvent, arrival: Arrival) -> str:
    if event.starts_at is None:
        return ""
    local = event.starts_at.astimezone(ZoneInfo(arrival.zone))
    return f"{local:%A, %-d %B %Y}" if event.whole_day else f"{local:%A, %-d %B %Y, %H:%M}"


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
