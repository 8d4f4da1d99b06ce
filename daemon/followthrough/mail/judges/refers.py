"""Sends the writer to somebody else: a name, an address or a role is given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from followthrough.mail.address import Address
from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has
from followthrough.mail.says.people import Named, people
from followthrough.mail.says.phrases.referring import cue, low_cue
from followthrough.mail.says.referrals import Found
from followthrough.mail.says.sentences import Sentence
from followthrough.mail.says.written import Written

NAME = "refers"
_MOST_CUES = 4
"""Of one kind in one clause."""
_MOST_ROWS = 400
_MOST_POINTING = 60
"""Sentences that are read with care."""
_POINTING = ("points", "fits", "promises", "suggests")
_NEAR = 60
"""Characters between what points and whom it points to."""
_WORDS_BETWEEN = 8
_FEW_WORDS = 14
_FEW_BESIDE = 4
_FEW_BETWEEN = 2
_NEXT = re.compile(
    r"(?:[,;/&+]|\b(?:and|or|und|oder|sowie|et|ou|y|e|o|u|en|of)\b)\s?(?:[\w'.-]+\s){0,4}\W{0,2}$"
)
_PLACE = re.compile(
    r"\b(?:in|at|from|near|for|about|en|em|aus|vom|im|dans|nel|nella|te|uit)\s$", re.IGNORECASE
)
_AT = re.compile(r"(?<=\w)@(?=\w)")


@dataclass(frozen=True, slots=True)
class _Pointed:
    """What points, in one sentence: whom to (nobody where only a role is named), and whether the writer asks first."""

    sentence: str
    named: tuple[Named, ...]
    region: str
    promised: bool


def judge(message: Message, written: Written) -> Verdict | None:
    """A sentence that points to someone and says to whom; a question or a negation never does.

    Whoever only keeps the writer's calendar is nobody to be introduced to: `my assistant, in Cc, will find a time` is
    no referral, with a name, an address and a place in Cc or without.
    """
    pointed = _all_pointed(written)
    recipients = _recipients(message)
    introduced = tuple(_introduced(written, recipients)) if recipients else ()
    if not pointed and not introduced:
        return None
    found = Found(recipients)
    for each in pointed:
        found.add_pointed(each.named, each.region, written.language, promised=each.promised)
    for sentence, who in introduced:
        found.add_introduced(sentence, who, written.language)
    shown = pointed[0].sentence if pointed else introduced[0][0]
    return Verdict(evidence(NAME, "text", shown), says=Says.REFERS, referrals=found.but_writer(message))


# What points ----------------------------------------------------------------------------------------------------------


def _all_pointed(written: Written) -> list[_Pointed]:
    language = written.language
    result: list[_Pointed] = []
    for row in _rows(written, _POINTING)[:_MOST_POINTING]:
        sentence = written.core[row]
        before = written.core[row - 1].text if row else ""
        found = list(_pointed(sentence, before, language))
        if not found and result and (only := _only_address(sentence.text, language)):
            result[-1] = _addressed(result[-1], only)
        if not found and result and _promises_them(sentence, language):
            result = [replace(each, promised=True) for each in result]
        result += found
    return result


def _rows(written: Written, fields: tuple[str, ...]) -> list[int]:
    """Which sentences of the core may say one of FIELDS, or have an address: a cheap look at all of them at once."""
    text = "\n".join(each.text for each in written.core).lower()
    rows = {text.count("\n", 0, found.start()) for found in islice(_AT.finditer(text), _MOST_ROWS)}
    for found in islice(low_cue(fields, written.language).finditer(text), _MOST_ROWS):
        first = text.count("\n", 0, found.start())
        rows |= set(range(first, first + found[0].count("\n") + 1))
    return sorted(row for row in rows if row < len(written.core))


def _only_address(text: str, language: str | None) -> str:
    named = people(text, language) if len(text.split()) <= _FEW_BESIDE else ()
    return named[0].address if len(named) == 1 and not named[0].name else ""


def _addressed(pointed: _Pointed, address: str) -> _Pointed:
    """With the address that is the next sentence, where whoever was named last has none."""
    if not pointed.named or pointed.named[-1].address:
        return pointed
    *others, last = pointed.named
    return replace(pointed, named=(*others, replace(last, address=address)))


def _pointed(sentence: Sentence, before: str, language: str | None) -> Iterator[_Pointed]:
    """``before``: the sentence before, whose people `write to her at …` means."""
    asked = sentence.text.rstrip("\"' ").endswith(("?", "\uff1f"))
    if asked and not _has("suggests", sentence.text, language):
        return
    if _keeps_calendar(sentence.text, language):
        return
    found = False
    # Some words that turn a sentence are also mere particles (`schreib doch mal …`): then the whole of it is looked at.
    for clause in (*sentence.clauses, sentence.text):
        if found and clause is sentence.text:
            break
        for each in _in_clause(clause, before, language, suggested=asked):
            found = True
            yield replace(each, sentence=sentence.text)
    if not found and not asked:
        yield from _spelled_out(sentence, language)


def _in_clause(clause: str, before: str, language: str | None, *, suggested: bool) -> Iterator[_Pointed]:
    promised = _has("promises", clause, language)
    for region, heard in _behind(clause, language, suggested=suggested):
        named = _near(region, language)
        behind = len(clause) - len(region)
        if named and not named[0].name and _has("them", clause[heard : behind + named[0].start], language):
            known = (*people(before, language), *people(clause[:heard], language))
            named = (_with_name(named[0], known), *named[1:])
        if named or _role_near(region, language):
            yield _Pointed("", named, region, promised)
            return
    for part in _parts(clause) if not suggested else ():
        region, named = _beside(part, language)
        if named or (_fits(part, language) and _role_near(part, language)):
            yield _Pointed("", named, region or part, promised)
            return


def _behind(clause: str, language: str | None, *, suggested: bool) -> Iterator[tuple[str, int]]:
    """What stands behind each word that points and is not denied, and where that word begins."""
    points = cue("suggests" if suggested else "points", language)
    for found in islice(points.finditer(clause), _MOST_CUES):
        region = clause[found.end() :]
        own = re.match(rf"\W{{0,3}}(?:{cue('oneself', language).pattern})", region, re.IGNORECASE)
        if own:
            other = re.match(r"\W{0,2}(?:and|or|und|oder|et|ou|y|o|e|en|of)\b", region[own.end() :])
            if not other:
                continue
            region = region[own.end() :]
        if suggested or not _denied(clause, found.start(), found.end(), language):
            yield region, found.start()


def _denied(clause: str, start: int, stop: int, language: str | None) -> bool:
    """Whether the words right before, in or right behind what points turn it round."""
    head = re.split(r"[,;:()]", clause[max(0, start - 40) : start])[-1]
    tail = " ".join(clause[stop : stop + 30].split()[:1])
    near = f"{' '.join(head.split()[-4:])} {clause[start:stop]} {tail}"
    return _has("denies", re.sub(r"(?i)\bn(?:'|e )h[ée]site\w*|\bsi no\b,?", " ", near), language)


def _near(region: str, language: str | None) -> tuple[Named, ...]:
    """Those pointed to: the first right behind, the others joined to it by a comma or an `and`."""
    everybody = people(region, language)
    if not everybody or not _is_near(region[: everybody[0].start], language):
        return ()
    if not everybody[0].surely and _PLACE.search(region[: everybody[0].start]):
        return ()
    return _with_next(region, everybody, language)


def _is_near(between: str, language: str | None) -> bool:
    if len(between) > _NEAR or len(between.split()) > _WORDS_BETWEEN or _has("denies", between, language):
        return False
    return re.search(r"[,;:.!?]\s", between.lstrip(" ,:")) is None or _has("role", between, language)


def _joined(between: str, language: str | None) -> bool:
    joint = _NEXT.search(between[-60:])
    return joint is not None and not cue("relates", language).search(f"{joint[0].strip()}.")


def _role_near(region: str, language: str | None) -> bool:
    found = cue("role", language).search(region[:80])
    return found is not None and _is_near(region[: found.start()], language)


def _with_name(nameless: Named, before: tuple[Named, ...]) -> Named:
    named = [each for each in before if each.surely and each.name and not each.address]
    return replace(nameless, name=named[-1].name) if named else nameless


def _parts(clause: str) -> tuple[str, ...]:
    """A clause, and its halves where a comma may part what is denied from what is not."""
    parts = [each for each in re.split(r"(?<=[,;:])\s", clause) if each]
    return (clause, *(parts if len(parts) > 1 else ()))


def _beside(part: str, language: str | None) -> tuple[str, tuple[Named, ...]]:
    """Who stands beside words that fit somebody, or whom the writer will ask, and the text in which they stand.

    A first name alone can be anybody there, unless it follows at once.
    """
    asks = cue("promises", language).search(part)
    fits = cue("fits", language).search(part)
    if asks and not _denied(part, asks.start(), asks.end(), language):
        regions = [part[asks.end() :], part]
    elif fits and not asks and not _has("denies", part, language):
        regions = [part]
    else:
        return "", ()
    for region in regions:
        everybody = tuple(each for each in people(region, language) if each.surely)
        if everybody:
            return region, _with_next(region, everybody, language)
    behind = part[fits.end() :] if fits else ""
    first = people(behind, language)[:1]
    between = behind[: first[0].start] if first else ""
    near = (
        len(between.split()) <= _FEW_BETWEEN
        and _PLACE.search(between) is None
        and _is_near(between, language)
    )
    return (behind, first) if first and near else ("", ())


def _with_next(region: str, everybody: tuple[Named, ...], language: str | None) -> tuple[Named, ...]:
    """The first of those in a region, and each that is joined to the one before by a comma or an `and`."""
    result = [everybody[0]]
    for one, next_ in pairwise(everybody):
        if not (next_.address or (next_.surely and _joined(region[one.stop : next_.start], language))):
            break
        result.append(next_)
    return tuple(result)


def _fits(part: str, language: str | None) -> bool:
    return _has("fits", part, language) and not _has("denies", part, language)


def _spelled_out(sentence: Sentence, language: str | None) -> Iterator[_Pointed]:
    """`Hal Berry, hal@rain.example`: nobody writes a name with its address, and little else, but to point there."""
    for each in people(sentence.text, language):
        if not each.address or " " not in each.name or len(sentence.text.split()) > _FEW_WORDS:
            continue
        before, _, behind = sentence.text.partition(each.name)
        # A header's line or a list has colons before its names.
        if ":" in before:
            continue
        between, _, behind = behind.partition("@")
        around = f"{before} {behind}"
        if len(between.split()) <= 2 and not (
            _has("denies", around, language) or has(around, "past", language)
        ):
            yield _Pointed(sentence.text, (each,), sentence.text, promised=False)
            return


def _promises_them(sentence: Sentence, language: str | None) -> bool:
    text = sentence.text
    return _has("promises", text, language) and _has("them", text, language) and not text.endswith("?")


def _keeps_calendar(text: str, language: str | None) -> bool:
    return _has("keeps_calendar", text, language)


def _has(field: str, text: str, language: str | None) -> bool:
    return cue(field, language).search(text) is not None


# Who is introduced ----------------------------------------------------------------------------------------------------


def _recipients(message: Message) -> tuple[Address, ...]:
    """Whom it went to beside the user; where it went to one alone, that is the user."""
    senders = {each.address for each in (*message.from_, *message.sender, *message.reply_to)}
    everybody = tuple(each for each in (*message.cc, *message.to) if each.address not in senders)
    return everybody if len(everybody) > 1 else ()


def _introduced(written: Written, recipients: tuple[Address, ...]) -> Iterator[tuple[str, Address]]:
    """`Ann, meet Bob (in Cc)`: somebody is among the recipients, and the text says so."""
    language = written.language
    for row in _rows(written, ("introduces",)):
        text = written.core[row].text
        found = cue("introduces", language).search(text)
        if found is None or text.endswith("?") or _keeps_calendar(text, language):
            continue
        if _denied(text, found.start(), found.end(), language):
            continue
        named = [each for each in recipients if _is_named(each, text)]
        yield from ((text, each) for each in named)
        if not named and len(recipients) == 2 and _has("role", text, language):
            yield text, recipients[0]


def _is_named(who: Address, text: str) -> bool:
    """By any word of their name, with its capitals where the text has any."""
    words = [each for each in re.findall(r"[\w'-]{2,}", who.name)[:6] if each[0].isupper()]
    if text.islower():
        words = [each.lower() for each in words]
    return any(re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", text) for each in words)
