"""The words by which the user steers, and which of them a line begins or ends with, a slip of the fingers allowed."""

import re
from collections.abc import Iterator
from enum import StrEnum

from followthrough.mail.decode import fold_case
from followthrough.mail.when.moments import MAX_LINE


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
TEXTS = frozenset({Word.HELPFUL, Word.NOTE, Word.OWE, Word.NEWS})
"""What goes on over the lines below until an empty one or another word."""
NOBODYS = frozenset({Word.PAUSE, Word.GO_ON, Word.UNDO, Word.LANDED, Word.APPLIED})
"""What is about nobody in particular: no name goes with it."""

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def word_of(line: str) -> tuple[Word | None, str, str]:
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
    for found in TOKEN.finditer(line[:MAX_LINE]):
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


def turned_round(line: str) -> tuple[Word | None, str, str]:
    """The word behind the name: ``Ann: called``, ``Ann angerufen``."""
    head, colon, rest = line.partition(":")
    if colon and 0 < len(head.split()) <= 4 and len(head) <= 60:
        word, misspelled, after = word_of(rest.strip())
        if word is not None and not misspelled and word not in NOBODYS:
            return word, head.strip(), after
    folded = fold_case(line.rstrip(" .!"))
    for ending, word in _DONE.items():
        if folded.endswith(f" {ending}"):
            words = line.rstrip(" .!").split()[: -len(ending.split())]
            while words and words[0].lower() in _BEFORE:
                words.pop(0)
            return word, "", " ".join(words)
    return None, "", line
