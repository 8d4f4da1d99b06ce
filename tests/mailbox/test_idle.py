"""IDLE is a wake-up that neither sleeps through one nor spins."""

import socket
import threading
import time

import pytest

from followthrough.mailbox.errors import BadArgument, Disconnected, Rejected
from followthrough.mailbox.session import Endpoint, Limits, Session
from tests.mailbox.talking import EXAMINE, SHORT, account, examined, readable, script, session
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import (
    Close,
    Connection,
    Expect,
    Flood,
    Hang,
    Pause,
    Reach,
    ScriptedServer,
    Send,
    Serve,
    Step,
)

IDLE = Expect(rb"^IDLE$", b"+ idling\r\n")
RAW = b"From: b@example.net\r\nSubject: hi\r\nMessage-ID: <1@example.net>\r\n\r\nhello\r\n"


def done(*before: bytes) -> Step:
    """The end of IDLE, whose tag is that of IDLE and not of DONE; the session must not care how it is spelt."""
    return _Done(before)


class _Done(Step):
    def __init__(self, before: tuple[bytes, ...]) -> None:
        self.before = before

    def play(self, connection: Connection) -> None:
        assert connection.line() == b"DONE\r\n"
        sent = b"".join(wire.data for wire in connection.server.wire if wire.sender == "C")
        tag = sent.rpartition(b" IDLE\r\n")[0].rpartition(b"\n")[2]
        connection.send(b"".join(self.before) + tag + b" OK idle over\r\n")


def test_0_1_a_server_that_closes_during_idle_is_noticed_at_the_first_look() -> None:
    """imapclient's idle_check() returned [] 66,000 times a second."""
    with ScriptedServer(script(EXAMINE, IDLE, Pause("end"), Close())) as server, examined(server) as watched:
        assert not watched.idle()
        server.release("end")
        assert readable(watched)
        with pytest.raises(Disconnected):
            watched.idle_read()
        assert watched.closed
        with pytest.raises(Disconnected):
            watched.idle_read()


def test_0_1_bye_during_idle_is_the_end() -> None:
    steps = script(EXAMINE, IDLE, Send(b"* BYE Server shutting down.\r\n"), Hang())
    with ScriptedServer(steps) as server, examined(server) as watched:
        with pytest.raises(Disconnected):
            watched.idle() or (readable(watched) and watched.idle_read())
        assert watched.closed


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_0_2_what_comes_in_one_segment_with_the_continuation_is_not_slept_through(tls: bool) -> None:
    steps = script(EXAMINE, Expect(rb"^IDLE$", b"+ idling\r\n* 4 EXISTS\r\n"), done())
    with ScriptedServer(steps, tls=tls) as server:
        where = Endpoint(
            host=server.host,
            port=server.port,
            security="tls" if tls else "none",
            login="alice",
            ca_file=server.ca_file,
        )
        with Session.connect(where, "secret", SHORT) as watched:
            watched.examine("INBOX")
            assert watched.idle() or (readable(watched) and watched.idle_read())
            watched.idle_done()


def test_0_2_tls_bytes_the_socket_no_longer_shows_are_seen() -> None:
    """Two lines in one TLS record: after the first look nothing is left that a selector couldn't see."""
    steps = script(EXAMINE, IDLE, Pause("push"), Send(b"* OK Still here\r\n* 4 EXISTS\r\n"), done())
    with ScriptedServer(steps, tls=True) as server:
        where = Endpoint(
            host=server.host, port=server.port, security="tls", login="alice", ca_file=server.ca_file
        )
        with Session.connect(where, "secret", SHORT) as watched:
            watched.examine("INBOX")
            assert not watched.idle()
            server.release("push")
            assert readable(watched)
            assert watched.idle_read()
            watched.idle_done()


def test_0_2_exists_in_the_reply_to_an_earlier_command_is_pending_when_idle_begins() -> None:
    steps = script(
        EXAMINE,
        Expect(rb"^UID SEARCH", b"* SEARCH\r\n* 4 EXISTS\r\n{tag} OK done\r\n"),
        IDLE,
        done(),
        IDLE,
        done(),
    )
    with ScriptedServer(steps) as server, examined(server) as watched:
        watched.uids_with_id("1@example.net")
        assert watched.idle()
        watched.idle_done()
        assert not watched.idle(), "told once"
        watched.idle_done()


def test_0_2_exists_in_the_reply_to_done_is_pending_when_idle_begins_again() -> None:
    steps = script(EXAMINE, IDLE, done(b"* 4 EXISTS\r\n"), IDLE, done())
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert not watched.idle()
        watched.idle_done()
        assert watched.idle()
        watched.idle_done()


def test_0_2_exists_during_a_bulk_fetch_is_pending_when_idle_begins() -> None:
    steps = script(EXAMINE, Expect(rb"^UID FETCH", b"* 4 EXISTS\r\n{tag} OK done\r\n"), IDLE, done())
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert list(watched.heads("FROM", 1)) == []
        assert watched.idle()
        watched.idle_done()


@pytest.mark.parametrize("cut", range(1, len(b"* 4 EXISTS\r\n")))
def test_0_3_a_line_split_anywhere_is_read_whole(cut: int) -> None:
    line = b"* 4 EXISTS\r\n"
    steps = script(
        EXAMINE, IDLE, Pause("a"), Send(line[:cut]), Reach("half"), Pause("b"), Send(line[cut:]), done()
    )
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert not watched.idle()
        server.release("a")
        server.wait_for("half")
        assert readable(watched)
        assert not watched.idle_read()
        server.release("b")
        assert readable(watched)
        assert watched.idle_read()
        watched.idle_done()


LITERAL = b"* 2 FETCH (UID 2 FLAGS ({5}\r\n\\Seen))\r\n"


@pytest.mark.parametrize("cut", range(1, len(LITERAL), 4))
def test_0_3_a_literal_during_idle_is_legal(cut: int) -> None:
    steps = script(
        EXAMINE, IDLE, Pause("a"), Send(LITERAL[:cut]), Reach("half"), Pause("b"), Send(LITERAL[cut:]), done()
    )
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert not watched.idle()
        server.release("a")
        server.wait_for("half")
        assert readable(watched)
        assert not watched.idle_read()
        server.release("b")
        assert readable(watched)
        assert watched.idle_read()
        watched.idle_done()


def test_0_3_exists_before_the_continuation_is_pending_and_the_next_command_works() -> None:
    steps = script(
        EXAMINE, Expect(rb"^IDLE$", b"* 4 EXISTS\r\n+ idling\r\n"), done(), Expect(rb"^STATUS", _status(5))
    )
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert watched.idle()
        watched.idle_done()
        assert watched.status("INBOX").uidnext == 5


def _status(uidnext: int) -> bytes:
    return b'* STATUS "INBOX" (MESSAGES 4 UIDNEXT %d UIDVALIDITY 7)\r\n{tag} OK done\r\n' % uidnext


def test_a5_keep_alives_are_no_wake_up() -> None:
    steps = script(EXAMINE, IDLE, Pause("push"), Send(b"* OK Still here\r\n"), Pause("more"), done())
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert not watched.idle()
        server.release("push")
        assert readable(watched)
        assert not watched.idle_read()
        server.release("more")
        watched.idle_done()


@pytest.mark.parametrize(
    "line",
    [
        b"* 4 EXISTS",
        b"* 4 exists",
        b"* 2 EXPUNGE",
        b"* VANISHED 2",
        b"* 2 FETCH (FLAGS (\\Seen))",
        b"* 1 RECENT",
    ],
)
def test_a6_exists_alone_is_enough_and_so_is_every_other_change(line: bytes) -> None:
    steps = script(EXAMINE, IDLE, Pause("push"), Send(line + b"\r\n"), done())
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert not watched.idle()
        server.release("push")
        assert readable(watched)
        assert watched.idle_read()
        watched.idle_done()


@pytest.mark.parametrize("answer", [b"{tag} NO not now\r\n", b"{tag} BAD unknown command\r\n"])
def test_a7_idle_refused_is_a_rejection_and_the_connection_goes_on(answer: bytes) -> None:
    steps = script(EXAMINE, Expect(rb"^IDLE$", answer), Expect(rb"^STATUS", _status(4)))
    with ScriptedServer(steps) as server, examined(server) as watched:
        with pytest.raises(Rejected):
            watched.idle()
        assert watched.status("INBOX").messages == 4


def test_a7_a_continuation_that_never_comes_ends_at_the_deadline() -> None:
    with ScriptedServer(script(EXAMINE, Expect(rb"^IDLE$"), Hang())) as server:
        watched = examined(server, Limits(connect=5, command=5, done=0.3))
        with pytest.raises(Disconnected):
            watched.idle()
        assert watched.closed


def test_a1_done_without_an_answer_ends_at_its_deadline() -> None:
    """imapclient#449: idle_done() hung on a severed link."""
    with ScriptedServer(script(EXAMINE, IDLE, Hang())) as server:
        watched = examined(server, Limits(connect=5, command=30, done=0.3))
        watched.idle()
        began = time.monotonic()
        with pytest.raises(Disconnected):
            watched.idle_done()
        assert time.monotonic() - began < 5
        assert watched.closed


def test_a1_keep_alive_and_user_timeout_are_set_on_the_socket() -> None:
    with ScriptedServer(script(EXAMINE)) as server, examined(server) as watched:
        there = socket.socket(fileno=socket.dup(watched.fileno()))
        with there:
            assert there.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            assert there.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            if hasattr(socket, "TCP_USER_TIMEOUT"):
                assert there.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 90_000
                assert there.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60


def test_a_server_that_ends_idle_by_itself_wants_a_look_and_no_done() -> None:
    steps = script(EXAMINE, _EndedIdle(), Expect(rb"^STATUS", _status(4)))
    with ScriptedServer(steps) as server, examined(server) as watched:
        assert watched.idle() or (readable(watched) and watched.idle_read())
        watched.idle_done()
        assert watched.status("INBOX").uidnext == 4


class _EndedIdle(Step):
    def play(self, connection: Connection) -> None:
        tag, _ = connection.command()
        connection.send(b"+ idling\r\n" + tag + b" OK idle timed out\r\n")


def test_a_command_during_idle_ends_it_first() -> None:
    steps = script(EXAMINE, IDLE, done(), Expect(rb"^STATUS", _status(4)))
    with ScriptedServer(steps) as server, examined(server) as watched:
        watched.idle()
        assert watched.status("INBOX").uidnext == 4


def test_endless_talk_during_idle_is_cut_off_within_one_look() -> None:
    with ScriptedServer(script(EXAMINE, IDLE, Flood(b"* OK blah blah blah\r\n" * 5000))) as server:
        watched = examined(server)
        with pytest.raises(Disconnected):
            _look_for_ever(watched)
        assert watched.closed


def _look_for_ever(watched: Session) -> None:
    watched.idle()
    while True:
        readable(watched)
        watched.idle_read()


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a5_every_server_line_in_pieces_of_any_size_is_understood(dovecot: Dovecot, size: int) -> None:
    user = dovecot.new_user()
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        proxy.resegment("to_client", size)
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        with Session.connect(where, user.password) as watched:
            watched.examine("INBOX")
            assert not watched.idle()
            dovecot.deliver(user, "INBOX", RAW)
            assert _woken(watched)
            watched.idle_done()
            assert watched.examine("INBOX").messages == 1


def _woken(watched: Session) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if readable(watched, 1.0) and watched.idle_read():
            return True
    return False


def test_a4_mail_delivered_around_the_start_of_idle_is_never_slept_through(dovecot: Dovecot) -> None:
    """Delivered by another thread at a moment nobody chose; noticed either by examine or by IDLE."""
    user = dovecot.new_user()
    with Session.connect(account(dovecot, user), user.password) as watched:
        for number in range(1, 16):
            before = watched.examine("INBOX").messages
            giver = threading.Thread(target=dovecot.deliver, args=(user, "INBOX", RAW))
            giver.start()
            if before < number and not watched.idle():
                assert _woken(watched), f"delivery {number}"
            watched.idle_done()
            giver.join()
        assert watched.examine("INBOX").messages == 15


def test_idle_needs_a_mailbox() -> None:
    with ScriptedServer(script(Serve())) as server, session(server) as watched, pytest.raises(BadArgument):
        watched.idle()
