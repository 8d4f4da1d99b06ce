"""Which of all people's steps are written now: the cap, the order of value, one open draft a person, no flood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from followthrough.plan.attempts import CALL_LASTS
from followthrough.plan.business_time import Unit, WorkingTime, local_date
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import NOTES, OPEN, DraftRow, DraftState, StepKind
from followthrough.plan.facts import Wanted
from followthrough.plan.playbook import Outlook, Step
from followthrough.plan.words import moment_in_words


class Verdict(StrEnum):
    """What happens to a step at this moment."""

    WRITE = "write"
    LATER = "later"
    BLOCKED = "blocked"
    """Another open draft of ours for this person, the day's cap, a pause, a hold: ``why`` says which."""
    LISTED = "listed"
    """Already overdue when the mailbox was first seen or after two weeks asleep: named in the note, not drafted."""
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Decision:
    """One draft or note and the steps it serves (people who share a thread share one draft)."""

    steps: tuple[Step, ...]
    verdict: Verdict
    why: str
    due_at: datetime | None = None
    """When a LATER step can be written: its opening, or the next working time; None for all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the choice depends on beside the steps. ``awake_since_at``: first sync ever, or since a gap of 14 days."""

    now: datetime
    awake_since_at: datetime
    hours: WorkingTime
    paused: bool
    drafts_per_day: int
    written_today: int
    """Capped drafts (answers and thank-yous aside) written on this local day: our rows that ``uses_cap`` names."""
    awake_by_account: Mapping[str, datetime] = field(default_factory=dict)
    """The same as ``awake_since_at`` for single accounts, by name: one added later, or away for 14 days."""

    def awake_at(self, account: str) -> datetime:
        """Since when this account is watched without a gap."""
        return max(self.awake_since_at, self.awake_by_account.get(account, self.awake_since_at))


_FIRST = (StepKind.ANSWER, StepKind.THANK_YOU, StepKind.PREPARE)
_VALUE = (
    *_FIRST,
    # Here come the introductions to those whom somebody named.
    StepKind.REPORT_BACK,
    StepKind.CALL,
    StepKind.ATTEMPT,
    StepKind.NUDGE,
    StepKind.CHECK_IN,
    StepKind.LANDED,
    StepKind.INTRODUCTION,
    StepKind.NOTE,
    StepKind.DIGEST,
)
_CAPPED = frozenset(set(StepKind) - NOTES - {StepKind.ANSWER, StepKind.THANK_YOU})
_ANY_HOUR = frozenset(_FIRST)
"""What does not wait for working time."""


def agenda(
    outlooks: Mapping[str, Outlook], conversations: Mapping[str, Conversation], at: Circumstances
) -> tuple[Decision, ...]:
    """A decision for every step, in the order in which to carry them out; the mappings' own order is irrelevant."""
    steps = sorted((step for outlook in outlooks.values() for step in outlook.steps), key=_order)
    ready = _share([_alone(step, conversations[step.person], at) for step in steps])
    busy: set[str] = set()
    written = at.written_today
    decisions = []
    for decision in ready:
        verdict = _beside_others(decision, busy, written, at)
        decisions.append(verdict)
        if verdict.verdict is Verdict.WRITE and _kind(verdict) not in NOTES:
            busy.update(step.person for step in verdict.steps)
            written += _kind(verdict) in _CAPPED
    return tuple(decisions)


def stale(
    conversations: Mapping[str, Conversation], outlooks: Mapping[str, Outlook], now: datetime | None = None
) -> tuple[str, ...]:
    """Keys of our open drafts (PLACED) that the facts have made wrong: they answered, stopped, the user wrote …
    By ``now``, also of those that something else has the place of.

    Also of drafts and notes that are only PLANNED, so that they are never stored. A draft for several is stale when it
    is for one of them: who has answered is not asked again, and the others get one of their own. About people without
    an outlook nothing is said.
    """
    rows = {row.key: row for each in conversations.values() for row in each.drafts.values()}
    return tuple(sorted(key for key, row in rows.items() if _is_stale(row, outlooks, now)))


def overtaken(
    conversations: Mapping[str, Conversation], outlooks: Mapping[str, Outlook], now: datetime | None = None
) -> tuple[str, ...]:
    """Keys of drafts that the user has edited (notes aside) and that the facts have made wrong, as ``stale`` says it of
    ours. They are the user's own by now: named, never touched."""
    rows = {row.key: row for each in conversations.values() for row in each.drafts.values()}
    edited = (row for row in rows.values() if row.state is DraftState.EDITED and not row.is_note)
    return tuple(sorted(row.key for row in edited if not _stands(row, outlooks, now)))


def may_be_placed(
    row: DraftRow,
    conversations: Mapping[str, Conversation],
    outlooks: Mapping[str, Outlook],
    at: Circumstances,
) -> str:
    """Whether a row that is PLANNED, made earlier and not stored then, may be stored now: '' or, in words, why not.

    To be asked before each try, the first one at once after planning aside; ``at.written_today`` as it is by then. One
    of several persons who must not be written to is enough. Somebody nothing is known of is not written to.
    """
    if at.paused:
        return "writing is paused"
    for person in row.persons:
        conversation, found = conversations.get(person), outlooks.get(person)
        if conversation is None or found is None:
            return f"nothing is known of {person}"
        why_not = _not_to(row, conversation, found, at)
        if why_not:
            return why_not
    if row.kind is StepKind.CALL and at.hours.after(row.created_at, CALL_LASTS, Unit.BUSINESS_DAYS) <= at.now:
        return "its time is over"
    if row.kind not in _ANY_HOUR and not at.hours.is_open(at.now):
        return "comes in working time"
    others = at.written_today - uses_cap(row, at.now, at.hours.zone)
    if row.kind in _CAPPED and others >= at.drafts_per_day:
        return _cap_used(at)
    return ""


def uses_cap(row: DraftRow, now: datetime, zone: str) -> bool:
    """Whether this draft is one of those that the cap allows for the local day of ``now``: tried on it, or made on it
    and not tried yet."""
    if row.kind not in _CAPPED:
        return False
    return local_date(row.attempt_at or row.created_at, zone) == local_date(now, zone)


def next_due_at(decisions: Sequence[Decision]) -> datetime | None:
    """When the earliest later step opens: the scheduler's one date job. None: nothing is planned."""
    return min((decision.due_at for decision in decisions if decision.due_at is not None), default=None)


def open_draft(conversation: Conversation) -> DraftRow | None:
    """The oldest draft of ours (notes aside) that this person has and that nobody has touched."""
    rows = {row.key: row for row in conversation.drafts.values() if row.state in OPEN and not row.is_note}
    return min(rows.values(), key=lambda row: (row.created_at, row.key), default=None)


def _order(step: Step) -> tuple[float, datetime, str]:
    named = step.kind is StepKind.INTRODUCTION and step.about
    return len(_FIRST) - 0.5 if named else _VALUE.index(step.kind), step.opens_at, step.key


def _kind(decision: Decision) -> StepKind:
    return decision.steps[0].kind


def _alone(step: Step, conversation: Conversation, at: Circumstances) -> Decision:
    """What the step's own time and its person say; the others come after."""
    if step.expires_at is not None and step.expires_at <= at.now:
        return Decision((step,), Verdict.EXPIRED, f"its time ended on {_day(step.expires_at, at)}")
    if step.opens_at > at.now:
        return Decision((step,), Verdict.LATER, f"due from {_day(step.opens_at, at)} on", step.opens_at)
    blocked = _blocked(step, conversation, at)
    if blocked:
        return Decision((step,), Verdict.BLOCKED, blocked)
    if step.overdue_at <= at.awake_at(step.account) and not _is_wanted(
        conversation, at.awake_at(step.account)
    ):
        return Decision((step,), Verdict.LISTED, f"was overdue on {_day(step.overdue_at, at)} already")
    if step.kind not in _ANY_HOUR and not at.hours.is_open(at.now):
        return Decision((step,), Verdict.LATER, "comes in working time", at.hours.next_open(at.now))
    return Decision((step,), Verdict.WRITE, step.why)


def _is_wanted(conversation: Conversation, awake_at: datetime) -> bool:
    """Whether the user has said since that what was only listed is to be drafted."""
    return any(isinstance(fact, Wanted) and fact.at >= awake_at for fact in conversation.facts)


def _blocked(step: Step, conversation: Conversation, at: Circumstances) -> str:
    if at.paused:
        return "writing is paused"
    row = None if step.kind in NOTES else open_draft(conversation)
    return _waits(conversation, at, step.kind) or (_untouched(row, at) if row is not None else "")


def _waits(conversation: Conversation, at: Circumstances, kind: StepKind) -> str:
    if conversation.state is State.STOPPED:
        return "stopped for good"
    if conversation.held:
        return f"held: {conversation.waits_why}"
    until_at = conversation.waits_until_at
    # What the user needs for a meeting goes to nobody else: no absence keeps it back.
    if until_at is not None and until_at > at.now and kind is not StepKind.PREPARE:
        return f"waits until {_day(until_at, at)}: {conversation.waits_why}"
    return ""


def _untouched(row: DraftRow, at: Circumstances) -> str:
    return f"the draft '{row.subject}' of {_day(row.created_at, at)} is still untouched in your Drafts"


def _not_to(row: DraftRow, conversation: Conversation, found: Outlook, at: Circumstances) -> str:
    """Why this row must not be stored, as far as one of its persons goes; '' where it may."""
    waits = _waits(conversation, at, row.kind)
    if waits:
        return waits
    if found.held or found.standing is None:
        return found.waiting
    if found.standing.isdisjoint(row.steps):
        return f"no longer called for: {found.waiting}" if found.waiting else "no longer called for"
    if any(found.ends.get(key, at.now) < at.now for key in row.steps):
        return "its time is over"
    next_mail = any(step.kind is StepKind.ATTEMPT and step.opens_at <= at.now for step in found.steps)
    if row.kind is StepKind.CALL and next_mail:
        return "its time is over: the next mail is due"
    other = None if row.is_note else _other_draft(row, conversation)
    return _untouched(other, at) if other is not None else ""


def _other_draft(row: DraftRow, conversation: Conversation) -> DraftRow | None:
    """Another open draft for them that comes before this one: stored, or planned earlier."""
    others = (each for each in conversation.drafts.values() if each.state in OPEN and not each.is_note)
    before = (
        each
        for each in others
        if each.key != row.key
        and (each.state is not DraftState.PLANNED or (each.created_at, each.key) < (row.created_at, row.key))
    )
    return next(before, None)


def _cap_used(at: Circumstances) -> str:
    return f"drafts_per_day: no more than {at.drafts_per_day} a day"


def _share(decisions: Iterable[Decision]) -> list[Decision]:
    """Attempts that answer the same mail in the same way are one draft to all who got it. Keeps the order."""
    shared: dict[object, Decision] = {}
    for decision in decisions:
        (step,) = decision.steps
        group: object = step.key
        if step.kind is StepKind.ATTEMPT:
            group = (
                step.account,
                step.follows,
                step.number,
                step.template,
                decision.verdict,
                decision.why,
            )
        known = shared.get(group)
        shared[group] = decision if known is None else replace(known, steps=(*known.steps, step))
    return list(shared.values())


def _beside_others(decision: Decision, busy: set[str], written: int, at: Circumstances) -> Decision:
    """The same decision, or blocked by what is written before it."""
    if decision.verdict is not Verdict.WRITE or _kind(decision) in NOTES:
        return decision
    if any(step.person in busy for step in decision.steps):
        return replace(decision, verdict=Verdict.BLOCKED, why="another draft for them comes first")
    if _kind(decision) in _CAPPED and written >= at.drafts_per_day:
        return replace(decision, verdict=Verdict.BLOCKED, why=_cap_used(at))
    return decision


def _is_stale(row: DraftRow, outlooks: Mapping[str, Outlook], now: datetime | None) -> bool:
    if row.state is not DraftState.PLANNED and (row.state is not DraftState.PLACED or row.is_note):
        return False
    return not _stands(row, outlooks, now)


def _stands(row: DraftRow, outlooks: Mapping[str, Outlook], now: datetime | None) -> bool:
    """Whether the facts still call for it, for everybody of whom that is known, and its time is not over."""
    known = [outlook for outlook in map(outlooks.get, row.persons) if outlook is not None]
    if any(each.standing is not None and each.standing.isdisjoint(row.steps) for each in known):
        return False
    ends = (each.ends[key] for each in known for key in row.steps if key in each.ends)
    return now is None or all(now < end for end in ends)


def _day(at: datetime, circumstances: Circumstances) -> str:
    return moment_in_words(at, circumstances.hours.zone)
