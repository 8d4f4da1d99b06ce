"""What is told about first mails, addresses and calendar mail: what happened, and what to do."""

from datetime import UTC, datetime

import pytest

from followthrough.mail.own.first_mail import About as Lack
from followthrough.mail.own.first_mail import Finding
from followthrough.plan.arrivals import About, Doubt
from followthrough.service import wording
from followthrough.service.domains import Mail
from followthrough.service.wording.of_first_mails import where

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mail", "why"),
    [
        (Mail.NO_DOMAIN, "there is no such domain"),
        (Mail.NO_SERVER, "the domain has no mail server and no address"),
        (Mail.REFUSES, "the domain says that it takes no mail at all"),
    ],
)
def test_each_reason_why_mail_cannot_arrive_is_said(mail: Mail, why: str) -> None:
    assert where({"cy@y.example": mail}) == f"Mail to cy@y.example can't arrive: {why}."


def test_findings_stand_one_after_the_other_with_their_words() -> None:
    """What is missing has no words to show."""
    findings = (Finding(Lack.WHO, "Say who you are."), Finding(Lack.TOO_LONG, "Ask for less.", "an hour"))
    told = wording.first_mail("home", "ann@x.example", "m@x", "Advice", findings, NOW)
    assert told.text.endswith("Say who you are. Ask for less. (“an hour”)")
    assert "“Advice” is out." in told.text


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (About.INVITED, "accept or decline it in your mail client; that is all"),
        (About.COUNTERED, "Accept or decline it in your calendar"),
        (About.MOVED, "What is planned follows it"),
        (About.CANCELLED, "Nothing is prepared for it any more"),
        (About.DECLINED, "write to them yourself"),
        (About.UNDECIDED, "It counts as agreed when they accept it"),
        (About.UNCLEAR, "meeting Thursday 14:00"),
    ],
)
def test_calendar_mail_is_told_with_what_to_do(about: About, words: str) -> None:
    """With its title, and when it is, as far as that is known."""
    doubt = Doubt(
        key="k",
        about=about,
        person="ann@x.example",
        sender="ann@x.example",
        subject="s",
        what="Talk",
        when="Friday",
    )
    told = wording.doubt(doubt, NOW)
    assert words in told.text
    assert "“Talk”" in told.text
    assert ("on Friday" in told.text) is (about is not About.UNCLEAR)
