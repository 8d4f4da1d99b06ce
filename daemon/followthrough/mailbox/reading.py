"""One message, or the flags of some: by BODY.PEEK and partial fetches, never more than was asked for."""

from collections.abc import Iterable
from typing import Any

from followthrough.mailbox import gate, wire
from followthrough.mailbox.connection import Connection
from followthrough.mailbox.errors import BadArgument, Rejected
from followthrough.mailbox.talk import Talk

FLAGS_BUDGET = 32 * 1024 * 1024
"""Bytes of changed flags: those of 400,000 messages. Who claims to have more is a server that would fill the memory."""


def flags_since(talk: Talk, modseq: int) -> dict[int, frozenset[str]]:
    opened = talk.status_of_open()
    if "CONDSTORE" not in talk.capabilities and "QRESYNC" not in talk.capabilities:
        raise BadArgument("the server has no CONDSTORE")
    since = gate.number(modseq, gate.MODSEQ_MAX)
    with talk.command(budget=min(512 * opened.messages, FLAGS_BUDGET)) as connection:
        connection.run("UID", "FETCH", "1:*", "(UID FLAGS)", f"(CHANGEDSINCE {since})")
        return _flags(connection)


def flags(talk: Talk, uids: Iterable[int]) -> dict[int, frozenset[str]]:
    talk.status_of_open()
    asked = sorted({gate.number(uid) for uid in uids})
    known: dict[int, frozenset[str]] = {}
    for wanted, _ in wire.sets(asked, most=5000):
        with talk.command() as connection:
            connection.run("UID", "FETCH", wanted, "(UID FLAGS)")
            known |= _flags(connection)
    return {uid: known[uid] for uid in asked if uid in known}


def fetch(talk: Talk, uid: int, header_limit: int = 131_072, text_limit: int = 65_536) -> bytes | None:
    asked = (
        f"(UID BODY.PEEK[HEADER]<0.{gate.number(header_limit)}> BODY.PEEK[TEXT]<0.{gate.number(text_limit)}>)"
    )
    values = _fetch_one(talk, uid, asked, header_limit + text_limit)
    if values is None:
        return None
    header, body = (
        _section(values, name, most) for name, most in ((b"HEADER", header_limit), (b"TEXT", text_limit))
    )
    if header is None:
        return None
    return _closed_block(header, cut=len(header) >= header_limit) + (body or b"")


def fetch_whole(talk: Talk, uid: int, limit: int = 1_048_576) -> bytes | None:
    values = _fetch_one(talk, uid, f"(UID BODY.PEEK[]<0.{gate.number(limit) + 1}>)", limit)
    whole = None if values is None else _section(values, b"", limit + 1)
    return whole if whole is not None and len(whole) <= limit else None


def _fetch_one(talk: Talk, uid: int, items: str, size: int) -> dict[bytes, Any] | None:
    """What the server says of this uid and no other, all its replies together; None where it says nothing."""
    talk.status_of_open()
    gate.number(uid)
    with talk.command(budget=talk.limits.budget + size) as connection:
        try:
            connection.run("UID", "FETCH", str(uid), items)
        except Rejected as error:
            if error.code == "EXPUNGEISSUED":
                return None
            raise
        replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
        values = [each for each in wire.read_fetch(replies) if wire.uid_of(each) == uid]
    return {key: value for each in values for key, value in each.items()} or None


def _flags(connection: Connection) -> dict[int, frozenset[str]]:
    replies = wire.grouped(connection.untagged_responses.get("FETCH", []))
    said = ((wire.uid_of(values), values) for values in wire.read_fetch(replies) if b"FLAGS" in values)
    return {uid: wire.flags_of(values) for uid, values in said if uid is not None}


def _section(values: dict[bytes, Any], name: bytes, most: int) -> bytes | None:
    """The literal of ``BODY[name]``, however the server writes the key; cut where it sent more than asked."""
    for key, value in values.items():
        if key.partition(b"]")[0] == b"BODY[" + name:
            if isinstance(value, int):
                value = str(value).encode("ascii")
            return (value or b"")[:most] if value is None or isinstance(value, bytes) else None
    return None


def _closed_block(header: bytes, cut: bool) -> bytes:
    """A header block that ends in an empty line, also where the limit fell into it: the text must not become header."""
    if header.endswith((b"\r\n\r\n", b"\n\n")) or header in {b"\r\n", b"\n"}:
        return header
    if cut:
        header = header[: header.rfind(b"\n") + 1]
    return header + (b"\r\n" if not header or header.endswith(b"\n") else b"\r\n\r\n")
