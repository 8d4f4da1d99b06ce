"""Whose conversation a message belongs to, with the evidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from followthrough.mail.address import is_freemail, is_no_reply, same_organisation
from followthrough.mail.decode import fold_case
from followthrough.mail.findings import Evidence, Kind, evidence
from followthrough.mail.ids import message_ids
from followthrough.mail.matching.correspondence import Correspondence
from followthrough.mail.matching.echo import MAX_ASKED, Echo
from followthrough.mail.message import Message
from followthrough.mail.reading import Reading
from followthrough.mail.subject import base_subject

__all__ = ["Certainty", "Correspondence", "Match", "match"]


class Certainty(IntEnum):
    """How sure: certain acts, probable acts and says on what it rests, possible is reported and asked."""

    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate. ``is_person`` is False where a colleague answered in the thread: then it is the colleague's."""

    person: str
    certainty: Certainty
    is_person: bool
    evidence: tuple[Evidence, ...]


NAME = "match"
QUOTED = "quoted"
"""Where evidence is found that is the user's own words, come back."""
BY_NAME = "name"

_SILENT = frozenset({Kind.LIST, Kind.BOUNCE, Kind.CALENDAR, Kind.OWN})
"""Their quotations say nothing: what a list or a calendar passes on has been read by many."""
_NO_ECHOES: Mapping[str, Echo] = {}

_MACHINE = frozenset({Kind.AUTO_REPLY, Kind.UNSURE, Kind.CHALLENGE, Kind.BOUNCE})
_ADDRESS = re.compile(r"[^\s<>@\"'(),;:\[\]]{1,64}@[A-Za-z0-9-][A-Za-z0-9.-]{1,100}[A-Za-z0-9]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_IN_BRACKETS = re.compile(r"<[^<>\s]{3,250}>")


def match(
    message: Message,
    reading: Reading,
    known: Sequence[Correspondence],
    echoes: Mapping[str, Echo] = _NO_ECHOES,
) -> tuple[Match, ...]:
    """The best candidates, all of one certainty: none, one, or several (a doubt). The order of ``known`` is irrelevant.

    certain: In-Reply-To names a message of the conversation, or References does and the base subject is the same.
    probable: a known address inside the open time (From, or a Reply-To of From's own domain); their calendar answer,
    automatic reply or bounce quoting our id or recipient; the user's words to this person, quoted (``echoes``, by
    person). possible: words that may be to them or to others; same organisation's domain, or the person's full name
    from wherever, and same base subject; a known Reply-To of another domain, for anybody can write one.

    Where several people share a thread the sender decides: the others are left out. A thread of one person in which
    another known person answers gives both, of whom only the sender has ``is_person``; so do words to one person that
    another known one quotes.
    """
    seen = _Seen.of(message, reading)
    echoes = echoes if may_echo(reading) else _NO_ECHOES
    found = [
        candidate
        for each in known
        if (candidate := _candidate(seen, each, echoes.get(each.person))) is not None
    ]
    if any(each.certainty is Certainty.CERTAIN for each in found):
        found = _by_sender(found)
    if sum(each.evidence[0].where == BY_NAME for each in found) > MAX_ASKED:
        # What many are called is no name: a front desk, an office.
        found = [each for each in found if each.evidence[0].where != BY_NAME]
    best = max((each.certainty for each in found), default=None)
    chosen = {each.person: each for each in found if each.certainty is best}
    if best is Certainty.PROBABLE and any(each.is_person for each in chosen.values()):
        # A bounce about one of several recipients quotes an id that all of them share.
        chosen = {
            person: each
            for person, each in chosen.items()
            if each.is_person or any(e.where == QUOTED for e in each.evidence)
        }
    return tuple(chosen[person] for person in sorted(chosen))


def may_echo(reading: Reading) -> bool:
    """Whether what a mail of this kind quotes says anything: not where many read the same."""
    return reading.kind not in _SILENT


def rests_on_words(found: Match) -> bool:
    """Whether nothing but words, or a name, speaks for it: no id, no address."""
    return any(each.where in {QUOTED, BY_NAME} for each in found.evidence)


def _by_sender(found: list[Match]) -> list[Match]:
    """In a thread the sender's own conversation is as certain as the thread; who merely shares it is left out."""
    in_thread = [each for each in found if each.certainty is Certainty.CERTAIN]
    if any(each.is_person for each in in_thread):
        return [each for each in in_thread if each.is_person]
    own = [each for each in found if each.is_person and each.certainty is Certainty.PROBABLE]
    promoted = [Match(each.person, Certainty.CERTAIN, True, each.evidence) for each in own]
    return in_thread + promoted


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of a message is compared, read once for all conversations."""

    message: Message
    kind: Kind
    addresses: frozenset[str]
    """Of From (else Sender), and Reply-To where it vouches for itself."""
    claimed: frozenset[str]
    """Reply-To of another domain than From's."""
    names: frozenset[str]
    subject: str
    failed: frozenset[str]
    quoted_ids: frozenset[str]
    quoted_addresses: frozenset[str]
    """In what a machine gives back of the user's mail."""
    named_addresses: frozenset[str]
    """In a machine's own words."""
    gives_back: bool
    """Whether a report says by its id which mail failed."""
    partners: frozenset[str]

    @classmethod
    def of(cls, message: Message, reading: Reading) -> "_Seen":
        senders = message.from_ or message.sender
        bounce, calendar, absence = reading.bounce, reading.calendar, reading.absence
        text = message.text if reading.kind in _MACHINE else ""
        ids = {each for value in _IN_BRACKETS.findall(text) for each in message_ids(value)}
        partners = {calendar.organizer or "", *calendar.attendees} if calendar else set()
        own = frozenset(each.address for each in senders)
        replies = frozenset(each.address for each in message.reply_to)
        # At a provider's domain anybody has an address: there only the very same one is the sender's.
        vouched = frozenset(a for a in replies if any(same_organisation(a, each) for each in own))
        return cls(
            message=message,
            kind=reading.kind,
            addresses=own | vouched,
            claimed=replies - vouched - own,
            names=frozenset(fold_case(each.name) for each in senders if each.name),
            subject=base_subject(message.subject),
            failed=frozenset(bounce.recipients if bounce else ()),
            quoted_ids=frozenset({*ids, *(bounce.original_ids if bounce else ())}),
            quoted_addresses=_addresses_in(text if bounce else reading.body.quoted if text else ""),
            named_addresses=_addresses_in("" if bounce else text) - {absence.successor if absence else None},
            gives_back=bool(bounce and bounce.original_ids),
            partners=frozenset(partners),
        )


def _candidate(seen: _Seen, known: Correspondence, echo: Echo | None) -> Match | None:
    about_another = bool(seen.failed) and seen.failed.isdisjoint(known.addresses)
    is_person = (
        not seen.addresses.isdisjoint(known.addresses)
        or not seen.names.isdisjoint(known.names)
        or (seen.kind is Kind.BOUNCE and not about_another)
    )
    for certainty, why in (
        (Certainty.CERTAIN, _certain(seen, known)),
        (Certainty.PROBABLE, _probable(seen, known, echo)),
        (Certainty.POSSIBLE, _possible(seen, known, echo)),
    ):
        if why is not None:
            failed = _failed(seen, known)
            shown = (why, ("text", failed)) if failed and why[1] != failed else (why,)
            found = tuple(each for one in shown for each in evidence(NAME, *one))
            return Match(known.person, certainty, is_person, found)
    return None


def _failed(seen: _Seen, known: Correspondence) -> str | None:
    """The address of this person that a delivery report names; where it names two, the one they are known by."""
    found = seen.failed & known.addresses
    return known.person if known.person in found else min(found, default=None)


def _certain(seen: _Seen, known: Correspondence) -> tuple[str, str] | None:
    for each in seen.message.in_reply_to:
        if each in known.subjects:
            return "in-reply-to", each
    for each in reversed(seen.message.references):
        # Clients recycle References for new topics: without the subject it proves nothing.
        if known.subjects.get(each) == seen.subject:
            return "references", each
    return None


def _probable(seen: _Seen, known: Correspondence, echo: Echo | None) -> tuple[str, str] | None:
    if seen.kind in _MACHINE:
        for address in sorted(seen.failed & known.addresses):
            return "text", address
        for each in sorted(seen.quoted_ids & known.subjects.keys()):
            return "text", each
    if not _is_open(known, seen.message.date):
        return None
    for address in sorted(seen.addresses & known.addresses):
        return "from", address
    for address in sorted(seen.partners & known.addresses):
        return "part", address
    for address in sorted(seen.quoted_addresses & known.addresses if not _fails_another(seen, known) else ()):
        return "text", address
    for address in sorted(seen.named_addresses & known.addresses):
        if _speaks_for(seen.message, known):
            return "text", address
    return (QUOTED, echo.words) if echo is not None and echo.sure else None


def _fails_another(seen: _Seen, known: Correspondence) -> bool:
    """Whether a report is about somebody else and a mail that is not in their thread, of which they had a copy."""
    return seen.gives_back and bool(seen.failed) and seen.failed.isdisjoint(known.addresses)


def _speaks_for(message: Message, known: Correspondence) -> bool:
    """Whether an automatic reply that names somebody's address can be theirs: it is sent by a system, or under a name
    like theirs. In anybody else's absence they are named as who stands in."""
    author = message.author
    if author is None or is_no_reply(author.address):
        return True
    own = (*known.names, *(each.rpartition("@")[0] for each in known.addresses))
    if not _words(f"{author.name} {author.address.rpartition('@')[0]}").isdisjoint(_words(" ".join(own))):
        return True
    colleague = any(same_organisation(author.address, each) for each in known.addresses)
    return not (author.name or colleague or is_freemail(author.domain))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_case(text)))


def _addresses_in(text: str) -> frozenset[str]:
    return frozenset(each.lower() for each in _ADDRESS.findall(text))


def _is_open(known: Correspondence, at: datetime | None) -> bool:
    """Whether the conversation was open then; a message without a date is taken for one of today."""
    if at is None:
        return known.until_at is None
    return known.since_at <= at and (known.until_at is None or at <= known.until_at)


def _possible(seen: _Seen, known: Correspondence, echo: Echo | None) -> tuple[str, str] | None:
    open_then = _is_open(known, seen.message.date)
    if open_then:
        for address in sorted(seen.claimed & known.addresses):
            return "reply-to", address
    if open_then and echo is not None:
        return QUOTED, echo.words
    if not seen.subject or seen.subject not in known.subjects.values():
        return None
    for address in sorted(seen.addresses):
        if any(same_organisation(address, each) for each in known.addresses):
            return "subject", seen.subject
    # A name alone proves nothing, and half of one with the subject neither: there are many Anns.
    for name in sorted(seen.names & known.names if open_then else ()):
        if " " in name and seen.kind is Kind.HUMAN:
            return BY_NAME, f"{name}: {seen.subject}"
    return None
