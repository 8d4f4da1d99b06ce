"""Sends the writer to somebody else: a name, an address or a role is given."""

import re
from collections.abc import Sequence

from followthrough.mail.address import Address
from followthrough.mail.findings import Referred, Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.sentences import Sentence
from followthrough.mail.written import Written

NAME = "refers"

_CUE = re.compile(
    r"\b(?:(?:should|could|might want to|may want to|would|can|please|to|do|better|also|and) (?:also "
    r"|really |definitely |just |best )?(?:talk|speak|write|reach out|get in touch|connect|turn|chat"
    r"|contact|e-?mail|ask|try|meet|call)(?: out)?(?: to| with)?"
    r"|(?:suggest|recommend|advise|try) (?:you )?(?:contact|talk|speak|writ|reach|ask"
    r"|e-?mail)\w*(?: out)?(?: to| with)?|put you in (?:touch|contact) with|introduce you to|(?:best"
    r"|right|better) (?:person|contact|one)[^.]{0,40}(?:is|would be)"
    r"|(?:i(?:'ve| have|'m| am)? )?(?:cc'?ed|cc'?d|cc'?ing|copied|copying|looping in|looped in|adding"
    r"|added)\b|forward(?:ed|ing) (?:your (?:e-?mail|message|note|request)|this|it) (?:on )?to|(?:is"
    r"|would be) (?:the|a) (?:best|right|better) (?:person|contact)"
    r"|wenden sie sich (?:bitte |gerne |am besten )?an|melden sie sich (?:bitte |gerne |am besten )?bei"
    r"|sprechen sie (?:bitte |am besten )?mit|schreiben sie (?:bitte |am besten |doch )?an|(?:setze|nehme"
    r"|habe) .{1,60} in (?:cc|kopie)"
    r"|(?:ihre (?:mail|e-mail|nachricht|anfrage)|sie) an .{1,60}(?:weitergeleitet|weitergegeben)"
    r"|leite .{1,40} an .{1,60}weiter|ansprechpartner(?:in)? (?:ist|wäre|dafür ist|hierfür ist)"
    r"|kontakt (?:zu|mit) .{1,40}(?:herstellen|vermitteln))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>@]{1,64}@[\w-]+\.[\w.-]+")
_NAME_WORD = r"[A-ZÄÖÜÉÈÅØŁŚŽČ][\w'-]+"
_PERSON = re.compile(
    rf"\b(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau)\b\.? {_NAME_WORD}|\b{_NAME_WORD}(?: (?:von|van|de|di|der"
    rf"|[A-Z]\.))? {_NAME_WORD}\b|^\W*{_NAME_WORD}\b"
)
_ROLE = re.compile(
    r"\b(?:my|our|mein\w*|unser\w*) (?:\w+ )?(?:colleague|boss|manager|assistant|partner|director|head"
    r"|team|hr|recruiter|kolleg\w+|chef\w*|leiter\w*|assistent\w*|personalabteilung|vorgesetzte\w*)"
    r"|\bhead of \w+|\b(?:hr|human resources)(?: department)?\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:don't|do not|can't|cannot|not|nobody|no one|noone|wouldn't|never|nicht|niemand\w*|keine[nm]?|if)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"^\W*(?:to |with )?(?:me|us|mich|uns|mir|you|ihnen)\b", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"^\W*(?:I|We|You|The|This|That|It|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|LinkedIn|Zoom|Teams"
    r"|Skype)\b"
)
_PROMISES = re.compile(
    r"\b(?:(?:i'll|i will|i can|i could|let me|i'd be (?:happy|glad) to|(?:i'm |i am )?(?:happy|glad) to|i am going to"
    r"|i'm going to) (?:\w+ )?(?:ask|introduce|connect|check with|put you in (?:touch|contact)|speak (?:to|with)"
    r"|talk (?:to|with)|reach out to|make (?:an|the) intro\w*|forward|drop)\b"
    r"|ich (?:frage|werde \S{1,30} (?:\S{1,30} )?(?:fragen|vorstellen|ansprechen)|stelle (?:sie|dich|ihnen|dir"
    r"|den kontakt)"
    r"|spreche (?:mit|\S{1,30} an)|leite \S{1,40} (?:\S{1,40} )?weiter|gebe \S{1,40} (?:\S{1,40} )?weiter)"
    r"|kontakt (?:gerne? )?(?:herstellen|vermitteln)|(?:have |i've )?forward(?:ed|ing) (?:your|this|it)\b"
    r"|(?:have |i've )?passed (?:your|this|it)\b|weitergeleitet|weitergegeben)",
    re.IGNORECASE,
)
_WILL_ASK = re.compile(
    r"\b(?:(?:i'll|i will|let me|i can|i'm going to|i am going to) (?:\w+ )?(?:ask|check with|speak (?:to|with)"
    r"|talk (?:to|with))|ich (?:frage|werde)(?= \S{1,30} (?:\S{1,30} )?(?:fragen|ob|nach))|ich frage)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:her|him|them|sie|ihn|you both|euch|each other)\b", re.IGNORECASE)
_COPIED = re.compile(r"\b(?:cc\w*|cc'\w+|cop(?:y|ied|ying)|kopie|loop\w*|adding|added)\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:meet|introduc\w+|intro|cc|cc'ed|copy|copied|kopie|vorstellen)\b", re.IGNORECASE)
_SAID_ROLE = re.compile(
    r"\b(?:my|our|mein\w{0,2}|unser\w{0,2})\s(?:[\w-]{1,30}\s){0,2}?(?:colleagues?|boss|manager|assistant|partner|director"
    r"|head|lead|friend|recruiter|kolleg\w+|chef\w*|\w{0,20}leiter\w*|assistent\w*|vorgesetzte\w*|freund\w*)\b"
    r"(?:\s(?:of|for|in|für|der|des)\s[\w-]{1,30})?|\bhead of [\w-]{1,30}|\ban? (?:good |old )?(?:friend|colleague)\b"
    r"(?: of mine)?|\bwho(?: [\w-]{1,30}){1,6}?(?=\s?[(,.;!]|$)",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau)\b\.?\s)"
_ONLY_TITLE = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau)\b\.?\s?)*")
_FULL_NAME = re.compile(
    rf"\b{_TITLE}{{0,3}}{_NAME_WORD}(?:(?:\s(?:von|van|de|di|der|[A-Z]\.)){{0,2}}\s{_NAME_WORD}){{0,2}}"
)
# One word alone is a name where nothing else can stand.
_BEFORE_A_NAME = re.compile(
    r"(?:^\W{0,3}|\b(?:and|or|und|oder|to|mit|an|bei|ask|with|contact|is)\s)$", re.IGNORECASE
)
# German writes every noun with a capital; none of these begins a name.
_NO_NAME_WORD = re.compile(
    r"(?:ihre[nrms]?|sie|dein\w*|mein\w*|unser\w*|our|my|your|nachricht|anfrage|e-?mail|mail|frage\w*|cc|kopie|kontakt|hr"
    r"|head|director|the|kolleg\w*|chef\w*|\w*leiter\w*|assistent\w*|freund\w*|team|and|or|und|oder|to|mit|an|bei|herstellen"
    r"|abteilung|personalabteilung|person\w*|ansprechpartner\w*|linkedin|zoom|teams|skype|phd|if|he|she|they|his|her"
    r"|someone|somebody|people|anyone|who|it|this|that|please|bitte|me|us|mich|uns|mir)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\s(?:team|department|group|office|desk|abteilung|gruppe|gmbh|inc|ltd|university|institute)\b",
    re.IGNORECASE,
)
MAX_REFERRALS = 5


def judge(message: Message, written: Written) -> Verdict | None:
    """A sentence that points to someone and says to whom; a question or a negation never does."""
    said = written.sentences
    pointing = [
        (sentence.text, clause)
        for sentence in said
        if not sentence.text.endswith("?")
        for clause in sentence.clauses
        if _points(clause) or _will_ask(clause)
    ]
    introducing = _introducing(message, said)
    if not pointing and not introducing:
        return None
    shown = pointing[0][0] if pointing else introducing[0]
    return Verdict(
        evidence(NAME, "text", shown),
        says=Says.REFERS,
        referrals=_referrals(message, [c for _, c in pointing], introducing, [s.text for s in said]),
    )


def _points(clause: str) -> bool:
    cue = _CUE.search(clause)
    if cue is None or _NOT.search(clause[max(0, cue.start() - 30) : cue.end()]):
        return False
    if _SELF.match(clause[cue.end() :]):
        return False
    named = _pointed_at(clause, cue)
    if _ADDRESS.search(named) or _ROLE.search(named):
        return True
    person = _PERSON.search(named[:80])
    return person is not None and _NOT_A_NAME.match(person[0]) is None


def _pointed_at(clause: str, cue: re.Match[str]) -> str:
    """Where the person stands: behind the cue, or anywhere where the cue can follow (``Bea is the right person``)."""
    either = re.search(
        r"person|contact|partner|\bCc\b|kopie|weiter|vermitteln|herstellen", cue[0], re.IGNORECASE
    )
    return clause[1:] if either else clause[cue.end() :]


def _will_ask(clause: str) -> bool:
    """``I'll ask my colleague Bea Stone``: a full name, a title or an address; a first name alone can be anybody."""
    found = _WILL_ASK.search(clause)
    if found is None or _NOT.search(clause[max(0, found.start() - 30) : found.end()]):
        return False
    behind = clause[found.end() : found.end() + 80]
    people = _people(behind)
    return bool(people) and any(address or " " in name for name, address in people)


def _introducing(message: Message, said: Sequence[Sentence]) -> list[str]:
    """`Ann, meet Bob (in Cc)`: somebody new is among the recipients, and the text says so."""
    if not message.cc:
        return []
    first_names = {each.name.split()[0].casefold() for each in message.cc if each.name.split()}
    return [
        each.text
        for each in said
        if _MEETS.search(each.text) and any(name in each.text.casefold() for name in first_names)
    ]


def _referrals(
    message: Message, pointing: list[str], introducing: list[str], said: list[str]
) -> tuple[Referred, ...]:
    """Everybody pointed to who has a name or an address; who is only in Cc, without a word about them, is not."""
    found: dict[str, Referred] = {}
    author = message.author
    senders = {each.address for each in (*message.from_, *message.sender, *message.reply_to)}
    own_words = set(author.name.casefold().split()) if author else set()
    recipients = [each for each in (*message.cc, *message.to) if each.address not in senders]
    promised_later = any(_PROMISES.search(each) and _PRONOUN.search(each) for each in said)
    for clause in pointing:
        cue = _CUE.search(clause) or _WILL_ASK.search(clause)
        region = (
            _pointed_at(clause, cue)
            if cue and _CUE.search(clause)
            else clause[cue.end() :]
            if cue
            else clause
        )
        people = _people(region) or _only_copied(clause, message)
        for name, address in people:
            _keep(found, name, address, clause, recipients, promised_later)
    for sentence in introducing:
        for each in _named_in(sentence, recipients):
            _keep(found, each.name, each.address, sentence, recipients, promised=False)
    return tuple(
        each
        for each in found.values()
        if each.address not in senders
        and not (set(each.name.casefold().split()) and set(each.name.casefold().split()) <= own_words)
    )[:MAX_REFERRALS]


def _keep(
    found: dict[str, Referred],
    name: str,
    address: str,
    clause: str,
    recipients: Sequence[Address],
    promised: bool,
) -> None:
    there = next(
        (r for r in recipients if r.address == address or (not address and _is_called(r, name))), None
    )
    if there is not None:
        name, address = there.name or name, there.address
    role = _SAID_ROLE.search(clause)
    introduced = there is not None
    one = Referred(
        name=name[:80],
        address=address,
        role=" ".join(role[0].rstrip("(,.; ").split())[:80] if role else "",
        introduced=introduced,
        promised=not introduced and (promised or _PROMISES.search(clause) is not None),
    )
    key = address or name.casefold()
    if key and key not in found:
        found[key] = one


def _people(region: str) -> list[tuple[str, str]]:
    """Names and addresses in their order, an address with the name right before it."""
    result: list[tuple[str, str]] = []
    region = region[:300]
    marks = [(a.start(), "", _bare(a[0])) for a in _ADDRESS.finditer(region)]
    names = [
        (n.start(), name, "")
        for n in _FULL_NAME.finditer(region)
        if (name := _name(n[0]))
        and (" " in name or _BEFORE_A_NAME.search(region[: n.start()]))
        and not _NO_PERSON.match(region, n.end())
    ]
    inside = [(a, a + len(m)) for a, _, m in marks]
    names = [n for n in names if not any(a <= n[0] < b for a, b in inside)]
    for _, name, address in sorted([*marks, *names]):
        if address and result and not result[-1][1]:
            result[-1] = (result[-1][0], address)
        else:
            result.append((name, address))
    return result


def _name(words: str) -> str:
    """A name without what stands before it; '' where nothing is left but a title."""
    kept = words.strip(" \t,.:;(\"'").split()
    while kept and _NO_NAME_WORD.fullmatch(kept[0]):
        kept.pop(0)
    name = re.sub(r"^Herrn ", "Herr ", " ".join(kept))
    return "" if _NOT_A_NAME.match(name) or _ONLY_TITLE.fullmatch(name) else name


def _bare(address: str) -> str:
    found = address.strip("<>()[]\"',.;:").lower()
    return found.removeprefix("mailto:")


def _only_copied(clause: str, message: Message) -> list[tuple[str, str]]:
    """``I've copied my colleague``: nobody is named, and there is only one in Cc."""
    if _COPIED.search(clause) and len(message.cc) == 1:
        return [(message.cc[0].name, message.cc[0].address)]
    return []


def _named_in(sentence: str, recipients: Sequence[Address]) -> list[Address]:
    words = set(re.findall(r"\w+", sentence.casefold()))
    return [each for each in recipients if each.name.split() and each.name.split()[0].casefold() in words]


def _is_called(recipient: Address, name: str) -> bool:
    """Whether a name as said (``Bob``, ``Frau Stein``) is this recipient's."""
    said = set(name.casefold().split()) - {
        "dr",
        "dr.",
        "prof",
        "prof.",
        "mr",
        "mrs",
        "ms",
        "mr.",
        "ms.",
        "herr",
        "herrn",
        "frau",
    }
    return bool(said) and said <= set(re.findall(r"[\w'-]+", recipient.name.casefold()))
