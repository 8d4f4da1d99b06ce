"""Which of all people's steps are written now: the cap, the order of value, one open draft a person, no flood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from followthrough.plan.business_time import WorkingTime
from followthrough.plan.conversation import Conversation
from followthrough.plan.playbook import Outlook, Step


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the choice depends on beside the steps. ``awake_since_at``: first sync ever, or since a gap of 14 days."""

    now: datetime
    awake_since_at: datetime
    hours: WorkingTime
    paused: bool
    drafts_per_day: int
    written_today: int
    """Capped drafts (answers aside) written on this local day."""


def agenda(
    outlooks: Mapping[str, Outlook], conversations: Mapping[str, Conversation], at: Circumstances
) -> tuple[Decision, ...]:
    """A decision for every step, in the order in which to carry them out. Deterministic whatever the mapping's order."""
    raise NotImplementedError


def stale(conversations: Mapping[str, Conversation], outlooks: Mapping[str, Outlook]) -> tuple[str, ...]:
    """Keys of our open drafts (PLACED) that the facts have made wrong: they answered, stopped, the user wrote …"""
    raise NotImplementedError


def next_due_at(decisions: Sequence[Decision]) -> datetime | None:
    """When the earliest later step opens: the scheduler's one date job. None: nothing is planned."""
    raise NotImplementedError
