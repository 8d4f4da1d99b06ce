"""The user's own mail to facts: what it starts, what it continues, what it agrees to."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import split
from followthrough.mail.message import Message, parse
from followthrough.mail.own.expects import expects_answer
from followthrough.mail.own.promise import promised_on
from followthrough.mail.reading import Severity
from followthrough.plan.enrolment import Enrolment, enrolment, started, written_to
from followthrough.plan.facts import Away, Bounced, Fact, Meeting, Outreach, Received, Sent
from followthrough.service import wording
from followthrough.service.agreeing import ACCEPTS, agreed
from followthrough.service.appointments import own_turns
from followthrough.service.book import Book
from followthrough.service.clocks import their_zone
from followthrough.service.harvest import Harvest, Place, Rulebook, learn
from followthrough.service.introductions import answering


class Outgoing:
    """For one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, rulebook: Rulebook, ledger: Ledger, book: Book) -> None:
        self._account, self._rules, self._ledger, self._book = account, rulebook, ledger, book

    def may_matter(self, message: Message, place: Place) -> bool:
        """Whether its text is worth fetching, judged on its headers alone."""
        people = written_to(message, self._rules.me)
        return (
            any(self._book.knows(p.address) for p in people)
            or self._book.draft(message.message_id) is not None
            or bool(self._moved(message, people, ()))
            or bool(self._introduced(message, place.head.internal_date, ()))
            or self.enrolment(message, place.head.flags, place.mailbox) is not None
        )

    def enrolment(self, message: Message, flags: frozenset[str], mailbox: str) -> Enrolment | None:
        """Whose conversation it starts. Only for what lies where the user's own mail is kept, or where they put it:
        anybody can forge a From."""
        if self._rules.steering.get(mailbox) == "start":
            return started(
                message, self._rules.me, self._rules.enrol[0].playbook, self._rules.max_recipients, mailbox
            )
        if mailbox not in self._rules.own_mailboxes | self._rules.label_mailboxes:
            return None
        return enrolment(
            message,
            me=self._rules.me,
            rules=self._rules.enrol,
            flags=flags,
            mailbox=mailbox,
            max_recipients=self._rules.max_recipients,
        )

    def facts(self, message: Message, place: Place, at: datetime, harvest: Harvest) -> list[Fact]:
        """An outreach, or a mail to people we know; nothing for those about whom it is recorded already."""
        found = self.enrolment(message, place.head.flags, place.mailbox)
        facts: list[Fact] = [] if found is None else self._outreach(found, message, at, harvest)
        people = written_to(message, self._rules.me)
        persons = {self._book.canonical(p.address) for p in people if self._book.knows(p.address)}
        if not facts and not persons and (moved := self._moved(message, people, harvest.facts)):
            persons = {moved}
            for address in people if len(people) == 1 else ():
                learn(self._book, moved, address, "your mail", at, harvest)
        for person in sorted(persons - {f.person for f in facts}):
            if not self._book.wrote(person, message.key):
                facts += (self._mail(message, person, at), *self._settled(message, person, at, harvest))
                facts += self._agreed(message, person, at, harvest)
        facts += self._introductions(message, at, harvest)
        if facts and "[[FILL:" in split(message.text).new:
            harvest.questions += [
                wording.fill_sent(self._account, f.person, message.key, message.subject, at)
                for f in facts[:1]
            ]
        return facts

    def _outreach(self, found: Enrolment, message: Message, at: datetime, harvest: Harvest) -> list[Fact]:
        written: dict[str, str] = {}
        for each in found.people:
            written.setdefault(self._book.canonical(each.address), each.address)
        facts: list[Fact] = [
            Outreach(
                person=person,
                account=self._account,
                message_id=message.key,
                at=at,
                evidence=(found.evidence,),
                playbook=found.playbook,
                subject=message.subject,
                recipients=tuple(written),
                address="" if address == person else address,
                promised_on=self._promised_on(message, at),
            )
            for person, address in written.items()
            if not self._book.wrote(person, message.key)
        ]
        for fact in facts:
            self._book.add(fact)
        for address in found.people:
            learn(self._book, self._book.canonical(address.address), address, "your mail", at, harvest)
        return facts

    def _moved(self, message: Message, people: Sequence[Address], harvested: Iterable[Fact]) -> str:
        """Whose thread a mail to strangers continues: the one person's in it whose address is gone; '' otherwise."""
        persons = self._book.sharing(message.parents)
        if len(persons) != 1 or not people or any(self._book.knows(p.address) for p in people):
            return ""
        (person,) = persons
        facts = (*self._ledger.facts(person), *(f for f in harvested if f.person == person))
        return person if any(map(is_gone, facts)) else ""

    def _mail(self, message: Message, person: str, at: datetime) -> Sent:
        row = self._book.draft(message.message_id)
        return Sent(
            person=person,
            account=self._account,
            message_id=message.key,
            at=at,
            subject=message.subject,
            in_reply_to=message.in_reply_to,
            step_key=row.key if row else "",
            promised_on=self._promised_on(message, at),
            expects_answer=expects_answer(split(message.text).new),
        )

    def _promised_on(self, message: Message, at: datetime) -> date | None:
        """The day on which the user says in it that they will call."""
        return promised_on(split(message.text).new, at, self._rules.zone)

    # Introductions --------------------------------------------------------------------------------------------------

    def _introductions(self, message: Message, at: datetime, harvest: Harvest) -> list[Outreach]:
        """An answer to an introduction is the first mail to whoever was introduced."""
        started = self._introduced(message, at, harvest.facts)
        for fact, address in started:
            self._book.add(fact)
            learn(self._book, fact.person, address, "your mail", at, harvest)
        return [fact for fact, _ in started]

    def _introduced(
        self, message: Message, at: datetime, harvested: Iterable[Fact]
    ) -> list[tuple[Outreach, Address]]:
        if all(self._book.knows(each.address) for each in written_to(message, self._rules.me)):
            return []
        referrers = self._book.sharing(message.parents)
        facts = [f for person in sorted(referrers) for f in self._ledger.facts(person)]
        facts += [f for f in harvested if f.person in referrers]
        return answering(self._book, self._rules.me, message, at, self._account, facts)

    def _agreed(self, message: Message, person: str, at: datetime, harvest: Harvest) -> list[Meeting]:
        """The time that our draft confirmed, and that the user sent so."""
        row = self._book.draft_of(message, person)
        if row is None or not row.template.startswith(ACCEPTS):
            return []
        facts = (*self._ledger.facts(person), *(f for f in harvest.facts if f.person == person))
        whole = next(iter(self._ledger.drafts_by_key((row.key,))), row)
        theirs = next((f for f in facts if isinstance(f, Received) and f.message_id in whole.parents), None)
        kept = self._ledger.message(theirs.account, theirs.message_id) if theirs is not None else None
        zone = their_zone(parse(kept.raw) if kept is not None else None, self._book.listed(person))
        meeting = agreed(message, at, whole, facts, self._rules.zone, self._rules.minutes, zone)
        return [meeting] if meeting is not None else []

    def _settled(self, message: Message, person: str, at: datetime, harvest: Harvest) -> list[Meeting]:
        """What the user's own calendar mail does: their acceptance, refusal, change or cancellation."""
        if not any("BEGIN:VCALENDAR" in part.text[:2000] for part in message.parts):
            return []
        facts = (*self._ledger.facts(person), *(f for f in harvest.facts if f.person == person))
        known = [fact for fact in facts if isinstance(fact, Meeting)]
        return own_turns(self._account, person, message, at, known, self._rules.zone)


def is_gone(fact: Fact) -> bool:
    """Whether it says that an address will not work again: a failure for good, or somebody who has left."""
    if isinstance(fact, Bounced):
        return fact.severity is Severity.HARD
    return isinstance(fact, Away) and fact.left
