"""People's addresses, and which of them are the user's own (RFC 5322 3.4, RFC 5233 for tags)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from followthrough.mail.decode import MAX_VALUE, clean, words

MAX_ADDRESSES = 1_000
"""Of one header; nobody writes to more people with one of ours among them."""
MAX_PIECES = 3_000
"""Between the commas of one header."""

# Bounded repeats: an unclosed quote or bracket must not cost the square of the header's length.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.){0,998}"|<[^<>]{0,998}>|[,;:()"<>\\]|[^",;:()<>\\]+', re.DOTALL)
_LOCAL = re.compile(r'[^\s@<>()\[\],;:\\"]{1,128}|"[^"\\@\s]{1,126}"')
_DOMAIN = re.compile(r'[^\s@<>()\[\],;:\\"/]{1,253}|\[[0-9A-Za-z.:]{3,60}\]')
_PLAIN_QUOTED = re.compile(r'"([^\s@<>()\[\],;:\\"]+)"')
_ORDINARY = re.compile(r"[0-9A-Za-z._%+=-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DOTS = re.compile("[.\u3002\uff0e\uff61]")


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of an address header: the display name as decoded text, and ``local@domain`` in lower case."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The part behind the last ``@``; empty for a broken address."""
        return self.address.rpartition("@")[2] if "@" in self.address else ""


@dataclass(frozen=True, slots=True)
class Identities:
    """The user's own addresses, in lower case; ``you+tag@…`` counts as ``you@…``."""

    addresses: frozenset[str]
    _plain: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for every message of a first scan: not made anew each time.
        object.__setattr__(self, "_plain", frozenset(map(_untagged, self.addresses)))

    def owns(self, address: str) -> bool:
        """Whether this address is the user's own, tags (``+x``) aside."""
        known = normalise(address)
        return known in self.addresses or _untagged(known) in self._plain


def _untagged(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def parse_addresses(value: str) -> tuple[Address, ...]:
    """The addresses of a header's value, groups opened, broken ones left out. Never raises.

    Encoded words in names may still be closed: opened before, a comma in one would part a name in two.
    """
    result: list[Address] = []
    surname = ""
    for chunk in islice(_chunks(value[:MAX_VALUE]), MAX_PIECES):
        found = chunk.address(surname)
        # An unquoted `Lee, Ann <ann@…>`: the part before the comma belongs to the next name.
        surname = chunk.lone_name() if found is None else ""
        if found is not None:
            result.append(found)
            if len(result) == MAX_ADDRESSES:
                break
    return tuple(result)


class _Chunk:
    """What stands between two commas."""

    __slots__ = ("angle", "comment", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.comment: list[str] = []
        self.angle: str | None = None

    def address(self, surname: str) -> Address | None:
        name = "".join(self.text) if self.angle is not None else ""
        raw = self.angle if self.angle is not None else "".join(self.text)
        # A source route (`<@relay:ann@…>`) is history, only its end is the address.
        address = normalise(raw.rpartition(":")[2])
        if not _valid(address):
            return None
        shown = _name(name)
        if surname and shown:
            shown = f"{surname}, {shown}"
        return Address(shown or _name("".join(self.comment)), address)

    def lone_name(self) -> str:
        text = "".join(self.text)
        return _name(text) if self.angle is None and "@" not in text and not self.comment else ""


def _chunks(value: str) -> Iterator[_Chunk]:
    """One chunk for each comma or semicolon outside quotes, comments and brackets; a group's name is dropped."""
    if value.count("\\") > 200:
        # No writer escapes that much; with it, looking for the end of each quote takes the square of the length.
        value = value.replace("\\", "")
    chunk, depth = _Chunk(), 0
    for found in _TOKEN.finditer(value):
        token = found[0]
        if token in "()":
            depth = max(0, depth + (1 if token == "(" else -1))
        elif depth:
            chunk.comment.append(token)
        elif token in {",", ";"}:
            if chunk.text or chunk.angle is not None:
                yield chunk
            chunk = _Chunk()
        elif token == ":":
            chunk = _Chunk()
        elif token[0] == "<" and len(token) > 1:
            chunk.angle = chunk.angle if chunk.angle is not None else token[1:-1]
        elif token not in {"<", ">"}:
            chunk.text.append(token)
    yield chunk


def _name(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return clean(words(_ESCAPED.sub(r"\1", text)).replace('"', ""))[:200]


def _valid(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    return (
        _LOCAL.fullmatch(local) is not None
        and _DOMAIN.fullmatch(domain) is not None
        and address.isprintable()
        and not domain.startswith((".", "-"))
    )


def normalise(address: str) -> str:
    """Lower case, without surrounding blanks and brackets; an IDN domain as its A-label where it has one."""
    if _ORDINARY.fullmatch(address):
        return address.lower()
    text = address.strip().strip("<>").strip().lower()
    local, at, domain = text.rpartition("@")
    if not at:
        return text
    if plain := _PLAIN_QUOTED.fullmatch(local):
        local = plain[1]
    if not domain.isascii():
        labels = _DOTS.split(unicodedata.normalize("NFKC", domain).lower())
        domain = ".".join(_a_label(label) for label in labels)
    return f"{unicodedata.normalize('NFC', local)}@{domain.rstrip('.')}"


def _a_label(label: str) -> str:
    """RFC 5891 for names already in lower case: the stdlib's codec would still turn ß into ss."""
    if label.isascii() or len(label) > 63:
        return label
    return "xn--" + label.encode("punycode", "replace").decode("ascii")


_FREEMAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es
    live.com live.co.uk live.de live.fr live.nl msn.com passport.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it
    yahoo.es yahoo.ca yahoo.com.br yahoo.co.in yahoo.co.jp ymail.com rocketmail.com aol.com aim.com icloud.com
    me.com mac.com gmx.de gmx.net gmx.at gmx.ch gmx.com
    web.de t-online.de freenet.de mail.de posteo.de posteo.net mailbox.org
    arcor.de online.de 1und1.de proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com
    fastmail.com fastmail.fm hey.com zoho.com mail.com email.com usa.com hushmail.com runbox.com
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it
    wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru
    qq.com 163.com 126.com yeah.net sina.com naver.com daum.net hanmail.net rediffmail.com
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net
    btinternet.com ntlworld.com sky.com talktalk.net virginmedia.com shaw.ca sympatico.ca rogers.com
    bigpond.com optusnet.com.au bluewin.ch hispeed.ch chello.at aon.at ziggo.nl kpnmail.nl xs4all.nl telenet.be
    skynet.be uol.com.br bol.com.br terra.com.br bluemail.ch ukr.net abv.bg mail.bg mail.ee inbox.lv telia.com
    """.split()
)

# Second levels under which organisations register, as in co.uk: a rule in place of the whole public suffix list.
_SECOND_LEVEL = frozenset(
    "ac co com edu gov gob gouv gv govt ltd mil ne net nhs nom or org plc sch school".split()
)


def is_freemail(domain: str) -> bool:
    """Whether the domain gives addresses to anybody (gmail.com, gmx.de …): no organisation's then."""
    return domain.strip().rstrip(".").lower() in _FREEMAIL


def registrable(domain: str) -> str:
    """The part of a domain an organisation registered (``mail.uni.ac.uk`` is ``uni.ac.uk``); '' for none or an IP."""
    labels = domain.lower().rstrip(".").split(".")
    if len(labels) < 2 or domain.startswith("[") or labels[-1].isdigit():
        return ""
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if deep else -2 :])


_NO_REPLY = re.compile(
    r"(?:[a-z0-9]+[-_.])*(?:no[-_.]?(?:t[-_.]?)?repl(?:y|ies)|do[-_.]?not[-_.]?reply|dont[-_.]?reply"
    r"|ne[-_.]?pas[-_.]?repondre"
    r"|nicht[-_.]?antworten|keine[-_.]?antwort|no[-_.]?responder|nao[-_.]?responda|non[-_.]?rispondere"
    r"|unattended|unmonitored|auto[-_.]?(?:mailer|confirm|notify|responder))(?:[-_.+][^@]*)?"
    r"|mailer[-_]?daemon|postmaster|bounces?(?:[-_.+=][^@]*)?|nobody|notifications?|notify|alerts?"
    r"|newsletter|www-data|root|daemon|listserv|majordomo"
)


def is_no_reply(address: str) -> bool:
    """Whether the local part says that nobody reads it (no-reply, donotreply, mailer-daemon, notifications …)."""
    return _NO_REPLY.fullmatch(normalise(address).rpartition("@")[0][:128]) is not None


def same_organisation(a: str, b: str) -> bool:
    """Whether two addresses share an organisation's domain (registrable part), freemail domains never."""
    domain = normalise(a).rpartition("@")[2]
    other = normalise(b).rpartition("@")[2]
    # A provider's subdomain gives addresses to anybody as well.
    if any(is_freemail(each) or is_freemail(registrable(each)) for each in (domain, other)):
        return False
    return bool(registrable(domain)) and registrable(domain) == registrable(other)
