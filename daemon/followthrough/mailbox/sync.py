"""What is new in a mailbox since a cursor, at the cost of what is new (RFC 3501 UIDNEXT, RFC 7162 MODSEQ)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from followthrough.mail.cursor import Cursor
from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.session import Head, Session, Status

_GAP = 500
"""Uids between two wanted messages that are cheaper to fetch across than another command."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some new messages and the cursor that stands once they are recorded.

    ``reset``: the mailbox was renumbered (UIDVALIDITY changed or UIDNEXT shrank): this is a rescan by date; what is
    known by message-id is to be left alone. ``emptied``: it held messages before and holds none now.
    """

    heads: tuple[Head, ...]
    cursor: Cursor
    reset: bool
    emptied: bool


def unchanged(
    session: Session,
    mailbox: str,
    cursor: Cursor | None,
    *,
    to_open: bool = False,
    heard: Callable[[Status], None] | None = None,
) -> bool:
    """One round trip: nothing new since the cursor. False also where the server won't say: looking will tell.

    STATUS, but EXAMINE for the mailbox that is open: of that one Dovecot's STATUS tells what it last told this
    connection, and new mail would wait for the next push (RFC 3501 6.3.10 forbids the question). EXAMINE also for the
    one that will be watched, as ``to_open``: both at once cost a server with a large mailbox twice as much.
    ``heard`` gets what the server said.
    """
    if cursor is None:
        return False
    is_open = session.examined == mailbox
    if is_open and session.has_grown:
        return False
    try:
        ask = session.examine if is_open or to_open else session.status
        status = ask(mailbox)
    except Rejected:
        return False
    if heard is not None:
        heard(status)
    return (status.uidvalidity, status.uidnext) == (cursor.uidvalidity, cursor.uidnext)


def new_messages(
    session: Session, mailbox: str, cursor: Cursor | None, since: date, fields: str
) -> Iterator[Batch]:
    """Yield what is new, oldest first, in batches; at least one Batch (maybe empty) with the new cursor.

    EXAMINE first, but where the open mailbox was announced to have grown: a server may read the whole of a large one
    for that, and what it announced can be fetched at once.

    Without a cursor, or after a reset: messages since the day (and a few older ones that lie between them). The
    cursor never moves past an observed UIDNEXT - 1; only the last batch's has the new HIGHESTMODSEQ, so that it never
    claims more than was read. The mailbox stays examined between batches, so the caller
    may fetch single messages of it.
    """
    if cursor is not None and _is_open(session, mailbox, cursor) and session.has_grown:
        arrived = session.arrived(fields, cursor.uidnext)
        if arrived:
            yield from _announced(arrived, cursor)
            return
    status = _examined(session, mailbox, cursor)
    reset = cursor is not None and _renumbered(status, cursor)
    emptied = cursor is not None and cursor.uidnext > 1 and status.messages == 0
    if cursor is None or reset:
        runs = _runs(session.uids_since(since), status.uidnext) if status.messages else []
        modseq = 0
    else:
        runs = [(cursor.uidnext, status.uidnext - 1)] if cursor.uidnext < status.uidnext else []
        modseq = cursor.highestmodseq
    waiting: tuple[Head, ...] = ()
    for heads in _batches(session, runs, fields):
        if waiting:
            until = Cursor(status.uidvalidity, waiting[-1].uid + 1, modseq)
            yield Batch(waiting, until, reset, emptied)
        waiting = heads
    # The last batch is held back by one, because it carries the cursor of the whole mailbox.
    yield Batch(waiting, Cursor(status.uidvalidity, status.uidnext, status.highestmodseq), reset, emptied)


def _is_open(session: Session, mailbox: str, cursor: Cursor) -> bool:
    """Whether the mailbox is open and numbered as it was; while it is open that can't change."""
    opened = session.opened if session.examined == mailbox else None
    return opened is not None and not _renumbered(opened, cursor)


def _examined(session: Session, mailbox: str, cursor: Cursor | None) -> Status:
    """Afresh, unless what was said when it was opened is news still."""
    opened = session.opened
    if opened is None or cursor is None or not _is_open(session, mailbox, cursor):
        return session.examine(mailbox)
    return opened if opened.uidnext > cursor.uidnext else session.examine(mailbox)


def _announced(heads: Sequence[Head], cursor: Cursor) -> Iterator[Batch]:
    """UIDNEXT is not announced: it is behind the last that was seen. Nor is HIGHESTMODSEQ, which stays."""
    for begin in range(0, len(heads), _GAP):
        part = tuple(heads[begin : begin + _GAP])
        yield Batch(part, replace(cursor, uidnext=part[-1].uid + 1), reset=False, emptied=False)


def _renumbered(status: Status, cursor: Cursor) -> bool:
    """A shrunken UIDNEXT under the same UIDVALIDITY means that uids are given out twice (seen on real servers)."""
    return status.uidvalidity != cursor.uidvalidity or status.uidnext < cursor.uidnext


def _batches(session: Session, runs: Sequence[tuple[int, int]], fields: str) -> Iterator[tuple[Head, ...]]:
    """Non-empty batches, uids ascending within and across them, nothing outside the run asked for."""
    for first, last in runs:
        for heads in session.heads(fields, first, last):
            inside = tuple(
                sorted((head for head in heads if first <= head.uid <= last), key=lambda head: head.uid)
            )
            if inside:
                yield inside


def _runs(uids: Sequence[int], uidnext: int) -> list[tuple[int, int]]:
    """Ascending uids as few contiguous runs: small gaps are read across, large ones are not."""
    runs: list[tuple[int, int]] = []
    for uid in uids:
        if uid >= uidnext:
            break
        if runs and uid - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], uid)
        else:
            runs.append((uid, uid))
    return runs
