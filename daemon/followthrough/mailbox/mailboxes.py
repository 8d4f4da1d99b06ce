"""Mailboxes: listed, asked about, opened (RFC 3501 6.3, 6154, 2342); what a server leaves out is asked for."""

import contextlib
import re
from typing import Any

from imapclient import imap_utf7

from followthrough.mailbox import gate, wire
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import BadArgument, Disconnected, Rejected
from followthrough.mailbox.talk import Talk
from followthrough.mailbox.values import Listed, Status

_STATUS_PAIR = re.compile(rb"([A-Z]+) (\d+)", re.IGNORECASE)
_FLAG = re.compile(rb"\\[A-Za-z]+")


def list_all(talk: Talk) -> tuple[Listed, ...]:
    name, arguments = "LIST", ['""', '"*"']
    if "SPECIAL-USE" in talk.capabilities and "LIST-EXTENDED" in talk.capabilities:
        arguments.append("RETURN (SPECIAL-USE)")
    elif "XLIST" in talk.capabilities and "SPECIAL-USE" not in talk.capabilities:
        name = "XLIST"
    with talk.command() as connection:
        connection.run(name, *arguments)
        replies = connection.untagged_responses.get(name, [])
    others = _foreign_prefixes(talk)
    listed = (_listed(group) for group in wire.grouped(replies) if group != [b""])
    return tuple(each for each in listed if not each.name.startswith(others))


def _foreign_prefixes(talk: Talk) -> tuple[str, ...]:
    """Where other people's and shared mailboxes begin (RFC 2342)."""
    if "NAMESPACE" not in talk.capabilities:
        return ()
    try:
        with talk.command() as connection:
            connection.run("NAMESPACE")
            said = connection.untagged_responses.get("NAMESPACE", [])
    except Rejected:
        return ()
    return wire.read_foreign(said)


def status(talk: Talk, mailbox: str) -> Status:
    name = gate.mailbox(mailbox)
    wanted = "MESSAGES UIDNEXT UIDVALIDITY"
    if "CONDSTORE" in talk.capabilities:
        wanted += " HIGHESTMODSEQ"
    with talk.command() as connection:
        said = _status(connection, name, wanted)
        uidnext = said.get("UIDNEXT", 0)
        if not uidnext:
            raise Rejected("STATUS", "", "no UIDNEXT")
        return Status(
            _within(said.get("UIDVALIDITY", 0)),
            _within(uidnext),
            _count(said.get("MESSAGES", 0)),
            _modseq(said.get("HIGHESTMODSEQ", 0)),
        )


def create_steering(talk: Talk, mailbox: str) -> None:
    name = gate.steering_mailbox(mailbox)
    with talk.command() as connection:
        connection.run("CREATE", name)
    # Some clients show only what is subscribed to. Where a server won't have it, the mailbox is there all the same.
    with contextlib.suppress(Rejected), talk.command() as connection:
        connection.run("SUBSCRIBE", name)


def examine(talk: Talk, mailbox: str) -> Status:
    name = gate.mailbox(mailbox)
    with talk.command() as connection:
        return select(talk, connection, "EXAMINE", mailbox, name)


def select(talk: Talk, connection: Connection, command: str, mailbox: str, name: str) -> Status:
    """SELECT or EXAMINE. A refused one leaves no mailbox open (RFC 3501 6.3.1)."""
    talk.name = talk.opened = None
    connection.exists = -1
    connection.state = "AUTH"
    # Without being asked, Dovecot counts modseqs of a mailbox only once somebody has asked.
    asked = ["(CONDSTORE)"] if "CONDSTORE" in talk.capabilities else []
    connection.run(command, name, *asked)
    connection.state = "SELECTED"
    connection.news = connection.gone = False
    said = {key: _int(connection.last(key)) for key in ("UIDVALIDITY", "UIDNEXT", "HIGHESTMODSEQ", "EXISTS")}
    if not said["UIDVALIDITY"] or not said["UIDNEXT"]:
        said |= _missing(connection, name, said["EXISTS"])
    talk.opened = Status(
        _within(said["UIDVALIDITY"]),
        _within(said["UIDNEXT"]),
        _count(said["EXISTS"]),
        _modseq(said["HIGHESTMODSEQ"]),
    )
    talk.name = mailbox
    return talk.opened


def _listed(reply: list[Any]) -> Listed:
    read = wire.read_list(reply)
    if read is None:
        line = b" ".join(part for each in reply for part in (each if isinstance(each, tuple) else (each,)))
        flags = frozenset(each.decode("ascii").lower() for each in _FLAG.findall(line[:1000]))
        return Listed(gate.harmless(line), flags, "", sayable=False)
    flags, separator, raw = read
    try:
        name = imap_utf7.decode(raw)
        gate.mailbox(name)
        if imap_utf7.encode(name) == raw:
            return Listed(name, flags, separator)
    except (ValueError, BadArgument):
        pass
    return Listed(gate.harmless(raw), flags, separator, sayable=False)


def _int(said: bytes | None) -> int:
    """0 where the server said no number."""
    return int(said) if said and said.isdigit() and len(said) <= 19 else 0


def _within(said: int) -> int:
    if not 1 <= said <= gate.UID_MAX:
        raise Disconnected(f"{said} is not within 1..{gate.UID_MAX}")
    return said


def _count(said: int) -> int:
    if said > gate.UID_MAX:
        raise Disconnected(f"{said} messages")
    return said


def _modseq(said: int) -> int:
    return said if said <= gate.MODSEQ_MAX else 0


def _status(connection: Connection, name: str, wanted: str) -> dict[str, int]:
    connection.run("STATUS", name, f"({wanted})")
    said = connection.last("STATUS") or b""
    pairs = _STATUS_PAIR.findall(said[said.rfind(b"(") :])
    return {key.decode("ascii").upper(): _int(value) for key, value in pairs}


def _missing(connection: Connection, name: str, messages: int) -> dict[str, int]:
    """UIDVALIDITY and UIDNEXT that EXAMINE did not say: by STATUS, else 1 + the highest uid."""
    said = {
        "UIDVALIDITY": _int(connection.last("UIDVALIDITY")),
        "UIDNEXT": _int(connection.last("UIDNEXT")),
    }
    with contextlib.suppress(Rejected):
        asked = _status(connection, name, "UIDNEXT UIDVALIDITY")
        said = {key: said[key] or asked.get(key, 0) for key in said}
    if not said["UIDNEXT"]:
        said["UIDNEXT"] = 1
        if messages:
            connection.run("UID", "FETCH", "*", "(UID)")
            replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
            said["UIDNEXT"] += max((wire.uid_of(each) or 0 for each in wire.read_fetch(replies)), default=0)
    return said
