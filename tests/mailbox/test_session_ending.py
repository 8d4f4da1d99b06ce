"""Ending a connection from elsewhere, also one that is only being made: a thread, a signal, SIGTERM's ten seconds."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.session import Abort, Endpoint, Limits, Session
from tests.mailbox.talking import GREETING, SHORT, endpoint, script, session
from tests.servers.scripted import Close, Expect, Hang, Pause, ScriptedServer, Serve, Step

PATIENT = Limits(connect=60, command=60)
SOON = 5.0
"""Seconds: far above the promised half, far below the 60 of whoever would not listen."""


def reaching(server: ScriptedServer, tls: bool) -> Endpoint:
    if not tls:
        return endpoint(server)
    return Endpoint(host=server.host, port=server.port, security="tls", login="alice", ca_file=server.ca_file)


def given_up(where: Endpoint, ready: threading.Event | None = None) -> None:
    """Begins to connect; another thread gives it up once ``ready`` is set. It has to end soon, as a disconnect."""
    abort = Abort()
    giver = threading.Thread(target=lambda: (ready is None or ready.wait(SOON), abort.within(0.1)))
    giver.start()
    began = time.monotonic()
    with pytest.raises(Disconnected):
        Session.connect(where, "secret", PATIENT, abort)
    assert time.monotonic() - began < SOON
    giver.join()


def test_an_abort_ends_a_connect_while_the_name_is_being_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answer = threading.Event(), threading.Event()

    def silent(*_: object, **__: object) -> list[object]:
        asked.set()
        answer.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    given_up(Endpoint(host="mail.example.org", port=993, security="tls", login="a"), asked)
    answer.set()


@contextlib.contextmanager
def full_port() -> Iterator[int]:
    """A listener whose queue is full: the kernel answers no SYN, as behind a firewall that drops."""
    with contextlib.ExitStack() as open_, socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        while True:
            sock = open_.enter_context(socket.socket())
            sock.settimeout(0.3)
            try:
                sock.connect(address)
            except TimeoutError:
                break
        yield address[1]


def test_an_abort_ends_a_connect_that_no_host_answers() -> None:
    with full_port() as port:
        given_up(Endpoint(host="127.0.0.1", port=port, security="none", login="a"))


def test_a_connect_that_no_host_answers_ends_at_its_deadline() -> None:
    with full_port() as port:
        began = time.monotonic()
        with pytest.raises(Disconnected):
            Session.connect(
                Endpoint(host="127.0.0.1", port=port, security="none", login="a"), "b", Limits(connect=1.0)
            )
        assert 0.9 < time.monotonic() - began < SOON


@pytest.mark.parametrize(
    ("steps", "tls"),
    [
        ([Hang()], False),
        (script(Expect(rb"^CAPABILITY"), Hang()), False),
        (
            script(Serve({rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n{tag} OK .\r\n", rb"^LOGIN": b""})),
            False,
        ),
        ([Hang()], True),
    ],
    ids=["greeting", "capability", "login", "greeting over TLS"],
)
def test_an_abort_ends_a_connect_at_any_step(steps: list[Step], tls: bool) -> None:
    with ScriptedServer(steps, tls=tls) as server:
        given_up(reaching(server, tls))


def test_an_abort_ends_a_tls_handshake_that_is_not_answered() -> None:
    with ScriptedServer([Hang()]) as server:
        given_up(reaching(server, tls=True))


def test_an_abort_that_came_before_the_connect_ends_it_at_once() -> None:
    abort = Abort()
    abort.within(0)
    with ScriptedServer(script(Serve())) as server, pytest.raises(Disconnected):
        Session.connect(endpoint(server), "secret", PATIENT, abort)


def test_an_abort_ends_a_later_command_too() -> None:
    abort = Abort()
    with ScriptedServer(script(Expect(rb"^EXAMINE"), Hang())) as server:
        opened = Session.connect(endpoint(server), "secret", PATIENT, abort)
        giver = threading.Thread(target=lambda: (server.wait_for_command(rb"EXAMINE"), abort.within(0.1)))
        giver.start()
        with pytest.raises(Disconnected):
            opened.examine("INBOX")
        giver.join()
        assert opened.closed


def test_an_abort_outlives_a_connection_that_was_closed() -> None:
    abort = Abort()
    for _ in range(2):
        with (
            ScriptedServer(script(Serve())) as server,
            Session.connect(endpoint(server), "secret", SHORT, abort) as opened,
        ):
            opened.close_within(0.1)
        assert opened.closed


def test_close_within_ends_a_running_command_from_another_thread() -> None:
    with ScriptedServer(script(Expect(rb"^EXAMINE"), Hang())) as server:
        opened = session(server, Limits(connect=5, command=60))
        waiter = threading.Thread(
            target=lambda: (server.wait_for_command(rb"EXAMINE"), opened.close_within(0.2))
        )
        waiter.start()
        began = time.monotonic()
        with pytest.raises(Disconnected):
            opened.examine("INBOX")
        assert time.monotonic() - began < 5
        waiter.join()
        assert opened.closed


@pytest.mark.parametrize("tls", [False, True])
def test_close_from_another_thread_ends_a_running_command(tls: bool) -> None:
    with ScriptedServer(script(Expect(rb"^EXAMINE"), Hang()), tls=tls) as server:
        where = reaching(server, tls)
        opened = Session.connect(where, "secret", Limits(connect=5, command=60))
        waiter = threading.Thread(target=lambda: (server.wait_for_command(rb"EXAMINE"), opened.close()))
        waiter.start()
        with pytest.raises(Disconnected):
            opened.examine("INBOX")
        waiter.join()
        assert opened.fileno() == -1


def test_close_within_may_be_called_from_a_signal_handler() -> None:
    with ScriptedServer(script(Expect(rb"^EXAMINE"), Hang())) as server:
        opened = session(server, Limits(connect=5, command=60))
        before = signal.signal(signal.SIGUSR1, lambda *_: opened.close_within(0.1))
        try:
            poker = threading.Thread(
                target=lambda: (server.wait_for_command(rb"EXAMINE"), os.kill(os.getpid(), signal.SIGUSR1))
            )
            poker.start()
            with pytest.raises(Disconnected):
                opened.examine("INBOX")
            poker.join()
        finally:
            signal.signal(signal.SIGUSR1, before)


def test_an_exception_of_the_caller_inside_a_command_closes_the_connection() -> None:
    """A signal handler may raise in the middle of a reply: nobody knows then where the next one begins."""
    with ScriptedServer(script(Expect(rb"^EXAMINE"), Hang())) as server:
        opened = session(server, Limits(connect=5, command=60))

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        before = signal.signal(signal.SIGUSR1, stop)
        try:
            poker = threading.Thread(
                target=lambda: (server.wait_for_command(rb"EXAMINE"), os.kill(os.getpid(), signal.SIGUSR1))
            )
            poker.start()
            with pytest.raises(KeyboardInterrupt):
                opened.examine("INBOX")
            poker.join()
        finally:
            signal.signal(signal.SIGUSR1, before)
        assert opened.closed


def test_logout_and_close_never_raise() -> None:
    with ScriptedServer([GREETING, Serve({rb"^LOGOUT": b"{tag} BAD never\r\n"})]) as server:
        opened = session(server)
        opened.logout()
        opened.logout()
        opened.close()
        opened.close_within(1)
        assert opened.closed
    with ScriptedServer(script(Expect(rb"^STATUS"), Pause("end"), Close())) as server:
        opened = session(server)
        server.stop()
        opened.logout()
        assert opened.closed
