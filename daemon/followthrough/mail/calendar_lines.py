"""What of a calendar file is read (RFC 5545), cut out before a library takes it apart line by line."""

import re

MAX_COMPONENTS = 40
MAX_LINES = 600
MAX_LINE = 2_000

_COMPONENTS = frozenset({"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"})
_PROPERTIES = frozenset(
    "METHOD VERSION PRODID UID DTSTAMP DTSTART DTEND DURATION SEQUENCE STATUS SUMMARY ORGANIZER ATTENDEE RECURRENCE-ID "
    "RRULE RDATE EXDATE TZID TZNAME TZOFFSETFROM TZOFFSETTO".split()
)
_NAME = re.compile(r"([A-Za-z0-9-]{1,40})[;:]")


def needed(text: str) -> str:
    """The lines of an unfolded calendar that say when, what and who; alarms, descriptions and all else are left out.

    At most 40 components and 600 lines: what a stranger repeats without end is not read to its end.
    """
    kept: list[str] = []
    inside: list[bool] = []
    components = 0
    for line in text.split("\n"):
        found = _NAME.match(line)
        name = found[1].upper() if found else ""
        what = line[6:].strip().upper() if name == "BEGIN" else ""
        if name == "BEGIN":
            components += 1
            wanted = what in _COMPONENTS and components <= MAX_COMPONENTS
            inside.append(wanted and all(inside))
        reads = bool(inside) and inside[-1]
        if reads and len(line) <= MAX_LINE and (name in {"BEGIN", "END"} or _is_needed(name, len(kept))):
            kept.append(line)
        if name == "END" and inside:
            inside.pop()
    return "\n".join(kept)


def _is_needed(name: str, so_far: int) -> bool:
    return name in _PROPERTIES and so_far < MAX_LINES
