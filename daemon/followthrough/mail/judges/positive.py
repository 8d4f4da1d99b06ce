"""A friendly yes to a conversation. Courtesy is not one, and a yes taken back in the same breath is none."""

from collections.abc import Iterator

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.judges.names_time import DAY
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import denied, has, pieces, without
from followthrough.mail.says.phrases import low_cue
from followthrough.mail.says.sentences import Sentence
from followthrough.mail.says.written import Written

NAME = "positive"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A yes that nothing in its clause denies, and nothing behind it takes back.

    A thumb up, or ``ok``, is none: it may mean no more than that the mail was read.
    """
    alone = written.alone("yes_alone")
    if alone:
        return Verdict(evidence(NAME, "text", alone), says=Says.POSITIVE)
    for sentence in written.telling:
        if _says_yes(sentence, written) and not _takes_back(written.after(sentence), written):
            if answers_in_writing(written):
                return None
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.POSITIVE)
    return None


def answers_in_writing(written: Written) -> bool:
    """Whether they would rather answer by mail (``Send me your questions by email``): no times are wanted then."""
    language = written.language
    return any(
        has(piece, "in_writing", language) and not denied(piece, language)
        for sentence in written.core
        for clause in sentence.clauses
        for piece in pieces(clause, language)
    )


def _says_yes(sentence: Sentence, written: Written) -> bool:
    return any(
        agrees(clause, written) and not _is_lost(clause, sentence.clauses[row + 1 :], written)
        for row, clause in enumerate(sentence.clauses)
    )


def _is_lost(clause: str, following: tuple[str, ...], written: Written) -> bool:
    """Whether what stands behind a yes takes it back. `I'd love to, but` does whatever follows, unless that is another
    yes or only another time."""
    if any(takes_back(each, written) for each in following):
        return True
    if not following or not has(clause, "would", written.language):
        return False
    return not any(
        agrees(each, written) or _limited(each, ("another_time", "for_now"), written.language)
        for each in following
    )


def agrees(clause: str, written: Written) -> bool:
    """Whether a clause is a yes of the writer's: not denied, not wished for, not in doubt, nobody else's."""
    language = written.language
    if has(clause, "wished", language):
        return False
    every = pieces(without(clause, "not_yes", language), language)
    for row, piece in enumerate(every):
        if has(piece, "doubt", language):
            return False
        if _agrees(piece, written) and not (_is_bare(piece, language) and _goes_on(clause, every[row + 1 :])):
            return True
    return False


def _is_bare(piece: str, language: str | None) -> bool:
    return low_cue("bare_yes", language).fullmatch(piece.strip(" .!-")) is not None


def _goes_on(clause: str, following: tuple[str, ...]) -> bool:
    """Whether more is told behind a mere yes: `Yes, they moved in May` agrees to something else. A question is none."""
    return not clause.endswith("?") and any(not _is_short(each) for each in following)


def _agrees(piece: str, written: Written) -> bool:
    language = written.language
    if has(piece, "yes_denied", language):
        return True
    if not has(piece, "yes", language) or denied(piece, language):
        return False
    if written.speaks_for:
        return True
    if has(piece, "their_yes", language):
        return False
    return not has(piece, "third_person", language) or has(piece, "first_person", language)


def takes_back(clause: str, written: Written) -> bool:
    """Whether a clause behind a yes is a no; one to a day or a week only is none."""
    return next(refused(clause, ("cannot", "declines"), written, ("another_time",)), "") != ""


def refused(
    clause: str,
    fields: tuple[str, ...],
    written: Written,
    limits: tuple[str, ...] = ("another_time", "for_now"),
) -> Iterator[str]:
    """The pieces of a clause that deny what was asked as a fact, and not only a day, a week or an opening."""
    language = written.language
    every = [without(each, "no_decline", language) for each in pieces(clause, language)]
    for row, piece in enumerate(every):
        if has(piece, "condition", language):
            return
        if not any(has(piece, field, language) for field in fields):
            continue
        near = (piece, *every[row + 1 : row + 2], *(each for each in every[row - 1 : row] if _is_short(each)))
        if not any(_limited(each, limits, language) for each in near) and not has(
            piece, "no_openings", language
        ):
            yield piece


def _is_short(piece: str) -> bool:
    return len(piece.split()) <= 3


def _limited(piece: str, limits: tuple[str, ...], language: str | None) -> bool:
    return DAY.search(piece) is not None or any(has(piece, each, language) for each in limits)


def _takes_back(following: tuple[Sentence, ...], written: Written) -> bool:
    """Whether the next sentence begins with `but` or `unfortunately`, and is a no."""
    language = written.language
    return any(
        (has(each.text[:24], "hindrance", language) or has(each.text[:24], "turn", language))
        and any(takes_back(clause, written) for clause in each.clauses)
        for each in following
    )
