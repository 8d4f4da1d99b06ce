"""The embedded server keeps mail as it was given, and each of pymap's known faults is mended."""

import contextlib
import imaplib
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from followthrough.demo.server import EmbeddedServer, StoredMessage
from tests.servers.face import PATIENCE, check, names

NOTE = b"From: a@example.org\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nSubject: hello\r\n\r\nbody\r\n"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[EmbeddedServer]:
    with EmbeddedServer("ann", "secret") as server:
        yield server


@contextlib.contextmanager
def signed_in(server: EmbeddedServer, user: str = "ann") -> Iterator[imaplib.IMAP4]:
    with imaplib.IMAP4(server.host, server.port, timeout=PATIENCE) as client:
        client.login(user, "secret")
        yield client


def test_it_has_the_mailboxes_of_a_usual_account(server: EmbeddedServer) -> None:
    with signed_in(server) as client:
        assert set(names(client)) == {"INBOX", "Sent", "Drafts", "Trash", "Junk"}


def test_a_message_is_kept_as_given_and_seen_by_clients(server: EmbeddedServer) -> None:
    uid = server.append("Sent", NOTE, ["\\Seen", "$Mine"], AT)
    assert server.messages("Sent") == (StoredMessage(uid, frozenset({"\\Seen", "$Mine"}), AT, NOTE),)
    with signed_in(server) as client:
        check(client.select("Sent", readonly=True))
        data = check(client.uid("FETCH", str(uid), "(INTERNALDATE BODY.PEEK[])"))
    assert data[0][1] == NOTE
    assert b"02-Nov-2026 09:00:00 +0000" in data[0][0] + data[1]


def test_an_unknown_mailbox_is_a_key_error(server: EmbeddedServer) -> None:
    with pytest.raises(KeyError):
        server.append("Nowhere", NOTE)


def test_a_wrong_password_is_refused_and_users_do_not_see_each_other(server: EmbeddedServer) -> None:
    server.add_user("bob", "secret")
    server.append("INBOX", NOTE, user="bob")
    assert server.messages("INBOX") == ()
    with imaplib.IMAP4(server.host, server.port) as client, pytest.raises(imaplib.IMAP4.error):
        client.login("ann", "guess")


def test_a_port_taken_by_another_is_an_os_error_and_nothing_stays_behind(server: EmbeddedServer) -> None:
    second = EmbeddedServer("ann", "secret")
    with pytest.raises(OSError, match="in use"):
        second.start(server.port)
    second.stop()


def test_a_restart_breaks_connections_and_keeps_the_mail(server: EmbeddedServer) -> None:
    server.append("INBOX", NOTE)
    with socket.create_connection((server.host, server.port), PATIENCE) as sock:
        assert sock.recv(1000).startswith(b"* OK")
        port = server.port
        server.restart()
        with contextlib.suppress(ConnectionResetError):
            assert sock.recv(1000) == b""
    assert server.port == port
    with signed_in(server) as client:
        assert check(client.select("INBOX")) == [b"1"]


@pytest.mark.parametrize(
    "headers",
    [
        b"Date: no date at all",
        b"Date:",
        b"Date: Mon, 32 Foo 2026 99:99:99 +9999",
        b"Date: Mon, 2 Nov 2026 09:00:00 +99999999",
        b"Message-ID: <",
        b"Reply-To: :;:;",
        b'To: \xff\xfe <a@b>, "',
        b"Subject: =?bogus?q?=ff?=",
        b"Content-Type: text/plain; charset*0*=x''%",
        b"no colon here",
    ],
)
def test_envelope_and_searches_of_an_unreadable_header_keep_the_connection(
    server: EmbeddedServer, headers: bytes
) -> None:
    """pymap raised on a Date it can't read, and closed the connection with BYE."""
    with signed_in(server) as client:
        check(client.append("INBOX", "", "", b"From: a@example.org\r\n" + headers + b"\r\n\r\nbody\r\n"))
        check(client.select("INBOX", readonly=True))
        assert b"ENVELOPE" in repr(check(client.fetch("1", "(ENVELOPE BODYSTRUCTURE)"))).encode()
        check(client.search(None, "SENTSINCE", "1-Jan-2026"))
        check(client.search(None, "HEADER", "Message-ID", "x"))
        check(client.noop())


def test_a_keyword_stored_later_is_kept(server: EmbeddedServer) -> None:
    """pymap answered OK and dropped it; PERMANENTFLAGS now says that keywords may be made."""
    uid = server.append("INBOX", NOTE)
    with signed_in(server) as client:
        check(client.select("INBOX"))
        assert b"\\*" in client.untagged_responses["PERMANENTFLAGS"][0]
        check(client.uid("STORE", str(uid), "+FLAGS", "($Mine \\Flagged)"))
    assert server.messages("INBOX")[0].flags == {"$Mine", "\\Flagged"}


def idling(server: EmbeddedServer) -> socket.socket:
    sock = socket.create_connection((server.host, server.port), PATIENCE)
    sock.sendall(b"a LOGIN ann secret\r\nb SELECT INBOX\r\nc IDLE\r\n")
    received = b""
    while b"+ Idling" not in received:
        received += sock.recv(65536)
    return sock


def test_a_reply_arrives_in_whole_lines(server: EmbeddedServer) -> None:
    """pymap wrote ``* 1 EXISTS`` in several sends, which a client reading in IDLE saw as half a line."""
    with idling(server) as sock:
        for number in range(1, 21):
            server.append("INBOX", NOTE)
            received = b""
            while b"* %d FETCH" % number not in received:
                received = sock.recv(65536)
                assert received.endswith(b"\r\n")


def test_every_arrival_is_pushed_however_quickly_they_follow(server: EmbeddedServer) -> None:
    """pymap forgot what came while the push before was being written, until the next change."""
    with idling(server) as sock:
        for number in range(1, 51):
            server.append("INBOX", NOTE)
            received = b""
            while b"* %d EXISTS\r\n" % number not in received:
                received += sock.recv(65536)


def test_a_command_line_of_half_a_megabyte_is_answered(server: EmbeddedServer) -> None:
    """pymap read lines with asyncio's limit of 64 KiB and dropped the connection above."""
    server.append("INBOX", NOTE)
    with signed_in(server) as client:
        check(client.select("INBOX"))
        uids = ",".join(str(number) for number in range(1, 80_000))
        assert len(check(client.uid("FETCH", uids, "(FLAGS)"))) == 1


def test_a_login_costs_next_to_nothing(server: EmbeddedServer) -> None:
    """pymap hashed 500,000 rounds at each login; twenty logins of that would take three seconds or more."""
    started = datetime.now(UTC)
    for _ in range(20):
        with signed_in(server):
            pass
    assert (datetime.now(UTC) - started).total_seconds() < 1.5
