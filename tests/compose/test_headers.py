"""Header fields: no value can become a header, no id is cut, and all lines keep to RFC 5322."""

import string
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.policy import default
from email.utils import parseaddr

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followthrough.compose import headers
from followthrough.compose.clean import header_text
from followthrough.mail.address import Address
from tests.compose.given import read

INJECTIONS = [
    "a\r\nBcc: x@example.net",
    "a\nBcc: x@example.net",
    "a\rBcc: x@example.net",
    "a\r\n\r\nbody",
    "=?UTF-8?Q?=0A?=Bcc: x@example.net",
    "=?UTF-8?Q?hello=0D=0ABcc:_x@example.net?=",
    "=?utf-8?b?DQpCY2M6IHhAZXhhbXBsZS5uZXQ=?=",
    "a\u2028Bcc: x@example.net",
    "a\u2029Bcc: x@example.net",
    "a\x85Bcc: x@example.net",
    "a\x0bBcc: x@example.net",
    "a\x0cBcc: x@example.net",
    "a\x1cBcc: x@example.net\x1d\x1e",
    "trailing\n",
    "nul\x00nul",
    "\u202eevil\u2066x\u2069",
    '"quoted" \\ back',
    'x" <x@example.net>, "y',
    "x\ud800y",
    "n" * 10_000,
    "ü" * 10_000,
    "👩‍👩‍👧‍👦" * 200,
    "שלום עולם",
    " " * 500 + "x",
    "(comment) a, b; c: d <e>",
]


def field(raw: bytes, name: str) -> str:
    return str(read(raw + b"\r\n")[name])


@given(st.text(max_size=300))
@example("Re: =?UTF-8?Q?=0A?=Bcc: x")
@example("x" * 79 + " ü")
def test_any_subject_reads_back_as_it_was_cleaned(value: str) -> None:
    """Literal encoded words are text, not markup; folding adds and takes no blank."""
    raw = headers.block([headers.text("Subject", value)])

    unfolded = raw.decode("ascii").removeprefix("Subject: ").replace("\r\n ", " ").removesuffix("\r\n")
    assert str(make_header(decode_header(unfolded))) == header_text(value)
    assert all(len(line) <= 78 or " " not in line[1:] for line in raw.split(b"\r\n"))


@pytest.mark.parametrize("value", INJECTIONS, ids=lambda value: repr(value[:30]))
def test_no_value_adds_a_header(value: str) -> None:
    """Neither as a subject nor as a name nor as an id; the block still holds exactly what was meant."""
    fields = [
        headers.addresses("From", [Address(value, "a@example.org")]),
        headers.addresses("To", [Address(value, "b@example.org"), Address(value, "c@example.org")]),
        headers.text("Subject", value),
        headers.message_ids("References", [value, "ok@example.org", f"<{value}@example.org>"]),
    ]
    raw = headers.block(fields)
    message = read(raw + b"\r\n")

    assert message.keys() == ["From", "To", "Subject", "References"]
    assert [each.addr_spec for each in message["To"].addresses] == ["b@example.org", "c@example.org"]
    assert "ok@example.org" in message["References"]
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@given(st.text(max_size=250))
def test_any_name_reads_back_with_its_address(name: str) -> None:
    """A name with commas, quotes, brackets or no letters at all never changes who is written to."""
    raw = headers.block([headers.addresses("To", [Address(name, "b@example.org")])])

    (address,) = read(raw + b"\r\n")["To"].addresses
    assert address.addr_spec == "b@example.org"
    if header_text(name).isascii() and header_text(name).replace(" ", "").isalnum():
        assert address.display_name == header_text(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Miller, Ann", "Miller, Ann"),
        ('Ann "Annie" Miller', 'Ann "Annie" Miller'),
        ("Dr. A. Müller (Wells)", "Dr. A. Müller (Wells)"),
        ("=?UTF-8?Q?Ann?=", "=?UTF-8?Q?Ann?="),
        ("Ann Miller", "Ann Miller"),
        ("Ä" * 120, "Ä" * 120),
    ],
)
def test_a_name_is_shown_as_it_is(name: str, shown: str) -> None:
    """Also one that needs quotes, encoding or several lines."""
    raw = headers.block([headers.addresses("To", [Address(name, "b@example.org")])])

    # Not by the newer parser: it puts blanks between encoded words of a name, against RFC 2047 6.2.
    name, _ = parseaddr(raw.decode("ascii").removeprefix("To: ").replace("\r\n ", " "))
    assert str(make_header(decode_header(name))) == shown


@pytest.mark.parametrize(
    "address",
    ["", "ann", "@example.org", "a b@example.org", "a@b@example.org", "a@example.org\r\nBcc: x@example.net",
     "a@example.org,b@example.org", "<a@example.org>", "a..b@example.org", "ü@example.org", "a@-example.org",
     "a@" + "ü" * 300 + ".org"],
)  # fmt: skip
def test_an_address_that_cannot_stand_in_a_header_is_refused(address: str) -> None:
    """Writing to a guess would be worse than not writing."""
    with pytest.raises(headers.UnusableAddress):
        headers.addresses("To", [Address("Ann", address)])


def test_a_domain_in_another_script_is_written_as_its_a_label() -> None:
    """IDNA, as DNS and every server know it."""
    assert headers.addresses("To", [Address("", "a@müller.example")])[1] == "a@xn--mller-kva.example"


def test_nobody_to_write_to_is_refused() -> None:
    """A draft without a recipient would be nobody's step."""
    with pytest.raises(headers.UnusableAddress):
        headers.addresses("To", [])


def test_a_long_id_is_never_cut_or_encoded() -> None:
    """The library folds ids of more than a line into encoded words, and the thread is lost."""
    long = "a" * 180 + "@mail.example.org"

    assert headers.message_ids("References", [long, "b@example.org"]) == (
        "References",
        f"<{long}>\r\n <b@example.org>",
    )


def test_many_references_keep_the_first_and_the_last() -> None:
    """RFC 5322 3.6.4 lets the middle go; the root and the parent are what clients thread by."""
    ids = [f"{n}@example.org" for n in range(500)]

    found = headers.message_ids("References", ids)
    assert found

    kept = found[1].replace("\r\n", "").split()
    assert kept == [f"<{each}>" for each in (ids[0], *ids[-49:])]


@pytest.mark.parametrize(
    "value", ["", "<", "<>", "a", "a b@c", "a@b\r\nBcc: x", "a@b, <c@d>", "ü@b", "a@b@c"]
)
def test_an_id_out_of_pattern_is_left_out(value: str) -> None:
    """Ids come from other people's mail."""
    assert headers.message_ids("References", [value]) is None


@given(st.text(alphabet=string.printable, max_size=40))
def test_any_id_is_left_out_or_written_whole(value: str) -> None:
    """There is nothing in between."""
    found = headers.message_ids("References", [value])

    assert found is None or found[1] == f"<{value.strip().removeprefix('<').removesuffix('>')}>"


def test_a_bad_own_id_is_a_bug_and_raises() -> None:
    """Ours are made by the program."""
    with pytest.raises(ValueError, match="not a message-id"):
        headers.own_id("Message-ID", "no id")


def test_a_date_is_local_with_its_offset() -> None:
    """As the user's own client writes it."""
    at = datetime(2026, 7, 3, 22, 30, 5, 999, tzinfo=UTC)

    assert headers.date("Date", at, "Europe/Berlin") == ("Date", "Sat, 04 Jul 2026 00:30:05 +0200")


def test_a_block_that_does_not_read_back_is_refused() -> None:
    """The last check stands behind all others: here one field is made by hand with another inside."""
    with pytest.raises(headers.Unfaithful):
        headers.block([("Subject", "a\r\nBcc: x@example.net")])


def test_the_parser_used_here_sees_what_clients_see() -> None:
    """Else the tests above would prove nothing."""
    assert read(b"Subject: a\r\nBcc: x@example.net\r\n\r\n").keys() == ["Subject", "Bcc"]
    assert (
        default.header_factory("To", '"Miller, Ann" <a@example.org>').addresses[0].display_name
        == "Miller, Ann"
    )
