"""Text a stranger may have written never becomes a command of ours."""

from collections.abc import Callable

import pytest

from followthrough.mailbox.errors import BadArgument, MailboxError
from followthrough.mailbox.session import Session
from tests.contract.account import SINCE, Account, mail
from tests.servers.faultproxy import FaultProxy

ATTACKS = [
    'x@example.com>"\r\nX1 STORE 1:* +FLAGS (\\Deleted)\r\nX2 EXPUNGE\r\n',
    "x@example.com\nX1 EXPUNGE",
    "x@example.com\rX1 EXPUNGE",
    "x\x00@example.com",
    "ü@example.com",
    "x" * 3000 + "@example.com",
    "",
]


def by_id(session: Session, attack: str) -> object:
    return session.uids_with_id(attack)


def by_sender(session: Session, attack: str) -> object:
    return session.uids_from(attack, SINCE)


@pytest.mark.parametrize("search", [by_id, by_sender])
def test_a_hostile_argument_never_reaches_the_wire(
    account: Account, search: Callable[[Session, str], object]
) -> None:
    account.deliver("INBOX", mail("kept@example.com"))
    port = account.endpoint().port
    with (
        FaultProxy(account.server.host, port, listen_host=account.server.host) as proxy,
        account.connect(proxy.port) as session,
    ):
        session.examine("INBOX")
        before = proxy.passed("to_server")
        for attack in ATTACKS:
            with pytest.raises(BadArgument):
                search(session, attack)
        session.status("INBOX")
        proxy.wait(lambda: proxy.passed("to_server") > before, "the STATUS afterwards")
        # One STATUS in one TLS record; seven commands would be far more.
        assert proxy.passed("to_server") - before < 150
    assert account.counts() == {"INBOX": 1}


def test_a_hostile_mailbox_name_is_a_clear_error_and_the_connection_goes_on(
    account: Account, session: Session
) -> None:
    account.deliver("INBOX", mail("kept@example.com"))
    for attack in ('INBOX"\r\nX1 EXPUNGE', "IN\x00BOX", "../../etc/passwd\r\n"):
        with pytest.raises(MailboxError):
            session.examine(attack)
        with pytest.raises(MailboxError):
            session.status(attack)
    assert not session.closed
    assert session.examine("INBOX").messages == 1
    assert account.counts() == {"INBOX": 1}
