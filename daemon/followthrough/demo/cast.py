"""Who is in the demo's story, what can happen in it, and how its mails are made. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

from followthrough.mail.address import parse_addresses

ZONE = ZoneInfo("Europe/London")
ME = "Sam Carter <sam@carter.example>"
ADDRESS = "sam@carter.example"

GRACE = "Grace Hall <grace.hall@stonebridge.example>"
OMAR = "Omar Haddad <omar@floodmaps.example>"
BEN = "Ben Okafor <b.okafor@harbourworks.example>"
DAVID = "David Lin <david.lin@cityatlas.example>"
ERIN = "Erin Sato <erin.sato@oldmill.example>"
FRANK = "Frank Moreau <frank@moreau.example>"
NAMES = {a.address: a.name for a in parse_addresses(f"{GRACE}, {OMAR}, {BEN}, {DAVID}, {ERIN}, {FRANK}")}
"""Who has which address."""

PEOPLE: tuple[Mapping[str, Any], ...] = (
    {
        "name": "Grace Hall",
        "addresses": ["grace.hall@stonebridge.example"],
        "playbook": "advice",
        "introduce": True,
        "phone": "+44 20 7946 0958",
        "organisation": "Stonebridge Borough",
        "role": "flood engineer",
        "known_from": "your lecture at the Water Institute in January.",
        "why": "Your plan for Stonebridge is the only one I found that begins with the cellars.",
    },
    {"name": "Lena Fischer", "why": "She rebuilt the Isar.", "known_from": "her book"},
)
"""What Sam has written into people.toml: somebody to be introduced to, and somebody whose address is still to be
found."""


@dataclass(frozen=True, slots=True)
class Arrives:
    """A mail from somebody comes into the inbox."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Replies:
    """Somebody answers the last mail that Sam sent them, in its thread."""

    sender: str
    body: str


@dataclass(frozen=True, slots=True)
class Sends:
    """Sam sends a mail written by hand: a copy lies in Sent."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class SendsDraft:
    """Sam completes the open draft to this address and sends it, as a mail client does.

    ``fills``: what stands in the place of each FILL, by words that are in it."""

    to: str
    fills: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeletesDraft:
    """Sam deletes the open draft to this address: a 'no'."""

    to: str


@dataclass(frozen=True, slots=True)
class AnswersNote:
    """Sam answers the newest note with these words in its subject: to Sam, so it lies in Sent and in the inbox."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Talks:
    """Nothing that a mailbox sees: a call, a meeting."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time, and how it is told."""

    at: datetime
    told: str
    what: Arrives | Replies | Sends | SendsDraft | DeletesDraft | AnswersNote | Talks


def london(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the story's year, on Sam's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def mail(
    sender: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    message_id: str,
    answers: tuple[str, ...] = (),
    **headers: str,
) -> bytes:
    """One mail as bytes; ``answers`` are the ids of the thread, the parent last."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = format_datetime(at), f"<{message_id}>"
    if answers:
        message["In-Reply-To"] = f"<{answers[-1]}>"
        message["References"] = " ".join(f"<{i}>" for i in answers)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()
