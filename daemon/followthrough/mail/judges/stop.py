"""Asks not to be contacted any more."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.written import Written

NAME = "stop"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A plain request to stop for good; one for a time, a place or a channel is not."""
    stop, not_for_good = cue("stop", written.language), cue("not_for_good", written.language)
    for sentence in written.sentences:
        text = sentence.text
        if stop.search(text) and not not_for_good.search(text) and not text.endswith("?"):
            return Verdict(evidence(NAME, "text", text), says=Says.STOP)
    return None
