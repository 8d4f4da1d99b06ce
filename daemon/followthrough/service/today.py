"""What the day's note lists, in the order in which to act: meetings, calls, changes, drafts waiting, questions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followthrough.compose import words
from followthrough.compose.day import Item
from followthrough.compose.occasion import days_ahead
from followthrough.compose.render import mark
from followthrough.ledger.store import Question
from followthrough.mail.message import parse
from followthrough.plan.business_time import WorkingTime, local_date
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Called, Meeting
from followthrough.plan.playbook import Outlook, Step
from followthrough.service import wording
from followthrough.service.noting import name_of
from followthrough.service.speaking import Speaking

WAITING = "Waiting in your Drafts"
_TO_ACT = frozenset("listed address missing refused-for-good uncertain fill".split())
"""Questions, by the first word of their key, that end in "write to them": the address is needed."""
_LATER = {"said": 1, "words-shared": 1, "steered": 1, "first-mail": 2, "no-mail": 2}
_FILL = re.compile(re.escape(mark("")[:-2]))
# A call's note lies in the inbox; in a shared mailbox it may have been moved meanwhile.
_CALL_STATES = frozenset({DraftState.PLACED, DraftState.ABSENT, DraftState.EDITED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is known at one moment of a day. ``rows`` are our drafts and notes without their bytes."""

    now: datetime
    hours: WorkingTime
    conversations: Mapping[str, Conversation]
    outlooks: Mapping[str, Outlook]
    rows: Sequence[DraftRow]

    @property
    def zone(self) -> str:
        """The user's."""
        return self.hours.zone

    def on(self, at: datetime) -> date:
        """The local day of a moment."""
        return local_date(at, self.zone)

    @property
    def drafts(self) -> list[DraftRow]:
        """What lies in Drafts untouched, newest first."""
        waiting = [row for row in self.rows if row.state is DraftState.PLACED and not row.is_note]
        return sorted(waiting, key=lambda row: (row.created_at, row.key), reverse=True)

    @property
    def meetings(self) -> list[tuple[Meeting, Conversation]]:
        """What is agreed and not over, by its beginning."""
        found = [
            (each, talk)
            for talk in self.conversations.values()
            for each in talk.meetings
            if each.ends_at > self.now
        ]
        return sorted(found, key=lambda each: (each[0].starts_at, each[0].uid))

    @property
    def calls_to_come(self) -> list[Step]:
        """Calls that open later today: those that are open have a note of their own."""
        steps = (step for outlook in self.outlooks.values() for step in outlook.steps)
        wanted = (s for s in steps if s.kind is StepKind.CALL and s.opens_at > self.now)
        return sorted(
            (s for s in wanted if self.on(s.opens_at) == self.on(self.now)), key=lambda s: (s.opens_at, s.key)
        )

    @property
    def calls_open(self) -> list[DraftRow]:
        """Calls whose note is there and that the facts still call for, in their time."""
        return [
            row
            for row in self.rows
            if row.kind is StepKind.CALL
            and row.state in _CALL_STATES
            and self.now - row.created_at < _A_WEEK
            and any(row.key in (self._standing(p) or ()) and not self._called(p, row) for p in row.persons)
        ]

    def _called(self, person: str, row: DraftRow) -> bool:
        """Whether the user said that they called since the note came, reached or not."""
        talk = self.conversations.get(person)
        facts = talk.facts if talk is not None else ()
        since_at = row.created_at.replace(microsecond=0)  # a mail's Date has whole seconds
        return any(isinstance(fact, Called) and fact.at >= since_at for fact in facts)

    def _standing(self, person: str) -> frozenset[str] | None:
        return self.outlooks[person].standing if person in self.outlooks else None


_A_WEEK = timedelta(days=7)


def items(
    day: Day, questions: Iterable[Question], drafts: Mapping[str, DraftRow], speaking: Speaking
) -> tuple[Item, ...]:
    """The lines of the day's note; ``drafts`` are those in Drafts with their bytes."""
    asked = sorted(questions, key=_rank)
    return (
        *_meetings(day, speaking),
        *_calls(day, speaking),
        *(_question(q, speaking) for q in asked if is_change(q)),
        *(_draft(row, drafts.get(row.key), day, speaking) for row in day.drafts),
        *(_question(q, speaking) for q in asked if not is_change(q)),
    )


def about(day: Day, questions: Iterable[Question]) -> tuple[str, ...]:
    """Whom the day's note names: in an answer to it, a word without a name is about the only one of them."""
    named = [
        *(talk.person for _, talk in day.meetings),
        *(step.person for step in day.calls_to_come),
        *(person for row in (*day.calls_open, *day.drafts) for person in row.persons),
        *(person for question in questions for person in question.person.split(", ")),
    ]
    return tuple(dict.fromkeys(person for person in named if person in day.conversations))


def _rank(question: Question) -> int:
    """Doubts first, then what became of the user's words, then what their mails lack; else as asked."""
    return _LATER.get(question.key.partition("|")[0], 0)


def is_change(question: Question) -> bool:
    """Whether it is about an entry in the calendar that became wrong."""
    return question.key.partition("|")[0] in {"withdrawn", "moved"}


def _meetings(day: Day, speaking: Speaking) -> Iterator[Item]:
    ahead = days_ahead(day.hours, day.now)
    for meeting, conversation in day.meetings:
        on = day.on(meeting.starts_at)
        if on in ahead:
            span = f"{words.clock(meeting.starts_at, day.zone)} to {words.clock(meeting.ends_at, day.zone)}"
            heading = _heading(on, day)
            yield Item(heading=heading, person=shown(speaking, conversation.person), text=f"meeting, {span}.")


def _heading(on: date, day: Day) -> str:
    away = (on - day.on(day.now)).days
    if away <= 0:
        return "Today"
    return "Tomorrow" if away == 1 else words.weekday(day.now + timedelta(days=away), day.zone)


def _calls(day: Day, speaking: Speaking) -> Iterator[Item]:
    for step in day.calls_to_come:
        yield _call(step.person, f"call, from {words.clock(step.opens_at, day.zone)} on.", speaking)
    for row in day.calls_open:
        since = words.weekday(row.created_at, day.zone)
        for person in row.persons:
            yield _call(person, f"call; its note is in your inbox since {since}.", speaking)


def _call(person: str, text: str, speaking: Speaking) -> Item:
    phone = speaking.phone(speaking.book.listed(person), person)[0] or ""
    return Item(heading="Today", person=shown(speaking, person), text=text, phone=phone)


def _draft(row: DraftRow, whole: DraftRow | None, day: Day, speaking: Speaking) -> Item:
    what = wording.draft_in_words(row.kind)
    fills = places_to_complete(whole.raw) if whole is not None else 0
    left = f"; {fills} place{'' if fills == 1 else 's'} to complete" if fills else ""
    text = f"{what}, since {words.weekday(row.created_at, day.zone)}{left}."
    return Item(heading=WAITING, person=", ".join(shown(speaking, p) for p in row.persons), text=text)


def places_to_complete(raw: bytes) -> int:
    """How many FILLs a draft of ours has, the line that announces them aside."""
    return max(0, len(_FILL.findall(parse(raw).text)) - 1)


def _question(question: Question, speaking: Speaking) -> Item:
    persons = [person for person in question.person.split(", ") if person]
    alone = persons[0] if len(persons) == 1 else ""
    return Item(
        heading=question.heading,
        person=", ".join(shown(speaking, person) for person in persons),
        text=question.text,
        address=alone if question.key.partition("|")[0] in _TO_ACT else "",
    )


def shown(speaking: Speaking, person: str) -> str:
    """Their name, else their address."""
    return name_of(speaking, person) or person
