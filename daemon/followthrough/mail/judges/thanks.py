"""Just thanks, and nothing else that wants an answer."""

import re

from followthrough.mail import cues
from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body, greeting
from followthrough.mail.sentences import sentences

NAME = "thanks"

_THANKS = re.compile(
    r"\b(?:thanks|thank you|thx|many thanks|much appreciated|appreciate (?:it|that|you|your)|danke"
    r"|vielen dank|herzlichen dank|besten dank|dankeschön)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\bno,? thank|thanks but|thank you but|in advance|im voraus|\bbut\b|\baber\b|\bno longer\b|\bnein\b"
    r"|unfortunately|leider|\bnot\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^(?:have a|enjoy|all the best|take care|best of luck|good luck|happy \w+|hope|i hope|talk soon"
    r"|speak soon|see you|great|wonderful|got it|received|noted|perfect|ok(?:ay)?|super|schön\w*"
    r"|alles gute|viel (?:erfolg|glück)|bis (?:bald|dann)|you too|likewise|ebenso)\b",
    re.IGNORECASE,
)
MAX_WORDS = 40


def judge(_message: Message, body: Body) -> Verdict | None:
    """A few words of thanks; as soon as one sentence says something else, it is silent."""
    words = body.new
    salutation = greeting(words)
    if salutation:
        words = words.strip()[len(salutation) :]
    if len(words.split()) > MAX_WORDS:
        return None
    thanked = ""
    for sentence in sentences(words):
        text = sentence.text.strip(" ,.!")
        closing = cues.SIGN_OFF.fullmatch(sentence.text.strip()) is not None
        if _THANKS.search(text) and not _NOT.search(text) and not sentence.text.endswith("?"):
            thanked = thanked or ("" if closing and sentence.text.rstrip().endswith(",") else sentence.text)
        elif not (closing or _COURTESY.match(text) or len(text.split()) <= 3):
            return None
    return Verdict(evidence(NAME, "text", thanked), says=Says.THANKS) if thanked else None
