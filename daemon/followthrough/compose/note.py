"""The note of a call to make, with its .ics; and the names of all notes, from the user to the user."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.compose import headers, said, words
from followthrough.compose.calendar import Entry
from followthrough.compose.clean import header_text
from followthrough.compose.day import DayNote, Item, day_note
from followthrough.compose.draft import Me, about
from followthrough.compose.envelope import Envelope, name_of, note_bytes, phone_link
from followthrough.compose.render import Templates
from followthrough.compose.sets import ENGLISH, language_of
from followthrough.mail.address import Address

__all__ = ["QUESTIONS", "CallNote", "DayNote", "Item", "call_note", "day_note", "phone_link"]

_MOST_FIRST_MAIL = 1200
_MOST_WHY = 400
_CALL_LASTS = timedelta(minutes=15)

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
_FRAGEN = (
    "Wie sah der Weg zur jetzigen Arbeit aus?",
    "Wie sieht eine gewöhnliche Woche aus?",
    "Was daran ist schwerer, als es von außen aussieht?",
    "Was wäre an meiner Stelle zuerst zu lernen oder zu tun?",
    "Was ändert sich gerade im Fach?",
    "Mit wem sollte ich noch sprechen, und darf ich sagen, woher der Rat kommt?",
    "Gibt es etwas, womit ich helfen kann?",
)
"""They fit whether the user says du or Sie to them."""


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
    ask_minutes: int = 20
    questions: tuple[str, ...] = ()
    """The playbook's own; empty: the general ones."""
    references: tuple[str, ...]
    date: datetime
    zone: str
    sets: tuple[str, ...]


def call_note(note: CallNote, templates: Templates) -> bytes:
    """multipart/mixed { alternative { plain, html }, text/calendar METHOD:PUBLISH } with one VEVENT and its alarm."""
    values = _values(note)
    plain = templates.render("call.txt.j2", values, note.sets)
    html = templates.render("call.html.j2", values, note.sets)
    envelope = Envelope(
        message_id=note.message_id,
        me=note.me,
        subject=plain.headers["subject"],
        date=note.date,
        zone=note.zone,
        references=note.references,
    )
    return note_bytes(envelope, plain.body, html.body, [("call.ics", _entry(note, plain.body))])


def general(language: str) -> tuple[str, ...]:
    """The questions for when the user has given none."""
    return _FRAGEN if language == words.GERMAN else QUESTIONS


def _values(note: CallNote) -> dict[str, object]:
    first_text, was_cut = words.cut(note.first_mail_text, _MOST_FIRST_MAIL)
    language = language_of(note.sets)
    fits = language == ENGLISH or said.fits(note.me.about, language)
    return {
        "person_name": name_of(note.person),
        "phone": header_text(note.phone or ""),
        "phone_link": phone_link(note.phone or ""),
        "phone_from": header_text(note.phone_from),
        "call_day": words.weekday(note.call_at, note.zone, language),
        "call_time": words.clock(note.call_at, note.zone),
        "until": words.until(note.call_at, note.window[1], note.zone, language),
        # The fact, without the rule: that is what `why` is for.
        "why": header_text(note.why, _MOST_WHY).partition(";")[0].rstrip(".") + "." if note.why else "",
        "ask": header_text(note.ask, _MOST_WHY)
        if language == ENGLISH or said.fits(note.ask, language)
        else "",
        "my_question": words.question(note.first_mail_text),
        "first_subject": header_text(note.first_mail_subject),
        "first_day": words.weekday(note.first_mail_at, note.zone, language),
        "first_text": f"{first_text} […]" if was_cut else first_text,
        "about": about(note.me.about) if fits else "",
        "my_name": header_text(note.me.name),
        "my_phone": header_text(note.me.phone),
        "ask_minutes": note.ask_minutes,
        "questions": tuple(header_text(each, _MOST_WHY) for each in note.questions) or general(language),
    }


def _entry(note: CallNote, text: str) -> Entry:
    phone = header_text(note.phone or "")
    return Entry(
        uid=headers.bare_id(note.message_id),
        sequence=0,
        summary=f"Call {name_of(note.person)}{f', {phone}' if phone else ''}",
        description=text,
        location=phone,
        organizer=note.me.address,
        starts_at=note.call_at,
        length=_CALL_LASTS,
        stamp_at=note.date,
    )
