"""Header bytes judged before they are parsed: only what can concern a conversation becomes a Message.

Works on the raw bytes of ``BODY[HEADER.FIELDS (…)]`` at a few microseconds a message; it may let too much through,
never too little.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

GLANCE_FIELDS = (
    "FROM TO CC BCC SUBJECT DATE MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE"
)
"""The header fields a scan asks for."""


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


def glance(header: bytes) -> Glance:
    """Read author, ids and the look of a report off raw header bytes. Never raises."""
    raise NotImplementedError


def concerns(seen: Glance, interest: Interest) -> bool:
    """Whether this may belong to a conversation we know: a known parent, a known author or domain, or a report."""
    raise NotImplementedError
