"""Any bytes at all become a Message, quickly, and nothing it hands out can break a line."""

import time
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mail.matching.glance import GLANCE_FIELDS, Interest, concerns, glance
from followthrough.mail.message import Message, parse
from followthrough.mail.reading import read
from followthrough.mail.subject import base_subject

REAL = [
    b"From: Ann Lee <ann@lee.example>\r\nTo: =?utf-8?q?M=C3=BCller=2C_Ed?= <ed@x.example>\r\n"
    b"Subject: =?iso-8859-1?B?R3L832U=?=\r\nDate: Tue, 3 Mar 2026 10:00:00 +0100\r\n"
    b"Message-ID: <a.1@lee.example>\r\nReferences: <r1@x.example>\r\n <r2@x.example>\r\n"
    b"In-Reply-To: <r2@x.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHi Ed,\r\n\r\nyes.\r\n",
    b'From: "Lee, Ann" <ann@lee.example>\nMIME-Version: 1.0\n'
    b'Content-Type: multipart/alternative; boundary="b1"\n\n--b1\nContent-Type: text/plain\n'
    b"Content-Transfer-Encoding: quoted-printable\n\nca=66=C3=A9\n--b1\nContent-Type: text/html\n\n"
    b"<p>caf&eacute;</p><blockquote>old</blockquote>\n--b1--\n",
    b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=x\n\n--x\n\nfailed\n"
    b"--x\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\n"
    b"Status: 5.1.1\n\n--x--\n",
    b"From: a@b.example\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n"
    b"UID:1\nDTSTART:20260303T100000Z\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\nEND:VEVENT\nEND:VCALENDAR\n",
]
NASTY = [
    b"\r", b"\n", b"\r\n\r\n", b"\0", b"\xff", b"\xc3", b":", b"<", b">", b'"', b"=?utf-8?q?=0A?=", b"=?x?b?!?=",
    b"--b1", b";", b"(", b"\\", b"charset=idna", b"\t", b",", b"@", b"\xe2\x80\xa8", b"BEGIN:VEVENT", b"-- \n", b"> ",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real-shaped mail with pieces cut out, doubled and put in."""
    raw = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 20))
        piece = draw(st.one_of(st.sampled_from(NASTY), st.binary(max_size=8), st.just(raw[at : at + 60])))
        raw = raw[:at] + piece + raw[at + length :]
    return raw


def handed_out(message: Message) -> list[str]:
    """Every header-like text of a message, as others will put it into headers, commands and notes."""
    people = [message.from_, message.sender, message.reply_to, message.to, message.cc, message.bcc]
    return [
        message.subject,
        message.key,
        *message.message_ids,
        *message.in_reply_to,
        *message.references,
        *(text for group in people for each in group for text in (each.name, each.address)),
        *(text for pair in message.headers for text in pair),
        *(each.filename for each in message.parts),
        *(each.content_type for each in message.parts),
        *(text for each in message.parts for pair in each.parameters for text in pair),
    ]


def is_clean(text: str) -> bool:
    return all(unicodedata.category(each) not in {"Cc", "Cs", "Zl", "Zp"} for each in text)


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=2000), mutated()))
def test_no_bytes_make_parsing_or_reading_raise(raw: bytes) -> None:
    """Whatever arrives is a Message with a Reading, and no value of it holds a control character."""
    message = parse(raw)
    reading = read(message)
    assert all(is_clean(text) for text in handed_out(message))
    assert all(is_clean(each.quote) and len(each.quote) <= 200 for each in reading.evidence)
    assert all(0 < len(each) <= 250 and each.isascii() for each in message.message_ids + message.parents)
    # Text can be stored and sent: no half of a surrogate pair anywhere.
    assert (message.text + message.subject).encode().decode() == message.text + message.subject
    assert message.date is None or message.date.tzinfo is UTC


@settings(max_examples=100)
@given(mutated())
def test_parsing_is_deterministic(raw: bytes) -> None:
    assert parse(raw) == parse(raw)


@settings(max_examples=400)
@given(mutated(), st.booleans())
def test_a_glance_lets_through_whatever_a_parse_would_match(raw: bytes, everything: bool) -> None:
    """Too much may pass, never too little: every id and address of the author's is seen in the raw bytes too."""
    header = raw if everything else raw.partition(b"\r\n\r\n")[0]
    message, seen = parse(header), glance(header)
    for parent in message.parents:
        assert concerns(seen, Interest({parent}, frozenset(), frozenset()))
    for each in (*message.from_, *message.sender, *message.reply_to):
        assert concerns(seen, Interest(frozenset(), {each.address}, frozenset()))
        assert concerns(seen, Interest(frozenset(), frozenset(), {each.domain}))
    if base := base_subject(message.subject):
        assert concerns(seen, Interest(frozenset(), frozenset(), frozenset(), {base}))
    if read(message).kind in {"bounce", "calendar"} and message.header("content-type"):
        assert seen.report or message.header("x-failed-recipients") or seen.author


def test_a_glance_at_what_does_not_concern_us_lets_it_go() -> None:
    """Else nothing would be gained by it."""
    interest = Interest({"known@x"}, {"ann@lee.example"}, {"lee.example"})
    assert not concerns(
        glance(b"From: News <news@shop.example>\r\nMessage-ID: <1@shop.example>\r\n\r\n"), interest
    )
    assert concerns(glance(b"FROM: Bob <BOB@sub.Lee.Example>\r\n\r\n"), interest)
    assert concerns(glance(b"From: x@y.example\r\nReferences: <a@b>\r\n\t<known@x>\r\n\r\n"), interest)
    assert concerns(glance(b"From: x@y.example\r\nReply-To: ann@lee.example\r\n\r\n"), interest)
    assert not concerns(glance(b"From: x@y.example\r\nSubject: Advice\r\n\r\n"), interest)
    assert not concerns(glance(b"From: x@y.example\r\n\r\n"), interest)
    # Every delivered mail has one.
    assert not concerns(glance(b"Return-Path: <x@y.example>\r\nFrom: x@y.example\r\n\r\n"), interest)


@pytest.mark.parametrize(
    "subject",
    [
        b"Re: Your  advice",
        b"AW: [EXT] Your\r\n advice",
        b"=?utf-8?Q?Re=3A_Your_?= =?utf-8?Q?advice?=",
        "回复：Your advice".encode(),
        b"your advice (fwd)",
    ],
)
def test_what_has_the_subject_of_a_mail_of_ours_passes(subject: bytes) -> None:
    """From whomever: an answer from elsewhere that lost its headers has nothing else."""
    interest = Interest(frozenset(), frozenset(), frozenset(), {"your advice"})
    assert concerns(glance(b"From: x@y.example\r\nSubject: " + subject + b"\r\n\r\n"), interest)
    assert not concerns(glance(b"From: x@y.example\r\nSubject: " + subject + b" 2\r\n\r\n"), interest)


@pytest.mark.parametrize(
    "header",
    [
        b"From: mailer-daemon@x.example\n",
        b"From: Postmaster <postmaster@x.example>\n",
        b"From: a@x.example\nContent-Type: multipart/report;\n report-type=delivery-status\n",
        b"From: a@x.example\ncontent-type: TEXT/Calendar; method=REPLY\n",
        b"From: a@x.example\nAuto-Submitted: auto-replied (vacation)\n",
        b"Subject: no author at all\n",
        b"From: no-reply@x.example\nReturn-Path: <>\n",
        b"return-path:\n <>\nFrom: Poost Master <poost@x.example>\n",
        b"From: no-reply@x.example\nX-Failed-Recipients: ann@lee.example\n",
    ],
)
def test_the_look_of_a_report_always_passes(header: bytes) -> None:
    assert glance(header + b"\n").report


def test_the_scan_asks_for_every_field_a_glance_reads() -> None:
    wanted = {
        "FROM",
        "SENDER",
        "REPLY-TO",
        "MESSAGE-ID",
        "IN-REPLY-TO",
        "REFERENCES",
        "CONTENT-TYPE",
        "AUTO-SUBMITTED",
        "RETURN-PATH",
        "X-FAILED-RECIPIENTS",
    }
    assert wanted <= set(GLANCE_FIELDS.split())


BOMBS = {
    "nested multiparts": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (each, each) for each in range(600)
    ),
    "200,000 empty parts": b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 200_000,
    "a line of 1 MB": b"Subject: " + b"a" * 1_000_000 + b"\n\n",
    "200,000 references": b"References: " + b"<a@b> " * 200_000 + b"\n\n",
    "unclosed quotes": b"From: " + b'"\\' * 30_000 + b"\n\n",
    "unclosed brackets": b"From: " + b"<" * 60_000 + b"\n\n",
    "unclosed comments": b"From: " + b"(" * 60_000 + b"\n\n",
    "unclosed encoded words": b"Subject: " + b"=?a?q?" * 10_000 + b"\n\n",
    "unclosed parameters": b"Content-Type: a/b" + b';a="\\' * 10_000 + b"\n\n",
    "200,000 fields": b"X: a\n" * 200_000 + b"\n",
    "one field of 300,000 lines": b"X: a\n" + b" b\n" * 300_000 + b"\n",
    "deep HTML": b"Content-Type: text/html\n\n" + b"<div>" * 13_000,
    "deep quotations": b"Content-Type: text/html\n\n" + b"<blockquote><b>a<br>" * 3_000,
    "32,000 quoted lines": b"\n" + b">\n" * 32_000,
    "wrote, wrote, wrote": b"\n" + (b"On 1.1.2026 10:00 a@b wrote " * 12 + b"\n") * 180,
    "many headers in the text": b"\n" + b"From: a\n" * 8_000,
    "one long word": b"\n" + b"a" * 65_000,
    "one long line of digits": b"\n" + b"1 " * 32_000,
    "addresses without end": b"\n" + b"a@" * 32_000,
    "a bounce of addresses": b"From: mailer-daemon@x.example\nSubject: undeliverable\n\nuser unknown\n"
    + b"a@b.example:\n" * 4_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_mail_costs_little(name: str) -> None:
    """No message takes two seconds of processor time, however it is built (measured: the worst takes a tenth)."""
    began = time.process_time()
    message = parse(BOMBS[name])
    read(message)
    glance(BOMBS[name].partition(b"\n\n")[0])
    assert time.process_time() - began < 2
    assert len(message.parts) <= 200
    assert len(message.headers) <= 500
    assert all(len(part.text) <= 65_536 for part in message.parts)


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"Subject: caf\xe9\n\n", "café"),
        (b"Subject: caf\xc3\xa9\n\n", "café"),
        (b"Subject: =?utf-8?q?caf=C3?=\n =?utf-8?q?=A9?=\n\n", "café"),
        (b"Subject: =?bogus?q?caf=C3=A9?=\n\n", "café"),
        (b"Subject: =?idna?q?a?= =?undefined?q?b?=\n\n", "ab"),
        (b"Subject: =?utf-8\0x?q?a?=\n\n", "a"),
        (b"Subject: =?UTF-8?Q?Hi=0D=0ABcc:_x@y?=\n\n", "Hi Bcc: x@y"),
        (b"Subject: a\n b\n\tc\n\n", "a b c"),
        (b"Subject: a\rBcc: x\n\n", "a"),
        (b"Subject: =?utf-8?b?Y2Fmw6k?=\n\n", "café"),
        (b"Subject: 1\nSubject: 2\n\n", "1"),
        ("Subject: a\u202eb\u2028c\n\n".encode(), "ab c"),
        (b"Subject: =?utf-7?q?+2AA-?=x\n\n", "\ufffdx"),
        (b"Subject: =?gb2312?B?xOO6ww==?=\n\n", "你好"),
    ],
)
def test_subjects_in_any_state_are_one_line_of_text(raw: bytes, subject: str) -> None:
    assert parse(raw).subject == subject


@pytest.mark.parametrize(
    ("header", "ids"),
    [
        (b"Message-ID: <a@b>", ("a@b",)),
        (b"Message-ID:\n <a@b>", ("a@b",)),
        (b"Message-ID: <a.long.\n id@b>", ("a.long.id@b",)),
        (b"Message-ID: <", ()),
        (b"Message-ID: <>", ()),
        (b"Message-ID:", ()),
        (b"Message-ID: a@b", ("a@b",)),
        (b"Message-ID: <a@b>\nMESSAGE-ID: <c@d>", ("a@b", "c@d")),
        (b"Message-ID: <a\xff@b>", ()),
        (b"Message-ID: <a\0@b>", ()),
        (b"Message-ID: <" + b"a" * 300 + b"@b>", ()),
    ],
)
def test_only_ids_that_are_safe_to_send_back_are_ids(header: bytes, ids: tuple[str, ...]) -> None:
    message = parse(header + b"\n\nbody")
    assert message.message_ids == ids
    assert message.key == (ids[0] if ids else message.key)
    assert message.key.startswith("sha256:") is not bool(ids)


def test_references_are_kept_to_the_last_500_and_parents_start_with_the_nearest() -> None:
    references = b" ".join(b"<%d@x>" % each for each in range(600))
    message = parse(b"In-Reply-To: <599@x>\nReferences: " + references + b"\n\n")
    assert len(message.references) == 500
    assert message.parents[:3] == ("599@x", "598@x", "597@x")


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (b"Tue, 3 Mar 2026 10:00:00 +0100", datetime(2026, 3, 3, 9, tzinfo=UTC)),
        (b"3 Mar 2026 10:00 -0000", datetime(2026, 3, 3, 10, tzinfo=UTC)),
        (b"Tue, 3 Mar 2026 10:00:60 GMT", datetime(2026, 3, 3, 10, 0, 59, tzinfo=UTC)),
        (b"Tue, 32 Mar 2026 10:00:00 +0100", None),
        (b"Tue, 3 Mar 2026 10:00:00 +9999999", None),
        (b"yesterday", None),
        (b"", None),
        (b"1 Jan 1901 00:00:00 +2359", None),
    ],
)
def test_a_date_is_utc_or_nothing(value: bytes, at: datetime | None) -> None:
    assert parse(b"Date: " + value + b"\n\n").date == at


def test_a_line_without_a_colon_does_not_end_the_header() -> None:
    message = parse(b"From: a@b.example\nthis is no field\nSubject: x\n\nbody")
    assert (message.subject, message.text) == ("x", "body")


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\n\r\nbody", b"body only"])
def test_mail_without_a_header_has_no_author_and_a_key(raw: bytes) -> None:
    message = parse(raw)
    assert message.author is None
    assert message.key.startswith("sha256:")


@pytest.mark.parametrize(
    ("content", "body", "text"),
    [
        (b"text/plain; charset=utf-8", b"caf\xe9", "café"),
        (b"text/plain; charset=us-ascii", b"caf\xc3\xa9", "café"),
        (b"text/plain; charset=bogus", b"caf\xc3\xa9", "café"),
        (b"text/plain; charset=idna", b"caf\xc3\xa9", "café"),
        (b'text/plain; charset="utf-8\0x"', b"caf\xc3\xa9", "café"),
        (b"text/plain; charset=undefined", b"a", "a"),
        (b"text/plain; charset=hex", b"ab", "ab"),
        (b"text/plain; charset*=us-ascii''utf-8", b"caf\xc3\xa9", "café"),
        (b"", b"a\rb\r\nc", "a\nb\nc"),
    ],
)
def test_text_is_read_whatever_charset_is_claimed(content: bytes, body: bytes, text: str) -> None:
    assert parse(b"Content-Type: " + content + b"\n\n" + body).text == text


def test_html_without_a_text_part_keeps_its_quotations_apart() -> None:
    """Blocks are lines, quotations are quoted lines, what is hidden is not there."""
    html = (
        b"<html><head><title>t</title><style>x</style></head><body><div>Hi Ed,</div><p>yes &amp; no<br>well</p>"
        b"<div style='display:none'>preview</div><div class=gmail_quote>On 3 Mar wrote:<blockquote>old<blockquote>older"
        b"</blockquote></blockquote></div><script>alert()</script></body></html>"
    )
    text = parse(b"Content-Type: text/html\n\n" + html).text
    assert [line for line in text.split("\n") if line.strip("> ")] == [
        "Hi Ed,", "yes & no", "well", "On 3 Mar wrote:", "> old", "> > older",
    ]  # fmt: skip


def test_an_empty_text_part_gives_way_to_the_html_one_and_attachments_are_no_body() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
        b"Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.txt\n\nattached\n--b\n"
        b"Content-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>hello</p>\n--b--\n"
    )
    message = parse(raw)
    assert message.text.strip() == "hello"
    assert message.parts[0].filename == "café.txt"


def test_a_boundary_that_never_comes_leaves_the_body_readable() -> None:
    assert parse(b"Content-Type: multipart/mixed; boundary=zz\n\nplain words").text == "plain words"


def test_the_author_falls_back_to_sender_and_recipients_are_unique() -> None:
    message = parse(
        b"From: broken\nSender: s@x.example\nTo: A <a@x.example>, b@x.example\nCc: a@X.example\n\n"
    )
    assert message.author is not None
    assert message.author.address == "s@x.example"
    assert [each.address for each in message.recipients] == ["a@x.example", "b@x.example"]
    assert message.header("SENDER") == "s@x.example"
    assert message.header("bcc") is None
