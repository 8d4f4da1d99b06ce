"""Other people's mail to facts: whose conversation it belongs to, what it says, who is learned of by it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

from followthrough.ledger.store import Ledger, Passed
from followthrough.mail.address import Address
from followthrough.mail.findings import Bounce
from followthrough.mail.matching.match import Certainty, Match, match, may_echo, rests_on_words
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Kind, Reading, read
from followthrough.plan.arrivals import Arrival
from followthrough.plan.facts import Fact, Meeting, Outreach, Referral
from followthrough.plan.reception import meaning
from followthrough.service import wording
from followthrough.service.appointments import later_turns
from followthrough.service.book import Book
from followthrough.service.echoes import quoted, whose
from followthrough.service.harvest import Harvest, Rulebook, learn, named
from followthrough.service.introductions import answered


class Incoming:
    """For one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, rulebook: Rulebook, ledger: Ledger, book: Book) -> None:
        self._account, self._rules, self._ledger, self._book = account, rulebook, ledger, book

    def reading(self, message: Message, at: datetime) -> Reading:
        """What it says, with bare hours in the zone of whoever wrote it, as far as that is known."""
        return read(message, self._zone(message, at), at)

    def _zone(self, message: Message, at: datetime) -> str:
        """people.toml's zone for the writer, else what their Date says, else the user's."""
        author = message.author
        listed = self._book.listed(self._book.canonical(author.address)) if author else None
        if listed is not None and listed.timezone:
            return listed.timezone
        offset = _offset(message)
        if not offset:
            return self._rules.zone  # +0000 is what many servers and phones write wherever they are
        local = at.astimezone(ZoneInfo(self._rules.zone)).utcoffset()
        if local is not None and local.total_seconds() == offset:
            return self._rules.zone  # with its summer time, which a mere offset does not know
        hours, minutes = divmod(abs(offset) // 60, 60)
        return f"UTC{'+' if offset > 0 else '-'}{hours:02}:{minutes:02}"

    def facts(self, message: Message, reading: Reading, at: datetime, harvest: Harvest) -> list[Fact]:
        matches = self.matches(message, reading, at, harvest)
        persons = [each.person for each in matches] if reading.kind is Kind.CALENDAR else []
        known = [f for p in persons for f in self._known(p, harvest) if isinstance(f, Meeting)]
        means = meaning(
            Arrival(
                self._account,
                message,
                reading,
                matches,
                at,
                known=tuple(known),
                me=self._rules.me,
                zone=self._rules.zone,
            )
        )
        harvest.questions.extend(wording.doubt(each, at) for each in means.doubts)
        newcomers = [
            fact
            for address, through in means.newcomers
            for fact in self._newcomer(address, through, means.facts[0], harvest)
        ]
        for person, address in means.learned:
            if self._book.vouches(person, address):
                learn(self._book, person, address, "their mail", at, harvest)
        if reading.kind is Kind.HUMAN and len(means.learned) == 1:
            _learn_signature(harvest, means.learned[0][0], reading, at)
        met = [each for f in means.facts if isinstance(f, Referral) for each in self._answered(f, harvest)]
        agreed = [f for f in means.facts if isinstance(f, Meeting) and not f.cancelled]
        turns = [
            each
            for meeting in agreed
            for each in later_turns(
                self._ledger, self._known(meeting.person, harvest), meeting, self._rules.zone
            )
        ]
        return [*newcomers, *means.facts, *met, *turns]

    def matches(
        self, message: Message, reading: Reading, at: datetime, harvest: Harvest
    ) -> tuple[Match, ...]:
        """Whose conversation it belongs to, by all that is known."""
        matches = match(message, reading, self._book.candidates(message, named(reading)))
        if reading.bounce is not None and not all(each.is_person for each in matches):
            return self._without_copies(message, reading.bounce, matches, harvest)
        if any(each.certainty is Certainty.CERTAIN for each in matches) or not may_echo(reading):
            return matches
        back = quoted(message, at, self._book, self._ledger, self._rules.me, harvest)
        echoes = whose(message, back, self._book, self._rules.me)
        candidates = self._book.candidates(message, named(reading), echoes)
        matches = match(message, reading, candidates, echoes)
        if any(map(rests_on_words, matches)):
            return self._beside_other_mail(message, matches, harvest)
        return matches

    def _without_copies(
        self, message: Message, bounce: Bounce, matches: tuple[Match, ...], harvest: Harvest
    ) -> tuple[Match, ...]:
        """Without those who were written to themselves by the mail that failed, where whoever failed was so beside
        them. An address that is not in the mail is where somebody's is forwarded to."""
        keys = {*message.parents, *bounce.original_ids}
        kept = [
            stored.raw
            for account in self._rules.accounts
            for key in keys
            if (stored := self._ledger.message(account, key)) is not None and stored.own
        ]
        kept += [each.raw for each in harvest.messages if each.own and each.key in keys]
        written = {each.address for raw in kept for each in parse(raw).recipients}
        if not written.issuperset(bounce.recipients):
            return matches
        return tuple(
            each
            for each in matches
            if each.is_person or written.isdisjoint(self._book.addresses(each.person))
        )

    def _beside_other_mail(
        self, message: Message, matches: tuple[Match, ...], harvest: Harvest
    ) -> tuple[Match, ...]:
        """What words prove where the user has written more than is in conversations.

        An answer that names a mail of theirs in nobody's thread is that one's: they may have shown a friend what they
        wrote, and the friend's answer quotes it. From somebody they wrote to in such a mail, and by whom no more than
        the words speaks, it may be the very same words to them: that is asked.
        """
        author = message.author.address if message.author else ""
        apart = self._apart(message.parents, author, harvest)
        if any(each.ids.partition(" ")[0] in message.parents for each in apart):
            return tuple(each for each in matches if not rests_on_words(each))
        if apart and not any(each.is_person for each in matches):
            return tuple(replace(each, certainty=Certainty.POSSIBLE) for each in matches)
        return matches

    def _apart(self, ids: Iterable[str], recipient: str, harvest: Harvest) -> list[Passed]:
        """The user's mails outside every conversation, of any account, with one of these ids or to this address."""
        known = frozenset(ids)
        passed = [each for each in harvest.passed if each.mailbox in self._rules.own_mailboxes]
        for account, sent in {**self._rules.sent, self._account: ""}.items():
            own = self._rules.own_mailboxes if account == self._account else {sent}
            found = self._ledger.passed_by(account, (recipient,), sorted(known))
            passed += [each for each in found if each.mailbox in own]
        return [
            each
            for each in passed
            if each.ids.partition(" ")[0] in known or recipient in each.parties.split()
        ]

    def _answered(self, referral: Referral, harvest: Harvest) -> list[Outreach]:
        """Their introduction was answered before it was read: Sent is read first."""
        found = answered(
            self._book, self._ledger, self._rules.me, referral, self._known(referral.person, harvest)
        )
        for fact, address in found:
            self._book.add(fact)
            learn(self._book, fact.person, address, "your mail", fact.at, harvest)
        return [fact for fact, _ in found]

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


def _learn_signature(harvest: Harvest, person: str, reading: Reading, at: datetime) -> None:
    """The number and the title in it, where the mail tells of nobody else."""
    for what, value in (("phone", reading.phone), ("title", reading.title)):
        if value:
            harvest.learned.append((person, what, value, f"their signature of {at:%-d %B %Y}", at))


def _offset(message: Message) -> int:
    """Seconds east of UTC, as the Date says; 0 where it says nothing that can be a zone."""
    try:
        fields = parsedate_tz((message.header("date") or "")[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0
    offset = (fields[9] or 0) if fields else 0
    return offset if abs(offset) <= 14 * 3600 and offset % 900 == 0 else 0
