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
    supervisor.alive()

    assert [receiver.recv(1000), receiver.recv(1000)] == [b"STATUS=watching", b"WATCHDOG=1"]


def test_without_a_supervisor_or_with_one_that_is_gone_nothing_happens(tmp_path: Path) -> None:
    Supervisor("").ready()
    Supervisor(str(tmp_path / "gone")).ready()
