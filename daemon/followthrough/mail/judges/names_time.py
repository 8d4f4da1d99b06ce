"""Names a day or an hour to meet or speak. A proposal with its sentence; it is never acted on alone."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.written import Written

NAME = "names_time"

DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:Mon|Tues?|Wed|Thur?s?|Fri)\b(?=[ ,.]+\d| at"
    r"| [ap]m| morning| afternoon)|tomorrow|today|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?"
    r"|morgen (?:früh|nachmittag|vormittag|um|abend)|übermorgen|heute"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?"
    r"|may \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)[a-z]{0,6}"
    r"|\d{1,2}\. ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|20\d\d-\d\d-\d\d|the \d{1,2}(?:st|nd"
    r"|rd|th))",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\b(?:\d{1,2}[:.]\d{2}(?!\d|[.-]\d)|\d{1,2} ?(?:[ap]\.?m\b|o'clock|uhr|h\b)|(?:at|around|about|um"
    r"|gegen|by|before|after) \d{1,2}\b(?![%.,]?\d| (?:years|people|minutes|jahre|minuten|percent))|noon"
    r"|midday|lunch ?time|mittags?|vormittags?|nachmittags?|mornings?|afternoons?)",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"how about|what about|how (?:is|does)|(?:would|does|do|will|might|could|can) [^.?]{0,40}(?:work|suit"
    r"|be (?:good|ok|okay|possible|convenient)|do|meet|talk|speak|chat|call)|works? (?:for me|well|best"
    r"|great)|suits? me|(?:i'm|i am|we're|i'd be|i would be|i'll be) (?:also )?(?:free|available|around"
    r"|open|in the office|in town)|let's (?:say|do|meet|talk|speak|chat|aim)"
    r"|call me|give me a (?:call|ring)|(?:see|talk to|speak to|meet) you|i have (?:time|some time|a slot"
    r"|an opening|availability)|(?:have|got) (?:time|an opening|a slot|half an hour)|i(?:'ve| have) put"
    r"|invit\w+|schedule|pencil|passt|ginge|geht (?:es )?bei|hätte(?:n)? (?:ich )?(?:zeit|am)"
    r"|habe (?:ich )?(?:am .{1,40})?zeit|wie wäre|sollen wir|wollen wir|könnten wir|rufen sie mich"
    r"|treffen|telefonieren|vorschlag|schlage .{1,40}vor|stehe .{1,40}zur verfügung|bin .{0,40}(?:frei"
    r"|verfügbar|erreichbar)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|can't|cannot|couldn't|won't|doesn't|don't|isn't|unable|unavailable|busy|booked|full|nicht"
    r"|leider|keine?|schlecht|verhindert|unmöglich)\b|no time",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|last|ago|yesterday|met|spoke|saw|received|sent|wrote|gestern|letzte[nr]?|hatte"
    r"|hatten|war|waren|vorige[nr]?|vom)\b|your (?:e-?mail|message|note) (?:of|from)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:until|till|through|deadline|due|bis|closed|closes|out of|back on|return\w*|away|urlaub|zurück"
    r"|wieder|vacation|holiday|travel\w*)\b",
    re.IGNORECASE,
)


# `I can't do Thursday, how about Tuesday?`: what is refused does not stain what is offered behind it.
_NEW_OFFER = re.compile(
    r"[,;]\s+(?=(?:how|what) about\b|could\b|would\b|can we\b|may ?be\b|perhaps\b|let's\b|i (?:can|could)\b|rather\b"
    r"|instead\b|wie wäre\b|sollen wir\b|ginge\b|passt\b|vielleicht\b|lieber\b|dafür\b)",
    re.IGNORECASE,
)
_NO_PAST = re.compile(
    r"\b(?:was|were) (?:thinking|wondering|hoping)\b|\bhad in mind\b|\bwhy not\b"
    r"|\b(?:don't|do not) hesitate\b|\bwarum nicht\b",
    re.IGNORECASE,
)


def judge(_message: Message, written: Written) -> Verdict | None:
    """A day with an hour, or a day somebody offers; refused, past and foreign ones (deadlines, absences) are not."""
    offers = proposals(written)
    return Verdict(evidence(NAME, "text", offers[0]), says=Says.NAMES_TIME) if offers else None


def proposals(written: Written) -> tuple[str, ...]:
    """The sentences that propose a day or an hour."""
    return tuple(
        sentence.text
        for sentence in written.sentences
        if any(offers_time(piece) for clause in sentence.clauses for piece in _NEW_OFFER.split(clause))
    )


def offers_time(clause: str) -> bool:
    """Whether this clause proposes a day."""
    said = _NO_PAST.sub(" ", clause)
    if not DAY.search(clause) or _NOT.search(said) or _PAST.search(said):
        return False
    offered = _OFFER.search(clause) is not None
    if _DEADLINE.search(clause) and not offered:
        return False
    short = len(clause.split()) <= 8
    return offered or (HOUR.search(clause) is not None and short)
