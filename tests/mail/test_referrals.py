"""Whom a mail points to: name, address, role, and whether the writer has introduced them or will ask."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.message import parse
from followthrough.mail.reading import Reading, Referred, Says, read

MAILS: list[tuple[str, dict[str, Any]]] = [
    (path.stem, each)
    for path in sorted((Path(__file__).parent / "referrals").glob("*.toml"))
    for each in tomllib.loads(path.read_text())["mail"]
]
BOB = "Bob Stone <bob@stone.example>"


def reading(text: str, cc: str = "", to: str = "Ed Moss <ed@moss.example>") -> Reading:
    """Ann's answer, as read."""
    copied = f"Cc: {cc}\n" if cc else ""
    raw = (
        f"From: Ann Miller <ann@miller.example>\nTo: {to}\n{copied}Date: Tue, 3 Mar 2026 09:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
    return read(parse(raw.encode()))


@pytest.mark.parametrize(
    ("language", "mail"), MAILS, ids=[f"{each}-{n}" for n, (each, _) in enumerate(MAILS)]
)
def test_a_mail_points_to_whom_it_was_meant_to(language: str, mail: dict[str, Any]) -> None:
    """``referrals/LANGUAGE.toml``: the ``text``, who was in ``cc``, whom it ``found`` with what was said of them."""
    seen = reading(mail["text"], mail.get("cc", ""))
    others = [each for each in seen.referrals if each.address != "ed@moss.example"]
    found = [
        " ".join(
            filter(
                None,
                (
                    each.name,
                    each.address and f"<{each.address}>",
                    "introduced" * each.introduced,
                    "promised" * each.promised,
                ),
            )
        )
        for each in others
    ]
    assert found == mail["found"]
    assert (Says.REFERS in seen.says) is mail.get("refers", bool(found))
    roles = [each.role for each in others if each.role]
    assert roles == mail.get("roles", roles)


def named(text: str, cc: str = "") -> list[str]:
    """``name address role``, then `introduced` or `promised`, of everybody pointed to."""
    return [
        " ".join(
            filter(
                None,
                (
                    each.name,
                    each.address and f"<{each.address}>",
                    each.role and f"({each.role})",
                    "introduced" * each.introduced,
                    "promised" * each.promised,
                ),
            )
        )
        for each in reading(text, cc).referrals
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You should talk to Bob Stone instead.", ["Bob Stone"]),
        ("You should write to Linda.", ["Linda"]),
        (
            "The best person for this is our head of research, carla@stone.example.",
            ["<carla@stone.example> (our head of research)"],
        ),
        (
            "I'd suggest contacting Bea Stone (bea@stone.example), who leads our data team.",
            ["Bea Stone <bea@stone.example> (who leads our data team)"],
        ),
        (
            "You should talk to Bob Stone <bob@stone.example> or Cy Park <cy@park.example>.",
            ["Bob Stone <bob@stone.example>", "Cy Park <cy@park.example>"],
        ),
        (
            "Bitte wenden Sie sich an meine Kollegin Frau Stein (stein@miller.example).",
            ["Frau Stein <stein@miller.example> (meine Kollegin)"],
        ),
    ],
)
def test_name_address_and_role_are_read(text: str, found: list[str]) -> None:
    """As the writer said them."""
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Let me introduce you to Bob Stone, a friend of mine.", ["Bob Stone (a friend of mine) promised"]),
        ("You should talk to Bea Stone. I'll ask her if she has time.", ["Bea Stone promised"]),
        ("I'll ask my colleague Bea Stone whether she can help.", ["Bea Stone (my colleague) promised"]),
        ("Sprechen Sie am besten mit Frau Dr. Stein. Ich frage sie gerne.", ["Frau Dr. Stein promised"]),
        ("Ich habe Ihre Nachricht an Herrn Berg weitergeleitet.", ["Herr Berg promised"]),
        ("I have forwarded your note to Bob Stone.", ["Bob Stone promised"]),
    ],
)
def test_who_will_be_asked_first_is_promised(text: str, found: list[str]) -> None:
    """They say that they will ask, introduce or pass it on."""
    assert named(text) == found


def test_who_is_in_cc_and_spoken_of_is_introduced() -> None:
    """By their first name, by `I've copied`, or as the only one copied."""
    assert named("Ed, meet Bob, who runs our lab (in Cc).", BOB)[0] == (
        "Bob Stone <bob@stone.example> (who runs our lab) introduced"
    )
    assert named("I've copied Bob and Cy.", f"{BOB}, Cy Park <cy@park.example>, Di Lu <di@lu.example>") == [
        "Bob Stone <bob@stone.example> introduced",
        "Cy Park <cy@park.example> introduced",
    ]
    assert named("I've copied my colleague, who knows more.", BOB)[0].endswith("introduced")


def test_a_colleague_merely_in_cc_is_no_referral() -> None:
    """Nobody said a word about them."""
    assert named("Happy to talk on Thursday at 2.", BOB) == []


@pytest.mark.parametrize(
    "text",
    [
        "You should talk to our HR department.",
        "You should talk to our Data Science team.",
        "I'll ask around and get back to you.",
        "I'll ask Bob.",
        "I don't know anyone you could talk to, sorry.",
        "Have you talked to Bob Stone?",
        "Feel free to contact me any time.",
        "Please reach out to Ann Miller at my other address ann@miller.example.",
    ],
)
def test_a_role_alone_a_question_and_the_writer_are_no_referral(text: str) -> None:
    """Without a name or an address there is nobody to write to."""
    assert named(text) == []


def test_who_says_it_without_a_name_still_refers() -> None:
    """The answer thanks for it; nobody is noted."""
    said = reading("The right person for this is our recruiter.")
    assert Says.REFERS in said.says
    assert said.referrals == ()


@pytest.mark.parametrize(
    ("signature", "title"),
    [
        ("Ann Miller\nHead of Research, Northlight GmbH\n+44 20 7946 0958", "Head of Research"),
        ("Ann Miller | Senior Data Scientist | Northlight", "Senior Data Scientist"),
        ("Dr. Ann Miller\nAbteilungsleiterin Forschung\nNorthlight", "Abteilungsleiterin Forschung"),
        ("Ann Miller\nNorthlight GmbH\nGeschäftsführer: Bob Stone, HRB 1234", None),
        ("Ann Miller\nI am the director of nothing.", None),
        ("Ann Miller\nann.director@northlight.example", None),
        ("Ann Miller", None),
    ],
)
def test_the_title_is_the_piece_of_the_signature_with_a_position_in_it(
    signature: str, title: str | None
) -> None:
    """Small and safe: a sentence, an address or the firm's legal line is none."""
    assert reading(f"Yes, gladly.\n\n-- \n{signature}").title == title


WORDS = st.lists(
    st.sampled_from(
        "You should talk to Bob Stone I'll ask her Frau Dr. meet cc'ed <b@c.example> b@ ( ) , . \n who is my".split(
            " "
        )
    ),
    max_size=80,
).map(" ".join)


@given(st.one_of(st.text(max_size=300), WORDS), st.sampled_from(["", BOB]))
def test_no_text_raises(text: str, cc: str) -> None:
    """And nobody is found without a name or an address, nor the writer."""
    for each in reading(text.replace("\r", " "), cc).referrals:
        assert isinstance(each, Referred)
        assert each.name or each.address
        assert each.address != "ann@miller.example"


@pytest.mark.parametrize(
    "unit",
    [
        "Bob ",
        "talk to Bob ",
        "Dr. ",
        "a@b.c ",
        "who is ",
        "I'll ask her. ",
        "x@",
        "parlez à ",
        "habla con Ana de ",
        "ik vraag het aan ",
        "Sprechen Sie mit Frau ",
        "Bob, ",
        "my head of ",
        "van der ",
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    """Linear in what is looked at."""
    begun = time.perf_counter()
    reading(unit * (300_000 // len(unit)), BOB)
    assert time.perf_counter() - begun < 3
