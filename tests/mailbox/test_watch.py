"""Waiting for many mailboxes at once: woken by what matters, never spinning, never deaf."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.session import Endpoint, Session
from followthrough.mailbox.watch import Pace, Watch
from tests.servers.dovecot import Dovecot
from tests.servers.scripted import (
    POLITE,
    Close,
    Expect,
    Hang,
    Pause,
    Reach,
    ScriptedServer,
    Send,
    Step,
)

EXAMINE = Expect(
    rb"^EXAMINE", b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4] .\r\n{tag} OK done\r\n"
)
IDLE = Expect(rb"^IDLE", b"+ idling\r\n")
SLOW = Pace(round=60, poll=60)
PATIENCE = 20.0


@pytest.fixture
def paced() -> Iterator[Callable[[Pace], Watch]]:
    """A Watch at a pace of its own."""
    with contextlib.ExitStack() as stack:

        def make(pace: Pace) -> Watch:
            return stack.enter_context(contextlib.closing(Watch(pace)))

        yield make


@pytest.fixture
def watch(paced: Callable[[Pace], Watch]) -> Watch:
    """One that won't come to the end of a round during a test."""
    return paced(SLOW)


@pytest.fixture
def opened() -> Iterator[Callable[..., tuple[Session, ScriptedServer]]]:
    """A session that examined INBOX on a server that goes on with the steps given."""
    with contextlib.ExitStack() as stack:

        def make(*steps: Step, can: bytes = b"IDLE", tls: bool = False) -> tuple[Session, ScriptedServer]:
            said = b"* CAPABILITY IMAP4rev1 " + can + b"\r\n{tag} OK done\r\n"
            polite = {**POLITE, rb"^CAPABILITY": said}
            greeting = Send(b"* OK [CAPABILITY IMAP4rev1 " + can + b"] ready\r\n")
            server = stack.enter_context(ScriptedServer([greeting, EXAMINE, *steps], tls=tls, polite=polite))
            endpoint = Endpoint(
                host=server.host,
                port=server.port,
                security="tls" if tls else "none",
                login="ann",
                ca_file=server.ca_file if tls else None,
            )
            session = Session.connect(endpoint, "secret")
            stack.callback(session.close)
            session.examine("INBOX")
            return session, server

        yield make


Opened = Callable[..., tuple[Session, ScriptedServer]]


@pytest.mark.parametrize("tls", [False, True])
def test_what_arrives_with_the_plus_is_pending_at_once(watch: Watch, opened: Opened, tls: bool) -> None:
    """In one segment it is in a buffer that no selector sees."""
    session, _ = opened(Expect(rb"^IDLE", b"+ idling\r\n* 4 EXISTS\r\n"), Hang(), tls=tls)
    assert watch.add("ann", session) is True
    assert watch.wait(PATIENCE) == {"ann"}


@pytest.mark.parametrize("tls", [False, True])
def test_a_push_wakes_and_a_keep_alive_does_not(watch: Watch, opened: Opened, tls: bool) -> None:
    session, server = opened(
        IDLE,
        Send(b"* OK Still here\r\n"),
        Pause("quiet"),
        Send(b"* OK Still here\r\n* 4 EXISTS\r\n"),
        Hang(),
        tls=tls,
    )
    assert watch.add("ann", session) is False
    server.wait_for("paused quiet")
    assert watch.wait(0.2) == frozenset()
    server.release("quiet")
    assert watch.wait(PATIENCE) == {"ann"}


def test_half_a_line_wakes_once_it_is_whole(watch: Watch, opened: Opened) -> None:
    session, server = opened(IDLE, Send(b"* 4 EXI"), Pause("half"), Send(b"STS\r\n"), Hang())
    watch.add("ann", session)
    server.wait_for("paused half")
    assert watch.wait(0.1) == frozenset()
    server.release("half")
    assert watch.wait(PATIENCE) == {"ann"}


def test_a_server_that_closes_in_idle_is_told_once_and_never_spins(watch: Watch, opened: Opened) -> None:
    session, server = opened(IDLE, Pause("idle"), Close())
    watch.add("ann", session)
    server.release("idle")
    assert watch.wait(PATIENCE) == {"ann"}
    assert session.closed
    turns, cpu, end = 0, time.process_time(), time.monotonic() + 1.0
    while time.monotonic() < end:
        assert watch.wait(0.5) == frozenset()
        turns += 1
    assert turns <= 3
    assert time.process_time() - cpu < 0.2
    watch.remove("ann")


def test_bye_is_the_end_of_the_connection(watch: Watch, opened: Opened) -> None:
    session, server = opened(IDLE, Pause("idle"), Send(b"* BYE going down\r\n"), Hang())
    watch.add("ann", session)
    server.release("idle")
    assert watch.wait(PATIENCE) == {"ann"}
    assert session.closed


def test_a_session_closed_by_another_thread_is_told(watch: Watch, opened: Opened) -> None:
    """As at the end of the program, or when the machine slept."""
    session, _ = opened(IDLE, Hang())
    watch.add("ann", session)
    closer = threading.Thread(target=session.close)
    closer.start()
    assert watch.wait(PATIENCE) == {"ann"}
    closer.join()
    assert watch.wait(0.05) == frozenset()


def test_a_round_ends_without_anything_said(paced: Callable[[Pace], Watch], opened: Opened) -> None:
    watch = paced(Pace(round=0.2, poll=60))
    session, server = opened(IDLE, Expect(rb"^DONE", b"A OK done\r\n"), Hang())
    watch.add("ann", session)
    began = time.monotonic()
    assert watch.wait(PATIENCE) == {"ann"}
    assert 0.15 < time.monotonic() - began < 5
    assert server.commands[-1] == b"IDLE"


def test_no_round_is_longer_than_nine_minutes(paced: Callable[[Pace], Watch], opened: Opened) -> None:
    """Routers forget a silent connection; servers may end it after half an hour."""
    watch = paced(Pace(round=7200))
    session, _ = opened(IDLE, Hang())
    watch.add("ann", session)
    assert watch._watched["ann"].due - time.monotonic() <= 540


def test_without_idle_the_clock_decides(paced: Callable[[Pace], Watch], opened: Opened) -> None:
    watch = paced(Pace(round=60, poll=0.2))
    session, server = opened(Hang(), can=b"UIDPLUS")
    assert watch.add("ann", session) is False
    assert watch.wait(0.05) == frozenset()
    assert watch.wait(PATIENCE) == {"ann"}
    assert watch.wait(PATIENCE) == {"ann"}
    watch.remove("ann")
    assert b"IDLE" not in server.commands


def test_an_idle_refused_three_times_is_not_asked_for_a_while(
    paced: Callable[[Pace], Watch], opened: Opened
) -> None:
    watch = paced(Pace(round=60, poll=60, refused=0.3))
    refused = Expect(rb"^IDLE", b"{tag} NO not here\r\n")
    session, server = opened(refused, refused, refused, IDLE, Hang())
    for _ in range(5):
        assert watch.add("ann", session) is False
        watch.remove("ann")
    assert server.commands.count(b"IDLE") == 3
    watch.wait(0.4)
    watch.add("ann", session)
    assert server.commands.count(b"IDLE") == 4


def test_a_plus_that_never_comes_is_a_dead_connection(watch: Watch, opened: Opened) -> None:
    session, _ = opened(Expect(rb"^IDLE"), Close())
    with pytest.raises(Disconnected):
        watch.add("ann", session)
    assert watch.wait(0.05) == frozenset()


def test_wake_ends_the_wait_from_any_thread_also_before_it_began(watch: Watch) -> None:
    watch.wake()
    began = time.monotonic()
    assert watch.wait(PATIENCE) == frozenset()
    thread = threading.Thread(target=watch.wake)
    thread.start()
    assert watch.wait(PATIENCE) == frozenset()
    thread.join()
    assert time.monotonic() - began < 5
    for _ in range(200_000):
        watch.wake()
    watch.wait(PATIENCE)
    began = time.monotonic()
    watch.wait(0.1)
    assert time.monotonic() - began >= 0.09


def test_many_accounts_are_told_apart(watch: Watch, opened: Opened) -> None:
    sessions = {f"user{n}": opened(IDLE, Pause("go"), Send(b"* 4 EXISTS\r\n"), Hang()) for n in range(8)}
    for name, (session, _) in sessions.items():
        watch.add(name, session)
    for name in ("user3", "user5"):
        sessions[name][1].release("go")
    told: set[str] = set()
    while len(told) < 2:
        told |= watch.wait(PATIENCE)
    assert told == {"user3", "user5"}


def test_a_removed_session_can_be_used_for_commands_and_watched_again(watch: Watch, dovecot: Dovecot) -> None:
    assert dovecot.port is not None
    user = dovecot.new_user()
    endpoint = Endpoint(host=dovecot.host, port=dovecot.port, security="none", login=user.name)
    with Session.connect(endpoint, user.password) as session:
        session.examine("INBOX")
        for number in range(3):
            assert watch.add("ann", session) is False
            dovecot.deliver(user, "INBOX", b"Subject: new\r\n\r\n.\r\n")
            assert watch.wait(PATIENCE) == {"ann"}
            watch.remove("ann")
            assert session.examine("INBOX").messages == number + 1
        watch.remove("ann")


def test_what_arrived_before_idle_is_pending_when_watching_begins(watch: Watch, dovecot: Dovecot) -> None:
    """An EXISTS in the reply to another command is never repeated in IDLE."""
    assert dovecot.port is not None
    user = dovecot.new_user()
    endpoint = Endpoint(host=dovecot.host, port=dovecot.port, security="none", login=user.name)
    with Session.connect(endpoint, user.password) as session:
        session.examine("INBOX")
        dovecot.deliver(user, "INBOX", b"Subject: new\r\n\r\n.\r\n")
        session.flags([1])
        assert watch.add("ann", session) is True
        watch.remove("ann")


@pytest.mark.parametrize("moment", ["reading", "examined", "watching", "waiting"])
def test_mail_of_any_moment_is_seen_within_seconds(watch: Watch, dovecot: Dovecot, moment: str) -> None:
    """Read what is new, EXAMINE, compare UIDNEXT, IDLE: whatever arrives between two of these is not left for the
    next round."""
    assert dovecot.port is not None
    user = dovecot.new_user()
    endpoint = Endpoint(host=dovecot.host, port=dovecot.port, security="none", login=user.name)

    def arrives(now: str) -> None:
        if now == moment:
            dovecot.deliver(user, "INBOX", b"Subject: new\r\n\r\n.\r\n")

    with Session.connect(endpoint, user.password) as session:
        read = session.examine("INBOX").uidnext
        arrives("reading")
        if session.examine("INBOX").uidnext == read:
            arrives("examined")
            began = time.monotonic()
            pending = watch.add("ann", session)
            arrives("watching")
            waiter = threading.Thread(target=arrives, args=["waiting"])
            waiter.start()
            assert pending or watch.wait(PATIENCE) == {"ann"}
            waiter.join()
            assert time.monotonic() - began < 10
            watch.remove("ann")
        assert session.examine("INBOX").uidnext == read + 1


def test_adding_twice_is_a_mistake(watch: Watch, opened: Opened) -> None:
    session, server = opened(IDLE, Reach("idle"), Hang())
    watch.add("ann", session)
    server.wait_for("idle")
    with pytest.raises(ValueError, match="watched already"):
        watch.add("ann", session)
