"""A time that stands alone (``20.09. ab 16 Uhr``), as on a form or a ticket: read as a whole, or not at all."""

from datetime import datetime, time, timedelta

from followthrough.mail.when import clock_days, hours, zones
from followthrough.mail.when.clock_days import Day
from followthrough.mail.when.hours import Hour
from followthrough.mail.when.items import Item, items, own_language
from followthrough.mail.when.proposal import without
from followthrough.mail.when.times import Time

MAX_EXPRESSION = 200
"""Characters; longer texts are none."""

_MARKS = frozenset(",.;:()/-\u2013\u2014")
_SAYS_NO_MORE = (
    "the", "of", "at", "about", "day_word", "filler", "coming", "this_one", "weekday", "nothing", "next_one", "oclock",
)  # fmt: skip
_PARTS = {"night": "evening"}


def expression(text: str, at: datetime, zone: str, language: str | None = None) -> Time | None:
    """The one time that TEXT says, seen from ``at`` in ``zone`` (an IANA name); None where it says none, several, or
    anything that is not understood. Figures are by a clock of 24 hours. Never raises.

    ``starts_at`` is a beginning, ``opens_at`` the beginning of a longer range or of `from 4 on`, ``ends_at`` an end.
    """
    base = zones.assumed(zone)
    if base is None or len(text) > MAX_EXPRESSION:
        return None
    language = language or own_language(text)
    found = items(text, language)
    today = at.astimezone(base.rules).date()
    days = clock_days.in_items(found, today, language, literal=True)
    clocks = hours.in_items(without(found, days), literal=True)
    if len(days) != 1 or len(clocks) > 1 or not _is_clear(found, days[0], clocks, today_is=at):
        return None
    parts = _parts(found, days[0])
    if len(parts) > 1 or (clocks and not (clocks[0].wall or clocks[0].opens or clocks[0].ends)):
        return None
    return _time(text, days[0], clocks[0] if clocks else None, parts, base, at)


def _is_clear(found: list[Item], day: Day, clocks: list[Hour], today_is: datetime) -> bool:
    """Whether the day is sure, can be meant, and nothing is left over."""
    if day.day is None or (day.until and clocks) or not day.sure:
        return False
    if day.is_weekday and not day.until and not _says_which(found, day):
        return False
    if day.day < today_is.date() - timedelta(days=1) and not any(
        item.is_("year", "date") for item in found[day.first : day.last]
    ):
        return False
    return all(
        item.text in _MARKS or item.is_(*_SAYS_NO_MORE, "part", "of_part", "part_of_today")
        for index, item in enumerate(found)
        if not day.first <= index < day.last
        and not any(hour.start <= item.start < hour.end for hour in clocks)
        and not (item.is_("since", "between") and (day.until or index < day.first))
        and not (day.has_week and item.is_("week"))
        and not (item.is_("since", "until") and found[index + 1 : index + 2] and found[index + 1].is_("part"))
    )


def _says_which(found: list[Item], day: Day) -> bool:
    """Whether a weekday says which one it is: alone, out of its conversation, it can be any week's."""
    beside = found[max(0, day.first - 2) : day.last + 1]
    return day.has_week or any(item.is_("this_one", "coming", "next_one") for item in beside)


def _parts(found: list[Item], day: Day) -> list[str]:
    said = [day.part] if day.part else []
    for item in found:
        said += [str(item.means[kind]) for kind in ("part", "of_part") if item.is_(kind)]
    return list(dict.fromkeys(_PARTS.get(each, each) for each in said))


def _time(
    text: str, day: Day, hour: Hour | None, parts: list[str], zone: zones.Zone, at: datetime
) -> Time | None:
    on = day.day
    assert on is not None
    if hour is None:
        return Time(on, None, text, part=parts[0] if parts else None, until_on=day.until)

    def utc(wall: time | None) -> datetime | None:
        return zone.utc(on, wall, at) if wall else None

    return Time(on, utc(hour.wall), text, utc(hour.ends), opens_at=utc(hour.opens))
