"""Whether mail to a domain can arrive, as a real DNS server says it; what it does not say clearly is unknown."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from dns.resolver import Resolver

from followthrough.service import domains
from followthrough.service.domains import (
    BAD,
    Domains,
    Mail,
    address_and_port,
    look_up,
    resolver_at,
    unreachable,
)
from tests.servers.dns import FAILS, SILENT, NameServer

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
ZONE = {
    "fine.example": {"MX": "10 mx.fine.example."},
    "address.example": {"A": "192.0.2.1"},
    "six.example": {"AAAA": "2001:db8::1"},
    "null.example": {"MX": "0 ."},
    "empty.example": {"TXT": '"nothing here"'},
    "slow.example": SILENT,
    "broken.example": FAILS,
    "xn--mller-kva.example": {"MX": "10 mx.example."},
}


@pytest.fixture
def server() -> Iterator[NameServer]:
    with NameServer(ZONE) as running:
        yield running


def asking(server: NameServer, seconds: float = 2.0) -> Resolver:
    """A resolver that asks this server and nobody else."""
    found = resolver_at(server.address)
    assert found is not None
    found.lifetime = found.timeout = seconds
    return found


class Memory(dict[str, str]):
    """Small named values, as the ledger keeps them."""

    def put(self, name: str, value: str | None) -> None:
        self[name] = value or ""


@pytest.mark.parametrize(
    ("domain", "mail"),
    [
        ("fine.example", Mail.FINE),
        ("FINE.example.", Mail.FINE),
        ("address.example", Mail.FINE),
        ("six.example", Mail.FINE),
        ("müller.example", Mail.FINE),
        ("null.example", Mail.REFUSES),
        ("empty.example", Mail.NO_SERVER),
        ("nowhere.example", Mail.NO_DOMAIN),
        ("broken.example", Mail.UNKNOWN),
        ("a..example", Mail.UNKNOWN),
        (f"{'a' * 64}.example", Mail.UNKNOWN),
    ],
)
def test_what_the_dns_says_clearly_is_taken_and_nothing_else(
    server: NameServer, domain: str, mail: Mail
) -> None:
    """An MX or an address is enough; a null MX refuses; a failure is nobody's fault."""
    assert look_up(asking(server), domain) is mail


def test_no_answer_in_time_is_unknown_and_never_bad(server: NameServer) -> None:
    """The user's line may be down."""
    assert look_up(asking(server, 0.2), "slow.example") is Mail.UNKNOWN
    assert Mail.UNKNOWN not in BAD


def test_a_lookup_never_blocks_and_is_kept_for_a_day(server: NameServer) -> None:
    """The first question begins it, a later one has the answer, and a day later it is asked anew."""
    kept = Memory()
    asked = Domains(server.address, kept)
    assert asked.of("null.example", NOW) is None
    asked.wait(5)
    assert asked.has_news()
    asked.settle(NOW)
    assert not asked.has_news()
    assert asked.of("null.example", NOW) is Mail.REFUSES

    again = Domains(server.address, kept)
    assert again.of("null.example", NOW + timedelta(hours=23)) is Mail.REFUSES
    assert server.asked == [("null.example", "MX")]
    assert again.of("null.example", NOW + timedelta(hours=25)) is None
    again.wait(5)
    assert len(server.asked) == 2


def test_only_addresses_at_clearly_bad_domains_are_named(server: NameServer) -> None:
    """Whatever is unknown says nothing."""
    asked = Domains(server.address, Memory())
    people = [
        "a@fine.example",
        "b@null.example",
        "c@nowhere.example",
        "d@broken.example",
        "e@[192.0.2.1]",
        "f@x",
    ]
    assert unreachable(people, asked, NOW) == {}
    asked.wait(5)
    assert unreachable(people, asked, NOW) == {
        "b@null.example": Mail.REFUSES,
        "c@nowhere.example": Mail.NO_DOMAIN,
    }


def test_switched_off_nothing_is_known() -> None:
    """And nobody is asked."""
    assert Domains(None, Memory()).of("fine.example", NOW) is Mail.UNKNOWN


@pytest.mark.parametrize(
    "domain", ["fine.example", "example.org", "mail.example.com", "x.test", "host.invalid"]
)
def test_names_reserved_for_examples_are_never_asked_of_the_machine(domain: str) -> None:
    """They are nobody's; nothing is under way afterwards."""
    asked = Domains("", Memory())
    assert asked.of(domain, NOW) is Mail.UNKNOWN
    assert asked.under_way == frozenset()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("192.0.2.1", ("192.0.2.1", 53)),
        ("127.0.0.1:5353", ("127.0.0.1", 5353)),
        ("2001:db8::1", ("2001:db8::1", 53)),
        ("[2001:db8::1]:5353", ("2001:db8::1", 5353)),
    ],
)
def test_a_server_is_named_by_its_address_and_perhaps_its_port(text: str, parts: tuple[str, int]) -> None:
    assert address_and_port(text) == parts


@pytest.mark.parametrize("text", ["dns.example", "192.0.2.1:99999", "192.0.2.1:x", "[2001:db8::1]"])
def test_anything_else_is_refused(text: str) -> None:
    """A name would have to be looked up itself."""
    with pytest.raises(ValueError):  # noqa: PT011
        address_and_port(text)
    assert domains.TIMEOUT_SECONDS <= 5
