"""Entries that a note of ours put into the calendar and that became wrong: a call not called for, a meeting moved.

Each is told once, as a question whose key names the note; from the note's own bytes comes what takes the entry out
again or changes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.compose import words
from followthrough.compose.calendar import Entry, cancelled, entry_in
from followthrough.compose.prepare import entry_uid
from followthrough.ledger.store import Ledger, Question
from followthrough.plan.attempts import CALL_LASTS
from followthrough.plan.business_time import Unit
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Called, Delegated, Meeting, Met, Outreach, Received, Sent
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.noting import Noting

_STORED = tuple(
    set(DraftState) - {DraftState.PLANNED, DraftState.APPENDING, DraftState.WITHDRAWN, DraftState.GONE}
)
_LOOK_BACK = timedelta(days=21)
"""No note of ours is about anything further off: a call's time is over by then, and a meeting's note comes the working
day before."""
HEADING = "Changed in your calendar"


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that became wrong ``at`` a moment, and what the user is told."""

    at: datetime
    question: Question


class Changes:
    """Looks only at notes of the last weeks whose step the facts call for no more."""

    def __init__(self, known: Knowledge, ledger: Ledger) -> None:
        self._known, self._ledger = known, ledger
        self._entries: dict[str, Entry | None] = {}
        self._asked: set[str] | None = None

    def pending(self, now: datetime) -> tuple[Change, ...]:
        """Every entry still to come that is wrong and of which nothing was said yet."""
        found = [self._change(row, person, now) for row, person in self._fallen_away(now)]
        fresh = [change for change in found if change is not None and not self._is_asked(change.question.key)]
        return tuple(fresh)

    def _is_asked(self, key: str) -> bool:
        """Whether this was said; of what was said before the last start the ledger knows, and is asked once."""
        if self._asked is None:
            self._asked = {question.key for question in self._ledger.questions(untold_only=False)}
        return key in self._asked or self._known.has_asked(key)

    def entries(self, questions: Sequence[Question], noting: Noting, now: datetime) -> tuple[Entry, ...]:
        """What brings the calendar up to date, for those of these questions that are about it."""
        found = []
        for question in questions:
            what, _, rest = question.key.partition("|")
            placed = self._entry(rest.partition("|")[0]) if what in {"withdrawn", "moved"} else None
            if placed is None:
                continue
            talk = self._known.conversations.get(question.person)
            meeting = _same(talk, placed) if talk is not None and what == "moved" else None
            if talk is not None and meeting is not None:
                found.append(noting.moved_entry(talk, meeting, placed, now))
            else:
                found.append(cancelled(placed, now))
        return tuple(found)

    def _fallen_away(self, now: datetime) -> Iterator[tuple[DraftRow, str]]:
        for row in self._known.rows(_STORED):
            if row.kind not in {StepKind.CALL, StepKind.PREPARE} or now - row.created_at > _LOOK_BACK:
                continue
            for person in row.persons:
                outlook = self._known.outlooks.get(person)
                if (
                    outlook is not None
                    and outlook.standing is not None
                    and outlook.standing.isdisjoint(row.steps)
                ):
                    yield row, person

    def _change(self, row: DraftRow, person: str, now: datetime) -> Change | None:
        talk = self._known.conversations[person]
        if row.kind is StepKind.CALL:
            return self._call(row, talk, now)
        placed = self._entry(row.key)
        if placed is None or placed.ends_at <= now:
            return None
        meeting = _same(talk, placed)
        if meeting is None:
            text = "The meeting is off; the attached entry takes it out of your calendar."
            return _told(f"withdrawn|{row.key}", talk, text, _last_meeting_at(talk, now), now)
        if self._has_note(talk, meeting):
            return None
        zone = self._known.hours.zone
        when = f"{words.weekday(meeting.starts_at, zone)}, {words.clock(meeting.starts_at, zone)}"
        key = f"moved|{row.key}|{meeting.sequence}"
        return _told(key, talk, f"The meeting is moved to {when}; so is the attached entry.", meeting.at, now)

    def _has_note(self, talk: Conversation, meeting: Meeting) -> bool:
        """Whether the meeting as it stands now has a note of its own, with an entry in it."""
        ends = self._known.outlooks[talk.person].ends
        return any(at == meeting.starts_at and self._known.has(key) for key, at in ends.items())

    def _call(self, row: DraftRow, talk: Conversation, now: datetime) -> Change | None:
        ends_at = self._known.hours.after(row.created_at, CALL_LASTS, Unit.BUSINESS_DAYS)
        since = [fact for fact in talk.facts if fact.at > row.created_at]
        theirs = [fact for fact in since if isinstance(fact, Received | Delegated | Meeting)]
        # Whoever called or wrote themselves needs no word about it.
        if ends_at <= now or any(isinstance(fact, Called | Met | Sent | Outreach) for fact in since):
            return None
        why = "They have answered" if theirs else "It is no longer called for"
        at = min((fact.at for fact in theirs), default=max((fact.at for fact in since), default=now))
        text = f"{why}: you need not call. The attached entry takes the call out of your calendar."
        return _told(f"withdrawn|{row.key}", talk, text, at, now)

    def _entry(self, key: str) -> Entry | None:
        if key not in self._entries:
            whole = self._ledger.drafts_by_key((key,))
            self._entries[key] = entry_in(whole[0].raw) if whole else None
        return self._entries[key]


def _same(talk: Conversation, placed: Entry) -> Meeting | None:
    """The meeting of an entry of ours as it stands now; None where it fell away."""
    address = placed.organizer
    return next(
        (
            each
            for each in talk.meetings
            if placed.uid in {entry_uid(each.uid, address, "meeting"), entry_uid(each.uid, address, "close")}
        ),
        None,
    )


def _last_meeting_at(talk: Conversation, now: datetime) -> datetime:
    """When a meeting was last spoken of."""
    return max((fact.at for fact in talk.facts if isinstance(fact, Meeting)), default=now)


def _told(key: str, talk: Conversation, text: str, at: datetime, now: datetime) -> Change:
    return Change(at, Question(key=key, person=talk.person, heading=HEADING, text=text, at=now))
