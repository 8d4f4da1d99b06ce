"""Says that nobody is being hired: not a no to a conversation."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has
from followthrough.mail.says.written import Written

NAME = "no_openings"


def judge(_message: Message, written: Written) -> Verdict | None:
    """No openings, a hiring freeze; openings in a calendar and questions about openings are something else."""
    for sentence in written.telling:
        for clause in sentence.clauses:
            if has(clause, "no_openings", written.language) and not has(
                clause, "other_openings", written.language
            ):
                return Verdict(evidence(NAME, "text", sentence.text), says=Says.NO_OPENINGS)
    return None
