"""From a decision to the row that is to be placed: whom it goes to, what it answers, in whose name."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.compose.draft import Letter, draft
from followthrough.compose.render import Templates
from followthrough.mail.address import Address
from followthrough.mail.message import Message
from followthrough.mail.quoted import greeting, split
from followthrough.mail.reading import Says
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step
from followthrough.service.speaking import Desk, Speaking, message_id_of, row_of


class Writer:
    """Composes drafts with one set of settings; made anew when they change."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking, self._templates = speaking, Templates(speaking.settings.templates)

    def row(
        self, steps: Sequence[Step], conversations: Sequence[Conversation], desk: Desk, now: datetime
    ) -> DraftRow:
        """The row for one decision. Raises TemplateError, or Missing."""
        step, persons = steps[0], tuple(s.person for s in steps)
        parent = self._speaking.message(conversations[0], step)
        last_own = self._speaking.last_own(conversations[0])
        to, cc = self.recipients(step.kind, persons, parent)
        me = self._speaking.speaker(self._speaking.own_address(parent, last_own, desk.account))
        message_id = message_id_of(step.key, me.address)
        parent_id = parent.message_id
        thread = (*reversed(parent.parents), *((parent_id,) if parent_id else ()))
        letter = Letter(
            message_id=message_id,
            template=step.template,
            sets=self._speaking.sets(step),
            me=me,
            to=to,
            cc=cc,
            parent=parent,
            thread=thread,
            subject=parent.subject,
            greeting=self._greeting(persons, last_own, to),
            their_words=split(parent.text).new if step.kind is StepKind.ANSWER else "",
            quote_original=self._speaking.settings.config.quote_original,
            date=now,
            zone=self._speaking.settings.zone,
            values=self._values(step, conversations[0], to),
        )
        return row_of(
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
            template=step.template,
        )

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

    def _greeting(
        self, persons: Sequence[str], last_own: Message | None, to: Sequence[Address]
    ) -> str | None:
        """As the user greeted these same people before; people.toml may say it for one."""
        listed = self._speaking.book.listed(persons[0]) if len(persons) == 1 else None
        if listed and listed.greeting:
            return listed.greeting
        if last_own is None:
            return None
        greeted = {
            self._speaking.book.canonical(a.address)
            for a in last_own.recipients
            if not self._speaking.me.owns(a.address)
        }
        return (
            greeting(split(last_own.text).new)
            if greeted == {self._speaking.book.canonical(a.address) for a in to}
            else None
        )

    def _values(self, step: Step, conversation: Conversation, to: Sequence[Address]) -> dict[str, object]:
        listed, playbook = self._speaking.book.listed(step.person), self._speaking.playbook(step)
        answered = next((f for f in conversation.received if f.message_id == step.follows), None)
        return {
            "number": step.number,
            "ask": playbook.ask if playbook else "",
            "person_name": (listed.name if listed else "") or to[0].name,
            "said_yes": answered is not None and Says.POSITIVE in answered.says,
        }
