"""What the words of one mail say of being automatic: the signs that ``auto_reply`` weighs."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from followthrough.mail import cues
from followthrough.mail.absences import Words, every, pattern, spoken
from followthrough.mail.address import is_no_reply
from followthrough.mail.day_names import MONTHS, WEEKDAYS, any_of
from followthrough.mail.message import Message
from followthrough.mail.notices import flat, pieces, windows
from followthrough.mail.quoted import Body

MAX_PIECES = 60
MAX_FOUND = 20
"""Places of one sign that are looked at: who repeats it more often wants to cost time."""
_FEW_WORDS = 3
_FEW_LETTERS = 6
"""Of a language without blanks."""

_TAGS = re.compile(
    r"(?:\s*(?:\[[^\[\]]{1,40}\]|\*{1,5}\s?[^*]{1,20}\*{1,5}|\((?:ext|external|extern)\)|(?:external"
    r"|extern):)\s*){1,4}",
    re.IGNORECASE,
)
_REPLYING = re.compile(
    r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:re|aw|antw|sv|vs|r|res|rif|odp|fw|fwd|wg|tr|回复|答复|返信"
    r"|回覆)(?:\[\d\])?\s?[:\uff1a]",
    re.IGNORECASE,
)
# Somebody else's verb: ``Ann is out of the office`` is the writer's absence only where Ann is the writer.
_THIRD = {
    "en": "is|has",
    "de": "ist|befindet|hat",
    "fr": "est|sera",
    "es": "está|estará",
    "pt": "está|estará",
    "it": "è|sarà",
    "nl": "is",
    "pl": "jest|przebywa",
    "cs": "je|bude|není",
}
_TICKET = re.compile(
    r"[\[(]?#\s?[\w-]{2,20}[\])]?|\b[A-Z]{2,10}-\d{3,}\b|\b(?:ticket|case|request|vorgang)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:support|help(?:desk)?|service|info|contact|kontakt|office|hello|hallo|hi|admin|sales|jobs?|careers?|hr"
    r"|bewerbung|recruiting"
    r"|talent|team|kundenservice|customer\w*|servicedesk|it|enquiries|inquiries|mail|post|sekretariat|contacto"
    r"|contato|assist\w*|ticket\w*"
    r"|tickets|feedback|billing|accounts?|privacy|datenschutz|dsgvo|gdpr|dpo|legal|press|presse|media|marketing|abuse|postmaster"
    r"|webmaster|reception|empfang|zentrale|secretariat|secretaria|segreteria|secr[ée]tariat|equipo|equipe|[ée]quipe|accueil"
    r"|receptie|recepcja|sekretariat|reception|desk|frontdesk|central|general|all|group|gruppe)(?:[.+_-]\w{1,30})?@",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^\s?\uff1f]{1,40}\s?[?\uff1f](?=[\s)\"']|$)")
_AND_SUBJECT = re.compile(r"[^:\uff1a]{0,30}[:\uff1a]\s?\S")
_OURS = re.compile(
    r"\b(?:our|we|unser\w{0,2}|wir|nos|notre|nuestr\w{1,2}|noss\w{1,2}|i nostri|nostr[oa]|ons|onze|vår\w?|vores|nasz\w?"
    r"|naš\w?)\b",
    re.IGNORECASE,
)
_COLLEAGUE = re.compile(
    r"\b(?:colleague|co-?worker|boss|manager|predecessor|assistant|kolleg(?:e|in)|vorgänger(?:in)?|chef(?:in)?|assistent(?:in)?"
    r"|coll[èe]gue|pr[ée]d[ée]cesseu?r|compañer[oa]|colega|antecessora?|predecesora?|collega|predecessore|voorganger|kollega|företrädare"
    r"|forgænger|kolega|koleżanka|poprzedni(?:k|czka)|kolegyně|předchůdce)\b|同僚|前任|同事",
    re.IGNORECASE,
)
# Who is often away is not away.
_HABIT = re.compile(
    r"\b(?:often|always|usually|frequently|a lot|mostly|rarely|oft|häufig|viel|meist\w*|immer|selten"
    r"|souvent|toujours|beaucoup"
    r"|a menudo|siempre|mucho|muitas vezes|sempre|frequentemente|spesso|vaak|altijd|veel|ofta|alltid"
    r"|mycket|ofte|altid|meget"
    r"|często|zawsze|dużo|často|vždy|hodně)\b|よく|いつも|经常|常常|總是|总是",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S{1,500}", re.IGNORECASE)
_REACHED = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,200}|\+?\d[\d ()/.-]{6,20}\d|https?://")
_WORD = re.compile(r"[^\W\d_]{1,40}")


# A comma, or a word that joins: what stands behind it may be about something else.
_CLAUSE = re.compile(
    r"(?:(?!\s(?:and|but|so|und|aber|et|mais|y|pero|e|mas|ma|en|maar|dus|och|men|så|og|i|ale|a)\s)[^,;:(){}\u3001\uff0c])+",
    re.IGNORECASE,
)
_DAYS = re.compile(rf"\b(?:{any_of({*MONTHS, *WEEKDAYS})})\b\.?|\d[\d.:/-]*(?:st|nd|rd|th)?", re.IGNORECASE)
_READ = re.compile(rf"\s*(?:{every('read_subject').pattern})\s?[:\uff1a]", re.IGNORECASE)
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
MAX_RECEIPT = 1_000
"""Characters of a receipt: it repeats nothing but the headers of what was read."""


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
        return _REPLYING.match(self.subject) is not None

    @cached_property
    def _plain_subject(self) -> str:
        found = _TAGS.match(self.subject)
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
                if away and _AND_SUBJECT.match(subject, away.end()):
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
                if _HABIT.search(found[0]):
                    continue
                if not _of_another(each, found[0]) or self._names_writer(found.start(), found.end()):
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
            words = {word.casefold() for word in _WORD.findall(line)}
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
                if not _COLLEAGUE.search(self.text[self._sentence(found.start()) : found.start()]):
                    return found[0]
        return None

    def _sentence(self, start: int) -> int:
        begins = max(self.text.rfind("\n", 0, start), self.text.rfind(". ", 0, start)) + 1
        return max(begins, start - 120)

    def _names_writer(self, start: int, end: int) -> bool:
        said = {word.casefold() for word in _WORD.findall(self.text[self._sentence(start) : end + 40])}
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
        for piece in pieces(_URL.sub(" ", self.text))[:MAX_PIECES]:
            asked = _QUESTION.search(piece)
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
        said = {word.casefold() for word in _WORD.findall(first)}
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
            each
            for each in pieces(self.text)[:MAX_PIECES]
            if any(self._search(words, "absent", each) for words in self.languages)
        )
        return sum(self._strays(each) for each in away)

    def _strays(self, piece: str) -> int:
        said = [
            found.span()
            for words in self.languages
            for field in _BELONGS
            for found in islice(pattern(words, field).finditer(piece), MAX_FOUND)
        ]
        clauses = islice(_CLAUSE.finditer(piece), MAX_FOUND)
        return sum(
            not _is_short(_DAYS.sub(" ", each[0]), _FEW_WORDS - 1)
            and not _REACHED.search(each[0])
            and not any(begins < each.end() and ends > each.start() for begins, ends in said)
            for each in clauses
        )

    def _belongs(self, piece: str) -> bool:
        if _is_short(piece):
            return True
        if cues.SALUTATION.match(piece) and len(piece) < 60:
            return True
        if cues.SIGN_OFF.fullmatch(piece) or cues.DEVICE.fullmatch(piece) or _REACHED.search(piece):
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
        return said if desk or _TICKET.search(self.subject) else None


def receipt(message: Message) -> str | None:
    """Where a mail says that another was opened, or deleted unopened, as Outlook's receipts do."""
    if ":" not in message.subject[:40] and "\uff1a" not in message.subject[:40]:
        return None
    found = _READ.match(message.subject)
    text = flat(message.text) if found and len(message.text) < MAX_RECEIPT else ""
    said = every("read_text").search(text)
    return said[0] if said else None


def _is_short(piece: str, few: int = _FEW_WORDS) -> bool:
    wide = any("\u3040" <= each <= "\u9fff" for each in piece)
    return len(piece) <= _FEW_LETTERS if wide else len(piece.split()) <= few


def _of_another(words: Words, said: str) -> bool:
    if _OURS.search(said):
        return False
    verb = _THIRD.get(words.language)
    return (
        verb is not None
        and re.match(rf"(?:\S{{1,30}} ){{0,2}}?(?:{verb})\b", said, re.IGNORECASE) is not None
    )


def is_role(address: str) -> bool:
    """Whether a desk reads this address rather than one person."""
    return _ROLE.match(address) is not None


def name_words(name: str, address: str) -> set[str]:
    """The words of a name and of an address' local part, without regard to case."""
    local = address.partition("@")[0]
    return {
        word.casefold() for word in _WORD.findall(f"{name} {re.sub(r'[._+-]', ' ', local)}") if len(word) > 1
    }
