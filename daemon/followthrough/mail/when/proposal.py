"""A sentence with what it names: which hour goes to which day, and what of it is refused."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import pairwise

from followthrough.mail.when import clock_days, hours
from followthrough.mail.when.clock_days import Day
from followthrough.mail.when.items import Item, items
from followthrough.mail.when.refused import before, leaves, refused

_LONGEST_LEAVE = 60
_ELSEWHERE = re.compile(r"\s?[A-Za-z ]{0,24}[/(=]\s?")
"""Between two hours: the second says the first by another clock."""
_FORWARD = frozenset("on am this den of the next coming el il le op de do da no na em del der di".split())
_PARTS = {"night": "evening"}
_KEPT = frozenset({"part", "part_of_today", "part_of_tomorrow", "weekday"})


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it names; its hours, and what is refused in it, are read when asked for."""

    text: str
    items: list[Item]
    days: list[Day]
    language: str | None

    @cached_property
    def hours(self) -> list[hours.Hour]:
        return hours.in_items(without(self.items, self.days))

    @cached_property
    def refused(self) -> list[tuple[int, int]]:
        """The pieces whose days and hours are no proposals."""
        named = [(self.start(day), self.end(day)) for day in self.days]
        return refused(self.text, [*named, *((each.start, each.end) for each in self.hours)], self.language)

    def start(self, day: Day) -> int:
        return self.items[day.first].start

    def end(self, day: Day) -> int:
        return self.items[day.last - 1].end

    def is_refused(self, position: int) -> bool:
        return any(a <= position < b for a, b in self.refused)


@lru_cache(maxsize=64)
def cut(text: str, today: date, language: str | None) -> Sentence:
    """A sentence with its days, seen from ``today``. Kept for a while: a mail's are asked for several times."""
    found = items(text, language)
    return Sentence(text, found, clock_days.in_items(found, today, language), language)


def without(found: list[Item], days: list[Day]) -> list[Item]:
    """The items for who reads hours: those of days say nothing but the part of day in them."""
    result = list(found)
    for day in days:
        for index in range(day.first, day.last):
            part = {k: v for k, v in found[index].means.items() if k in _KEPT}
            result[index] = replace(found[index], means=part or {"weekday": 0})
    return result


def is_passed_over(found: Sentence, day: Day) -> bool:
    """Whether the words right before a day make it none to meet on: ``until``, ``every``, ``instead of``, ``back``."""
    start = found.start(day)
    lead = found.text[max(0, start - 40) : start]
    if takes_leave(found):
        return False
    if day.until is not None and day.first > 0 and found.items[day.first - 1].is_("since", "between", "the"):
        # `from Monday to Wednesday`: the word is the span's own.
        return False
    return any(before(each, found.language).search(lead) for each in ("skipped", "back"))


def takes_leave(found: Sentence) -> bool:
    """``Bis Donnerstag, 14 Uhr!``: nothing but a day, its hour and until then."""
    named = [(found.start(day), found.end(day)) for day in found.days]
    named += [(hour.start, hour.end) for hour in found.hours if hour.wall]
    if len(found.text) > _LONGEST_LEAVE or len(named) < 2:
        return False
    rest = "".join(" " if any(a <= i < b for a, b in named) else each for i, each in enumerate(found.text))
    return leaves(rest, found.language)


def part_of_day(found: Sentence, day: Day) -> str | None:
    """The part of day that is said of a day: in its own words, behind it, or right before it."""
    if day.part:
        return _PARTS.get(day.part, day.part)
    ends = [each.first for each in found.days if each.first >= day.last]
    behind = range(day.last, min([*ends, len(found.items), day.last + 6]))
    for at in (*behind, day.first - 1, day.first - 2, day.first - 3):
        if 0 <= at < len(found.items):
            item = found.items[at]
            for kind in ("part", "of_part"):
                if item.is_(kind) and not found.is_refused(item.start):
                    return _PARTS.get(str(item.means[kind]), str(item.means[kind]))
            if at < day.first and not item.is_("the", "of"):
                break
    return None


def disagree(text: str, clear: list[tuple[hours.Hour, datetime]]) -> bool:
    """Whether one hour is said by two clocks (``5pm (4pm UK time)``), and they come to two times."""
    return any(
        at != other_at and _ELSEWHERE.fullmatch(text, hour.end, other.start)
        for (hour, at), (other, other_at) in pairwise(clear)
    )


def hours_of(found: Sentence, clocks: list[hours.Hour]) -> list[list[hours.Hour]]:
    """Each hour to its day: the one before it, or the one it stands in front of (``at 2 on Thursday``)."""
    days = [(found.start(each), found.end(each)) for each in found.days]
    taken: list[list[hours.Hour]] = [[] for _ in days]
    hour_first = bool(days and clocks) and _is_close(found.text[clocks[0].end : days[0][0]])
    for hour in clocks:
        before_it = max((i for i, d in enumerate(days) if d[1] <= hour.start), default=None)
        after = min((i for i, d in enumerate(days) if d[0] >= hour.end), default=None)
        if before_it is None and after is None:
            continue
        if before_it is None:
            if after == 0 and days[0][0] - hour.end <= 24:
                taken[0].append(hour)
        elif after is not None and (
            _goes_forward(found, days[before_it][1], hour, days[after][0])
            or (hour_first and _is_close(found.text[hour.end : days[after][0]]))
        ):
            taken[after].append(hour)
        else:
            taken[before_it].append(hour)
    return taken


def _goes_forward(found: Sentence, day_end: int, hour: hours.Hour, next_day: int) -> bool:
    gap = found.text[hour.end : next_day]
    forward = gap.strip(" ),.") != "" and _is_close(gap)
    listed = any(
        (item.is_("either") or item.text in {",", "/"}) and day_end <= item.start < hour.start
        for item in found.items
    )
    return forward and listed


def _is_close(gap: str) -> bool:
    """Whether nothing but `on`, `am`, `el` stands between an hour and the day behind it."""
    return (
        gap[:1] in {" ", ")", ","}
        and len(gap) < 20
        and all(word in _FORWARD for word in gap.lower().strip(" ),").split())
    )
