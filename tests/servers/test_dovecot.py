"""The Dovecots the other tests stand on are what they say they are."""

import imaplib
from collections.abc import Callable

import pytest

from tests.servers.certificate import client_context
from tests.servers.dovecot import Dovecot
from tests.servers.face import PATIENCE, Server

NOTE = b"Subject: hello\r\n\r\nbody\r\n"


def capabilities(server: Server) -> set[str]:
    with server.client(server.new_user()) as client:
        return set(str(client.capability()[1][0], "ascii").upper().split())


def test_the_plain_one_announces_what_we_use(dovecot: Dovecot) -> None:
    wanted = {"IDLE", "UIDPLUS", "MOVE", "CONDSTORE", "QRESYNC", "SPECIAL-USE", "ESEARCH"}
    assert wanted <= capabilities(dovecot)


def test_the_bare_one_announces_nothing_but_imap4rev1_once_signed_in(dovecot_bare: Dovecot) -> None:
    assert capabilities(dovecot_bare) == {"IMAP4REV1"}


def test_starttls_is_required_where_it_should_be(dovecot_starttls: Dovecot) -> None:
    assert dovecot_starttls.port is not None
    with imaplib.IMAP4(dovecot_starttls.host, dovecot_starttls.port, timeout=PATIENCE) as client:
        assert "LOGINDISABLED" in client.capabilities
        with pytest.raises(imaplib.IMAP4.error, match="PRIVACYREQUIRED"):
            client.login(*dovecot_starttls.new_user())
        client.starttls(client_context())
        client.login(*dovecot_starttls.new_user())


def test_the_dotted_one_keeps_everything_below_inbox(dovecot_dotted: Dovecot) -> None:
    user = dovecot_dotted.new_user()
    assert dovecot_dotted.mailboxes.drafts == "INBOX.Drafts"
    assert {"INBOX.Drafts", "INBOX.Sent", "INBOX.Trash", "INBOX.Junk"} <= set(dovecot_dotted.names(user))


def test_tls_is_trusted_and_mail_comes_back_as_delivered(dovecot_tls: Dovecot) -> None:
    user = dovecot_tls.new_user()
    uid = dovecot_tls.deliver(user, "INBOX", NOTE, ["\\Seen", "$Mine"])
    (stored,) = dovecot_tls.fetch_all(user, "INBOX")
    assert (stored.uid, stored.raw) == (uid, NOTE)
    assert stored.flags == {"\\Seen", "$Mine"}
    assert dovecot_tls.counts(user) == {"INBOX": 1}


@pytest.mark.parametrize("mailbox", ["INBOX", "Drafts"])
def test_uidvalidity_can_be_changed_and_a_restart_keeps_the_mail(dovecot: Dovecot, mailbox: str) -> None:
    user = dovecot.new_user()
    dovecot.deliver(user, mailbox, NOTE)
    before = dovecot.uidvalidity(user, mailbox)
    dovecot.new_uidvalidity(user, mailbox)
    assert dovecot.uidvalidity(user, mailbox) != before
    dovecot.restart()
    assert dovecot.counts(user) == {mailbox: 1}


def test_a_test_may_have_a_dovecot_of_its_own_with_a_full_mailbox(
    own_dovecot: Callable[..., Dovecot],
) -> None:
    quota = "mail_plugins = quota\nplugin {\n  quota = maildir:all\n  quota_rule = *:bytes=1000\n}"
    server = own_dovecot(extra=quota)
    with server.client(server.new_user()) as client:
        status, data = client.append("Drafts", "", "", NOTE + b"x" * 2000)
    assert status == "NO"
    assert b"[OVERQUOTA]" in data[0]


def test_a_test_may_allow_one_connection_a_user_only(own_dovecot: Callable[..., Dovecot]) -> None:
    server = own_dovecot(protocol_imap="mail_max_userip_connections = 1")
    user = server.new_user()
    with (
        server.client(user),
        pytest.raises(imaplib.IMAP4.error, match="Maximum number of connections"),
        server.client(user),
    ):
        pass
