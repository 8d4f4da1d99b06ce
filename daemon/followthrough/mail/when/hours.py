"""Hours as people write them: a closed grammar. Bare 1 to 6 are the afternoon's, as in working life; bare 7 can be
either and is no hour; 8 to 12 are as they stand."""

from collections.abc import Iterator

from followthrough.mail.when.hour_reader import MAX_SLOT_MINUTES, Hour, HourReader
from followthrough.mail.when.items import Item, items

__all__ = ["MAX_SLOT_MINUTES", "Hour", "in_items", "part_of", "scan"]

_PARTS = {"morning": "am", "noon": "noon", "afternoon": "pm", "evening": "late", "night": "night"}


def scan(text: str, language: str | None = None) -> Iterator[Hour]:
    """Every hour of this text in order. A range of more than an hour is a time to choose in, not a beginning."""
    yield from in_items(items(text, language))


def in_items(found: list[Item], *, literal: bool = False) -> list[Hour]:
    """As ``scan``. ``literal``: figures are by a clock of 24 hours, as on tickets. An item without a meaning is no
    hour: callers take those of days out."""
    reader = HourReader(found, part_of(found), literal)
    result: list[Hour] = []
    position = 0
    while position < len(found):
        hour, position = reader.hour(position, after_hour=bool(result))
        if hour is not None:
            result.append(hour)
    return result


def part_of(found: list[Item]) -> str:
    """``am``, ``noon``, ``pm``, ``late`` or ``night`` where all parts of day in a sentence are the same."""
    parts = {
        str(item.means[kind])
        for item in found
        for kind in ("part", "of_part", "part_of_today", "part_of_tomorrow")
        if item.is_(kind)
    }
    return _PARTS[parts.pop()] if len(parts) == 1 else ""
