"""Calls and further mails after the user's first, until somebody answers or the list is used up.

Each mail of the user's is the next mail of the list, whether it was our draft or their own words. A draft that was
deleted is a skipped entry: the list goes on, counted from when that draft opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from followthrough.plan.business_time import Unit
from followthrough.plan.conversation import State
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.facts import Delegated, Meeting, Outreach, Received, Sent
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


def still_trying(case: Case) -> bool:
    """Whether attempts are called for at all: written to, and nothing human has ever come back."""
    answers = (fact for fact in case.conversation.facts if isinstance(fact, Received | Delegated | Meeting))
    return case.conversation.state is State.WAITING and next(answers, None) is None


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
        span = self.case.shared(self.case.span(since_at, attempt.after, self.not_before))
        self.not_before = self._after_call(attempt, next_mail, since_at, span)
        # The mail it follows changes when the user writes in between; the note that was made stays made.
        if key in self.case.conversation.drafts or len(self._call_notes()) >= self.listed:
            return
        day, window = self.case.day(since_at), window_in_words(attempt.after)
        step = self.case.step(
            StepKind.CALL, key, mail.message_id, span,
            template="call",
            number=number,
            why=f"Your mail of {day} has had no answer; {self._playbook} lists a call {window} after it.",
            cancelled_by="An answer or a delivery failure cancels it; its time ends when the next mail is due.",
        )  # fmt: skip
        ends = self.case.hours.after(span.overdue_at, CALL_LASTS, Unit.BUSINESS_DAYS)
        self.calls.append(replace(step, expires_at=ends))

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
        return Attempts((*self.steps, *self.calls), self.pending, 1 + self.used, called)

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


def resting_in_words(mails: int, calls: int) -> str:
    """``Two mails sent, one call noted; resting.`` Whether the call was made nobody knows but the user."""
    sent = f"{number_in_words(mails).capitalize()} mail{'' if mails == 1 else 's'} sent"
    noted = f", {number_in_words(calls)} call{'' if calls == 1 else 's'} noted" if calls else ""
    return f"{sent}{noted}; resting."
