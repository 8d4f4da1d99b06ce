"""What the words of one mail say of being automatic: the signs that ``auto_reply`` weighs."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from followthrough.mail.address import is_no_reply
from followthrough.mail.body import cues
from followthrough.mail.body.quoted import Body
from followthrough.mail.judges.notice_signs import (
    AND_SUBJECT,
    CLAUSE,
    COLLEAGUE,
    DAYS,
    HABIT,
    QUESTION,
    REACHED,
    REPLYING,
    TAGS,
    TICKET,
    URL,
    WORD,
    is_role,
    name_words,
    of_another,
)
from followthrough.mail.machine.absences import Words, pattern, spoken
from followthrough.mail.machine.notices import flat, pieces, windows
from followthrough.mail.message import Message

MAX_PIECES = 60
MAX_FOUND = 20
"""Places of one sign that are looked at: who repeats it more often wants to cost time."""
MAX_AWAY = 5
"""Sentences of an absence whose clauses are looked at."""
MAX_SENTENCE = 600
"""Characters of a sentence that a notice may have."""
_FEW_WORDS = 3
_FEW_LETTERS = 6
"""Of a language without blanks."""

_BELONGS = (
    "absent",
    "template",
    "courtesy",
    "automatic",
    "left",
    "received",
    "back",
    "back_behind",
    "open_ended",
    "away_subject",
)


class Notice:
    """One mail's words, looked at in the languages it may be written in."""

    def __init__(self, message: Message, body: Body) -> None:
        self.message = message
        self.text = flat(body.new.strip() or message.text)
        self.subject = flat(message.subject[:300])
        lowered = f"{self.text}\n{self.subject}".lower()
        self.languages: tuple[Words, ...] = spoken(lowered)
        # A letter that grows in lower case would shift what stands behind it.
        whole = len(lowered) != len(self.text) + 1 + len(self.subject)
        self._where = {
            each: ((0, len(self.text)),) if whole else windows(lowered, each.stems) for each in self.languages
        }

    @cached_property
    def spoken(self) -> tuple[Words, ...]:
        """The languages in which it says something that notices say; where it says nothing, all that it may be in."""
        fields = ("absent", "template", "left", "open_ended")
        found = (
            each for each in self.languages if any(self._search(each, field, self.text) for field in fields)
        )
        return tuple(found) or self.languages

    @property
    def day_first(self) -> bool:
        """Whether it is in languages only in which nobody writes the month first."""
        return all(each.language != "en" for each in self.spoken) and bool(self.spoken)

    def find(self, field: str) -> str | None:
        """What the text has of this field near a stem, in the first language that has any."""
        return next((found[0] for each in self.languages for found in self._near(each, field)), None)

    def _near(self, words: Words, field: str) -> Iterator[re.Match[str]]:
        found = (
            each
            for begins, ends in self._where[words]
            for each in pattern(words, field).finditer(self.text, begins, ends)
        )
        return islice(found, MAX_FOUND)

    @cached_property
    def automatic(self) -> str | None:
        """Where it says of itself that a program sent it."""
        return self.find("automatic")

    @staticmethod
    def _search(words: Words, field: str, text: str) -> re.Match[str] | None:
        return pattern(words, field).search(text)

    @cached_property
    def replying(self) -> bool:
        """Whether the subject begins as an answer's does."""
        return REPLYING.match(self.subject) is not None

    @cached_property
    def _plain_subject(self) -> str:
        found = TAGS.match(self.subject)
        return self.subject[found.end() :].lstrip() if found else self.subject

    @cached_property
    def label(self) -> str | None:
        """What only programs write at the beginning of a subject, be it behind a filter's tag."""
        for each in self.languages:
            for subject in self._subjects:
                if pattern(each, "label").match(subject):
                    return self.subject
                away = pattern(each, "away_subject").match(subject)
                # The program puts its own words before the subject that it answers.
                if away and AND_SUBJECT.match(subject, away.end()):
                    return self.subject
        return None

    @cached_property
    def desk_label(self) -> str | None:
        """What only help desks' programs write there."""
        found = (
            pattern(each, "desk_subject").match(one) for each in self.languages for one in self._subjects
        )
        return self.subject if any(found) else None

    @cached_property
    def _subjects(self) -> tuple[str, ...]:
        return tuple({self.subject.lstrip("[*(\u3010 "), self._plain_subject})

    def away_subject(self) -> str | None:
        """A subject that tells of an absence, and answers nothing."""
        if self.replying:
            return None
        for each in self.languages:
            found = pattern(each, "away_subject").match(self._plain_subject)
            if found:
                return found[0]
        return None

    @cached_property
    def absent(self) -> str | None:
        """Where the writer says that they are away; what is said of somebody else is not that."""
        for each in self.languages:
            for found in self._near(each, "absent"):
                if HABIT.search(found[0]):
                    continue
                if not of_another(each, found[0]) or self._names_writer(found.start(), found.end()):
                    return found[0]
        return None

    @cached_property
    def left(self) -> str | None:
        """Where it says that the writer has left, in the words in which others say it."""
        for each in self.languages:
            for found in self._near(each, "left"):
                if self._names_writer(found.start(), found.end()) or self.automatic:
                    return found[0]
        return None

    @cached_property
    def unsigned(self) -> str:
        """The text up to the writer's own name on a line, if it tells of the absence so far: fairs come behind it."""
        author = self.message.author
        own = name_words(author.name, author.address) if author else set()
        at = 0
        for line in self.text.split("\n"):
            words = {word.casefold() for word in WORD.findall(line)}
            if (
                words
                and words <= own
                and any(self._search(each, "absent", self.text[:at]) for each in self.languages)
            ):
                return self.text[:at]
            at += len(line) + 1
        return self.text

    @cached_property
    def left_somebody(self) -> str | None:
        """The same, said of anybody but a colleague: nobody else speaks for a mailbox whose owner is gone."""
        for each in self.languages:
            for found in self._near(each, "left"):
                if not COLLEAGUE.search(self.text[self._sentence(found.start()) : found.start()]):
                    return found[0]
        return None

    def _sentence(self, start: int) -> int:
        begins = max(self.text.rfind("\n", 0, start), self.text.rfind(". ", 0, start)) + 1
        return max(begins, start - 120)

    def _names_writer(self, start: int, end: int) -> bool:
        said = {word.casefold() for word in WORD.findall(self.text[self._sentence(start) : end + 40])}
        author = self.message.author
        if author is None:
            return False
        return bool(said & name_words(author.name, author.address)) or (not author.name and not said)

    @cached_property
    def template(self) -> int:
        """How many kinds of things it says that stand in notices and seldom in letters."""
        return max(
            (
                len(
                    {
                        m[0].lower()[:12]
                        for m in islice(pattern(each, "template").finditer(self.text), MAX_FOUND)
                    }
                )
                for each in self.languages
            ),
            default=0,
        )

    @cached_property
    def engaged(self) -> str | None:
        """What no program says: a word to this reader, a question, a proposal."""
        for each in self.languages:
            if found := self._search(each, "human", self.text):
                return found[0]
        for piece in pieces(URL.sub(" ", self.text))[:MAX_PIECES]:
            asked = QUESTION.search(piece)
            if (
                asked
                and not _is_short(piece)
                and not any(self._search(each, "template", piece) for each in self.languages)
            ):
                return asked[0]
        return None

    @cached_property
    def greets_reader(self) -> bool:
        """Whether the salutation has the name of whom it is for: a program seldom knows it."""
        first = next(iter(pieces(self.text)), "")[:80]
        if not (cues.SALUTATION.match(first) or re.match(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?[,!]", first)):
            return False
        said = {word.casefold() for word in WORD.findall(first)}
        author = self.message.author
        own = name_words(author.name, author.address) if author else set()
        return any(
            said & (name_words(each.name, each.address) - own) for each in self.message.recipients[:10]
        )

    @cached_property
    def others(self) -> int:
        """How many sentences say something that belongs to no notice."""
        return sum(not self._belongs(each) for each in pieces(self.text)[:MAX_PIECES])

    @cached_property
    def stray(self) -> int:
        """How many clauses beside an absence belong to no notice: ``I'm away, they operate on Monday``."""
        away = (
            self._strays(each)
            for each in pieces(self.text)[:MAX_PIECES]
            if any(self._search(words, "absent", each) for words in self.spoken)
        )
        return sum(islice(away, MAX_AWAY))

    def _strays(self, piece: str) -> int:
        if len(piece) > MAX_SENTENCE:
            return 1
        said = [
            found.span()
            for words in self.spoken
            for field in _BELONGS
            for found in islice(pattern(words, field).finditer(piece), MAX_FOUND)
        ]
        clauses = islice(CLAUSE.finditer(piece), MAX_FOUND)
        return sum(
            not _is_short(DAYS.sub(" ", each[0]), _FEW_WORDS - 1)
            and not REACHED.search(each[0])
            and not any(begins < each.end() and ends > each.start() for begins, ends in said)
            for each in clauses
        )

    def _belongs(self, piece: str) -> bool:
        if len(piece) > MAX_SENTENCE:
            return False
        if _is_short(piece):
            return True
        if cues.SALUTATION.match(piece) and len(piece) < 60:
            return True
        if cues.SIGN_OFF.fullmatch(piece) or cues.DEVICE.fullmatch(piece) or REACHED.search(piece):
            return True
        return any(self._search(each, field, piece) for each in self.languages for field in _BELONGS)

    @cached_property
    def received(self) -> str | None:
        """Where it says that something came in."""
        return self.find("received")

    def is_acknowledgement(self) -> str | None:
        """Where it says that something came in, as a help desk does."""
        said = self.received
        if said is None:
            return None
        author = self.message.author
        address = author.address if author else ""
        desk = is_no_reply(address) or is_role(address)
        return said if desk or TICKET.search(self.subject) else None


def _is_short(piece: str, few: int = _FEW_WORDS) -> bool:
    wide = any("\u3040" <= each <= "\u9fff" for each in piece)
    return len(piece) <= _FEW_LETTERS if wide else len(piece.split()) <= few
