"""Calendar mail (RFC 5545, 5546, 6047): METHOD and STATUS in any part, with or without a file name."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from followthrough.mail.address import normalise
from followthrough.mail.decode import clean
from followthrough.mail.findings import CalendarEvent, Kind, Verdict, evidence
from followthrough.mail.message import Message, Part
from followthrough.mail.quoted import Body

NAME = "calendar"

_METHODS = frozenset({"REQUEST", "REPLY", "CANCEL", "COUNTER", "DECLINECOUNTER", "ADD", "REFRESH"})
# Everything icalendar was seen to raise on broken files.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)


def judge(message: Message, _body: Body) -> Verdict | None:
    """An invitation, answer or cancellation; an event merely attached is noted and makes nobody a machine."""
    for part in message.parts:
        if not _is_calendar(part):
            continue
        event = _event(part)
        if event is not None:
            kind = Kind.CALENDAR if event.method in _METHODS else None
            shown = f"METHOD:{event.method} UID:{event.uid} PARTSTAT:{event.partstat or ''}"
            return Verdict(evidence(NAME, "part", shown), kind=kind, calendar=event)
    return None


def _is_calendar(part: Part) -> bool:
    return "BEGIN:VCALENDAR" in part.text[:2000].upper() and (
        part.content_type in {"text/calendar", "application/ics", "text/x-vcalendar"}
        or part.filename.lower().endswith((".ics", ".vcs"))
    )


def _event(part: Part) -> CalendarEvent | None:
    # The library is heavy, and most mailboxes see few invitations.
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(part.text)
        events = calendar.walk("VEVENT")
        if not events:
            return None
        # The event itself, not an exception of a series.
        event = next((each for each in events if "RECURRENCE-ID" not in each), events[0])
        declared = dict(part.parameters).get("method", "")
        return _read(event, str(calendar.get("METHOD") or declared or "PUBLISH"))
    except _BROKEN:
        return None


def _read(event: Any, method: str) -> CalendarEvent:
    start = _time(event.get("DTSTART"))
    end = _time(event.get("DTEND"))
    if end is None and start is not None and event.get("DURATION") is not None:
        duration = event["DURATION"].dt
        end = start + duration if isinstance(duration, timedelta) else None
    attendees = event.get("ATTENDEE") or []
    attendees = attendees if isinstance(attendees, list) else [attendees]
    answers = [
        clean(str(each.params.get("PARTSTAT", ""))).upper() for each in attendees if hasattr(each, "params")
    ]
    method = clean(method).upper()
    status = clean(str(event.get("STATUS") or "")).upper()
    return CalendarEvent(
        method=method,
        uid=clean(str(event.get("UID") or ""))[:500],
        sequence=int(event.get("SEQUENCE") or 0),
        status=status or None,
        starts_at=start,
        ends_at=end,
        partstat=answers[0] or None if method == "REPLY" and answers else None,
        organizer=_address(event.get("ORGANIZER")),
        attendees=tuple(found for each in attendees[:200] if (found := _address(each))),
    )


def _time(value: Any) -> datetime | None:
    """UTC; a whole day and a time without a zone are nobody's minute, so None."""
    at = getattr(value, "dt", None)
    if not isinstance(at, date) or not isinstance(at, datetime) or at.tzinfo is None:
        return None
    return at.astimezone(UTC)


def _address(value: Any) -> str | None:
    if value is None:
        return None
    address = normalise(clean(str(value)).lower().removeprefix("mailto:"))
    return address if "@" in address else None
