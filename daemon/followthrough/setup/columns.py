"""What the columns of other programs' tables mean: their headers, in English and German, and a few in other tongues."""

import re
from collections.abc import Iterable, Mapping, Sequence

from followthrough.mail.decode import fold_case

NAME, FIRST, MIDDLE, LAST, ADDRESS = "name", "first name", "middle name", "last name", "address"
INTRODUCE = "introduce"

_WORDS: Mapping[str, str] = {
    NAME: "name|full name|display name|contact name|contact|person|vollständiger name|ganzer name|anzeigename"
    "|kontakt|kontaktname|ansprechpartner|nom complet|nombre completo|file as|formatted name",
    FIRST: "first name|firstname|given name|forename|vorname|prénom|prenom|nombre|nome|voornaam",
    MIDDLE: "middle name|additional name|middle names|zweiter vorname|weitere vornamen",
    LAST: "last name|lastname|surname|family name|nachname|familienname|zuname|nom|nom de famille|apellidos"
    "|apellido|cognome|achternaam",
    "phone": "phone|phone number|telephone|mobile|mobile phone|mobile number|cell|cell phone|work phone|business phone"
    "|primary phone|home phone|tel|telefon|telefonnummer|rufnummer|mobil|mobiltelefon|handy|mobilnummer"
    "|telefon geschäftlich|geschäftlich telefon|telefon privat|téléphone|telephone mobile|teléfono|telefono",
    "organisation": "organisation|organization|company|company name|employer|firm|institution|organization name"
    "|firma|unternehmen|arbeitgeber|einrichtung|verein|société|entreprise|empresa|azienda",
    "role": "role|job title|position|organization title|job|occupation|profession|function|stelle|funktion|beruf"
    "|rolle|berufsbezeichnung|stellenbezeichnung|tätigkeit|poste|fonction|cargo|title",
    "why": "why|why them|reason|warum|warum sie|grund",
    "known_from": "known from|how known|how do i know them|how i know them|how we met|relationship|connection"
    "|bekannt aus|bekannt von|woher|woher bekannt|kennengelernt|beziehung",
    "referred_by": "referred by|referrer|referral|introduced by|recommended by|empfohlen von|empfohlen durch"
    "|vermittelt von|vermittelt durch",
    INTRODUCE: "introduce|to introduce|introduce to|to be introduced|einführen|einfuehren|vorstellen",
    "playbook": "playbook",
    "greeting": "greeting|salutation line|grußformel|begrüßung",
    "timezone": "timezone|time zone|zeitzone",
    "country": "country code|country|land|ländercode|ländercode iso",
    "language": "language|sprache|langue|idioma",
    "notes": "notes|note|comment|comments|remarks|notizen|notiz|bemerkung|bemerkungen|kommentar|kommentare"
    "|anmerkung|anmerkungen|remarques|notas",
}
_MEANING = {header: field for field, headers in _WORDS.items() for header in headers.split("|")}

_MAIL = r"(?:e ?)?mails?"
_ADDRESS = re.compile(
    rf"{_MAIL}(?: ?\d{{0,2}})?(?: (?:address(?:es)?|adress?en?|value|wert))?"
    rf"|(?:primary|secondary|work|home|business|other|second|private|privat|geschäftlich|dienstlich|zweite|weitere)"
    rf" {_MAIL}(?: address| adresse)?"
    rf"|{_MAIL} (?:privat|geschäftlich|dienstlich|work|home)|address(?:es)? {_MAIL}"
    rf"|courriel|adresse (?:{_MAIL}|électronique)|correo(?: electrónico)?"
)
_MAYBE_ADDRESS = frozenset({"address", "addresses", "adresse", "adressen", "contact", "kontakt"})
"""Postal as often as not: an address column where what stands below has an @."""
_NUMBERED_PHONE = re.compile(r"(?:phone|telefon|tel) \d{1,2}(?: (?:value|wert))?")
_GOOGLE_WORK = re.compile(r"organi[sz]ation 1 (name|title)")
_SEPARATORS = re.compile(r"[\W_]+")
_SHADOWED = {"title": "role", "file as": NAME}
"""Headers that count only where no better column says the same: Outlook's title is a Mrs or a Dr."""


def words_of(header: str) -> str:
    """A header as it is compared: case, punctuation and blanks aside."""
    return fold_case(_SEPARATORS.sub(" ", header))


def meanings(header: Sequence[str], below: Iterable[Sequence[str]] = ()) -> list[str]:
    """What each column is taken for: a key of people.toml, a part of the name, ``address``, or '' for nothing."""
    words = [words_of(each) for each in header]
    found = [_meaning(each) for each in words]
    if any(each in _MAYBE_ADDRESS for each in words):
        mailed = {place for row in below for place, cell in enumerate(row) if "@" in cell}
        found = [
            ADDRESS
            if each in _MAYBE_ADDRESS and place in mailed
            else ""
            if each.startswith("adress")
            else field
            for place, (each, field) in enumerate(zip(words, found, strict=True))
        ]
    for place, each in enumerate(words):
        if each in _SHADOWED and (found.count(_SHADOWED[each]) > 1 or _is_prefix(each, words)):
            found[place] = ""
    return found


def _meaning(words: str) -> str:
    if _ADDRESS.fullmatch(words):
        return ADDRESS
    if _NUMBERED_PHONE.fullmatch(words):
        return "phone"
    work = _GOOGLE_WORK.fullmatch(words)
    if work is not None:
        return "organisation" if work[1] == "name" else "role"
    return _MEANING.get(words, "")


def _is_prefix(words: str, all_words: Sequence[str]) -> bool:
    """Outlook's title stands beside a suffix."""
    return words == "title" and "suffix" in all_words
