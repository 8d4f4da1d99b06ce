"""What was passed over, kept by the batch: one row holds a batch as lines of text.

The first scan passes over a hundred thousand messages. A row each costs 0.4 s and makes looking for an address a walk
over as many rows; a batch a row costs a quarter of it, and looking is one search in a long string (measured).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from followthrough.ledger.codec import from_moment, to_moment, to_text
from followthrough.ledger.connection import Connection
from followthrough.ledger.values import Passed

# So many words are looked for one by one in a batch before it is taken apart; with more, taking it apart is cheaper.
_FEW = 16


def keep(
    connection: Connection, mailbox_ids: dict[str, int], usual_uidvalidity: int, passed: Sequence[Passed]
) -> None:
    """Insert a batch: a row for each mailbox and UIDVALIDITY in it. The very same batch again is nothing."""
    batches: dict[tuple[int, int], list[Passed]] = {}
    for each in passed:
        key = (mailbox_ids[each.mailbox], each.uidvalidity or usual_uidvalidity)
        batches.setdefault(key, []).append(each)
    connection.run_many(
        "INSERT INTO passed (mailbox_id, uidvalidity, first_uid, last_uid, from_at, until_at, lines)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(mailbox_id, uidvalidity, *_packed(batch)) for (mailbox_id, uidvalidity), batch in batches.items()],
    )


def forget_other_uidvalidity(connection: Connection, mailbox_id: int, uidvalidity: int) -> None:
    """Forget what was passed in this mailbox under another UIDVALIDITY: those uids name other messages now."""
    connection.run("DELETE FROM passed WHERE mailbox_id = ? AND uidvalidity <> ?", (mailbox_id, uidvalidity))


def forget(connection: Connection, before: datetime) -> None:
    """Forget what is older; batches that reach over the edge are cut."""
    edge = to_moment(before)
    connection.run("DELETE FROM passed WHERE until_at < ?", (edge,))
    over = connection.all(
        "SELECT mailbox_id, uidvalidity, first_uid, last_uid, lines FROM passed WHERE from_at < ?", (edge,)
    )
    for *key, lines in over:
        kept = [line for line in lines.split("\n") if int(line.split(" ", 2)[1]) >= edge]
        connection.run(
            "UPDATE passed SET from_at = ?, lines = ?"
            " WHERE mailbox_id = ? AND uidvalidity = ? AND first_uid = ? AND last_uid = ?",
            (min(int(line.split(" ", 2)[1]) for line in kept), "\n".join(kept), *key),
        )


def find(
    connection: Connection, account: str, parties: Iterable[str], ids: Iterable[str]
) -> tuple[Passed, ...]:
    """Those that name one of these addresses or ids, once each, by mailbox and uid."""
    addresses, wanted = frozenset(map(to_text, parties)), frozenset(map(to_text, ids))
    words = addresses | wanted
    rows = connection.each(
        "SELECT mailbox.name, passed.uidvalidity, passed.lines"
        " FROM passed JOIN mailbox ON mailbox.id = passed.mailbox_id WHERE mailbox.account = ?",
        (account,),
    )
    found: dict[tuple[str, int, int], Passed] = {}
    for mailbox, uidvalidity, lines in rows:
        if len(words) > _FEW or any(word in lines for word in words):
            for each in _taken_apart(mailbox, uidvalidity, lines, addresses, wanted):
                found[mailbox, uidvalidity, each.uid] = each
    return tuple(found[key] for key in sorted(found))


def _packed(batch: Sequence[Passed]) -> tuple[int, int, int, int, str]:
    moments = [to_moment(each.at) for each in batch]
    uids = [each.uid for each in batch]
    lines = "\n".join(
        f"{each.uid} {moment} {_one_line(each.parties)}\t{_one_line(each.ids)}"
        for each, moment in zip(batch, moments, strict=True)
    )
    return min(uids), max(uids), min(moments), max(moments), to_text(lines)


def _one_line(words: str) -> str:
    # isprintable is false for every blank but the space itself, and costs a third of splitting.
    return words if words.isprintable() else " ".join(words.split())


def _taken_apart(
    mailbox: str, uidvalidity: int, lines: str, addresses: frozenset[str], wanted: frozenset[str]
) -> Iterator[Passed]:
    # Only at "\n": splitlines() would also end a line at what Unicode calls one, and ids hold anything.
    for line in lines.split("\n"):
        uid, moment, words = line.split(" ", 2)
        parties, _, ids = words.partition("\t")
        if not (addresses.isdisjoint(parties.split()) and wanted.isdisjoint(ids.split())):
            yield Passed(mailbox, int(uid), from_moment(int(moment)), parties, ids, uidvalidity)
