"""From a mailbox's new messages to recorded facts: glance, fetch what concerns us, read, match, record, look again.

A message may be seen before the mail that explains it (an answer before the Sent copy). So whatever concerned nobody,
or answers a mail not seen yet, is remembered in one line, and read again when a person or a message-id becomes known:
what was known when a mail was first read must not matter in the end.
"""

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from followthrough.ledger.store import Ledger, Said, StoredMessage
from followthrough.mail.body.quoted import split, unmarked
from followthrough.mail.cursor import Cursor
from followthrough.mail.matching.glance import GLANCE_FIELDS, Glance, concerns, glance
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Reading
from followthrough.mail.subject import base_subject, subject_word
from followthrough.mailbox.errors import BadArgument, Disconnected, Rejected
from followthrough.mailbox.session import Head, Session
from followthrough.mailbox.sync import Batch
from followthrough.plan.drafts import DraftRow
from followthrough.plan.enrolment import written_to
from followthrough.plan.facts import Fact, Held
from followthrough.plan.reception import message_at
from followthrough.service import wording
from followthrough.service.book import Book
from followthrough.service.harvest import BAD_MAIL, Harvest, Place, Rulebook, named, passed
from followthrough.service.incoming import Incoming
from followthrough.service.outgoing import Outgoing, is_gone
from followthrough.service.steered import Steered

log = logging.getLogger("followthrough.intake")

MAX_TRIES = 3
"""A message that cannot be handled is tried so often, then quarantined; the others go on."""
MAX_SAID = 20_000
"""Characters of an answer to a note that are kept."""


class Intake:
    """Reads for one account. The ledger and the book are shared by all accounts of a person."""

    def __init__(self, account: str, rulebook: Rulebook, ledger: Ledger, book: Book) -> None:
        self._account, self._rules, self._ledger, self._book = account, rulebook, ledger, book
        self._outgoing = Outgoing(account, rulebook, ledger, book)
        self._incoming = Incoming(account, rulebook, ledger, book)
        self._steered = Steered(account, rulebook, ledger, book)
        self._quarantine = {
            (p.mailbox, p.uidvalidity, p.uid)
            for p in ledger.quarantined()
            if p.account == account and p.tries >= MAX_TRIES
        }

    def take(self, session: Session, mailbox: str, batch: Batch) -> frozenset[str]:
        """Record a batch and its cursor in one transaction. People with news."""
        return self._record(session, mailbox, batch.cursor.uidvalidity, batch.heads, batch.cursor)

    def ask(self, session: Session, mailbox: str, addresses: Iterable[str], since: date) -> frozenset[str]:
        """Read mail from these addresses since a day (the guard before a call or an attempt). People with news."""
        status = session.examine(mailbox)
        uids = sorted({uid for address in addresses for uid in _uids_from(session, address, since)})
        heads = [head for head in self._heads(session, uids) if not self._is_recorded(glance(head.header))]
        return self._record(session, mailbox, status.uidvalidity, heads, None) if heads else frozenset()

    def read_again(self, session: Session, mailbox: str, uids: Iterable[int]) -> frozenset[str]:
        """Read these once more: something about them has changed. People with news."""
        uidvalidity = session.examine(mailbox).uidvalidity
        heads = self._heads(session, sorted(uids))
        return self._record(session, mailbox, uidvalidity, heads, None) if heads else frozenset()

    def look_again(self, session: Session) -> frozenset[str]:
        """Read what was passed over earlier and is explained by what has become known since, in whatever account.

        The words to look for are in the ledger from before the facts are: a cut or a crash in between loses nothing.
        """
        news: frozenset[str] = frozenset()
        while words := self._explained(self._account):
            news |= self._read_explained(session, words)
            self._explain(self._account, self._explained(self._account) - words)
        return news

    def look_for(self, words: frozenset[str]) -> None:
        """Have what names these addresses or message-ids read again at the next ``look_again`` of every account."""
        for account in self._rules.accounts:
            self._explain(account, self._explained(account) | words)

    def _read_explained(self, session: Session, words: frozenset[str]) -> frozenset[str]:
        news: frozenset[str] = frozenset()
        waiting = self._ledger.passed_by(self._account, sorted(words), sorted(words))
        for mailbox in sorted({p.mailbox for p in waiting}):
            try:
                uidvalidity = session.examine(mailbox).uidvalidity
            except Rejected:
                continue  # the mailbox is not there any more, and what lay in it is not either
            uids = sorted({p.uid for p in waiting if (p.mailbox, p.uidvalidity) == (mailbox, uidvalidity)})
            heads = self._heads(session, uids)
            news |= self._record(session, mailbox, uidvalidity, heads, None) if heads else frozenset()
        return news

    def _explained(self, account: str) -> frozenset[str]:
        return frozenset(json.loads(self._ledger.get(f"explained|{account}") or "[]"))

    def _explain(self, account: str, words: frozenset[str]) -> None:
        self._ledger.put(f"explained|{account}", json.dumps(sorted(words)) if words else None)

    def _heads(self, session: Session, uids: Iterable[int]) -> list[Head]:
        return [head for uid in uids for batch in session.heads(GLANCE_FIELDS, uid, uid) for head in batch]

    def _is_recorded(self, seen: Glance) -> bool:
        """Whether this very message has been read: its id, and its author, for anybody can reuse an id."""
        stored = self._ledger.message(self._account, seen.message_id) if seen.message_id else None
        if stored is None:
            return False
        author = parse(stored.raw).author
        return (author.address if author else "") == seen.author

    def _record(
        self, session: Session, mailbox: str, uidvalidity: int, heads: Sequence[Head], cursor: Cursor | None
    ) -> frozenset[str]:
        harvest = Harvest()
        for head in heads:
            self._one(session, Place(mailbox, uidvalidity, head), harvest, must_read=cursor is None)
        news = self._book.news() | self._lost_touch(harvest.facts)
        with self._ledger.together():  # a commit each would take longer than all the rest
            if news:
                self.look_for(news)
            for said in harvest.said:
                self._ledger.hear(said)
            for learned in harvest.learned:
                self._ledger.learn(*learned)
            new = self._ledger.record(
                account=self._account,
                mailbox=mailbox,
                cursor=cursor,
                facts=harvest.facts,
                messages=harvest.messages,
                passed=harvest.passed,
                questions=harvest.questions,
            )
        if new:
            log.info("recorded account=%s mailbox=%r facts=%d", self._account, mailbox, new)
        return frozenset(f.person for f in harvest.facts) if new else frozenset()

    def _lost_touch(self, facts: Iterable[Fact]) -> frozenset[str]:
        """The threads of those whose address is found not to work: the user's mail in them to another is theirs."""
        return frozenset(i for fact in facts if is_gone(fact) for i in self._book.thread_ids(fact.person))

    def _one(self, session: Session, place: Place, harvest: Harvest, *, must_read: bool) -> None:
        head, mailbox = place.head, place.mailbox
        seen = glance(head.header)
        own = self._rules.me.owns(seen.author) or mailbox in self._rules.own_mailboxes
        if own and self._is_copy(seen, mailbox):
            return
        steers = mailbox in self._rules.steering
        if not (must_read or own or steers or concerns(seen, self._book.interest)):
            ids = (seen.message_id, *seen.parents, subject_word(seen.subject))
            harvest.passed.append(passed(place, seen.author, ids))
            return
        if place.key in self._quarantine:
            return
        if mailbox in self._rules.steering:
            self._fetch_and_read(session, place, harvest)
            return
        # A label can enrol what was read in Sent already; anything else is read once, wherever it lies now.
        if not must_read and mailbox not in self._rules.label_mailboxes and self._is_recorded(seen):
            return
        if own and not must_read and not self._own_may_matter(place, harvest):
            return
        self._fetch_and_read(session, place, harvest)

    def _is_copy(self, seen: Glance, mailbox: str) -> bool:
        """The user's own mail from another account of theirs, with a copy delivered here: it counts there."""
        return mailbox not in self._rules.own_mailboxes and not self._rules.addresses.owns(seen.author)

    def _fetch_and_read(self, session: Session, place: Place, harvest: Harvest) -> None:
        while place.key not in self._quarantine:
            try:
                raw = session.fetch(place.head.uid)
                if raw is not None:
                    message = parse(raw)
                    if not self._steered.is_only_said(message, place):
                        self._read(place, raw, harvest)
                    self._steered.take(message, place, harvest)
            except Disconnected as error:
                self._poisoned(place, error)
                raise
            except BAD_MAIL as error:
                # Fetched anew each time: what came may have been cut or garbled on its way.
                self._poisoned(place, error)
            else:
                return

    def _own_may_matter(self, place: Place, harvest: Harvest) -> bool:
        """The user's own mail, judged on its headers alone before its text is fetched."""
        message = parse(place.head.header)
        if self._note_answered(message, place) or self._outgoing.may_matter(message, place):
            return True
        people = written_to(message, self._rules.me)
        parties = " ".join(p.address for p in people)
        harvest.passed.append(passed(place, parties, (*message.message_ids, *message.parents)))
        return False

    def _read(self, place: Place, raw: bytes, harvest: Harvest) -> None:
        message, head = parse(raw), place.head
        author = message.author
        own = place.mailbox in self._rules.own_mailboxes or (
            author is not None and self._rules.me.owns(author.address)
        )
        at = message_at(message, head.internal_date, own=own)
        if own and self._is_note(message):
            return
        note = self._note_answered(message, place)
        if note is not None and self._is_said(message, note, at, harvest):
            return
        if own:
            facts = self._outgoing.facts(message, place, at, harvest)
            self._pass_own(place, message, facts, harvest)
        else:
            reading = self._incoming.reading(message, at)
            facts = self._incoming.facts(message, reading, at, harvest)
            self._pass(place, message, reading, facts, harvest)
        if not facts:
            return
        for fact in facts:
            self._book.add(fact)
        harvest.facts.extend(facts)
        harvest.messages.append(
            StoredMessage(
                account=self._account,
                key=message.key,
                mailbox=place.mailbox,
                uidvalidity=place.uidvalidity,
                uid=head.uid,
                own=own,
                at=at,
                raw=raw,
            )
        )

    def _pass_own(self, place: Place, message: Message, facts: Sequence[Fact], harvest: Harvest) -> None:
        if not facts and not self._book.in_threads(message.key):
            parties = " ".join(a.address for a in message.recipients)
            harvest.passed.append(passed(place, parties, (message.key, *message.parents)))

    def _pass(
        self, place: Place, message: Message, reading: Reading, facts: Sequence[Fact], harvest: Harvest
    ) -> None:
        """Remember what may explain it later. With facts: it answers a mail not seen yet, perhaps in somebody else's
        thread, and is then read once more."""
        ids = message.parents if facts else (message.key, *message.parents, *named(reading))
        missing = [each for each in ids if not self._book.in_threads(each)]
        if all(isinstance(fact, Held) and fact.doubt for fact in facts):
            # What it quotes may be a mail not seen yet.
            missing.append(subject_word(base_subject(message.subject)))
        author = message.author.address if message.author and not facts else ""
        failed = reading.bounce.recipients if reading.bounce else ()
        if any(missing):
            harvest.passed.append(passed(place, " ".join((author, *failed)).strip(), missing))

    def _note_answered(self, message: Message, place: Place) -> DraftRow | None:
        """Our note that a mail answers, where the user sent it: it lies in Sent and is from this account's address.
        Anybody can forge a From, but not put a mail into Sent."""
        if place.mailbox not in self._rules.own_mailboxes or not message.from_:
            return None
        if not all(self._rules.addresses.owns(author.address) for author in message.from_):
            return None
        rows = (self._book.draft(each) for each in message.parents)
        return next((row for row in rows if row is not None and row.is_note), None)

    def _is_said(self, message: Message, note: DraftRow, at: datetime, harvest: Harvest) -> bool:
        """Whether an answer to a note is to the user alone: then it is kept as their words, and is nothing else. What
        others read too may be a mail to them that quotes the note: nothing in it steers."""
        own = [self._rules.me.owns(each.address) for each in message.recipients]
        if not own or not any(own):
            return False
        if not all(own):
            harvest.questions.append(wording.others_read_it(self._account, message.key, at))
            return False
        harvest.said.append(
            Said(
                key=message.key,
                account=self._account,
                note_id=note.message_id,
                text=unmarked(split(message.text).new, parse(note.raw).text)[:MAX_SAID],
                at=at,
            )
        )
        return True

    def _is_note(self, message: Message) -> bool:
        row = self._book.draft(message.message_id)
        return bool(message.header("X-Followthrough")) or (row is not None and row.is_note)

    def _poisoned(self, place: Place, error: Exception) -> None:
        """Pure code must not raise on mail; where it does all the same, this message is put aside, the rest goes on."""
        problem = f"{type(error).__name__}: {error}"[:200]
        mailbox, uidvalidity, uid = place.key
        tries = self._ledger.poison(self._account, mailbox, uidvalidity, uid, problem)
        log.warning(
            "poison account=%s mailbox=%r uid=%d tries=%d problem=%s",
            self._account,
            mailbox,
            uid,
            tries,
            type(error).__name__,  # its words may quote the mail
        )
        if tries >= MAX_TRIES:
            self._quarantine.add(place.key)
            at = place.head.internal_date
            self._ledger.ask(wording.poison(self._account, mailbox, uid, problem, at))


def _uids_from(session: Session, address: str, since: date) -> list[int]:
    """None for an address that SEARCH has no words for (RFC 3501: ASCII); its mail is seen when it comes in."""
    try:
        return session.uids_from(address, since)
    except BadArgument:
        return []
