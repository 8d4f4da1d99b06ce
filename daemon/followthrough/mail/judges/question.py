"""Asks something that wants an answer."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body
from followthrough.mail.sentences import sentences

NAME = "question"

_COURTESY = re.compile(
    r"how are you|how(?:'s| is) (?:it going|everything|life)|how have you been|hope you|all well|wie geht"
    r"|alles gut|\bright\?$|isn't it\?$|ok(?:ay)?\?$|nicht wahr\?$|^\W*why not\?|who knows\?|^\W*(?:what"
    r"|huh|really|oder)\W*$|don't you think\?$",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+")


def judge(_message: Message, body: Body) -> Verdict | None:
    """A sentence with a question mark, pleasantries and links aside."""
    for sentence in sentences(_LINK.sub("", body.new)):
        text = sentence.text.rstrip("\"')\u00bb\u201d* ")
        if text.endswith(("?", "\uff1f")) and len(text) > 3 and not _COURTESY.search(text):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.QUESTION)
    return None
