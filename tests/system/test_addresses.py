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
    kinds,
    known,
    once,
    people,
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


def bounce(home: Home, first: str) -> None:
    """Ann's address does not exist any more."""
    report = (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {home.address}\r\nSubject: Undelivered\r\n"
        "Message-ID: <dsn@mx.example>\r\nDate: Mon, 02 Mar 2026 10:01:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        "Final-Recipient: rfc822; ann@northlight.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{first}>\r\n\r\n--b--\r\n"
    )
    home.server.deliver(home.user, "INBOX", report.encode(), (), START + timedelta(minutes=1))


@pytest.mark.parametrize("at_once", [True, False])
def test_after_a_bounce_the_users_mail_to_another_address_is_to_the_same_person(
    home: Home, at_once: bool
) -> None:
    """In the thread, to nobody who is known: it counts, and an answer from there is theirs."""
    first = write_first(home)
    bounce(home, first)
    if not at_once:
        once(home)
    again = home.send("Ann Miller <ann.miller@elsewhere.example>", RE, FIRST, **answers(first))
    home.set_time(START + timedelta(minutes=5))
    once(home)
    assert sorted(kinds(home, "ann@northlight.example")) == ["bounced", "outreach", "sent"]
    home.receive("Ann Miller <ann.miller@elsewhere.example>", RE, YES, **answers(again, first))
    assert "answer" in once(home)


def test_without_a_bounce_a_forward_to_a_stranger_is_not_theirs(home: Home) -> None:
    """The user asks a colleague about it."""
    first = write_first(home)
    home.send("Cy Brandt <cy@harbour.example>", f"Fwd: {SUBJECT}", FIRST, **answers(first))
    once(home)
    assert kinds(home, "ann@northlight.example") == ["outreach"]


def test_who_is_listed_after_the_mail_was_sent_is_enrolled_by_it(home: Home) -> None:
    """It was passed over when nobody knew them."""
    home.write_config(playbook=[{"name": "advice", "enrol": {"recipients": ["never@nowhere.example"]}}])
    home.send(ANN, "Hello", "Hello Ann\n")
    once(home)
    assert known(home) == set()
    people(home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"], "playbook": "advice"})
    home.set_time(WEDNESDAY)
    assert once(home) == ["call"]
