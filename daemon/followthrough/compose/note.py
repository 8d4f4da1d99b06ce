"""Notes from the user to the user: the call to make (with its .ics), and the day's list of what needs them."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.compose.draft import Me
from followthrough.compose.render import Templates
from followthrough.mail.address import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNote:
    """A call to make. ``window`` is when (opens, overdue), ``call_at`` the moment the alarm names, inside it."""

    message_id: str
    me: Me
    person: Address
    phone: str | None
    phone_from: str
    """Where the number is from (``their signature of 3 March``), '' without one."""
    first_mail_subject: str
    first_mail_text: str
    first_mail_at: datetime
    window: tuple[datetime, datetime]
    call_at: datetime
    why: str
    references: tuple[str, ...]
    date: datetime
    zone: str
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the day's note: whom it is about ('' for nobody), what happened, what to do."""

    heading: str
    person: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """The day's note: doubts, holds, what was overdue at first sight, drafts that are outdated, config errors."""

    message_id: str
    me: Me
    items: tuple[Item, ...]
    date: datetime
    zone: str


def call_note(note: CallNote, templates: Templates) -> bytes:
    """multipart/mixed { alternative { plain, html }, text/calendar METHOD:PUBLISH } with one VEVENT and its alarm."""
    raise NotImplementedError


def day_note(note: DayNote, templates: Templates) -> bytes:
    """Text and HTML saying the same; what to do first, one idea a line, dates in words."""
    raise NotImplementedError
