"""Who is known, by address and by message-id: an index over the facts, so that matching costs what a message names.

Bounded by what the ledger holds about conversations: one entry a person, one line a message of theirs, one a draft of
ours. Mail that concerned nobody is not in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from followthrough.config.models import Person
from followthrough.mail.address import Address, is_freemail
from followthrough.mail.decode import fold_case
from followthrough.mail.matching.echo import MAX_ASKED
from followthrough.mail.matching.glance import Interest
from followthrough.mail.matching.match import Correspondence
from followthrough.mail.matching.quotations import Written
from followthrough.mail.message import Message
from followthrough.mail.subject import base_subject, subject_word
from followthrough.plan.drafts import DraftRow
from followthrough.plan.facts import Delegated, Fact, Held, Outreach, Received, Referral, Sent


@dataclass(slots=True)
class _Entry:
    since_at: datetime
    addresses: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    subjects: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)


class Book:
    """Grows with the facts. People are named by their conversation: the address first written to, or the first that
    people.toml lists for them; all addresses in lower case."""

    def __init__(
        self, people: Iterable[Person], days_off: Mapping[str, frozenset[date]] | None = None
    ) -> None:
        people = tuple(people)
        self._people = {p.addresses[0].lower(): p for p in people if p.addresses}
        self._listed = {a.lower(): first for first, p in self._people.items() for a in p.addresses}
        self._listed_by_name(people)
        self.days_off: Mapping[str, frozenset[date]] = days_off or {}
        """Public holidays of the people listed, by country."""
        self._entries: dict[str, _Entry] = {}
        self._told: dict[str, str] = {}
        self._drafts: dict[str, DraftRow] = {}
        self._of_person: dict[str, dict[str, DraftRow]] = {}
        self._by_address: dict[str, str] = {}
        self._by_id: dict[str, set[str]] = {}
        self._domains: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._subjects: set[str] = set()
        self.own_mails: dict[tuple[str, str], datetime] = {}
        """The user's mails to people in here: (account, key), and when."""
        self.written: dict[tuple[str, str], Written] = {}
        """Those of them whose words have been looked at (echoes.py)."""
        self._fresh: set[str] = set()
        self._doubted: dict[str, set[str]] = {}
        self._understood: set[str] = set()
        self._cleared: set[str] = set()
        self.interest = Interest(
            self._by_id.keys(), self._by_address.keys(), self._domains.keys(), self._subjects
        )

    def _listed_by_name(self, people: Sequence[Person]) -> None:
        """Somebody without an address goes by the name in lower case; once they have one, what was said of the name
        is theirs. A name that two share is nobody's."""
        names = Counter(fold_case(person.name) for person in people)
        for person in people:
            name = fold_case(person.name)
            if names[name] > 1 or "@" in name:
                continue
            if person.addresses:
                self._listed.setdefault(name, person.addresses[0].lower())
            else:
                self._people.setdefault(name, person)

    def canonical(self, address: str) -> str:
        """The conversation's name for an address: people.toml's first, else the known person's, else itself."""
        return self._listed.get(address) or self._by_address.get(address, address)

    def knows(self, address: str) -> bool:
        """Whether a conversation with this address exists."""
        return address in self._by_address

    def listed(self, person: str) -> Person | None:
        """What people.toml says of a conversation's person."""
        return self._people.get(self._listed.get(person, person))

    def told_name(self, person: str) -> str:
        """What somebody was called by whoever named them, before any mail of theirs; '' where nobody did."""
        return self._told.get(person, "")

    def persons(self) -> tuple[str, ...]:
        """Everybody there is a conversation with."""
        return tuple(self._entries)

    def addresses(self, person: str) -> frozenset[str]:
        """Every address known of this person."""
        entry = self._entries.get(person)
        return frozenset(entry.addresses) if entry else frozenset({person})

    def wrote(self, person: str, message_id: str) -> bool:
        """Whether this mail of the user's to the person is recorded."""
        entry = self._entries.get(person)
        return entry is not None and message_id in entry.own

    def in_threads(self, message_id: str) -> bool:
        """Whether a message-id stands in anybody's thread."""
        return message_id in self._by_id

    def sharing(self, message_ids: Iterable[str]) -> frozenset[str]:
        """The people in whose threads one of these message-ids stands."""
        return frozenset(person for each in message_ids for person in self._by_id.get(each, ()))

    def thread_ids(self, person: str) -> frozenset[str]:
        """Every message-id in a person's threads."""
        entry = self._entries.get(person)
        return frozenset(entry.subjects) if entry else frozenset()

    def draft(self, message_id: str | None) -> DraftRow | None:
        """Our draft or note of this Message-ID, without its bytes."""
        return self._drafts.get(message_id or "")

    def draft_of(self, message: Message, person: str) -> DraftRow | None:
        """Our draft that this mail of the user's is: by its Message-ID; where a client has given it one of its own, the
        one that answers the same mail and goes to the same people."""
        row = self._drafts.get(message.message_id or "")
        if row is not None:
            return row
        to = {a.address for a in (*message.to, *message.cc)}
        for each in self._of_person.get(person, {}).values():
            if each.parents and each.parents[0] in message.in_reply_to and to == set(each.to):
                return each
        return None

    def add(self, fact: Fact) -> None:
        """Take a fact in; only an outreach opens an entry."""
        if isinstance(fact, Outreach):
            self._open(fact)
        if isinstance(fact, Referral) and fact.address and fact.name:
            self._told.setdefault(fact.address, fact.name)
        self._note_doubt(fact)
        entry = self._entries.get(fact.person)
        if entry is None or not isinstance(fact, Outreach | Sent | Received | Delegated):
            return
        subject = "" if isinstance(fact, Delegated) else base_subject(fact.subject)
        self._thread(fact.person, entry, fact.message_id, subject)
        if isinstance(fact, Outreach | Sent):
            entry.own.add(fact.message_id)
            self._wrote(fact, subject)

    def _wrote(self, fact: Outreach | Sent, subject: str) -> None:
        """An answer without any header may name its subject, and quote it."""
        if (fact.account, fact.message_id) in self.own_mails:
            return
        self.own_mails[fact.account, fact.message_id] = fact.at
        if subject:
            self._subjects.add(subject)
            self._fresh.add(subject_word(subject))

    def _note_doubt(self, fact: Fact) -> None:
        if isinstance(fact, Held):
            if fact.doubt:
                self._doubted.setdefault(fact.message_id, set()).add(fact.person)
        elif fact.message_id not in self._understood and not isinstance(fact, Outreach | Sent):
            self._understood.add(fact.message_id)
            self._cleared |= self._doubted.get(fact.message_id, set())

    def is_settled(self, fact: Fact) -> bool:
        """Whether this is a doubt about a mail that was understood later, once the mail that explains it was seen."""
        return isinstance(fact, Held) and fact.doubt and fact.message_id in self._understood

    def cleared(self) -> frozenset[str]:
        """Whose doubts have been settled since the last call."""
        cleared = frozenset(self._cleared)
        self._cleared.clear()
        return cleared

    def add_draft(self, row: DraftRow) -> None:
        """Our own drafts' ids belong to the thread: an answer to one that was sent names it."""
        self._drafts[row.message_id] = row
        for person in () if row.is_note else row.persons:
            self._of_person.setdefault(person, {})[row.key] = row
        for person in row.persons:
            entry = self._entries.get(person)
            if entry is not None and not row.is_note:
                self._thread(person, entry, row.message_id, base_subject(row.subject))

    def learn(self, person: str, address: Address) -> None:
        """Another address, or the display name, of a known person. An address that is somebody else's stays theirs."""
        entry = self._entries.get(person)
        if entry is None or self._by_address.get(address.address, person) != person:
            return
        if address.name:
            self._name(person, entry, address.name)
        self._address(person, entry, address.address)

    def vouches(self, person: str, sender: Address) -> bool:
        """Whether a sender is this person by what is known: the address, or the name. A Reply-To alone is anybody's."""
        entry = self._entries.get(person)
        known = entry is not None and (
            sender.address in entry.addresses or (sender.name and fold_case(sender.name) in entry.names)
        )
        return bool(known)

    def news(self) -> frozenset[str]:
        """Addresses, ids and subjects that became known since the last call: what they explain is read again."""
        fresh = frozenset(self._fresh)
        self._fresh.clear()
        return fresh

    def candidates(
        self, message: Message, recipients: Iterable[str] = (), quoted: Iterable[str] = ()
    ) -> Sequence[Correspondence]:
        """The conversations a message can possibly belong to, by the ids, addresses, domains and names in it;
        ``quoted``: and by the people to whom the user had written what it quotes."""
        persons = {p for i in (*message.parents, *recipients) for p in self._by_id.get(i, ())}
        persons |= {person for person in quoted if person in self._entries}
        for address in message.from_ or message.sender:
            named = self._by_name.get(fold_case(address.name), set()) if address.name else set()
            persons |= named if len(named) <= MAX_ASKED else set()
        for address in (*message.from_, *message.sender, *message.reply_to):
            if address.address in self._by_address:
                persons.add(self._by_address[address.address])
            persons |= self._at_domain(address.domain)
        persons |= {self._by_address[r] for r in recipients if r in self._by_address}
        return [self._correspondence(person) for person in sorted(persons)]

    def correspondences(self, persons: Iterable[str]) -> Sequence[Correspondence]:
        """What is known of these people's conversations, of those who have one."""
        return [self._correspondence(person) for person in sorted(persons) if person in self._entries]

    def _at_domain(self, domain: str) -> set[str]:
        """Those at a domain or at one above it (``mail.example.org`` speaks for ``example.org``)."""
        found: set[str] = set()
        while domain:
            found |= self._domains.get(domain, set())
            domain = domain.partition(".")[2]
        return found

    def _correspondence(self, person: str) -> Correspondence:
        entry = self._entries[person]
        return Correspondence(
            person, frozenset(entry.addresses), frozenset(entry.names), entry.subjects, entry.since_at, None
        )

    def _open(self, fact: Outreach) -> None:
        entry = self._entries.setdefault(fact.person, _Entry(fact.at))
        if fact.at < entry.since_at:
            # What came in the time between concerns them now.
            entry.since_at = fact.at
            self._fresh |= entry.addresses
        self._address(fact.person, entry, fact.person)
        listed = self.listed(fact.person)
        if listed:
            self._name(fact.person, entry, listed.name)
            for address in listed.addresses:
                self._address(fact.person, entry, address.lower())

    def _name(self, person: str, entry: _Entry, name: str) -> None:
        entry.names.add(fold_case(name))
        self._by_name.setdefault(fold_case(name), set()).add(person)

    def _address(self, person: str, entry: _Entry, address: str) -> None:
        if address in entry.addresses:
            return
        entry.addresses.add(address)
        self._fresh.add(address)
        self._by_address.setdefault(address, person)
        domain = address.rpartition("@")[2]
        if not is_freemail(domain):
            self._domains.setdefault(domain, set()).add(person)

    def _thread(self, person: str, entry: _Entry, message_id: str, subject: str) -> None:
        if person not in self._by_id.setdefault(message_id, set()):
            self._by_id[message_id].add(person)
            self._fresh.add(message_id)
        entry.subjects.setdefault(message_id, subject)
