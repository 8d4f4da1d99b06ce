"""Asks something that wants an answer."""

import re

from followthrough.mail.findings import Says, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.says.clauses import has
from followthrough.mail.says.written import Written

NAME = "question"

_LINK = re.compile(r"https?://\S{1,2000}")
_MARKS = ("?", "\uff1f")
_ENDS = (".", "!", "\u2026", ":", ";", ",")


def judge(_message: Message, written: Written) -> Verdict | None:
    """A sentence with a question mark, or begun like a question without one; pleasantries and links aside."""
    for sentence in written.core:
        if _asks(sentence.text, written.language):
            return Verdict(evidence(NAME, "text", sentence.text), says=Says.QUESTION)
    return None


def _asks(text: str, language: str | None) -> bool:
    plain = (_LINK.sub("", text) if "://" in text else text).rstrip("\"')\u00bb\u201d* ")
    if plain.endswith(_MARKS):
        return len(plain) > 3 and not has(plain, "courtesy_question", language)
    return not plain.endswith(_ENDS) and has(plain, "asks", language)
