"""Whether a domain can receive mail, asked of the DNS (RFC 5321 5.1, null MX: RFC 7505).

Nothing is said of a domain unless the DNS says clearly that there is no mail server: time-outs and failures of servers
are unknown, never bad. Asked in a thread of its own, so that nothing waits for it; what was learned is kept for a day.
"""

import json
import logging
from collections.abc import Iterable
from concurrent.futures import Future, wait
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from followthrough.config.nameserver import address_and_port

if TYPE_CHECKING:
    from dns.name import Name
    from dns.resolver import Resolver

log = logging.getLogger("followthrough.domains")

TIMEOUT_SECONDS = 3.0
KEPT_FOR = timedelta(days=1)
AT_ONCE = 4
"""Lookups under way at a time; the next begins when it is asked for again."""


class Mail(StrEnum):
    """Whether mail to a domain can arrive."""

    FINE = "fine"
    NO_DOMAIN = "no such domain"
    NO_SERVER = "no mail server"
    REFUSES = "refuses all mail"
    UNKNOWN = "unknown"


BAD = frozenset({Mail.NO_DOMAIN, Mail.NO_SERVER, Mail.REFUSES})


class Kept(Protocol):
    """Small named values, as the ledger keeps them."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str | None) -> None: ...


# RFC 2606 and 6761: nobody's, so no machine's resolver is bothered with them.
_RESERVED = (
    ".example",
    ".test",
    ".invalid",
    ".localhost",
    ".local",
    "example.org",
    "example.com",
    "example.net",
)


# dnspython is heavy, and needed only when somebody new is written to.


def resolver_at(nameserver: str = "") -> "Resolver | None":
    """The DNS server to ask: ``address`` or ``address:port``, '' for the machine's. None: the machine names none.

    Raises ValueError for what is no address.
    """
    from dns.exception import DNSException
    from dns.resolver import Resolver

    try:
        if not nameserver:
            found = Resolver()
        else:
            address, port = address_and_port(nameserver)
            found = Resolver(configure=False)
            found.nameservers, found.port = [address], port
    except DNSException:
        return None
    found.lifetime = found.timeout = TIMEOUT_SECONDS
    return found


def look_up(resolver: "Resolver", domain: str) -> Mail:
    """Ask now, for at most a few seconds. Never raises."""
    from dns.exception import DNSException
    from dns.name import from_unicode
    from dns.resolver import NXDOMAIN, NoAnswer

    try:
        name = from_unicode(domain.rstrip(".") + ".")
    except (DNSException, ValueError):
        return Mail.UNKNOWN
    try:
        exchanges = [str(each.exchange) for each in resolver.resolve(name, "MX", search=False)]
    except NXDOMAIN:
        return Mail.NO_DOMAIN
    except NoAnswer:
        return _without_mx(resolver, name)
    except (DNSException, OSError):
        return Mail.UNKNOWN
    return Mail.REFUSES if exchanges == ["."] else Mail.FINE


def _without_mx(resolver: "Resolver", name: "Name") -> Mail:
    """Without an MX the domain's own address takes its mail."""
    from dns.exception import DNSException
    from dns.resolver import NXDOMAIN, NoAnswer

    for kind in ("A", "AAAA"):
        try:
            resolver.resolve(name, kind, search=False)
        except (NoAnswer, NXDOMAIN):
            continue
        except (DNSException, OSError):
            return Mail.UNKNOWN
        return Mail.FINE
    return Mail.NO_SERVER


class Domains:
    """Lookups under way and what came of them. Used by one thread; only the lookups themselves run in others."""

    def __init__(self, nameserver: str | None, kept: Kept) -> None:
        """``nameserver`` as ``resolver_at`` takes it; None: nothing is asked, and nothing known."""
        self._nameserver, self._kept = nameserver, kept
        self._resolver: Resolver | None = None
        self._running: dict[str, Future[Mail]] = {}

    def of(self, domain: str, now: datetime) -> Mail | None:
        """What is known of a domain; None while it is being asked about, which this begins."""
        domain = domain.lower()
        if self._nameserver is None or not _is_name(domain):
            return Mail.UNKNOWN
        if not self._nameserver and domain.endswith(_RESERVED):
            return Mail.UNKNOWN
        known = self._known(domain, now)
        if known is not None:
            return known
        running = self._running.get(domain)
        if running is None:
            self._resolver = self._resolver or resolver_at(self._nameserver)
            if self._resolver is None:
                return Mail.UNKNOWN
            if len(self._running) < AT_ONCE:
                self._running[domain] = _begin(self._resolver, domain)
            return None
        return self._keep(domain, running.result(), now) if running.done() else None

    def wait(self, seconds: float) -> None:
        """Give the lookups under way some time: for a command that ends after one round."""
        wait(self._running.values(), timeout=seconds)

    @property
    def under_way(self) -> frozenset[str]:
        """What is being asked about."""
        return frozenset(self._running)

    def settle(self, now: datetime) -> None:
        """Keep what has come back."""
        for domain in [each for each, running in self._running.items() if running.done()]:
            self._keep(domain, self._running[domain].result(), now)

    def has_news(self) -> bool:
        """Whether a lookup has come back that is not kept yet."""
        return any(each.done() for each in self._running.values())

    def _known(self, domain: str, now: datetime) -> Mail | None:
        said = self._kept.get(f"domain|{domain}")
        if said is None:
            return None
        value, at = json.loads(said)
        return Mail(value) if abs(now - datetime.fromisoformat(at)) < KEPT_FOR else None

    def _keep(self, domain: str, found: Mail, now: datetime) -> Mail:
        del self._running[domain]
        self._kept.put(f"domain|{domain}", json.dumps([found.value, now.isoformat()]))
        log.info("domain found=%s", found.name)
        return found


def _begin(resolver: "Resolver", domain: str) -> Future[Mail]:
    """In a thread that nothing waits for when the process ends."""
    future: Future[Mail] = Future()

    def ask() -> None:
        found = Mail.UNKNOWN
        try:
            found = look_up(resolver, domain)
        finally:
            future.set_result(found)

    Thread(target=ask, name="domains", daemon=True).start()
    return future


def _is_name(domain: str) -> bool:
    return "." in domain and not domain.startswith("[") and len(domain) <= 253


def unreachable(addresses: Iterable[str], domains: Domains, now: datetime) -> dict[str, Mail]:
    """Those of these addresses whose domain is clearly known to receive no mail."""
    found = {each: domains.of(each.rpartition("@")[2], now) for each in addresses}
    return {address: mail for address, mail in found.items() if mail in BAD and mail is not None}
