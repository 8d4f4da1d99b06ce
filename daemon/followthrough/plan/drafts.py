"""The life of one draft or note of ours: its states, what may follow what, and the row that is kept of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What a step puts before the user."""

    INTRODUCTION = "introduction"
    CALL = "call"
    ATTEMPT = "attempt"
    ANSWER = "answer"
    NUDGE = "nudge"
    PREPARE = "prepare"
    THANK_YOU = "thank_you"
    REPORT_BACK = "report_back"
    CHECK_IN = "check_in"
    LANDED = "landed"
    NOTE = "note"
    """The daily note: doubts, holds, what was overdue at first sight. About nobody in particular."""
    DIGEST = "digest"
    """The weekly picture of everything. About nobody in particular."""


NOTES = frozenset({StepKind.CALL, StepKind.PREPARE, StepKind.NOTE, StepKind.DIGEST})
"""What goes to the inbox, from the user to the user; all others are drafts."""
ABOUT_NOBODY = frozenset({StepKind.NOTE, StepKind.DIGEST})


class DraftState(StrEnum):
    """Where a draft or note is. Nothing ever goes back to PLANNED but what is proven not stored."""

    PLANNED = "planned"
    APPENDING = "appending"
    PLACED = "placed"
    ABSENT = "absent"
    """Gone from Drafts without evidence: a client took it off when the user opened it, or it was deleted."""
    EDITED = "edited"
    SENT = "sent"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    """Ours, untouched and out of date: moved to Trash by us."""
    UNCERTAIN = "uncertain"
    """The server never said whether it was stored, and it cannot be known: shown, never appended again."""
    GONE = "gone"
    """Found elsewhere (Sent, Trash, archive) at the first look: an earlier life of the same step. Never written."""


NEXT: dict[DraftState, frozenset[DraftState]] = {
    DraftState.PLANNED: frozenset(
        {DraftState.APPENDING, DraftState.PLACED, DraftState.GONE, DraftState.WITHDRAWN}
    ),
    DraftState.APPENDING: frozenset(
        {DraftState.PLANNED, DraftState.PLACED, DraftState.UNCERTAIN, DraftState.GONE, DraftState.SENT}
    ),
    DraftState.PLACED: frozenset(
        {
            DraftState.ABSENT,
            DraftState.EDITED,
            DraftState.SENT,
            DraftState.DISMISSED,
            DraftState.WITHDRAWN,
            DraftState.UNCERTAIN,
        }
    ),
    DraftState.ABSENT: frozenset(
        {DraftState.PLACED, DraftState.EDITED, DraftState.SENT, DraftState.DISMISSED}
    ),
    DraftState.EDITED: frozenset({DraftState.ABSENT, DraftState.SENT, DraftState.DISMISSED}),
    DraftState.UNCERTAIN: frozenset(
        {DraftState.PLACED, DraftState.EDITED, DraftState.SENT, DraftState.DISMISSED}
    ),
    DraftState.DISMISSED: frozenset({DraftState.PLACED, DraftState.EDITED, DraftState.SENT}),
    DraftState.WITHDRAWN: frozenset({DraftState.EDITED, DraftState.SENT}),
    DraftState.GONE: frozenset({DraftState.SENT}),
    DraftState.SENT: frozenset(),
}
"""What may follow what; any other pair is a bug, and raises. (Moved back out of Trash, a draft is placed again.)"""

OPEN = frozenset({DraftState.PLANNED, DraftState.APPENDING, DraftState.PLACED})
"""Ours and not yet touched: while one is open for a person, no other is made for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One row: the identity of the step, the exact bytes to store, and what is known of them on the server.

    ``steps`` are all step keys this one draft serves (people who share a thread share it), ``key`` first.
    ``uidvalidity``, ``uidnext`` are the mailbox's as read before APPEND; ``uid``, ``size``, ``digest`` (SHA-256) are
    as read back from the server after it, and what WITHDRAWN compares.
    """

    key: str
    account: str
    kind: StepKind
    mailbox: str
    message_id: str
    raw: bytes
    flags: tuple[str, ...]
    persons: tuple[str, ...]
    steps: tuple[str, ...]
    to: tuple[str, ...]
    subject: str
    parents: tuple[str, ...]
    created_at: datetime
    state: DraftState = DraftState.PLANNED
    uidvalidity: int = 0
    uidnext: int = 0
    uid: int = 0
    size: int = 0
    digest: str = ""
    attempts: int = 0
    attempt_at: datetime | None = None
    settle_until_at: datetime | None = None
    state_at: datetime | None = None
    reason: str = ""
    template: str = ""
    """What it was rendered with, without set and ending (``accept_time``); '' of rows from before this was kept."""

    @property
    def is_note(self) -> bool:
        """A note goes to the inbox, unseen; a draft to Drafts."""
        return self.kind in NOTES
