"""A friendly yes to a conversation. Courtesy is not one, and a yes taken back in the same breath is none."""

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.sentences import Sentence
from followthrough.mail.written import Written

NAME = "positive"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A yes that nothing in its clause denies, and no `but … not` behind it takes back."""
    for index, sentence in enumerate(written.sentences):
        following = written.sentences[index + 1 : index + 2]
        if _says_yes(sentence, written.language) and not _takes_back(following, written.language):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.POSITIVE)
    return None


def _says_yes(sentence: Sentence, language: str | None) -> bool:
    for index, clause in enumerate(sentence.clauses):
        if cue("yes", language).search(clause) and not _denied(clause, language):
            return not any(_denied(later, language) for later in sentence.clauses[index + 1 :])
    return False


def _denied(clause: str, language: str | None) -> bool:
    return any(cue(field, language).search(clause) for field in ("negation", "wished"))


def _takes_back(following: tuple[Sentence, ...], language: str | None) -> bool:
    return any(
        cue(field, language).match(each.text) and cue("negation", language).search(each.text)
        for each in following
        for field in ("turn", "declines_alone")
    )
