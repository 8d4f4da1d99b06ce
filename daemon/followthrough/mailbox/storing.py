"""The only writing there is: APPEND, whose outcome may be unknown, and MOVE of one message (RFC 3501, 4315, 6851)."""

import contextlib
import re
from collections.abc import Sequence
from datetime import datetime

from followthrough.mailbox import gate
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import AmbiguousAppend, BadArgument, Disconnected, Rejected
from followthrough.mailbox.mailboxes import select
from followthrough.mailbox.talk import Talk
from followthrough.mailbox.values import Appended

APPEND_RATE = 8 * 1024
"""Bytes a second an upload is given at least."""

_APPENDUID = re.compile(rb"\s*\[APPENDUID (\d{1,10}) (\d{1,10})\]", re.IGNORECASE)


def append(talk: Talk, mailbox: str, raw: bytes, flags: Sequence[str], at: datetime) -> Appended:
    name = gate.mailbox(mailbox)
    if not raw or b"\0" in raw:
        raise BadArgument("a message that is empty or has a NUL")
    listed = " ".join(gate.flag(each) for each in flags)
    command = f"{name} ({listed}) {_moment(at)} {{{len(raw)}}}"
    _check_append_limit(talk, len(raw))
    with talk.command(talk.limits.command + len(raw) / APPEND_RATE) as connection:
        tag = connection.begin("APPEND", command)
        while connection._get_response() is not None:
            if connection.tagged_commands[tag]:
                connection._command_complete("APPEND", tag)
                raise Disconnected("the server said OK to a message it had not got")
        talk.stream.send(raw)
        return _end_append(connection, tag)


def _check_append_limit(talk: Talk, size: int) -> None:
    """RFC 7889: what is too large is never stored, so it need not be sent."""
    for each in talk.capabilities:
        name, _, most = each.partition("=")
        if name == "APPENDLIMIT" and most.isdigit() and size > int(most):
            raise Rejected("APPEND", "TOOBIG", f"{size} bytes, the server takes {int(most)}")


def move(talk: Talk, mailbox: str, uid: int, target: str, uidvalidity: int) -> bool:
    source, goal = gate.mailbox(mailbox), gate.mailbox(target)
    gate.number(uid)
    if "MOVE" not in talk.capabilities:
        return False
    before = talk.name
    with talk.command() as connection:
        try:
            same = select(talk, connection, "SELECT", mailbox, source).uidvalidity == uidvalidity
            if same:
                connection.run("UID", "MOVE", str(uid), goal)
        except Rejected:
            _leave(talk, connection, before, mailbox)
            raise
        _leave(talk, connection, before, mailbox)
        return same


def _leave(talk: Talk, connection: Connection, before: str | None, selected: str) -> None:
    """Out of read-write again, never by CLOSE, which expunges. What came meanwhile is news.

    Where the mailbox of before is gone, none is open: whether the message was moved is not to be lost over that.
    """
    news = connection.news
    if before is None and "UNSELECT" in talk.capabilities:
        connection.run("UNSELECT")
        connection.state = "AUTH"
        talk.name = talk.opened = None
        return
    back = before or selected
    with contextlib.suppress(Rejected):
        select(talk, connection, "EXAMINE", back, gate.mailbox(back))
        connection.news = news or before is not None


def _moment(at: datetime) -> str:
    """RFC 3501 date-time; the month's name is English in any locale."""
    if at.tzinfo is None:
        raise BadArgument("a time without a zone")
    return f'"{at.day:02d}-{gate.MONTHS[at.month - 1]}-{at.year:04d} {at:%H:%M:%S %z}"'


def _end_append(connection: Connection, tag: bytes) -> Appended:
    """The message has left; with its last CRLF the server may store it, whatever is heard from then on."""
    try:
        connection.send(b"\r\n")
        _, data = connection._command_complete("APPEND", tag)
    except (Disconnected, *gate.STRANGE) as error:
        raise AmbiguousAppend(gate.harmless(str(error))) from error
    found = _APPENDUID.match(data[-1] or b"")
    numbers = [int(each) for each in found.groups()] if found else []
    if not numbers or not all(1 <= each <= gate.UID_MAX for each in numbers):
        return Appended(None, None)
    return Appended(numbers[0], numbers[1])
