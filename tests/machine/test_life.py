"""Whatever happens in whatever order, the promises hold.

300 lives of 40 steps on the embedded server, in three parts so that they run beside each other; thousands, and some on
Dovecot, in `make soak`.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from followthrough.config.load import Settings, load
from tests.machine.box import Box, InProcess, OnTheWire
from tests.machine.life import Life
from tests.machine.machine import Lives
from tests.machine.mails import ME
from tests.servers.dovecot import Dovecot
from tests.servers.embedded import Embedded
from tests.servers.face import Server
from tests.servers.fixtures import Running

EXAMPLES, STEPS = 100, 40


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where that can be had: thousands of ledgers are made here."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="lives-", dir=memory) as made:
        yield Path(made)


def settings_on(server: Server, folder: Path) -> Settings:
    """What the user has written, read once: reading renders every template."""
    password = folder / "password"
    password.write_text("secret")
    password.chmod(0o600)
    account = {
        "name": "home", "host": server.host, "port": server.port, "security": "none", "login": "anybody",
        "addresses": [ME], "password_file": str(password),
    }  # fmt: skip
    config = folder / "followthrough.toml"
    config.write_text(tomli_w.dumps({
        "state_dir": str(folder / "state"),
        "me": {"name": "Sam Carter"},
        "hours": {"timezone": "Europe/London"},
        "account": [account],
        "playbook": [{"name": "advice", "enrol": {"subjects": ["advice"]}, "check_in_with": "answered"}],
    }))  # fmt: skip
    return load(config)


def live(box: Callable[[], Box], settings_: Settings, part: int, examples: int) -> None:
    """So many lives; where runs are to be the same each time, those of this ``part``."""

    class Here(Lives):
        home = staticmethod(lambda folder: Life(box(), settings_, folder))

    run = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        # The failing life is long either way: shrinking it to the shortest takes an hour, reading it some minutes.
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        database=None,
    )
    run_state_machine_as_test(seed(part)(Here) if run.derandomize else Here, settings=run)


@pytest.fixture
def embedded(servers: Running) -> Embedded:
    server = servers.get("embedded")
    assert isinstance(server, Embedded)
    return server


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", [1, 2, 3])
def test_the_promises_hold_whatever_happens(embedded: Embedded, folder: Path, part: int) -> None:
    live(lambda: InProcess(embedded), settings_on(embedded, folder), part, EXAMPLES)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10, 20))
def test_they_hold_through_thousands_of_lives(embedded: Embedded, folder: Path, part: int) -> None:
    live(lambda: InProcess(embedded), settings_on(embedded, folder), part, 300)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20, 24))
def test_they_hold_on_dovecot(dovecot: Dovecot, folder: Path, part: int) -> None:
    live(lambda: OnTheWire(dovecot), settings_on(dovecot, folder), part, 25)
