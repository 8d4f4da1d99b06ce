"""What all notes have in common: the structure that clients show, from the user to the user, and their links.

multipart/mixed { alternative { plain, html }, text/calendar … }; without an entry the alternative alone. The plain text
is format=flowed, so that it reads well at 80 columns and on a phone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from urllib.parse import quote

from followthrough.compose import headers
from followthrough.compose.calendar import Entry, calendar
from followthrough.compose.clean import header_text
from followthrough.compose.draft import Me, text_part
from followthrough.compose.flowed import flowed
from followthrough.mail.address import Address

_NUMBER = re.compile(r"[\d+*#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The header of a note. ``references`` put it under the conversation in clients that thread."""

    message_id: str
    me: Me
    subject: str
    date: datetime
    zone: str
    references: tuple[str, ...] = ()


def note_bytes(envelope: Envelope, plain: str, html: str, entries: Sequence[tuple[str, Entry]] = ()) -> bytes:
    """The bytes to APPEND; ``entries`` are (file name, entry). The same every time for the same values."""
    content = _alternative(plain, html, envelope.message_id)
    if entries:
        whole = EmailMessage(policy=SMTP)
        whole["Content-Type"] = "multipart/mixed"
        whole.attach(content)
        for name, entry in entries:
            whole.attach(_calendar_part(name, entry))
        whole.set_boundary(_boundary("mixed", envelope.message_id))
        content = whole
    myself = [Address(envelope.me.name, envelope.me.address)]
    fields = [
        headers.addresses("From", myself),
        headers.addresses("To", myself),
        headers.text("Subject", envelope.subject),
        headers.date("Date", envelope.date, envelope.zone),
        headers.own_id("Message-ID", envelope.message_id),
        headers.message_ids("References", envelope.references),
        ("X-Followthrough", "note"),
        ("MIME-Version", "1.0"),
    ]
    raw = headers.block(fields) + content.as_bytes()
    headers.check(raw, [name for name, _ in filter(None, fields)] + ["Content-Type"])
    return raw


def phone_link(phone: str) -> str:
    """What a ``tel:`` link needs of a number as written: without blanks, ``(0)`` and extension; '' if it is none."""
    number = re.split(r"[A-Za-z,;/|]", header_text(phone).strip(), maxsplit=1)[0]
    if number.startswith(("+", "00")):
        number = number.replace("(0)", "")
    digits = "".join(_NUMBER.findall(number))
    return digits if len(digits) > 2 and "+" not in digits[1:] else ""


def mail_link(address: str) -> str:
    """What a ``mailto:`` link needs of an address; '' where it is none."""
    plain = header_text(address)
    return quote(plain, safe="@.+-_") if "@" in plain[1:-1] and " " not in plain else ""


def name_of(person: Address) -> str:
    """Their name, else their address."""
    return header_text(person.name) or header_text(person.address)


def _calendar_part(name: str, entry: Entry) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    part.set_content(
        calendar(entry),
        subtype="calendar",
        charset="utf-8",
        cte="base64",
        disposition="attachment",
        filename=name,
        params={"method": entry.method, "name": name},
    )
    del part["MIME-Version"]
    return part


def _alternative(plain: str, html: str, message_id: str) -> EmailMessage:
    whole = EmailMessage(policy=SMTP)
    whole["Content-Type"] = "multipart/alternative"
    for part in (text_part(flowed(plain.rstrip("\n")), flow=True), text_part(html, subtype="html")):
        del part["MIME-Version"]
        whole.attach(part)
    whole.set_boundary(_boundary("alternative", message_id))
    return whole


def _boundary(kind: str, message_id: str) -> str:
    # "=_" can stand in no quoted-printable or base64 line, and a hash makes it the same every time.
    return f"=_{sha256(f'{kind} {message_id}'.encode('utf-8', 'replace')).hexdigest()[:32]}"
