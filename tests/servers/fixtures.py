"""The servers as fixtures, and the one place that decides what a missing server means.

A server is started when the first test asks for it and stopped at the end of the run; tests share it, each
with a user of its own (``server.new_user()``). A server that isn't installed skips the test with what to
install; the last lines of the run count what was left out, and under CI=true a missing server is an error.
"""

import os
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest

from tests.servers.dovecot import VARIANTS, Dovecot
from tests.servers.face import Server, Unavailable


class Running:
    """The servers of this run, each started once."""

    def __init__(self) -> None:
        self._servers: dict[str, Server | Unavailable] = {}

    def get(self, name: str) -> Server:
        if name not in self._servers:
            self._servers[name] = started(make(name))
        server = self._servers[name]
        if isinstance(server, Unavailable):
            leave_out(server)
        return server

    def dovecot(self, name: str) -> Dovecot:
        server = self.get(name)
        assert isinstance(server, Dovecot)
        return server

    def close(self) -> None:
        for server in self._servers.values():
            if isinstance(server, Server):
                server.close()


def make(name: str) -> Server:
    """The server of that name, not started."""
    if name in VARIANTS:
        return Dovecot(name)
    if name == "embedded":
        from tests.servers.embedded import Embedded

        return Embedded()
    if name == "cyrus":
        from tests.servers.cyrus import Cyrus

        return Cyrus()
    if name == "hoodiecrow":
        from tests.servers.hoodiecrow import Hoodiecrow

        return Hoodiecrow()
    if name == "external":
        from tests.servers.external import External

        return External(os.environ["FOLLOWTHROUGH_IMAP"])
    raise ValueError(f"no server is called {name!r}")


def started(server: Server) -> Server | Unavailable:
    try:
        server.start()
    except Unavailable as missing:
        return missing
    return server


def leave_out(missing: Unavailable) -> NoReturn:
    """Skips the test; under CI=true fails it, so that nothing is left out unseen."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"CI=true and {missing}", pytrace=False)
    pytest.skip(str(missing))


def names_wanted() -> list[str]:
    """The servers a suite over all servers runs on, by FOLLOWTHROUGH_SERVERS and FOLLOWTHROUGH_IMAP."""
    asked = os.environ.get("FOLLOWTHROUGH_SERVERS", "")
    names = ["embedded", *VARIANTS]
    if asked == "all":
        names += ["cyrus", "hoodiecrow"]
    elif asked:
        names = [name.strip() for name in asked.split(",")]
    if os.environ.get("FOLLOWTHROUGH_IMAP"):
        names = [*names, "external"] if asked else ["external"]
    return names


@pytest.fixture(scope="session")
def servers() -> Iterator[Running]:
    running = Running()
    yield running
    running.close()


@pytest.fixture(scope="session")
def dovecot(servers: Running) -> Dovecot:
    """Dovecot with everything, plain port used, TLS port beside it."""
    return servers.dovecot("dovecot")


@pytest.fixture(scope="session")
def dovecot_tls(servers: Running) -> Dovecot:
    return servers.dovecot("dovecot-tls")


@pytest.fixture(scope="session")
def dovecot_bare(servers: Running) -> Dovecot:
    """Dovecot announcing nothing but IMAP4rev1."""
    return servers.dovecot("dovecot-bare")


@pytest.fixture(scope="session")
def dovecot_starttls(servers: Running) -> Dovecot:
    """Dovecot where LOGIN is disabled until STARTTLS."""
    return servers.dovecot("dovecot-starttls")


@pytest.fixture(scope="session")
def dovecot_dotted(servers: Running) -> Dovecot:
    """Dovecot with separator ``.`` and everything below ``INBOX.``."""
    return servers.dovecot("dovecot-dotted")


@pytest.fixture
def own_dovecot() -> Iterator[Callable[..., Dovecot]]:
    """Starts a Dovecot for one test alone, to be configured, restarted, killed: ``own_dovecot(extra="")``."""
    made: list[Dovecot] = []

    def start(name: str = "dovecot", extra: str = "", protocol_imap: str = "") -> Dovecot:
        server = Dovecot(name, extra, protocol_imap)
        made.append(server)
        result = started(server)
        if isinstance(result, Unavailable):
            leave_out(result)
        return server

    yield start
    for server in made:
        server.close()


@pytest.fixture(scope="session")
def embedded(servers: Running) -> Server:
    """The demo's server."""
    return servers.get("embedded")


@pytest.fixture(scope="session", params=names_wanted())
def any_server(request: pytest.FixtureRequest, servers: Running) -> Server:
    """Every server this run covers, one after the other."""
    return servers.get(request.param)
