"""Delivery reports in plain words, as mail systems without a standard send them, and what they do to a conversation."""

from datetime import timedelta

import pytest

from tests.system.home import START, Home, text
from tests.system.story import ANN, CY, WEDNESDAY, kinds, once, why, write_first

QMAIL = """Hi. This is the qmail-send program at mail.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<cy@harbour.example>:
192.0.2.7 does not like recipient.
Remote host said: 552 5.2.2 <cy@harbour.example>: over quota

<ann@northlight.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <{first}>
To: ann@northlight.example, cy@harbour.example
"""

WARNING = """A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mail.example.org.

The address to which the message has not yet been delivered is:

  ann@northlight.example
    Delay reason: 550 no such user

No action is required on your part. Delivery attempts will continue for some time.

Message-ID: <{first}>
"""

FULL = """Your mail could not be delivered to: <ann@northlight.example>
As their mailbox is full.
"""


def report(home: Home, author: str, subject: str, body: str) -> None:
    """A report in plain text, a minute after the first mail."""
    raw = (
        f"Return-Path: <>\nFrom: {author}\nTo: {home.address}\nSubject: {subject}\n"
        "Date: Mon, 02 Mar 2026 10:01:00 +0000\nMessage-ID: <report@example.org>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}"
    )
    home.server.deliver(
        home.user, "INBOX", raw.replace("\n", "\r\n").encode(), (), START + timedelta(minutes=1)
    )


def test_of_two_recipients_the_one_who_is_gone_is_given_up_and_the_full_one_is_not(home: Home) -> None:
    first = write_first(home, f"{ANN}, {CY}")
    report(home, "MAILER-DAEMON@example.org", "failure notice", QMAIL.format(first=first))
    assert once(home) == ["note"]

    assert "Ann Miller: Your mail to ann@northlight.example" in text(home.notes()[0])
    assert why(home, "ann")["state"] == "unreachable"
    assert kinds(home, "cy") == ["outreach"]


@pytest.mark.parametrize(
    ("author", "subject", "body"),
    [
        ("Mail Delivery System <Mailer-Daemon@example.org>", "Warning: message delayed 24 hours", WARNING),
        ("no-reply@northlight.example", "Mail could not be delivered", FULL),
    ],
    ids=["a warning that quotes a refusal for good", "a mailbox that is full, told by nobody"],
)
def test_what_may_still_arrive_stops_nothing(home: Home, author: str, subject: str, body: str) -> None:
    first = write_first(home)
    report(home, author, subject, body.format(first=first))

    assert once(home) == []
    assert why(home, "ann")["state"] == "waiting"
    home.set_time(WEDNESDAY)
    assert once(home) == ["call"]
