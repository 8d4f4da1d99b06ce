"""From a decision to the row that is to be placed: whom it goes to, what it answers, in whose name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from followthrough.compose import words
from followthrough.compose.draft import Letter, draft
from followthrough.compose.render import Templates
from followthrough.compose.sets import OTHER, choose
from followthrough.config.load import shipped_templates
from followthrough.config.models import Account
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import body_of, split
from followthrough.mail.language import language
from followthrough.mail.message import Message
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step
from followthrough.service.letters import Occasion, Telling
from followthrough.service.speaking import Desk, Speaking, message_id_of, row_of
from followthrough.service.voice import greeted, own_mails, voice

INTRODUCED = "reply_to_introduction"
_ASKS = frozenset({"introduction", "attempt", "propose_times", "accept_time", "no_openings", "nudge"})
"""Templates that ask for something, if only for another time."""

People = tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom a draft goes to."""

    to: People
    cc: People = ()
    bcc: People = ()


class Writer:
    """Composes drafts with one set of settings; made anew when they change."""

    def __init__(self, speaking: Speaking) -> None:
        sources = speaking.settings.templates
        self._speaking, self._templates, self._sources = speaking, Templates(sources), sources
        self._telling = Telling(speaking)
        shipped = shipped_templates()
        self._own = frozenset(
            name for name, each in sources.items() if not Path(each.path).is_relative_to(shipped)
        )

    def row(
        self, steps: Sequence[Step], conversations: Sequence[Conversation], desk: Desk, now: datetime
    ) -> DraftRow:
        """The row for one decision. Raises TemplateError, or Missing."""
        step, persons = steps[0], tuple(s.person for s in steps)
        letter, kept_as = self.letter(steps, conversations, desk.account, now)
        parent_id = letter.parent.message_id if letter.parent else None
        return row_of(
            step.key,
            step.kind,
            desk.account.name,
            desk.roles.drafts,
            letter.message_id,
            draft(letter, self._templates),
            now,
            to=tuple(a.address for a in (*letter.to, *letter.cc, *letter.bcc)),
            persons=persons,
            steps=tuple(s.key for s in steps),
            subject=letter.subject,
            parents=(parent_id,) if parent_id else (),
            template=kept_as,
        )

    def letter(
        self, steps: Sequence[Step], conversations: Sequence[Conversation], account: Account, now: datetime
    ) -> tuple[Letter, str]:
        """What the draft is made of, and the name its template is kept by in the row. Raises Missing."""
        step, persons, conversation = steps[0], tuple(s.person for s in steps), conversations[0]
        parent = self._speaking.message(conversation, step) if step.threads_to else None
        whom = self._whom(step, persons, conversation, parent)
        mails = own_mails(self._speaking, conversation)
        how = voice(self._speaking, self._voiced(step, whom), step.playbook, mails)
        of = Occasion(step, conversation, whom.to, how, now)
        template = self._template(step, conversation)
        chosen = choose(template, how.language, how.preferred, self._sources, self._own)
        me = self._speaking.speaker(self._own_address(parent, mails, account))
        subject = parent.subject if parent else ""
        parent_id = parent.message_id if parent else None
        letter = Letter(
            message_id=message_id_of(step.key, me.address),
            template=chosen.template,
            sets=chosen.sets,
            me=replace(me, sign_off=how.sign_off),
            to=whom.to,
            cc=whom.cc,
            bcc=whom.bcc,
            parent=parent,
            thread=(*reversed(parent.parents), *((parent_id,) if parent_id else ())) if parent else (),
            subject=subject,
            greeting=self._greeting(mails, whom.to),
            their_words=body_of(parent).new if parent and step.kind is StepKind.ANSWER else "",
            quote_original=self._speaking.settings.config.quote_original,
            date=now,
            zone=self._speaking.settings.zone,
            language=how.language,
            values=self._values(of, template, chosen.template, parent),
        )
        return letter, self._kept_as(of, template)

    # What it is made from ---------------------------------------------------------------------------------------------

    def _template(self, step: Step, conversation: Conversation) -> str:
        """The step's own, but for one who declined, ever: nothing is asked of them, whatever they wrote since."""
        return "answer" if conversation.declined and step.template in _ASKS else step.template

    def _kept_as(self, of: Occasion, template: str) -> str:
        """``accept_time`` where the first time they named is confirmed, ``accept_time-2`` the second, and so on: once
        it is sent, they meet then. Where other times are offered, or none could be read, it is as if none was named.
        """
        if template != "accept_time":
            return template
        place, _, suits = self._telling.time_named(of) or (0, of.now, False)
        if not suits:
            return "propose_times"
        return f"{template}-{place + 1}" if place else template

    def _values(self, of: Occasion, template: str, chosen: str, parent: Message | None) -> dict[str, object]:
        values = self._telling.values(of) | {"my_name": of.voice.my_name}
        if template == INTRODUCED and parent is not None and parent.author is not None:
            author = parent.author
            values["referred_by"] = self._speaking.name_of(of.step.person) or author.name
            values["person_name"] = self._known_name(of.to[0])
        if parent is not None and language(split(parent.text).new) not in (None, of.voice.language):
            values["my_question"] = ""
        if chosen == OTHER:
            values["purpose"] = words.purpose(template)
        return values

    def _known_name(self, address: Address) -> str:
        return self._speaking.name_of(self._speaking.book.canonical(address.address)) or address.name

    def _own_address(self, parent: Message | None, mails: Sequence[Message], account: Account) -> str:
        return self._speaking.own_address(parent, mails[0] if mails else None, account)

    # To whom ----------------------------------------------------------------------------------------------------------

    def _whom(
        self, step: Step, persons: Sequence[str], conversation: Conversation, parent: Message | None
    ) -> Recipients:
        if parent is None:
            return Recipients(tuple(self._addressed(person) for person in persons))
        if step.template == INTRODUCED and (whom := self._introduced(step, conversation, parent)):
            return whom
        to, cc = self.recipients(step.kind, persons, parent)
        return Recipients(to, cc)

    def _addressed(self, person: str) -> Address:
        """Somebody who is written to for the first time, at the address people.toml names first."""
        listed = self._speaking.book.listed(person)
        address = listed.addresses[0] if listed and listed.addresses else person
        return Address(self._speaking.name_of(person), address)

    def _introduced(self, step: Step, conversation: Conversation, parent: Message) -> Recipients | None:
        """To whom they introduced in Cc; the introducer to Bcc, and whoever else the mail went to in Cc still."""
        author = parent.author
        named = {r.address for r in conversation.referrals if r.introduced and r.message_id == step.follows}
        others = [a for a in (*parent.to, *parent.cc) if not self._speaking.me.owns(a.address)]
        to = tuple({a.address: a for a in others if a.address in named}.values())
        if author is None or not to:
            return None
        taken = {author.address, *named}
        cc = {a.address: a for a in others if a.address not in taken}
        return Recipients(to, tuple(cc.values()), (self._reply_address((step.person,), parent, author),))

    def _voiced(self, step: Step, whom: Recipients) -> str:
        """Whose language it is in: the reader's."""
        if step.template == INTRODUCED and whom.bcc:
            return self._speaking.book.canonical(whom.to[0].address)
        return step.person

    def recipients(
        self, kind: StepKind, persons: Sequence[str], parent: Message
    ) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
        """To and Cc, from the conversation only: an answer goes to its sender with the others in Cc; anything else to
        the people themselves."""
        author = parent.author
        if author is not None and not self._speaking.me.owns(author.address):
            first = self._reply_address(persons, parent, author)
            if kind is not StepKind.ANSWER:
                return (first,), ()
            others = (a for a in (*parent.to, *parent.cc) if not self._speaking.me.owns(a.address))
            taken = (first.address, author.address)
            return (first,), tuple({a.address: a for a in others if a.address not in taken}.values())
        known = frozenset(a for p in persons for a in self._speaking.book.addresses(p))
        to = tuple(a for a in parent.recipients if a.address in known)
        return to or tuple(Address("", p) for p in persons), ()

    def _reply_address(self, persons: Sequence[str], parent: Message, author: Address) -> Address:
        """The sender; or their Reply-To where its domain is the sender's own, or where it is the known address of the
        person and the sender's is not (a system writes for them)."""
        known = frozenset(a for p in persons for a in self._speaking.book.addresses(p))
        for reply_to in parent.reply_to:
            if reply_to.domain == author.domain:
                return reply_to
            if reply_to.address in known and author.address not in known:
                return reply_to
        return author

    def _greeting(self, mails: Sequence[Message], to: Sequence[Address]) -> str | None:
        """As the user greeted these same people before; people.toml may say it for one."""
        canonical = self._speaking.book.canonical
        readers = frozenset(canonical(each.address) for each in to)
        listed = self._speaking.book.listed(next(iter(readers))) if len(readers) == 1 else None
        if listed and listed.greeting:
            return listed.greeting
        return greeted(self._speaking, mails, readers)
