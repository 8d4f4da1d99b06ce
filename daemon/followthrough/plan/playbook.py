"""State, rules and working time give steps, each with when it opens, when it is overdue, and why. Reads no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from followthrough.plan.answering import NO_CONTACT, answer, answer_key, nudge, nudge_key
from followthrough.plan.asking import Ask, asks
from followthrough.plan.attempts import Attempts, attempts, resting_in_words, standing_attempts, still_trying
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.contact import (
    changed_check_in,
    check_in,
    check_in_key,
    has_news,
    landed_key,
    tell_landed,
)
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.drafts import StepKind
from followthrough.plan.everybody import Everybody
from followthrough.plan.facts import Called, Met
from followthrough.plan.meetings import prepare_ends, prepares, thank_yous, thanks_ends, thanks_from
from followthrough.plan.referrals import (
    introduction,
    report_backs,
    report_keys,
    standing_introductions,
)
from followthrough.plan.rules import DEFAULT_ATTEMPTS, Attempt, Case, Prospect, Rules, Step, Ties, step_key

__all__ = [
    "DEFAULT_ATTEMPTS", "Attempt", "Outlook", "Prospect", "Rules", "Step", "Ties", "outlook", "step_key",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes next for one conversation: steps by time, and in words why nothing does."""

    steps: tuple[Step, ...]
    resting: bool
    waiting: str
    standing: frozenset[str] | None = None
    """Keys of steps that have a row already and that the facts still call for: such a draft is not stale. None: not
    known, so none is."""
    held: bool = False
    """Nothing may be written, not even what stands; ``waiting`` says why. A hold of people.toml's must set it too."""
    ends: Mapping[str, datetime] = field(default_factory=dict)
    """When what stands is over, by key: a prepare note at its meeting's start, an answer when a meeting is to be
    thanked for, thanks and an answer when it is time to check in."""
    asks: tuple[Ask, ...] = ()
    """What the user is to be asked, each from its time on."""


_WITH_CARE = frozenset({StepKind.ANSWER, StepKind.PREPARE})
"""What may still come after words of anger, a death or an illness: the place for the user's answer, and a note of the
user's own."""


def outlook(
    conversation: Conversation,
    rules: Rules,
    hours: WorkingTime,
    login_at_host: str,
    theirs: WorkingTime | None = None,
    ties: Ties | None = None,
    at_large: Everybody | None = None,
) -> Outlook:
    """Every step not yet taken that the facts call for, earliest first. Steps with a draft row are never planned again.

    Held: no steps at all. After a mail that no ready text meets, nothing is written to them but the answer, until the
    user has written or they have talked. An answer that the user owes goes stale by the thanks for a meeting since, and
    both by the check-in: from its opening on, that comes instead. ``theirs`` are the person's working hours, where
    known: calls are set in both. ``ties`` are what other conversations mean for this one, ``at_large`` what the user
    said about nobody in particular.
    """
    case = Case(conversation, rules, hours, login_at_host, theirs, ties or Ties(), at_large or Everybody())
    tried, checking = attempts(case) if still_trying(case) else None, check_in(case)
    ends = _ends(case, checking)
    found = (
        *(tried.steps if tried else ()),
        *_with_those_who_answered(case, ends),
        *prepares(case),
        *report_backs(case),
    )
    maybe = (checking, introduction(case), nudge(case), tell_landed(case))
    found += tuple(step for step in maybe if step is not None)
    if conversation.delicate:
        found = tuple(step for step in found if step.kind in _WITH_CARE)
    steps = () if conversation.held else tuple(sorted(found, key=lambda step: (step.opens_at, step.key)))
    resting = tried is not None and not tried.steps and tried.pending is None and not conversation.held
    return Outlook(
        steps,
        resting,
        _waiting(case, steps, tried, resting=resting),
        _standing(case),
        conversation.held,
        ends,
        asks(case),
    )


def _with_those_who_answered(case: Case, ends: Mapping[str, datetime]) -> tuple[Step, ...]:
    """The answer and the thanks, each until something has its place."""
    answering = answer(case)
    due = (*((answering,) if answering is not None else ()), *thank_yous(case))
    return tuple(replace(step, expires_at=ends.get(step.key)) for step in due)


def _ends(case: Case, checking: Step | None) -> dict[str, datetime]:
    """When what the facts call for is over, by key, with or without a row. By the clock, the check-in takes the place
    of what was never given; with news it comes beside that. An answer that wants the user's own words has no end."""
    if case.conversation.delicate:
        return prepare_ends(case)
    mail, key = case.conversation.unanswered, answer_key(case)
    thanks_at = thanks_from(case, mail) if mail is not None else None
    ends = thanks_ends(case)
    if checking is not None and not has_news(case):
        ends = {each: min(end, checking.opens_at) for each, end in ends.items()}
        thanks_at = checking.opens_at if thanks_at is None else min(thanks_at, checking.opens_at)
    if key is not None and thanks_at is not None:
        ends[key] = thanks_at
    changed = changed_check_in(case)
    if checking is not None and changed is not None:
        ends[changed] = checking.opens_at
    return ends | prepare_ends(case)


def _standing(case: Case) -> frozenset[str]:
    keys = {answer_key(case), check_in_key(case), changed_check_in(case), nudge_key(case), landed_key(case)}
    keys |= {*thanks_ends(case), *report_keys(case), *prepare_ends(case)}
    rows = {key: case.row(key) for key in keys if key is not None}
    if case.conversation.delicate:
        return frozenset(key for key, row in rows.items() if row is not None and row.kind in _WITH_CARE)
    called_for = frozenset(key for key, row in rows.items() if row is not None)
    return called_for | standing_attempts(case) | standing_introductions(case)


def _waiting(case: Case, steps: Sequence[Step], tried: Attempts | None, *, resting: bool) -> str:
    """Why nothing comes, or not yet; '' where steps simply wait for their time."""
    if tried is not None and resting:
        return resting_in_words(tried.mails, tried.calls, tried.made)
    if tried is not None and tried.pending is not None and not steps:
        return f"The next mail, '{tried.pending.subject}', is in your Drafts."
    conversation, until_at = case.conversation, case.conversation.waits_until_at
    if conversation.in_doubt and conversation.state is not State.STOPPED:
        return f"Waits until you or they write: {conversation.waits_why}."
    if conversation.held and conversation.state is not State.STOPPED:
        return f"Waits until you say so: {conversation.waits_why}."
    if until_at is not None and any(step.opens_at == case.hours.next_open(until_at) for step in steps):
        return f"Waits until {case.day(until_at)}: {conversation.waits_why}."
    return _as_it_stands(case)


def _as_it_stands(case: Case) -> str:
    """The state in words, and what it waits for."""
    conversation, prospect = case.conversation, case.ties.prospect
    state = conversation.state
    if state is State.NEW and prospect is not None:
        return "You landed; nobody new is written to." if case.has_landed else prospect.waiting
    if state is State.WAITING and case.has_landed:
        return "You landed; nothing more is asked of them."
    if state is State.WAITING and not still_trying(case):
        state = State.TALKING
    if conversation.delicate and state not in NO_CONTACT:
        return "What came last wants your own words; nothing else comes until you have written."
    if state is State.MEETING and conversation.meeting is not None:
        return f"You agreed to meet on {case.day(conversation.meeting.starts_at)}."
    theirs = conversation.unanswered
    if state is State.ANSWERED and theirs is not None and theirs.invites:
        return "They sent an invitation; accept or decline it in your calendar."
    last = conversation.talks[-1] if conversation.talks else None
    mail = conversation.last_mail
    if state is State.TALKING and last is not None and (mail is None or mail.at <= last.at):
        return _TALKED[type(last)]
    return _IN_WORDS.get(state, "")


_TALKED: Mapping[type[Called | Met], str] = {
    Met: "You met; what comes next is yours to begin.",
    Called: "You talked on the phone; nothing comes by itself until you say what came of it.",
}
_IN_WORDS = {
    State.NEW: "You have not written to them yet.",
    State.ANSWERED: "They wrote last; it is your turn.",
    State.TALKING: "You wrote last; it is their turn.",
    State.MEETING: "A meeting is agreed.",
    State.DELEGATED: "A colleague answered for them; nothing more is asked of them.",
    State.DECLINED: "They declined; nothing more is asked of them.",
    State.UNREACHABLE: "Mail to them fails; it goes on when you write to another address of theirs.",
    State.STOPPED: "Stopped for good.",
}
