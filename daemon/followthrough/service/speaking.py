"""In whose name, from which address and with which template set something is written: what drafts and notes share."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.compose.draft import Me
from followthrough.config.load import Settings
from followthrough.config.models import Account, Person, Playbook
from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities, normalise
from followthrough.mail.message import Message, parse
from followthrough.mailbox.roles import Roles
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import NOTES, DraftRow, StepKind
from followthrough.plan.playbook import Step
from followthrough.service.book import Book
from followthrough.service.naming import named_in

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


@dataclass(frozen=True, slots=True)
class Speaking:
    """One set of settings and what is known: everything that is written is written with it."""

    settings: Settings
    me: Identities
    ledger: Ledger
    book: Book
    hours: WorkingTime

    def message(self, conversation: Conversation, step: Step) -> Message:
        """The mail that a step answers. Raises Missing."""
        found = self.stored(account_of(conversation, step), step.threads_to)
        if found is None:
            raise Missing(step.threads_to)
        return found

    def stored(self, account: str, key: str) -> Message | None:
        """A mail by its key, where it is kept."""
        stored = self.ledger.message(account, key)
        return parse(stored.raw) if stored else None

    def last_own(self, conversation: Conversation) -> Message | None:
        """The user's latest mail in a conversation, where it is kept."""
        last = conversation.last_sent
        return self.stored(last.account, last.message_id) if last else None

    def name_of(self, person: str) -> str:
        """What somebody is called: in people.toml, else in mail, else by whoever named them; '' where nobody knows."""
        listed = self.book.listed(person)
        if listed:
            return listed.name
        return self.ledger.learned(person).get("name", ("", ""))[0] or self.book.told_name(person)

    def named_in(self, words: str) -> str:
        """A sentence of the plan's with names in the place of the addresses of people with names."""
        return named_in(words, lambda address: self.name_of(self.book.canonical(address)))

    def own_address(self, parent: Message | None, last_own: Message | None, account: Account) -> str:
        """The address the user wrote from in this conversation, else the one that was written to, else the first."""
        own = {a.lower(): a for a in account.addresses}
        for message in (last_own, parent):
            author = message.author if message else None
            if author is not None and author.address in own:
                return own[author.address]
        mine = (own[a.address] for a in (parent.recipients if parent else ()) if a.address in own)
        return next(mine, account.addresses[0])

    def speaker(self, address: str) -> Me:
        """The user, writing from this address."""
        me = self.settings.config.me
        return Me(
            name=me.name,
            address=address,
            sign_off=me.sign_off,
            signature=me.signature,
            about=me.about,
            phone=me.phone,
        )

    def phone(self, listed: Person | None, person: str) -> tuple[str | None, str]:
        """Their number and where it is from."""
        if listed and listed.phone:
            return listed.phone, "people.toml"
        learned = self.ledger.learned(person).get("phone")
        return learned or (None, "")

    def playbook(self, step: Step) -> Playbook | None:
        """The playbook of a step; None where the settings have it no more."""
        return next((p for p in self.settings.config.playbook if p.name == step.playbook), None)


def account_of(conversation: Conversation, step: Step) -> str:
    """The account that holds the mail a step answers, and so where its draft belongs: mostly the conversation's own,
    another where they answered to another address of the user's."""
    holding = [f.account for f in conversation.facts if f.message_id == step.threads_to]
    return step.account if step.account in holding or not holding else holding[-1]


def their_hours(book: Book, person: str, hours: WorkingTime) -> WorkingTime | None:
    """A person's working time, where people.toml knows their zone or country: the user's days and hours in their zone
    (the user's, where only the country is known), without the public holidays there."""
    listed = book.listed(person)
    if listed is None or not (listed.timezone or listed.country):
        return None
    off = book.days_off.get(listed.country, frozenset())
    return WorkingTime(listed.timezone or hours.zone, hours.days, hours.start, hours.end, off)


def message_id_of(key: str, address: str) -> str:
    """``<KEY@the user's domain>`` in ASCII: no other trace of where it came from."""
    return f"{key}@{normalise(address).rpartition('@')[2]}"


def row_of(
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
    template: str = "",
) -> DraftRow:
    """The row as it is planned: bytes, flags and whom it is for."""
    note = kind in NOTES
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
        template=template,
    )
