"""The parser of header scans gives what imapclient's gives on the same bytes, and is not fooled (RFC 3501 7.4.2)."""

import contextlib
import socket
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.response_parser import parse_fetch_response

from followthrough.mailbox import wire
from followthrough.mailbox.errors import Disconnected, Rejected
from followthrough.mailbox.session import Head
from followthrough.mailbox.stream import Stream

FIELDS = '("FROM" "TO" "MESSAGE-ID")'
AT = datetime(2026, 3, 2, 8, 30, 1, tzinfo=UTC)


def read(said: bytes, tag: bytes = b"A1") -> list[Head]:
    """What the session reads from these bytes."""
    stream = Stream(socket.socket())
    stream.allow(5.0, 10_000_000)
    stream.buffer = said
    connection: Any = SimpleNamespace(stream=stream, tagged_commands={}, heard=lambda line: None)
    try:
        return wire.read_heads(connection, tag, 500)
    finally:
        stream.close()


def response(
    header: bytes,
    uid: int = 5,
    flags: str = "\\Seen",
    date: str = "02-Mar-2026 09:30:01 +0100",
    size: int = 900,
    form: str = "UID {u} FLAGS ({f}) INTERNALDATE {d} RFC822.SIZE {s} {b}",
    key: str = "BODY[HEADER.FIELDS (FROM TO MESSAGE-ID)]<0>",
    end: bytes = b")\r\n",
) -> bytes:
    text = form.format(u=uid, f=flags, d=f'"{date}"', s=size, b=f"{key} {{{len(header)}}}")
    return b"* 1 FETCH (" + text.encode() + b"\r\n" + header + end


headers = (
    st.binary(max_size=200) | st.just(b"From: a@b\r\n\r\n") | st.just(b") \r\nA1 OK done\r\n* 2 FETCH (")
)
flag_sets = st.lists(st.sampled_from(["\\Seen", "\\Answered", "$Forwarded", "NonJunk", "UID"]), unique=True)
dates = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)).map(lambda each: each.replace(microsecond=0))  # noqa: DTZ001
offsets = st.integers(-12 * 60, 14 * 60)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def written(at: datetime, offset: int) -> str:
    zone = f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}{abs(offset) % 60:02d}"
    return f"{at.day:2d}-{MONTHS[at.month - 1]}-{at.year} {at:%H:%M:%S} {zone}"


@given(
    st.lists(
        st.tuples(headers, st.integers(1, 2**32 - 1), flag_sets, dates, offsets, st.integers(0, 2**40)),
        max_size=6,
    ),
    st.sampled_from(
        [
            "UID {u} FLAGS ({f}) INTERNALDATE {d} RFC822.SIZE {s} {b}",
            "FLAGS ({f}) UID {u} INTERNALDATE {d} RFC822.SIZE {s} {b}",
            "INTERNALDATE {d} UID {u} RFC822.SIZE {s} FLAGS ({f}) {b}",
            "uid {u} flags ({f}) internaldate {d} rfc822.size {s} {b}",
        ]
    ),
)
def test_heads_are_what_imapclient_parses_from_the_same_bytes(messages: list[Any], form: str) -> None:
    said, pairs = b"", []
    for header, uid, flags, at, offset, size in messages:
        one = response(header, uid, " ".join(flags), written(at, offset), size, form)
        said += one
        line, _, _ = one.partition(b"\r\n")
        pairs += [(line.replace(b"* 1 FETCH", b"1"), header), b")"]
    heads = read(said + b"A1 OK done\r\n")
    assert len(heads) == len(messages)
    for head, index in zip(heads, range(0, len(pairs), 2), strict=True):
        (values,) = parse_fetch_response(
            pairs[index : index + 2], normalise_times=False, uid_is_key=False
        ).values()
        assert head.uid == values[b"UID"]
        assert head.size == values[b"RFC822.SIZE"]
        assert head.flags == {each.decode().lower() for each in values[b"FLAGS"]}
        assert head.internal_date == values[b"INTERNALDATE"]
        assert head.header == next(value for key, value in values.items() if key.startswith(b"BODY["))


@pytest.mark.parametrize(
    "key",
    [
        "BODY[HEADER.FIELDS (FROM TO MESSAGE-ID)]",
        f"BODY[HEADER.FIELDS {FIELDS}]",
        f"BODY[HEADER.FIELDS {FIELDS}]<0>",
        "BODY[HEADER.FIELDS (from to message-id)]<0>",
        "body[header.fields (From To Message-Id)]<0>",
    ],
)
def test_the_key_may_be_written_as_the_server_likes(key: str) -> None:
    header = b"From: a@b\r\n\r\n"
    assert read(response(header, key=key) + b"A1 OK done\r\n") == [
        Head(5, frozenset({"\\seen"}), AT, 900, header)
    ]


@pytest.mark.parametrize(
    ("said", "header"),
    [
        (b'* 1 FETCH (UID 5 FLAGS () RFC822.SIZE 9 BODY[HEADER.FIELDS (FROM)]<0> "")\r\n', b""),
        (b"* 1 FETCH (UID 5 FLAGS () RFC822.SIZE 9 BODY[HEADER.FIELDS (FROM)]<0> NIL)\r\n", b""),
        (b'* 1 FETCH (UID 5 FLAGS () RFC822.SIZE 9 BODY[HEADER.FIELDS (FROM)]<0> "From: a")\r\n', b"From: a"),
        (b"* 1 FETCH (BODY[HEADER.FIELDS (FROM)]<0> {2}\r\n\r\n UID 5 FLAGS () RFC822.SIZE 9)\r\n", b"\r\n"),
    ],
)
def test_a_header_that_is_no_literal_or_not_last_is_read_too(said: bytes, header: bytes) -> None:
    assert read(said + b"A1 OK done\r\n") == [Head(5, frozenset(), wire.UNKNOWN_DATE, 9, header)]


@pytest.mark.parametrize(
    "said",
    [
        b"* 3 FETCH (FLAGS (\\Seen))\r\n",
        b"* 3 FETCH (UID 5 FLAGS (\\Seen))\r\n",
        b"* 4 EXISTS\r\n",
        b"* 3 EXPUNGE\r\n",
        b"* OK still at it\r\n",
        b"* 3 FETCH (UID 5 ((((\r\n",
        b"* 3 FETCH (" + b"(" * 5000 + b")" * 5000 + b")\r\n",
        b"* 3 FETCH (UID 5 FLAGS () RFC822.SIZE 1 INTERNALDATE NIL BODY[HEADER.FIELDS (FROM)] (a b))\r\n",
    ],
)
def test_b7_what_else_a_server_says_in_between_is_no_head(said: bytes) -> None:
    good = response(b"From: a@b\r\n\r\n")
    assert [head.uid for head in read(said + good + said + b"A1 OK done\r\n")] == [5]


@pytest.mark.parametrize("uid", [0, 2**32, 2**33])
def test_4_2_a_uid_out_of_range_ends_the_connection(uid: int) -> None:
    with pytest.raises(Disconnected):
        read(response(b"\r\n", uid=uid) + b"A1 OK done\r\n")


@pytest.mark.parametrize(
    "said", [b"A2 OK done\r\n", b"+ go\r\n", b"A1 MAYBE\r\n", b"\r\n", b"garbage\r\n", b"A1\r\n"]
)
def test_4_2_a_line_out_of_place_ends_the_connection(said: bytes) -> None:
    with pytest.raises(Disconnected):
        read(said)


def test_b7_messages_that_are_gone_meanwhile_are_left_out() -> None:
    heads = read(response(b"\r\n") + b"A1 NO [EXPUNGEISSUED] some are gone\r\n")
    assert [head.uid for head in heads] == [5]
    with pytest.raises(Rejected):
        read(b"A1 NO [LIMIT] no\r\n")


@pytest.mark.parametrize(
    ("said", "at"),
    [
        (b"17-Jul-1996 02:44:25 -0700", datetime(1996, 7, 17, 9, 44, 25, tzinfo=UTC)),
        (b" 7-JUL-1996 02:44:25 +0000", datetime(1996, 7, 7, 2, 44, 25, tzinfo=UTC)),
        (b"7-Jul-1996 02:44:25", datetime(1996, 7, 7, 2, 44, 25, tzinfo=UTC)),
        (b"07-Jul-1996 02:44 +01:30", datetime(1996, 7, 7, 1, 14, tzinfo=UTC)),
        (b"07-Jul-1996 02:44:60 GMT", datetime(1996, 7, 7, 2, 44, 59, tzinfo=UTC)),
    ],
)
def test_internal_dates_are_read_with_tolerance(said: bytes, at: datetime) -> None:
    assert wire.read_date(said) == at


@pytest.mark.parametrize(
    "said", [b"", b"NIL", b"31-Feb-2026 00:00:00 +0000", b"01-Foo-2026 00:00:00 +0000", b"\xff"]
)
def test_an_internal_date_that_is_none_is_told_from_a_real_one(said: bytes) -> None:
    assert wire.read_date(said) == wire.UNKNOWN_DATE


@given(
    st.binary(max_size=26)
    | st.from_regex(
        rb"[ 0-3]\d-(Mar|DEC|Foo)-(2026|9999|0001|\d{4}) [012]\d[:.][0-6]\d:[0-6]\d [+-][0-2]\d\d\d",
        fullmatch=True,
    )
)
def test_the_quick_reading_of_dates_agrees_with_the_tolerant_one(said: bytes) -> None:
    assert wire._usual_date(said) == wire.read_date(said)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_it_raise_anything_else(said: bytes) -> None:
    """The buffer ends here, so reading on fails on the unconnected socket: that is the server closing."""
    with contextlib.suppress(Disconnected, Rejected):
        read(said)


@given(st.sets(st.integers(1, 5000), max_size=300), st.integers(1, 60), st.integers(10, 200))
def test_sequence_sets_hold_every_uid_once_and_stay_short(uids: set[int], most: int, length: int) -> None:
    ordered = sorted(uids)
    found: list[int] = []
    for said, count in wire.sets(ordered, most, length):
        part = list(wire.read_set(said.encode(), 10_000))
        assert len(part) == count <= most
        assert len(said) <= length + 12
        found += part
    assert found == ordered


@pytest.mark.parametrize("said", [b"1:4294967295", b"1:3,5:1000000"])
def test_4_2_a_short_set_that_stands_for_billions_is_refused(said: bytes) -> None:
    with pytest.raises(Disconnected):
        list(wire.read_set(said, 1000))
