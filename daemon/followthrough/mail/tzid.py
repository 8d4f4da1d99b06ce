"""Time zone names that calendars write and do not explain (RFC 5545 3.2.19): offsets, and Windows' own titles."""

import re
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from followthrough.mail import zones

_TITLE = re.compile(r"\((UTC|GMT)([+-]\d{1,2}:?\d\d)?\)\s*(.{1,200})")
_TIME = re.compile(r"([A-Z][a-z]{2,20}) Time(?: \(.{1,30}\))?(?:; .{1,30})?")
_CITY = re.compile(r"[A-Z][A-Za-z. ]{1,30}")
_REGIONS = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic")
_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
MAX_CITIES = 8


@lru_cache(maxsize=64)
def rules(name: str) -> tzinfo | None:
    """The zone of a TZID that its calendar does not define: ``GMT +0100``, ``(UTC+01:00) Amsterdam, Berlin``, ``Eastern
    Time (US & Canada)``, ``tzone://Microsoft/Utc``. None: nobody can tell."""
    name = name.strip("\"' ")[:250]
    if name.casefold() == "tzone://microsoft/utc":
        return UTC
    title = _TITLE.fullmatch(name)
    if title is None:
        offset = zones.fixed(name)
        return offset.rules if offset else _titled(name)
    base = zones.fixed(f"{title[1]}{title[2]}") if title[2] else zones.assumed("UTC")
    found = _titled(title[3]) or _of_cities(title[3])
    return found if base and found and _begins_with(found, base.rules) else None


def _titled(title: str) -> tzinfo | None:
    """``Pacific Time (US & Canada)`` is what Windows calls Pacific Standard Time."""
    found = _TIME.fullmatch(title)
    if found is None:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _known(WINDOWS_TO_OLSON.get(f"{found[1]} Standard Time", ""))


def _of_cities(title: str) -> tzinfo | None:
    """Windows names a zone by its larger cities; most of them name one of the IANA's too."""
    cities = [each.strip().replace(" ", "_") for each in title.split(",")[:MAX_CITIES]]
    names = (f"{region}/{city}" for city in cities if _CITY.fullmatch(city) for region in _REGIONS)
    return next((found for name in names if (found := _known(name))), None)


def _known(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, LookupError, OSError):
        return None


def _begins_with(found: tzinfo, base: tzinfo) -> bool:
    """Whether the title's offset is the zone's standard time: two cities can share a name."""
    return any(
        at.astimezone(found).utcoffset() == at.astimezone(base).utcoffset() and not at.astimezone(found).dst()
        for at in _SEASONS
    )
