"""Calendar mail (RFC 5545, 5546, 6047): METHOD and STATUS in any part, with or without a file name."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from followthrough.mail.address import normalise
from followthrough.mail.body.quoted import Body
from followthrough.mail.calendar_lines import needed
from followthrough.mail.decode import clean
from followthrough.mail.findings import CalendarEvent, Kind, Verdict, evidence
from followthrough.mail.message import Message, Part
from followthrough.mail.when import tzid, zones

NAME = "calendar"
MAX_EVENTS = 20
MAX_ATTENDEES = 200
_YEARS = range(1971, 2201)
"""A meeting in another year is none that anybody agreed to, and cannot be counted on from."""

_METHODS = frozenset({"REQUEST", "REPLY", "CANCEL", "COUNTER", "DECLINECOUNTER", "ADD", "REFRESH"})
_METHOD_LINE = re.compile(r"^METHOD[;:]", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(r"\n[ \t]")
# `/freeassociation.sourceforge.net/Europe/Berlin` (RFC 5545 3.2.19): the library would guess, and warn of it.
_VENDOR = re.compile(
    r"(TZID[=:]\"?)/(?:[^\s:;\"]{1,120}?/)?((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian"
    r"|Pacific)/[\w+/-]{1,60})",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(TZID[=:]\"?)/{1,20}", re.IGNORECASE)
# Everything icalendar was seen to raise on broken files.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, OSError)


def judge(message: Message, _body: Body, zone: str = "UTC") -> Verdict | None:
    """An invitation, answer or cancellation; an event merely attached is noted and makes nobody a machine.

    ``zone`` is where times without one are meant. The same invitation comes in several parts (Google, Outlook): the
    first with a method is taken, else the first at all.
    """
    best: tuple[CalendarEvent, ...] = ()
    for part in sorted((p for p in message.parts if _is_calendar(p)), key=_has_no_method):
        best = best or _events(part, message, zone)
    if not best:
        return None
    event = best[0]
    # Some calendars cancel without a method; what is merely attached was not cancelled.
    kind = Kind.CALENDAR if event.method in _METHODS or event.status == "CANCELLED" else None
    answer = f" PARTSTAT:{event.partstat}" if event.partstat else ""
    shown = f"METHOD:{event.method} UID:{event.uid}{answer}"
    return Verdict(evidence(NAME, "part", shown), kind=kind, calendar=event, events=best)


def _is_calendar(part: Part) -> bool:
    return "BEGIN:VCALENDAR" in part.text[:2000].upper() and (
        part.content_type in {"text/calendar", "application/ics", "text/x-vcalendar"}
        or part.filename.lower().endswith((".ics", ".vcs"))
    )


def _has_no_method(part: Part) -> bool:
    return not (_declared(part) or _METHOD_LINE.search(part.text))


def _declared(part: Part) -> str:
    return next((value for name, value in part.parameters if name.lower() == "method"), "")


def _events(part: Part, message: Message, zone: str) -> tuple[CalendarEvent, ...]:
    """The events of a part. An exception of a series is left out where the series itself is there."""
    # The library is heavy, and most mailboxes see few invitations.
    from icalendar import Calendar
    from icalendar.timezone import tzp

    # The library keeps the zones that one stranger's file defines and uses them for the next one's.
    tzp.use_default()
    try:
        calendar = Calendar.from_ical(_plain_zones(part.text))
        method = clean(str(calendar.get("METHOD") or _declared(part) or "PUBLISH")).upper()
        events = calendar.walk("VEVENT")[:MAX_EVENTS]
        series = {str(each.get("UID")) for each in events if "RECURRENCE-ID" not in each}
        wanted = [e for e in events if "RECURRENCE-ID" not in e or str(e.get("UID")) not in series]
        return tuple(_read(each, method, message, zone) for each in wanted)
    except _BROKEN:
        return ()


def _plain_zones(text: str) -> str:
    return _SLASH.sub(r"\1", _VENDOR.sub(r"\1\2", needed(_FOLD.sub("", text))))


def _read(event: Any, method: str, message: Message, zone: str) -> CalendarEvent:
    start, end = _time(event.get("DTSTART"), zone), _time(event.get("DTEND"), zone)
    whole_day = _is_day(event.get("DTSTART"))
    if end is None and start is not None and event.get("DURATION") is not None:
        duration = event["DURATION"].dt
        end = start + duration if isinstance(duration, timedelta) else None
        end = end if end is not None and end.year in _YEARS else None
    if end is None and start is not None and whole_day:
        end = start + timedelta(days=1)
    attendees = event.get("ATTENDEE") or []
    attendees = (attendees if isinstance(attendees, list) else [attendees])[:MAX_ATTENDEES]
    status = clean(str(event.get("STATUS") or "")).upper()
    return CalendarEvent(
        method=method,
        uid=clean(str(event.get("UID") or ""))[:500],
        sequence=_sequence(event.get("SEQUENCE")),
        status=status or None,
        starts_at=start,
        ends_at=end,
        partstat=_answer(attendees, message) if method == "REPLY" else None,
        organizer=_address(event.get("ORGANIZER")),
        attendees=tuple(found for each in attendees if (found := _address(each))),
        whole_day=whole_day,
        recurrence_at=_time(event.get("RECURRENCE-ID"), zone),
        summary=clean(str(event.get("SUMMARY") or ""))[:200],
    )


def _sequence(value: Any) -> int:
    return min(max(int(value or 0), 0), 2**31 - 1)


def _answer(attendees: list[Any], message: Message) -> str | None:
    """The PARTSTAT of whoever sends it; of the only attendee named, who may answer from another address."""
    senders = {each.address for each in (*message.from_, *message.sender)}
    answers = [(_address(each), _partstat(each)) for each in attendees]
    own = [partstat for address, partstat in answers if address in senders]
    said = own or ([partstat for _, partstat in answers] if len(answers) == 1 else [])
    return said[0] or None if said else None


def _partstat(attendee: Any) -> str:
    return clean(str(getattr(attendee, "params", {}).get("PARTSTAT", ""))).upper()


def _is_day(value: Any) -> bool:
    at = getattr(value, "dt", None)
    return isinstance(at, date) and not isinstance(at, datetime)


def _time(value: Any, zone: str) -> datetime | None:
    """UTC. A day begins, and a time without a zone is meant, in the assumed zone; None where its zone is unknown, or
    the year is none of ours."""
    at = getattr(value, "dt", None)
    if not isinstance(at, date) or at.year not in _YEARS:
        return None
    if isinstance(at, datetime) and at.tzinfo is not None:
        return at.astimezone(UTC)
    named = str(getattr(value, "params", {}).get("TZID", "")) if isinstance(at, datetime) else ""
    assumed = zones.assumed(zone)
    rules = tzid.rules(named) if named else assumed.rules if assumed else None
    if rules is None:
        return None
    local = at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time(), tzinfo=rules)
    return local.replace(tzinfo=rules).astimezone(UTC)


def _address(value: Any) -> str | None:
    if value is None:
        return None
    address = normalise(clean(str(value)).lower().removeprefix("mailto:"))
    return address if "@" in address else None
