"""Asks not to be contacted any more."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.judges.positive import agrees
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has
from followthrough.mail.says.phrases import cue
from followthrough.mail.says.written import Written

NAME = "stop"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A plain request to stop for good; one for a time, a place or a channel is not."""
    said = written.alone("stop_alone") or _at_the_end(written)
    if said:
        return Verdict(evidence(NAME, "text", said), says=Says.STOP)
    for sentence in written.telling:
        if _says_stop(sentence.text, written.language):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.STOP)
    return None


def _at_the_end(written: Written) -> str:
    """The last sentence, where it is a mere `Please stop.` and nothing before it agrees; else ''."""
    for each in (*written.core[-1:], *written.closing) if len(written.sentences) > 1 else ():
        if cue("stop_alone", written.language).fullmatch(each.text.strip(" .!,*_")):
            agreed = any(agrees(clause, written) for said in written.core for clause in said.clauses)
            return "" if agreed else each.text
    return ""


def _says_stop(text: str, language: str | None) -> bool:
    if not has(text, "stop", language) or has(text, "not_for_good", language):
        return False
    return not text.endswith("?") or has(text, "requests", language)
