"""The grammar of hours: which items are a time of the day, a range of two, or hours to choose in."""

from dataclasses import dataclass
from datetime import time

from followthrough.mail.when.items import GOES_ON, Item, Reader

MAX_SLOT_MINUTES = 60
"""A longer range is a time to choose in, not a meeting's."""
_MOST_LEADS = 4
_DAYISH = (
    "weekday", "short", "month", "day_from_today", "part_of_today", "part", "of_part", "either", "both", "to", "the",
    "next_one", "coming", "this_one", "week", "at",
)  # fmt: skip
_COUNTED = (
    "counted",
    "month",
    "days",
    "weeks",
    "ordinal",
    "digits",
    "junk",
    "date",
    "four",
    "pair",
    "minutes_past",
)
_PLAIN_CUES = frozenset("at um gegen around about à om verso vers".split())
_OTHER_WORDS = frozenset("may mar set out ago mag gen mai des".split())
"""Months with a capital only."""
_DURATIONS = frozenset("h hrs heures heure horas hora uur ora std".split())


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it stands in a text. ``wall`` is its one clear beginning, else None; ``ends`` where an end was said;
    ``opens``: the beginning of hours to choose in, where it is no beginning of a meeting."""

    start: int
    end: int
    wall: time | None
    ends: time | None = None
    opens: time | None = None


@dataclass(frozen=True, slots=True)
class _Clock:
    """One time of the day. ``half``: ``a``, ``p``, ``u`` (said with Uhr and the like) or nothing; ``last`` is the item
    behind it."""

    digits: str
    minute: int
    half: str
    last: int
    doubtful: bool = False
    exact: time | None = None


class HourReader(Reader):
    """Reads hours from items, each position looked at a bounded number of times."""

    def __init__(self, found: list[Item], part: str, literal: bool) -> None:
        super().__init__(found)
        self.part = part
        self.literal = literal

    def hour(self, position: int, *, after_hour: bool) -> tuple[Hour | None, int]:
        """The hour that begins here and the item behind it; None and the next item."""
        at, cues = self._leads(position)
        read = None
        if "between" in cues:
            read = self._range(at, {"both", "to"}, weak=True)
        read = read or self._range(at, {"to"} | ({"until"} if "since" in cues else set()), weak=bool(cues))
        if read is None:
            first = self._clock(at, cues) or (self._weak(at, cues) if cues else None)
            if first is None and after_hour and self._is_listed(position):
                first = self._weak(position, set())
            if first is None:
                return None, position + 1
            read = self._alone(first, cues), first.last
        (wall, ends, opens), last = read
        if self.has(last, "or_later") and wall is not None:
            wall, opens, last = None, wall, last + 1
        return Hour(self.items[position].start, self.items[last - 1].end, wall, ends, opens), last

    def _leads(self, position: int) -> tuple[int, set[str]]:
        """Past the words in front of an hour, and what they are."""
        cues: set[str] = set()
        at = position
        while at < len(self.items) and at - position < _MOST_LEADS:
            kinds = {k for k in ("at", "about", "since", "until", "between") if self.items[at].is_(k)}
            if not kinds and not (cues and self.items[at].is_("the") and not self._clock(at, cues)):
                break
            if self._clock(at, set()):
                break
            cues |= kinds
            at += 1
        return at, cues

    def _alone(self, clock: _Clock, cues: set[str]) -> tuple[time | None, time | None, time | None]:
        wall = self._wall(clock)
        if "between" in cues or ("since" in cues and "until" in cues):
            return None, None, None
        if "since" in cues:
            return None, None, wall
        return (None, wall, None) if "until" in cues else (wall, None, None)

    def _range(
        self, at: int, joins: set[str], *, weak: bool
    ) -> tuple[tuple[time | None, time | None, time | None], int] | None:
        """``2-3pm``, ``from 14 to 15 Uhr``: at least one of them must be an hour by itself, or a word say so."""
        first = self._clock(at, set()) or self._number(at)
        if first is None or not self._joined(first.last, joins):
            return None
        second_at = first.last + 1
        for _ in range(_MOST_LEADS):
            if not self.has(second_at, "at", "about", "the", "until") or self._clock(second_at, set()):
                break
            second_at += 1
        strong = self._clock(second_at, set())
        second = strong or self._number(second_at)
        if second is None or not (strong or weak or self._clock(at, set())):
            return None
        if strong is None and self._counts(second_at):
            return None
        return self._between(first, second), second.last

    def _joined(self, at: int, joins: set[str]) -> bool:
        return self.has(at, *joins) or self.text(at) in {"-", "\u2013", "\u2014"}

    def _between(self, first: _Clock, second: _Clock) -> tuple[time | None, time | None, time | None]:
        half = second.half if second.half in {"a", "p"} and first.half == "" else ""
        ends = self._wall(second, first.half if second.half == "" else "")
        start = self._wall(first, half or (second.half if first.half == "" else ""))
        if half == "p" and start and ends and start >= ends:
            start = self._wall(first, "a")
        if start is None or ends is None:
            return None, None, None
        minutes = ends.hour * 60 + ends.minute - start.hour * 60 - start.minute
        if minutes <= 0:
            return None, None, None
        return (start, ends, None) if minutes <= MAX_SLOT_MINUTES else (None, ends, start)

    def _clock(self, at: int, cues: set[str]) -> _Clock | None:
        """A time that is one by itself: ``14:30``, ``2pm``, ``14 Uhr``, ``halb drei``, ``noon``."""
        if at >= len(self.items):
            return None
        item = self.items[at]
        if item.is_("clock"):
            hour, minute = item.means["clock"]
            return self._ended(_Clock(str(hour), int(minute), "", at + 1))
        if item.is_("pair"):
            return self._pair(item, at, cues)
        if item.is_("four"):
            return self._four(item, at, cues)
        if item.is_("digits", "number") and not item.is_("noon"):
            return self._told(at)
        if item.is_("half_past", "half_to", "quarter_past", "quarter_to"):
            return self._part_hour(item, at)
        if item.is_("noon"):
            return _Clock("12", 0, "", at + 1, exact=time(12))
        return _Clock("0", 0, "", at + 1, doubtful=True) if item.is_("midnight") else None

    def _pair(self, item: Item, at: int, cues: set[str]) -> _Clock | None:
        """``19.30`` is an hour behind ``um`` or before ``Uhr``; else it may be a day."""
        hour, minute = item.means["pair"]
        if len(minute) != 2 or int(minute) > 59 or int(hour) > 24:
            return None
        clock = self._ended(_Clock(hour, int(minute), "", at + 1))
        before = {k for k in ("at", "about") if at and self.items[at - 1].is_(k)} | (cues & {"at", "about"})
        sure = clock.half or before or int(minute) > 12 or (cues and minute == "00")
        return clock if sure or self.literal else None

    def _four(self, item: Item, at: int, cues: set[str]) -> _Clock | None:
        """``1430``, where a word says that it is an hour."""
        digits = str(item.means["four"])
        clock = self._ended(_Clock(digits[:-2], int(digits[-2:]), "", at + 1))
        told = clock.half or cues & {"at", "about", "since", "until"} or self.literal
        valid = (
            int(digits[:-2]) < 24 and int(digits[-2:]) < 60 and (len(digits) == 4 or clock.half in {"a", "p"})
        )
        return clock if valid and told and (not item.is_("year") or clock.half or self.literal) else None

    def _told(self, at: int) -> _Clock | None:
        """A number with something behind it that makes it an hour."""
        number = self._number(at)
        if number is None:
            return None
        if self._is_half(at + 1):
            return self._ended(number)
        if self.has(at + 1, "oclock"):
            return self._oclock(number, at)
        if self.has(at + 1, "and_half", "and_quarter", "less_quarter"):
            return self._ended(self._and(number, at + 1))
        if self.has(at + 1, "of_part") and self.part:
            return number
        if self.has(at + 1, "minutes_past", "minutes_to") and number.digits in {"5", "10", "20", "25"}:
            return self._minutes(number, at)
        return None

    def _oclock(self, number: _Clock, at: int) -> _Clock | None:
        word = self.text(at + 1)
        lasting = word in _DURATIONS and int(number.digits) < 8 and not self.has(at + 2, "digits", "and_half")
        if lasting and not (at and self._is_led(at - 1)):
            return None
        sure = "" if word.endswith("ish") or word == "sharp" else "u"
        clock = _Clock(number.digits, 0, sure, at + 2)
        if self.has(at + 2, "and_half", "and_quarter", "less_quarter"):
            clock = self._and(clock, at + 2)
        elif self.has(at + 2, "digits") and len(self.text(at + 2)) == 2 and int(self.text(at + 2)) < 60:
            clock = _Clock(clock.digits, int(self.text(at + 2)), clock.half, at + 3)
        return self._ended(clock)

    def _is_led(self, at: int) -> bool:
        return self.items[at].is_(*_DAYISH, "date", "ordinal", "about", "since", "until", "between") or (
            self.text(at) in {",", "-", "(", ":", "\u2013"}
        )

    def _and(self, number: _Clock, at: int) -> _Clock:
        hour, item = int(number.digits), self.items[at]
        if item.is_("less_quarter"):
            return _Clock(str((hour - 2) % 12 + 1 if hour <= 12 else hour - 1), 45, number.half, at + 1)
        return _Clock(number.digits, 30 if item.is_("and_half") else 15, number.half, at + 1)

    def _minutes(self, number: _Clock, at: int) -> _Clock | None:
        """``ten past two``; ``ten to twelve`` can be a range, too."""
        told = self._number(at + 2)
        if told is None or not 1 <= int(told.digits) <= 12 or self._counts(at + 2):
            return None
        if self.items[at].is_("digits") and not self.has(told.last, "oclock"):
            return None
        if self.has(at + 1, "minutes_to"):
            hour = (int(told.digits) - 2) % 12 + 1
            return self._ended(
                _Clock(str(hour), 60 - int(number.digits), "", told.last, doubtful=self.has(at + 1, "to"))
            )
        return self._ended(_Clock(told.digits, int(number.digits), "", told.last))

    def _part_hour(self, item: Item, at: int) -> _Clock | None:
        """``halb drei`` is 2:30, ``half past two`` and British ``half two`` are 2:30, too."""
        told = self._number(at + 1)
        if told is None or not 1 <= int(told.digits) <= 12:
            return None
        back, minute = 0, 30
        if item.is_("half_to", "quarter_to"):
            back, minute = 1, 30 if item.is_("half_to") else 45
        elif item.is_("quarter_past"):
            minute = 15
        doubtful = item.is_("half_to") and item.is_("half_past")
        hour = (int(told.digits) - back - 1) % 12 + 1
        return self._ended(_Clock(str(hour), minute, "", told.last, doubtful=doubtful))

    def _ended(self, clock: _Clock) -> _Clock:
        """With the am, pm or Uhr behind it."""
        half, last = clock.half, clock.last
        if self.has(last, "oclock") and not half:
            half, last = ("u" if not self.text(last).endswith("ish") else ""), last + 1
        if self._is_half(last):
            half, last = "a" if self.items[last].is_("am") else "p", last + 1
        return _Clock(clock.digits, clock.minute, half, last, clock.doubtful, clock.exact)

    def _is_half(self, at: int) -> bool:
        """``am`` is also the German `on the`: before a day it is that."""
        if not self.has(at, "am", "pm"):
            return False
        both = self.items[at].is_("am") and self.items[at].is_("the")
        return not (
            both
            and self.has(at + 1, "weekday", "short", "digits", "ordinal", "date", "pair", "part", "month")
        )

    def _number(self, at: int) -> _Clock | None:
        if at >= len(self.items):
            return None
        item = self.items[at]
        if item.is_("digits") and int(str(item.means["digits"])) <= 24:
            return _Clock(str(item.means["digits"]), 0, "", at + 1)
        number = item.means.get("number")
        return _Clock(str(number), 0, "", at + 1) if isinstance(number, int) and number <= 25 else None

    def _weak(self, at: int, cues: set[str]) -> _Clock | None:
        """A bare number, where a word before it says that it is an hour."""
        number = self._number(at)
        if number is None or self._counts(at):
            return None
        if self.text(at + 1) == "." and (
            self._adjacent(at + 1) or not cues & {"at", "about"} or self.has(at + 2, "month")
        ):
            return (
                number
                if cues and at + 2 >= len(self.items) and self.items[at].is_("number")
                else self._full_stop(at, cues)
            )
        if self.items[at].is_("number") and (
            not cues or self.text(at - 1) in _PLAIN_CUES or self.has(at - 1, "about")
        ):
            nothing_behind = at + 1 >= len(self.items) or not self.text(at + 1)[0].isalnum()
            behind = nothing_behind or self.has(at + 1, *_DAYISH) or self.text(at + 1) in GOES_ON
            return number if behind and int(number.digits) <= 12 else None
        return number if int(number.digits) <= 24 else None

    def _full_stop(self, at: int, cues: set[str]) -> _Clock | None:
        """``um 11.`` at the end is an hour, ``bis 11.`` a day of the month."""
        is_end = at + 2 >= len(self.items)
        return self._number(at) if is_end and cues & {"at", "about"} else None

    def _is_listed(self, position: int) -> bool:
        """``at 2 or 3?``: a bare number behind an hour, and nothing it could count."""
        if position < 2 or not self.items[position].is_("digits"):
            return False
        before = self.items[position - 1]
        if not (before.is_("either") or before.text == ",") or not self.items[position - 2].is_(
            "digits", "clock", "am", "pm", "oclock", "number", "noon", "pair"
        ):
            return False
        behind = self.text(position + 1)
        return behind in {"", "?", ".", "!", ")", ","} or self.has(position + 1, "either")

    def _counts(self, at: int) -> bool:
        """Whether a number counts something, or is a piece of a word or another figure."""
        if at + 1 >= len(self.items):
            return False
        behind = self.items[at + 1]
        if behind.start == self.items[at].end and (
            behind.text[0].isalpha() or behind.text in {"/", "%", "€", "'"}
        ):
            return True
        if behind.text in {"%", "€", "$", "£", "/"} or (behind.is_("of") and self.has(at + 2, "month")):
            return True
        if behind.text == "-" and at + 2 < len(self.items) and self.items[at + 2].text[0].isalpha():
            return self.items[at + 2].start == behind.end
        if behind.text == "." and self.has(at + 2, *_COUNTED):
            return True
        if behind.is_("month") and behind.text in _OTHER_WORDS:
            return False
        return behind.is_(*_COUNTED) and not behind.is_("either", "to", "the", "at")

    def _wall(self, clock: _Clock, half: str = "") -> time | None:
        half = clock.half or half
        if clock.doubtful:
            return None
        if clock.exact is not None:
            return clock.exact
        if half in {"a", "p"}:
            return _halved(int(clock.digits), clock.minute, half)
        return _bare(clock.digits, clock.minute, self.part, sure_seven=half == "u", literal=self.literal)

    def _adjacent(self, at: int) -> bool:
        """Whether the item behind this one touches it."""
        return at + 1 < len(self.items) and self.items[at + 1].start == self.items[at].end


def _halved(hour: int, minute: int, half: str) -> time | None:
    """12 am is midnight to the letter, and noon to many who write it."""
    if not 1 <= hour <= 12:
        return time(hour, minute) if 13 <= hour <= 23 and half == "p" else None
    if hour == 12 and half == "a":
        return None
    return time(hour % 12 + (12 if half == "p" else 0), minute)


def _bare(
    digits: str, minute: int, part: str, *, sure_seven: bool = False, literal: bool = False
) -> time | None:
    hour = int(digits)
    if hour > 23 or minute > 59:
        return None
    if hour > 12:
        return time(hour, minute) if part != "am" else None
    match part:
        case "am":
            return time(hour, minute) if 5 <= hour <= 12 else None
        case "pm" | "noon":
            return (
                time(hour % 12 + 12, minute)
                if hour == 12 or 1 <= hour <= 6
                else time(hour, minute)
                if part == "noon"
                else None
            )
        case "night":
            return None
        case "late":
            return time(hour + 12, minute) if 4 <= hour <= 11 else None
    if literal:
        return time(hour, minute)
    if 1 <= hour <= 6:
        # `02:00` is written by a clock of 24 hours: the night's, or a slip.
        return None if digits.startswith("0") else time(hour + 12, minute)
    if hour == 0 or (hour == 7 and not sure_seven and not digits.startswith("0")):
        return None
    return time(hour, minute)
