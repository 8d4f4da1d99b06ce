"""A DNS server on loopback that speaks real DNS over UDP: what a name has, that it is not there, or nothing."""

import socket
import threading
from collections.abc import Mapping
from typing import Self

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

SILENT = "silent"
"""A name with this in place of records gets no answer: the client times out."""
FAILS = "fails"
"""A name with this gets SERVFAIL."""

Zone = Mapping[str, Mapping[str, str] | str]
"""Records by type (``{"MX": "10 mx.example."}``) of each name; a name that isn't there does not exist."""


class NameServer:
    """Answers from a zone until it is closed; ``asked`` is what it was asked, in order."""

    def __init__(self, zone: Zone) -> None:
        self.zone, self.asked = dict(zone), list[tuple[str, str]]()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        """``127.0.0.1:port``, as the setting takes it."""
        host, port = self._socket.getsockname()
        return f"{host}:{port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", self._socket.getsockname())
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            wire, client = self._socket.recvfrom(4096)
            if not wire:
                return
            answer = self._answer(dns.message.from_wire(wire))
            if answer is not None:
                self._socket.sendto(answer.to_wire(), client)

    def _answer(self, query: dns.message.Message) -> dns.message.Message | None:
        question = query.question[0]
        name, kind = (
            question.name.to_text(omit_final_dot=True).lower(),
            dns.rdatatype.to_text(question.rdtype),
        )
        self.asked.append((name, kind))
        response = dns.message.make_response(query)
        response.flags |= dns.flags.RA
        records = self.zone.get(name)
        if records == SILENT:
            return None
        if records == FAILS:
            response.set_rcode(dns.rcode.SERVFAIL)
        elif records is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif isinstance(records, Mapping) and kind in records:
            response.answer.append(dns.rrset.from_text(question.name, 300, "IN", kind, records[kind]))
        return response
