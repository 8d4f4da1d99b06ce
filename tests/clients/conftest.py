"""Homes on Dovecot, as in the system tests, and neomutt in a terminal."""

from collections.abc import Callable, Iterator

import pytest

from tests.clients.neomutt import Neomutt, programs
from tests.servers.face import Unavailable
from tests.servers.fixtures import leave_out
from tests.system.conftest import home, home_on
from tests.system.home import Home

__all__ = ["home", "home_on", "neomutt"]


@pytest.fixture
def neomutt() -> Iterator[Callable[[Home], Neomutt]]:
    """Opens a home's account in neomutt; closed with the test."""
    try:
        programs()
    except Unavailable as missing:
        leave_out(missing)
    opened: list[Neomutt] = []

    def open_it(home: Home) -> Neomutt:
        opened.append(client := Neomutt(home))
        client.start()
        return client

    yield open_it
    for each in opened:
        each.close()
