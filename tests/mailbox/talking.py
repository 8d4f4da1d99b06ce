"""Short words for tests that talk to a scripted server through a session."""

import select
from collections.abc import Iterator
from datetime import UTC, datetime

from followthrough.mailbox.session import Endpoint, Head, Limits, Session
from tests.servers.dovecot import Dovecot
from tests.servers.face import User
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import POLITE, Answer, Expect, ScriptedServer, Send, Step

GREETING = Send(b"* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS] ready\r\n")
OPENED = (
    b"* 3 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4] .\r\n{tag} OK [READ-ONLY] .\r\n"
)
EXAMINE = Expect(rb"^EXAMINE ", OPENED)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SHORT = Limits(connect=5.0, command=5.0, done=5.0)


def announcing(*capabilities: str) -> dict[bytes, Answer]:
    """What innocent commands are answered by a server that announces just these."""
    line = f"* CAPABILITY {' '.join(('IMAP4rev1', *capabilities))}\r\n".encode()
    return {**POLITE, rb"^CAPABILITY": line + b"{tag} OK done\r\n"}


def endpoint(server: ScriptedServer | FaultProxy, login: str = "alice") -> Endpoint:
    return Endpoint(host=server.host, port=server.port, security="none", login=login)


def session(server: ScriptedServer | FaultProxy, limits: Limits = SHORT) -> Session:
    return Session.connect(endpoint(server), "secret", limits)


def examined(server: ScriptedServer, limits: Limits = SHORT) -> Session:
    """Logged in, and the INBOX of three messages open."""
    opened = session(server, limits)
    opened.examine("INBOX")
    return opened


def script(*steps: Step) -> list[Step]:
    return [GREETING, *steps]


def readable(watched: Session, seconds: float = 5.0) -> bool:
    return bool(select.select([watched.fileno()], [], [], seconds)[0])


def account(server: Dovecot, user: User) -> Endpoint:
    """How a session reaches this Dovecot."""
    if server.security == "tls":
        assert server.tls_port is not None
        return Endpoint(
            host=server.host, port=server.tls_port, security="tls", login=user.name, ca_file=server.ca_file
        )
    assert server.port is not None
    if server.security == "starttls":
        return Endpoint(
            host=server.host, port=server.port, security="starttls", login=user.name, ca_file=server.ca_file
        )
    return Endpoint(host=server.host, port=server.port, security="none", login=user.name)


def uids(batches: Iterator[list[Head]]) -> list[int]:
    return [head.uid for batch in batches for head in batch]
