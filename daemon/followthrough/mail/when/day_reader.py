"""The grammar of days: weekdays with the week they are in, tomorrow, in three days, and whatever is a date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from followthrough.mail.when.date_reader import DASHES, DateReader, Day

_MARKS = frozenset(",.(")
_ENGLISH_SHORT = frozenset("mon tue tues wed thu thur thurs fri".split())


class DayReader(DateReader):
    """Reads days from items, each position looked at a bounded number of times."""

    def days(self) -> Iterator[Day]:
        at = 0
        while at < len(self.items):
            day = self.span(at) or self._day(at) if self.items[at].means else None
            if day is None:
                at += 1
            else:
                yield day
                told = range(day.first, day.last)
                self.has_date = self.has_date or any(self.has(i, "date", "month", "pair") for i in told)
                at = day.last

    def _day(self, at: int) -> Day | None:
        item = self.items[at]
        found = self.dated(at)
        if found is not None:
            return Day(at, found.last, self.resolve(found))
        if item.is_("slash"):
            return self.slashed(at)
        if item.is_("weekday") or self._is_short(at):
            return self._weekday(at)
        if item.is_("part_of_today"):
            return Day(at, at + 1, self.today, part=str(item.means["part_of_today"]))
        if item.is_("part_of_tomorrow"):
            part = str(item.means["part_of_tomorrow"])
            return Day(at, at + 1, self.today + timedelta(days=1), part=part)
        if item.is_("day_from_today"):
            return self._relative(at)
        return self._in_days(at) or self.bare_day(at)

    def _is_short(self, at: int) -> bool:
        """``Do. 14 Uhr``, ``Fr, 10:30``, ``Mon-Wed``: a short name, where an hour, a date or another day follows."""
        item = self.items[at]
        if not item.is_("short"):
            return False
        word, capital = item.text.casefold(), item.text[0].isupper()
        if word in _ENGLISH_SHORT and (capital or self.has(at - 1, "next_one", "this_one", "coming")):
            return True
        behind = at + 1
        while behind - at < 3 and self.text(behind) in {".", ",", "("}:
            behind += 1
        if not capital and word not in _ENGLISH_SHORT and not (self.known and self.text(at + 1) == "."):
            return self.known and self.has(at + 1, "clock")
        return (
            self._begins_an_hour(behind)
            or (self.has(behind, "part") and word != "so")
            or self._is_spanned(at)
        )

    def _begins_an_hour(self, at: int) -> bool:
        """Whether an hour or a date begins here."""
        if self.has(at, "clock", "date", "pair", "slash", "ordinal", "day_from_today", "month"):
            return True
        if self.has(at, "digits"):
            return self.has(at + 1, "oclock", "am", "pm", "month", "to") or self.text(at + 1) in {
                ".",
                *DASHES,
            }
        hours = ("digits", "clock", "pair", "number", "half_to")
        return self.has(at, "at", "about") and self.has(at + 1, *hours)

    def _is_spanned(self, at: int) -> bool:
        """``Mo-Mi``: each of two short names around a dash."""
        return any(
            self.text(at + step) in {"/", *DASHES} and self.has(at + 2 * step, "short") for step in (-1, 1)
        )

    def _weekday(self, at: int) -> Day:
        item = self.items[at]
        number = int(str(item.means.get("weekday", item.means.get("short"))))
        day = self.today + timedelta(days=(number - self.today.weekday() - 1) % 7 + 1)
        plain = Day(at, at + 1, day, is_weekday=True, part=str(item.means.get("part", "")))
        plain = self._with_number(plain, number)
        if not plain.is_weekday:
            return plain
        return self._in_its_week(plain, number)

    def _with_number(self, plain: Day, number: int) -> Day:
        """``jeudi 12``, ``Thursday the 12th``: the next twelfth, if it is a Thursday."""
        behind = plain.last
        while behind - plain.last < 3 and (
            self.text(behind) in _MARKS or self.has(behind, "the", "day_word")
        ):
            if self.has(behind, "digits", "ordinal"):
                break
            behind += 1
        if not self.has(behind, "digits", "ordinal") or self.dated(behind) is not None:
            return plain
        if (
            self.has(behind + 1, "oclock", "am", "pm", "both", "and_half", "of_part")
            or self.text(behind + 1) in DASHES
            or (self.has(behind + 1, "to") and not self.has(behind + 1, "at"))
        ) and not self.has(behind, "ordinal"):
            return plain
        told = self.of_month(behind)
        day = self.next_day(told.day) if told else None
        ordinal = (
            self.has(behind, "ordinal")
            or self.has(behind - 1, "day_word", "the")
            or self.text(behind + 1) == "."
        )
        if day is None or (day.weekday() != number and not ordinal):
            return plain
        end = behind + 1
        return replace(plain, last=end, day=day if day.weekday() == number else None, is_weekday=False)

    def _in_its_week(self, plain: Day, number: int) -> Day:
        day = plain.day
        assert day is not None
        at, last = plain.first, plain.last
        if self.has(last, "number", "week_number") and self._numbered_week(last) is not None:
            week, behind = self._numbered_week(last) or (None, last)
            return replace(plain, day=self._of_week(week, number), last=behind, has_week=True)
        if self.has(last, "fortnight_later"):
            return replace(plain, day=day + timedelta(days=14), last=last + 1, has_week=True)
        if self.has(last, "week_later") and not self.has(last + 1, "digits"):
            return replace(plain, day=day + timedelta(days=7), last=last + 1, has_week=True)
        if self.has(at - 1, "before_week_later"):
            return replace(plain, first=at - 1, day=day + timedelta(days=7), has_week=True)
        if self._said("after_next", at, last) or self.has(last, "after_that"):
            monday = self.monday + timedelta(days=14)
            # Where this week still has the day, the one after next can be next week's.
            sure = day >= self.monday + timedelta(days=7)
            return replace(plain, day=monday + timedelta(days=number), sure=sure, has_week=True,
                           last=last + (1 if self.has(last, "after_that") else 0))  # fmt: skip
        if self._said("last_one", at, last):
            return replace(plain, day=None)
        return self._next_or_coming(plain, number, day)

    def _next_or_coming(self, plain: Day, number: int, day: date) -> Day:
        at, last = plain.first, plain.last
        week, behind = self._week_beside(at, last)
        if week is not None:
            chosen = None if week < 0 else self.monday + timedelta(days=7 * week + number)
            return replace(plain, day=chosen, has_week=True, last=behind)
        if self._said("next_one", at, last):
            if day < self.monday + timedelta(days=7):
                # To most who say so in English or German it is next week's, and to some this week's; `jeudi prochain`
                # is either.
                later = day + timedelta(days=7) if self.next_is_later else None
                return replace(plain, day=later, sure=False, has_week=True)
            return replace(plain, has_week=True)
        return replace(plain, sure=day.weekday() != self.today.weekday() or self._said("coming", at, last))

    def _said(self, kind: str, at: int, last: int) -> bool:
        before = at - 2 if self.has(at - 1, "the") and not self.has(at - 1, kind) else at - 1
        return self.has(before, kind) or self.has(last, kind)

    def _week_beside(self, at: int, last: int) -> tuple[int | None, int]:
        """The week that stands right behind a weekday or somewhere before it; -1: in doubt which."""
        behind = last
        while behind - last < 3 and (self.has(behind, "the", "of") or self.text(behind) in {",", "("}):
            behind += 1
        for ahead in range(last, min(last + 9, len(self.items))):
            item = self.items[ahead]
            if self.text(ahead) in {";", ":"} or (self.text(ahead) == "," and self.has(ahead + 1, "turns")):
                break
            if item.is_("week"):
                return int(str(item.means["week"])), ahead + 1 if ahead == behind else last
            if item.is_("some_week"):
                return -1, last
        for back in range(at - 1, max(-1, at - 13), -1):
            item = self.items[back]
            if self.text(back) == ";":
                break
            if item.is_("week"):
                return int(str(item.means["week"])), last
            if item.is_("some_week"):
                return -1, last
            if self.has(back, "week_number") and self.has(back + 1, "digits"):
                return -1, last
        return None, last

    def _numbered_week(self, at: int) -> tuple[int, int] | None:
        for behind in range(at, min(at + 3, len(self.items) - 1)):
            if self.has(behind, "week_number") and self.has(behind + 1, "digits"):
                return int(str(self.items[behind + 1].means["digits"])), behind + 2
        return None

    def _of_week(self, week: int | None, number: int) -> date | None:
        for year in (self.today.isocalendar().year, self.today.isocalendar().year + 1):
            try:
                day = date.fromisocalendar(year, week or 0, number + 1)
            except ValueError:
                continue
            if day >= self.today:
                return day
        return None

    def _relative(self, at: int) -> Day:
        offset = int(str(self.items[at].means["day_from_today"]))
        if self.has(at, "part") and self.has(at - 1, "weekday", "part"):
            return Day(at, at + 1, None)
        day, last = self.today + timedelta(days=offset), at + 1
        if offset >= 0 and self.has(last, "fortnight_later"):
            return Day(at, last + 1, day + timedelta(days=14))
        if offset >= 0 and self.has(last, "week_later"):
            return Day(at, last + 1, day + timedelta(days=7))
        if self.has(at - 1, "before_week_later"):
            day += timedelta(days=7)
        return Day(at, last, day if offset >= 0 else None)

    def _in_days(self, at: int) -> Day | None:
        """``in 3 days``, ``in 14 Tagen``; ``in two weeks`` is no day."""
        if self.has(at, "fortnight_later") and self.has(at, "some_week") is False and "14" in self.text(at):
            return Day(at, at + 1, self.today + timedelta(days=14))
        if (
            not self.has(at, "within")
            or not self.has(at + 1, "digits", "number")
            or not self.has(at + 2, "days")
        ):
            return None
        value = self.items[at + 1].means.get("digits", self.items[at + 1].means.get("number"))
        return Day(at, at + 3, self.today + timedelta(days=int(str(value))))
