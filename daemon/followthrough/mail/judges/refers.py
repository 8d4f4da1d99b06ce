"""Sends the writer to somebody else: a name, an address or a role is given."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import sentences

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


def judge(message: Message, body: Body) -> Verdict | None:
    """A sentence that points to someone and says to whom; a question or a negation never does."""
    for sentence in sentences(body.new):
        if not sentence.text.endswith("?") and any(_points(clause) for clause in sentence.clauses):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.REFERS)
    return _introduced(message, body)


def _points(clause: str) -> bool:
    cue = _CUE.search(clause)
    if cue is None or _NOT.search(clause[max(0, cue.start() - 30) : cue.end()]):
        return False
    behind = clause[cue.end() :]
    if _SELF.match(behind):
        return False
    named = (
        clause
        if re.search(
            r"person|contact|partner|\bCc\b|kopie|weiter|vermitteln|herstellen", cue[0], re.IGNORECASE
        )
        else behind
    )
    named = named[1:] if named is clause else named
    if _ADDRESS.search(named) or _ROLE.search(named):
        return True
    person = _PERSON.search(named[:80])
    return person is not None and _NOT_A_NAME.match(person[0]) is None


def _introduced(message: Message, body: Body) -> Verdict | None:
    """`Ann, meet Bob (in Cc)`: somebody new is among the recipients, and the text says so."""
    if not message.cc:
        return None
    for sentence in sentences(body.new):
        words = sentence.text.casefold()
        named = any(each.name and each.name.split()[0].casefold() in words for each in message.cc)
        if named and re.search(r"\b(?:meet|introduc\w+|intro|cc|copy|kopie|vorstellen)\b", words):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.REFERS)
    return None
