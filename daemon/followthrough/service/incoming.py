"""Other people's mail to facts: whose conversation it belongs to, what it says, who is learned of by it."""

from collections.abc import Iterable
from datetime import datetime

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Address
from followthrough.mail.match import match
from followthrough.mail.message import Message
from followthrough.mail.reading import Kind, Reading
from followthrough.plan.facts import Fact, Outreach
from followthrough.plan.reception import Arrival, meaning
from followthrough.service import wording
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest, learn, named


class Incoming:
    """For one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, ledger: Ledger, book: Book) -> None:
        self._account, self._ledger, self._book = account, ledger, book

    def facts(self, message: Message, reading: Reading, at: datetime, harvest: Harvest) -> list[Fact]:
        matches = match(message, reading, self._book.candidates(message, named(reading)))
        means = meaning(Arrival(self._account, message, reading, matches, at))
        harvest.questions.extend(wording.doubt(each, at) for each in means.doubts)
        newcomers = [
            fact
            for address, through in means.newcomers
            for fact in self._newcomer(address, through, means.facts[0], harvest)
        ]
        for person, address in means.learned:
            if self._book.vouches(person, address):
                learn(self._book, person, address, "their mail", at, harvest)
        if reading.phone and reading.kind is Kind.HUMAN and len(means.learned) == 1:
            person = means.learned[0][0]
            harvest.learned.append((person, "phone", reading.phone, f"their signature of {at:%-d %B %Y}", at))
        return [*newcomers, *means.facts]

    def _newcomer(
        self, address: Address, through: str, answered: Fact, harvest: Harvest
    ) -> tuple[Outreach, ...]:
        """A colleague who answers has been reached by the same outreach; their conversation starts there."""
        outreaches = (f for f in self._known(through, harvest) if isinstance(f, Outreach))
        first = min(outreaches, key=lambda f: (f.at, f.message_id), default=None)
        if first is None:
            return ()
        person = self._book.canonical(address.address)
        fact = Outreach(
            person=person,
            account=first.account,
            message_id=first.message_id,
            at=first.at,
            playbook=first.playbook,
            subject=first.subject,
            recipients=tuple(dict.fromkeys((*first.recipients, person))),
            evidence=answered.evidence,
        )
        if self._book.wrote(person, fact.message_id):
            return ()
        self._book.add(fact)
        learn(self._book, person, address, "their mail", answered.at, harvest)
        return (fact,)

    def _known(self, person: str, harvest: Harvest) -> Iterable[Fact]:
        """What is known of a person, this batch's too."""
        yield from self._ledger.facts(person)
        yield from (f for f in harvest.facts if f.person == person)
