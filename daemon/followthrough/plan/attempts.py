"""Calls and further mails after the user's first, until somebody answers or the list is used up.

Each mail of the user's is the next mail of the list, whether it was our draft or their own words. A draft that was
deleted is a skipped entry: the list goes on, counted from when that draft opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from followthrough.plan.business_time import Unit, local_date
from followthrough.plan.conversation import State
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Called, Delegated, Meeting, Outreach, Received, Sent
from followthrough.plan.rules import Attempt, Case, Span, Step
from followthrough.plan.words import number_in_words, ordinal, window_in_words

# Nothing more comes of these; an edited draft is the user's own and blocks nothing.
_PASSED = frozenset({DraftState.DISMISSED, DraftState.WITHDRAWN, DraftState.GONE, DraftState.EDITED})
CALL_LASTS = 5
"""Business days that a call may be overdue where no later mail ends it."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """What is left of the list: the steps, a draft of ours that it waits for, the mails sent and the calls noted."""

    steps: tuple[Step, ...]
    pending: DraftRow | None
    mails: int
    calls: int
    made: int
    """The calls that the user says were made; the notes aside, nobody else knows."""


def still_trying(case: Case) -> bool:
    """Whether attempts are called for at all: written to, nothing human has ever come back, they never talked or met,
    and the user has not landed."""
    conversation = case.conversation
    if conversation.state is not State.WAITING or conversation.talks or case.has_landed:
        return False
    return not any(isinstance(fact, Received | Delegated | Meeting) for fact in conversation.facts)


def attempts(case: Case) -> Attempts:
    """The rest of the playbook's list for somebody who is still being tried."""
    walk = _Walk(case, case.conversation.sent)
    for place, attempt in enumerate(case.rules.attempts):
        number, later = place + 2, case.rules.attempts[place + 1 :]
        if attempt.by == "call":
            walk.call(attempt, number, next((each for each in later if each.by == "mail"), None))
        elif not walk.sent() and not walk.mail(attempt, number):
            break
    return walk.result()


def standing_attempts(case: Case) -> frozenset[str]:
    """Keys with a row that the facts still call for: calls, and the attempts that follow the user's last mail."""
    last = case.conversation.last_sent
    if last is None or not still_trying(case):
        return frozenset()
    keys = (
        case.key(StepKind.ATTEMPT, last.message_id, nth)
        for nth in range(1, len(case.rules.attempts) + len(case.conversation.drafts) + 1)
    )
    calls = (key for key, row in case.conversation.drafts.items() if row.kind is StepKind.CALL)
    return frozenset((*calls, *(key for key in keys if case.row(key) is not None)))


@dataclass(slots=True)
class _Walk:
    """A walk down the list, mail by mail: ``since_at`` is what the next window counts from."""

    case: Case
    mails: Sequence[Outreach | Sent]
    used: int = 0
    since_at: datetime = field(init=False)
    not_before: datetime | None = None
    taken: dict[tuple[StepKind, str], int] = field(default_factory=dict)
    calls: list[Step] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    pending: DraftRow | None = None
    listed: int = 0

    def __post_init__(self) -> None:
        self.since_at = self.mails[0].at

    def sent(self) -> bool:
        """Take the user's next mail as the next entry; False where there is none."""
        if self.used + 1 >= len(self.mails):
            return False
        self.used += 1
        self.since_at, self.not_before = self.mails[self.used].at, None
        return True

    def call(self, attempt: Attempt, number: int, next_mail: Attempt | None) -> None:
        """A call to the one who got the mail before it in the list."""
        self.listed += 1
        mail = self.mails[self.used]
        key = self._key(StepKind.CALL, mail.message_id)
        since_at = self._retimed(attempt, next_mail)
        if since_at is None:
            return
        promised = self._promised(since_at)
        span = self.case.shared(promised or self.case.span(since_at, attempt.after, self.not_before))
        self.not_before = self._after_call(attempt, next_mail, since_at, span)
        # The mail it follows changes when the user writes in between; the note that was made stays made.
        if (
            key in self.case.conversation.drafts
            or len(self._call_notes()) >= self.listed
            or self._called(mail)
        ):
            return
        day, window = self.case.day(since_at), window_in_words(attempt.after)
        rule = f"{self._playbook} lists a call {window} after it"
        if promised is not None:
            rule = f"in it you said that you would call on {self.case.day(promised.opens_at)}"
        step = self.case.step(
            StepKind.CALL, key, mail.message_id, span,
            template="call",
            number=number,
            why=f"Your mail of {day} has had no answer; {rule}.",
            cancelled_by="An answer or a delivery failure cancels it; its time ends when the next mail is due.",
        )  # fmt: skip
        ends = self.case.hours.after(span.overdue_at, CALL_LASTS, Unit.BUSINESS_DAYS)
        self.calls.append(replace(step, expires_at=ends))

    def _promised(self, since_at: datetime) -> Span | None:
        """The day the user named in the mail that the call counts from: it takes the place of the window."""
        mail = next((each for each in self.mails if each.at == since_at), None)
        hours, waits_until_at = self.case.hours, self.case.conversation.waits_until_at
        day = mail.promised_on if mail is not None else None
        if mail is None or day is None or day < local_date(mail.at, hours.zone):
            return None
        floors = [at for at in (mail.at, waits_until_at) if at is not None]
        opens = hours.next_open(max(hours.day_opens_at(day), *floors))
        return Span(opens, hours.after(opens, 1, Unit.BUSINESS_DAYS))

    def _called(self, mail: Outreach | Sent) -> bool:
        """Whether the user says that they have made the call to this mail: nobody answered it."""
        later = self.mails[self.used + 1 :]
        ends_at = later[0].at if later else None
        made = sum(
            mail.at <= call.at and (ends_at is None or call.at < ends_at) for call in self._calls_made()
        )
        return made >= self.taken[StepKind.CALL, mail.message_id]

    def _calls_made(self) -> list[Called]:
        first = self.mails[0]
        facts = self.case.conversation.facts
        return [fact for fact in facts if isinstance(fact, Called) and fact.at >= first.at]

    def _after_call(self, call: Attempt, mail: Attempt | None, since_at: datetime, span: Span) -> datetime:
        """The next mail waits for the call's time; where an absence has moved the call, it keeps its distance to it:
        nobody who is just back wants a call today and a mail tomorrow."""
        hours, waits_until_at = self.case.hours, self.case.conversation.waits_until_at
        if waits_until_at is None or mail is None or mail.after.unit is not call.after.unit:
            return span.overdue_at
        if hours.after(since_at, mail.after.opens, mail.after.unit) >= waits_until_at:
            return span.overdue_at  # the absence is over before the mail is due
        distance = max(mail.after.opens - call.after.opens, 0)
        return max(span.overdue_at, hours.after(span.opens_at, distance, mail.after.unit))

    def mail(self, attempt: Attempt, number: int) -> bool:
        """A mail that is not sent yet; whether the list goes on behind it (because its draft was deleted)."""
        last = self.mails[-1]
        key = self._key(StepKind.ATTEMPT, last.message_id)
        span = self.case.span(self.since_at, attempt.after, self.not_before)
        self._end_calls(span)
        row = self.case.row(key)
        while row is not None and row.state is DraftState.WITHDRAWN and len(row.persons) > 1:
            # Taken back because somebody else it went to has answered: who has not gets one of their own.
            key = self._key(StepKind.ATTEMPT, last.message_id)
            row = self.case.row(key)
        if row is None:
            self.steps.append(self._mail_step(attempt, number, key, last, span))
        elif row.state in _PASSED:
            self.since_at, self.not_before = span.opens_at, None
            return True
        else:
            self.pending = row
        return False

    def result(self) -> Attempts:
        called = sum(note.state is not DraftState.DISMISSED for note in self._call_notes())
        made = len(self._calls_made())
        return Attempts((*self.steps, *self.calls), self.pending, 1 + self.used, max(called, made), made)

    def _mail_step(self, attempt: Attempt, number: int, key: str, last: Outreach | Sent, span: Span) -> Step:
        rule = f"{self._playbook} lists a {ordinal(self._mail_number())} mail"
        when = f"{window_in_words(attempt.after)} after it"
        if self.since_at != last.at:
            when = f"{window_in_words(attempt.after)} after {self.case.day(self.since_at)}, when the one before was due"
        return self.case.step(
            StepKind.ATTEMPT, key, last.message_id, span,
            template="attempt",
            number=number,
            why=f"Your mail of {self.case.day(last.at)} has had no answer; {rule} {when}.",
            cancelled_by="An answer, a delivery failure, or a mail of your own to them cancels it.",
        )  # fmt: skip

    @property
    def _playbook(self) -> str:
        return f"the playbook '{self.case.rules.name}'"

    def _mail_number(self) -> int:
        return self.used + 1 + self.taken[StepKind.ATTEMPT, self.mails[-1].message_id]

    def _call_notes(self) -> list[DraftRow]:
        rows = {row.key: row for row in self.case.conversation.drafts.values() if row.kind is StepKind.CALL}
        return list(rows.values())

    def _key(self, kind: StepKind, follows: str) -> str:
        self.taken[kind, follows] = self.taken.get((kind, follows), 0) + 1
        return self.case.key(kind, follows, self.taken[kind, follows])

    def _retimed(self, attempt: Attempt, next_mail: Attempt | None) -> datetime | None:
        """What the call counts from. A mail that the user wrote before the call's time was over puts it off; one
        written later (mostly: the next attempt) has taken its place, and there is None."""
        since_at = self.since_at
        for mail in self.mails[self.used + 1 :]:
            if mail.at >= self._call_ends(attempt, next_mail, since_at):
                return None
            since_at = mail.at
        return since_at

    def _call_ends(self, attempt: Attempt, next_mail: Attempt | None, since_at: datetime) -> datetime:
        hours = self.case.hours
        if next_mail is not None:
            return hours.after(since_at, next_mail.after.opens, next_mail.after.unit)
        overdue = hours.after(since_at, attempt.after.overdue, attempt.after.unit)
        return hours.after(overdue, CALL_LASTS, Unit.BUSINESS_DAYS)

    def _end_calls(self, next_mail: Span) -> None:
        """From the next mail on a call before it is pointless."""
        self.steps += [replace(call, expires_at=next_mail.opens_at) for call in self.calls]
        self.calls = []


def resting_in_words(mails: int, calls: int, made: int = 0) -> str:
    """``Two mails sent, one call noted; resting.`` Whether a call was made nobody knows but the user."""
    sent = f"{number_in_words(mails).capitalize()} mail{'' if mails == 1 else 's'} sent"
    noted = f", {number_in_words(calls)} call{'' if calls == 1 else 's'} noted" if calls else ""
    if made:
        noted = f", {number_in_words(made)} call{'' if made == 1 else 's'} made"
    return f"{sent}{noted}; resting."
