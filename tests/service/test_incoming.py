"""In whose hours an answer's times are meant, and whose mail it is that failed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from followthrough.config.models import Person
from followthrough.ledger.store import Ledger, StoredMessage
from followthrough.mail.address import Identities
from followthrough.mail.message import parse
from followthrough.plan.facts import Bounced, Outreach
from followthrough.service.book import Book
from followthrough.service.harvest import Harvest, Rulebook
from followthrough.service.incoming import Incoming

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
RULES = Rulebook(
    me=Identities(frozenset({"sam@example.org"})),
    addresses=Identities(frozenset({"sam@example.org"})),
    accounts=("home",),
    enrol=(),
    max_recipients=3,
    own_mailboxes=frozenset({"Sent"}),
    label_mailboxes=frozenset(),
    zone="Europe/Berlin",
)


@pytest.mark.parametrize(
    ("listed", "written", "offset", "hour"),
    [
        ("America/New_York", "Thursday at 2", "+0100", 19),
        ("", "Thursday at 2", "+0530", 8),
        ("", "Thursday at 2", "+0000", 13),
        ("", "Thursday at 2", "+0100", 13),
        ("", "2 April at 2", "+0100", 12),
        ("", "Thursday at 2", "-0500", 19),
        ("", "Thursday at 2 GMT", "-0500", 14),
        ("America/New_York", "Thursday at 2pm CET", "+0000", 13),
    ],
)
def test_bare_hours_are_the_writers(
    tmp_path: Path, listed: str, written: str, offset: str, hour: int
) -> None:
    """people.toml's zone, else their Date's, which is the user's own where it agrees with it, summer time included; a
    zone in the words wins. +0000 is what many write wherever they are: then it is the user's (Berlin here)."""
    person = Person(name="Ann", addresses=("ann@x.example",), timezone=listed)
    message = parse(
        (
            f"From: ann@x.example\nTo: sam@example.org\nSubject: Re: Advice\nDate: Tue, 3 Mar 2026 12:00:00 {offset}\n"
            f"\nHow about {written}?\n"
        ).encode()
    )
    with Ledger.open(tmp_path) as ledger:
        reading = Incoming("home", RULES, ledger, Book([person])).reading(message, AT)
    (found,) = reading.times
    assert found.starts_at is not None
    assert found.starts_at.hour == hour


@pytest.mark.parametrize("named_by", ["In-Reply-To: <first@example.org>\n", ""])
@pytest.mark.parametrize(
    ("to", "failed", "stops"),
    [
        ("ann@x.example", "zoe@else.example", False),
        ("ann@x.example", "ann.m@gmail.com", True),
        ("ann@x.example", "ann@x.example", True),
        ("ann@old.example", "ann@old.example", True),
    ],
)
def test_a_copy_that_failed_says_nothing_of_whom_the_mail_was_to(
    tmp_path: Path, to: str, failed: str, named_by: str, *, stops: bool
) -> None:
    """Zoe had a copy. Or Ann's mail is forwarded to an address that nobody wrote to, and failed there; or it was to
    another address of hers."""
    first = f"From: sam@example.org\nTo: {to}\nCc: zoe@else.example\nMessage-ID: <first@example.org>\n\nHi\n"
    outreach = Outreach(
        person="ann@x.example", account="home", message_id="first@example.org", at=AT, playbook="advice",
        subject="Advice", recipients=("ann@x.example",),
    )  # fmt: skip
    kept = StoredMessage(
        account="home",
        key="first@example.org",
        mailbox="Sent",
        uidvalidity=1,
        uid=1,
        own=True,
        at=AT,
        raw=first.encode(),
    )
    report = parse(
        f"From: MAILER-DAEMON@example.org\nSubject: Undelivered mail\n{named_by}\n<{failed}>: 550 5.1.1 user unknown\n"
        "\n--- Below this line is a copy of the message.\n\nMessage-ID: <first@example.org>\n".encode()
    )
    with Ledger.open(tmp_path) as ledger:
        ledger.record(account="home", mailbox="Sent", cursor=None, facts=[outreach], messages=[kept])
        book = Book(())
        book.add(outreach)
        incoming = Incoming("home", RULES, ledger, book)
        facts = incoming.facts(report, incoming.reading(report, AT), AT, Harvest())
    assert [(type(fact), fact.person) for fact in facts] == ([(Bounced, "ann@x.example")] if stops else [])
