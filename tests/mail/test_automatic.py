"""Automatic mail and what is near to it, as systems and people write: half of these mails are traps."""

import time
import tomllib
from datetime import date
from email.header import Header
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.judges import auto_reply, challenge, listmail
from followthrough.mail.message import Message, parse
from followthrough.mail.quoted import split
from followthrough.mail.reading import Kind, read

FOLDER = Path(__file__).parent / "automatic"
MACHINES = {"auto_reply", "challenge", "list"}


def mails() -> list[dict[str, Any]]:
    result = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text())
        result += [
            {"author": table["author"], "language": table["language"], **each} for each in table["mail"]
        ]
    return result


def raw(mail: dict[str, Any]) -> bytes:
    """The mail as it comes in: headers as a mail system writes them, the body in its charset."""
    charset = mail.get("charset", "utf-8")
    name, _, address = mail["author"].rpartition(" <")
    kind = "html" if mail.get("html") else "plain"
    lines = [
        f"From: {Header(name, 'utf-8').encode()} <{address}",
        "To: Ed Moss <ed@moss.example>",
        f"Subject: {Header(mail['subject'], charset if mail['subject'].isascii() else 'utf-8').encode()}",
        f"Date: {mail.get('date', 'Tue, 24 Nov 2026 09:30:00 +0100')}",
        "Message-ID: <this@mail.example>",
        *(["In-Reply-To: <first@moss.example>"] if mail.get("reply", True) else []),
        *mail.get("head", "").splitlines(),
        "MIME-Version: 1.0",
        f"Content-Type: text/{kind}; charset={charset}",
        "Content-Transfer-Encoding: 8bit",
    ]
    return "\n".join(lines).encode() + b"\n\n" + mail["body"].strip("\n").encode(charset) + b"\n"


MAILS = mails()


@pytest.mark.parametrize("mail", MAILS, ids=[f"{each['language']}: {each['name']}" for each in MAILS])
def test_a_mail_is_taken_for_what_it_is(mail: dict[str, Any]) -> None:
    reading = read(parse(raw(mail)))
    assert (reading.kind.value, reading.evidence if reading.kind.value != mail["kind"] else ()) == (
        mail["kind"],
        (),
    )
    if mail["kind"] != "auto_reply":
        return
    if mail.get("nobody_away"):
        assert reading.absence is None
        return
    assert reading.absence is not None
    wanted = {each: mail.get(each) or (None if each in {"until", "successor"} else False) for each in FIELDS}
    assert {each: getattr(reading.absence, each) for each in FIELDS} == wanted


FIELDS = ("until", "open_ended", "left", "successor")


def test_the_mails_are_many_and_half_of_them_are_traps() -> None:
    traps = [each for each in MAILS if each["kind"] in {"human", "unsure"}]
    assert len(MAILS) >= 150
    assert 2 * len(traps) >= len(MAILS)
    assert len({each["language"] for each in MAILS if each["language"]}) == 13
    for language in {each["language"] for each in MAILS if each["language"]}:
        kinds = [each["kind"] for each in MAILS if each["language"] == language]
        assert kinds.count("human") >= 5, language
        assert kinds.count("auto_reply") >= 5, language


def test_hardly_any_mail_is_left_to_the_user() -> None:
    unsure = [each["name"] for each in MAILS if read(parse(raw(each))).kind is Kind.UNSURE]
    assert len(unsure) <= 2, unsure


@given(st.sampled_from(MAILS), st.integers(0, 2000), st.integers(0, 2000), st.text(max_size=6))
def test_a_damaged_mail_is_read_all_the_same(mail: dict[str, Any], first: int, last: int, put: str) -> None:
    whole = raw(mail)
    reading = read(parse(whole[: min(first, last)] + put.encode() + whole[max(first, last) :]))
    if reading.absence and reading.absence.until:
        assert reading.absence.until >= date(1971, 1, 1)


@pytest.mark.parametrize(
    "piece",
    [
        "out of office ",
        "ticket ",
        "urlaub bis ",
        "5. ",
        "für dringende Fälle ",
        "a quitté ",
        "不在",
        "auto: ",
        "back on 5 ",
    ],
)
def test_the_time_taken_is_linear(piece: str) -> None:
    """Ten times the text takes about ten times as long, and the longest text a mail may have is soon read."""
    head = b"From: a@b.example\nSubject: Out of office\nDate: Tue, 24 Nov 2026 09:30:00 +0100\n\n"
    message = parse(head + (piece * 9000).encode()[:65_536])
    body = split(message.text)
    began = time.process_time()
    for judge in (challenge.judge, auto_reply.judge, listmail.judge):
        judge(message, body)
    assert time.process_time() - began < 0.25


def ordinary() -> Message:
    words = (
        "Thank you for the paper you sent, I read it on the train and found the part on storage convincing.\n"
    )
    head = "From: Ann <ann@miller.example>\nTo: ed@moss.example\nSubject: Re: Twenty minutes\nIn-Reply-To: <a@b>\n\n"
    return parse((head + words * 12 + "Shall we talk on Thursday?\n\nAnn\n").encode())


def test_ordinary_mail_is_refused_in_no_time() -> None:
    """150 millionths of a second are wanted; a busy machine is forgiven four times as much."""
    message = ordinary()
    body = split(message.text)
    took = []
    for _ in range(50):
        began = time.perf_counter()
        assert auto_reply.judge(message, body) is None
        took.append(time.perf_counter() - began)
    assert min(took) < 0.0006
