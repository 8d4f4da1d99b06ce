"""What a language has to have words for, so that days and hours are read in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """One language's words. A field is what its phrases mean; where it has keys, the key is the value."""

    language: str
    number: Mapping[int, str]
    """Number words; those over 12 are minutes and days only."""
    day_from_today: Mapping[int, str]
    part_of_today: Mapping[str, str]
    """Tonight, this afternoon: the part."""
    part_of_tomorrow: Mapping[str, str] = field(default_factory=dict)
    part: Mapping[str, str]
    """``morning``, ``noon``, ``afternoon``, ``evening``, ``night``."""
    of_part: Mapping[str, str]
    """A part right behind a bare number makes it an hour: in the morning, nachmittags, de la tarde."""
    compound_part: Mapping[str, str] = field(default_factory=dict)
    """Parts that are written together with a weekday: Donnerstagnachmittag."""

    at: str
    """Stands before an hour."""
    about: str = ""
    oclock: str
    """Stands behind an hour."""
    or_later: str = ""
    """Behind the hour: it is an hour to begin from."""
    am: str = ""
    pm: str = ""
    half_past: str = ""
    half_to: str = ""
    """``halb drei`` is half past two."""
    quarter_past: str = ""
    quarter_to: str = ""
    minutes_past: str = ""
    minutes_to: str = ""
    and_half: str = ""
    """Behind the hour: et demie, y media."""
    and_quarter: str = ""
    less_quarter: str = ""
    noon: str = ""
    midnight: str = ""
    since: str
    """From an hour on, to choose in."""
    until: str
    between: str
    both: str
    """The `and` of between … and."""
    to: str
    """Between the two ends of a range."""
    either: str
    """The `or` and `and` of a list."""

    the: str
    """Articles and prepositions in front of a date or an hour."""
    of: str = ""
    """Between the day of the month and the month, the month and the year."""
    day_word: str = ""
    """Before a bare day of the month: `el día 12`."""
    next_one: str
    coming: str
    this_one: str = ""
    after_next: str = ""
    last_one: str
    """A weekday beside it is past."""
    week: Mapping[int, str]
    """This week, next week, the week after."""
    some_week: str = ""
    """Weeks that are not sure: in two weeks, the other week."""
    week_later: str = ""
    """Right behind a day: a week after it (Monday week, jeudi en huit)."""
    fortnight_later: str = ""
    """Right behind a day: two weeks after it."""
    before_week_later: str = ""
    """In front of a day: a week on Tuesday."""
    after_that: str = ""
    """The Thursday `after next`, behind the day."""
    within: str
    """In, before a number of days."""
    days: str
    weeks: str
    week_number: str = ""
    counted: str
    """Behind a number: it is no hour."""
    nothing: str = ""
    """Greetings and the like that have a part of day in them."""
    filler: str = ""
    """Says nothing of the time: approximately, please, the flight's."""

    # Sources of regular expressions, matched without regard to case on one sentence with straight apostrophes.
    skipped: str
    """Right before a day: until, since, every, instead of; that day is none to meet."""
    back: str
    """Right before the day on which somebody is back: weekdays before it are none."""
    later: str = ""
    """Some time later in the year: a weekday is not the next one."""
    negation: str
    not_negation: str = ""
    """Looks like a negation or like the past, and is none."""
    past: str
    own: str = ""
    """What stands in the writer's own calendar, or is a third thing's hour: my train, the talk, the deadline."""
    turn: str
    """Begins a new piece of a sentence: what was refused before it is not refused behind it."""
    corrected: str = ""
    other_matter: str = ""
    """How a clause begins that has no more to do with the day: so, and, but."""
    leave: str = ""
    """What takes leave until a day and an hour that are agreed, and says nothing else: bis dann um, hasta el."""
    list_words: str
    """What may stand between the members of a list of days."""
    offer: str
    """Proposes: how about, works for me, I'm free."""
    deadline: str
    """Absences, deadlines: no proposal unless one is offered, too."""
