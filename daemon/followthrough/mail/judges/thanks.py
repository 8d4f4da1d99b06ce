"""Just thanks, and nothing else that wants an answer."""

from followthrough.mail.body import cues
from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import denied, has, pieces, without
from followthrough.mail.says.phrases import cue
from followthrough.mail.says.written import Written

NAME = "thanks"
MAX_WORDS = 40
FEW_WORDS = 3
"""What is no longer than that beside thanks says nothing else."""


def judge(_message: Message, written: Written) -> Verdict | None:
    """A few words of thanks; as soon as one sentence says something else, it is silent."""
    closed = next((each.text for each in written.closing if _thanks_line(each.text, written.language)), "")
    if not (written.telling or closed) or sum(len(each.text.split()) for each in written.core) > MAX_WORDS:
        return None
    language = written.language
    thanked = ""
    for sentence in written.core:
        text = sentence.text.strip(" ,.!")
        if _thanks(sentence.text, language):
            thanked = thanked or sentence.text
        elif not (cues.SIGN_OFF.fullmatch(sentence.text) or _says_nothing_else(text, language)):
            return None
    thanked = thanked or closed
    return Verdict(evidence(NAME, "text", thanked), says=Says.THANKS) if thanked else None


def _thanks_line(text: str, language: str | None) -> bool:
    """`Danke dir!` below the rest; `Thanks` or `Thanks,` above a name is only how people close."""
    return text.rstrip().endswith(("!", ".")) and _thanks(text, language)


def _says_nothing_else(text: str, language: str | None) -> bool:
    if cue("courtesy", language).match(text) and not text.endswith("?"):
        return True
    if len(text.split()) > FEW_WORDS or text.endswith("?"):
        return False
    return not denied(text, language) and not has(text, "first_person yes", language)


def _thanks(text: str, language: str | None) -> bool:
    plain = without(text, "no_decline", language)
    if text.rstrip().endswith("?") or has(plain, "no_thanks", language) or not has(plain, "thanks", language):
        return False
    others = [each for each in pieces(text, language) if not has(each, "thanks", language)]
    return all(_says_nothing_else(each.strip(" ,.!"), language) for each in others)
