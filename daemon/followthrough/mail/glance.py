"""Header bytes judged before they are parsed: only what can concern a conversation becomes a Message.

Works on the raw bytes of ``BODY[HEADER.FIELDS (…)]`` at a few microseconds a message; it may let too much through,
never too little.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import to_text
from followthrough.mail.ids import message_ids

GLANCE_FIELDS = "FROM SENDER REPLY-TO TO CC BCC SUBJECT DATE MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE AUTO-SUBMITTED"
"""The header fields a scan asks for."""

_LOCAL_AT_DOMAIN = rb"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[0-9A-Za-z.\-]*[0-9A-Za-z]"
# `Name <local@domain>` with nothing that could hide another address; all else is read by the real parser.
_SIMPLE = re.compile(
    rb"[ \t]*(?:(?:[^<>@,;:()\"\\=\x80-\xff]*|\"[^\"\\\x80-\xff]*\"[ \t]*)<(%b)>|(%b))[ \t]*"
    % (_LOCAL_AT_DOMAIN, _LOCAL_AT_DOMAIN)
)
_ONE_ID = re.compile(rb"[ \t]*<([!-;=?-~]{1,250})>[ \t]*")
_REPORT_TYPE = re.compile(rb"multipart/report|text/calendar|message/|application/ics", re.IGNORECASE)
_REPORT_AUTHOR = re.compile(r"daemon|postmaster|microsoftexchange|mail.?(?:delivery|system)|bounce")

_READ = (
    "From",
    "Sender",
    "Reply-To",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Content-Type",
    "Auto-Submitted",
)
_PASSED_OVER = ("To", "Cc", "Bcc", "Subject", "Date")
# The spellings seen most, so that most lines cost one look-up.
_SPELLINGS = {
    spelt.encode(): name.lower().encode() if name in _READ else b""
    for name in (*_READ, *_PASSED_OVER)
    for spelt in (name, name.upper(), name.lower(), name.title())
}
_NAMES = {name.lower().encode() for name in _READ}


@dataclass(frozen=True, slots=True)
class Interest:
    """What makes a message worth parsing: known ids (no brackets), known addresses and organisations' domains."""

    message_ids: AbstractSet[str]
    addresses: AbstractSet[str]
    domains: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class Glance:
    """The few things read off raw header bytes; addresses in lower case, ids without brackets, '' where missing."""

    author: str
    message_id: str
    parents: tuple[str, ...]
    report: bool
    """Looks like a delivery report, a calendar answer or another machine's word about our mail: always parsed."""
    others: tuple[str, ...] = ()
    """More addresses that speak for the author: Sender, Reply-To, further ones in From."""


def glance(header: bytes) -> Glance:
    """Read author, ids and the look of a report off raw header bytes. Never raises."""
    fields = _fields(header)
    author, others = "", []
    for name in (b"from", b"sender", b"reply-to"):
        for value in fields.get(name, ()):
            others += _addresses(value)
    if others:
        author = others.pop(0)
    parents: tuple[str, ...] = ()
    for name in (b"in-reply-to", b"references"):
        for value in fields.get(name, ()):
            parents += _ids(value)
    own = next((each for value in fields.get(b"message-id", ()) for each in _ids(value)), "")
    return Glance(author, own, parents, _is_report(author, fields), tuple(others))


def _is_report(author: str, fields: Mapping[bytes, list[bytes]]) -> bool:
    if not author or _REPORT_AUTHOR.search(author):
        return True
    if b"auto-submitted" in fields and any(b"replied" in each.lower() for each in fields[b"auto-submitted"]):
        return True
    return any(_REPORT_TYPE.search(each) for each in fields.get(b"content-type", ()))


def _fields(header: bytes) -> dict[bytes, list[bytes]]:
    """The values that are read, unfolded, by lower-case name."""
    header = header.replace(b"\r\n", b"\n")
    if b"\r" in header:
        header = header.replace(b"\r", b"\n")
    header = header.replace(b"\n ", b" ").replace(b"\n\t", b" ")
    fields: dict[bytes, list[bytes]] = {}
    for line in header.split(b"\n"):
        spelt, colon, value = line.partition(b":")
        name = _SPELLINGS.get(spelt)
        if name is None and colon:
            name = spelt.strip().lower()
            name = name if name in _NAMES else None
        if name:
            fields.setdefault(name, []).append(value)
    return fields


def _addresses(value: bytes) -> list[str]:
    simple = _SIMPLE.fullmatch(value)
    if simple:
        return [(simple[1] or simple[2]).decode("ascii").lower()]
    return [each.address for each in parse_addresses(to_text(value))]


def _ids(value: bytes) -> tuple[str, ...]:
    one = _ONE_ID.fullmatch(value)
    return (one[1].decode("ascii"),) if one else message_ids(to_text(value))


def concerns(seen: Glance, interest: Interest) -> bool:
    """Whether this may belong to a conversation we know: a known parent, a known author or domain, or a report."""
    if seen.report or seen.author in interest.addresses:
        return True
    if not interest.message_ids.isdisjoint(seen.parents):
        return True
    if interest.domains and _known_domain(seen.author, interest.domains):
        return True
    return any(each in interest.addresses or _known_domain(each, interest.domains) for each in seen.others)


def _known_domain(address: str, domains: AbstractSet[str]) -> bool:
    """Whether the address is at one of these domains or below one of them."""
    domain = address.rpartition("@")[2]
    while domain:
        if domain in domains:
            return True
        domain = domain.partition(".")[2]
    return False
