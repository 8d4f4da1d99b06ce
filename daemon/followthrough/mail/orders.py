"""The user's words to the machine: newly written lines to orders, and to the lines that were not understood.

One line is one order: a word, the name it goes with, and what else it says. Nothing is known here of people: a name is
what is left of a line, and whoever carries the order out says whether there is anybody of that name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from followthrough.mail import cues
from followthrough.mail.address import parse_addresses
from followthrough.mail.decode import fold_case
from followthrough.mail.moments import MAX_LINE, Moment, take, without_fillers

MAX_LINES = 200
"""Of one mail; nobody says more than that in words."""
MAX_TEXT = 4_000
"""Characters of what one word says."""
MAX_PIECES = 8
"""So many commas are looked behind for a day or an hour."""
USUAL_MEETING = timedelta(minutes=30)
"""How long a meeting is where nobody says."""


class Word(StrEnum):
    """What the user can say. The value is how it is written."""

    CALLED = "called"
    NO_ANSWER = "no answer"
    MET = "met"
    MEETING = "meeting"
    NO_MEETING = "no meeting"
    HELPFUL = "helpful"
    NOTE = "note"
    REFERRAL = "referral"
    OWE = "owe"
    PHONE = "phone"
    HOLD = "hold"
    RESUME = "resume"
    STOP = "stop"
    PAUSE = "pause"
    GO_ON = "go on"
    LANDED = "landed"
    NEWS = "news"
    DRAFT = "draft"
    APPLIED = "applied"
    UNDO = "undo"


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


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that was not understood, and what to write instead."""

    line: str
    number: int
    instead: str


_PHRASES: dict[Word, str] = {
    Word.CALLED: "called,phoned,angerufen,telefoniert",
    Word.NO_ANSWER: "no answer,nobody answered,not reached,called no answer,niemand erreicht,nicht erreicht,"
    "keine antwort",
    Word.MET: "met,met with,getroffen",
    Word.MEETING: "meeting,meeting with,appointment,treffen,termin",
    Word.NO_MEETING: "no meeting,meeting cancelled,meeting canceled,meeting off,cancel meeting,kein treffen,"
    "treffen abgesagt,termin abgesagt",
    Word.HELPFUL: "helpful,hilfreich",
    Word.NOTE: "note,notes,notiz",
    Word.REFERRAL: "referral,referred,empfehlung",
    Word.OWE: "owe,schulde",
    Word.PHONE: "phone,telephone,telefon,tel",
    Word.HOLD: "hold,on hold,wait,halten,warten,warte",
    Word.RESUME: "resume,weiter",
    Word.STOP: "stop,stopp",
    Word.PAUSE: "pause",
    Word.GO_ON: "go on,unpause,resume all,resume everything,continue,weitermachen",
    Word.LANDED: "landed,gelandet,angenommen",
    Word.NEWS: "news,neuigkeit,neuigkeiten",
    Word.DRAFT: "draft,entwurf",
    Word.APPLIED: "applied,beworben",
    Word.UNDO: "undo,zurück,zurücknehmen,rückgängig",
}
_WORDS = {tuple(phrase.split()): word for word, phrases in _PHRASES.items() for phrase in phrases.split(",")}
_LONGEST = max(map(len, _WORDS))
_BEFORE = frozenset("i we i've we've ich wir have just hab habe haben".split())
"""What may stand before a word of what the user did."""
_DONE = {
    "angerufen": Word.CALLED,
    "telefoniert": Word.CALLED,
    "getroffen": Word.MET,
    "nicht erreicht": Word.NO_ANSWER,
}
"""What may stand at a line's end, as German puts it."""
# English words one letter away from one of ours: whoever writes them means them.
_NOT_MEANT = frozenset(
    "step shop stoop stops held hole holy hole home note none nose notes news newt new phony phones wait wail"
    " want waits paste pulse calls caller calling call landing lander lands drafts daft drift graft sleep meet"
    " meets meetings meal referrals undue helpfully".split()
)
_TEXTS = frozenset({Word.HELPFUL, Word.NOTE, Word.OWE, Word.NEWS})
"""What goes on over the lines below until an empty one or another word."""
_NOBODYS = frozenset({Word.PAUSE, Word.GO_ON, Word.UNDO, Word.LANDED, Word.APPLIED})
"""What is about nobody in particular: no name goes with it."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BULLET = re.compile(r"\s*(?:[-*•·–]+|\d{1,2}[.)])\s+")
_QUOTED_NAME = re.compile(r"\s*[\"“„]([^\"“”„]{1,200})[\"“”]")
_PIECE = re.compile(r"[,;:.](?=\s)|\s[-–—](?=\s)")
_REACHED_NOBODY = re.compile(
    r"(?:\bbut\s+)?\b(?:no answer|nobody (?:answered|there)|no one (?:answered|there)|not reached|(?:left (?:a )?)?"
    r"(?:voice ?mail|message)|niemand(?:en)? erreicht|nicht erreicht)\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:(?:is|was)\s)?(?:cancel(?:led|ed)?|called off|abgesagt)\b", re.IGNORECASE)
_ACTIVITY = re.compile(r"\s{0,3}\b(?:writing|mailing|contacting|drafts?|mails?)\b", re.IGNORECASE)
_EVERYTHING = frozenset({"all", "everything", "alle", "alles", "writing"})
_PRONOUNS = frozenset("her him them sie ihn ihm ihr ihnen you".split())
_NO_NAMES = frozenset("it me us by in so up off out not back again nicht noch hat mich uns".split())
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
_COURTESIES = frozenset(
    "ok okay done thanks thank you yes ja danke erledigt hi hello hallo hey best cheers all regards".split()
)

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
_NOT_FOR_ALL = "write a line for each person, as in `hold Ann`; `pause` alone stops all writing"
_ANYTHING = (
    "begin the line with one of the words: called, no answer, met, meeting, helpful, note, referral, owe, phone, hold, "
    "resume, stop, draft, pause, news, landed, applied, undo"
)


def understand(
    text: str, at: datetime, zone: str, signed: Iterable[str] = ()
) -> tuple[tuple[Order, ...], tuple[Unclear, ...]]:
    """The orders in a text newly written at ``at``, and the lines that are none. Days and hours are the user's, in
    ``zone``; ``signed`` are names that end the text where they stand alone in a line. Never raises."""
    now = at.astimezone(ZoneInfo(zone))
    orders: list[Order] = []
    unclear: list[Unclear] = []
    running = False  # whether the last order may go on over the next line
    names = {fold_case(name) for name in signed}
    for number, raw in enumerate(text.split("\n")[:MAX_LINES], start=1):
        line = raw.strip()[:MAX_TEXT]
        if not line:
            running = False
            continue
        if _ends(line, names):
            break
        if running and not _is_order_for_sure(line, now):
            orders[-1] = replace(orders[-1], text=f"{orders[-1].text} {line}"[:MAX_TEXT].strip())
            continue
        running = False
        if _is_courtesy(line):
            continue
        found = _about_somebody(
            _order(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line, number, now)
        )
        if isinstance(found, Order):
            orders.append(found)
            running = found.word in _TEXTS and ":" in line
        else:
            unclear.append(Unclear(line, number, found))
    return tuple(orders), tuple(unclear)


def _ends(line: str, names: set[str]) -> bool:
    """Whether from here on it is a signature that nothing marks as one."""
    alone = line.strip(" ,.!-–—")
    return bool(cues.SIGN_OFF.fullmatch(line.strip())) or fold_case(alone) in names


def _is_courtesy(line: str) -> bool:
    words = [each.lower() for each in _TOKEN.findall(line[:100])]
    if cues.SALUTATION.match(line) and len(words) <= 4:
        return True
    return len(line) <= 40 and all(word in _COURTESIES for word in words) and not any(map(str.isdigit, line))


def _is_order_for_sure(line: str, now: datetime) -> bool:
    """Whether a line below a text is an order and not its next line: a word exactly, and no sentence after it."""
    word, _, rest = _word(line)
    if word is None:
        return False
    found = _order(line, 0, now)
    if not isinstance(found, Order) or found.misspelled:
        return False
    return rest.lstrip().startswith(":") or _colon_name(rest) or not found.name or found.name[:1].isupper()


def _colon_name(rest: str) -> bool:
    head, colon, _ = rest.partition(":")
    return bool(colon) and 0 < len(head.split()) <= 4


def _order(line: str, number: int, now: datetime) -> Order | str:
    """The order in a line, or what to write instead."""
    if line.endswith("?") and ":" not in line:
        return _ANYTHING
    word, misspelled, rest = _word(line)
    name = ""
    if word is None:
        word, name, rest = _turned_round(line)
        if word is None:
            return _ANYTHING
    order = Order(word=word, line=line, number=number, name=name, misspelled=misspelled)
    return _READ[word](order, rest, now) if word in _READ else _plain(order, rest, now)


def _about_somebody(found: Order | str) -> Order | str:
    """The order, where its name can be one."""
    if isinstance(found, Order) and fold_case(found.name) in _NO_NAMES:
        return _ANYTHING
    if isinstance(found, Order) and fold_case(found.name) in _EVERYTHING:
        return _NOT_FOR_ALL
    return found


def _word(line: str) -> tuple[Word | None, str, str]:
    """The word that a line begins with, what was written for it where it is misspelled, and the rest of the line."""
    tokens = list(_beginning(line))
    for skip in range(3):
        if skip and (skip > len(tokens) or tokens[skip - 1][0] not in _BEFORE):
            break
        for length in range(min(_LONGEST, len(tokens) - skip), 0, -1):
            phrase = tuple(each for each, _ in tokens[skip : skip + length])
            if phrase in _WORDS:
                return _WORDS[phrase], "", line[tokens[skip + length - 1][1] :]
    if tokens and (word := _misspelled(tokens[0][0])):
        return word, line[: tokens[0][1]].strip(), line[tokens[0][1] :]
    if len(tokens) > 1 and (word := _misspelled_pair(tokens[0][0], tokens[1][0])):
        return word, line[: tokens[1][1]].strip(), line[tokens[1][1] :]
    return None, "", line


def _beginning(line: str) -> Iterator[tuple[str, int]]:
    """The first words of a line in lower case, as far as only blanks part them, each with its end."""
    position = 0
    for found in _TOKEN.finditer(line[:MAX_LINE]):
        between = line[position : found.start()]
        if between.strip(" \t*_`") or position > 80:
            return
        position = found.end()
        yield found[0].lower().replace("’", "'"), position


def _misspelled(written: str) -> Word | None:
    """The only word that a mistyped one can stand for: same first letter, one letter wrong, missing, too many, or two
    exchanged."""
    if len(written) < 4 or written in _NOT_MEANT:
        return None
    hits = {
        word
        for phrase, word in _WORDS.items()
        if len(phrase) == 1 and len(phrase[0]) >= 4 and phrase[0][0] == written[0] and _near(written, phrase[0])
    }  # fmt: skip
    return hits.pop() if len(hits) == 1 else None


def _misspelled_pair(first: str, second: str) -> Word | None:
    """The only order of two words of which the second is mistyped: ``no anser``, ``nicht ereicht``."""
    if len(second) < 5 or second in _NOT_MEANT:
        return None
    hits = {
        word
        for phrase, word in _WORDS.items()
        if len(phrase) == 2 and phrase[0] == first and phrase[1][0] == second[0] and _near(second, phrase[1])
    }
    return hits.pop() if len(hits) == 1 else None


def _near(one: str, other: str) -> bool:
    """Whether one slip of the fingers leads from one to the other (Damerau's distance 1)."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(rest) == len(others):
        swapped = rest[1::-1] + rest[2:] == others if len(rest) > 1 else False
        return rest[1:] == others[1:] or swapped
    return rest[1:] == others or rest == others[1:]


def _turned_round(line: str) -> tuple[Word | None, str, str]:
    """The word behind the name: ``Ann: called``, ``Ann angerufen``."""
    head, colon, rest = line.partition(":")
    if colon and 0 < len(head.split()) <= 4 and len(head) <= 60:
        word, misspelled, after = _word(rest.strip())
        if word is not None and not misspelled and word not in _NOBODYS:
            return word, head.strip(), after
    folded = fold_case(line.rstrip(" .!"))
    for ending, word in _DONE.items():
        if folded.endswith(f" {ending}"):
            words = line.rstrip(" .!").split()[: -len(ending.split())]
            while words and words[0].lower() in _BEFORE:
                words.pop(0)
            return word, "", " ".join(words)
    return None, "", line


# What is behind the word ----------------------------------------------------------------------------------------------


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
    elif colon and not name and order.word not in _NOBODYS and _may_be_name(head, text):
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
        if _word(comment.strip())[0] is not None:
            return _SAY[Word.STOP]
        order = replace(order, text=comment.strip())
    name = name or order.name or _spoken_name(rest.strip(" :.!,"))
    if order.word is Word.UNDO:
        return order if not set(fold_case(rest).split()) - _UNDONE else _SAY[Word.UNDO]
    if order.word not in {Word.RESUME, Word.GO_ON, Word.PAUSE}:
        return replace(order, name=name)
    if fold_case(name) in _EVERYTHING:
        return replace(order, word=Word.GO_ON if order.word is Word.RESUME else order.word)
    return replace(order, name=name, word=Word.RESUME if name and order.word is Word.GO_ON else order.word)


_READ = {
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
