"""Anger, bereavement, illness: words that no template may meet."""

from followthrough.mail.findings import Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.phrases import cue
from followthrough.mail.written import Written

NAME = "delicate"
_FIELDS = ("anger", "grief", "illness")


def judge(_message: Message, written: Written) -> Verdict | None:
    """A sentence of anger at the reader, or of a death or a serious illness near the writer."""
    other = cue("not_delicate", written.language)
    for sentence in written.sentences:
        for field in _FIELDS:
            if cue(field, written.language).search(sentence.text) and not other.search(sentence.text):
                return Verdict(evidence(NAME, "text", sentence.text), delicate=True)
    return None
