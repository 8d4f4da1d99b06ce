"""Just thanks, and nothing else that wants an answer."""

from followthrough.mail import cues
from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.quoted import greeting
from followthrough.mail.sentences import sentences
from followthrough.mail.written import Written

NAME = "thanks"

MAX_WORDS = 40


def judge(_message: Message, written: Written) -> Verdict | None:
    """A few words of thanks; as soon as one sentence says something else, it is silent."""
    words = written.body.new
    salutation = greeting(words)
    if salutation:
        words = words.strip()[len(salutation) :]
    if len(words.split()) > MAX_WORDS:
        return None
    thanked = ""
    for sentence in sentences(words, written.language):
        text = sentence.text.strip(" ,.!")
        closing = cues.SIGN_OFF.fullmatch(sentence.text.strip()) is not None
        if (
            cue("thanks", written.language).search(text)
            and not cue("no_thanks", written.language).search(text)
            and not sentence.text.endswith("?")
        ):
            thanked = thanked or ("" if closing and sentence.text.rstrip().endswith(",") else sentence.text)
        elif not (closing or cue("courtesy", written.language).match(text) or len(text.split()) <= 3):
            return None
    return Verdict(evidence(NAME, "text", thanked), says=Says.THANKS) if thanked else None
