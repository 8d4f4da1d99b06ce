"""Asks something that wants an answer."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.written import Written

NAME = "question"

_LINK = re.compile(r"https?://\S+")


def judge(_message: Message, written: Written) -> Verdict | None:
    """A sentence with a question mark, pleasantries and links aside."""
    courtesy = cue("courtesy_question", written.language)
    for sentence in written.sentences:
        text = _LINK.sub("", sentence.text).rstrip("\"')\u00bb\u201d* ")
        if text.endswith(("?", "\uff1f")) and len(text) > 3 and not courtesy.search(text):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.QUESTION)
    return None
