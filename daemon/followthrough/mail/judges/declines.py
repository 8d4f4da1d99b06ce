"""Says no to what was asked. It forbids every later request, so courtesy and calendars must not look like it."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.judges.names_time import DAY
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.written import Written

NAME = "declines"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A no in the first person that is about the request; about a day, a week or an opening it is none."""
    for sentence in written.sentences:
        for clause in sentence.clauses:
            if _is_no(clause, written.language):
                return Verdict(evidence(NAME, "text", sentence.text), says=Says.DECLINES)
    return None


def _is_no(clause: str, language: str | None) -> bool:
    if not cue("declines", language).search(clause) or clause.endswith("?"):
        return False
    if DAY.search(clause) or any(
        cue(field, language).search(clause) for field in ("no_decline", "another_time", "no_openings")
    ):
        return False
    return (
        cue("first_person", language).search(clause) is not None
        or cue("declines_alone", language).match(clause) is not None
    )
