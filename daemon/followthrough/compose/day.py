"""The day's note: what to do first, what waits in Drafts, what is asked, and entries that changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, groupby

from markupsafe import escape

from followthrough.compose import words
from followthrough.compose.calendar import Entry
from followthrough.compose.clean import header_text
from followthrough.compose.draft import Me
from followthrough.compose.envelope import Envelope, mail_link, note_bytes, phone_link
from followthrough.compose.render import Templates

_MOST_ITEMS = 100
_MOST_ITEM = 400
_MOST_OF_A_DAY = 40_000
"""Bytes of HTML that a day's items may have: below what a template may give, with room for its own."""
_MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a note: whom it is about ('' for nobody), what happened, what to do.

    ``address`` and ``phone`` are only given where they are needed to do it.
    """

    heading: str
    person: str
    text: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """The day's note: meetings and calls, drafts waiting, doubts, and what else the user is told.

    ``entries`` are of meetings and calls that moved or fell away: calendars change or drop theirs.
    """

    message_id: str
    me: Me
    items: tuple[Item, ...]
    date: datetime
    zone: str
    entries: tuple[Entry, ...] = ()


def day_note(note: DayNote, templates: Templates) -> bytes:
    """Text and HTML saying the same; what to do first, one idea a line, dates in words.

    Items of the same heading stand together, headings in the order in which they first come; the first 100 are
    shown, fewer if they are very long.
    """
    shown, groups = grouped(note.items)
    values: dict[str, object] = {
        "day": words.weekday(note.date, note.zone),
        "count": len(note.items),
        "groups": groups,
        "left": len(note.items) - shown,
        "changed": len(note.entries[:_MOST_ENTRIES]),
    }
    plain = templates.render("day.txt.j2", values)
    html = templates.render("day.html.j2", values)
    envelope = Envelope(
        message_id=note.message_id,
        me=note.me,
        subject=plain.headers["subject"],
        date=note.date,
        zone=note.zone,
    )
    entries = note.entries[:_MOST_ENTRIES]
    files = [f"calendar-{n}.ics" for n, _ in enumerate(entries, 1)]
    return note_bytes(envelope, plain.body, html.body, list(zip(files, entries, strict=True)))


def grouped(items: Sequence[Item]) -> tuple[int, tuple[dict[str, object], ...]]:
    """How many items there is room for, and these by heading, as templates are given them."""
    order = list(dict.fromkeys(item.heading for item in items))
    shown = _that_fit(sorted(items, key=lambda item: order.index(item.heading)))
    groups: tuple[dict[str, object], ...] = tuple(
        {"heading": header_text(heading), "items": tuple(_values(item) for item in group)}
        for heading, group in groupby(shown, key=lambda item: item.heading)
    )
    return len(shown), groups


def _values(item: Item) -> dict[str, object]:
    person, address = header_text(item.person), header_text(item.address)
    return {
        "person": person,
        "address": address if address != person else "",
        "mail_link": mail_link(address),
        "phone": header_text(item.phone),
        "phone_link": phone_link(item.phone),
        "text": header_text(item.text, _MOST_ITEM),
    }


def _that_fit(items: list[Item]) -> list[Item]:
    """The first 100, or as many as there is room for."""
    sizes = (len(escape("".join(map(str, _values(item).values())) + item.heading).encode()) for item in items)
    return [
        item
        for item, size in zip(items[:_MOST_ITEMS], accumulate(sizes), strict=False)
        if size <= _MOST_OF_A_DAY
    ]
