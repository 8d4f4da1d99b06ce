"""The days and hours that a text proposes: a closed grammar in seven languages, and silent when in doubt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from followthrough.mail.says.sentences import MAX_TEXT, sentences
from followthrough.mail.when import hours, zones
from followthrough.mail.when.clock_days import Day
from followthrough.mail.when.items import names_any, own_language
from followthrough.mail.when.proposal import Sentence, cut, disagree, hours_of, is_passed_over, part_of_day
from followthrough.mail.when.refused import before, cue

MAX_TIMES = 10
MAX_WORDS = 120
MAX_READ = 60
"""Sentences with a day or a figure in them."""
MAX_DAYS_AHEAD = 400
_MAX_SENTENCE = 600
_WEEK_OF = re.compile(
    r"\b(?:week (?:of|commencing|beginning|starting)|w/c|woche (?:vom|ab|um den)|semaine du|semana del?|semana d[oe]"
    r"|settimana del|week van)\s(?:the |den |dem )?$",
    re.IGNORECASE,
)
_CARRIED = 2
"""Sentences for which a day goes on being meant."""


@dataclass(frozen=True, slots=True)
class Time:
    """A day or hour proposed. ``starts_at`` is UTC; None where only the day, or a part of it, is clear."""

    day: date
    starts_at: datetime | None
    words: str
    ends_at: datetime | None = None
    """UTC; None where no end was said."""
    part: str | None = None
    """Of the day, where no hour was said: ``morning``, ``noon``, ``afternoon`` or ``evening``."""
    zone: str | None = None
    """As it was said (``CET``, ``London time``); None where no zone was."""
    opens_at: datetime | None = None
    """UTC; where hours to choose in were said (`after 3`, `between 2 and 5`), when they begin. ``ends_at``: when they
    end. Then ``starts_at`` is None."""
    until_on: date | None = None
    """The last of several days to choose from (`Monday to Wednesday`), of which ``day`` is the first."""


def times(text: str, at: datetime, zone: str, language: str | None = None) -> tuple[Time, ...]:
    """The days and hours this text proposes, in its order, at most ten; what is refused, past or doubtful is not among
    them.

    ``at`` is when it was written; ``zone`` is where bare hours are meant (an IANA name, or ``UTC+05:30``), unless the
    text names another one; ``language`` is what it is written in, two letters, None where that is not known. Hours
    without a day are left out. Never raises; time is linear in the text.
    """
    if not names_any(text[:MAX_TEXT], language):
        return ()
    return proposed((each.text for each in sentences(text, language)), text, at, zone, language)


def proposed(
    chosen: Iterable[str], text: str, at: datetime, zone: str, language: str | None = None
) -> tuple[Time, ...]:
    """As ``times``, read from the chosen sentences of a text only."""
    ground = _Ground(at.astimezone(UTC), zone, text[:MAX_TEXT], language)
    unique: dict[tuple[date, datetime | None, datetime | None], Time] = {}
    corrected = cue("corrected", ground.language).search(text[:MAX_TEXT]) is not None
    for sentence in chosen:
        for each in ground.read(sentence[:_MAX_SENTENCE]):
            if corrected:
                each = replace(each, starts_at=None, ends_at=None, opens_at=None)
            unique.setdefault((each.day, each.starts_at, each.opens_at or each.ends_at), each)
    clear = {each.day for each in unique.values() if each.starts_at}
    found = (each for each in unique.values() if each.starts_at or each.until_on or each.day not in clear)
    return tuple(found)[:MAX_TIMES]


class _Ground:
    """What is the same for every sentence: when it was written, which zone its hours are in, when the writer is
    away."""

    def __init__(self, at: datetime, zone: str, text: str, language: str | None) -> None:
        self.at = at
        base = zones.assumed(zone)
        self.today = (at.astimezone(base.rules) if base else at).date()
        self.language = language or own_language(text)
        self.is_later = cue("later", self.language).search(text) is not None
        named = {found[0].casefold(): (zones.named(found), found[0]) for found in zones.NAMED.finditer(text)}
        everywhere = list(dict.fromkeys(each for each, _ in named.values()))
        self._zone = everywhere[0] if len(everywhere) == 1 else base if not everywhere else None
        self._zone_words = (
            next((words for _, words in named.values()), None) if len(everywhere) == 1 else None
        )
        self._carried: tuple[Day | None, int] = (None, 0)
        self.away_until = self.today
        self._weeks_away: set[int] = set()
        self._weeks_meant: set[int] = set()
        dated = (each.text for each in sentences(text, self.language) if names_any(each.text, self.language))
        for each in islice(dated, MAX_READ):
            self._look_around(each[:_MAX_SENTENCE])

    def _look_around(self, text: str) -> None:
        """When the writer is back, and which weeks are refused."""
        if not names_any(text, self.language):
            return
        found = cut(text, self.today, self.language)
        for day in found.days:
            start = found.start(day)
            lead = text[max(0, start - 32) : start]
            if day.day and before("back", self.language).search(lead):
                self.away_until = max(self.away_until, day.until or day.day)
            elif day.day and _WEEK_OF.search(lead):
                self._weeks_meant.add(self._week(day.day))
        for item in found.items:
            if item.is_("week"):
                weeks = self._weeks_away if found.is_refused(item.start) else self._weeks_meant
                weeks.add(int(str(item.means["week"])))

    def read(self, text: str) -> Iterator[Time]:
        """The times that one sentence proposes."""
        if not names_any(text, self.language):
            self._carried = (self._carried[0], self._carried[1] - 1)
            return
        found = cut(text, self.today, self.language)
        clocks = [hour for hour in found.hours if not found.is_refused(hour.start)]
        if not found.days:
            yield from self._of_carried(found, clocks)
            return
        taken = hours_of(found, clocks)
        meant = []
        for day, mine in zip(found.days, taken, strict=True):
            if (clear := self._meant(found, day)) is not None:
                meant.append(clear)
                yield from self._of_day(found, clear, mine)
        self._carried = (
            (meant[0], _CARRIED) if len(meant) == 1 and meant[0].sure and not meant[0].until else (None, 0)
        )

    def _of_carried(self, found: Sentence, clocks: list[hours.Hour]) -> Iterator[Time]:
        """`Thursday works. Shall we say 2pm?`: the hour is of the day before it."""
        day, left = self._carried
        self._carried = (day, left - 1)
        if day is None or left <= 0 or day.day is None:
            return
        for hour in clocks:
            starts_at = self.utc(day.day, hour.wall, hour.end, found.text)
            if starts_at and starts_at > self.at:
                yield self._time(found, day.day, hour, hour.start, hour.end)

    def _meant(self, found: Sentence, day: Day) -> Day | None:
        """A day that is proposed and can be met on; None for the others."""
        start = found.start(day)
        if day.day is None or found.is_refused(start):
            return None
        if is_passed_over(found, day):
            return None
        if day.is_weekday and (self.is_later or day.day < self.away_until):
            return None
        if day.is_weekday and self._is_in_another_week(day.day, told=day.has_week):
            return None
        return day if self.today <= day.day <= self.today + timedelta(days=MAX_DAYS_AHEAD) else None

    def _week(self, day: date) -> int:
        """0 is this week, 1 the next one."""
        return (day - self.today + timedelta(days=self.today.weekday())).days // 7

    def _is_in_another_week(self, day: date, *, told: bool) -> bool:
        """Whether the writer is away in that week, or speaks of another one."""
        week = self._week(day)
        return week in self._weeks_away or (not told and bool(self._weeks_meant - {week}))

    def _of_day(self, found: Sentence, day: Day, mine: list[hours.Hour]) -> Iterator[Time]:
        assert day.day is not None
        start, end = found.start(day), found.end(day)
        part = part_of_day(found, day)
        if day.until:
            yield Time(day.day, None, found.text[start:end][:MAX_WORDS], part=part, until_on=day.until)
            return
        usable = mine if day.sure else []
        starts = [(h, self.utc(day.day, h.wall, h.end, found.text)) for h in usable]
        clear = [(h, at) for h, at in starts if at is not None]
        if clear and not disagree(found.text, clear):
            for hour, starts_at in clear:
                if starts_at > self.at:
                    yield self._time(found, day.day, hour, min(start, hour.start), max(end, hour.end))
            return
        windows = [h for h in usable if h.wall is None and (h.opens or h.ends)] if not clear else []
        for hour in windows[:1]:
            each = self._time(found, day.day, hour, min(start, hour.start), max(end, hour.end))
            yield replace(each, part=part)
            return
        yield Time(day.day, None, found.text[start:end][:MAX_WORDS], part=part)

    def _time(self, found: Sentence, day: date, hour: hours.Hour, first: int, last: int) -> Time:
        said = self._zone_at(found.text, hour.end)
        if said is not None:
            last = max(last, said.end())
        return Time(
            day=day,
            starts_at=self.utc(day, hour.wall, hour.end, found.text),
            words=found.text[first:last][:MAX_WORDS],
            ends_at=self.utc(day, hour.ends, hour.end, found.text),
            zone=said[0] if said else self._zone_words,
            opens_at=self.utc(day, hour.opens, hour.end, found.text),
        )

    def utc(self, day: date, wall: time | None, end: int, sentence: str) -> datetime | None:
        """This wall time in UTC, by the zone right behind the hour, else by the one that is meant everywhere."""
        if wall is None:
            return None
        said = self._zone_at(sentence, end)
        zone = zones.named(said) if said else self._zone
        try:
            return zone.utc(day, wall, self.at) if zone else None
        except (OverflowError, ValueError):
            return None

    def _zone_at(self, sentence: str, end: int) -> re.Match[str] | None:
        for gap in range(3):
            found = zones.NAMED.match(sentence, end + gap)
            if found and not sentence[end : end + gap].strip(" ,("):
                return found
        return None
