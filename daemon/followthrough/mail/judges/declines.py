"""Says no to what was asked. It forbids every later request, so courtesy and calendars must not look like it."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.judges.positive import agrees, answers_in_writing, refused
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has, pieces
from followthrough.mail.says.phrases import cue
from followthrough.mail.says.sentences import Sentence
from followthrough.mail.says.written import Written

NAME = "declines"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A no in the first person that is about the request; about a day, a week or an opening it is none."""
    alone = written.alone("no_alone")
    if alone:
        return Verdict(evidence(NAME, "text", alone), says=Says.DECLINES)
    for sentence in written.telling:
        if _says_no(sentence, written) and not _offers(written.after(sentence), written):
            if answers_in_writing(written):
                return None
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.DECLINES)
    return None


def _says_no(sentence: Sentence, written: Written) -> bool:
    """Whether a clause is a no that none behind it softens (``no calls, but happy to answer by mail``)."""
    wanted = written.speaks_for
    for row, clause in enumerate(sentence.clauses):
        last = row == len(sentence.clauses) - 1
        asked = last and sentence.text.endswith("?")
        bare = row > 0 and cue("no_alone", written.language).fullmatch(clause.strip(" .!,")) is not None
        if bare or (not asked and _is_no(clause, wanted, written)):
            return not any(agrees(each, written) for each in sentence.clauses[row + 1 :])
        wanted = wanted or any(has(clause, field, written.language) for field in ("yes", "wished"))
    return False


def _is_no(clause: str, wanted: bool, written: Written) -> bool:
    """``wanted``: a yes stands before it, so that a mere `but I can't` denies just that."""
    language = written.language
    if wanted and next(refused(clause, ("cannot",), written), "") != "":
        return True
    own = (
        written.speaks_for
        or has(clause, "first_person", language)
        or any(has(each, "declines_alone", language) for each in pieces(clause, language))
    )
    return own and next(refused(clause, ("declines",), written), "") != ""


def _offers(following: tuple[Sentence, ...], written: Written) -> bool:
    """Whether the next sentence begins with `but` or `instead`, and is a yes."""
    return any(
        cue("turn", written.language).match(each.text) and any(agrees(one, written) for one in each.clauses)
        for each in following
    )
