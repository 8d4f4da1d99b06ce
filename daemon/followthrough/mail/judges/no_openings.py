"""Says that nobody is being hired: not a no to a conversation."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import sentences

NAME = "no_openings"

OPENINGS = re.compile(
    r"\b(?:not|aren't|isn't|n't|no longer) (?:\w+ ){0,3}(?:hiring|recruiting|looking (?:to hire"
    r"|for (?:new |additional |any )?(?:people|staff|candidates|anyone|someone))|taking on"
    r"|adding (?:people|headcount|staff))"
    r"|\b(?:no|any|without) (?:\w+ ){0,3}(?:openings?|vacanc(?:y|ies)|positions?|open (?:roles?"
    r"|positions?)|roles?|jobs?|headcount|internships?)\b|hiring freeze|freeze on hiring"
    r"|recruitment freeze|einstellungsstopp"
    r"|keine (?:\w+ ){0,3}(?:stellen?|positionen?|vakanzen?|jobs?|praktika|ausschreibungen)"
    r"|keine\w? (?:\w+ )?(?:stelle|position) (?:frei|offen|zu besetzen)"
    r"|stellen (?:wir )?(?:\w+ ){0,4}(?:nicht|niemanden|keine\w*)(?: \w+){0,3} ein\b|(?:nicht"
    r"|keine) (?:auf der suche|am suchen|bedarf)",
    re.IGNORECASE,
)
_ANY_DENIED = re.compile(
    r"\b(?:no|not|n't|don't|do not|doesn't|without|isn't|aren't|keine\w?|nicht|freeze|niemanden"
    r"|einstellungsstopp)\b|n't\b",
    re.IGNORECASE,
)
_OTHER_OPENINGS = re.compile(
    r"calendar|schedule|diary|agenda|kalender|no position to|in no position|\bif\b|\?\s*$|there(?:'s"
    r"| is) no (?:hiring )?freeze|not a job|asking (?:you )?for",
    re.IGNORECASE,
)


def judge(_message: Message, body: Body) -> Verdict | None:
    """No openings, a hiring freeze; openings in a calendar and questions about openings are something else."""
    for sentence in sentences(body.new):
        for clause in sentence.clauses:
            if OPENINGS.search(clause) and _ANY_DENIED.search(clause) and not _OTHER_OPENINGS.search(clause):
                return Verdict(evidence(NAME, "text", sentence.text), says=Says.NO_OPENINGS)
    return None
