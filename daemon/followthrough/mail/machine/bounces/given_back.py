"""The message that a delivery report gives back: where it begins, whom it was for, its ids."""

import re

from followthrough.mail.ids import message_ids
from followthrough.mail.machine.bounces.recipients import MAX_WORDS, in_field
from followthrough.mail.message import Message

RETURNED = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "text/rfc822"}) | {
    "message/global",
    "message/global-headers",
    "message/partial",
}
MAX_HEADER = 16_384

_BEGINS = re.compile(
    r"^[ \t]{0,9}(?:[-=_*+]{2,60}[ \t]{0,9}(?:[^\n]{0,40}(?:original|returned|unsent|undelivered"
    r"|message (?:headers?|text)"
    r"|your message)[^\n]{0,60}|[^\n]{0,20}(?:below this line|copy of|included)[^\n]{0,80}"
    r"|start of [^\n]{0,60})"
    r"|(?:original message|message headers?|(?:this is|below is|here is|included is|following is) (?:a "
    r"|the )?(?:copy|first|original|message)"
    r"|(?:original|returned) (?:mail|message)(?: headers?)? follow|original message headers?:"
    r"|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale)[^\n]{0,80}"
    r"|(?:received|return-path): [^\n]{1,200}\n(?:[^\n]{1,998}\n){0,8}?(?:received|from|to|subject"
    r"|message-id|date): )",
    re.IGNORECASE | re.MULTILINE,
)
_ID = re.compile(
    r"^[ \t>]{0,9}message-id[ \t]{0,9}:[ \t]{0,9}\n?[ \t]{0,9}(<[^<>\n]{1,250}>)",
    re.IGNORECASE | re.MULTILINE,
)
_TO = re.compile(
    r"^[ \t>]{0,9}(?:to|cc):[ \t]{0,9}([^\n]{1,998}(?:\n[ \t]{1,20}\S[^\n]{0,998}){0,20})",
    re.IGNORECASE | re.MULTILINE,
)


def own_words(message: Message) -> str:
    """What the mail system wrote itself, as far as it is looked at."""
    text = message.text
    if not text.strip():
        text = next((part.text for part in message.parts if part.text.strip()), "")
    text = text[: 4 * MAX_WORDS]
    cut = _BEGINS.search(text, 20)
    return (text[: cut.start()] if cut and text[: cut.start()].strip() else text)[:MAX_WORDS]


def written_to(message: Message) -> tuple[str, ...]:
    """Whom the message that is given back names in To and Cc."""
    text = _header(message)
    return tuple(dict.fromkeys(each for value in _TO.findall(text) for each in in_field(value)))


def _header(message: Message) -> str:
    for part in message.parts:
        if part.content_type in RETURNED:
            return part.text.lstrip("\n").partition("\n\n")[0][:MAX_HEADER]
    text = message.text[: 4 * MAX_WORDS]
    cut = _BEGINS.search(text, 20)
    if cut is None:
        return ""
    given = text[cut.start() : cut.start() + MAX_HEADER]
    # The line that announces it, then often an empty one.
    return "\n\n".join(given.split("\n\n", 2)[:2])


def original_ids(message: Message) -> tuple[str, ...]:
    """The ids of the message given back, and those this report answers."""
    found = [
        each for part in message.parts for value in _ID.findall(part.text) for each in message_ids(value)
    ]
    own = set(message.message_ids)
    return tuple(each for each in dict.fromkeys([*found, *message.parents]) if each not in own)[:20]
