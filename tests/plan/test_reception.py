"""What a machine's mail means for conversations it only may be about: nothing, where nobody is away."""

from datetime import UTC, datetime

import pytest

from followthrough.mail.address import Identities
from followthrough.mail.findings import Kind
from followthrough.mail.matching.correspondence import Correspondence
from followthrough.mail.matching.match import Certainty, Match, match
from followthrough.mail.message import parse
from followthrough.mail.reading import read
from followthrough.plan.arrivals import NOBODY, About, Arrival, Meaning
from followthrough.plan.facts import Away, Bounced, Delegated, Held, Received
from followthrough.plan.reception import meaning

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
ANN = Match("ann@reeds.example", Certainty.PROBABLE, False, ())
BEN = Match("ben@reeds.example", Certainty.PROBABLE, False, ())
PERHAPS = Match("ann@reeds.example", Certainty.POSSIBLE, False, ())
RECEIPT = "We have received your message. Your ticket number is 4711."
ABSENCE = "I am out of the office until 9 March."


def means(text: str, matches: tuple[Match, ...], me: Identities = NOBODY) -> tuple[Kind, Meaning]:
    message = parse(
        b"From: desk@reeds.example\nTo: sam@home.example\nSubject: Re: Advice\nAuto-Submitted: auto-replied\n"
        b"Date: Tue, 3 Mar 2026 12:00:00 +0000\nMessage-ID: <r@x.example>\n\n" + text.encode()
    )
    reading = read(message, at=AT, me=me)
    return reading.kind, meaning(Arrival("home", message, reading, matches, AT))


@pytest.mark.parametrize("matches", [(ANN,), (PERHAPS,), (ANN, BEN)], ids=["one", "perhaps", "two"])
def test_a_ticket_number_holds_nobody_and_asks_nothing(matches: tuple[Match, ...]) -> None:
    """Also where it could be about two people, or perhaps about nobody: there is nothing in it to decide."""
    kind, found = means(RECEIPT, matches)
    assert (kind, found) == (Kind.AUTO_REPLY, Meaning())


def test_an_absence_is_asked_about_where_it_is_not_clear_whose_it_is() -> None:
    """Then it may be that nobody is there to be called."""
    _, sure = means(ABSENCE, (ANN,))
    assert [type(fact) for fact in sure.facts] == [Away]
    for matches in ((PERHAPS,), (ANN, BEN)):
        _, found = means(ABSENCE, matches)
        assert {type(fact) for fact in found.facts} == {Held}
        assert len(found.doubts) == len(matches)


def test_the_users_own_mail_is_no_answer_of_anybodys() -> None:
    """Wherever it lies: what it does is said by what lies in Sent."""
    kind, found = means("Gladly, on Thursday.", (ANN,), Identities(frozenset({"desk@reeds.example"})))
    assert (kind, found) == (Kind.OWN, Meaning())


TWO_FAILED = b"""Return-Path: <>
From: MAILER-DAEMON@mx.home.example
To: sam@home.example
Subject: Undelivered Mail Returned to Sender
In-Reply-To: <first@home.example>
Message-ID: <dsn@mx.home.example>

<carl@third.example>: host mx.third.example[192.0.2.7] said: 550 5.1.1 User unknown

<ann@private.example>: host mx.private.example[192.0.2.8] said: 550 5.1.1 User unknown
"""
FIRST = {"first@home.example": "advice"}


@pytest.mark.parametrize(
    ("others", "failed"),
    [
        (frozenset({"ann@private.example"}), "ann@private.example"),
        (frozenset({"ann@private.example", "carl@third.example"}), "ann@private.example"),
        (frozenset[str](), "carl@third.example"),
    ],
)
def test_of_several_that_failed_it_is_the_one_of_this_person(others: frozenset[str], failed: str) -> None:
    """Another address of theirs may be gone, or only somebody else's, and the one we write to still takes mail."""
    message = parse(TWO_FAILED)
    reading = read(message, at=AT)
    ann = Correspondence(
        "ann@reeds.example", frozenset({"ann@reeds.example"}) | others, frozenset(), FIRST, AT, None
    )
    (fact,) = meaning(Arrival("home", message, reading, match(message, reading, [ann]), AT)).facts
    assert isinstance(fact, Bounced)
    assert fact.address == failed


def test_what_a_colleague_writes_of_a_death_is_told_for_both() -> None:
    """In the thread of whom it may be about: neither gets anything ready."""
    message = parse(
        b"From: Zoe <zoe@reeds.example>\nTo: sam@home.example\nSubject: Re: Advice\nMessage-ID: <z@x.example>\n"
        b"Date: Tue, 3 Mar 2026 12:00:00 +0000\n\nI am very sorry to tell you that Ann passed away last week.\n"
    )
    found = meaning(Arrival("home", message, read(message, at=AT), (ANN,), AT))
    hard = {fact.person: fact.delicate for fact in found.facts if isinstance(fact, Received | Delegated)}
    assert hard == {"ann@reeds.example": True, "zoe@reeds.example": True}
    told = next(doubt for doubt in found.doubts if doubt.about is About.DELICATE)
    assert (told.person, told.instead_of) == ("zoe@reeds.example", ("ann@reeds.example",))
