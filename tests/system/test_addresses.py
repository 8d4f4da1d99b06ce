"""Addresses that no server can be asked for, forged ones, and those that become known later."""

from datetime import timedelta

import pytest

from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    CY,
    FIRST,
    SUBJECT,
    TUESDAY,
    WEDNESDAY,
    YES,
    known,
    once,
    write_first,
)

RE = f"Re: {SUBJECT}"


def put(home: Home, mailbox: str, sender: str, to: str, subject: str, **fields: str) -> None:
    """A mail with UTF-8 in its headers, as RFC 6532 allows it."""
    lines = {"From": sender, "To": to, "Subject": subject, "Message-ID": f"<{mailbox}.1@mail.example>"}
    lines |= {"Date": "Mon, 02 Mar 2026 10:00:00 +0000"} | {k.replace("_", "-"): v for k, v in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    home.server.deliver(home.user, mailbox, f"{head}\r\nHello, and thank you.\r\n".encode(), (), START)


def test_an_address_no_server_can_be_asked_for_costs_its_own_steps_alone(home: Home) -> None:
    """The call note comes for both; the draft that nobody could send is named."""
    put(home, "Sent", f"Sam <{home.address}>", "jörg@harbour.example", SUBJECT)
    home.send(ANN, SUBJECT, FIRST, at=START + timedelta(hours=3))
    once(home)
    home.set_time(WEDNESDAY)
    assert once(home).count("call") == 2
    home.set_time(ATTEMPT_DUE)
    assert sorted(once(home)) == ["attempt", "note"]
    assert "no usable address" in text(home.notes()[-1])


def test_the_running_service_lives_through_an_address_it_cannot_ask_for(home: Home) -> None:
    """One mail in Sent must not end it at every start."""
    put(home, "Sent", f"Sam <{home.address}>", "jörg@harbour.example", SUBJECT)
    once(home)
    home.set_time(WEDNESDAY)
    done = home.spawn("once", "--json")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_stranger_with_such_an_address_stops_nothing_weeks_later(home: Home) -> None:
    """Their mail in the thread makes them known; the check-ins of the others go on."""
    first = write_first(home, CY)
    home.receive(CY, RE, YES, **answers(first))
    once(home)
    put(home, "INBOX", "Cy Brandt <cý@attacker.example>", home.address, RE, In_Reply_To=f"<{first}>")
    home.set_time(START + timedelta(minutes=5))
    once(home)
    home.send(CY, RE, "Thank you!", **answers("INBOX.1@mail.example", first))
    once(home)
    home.set_time(START + timedelta(weeks=3, days=2, hours=1))
    assert once(home).count("check_in") == 1


def test_an_own_domain_outside_ascii_is_written_as_everybody_understands_it(home: Home) -> None:
    """In From and in the message-id stands the A-label, and mail from it is the user's."""
    account = home.settings()["account"][0] | {"addresses": ["sam@exämple.org"]}
    home.write_config(account=[account])
    put(home, "Sent", "Sam <sam@exämple.org>", ANN, SUBJECT)
    once(home)
    home.set_time(TUESDAY)
    assert once(home) == ["call"]
    note = headers(home.notes()[0])
    assert note["From"].endswith("<sam@xn--exmple-cua.org>")
    assert note["Message-ID"].endswith("@xn--exmple-cua.org>")


@pytest.mark.parametrize("mailbox", ["INBOX", "Archive"])
def test_a_forged_mail_of_the_users_own_starts_nothing(home: Home, mailbox: str) -> None:
    """Only what lies in Sent, or where the user put it, is an outreach."""
    if mailbox not in home.server.names(home.user):
        home.server.create(home.user, mailbox)
    put(home, mailbox, f"Sam <{home.address}>", "victim@evil.example", SUBJECT)
    account = home.settings()["account"][0] | {"mailboxes": {"also": ["Archive"]}}
    home.write_config(account=[account])
    once(home)
    assert known(home) == set()
    home.set_time(ATTEMPT_DUE)
    assert once(home) == []
