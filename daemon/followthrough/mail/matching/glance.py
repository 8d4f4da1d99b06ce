"""Header bytes judged before they are parsed: only what can concern a conversation becomes a Message.

Works on the raw bytes of ``BODY[HEADER.FIELDS (…)]`` at a few microseconds a message; it may let too much through,
never too little.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import clean, to_text, words
from followthrough.mail.ids import message_ids
from followthrough.mail.subject import base_subject

GLANCE_FIELDS = (
    "FROM SENDER REPLY-TO TO CC BCC SUBJECT DATE MESSAGE-ID "
    "IN-REPLY-TO REFERENCES CONTENT-TYPE AUTO-SUBMITTED RETURN-PATH X-FAILED-RECIPIENTS"
)
"""The header fields a scan asks for."""

_LOCAL_AT_DOMAIN = r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[0-9A-Za-z.\-]*[0-9A-Za-z]"
# `Name <local@domain>` with nothing that could hide another address; all else is read by the real parser.
_SIMPLE = re.compile(
    rf'[ \t]*(?:(?:[^<>@,;:()"\\]*|"[^"\\]*"[ \t]*)<({_LOCAL_AT_DOMAIN})>|({_LOCAL_AT_DOMAIN}))[ \t]*'
)
_ID = re.compile(r"<([!-;=?-~]{1,250})>")
_MAIL_SYSTEM = re.compile(r"mail.?(?:delivery|system)")

# One pass over the whole block, each match with its continuation lines: half the time of taking the lines apart.
_READ = re.compile(
    r"\n((?i:From|Sender|Reply-To|Message-ID|In-Reply-To|References|Subject|Content-Type|Auto-Submitted"
    r"|X-Failed-Recipients|Return-Path(?=[ \t]{0,9}:\s{0,9}<>)))\s*:"
    r"(.*(?:\n[ \t].*)*)"
)
_NONE: tuple[str, ...] = ()
MAX_SUBJECT = 8_192
"""Characters of a subject that are read."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What makes a message worth parsing: known ids (no brackets), addresses, organisations' domains, subjects."""

    message_ids: AbstractSet[str]
    addresses: AbstractSet[str]
    domains: AbstractSet[str]
    subjects: AbstractSet[str] = frozenset()
    """Base subjects of the user's mail in them: an answer from elsewhere, its headers lost, still has the subject."""


class Glance(NamedTuple):  # made for every message of a scan: a frozen dataclass takes three times as long
    """The few things read off raw header bytes; addresses in lower case, ids without brackets, '' where missing."""

    author: str
    message_id: str
    parents: tuple[str, ...]
    report: bool
    """Looks like a delivery report, a calendar answer or another machine's word about our mail: always parsed."""
    others: tuple[str, ...] = ()
    """More addresses that speak for the author: Sender, Reply-To, further ones in From."""
    subject: str = ""
    """The base subject."""


def glance(header: bytes) -> Glance:
    """Read author, ids and the look of a report off raw header bytes. Never raises."""
    fields = _fields(header)
    addresses: list[str] = []
    for name in ("from", "sender", "reply-to"):
        if name in fields:
            addresses += _addresses(fields[name])
    author = addresses[0] if addresses else ""
    own = _ids(fields["message-id"]) if "message-id" in fields else _NONE
    parents: list[str] = []
    for name in ("in-reply-to", "references"):
        if name in fields:
            parents += _ids(fields[name])
    return Glance(
        author,
        own[0] if own else "",
        tuple(parents),
        _is_report(author, fields),
        tuple(addresses[1:]),
        _base(fields["subject"]) if "subject" in fields else "",
    )


def _base(value: str) -> str:
    """The base subject of a raw value, as that of the parsed message: the first line's, where the field is repeated."""
    value = value.partition("\n")[0]
    if not value.isprintable() or not value.isascii() or "=?" in value:
        value = clean(words(to_text(value.encode("latin-1"))[:MAX_SUBJECT]))
    return base_subject(value)


def _is_report(author: str, fields: Mapping[str, str]) -> bool:
    # Plain searches one after the other: a regexp of alternatives takes four times as long.
    if not author or "daemon" in author or "postmaster" in author or "bounce" in author:
        return True
    if "microsoftexchange" in author or ("mail" in author and _MAIL_SYSTEM.search(author)):
        return True
    if "auto-submitted" in fields and "replied" in fields["auto-submitted"].lower():
        return True
    # Of Return-Path only the empty one is read (RFC 5321 4.5.5): a report's, whoever it says it is from.
    if "return-path" in fields or "x-failed-recipients" in fields:
        return True
    kind = fields.get("content-type", "").lower()
    return (
        "multipart/report" in kind
        or "message/" in kind
        or "text/calendar" in kind
        or "application/ics" in kind
    )


def _fields(header: bytes) -> dict[str, str]:
    """The values that are read, unfolded, by lower-case name; one character a byte, a repeated field's on lines."""
    text = "\n" + header.decode("latin-1").lstrip()
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        text = text.replace("\r", "\n")
    fields: dict[str, str] = {}
    for name, value in _READ.findall(text):
        if "\n" in value:
            value = value.replace("\n ", " ").replace("\n\t", " ")
        name = name.lower()
        fields[name] = f"{fields[name]}\n{value}" if name in fields else value
    return fields


def _addresses(values: str) -> Sequence[str]:
    simple = _SIMPLE.fullmatch(values)
    if simple:
        return ((simple[1] or simple[2]).lower(),)
    return [
        each.address
        for value in values.split("\n")
        for each in parse_addresses(to_text(value.encode("latin-1")))
    ]


def _ids(values: str) -> Sequence[str]:
    found = _ID.findall(values)
    if found and len(found) == values.count("<"):
        return found
    return [each for value in values.split("\n") for each in message_ids(value)]


def concerns(seen: Glance, interest: Interest) -> bool:
    """Whether this may belong to a conversation we know: by parent, author, domain or subject, or as a report."""
    if seen.report or _known(seen.author, interest) or not interest.message_ids.isdisjoint(seen.parents):
        return True
    if seen.subject in interest.subjects:
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
