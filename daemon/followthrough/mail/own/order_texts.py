"""What stands behind a word of the user's: whom it is about, when, and what else it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import fold_case
from followthrough.mail.own.order_words import NOBODYS, Word, word_of
from followthrough.mail.when.moments import MAX_LINE, Moment, take, without_fillers

MAX_TEXT = 4_000
"""Characters of what one word says."""
MAX_PIECES = 8
"""So many commas are looked behind for a day or an hour."""
USUAL_MEETING = timedelta(minutes=30)
"""How long a meeting is where nobody says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One line understood. ``number`` is the line's in the text; ``name`` '' where none is written with the word."""

    word: Word
    line: str
    number: int
    name: str = ""
    text: str = ""
    """What it says beside: the note, the number, the comment behind a comma."""
    misspelled: str = ""
    """The word as written, where it is not quite one of ours."""
    at: datetime | None = None
    """When: of a meeting its beginning, of ``met`` its end, of a hold the first day on which things go on; UTC."""
    ends_at: datetime | None = None
    """The end of a meeting."""
    has_hour: bool = False
    named: str = ""
    """Of a referral: whom they name; ``text`` is how they know each other."""
    address: str = ""
    """Of a referral: the address, in lower case."""
    promised: bool = False
    """Of a referral: they will ask or introduce."""


_QUOTED_NAME = re.compile(r"\s*[\"“„]([^\"“”„]{1,200})[\"“”]")
_PIECE = re.compile(r"[,;:.](?=\s)|\s[-–—](?=\s)")
_REACHED_NOBODY = re.compile(
    r"(?:\bbut\s+)?\b(?:no answer|nobody (?:answered|there)|no one (?:answered|there)|not reached|(?:left (?:a )?)?"
    r"(?:voice ?mail|message)|niemand(?:en)? erreicht|nicht erreicht)\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:(?:is|was)\s)?(?:cancel(?:led|ed)?|called off|abgesagt)\b", re.IGNORECASE)
_ACTIVITY = re.compile(r"\s{0,3}\b(?:writing|mailing|contacting|drafts?|mails?)\b", re.IGNORECASE)
EVERYTHING = frozenset({"all", "everything", "alle", "alles", "writing"})
_PRONOUNS = frozenset("her him them sie ihn ihm ihr ihnen you".split())
NO_NAMES = frozenset("it me us by in so up off out not back again nicht noch hat mich uns".split())
"""What is left of another sentence (`called me`, `stop by`), and begins many a name."""
_ADDRESS = re.compile(r"<?([^\s<>@\"(),;:]{1,64}@[^\s<>@\"(),;:]{1,190})>?")
_NUMBER = re.compile(r"\+?\(?\d[\d\s()./-]{4,30}\d(?:\s?(?:x|ext\.?|dw)\s?\d{1,5})?")
_PROMISED = re.compile(
    r"\b(?:will|'ll|’ll|is going to|wants to|wird|will mich)\s(?:\S{1,30}\s){0,4}?"
    r"(?:introduce|intro|ask|connect|put|make|vorstellen|fragen|bekannt)\b",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"\bfor (?:now|today|the moment|a while)\b|\b(?:until|till|bis|vorerst)\b", re.IGNORECASE
)
_UNDONE = frozenset("the that this it my last word words line order change das letzte wort".split())
"""What may stand behind `undo`."""
_PLEASE = re.compile(r"[\s,]+(?:please|thanks|thank you|bitte|danke)$", re.IGNORECASE)
_SAY = {
    Word.MEETING: "say the day and the hour, as in `meeting Thu 14:00`",
    Word.HELPFUL: "say it behind a colon, as in `helpful: she told me about the Lyon report`",
    Word.NOTE: "say it behind a colon, as in `note: likes sailing`",
    Word.REFERRAL: "name them, as in `referral: Bea Muster <bea@example.org>, her colleague`",
    Word.OWE: "say what, as in `owe: the reading list`",
    Word.PHONE: "say the number, as in `phone: +44 20 7946 0000`",
    Word.NEWS: "say what, as in `news: my article is out`",
    Word.LANDED: "write `landed` alone, or where behind a colon, as in `landed: Harbour Lab`",
    Word.HOLD: "write `hold` alone, or until when, as in `hold 2 weeks`",
    Word.STOP: "write `stop` alone, which is for good, or `hold 2 weeks` to wait",
    Word.PAUSE: "write `pause` alone; it lasts until you say `go on`",
    Word.UNDO: "write `undo` alone; it takes your last words back",
}


def read_order(order: Order, rest: str, now: datetime) -> Order | str:
    """The order with what the rest of its line says, or what to write instead. ``now`` is the user's local time."""
    return _READ.get(order.word, _plain)(order, rest, now)


def _named(rest: str) -> tuple[str, str]:
    """A name in quotation marks, or an address, right behind the word; and what is left."""
    if quoted := _QUOTED_NAME.match(rest):
        return quoted[1].strip(), rest[quoted.end() :]
    words = without_fillers(rest)
    if found := _ADDRESS.match(words):
        return found[1].rstrip(".").lower(), words[found.end() :]
    return "", rest


def _spoken_name(text: str) -> str:
    """A name as it stands in a line; '' for a pronoun."""
    name = without_fillers(text).rstrip("!")
    return "" if fold_case(name) in _PRONOUNS else name


def _pieces(rest: str, now: datetime, *, past: bool) -> tuple[str, str]:
    """The part of the line that says whom and when, and the comment behind it."""
    head_ends = len(rest)
    for found in islice(_PIECE.finditer(rest[:MAX_LINE]), MAX_PIECES):
        following = rest[found.end() :]
        after = _PIECE.search(following[:MAX_LINE])
        piece = following[: after.start()] if after else following
        if take(piece, now, past=past).rest:
            head_ends = found.start()
            break
    return rest[:head_ends], rest[head_ends:].strip(" \t,;:.-–—")


def _when_and_whom(order: Order, rest: str, now: datetime, *, past: bool) -> tuple[Order, Moment]:
    """The order with its name and its comment, and the moment its line names."""
    name, rest = _named(rest)
    head, comment = _pieces(rest, now, past=past)
    if rest.lstrip().startswith(":") and not head.strip() and _is_name_alone(comment):
        head, comment = comment, ""
    moment = take(head, now, past=past)
    if name or order.name:
        comment = " ".join(part for part in (without_fillers(moment.rest), comment) if part)
    else:
        name = _spoken_name(moment.rest)
    return replace(order, name=name or order.name, text=comment[:MAX_TEXT]), moment


def _is_name_alone(text: str) -> bool:
    """Whether nothing but a name stands there: ``called: Ann Miller``."""
    words = text.split()
    return 0 < len(words) <= 3 and all(word[0].isupper() or "@" in word for word in words)


def _called(order: Order, rest: str, now: datetime) -> Order | str:
    if found := _REACHED_NOBODY.search(rest[:MAX_LINE]):
        order = replace(order, word=Word.NO_ANSWER)
        if "message" not in found[0].lower():
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
        else:
            rest = f"{rest[: found.start()].rstrip(' ,')}, {rest[found.start() :]}"
    return _met(order, rest, now)


def _met(order: Order, rest: str, now: datetime) -> Order | str:
    order, moment = _when_and_whom(order, rest, now, past=True)
    if moment.day is None and moment.starts is None:
        return order
    day = moment.day or now.date()
    # Nobody says when it ended: half an hour is what was asked for. A day alone is taken at the hour of the writing.
    whole = replace(moment, day=day, starts=moment.starts or now.time().replace(microsecond=0))
    ended = whole.until(now.tzinfo, USUAL_MEETING) if moment.starts else whole.at(now.tzinfo)
    return replace(order, at=ended, has_hour=moment.starts is not None)


def _meeting(order: Order, rest: str, now: datetime) -> Order | str:
    if _CANCELLED.search(rest[:MAX_LINE]):
        rest = _CANCELLED.sub(" ", rest[:MAX_LINE], count=1)
        return _no_meeting(replace(order, word=Word.NO_MEETING), rest, now)
    order, moment = _when_and_whom(order, rest, now, past=False)
    if moment.starts is None and moment.day is not None:
        return "say the hour too, as in `meeting Thu 14:00`"
    if moment.day is None:
        return _SAY[Word.MEETING]
    return replace(
        order,
        at=moment.at(now.tzinfo),
        ends_at=moment.until(now.tzinfo, USUAL_MEETING),
        has_hour=True,
        text=order.text,
    )


def _no_meeting(order: Order, rest: str, now: datetime) -> Order | str:
    order, _ = _when_and_whom(order, rest, now, past=False)
    return order


def _hold(order: Order, rest: str, now: datetime) -> Order | str:
    order, moment = _when_and_whom(order, rest, now, past=False)
    if moment.day is None:
        return _SAY[Word.HOLD] if _is_said_to_a_reader(order, rest) else order
    opens = replace(moment, starts=datetime.min.time()).at(now.tzinfo)
    return replace(order, at=opens)


def _is_said_to_a_reader(order: Order, rest: str) -> bool:
    """``Hold on, …`` and ``wait, …`` are how people talk."""
    talks = order.line.lower().startswith(("wait", "warte")) or rest[:MAX_LINE].strip(" ,.;!").lower() == "on"
    return not order.name and (talks or re.match(r"\s*on[,;.!]", rest, re.IGNORECASE) is not None)


def _landed(order: Order, rest: str, now: datetime) -> Order | str:
    """``I landed in Berlin`` is somebody's journey, and this word writes to everybody."""
    told = rest.strip(" \t.!")
    if not told.strip(":…"):
        return order
    return _said(order, told, now) if told.startswith(":") else _SAY[Word.LANDED]


def _said(order: Order, rest: str, _now: datetime) -> Order | str:
    """A word with a text: ``note: …``, ``note Ann: …``, ``note …``."""
    name, rest = _named(rest) if order.word is not Word.REFERRAL or '"' in rest[:3] else ("", rest)
    head, colon, text = rest.partition(":")
    if colon and not head.strip():
        rest = text
    elif colon and not name and order.word not in NOBODYS and _may_be_name(head, text):
        name, rest = _spoken_name(head), text
    text = " ".join(rest.strip(" \t-–—,").split())[:MAX_TEXT]
    if not text and order.word in _SAY:
        return _SAY[order.word]
    return replace(order, name=name or order.name, text=text)


def _may_be_name(head: str, text: str) -> bool:
    return 0 < len(head.split()) <= 4 and len(head) <= 60 and not text.startswith("//") and "/" not in head


def _phone(order: Order, rest: str, _now: datetime) -> Order | str:
    name, rest = _named(rest)
    found = _NUMBER.search(rest[:MAX_LINE])
    digits = sum(map(str.isdigit, found[0])) if found else 0
    if found is None or not 5 <= digits <= 15:
        return _SAY[Word.PHONE]
    name = name or _spoken_name(rest[: found.start()].strip(" :,")) or order.name
    return replace(order, name=name, text=" ".join(found[0].split()))


def _referral(order: Order, rest: str, now: datetime) -> Order | str:
    said = _said(order, rest, now)
    if not isinstance(said, Order):
        return said
    text = said.text
    address = ""
    if found := _ADDRESS.search(text):
        parsed = parse_addresses(found[1].rstrip("."))
        if not parsed:
            return _SAY[Word.REFERRAL]
        address = parsed[0].address
        named, how = text[: found.start()], text[found.end() :]
    else:
        cut = _PIECE.search(text)
        named, how = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    named, how = named.strip(' \t,;:"“”„-–—.'), how.strip(" \t,;:.-–—>")
    if not named and not address:
        return _SAY[Word.REFERRAL]
    promised = bool(_PROMISED.search(how[:MAX_LINE]))
    return replace(said, text=how, named=named[:200], address=address, promised=promised)


def _plain(order: Order, rest: str, now: datetime) -> Order | str:
    name, rest = _named(_PLEASE.sub("", rest[:MAX_LINE].rstrip(" .!")))
    if order.word in {Word.STOP, Word.PAUSE} and (_FOR_NOW.search(rest) or take(rest, now).day):
        return _SAY[order.word]
    if found := _ACTIVITY.match(rest):
        rest = rest[found.end() :]
    if order.word is Word.STOP:
        rest, _, comment = rest.partition(",")
        if word_of(comment.strip())[0] is not None:
            return _SAY[Word.STOP]
        order = replace(order, text=comment.strip())
    name = name or order.name or _spoken_name(rest.strip(" :.!,"))
    if order.word is Word.UNDO:
        return order if not set(fold_case(rest).split()) - _UNDONE else _SAY[Word.UNDO]
    if order.word not in {Word.RESUME, Word.GO_ON, Word.PAUSE}:
        return replace(order, name=name)
    if fold_case(name) in EVERYTHING:
        return replace(order, word=Word.GO_ON if order.word is Word.RESUME else order.word)
    return replace(order, name=name, word=Word.RESUME if name and order.word is Word.GO_ON else order.word)


_READ: dict[Word, Callable[[Order, str, datetime], Order | str]] = {
    Word.CALLED: _called,
    Word.NO_ANSWER: _met,
    Word.MET: _met,
    Word.MEETING: _meeting,
    Word.NO_MEETING: _no_meeting,
    Word.HOLD: _hold,
    Word.HELPFUL: _said,
    Word.NOTE: _said,
    Word.OWE: _said,
    Word.NEWS: _said,
    Word.LANDED: _landed,
    Word.APPLIED: _said,
    Word.PHONE: _phone,
    Word.REFERRAL: _referral,
}
