"""What the user says by putting a mail into one of the steering mailboxes: hold, stop; of ``start`` what can't be done.

The fact is keyed by the mail, so that seeing it again (another connection, another UIDVALIDITY) is nothing.
"""

from followthrough.ledger.store import Ledger
from followthrough.mail.message import Message
from followthrough.mail.reading import Evidence
from followthrough.plan.facts import Held, Stopped
from followthrough.service import wording
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest, Place, Rulebook


class Steered:
    """For one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, rulebook: Rulebook, ledger: Ledger, book: Book) -> None:
        self._account, self._rules, self._ledger, self._book = account, rulebook, ledger, book

    def is_only_said(self, message: Message, place: Place) -> bool:
        """Whether it is the user's word alone and no news: a draft is not sent by lying here, nor is their own mail in
        Hold and Stop. (An answer that was moved before it was read still counts as one.)"""
        word = self._rules.steering.get(place.mailbox)
        if word is None:
            return False
        draft = "\\draft" in place.head.flags or self._book.draft(message.message_id) is not None
        author = message.author
        return draft or (word != "start" and author is not None and self._rules.me.owns(author.address))

    def take(self, message: Message, place: Place, harvest: Harvest) -> None:
        """Add what a mail in a steering mailbox says, and what the next note answers; any other mail says nothing."""
        word = self._rules.steering.get(place.mailbox)
        if word is None:
            return
        persons = self._started(message) if word == "start" else self._persons(message)
        if word != "start":
            for person in persons:
                self._record(word, person, message, place, harvest)
        harvest.questions.append(
            wording.steered(
                word, self._account, place.mailbox, persons, message.key, message.subject, self._rules.now
            )
        )

    def _record(self, word: str, person: str, message: Message, place: Place, harvest: Harvest) -> None:
        said = f"you put a mail into {place.mailbox}"
        evidence = (Evidence("steering", "mailbox", place.mailbox),)
        message_id = f"{message.key}#{word}"
        if any(fact.message_id == message_id for fact in self._ledger.facts(person)):
            return
        fact: Held | Stopped
        if word == "hold":
            fact = Held(
                person=person, account=self._account, message_id=message_id, at=self._rules.now,
                evidence=evidence, until_at=None, why=said,
            )  # fmt: skip
        else:
            fact = Stopped(
                person=person, account=self._account, message_id=message_id, at=self._rules.now,
                evidence=evidence, why=said,
            )  # fmt: skip
        self._book.add(fact)
        harvest.facts.append(fact)

    def _persons(self, message: Message) -> tuple[str, ...]:
        """Whom it is with: of a draft or note of ours whom that is about, else its sender, or, where that is the user,
        those of its recipients who are known."""
        row = self._book.draft(message.message_id)
        if row is not None:
            return row.persons
        author = message.author
        if author is not None and not self._rules.me.owns(author.address):
            people = [author.address]
        else:
            people = [each.address for each in message.recipients]
        return tuple(dict.fromkeys(self._book.canonical(each) for each in people if self._book.knows(each)))

    def _started(self, message: Message) -> tuple[str, ...]:
        """Who is followed through now: those whom a mail of the user's went to."""
        author = message.author
        if author is None or not self._rules.me.owns(author.address):
            return ()
        people = [each.address for each in message.recipients]
        return tuple(
            person
            for person in dict.fromkeys(
                self._book.canonical(each) for each in people if self._book.knows(each)
            )
            if self._book.wrote(person, message.key)
        )
