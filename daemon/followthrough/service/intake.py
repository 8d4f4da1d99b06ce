"""From a mailbox's new messages to recorded facts: glance, fetch what concerns us, read, match, record, look again.

A message may be seen before the mail that explains it (an answer before the Sent copy). So whatever concerned nobody
is remembered in one line, and read again when a person or a message-id becomes known.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from followthrough.ledger.store import Ledger, Passed, Question, StoredMessage
from followthrough.mail.address import Address, Identities
from followthrough.mail.cursor import Cursor
from followthrough.mail.glance import GLANCE_FIELDS, concerns, glance
from followthrough.mail.match import match
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Reading, read
from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.session import Head, Session
from followthrough.mailbox.sync import Batch
from followthrough.plan.drafts import DraftRow
from followthrough.plan.enrolment import Enrolment, EnrolRule, enrolment, written_to
from followthrough.plan.facts import Fact, Meeting, Outreach, Sent
from followthrough.plan.reception import Arrival, Doubt, Meaning, agreed_meeting, meaning, message_at
from followthrough.service.book import Book

log = logging.getLogger("followthrough.intake")

MAX_TRIES = 3
"""A message that cannot be handled is tried so often, then quarantined; the others go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """What intake needs of the settings."""

    me: Identities
    enrol: tuple[EnrolRule, ...]
    max_recipients: int
    own_mailboxes: frozenset[str]


@dataclass(slots=True)
class _Harvest:
    """What one batch yields, recorded in one transaction with its cursor."""

    facts: list[Fact] = field(default_factory=list)
    messages: list[StoredMessage] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    names: list[tuple[str, Address]] = field(default_factory=list)
    phones: list[tuple[str, str, datetime]] = field(default_factory=list)


class Intake:
    """Reads for one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, rulebook: Rulebook, ledger: Ledger, book: Book) -> None:
        self._account, self._rules, self._ledger, self._book = account, rulebook, ledger, book
        self._ours: dict[str, DraftRow] = {}
        self._quarantine = {
            (p.mailbox, p.uidvalidity, p.uid)
            for p in ledger.quarantined()
            if p.account == account and p.tries >= MAX_TRIES
        }

    def take(self, session: Session, mailbox: str, batch: Batch) -> frozenset[str]:
        """Record a batch and its cursor in one transaction, then look again at what it explains. People with news."""
        self._ours = {row.message_id: row for row in self._ledger.drafts()}
        return self._record(session, mailbox, batch.cursor.uidvalidity, batch.heads, batch.cursor)

    def ask(self, session: Session, mailbox: str, addresses: Iterable[str], since: date) -> frozenset[str]:
        """Read mail from these addresses since a day (the guard before a call or an attempt). People with news."""
        status = session.examine(mailbox)
        uids = sorted({uid for address in addresses for uid in session.uids_from(address, since)})
        return self._read_again(session, mailbox, status.uidvalidity, uids)

    def _read_again(
        self, session: Session, mailbox: str, uidvalidity: int, uids: Iterable[int]
    ) -> frozenset[str]:
        """Read single messages of the examined mailbox; those recorded already are nothing."""
        heads = [head for uid in uids for batch in session.heads(GLANCE_FIELDS, uid, uid) for head in batch]
        unknown = [head for head in heads if not self._recorded(parse(head.header))]
        return self._record(session, mailbox, uidvalidity, unknown, None) if unknown else frozenset()

    def _recorded(self, message: Message) -> bool:
        return self._ledger.message(self._account, message.key) is not None

    def _record(
        self, session: Session, mailbox: str, uidvalidity: int, heads: Sequence[Head], cursor: Cursor | None
    ) -> frozenset[str]:
        harvest = _Harvest()
        for head in heads:
            self._one(session, mailbox, uidvalidity, head, harvest, must_read=cursor is None)
        new = self._ledger.record(
            account=self._account,
            mailbox=mailbox,
            cursor=cursor,
            facts=harvest.facts,
            messages=harvest.messages,
            passed=harvest.passed,
            questions=harvest.questions,
        )
        for person, phone, at in harvest.phones:
            self._ledger.learn(person, "phone", phone, f"their signature of {at:%-d %B %Y}", at)
        for person, address in harvest.names:
            if address.name:
                self._ledger.learn(person, "name", address.name, "their mail", _latest(harvest.facts))
            self._ledger.learn(
                person, f"address {address.address}", address.address, "their mail", _latest(harvest.facts)
            )
        if not new:
            return frozenset()
        log.info("recorded account=%s mailbox=%r facts=%d", self._account, mailbox, new)
        return frozenset(f.person for f in harvest.facts) | self._again(session, mailbox, harvest.facts)

    def _again(self, session: Session, back_to: str, facts: Sequence[Fact]) -> frozenset[str]:
        """Messages passed over earlier that the new facts explain, read now. What is recorded is not read again."""
        parties = sorted({a for f in facts for a in self._book.addresses(f.person)})
        ids = sorted({f.message_id for f in facts})
        waiting = self._ledger.passed_by(self._account, parties, ids)
        news: frozenset[str] = frozenset()
        for mailbox in sorted({p.mailbox for p in waiting}):
            status = session.examine(mailbox)
            uids = [p.uid for p in waiting if p.mailbox == mailbox]
            news |= self._read_again(session, mailbox, status.uidvalidity, uids)
        if waiting:
            session.examine(back_to)
        return news

    def _one(
        self,
        session: Session,
        mailbox: str,
        uidvalidity: int,
        head: Head,
        harvest: _Harvest,
        *,
        must_read: bool,
    ) -> None:
        seen = glance(head.header)
        own = self._rules.me.owns(seen.author) or mailbox in self._rules.own_mailboxes
        if not (must_read or own or concerns(seen, self._book.interest)):
            harvest.passed.append(_passed(mailbox, head, seen.author, (seen.message_id, *seen.parents)))
            return
        if own and not must_read and not self._own_may_matter(head, mailbox, harvest):
            return
        where = (mailbox, uidvalidity, head.uid)
        if where in self._quarantine:
            return
        try:
            raw = session.fetch(head.uid)
        except Disconnected as error:
            self._poisoned(*where, error)
            raise
        if raw is None:
            return
        try:
            self._read(mailbox, uidvalidity, head, raw, harvest)
        except (ValueError, LookupError, AttributeError, TypeError, RecursionError, ArithmeticError) as error:
            self._poisoned(*where, error)

    def _own_may_matter(self, head: Head, mailbox: str, harvest: _Harvest) -> bool:
        """The user's own mail, judged on its headers alone before its text is fetched."""
        message = parse(head.header)
        people = written_to(message, self._rules.me)
        known = any(self._book.knows(p.address) for p in people)
        if known or message.message_id in self._ours or self._enrolment(message, head.flags, mailbox):
            return True
        parties = " ".join(p.address for p in people)
        harvest.passed.append(_passed(mailbox, head, parties, (message.key, *message.parents)))
        return False

    def _enrolment(self, message: Message, flags: frozenset[str], mailbox: str) -> Enrolment | None:
        return enrolment(
            message,
            me=self._rules.me,
            rules=self._rules.enrol,
            flags=flags,
            mailbox=mailbox,
            max_recipients=self._rules.max_recipients,
        )

    def _read(self, mailbox: str, uidvalidity: int, head: Head, raw: bytes, harvest: _Harvest) -> None:
        message = parse(raw)
        author = message.author
        own = mailbox in self._rules.own_mailboxes or (
            author is not None and self._rules.me.owns(author.address)
        )
        at = message_at(message, head.internal_date, own=own)
        if own and (message.header("X-Followthrough") or message.message_id in self._notes()):
            return
        facts = self._sent(message, head.flags, mailbox, at) if own else self._received(message, at, harvest)
        if not facts:
            harvest.passed.append(
                _passed(mailbox, head, _parties(message, own), (message.key, *message.parents))
            )
            return
        for fact in facts:
            self._book.add(fact)
        harvest.facts.extend(facts)
        harvest.messages.append(
            StoredMessage(
                account=self._account,
                key=message.key,
                mailbox=mailbox,
                uidvalidity=uidvalidity,
                uid=head.uid,
                own=own,
                at=at,
                raw=raw,
            )
        )

    def _notes(self) -> frozenset[str]:
        return frozenset(i for i, row in self._ours.items() if row.is_note)

    def _sent(self, message: Message, flags: frozenset[str], mailbox: str, at: datetime) -> list[Fact]:
        """The user's own mail: an outreach, or a mail to people we know."""
        me, row = self._rules.me, self._ours.get(message.message_id or "")
        people = written_to(message, me)
        found = self._enrolment(message, flags, mailbox)
        facts: list[Fact] = []
        if found:
            names = tuple(self._book.canonical(p.address) for p in found.people)
            for address, person in zip(found.people, names, strict=True):
                facts.append(
                    Outreach(
                        person=person,
                        account=self._account,
                        message_id=message.key,
                        at=at,
                        evidence=(found.evidence,),
                        playbook=found.playbook,
                        subject=message.subject,
                        recipients=names,
                    )
                )
                self._book.add(facts[-1])
                self._book.learn(person, address)
        persons = {self._book.canonical(p.address) for p in people if self._book.knows(p.address)}
        for person in sorted(persons - {f.person for f in facts}):
            facts.append(
                Sent(
                    person=person,
                    account=self._account,
                    message_id=message.key,
                    at=at,
                    subject=message.subject,
                    in_reply_to=message.in_reply_to,
                    step_key=row.key if row else "",
                )
            )
            facts.extend(self._accepted(message, person, at))
        return facts

    def _accepted(self, message: Message, person: str, at: datetime) -> tuple[Meeting, ...]:
        """The user's own acceptance of an invitation, as their calendar sent it."""
        event = read(message).calendar
        meeting = event and agreed_meeting(self._account, person, message.key, at, event, ())
        return (meeting,) if meeting else ()

    def _received(self, message: Message, at: datetime, harvest: _Harvest) -> list[Fact]:
        reading = read(message)
        matches = match(message, reading, self._book.candidates(message, _named(reading)))
        means = meaning(Arrival(self._account, message, reading, matches, at))
        harvest.questions.extend(_question(d, at) for d in means.doubts)
        facts = [*self._newcomer(means), *means.facts]
        for person, address in means.learned:
            self._book.learn(person, address)
            harvest.names.append((person, address))
        if reading.phone and len(matches) == 1 and matches[0].is_person and facts:
            harvest.phones.append((matches[0].person, reading.phone, at))
        return facts

    def _newcomer(self, means: Meaning) -> list[Fact]:
        """A colleague who answers has been reached by the same outreach; their conversation starts there."""
        if means.newcomer is None or self._book.knows(means.newcomer[0].address):
            return []
        address, through = means.newcomer
        first = next((f for f in self._ledger.facts(through) if isinstance(f, Outreach)), None)
        if first is None:
            return []
        fact = Outreach(
            person=address.address,
            account=self._account,
            message_id=first.message_id,
            at=first.at,
            playbook=first.playbook,
            subject=first.subject,
            recipients=(*first.recipients, address.address),
            evidence=means.facts[0].evidence,
        )
        self._book.add(fact)
        self._book.learn(address.address, address)
        return [fact]

    def _poisoned(self, mailbox: str, uidvalidity: int, uid: int, error: Exception) -> None:
        """Pure code must not raise on mail; where it does all the same, this message is put aside, the rest goes on."""
        problem = f"{type(error).__name__}: {error}"[:200]
        tries = self._ledger.poison(self._account, mailbox, uidvalidity, uid, problem)
        if tries >= MAX_TRIES:
            self._quarantine.add((mailbox, uidvalidity, uid))
        log.warning(
            "poison account=%s mailbox=%r uid=%d tries=%d problem=%s",
            self._account,
            mailbox,
            uid,
            tries,
            problem,
        )


def _named(reading: Reading) -> tuple[str, ...]:
    """Ids and addresses that a report names: what it is about stands in its text, not in its headers."""
    if reading.bounce is None:
        return ()
    return (*reading.bounce.original_ids, *reading.bounce.recipients)


def _parties(message: Message, own: bool) -> str:
    if own:
        return " ".join(a.address for a in message.recipients)
    return message.author.address if message.author else ""


def _passed(mailbox: str, head: Head, parties: str, ids: Iterable[str]) -> Passed:
    return Passed(mailbox, head.uid, head.internal_date, parties, " ".join(i for i in ids if i))


def _question(doubt: Doubt, at: datetime) -> Question:
    return Question(key=doubt.key, person=doubt.person, heading=doubt.heading, text=doubt.text, at=at)


def _latest(facts: Sequence[Fact]) -> datetime:
    return max(f.at for f in facts)
