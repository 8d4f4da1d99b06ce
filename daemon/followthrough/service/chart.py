"""The list of people as a chart: one row for everybody, and the counts against the goal.

Made from what the user's files say, the conversations and what was learned from mail; the digest, ``people`` and
``export`` share it. Reads no clock and changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from followthrough.config.models import Person
from followthrough.ledger.store import Ledger
from followthrough.mail.decode import fold_case
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import DraftState
from followthrough.plan.facts import Called, Delegated, Noted, Owed, Received, Referral
from followthrough.plan.playbook import Outlook

Learned = Mapping[str, tuple[str, str]]
"""What was learned of a person from mail: what -> (value, source), as the ledger has it."""

_IN_DRAFTS = frozenset({DraftState.PLACED, DraftState.EDITED, DraftState.ABSENT})

STATE_WORDS: Mapping[State, str] = {
    State.NEW: "not written to yet",
    State.WAITING: "waiting for an answer",
    State.ANSWERED: "they wrote last, your turn",
    State.TALKING: "you wrote last, their turn",
    State.MEETING: "a meeting is agreed",
    State.DELEGATED: "a colleague answered for them",
    State.DECLINED: "declined",
    State.UNREACHABLE: "mail to them fails",
    State.STOPPED: "stopped for good",
}
NO_ADDRESS = "no address yet"


class Touch(NamedTuple):
    """The latest contact: when, and which way (``you wrote``, ``they wrote``, ``you called``, ``you met``)."""

    at: datetime
    what: str


class Next(NamedTuple):
    """What comes next (``call``, ``check-in``) and when; ``in_drafts``: it lies in Drafts since then."""

    what: str
    at: datetime
    in_drafts: bool


class LearnedFact(NamedTuple):
    """Something learned from mail, never written into the user's files; ``source`` names the message."""

    what: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Everything about one person that the chart shows. ``person`` names the conversation: their first address in lower
    case, or, where they have none, their name in lower case."""

    person: str
    name: str
    listed: bool
    addresses: tuple[str, ...] = ()
    phone: str = ""
    organisation: str = ""
    role: str = ""
    why: str = ""
    introduce: bool = False
    """Whether the files ask for a first mail to them."""
    known_from: str = ""
    referred_by: str = ""
    """Who referred the user to them, by name; the first who did."""
    referrer: str = ""
    """The ``person`` of that row, where there is one."""
    playbook: str = ""
    state: str = NO_ADDRESS
    written_at: datetime | None = None
    """When the user first wrote to them."""
    mails: int = 0
    """Mails of the user's until their first answer."""
    calls: int = 0
    last_touch: Touch | None = None
    next: Next | None = None
    waiting: str = ""
    """In a sentence why nothing comes next, or not yet; '' where that needs no words."""
    notes: str = ""
    """The user's own, from their files."""
    comments: tuple[str, ...] = ()
    """What the user noted on the way, and what they owe."""
    learned: tuple[LearnedFact, ...] = ()
    answered: bool = False
    met: bool = False

    @property
    def shown(self) -> str:
        """Their name, else their address."""
        return self.name or self.person

    @property
    def written_to(self) -> bool:
        return self.mails > 0


class Counted(NamedTuple):
    """How many people there are. ``listed`` counts towards the goal: those in the user's files, and those written to
    without being in them."""

    listed: int
    with_address: int
    written_to: int
    answered: int
    met: int


def counted(rows: Iterable[Row]) -> Counted:
    """The counts of a chart. Somebody only named by others, and neither listed nor written to, is not counted."""
    mine = [row for row in rows if row.listed or row.written_to]
    return Counted(
        listed=len(mine),
        with_address=sum(bool(row.addresses) for row in mine),
        written_to=sum(row.written_to for row in mine),
        answered=sum(row.answered for row in mine),
        met=sum(row.met for row in mine),
    )


def chart(
    people: Sequence[Person],
    conversations: Mapping[str, Conversation],
    outlooks: Mapping[str, Outlook],
    learned: Mapping[str, Learned],
    now: datetime,
) -> tuple[Row, ...]:
    """Everybody: as listed, then those written to without it, then those whom somebody named."""
    rows = [_listed(each) for each in people]
    rows += [_unlisted(each) for each in sorted(set(conversations) - {row.person for row in rows})]
    known = [_with_conversation(row, conversations.get(row.person), outlooks, now) for row in rows]
    told = [_with_learned(row, learned.get(row.person, {})) for row in known]
    return _with_referrers(told, conversations)


def learned_of(ledger: Ledger, canonical: Callable[[str], str]) -> Mapping[str, Learned]:
    """What was learned of everybody, under the name that their conversation has now."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for stored, learned in ledger.learned_by_person().items():
        found.setdefault(canonical(stored), {}).update(learned)
    return found


def chain(rows: Iterable[Row], person: str) -> tuple[Row | str, ...]:
    """Who referred the user to whom, the first of them first, this person last; a name where there is no row for it.

    A circle is cut where it closes.
    """
    by_person = {row.person: row for row in rows}
    found: list[Row | str] = []
    seen: set[str] = set()
    here: Row | None = by_person.get(person)
    while here is not None and here.person not in seen:
        seen.add(here.person)
        found.append(here)
        if not here.referrer and here.referred_by:
            found.append(here.referred_by)
        here = by_person.get(here.referrer)
    return tuple(reversed(found))


def _listed(person: Person) -> Row:
    addresses = tuple(dict.fromkeys(address.lower() for address in person.addresses))
    state = "" if addresses else NO_ADDRESS
    return Row(
        person=addresses[0] if addresses else fold_case(person.name),
        name=person.name,
        listed=True,
        addresses=addresses,
        phone=person.phone,
        organisation=person.organisation,
        role=person.role,
        why=person.why,
        introduce=person.introduce,
        known_from=person.known_from,
        referred_by=person.referred_by,
        playbook=person.playbook,
        notes=person.notes,
        state="stopped: your files say so"
        if person.stop
        else "held: your files say so"
        if person.hold
        else state,
    )


def _unlisted(person: str) -> Row:
    return Row(person=person, name="", listed=False, addresses=(person,), state="")


def _with_conversation(
    row: Row, conversation: Conversation | None, outlooks: Mapping[str, Outlook], now: datetime
) -> Row:
    if conversation is None:
        return replace(row, state=row.state or STATE_WORDS[State.NEW])
    outlook = outlooks.get(row.person)
    return replace(
        row,
        playbook=conversation.playbook or row.playbook,
        state=row.state or _state(conversation, outlook),
        written_at=conversation.outreach.at if conversation.outreach else None,
        mails=_attempts(conversation),
        calls=sum(isinstance(fact, Called) for fact in conversation.facts),
        last_touch=max(_touches(conversation, now), key=lambda touch: touch.at, default=None),
        next=_next(conversation, outlook),
        waiting=outlook.waiting if outlook else "",
        comments=tuple(_comments(conversation)),
        answered=bool(conversation.received),
        met=any(each.ended_at <= now for each in conversation.occasions),
    )


def _state(conversation: Conversation, outlook: Outlook | None) -> str:
    words = STATE_WORDS[conversation.state]
    if conversation.state is State.STOPPED or outlook is None:
        return words
    if outlook.held or conversation.held:
        return f"held: {conversation.waits_why or outlook.waiting}".removesuffix(".")
    return "resting: the attempts are used up" if outlook.resting else words


def _attempts(conversation: Conversation) -> int:
    """Mails until the first answer, which may be none."""
    answers = [fact.at for fact in conversation.facts if isinstance(fact, Received | Delegated)]
    first_at = min(answers, default=None)
    return sum(first_at is None or mail.at <= first_at for mail in conversation.sent)


def _touches(conversation: Conversation, now: datetime) -> Iterator[Touch]:
    yield from (Touch(mail.at, "you wrote") for mail in conversation.sent)
    yield from (Touch(mail.at, "they wrote") for mail in conversation.received)
    for fact in conversation.facts:
        if isinstance(fact, Called):
            yield Touch(fact.at, "you called" if fact.reached else "you called, nobody answered")
    yield from (Touch(each.ended_at, "you met") for each in conversation.occasions if each.ended_at <= now)


def _next(conversation: Conversation, outlook: Outlook | None) -> Next | None:
    waiting = [r for r in conversation.drafts.values() if r.state in _IN_DRAFTS and not r.is_note]
    if waiting:
        row = max(waiting, key=lambda each: (each.created_at, each.key))
        return Next(row.kind.value.replace("_", "-"), row.created_at, in_drafts=True)
    step = next(iter(outlook.steps), None) if outlook is not None else None
    return Next(step.kind.value.replace("_", "-"), step.opens_at, in_drafts=False) if step else None


def _comments(conversation: Conversation) -> Iterator[str]:
    for fact in conversation.facts:
        if isinstance(fact, Noted):
            yield f"helpful: {fact.text}" if fact.helpful else fact.text
        elif isinstance(fact, Owed):
            yield f"you owe them: {fact.text}"


def _with_learned(row: Row, learned: Learned) -> Row:
    """What mail told, as far as the user's files do not say it themselves."""
    found = [
        LearnedFact(what.partition(" ")[0], value, source)
        for what, (value, source) in sorted(learned.items())
        if not what.startswith("name ") and not _is_said(row, what, value)
    ]
    name = row.name or learned.get("name", ("", ""))[0]
    return replace(row, name=name, learned=tuple(found))


def _is_said(row: Row, what: str, value: str) -> bool:
    if what.startswith("address"):
        return value.lower() in row.addresses
    if what == "name":
        return bool(row.name) or not value
    return what == "phone" and value == row.phone


# Who referred whom ----------------------------------------------------------------------------------------------------


def _with_referrers(rows: list[Row], conversations: Mapping[str, Conversation]) -> tuple[Row, ...]:
    """Referrers by name, and a row for everybody whom somebody named and who has none."""
    by_address = {address: row.person for row in rows for address in (*row.addresses, row.person)}
    by_name = _by_name(rows)
    first: dict[str, Referral] = {}
    for fact in _referrals(conversations):
        known = by_address.get(fact.address) if fact.address else by_name.get(fold_case(fact.name))
        first.setdefault(known or fact.address or fold_case(fact.name), fact)
    there = {row.person for row in rows}
    named = [_named(fact, whom) for whom, fact in first.items() if whom and whom not in there]
    told = [_as_told(row, first.get(row.person)) for row in (*rows, *named)]
    shown = {row.person: row.shown for row in told}
    result = []
    for row in told:
        wanted = row.referred_by
        referrer = (by_address.get(wanted.lower()) or by_name.get(fold_case(wanted), "")) if wanted else ""
        if not wanted and row.person in first:
            referrer = first[row.person].person
        words = shown.get(referrer, referrer) or wanted
        result.append(replace(row, referrer=referrer if referrer in shown else "", referred_by=words))
    return tuple(result)


def _referrals(conversations: Mapping[str, Conversation]) -> list[Referral]:
    found = (fact for each in conversations.values() for fact in each.facts if isinstance(fact, Referral))
    return sorted(found, key=lambda fact: (fact.at, fact.message_id))


def _as_told(row: Row, fact: Referral | None) -> Row:
    """Somebody who is not listed, with what whoever named them said of them."""
    if fact is None or row.listed:
        return row
    return replace(row, name=row.name or fact.name, known_from=row.known_from or fact.how)


def _by_name(rows: Iterable[Row]) -> dict[str, str]:
    """Rows by a name that only one of them has."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.name:
            found.setdefault(fold_case(row.name), []).append(row)
    return {name: each[0].person for name, each in found.items() if len(each) == 1}


def _named(fact: Referral, whom: str) -> Row:
    return Row(
        person=whom,
        name=fact.name,
        listed=False,
        addresses=(fact.address,) if fact.address else (),
        known_from=fact.how,
        state="named to you, not written to yet" if fact.address else NO_ADDRESS,
    )
