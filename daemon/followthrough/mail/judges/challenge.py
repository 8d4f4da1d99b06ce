"""Challenge-response filters: a machine asks the writer to prove that they are human. Nobody has read anything."""

import re

from followthrough.mail.findings import Kind, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body

NAME = "challenge"

_ASKED = re.compile(
    r"(?:click|follow|visit|reply|respond|verify|confirm|complete|klicken|bestätigen|antworten)\b.{0,200}",
    re.IGNORECASE | re.DOTALL,
)
_HELD = re.compile(
    r"(?:your|this|the|ihre) (?:e-?mail|message|mail|nachricht)[^.]{0,80}(?:held|waiting|quarantine"
    r"|blocked|not (?:yet )?(?:been )?delivered|will (?:then )?be delivered"
    r"|zurückgehalten|zugestellt)|(?:in order )?to (?:have|get) your (?:e-?mail|message) delivered"
    r"|(?:verify|prove|confirm) that you(?:'re| are) (?:a )?(?:human|real person|not a)"
    r"|first[- ]time sender|guest list|approved senders?",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"boxbe|spam ?arrest|challenge[- ]response|sender verification|bluebottle|mailinblack|\btmda\b"
    r"|knowspam|please confirm \(conf#",
    re.IGNORECASE,
)


def judge(message: Message, body: Body) -> Verdict | None:
    """A filter's request; two signs are wanted, one of them that the message is being held."""
    text = body.new[:8000]
    held = _HELD.search(text)
    if held is None:
        return None
    sender = message.author.address if message.author else ""
    if _SYSTEM.search(message.subject) or _SYSTEM.search(sender) or _SYSTEM.search(text):
        return Verdict(evidence(NAME, "text", held[0]), kind=Kind.CHALLENGE)
    if _ASKED.search(text) and re.search(r"https?://|reply to this", text, re.IGNORECASE):
        return Verdict(evidence(NAME, "text", held[0]), kind=Kind.CHALLENGE)
    return None
