"""The zone an hour is meant in: as a text names it, or as it is assumed; doubtful ones give no time."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_HOUR = timedelta(hours=1)
# The abbreviation, a zone that uses it, and what it says of the offset; None: the abbreviation leaves the season open.
_ABBREVIATIONS: dict[str, tuple[str, timedelta | None]] = {
    "UTC": ("UTC", None),
    "GMT": ("Europe/London", 0 * _HOUR),
    "BST": ("Europe/London", _HOUR),
    "WET": ("Europe/Lisbon", 0 * _HOUR),
    "WEST": ("Europe/Lisbon", _HOUR),
    "CET": ("Europe/Berlin", _HOUR),
    "CEST": ("Europe/Berlin", 2 * _HOUR),
    "MEZ": ("Europe/Berlin", _HOUR),
    "MESZ": ("Europe/Berlin", 2 * _HOUR),
    "EET": ("Europe/Helsinki", 2 * _HOUR),
    "EEST": ("Europe/Helsinki", 3 * _HOUR),
    "ET": ("America/New_York", None),
    "EST": ("America/New_York", -5 * _HOUR),
    "EDT": ("America/New_York", -4 * _HOUR),
    "CT": ("America/Chicago", None),
    "CDT": ("America/Chicago", -5 * _HOUR),
    "MT": ("America/Denver", None),
    "MST": ("America/Denver", -7 * _HOUR),
    "MDT": ("America/Denver", -6 * _HOUR),
    "PT": ("America/Los_Angeles", None),
    "PST": ("America/Los_Angeles", -8 * _HOUR),
    "PDT": ("America/Los_Angeles", -7 * _HOUR),
    "JST": ("Asia/Tokyo", None),
    "SGT": ("Asia/Singapore", None),
    "HKT": ("Asia/Hong_Kong", None),
    "AEST": ("Australia/Sydney", 10 * _HOUR),
    "AEDT": ("Australia/Sydney", 11 * _HOUR),
}
_PLACES = {
    "eastern": "America/New_York",
    "new york": "America/New_York",
    "central european": "Europe/Berlin",
    "berlin": "Europe/Berlin",
    "german": "Europe/Berlin",
    "paris": "Europe/Paris",
    "london": "Europe/London",
    "uk": "Europe/London",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_LONG = "|".join(sorted((each for each in _ABBREVIATIONS if len(each) > 2), key=len, reverse=True))
_PLACE = "|".join(sorted(_PLACES, key=len, reverse=True))
NAMED = re.compile(
    rf"\b(?P<offset>(?:UTC|GMT) ?[+\u2212-] ?\d{{1,2}}(?:[:.]?[0-5]\d)?)\b"
    rf"|\b(?P<short>{_LONG}|(?<=\d )(?:ET|CT|MT|PT)|(?<=[apAP][mM] )(?:ET|CT|MT|PT))\b"
    rf"|\b(?P<place>(?i:{_PLACE})) (?i:standard |daylight |summer )?(?i:time)\b"
    r"|\b(?P<doubtful>(?i:(?:your|my|our|their|local|ihrer|deiner|eurer|meiner|unserer)"
    r" (?:local )?(?:time(?! (?:is|and|to|for))|time ?zone|zeit|ortszeit|zeitzone)\b|ortszeit)|CST|IST"
    r"|(?<=\d )[A-Z]\w{2,20}(?= time\b)|deutscher Zeit)"
)
"""A zone as written behind an hour; what is doubtful (``your time``, CST: which?) is found, too."""

_OFFSET = re.compile(r"(?:UTC|GMT) ?([+\u2212-]) ?(\d{1,2})(?:[:.]?([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Zone:
    """``rules`` give the offset of a day; ``offset``: what the text says it is, so another one is a doubt."""

    rules: tzinfo
    offset: timedelta | None = None

    def utc(self, day: date, wall: time, written_at: datetime) -> datetime | None:
        """This wall time in UTC; None where the season contradicts the words, or the clocks leave the hour out or have
        it twice."""
        local = datetime.combine(day, wall, tzinfo=self.rules)
        at = local.astimezone(UTC)
        if local.replace(fold=1).utcoffset() != local.utcoffset():
            return None
        if at.astimezone(self.rules).replace(tzinfo=None) != local.replace(tzinfo=None):
            return None
        if self.offset is not None and local.utcoffset() != self.offset:
            return None
        mere_offset = isinstance(self.rules, timezone) and self.rules is not UTC
        if mere_offset and _clocks_change(written_at, at, local.utcoffset()):
            return None
        return at


def named(found: re.Match[str]) -> Zone | None:
    """The zone that a text names; None where it is doubtful."""
    match found.lastgroup:
        case "offset":
            return fixed(found[0])
        case "short":
            name, offset = _ABBREVIATIONS[found["short"].upper()]
            return Zone(_rules(name), offset)
        case "place":
            return Zone(_rules(_PLACES[found["place"].lower()]))
    return None


def assumed(zone: str) -> Zone | None:
    """The zone of bare hours: an IANA name, or ``UTC+05:30`` where only an offset is known. None: no such zone."""
    return Zone(UTC) if zone == "UTC" else fixed(zone) or _known(zone)


def fixed(words: str) -> Zone | None:
    """``UTC+1`` and the like."""
    found = _OFFSET.fullmatch(words)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset > 14 * _HOUR:
        return None
    return Zone(timezone(offset if found[1] == "+" else -offset))


def _known(zone: str) -> Zone | None:
    try:
        return Zone(_rules(zone))
    except (ValueError, LookupError, OSError):
        return None


@lru_cache(maxsize=64)
def _rules(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


# One for each offset and each pair of days on which clocks with it are changed.
_CHANGING = tuple(
    "Europe/London Europe/Berlin Europe/Athens Asia/Jerusalem Asia/Beirut Africa/Cairo Africa/Casablanca "
    "Atlantic/Azores America/Nuuk America/St_Johns America/Halifax America/New_York America/Havana "
    "America/Chicago America/Denver America/Los_Angeles America/Anchorage America/Adak America/Santiago "
    "Australia/Adelaide Australia/Sydney Australia/Lord_Howe Pacific/Norfolk Pacific/Auckland "
    "Pacific/Chatham".split()
)


def _clocks_change(one: datetime, other: datetime, offset: timedelta | None) -> bool:
    """Whether clocks that had this offset then have another one on that day, somewhere in the world."""
    return any(
        one.astimezone(rules).utcoffset() == offset and other.astimezone(rules).utcoffset() != offset
        for rules in map(_rules, _CHANGING)
    )
