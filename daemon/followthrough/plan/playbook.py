"""State, rules and working time give steps, each with when it opens, when it is overdue, and why. Reads no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from followthrough.plan.attempts import attempts, resting_in_words, standing_attempts, still_trying
from followthrough.plan.business_time import WorkingTime
from followthrough.plan.contact import answer, answer_key, check_in, check_in_key
from followthrough.plan.conversation import Conversation, State
from followthrough.plan.rules import DEFAULT_ATTEMPTS, Attempt, Case, Rules, Step, step_key

__all__ = ["DEFAULT_ATTEMPTS", "Attempt", "Outlook", "Rules", "Step", "outlook", "step_key"]


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


def outlook(
    conversation: Conversation,
    rules: Rules,
    hours: WorkingTime,
    login_at_host: str,
    theirs: WorkingTime | None = None,
) -> Outlook:
    """Every step not yet taken that the facts call for, earliest first. Steps with a draft row are never planned again.

    Held: no steps at all. An answer that the user owes goes stale by the check-in: from its opening on, that comes
    instead. ``theirs`` are the person's working hours, where known: calls are set in both.
    """
    case = Case(conversation, rules, hours, login_at_host, theirs)
    tried = attempts(case) if still_trying(case) else None
    answering, checking = answer(case), check_in(case)
    if answering is not None and checking is not None:
        answering = replace(answering, expires_at=checking.opens_at)
    found = (*(tried.steps if tried else ()), *(step for step in (answering, checking) if step is not None))
    steps = () if conversation.held else tuple(sorted(found, key=lambda step: (step.opens_at, step.key)))
    resting = tried is not None and not tried.steps and tried.pending is None and not conversation.held
    if resting and tried is not None:
        waiting = resting_in_words(tried.mails, tried.calls)
    elif tried is not None and tried.pending is not None and not steps:
        waiting = f"The next mail, '{tried.pending.subject}', is in your Drafts."
    else:
        waiting = _waiting(case, steps)
    return Outlook(steps, resting, waiting, _standing(case), conversation.held)


def _standing(case: Case) -> frozenset[str]:
    keys = (answer_key(case), check_in_key(case))
    return standing_attempts(case) | {key for key in keys if key is not None and case.row(key) is not None}


def _waiting(case: Case, steps: Sequence[Step]) -> str:
    """Why nothing comes, or not yet; '' where steps simply wait for their time."""
    conversation, until_at = case.conversation, case.conversation.waits_until_at
    if conversation.in_doubt and conversation.state is not State.STOPPED:
        return f"Waits until you or they write: {conversation.waits_why}."
    if conversation.held and conversation.state is not State.STOPPED:
        return f"Waits until you say so: {conversation.waits_why}."
    if until_at is not None and any(step.opens_at == case.hours.next_open(until_at) for step in steps):
        return f"Waits until {case.day(until_at)}: {conversation.waits_why}."
    talked = conversation.state is State.WAITING and not still_trying(case)
    return _IN_WORDS.get(State.TALKING if talked else conversation.state, "")


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
