"""The note before a meeting: who they are, what was written, an agenda by the clock, and what to ask at the end."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from followthrough.compose import words
from followthrough.compose.calendar import Alarm, Entry
from followthrough.compose.clean import header_text
from followthrough.compose.draft import Me
from followthrough.compose.envelope import Envelope, mail_link, name_of, note_bytes, phone_link
from followthrough.compose.note import general
from followthrough.compose.render import Templates
from followthrough.compose.sets import language_of
from followthrough.mail.address import Address
from followthrough.mail.body.quoted import greeting, split
from followthrough.mail.own.manner import closing
from followthrough.mail.says.sentences import sentences

_GENERAL = 5
"""Without the two that belong to the end of every talk: those are in the closing list."""
_MOST_LINES = 8
_MOST_THREAD = 6
_MOST_LINE = 160
_MOST_NOTES = 600
_USUAL = range(5, 181)
"""Minutes that a talk may last; a whole day or none at all in the calendar is no plan for one."""
_BEFORE = timedelta(minutes=10)


_NAME_WORDS = 3
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_COURTESY = re.compile(
    r"(?:(?:many |so many )?(?:thanks|thank you|thx)(?: so much| very much| again| a lot| indeed)?"
    r"(?: for (?:(?:your|the|this|that) (?:\w{1,12} )?(?:e-?mail|message|note|reply|answer|response|letter|words|time)"
    r"|(?:writing|getting back|coming back|reaching out|answering|replying)(?: back| to me| so (?:soon|quickly)){0,2}"
    r"|offering a time))?"
    r"|(?:(?:vielen|herzlichen|besten|lieben|schönen) (?:lieben )?dank|danke(?: schön| sehr| dir| ihnen)?)"
    r"(?: für (?:(?:ihre|deine|eure|die|ihren|deinen|ihr|dein|das|den) )?(?:\w{1,12} )?"
    r"(?:e-?mail|nachricht|antwort|rückmeldung|anfrage|interesse|schreiben|vorschlag|worte))?"
    r"|(?:i|we) hope (?:you are|you're|this finds you|all is|you are all)(?: \w{1,12})? well(?: with you)?"
    r"|(?:ich|wir) hoffe\w?,? (?:es geht (?:ihnen|dir|euch) gut|(?:ihnen|dir|euch) geht es gut)"
    r"|(?:best|kind|warm|many)?(?: best| kind| warm)? ?(?:regards|wishes)|cheers|sincerely|yours"
    r"|(?:viele|liebe|beste|herzliche|mit freundlichen) grüße?n?)(?:,? [^\W\d_]{1,20})?[.!,… ]{0,4}",
    re.IGNORECASE,
)
"""A sentence that every mail could begin or end with."""


class Line(NamedTuple):
    """One mail of the thread: when, who wrote it ('' the user), and what was newly written in it."""

    at: datetime
    who: str
    text: str


class Part(NamedTuple):
    """One part of a talk: ``thanks``, ``why``, ``questions``, ``last`` (the last question), ``close``."""

    name: str
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareNote:
    """A meeting to prepare. What is not known is ''."""

    message_id: str
    me: Me
    person: Address
    role: str = ""
    organisation: str = ""
    known_from: str = ""
    referred_by: str = ""
    phone: str = ""
    about_them: str = ""
    """The user's own notes about them, of people.toml."""
    why: str = ""
    """Why the user asks them, of people.toml."""
    starts_at: datetime
    ends_at: datetime
    their_zone: str = ""
    thread: tuple[Line, ...] = ()
    hoping_for: str = ""
    """The user's answer, in a sentence, to "what can I do for you?"."""
    questions: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    ask_minutes: int = 20
    uid: str
    """The meeting's, and ``sequence``: of the invitation, or ours."""
    sequence: int = 0
    is_in_calendar: bool = False
    """Their invitation has put it into the user's calendar already: the entry is only for the end of the talk."""
    references: tuple[str, ...] = ()
    date: datetime
    zone: str
    sets: tuple[str, ...] = ()


def prepare_note(note: PrepareNote, templates: Templates) -> bytes:
    """As ``call_note``; the entry rings ten minutes before the start and again when it is time to close."""
    values = _values(note)
    plain = templates.render("prepare.txt.j2", values, note.sets)
    html = templates.render("prepare.html.j2", values, note.sets)
    envelope = Envelope(
        message_id=note.message_id,
        me=note.me,
        subject=plain.headers["subject"],
        date=note.date,
        zone=note.zone,
        references=note.references,
    )
    return note_bytes(envelope, plain.body, html.body, [("meeting.ics", entry(note, plain.body))])


def entry(note: PrepareNote, text: str = "") -> Entry:
    """The meeting, or, where it is in the calendar already, the reminder to close it."""
    name = name_of(note.person)
    ends_at = note.starts_at + timedelta(minutes=_minutes(note))
    close = timedelta(minutes=closing_minutes(_minutes(note)))
    begin_to_close = f"Begin to close: {name}"
    if note.is_in_calendar:
        return Entry(
            uid=entry_uid(note.uid, note.me.address, "close"),
            sequence=note.sequence,
            summary=begin_to_close,
            description=text,
            location="",
            organizer=note.me.address,
            starts_at=ends_at - close,
            length=close,
            stamp_at=note.date,
            busy=False,
        )
    return Entry(
        uid=entry_uid(note.uid, note.me.address, "meeting"),
        sequence=note.sequence,
        summary=f"Meeting: {name}",
        description=text,
        location=header_text(note.phone),
        organizer=note.me.address,
        starts_at=note.starts_at,
        length=ends_at - note.starts_at,
        stamp_at=note.date,
        alarms=(Alarm(_BEFORE), Alarm(close, "end", begin_to_close)),
    )


def entry_uid(meeting_uid: str, address: str, what: str) -> str:
    """The same for a meeting whenever it moves; never the invitation's own, whose entry must stay as it is."""
    key = sha256(f"{what}|{meeting_uid}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return f"{key}@{address.rpartition('@')[2]}"


def closing_minutes(minutes: int) -> int:
    """How long before the end to begin to close: five minutes, less in a talk of under a quarter of an hour."""
    return 5 if minutes >= 15 else max(1, minutes // 5)


def agenda(starts_at: datetime, minutes: int) -> tuple[Part, ...]:
    """A talk by the clock: thanks, why, most of it questions, the close. Of 20 minutes: 3, 2, 13 and 2."""
    close = min(5, max(1, round(minutes / 10)))
    thanks, why = min(5, max(1, round(minutes * 0.14))), min(5, max(1, round(minutes / 10)))
    asking = minutes - thanks - why - close
    warned = closing_minutes(minutes)
    lengths = [("thanks", thanks), ("why", why), ("questions", asking - max(0, warned - close))]
    lengths += [("last", warned - close)] if warned > close else []
    lengths += [("close", close)]
    found, at = [], starts_at
    for name, length in lengths:
        found.append(Part(name, at, length))
        at += timedelta(minutes=length)
    return tuple(found)


def said_first(text: str) -> str:
    """The first one or two sentences of a mail that say something, on one line: greeting, thanks alone and quoted
    history aside. Its first sentence where none says more; '' where there is none."""
    new = split(text).new
    greeted = greeting(new)
    if greeted and greeted in new:
        new = new[new.index(greeted) + len(greeted) :]
    every = [each.text for each in sentences(_above_closing(new))]
    signed = len(every) > 1 and len(every[-1].split()) <= _NAME_WORDS and not every[-1].endswith(_ENDS)
    telling = [each for each in every[: -1 if signed else None] if not _COURTESY.fullmatch(each)] or every[:1]
    first, *more = telling[:2] or [""]
    both = " ".join([first if first.endswith(_ENDS) or not more else f"{first} –", *more])
    return words.excerpt(both if len(both) <= _MOST_LINE else first, _MOST_LINE)


def _above_closing(text: str) -> str:
    """Without ``Best regards,`` and what stands below."""
    line = closing(text).line
    above = text[: text.rindex(line)] if line and line in text else text
    return above if above.strip() else text


def _minutes(note: PrepareNote) -> int:
    minutes = int((note.ends_at - note.starts_at).total_seconds()) // 60
    return minutes if minutes in _USUAL else note.ask_minutes


def _values(note: PrepareNote) -> dict[str, object]:
    minutes, language = _minutes(note), language_of(note.sets)
    ends_at = note.starts_at + timedelta(minutes=minutes)
    about_them, was_cut = words.cut(note.about_them, _MOST_NOTES)
    return {
        "person_name": name_of(note.person),
        "address": header_text(note.person.address),
        "mail_link": mail_link(note.person.address),
        "role": header_text(note.role),
        "organisation": header_text(note.organisation),
        "known_from": header_text(note.known_from),
        "referred_by": header_text(note.referred_by),
        "about_them": f"{about_them} […]" if was_cut else about_them,
        "why": header_text(note.why, _MOST_LINE * 2),
        "phone": header_text(note.phone),
        "phone_link": phone_link(note.phone),
        "meeting_day": words.weekday(note.starts_at, note.zone, language),
        "starts": words.clock(note.starts_at, note.zone),
        "ends": words.clock(ends_at, note.zone),
        "minutes": minutes,
        "their_time": _their_time(note),
        "hoping_for": header_text(note.hoping_for, _MOST_LINE * 2),
        "agenda": tuple(
            {"time": words.clock(part.starts_at, note.zone), "minutes": part.minutes, "part": part.name}
            for part in agenda(note.starts_at, minutes)
        ),
        "close_at": words.clock(ends_at - timedelta(minutes=closing_minutes(minutes)), note.zone),
        "questions": _lines(note.questions) or general(language)[:_GENERAL],
        "thread": _thread(note),
        "noted": _lines(note.noted),
        "owed": _lines(note.owed),
        "my_name": header_text(note.me.name),
        "in_calendar": note.is_in_calendar,
    }


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The newest, each on one line."""
    return tuple(header_text(each, _MOST_LINE * 2) for each in texts[-_MOST_LINES:])


def _their_time(note: PrepareNote) -> str:
    """``09:00 in New York``, with the day where it is another; '' where it is the same clock."""
    if not note.their_zone:
        return ""
    theirs = words.clock(note.starts_at, note.their_zone)
    language = language_of(note.sets)
    day = words.weekday(note.starts_at, note.their_zone, language)
    same_day = day == words.weekday(note.starts_at, note.zone, language)
    if same_day and theirs == words.clock(note.starts_at, note.zone):
        return ""
    place = note.their_zone.rpartition("/")[2].replace("_", " ")
    return f"{theirs} in {place}" if same_day else f"{day}, {theirs} in {place}"


def _thread(note: PrepareNote) -> tuple[dict[str, object], ...]:
    """The first mail and the latest, oldest first."""
    mails = sorted(note.thread, key=lambda line: line.at)
    kept = [*mails[:1], *mails[1:][-(_MOST_THREAD - 1) :]]
    return tuple(
        {
            "day": words.day(mail.at, note.zone, language_of(note.sets)).rpartition(" ")[0],
            "who": header_text(mail.who),
            "text": said_first(mail.text),
        }
        for mail in kept
    )
