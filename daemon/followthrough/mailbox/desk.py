"""The exactly-once write of a draft or note, and what became of it. The rows are kept by whoever gives the Journal."""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from followthrough.mailbox.desk_observe import GRACE_SECONDS, Observation, observe
from followthrough.mailbox.desk_recognise import (
    FIELDS,
    Seen,
    direct_parent,
    earlier_kin,
    elsewhere,
    is_alike,
    is_edited,
    is_kin,
    is_ours,
    opened,
    read_back,
    seen,
    uids_by_id,
)
from followthrough.mailbox.errors import AmbiguousAppend, BadArgument, Disconnected, Rejected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Appended, Session, Status
from followthrough.plan.drafts import DraftRow, DraftState

__all__ = [
    "GRACE_SECONDS",
    "SETTLE_SECONDS",
    "Journal",
    "Observation",
    "Outcome",
    "copies",
    "observe",
    "place",
    "withdraw",
]


class Journal(Protocol):
    """Where the rows live: each change is one durable transaction guarded by the state it leaves."""

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        """Change the row (``state=…`` and other fields) if it still is in state ``was``; durable before it returns.

        Without ``state`` the row stays in the state it is in. Raises where the row is in another state: two writers,
        a bug.
        """
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row as it stands after one try, and when it makes sense to try again (None: never by itself)."""

    row: DraftRow
    retry_at: datetime | None


SETTLE_SECONDS = 120
"""After an unknown outcome, so long before looking (a proxy may still deliver the command)."""

ATTEMPTS_A_DAY = 5
"""So often is one draft tried whose outcome was not a plain refusal: a server that says OK and stores nothing."""

_FIRST_WAIT = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(hours=6)
_DAY = timedelta(days=1)
_MANY = 10_000
"""More new uids than that are not counted: a server that jumps leaves gaps."""

_HOPELESS = frozenset({"TOOBIG", "BADARGUMENT"})
"""Refusals that another try of the same bytes cannot change."""


def place(
    session: Session,
    roles: Roles,
    row: DraftRow,
    journal: Journal,
    now: datetime,
    shared: Sequence[str] = (),
    claimed: Collection[str] = (),
) -> Outcome:
    """Bring a PLANNED or APPENDING row as far as it can be brought: the protocol of exactly one draft.

    Looks for the key first (Drafts, Sent, Trash, All, and INBOX for notes); commits the intent before APPEND; verifies
    by FETCH; after an unknown outcome waits for ``settle_until_at``, then looks from the old UIDNEXT on. Raises
    Disconnected with the row left so that a later call goes on. Rejected (quota, TRYCREATE …) is an Outcome with a
    reason and a retry, never an exception. ``shared`` are Message-IDs under which a draft to this person and others
    may lie there already, made when the ledger was another; ``claimed`` are places (mailbox and uid) of which it is
    known that they are what became of other drafts: two may answer the same message. In a PLANNED row
    ``settle_until_at`` is the time before which it is not tried again; a row in any other state is left alone.
    """
    desk = _Desk(session, roles, journal, now, time.monotonic(), claimed)
    try:
        if row.state is DraftState.APPENDING:
            return desk.settle(row)
        if row.state is DraftState.PLANNED:
            return desk.first_look(row, shared)
    except Rejected as rejected:
        return desk.refused_to_show(row, rejected)
    return Outcome(row, None)


def withdraw(session: Session, roles: Roles, row: DraftRow) -> bool:
    """Move our own untouched draft to Trash: same UIDVALIDITY, uid, size and digest as read back after storing, and not
    in Sent. False: touched, gone, no Trash or no MOVE; nothing was changed."""
    if row.state is not DraftState.PLACED or roles.trash is None or not (row.uid and row.digest):
        return False
    if uids_by_id(session, roles.sent, row.message_id):
        return False
    status = opened(session, row.mailbox)
    if status is None or status.uidvalidity != row.uidvalidity or not _untouched(session, row):
        return False
    try:
        return session.move(row.mailbox, row.uid, roles.trash, row.uidvalidity)
    except Rejected:
        return False


def copies(session: Session, row: DraftRow) -> int:
    """How many messages with our Message-ID lie where ours was stored, the deleted ones aside. Two: an APPEND that was
    taken for lost came in after all. Nobody can tell which of them the user has before them, so neither is touched."""
    if opened(session, row.mailbox) is None:
        return 0
    flags = session.flags(session.uids_with_id(row.message_id))
    return sum("\\deleted" not in each for each in flags.values())


_HARMLESS = frozenset({"\\draft", "\\seen", "\\recent", "nonjunk", "$notjunk"})
"""Flags that clients set on their own; any other is the user's hand."""


def _untouched(session: Session, row: DraftRow) -> bool:
    heads = [head for batch in session.heads("MESSAGE-ID", row.uid, row.uid) for head in batch]
    if len(heads) != 1 or heads[0].size != row.size or heads[0].flags - _HARMLESS:
        return False
    stored = read_back(session, row.mailbox, row.uid)
    return stored is not None and stored.digest == row.digest


@dataclass(frozen=True, slots=True)
class _Desk:
    """One try at one row: the connection, where things are, when it began (``began``: monotonic seconds)."""

    session: Session
    roles: Roles
    journal: Journal
    now: datetime
    began: float
    claimed: Collection[str] = ()

    # The first look --------------------------------------------------------------------------------------------------

    def first_look(self, row: DraftRow, shared: Sequence[str] = ()) -> Outcome:
        """PLANNED: find an earlier life of the same step (lost ledger, second machine), else write it."""
        if _word(row.reason) in _HOPELESS:
            return Outcome(row, None)
        # Further off than any wait we set: the clock was set back, and the wait is over.
        if row.settle_until_at is not None and self.now < row.settle_until_at <= self.now + _DAY:
            return Outcome(row, row.settle_until_at)
        status = self.session.examine(row.mailbox)
        found = self._here(row, status)
        if found is not None:
            return self._earlier_life(row, found)
        for mailbox in elsewhere(self.roles, row):
            if uids := uids_by_id(self.session, mailbox, row.message_id):
                return self._advance(row, DraftState.GONE, reason=f"{mailbox} {uids[-1]}")
        for mailbox in (row.mailbox, *elsewhere(self.roles, row)) if shared else ():
            for message_id in shared:
                if uids := uids_by_id(self.session, mailbox, message_id):
                    return self._advance(row, DraftState.GONE, reason=f"{mailbox} {uids[-1]}")
        kin = earlier_kin(self.session, self.roles, row, self.now, self.claimed)
        if kin is not None:
            return self._advance(row, DraftState.GONE, reason=kin.where)
        return self._write(row)

    def _here(self, row: DraftRow, status: Status, first: int = 0) -> Seen | None:
        """Our draft among the uids from ``first`` on in its mailbox (0: all of it): by id, else kin. A note only by id.

        Headers are read, not only searched: some servers search late, or not at all, for what was just stored.
        """
        near = list(self._near(row, status, first))
        ours = [each for each in near if is_ours(row, each.message)]
        return (ours or near)[-1] if near else None

    def _near(self, row: DraftRow, status: Status, first: int) -> Iterator[Seen]:
        if not status.messages or first >= status.uidnext:
            return
        runs = [(max(first, 1), status.uidnext - 1)]
        if row.is_note and not first:
            runs = [(uid, uid) for uid in sorted(self.session.uids_with_id(row.message_id))]
        for run in runs:
            for heads in self.session.heads(FIELDS, *run):
                for each in (seen(row.mailbox, status.uidvalidity, head) for head in heads):
                    if is_ours(row, each.message) or self._is_near_kin(row, each, first):
                        yield each

    def _is_near_kin(self, row: DraftRow, found: Seen, first: int) -> bool:
        """Over the whole mailbox, without a parent to go by, another mail to the same people would fit, too: there the
        text has to be ours."""
        if found.deleted or found.where in self.claimed or not is_kin(row, found.message):
            return False
        safe = first > 0 or direct_parent(row) is not None
        return safe or is_alike(self.session, row, found)

    def _earlier_life(self, row: DraftRow, found: Seen) -> Outcome:
        """In Drafts already: ours where the text is still what we would write, otherwise the user's."""
        if found.deleted or not is_ours(row, found.message):
            return self._advance(row, DraftState.GONE, reason=found.where)
        return self._placed(row, found)

    # Writing ---------------------------------------------------------------------------------------------------------

    def _write(self, row: DraftRow) -> Outcome:
        status = self.session.examine(row.mailbox)
        fresh = row.attempt_at is None or self.now - row.attempt_at > _DAY
        row = self.journal.advance(
            row.key,
            row.state,
            state=DraftState.APPENDING,
            uidvalidity=status.uidvalidity,
            uidnext=status.uidnext,
            uid=0,
            size=0,
            digest="",
            attempts=1 if fresh else row.attempts + 1,
            attempt_at=self.now,
            settle_until_at=None,
            state_at=self.now,
            reason="",
        )
        try:
            answer = self.session.append(row.mailbox, row.raw, row.flags, self.now)
        except Rejected as rejected:
            return self._refused(row, rejected)
        except BadArgument as bad:
            planned = self._back_to_planned(row, f"BADARGUMENT {bad}", None)
            return Outcome(planned, None)
        except AmbiguousAppend:
            return self._unknown(row, "no answer")
        except Disconnected:
            self._back_to_planned(row, "disconnected", self._next_try(row))
            raise
        try:
            return self._verify(row, answer)
        except Rejected as rejected:
            return self._unknown(row, f"said OK, then {rejected.code or 'NO'}")

    def _verify(self, row: DraftRow, answer: Appended) -> Outcome:
        """After a tagged OK: what the server says it stored is looked at, wherever it claims it to be."""
        status = self.session.examine(row.mailbox)
        found = None
        if answer.uid is not None and answer.uidvalidity == status.uidvalidity:
            found = self._at(row, status, answer.uid)
        if found is None and status.uidvalidity == row.uidvalidity:
            found = self._here(row, status, row.uidnext)
        if found is None or not is_ours(row, found.message):
            return self._unknown(row, "said OK, not found")
        return self._placed(row, found, just_stored=True)

    def _at(self, row: DraftRow, status: Status, uid: int) -> Seen | None:
        for heads in self.session.heads(FIELDS, uid, uid):
            for head in heads:
                there = seen(row.mailbox, status.uidvalidity, head)
                if is_ours(row, there.message):
                    return there
        return None

    def _placed(self, row: DraftRow, found: Seen, just_stored: bool = False) -> Outcome:
        """PLACED, with what withdrawing will compare; EDITED at once where the text is not ours any more.

        What was stored a moment ago is ours even where the server wrote it anew.
        """
        stored = read_back(self.session, found.mailbox, found.uid)
        edited = not (just_stored or row.is_note) and (
            not is_ours(row, found.message) or stored is None or is_edited(row, stored.message)
        )
        placed = self.journal.advance(
            row.key,
            row.state,
            state=DraftState.PLACED,
            uidvalidity=found.uidvalidity,
            uid=found.uid,
            size=0 if stored is None or edited else stored.size,
            digest="" if stored is None or edited else stored.digest,
            settle_until_at=None,
            state_at=self.now,
            reason="",
        )
        if edited:
            return self._advance(placed, DraftState.EDITED, reason=found.where)
        return Outcome(placed, None)

    # After an unknown outcome ----------------------------------------------------------------------------------------

    def settle(self, row: DraftRow) -> Outcome:
        """APPENDING: wait, then find out what the server made of it."""
        if row.settle_until_at is None:
            return self._unknown(row, row.reason or "stopped")
        if self.now < row.settle_until_at:
            return self._wait(row, row.settle_until_at)
        status = self.session.examine(row.mailbox)
        # Uids given out twice under one UIDVALIDITY are as good as another one.
        if status.uidvalidity != row.uidvalidity or status.uidnext < row.uidnext:
            found = self._here(row, status)
            return self._placed(row, found) if found is not None else self._lost(row)
        found = self._here(row, status, row.uidnext)
        if found is not None:
            return self._placed(row, found)
        if self._all_there(row, status):
            return self._not_stored(row)
        return self._lost(row)

    def _all_there(self, row: DraftRow, status: Status) -> bool:
        """Every uid given out since the APPEND is still a message, and none is ours: proven not stored."""
        given = range(row.uidnext, min(status.uidnext, row.uidnext + _MANY))
        if given.stop < status.uidnext:
            return False
        return not given or len(self.session.flags(given)) == len(given)

    def _lost(self, row: DraftRow) -> Outcome:
        """Not in its mailbox, and it may have been: wherever else it turns up says what became of it."""
        for mailbox in elsewhere(self.roles, row):
            if uids := uids_by_id(self.session, mailbox, row.message_id):
                sent = mailbox == self.roles.sent and not row.is_note
                state = DraftState.SENT if sent else DraftState.GONE
                return self._advance(row, state, reason=f"{mailbox} {uids[-1]}")
        return self._advance(row, DraftState.UNCERTAIN, reason=row.reason)

    def _not_stored(self, row: DraftRow) -> Outcome:
        again = self._next_try(row)
        planned = self._back_to_planned(row, row.reason or "not stored", again)
        if again is not None:
            return Outcome(planned, again)
        try:
            return self.first_look(planned)
        except Rejected as rejected:
            return self.refused_to_show(planned, rejected)

    def _next_try(self, row: DraftRow) -> datetime | None:
        """None: at once."""
        if row.attempts < ATTEMPTS_A_DAY or row.attempt_at is None:
            return None
        return row.attempt_at + _DAY

    # Outcomes --------------------------------------------------------------------------------------------------------

    def _unknown(self, row: DraftRow, why: str) -> Outcome:
        """Stays APPENDING; the settling time begins when the try ended, not when it began."""
        until = self.now + timedelta(seconds=time.monotonic() - self.began + SETTLE_SECONDS)
        kept = self.journal.advance(
            row.key, DraftState.APPENDING, settle_until_at=until, reason=_one_line(why)
        )
        return Outcome(kept, until)

    def _wait(self, row: DraftRow, until: datetime) -> Outcome:
        """A settling time far in the future means that the clock was set back: it begins anew."""
        if until - self.now > timedelta(seconds=10 * SETTLE_SECONDS):
            return self._unknown(row, row.reason)
        return Outcome(row, until)

    def _refused(self, row: DraftRow, rejected: Rejected) -> Outcome:
        """A tagged NO or BAD: proven not stored."""
        code = rejected.code or "NO"
        wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(row.attempts - 1, 10))
        again = None if code in _HOPELESS else self.now + wait
        planned = self._back_to_planned(row, f"{code} {rejected.text}", again)
        return Outcome(planned, again)

    def refused_to_show(self, row: DraftRow, rejected: Rejected) -> Outcome:
        """A mailbox could not be read: nothing is known, nothing was written, the row stays as it is."""
        reason = _one_line(f"{rejected.code or 'NO'} {rejected.text}")
        kept = self.journal.advance(row.key, row.state, reason=reason) if reason != row.reason else row
        return Outcome(kept, self.now + _FIRST_WAIT)

    def _back_to_planned(self, row: DraftRow, reason: str, again: datetime | None) -> DraftRow:
        return self.journal.advance(
            row.key,
            DraftState.APPENDING,
            state=DraftState.PLANNED,
            settle_until_at=again,
            state_at=self.now,
            reason=_one_line(reason),
        )

    def _advance(self, row: DraftRow, state: DraftState, reason: str) -> Outcome:
        return Outcome(
            self.journal.advance(row.key, row.state, state=state, state_at=self.now, reason=reason), None
        )


def _word(reason: str) -> str:
    return reason.partition(" ")[0]


def _one_line(text: str) -> str:
    """A server's words as one short printable line."""
    return "".join(c if c.isprintable() else " " for c in text)[:200].strip()
