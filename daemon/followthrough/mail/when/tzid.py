"""Time zone names that calendars write and do not explain (RFC 5545 3.2.19): offsets, and Windows' own titles."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from followthrough.mail.when import zones

_TITLE = re.compile(r"\((UTC|GMT)([+-]\d{1,2}[:.]?\d\d)?\)\s*(.{1,200})")
_TIME = re.compile(r"([A-Z][a-z]{2,20}) Time(?: \(.{1,30}\))?(?:; .{1,30})?")
_CITY = re.compile(r"[A-Z][A-Za-z. ]{1,30}")
_UNIVERSAL = frozenset({"coordinated universal time", "utc"})
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
    if title[3].casefold() in _UNIVERSAL:
        return UTC
    base = zones.fixed(f"{title[1]}{title[2].replace('.', ':')}") if title[2] else zones.assumed("UTC")
    if base is None:
        return None
    named = _titled(title[3])
    likely = (each for each in ([named] if named else _of_cities(title[3])) if _begins_with(each, base.rules))
    return next(likely, None)


def _titled(title: str) -> tzinfo | None:
    """``Pacific Time (US & Canada)`` is what Windows calls Pacific Standard Time."""
    found = _TIME.fullmatch(title)
    if found is None:
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _known(WINDOWS_TO_OLSON.get(f"{found[1]} Standard Time", ""))


def _of_cities(title: str) -> Iterator[tzinfo]:
    """Windows names a zone by its larger cities, ``Greenwich Mean Time : Dublin, London``; most of them name one of the
    IANA's too."""
    cities = [each.strip().replace(" ", "_") for each in title.rpartition(" : ")[2].split(",")[:MAX_CITIES]]
    names = (f"{region}/{city}" for city in cities if _CITY.fullmatch(city) for region in _REGIONS)
    return (found for name in names if (found := _known(name)))


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
