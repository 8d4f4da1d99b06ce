"""Says that nobody is being hired: not a no to a conversation."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.written import Written

NAME = "no_openings"


def judge(_message: Message, written: Written) -> Verdict | None:
    """No openings, a hiring freeze; openings in a calendar and questions about openings are something else."""
    openings, other = cue("no_openings", written.language), cue("other_openings", written.language)
    for sentence in written.sentences:
        for clause in sentence.clauses:
            if openings.search(clause) and not other.search(clause):
                return Verdict(evidence(NAME, "text", sentence.text), says=Says.NO_OPENINGS)
    return None
