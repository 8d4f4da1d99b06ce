"""Notes to the rows that put them into the inbox: calls, and the day's list."""

from collections.abc import Sequence
from datetime import datetime

from followthrough.compose.note import CallNote, DayNote, Item, call_note, day_note
from followthrough.compose.render import Templates
from followthrough.ledger.store import Question
from followthrough.mail.address import Address
from followthrough.mail.message import Message
from followthrough.mail.quoted import split
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.playbook import Step, step_key
from followthrough.service.speaking import Desk, Speaking, message_id_of, row_of, their_hours


class Noting:
    """Composes notes with one set of settings; made anew when they change."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking, self._templates = speaking, Templates(speaking.settings.templates)

    def row(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        """The row for one step that is a note. Raises TemplateError, or Missing."""
        return self._call(step, conversation, desk, now)

    def day_row(self, questions: Sequence[Question], desk: Desk, now: datetime, day: str) -> DraftRow:
        """The day's note, once a day and account."""
        me = self._speaking.speaker(desk.account.addresses[0])
        key = step_key(desk.login_at_host, "", f"note-{day}", "")
        items = tuple(Item(heading=q.heading, person=q.person, text=q.text) for q in questions)
        message_id = message_id_of(key, me.address)
        note = DayNote(message_id=message_id, me=me, items=items, date=now, zone=self._speaking.settings.zone)
        raw = day_note(note, self._templates)
        return row_of(key, StepKind.NOTE, desk.account.name, "INBOX", message_id, raw, now, to=(me.address,))

    def _call(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        first = self._speaking.message(conversation, step)
        me = self._speaking.speaker(self._speaking.own_address(first, first, desk.account))
        listed, learned = self._speaking.book.listed(step.person), self._speaking.ledger.learned(step.person)
        phone, source = self._speaking.phone(listed, step.person)
        name = listed.name if listed else learned.get("name", ("", ""))[0]
        playbook = self._speaking.playbook(step)
        note = CallNote(
            message_id=message_id_of(step.key, me.address),
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
            zone=self._speaking.settings.zone,
            ask=playbook.ask if playbook else "",
            sets=self._speaking.sets(step),
        )
        return row_of(
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
        theirs = their_hours(self._speaking.book, person, self._speaking.hours)
        return (
            self._speaking.hours.next_open_with(theirs, at) if theirs else self._speaking.hours.next_open(at)
        )


def _name_in(message: Message, address: str) -> str:
    return next((a.name for a in message.recipients if a.address == address), "")
