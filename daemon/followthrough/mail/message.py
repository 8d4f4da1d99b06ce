"""Bytes to a Message, without ever raising: ``compat32`` parsing behind safe accessors and caps (FAULTS-style limits)."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.mail.address import Address


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of the MIME tree. ``text`` is decoded where the part is textual (text/*, message/*), else empty."""

    content_type: str
    filename: str
    disposition: str
    parameters: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the headers and the readable text of one message say. Ids are without brackets; times are UTC."""

    message_id: str | None
    message_ids: tuple[str, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    date: datetime | None
    from_: tuple[Address, ...]
    sender: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str
    headers: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    text: str
    key: str
    """``message_id``, or ``sha256:…`` of Date, From, Subject and the first 4 KB where it has none."""

    @property
    def author(self) -> Address | None:
        """The first From address (Sender where From is missing or broken)."""
        raise NotImplementedError

    @property
    def recipients(self) -> tuple[Address, ...]:
        """To, Cc and Bcc, each address once, in that order."""
        raise NotImplementedError

    @property
    def parents(self) -> tuple[str, ...]:
        """In-Reply-To, then References from the last to the first, each id once."""
        raise NotImplementedError

    def header(self, name: str) -> str | None:
        """The first header of that name (any case), unfolded and decoded; None without one."""
        raise NotImplementedError


def parse(raw: bytes) -> Message:
    """A Message of any bytes at all (header block and, as far as fetched, the body). Never raises.

    Caps: 500 header lines, 200 parts, depth 30, 64 KiB of text a part; what lies beyond is not read.
    ``text`` is the first text/plain body part, else the HTML part as text (selectolax).
    """
    raise NotImplementedError
