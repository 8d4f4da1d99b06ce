"""What of a calendar file is read (RFC 5545), cut out before a library takes it apart line by line."""

import re
from collections import Counter

MAX_COMPONENTS = 40
"""Events that are read, zones, and periods of all zones together."""
MAX_LINES = 600
MAX_ATTENDEES = 200
MAX_LINE = 2_000

_PERIODS = frozenset({"STANDARD", "DAYLIGHT"})
_COMPONENTS = frozenset({"VCALENDAR", "VTIMEZONE", "VEVENT"}) | _PERIODS
_PROPERTIES = frozenset(
    "METHOD VERSION PRODID UID DTSTAMP DTSTART DTEND DURATION SEQUENCE STATUS SUMMARY ORGANIZER ATTENDEE RECURRENCE-ID "
    "RRULE RDATE EXDATE TZID TZNAME TZOFFSETFROM TZOFFSETTO".split()
)
_NAME = re.compile(r"([A-Za-z0-9-]{1,40})[;:]")


def needed(text: str) -> str:
    """The lines of an unfolded calendar that say when, what and who; alarms, descriptions and all else are left out.

    What a stranger repeats without end is not read to its end. A time zone that would be cut short is left out whole:
    half of its history tells wrong hours, and most zones are known by their name.
    """
    reader = _Reader()
    for line in text.split("\n"):
        found = _NAME.match(line)
        name = found[1].upper() if found else ""
        if name == "BEGIN":
            reader.begin(line)
        elif name == "END":
            reader.end(line)
        elif name in _PROPERTIES:
            reader.property(name, line)
    return "\n".join(reader.kept)


class _Reader:
    """The lines kept so far, and where in the calendar the next one stands."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self._inside: list[bool] = []
        """Of each component around the line: whether it is read."""
        self._seen: Counter[str] = Counter()
        self._zone: tuple[int, int] | None = None
        """Where the time zone around the line begins: in ``kept``, and in ``_inside``."""

    def begin(self, line: str) -> None:
        what = line[6:60].strip().upper()
        counted = "PERIOD" if what in _PERIODS else what
        self._seen[counted] += 1
        few = self._seen[counted] <= MAX_COMPONENTS
        if what in _PERIODS and not few:
            self._leave_zone_out()
        reads = what in _COMPONENTS and few and all(self._inside)
        if reads and what == "VTIMEZONE":
            self._zone = len(self.kept), len(self._inside)
        self._inside.append(reads)
        if reads:
            self.kept.append(line)

    def _leave_zone_out(self) -> None:
        if self._zone is not None:
            lines, depth = self._zone
            del self.kept[lines:]
            self._inside[depth:] = [False] * len(self._inside[depth:])
            self._zone = None

    def end(self, line: str) -> None:
        if self._inside and self._inside.pop():
            self.kept.append(line)
        if self._zone is not None and len(self._inside) <= self._zone[1]:
            self._zone = None

    def property(self, name: str, line: str) -> None:
        if not (self._inside and self._inside[-1]):
            return
        # Crowds must not keep the hour from being read.
        crowd = name if name == "ATTENDEE" else ""
        self._seen[crowd] += 1
        if self._seen[crowd] <= (MAX_ATTENDEES if crowd else MAX_LINES):
            if name == "SUMMARY":
                line = line[:MAX_LINE]
            if len(line) <= MAX_LINE:
                self.kept.append(line)
