"""The user's own calendar mail, as it lies in Sent: what it does to a meeting, in whatever order the mail is read."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from followthrough.ledger.store import Ledger
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import read
from followthrough.plan.facts import Fact, Meeting, Outreach, Sent
from followthrough.plan.invitations import Letter, settled


def own_turns(
    account: str, person: str, message: Message, at: datetime, known: Sequence[Meeting], zone: str
) -> list[Meeting]:
    """Their acceptance, refusal, change or cancellation, as meetings; nothing for any other mail."""
    reading = read(message, zone, at)
    letter = Letter(account, person, message.key, at, reading.evidence)
    found = (settled(letter, event, known).meeting for event in reading.events)
    return [meeting for meeting in found if meeting is not None]


def later_turns(ledger: Ledger, facts: Iterable[Fact], agreed: Meeting, zone: str) -> list[Meeting]:
    """What the user did to a meeting after it was agreed, where that was read first, as Sent is."""
    later = sorted(
        (f for f in facts if isinstance(f, Outreach | Sent) and f.at > agreed.at), key=lambda f: f.at
    )
    found: list[Meeting] = []
    for fact in later:
        stored = ledger.message(fact.account, fact.message_id)
        if stored is not None and b"VCALENDAR" in stored.raw:
            turns = own_turns(fact.account, agreed.person, parse(stored.raw), fact.at, (agreed, *found), zone)
            found += [each for each in turns if each.uid == agreed.uid]
    return found
