"""The address of a DNS server, as the settings take it."""

import ipaddress
from typing import Annotated

from pydantic import AfterValidator

from followthrough.config.checks import shown, wrong


def address_and_port(nameserver: str) -> tuple[str, int]:
    """``192.0.2.1``, ``192.0.2.1:5353`` or ``[2001:db8::1]:53`` in two; raises ValueError for anything else."""
    host, port = nameserver, 53
    if nameserver.startswith("[") or nameserver.count(":") == 1:
        host, _, digits = nameserver.rpartition(":")
        host, port = host.strip("[]"), int(digits)
    if not 0 < port < 65_536:
        raise ValueError(nameserver)
    return str(ipaddress.ip_address(host)), port


def _nameserver(value: str) -> str:
    if value:
        try:
            address_and_port(value)
        except ValueError:
            wrong(
                f"{shown(value)} is no DNS server's address",
                "an address, or address:port, such as 192.0.2.1 or 127.0.0.1:5353",
            )
    return value


NameServer = Annotated[str, AfterValidator(_nameserver)]
