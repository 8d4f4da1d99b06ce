"""Whose conversation a message belongs to: by thread, by sender, by subject; and nobody's when nothing proves it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.matching.match import Certainty, Correspondence, Match, match
from followthrough.mail.message import parse
from followthrough.mail.reading import Kind, read

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
ANN = Correspondence(
    person="ann@miller.example",
    addresses=frozenset({"ann@miller.example"}),
    names=frozenset({"ann miller"}),
    subjects={"first@moss.example": "wind", "second@moss.example": "wind"},
    since_at=SINCE,
    until_at=None,
)
BOB = Correspondence(
    person="bob@stone.example",
    addresses=frozenset({"bob@stone.example"}),
    names=frozenset({"bob stone"}),
    subjects={"other@moss.example": "stones"},
    since_at=SINCE,
    until_at=None,
)
SHARED = replace(BOB, subjects=ANN.subjects)
NOBODY: tuple[Match, ...] = ()


def found(
    header: str, body: str = "Yes.", known: tuple[Correspondence, ...] = (ANN, BOB)
) -> tuple[Match, ...]:
    raw = f"Date: Tue, 3 Mar 2026 10:00:00 +0000\n{header}\n\n{body}\n".encode()
    message = parse(raw)
    return match(message, read(message), known)


def only(matches: tuple[Match, ...]) -> tuple[str, Certainty, bool, str]:
    (one,) = matches
    return one.person, one.certainty, one.is_person, one.evidence[0].where


def test_in_reply_to_is_certain_whatever_the_subject() -> None:
    seen = found("From: ann@miller.example\nSubject: lunch\nIn-Reply-To: <first@moss.example>")
    assert only(seen) == ("ann@miller.example", Certainty.CERTAIN, True, "in-reply-to")


def test_references_are_certain_with_the_same_base_subject_only() -> None:
    header = "From: x@y.example\nReferences: <first@moss.example> <unknown@y.example>\nSubject: "
    assert only(found(f"{header}AW: Wind"))[1] is Certainty.CERTAIN
    assert found(f"{header}something new") == NOBODY


def test_another_address_with_the_same_name_is_the_person() -> None:
    seen = found("From: Ann Miller <ann@home.example>\nIn-Reply-To: <first@moss.example>")
    assert only(seen) == ("ann@miller.example", Certainty.CERTAIN, True, "in-reply-to")


def test_a_colleague_in_the_thread_is_not_the_person() -> None:
    seen = found("From: Carla Klein <carla@miller.example>\nIn-Reply-To: <first@moss.example>")
    assert only(seen) == ("ann@miller.example", Certainty.CERTAIN, False, "in-reply-to")


def test_in_a_shared_thread_the_sender_decides() -> None:
    header = "From: {}\nIn-Reply-To: <first@moss.example>"
    assert only(found(header.format("bob@stone.example"), known=(ANN, SHARED)))[0] == "bob@stone.example"
    assert only(found(header.format("ann@miller.example"), known=(ANN, SHARED)))[0] == "ann@miller.example"
    nobody_known = found(header.format("carla@miller.example"), known=(ANN, SHARED))
    assert [(each.person, each.is_person) for each in nobody_known] == [
        ("ann@miller.example", False),
        ("bob@stone.example", False),
    ]


def test_a_known_person_answering_in_anothers_thread_is_a_doubt_that_names_the_sender() -> None:
    seen = found("From: bob@stone.example\nIn-Reply-To: <first@moss.example>")
    assert [(each.person, each.certainty, each.is_person) for each in seen] == [
        ("ann@miller.example", Certainty.CERTAIN, False),
        ("bob@stone.example", Certainty.CERTAIN, True),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "From: ann@miller.example",
        "From: desk@miller.example\nReply-To: Ann@Miller.example",
        "From: ann@miller.example\nReply-To: desk@x.example",
    ],
)
def test_a_known_address_is_probable_inside_the_open_time(header: str) -> None:
    assert only(found(f"{header}\nSubject: hello")) == (
        "ann@miller.example",
        Certainty.PROBABLE,
        True,
        "from",
    )
    closed = replace(ANN, until_at=datetime(2026, 3, 2, tzinfo=UTC))
    later = replace(ANN, since_at=datetime(2026, 3, 4, tzinfo=UTC))
    assert found(header, known=(closed,)) == NOBODY
    assert found(header, known=(later,)) == NOBODY


def test_a_reply_to_that_only_claims_to_be_theirs_is_possible_at_most() -> None:
    """Anybody can write one: the domain of From must be its own, and no provider's."""
    claimed = found("From: desk@x.example\nReply-To: Ann@Miller.example\nSubject: hello")
    assert only(claimed) == ("ann@miller.example", Certainty.POSSIBLE, False, "reply-to")
    assert only(found("Reply-To: ann@miller.example"))[1] is Certainty.POSSIBLE
    free = replace(ANN, addresses=frozenset({"ann@gmail.com"}), person="ann@gmail.com")
    header = "From: mallory@gmail.com\nReply-To: ann@gmail.com"
    assert only(found(header, known=(free,)))[1] is Certainty.POSSIBLE
    closed = replace(ANN, until_at=datetime(2026, 3, 2, tzinfo=UTC))
    assert found("From: desk@x.example\nReply-To: ann@miller.example", known=(closed,)) == NOBODY


def test_in_their_thread_a_claimed_reply_to_makes_nobody_the_person() -> None:
    """It is a stranger who knows the thread, as without it."""
    seen = found(
        "From: desk@x.example\nReply-To: ann@miller.example\nIn-Reply-To: <first@moss.example>\nSubject: Re: Wind"
    )
    assert only(seen) == ("ann@miller.example", Certainty.CERTAIN, False, "in-reply-to")


def test_an_assistant_of_the_same_organisation_is_possible_with_the_same_subject() -> None:
    seen = found("From: desk@mail.miller.example\nSubject: Re: Wind")
    assert only(seen) == ("ann@miller.example", Certainty.POSSIBLE, False, "subject")
    assert found("From: desk@miller.example\nSubject: Re: sun") == NOBODY
    assert found("From: desk@elsewhere.example\nSubject: Re: Wind") == NOBODY


def test_a_freemail_domain_or_an_empty_subject_proves_nothing() -> None:
    free = replace(ANN, addresses=frozenset({"ann@gmail.com"}), person="ann@gmail.com")
    assert found("From: desk@gmail.com\nSubject: Wind", known=(free,)) == NOBODY
    empty = replace(ANN, subjects={"first@moss.example": ""})
    assert found("From: desk@miller.example\nSubject: Re:", known=(empty,)) == NOBODY


BOUNCE = "From: MAILER-DAEMON@mx.example\nSubject: Undelivered mail"


def test_a_bounce_belongs_to_the_failed_recipient() -> None:
    body = "<{}>: 550 5.1.1 user unknown"
    assert only(found(BOUNCE, body.format("ann@miller.example"))) == (
        "ann@miller.example", Certainty.PROBABLE, True, "text",
    )  # fmt: skip
    in_thread = found(
        f"{BOUNCE}\nReferences: <first@moss.example>", body.format("bob@stone.example"), (ANN, SHARED)
    )
    assert [each.person for each in in_thread] == ["bob@stone.example"]
    assert found(BOUNCE, body.format("zoe@else.example")) == NOBODY


def test_a_bounce_belongs_to_the_message_it_gives_back() -> None:
    body = "Sorry, user unknown.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <second@moss.example>"
    assert only(found(BOUNCE, body))[:2] == ("ann@miller.example", Certainty.PROBABLE)


def test_an_automatic_reply_from_elsewhere_belongs_to_the_address_it_quotes() -> None:
    header = "From: robot@z.example\nAuto-Submitted: auto-replied\nSubject: Automatic reply"
    assert only(found(header, "Ann (ann@miller.example) is away."))[:2] == (
        "ann@miller.example",
        Certainty.PROBABLE,
    )
    assert found("From: x@z.example\nSubject: hello", "I spoke to ann@miller.example yesterday.") == NOBODY


AWAY = "Auto-Submitted: auto-replied\nSubject: Automatic reply: lunch"


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        ("Zoe Quist <zoe@miller.example>", "I am away until 16 March. Please write to ann@miller.example."),
        ("zoe@miller.example", "Bis zum 16. März vertritt mich Ann Miller (ann@miller.example)."),
        ("Zoe Quist <zoe@else.example>", "I have left Miller. Your contact is now ann@miller.example."),
        ("zoe77@gmail.com", "I have left Miller. Your contact is now ann@miller.example."),
        ("no-reply@miller.example", "Zoe has left Miller. Please contact her colleague ann@miller.example."),
    ],
)
def test_who_stands_in_for_somebody_is_not_away(sender: str, body: str) -> None:
    """An absence speaks for its sender; whom it names is there."""
    assert found(f"From: {sender}\n{AWAY}", body) == NOBODY


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        (
            "Ann M. Miller <amm@gmail.com>",
            "I got your mail to ann@miller.example and am away until 16 March.",
        ),
        ("no-reply@miller.example", "ann@miller.example is away until 16 March."),
        (
            "Zoe <zoe@else.example>",
            "I am away until 16 March.\n\nOn 2 March, Sam wrote to ann@miller.example:\n> Hi.",
        ),
    ],
)
def test_an_absence_from_elsewhere_is_theirs_by_name_by_a_system_or_by_what_it_quotes(
    sender: str, body: str
) -> None:
    assert only(found(f"From: {sender}\n{AWAY}", body))[:2] == (ANN.person, Certainty.PROBABLE)


def test_a_report_about_another_mail_of_which_they_had_a_copy_is_not_theirs() -> None:
    """It gives back a mail that is in nobody's thread, and names who failed."""
    body = (
        "<zoe@else.example>: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\n"
        "Message-ID: <lunch@moss.example>\nTo: zoe@else.example\nCc: {}\n"
    )
    assert found(BOUNCE, body.format("ann@miller.example")) == NOBODY
    assert (
        found(BOUNCE, body.format("bob@stone.example").replace("lunch@", "second@"))[0].person == ANN.person
    )


def test_a_calendar_answer_sent_by_a_service_belongs_to_its_attendee() -> None:
    body = (
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nDTSTART:20260305T140000Z\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@miller.example\nEND:VEVENT\nEND:VCALENDAR"
    )
    seen = found("From: calendar@service.example\nContent-Type: text/calendar; method=REPLY", body)
    assert only(seen)[:2] == ("ann@miller.example", Certainty.PROBABLE)


def test_one_person_in_two_conversations_is_a_doubt() -> None:
    twice = replace(BOB, addresses=frozenset({"ann@miller.example"}))
    seen = found("From: ann@miller.example\nSubject: hello", known=(ANN, twice))
    assert [each.person for each in seen] == ["ann@miller.example", "bob@stone.example"]


def test_a_stranger_matches_nothing() -> None:
    assert found("From: zoe@else.example\nSubject: hello") == NOBODY
    assert found("Subject: no author") == NOBODY


HEADERS = st.sampled_from(
    [
        "From: ann@miller.example",
        "From: Bob Stone <b@home.example>\nIn-Reply-To: <first@moss.example>",
        "From: desk@miller.example\nSubject: wind",
        "From: bob@stone.example\nReferences: <first@moss.example>\nSubject: wind",
        BOUNCE,
    ]
)


@given(
    HEADERS,
    st.permutations([ANN, BOB, SHARED, replace(ANN, person="a@a.example"), replace(BOB, names=ANN.names)]),
)
def test_the_order_in_which_conversations_are_known_is_irrelevant(
    header: str, known: list[Correspondence]
) -> None:
    ordered = sorted(known, key=lambda each: (each.person, sorted(each.names), sorted(each.subjects)))
    unique = {each.person: each for each in ordered}
    here = [each for each in known if unique[each.person] is each]
    assert found(header, known=tuple(here)) == found(header, known=tuple(unique.values()))


def test_evidence_names_the_kind_of_proof() -> None:
    (one,) = found("From: ann@miller.example\nIn-Reply-To: <first@moss.example>")
    assert one.evidence[0].quote == "first@moss.example"
    assert read(parse(b"From: ann@miller.example\n\nYes.")).kind is Kind.HUMAN
