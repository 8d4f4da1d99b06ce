"""One entry of a calendar with its alarm, as a file that calendars offer to add (RFC 5545, RFC 5546 3.2.1 PUBLISH)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from followthrough.compose.clean import body_text, header_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with an alarm at its start. ``uid`` never changes; ``sequence`` grows when the entry is changed."""

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


def calendar(entry: Entry) -> str:
    """A VCALENDAR with METHOD:PUBLISH and one VEVENT, CRLF, lines of at most 75 octets, times in UTC."""
    # icalendar brings in a good deal of code for time zones that a process with no call to note never needs.
    from icalendar import Alarm, Calendar, Event, vCalAddress, vText

    event = Event()
    event.add("UID", header_text(entry.uid))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", _whole(entry.stamp_at))
    event.add("DTSTART", _whole(entry.starts_at))
    event.add("DTEND", _whole(entry.starts_at + entry.length))
    event.add("SUMMARY", header_text(entry.summary))
    event.add("DESCRIPTION", body_text(entry.description))
    if entry.location:
        event.add("LOCATION", header_text(entry.location))
    event.add("ORGANIZER", vCalAddress(f"mailto:{header_text(entry.organizer)}"))
    event.add("STATUS", "CONFIRMED")
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", header_text(entry.summary))
    # The library writes no time at all as P0D, a day's form.
    alarm["TRIGGER"] = vText("PT0S")
    event.add_component(alarm)
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", "-//Followthrough//Call//EN")
    whole.add("METHOD", "PUBLISH")
    whole.add_component(event)
    return bytes(whole.to_ical()).decode("utf-8")


def _whole(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
