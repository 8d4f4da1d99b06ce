"""Whom a mail points to: each once, with address and role, but never whoever wrote it."""

import re

from followthrough.mail.address import Address
from followthrough.mail.findings import Referred
from followthrough.mail.message import Message
from followthrough.mail.says.people import Named, without_title
from followthrough.mail.says.phrases.referring import cue

MAX_REFERRALS = 5
_SHARED = re.compile(
    r"(?:jobs?|careers?|hr|info|office|contact|kontakt|support|help|bewerbung\w*|karriere|personal|recruit\w*|recrutement"
    r"|rrhh|seleccion|rh|vagas|lavoro|vacatures?|team|hello|hallo|mail|sekretariat|service|admin\w*)@"
)
_APART = re.compile(r"\b(?:and|or|und|oder|et|ou|y|e|o|en|of)\b|(?:\w+\W+){4}")
"""More than an article or a verb between a name and a role: somebody else's."""


class Found:
    """Everybody pointed to or introduced, each once, in the order they were named."""

    def __init__(self, recipients: tuple[Address, ...]) -> None:
        self._recipients = recipients
        self._people: dict[str, Referred] = {}

    def add_pointed(
        self, named: tuple[Named, ...], region: str, language: str | None, *, promised: bool
    ) -> None:
        """Those named in ``region``; an address that a department shares, and no name, is nobody."""
        for number, each in enumerate(named):
            if each.name or not _SHARED.match(each.address):
                self._add(each.name, each.address, _role(region, named, number, language), promised=promised)

    def add_introduced(self, sentence: str, who: Address, language: str | None) -> None:
        """``who`` is a recipient of this mail."""
        self._add(who.name, who.address, _any_role(sentence, language), promised=False)

    def but_writer(self, message: Message) -> tuple[Referred, ...]:
        """Without whoever wrote the mail, under whatever address, and without their firm."""
        author = message.author
        senders = {each.address for each in (*message.from_, *message.sender, *message.reply_to)}
        own = set(author.name.casefold().split()) if author else set()
        own |= {author.domain.split(".")[0]} if author and author.domain else set()
        kept = [each for each in self._people.values() if each.address not in senders]
        return tuple(each for each in kept if not each.name or not _words(each.name) <= own)[:MAX_REFERRALS]

    def _add(self, name: str, address: str, role: str, *, promised: bool) -> None:
        there = next((r for r in self._recipients if _is_called(r, name, address)), None)
        if there is not None:
            name, address = there.name or name, there.address
        one = Referred(name[:80], address, role[:80], there is not None, promised and there is None)
        known = next((key for key, each in self._people.items() if _same(each, one)), "")
        if known:
            one = _merged(self._people[known], one)
        key = known or address or name.casefold()
        if key:
            self._people[key] = one


def _same(known: Referred, one: Referred) -> bool:
    if known.address and one.address:
        return known.address == one.address
    return bool(known.name) and _words(known.name) == _words(one.name)


def _merged(known: Referred, one: Referred) -> Referred:
    introduced = known.introduced or one.introduced
    return Referred(
        known.name or one.name,
        known.address or one.address,
        known.role or one.role,
        introduced,
        (known.promised or one.promised) and not introduced,
    )


def _words(name: str) -> set[str]:
    return set(without_title(name).casefold().split())


def _is_called(recipient: Address, name: str, address: str) -> bool:
    """Whether who is named as ``Bob``, ``Frau Stein`` or by an address is this recipient."""
    if address:
        return recipient.address == address
    said = _words(name)
    return bool(said) and said <= set(re.findall(r"[\w'-]+", recipient.name.casefold()))


def _role(region: str, named: tuple[Named, ...], number: int, language: str | None) -> str:
    """What the writer calls one of those named: right before the name, or right behind."""
    start = named[number - 1].stop if number else 0
    stop = named[number + 1].start if number + 1 < len(named) else len(region)
    this = named[number]
    if this.stop > len(region) or this.start < start:
        return _any_role(region, language)
    before = list(cue("role", language).finditer(region[max(start, this.start - 100) : this.start]))
    if before:
        return _plain(before[-1][0])
    behind = region[this.stop : stop]
    found = [each for each in (cue(field, language).search(behind) for field in ("role", "relates")) if each]
    first = min(found, key=lambda each: each.start(), default=None)
    return _plain(first[0]) if first and not _APART.search(behind[: first.start()]) else ""


def _any_role(text: str, language: str | None) -> str:
    found = cue("role", language).search(text) or cue("relates", language).search(text)
    return _plain(found[0]) if found else ""


def _plain(words: str) -> str:
    return " ".join(words.rstrip("(,.; ").split())
