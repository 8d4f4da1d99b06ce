"""Dates, numbers and windows in the English words that notes and `why` use; no locale, whatever the machine's is."""

from datetime import date, datetime

from followthrough.plan.business_time import Unit, Window, local_date

_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = "no one two three four five six seven eight nine ten".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_UNITS = {Unit.HOURS: "hour", Unit.BUSINESS_DAYS: "business day", Unit.DAYS: "day", Unit.WEEKS: "week"}


def day_in_words(day: date) -> str:
    """``3 March``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def moment_in_words(at: datetime, zone: str) -> str:
    """The local day of a moment: ``3 March``."""
    return day_in_words(local_date(at, zone))


def number_in_words(number: int) -> str:
    """``three``; digits above ten."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def ordinal(number: int) -> str:
    """``third``; ``no. 11`` above ten."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"no. {number}"


def window_in_words(window: Window) -> str:
    """``5-7 business days``."""
    numbers = f"{window.opens}-{window.overdue}" if window.opens != window.overdue else str(window.opens)
    return f"{numbers} {_UNITS[window.unit]}{'' if window.overdue == 1 else 's'}"
