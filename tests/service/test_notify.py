"""sd_notify on a real datagram socket."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.service.notify import Supervisor


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(address)
        receiver.settimeout(5)
        yield address, receiver


def test_what_is_said_arrives_as_systemd_wants_it(systemd: tuple[str, socket.socket]) -> None:
    address, receiver = systemd
    supervisor = Supervisor(address)
    supervisor.ready()
    supervisor.reloading(12.5)
    supervisor.ticked()
    supervisor.alive()
    supervisor.status("watching 1 of 1\naccounts")
    supervisor.stopping()

    heard = [receiver.recv(1000) for _ in range(5)]
    assert heard == [
        b"READY=1",
        b"RELOADING=1\nMONOTONIC_USEC=12500000",
        b"WATCHDOG=1",
        b"STATUS=watching 1 of 1 accounts",
        b"STOPPING=1",
    ]


def test_the_same_status_is_said_once(systemd: tuple[str, socket.socket]) -> None:
    address, receiver = systemd
    supervisor = Supervisor(address)
    supervisor.status("watching")
    supervisor.status("watching")
    supervisor.ticked()
    supervisor.alive()

    assert [receiver.recv(1000), receiver.recv(1000)] == [b"STATUS=watching", b"WATCHDOG=1"]


def test_without_a_supervisor_or_with_one_that_is_gone_nothing_happens(tmp_path: Path) -> None:
    Supervisor("").ready()
    Supervisor(str(tmp_path / "gone")).ready()


def test_the_watchdog_is_fed_only_when_loop_and_scheduler_both_moved_on(
    systemd: tuple[str, socket.socket],
) -> None:
    """A loop that turns while the scheduler stands still is as dead as one that hangs."""
    address, receiver = systemd
    supervisor = Supervisor(address)
    supervisor.alive()  # the scheduler has not moved
    supervisor.ticked()
    supervisor.ticked()  # the loop has not moved
    supervisor.alive()
    supervisor.alive()
    supervisor.status("the end")

    assert [receiver.recv(1000), receiver.recv(1000)] == [b"WATCHDOG=1", b"STATUS=the end"]


def test_a_supervisor_that_does_not_read_holds_nobody_up(tmp_path: Path) -> None:
    """Its queue is full: what it does not take is lost, and the service goes on."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(str(tmp_path / "notify"))
        supervisor = Supervisor(str(tmp_path / "notify"))
        for number in range(5000):
            supervisor.status(f"status {number}")
