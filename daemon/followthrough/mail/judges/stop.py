"""Asks not to be contacted any more."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import sentences

NAME = "stop"

_STOP = re.compile(
    r"(?:do not|don't|never|stop|cease|quit|refrain from) (?:ever )?(?:contact|e-?mail|writ|messag|call"
    r"|send|bother|spam)(?:e|ing|ting|ing me)?\b(?: (?:to )?(?:me|us)\b| any| these| such| more|\W*$)"
    r"|(?:remove|take) (?:me|us|my (?:name|address|e-?mail)|this address)[^.]{0,20} (?:from|off)\b"
    r"|\bleave me alone|(?:want|wish|like|prefer) (?:not to be|no (?:further|more)) (?:contact|e-?mail"
    r"|messag)\w*|no (?:further|more) (?:e-?mails|messages|contact)\b[^.]{0,10}(?:please|$|\W)"
    r"|^(?:please )?unsubscribe(?: me)?\W*$|(?:kontaktieren|schreiben|mailen|anschreiben|belästigen"
    r"|anrufen) sie (?:mich|mir|uns) (?:bitte )?(?:nicht|nie)\b|keine weiteren? (?:e-?mails?|mails?"
    r"|nachrichten|anfragen|kontaktaufnahme)"
    r"|(?:nicht (?:mehr|wieder|weiter)) (?:kontaktier|anschreib|schreib|zu kontaktieren|anzuschreiben)\w*"
    r"|lassen sie mich in ruhe|(?:aus|von) (?:ihrer|ihrem|der|dem) (?:liste|verteiler)|sehen sie von weiteren",
    re.IGNORECASE,
)
# A limit of place or time, or the very opposite, in the same sentence.
_NOT_FOR_GOOD = re.compile(
    r"hesitate|\bbefore\b|\buntil\b|\btill\b|\bunless\b|at (?:this|my work) (?:address|number|e-?mail)"
    r"|on weekends?|by phone|\bvor (?:dem|ende|montag|nächste)|\bbis\b|zögern|if you (?:want|prefer|wish)"
    r"|\bif i\b|didn't|did not",
    re.IGNORECASE,
)


def judge(_message: Message, body: Body) -> Verdict | None:
    """A plain request to stop for good; one for a time, a place or a channel is not."""
    for sentence in sentences(body.new):
        found = _STOP.search(sentence.text)
        if found and not _NOT_FOR_GOOD.search(sentence.text) and not sentence.text.endswith("?"):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.STOP)
    return None
