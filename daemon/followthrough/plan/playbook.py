"""State, rules and working time give steps, each with when it opens, when it is overdue, and why. Reads no clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from followthrough.plan.business_time import Unit, Window, WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.drafts import StepKind


@dataclass(frozen=True, slots=True)
class Attempt:
    """One entry of a playbook's list of attempts; the first is the user's own mail and is not listed."""

    by: Literal["call", "mail"]
    after: Window


DEFAULT_ATTEMPTS = (
    Attempt("call", Window(1, 2, Unit.BUSINESS_DAYS)),
    Attempt("mail", Window(5, 7, Unit.BUSINESS_DAYS)),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """One playbook's timing. A call counts from the first mail, an attempt by mail from the user's last mail."""

    name: str
    attempts: tuple[Attempt, ...] = DEFAULT_ATTEMPTS
    check_in: Window = Window(3, 4, Unit.WEEKS)
    check_in_quarterly_after: int = 2
    """So many check-ins in a row without an answer: from then on every 13 weeks."""
    check_in_with: Literal["met", "answered", "nobody"] = "met"
    templates: str = ""
    """A named template set: ``SET/attempt.txt.j2`` is looked for before ``attempt.txt.j2``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to put before the user. Its times come from facts alone and never slide."""

    key: str
    kind: StepKind
    person: str
    account: str
    playbook: str
    template: str
    follows: str
    """Message-ID of what it follows: part of the key, and the parent the draft answers (for a check-in: threads to)."""
    opens_at: datetime
    overdue_at: datetime
    expires_at: datetime | None
    """From then on it is pointless (a call whose next attempt has opened); None: never."""
    number: int
    """Which attempt this is (the user's mail is 1), or which check-in in a row."""
    why: str
    """One sentence for the user: the message, the rule."""
    cancelled_by: str
    """One sentence: what would cancel it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes next for one conversation: steps by time, and in words why nothing does."""

    steps: tuple[Step, ...]
    resting: bool
    waiting: str


def step_key(login_at_host: str, person: str, kind: str, follows: str) -> str:
    """32 hex digits: sha256("v1|login@host|person|kind|follows"): the same after a lost ledger, on any machine."""
    raise NotImplementedError


def outlook(conversation: Conversation, rules: Rules, hours: WorkingTime, login_at_host: str) -> Outlook:
    """Every step not yet taken that the facts call for, earliest first. Steps with a draft row are never planned again."""
    raise NotImplementedError
