"""Which pieces of a sentence refuse a day, tell of the past, or of what stands in the writer's own calendar."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from followthrough.mail.when.clock_words import LANGUAGES, clock_words

_WORD = re.compile(r"[^\W\d_]+")
_REFUSES = ("negation", "past", "own")
_JOINS = re.compile(
    r"\s(?:but|while|whereas|sondern|mais|pero|sino|aunque|ma|bensì|mas|maar)\b", re.IGNORECASE
)
"""Words that can't stand within a clause: behind them another begins (German ``aber`` and ``however`` can)."""
_ASIDE = re.compile(r"[,;:]\s[^\W\d_]+(?:\s[^\W\d_]+)?")
_SIGH = re.compile(
    r"[,;:]\s(?:[^\W\d_]{3,20}(?:ly|ment|mente|weise)|purtroppo|ahimè|hélas|helaas|leider|alas|desgraciadamente)",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:earl|late|before|after|früh|spät|vor\b|nach\b|avant|après|plus t|antes|despu|depois|mais t|más t|prima|dopo"
    r"|più t|eerder|vroeg|laat|voor\b|na\b)",
    re.IGNORECASE,
)
"""``at 3, not earlier``: what is refused is on the other side of the hour."""
Span = tuple[int, int]


@cache
def cue(field: str, language: str | None) -> re.Pattern[str]:
    """What finds the words of one field, in a language and in English; None: in all of them."""
    readable = dict.fromkeys((language, "en")) if language in LANGUAGES else LANGUAGES
    sources = (getattr(clock_words(str(each)), field) for each in readable)
    return re.compile("|".join(each for each in sources if each) or r"(?!)", re.IGNORECASE)


@cache
def before(field: str, language: str | None) -> re.Pattern[str]:
    """The same words right before a day, with an article between."""
    articles = (
        r"(?:the|on|next|this|coming|zum|zur|dem|den|der|am|le|la|el|il|lo|los|las|les|gli|os|as|o|a|de|het|op|em|no|na"
        r"|ao|à)\s"
    )
    return re.compile(rf"(?<!\w)(?:{cue(field, language).pattern})\s(?:{articles}){{0,2}}$", re.IGNORECASE)


@cache
def _ends_of_pieces(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"[,;:]\s|{cue('turn', language).pattern}", re.IGNORECASE)


def refused(text: str, named: Sequence[Span], language: str | None) -> list[Span]:
    """The pieces of a sentence in which what is ``named`` is no proposal. A piece that only goes on with a list belongs
    to the one before it (``I can't do Monday, Tuesday or Friday``)."""
    return list(_pieces(text, named, language))


def refuses(piece: str, language: str | None) -> bool:
    """Whether a piece of a sentence denies, tells or is about the writer's own calendar."""
    said = cue("not_negation", language).sub(" ", piece)
    return any(cue(each, language).search(said) for each in _REFUSES)


def _pieces(text: str, named: Sequence[Span], language: str | None) -> Iterator[Span]:
    start, denied = 0, False
    for end in _ends(text, named, language):
        piece = text[start:end]
        if start == 0 or not _is_bare(piece, start, named, language):
            denied = refuses(piece, language)
        if denied:
            yield start, end
        start = end


def _ends(text: str, named: Sequence[Span], language: str | None) -> list[int]:
    """Where the pieces end. What names no day belongs to the day before it where it can't stand for itself: behind a
    word that may turn to another day (``Thursday however doesn't work``, ``Donnerstag passt leider nicht``), between
    commas, or as all that is said of it (``Thursday, 5 March, I can't``)."""
    found = sorted({each.start() for each in _ends_of_pieces(language).finditer(text)} | {len(text)})
    ends = [end for end in found if not any(a < end < b for a, b in named)]
    kept: list[int] = []
    aside = False
    for end, following in pairwise([*ends, len(text)]):
        is_named = any(end <= a < following for a, _ in named)
        start = kept[-1] if kept else 0
        was_aside, aside = aside, not is_named and _is_aside(text[end:following], language)
        belongs = (
            aside
            or was_aside
            or (text[end : end + 1].isspace() and not _JOINS.match(text, end))
            or _is_said_of(text[end:following], text[start:end], start, named, language)
        )
        if is_named or end == len(text) or not belongs:
            kept.append(end)
    return kept


def _is_said_of(piece: str, day: str, start: int, named: Sequence[Span], language: str | None) -> bool:
    """Whether a piece refuses the days that the one before it names and says nothing about."""
    is_day = any(start <= a < start + len(day) for a, _ in named) and _is_bare(day, start, named, language)
    return is_day and not _LIMITS.search(piece) and refuses(piece, language)


def _is_aside(piece: str, language: str | None) -> bool:
    """``, however``, ``, leider``: a word that is no clause, between commas."""
    return _ASIDE.fullmatch(piece) is not None and (
        cue("turn", language).match(piece[1:]) is not None
        or _SIGH.fullmatch(piece) is not None
        or (len(piece.split()) == 1 and cue("negation", language).search(piece) is not None)
    )


def _is_bare(piece: str, start: int, named: Sequence[Span], language: str | None) -> bool:
    """Whether a piece has nothing but what is named in it and the words of a list."""
    rest = list(piece)
    for a, b in named:
        for position in range(max(a - start, 0), min(b - start, len(piece))):
            rest[position] = " "
    words = _words("list_words", language)
    return all(word.lower() in words for word in _WORD.findall("".join(rest)))


def leaves(rest: str, language: str | None) -> bool:
    """Whether REST, a sentence without its days and hours, only takes leave."""
    return _words("leave", language).issuperset(_WORD.findall(rest.lower()))


@cache
def _words(field: str, language: str | None) -> frozenset[str]:
    readable = dict.fromkeys((language, "en")) if language in LANGUAGES else LANGUAGES
    return frozenset(word for each in readable for word in getattr(clock_words(str(each)), field).split())
