"""People from vCards: versions 3 (RFC 2426) and 4 (RFC 6350), and what phones still write as 2.1.

icalendar's parser of content lines takes neither groups (``item1.EMAIL``) nor 2.1's bare types (``TEL;HOME:``), so
lines are parted here.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from followthrough.setup.entries import Contacts, Entry

_BEGIN = re.compile(r"\s*BEGIN\s?:\s?VCARD\s*(?:\n|\Z)", re.IGNORECASE)
_FOLD = re.compile(r"\n[ \t]")
_ESCAPE = re.compile(r"\\([nN,;:\\])")
_QUOTED_PRINTABLE = re.compile(r"ENCODING=(?:QUOTED-PRINTABLE|Q)\b|;QUOTED-PRINTABLE\b", re.IGNORECASE)
_PARAMETER = re.compile(r';((?:"[^"\n]{0,998}"|[^";:\n]){0,998})')
_NAME = re.compile(r"(?:[A-Za-z0-9-]{1,60}\.)?([A-Za-z0-9-]{1,60})")


def is_vcard(text: str) -> bool:
    """Whether this begins as vCards do."""
    return _BEGIN.match(text.replace("\r\n", "\n").replace("\r", "\n")[:500]) is not None


def read_cards(text: str) -> Contacts:
    """Everybody in a file of vCards."""
    entries = []
    for number, card in enumerate(_cards(text), 1):
        entries.append(_entry(f"card {number}", card))
    return Contacts("vCards", tuple(entries))


@dataclass(frozen=True, slots=True)
class _Property:
    name: str
    types: frozenset[str]
    value: str
    preferred: int

    def parts(self) -> list[str]:
        """The components of a structured value (RFC 6350 3.3)."""
        return [_unescaped(part) for part in re.split(r"(?<!\\);", self.value)]

    @property
    def text(self) -> str:
        return _unescaped(self.value)


def _cards(text: str) -> Iterator[list[_Property]]:
    card: list[_Property] = []
    depth = 0
    for line in _lines(text):
        found = _property(line)
        if found is None:
            continue
        begins, ends = (
            found.name == word and found.value.strip().upper() == "VCARD" for word in ("BEGIN", "END")
        )
        if begins and card and card[-1].name != "AGENT":
            # The one before was never closed; a card inside a card (2.1) stands below AGENT.
            yield card
            card, depth = [], 0
        depth += begins - ends
        if ends and depth <= 0:
            yield card
            card, depth = [], 0
        elif depth == 1 and not (begins or ends):
            card.append(found)
    if card:
        yield card


def _lines(text: str) -> Iterator[str]:
    """Unfolded; in quoted-printable a line that ends with ``=`` goes on as well (2.1)."""
    unfolded = _FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    held: list[str] = []
    for line in unfolded.split("\n"):
        if held:
            held.append(line)
        elif _QUOTED_PRINTABLE.search(line.partition(":")[0]):
            held = [line]
        else:
            yield line
            continue
        if not line.endswith("="):
            yield "".join([part.removesuffix("=") for part in held[:-1]] + held[-1:])
            held = []
    if held:
        yield "".join(part.removesuffix("=") for part in held)


def _property(line: str) -> _Property | None:
    named = _NAME.match(line)
    if named is None:
        return None
    place, parameters = named.end(), []
    while found := _PARAMETER.match(line, place):
        parameters.append(found[1].replace('"', ""))
        place = found.end()
    if line[place : place + 1] != ":":
        return None
    value = line[place + 1 :]
    types: set[str] = set()
    preferred, charset, quoted = 100, "utf-8", False
    for parameter in parameters:
        key, _, said = parameter.rpartition("=")
        match key.upper():
            case "" | "TYPE":
                types |= {each.strip().upper() for each in said.split(",")}
            case "PREF":
                preferred = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else preferred
            case "CHARSET":
                charset = said
            case "ENCODING":
                quoted = said.upper() in {"QUOTED-PRINTABLE", "Q"}
    if quoted or "QUOTED-PRINTABLE" in types:
        value = _from_quoted_printable(value, charset)
    return _Property(named[1].upper(), frozenset(types), value, 0 if "PREF" in types else preferred)


def _from_quoted_printable(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8"))
    try:
        return raw.decode(charset, "replace")
    except (LookupError, ValueError):  # no such charset, or a codec that is none (idna)
        return raw.decode("utf-8", "replace")


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _entry(where: str, card: list[_Property]) -> Entry:
    entry = Entry(where)
    by_name: dict[str, list[_Property]] = {}
    for each in sorted(card, key=lambda p: p.preferred):
        by_name.setdefault(each.name, []).append(each)
    if any(each.text.lower() in {"group", "org", "location"} for each in by_name.get("KIND", ())):
        entry.skip = f"a {by_name['KIND'][0].text.lower()}, not a person"
    entry.call(_name_of(by_name))
    for each in by_name.get("EMAIL", ()):
        entry.add_addresses(each.text)
    entry.put("phone", _phone(by_name.get("TEL", [])))
    for each in by_name.get("ORG", ()):
        entry.put("organisation", ", ".join(part for part in each.parts() if part))
    for key, name in (("role", "TITLE"), ("role", "ROLE"), ("notes", "NOTE"), ("timezone", "TZ")):
        for each in by_name.get(name, ()):
            entry.put(key, each.text)
    for each in by_name.get("LANG", ()):
        entry.put("language", each.text.partition("-")[0].lower())
    related = [_related(each) for each in by_name.get("RELATED", ())]
    entry.put("known_from", ", ".join(each for each in related if each))
    return entry


def _name_of(by_name: dict[str, list[_Property]]) -> str:
    shown = next((each.text for each in by_name.get("FN", ()) if each.text), "")
    if shown:
        return " ".join(shown.split())
    for each in by_name.get("N", ()):
        family, given, additional, *_ = [*each.parts(), "", "", ""]
        name = " ".join(f"{given} {additional} {family}".replace(",", " ").split())
        if name:
            return name
    return ""


def _phone(numbers: list[_Property]) -> str:
    """A mobile's before an office's before any other; never a fax."""
    callable_ = [each for each in numbers if not each.types & {"FAX", "PAGER", "MODEM"}]
    for wanted in ({"CELL"}, {"WORK"}, set[str]()):
        for each in callable_:
            if wanted <= each.types:
                return each.text.removeprefix("tel:").partition(";")[0]
    return ""


def _related(each: _Property) -> str:
    """A person the card names: ``Cy Brandt (friend)``; an address in the web tells nothing."""
    if each.text.lower().startswith(("urn:", "http:", "https:", "data:")):
        return ""
    how = ", ".join(sorted(kind.lower() for kind in each.types - {"PREF"}))
    return each.text.removeprefix("mailto:") + (f" ({how})" if how else "")
