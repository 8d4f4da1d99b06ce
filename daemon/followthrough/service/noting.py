"""Notes to the rows that put them into the inbox: calls, meetings, the day's list and the week's digest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from followthrough.compose.calendar import Entry
from followthrough.compose.day import DayNote, Item, day_note
from followthrough.compose.digest import Digest, digest_note
from followthrough.compose.note import CallNote, call_note
from followthrough.compose.prepare import Line, PrepareNote, prepare_note
from followthrough.compose.prepare import entry as meeting_entry
from followthrough.compose.render import Templates
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import split
from followthrough.mail.message import Message, parse
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, StepKind
from followthrough.plan.facts import Meeting, Noted, Outreach, Owed, Received, Referral, Sent
from followthrough.plan.playbook import Step, step_key
from followthrough.service.speaking import Desk, Missing, Speaking, message_id_of, row_of, their_hours
from followthrough.service.voice import note_sets
from followthrough.service.week import Weekly

_CALENDAR = "text/calendar"
_MOST_MAILS = 8


class Noting:
    """Composes notes with one set of settings; made anew when they change."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking, self._templates = speaking, Templates(speaking.settings.templates)

    @property
    def speaking(self) -> Speaking:
        """The settings in force and what is known."""
        return self._speaking

    def named(self, step: Step) -> Step:
        """A step whose reason calls people by their names."""
        return replace(step, why=self._speaking.named_in(step.why))

    def row(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        """The row for one step that is a note. Raises TemplateError, or Missing."""
        if step.kind is StepKind.PREPARE:
            return self._prepare(step, conversation, desk, now)
        return self._call(step, conversation, desk, now)

    # The day and the week -----------------------------------------------------------------------------------------

    def day_row(
        self, items: Sequence[Item], entries: Sequence[Entry], desk: Desk, now: datetime, day: str
    ) -> DraftRow:
        """The day's note, once a day and account. Raises TemplateError."""
        me = self._speaking.speaker(desk.account.addresses[0])
        key = step_key(desk.login_at_host, "", f"note-{day}", "")
        note = DayNote(
            message_id=message_id_of(key, me.address),
            me=me,
            items=tuple(items),
            date=now,
            zone=self._speaking.settings.zone,
            entries=tuple(entries),
        )
        raw = day_note(note, self._templates)
        return self._about_nobody(StepKind.NOTE, key, note.message_id, raw, desk, now)

    def digest_row(self, week: Weekly, desk: Desk, now: datetime, day: str) -> DraftRow:
        """The week's digest, once a week and account. Raises TemplateError."""
        me = self._speaking.speaker(desk.account.addresses[0])
        key = step_key(desk.login_at_host, "", f"digest-{day}", "")
        digest = Digest(
            message_id=message_id_of(key, me.address),
            me=me,
            since_at=week.since_at,
            date=now,
            zone=self._speaking.settings.zone,
            week=week.did,
            listed=week.listed,
            goal=self._speaking.settings.config.notes.goal,
            stages=week.stages,
            yours=week.yours,
            theirs=week.theirs,
            more=week.more,
        )
        raw = digest_note(digest, self._templates)
        return self._about_nobody(StepKind.DIGEST, key, digest.message_id, raw, desk, now)

    def _about_nobody(
        self, kind: StepKind, key: str, message_id: str, raw: bytes, desk: Desk, now: datetime
    ) -> DraftRow:
        to = (desk.account.addresses[0],)
        return row_of(key, kind, desk.account.name, "INBOX", message_id, raw, now, to=to)

    # A call -------------------------------------------------------------------------------------------------------

    def _call(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        first = self._speaking.message(conversation, step)
        me = self._speaking.speaker(self._speaking.own_address(first, first, desk.account))
        phone, source = self._speaking.phone(self._speaking.book.listed(step.person), step.person)
        playbook = self._speaking.playbook(step)
        note = CallNote(
            message_id=message_id_of(step.key, me.address),
            me=me,
            person=self._person(step.person, first),
            phone=phone,
            phone_from=source,
            first_mail_subject=first.subject,
            first_mail_text=split(first.text).new,
            first_mail_at=conversation.outreach.at if conversation.outreach else now,
            window=(step.opens_at, step.overdue_at),
            call_at=self._call_at(step.person, max(step.opens_at, now)),
            why=self.named(step).why,
            references=(first.message_id,) if first.message_id else (),
            date=now,
            zone=self._speaking.settings.zone,
            ask=playbook.ask if playbook else "",
            ask_minutes=playbook.ask_minutes if playbook else 20,
            questions=playbook.questions if playbook else (),
            sets=note_sets(self._speaking, step, conversation, "call"),
        )
        raw = call_note(note, self._templates)
        return self._about_one(step, desk, note.message_id, raw, first.subject, note.references, now)

    def _call_at(self, person: str, at: datetime) -> datetime:
        """The first moment in both people's working hours, where theirs are known."""
        theirs = their_hours(self._speaking.book, person, self._speaking.hours)
        return (
            self._speaking.hours.next_open_with(theirs, at) if theirs else self._speaking.hours.next_open(at)
        )

    # A meeting ----------------------------------------------------------------------------------------------------

    def _prepare(self, step: Step, conversation: Conversation, desk: Desk, now: datetime) -> DraftRow:
        meeting = meeting_of(conversation, step.follows)
        if meeting is None:
            raise Missing(step.follows)
        last = self._mail(conversation.account, step.threads_to)
        me = self._speaking.speaker(
            self._speaking.own_address(last, self._speaking.last_own(conversation), desk.account)
            if last is not None
            else desk.account.addresses[0]
        )
        note = self._meeting_note(step, conversation, meeting, me.address, last, now)
        raw = prepare_note(note, self._templates)
        subject = last.subject if last is not None else ""
        return self._about_one(step, desk, note.message_id, raw, subject, note.references, now)

    def _meeting_note(
        self,
        step: Step,
        conversation: Conversation,
        meeting: Meeting,
        address: str,
        last: Message | None,
        now: datetime,
    ) -> PrepareNote:
        listed, playbook = self._speaking.book.listed(step.person), self._speaking.playbook(step)
        learned = self._speaking.ledger.learned(step.person)
        person = self._person(step.person, last)
        return PrepareNote(
            message_id=message_id_of(step.key, address),
            me=self._speaking.speaker(address),
            person=person,
            role=(listed.role if listed else "") or learned.get("title", ("", ""))[0],
            organisation=listed.organisation if listed else "",
            known_from=listed.known_from if listed else "",
            referred_by=self._referrer(listed.referred_by if listed else ""),
            phone=self._speaking.phone(listed, step.person)[0] or "",
            about_them=listed.notes if listed else "",
            why=listed.why if listed else "",
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            their_zone=listed.timezone if listed else "",
            thread=self._thread(conversation, person),
            hoping_for=self._speaking.settings.config.me.hoping_for,
            questions=playbook.questions if playbook else (),
            noted=tuple(_noted(conversation)),
            owed=tuple(fact.text for fact in conversation.facts if isinstance(fact, Owed)),
            ask_minutes=playbook.ask_minutes if playbook else 20,
            uid=meeting.uid,
            sequence=meeting.sequence,
            is_in_calendar=self.is_in_calendar(conversation, meeting),
            references=(last.message_id,) if last is not None and last.message_id else (),
            date=now,
            zone=self._speaking.settings.zone,
            sets=note_sets(self._speaking, step, conversation, "prepare"),
        )

    def moved_entry(
        self, conversation: Conversation, meeting: Meeting, placed: Entry, now: datetime
    ) -> Entry:
        """What changes an entry that a note put into the calendar, to a meeting's new time."""
        person = self._person(conversation.person, None)
        note = PrepareNote(
            message_id="",
            me=self._speaking.speaker(placed.organizer),
            person=person,
            phone=placed.location,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            uid=meeting.uid,
            sequence=max(meeting.sequence, placed.sequence + 1),
            is_in_calendar=not placed.busy,
            date=now,
            zone=self._speaking.settings.zone,
        )
        return meeting_entry(note)

    def is_in_calendar(self, conversation: Conversation, meeting: Meeting) -> bool:
        """Whether a calendar's own mail made this meeting, so that it stands in the user's calendar already."""
        told = (f for f in conversation.facts if isinstance(f, Meeting) and f.uid == meeting.uid)
        mails = (self._mail(fact.account, fact.message_id) for fact in told)
        return any(
            part.content_type.lower() == _CALENDAR
            for mail in mails
            if mail is not None
            for part in mail.parts
        )

    def _thread(self, conversation: Conversation, person: Address) -> tuple[Line, ...]:
        mails = [f for f in conversation.facts if isinstance(f, Outreach | Sent | Received)]
        lines = []
        for fact in [*mails[:1], *mails[1:][1 - _MOST_MAILS :]]:
            mail = self._mail(fact.account, fact.message_id)
            who = "" if not isinstance(fact, Received) else _author(mail) or person.name or person.address
            lines.append(Line(fact.at, who, mail.text if mail is not None else fact.subject))
        return tuple(lines)

    def _referrer(self, written: str) -> str:
        """By name, where people.toml says an address that it lists."""
        listed = self._speaking.book.listed(written.lower()) if "@" in written else None
        return listed.name if listed else written

    # What notes about one person share ------------------------------------------------------------------------------

    def _about_one(
        self,
        step: Step,
        desk: Desk,
        message_id: str,
        raw: bytes,
        subject: str,
        parents: tuple[str, ...],
        now: datetime,
    ) -> DraftRow:
        return row_of(
            step.key,
            step.kind,
            desk.account.name,
            "INBOX",
            message_id,
            raw,
            now,
            to=(desk.account.addresses[0],),
            persons=(step.person,),
            steps=(step.key,),
            subject=subject,
            parents=parents,
        )

    def _person(self, person: str, mail: Message | None) -> Address:
        name = name_of(self._speaking, person) or (_name_in(mail, person) if mail is not None else "")
        return Address(name, person)

    def _mail(self, account: str, key: str) -> Message | None:
        stored = self._speaking.ledger.message(account, key) if key else None
        return parse(stored.raw) if stored else None


def meeting_of(conversation: Conversation, follows: str) -> Meeting | None:
    """The meeting that a prepare note follows (``uid#sequence``); None where it stands no more."""
    return next((m for m in conversation.meetings if f"{m.uid}#{m.sequence}" == follows), None)


def name_of(speaking: Speaking, person: str) -> str:
    """What somebody is called; '' where nobody knows."""
    return speaking.name_of(person)


def _noted(conversation: Conversation) -> list[str]:
    """The user's own comments, and whom this person has named."""
    found = []
    for fact in conversation.facts:
        if isinstance(fact, Noted):
            found.append(fact.text)
        elif isinstance(fact, Referral):
            found.append(f"they named {fact.name or fact.address}")
    return found


def _author(mail: Message | None) -> str:
    author = mail.author if mail is not None else None
    return (author.name or author.address) if author is not None else ""


def _name_in(message: Message, address: str) -> str:
    people = (*message.recipients, *((message.author,) if message.author else ()))
    return next((a.name for a in people if a.address == address), "")
