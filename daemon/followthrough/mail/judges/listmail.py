"""Mail to many, and machines' notices on which nothing follows (RFC 2369, 2919, 8098, 5965)."""

from followthrough.mail.findings import Kind, Verdict, evidence
from followthrough.mail.message import Message
from followthrough.mail.quoted import Body

NAME = "listmail"

_LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "x-mailing-list", "feedback-id")
NOTICES = ("message/disposition-notification", "message/feedback-report", "message/delivery-status")
"""Receipts, complaints and reports of success: nobody is away, nothing came back."""


def judge(message: Message, _body: Body) -> Verdict | None:
    """List or bulk mail, unless it answers something: people answer through lists and through sales programs too."""
    for part in message.parts:
        if part.content_type in NOTICES:
            return Verdict(evidence(NAME, "part", part.content_type), kind=Kind.LIST)
    if message.parents:
        return None
    for name in _LIST_HEADERS:
        value = message.header(name)
        if value:
            return Verdict(evidence(NAME, name, value), kind=Kind.LIST)
    precedence = (message.header("precedence") or "").strip().lower()
    if precedence in {"bulk", "list"}:
        return Verdict(evidence(NAME, "precedence", precedence), kind=Kind.LIST)
    return None
