"""A home on Dovecot for the system tests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.face import Server
from tests.system.home import Home


@pytest.fixture
def home_on(tmp_path: Path) -> Iterator[Callable[..., Home]]:
    """Makes homes: ``home_on(server, drafts_per_day=1)``; whatever runs in them is ended with the test."""
    homes: list[Home] = []

    def make(server: Server, **extra: Any) -> Home:
        folder = tmp_path / f"home{len(homes)}"
        folder.mkdir(mode=0o700)
        homes.append(Home(server, folder, server.new_user(), extra))
        return homes[-1]

    yield make
    for home in homes:
        home.close()


@pytest.fixture
def home(home_on: Callable[..., Home], dovecot: Dovecot) -> Home:
    """A user on a Dovecot with everything."""
    return home_on(dovecot)
