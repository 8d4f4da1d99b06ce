"""Where a domain's IMAP server is, by what the domain itself publishes (RFC 6186, SRV)."""

from typing import NamedTuple

import dns.exception
import dns.resolver
from dns.rdtypes.IN.SRV import SRV


class Found(NamedTuple):
    """A server that a domain names for itself."""

    host: str
    port: int


def imap_host(domain: str, seconds: float = 3.0) -> Found | None:
    """The server for IMAP over TLS that a domain's DNS names; None where there is none, or no answer in time."""
    if not domain:
        return None
    try:
        answer = dns.resolver.resolve(f"_imaps._tcp.{domain}.", "SRV", lifetime=seconds)
    except (dns.exception.DNSException, OSError, ValueError):
        return None
    records = [record for record in answer if isinstance(record, SRV)]
    # A target of "." says that there is no such service (RFC 2782).
    named = [r for r in records if str(r.target) != "."]
    if not named:
        return None
    first = min(named, key=lambda r: (r.priority, -r.weight, str(r.target)))
    return Found(str(first.target).rstrip("."), int(first.port))
