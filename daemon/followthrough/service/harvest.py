"""What intake works with: the rules it goes by, where a message lies, and what a batch of them yields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from followthrough.ledger.store import Passed, Question, Said, StoredMessage
from followthrough.mail.address import Address, Identities
from followthrough.mail.reading import Reading
from followthrough.mailbox.session import Head
from followthrough.plan.enrolment import EnrolRule
from followthrough.plan.facts import Fact
from followthrough.service.book import Book

_NEVER = datetime.min.replace(tzinfo=UTC)


BAD_MAIL = (ValueError, LookupError, AttributeError, TypeError, RecursionError, ArithmeticError)
"""What a mistake of ours over one mail can raise: that mail is put aside, and the others go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """What intake needs of the settings. ``addresses`` are this account's, ``me`` has those of all ``accounts``."""

    me: Identities
    addresses: Identities
    accounts: tuple[str, ...]
    enrol: tuple[EnrolRule, ...]
    max_recipients: int
    own_mailboxes: frozenset[str]
    label_mailboxes: frozenset[str]
    sent: Mapping[str, str] = field(default_factory=dict)
    """Where the user's mail lies in each account that has been looked at, by account."""
    zone: str = "UTC"
    """The user's IANA zone."""
    steering: Mapping[str, str] = field(default_factory=dict)
    """The mailboxes by which the user steers, and what each says: start, hold or stop."""
    now: datetime = _NEVER
    """When this look is: the time of what the user says by moving a mail."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """How long a meeting is that nobody gave an end to, by playbook."""


@dataclass(slots=True)
class Harvest:
    """What one batch yields, recorded in one transaction with its cursor."""

    facts: list[Fact] = field(default_factory=list)
    messages: list[StoredMessage] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    learned: list[tuple[str, str, str, str, datetime]] = field(default_factory=list)
    """(person, what, value, source, at), as the ledger takes it"""


@dataclass(frozen=True, slots=True)
class Place:
    """A message where it lies."""

    mailbox: str
    uidvalidity: int
    head: Head

    @property
    def key(self) -> tuple[str, int, int]:
        return self.mailbox, self.uidvalidity, self.head.uid


def named(reading: Reading) -> tuple[str, ...]:
    """Ids and addresses that a report names: what it is about stands in its text, not in its headers."""
    if reading.bounce is None:
        return ()
    return (*reading.bounce.original_ids, *reading.bounce.recipients)


def passed(place: Place, parties: str, ids: Iterable[str]) -> Passed:
    head = place.head
    return Passed(
        place.mailbox, head.uid, head.internal_date, parties, " ".join(i for i in ids if i), place.uidvalidity
    )


def learn(book: Book, person: str, address: Address, source: str, at: datetime, harvest: Harvest) -> None:
    """Keep an address and a name in the book and, for the next start, in the ledger."""
    book.learn(person, address)
    if book.canonical(address.address) != person:
        return
    harvest.learned.append((person, f"address {address.address}", address.address, source, at))
    if address.name:
        harvest.learned.append((person, "name", address.name, source, at))
        harvest.learned.append((person, f"name {address.name}", address.name, source, at))
