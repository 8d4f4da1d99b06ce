"""Drafts: exactly the headers of a mail the user wrote, a body every client shows well, the same bytes each time."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.compose.draft import about, draft, fill_line
from followthrough.compose.flowed import unflowed
from followthrough.compose.headers import UnusableAddress
from followthrough.compose.render import TemplateError
from followthrough.mail.address import Address
from followthrough.mail.message import parse
from tests.compose.given import (
    ANN,
    LETTER,
    ME,
    MINE,
    TEMPLATES,
    THEIR_MAIL,
    THEIRS,
    body,
    letter,
    one_template,
    read,
)
from tests.compose.test_headers import INJECTIONS

HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type",
    "Content-Transfer-Encoding", "MIME-Version",
]  # fmt: skip
PLAIN = one_template(
    "Subject: {{ subject }}\n\n{{ greeting or 'Hello,' }}\n\n{{ words }}\n\n{{ sign_off }}\n{{ my_name }}"
)


def plain(words: str = "words", **changes: object) -> bytes:
    return draft(letter(values={"words": words}, **changes), PLAIN)


def test_a_draft_has_exactly_the_headers_of_a_mail_the_user_wrote() -> None:
    """No Bcc, no X- header, no User-Agent: nobody who receives it can tell."""
    assert read(draft(LETTER, TEMPLATES)).keys() == HEADERS


def test_copies_are_named_when_there_are_some() -> None:
    """Cc stands behind To."""
    raw = draft(letter(cc=(Address("Tom", "tom@example.com"),)), TEMPLATES)

    assert read(raw).keys() == [*HEADERS[:2], "Cc", *HEADERS[2:]]
    assert read(raw)["Cc"] == "Tom <tom@example.com>"


def test_a_draft_answers_in_the_thread() -> None:
    """In-Reply-To is the parent, References end with it, Re: stands once."""
    message = read(draft(LETTER, TEMPLATES))

    assert message["In-Reply-To"] == "<reply.1@example.com>"
    assert message["References"].split() == ["<first.1@example.org>", "<reply.1@example.com>"]
    assert message["Subject"] == "Re: Twenty minutes on ground water"
    assert message["Message-ID"] == "<0123456789abcdef0123456789abcdef@example.org>"
    assert (message["From"], message["To"]) == ("Max Meier <max@example.org>", "Ann Miller <ann@example.com>")


def test_a_parent_missing_from_the_thread_is_added_at_its_end() -> None:
    """Whoever gathered the thread, the last reference is the parent."""
    message = read(draft(letter(thread=("reply.1@example.com", "first.1@example.org")), TEMPLATES))

    assert message["References"].split() == ["<first.1@example.org>", "<reply.1@example.com>"]


def test_a_parent_without_an_id_leaves_the_thread_as_it_is() -> None:
    """The nearest message that has one is answered; with none there are no such headers."""
    nameless = replace(THEIRS, message_id=None)

    assert read(draft(letter(parent=nameless, thread=("first.1@example.org",)), TEMPLATES))[
        "In-Reply-To"
    ] == ("<first.1@example.org>")
    assert "References" not in read(draft(letter(parent=nameless, thread=()), TEMPLATES))


def test_the_body_is_greeting_text_sign_off_signature_and_the_quoted_original() -> None:
    """Their date is told in the user's zone: 23:30 UTC is the next day in Berlin."""
    shown = unflowed(body(plain())).split("\n")

    assert shown == [
        "Dear Ms Miller,", "", "words", "", "Best regards,", "Max Meier", "",
        "-- ", "Max Meier", "Hydrologist", "",
        "On 3 March 2026, Ann Miller wrote:",
        "> Dear Max,", "> ",
        "> your mail reached me between two meetings. What would you like to know about the waterworks? "
        "We have been building for three years.",
        "",
    ]  # fmt: skip


def test_without_signature_and_quote_the_body_ends_with_the_name() -> None:
    """``quote_original = false`` and an empty signature leave nothing behind."""
    shown = body(plain(me=replace(ME, signature=""), quote_original=False))

    assert shown == "Dear Ms Miller,\n\nwords\n\nBest regards,\nMax Meier\n"


def test_a_signature_given_with_its_line_gets_it_once() -> None:
    """Some paste it with the dashes."""
    shown = body(plain(me=replace(ME, signature="-- \nMax"), quote_original=False))

    assert shown.endswith("\nMax Meier\n\n-- \nMax\n")
    assert shown.count("--") == 1


def test_an_unknown_greeting_is_neutral_and_never_a_guess() -> None:
    """Nothing is made of an address or a display name."""
    assert body(draft(letter(greeting=None), PLAIN_ATTEMPT)).startswith("Hello,\n")


PLAIN_ATTEMPT = one_template("Subject: {{ subject }}\n\n{{ greeting or 'Hello,' }}")


def test_a_long_original_is_cut_and_the_cut_is_marked() -> None:
    """At most 2 KB of it, between words."""
    raw = THEIR_MAIL.replace("Ann\n", "").encode() + "Grundwasser führt. ".encode() * 500

    quote = body(plain(parent=parse(raw))).partition("wrote:\n")[2]

    assert len(quote.encode()) < 2048 * 1.1
    assert quote.endswith("\n> […]\n")
    assert "�" not in quote


def test_an_original_without_words_is_not_quoted() -> None:
    """An attribution over nothing would look broken."""
    empty = parse(THEIR_MAIL.partition("\n\n")[0].encode() + b"\n\n")

    assert "wrote:" not in body(plain(parent=empty))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"date": None}, "Ann Miller wrote:"),
        ({"from_": (Address("", "ann@example.com"),)}, "On 3 March 2026, ann@example.com wrote:"),
        ({"from_": (), "sender": ()}, "On 3 March 2026, they wrote:"),
    ],
)
def test_the_line_above_the_quote_says_what_is_known(change: dict[str, object], line: str) -> None:
    """A mail may lack its date, its name or its author."""
    assert f"\n{line}\n>" in body(plain(parent=replace(THEIRS, **change)))  # type: ignore[arg-type]


def test_fills_are_announced_in_the_first_line() -> None:
    """A phone's preview shows it, so that none is sent by mistake."""
    one, two = draft(LETTER, TEMPLATES), draft(letter(template="check_in"), TEMPLATES)

    assert body(one).startswith("[[FILL: 1 place to complete below, then delete this line]]\n\nDear")
    assert body(two).startswith(f"{fill_line(2)}\n\nDear")
    assert "2 places" in fill_line(2)
    assert "[[FILL" not in body(draft(letter(template="attempt", values={"is_last": True}), TEMPLATES))


def test_a_fill_in_their_mail_is_not_announced() -> None:
    """Only what the template left open is."""
    assert not body(plain("[[FILL: x]]")).startswith("[[FILL")


@pytest.mark.parametrize("template", ["attempt", "answer", "thanks_for_reply", "check_in"])
def test_every_line_keeps_to_the_standards(template: str) -> None:
    """CRLF only, lines of at most 78, the last one ended, nothing but ASCII on the wire."""
    raw = draft(letter(template=template, greeting="Sehr geehrte Frau Müller,"), TEMPLATES)

    assert raw.endswith(b"\r\n")
    assert not re.findall(b"[\r\n]", raw.replace(b"\r\n", b""))
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()


def test_the_same_letter_gives_the_same_bytes() -> None:
    """What was stored after a crash can be compared byte by byte."""
    assert draft(LETTER, TEMPLATES) == draft(letter(), TEMPLATES)


@pytest.mark.parametrize("value", INJECTIONS, ids=lambda value: repr(value[:30]))
def test_no_value_of_a_letter_adds_a_header_or_a_part(value: str) -> None:
    """Every field that comes from somebody's mail or the user's files, all at once."""
    hostile = letter(
        me=replace(ME, name=value, sign_off=value, signature=value, about=value),
        to=(Address(value, "ann@example.com"),),
        parent=replace(
            THEIRS, subject=value, text=value, from_=(Address(value, "ann@example.com"),), message_id=value
        ),
        thread=(value, "first.1@example.org"),
        subject=value,
        greeting=value,
        their_words=value,
        values={"words": value},
    )
    raw = draft(hostile, PLAIN)

    assert read(raw).keys() == HEADERS
    assert [each.addr_spec for each in read(raw)["To"].addresses] == ["ann@example.com"]
    assert message_from_bytes(raw, policy=default).get_content_type() == "text/plain"
    assert b"\n" not in raw.replace(b"\r\n", b"")


@given(st.text(max_size=500), st.text(max_size=60), st.text(max_size=300))
def test_any_words_at_all_make_a_well_formed_draft(words: str, name: str, original: str) -> None:
    """Whatever is in them: headers as meant, CRLF, short lines, and a text that decodes."""
    raw = plain(
        words,
        to=(Address(name, "ann@example.com"),),
        greeting=name,
        parent=replace(THEIRS, text=original, subject=name),
        subject=name,
    )

    message = read(raw)
    assert message.keys() == HEADERS
    assert message.get_content().endswith("\n")
    assert raw.endswith(b"\r\n")
    assert not re.findall(b"[\r\n\0]", raw.replace(b"\r\n", b""))
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_nobody_left_to_write_to_is_no_draft() -> None:
    """The service holds the step and says so."""
    with pytest.raises(UnusableAddress):
        draft(letter(to=()), TEMPLATES)


def test_a_broken_template_is_no_draft() -> None:
    """Nothing half rendered is ever stored."""
    with pytest.raises(TemplateError):
        draft(LETTER, one_template("Subject: x\n\n{{ no }}"))


def test_a_value_given_goes_before_the_one_made() -> None:
    """The service knows more of a person than their mail says."""
    told = one_template("Subject: x\n\n{{ person_name }} {{ number }} {{ about }}")

    raw = draft(
        letter(values={"person_name": "Ann", "number": 3, "about": "I'm a nurse."}, quote_original=False),
        told,
    )

    assert body(raw).startswith("Ann 3 a nurse\n")


@pytest.mark.parametrize(
    ("given_as", "completes"),
    [
        ("a nurse", "a nurse"),
        ("I am a nurse.", "a nurse"),
        ("I’m a nurse", "a nurse"),
        ("", ""),
        ("Iambic", "Iambic"),
    ],
)
def test_about_completes_i_am(given_as: str, completes: str) -> None:
    """However the user wrote it into the config."""
    assert about(given_as) == completes


def test_an_attempt_follows_the_users_own_mail() -> None:
    """The parent is theirs to quote: the first mail stands below, so the attempt can be short."""
    raw = draft(
        letter(template="attempt", parent=MINE, subject=MINE.subject, thread=(), to=(ANN,)), TEMPLATES
    )

    assert read(raw)["In-Reply-To"] == "<first.1@example.org>"
    assert "\nOn 2 March 2026, Max Meier wrote:\n> Dear Ms Miller,\n" in body(raw)
