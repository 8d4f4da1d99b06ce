"""The fast path: headers of many messages, asked one batch ahead of the one that is parsed."""

import itertools
from collections.abc import Iterator

from followthrough.mailbox import gate, wire
from followthrough.mailbox.errors import BadArgument
from followthrough.mailbox.searching import WINDOW, search_window
from followthrough.mailbox.talk import Asked, Talk
from followthrough.mailbox.values import Status
from followthrough.mailbox.wire import Head

BATCH = 500
ARRIVING = 200
"""Messages that may come between EXAMINE and a fetch to the end; with more, the next connection counts them."""


def heads(talk: Talk, fields: str, first_uid: int, last_uid: int | None = None) -> Iterator[list[Head]]:
    opened = talk.status_of_open()
    items = wire.head_items(gate.header_fields(fields))
    last = gate.UID_MAX if last_uid is None else gate.number(last_uid)
    first = gate.number(first_uid)
    mailbox = talk.name
    before: tuple[Asked, int] | None = None
    for wanted, low, count in _batches(talk, first, last, opened):
        if talk.name != mailbox or talk.status_of_open().uidvalidity != opened.uidvalidity:
            raise BadArgument("another mailbox was examined between two batches")
        # Asked one ahead: the server makes this batch while the one before is parsed.
        asked = talk.ask(wanted, items, count)
        if before is not None:
            yield from _parts(_in_order(talk.answer(before[0]), before[1], last))
        before = asked, low
    if before is not None:
        yield from _parts(_in_order(talk.answer(before[0]), before[1], last))


def _batches(talk: Talk, first: int, last: int, opened: Status) -> Iterator[tuple[str, int, int]]:
    """Sequence sets of at most about ``BATCH`` messages, with the lowest uid wanted and the highest count.

    Few uids are just asked for. In a long stretch, where most may be gone, SEARCH tells which are there.
    """
    known = min(last, opened.uidnext - 1)
    to_end = "*" if last == gate.UID_MAX else str(last)
    if min(last, opened.uidnext) - first <= BATCH:
        yield f"{first}:{to_end}", first, BATCH + ARRIVING
        return
    window = WINDOW if opened.messages > WINDOW else known
    for low in range(first, known + 1, window):
        found = search_window(talk, f"UID {low}:{min(low + window - 1, known)}")
        for wanted, count in wire.sets(found, BATCH):
            yield wanted, low, count
    if last > known:
        yield f"{known + 1}:{to_end}", known + 1, ARRIVING


def _in_order(found: list[Head], low: int, high: int) -> list[Head]:
    """Those asked for, ascending, each once: a server may add its ``*``, or say one twice."""
    ascending = all(one.uid < other.uid for one, other in itertools.pairwise(found))
    if ascending and (not found or (low <= found[0].uid and found[-1].uid <= high)):
        return found
    once = {head.uid: head for head in found if low <= head.uid <= high}
    return [once[uid] for uid in sorted(once)]


def _parts(found: list[Head]) -> Iterator[list[Head]]:
    return (found[begin : begin + BATCH] for begin in range(0, len(found), BATCH))
