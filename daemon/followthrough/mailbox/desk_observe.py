"""What the user did with our drafts: Drafts, Sent and Trash looked at together, on a settled view."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.mailbox.desk_recognise import (
    Seen,
    View,
    direct_parent,
    is_edited,
    is_kin,
    is_ours,
    likeness,
    opened,
    read_back,
    seen,
    since_day,
    stored_after,
)
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session
from followthrough.plan.drafts import NEXT, DraftRow, DraftState

GRACE_SECONDS = 60
"""A draft must be gone so long, on two looks, before it is believed deleted."""

ABSENT_AFTER = timedelta(days=1)
"""Gone without a trace for so long: some clients delete, and one sends, without leaving one."""

LOST_AFTER = timedelta(days=14)
"""A row that is known to lie nowhere is not looked for any longer: the look goes back as far as the oldest such row."""

_LYING = (DraftState.PLACED, DraftState.EDITED)
_LOOKED_FOR = frozenset(DraftState) - {DraftState.PLANNED, DraftState.APPENDING, DraftState.SENT}


@dataclass(frozen=True, slots=True)
class Observation:
    """What became of one row: its new state with the evidence (mailbox and uid, or '').

    ``state`` may be the row's own, with a new place (a client saved it again unchanged): then only ``uid``,
    ``uidvalidity``, ``size`` and ``digest`` are news. ``size`` and ``digest`` are as read back when we stored it, 0 and
    '' where the message is not the one that we stored.
    """

    key: str
    state: DraftState
    evidence: str
    uid: int
    uidvalidity: int
    size: int = 0
    digest: str = ""


_NOTHING: Mapping[str, str] = {}


def observe(
    session: Session,
    roles: Roles,
    rows: Sequence[DraftRow],
    now: datetime,
    claimed: Mapping[str, str] = _NOTHING,
) -> tuple[Observation, ...]:
    """What the user did with our drafts: Drafts, Sent and Trash looked at together. Only changes are returned.

    Recognised by uid, by Message-ID, else by parents, To and base subject (clients renew the Message-ID). Gone without
    evidence is ABSENT; DISMISSED only with a Trash copy, ``\\Deleted``, or after the grace (``state_at`` + a day of
    ABSENT), and never before a second look ``GRACE_SECONDS`` after the first; SENT beats EDITED beats DISMISSED.
    Under another UIDVALIDITY what is not found again is UNCERTAIN. Changes nothing on the server. One EXAMINE and one
    FETCH of flags a mailbox while nothing happened. A row that lies nowhere is left as it is ``LOST_AFTER`` after its
    last change. ``claimed`` says of places (mailbox and uid) which row's they are known to be: what became of one draft
    is not what became of another. Raises Rejected where a mailbox that is there cannot be read.
    """
    known = tuple(row for row in rows if row.state in _LOOKED_FOR and not _lost(row, now))
    lying = _still_there(session, known)
    missing = [row for row in known if row.key not in lying]
    if not missing:
        return ()
    look = _Look(
        session=session,
        roles=roles,
        view=View(session, min(since_day(row) for row in missing)),
        now=now,
        claimed={(row.mailbox, row.uidvalidity, row.uid): row.key for row in known if row.key in lying},
        known=claimed,
        missing=missing,
    )
    found = (look.at(row) for row in missing)
    return tuple(each for each in found if each is not None)


def _lost(row: DraftRow, now: datetime) -> bool:
    changed_at = row.state_at or row.attempt_at or row.created_at
    return row.state not in (*_LYING, DraftState.ABSENT) and now - changed_at > LOST_AFTER


def _still_there(session: Session, rows: Sequence[DraftRow]) -> AbstractSet[str]:
    """Keys of the rows whose uid is where it was, under the same UIDVALIDITY and not ``\\Deleted``."""
    there: set[str] = set()
    for mailbox in sorted({row.mailbox for row in rows if row.state in _LYING}):
        status = opened(session, mailbox)
        if status is None:
            continue
        mine = [row for row in rows if row.mailbox == mailbox and row.state in _LYING and row.uid]
        mine = [row for row in mine if row.uidvalidity == status.uidvalidity]
        flags = session.flags(row.uid for row in mine) if mine else {}
        there |= {row.key for row in mine if "\\deleted" not in flags.get(row.uid, {"\\deleted"})}
    return there


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at all mailboxes; ``claimed`` are places that other rows of ours lie in, ``known`` those where something
    was seen before, with whose it was; ``missing`` are the rows that are looked for."""

    session: Session
    roles: Roles
    view: View
    now: datetime
    claimed: Mapping[tuple[str, int, int], str]
    known: Mapping[str, str]
    missing: Sequence[DraftRow]

    def at(self, row: DraftRow) -> Observation | None:
        """What became of a row that is not where it was; None: nothing new."""
        sent = self._latest(row, self.roles.sent)
        if sent is not None and not row.is_note:
            return self._new(row, DraftState.SENT, sent)
        back = self._latest(row, row.mailbox, live=True)
        if back is not None:
            return self._came_back(row, back)
        trashed = self._latest(row, self.roles.trash) or self._flagged(row)
        if row.state in _LYING:
            return self._gone(row, trashed)
        if row.state is DraftState.ABSENT:
            return self._judge_absent(row, trashed)
        if trashed is not None:
            return self._new(row, DraftState.DISMISSED, trashed)
        return None

    def _latest(self, row: DraftRow, mailbox: str | None, live: bool = False) -> Seen | None:
        """The one with the highest uid (two copies are normal while a client saves), by id before kin."""
        fits = [
            found
            for found in self._candidates(row, mailbox)
            if (found.mailbox, found.uidvalidity, found.uid) not in self.claimed
            and not (live and found.deleted)
        ]
        by_id = [found for found in fits if is_ours(row, found.message)]
        if by_id:
            return max(by_id, key=lambda found: found.uid)
        kin = [found for found in fits if self._fits(row, found) and not self._is_rivals(row, found)]
        return max(kin, key=lambda found: found.uid, default=None)

    def _fits(self, row: DraftRow, found: Seen) -> bool:
        return (
            self.known.get(found.where, row.key) == row.key
            and is_kin(row, found.message)
            and self._later(row, found)
        )

    def _is_rivals(self, row: DraftRow, found: Seen) -> bool:
        """Two drafts may answer the same message, and both be gone: whose it is then, the words tell; before them, that
        one was known to be lying there a moment ago."""
        rivals = [each for each in self.missing if each.key != row.key and self._fits(each, found)]
        stored = read_back(self.session, found.mailbox, found.uid) if rivals else None
        if stored is None:
            return False
        waiting = (*_LYING, DraftState.ABSENT)

        def claim(each: DraftRow) -> tuple[bool, float, datetime, str]:
            return each.state in waiting, likeness(each, stored.message), each.created_at, each.key

        return any(claim(each) > claim(row) for each in rivals)

    def _later(self, row: DraftRow, found: Seen) -> bool:
        """Whether kin can be what became of our draft: stored after it.

        By uid in the draft's own mailbox. In Sent an answer to the same message is enough: had it been there before,
        there would be no draft (the clocks of server and client may differ).
        """
        if found.mailbox == row.mailbox and found.uidvalidity == row.uidvalidity and row.uidnext:
            return found.uid >= row.uidnext
        if found.mailbox == self.roles.sent and direct_parent(row) is not None:
            return True
        return stored_after(row, found)

    def _candidates(self, row: DraftRow, mailbox: str | None) -> Sequence[Seen]:
        """A note's inbox is not scanned: notes keep their Message-ID, and inboxes are large."""
        if not row.is_note:
            return self.view.messages(mailbox)
        status = opened(self.session, mailbox)
        if mailbox is None or status is None:
            return ()
        return [
            seen(mailbox, status.uidvalidity, head)
            for uid in self.session.uids_with_id(row.message_id)
            for heads in self.session.heads("MESSAGE-ID", uid, uid)
            for head in heads
        ]

    def _flagged(self, row: DraftRow) -> Seen | None:
        """Our own copy, marked ``\\Deleted`` where it lies."""
        found = self._latest(row, row.mailbox)
        return found if found is not None and found.deleted else None

    def _came_back(self, row: DraftRow, found: Seen) -> Observation | None:
        """A live copy: placed again where it is ours word for word, else edited (or too large to read)."""
        stored = read_back(self.session, found.mailbox, found.uid)
        mine = row.state in {DraftState.PLACED, DraftState.ABSENT, DraftState.UNCERTAIN, DraftState.DISMISSED}
        if stored is None or not mine:
            return self._new(row, DraftState.EDITED, found)
        if stored.digest == row.digest:
            return self._new(row, DraftState.PLACED, found, stored.size, stored.digest)
        # A client's copy, be it word for word ours, is not one that we stored: without a digest it is never moved.
        return self._new(
            row, DraftState.EDITED if is_edited(row, stored.message) else DraftState.PLACED, found
        )

    def _gone(self, row: DraftRow, trashed: Seen | None) -> Observation | None:
        if trashed is None and self._renumbered(row):
            uncertain = DraftState.UNCERTAIN if row.state is DraftState.PLACED else DraftState.ABSENT
            return self._nowhere(row, uncertain)
        return self._nowhere(row, DraftState.ABSENT, trashed.where if trashed else "")

    def _nowhere(self, row: DraftRow, state: DraftState, evidence: str = "") -> Observation:
        """What was read back of it is kept: by that it is known again if it comes back."""
        return Observation(row.key, state, evidence, 0, 0, row.size, row.digest)

    def _renumbered(self, row: DraftRow) -> bool:
        status = opened(self.session, row.mailbox)
        return status is not None and status.uidvalidity != row.uidvalidity

    def _judge_absent(self, row: DraftRow, trashed: Seen | None) -> Observation | None:
        gone_for = self.now - (row.state_at or self.now)
        if trashed is not None and gone_for >= timedelta(seconds=GRACE_SECONDS):
            return self._new(row, DraftState.DISMISSED, trashed)
        if gone_for >= ABSENT_AFTER:
            return self._nowhere(row, DraftState.DISMISSED)
        return None

    def _new(
        self, row: DraftRow, state: DraftState, found: Seen, size: int = 0, digest: str = ""
    ) -> Observation | None:
        """An Observation where the table allows the step, or the same state has a new place in its mailbox."""
        moved = state in _LYING and (found.uidvalidity, found.uid) != (row.uidvalidity, row.uid)
        if state not in NEXT[row.state] and not (state is row.state and moved):
            return None
        lies = state in _LYING
        if not lies:
            return self._nowhere(row, state, found.where)
        return Observation(
            row.key,
            state,
            found.where,
            found.uid,
            found.uidvalidity,
            size,
            digest,
        )
