"""Searches, in windows, so that the reply is short in a mailbox of any size; an id is verified on each hit."""

import re
from datetime import date

from followthrough.mailbox import gate, wire
from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.talk import MESSAGE_BUDGET, Talk

WINDOW = 50_000
"""Uids one SEARCH looks at in a large mailbox: its reply stays below 600 KB."""

MOST_FOUND = 2_000_000
"""Uids of one search that are believed: 70 MB of them."""

HITS_VERIFIED = 100
_ESEARCH_ALL = re.compile(rb"\bALL ([0-9:,]+)")
_ID = re.compile(rb"<([^<>]*)>")


def since(talk: Talk, day: date) -> list[int]:
    return _search(talk, f"SINCE {_day(day)}")


def sender(talk: Talk, address: str, since: date) -> list[int]:
    return _search(talk, f"FROM {gate.text(address)} SINCE {_day(since)}")


def _search(talk: Talk, criteria: str) -> list[int]:
    opened = talk.status_of_open()
    if opened.messages <= WINDOW:
        return search_window(talk, criteria)
    found: list[int] = []
    for low in range(1, opened.uidnext, WINDOW):
        high = "*" if low + WINDOW >= opened.uidnext else str(low + WINDOW - 1)
        found += search_window(talk, f"UID {low}:{high} {criteria}")
        if len(found) > MOST_FOUND:
            raise Disconnected("more messages were found than a mailbox holds")
    return sorted(set(found))


def search_window(talk: Talk, criteria: str) -> list[int]:
    """One SEARCH whose reply is short because there are few messages or few uids in it: at most ``WINDOW`` either way.

    As many again may have come since; what a server claims beyond that is not believed (nor kept in memory).
    """
    talk.status_of_open()
    with talk.command() as connection:
        if "ESEARCH" in talk.capabilities:
            connection.run("UID", "SEARCH", "RETURN (ALL)", criteria)
            found = (_ESEARCH_ALL.search(each) for each in connection.said("ESEARCH"))
            sets = [each[1] for each in found if each]
        else:
            connection.run("UID", "SEARCH", criteria)
            sets = [b",".join(each.partition(b"(")[0].split()) for each in connection.said("SEARCH")]
        return sorted({uid for each in sets if each for uid in wire.read_set(each, 2 * WINDOW)})


def with_id(talk: Talk, message_id: str) -> list[int]:
    wanted = gate.message_id(message_id)
    hits = _search(talk, f"HEADER Message-ID {gate.quoted(f'<{wanted}>')}")[-HITS_VERIFIED:]
    verified: list[int] = []
    for asked, count in wire.sets(hits):
        with talk.command(budget=count * MESSAGE_BUDGET) as connection:
            items = wire.head_items("MESSAGE-ID")
            tag = connection.begin("UID", "FETCH", asked, items)
            found = wire.read_heads(connection, tag, count)
        verified += [head.uid for head in found if wanted.encode() in _ID.findall(_unfolded(head.header))]
    return sorted(set(verified) & set(hits))


def _day(day: date) -> str:
    return f"{day.day}-{gate.MONTHS[day.month - 1]}-{day.year:04d}"


def _unfolded(header: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]+", b" ", header)
