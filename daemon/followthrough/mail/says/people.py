"""Names and addresses of people as running text has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from followthrough.mail.says.phrases.referring import cue

_UPPER = "A-Z" + "".join(
    each for each in map(chr, range(0xC0, 0x530)) if each.isupper() and each.lower() != each
)
_WORD = rf"(?:[dDlLO]')?[{_UPPER}][\w'-]{{1,30}}"
_PARTICLE = (
    r"(?:von|van|zu|de|der|den|des|del|della|delle|dei|degli|dalla|dal|di|da|do|dos|das|du|la|le|las|los"
    r"|el|al|bin|ibn|ben|abu|af|av|ter|ten|te|'t)"
)
_PLAIN_TITLE = (
    r"[Dd]r(?:a|\.ssa)?|[Pp]rof(?:a|\.ssa|essor|essora|esseur|essoressa)?|[Mm]rs?|[Mm]s|Miss|Mx|Sir|Herrn?|Frau|Mme|Mlle"
    r"|[Mm]onsieur|[Mm]adame|[Ss]ra?|[Ss]eñora?|[Ss]enhora?|[Dd]on|[Dd]oña|[Dd]ott(?:\.ssa|oressa|or|ore)?|[Ss]ig(?:\.ra|\.na|nora|nor|nore)?"
    r"|[Aa]vv|[Ii]ng|[Aa]rch|[Ll]ic|[Ee]ng|[Mm]evrouw|[Mm]eneer|de heer|[Dd]hr|[Mm]evr|[Mm]w|[Ii]r|Mag"
)
_TITLE = rf"(?:(?:{_PLAIN_TITLE})\b\.?|\bM\.)\s"
_TITLES = re.compile(rf"(?:{_TITLE}){{1,3}}")
_FULL_NAME = re.compile(
    rf"(?<![\w@.-])(?:{_TITLE}){{0,3}}{_WORD}(?:(?:\s{_PARTICLE}){{0,3}}\s(?:[{_UPPER}]\.|{_WORD})){{0,4}}"
    rf"|(?<![\w@.-])(?:{_TITLE}){{1,3}}(?:{_PARTICLE}\s){{1,3}}{_WORD}"
)
_ADDRESS = re.compile(r"[^\s<>@()\[\],;:\"]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_FIRM = re.compile(
    r"[\s-](?:(?i:team|department|group|office|desk|abteilung|gruppe|gmbh|inc|ltd|llc|plc|corp|university|institute|college"
    r"|museum|s\.r\.l|s\.p\.a|b\.v|n\.v|s\.a|sarl|sas|ltda)|AG|KG|SE|SA|NV|BV|Lda)\b"
)
_THING = re.compile(rf"(?<!\bMc)(?<!\bMac)(?<!\bLe)(?<!\bDe)(?<=[^\W\d_])[{_UPPER}]|\d|_")
"""A word that no person is called: a capital inside it, or a number."""
MAX_REGION = 300
_BETWEEN = 6
"""Words between a name and its address: `Bob Stone, my old boss, at …`."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a text: a name, an address in lower case, or both; where it stands there."""

    name: str
    address: str
    start: int
    stop: int

    @property
    def surely(self) -> bool:
        """Two words, a title or an address: a single word with a capital may be anything."""
        return bool(self.address) or " " in self.name


def people(text: str, language: str | None) -> tuple[Named, ...]:
    """Everybody in the first 300 characters of TEXT, in their order; an address belongs to the name next to it."""
    region = text[:MAX_REGION]
    addresses = [Named("", each, start, stop) for each, start, stop in _addresses(region)]
    names = [
        each
        for each in _names(region, language)
        if not any(a.start <= each.start < a.stop for a in addresses)
    ]
    result: list[Named] = []
    for each in sorted([*addresses, *names], key=lambda one: one.start):
        last = result[-1] if result else None
        if last and each.address and not last.address and _belongs(region[last.stop : each.start]):
            result[-1] = replace(last, address=each.address, stop=each.stop)
        elif last and last.address and not last.name and _right_behind(region[last.stop : each.start]):
            result[-1] = replace(last, name=each.name, stop=each.stop)
        else:
            result.append(each)
    sure = [row for row, each in enumerate(result) if each.surely]
    if len(sure) == 2 and not result[sure[0]].address and not result[sure[1]].name:
        # One person and one address, however far apart.
        result[sure[0]] = replace(result[sure[0]], address=result[sure[1]].address)
        del result[sure[1]]
    return tuple(result)


def without_title(name: str) -> str:
    """The name without ``Dr`` and the like before it."""
    return _TITLES.sub("", name)


def _belongs(between: str) -> bool:
    return len(between.split()) <= _BETWEEN and "@" not in between


def _right_behind(between: str) -> bool:
    return between.strip(" \t>") in {"(", "-", "\u2013"}


def _addresses(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _ADDRESS.finditer(text):
        yield found[0].strip("'.").lower().removeprefix("mailto:"), found.start(), found.end()


def _names(text: str, language: str | None) -> Iterator[Named]:
    end = 0
    while found := _FULL_NAME.search(text, end):
        start, name = _kept(found[0], found.start(), language)
        end = start + len(name) if name else found.end()
        firm = _FIRM.match(text, end) or _FIRM.search(name)
        thing = (" " not in name and _THING.search(name)) or name.endswith("'s")
        if name and _TITLES.fullmatch(f"{name} ") is None and not firm and not thing:
            yield Named(re.sub(r"^Herrn ", "Herr ", name), "", start, end)
        # What was cut off behind a name may begin another.
        end = max(end, found.start() + 1)


def _kept(words: str, start: int, language: str | None) -> tuple[int, str]:
    """The name in these words, without what stands before or behind it; '' for none."""
    no_name = cue("no_name", language)
    pieces = [(each.start(), each[0]) for each in re.finditer(r"\S+", words)]
    while pieces and no_name.fullmatch(pieces[0][1].rstrip(".,")):
        pieces.pop(0)
    for row, (_, piece) in enumerate(pieces):
        if no_name.fullmatch(piece) and not re.fullmatch(_PARTICLE, piece.lower()):
            pieces = pieces[:row]
            break
    while pieces and re.fullmatch(_PARTICLE, pieces[-1][1]):
        pieces.pop()
    if not pieces:
        return start, ""
    first, last = pieces[0][0], pieces[-1]
    name = words[first : last[0] + len(last[1])].rstrip(" .,'-")
    return start + first, name
