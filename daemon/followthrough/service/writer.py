"""From a decision to the row that is to be placed: whom it goes to, what it answers, in whose name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followthrough.compose.draft import Letter, Me, draft
from followthrough.compose.note import CallNote, DayNote, Item, call_note, day_note
from followthrough.compose.render import Templates
from followthrough.config.load import Settings
from followthrough.config.models import Account, Person, Playbook
from followthrough.ledger.store import Ledger, Question
from followthrough.mail.address import Address, Identities, normalise
from followthrough.mail.message import Message, parse
from followthrough.mail.quoted import greeting, split
from followthrough.mail.reading import Says
from followthrough.mailbox.roles import Roles
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step, step_key
from followthrough.service.book import Book

DRAFT_FLAGS = ("\\Draft", "\\Seen")
NOTE_FLAGS: tuple[str, ...] = ()


class Missing(Exception):
    """A message a step needs is not in the ledger (a restored or pruned one): the step is held and said."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an account's drafts and notes go."""

    account: Account
    roles: Roles

    @property
    def login_at_host(self) -> str:
        """What makes step keys of different accounts differ."""
        return login_at_host(self.account)


def login_at_host(account: Account) -> str:
    """``login@host``, the account's part of a step key."""
    return f"{account.login}@{account.host}"


class Writer:
    """Composes with one set of settings; made anew when they change."""

    def __init__(
        self, settings: Settings, me: Identities, ledger: Ledger, book: Book, hours: WorkingTime
    ) -> None:
        self._settings, self._me, self._ledger, self._book, self._hours = settings, me, ledger, book, hours
        self._templates = Templates(settings.templates)

    def row(
        self, steps: Sequence[Step], conversations: Sequence[Conversation], desk: Desk, now: datetime
    ) -> DraftRow:
        """The row for one decision. Raises TemplateError, or Missing."""
        if steps[0].kind is StepKind.CALL:
            return self._call(steps[0], conversations[0], desk, now)
        return self._draft(steps, conversations, desk, now)

    def day_row(self, questions: Sequence[Question], desk: Desk, now: datetime, day: str) -> DraftRow:
        """The day's note, once a day and account."""
        me = self._speaker(desk.account.addresses[0])
        key = step_key(desk.login_at_host, "", f"note-{day}", "")
        items = tuple(Item(heading=q.heading, person=q.person, text=q.text) for q in questions)
        message_id = _message_id(key, me.address)
        note = DayNote(message_id=message_id, me=me, items=items, date=now, zone=self._settings.zone)
        raw = day_note(note, self._templates)
        return _row(key, StepKind.NOTE, desk.account.name, "INBOX", message_id, raw, now, to=(me.address,))

    def _draft(
        self, steps: Sequence[Step], conversations: Sequence[Conversation], desk: Desk, now: datetime
    ) -> DraftRow:
        step, persons = steps[0], tuple(s.person for s in steps)
        parent = self._message(conversations[0], step)
        last_own = self._last_own(conversations[0])
        to, cc = self.recipients(step.kind, persons, parent)
        me = self._speaker(self._own_address(parent, last_own, desk.account))
        message_id = _message_id(step.key, me.address)
        parent_id = parent.message_id
        thread = (*reversed(parent.parents), *((parent_id,) if parent_id else ()))
        letter = Letter(
            message_id=message_id,
            template=step.template,
            sets=self._sets(step),
            me=me,
            to=to,
            cc=cc,
            parent=parent,
            thread=thread,
            subject=parent.subject,
            greeting=self._greeting(persons, last_own, to),
            their_words=split(parent.text).new if step.kind is StepKind.ANSWER else "",
            quote_original=self._settings.config.quote_original,
            date=now,
            zone=self._settings.zone,
            values=self._values(step, conversations[0], to),
        )
        return _row(
            step.key,
            step.kind,
            desk.account.name,
            desk.roles.drafts,
            message_id,
            draft(letter, self._templates),
            now,
            to=tuple(a.address for a in (*to, *cc)),
            persons=persons,
            steps=tuple(s.key for s in steps),
            subject=parent.subject,
            parents=(parent_id,) if parent_id else (),
        )

    def _call(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        first = self._message(conversation, step)
        me = self._speaker(self._own_address(first, first, desk.account))
        listed, learned = self._book.listed(step.person), self._ledger.learned(step.person)
        phone, source = self._phone(listed, step.person)
        name = listed.name if listed else learned.get("name", ("", ""))[0]
        playbook = self._playbook(step)
        note = CallNote(
            message_id=_message_id(step.key, me.address),
            me=me,
            person=Address(name or _name_in(first, step.person), step.person),
            phone=phone,
            phone_from=source,
            first_mail_subject=first.subject,
            first_mail_text=split(first.text).new,
            first_mail_at=conversation.outreach.at if conversation.outreach else now,
            window=(step.opens_at, step.overdue_at),
            call_at=self._call_at(step.person, max(step.opens_at, now)),
            why=step.why,
            references=(first.message_id,) if first.message_id else (),
            date=now,
            zone=self._settings.zone,
            ask=playbook.ask if playbook else "",
            sets=self._sets(step),
        )
        return _row(
            step.key,
            step.kind,
            desk.account.name,
            "INBOX",
            note.message_id,
            call_note(note, self._templates),
            now,
            to=(me.address,),
            persons=(step.person,),
            steps=(step.key,),
            subject=first.subject,
            parents=note.references,
        )

    def _call_at(self, person: str, at: datetime) -> datetime:
        """The first moment in both people's working hours, where theirs are known."""
        theirs = their_hours(self._book, person, self._hours)
        return self._hours.next_open_with(theirs, at) if theirs else self._hours.next_open(at)

    def _message(self, conversation: Conversation, step: Step) -> Message:
        stored = self._ledger.message(account_of(conversation, step), step.threads_to)
        if stored is None:
            raise Missing(step.threads_to)
        return parse(stored.raw)

    def _last_own(self, conversation: Conversation) -> Message | None:
        last = conversation.last_sent
        stored = self._ledger.message(last.account, last.message_id) if last else None
        return parse(stored.raw) if stored else None

    def recipients(
        self, kind: StepKind, persons: Sequence[str], parent: Message
    ) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
        """To and Cc, from the conversation only: an answer goes to its sender with the others in Cc; anything else to
        the people themselves."""
        author = parent.author
        if author is not None and not self._me.owns(author.address):
            first = self._reply_address(persons, parent, author)
            if kind is not StepKind.ANSWER:
                return (first,), ()
            others = (a for a in (*parent.to, *parent.cc) if not self._me.owns(a.address))
            taken = (first.address, author.address)
            return (first,), tuple({a.address: a for a in others if a.address not in taken}.values())
        known = frozenset(a for p in persons for a in self._book.addresses(p))
        to = tuple(a for a in parent.recipients if a.address in known)
        return to or tuple(Address("", p) for p in persons), ()

    def _reply_address(self, persons: Sequence[str], parent: Message, author: Address) -> Address:
        """The sender; or their Reply-To where its domain is the sender's own, or where it is the known address of the
        person and the sender's is not (a system writes for them)."""
        known = frozenset(a for p in persons for a in self._book.addresses(p))
        for reply_to in parent.reply_to:
            if reply_to.domain == author.domain:
                return reply_to
            if reply_to.address in known and author.address not in known:
                return reply_to
        return author

    def _own_address(self, parent: Message, last_own: Message | None, account: Account) -> str:
        """The address the user wrote from in this conversation, else the one that was written to, else the first."""
        own = {a.lower(): a for a in account.addresses}
        for message in (last_own, parent):
            author = message.author if message else None
            if author is not None and author.address in own:
                return own[author.address]
        mine = (own[a.address] for a in parent.recipients if a.address in own)
        return next(mine, account.addresses[0])

    def _speaker(self, address: str) -> Me:
        me = self._settings.config.me
        return Me(
            name=me.name,
            address=address,
            sign_off=me.sign_off,
            signature=me.signature,
            about=me.about,
            phone=me.phone,
        )

    def _greeting(
        self, persons: Sequence[str], last_own: Message | None, to: Sequence[Address]
    ) -> str | None:
        """As the user greeted these same people before; people.toml may say it for one."""
        listed = self._book.listed(persons[0]) if len(persons) == 1 else None
        if listed and listed.greeting:
            return listed.greeting
        if last_own is None:
            return None
        greeted = {
            self._book.canonical(a.address) for a in last_own.recipients if not self._me.owns(a.address)
        }
        return (
            greeting(split(last_own.text).new)
            if greeted == {self._book.canonical(a.address) for a in to}
            else None
        )

    def _phone(self, listed: Person | None, person: str) -> tuple[str | None, str]:
        if listed and listed.phone:
            return listed.phone, "people.toml"
        learned = self._ledger.learned(person).get("phone")
        return learned or (None, "")

    def _sets(self, step: Step) -> tuple[str, ...]:
        listed = self._book.listed(step.person)
        playbook = self._playbook(step)
        wanted = (listed.templates if listed else "", playbook.templates if playbook else "")
        return tuple(name for name in wanted if name)

    def _playbook(self, step: Step) -> Playbook | None:
        return next((p for p in self._settings.config.playbook if p.name == step.playbook), None)

    def _values(self, step: Step, conversation: Conversation, to: Sequence[Address]) -> dict[str, object]:
        listed, playbook = self._book.listed(step.person), self._playbook(step)
        answered = next((f for f in conversation.received if f.message_id == step.follows), None)
        return {
            "number": step.number,
            "ask": playbook.ask if playbook else "",
            "person_name": (listed.name if listed else "") or to[0].name,
            "said_yes": answered is not None and Says.POSITIVE in answered.says,
        }


def account_of(conversation: Conversation, step: Step) -> str:
    """The account that holds the mail a step answers, and so where its draft belongs: mostly the conversation's own,
    another where they answered to another address of the user's."""
    holding = [f.account for f in conversation.facts if f.message_id == step.threads_to]
    return step.account if step.account in holding or not holding else holding[-1]


def their_hours(book: Book, person: str, hours: WorkingTime) -> WorkingTime | None:
    """A person's working time: the user's days and hours in their zone, where people.toml knows it."""
    listed = book.listed(person)
    if listed is None or not listed.timezone:
        return None
    return WorkingTime(listed.timezone, hours.days, hours.start, hours.end)


def _name_in(message: Message, address: str) -> str:
    return next((a.name for a in message.recipients if a.address == address), "")


def _message_id(key: str, address: str) -> str:
    """``<KEY@the user's domain>`` in ASCII: no other trace of where it came from."""
    return f"{key}@{normalise(address).rpartition('@')[2]}"


def _row(
    key: str,
    kind: StepKind,
    account: str,
    mailbox: str,
    message_id: str,
    raw: bytes,
    now: datetime,
    *,
    to: tuple[str, ...],
    persons: tuple[str, ...] = (),
    steps: tuple[str, ...] = (),
    subject: str = "",
    parents: tuple[str, ...] = (),
) -> DraftRow:
    note = kind in (StepKind.CALL, StepKind.NOTE)
    return DraftRow(
        key=key,
        account=account,
        kind=kind,
        mailbox=mailbox,
        message_id=message_id,
        raw=raw,
        flags=NOTE_FLAGS if note else DRAFT_FLAGS,
        persons=persons,
        steps=steps or (key,),
        to=to,
        subject=subject,
        parents=parents,
        created_at=now,
        state_at=now,
    )
