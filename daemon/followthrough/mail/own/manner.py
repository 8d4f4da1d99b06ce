"""How somebody writes to a person: du or Sie, the line they close with, the name they sign with."""

import re
from dataclasses import dataclass

from followthrough.mail.body import cues
from followthrough.mail.body.quoted import greeting, split

_MOST_TEXT = 16_000
_MOST_LINES = 400

_DU = re.compile(r"\b(?:du|dir|dich|dein(?:e[mnrs]?)?|euch|eure?[mnrs]?)\b", re.IGNORECASE)
# "Sie" and "Ihr" at the start of a sentence may be "she" and "her"; "Ihnen" and capitals inside one are the reader.
_SIE = re.compile(r"(?<=[a-zäöüß,;–—-] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|\bIhnen\b")
# "Herr" and "Frau" are greeted with Sie.
_FORMAL_GREETING = re.compile(r"\b(?:sehr geehrte[rs]?|herrn?|frau)\b", re.IGNORECASE)

_CLOSINGS = re.compile(
    r"(?:(?:mit |meine |die )?(?:freundliche|herzliche|liebe|viele|beste|schöne|sonnige|kollegiale)[nm]?"
    r"(?: (?:lieben|herzlichen|freundlichen))? (?:grüße|grüßen|grüsse|grüssen|gruss|gruß)|grüße|gruß|lg|vg|mfg|bg"
    r"|bis bald|alles gute|alles liebe|hochachtungsvoll|dein|deine|ihr|ihre)(?: aus [^,\n]{1,30})?\s?[,.!]?",
    re.IGNORECASE,
)
_CLOSING_WORDS = {
    "de": r"gr[uü](?:ß|ss)|^(?:lg|vg|mfg|bg)\b|hochachtung|vielen dank|^danke|^bis bald|^alles (?:gute|liebe)",
    "en": r"regards|wishes|sincerely|yours|cheers|^thank|many thanks|take care|^best\b|^all the|warmly|rgds",
    "fr": r"cordialement|salutations|bien à (?:vous|toi)|merci|bises|amicalement|respectueusement",
    "es": r"saludo|atentamente|gracias|abrazo",
    "it": r"salut[io]|grazie|cordialmente",
    "nl": r"groet|mvg|hartelijk",
    "pt": r"cumprimentos|atenciosamente|abraço|obrigad",
}
_CLOSING_LANGUAGES = {each: re.compile(words, re.IGNORECASE) for each, words in _CLOSING_WORDS.items()}
CLOSING_LANGUAGES = frozenset(_CLOSING_WORDS)
"""Two letters each: whose closings are known."""
# Thanks for something of that mail is no way to close the next one.
_THANKS = re.compile(r"thank|thx|dank|merci|gracias|grazie|obrigad", re.IGNORECASE)
_NAME_LINE = re.compile(r"[^\W\d_][^\n,;:!?@<>]{0,60}")


@dataclass(frozen=True, slots=True)
class Closing:
    """The last lines of a mail. ``line`` is the closing as written (``Viele Grüße``), '' where it is thanks or there is
    none; ``name`` what stands under it, or ''."""

    line: str
    name: str


def says_du(text: str) -> bool | None:
    """Whether a German mail says du to its reader; False: Sie; None where it says neither, or both.

    TEXT is the whole of a mail as written, quotation and signature with it: those are left out here.
    """
    new = split(text[:_MOST_TEXT]).new
    familiar, formal = len(_DU.findall(new)), len(_SIE.findall(new))
    hail = greeting(new)
    if hail and _FORMAL_GREETING.search(hail):
        formal += 1
    if familiar and formal:
        return None
    return bool(familiar) if familiar or formal else None


def closing(text: str) -> Closing:
    """How the writer closed: the last closing line of the new text, and the name under it."""
    body = split(text[:_MOST_TEXT])
    written = [*body.new.split("\n")[-_MOST_LINES:], *body.signature.split("\n")[:_MOST_LINES]]
    lines = [each.strip() for each in written]
    for row in range(len(lines) - 1, -1, -1):
        line = lines[row]
        if 0 < len(line) <= 60 and (cues.SIGN_OFF.fullmatch(line) or _CLOSINGS.fullmatch(line)):
            name = _name(lines[row + 1 :])
            return Closing("" if _THANKS.search(line) else line, name)
    return Closing("", "")


def closing_language(line: str) -> str | None:
    """Which language a closing line is in; None where that can't be told."""
    found = [each for each, pattern in _CLOSING_LANGUAGES.items() if pattern.search(line[:80])]
    return found[0] if len(found) == 1 else None


def _name(below: list[str]) -> str:
    first = next((each.strip() for each in below if each.strip()), "")
    return first if _NAME_LINE.fullmatch(first) and len(first.split()) <= 4 else ""
