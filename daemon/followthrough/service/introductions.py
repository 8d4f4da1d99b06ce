"""Introductions the user answers: whoever was introduced has a conversation of their own from that answer on.

Replies enrol nobody otherwise. The introduction and the answer may be read in either order: Sent is read first.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Address, Identities
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import Evidence
from followthrough.plan.facts import Fact, Outreach, Referral, Sent
from followthrough.service.book import Book

Started = tuple[Outreach, Address]
"""The outreach, and the address as it was written to."""


def answering(
    book: Book, me: Identities, message: Message, at: datetime, account: str, facts: Iterable[Fact]
) -> list[Started]:
    """Whom a reply of the user's is the first mail to, where ``facts`` are those of the people in whose threads it
    stands: everybody they introduced and it goes to (To or Cc)."""
    facts = list(facts)
    introduced = [f for f in facts if isinstance(f, Referral) and f.introduced and f.address]
    return [
        (started, address)
        for referral in introduced
        for started, address in _first(book, me, message, at, account, referral, facts)
    ]


def answered(
    book: Book, ledger: Ledger, me: Identities, referral: Referral, facts: Iterable[Fact]
) -> list[Started]:
    """The same for an introduction that is read after its answer: ``facts`` are the referrer's."""
    if not (referral.introduced and referral.address):
        return []
    facts = list(facts)
    for sent in (f for f in facts if isinstance(f, Sent) and referral.message_id in f.in_reply_to):
        stored = ledger.message(sent.account, sent.message_id)
        if stored is not None:
            found = list(_first(book, me, parse(stored.raw), sent.at, sent.account, referral, facts))
            if found:
                return found
    return []


def _first(
    book: Book,
    me: Identities,
    message: Message,
    at: datetime,
    account: str,
    referral: Referral,
    facts: list[Fact],
) -> Iterator[Started]:
    to = next((a for a in (*message.to, *message.cc) if a.address == referral.address), None)
    playbook = next(
        (f.playbook for f in facts if isinstance(f, Outreach) and f.person == referral.person), None
    )
    if to is None or playbook is None or me.owns(to.address) or book.knows(to.address):
        return
    person = book.canonical(to.address)
    yield (
        Outreach(
            person=person,
            account=account,
            message_id=message.key,
            at=at,
            evidence=(Evidence("introduction", "thread", f"{referral.person} introduced {to.address}"),),
            playbook=playbook,
            subject=message.subject,
            recipients=(person,),
            address="" if to.address == person else to.address,
        ),
        to,
    )
