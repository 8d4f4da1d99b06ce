"""People's addresses, and which of them are the user's own (RFC 5322 3.4, RFC 5233 for tags)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of an address header: the display name as decoded text, and ``local@domain`` in lower case."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The part behind the last ``@``; empty for a broken address."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Identities:
    """The user's own addresses, in lower case; ``you+tag@…`` counts as ``you@…``."""

    addresses: frozenset[str]

    def owns(self, address: str) -> bool:
        """Whether this address is the user's own, tags (``+x``) aside."""
        raise NotImplementedError


def parse_addresses(value: str) -> tuple[Address, ...]:
    """The addresses of a header's decoded value, groups opened, broken ones left out. Never raises."""
    raise NotImplementedError


def normalise(address: str) -> str:
    """Lower case, without surrounding blanks and brackets; an IDN domain as its A-label where it has one."""
    raise NotImplementedError


def is_freemail(domain: str) -> bool:
    """Whether the domain gives addresses to anybody (gmail.com, gmx.de …): it then says nothing of an organisation."""
    raise NotImplementedError


def is_no_reply(address: str) -> bool:
    """Whether the local part says that nobody reads it (no-reply, donotreply, mailer-daemon, notifications …)."""
    raise NotImplementedError


def same_organisation(a: str, b: str) -> bool:
    """Whether two addresses share an organisation's domain (registrable part), freemail domains never."""
    raise NotImplementedError
