"""The day's lines: in the order in which to act, with names, and an address only where one is needed."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from followthrough.compose.draft import draft
from followthrough.config.load import Settings
from followthrough.config.models import Account, Config, Me, Person, Playbook
from followthrough.ledger.store import Ledger, Question
from followthrough.mail.address import Identities
from followthrough.plan.business_time import WorkingTime
from followthrough.service.book import Book
from followthrough.service.speaking import Speaking
from followthrough.service.today import Day, items, places_to_complete
from tests.compose.given import TEMPLATES, letter

HOURS = WorkingTime("Europe/London", frozenset(range(1, 6)), time(9), time(17))
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
EMPTY = Day(now=NOW, hours=HOURS, conversations={}, outlooks={}, rows=())


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Speaking]:
    """A user who lists Ann; Ben's name is learned from mail."""
    account = Account(
        name="home", host="127.0.0.1", security="none", login="sam", addresses=("sam@example.org",)
    )
    config = Config(me=Me(name="Sam"), account=(account,), playbook=(Playbook(name="advice"),))
    people = (Person(name="Ann Miller", addresses=("ann@example.com",)),)
    settings = Settings(
        config=config, people=people, templates={}, path=tmp_path / "c", state_dir=tmp_path / "s",
        zone="Europe/London", stamp=(),
    )  # fmt: skip
    with Ledger.open(tmp_path / "state") as ledger:
        ledger.learn("ben@example.com", "name", "Ben Okafor", "m1", NOW)
        yield Speaking(settings, Identities(frozenset({"sam@example.org"})), ledger, Book(people), HOURS)


def asked(key: str, person: str = "", heading: str = "H") -> Question:
    return Question(key=key, person=person, heading=heading, text=key, at=NOW - timedelta(hours=1))


def test_doubts_come_before_what_the_user_said_and_what_a_mail_lacks(speaking: Speaking) -> None:
    """And entries that changed before all of them; each kind as it was asked."""
    keys = ["first-mail|a", "said|a", "doubt|a", "withdrawn|a", "doubt|b"]

    lines = items(EMPTY, [asked(key) for key in keys], {}, speaking)

    assert [line.text for line in lines] == ["withdrawn|a", "doubt|a", "doubt|b", "said|a", "first-mail|a"]


def test_people_are_shown_by_name_and_by_address_only_where_it_is_needed(speaking: Speaking) -> None:
    """Listed or learned; who has no name is shown by the address."""
    lines = items(
        EMPTY,
        [
            asked("doubt|a", "ann@example.com"),
            asked("listed|b", "ben@example.com"),
            asked("doubt|c", "cy@example.com"),
            asked("outdated|d", "ann@example.com, ben@example.com"),
        ],
        {},
        speaking,
    )

    assert [(line.person, line.address) for line in lines] == [
        ("Ann Miller", ""),
        ("Ben Okafor", "ben@example.com"),
        ("cy@example.com", ""),
        ("Ann Miller, Ben Okafor", ""),
    ]


def test_places_to_complete_are_counted_without_the_line_that_announces_them() -> None:
    """As the user would count them."""
    assert places_to_complete(draft(letter(), TEMPLATES)) == 1
    assert places_to_complete(draft(letter(template="check_in"), TEMPLATES)) == 2
    assert places_to_complete(b"Subject: x\r\n\r\nnothing to fill\r\n") == 0
