"""Connections that break, at every place: the service comes back, handles what came meanwhile, and never spins."""

import itertools
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from followthrough.cli.world import opened
from followthrough.config.load import load
from followthrough.service.engine import Engine
from followthrough.service.loop import CIRCLES, Service
from followthrough.service.notify import Supervisor
from tests.servers.dovecot import Dovecot
from tests.servers.face import eventually
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import POLITE, Connection, ScriptedServer, Send, Serve
from tests.system.home import Home, answers, headers
from tests.system.moved import FileClock
from tests.system.test_loop import FIRST, NEXT_TUESDAY

ANN = "Ann Miller <ann@northlight.example>"
HAPPY = "Happy to help!\n\nAnn\n"


@pytest.fixture
def proxied(home_on: Callable[..., Home], dovecot: Dovecot) -> Iterator[tuple[Home, FaultProxy]]:
    """A home whose service reaches Dovecot through a proxy; the test's own hands go straight there."""
    with FaultProxy(dovecot.host, dovecot.port or 0) as proxy:
        home = home_on(dovecot)
        home.extra["account"] = [home.settings()["account"][0] | {"port": proxy.port}]
        home.write_config()
        yield home, proxy


@contextmanager
def service_on(home: Home, **changes: object) -> Iterator[Service]:
    """The service in this process, turned by the test; ``changes`` to the config beyond what a file may say."""
    settings = load(home.config)
    for name, value in changes.items():
        object.__setattr__(settings, "config", settings.config.model_copy(update={name: value}))
    with opened(settings) as ledger:
        service = Service(Engine(settings, ledger), ledger, FileClock(home.clock), Supervisor(""))
        try:
            yield service
        finally:
            service.close()


def tick(service: Service) -> None:
    service.say("tick")
    service.turn(0.0)


def test_a_server_that_was_killed_and_started_again_is_watched_again(
    home_on: Callable[..., Home], own_dovecot: Callable[..., Dovecot]
) -> None:
    """Mail that came while nobody was watching is answered."""
    server = own_dovecot()
    home = home_on(server)
    first = home.send(ANN, "Your advice, please", FIRST)
    service = home.start({"TICK_SECONDS": "0.5"})
    home.watching()

    server.stop()
    eventually(lambda: "trouble account=home" in home.log(), "the trouble")
    server.start()
    home.receive(ANN, "Re: Your advice, please", HAPPY, **answers(first))

    eventually(lambda: len(home.drafts()) == 1, "the answer's draft", 40)
    assert home.stop(service) == 0


def test_a_connection_reset_in_idle_is_made_again_and_nothing_is_missed(
    proxied: tuple[Home, FaultProxy],
) -> None:
    home, proxy = proxied
    first = home.send(ANN, "Your advice, please", FIRST)
    service = home.start({"TICK_SECONDS": "0.5"})
    home.watching()
    proxy.refuse(True)
    proxy.reset_all()
    home.receive(ANN, "Re: Your advice, please", HAPPY, **answers(first))
    eventually(lambda: "trouble account=home" in home.log(), "the trouble")
    proxy.refuse(False)

    eventually(lambda: len(home.drafts()) == 1, "the answer's draft", 40)
    assert home.stop(service) == 0


@pytest.mark.parametrize("after", [600, 1200, 2400, 4800])
def test_a_cut_while_reading_loses_and_repeats_nothing(proxied: tuple[Home, FaultProxy], after: int) -> None:
    """The first connection dies in the middle of the first scan; the next one finishes it."""
    home, proxy = proxied
    first = home.send(ANN, "Your advice, please", FIRST)
    for number in range(10):
        home.receive("A list <list@lists.example>", f"News {number}", "News.\n")
    home.receive(ANN, "Re: Your advice, please", HAPPY, **answers(first))
    proxy.cut("to_client", after=after)

    assert home.call("once").returncode == 1
    proxy.wait_for_cut()
    assert home.call("once").returncode == 0
    assert home.call("once").returncode == 0

    assert len(home.drafts()) == 1
    assert home.trash() == []


@pytest.mark.parametrize("into", [0, 60, 300, 900])
def test_a_cut_in_the_middle_of_an_append_leaves_exactly_one_draft(
    home_on: Callable[..., Home], dovecot: Dovecot, into: int
) -> None:
    """Wherever the upload was cut: one draft in the end, never two, never none."""
    begins = _upload_begins(home_on(dovecot))
    home = home_on(dovecot)
    with FaultProxy(dovecot.host, dovecot.port or 0) as proxy:
        _second_round_through(home, proxy)
        proxy.cut("to_server", after=begins + into)
        assert home.call("once").returncode == 1
        proxy.wait_for_cut()

        for minutes in range(0, 200, 20):
            home.set_time(NEXT_TUESDAY.replace(hour=12 + minutes // 60, minute=minutes % 60))
            assert home.call("once").returncode == 0

    assert [headers(message)["To"] for message in home.drafts()] == [ANN]


def _second_round_through(home: Home, proxy: FaultProxy) -> None:
    """Up to the round that writes the attempt, which goes through the proxy."""
    home.send(ANN, "Your advice, please", FIRST)
    assert home.call("once").returncode == 0
    home.set_time(NEXT_TUESDAY)
    home.write_config(account=[home.settings()["account"][0] | {"port": proxy.port}])


def _upload_begins(twin: Home) -> int:
    """How many bytes that round sends up to its APPEND, as seen with another user; the name's length may differ."""
    with FaultProxy(twin.server.host, twin.server.port or 0) as proxy:
        _second_round_through(twin, proxy)
        assert twin.call("once").returncode == 0
        return proxy.traffic("to_server").index(b" APPEND ")


def test_every_connection_notices_a_peer_that_has_gone_silent(proxied: tuple[Home, FaultProxy]) -> None:
    """Keepalive after 60 s, and no more than 90 s for what was sent and never acknowledged."""
    home, _ = proxied
    with service_on(home) as service:
        tick(service)
        (link,) = service._engine.links.values()
        assert link.session is not None
        with socket.socket(fileno=socket.dup(link.session.fileno())) as sock:
            assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            if hasattr(socket, "TCP_USER_TIMEOUT"):
                assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 90_000
                assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60


def test_without_idle_the_mailbox_is_polled(home_on: Callable[..., Home], dovecot_bare: Dovecot) -> None:
    """No push, no tick: the time between two looks is ``poll_every``."""
    home = home_on(dovecot_bare)
    first = home.send(ANN, "Your advice, please", FIRST)
    with service_on(home, poll_every=1) as service:
        tick(service)
        home.receive(ANN, "Re: Your advice, please", HAPPY, **answers(first))
        began = time.monotonic()
        while not home.drafts() and time.monotonic() - began < 15:
            service.turn(15.0)

        assert len(home.drafts()) == 1
        assert time.monotonic() - began < 10


def test_a_quiet_mailbox_makes_no_turns(home: Home) -> None:
    """Nothing happens, so nothing is done: a wait lasts as long as it is given."""
    with service_on(home) as service:
        tick(service)
        service.turn(0.0)
        began, used = time.monotonic(), time.process_time()
        service.turn(2.0)

        assert time.monotonic() - began >= 1.9
        assert time.process_time() - used < 0.2


_numbers = itertools.count(10)


def _always_more(connection: Connection, tag: bytes, command: bytes) -> None:
    """EXAMINE of a mailbox that is said to have grown each time, and never shows anything."""
    connection.send(
        b"* 0 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT %d] .\r\n%s OK [READ-ONLY] .\r\n"
        % (next(_numbers), tag)
    )


def _grown(connection: Connection, tag: bytes, command: bytes) -> None:
    """The same by STATUS."""
    name = command.split()[1]
    said = b"* STATUS %s (MESSAGES 0 UIDNEXT %d UIDVALIDITY 7)\r\n%s OK .\r\n" % (name, next(_numbers), tag)
    connection.send(said)


ENDLESS = {
    **POLITE,
    rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n{tag} OK .\r\n",
    rb"^LIST": b'* LIST (\\Sent) "/" Sent\r\n* LIST (\\Drafts) "/" Drafts\r\n* LIST () "/" INBOX\r\n{tag} OK .\r\n',
    rb"^STATUS": _grown,
    rb"^EXAMINE": _always_more,
    rb"^UID SEARCH": b"* SEARCH\r\n{tag} OK .\r\n",
    rb"^UID FETCH": b"{tag} OK .\r\n",
}


def test_a_server_whose_numbers_never_agree_is_not_followed_in_circles(home: Home) -> None:
    """There is always said to be more, and never is: it is looked at some times, and then on the tick."""
    with ScriptedServer(
        [Send(b"* OK [CAPABILITY IMAP4rev1] hi\r\n"), Serve(ENDLESS)], polite=ENDLESS
    ) as server:
        account = home.settings()["account"][0] | {"port": server.port}
        home.write_config(account=[account], paused=True)
        with service_on(home) as service:
            tick(service)
            for _ in range(CIRCLES + 2):
                service.turn(0.0)
            before = len(server.commands)
            assert server.connections == 1
            began = time.monotonic()
            service.turn(1.0)

            assert time.monotonic() - began >= 0.9
            assert len(server.commands) == before
