"""First mails that have just gone out: what they lack, and whether they can arrive. Said once, in the next note."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger, Question
from followthrough.mail.body.quoted import split
from followthrough.mail.language import language
from followthrough.mail.message import Message, parse
from followthrough.mail.own.first_mail import About, check
from followthrough.plan.conversation import Conversation
from followthrough.plan.facts import Outreach
from followthrough.service import wording
from followthrough.service.domains import Domains, unreachable

RECENT = timedelta(days=3)
"""Older ones are past helping, and a first scan of an old mailbox is none of this."""


class FirstMails:
    """With one set of settings; made anew when they change."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self._notes, self._ledger = settings.config.notes, ledger
        self._domains = Domains(self._notes.nameserver if self._notes.check_domains else None, ledger)
        self._checked: set[tuple[str, str]] = set()
        self._reached: set[tuple[str, str]] = set()

    def has_news(self) -> bool:
        """Whether the DNS has answered something since the last time."""
        return self._domains.has_news()

    def wait(self, seconds: float) -> None:
        """Give lookups under way some time."""
        self._domains.wait(seconds)

    def questions(
        self, conversations: Iterable[Conversation], awake_since_at: datetime, now: datetime
    ) -> list[Question]:
        """What is to be said of first mails sent while somebody was watching, in the last days."""
        self._domains.settle(now)
        found: list[Question] = []
        for fact in _recent(conversations, max(awake_since_at, now - RECENT), now):
            found += self._of(fact, now)
        return found

    def _of(self, fact: Outreach, now: datetime) -> list[Question]:
        key = (fact.account, fact.message_id)
        if key in self._checked and (fact.person, fact.message_id) in self._reached:
            return []
        stored = self._ledger.message(fact.account, fact.message_id)
        if stored is None or not stored.own:
            return []
        message, found = parse(stored.raw), []
        if key not in self._checked:
            self._checked.add(key)
            found += self._lacks(fact, message)
        return found + self._cannot_arrive(fact, now)

    def _lacks(self, fact: Outreach, message: Message) -> list[Question]:
        if not self._notes.check_first_mail:
            return []
        written_in = language(split(message.text).new) or ""
        findings = [
            e for e in check(message, language=written_in) if e.about is not About.FILL
        ]  # told already
        if not findings:
            return []
        return [
            wording.first_mail(fact.account, fact.person, fact.message_id, fact.subject, findings, fact.at)
        ]

    def _cannot_arrive(self, fact: Outreach, now: datetime) -> list[Question]:
        address = fact.address or fact.person
        key = (fact.person, fact.message_id)
        if key in self._reached:
            return []
        if self._domains.of(address.rpartition("@")[2], now) is not None:
            self._reached.add(key)
        bad = unreachable([address], self._domains, now)
        return [wording.no_mail(fact.account, fact.person, fact.message_id, bad, fact.at)] if bad else []


def _recent(conversations: Iterable[Conversation], since: datetime, now: datetime) -> list[Outreach]:
    """Outreaches since a moment; one that answers an introduction is no first mail to a stranger."""
    return [
        fact
        for conversation in conversations
        for fact in conversation.facts
        if isinstance(fact, Outreach)
        and since <= fact.at <= now
        and not any(each.judge == "introduction" for each in fact.evidence)
    ]
