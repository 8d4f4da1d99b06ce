"""Anger, bereavement, illness: words that no template may meet."""

from followthrough.mail.findings import Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has, without
from followthrough.mail.says.written import Written

NAME = "delicate"
_FIELDS = "anger grief illness"


def judge(_message: Message, written: Written) -> Verdict | None:
    """A sentence of anger at the reader, or of a death or a serious illness near either of them."""
    for sentence in written.telling:
        if has(sentence.text, _FIELDS, written.language) and has(
            without(sentence.text, "not_delicate", written.language), _FIELDS, written.language
        ):
            return Verdict(evidence(NAME, "text", sentence.text), delicate=True)
    return None
