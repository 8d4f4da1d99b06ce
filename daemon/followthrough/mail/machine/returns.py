"""The first day back, as a notice of absence says it: a date, a weekday, a span, ``in two weeks``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice

from followthrough.mail.machine.absences import LANGUAGES, Words, any_of_them
from followthrough.mail.machine.ends import END_OF, MONTH_ALONE, after, first_of_month, monday
from followthrough.mail.machine.notices import MAX_NOTICE, flat
from followthrough.mail.when import dates, spans
from followthrough.mail.when.day_names import any_of

_NEAR = 60
MAX_CUES = 20
"""Places that are looked at for a day."""
_DAY = timedelta(days=1)

# A new statement begins: its date is not about coming back.
_SENTENCE_END = re.compile(
    r"(?<!\d)[.!?]\s|[。！？]|\n\s*\n|[,;]\s+(?:ab|from|and|und|then|dann|danach|et|y|e|en|och|og|i|a)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s|[。！？]|\n")
_AFTER = re.compile(r"\W{0,3}(?:\w{1,12} ){0,3}(?:after|nach dem|après le)\s", re.IGNORECASE)
# ``Until Friday you can reach me``, ``you can reach me until Friday``: then they are there still.
_HERE = (
    r"(?:(?:you )?can (?:still )?(?:be )?reach(?:ed)?|i(?:'m| am) (?:still )?(?:available|reachable|here|in)\b"
    r"|erreichen sie mich|(?:bin|stehe) ich (?:noch |weiterhin |ihnen )?(?:erreichbar|da\b|im büro|zur verfügung)"
    r"|(?:je suis|je reste) joignable"
    r"|pueden? (?:contactarme|localizarme)|estoy (?:disponible|localizable)|sono (?:raggiungibile|disponibile)"
    r"|ben ik (?:nog )?(?:bereikbaar|aanwezig))"
)
_REACHABLE = re.compile(rf"[^.!?\n,]{{1,30}}?,?[ ]?\b{_HERE}", re.IGNORECASE)
_BEGINS = re.compile(r"[.!?\n]\s{0,3}$")
_REACHABLE_SO_FAR = re.compile(rf"{_HERE}[^.!?\n]{{0,12}}$", re.IGNORECASE)
_ON = re.compile(
    r"(?:^|[\s(])(?:on|am|le|el|il|op|på|den|em|no|dia|w|v|ve|dne|this|diesen|ce|heute|today)"
    r"\s{1,2}(?:\d{1,2}(?:st|nd|rd|th)?\.?\s?(?:und|and|et|y|e|en|och|og|i|a|,|&|/)\s?)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:from|since|starting|beginning|as of|ab|seit|von|vom|à partir d[eu]|depuis|du|desde|a partir de|del"
    r"|dal|da|vanaf|sinds"
    r"|van|från|fra|siden|od|after|nach|après)\s(?:\S{1,12}\s){0,2}$",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a an one ein einer einem eine un une una uma um een en ett et jeden 一 １",
            "two zwei deux dos dois duas due twee två to dwa dwie dva 两 兩 二",
            "three drei trois tres três tre drie trzy tři 三",
            "four vier quatre cuatro quatro quattro fyra fire cztery čtyři 四",
            "five fünf cinq cinco cinque vijf fem pięć pět 五",
            "six sechs six seis sei zes sex seks sześć šest 六",
        ),
        start=1,
    )
    for word in words.split()
}
_NUMBER = rf"(?:{any_of(_NUMBERS)})"
_TODAY = re.compile(
    r"\b(?:today|heute|aujourd'hui|hoy|hoje|oggi|vandaag|idag|i dag|dziś|dzisiaj|dnes)\b|今日|本日|今天",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is the same for every reader of one text."""

    written_on: date | None
    languages: tuple[Words, ...]
    day_first: bool

    def cue(self, field: str) -> re.Pattern[str]:
        return any_of_them(self.languages, field)


def first_day_back(
    words: str,
    written_on: date | None,
    languages: tuple[Words, ...] = LANGUAGES,
    *,
    day_first: bool = False,
) -> date | None:
    """The first day back that this text names; None where it names none, a doubtful or a past one.

    ``languages``: those it may be in. ``day_first``: nobody writes the month first in any of them.
    """
    text = flat(words[:MAX_NOTICE])
    ground = _Ground(written_on, languages, day_first)
    for read in (_back, _from_back, _before_back, _spans, _until, _lasting, _single):
        for day in read(text, ground):
            if written_on is None or day >= written_on:
                return day
    return None


def a_long_time(
    words: str, written_on: date | None, days: int, languages: tuple[Words, ...] = LANGUAGES
) -> bool:
    """Whether they come back in a month, named without a day, that begins more than so many days later."""
    if written_on is None:
        return False
    text = flat(words[:MAX_NOTICE])
    for cue in islice(any_of_them(languages, "back").finditer(text), MAX_CUES):
        found = MONTH_ALONE.match(
            re.sub(r"^\s*(?:in|im|en|em|a|w|v|i|à)\s", "", text[cue.end() : cue.end() + _NEAR])
        )
        begins = first_of_month(found, written_on) if found else None
        if begins and (begins - written_on).days > days:
            return True
    return False


def _clause(text: str, begins: int) -> str:
    return _SENTENCE_END.split(text[begins : begins + _NEAR])[0]


def _back(text: str, ground: _Ground) -> Iterator[date]:
    """``back on``, ``returning``, ``wieder ab``."""
    for cue in islice(ground.cue("back").finditer(text), MAX_CUES):
        behind = _clause(text, cue.end())
        day = dates.find(behind, ground.written_on, day_first=ground.day_first) or _soon(
            behind, ground, ends=False
        )
        if day and ground.written_on and not any(each.isdigit() for each in behind):
            # `away until 2 December … back on Thursday`: that Thursday comes after.
            day = max([day, *_ends(text, ground, weekday=day.weekday())])
        if day:
            yield day + _DAY * (_AFTER.match(behind) is not None)


def _ends(text: str, ground: _Ground, weekday: int) -> Iterator[date]:
    """The first such weekday from the end on that a span, or a date behind ``until``, gives to the absence."""
    for read in (_spans, _until):
        for day in read(text, ground):
            if ground.written_on and day >= ground.written_on:
                yield day + timedelta(days=(weekday - day.weekday()) % 7)
                return


def _from_back(text: str, ground: _Ground) -> Iterator[date]:
    """``from 10 March on I can be reached again``."""
    for cue in islice(ground.cue("back_from").finditer(text), MAX_CUES):
        day = dates.at_start(_clause(text, cue.end()), ground.written_on, day_first=ground.day_first)
        if day:
            yield day


def _before_back(text: str, ground: _Ground) -> Iterator[date]:
    """``am 16. bin ich wieder da``, ``12月10日に出社``: the day stands before the word."""
    if ground.written_on is None:
        return
    for each in islice(dates.scan(text, ground.written_on), MAX_CUES):
        if each.day and ground.cue("back_behind").match(text, each.end):
            before = text[max(0, each.start - 16) : each.start]
            if not ground.cue("until").search(before) and not ground.cue("through").search(before):
                yield each.day


def _spans(text: str, ground: _Ground) -> Iterator[date]:
    if ground.written_on is not None:
        named = (spans.scan(text, ground.written_on), spans.weekdays(text, ground.written_on))
        for each in islice(chain(*named), MAX_CUES):
            yield each.last + _DAY


def _until(text: str, ground: _Ground) -> Iterator[date]:
    """``until 5 December`` is the day back, ``bis 5.12.``, ``through`` and ``inclusive`` the last day away."""
    for cue_name, days_after in (("until", 0), ("through", 1)):
        for cue in islice(ground.cue(cue_name).finditer(text), MAX_CUES):
            behind = _clause(text, cue.end())
            if _is_here(text, cue.start(), behind):
                continue
            found = dates.located_at_start(behind, ground.written_on, day_first=ground.day_first)
            if found:
                inclusive = days_after or ground.cue("including").match(behind[found[1] :]) is not None
                yield found[0] + _DAY * int(inclusive)
            elif day := _soon(behind, ground, ends=True):
                yield day
    if ground.written_on is not None:
        for each in islice(dates.scan(text, ground.written_on), MAX_CUES):
            if each.day and text.startswith("まで", each.end + text[each.end : each.end + 5].find(")") + 1):
                yield each.day + _DAY


def _is_here(text: str, at: int, behind: str) -> bool:
    """Whether the day behind AT ends not the absence but the time before it."""
    so_far = text[max(0, at - _NEAR) : at]
    begins = not so_far.strip() or _BEGINS.search(so_far) is not None
    return (begins and _REACHABLE.match(behind) is not None) or _REACHABLE_SO_FAR.search(so_far) is not None


def _soon(behind: str, ground: _Ground, *, ends: bool) -> date | None:
    """``until the end of the week``, ``until January 2027``, ``back next week``. ``ends``: an absence ends there."""
    if ground.written_on is None:
        return None
    head = behind[:40]
    if found := END_OF.match(head):
        return after(found, ground.written_on)
    if ends and (found := MONTH_ALONE.match(head)):
        return first_of_month(found, ground.written_on)
    if ground.cue("next_week").search(head):
        return monday(ground.written_on, 1)
    if _matched_early("tomorrow", head, ground):
        return ground.written_on + _DAY
    return None


def _matched_early(field: str, text: str, ground: _Ground) -> bool:
    found = re.match(
        rf"[^.!?\n\d]{{0,14}}?(?:^|\b|(?<=[^\w\s])|(?<=\s))(?:{ground.cue(field).pattern})",
        text,
        re.IGNORECASE,
    )
    return found is not None


def _away_sentences(text: str, ground: _Ground) -> Iterator[tuple[str, bool]]:
    """The sentences that speak of being away, or of being back (True)."""
    for sentence in _SENTENCES.split(text)[:MAX_CUES]:
        away = ground.cue("absent").search(sentence) is not None
        back = ground.cue("back").search(sentence) is not None
        if away or back:
            yield sentence[:400], back and not away


def _lasting(text: str, ground: _Ground) -> Iterator[date]:
    """``away for two weeks``, ``back in ten days``, ``out next week``."""
    if ground.written_on is None:
        return
    for sentence, back in _away_sentences(text, ground):
        for field, days in (("weeks", 7), ("days", 1)):
            found = _stretch(tuple(each.language for each in ground.languages), field).search(sentence)
            if found:
                yield ground.written_on + _DAY * days * _number(found)
        if not back and ground.cue("next_week").search(sentence):
            yield monday(ground.written_on, 2)
        if not back and ground.cue("this_week").search(sentence):
            yield monday(ground.written_on, 1)
        if not back and _TODAY.search(sentence):
            yield ground.written_on + _DAY


@cache
def _stretch(languages: tuple[str, ...], field: str) -> re.Pattern[str]:
    ground = _Ground(None, tuple(each for each in LANGUAGES if each.language in languages), day_first=False)
    return re.compile(
        rf"(?:(?P<digits>(?<![\d.,:])\d{{1,2}})\s?|\b(?P<word>{_NUMBER})\s|(?P<cjk>[一二两兩三四五六])\s?)"
        rf"(?:full |whole |volle |ganze )?(?:{ground.cue(field).pattern})(?!\w)",
        re.IGNORECASE,
    )


def _number(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"])
    return _NUMBERS.get((found["word"] or found["cjk"]).lower(), 1)


def _single(text: str, ground: _Ground) -> Iterator[date]:
    """``I am not in the office on Friday``: away on that one day."""
    if ground.written_on is None:
        return
    for sentence, back in _away_sentences(text, ground):
        for each in dates.scan(sentence, ground.written_on) if not back else ():
            before = sentence[max(0, each.start - 24) : each.start]
            if each.day and _ON.search(before) and not _SINCE.search(before):
                yield each.day + _DAY
                return
