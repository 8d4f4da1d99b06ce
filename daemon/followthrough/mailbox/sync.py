"""What is new in a mailbox since a cursor, at the cost of what is new (RFC 3501 UIDNEXT, RFC 7162 MODSEQ)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.mail.cursor import Cursor
from followthrough.mailbox.session import Head, Session


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


def unchanged(session: Session, mailbox: str, cursor: Cursor | None) -> bool:
    """One STATUS: nothing new since the cursor."""
    raise NotImplementedError


def new_messages(
    session: Session, mailbox: str, cursor: Cursor | None, since: date, fields: str
) -> Iterator[Batch]:
    """EXAMINE and yield what is new, oldest first, in batches; at least one Batch (maybe empty) with the new cursor.

    Without a cursor, or after a reset: messages since the day. The cursor never moves past an observed UIDNEXT - 1.
    The mailbox stays examined between batches, so the caller may fetch single messages of it.
    """
    raise NotImplementedError
