"""Entries of a calendar with their alarms, as files that calendars offer to add, change or take out (RFC 5545).

PUBLISH puts an entry in or, with a higher SEQUENCE, changes it; CANCEL takes it out (RFC 5546 3.2.1, 3.2.5). Never
REQUEST: clients would show buttons to accept, and mail somebody about it.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Literal, cast

from followthrough.compose.clean import body_text, header_text

if TYPE_CHECKING:
    from icalendar import Component


@dataclass(frozen=True, slots=True)
class Alarm:
    """Rings ``before`` the entry's start, or its end; ``words`` are shown ('': the entry's summary)."""

    before: timedelta = timedelta(0)
    of: Literal["start", "end"] = "start"
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with its alarms. ``uid`` never changes; ``sequence`` grows when the entry is changed or cancelled."""

    uid: str
    sequence: int
    summary: str
    description: str
    location: str
    organizer: str
    """The user's own address: PUBLISH must name one, and nobody is invited."""
    starts_at: datetime
    length: timedelta
    stamp_at: datetime
    alarms: tuple[Alarm, ...] = (Alarm(),)
    method: Literal["PUBLISH", "CANCEL"] = "PUBLISH"
    busy: bool = True
    """False: it takes up no time (a reminder inside another entry)."""

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + self.length


def calendar(entry: Entry) -> str:
    """A VCALENDAR with one VEVENT, CRLF, lines of at most 75 octets, times in UTC."""
    # icalendar brings in a good deal of code for time zones that a process with no note to write never needs.
    from icalendar import Calendar, Event, vCalAddress

    event = Event()
    event.add("UID", header_text(entry.uid))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", _whole(entry.stamp_at))
    event.add("DTSTART", _whole(entry.starts_at))
    event.add("DTEND", _whole(entry.ends_at))
    event.add("SUMMARY", header_text(entry.summary))
    if entry.description:
        event.add("DESCRIPTION", body_text(entry.description))
    if entry.location:
        event.add("LOCATION", header_text(entry.location))
    event.add("ORGANIZER", vCalAddress(f"mailto:{header_text(entry.organizer)}"))
    event.add("STATUS", "CANCELLED" if entry.method == "CANCEL" else "CONFIRMED")
    if not entry.busy:
        event.add("TRANSP", "TRANSPARENT")
    for alarm in entry.alarms if entry.method == "PUBLISH" else ():
        event.add_component(_valarm(alarm, entry.summary))
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", "-//Followthrough//Notes//EN")
    whole.add("METHOD", entry.method)
    whole.add_component(event)
    return bytes(whole.to_ical()).decode("utf-8")


def cancelled(entry: Entry, stamp_at: datetime) -> Entry:
    """What takes this entry out of the calendar again."""
    return replace(
        entry, method="CANCEL", sequence=entry.sequence + 1, stamp_at=stamp_at, alarms=(), description=""
    )


def entry_in(note: bytes) -> Entry | None:
    """The first entry that a note of ours carries, without description and alarms; None where it has none."""
    from icalendar import Calendar

    message = message_from_bytes(note, policy=default)
    for part in message.walk():
        if part.get_content_type() != "text/calendar":
            continue
        content = cast("bytes", part.get_payload(decode=True))
        (event,) = Calendar.from_ical(content.decode("utf-8")).walk("VEVENT")
        starts_at, ends_at = event.decoded("DTSTART"), event.decoded("DTEND")
        return Entry(
            uid=str(event["UID"]),
            sequence=int(str(event["SEQUENCE"])),
            summary=str(event["SUMMARY"]),
            description="",
            location=str(event.get("LOCATION", "")),
            organizer=str(event["ORGANIZER"]).removeprefix("mailto:"),
            starts_at=starts_at,
            length=ends_at - starts_at,
            stamp_at=event.decoded("DTSTAMP"),
            alarms=(),
            busy=str(event.get("TRANSP", "")) != "TRANSPARENT",
        )
    return None


def _valarm(alarm: Alarm, summary: str) -> "Component":
    from icalendar import Alarm as ValarmComponent
    from icalendar import vText

    found = ValarmComponent()
    found.add("ACTION", "DISPLAY")
    found.add("DESCRIPTION", header_text(alarm.words or summary))
    minutes = int(alarm.before.total_seconds()) // 60
    # The library writes no time at all as P0D, a day's form.
    found["TRIGGER"] = vText(f"-PT{minutes}M" if minutes else "PT0S")
    if alarm.of == "end":
        found["TRIGGER"].params["RELATED"] = "END"
    return found


def _whole(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
