"""Facts folded to a conversation's state by one transition table (the diagram in docs/ is made from it)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from followthrough.plan.drafts import DraftRow
from followthrough.plan.facts import Fact, Meeting, Outreach, Received, Sent


class State(StrEnum):
    """Where a conversation stands. Resting is not here: it is WAITING with the attempts used up (see playbook)."""

    NEW = "new"
    WAITING = "waiting"
    ANSWERED = "answered"
    TALKING = "talking"
    MEETING = "meeting"
    DELEGATED = "delegated"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person and everything exchanged with them since the first outreach, oldest first.

    ``waits_until_at`` with ``waits_why``: every step waits (an absence, a hold). ``held`` is a hold without an end.
    ``drafts`` are our rows for this person by step key.
    """

    person: str
    account: str
    playbook: str
    state: State
    facts: tuple[Fact, ...]
    outreach: Outreach | None
    sent: tuple[Outreach | Sent, ...]
    received: tuple[Received, ...]
    meeting: Meeting | None
    declined: bool
    held: bool
    waits_until_at: datetime | None
    waits_why: str
    drafts: Mapping[str, DraftRow]

    @property
    def last_sent(self) -> Outreach | Sent | None:
        """The user's latest mail."""
        raise NotImplementedError

    @property
    def last_contact_at(self) -> datetime | None:
        """The latest mail in either direction, or the end of the latest meeting held (only facts; no clock)."""
        raise NotImplementedError


def fold(person: str, facts: Iterable[Fact], drafts: Iterable[DraftRow]) -> Conversation:
    """The conversation with this person; the order of ``facts`` is irrelevant. Raises on a pair not in the table."""
    raise NotImplementedError
