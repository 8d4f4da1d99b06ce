"""Addresses as people, lists and broken programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.address import (
    Address,
    Identities,
    is_freemail,
    is_no_reply,
    normalise,
    parse_addresses,
    registrable,
    same_organisation,
)


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ann@X.Example", [("", "ann@x.example")]),
        ("Ann Lee <ann@x.example>", [("Ann Lee", "ann@x.example")]),
        ('"Lee, Ann" <ann@x.example>, b@x.example', [("Lee, Ann", "ann@x.example"), ("", "b@x.example")]),
        ("Lee, Ann <ann@x.example>", [("Lee, Ann", "ann@x.example")]),
        ("ann@x.example (Ann Lee)", [("Ann Lee", "ann@x.example")]),
        ("ann@x.example (Ann (at work) Lee)", [("Ann at work Lee", "ann@x.example")]),
        ("=?utf-8?q?M=C3=BCller=2C_Ann?= <ann@x.example>", [("Müller, Ann", "ann@x.example")]),
        ("team: a@x.example, b@x.example;, c@x.example", [("", f"{each}@x.example") for each in "abc"]),
        ("undisclosed-recipients:;", []),
        (":;:;", []),
        ("<>", []),
        ("", []),
        ("MAILER-DAEMON <>", []),
        ("ann at x.example", []),
        ("ann@", []),
        ("@x.example", []),
        ('"ann lee"@x.example', []),
        ('"ann"@x.example', [("", "ann@x.example")]),
        ('"a(b"@x.example', [("", '"a(b"@x.example')]),
        ("<@relay.example:ann@x.example>", [("", "ann@x.example")]),
        ("ann@müller.example", [("", "ann@xn--mller-kva.example")]),
        ("ann@straße.example", [("", "ann@xn--strae-oqa.example")]),
        ("ann@x.example; bob@x.example", [("", "ann@x.example"), ("", "bob@x.example")]),
        ('"Ann <ann@x.example>', [("Ann", "ann@x.example")]),
        ("'Ann' <ann@x.example>", [("Ann", "ann@x.example")]),
        ("Ann\r\nBcc: x <ann@x.example>", [("x", "ann@x.example")]),
        ("ann@[192.0.2.1]", [("", "ann@[192.0.2.1]")]),
        ("an\x00n@x.example", []),
    ],
)
def test_addresses_are_found_and_broken_ones_left_out(value: str, people: list[tuple[str, str]]) -> None:
    assert [(each.name, each.address) for each in parse_addresses(value)] == people


@given(st.text(alphabet=st.sampled_from('ab@.<>,;:"()\\ \r\n\x00é\u202e='), max_size=80))
def test_what_is_handed_out_can_be_written_into_a_header(value: str) -> None:
    """One line, one @ outside quotes, nothing a header's grammar would take apart."""
    for each in parse_addresses(value):
        assert each.address.isprintable()
        assert each.name.isprintable()
        assert '"' not in each.name
        assert parse_addresses(each.address) == (Address("", each.address),)


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing_more(value: str) -> None:
    for each in parse_addresses(value + "@x.example"):
        assert normalise(each.address) == each.address


def test_a_tag_does_not_make_another_person_of_the_user() -> None:
    own = Identities(frozenset({"you@x.example"}))
    assert own.owns("You+outreach@X.example")
    assert own.owns(" <you@x.example> ")
    assert not own.owns("you@y.example")
    assert not own.owns("young@x.example")
    assert not own.owns("")


@pytest.mark.parametrize(
    ("address", "unread"),
    [
        ("no-reply@x.example", True),
        ("noreply@x.example", True),
        ("do_not_reply@x.example", True),
        ("donotreply+7@x.example", True),
        ("news.noreply@x.example", True),
        ("mailer-daemon@x.example", True),
        ("bounces+ann=x@y.example", True),
        ("notifications@x.example", True),
        ("nora.reply@x.example", False),
        ("ann@no-reply.example", False),
        ("root.ann@x.example", False),
        ("alertann@x.example", False),
    ],
)
def test_nobody_reads_a_no_reply_address(address: str, unread: bool) -> None:
    assert is_no_reply(address) is unread


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("a@x.example", "b@mail.x.example", True),
        ("a@cs.uni.ac.uk", "b@law.uni.ac.uk", True),
        ("a@one.co.uk", "b@two.co.uk", False),
        ("a@gmail.com", "b@gmail.com", False),
        ("a@yahoo.co.uk", "b@yahoo.co.uk", False),
        ("a@x.example", "b@y.example", False),
        ("a@[192.0.2.1]", "b@[192.0.2.1]", False),
        ("a", "b", False),
        ("a@localhost", "b@localhost", False),
    ],
)
def test_an_organisation_is_a_registered_domain_that_gives_no_addresses_away(
    a: str, b: str, same: bool
) -> None:
    assert same_organisation(a, b) is same
    assert same_organisation(b, a) is same


def test_freemail_is_known_whatever_the_case() -> None:
    assert is_freemail("GMAIL.com")
    assert is_freemail("gmx.de.")
    assert not is_freemail("miller.example")
    assert registrable("a.b.miller.example") == "miller.example"


def test_a_broken_address_has_no_domain() -> None:
    assert Address("", "broken").domain == ""
    assert Address("", "a@x.example").domain == "x.example"
