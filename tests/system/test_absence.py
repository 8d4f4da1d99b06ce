"""Accounts that are down, came later or were away: what may hide an answer is waited for, not for ever, and told."""

from datetime import timedelta

import pytest

from tests.system.home import START, Home, answers, text
from tests.system.story import ANN, ATTEMPT_DUE, FIRST, SUBJECT, YES, headings, once, write_first
from tests.system.test_accounts import Second

RE = f"Re: {SUBJECT}"


def lock_out(home: Home, second: Second) -> None:
    """The second account's password is wrong from now on."""
    account = home.settings()["account"][0]
    other = account | {
        "name": "work",
        "login": second.user.name,
        "addresses": [second.address],
        "password_command": ["echo", "wrong"],
    }
    home.write_config(account=[account, other])


def test_an_account_that_is_down_is_waited_for_and_named(home: Home) -> None:
    """An answer may lie there: for two days nothing is written that it would make wrong, and the user hears why."""
    home.send(ANN, SUBJECT, FIRST)
    second = Second(home)
    once(home)
    lock_out(home, second)
    home.set_time(ATTEMPT_DUE)
    home.call("once")
    (note,) = home.notes()
    assert "work, since" in text(note)
    assert "attempt to ann@northlight.example" in text(note)
    home.set_time(ATTEMPT_DUE + timedelta(hours=47))
    home.call("once")
    assert home.drafts() == []
    home.set_time(ATTEMPT_DUE + timedelta(hours=48, minutes=1))
    home.call("once")
    assert len(home.drafts()) == 1


def test_an_account_never_read_holds_everything_for_two_days_at_most(home: Home) -> None:
    """And the note about it goes into the one that is there."""
    home.send(ANN, SUBJECT, FIRST)
    second = Second(home)
    lock_out(home, second)
    home.set_time(ATTEMPT_DUE)
    home.call("once")
    (note,) = home.notes()
    assert "written without it: everything" in text(note)
    assert home.drafts() == []
    home.set_time(ATTEMPT_DUE + timedelta(hours=49))
    home.call("once")
    assert len(home.drafts()) + len(home.notes()) == 2


def test_an_account_added_later_brings_no_flood(home: Home) -> None:
    """What was overdue there before it was watched is listed, however long the first has been watched."""
    write_first(home)
    for day in range(10, 51, 10):
        home.set_time(START + timedelta(days=day))
        once(home)
    second, now = Second(home), home.now
    for i in range(6):
        who = f"P{i} <p{i}@corp{i}.example>"
        home.set_time(now - timedelta(days=20) + timedelta(minutes=i))
        first = second.deliver(f"Sam <{second.address}>", who, "Sent", FIRST, Subject=SUBJECT)
        home.set_time(now - timedelta(days=20) + timedelta(hours=5, minutes=i))
        second.deliver(who, second.address, body=YES, **answers(first))
    home.set_time(now)
    once(home)
    assert second.drafts() == []
    assert headings(home).count("Overdue before I was watching") + len(home.notes()) >= 1


def test_an_account_that_was_away_for_weeks_begins_anew(home: Home) -> None:
    """The service ran all the time; the mailbox was not read."""
    account = home.settings()["account"][0]
    first = [
        home.send(f"P{i} <p{i}@corp{i}.example>", SUBJECT, FIRST, at=START + timedelta(minutes=i))
        for i in range(6)
    ]
    once(home)
    home.write_config(account=[account | {"password_command": ["echo", "wrong"]}])
    for day in range(1, 36, 3):
        home.set_time(START + timedelta(days=day))
        home.call("once")
    for i, message_id in enumerate(first):
        at = START + timedelta(days=2, minutes=i)
        home.receive(f"P{i} <p{i}@corp{i}.example>", RE, YES, at=at, **answers(message_id))
    home.write_config(account=[account])
    home.set_time(START + timedelta(days=36))
    once(home)
    assert home.drafts() == []


@pytest.mark.parametrize("what", ["account", "playbook"])
def test_a_name_that_is_gone_from_the_settings_is_asked_about(home: Home, what: str) -> None:
    """Its conversations fall silent: the user hears how to put it right, once."""
    write_first(home)
    old = home.settings()[what][0]
    home.write_config(**{what: [old | {"name": "renamed"}]})
    home.set_time(START + timedelta(hours=1))
    assert once(home) == ["note"]
    assert f"the {what} “{old['name']}”, which is not in followthrough.toml any more" in text(home.notes()[0])
    home.set_time(ATTEMPT_DUE)
    assert once(home) == []
