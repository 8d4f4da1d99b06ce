"""Who is known, by address and by message-id: an index over the facts, so that matching costs what a message names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from followthrough.config.models import Person
from followthrough.mail.address import Address, is_freemail
from followthrough.mail.decode import fold_case
from followthrough.mail.glance import Interest
from followthrough.mail.match import Correspondence
from followthrough.mail.message import Message
from followthrough.mail.subject import base_subject
from followthrough.plan.drafts import DraftRow
from followthrough.plan.facts import Delegated, Fact, Outreach, Received, Sent


@dataclass(slots=True)
class _Entry:
    since_at: datetime
    addresses: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    subjects: dict[str, str] = field(default_factory=dict)


class Book:
    """Grows with the facts. ``listed`` maps every address of people.toml to its person's first address."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {p.addresses[0]: p for p in people if p.addresses}
        self._listed = {a: p.addresses[0] for p in self._people.values() for a in p.addresses}
        self._entries: dict[str, _Entry] = {}
        self._by_address: dict[str, str] = {}
        self._by_id: dict[str, set[str]] = {}
        self._domains: dict[str, set[str]] = {}
        self.interest = Interest(self._by_id.keys(), self._by_address.keys(), self._domains.keys())

    def canonical(self, address: str) -> str:
        """The conversation's name for an address: the known person's, else people.toml's first, else itself."""
        return self._by_address.get(address) or self._listed.get(address, address)

    def knows(self, address: str) -> bool:
        """Whether a conversation with this address exists."""
        return address in self._by_address

    def listed(self, person: str) -> Person | None:
        """What people.toml says of a conversation's person."""
        return self._people.get(self._listed.get(person, person))

    def persons(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def addresses(self, person: str) -> frozenset[str]:
        """Every address known of this person."""
        entry = self._entries.get(person)
        return frozenset(entry.addresses) if entry else frozenset({person})

    def ids(self, person: str) -> frozenset[str]:
        """Every message-id of this person's threads."""
        entry = self._entries.get(person)
        return frozenset(entry.subjects) if entry else frozenset()

    def add(self, fact: Fact) -> None:
        """Take a fact in; only an outreach opens an entry."""
        if isinstance(fact, Outreach):
            self._open(fact)
        entry = self._entries.get(fact.person)
        if entry is None or not isinstance(fact, Outreach | Sent | Received | Delegated):
            return
        subject = "" if isinstance(fact, Delegated) else base_subject(fact.subject)
        self._thread(fact.person, entry, fact.message_id, subject)

    def add_draft(self, row: DraftRow) -> None:
        """Our own drafts' ids belong to the thread: an answer to one that was sent names it."""
        for person in row.persons:
            entry = self._entries.get(person)
            if entry is not None and not row.is_note:
                self._thread(person, entry, row.message_id, base_subject(row.subject))

    def learn(self, person: str, address: Address) -> None:
        """Another address, or the display name, of a known person."""
        entry = self._entries.get(person)
        if entry is None:
            return
        if address.name:
            entry.names.add(fold_case(address.name))
        self._address(person, entry, address.address)

    def thread_of(self, ids: Iterable[str]) -> frozenset[str]:
        """The people in whose threads these message-ids stand."""
        return frozenset(p for i in ids for p in self._by_id.get(i, ()))

    def candidates(self, message: Message, recipients: Iterable[str] = ()) -> Sequence[Correspondence]:
        """The conversations a message can possibly belong to, by the ids, addresses and domains that it names."""
        persons = set(self.thread_of((*message.parents, *recipients)))
        for address in (*message.from_, *message.sender, *message.reply_to):
            if address.address in self._by_address:
                persons.add(self._by_address[address.address])
            persons |= self._domains.get(address.domain, set())
        persons |= {self._by_address[r] for r in recipients if r in self._by_address}
        return [self._correspondence(person) for person in sorted(persons)]

    def _correspondence(self, person: str) -> Correspondence:
        entry = self._entries[person]
        return Correspondence(
            person, frozenset(entry.addresses), frozenset(entry.names), entry.subjects, entry.since_at, None
        )

    def _open(self, fact: Outreach) -> None:
        entry = self._entries.setdefault(fact.person, _Entry(fact.at))
        entry.since_at = min(entry.since_at, fact.at)
        self._address(fact.person, entry, fact.person)
        listed = self.listed(fact.person)
        if listed:
            entry.names.add(fold_case(listed.name))
            for address in listed.addresses:
                self._address(fact.person, entry, address)

    def _address(self, person: str, entry: _Entry, address: str) -> None:
        entry.addresses.add(address)
        self._by_address.setdefault(address, person)
        domain = address.rpartition("@")[2]
        if not is_freemail(domain):
            self._domains.setdefault(domain, set()).add(person)

    def _thread(self, person: str, entry: _Entry, message_id: str, subject: str) -> None:
        entry.subjects.setdefault(message_id, subject)
        self._by_id.setdefault(message_id, set()).add(person)
