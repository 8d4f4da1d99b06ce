"""Names a day or an hour to meet or speak. A proposal with its sentence; it is never acted on alone."""

import re
from datetime import UTC, date, datetime, timedelta

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.sentences import MAX_TEXT
from followthrough.mail.says.written import Written
from followthrough.mail.when.clock_days import Day
from followthrough.mail.when.day_names import WEEKDAYS, any_of
from followthrough.mail.when.items import names_a_day, names_any, own_language
from followthrough.mail.when.proposal import Sentence, cut, is_passed_over, takes_leave
from followthrough.mail.when.refused import cue
from followthrough.mail.when.times import MAX_DAYS_AHEAD

NAME = "names_time"

DAY = re.compile(
    rf"\b(?:(?:{any_of(word for word in WEEKDAYS if len(word) > 5)})s?|(?:Mon|Tues?|Wed|Thur?s?|Fri)\b(?=[ ,.]+\d| at"
    r"| [ap]m| morning| afternoon)|tomorrow|today|demain|aujourd'hui|hoy|amanhã|hoje|domani|oggi|overmorgen|vandaag"
    r"|mañana (?=a las|por|en)|lunes|mardi|jeudi|lundi"
    r"|morgen (?:früh|nachmittag|vormittag|um|abend)|übermorgen|heute"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?"
    r"|may \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)[a-z]{0,6}"
    r"|\d{1,2}\. ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|20\d\d-\d\d-\d\d|the \d{1,2}(?:st|nd"
    r"|rd|th))",
    re.IGNORECASE,
)
"""A day in a sentence, for who wants to know no more."""

MAX_READ = 60
"""Sentences with a day or a figure in them; who writes so many proposes no time."""
_FEW_WORDS = 8
"""So short a sentence with a day and an hour is a proposal by itself."""
_MORE_IN_A_QUESTION = 2
"""``Am Donnerstag um 9:30 Uhr bei mir im Büro?``: where, beside when. The day comes first: ``did you`` asks else."""
_LEAD = 6
"""Characters before that day."""
_HARDLY_ANY = 2
_SOME_DAY = date(2024, 1, 1)
"""Where a mail has no date: what is a day is one on any day."""
_AHEAD = timedelta(days=MAX_DAYS_AHEAD)
_WORD = re.compile(r"[^\W\d_]+")


def judge(message: Message, written: Written) -> Verdict | None:
    """A day with an hour, or a day somebody offers; refused, past and foreign ones (deadlines, absences) are not."""
    offers = proposals(written, message.date)
    return Verdict(evidence(NAME, "text", offers[0]), says=Says.NAMES_TIME) if offers else None


def proposals(written: Written, at: datetime | None = None) -> tuple[str, ...]:
    """The sentences that propose a day or an hour; ``at`` is when they were written. An hour whose day stands in the
    sentence before it is one, too."""
    text = written.body.new[:MAX_TEXT]
    if not names_a_day(text, written.language):
        return ()
    language = written.language or own_language(text)
    today = at.astimezone(UTC).date() if at else _SOME_DAY
    result: list[str] = []
    goes_on = False
    left = MAX_READ
    for sentence in written.sentences:
        if not (names_any if goes_on else names_a_day)(sentence.text, language):
            goes_on = False
            continue
        left -= 1
        if left < 0:
            break
        found = cut(sentence.text, today, language)
        goes_on = offers_time(found, today, language) or (goes_on and _offers_hour(found, language))
        if goes_on:
            result.append(sentence.text)
    return tuple(result)


def offers_time(found: Sentence, today: date, language: str | None) -> bool:
    """Whether this sentence proposes a day, with or without an hour."""
    days = [day for day in found.days if _is_open(found, day, today)]
    if not days:
        return False
    said = _open_text(found)
    offered = cue("offer", language).search(said) is not None or takes_leave(found)
    if cue("deadline", language).search(said) and not offered:
        return False
    return offered or _is_bare(found, days, today)


def _is_open(found: Sentence, day: Day, today: date) -> bool:
    """Whether a day is neither refused nor passed, nor the end of something else."""
    if day.day is None and not any(
        each.is_("weekday", "month") for each in found.items[day.first : day.last]
    ):
        return False
    if day.day is not None and not today <= day.day <= today + _AHEAD:
        return False
    start = found.start(day)
    if found.is_refused(start):
        return False
    return not is_passed_over(found, day)


def _open_text(found: Sentence) -> str:
    """The sentence without the pieces that refuse or tell."""
    kept = list(found.text)
    for start, end in found.refused:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _is_bare(found: Sentence, days: list[Day], today: date) -> bool:
    """``Thursday at 2``, ``Thursday afternoon``, ``Thursday?``: nothing else is said, or little beside an hour."""
    said = _open_text(found)
    asked = said.rstrip().endswith("?")
    if not asked and all(day.day is not None and day.day <= today for day in days):
        return False
    rest = list(said)
    for day in found.days:
        rest[found.start(day) : found.end(day)] = " " * (found.end(day) - found.start(day))
    words = len(_WORD.findall("".join(rest)))
    if any(not found.is_refused(hour.start) for hour in found.hours):
        leads = asked and min(found.start(day) for day in days) <= _LEAD
        return len(said.split()) <= _FEW_WORDS + _MORE_IN_A_QUESTION * leads
    if any(item.is_("part", "of_part") and not found.is_refused(item.start) for item in found.items):
        return words <= _HARDLY_ANY + 1
    return asked and words <= _HARDLY_ANY


def _offers_hour(found: Sentence, language: str | None) -> bool:
    """``Shall we say 2pm?`` behind a sentence that has the day."""
    clear = [hour for hour in found.hours if hour.wall and not found.is_refused(hour.start)]
    if not clear or found.days:
        return False
    return cue("offer", language).search(found.text) is not None or len(found.text.split()) <= _FEW_WORDS
