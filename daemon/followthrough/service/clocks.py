"""By whose clock a time is said to somebody: theirs where it is known, else the user's."""

from followthrough.config.models import Person
from followthrough.mail.body.quoted import split
from followthrough.mail.message import Message
from followthrough.mail.when import zones

_MOST = 20_000
"""Characters of a mail that are looked at for a zone."""


def their_zone(mail: Message | None, listed: Person | None) -> str:
    """The IANA zone in which somebody named a time: the one their mail says, else people.toml's; '' where neither is
    known. A mail that names two zones, or one that may be several (``CST``), says none."""
    return (stated_zone(split(mail.text).new) if mail is not None else "") or (
        listed.timezone if listed else ""
    )


def stated_zone(text: str) -> str:
    """The one IANA zone that a text names; '' where it names none, several, or one in doubt."""
    named = [zones.named(found) for found in zones.NAMED.finditer(text[:_MOST])]
    keys = {getattr(each.rules, "key", "") if each is not None else "" for each in named}
    return keys.pop() if len(keys) == 1 else ""
