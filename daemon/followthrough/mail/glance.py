"""Header bytes judged before they are parsed: only what can concern a conversation becomes a Message.

Works on the raw bytes of ``BODY[HEADER.FIELDS (…)]`` at a few microseconds a message; it may let too much through,
never too little.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import to_text
from followthrough.mail.ids import message_ids

GLANCE_FIELDS = (
    "FROM SENDER REPLY-TO TO CC BCC SUBJECT DATE MESSAGE-ID "
    "IN-REPLY-TO REFERENCES CONTENT-TYPE AUTO-SUBMITTED"
)
"""The header fields a scan asks for."""

_LOCAL_AT_DOMAIN = r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[0-9A-Za-z.\-]*[0-9A-Za-z]"
# `Name <local@domain>` with nothing that could hide another address; all else is read by the real parser.
_SIMPLE = re.compile(
    rf'[ \t]*(?:(?:[^<>@,;:()"\\]*|"[^"\\]*"[ \t]*)<({_LOCAL_AT_DOMAIN})>|({_LOCAL_AT_DOMAIN}))[ \t]*'
)
_ID = re.compile(r"<([!-;=?-~]{1,250})>")
_MAIL_SYSTEM = re.compile(r"mail.?(?:delivery|system)")
_REPORT_AUTHORS = ("daemon", "postmaster", "microsoftexchange", "bounce")
_REPORT_TYPES = ("multipart/report", "text/calendar", "message/", "application/ics")

# One pass over the whole block, each match with its continuation lines: half the time of taking the lines apart.
_READ = re.compile(
    r"\n((?i:From|Sender|Reply-To|Message-ID|In-Reply-To|References|Content-Type|Auto-Submitted))\s*:"
    r"(.*(?:\n[ \t].*)*)"
)
_NONE: tuple[str, ...] = ()


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
    addresses: list[str] = []
    for name in ("from", "sender", "reply-to"):
        for value in fields.get(name, _NONE):
            addresses += _addresses(value)
    author = addresses[0] if addresses else ""
    parents: list[str] = []
    for name in ("in-reply-to", "references"):
        for value in fields.get(name, _NONE):
            parents += _ids(value)
    own = [each for value in fields.get("message-id", _NONE) for each in _ids(value)]
    report = _is_report(author, fields)
    return Glance(author, own[0] if own else "", tuple(parents), report, tuple(addresses[1:]))


def _is_report(author: str, fields: Mapping[str, list[str]]) -> bool:
    if not author or any(word in author for word in _REPORT_AUTHORS):
        return True
    if "mail" in author and _MAIL_SYSTEM.search(author):
        return True
    if "auto-submitted" in fields and "replied" in " ".join(fields["auto-submitted"]).lower():
        return True
    if "content-type" not in fields:
        return False
    content_type = " ".join(fields["content-type"]).lower()
    return any(kind in content_type for kind in _REPORT_TYPES)


def _fields(header: bytes) -> dict[str, list[str]]:
    """The values that are read, unfolded, by lower-case name; one character a byte."""
    text = "\n" + header.decode("latin-1").lstrip()
    if header.count(b"\r") != header.count(b"\r\n"):
        text = text.replace("\r\n", "\n").replace("\r", "\n")  # a bare CR ends a line too
    fields: dict[str, list[str]] = {}
    for name, value in _READ.findall(text):
        if "\n" in value:
            value = value.replace("\r", "").replace("\n ", " ").replace("\n\t", " ")
        fields.setdefault(name.lower(), []).append(value.rstrip("\r"))
    return fields


@lru_cache(maxsize=1024)
def _addresses(value: str) -> tuple[str, ...]:
    # Kept, because whoever writes mostly writes often.
    simple = _SIMPLE.fullmatch(value)
    if simple:
        return ((simple[1] or simple[2]).lower(),)
    return tuple(each.address for each in parse_addresses(to_text(value.encode("latin-1"))))


def _ids(value: str) -> Sequence[str]:
    found = _ID.findall(value)
    return found if found and len(found) == value.count("<") else message_ids(value)


def concerns(seen: Glance, interest: Interest) -> bool:
    """Whether this may belong to a conversation we know: a known parent, a known author or domain, or a report."""
    if seen.report or _known(seen.author, interest) or not interest.message_ids.isdisjoint(seen.parents):
        return True
    return bool(seen.others) and any(_known(each, interest) for each in seen.others)


def _known(address: str, interest: Interest) -> bool:
    """Whether the address is known, or is at one of the domains or below one."""
    if address in interest.addresses:
        return True
    domain = address[address.rfind("@") + 1 :]
    while domain:
        if domain in interest.domains:
            return True
        domain = domain.partition(".")[2]
    return False
