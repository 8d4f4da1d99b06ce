"""Notes from the user to the user: the call to make (with its .ics), and the day's list of what needs them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from itertools import accumulate, groupby

from markupsafe import escape

from followthrough.compose import headers, words
from followthrough.compose.calendar import Entry, calendar
from followthrough.compose.clean import header_text
from followthrough.compose.draft import Me, about, text_part
from followthrough.compose.render import Templates
from followthrough.mail.address import Address

_MOST_FIRST_MAIL = 1200
_MOST_ITEMS = 100
_MOST_ITEM = 400
_MOST_OF_A_DAY = 40_000
"""Bytes of HTML that a day's items may have: below what a template may give, with room for its own."""
_CALL_LASTS = timedelta(minutes=15)
_NUMBER = re.compile(r"[\d+*#]")

QUESTIONS = (
    "How did you come to the work you do now?",
    "What does an ordinary week of yours look like?",
    "What is harder about it than it looks from outside?",
    "What would you learn, or do first, in my place?",
    "What do you see changing in your field?",
    "Whom else should I talk to, and may I say that you sent me?",
    "Is there anything I can do for you?",
)
"""For the case that they say "now": asked for advice and names, never for a job."""


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
    ask: str = ""
    """What the user asks for, in a sentence of their settings; '' for the question of the first mail."""
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
    values = _call_values(note)
    plain = templates.render("call.txt.j2", values, note.sets)
    html = templates.render("call.html.j2", values, note.sets)
    whole = EmailMessage(policy=SMTP)
    whole["Content-Type"] = "multipart/mixed"
    whole.attach(_alternative(plain.body, html.body, note.message_id))
    whole.attach(_calendar_part(_entry(note, plain.body)))
    whole.set_boundary(_boundary("mixed", note.message_id))
    return _note(
        whole, note.message_id, note.me, plain.headers["subject"], note.date, note.zone, note.references
    )


def day_note(note: DayNote, templates: Templates) -> bytes:
    """Text and HTML saying the same; what to do first, one idea a line, dates in words.

    Items of the same heading stand together, headings in the order in which they first come; the first 100 are
    shown, fewer if they are very long.
    """
    values = _day_values(note)
    plain = templates.render("day.txt.j2", values)
    html = templates.render("day.html.j2", values)
    whole = _alternative(plain.body, html.body, note.message_id)
    return _note(whole, note.message_id, note.me, plain.headers["subject"], note.date, note.zone, ())


def phone_link(phone: str) -> str:
    """What a ``tel:`` link needs of a number as written: without blanks, ``(0)`` and extension; '' if it is none."""
    number = re.split(r"[A-Za-z,;/|]", header_text(phone).strip(), maxsplit=1)[0]
    if number.startswith(("+", "00")):
        number = number.replace("(0)", "")
    digits = "".join(_NUMBER.findall(number))
    return digits if len(digits) > 2 and "+" not in digits[1:] else ""


def _call_values(note: CallNote) -> dict[str, object]:
    first_text, was_cut = words.cut(note.first_mail_text, _MOST_FIRST_MAIL)
    return {
        "person_name": _name(note.person),
        "phone": header_text(note.phone or ""),
        "phone_link": phone_link(note.phone or ""),
        "phone_from": header_text(note.phone_from),
        "call_day": words.weekday(note.call_at, note.zone),
        "call_time": words.clock(note.call_at, note.zone),
        "until": words.until(note.call_at, note.window[1], note.zone),
        # The fact, without the rule: that is what `why` is for.
        "why": header_text(note.why, _MOST_ITEM).partition(";")[0].rstrip(".") + "." if note.why else "",
        "ask": header_text(note.ask, _MOST_ITEM),
        "my_question": words.question(note.first_mail_text),
        "first_subject": header_text(note.first_mail_subject),
        "first_day": words.weekday(note.first_mail_at, note.zone),
        "first_text": f"{first_text} […]" if was_cut else first_text,
        "about": about(note.me.about),
        "my_name": header_text(note.me.name),
        "my_phone": header_text(note.me.phone),
        "ask_minutes": 20,
        "questions": QUESTIONS,
    }


def _day_values(note: DayNote) -> dict[str, object]:
    order = list(dict.fromkeys(item.heading for item in note.items))
    shown = _that_fit(sorted(note.items, key=lambda item: order.index(item.heading)))
    groups = tuple(
        {
            "heading": header_text(heading),
            "items": tuple(
                {"person": header_text(item.person), "text": header_text(item.text, _MOST_ITEM)}
                for item in items
            ),
        }
        for heading, items in groupby(shown, key=lambda item: item.heading)
    )
    return {
        "day": words.weekday(note.date, note.zone),
        "count": len(note.items),
        "groups": groups,
        "left": len(note.items) - len(shown),
    }


def _that_fit(items: list[Item]) -> list[Item]:
    """The first 100, or as many as there is room for."""
    sizes = (
        len(
            escape(
                header_text(item.heading) + header_text(item.person) + header_text(item.text, _MOST_ITEM)
            ).encode()
        )
        for item in items
    )
    return [
        item
        for item, size in zip(items[:_MOST_ITEMS], accumulate(sizes), strict=False)
        if size <= _MOST_OF_A_DAY
    ]


def _name(person: Address) -> str:
    return header_text(person.name) or header_text(person.address)


def _entry(note: CallNote, text: str) -> Entry:
    phone = header_text(note.phone or "")
    return Entry(
        uid=headers.bare_id(note.message_id),
        sequence=0,
        summary=f"Call {_name(note.person)}{f', {phone}' if phone else ''}",
        description=text,
        location=phone,
        organizer=note.me.address,
        starts_at=note.call_at,
        length=_CALL_LASTS,
        stamp_at=note.date,
    )


def _calendar_part(entry: Entry) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    part.set_content(
        calendar(entry),
        subtype="calendar",
        charset="utf-8",
        cte="base64",
        disposition="attachment",
        filename="call.ics",
        params={"method": "PUBLISH", "name": "call.ics"},
    )
    del part["MIME-Version"]
    return part


def _alternative(plain: str, html: str, message_id: str) -> EmailMessage:
    whole = EmailMessage(policy=SMTP)
    whole["Content-Type"] = "multipart/alternative"
    for part in (text_part(plain), text_part(html, subtype="html")):
        del part["MIME-Version"]
        whole.attach(part)
    whole.set_boundary(_boundary("alternative", message_id))
    return whole


def _boundary(kind: str, message_id: str) -> str:
    # "=_" can stand in no quoted-printable or base64 line, and a hash makes it the same every time.
    return f"=_{sha256(f'{kind} {message_id}'.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _note(
    content: EmailMessage,
    message_id: str,
    me: Me,
    subject: str,
    date: datetime,
    zone: str,
    references: tuple[str, ...],
) -> bytes:
    myself = [Address(me.name, me.address)]
    fields = [
        headers.addresses("From", myself),
        headers.addresses("To", myself),
        headers.text("Subject", subject),
        headers.date("Date", date, zone),
        headers.own_id("Message-ID", message_id),
        headers.message_ids("References", references),
        ("X-Followthrough", "note"),
        ("MIME-Version", "1.0"),
    ]
    raw = headers.block(fields) + content.as_bytes()
    headers.check(raw, [name for name, _ in filter(None, fields)] + ["Content-Type"])
    return raw
