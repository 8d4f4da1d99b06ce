"""The exactly-once write of a draft or note, and what became of it. The rows are kept by whoever gives the Journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session
from followthrough.plan.drafts import DraftRow, DraftState


class Journal(Protocol):
    """Where the rows live: each change is one durable transaction guarded by the state it leaves."""

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        """Change the row (``state=…`` and other fields) if it still is in state ``was``; durable before it returns.

        Raises where the row is in another state: two writers, a bug.
        """
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row as it stands after one try, and when it makes sense to try again (None: never by itself)."""

    row: DraftRow
    retry_at: datetime | None


SETTLE_SECONDS = 120
"""After an unknown outcome, so long before looking (a proxy may still deliver the command)."""

GRACE_SECONDS = 60
"""A draft must be gone so long, on two looks, before it is believed deleted."""


def place(session: Session, roles: Roles, row: DraftRow, journal: Journal, now: datetime) -> Outcome:
    """Bring a PLANNED or APPENDING row as far as it can be brought: the protocol of exactly one draft.

    Looks for the key first (Drafts, Sent, Trash, All, and INBOX for notes); commits the intent before APPEND; verifies
    by FETCH; after an unknown outcome waits for ``settle_until_at``, then looks from the old UIDNEXT on. Raises
    Disconnected with the row left so that a later call goes on. Rejected (quota, TRYCREATE …) is an Outcome with a
    reason and a retry, never an exception.
    """
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Observation:
    """What became of one row: its new state with the evidence (mailbox and uid, or '')."""

    key: str
    state: DraftState
    evidence: str
    uid: int
    uidvalidity: int


def observe(
    session: Session, roles: Roles, rows: Sequence[DraftRow], now: datetime
) -> tuple[Observation, ...]:
    """What the user did with our drafts: Drafts, Sent and Trash looked at together. Only changes are returned.

    Recognised by uid, by Message-ID, else by parents, To and base subject (clients renew the Message-ID). Gone without
    evidence is ABSENT; DISMISSED only with a Trash copy, ``\\Deleted``, or after the grace (``state_at`` + a day of
    ABSENT); SENT beats EDITED beats DISMISSED. Changes nothing on the server.
    """
    raise NotImplementedError


def withdraw(session: Session, roles: Roles, row: DraftRow) -> bool:
    """Move our own untouched draft to Trash: same UIDVALIDITY, uid, size and digest as read back after storing, and not
    in Sent. False: touched, gone, no Trash or no MOVE; nothing was changed."""
    raise NotImplementedError
