"""In whose hours an answer's times are meant."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from followthrough.config.models import Person
from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.message import parse
from followthrough.service.book import Book
from followthrough.service.harvest import Rulebook
from followthrough.service.incoming import Incoming

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


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
    rules = Rulebook(
        me=Identities(frozenset({"sam@example.org"})),
        addresses=Identities(frozenset({"sam@example.org"})),
        accounts=("home",),
        enrol=(),
        max_recipients=3,
        own_mailboxes=frozenset({"Sent"}),
        label_mailboxes=frozenset(),
        zone="Europe/Berlin",
    )
    message = parse(
        (
            f"From: ann@x.example\nTo: sam@example.org\nSubject: Re: Advice\nDate: Tue, 3 Mar 2026 12:00:00 {offset}\n"
            f"\nHow about {written}?\n"
        ).encode()
    )
    with Ledger.open(tmp_path) as ledger:
        reading = Incoming("home", rules, ledger, Book([person])).reading(message, AT)
    (found,) = reading.times
    assert found.starts_at is not None
    assert found.starts_at.hour == hour
