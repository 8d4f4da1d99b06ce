"""Asks not to be contacted any more."""

from followthrough.mail.clauses import has
from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.written import Written

NAME = "stop"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A plain request to stop for good; one for a time, a place or a channel is not."""
    alone = written.alone("stop_alone")
    if alone:
        return Verdict(evidence(NAME, "text", alone), says=Says.STOP)
    for sentence in written.telling:
        if _says_stop(sentence.text, written.language):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.STOP)
    return None


def _says_stop(text: str, language: str | None) -> bool:
    return has(text, "stop", language) and not has(text, "not_for_good", language) and not text.endswith("?")
