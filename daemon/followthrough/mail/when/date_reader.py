"""The grammar of dates: day, month and year in figures and words, ``18.-20.11.``, a bare day of the month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.mail.when.clock_words import LANGUAGES
from followthrough.mail.when.items import GOES_ON, Item, Reader

_NEAR = timedelta(days=90)
_BOTH_LIKELY = timedelta(days=200)
_SHORTLY_PAST = timedelta(days=30)
DASHES = frozenset("-\u2013\u2014")
_WITH_A_DOT = frozenset("am dem den der vom zum an dem an den für den auf den von bis".split())
_ROMANCE = frozenset("le el il del al du o no".split())
_OTHER_WORDS = frozenset("may mar set out ago mag gen mai des lug giu dic ene dez abr avr sett ott".split())
"""Short names that are other words, too: with a capital only, where the language is not known."""
_NOT_A_DAY = frozenset(
    "century floor grade edition anniversary street time day week year of avenue place étage siècle planta piso siglo"
    " piano secolo andar século verdieping eeuw".split()
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day from item ``first`` to before item ``last``. ``day`` is None where it is none, or doubtful; ``until`` is
    the last one of several. Not ``sure``: it can be another one, so it takes no hour."""

    first: int
    last: int
    day: date | None
    is_weekday: bool = False
    sure: bool = True
    until: date | None = None
    part: str = ""
    has_week: bool = False
    """It says in which week it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """Figures for a day: the year, month and day of the month, each None where not said."""

    year: int | None
    month: int | None
    day: int
    last: int


class DateReader(Reader):
    """Reads dates from items."""

    def __init__(self, found: list[Item], today: date, language: str | None, *, literal: bool) -> None:
        super().__init__(found)
        self.today = today
        self.month_first = language in {None, "en"}
        self.known = language in LANGUAGES
        self.next_is_later = language in {None, "en", "de"}
        self.literal = literal
        self.has_date = False
        self.monday = today - timedelta(days=today.weekday())

    def span(self, at: int) -> Day | None:
        """``18.-20.11.``, ``18 to 20 November``, ``between 21 and 22.11.2017``: the first one has no month."""
        if not self.has(at, "digits", "ordinal", "pair"):
            return None
        first, behind = self.of_month(at), at + 1
        while self.text(behind) == ".":
            behind += 1
        if first is None or not (self.text(behind) in DASHES or self.has(behind, "to", "both", "either")):
            return None
        spans = self.text(behind) in DASHES or self.has(behind, "to") or self._is_between(at)
        behind += 1
        while self.has(behind, "the") and not self.has(behind, "digits"):
            behind += 1
        second = self.dated(behind)
        if second is None or second.month is None:
            return self._in_one_month(at, first, behind) if spans else None
        starts = self.resolve(Found(second.year, first.month or second.month, first.day, at + 1))
        ends = self.resolve(second)
        if starts is None or ends is None or not timedelta(0) < ends - starts < timedelta(days=60):
            return Day(at, second.last, None)
        # `12 and 20 March` is two days, the second one is read by itself.
        return Day(at, second.last, starts, until=ends) if spans else Day(at, at + 1, starts)

    def _is_between(self, at: int) -> bool:
        return any(self.has(each, "between") for each in range(at - 3, at))

    def _in_one_month(self, at: int, first: Found, behind: int) -> Day | None:
        """``24. auf 25.`` and nothing else: the next such days."""
        last = behind + 1
        while self.text(last) == ".":
            last += 1
        if not self.literal or at or last < len(self.items) or not self.has(behind, "digits", "ordinal"):
            return None
        second, starts = self.of_month(behind), self.next_day(first.day)
        if second is None or starts is None or first.month or second.day <= first.day:
            return None
        return Day(at, last, starts, until=starts + timedelta(days=second.day - first.day))

    def of_month(self, at: int) -> Found | None:
        item = self.items[at]
        if item.is_("pair"):
            day, month = item.means["pair"]
            return Found(None, int(month), int(day), at + 1) if 1 <= int(month) <= 12 else None
        value = item.means.get("ordinal", item.means.get("digits"))
        number = int(str(value))
        return Found(None, None, number, at + 1) if 1 <= number <= 31 else None

    def dated(self, at: int) -> Found | None:
        """``12.3.``, ``2026-03-12``, ``12 March``, ``March 12th, 2026``."""
        if at >= len(self.items):
            return None
        item = self.items[at]
        if item.is_("date") and not self._is_a_version(at):
            year, month, day = item.means["date"]
            last = at + 1
            if year is None:
                year, last = self._year(last)
            return Found(year, month, day, last)
        if item.is_("pair") and self._is_dotted_day(at):
            found = self.of_month(at)
            year, last = self._year(at + 1)
            return Found(year, found.month, found.day, last) if found else None
        if item.is_("digits", "ordinal"):
            return self._day_first(at)
        return self._month_first(at) if self._is_month(at) else None

    def _is_a_version(self, at: int) -> bool:
        """``gcc 3.3.`` in English, where few write dates so."""
        before = self.items[at - 1] if at else None
        return (
            self.month_first
            and self.items[at].means["date"][0] is None
            and before is not None
            and before.text[0].isalpha()
            and not before.means
        )

    def _is_dotted_day(self, at: int) -> bool:
        """``Montag 18.09``, ``am 18.9``: the second dot is often left out."""
        if self.has(at + 1, "oclock", "am", "pm") or self.has(at - 1, "at", "about"):
            return False
        told = self.has(at - 1, "weekday", "short") or self.text(at - 1).split(" ")[-1] in _WITH_A_DOT
        return (
            told if self.has_date or not self.literal else not self.has(at - 1, "since", "until") or at == 1
        )

    def _day_first(self, at: int) -> Found | None:
        day, behind = self.of_month(at), at + 1
        while self.text(behind) == "." or self.has(behind, "of") or self.text(behind) == "-":
            behind += 1
            if behind - at > 3:
                return None
        if day is None or not self._is_month(behind, told=behind - at > 1 or self._is_ordinal(at)):
            return None
        month = int(str(self.items[behind].means["month"]))
        year, last = self._year(behind + 1)
        return Found(year, month, day.day, last)

    def _month_first(self, at: int) -> Found | None:
        behind = at + 1
        while self.text(behind) == "." or self.text(behind) == "the":
            behind += 1
        if behind - at > 3 or not self.has(behind, "digits", "ordinal"):
            return None
        day = self.of_month(behind)
        if day is None or self.has(behind + 1, "am", "pm", "oclock"):
            return None
        year, last = self._year(behind + 1)
        return Found(year, int(str(self.items[at].means["month"])), day.day, last)

    def _is_month(self, at: int, *, told: bool = False) -> bool:
        if not self.has(at, "month") or self.text(at + 1) in _NOT_A_DAY:
            return False
        word = self.text(at)
        if word not in _OTHER_WORDS or told or (self.known and word != "may"):
            return True
        return self.items[at].text[0].isupper()

    def _is_ordinal(self, at: int) -> bool:
        return self.items[at].is_("ordinal")

    def _year(self, at: int) -> tuple[int | None, int]:
        """The year that stands behind a date, and the item behind it."""
        behind = at
        while behind - at < 3 and (self.text(behind) in {",", ".", "'"} or self.has(behind, "of")):
            behind += 1
        if self.has(behind, "year"):
            return int(str(self.items[behind].means["year"])), behind + 1
        return None, at

    def resolve(self, found: Found) -> date | None:
        """Without a year the next such day; one shortly past is meant as past."""
        try:
            if found.year is not None:
                return date(found.year, found.month or 0, found.day)
            this_year = date(self.today.year, found.month or 0, found.day)
            if this_year >= self.today - _SHORTLY_PAST:
                return this_year
            return date(self.today.year + 1, found.month or 0, found.day)
        except (ValueError, OverflowError):
            return None

    def slashed(self, at: int) -> Day:
        """``02/05`` is one day in London and another in New York: the one that is near, and unsure if both are."""
        one, two, year = self.items[at].means["slash"]
        orders = [(two, one), (one, two)] if self.month_first else [(two, one)]
        days = [self.resolve(Found(year, month, day, at)) for month, day in orders]
        near = list(dict.fromkeys(each for each in days if each))
        if len(near) > 1:
            near = [each for each in near if timedelta(0) <= each - self.today <= _NEAR]
        if len(near) != 1:
            return Day(at, at + 1, None)
        others = [each for each in days if each and each != near[0]]
        sure = all(not timedelta(days=-30) <= each - self.today <= _BOTH_LIKELY for each in others)
        return Day(at, at + 1, near[0], sure=sure)

    def bare_day(self, at: int) -> Day | None:
        """``the 12th``, ``am 12.``, ``le 12``, ``el día 12``."""
        if not self.has(at, "digits", "ordinal") or not at:
            return None
        told = self.of_month(at)
        if (
            told is None
            or self.has(at + 1, "month", "of", "am", "pm", "oclock")
            or not self._leads_to_a_day(at)
        ):
            return None
        return Day(at, at + 1, self.next_day(told.day))

    def _leads_to_a_day(self, at: int) -> bool:
        before, behind = self.text(at - 1).split(" ")[-1], self.text(at + 1)
        if not self.has(at - 1, "the", "day_word"):
            return False
        if self.has(at, "ordinal"):
            known = not behind[:1].isalpha() or behind in GOES_ON or bool(self.items[at + 1].means)
            return known and behind not in _NOT_A_DAY
        if behind == "." and before in _WITH_A_DOT:
            return self.items[at + 1].start == self.items[at].end and not self.has(at + 2, "digits")
        ends = behind in {"", ",", "?", "!", ")", ".", ";"} or self.has(
            at + 1, "at", "part", "of_part", "either", "weekday", "both"
        )
        return ends and (before in _ROMANCE or self.has(at - 1, "day_word"))

    def next_day(self, number: int) -> date | None:
        """The next day of this number, from today on."""
        year, month = self.today.year, self.today.month
        for _ in range(3):
            if 1 <= number <= monthrange(year, month)[1]:
                day = date(year, month, number)
                if day >= self.today:
                    return day
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return None
