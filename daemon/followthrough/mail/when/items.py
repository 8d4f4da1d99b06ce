"""A sentence as the items that days and hours are made of: numbers, dates in figures, and words of one language.

A word means what it means in the language the text is in. Where that is not known, the names of days and months in it
tell; else it means what it means in all of them, and nothing where they contradict each other.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from typing import Any

from followthrough.mail.when import day_names
from followthrough.mail.when.clock_words import LANGUAGES, ClockWords, clock_words

MAX_ITEMS = 400
_LONGEST_PHRASE = 7
"""Items."""

Value = Any
_NONE: Mapping[str, Value] = {}

_TOKEN = re.compile(
    r"(?P<link>https?://\S{1,500}|www\.\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,100})"
    r"|(?P<iso>(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d))"
    r"|(?P<date>(?P<dd>\d{1,2})(?P<sep>[./-])\s?(?P<dm>\d{1,2})(?P=sep)(?P<dy>\s?(?:19|20)\d\d|\d\d(?=[\s,;)?!]|\.(?!\d)|$))"
    r"(?![\d:]|h\d|\s?uhr))"
    r"|(?P<clock>(?P<ch>\d{1,2})(?::|[hH](?=\d\d(?!\d)))(?P<cm>[0-5]\d)(?::[0-5]\d)?(?!\d|:\d))"
    r"|(?P<dotted>(?P<td>\d{1,2})\.\s?(?P<tm>\d{1,2})\.(?!\d))"
    r"|(?P<pair>(?P<ph>\d{1,2})\.(?P<pm>\d{1,2})(?![\d]|\.\d))"
    r"|(?P<slash>(?P<sa>\d{1,2})/(?P<sb>\d{1,2})(?!\d|/\d|[.:]\d))"
    r"|(?P<digits>\d+)(?P<ordinal>\s?(?:st|nd|rd|th)\b|(?:er|ère|º|°|ste|de|e)\b|º|°)?"
    r"|(?P<word>(?:[a-z]{3,6}day|tomorrow)(?='s (?:good|fine|best|better|ok|okay|great|perfect|open|free|possible"
    r"|clear)\b)"
    r"|(?:[ldjcns]|qu|dell|nell|all|dall|sull|quest|un)'(?=[^\W\d_]{2})|[ap]\.\s?m\b\.?|'s\b|o'clock"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
GOES_ON = frozenset(
    "works work suit suits be then instead would may might could can is passen passt ginge geht wäre würde ok okay"
    " sharp if looks and or any i we but so".split()
)
"""Words behind a day or an hour that has no more to say."""
_STICKS = frozenset("%€$£#+°_=<>*")


@dataclass(frozen=True, slots=True)
class Item:
    """A number, a mark or a phrase from ``start`` to ``end``; ``means`` what it can be, with its value."""

    start: int
    end: int
    text: str
    means: Mapping[str, Value]

    def is_(self, *kinds: str) -> bool:
        return not self.means.keys().isdisjoint(kinds)


class Reader:
    """Looks at items by their place; a place outside of them has none."""

    def __init__(self, found: list[Item]) -> None:
        self.items = found

    def has(self, at: int, *kinds: str) -> bool:
        return 0 <= at < len(self.items) and self.items[at].is_(*kinds)

    def text(self, at: int) -> str:
        return self.items[at].text.casefold() if 0 <= at < len(self.items) else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What phrases mean. ``starts`` has the first words of those of several words, with their most items."""

    means: Mapping[str, Mapping[str, Value]]
    longest: Mapping[str, int]
    words: frozenset[str]
    """Words without which, and without a figure, no day or hour is named."""
    days: frozenset[str]
    """Words without which, and without a figure, no day is named."""
    months: frozenset[str]
    """What makes a day of a figure."""


def items(text: str, language: str | None = None) -> list[Item]:
    """The items of one sentence in order, at most ``MAX_ITEMS``; ``language`` as ``mail.language`` says it."""
    tokens = list(_tokens(text))
    lexicon = lexicon_of(language if language in LANGUAGES else _own_language(tokens))
    result: list[Item] = []
    position = 0
    while position < len(tokens):
        item, used = _longest(text, tokens, position, lexicon)
        result.append(item)
        position += used
    return result


def own_language(text: str) -> str | None:
    """The one language that all names of days in a text are of; None where there are none, or of several."""
    return _own_language(list(_tokens(text)))


def names_any(text: str, language: str | None = None) -> bool:
    """Whether a day or an hour can be named at all: a cheap refusal of the many texts that name none."""
    return _FIGURE.search(text) is not None or not lexicon_of(language).words.isdisjoint(_words(text))


def names_a_day(text: str, language: str | None = None) -> bool:
    """The same for a day alone: bare figures are none, nor is a month without one."""
    lexicon, words = lexicon_of(language), _words(text)
    if not lexicon.days.isdisjoint(words):
        return True
    if _FIGURE.search(text) is None:
        return False
    return not lexicon.months.isdisjoint(words) or _MAYBE_A_DAY.search(text) is not None


def _words(text: str) -> list[str]:
    return text.casefold().replace("'s", " ").translate(_MARKS).split()


_FIGURE = re.compile(r"\d")
_MAYBE_A_DAY = re.compile(
    r"day's\b|tomorrow's\b|\d\s?[./-]\s?\d|\d\s?(?:st|nd|rd|th|e|er|º)\b|\b(?:the|le|el|il|al|am|di?a|día|de[nmr]|vom|zum|giorno|op|du|no|do)\s\d",
    re.IGNORECASE,
)
_MARKS = {ord(each): " " for each in '-.,;:!?()[]"/\u2013\u2014…«»“”„'}


def _tokens(text: str) -> Iterator[tuple[str, int, int, Mapping[str, Value]]]:
    for count, found in enumerate(_TOKEN.finditer(text)):
        if count == MAX_ITEMS:
            return
        yield found[0].casefold(), found.start(), found.end(), _figures(text, found)


def _figures(text: str, found: re.Match[str]) -> Mapping[str, Value]:
    kind = found.lastgroup or ""
    if kind in {"word", "mark", "link"}:
        return _NONE
    before = text[max(0, found.start() - 2) : found.start()]
    after = text[found.end() : found.end() + 1]
    if _is_part_of_a_figure(before) or after in _STICKS or (after == "@" and kind != "digits"):
        return {"junk": True}
    match kind:
        case "iso":
            return {"date": (int(found["iy"]), int(found["im"]), int(found["id"]))}
        case "date":
            year = int(found["dy"])
            if found["sep"] == "/":
                return {"slash": (int(found["dd"]), int(found["dm"]), year if year > 99 else 2000 + year)}
            return {"date": (year if year > 99 else 2000 + year, int(found["dm"]), int(found["dd"]))}
        case "dotted":
            return {"date": (None, int(found["tm"]), int(found["td"]))}
        case "clock":
            return {"clock": (found["ch"], int(found["cm"]))}
        case "pair":
            return {"pair": (found["ph"], found["pm"])}
        case "slash" if found[0] == "24/7":
            return {"junk": True}
        case "slash":
            return {"slash": (int(found["sa"]), int(found["sb"]), None)}
    return _number(found["digits"], found["ordinal"] is not None)


def _number(digits: str, ordinal: bool) -> Mapping[str, Value]:
    if ordinal:
        return {"ordinal": int(digits)} if len(digits) < 3 else {"junk": True}
    if len(digits) < 3:
        return {"digits": digits}
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return {"year": int(digits), "four": digits}
    return {"four": digits} if len(digits) in {3, 4} else {"junk": True}


def _is_part_of_a_figure(before: str) -> bool:
    last = before[-1:]
    return last.isalpha() or last in _STICKS or (last in ".,:/" and before[:1].isdigit() and len(before) == 2)


def _longest(
    text: str, tokens: list[tuple[str, int, int, Mapping[str, Value]]], position: int, lexicon: Lexicon
) -> tuple[Item, int]:
    """The longest phrase that begins here."""
    word, start, end, figures = tokens[position]
    most = min(lexicon.longest.get(word, 1), len(tokens) - position)
    for size in range(most, 0, -1):
        if size == 1 and figures:
            break
        phrase = " ".join(each[0] for each in tokens[position : position + size])
        means = lexicon.means.get(phrase)
        if means is not None:
            last = tokens[position + size - 1][2]
            return Item(start, last, text[start:last], means), size
    return Item(start, end, text[start:end], figures), 1


def _own_language(tokens: list[tuple[str, int, int, Mapping[str, Value]]]) -> str | None:
    """The one language that all names of days in here are of."""
    possible: frozenset[str] | None = None
    for word, *_ in tokens:
        languages = _languages_of("days").get(word)
        if languages:
            possible = languages if possible is None else possible & languages
    cues = [languages for word, *_ in tokens if (languages := _languages_of("cues").get(word))]
    if cues and (told := frozenset.intersection(*cues)):
        possible = (told if possible is None else possible & told) or possible
    return next(iter(possible)) if possible is not None and len(possible) == 1 else None


@cache
def _languages_of(what: str) -> Mapping[str, frozenset[str]]:
    """The languages that have a word, of the names of ``days`` or of the ``cues`` beside hours and dates."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        own: dict[str, dict[str, Value]] = {}
        for phrase, kind, value in _phrases(language):
            own.setdefault(phrase, {})[kind] = value
        for word in _day_words(own) if what == "days" else _cue_words(own):
            if len(word) > 3 or (what == "cues" and len(word) > 1):
                found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """What phrases mean in a language and, beside it, in English (people mix them); None: in all of them."""
    readable = dict.fromkeys((language, "en")) if language in LANGUAGES else dict.fromkeys(LANGUAGES)
    means: dict[str, dict[str, Value]] = {}
    doubtful: set[tuple[str, str]] = set()
    for each in readable:
        known = frozenset(means)
        for phrase, kind, value in _phrases(str(each)):
            if language in LANGUAGES and phrase in known:
                continue
            before = means.setdefault(phrase, {})
            if kind in before and before[kind] != value and language is None:
                doubtful.add((phrase, kind))
            before.setdefault(kind, value)
    for phrase, kind in doubtful:
        del means[phrase][kind]
    longest: dict[str, int] = {}
    for phrase in means:
        words = phrase.split(" ")
        longest[words[0]] = max(longest.get(words[0], 1), min(len(words), _LONGEST_PHRASE))
    days = frozenset(_rarest_words(means, _NAMES_A_DAY))
    months = frozenset(_rarest_words(means, frozenset({"month"})))
    return Lexicon(means, longest, frozenset(_day_words(means)), days, months)


def _day_words(means: Mapping[str, Mapping[str, Value]]) -> Iterator[str]:
    telling = {
        "weekday",
        "day_from_today",
        "part_of_today",
        "part_of_tomorrow",
        "noon",
        "week",
        "month",
        "part",
    }
    for phrase, kinds in means.items():
        if telling & kinds.keys() or ("short" in kinds and len(phrase) > 2):
            yield max(phrase.split(" "), key=len)


_NAMES_A_DAY = frozenset(
    "weekday short day_from_today part_of_today part_of_tomorrow noon week part days".split()
)


def _rarest_words(means: Mapping[str, Mapping[str, Value]], kinds: frozenset[str]) -> Iterator[str]:
    """Of each phrase of these kinds the one word to look for: in `this week` it is `week`, which the others share."""
    phrases = [phrase.split(" ") for phrase, held in means.items() if kinds & held.keys()]
    alone = {words[0] for words in phrases if len(words) == 1 and len(words[0]) > 2}
    shared = Counter(chain.from_iterable(phrases))
    for words in phrases:
        if len(words) > 1 or len(words[0]) > 2:
            yield max(words, key=lambda each: (each in alone, len(each) > 3, shared[each], len(each)))


def _cue_words(means: Mapping[str, Mapping[str, Value]]) -> Iterator[str]:
    for phrase, kinds in means.items():
        if {"at", "since", "until", "between", "oclock"} & kinds.keys() and " " not in phrase:
            yield phrase


def _phrases(language: str) -> Iterator[tuple[str, str, Value]]:
    words = clock_words(language)
    for phrase, kind, value in chain(_fields(words), _named_days(words)):
        yield phrase, kind, value
        plain = _without_accents(phrase, language)
        if plain != phrase and len(plain) > 3:
            yield plain, kind, value


def _fields(words: ClockWords) -> Iterator[tuple[str, str, Value]]:
    for each in fields(words):
        if each.name in _NO_PHRASES:
            continue
        held = getattr(words, each.name)
        for value, phrases in held.items() if isinstance(held, Mapping) else [(True, held)]:
            for phrase in filter(None, phrases.split("|")):
                yield spaced(phrase), each.name, value


_NO_PHRASES = frozenset(
    "language compound_part skipped back later negation not_negation past own turn corrected other_matter list_words"
    " offer deadline".split()
)


def _named_days(words: ClockWords) -> Iterator[tuple[str, str, Value]]:
    months, weekdays, short = (table[words.language] for table in day_names.BY_LANGUAGE)
    for number, names in enumerate(months.split("|"), start=1):
        for name in names.split():
            yield name, "month", number
    for number, names in enumerate(weekdays.split("|")):
        for name in names.split():
            yield spaced(name), "weekday", number
            yield spaced(name + "s"), "weekday", number
            for part, endings in words.compound_part.items():
                for ending in filter(None, endings.split("|")):
                    yield name + ending, "weekday", number
                    yield name + ending, "part", part
    for number, names in enumerate(short.split("|")):
        for name in names.split():
            yield name, "short", number


def spaced(phrase: str) -> str:
    """A phrase as its tokens, one blank between them."""
    return " ".join(found[0] for found in _TOKEN.finditer(phrase))


def _without_accents(phrase: str, language: str) -> str:
    if language == "de":
        return phrase.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    parts = unicodedata.normalize("NFD", phrase)
    return "".join(each for each in parts if not unicodedata.combining(each))
