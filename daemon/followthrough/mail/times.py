"""The days and hours that a text proposes: a closed grammar, English and German, and silent when in doubt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from followthrough.mail import dates, hours, zones
from followthrough.mail.sentences import MAX_TEXT, sentences

MAX_TIMES = 10
MAX_WORDS = 120
MAX_DAYS_AHEAD = 400

_RELATIVE = re.compile(
    r"\b(?:(?P<after>the day after tomorrow|day after tomorrow|übermorgen)|(?P<tomorrow>tomorrow)"
    r"|(?P<today>today|tonight|this (?:morning|afternoon|evening)|heute)"
    r"|(?P<morgen>(?<!guten )(?<!am )(?<!jeden )(?<!schönen )(?<!tag )morgen))\b"
    r"|\bthe (?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|century|floor|grade|edition|anniversary|street)\b)"
    r"|\bam (?P<german>\d{1,2})\.(?=\s|$|,)(?! ?(?:\d|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))"
    r"|\b(?P<short>Mo|Di|Mi|Do|Fr|Sa)"
    r"(?:[.,]{1,2} ?(?=\d{1,2}(?:[:.]\d\d| ?uhr)| ?um)| (?=\d{1,2}(?:[:.]\d\d)? ?uhr))",
    re.IGNORECASE,
)
_SHORT = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5}
_CAN_BE_A_VERB = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
_NEXT = re.compile(r"\b(?:next|nächste[nrms]?)\s$", re.IGNORECASE)
_SKIPPED_BEFORE = re.compile(
    r"\b(?:until|till|til|by|since|from|before|after|through|week of|week commencing|week beginning|every|each|bis|seit"
    r"|first|second|third|fourth|following|erste[nrms]?|zweite[nrms]?|dritte[nrms]?"
    r"|every other|instead of|rather than|other than|(?:any|every)thing but|avoid|ab|von|vom|vor|nach|statt|anstatt"
    r"|außer|jeden|jede|last|past|letzte[nrms]?|vorige[nrms]?|dated)\s(?:(?:the|zum|dem|den|next|am)\s)?$",
    re.IGNORECASE,
)
_DAY_RANGE = re.compile(
    r"\s?(?:-|\u2013|\u2014|to|through|thru|bis|until)\s(?:zum )?$|\s?[-\u2013]$", re.IGNORECASE
)
_WEEK_AHEAD = re.compile(
    r"\b(?:(?P<one>(?:the )?next week|(?:the )?following week|(?:der |in der )?nächste[rn]? woche"
    r"|(?:der |in der )?kommende[rn]? woche)"
    r"|(?P<two>the week after(?: next)?|(?:der )?übernächste[rn]? woche)"
    r"|(?P<this>this week|(?:in )?diese[rn]? woche)"
    r"|(?P<doubtful>in (?:a|one|two|three|four|\d{1,2}|einer|zwei|drei|vier) (?:weeks?|wochen?|months?|monat\w*)"
    r"|(?<=day )week\b))",
    re.IGNORECASE,
)
# `In April, Tuesday at 10`: some Tuesday, but hardly the next one.
_SOME_TIME_LATER = re.compile(
    r"\b(?:after|nach|over|über|in|of|im|ende|mitte|anfang|early|late|mid|end of)[ -]"
    r"(?:the |my |den |dem |meine[mnr] )?"
    r"(?:easter|christmas|holidays?|vacation|break|new year|ostern|pfingsten"
    r"|weihnachten|urlaub|ferien|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember)\b"
    r"(?! ?\d)",
    re.IGNORECASE,
)
_AWAY_UNTIL = re.compile(
    r"\b(?:until|till|til|back|returns?|returning|bis|ab|wieder)\s(?:(?:on|the|zum|am|dem)\s){0,2}$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\s?[A-Za-z ]{0,24}[/(=]\s?")
"""Between two hours: the second says the first by another clock."""
_OTHER_MATTER = re.compile(r"[,;:]\s(?:so|and|but|let's|then|i|we|und|aber|dann|also)\b", re.IGNORECASE)
_JOINED = re.compile(r"[\s,.(]{0,3}(?:the |den |dem |am )?")
_FORWARD = re.compile(r"\)?,?\s(?:on|am|this|den|of)\s(?:the\s|next\s|coming\s)?")
_CLOSE = re.compile(r"\)?,?\s(?:(?:on|am|this)\s)?")
_LISTED = re.compile(r"\b(?:or|and|oder|und)\b|[,/]", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|can't|cannot|couldn't|won't|doesn't|don't|isn't|unable|unavailable|busy|booked|tied up|away|full|except"
    r"|is out|are out|taken|tricky|difficult|tough|tight|clash\w*|overlap\w*|conflicts?|impossible|avoid|plans"
    r"|no longer|nicht|leider|keine?|schlecht|verhindert|unmöglich|außer|belegt|vergeben|verplant|ausgebucht|eng"
    r"|schon etwas)\b|\bno time\b|\bno good\b",
    re.IGNORECASE,
)
# What stands in the writer's own calendar is no time they offer.
_THEIR_OWN = re.compile(
    r"\b(?:i|we)(?:'ve| have)(?: got)? (?:an?|another|my|our|two|back)\b(?! (?:free |short |small |quick |little )?"
    r"(?:gap|slot|window|opening|free|bit|little|few|half|quiet|break|good|great|hour|time|moment|proposal|suggestion|idea"
    r"|question|preference))"
    r"|\bi(?:'m| am|'ll be| will be) (?:at (?:the|an?|my) (?!office|desk|phone|institute|university|lab|shop|studio"
    r"|school)|in (?:an?|meetings?|class|court|transit)\b|teaching|presenting|speaking|flying|travel\w*|driving|giving"
    r"|attending|seeing|hosting|chairing|out\b|off\b|back\b)"
    r"|\bmy (?:talk|class|lecture|shift|session|presentation|appointment|course|exam|bus|plane|dentist|doctor)\b"
    r"|\b(?:flight|train|webinar|deadline|due|dentist|closes?|opens|starts|begins|ends|leaves|departs|arrives?|lands?"
    r"|return(?:s|ing)?|fly|flug|zug|frist|vortrag|vorlesung|sprechstunde|zahnarzt|endet|beginnt|startet|schließt|öffnet"
    r"|fliege|lande|unterrichte)\b|\bhabe ich\b.{0,40}\btermin\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:i mean|i meant|scratch that|correction|on second thoughts?|or rather|ich mein(?:e|te)|korrektur"
    r"|besser gesagt)\b|(?:^|[.,;!?\u2013\u2014-]\s+)(?:no, )?(?:let's )?make (?:it|that) (?:at )?"
    r"(?=\d|noon|half|mon|tue|wed|thu|fri)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_NEGATION = re.compile(
    r"\b(?:why not|why don't (?:we|you)|(?:don't|do not) hesitate|not only|if you don't mind|no problem|warum nicht"
    r"|nicht wahr|nicht nur|was (?:thinking|wondering|hoping)|were (?:thinking|wondering|hoping)|had in mind)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|ago|yesterday|met|spoke|talked|saw|received|sent|wrote|gestern|hatten?|waren?|trafen"
    r"|sprachen)\b|your (?:e-?mail|message|note) (?:of|from)",
    re.IGNORECASE,
)
_SEGMENT_END = re.compile(
    r"[,;:]\s|\s(?=(?:how|what) about\b|(?<=[\dm]\s)could (?:we|you|i)\b"
    r"|but\b|though\b|rather\b|instead\b|wie wäre\b|sondern\b|aber\b|lieber\b)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_BOTH_LIKELY = timedelta(days=200)
_WORD = re.compile(r"[^\W\d_]+")
_LIST_WORDS = frozenset(
    "or and nor oder und noch at on the am um th st nd rd uhr pm either neither also".split()
)


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


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    day: date | None
    weekday: bool
    sure: bool = True


def times(text: str, at: datetime, zone: str) -> tuple[Time, ...]:
    """The days and hours this text proposes, in its order, at most ten; what is refused, past or doubtful is not among
    them.

    ``at`` is when it was written; ``zone`` is where bare hours are meant (an IANA name, or ``UTC+05:30``), unless the
    text names another one. Hours without a day are left out. Never raises; time is linear in the text.
    """
    return proposed((each.text for each in sentences(text)), text, at, zone)


def proposed(chosen: Iterable[str], text: str, at: datetime, zone: str) -> tuple[Time, ...]:
    """As ``times``, read from the chosen sentences of a text only."""
    ground = _Ground(at.astimezone(UTC), zone, text[:MAX_TEXT])
    unique: dict[tuple[date, datetime | None], Time] = {}
    corrected = _CORRECTED.search(text[:MAX_TEXT]) is not None
    for sentence in chosen:
        for each in _in_sentence(sentence[:600], ground):
            if corrected:
                each = replace(each, starts_at=None)
            unique.setdefault((each.day, each.starts_at), each)
    clear = {each.day for each in unique.values() if each.starts_at}
    found = (each for each in unique.values() if each.starts_at or each.day not in clear)
    return tuple(found)[:MAX_TIMES]


class _Ground:
    """What is the same for every sentence: when it was written, and which zone its hours are in."""

    def __init__(self, at: datetime, zone: str, text: str) -> None:
        self.at = at
        base = zones.assumed(zone)
        self.today = (at.astimezone(base.rules) if base else at).date()
        self.away_until = max(_away_until(text, self.today), default=self.today)
        self.is_later = _SOME_TIME_LATER.search(text) is not None
        named = {found[0].casefold(): zones.named(found) for found in zones.NAMED.finditer(text)}
        everywhere = list(dict.fromkeys(named.values()))
        self._zone = everywhere[0] if len(everywhere) == 1 else base if not everywhere else None

    def starts_at(self, day: date, hour: hours.Hour, sentence: str) -> datetime | None:
        if hour.wall is None:
            return None
        zone = self._zone_of(hour, sentence)
        try:
            starts_at = zone.utc(day, hour.wall, self.at) if zone else None
        except (OverflowError, ValueError):
            return None
        return starts_at

    def _zone_of(self, hour: hours.Hour, sentence: str) -> zones.Zone | None:
        """The zone right behind the hour, else the one that the text names, else the assumed one."""
        for gap in range(3):
            found = zones.NAMED.match(sentence, hour.end + gap)
            if found and not sentence[hour.end : hour.end + gap].strip(" ,("):
                return zones.named(found)
        return self._zone


def _in_sentence(text: str, ground: _Ground) -> Iterator[Time]:
    clocks = list(hours.scan(text))
    days = list(_merged(text, _days(text, ground.today, clocks)))
    refused = list(_refused(text, [*days, *clocks]))
    clocks = [hour for hour in clocks if not any(a <= hour.start < b for a, b in refused)]
    taken = _hours_of(text, days, clocks)
    for index, day in enumerate(days):
        if day.weekday and (ground.is_later or (day.day and day.day < ground.away_until)):
            continue
        if day.day is None or any(a <= day.start < b for a, b in refused):
            continue
        if not ground.today <= day.day <= ground.today + timedelta(days=MAX_DAYS_AHEAD):
            continue
        yield from _of_day(text, day, taken[index], ground)


def _of_day(text: str, day: _Day, mine: list[hours.Hour], ground: _Ground) -> Iterator[Time]:
    assert day.day is not None
    starts = [(h, ground.starts_at(day.day, h, text)) for h in mine if day.sure]
    clear = [(h, at) for h, at in starts if at is not None]
    if not clear or _disagree(text, clear):
        yield Time(day.day, None, text[day.start : day.end][:MAX_WORDS])
        return
    for hour, starts_at in clear:
        if starts_at > ground.at:
            first, last = min(day.start, hour.start), max(day.end, hour.end)
            yield Time(day.day, starts_at, text[first:last][:MAX_WORDS])


def _disagree(text: str, clear: list[tuple[hours.Hour, datetime]]) -> bool:
    """Whether one hour is said by two clocks (``5pm (4pm UK time)``), and they come to two times."""
    return any(
        at != other_at and _ELSEWHERE.fullmatch(text, hour.end, other.start)
        for (hour, at), (other, other_at) in pairwise(clear)
    )


def _away_until(text: str, today: date) -> Iterator[date]:
    """The days on which the writer is back."""
    for each in dates.scan(text, today):
        if each.day and _AWAY_UNTIL.search(text[max(0, each.start - 24) : each.start]):
            yield each.day
    for found in _RELATIVE.finditer(text):
        if found["ordinal"] and _AWAY_UNTIL.search(text[max(0, found.start() - 24) : found.start()]):
            yield _day_of_month(int(found["ordinal"]), today) or today


def _hours_of(text: str, days: list[_Day], clocks: list[hours.Hour]) -> list[list[hours.Hour]]:
    """Each hour to its day: the one before it, or the one it stands in front of (``at 2 on Thursday``)."""
    taken: list[list[hours.Hour]] = [[] for _ in days]
    hour_first = bool(days and clocks) and _CLOSE.fullmatch(text, clocks[0].end, days[0].start) is not None
    for hour in clocks:
        before = max((i for i, d in enumerate(days) if d.end <= hour.start), default=None)
        after = min((i for i, d in enumerate(days) if d.start >= hour.end), default=None)
        if before is None and after is None:
            continue
        if before is None:
            if after == 0 and days[0].start - hour.end <= 24:
                taken[0].append(hour)
        elif after is not None and (
            _goes_forward(text, days[before], hour, days[after])
            or (hour_first and _CLOSE.fullmatch(text, hour.end, days[after].start))
        ):
            taken[after].append(hour)
        else:
            taken[before].append(hour)
    return taken


def _goes_forward(text: str, before: _Day, hour: hours.Hour, after: _Day) -> bool:
    return (
        _FORWARD.fullmatch(text, hour.end, after.start) is not None
        and _LISTED.search(text, before.end, hour.start) is not None
    )


def _days(text: str, today: date, clocks: list[hours.Hour]) -> list[_Day]:
    """Every day named, in order; what belongs to an hour, a deadline or a span of days is no day proposed."""
    covered = [(hour.start, hour.end) for hour in clocks]
    found = [
        _weekday(text, each.start, each.end, each.day, today)
        if each.is_weekday
        else _Day(each.start, each.end, each.day, weekday=False, sure=not _is_two_days(text, each, today))
        for each in dates.scan(text, today)
        if _is_date(text, each)
    ]
    found += [_relative(each, text, today) for each in _RELATIVE.finditer(text)]
    found = [d for d in found if not any(a < d.end and d.start < b for a, b in covered)]
    found.sort(key=lambda each: (each.start, -each.end))
    return _outermost(_without_spans(text, found))


def _is_two_days(text: str, found: dates.Written, today: date) -> bool:
    """``5/6`` is one day in London and another in New York, and both may be meant where both are near."""
    day = found.day
    if (
        day is None
        or day.day > 12
        or day.day == day.month
        or not _SLASHED.fullmatch(text, found.start, found.end)
    ):
        return False
    other = date(day.year, day.day, day.month)
    return other - today <= _BOTH_LIKELY and today - other <= timedelta(days=30)


def _outermost(found: list[_Day]) -> list[_Day]:
    kept: list[_Day] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _is_date(text: str, found: dates.Written) -> bool:
    """``sat``, ``sun`` and the like in small letters are days only right before a number."""
    word = text[found.start : found.end]
    if found.is_weekday and word in _CAN_BE_A_VERB:
        return text[found.end : found.end + 5].lstrip(" ,.at@")[:1].isdigit()
    return word != "24/7"


def _without_spans(text: str, found: list[_Day]) -> list[_Day]:
    """``until Thursday``, ``from the 3rd``, ``Monday to Wednesday`` name no day to meet; hours beside are theirs."""
    out = set()
    for index, each in enumerate(found):
        if _SKIPPED_BEFORE.search(text[max(0, each.start - 24) : each.start]):
            out.add(index)
        if index and _DAY_RANGE.fullmatch(text, found[index - 1].end, each.start):
            out |= {index - 1, index}
    return [replace(each, day=None) if index in out else each for index, each in enumerate(found)]


def _weekday(text: str, start: int, end: int, day: date | None, today: date) -> _Day:
    """The next such day; in which week, as the words around it say. Doubtful on the day itself, or where ``next`` can
    mean this week's."""
    if day is None:
        return _Day(start, end, None, weekday=True)
    other = _OTHER_MATTER.search(text, end, end + 40)
    ahead = _WEEK_AHEAD.search(text, end, other.start() if other else end + 40) or _WEEK_AHEAD.search(
        text, max(0, start - 32), start
    )
    monday = today - timedelta(days=today.weekday())
    if ahead:
        weeks = {"this": 0, "one": 1, "two": 2}.get(ahead.lastgroup or "")
        at = None if weeks is None else monday + timedelta(days=7 * weeks + day.weekday())
        return _Day(start, end, at, weekday=True)
    said_next = _NEXT.search(text[max(0, start - 12) : start])
    if said_next and day < monday + timedelta(days=7):
        return _Day(start, end, day + timedelta(days=7), weekday=True, sure=False)
    return _Day(start, end, day, weekday=True, sure=bool(said_next) or day.weekday() != today.weekday())


def _relative(found: re.Match[str], text: str, today: date) -> _Day:
    start, end = found.span()
    match found.lastgroup:
        case "after":
            day: date | None = today + timedelta(days=2)
        case "tomorrow" | "morgen":
            day = today + timedelta(days=1)
        case "today":
            day = today
        case "short":
            number = _SHORT[found["short"].lower()]
            if not found["short"][0].isupper():
                return _Day(start, end, None, weekday=True)
            ahead = (number - today.weekday() - 1) % 7 + 1
            return _weekday(text, start, end, today + timedelta(days=ahead), today)
        case _:
            day = _day_of_month(int(found["ordinal"] or found["german"]), today)
    return _Day(start, end, day, weekday=False)


def _day_of_month(number: int, today: date) -> date | None:
    """The next day of this number, from today on."""
    month = today.replace(day=1)
    for _ in range(3):
        try:
            day = month.replace(day=number)
        except ValueError:
            day = None
        if day and day >= today:
            return day
        month = (month + timedelta(days=32)).replace(day=1)
    return None


def _merged(text: str, days: list[_Day]) -> Iterator[_Day]:
    """``Tuesday, 3 March`` and ``tomorrow (Tuesday)`` are one day; where the two disagree, none."""
    index = 0
    while index < len(days):
        day = days[index]
        other = days[index + 1] if index + 1 < len(days) else None
        if other and day.weekday != other.weekday and _JOINED.fullmatch(text, day.end, other.start):
            weekday, dated = (day, other) if day.weekday else (other, day)
            agree = weekday.day and dated.day and weekday.day.weekday() == dated.day.weekday()
            yield _Day(day.start, other.end, dated.day if agree else None, weekday=False)
            index += 2
        else:
            yield day
            index += 1


def _refused(text: str, found: list[_Day | hours.Hour]) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence in which a day is refused or past. A piece that only goes on with a list belongs to the
    one before it (``I can't do Monday, Tuesday or Friday``)."""
    start, refused = 0, False
    for end in [*(each.start() for each in _SEGMENT_END.finditer(text)), len(text)]:
        piece = text[start:end]
        if not _goes_on(piece, start, found):
            said = _NO_NEGATION.sub(" ", piece)
            refused = any(each.search(said) for each in (_NEGATION, _PAST, _THEIR_OWN))
        if refused:
            yield start, end
        start = end


def _goes_on(piece: str, start: int, found: list[_Day | hours.Hour]) -> bool:
    rest = list(piece)
    for each in found:
        for position in range(max(each.start - start, 0), min(each.end - start, len(piece))):
            rest[position] = " "
    return start > 0 and all(word.lower() in _LIST_WORDS for word in _WORD.findall("".join(rest)))
