"""Two accounts of one person: one ledger, one conversation a person, wherever they answer."""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import pytest

from tests.servers.face import Stored
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import ANN, ATTEMPT_DUE, FIRST, SUBJECT, YES, kinds, once, why

RE = f"Re: {SUBJECT}"


class Second:
    """The user's other account on the same server."""

    def __init__(self, home: Home) -> None:
        self.home, self.user = home, home.server.new_user()
        first = home.settings()["account"][0]
        other = first | {
            "name": "work",
            "login": self.user.name,
            "addresses": [self.address],
            "password_command": ["echo", self.user.password],
        }
        home.write_config(account=[first, other])

    @property
    def address(self) -> str:
        return f"{self.user.name}@work.example"

    def deliver(self, sender: str, to: str, mailbox: str = "INBOX", body: str = YES, **fields: str) -> str:
        """A mail that comes into, or was sent from, the second account."""
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"] = sender, to, fields.pop("Subject", RE)
        message["Date"] = format_datetime(self.home.now)
        message["Message-ID"] = f"<{abs(hash((sender, to, mailbox)))}@work.example>"
        for name, value in fields.items():
            message[name.replace("_", "-")] = value
        message.set_content(body)
        self.home.server.deliver(self.user, mailbox, message.as_bytes(), (), self.home.now)
        return str(message["Message-ID"]).strip("<>")

    def drafts(self) -> list[Stored]:
        return self.home.server.fetch_all(self.user, "Drafts")


@pytest.fixture
def second(home: Home) -> Second:
    return Second(home)


def test_an_answer_into_the_other_account_stops_and_is_answered_there(home: Home, second: Second) -> None:
    """The draft lies where the answer came in, from the address it was sent to."""
    home.send(ANN, SUBJECT, FIRST)
    once(home)
    second.deliver(ANN, second.address)
    assert sorted(once(home)) == ["answer", "note"]

    (draft,) = second.drafts()
    assert headers(draft)["From"] == f"Sam Carter <{second.address}>"
    assert home.drafts() == []
    home.set_time(ATTEMPT_DUE)
    assert once(home) == []


def test_the_users_answer_from_the_other_account_counts(home: Home, second: Second) -> None:
    """It is the answer, and the next clock starts from it."""
    first = home.send(ANN, SUBJECT, FIRST)
    home.receive(ANN, RE, YES, **answers(first))
    second.deliver(f"Sam <{second.address}>", ANN, "Sent", "Thank you!\n")

    assert once(home) == []
    assert sorted(kinds(home, "ann")) == ["outreach", "received", "sent"]


def test_a_copy_in_the_other_account_is_no_second_mail(home: Home, second: Second) -> None:
    """The user's Bcc to themselves: the call and the attempt come as if it were not there."""
    home.send(ANN, SUBJECT, FIRST, Bcc=second.address)
    (sent,) = home.server.fetch_all(home.user, "Sent")
    home.server.deliver(second.user, "INBOX", sent.raw, (), START)
    once(home)

    assert kinds(home, "ann") == ["outreach"]
    home.set_time(ATTEMPT_DUE)
    assert once(home) == ["attempt"]


def test_a_stop_in_one_account_stops_the_other(home: Home, second: Second) -> None:
    """For good, in all of them."""
    home.send(ANN, SUBJECT, FIRST)
    second.deliver(f"Sam <{second.address}>", ANN, "Sent", FIRST, Subject=SUBJECT)
    once(home)
    second.deliver(ANN, second.address, body="Please do not contact me again.\n")
    once(home)
    home.set_time(ATTEMPT_DUE)

    assert once(home) == []
    assert (home.drafts(), second.drafts()) == ([], [])


def test_mail_of_one_account_is_explained_by_the_other(home: Home, second: Second) -> None:
    """Answered into the second, which was read before the first knew of the outreach: read again, not lost."""
    second.deliver(ANN, second.address)
    assert once(home) == []
    home.send(ANN, SUBJECT, FIRST, at=START - timedelta(hours=1))
    once(home)
    once(home)

    assert why(home, "ann")["state"] == "answered"
    assert "Happy to help" in text(second.drafts()[0])


def test_an_account_that_cannot_be_reached_leaves_the_other_to_its_work(home: Home, second: Second) -> None:
    """Once it has been read; before that an answer may lie there, and nothing is written."""
    home.send(ANN, SUBJECT, FIRST)
    first, other = home.settings()["account"][0], home.settings()["account"][0]
    other = other | {
        "name": "work",
        "login": second.user.name,
        "addresses": [second.address],
        "password_command": ["echo", "wrong"],
    }
    home.write_config(account=[first, other])
    home.set_time(ATTEMPT_DUE - timedelta(days=1))
    home.call("once")
    home.set_time(ATTEMPT_DUE)
    home.call("once")
    assert home.drafts() == []

    good = other | {"password_command": ["echo", second.user.password]}
    home.write_config(account=[first, good])
    assert once(home) == ["attempt"]
