"""A link holds back: three rejections stop it across restarts; a cut during sign-in never counts as one."""

import random
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followthrough.config.models import Account
from followthrough.ledger.store import Ledger
from followthrough.service.link import LONGEST_DELAY, Link
from tests.servers.scripted import POLITE, Close, Pause, ScriptedServer, Send, Serve

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
GREETING = Send(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
REFUSES = {**POLITE, rb"^LOGIN": b"{tag} NO [AUTHENTICATIONFAILED] no\r\n"}
BUSY = {**POLITE, rb"^LOGIN": b"{tag} NO [UNAVAILABLE] try again later\r\n"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "state") as opened:
        yield opened


def account(server: ScriptedServer, password: str = "wrong") -> Account:
    return Account(
        name="home",
        host=server.host,
        port=server.port,
        security="none",
        login="sam",
        addresses=("sam@example.org",),
        password_command=("echo", password),
    )


def link(server: ScriptedServer, ledger: Ledger, password: str = "wrong") -> Link:
    return Link(account(server, password), ledger, random.Random(1))


def logins(server: ScriptedServer) -> int:
    return sum(bool(re.match(rb"LOGIN", command)) for command in server.commands)


def refusing() -> ScriptedServer:
    return ScriptedServer([GREETING, Serve(REFUSES)], polite=REFUSES)


def test_a_wrong_password_is_tried_three_times_and_then_left_alone_over_a_hundred_restarts(
    ledger: Ledger,
) -> None:
    """A restart must not reset the count: servers lock accounts for less."""
    with refusing() as server:
        for minute in range(100):
            once = link(server, ledger)
            if once.due(NOW + timedelta(minutes=minute)):
                once.connect(NOW + timedelta(minutes=minute))

        assert logins(server) == 3
        assert once.trouble is not None
        assert once.trouble.problem == "rejected"
        assert once.trouble.retry_at == NOW + timedelta(minutes=2, hours=6)


def test_after_three_rejections_one_trial_is_made_after_six_hours_and_one_after_a_day(ledger: Ledger) -> None:
    """A blip of the server's can refuse a good password; then only a change helps."""
    with refusing() as server:
        for hour in range(24 * 4):
            link(server, ledger).connect(NOW + timedelta(hours=hour))

        assert logins(server) == 5


def test_a_changed_password_is_tried_at_once(ledger: Ledger) -> None:
    with refusing() as server:
        for minute in range(5):
            link(server, ledger).connect(NOW + timedelta(minutes=minute))
        assert logins(server) == 3

        link(server, ledger, "another").connect(NOW + timedelta(minutes=6))

        assert logins(server) == 4


def test_a_cut_during_sign_in_is_no_rejection(ledger: Ledger) -> None:
    """However often: the password is not to blame."""
    with ScriptedServer([GREETING, Close()]) as server:
        broken = link(server, ledger)
        for minute in range(10):
            broken.connect(NOW + timedelta(minutes=minute))

        assert ledger.get("rejections|home") is None
        assert broken.trouble is not None
        assert broken.trouble.problem == "unreachable"


def test_a_temporary_no_is_no_rejection(ledger: Ledger) -> None:
    with ScriptedServer([GREETING, Serve(BUSY)], polite=BUSY) as server:
        for minute in range(10):
            link(server, ledger).connect(NOW + timedelta(minutes=minute))

        assert logins(server) == 10
        assert ledger.get("rejections|home") is None


def test_delays_between_tries_double_up_to_five_minutes(ledger: Ledger) -> None:
    """With jitter of a quarter, so that many clients don't come at once."""
    with ScriptedServer([GREETING, Close()]) as server:
        broken = link(server, ledger)
        delays = []
        for _ in range(10):
            broken.connect(NOW)
            assert broken.trouble is not None
            assert broken.trouble.retry_at is not None
            delays.append((broken.trouble.retry_at - NOW).total_seconds())

    assert 3.75 <= delays[0] <= 6.25
    assert 0.75 * LONGEST_DELAY.total_seconds() <= delays[-1] <= 1.25 * LONGEST_DELAY.total_seconds()
    assert all(later <= 1.25 * LONGEST_DELAY.total_seconds() for later in delays)


def test_a_password_command_that_fails_is_trouble_with_its_words_and_no_sign_in(ledger: Ledger) -> None:
    """Failure to get a password is never a rejection."""
    with refusing() as server:
        broken = Link(account(server).model_copy(update={"password_command": ("false",)}), ledger)
        broken.connect(NOW)

        assert logins(server) == 0
        assert broken.trouble is not None
        assert broken.trouble.problem == "no_credential"


def test_mailboxes_that_cannot_be_told_are_held_and_listed(ledger: Ledger) -> None:
    """Nothing is created; the trouble has the list."""
    table = {**POLITE, rb"^LIST": b'* LIST () "/" INBOX\r\n* LIST () "/" Stuff\r\n{tag} OK done\r\n'}
    with ScriptedServer([GREETING, Serve(table)], polite=table) as server:
        held = link(server, ledger, "right")

        assert held.connect(NOW) is None
        assert held.trouble is not None
        assert held.trouble.problem == "no_role"
        assert "Stuff" in held.trouble.detail
        assert not any(command.startswith(b"CREATE") for command in server.commands)


def test_a_refused_credential_is_looked_at_again_by_itself_and_tried_once_it_has_changed(
    ledger: Ledger, tmp_path: Path
) -> None:
    """The service runs on: no restart is needed after the password was corrected, and no LOGIN is spent on looking."""
    source = tmp_path / "password"
    source.write_text("wrong")
    with refusing() as server:
        held = Link(account(server).model_copy(update={"password_command": ("cat", str(source))}), ledger)
        now = NOW
        for _ in range(200):
            now += timedelta(minutes=1)
            if held.due(now):
                held.connect(now)
        assert logins(server) == 3

        source.write_text("corrected")
        for _ in range(20):
            now += timedelta(minutes=1)
            if held.due(now):
                held.connect(now)
        assert logins(server) > 3


def test_a_try_that_was_given_up_leaves_no_connection_behind(ledger: Ledger) -> None:
    """The account was removed, or the machine slept, while its server took its time."""
    with ScriptedServer([Pause("greeting"), GREETING, Serve(POLITE)]) as server:
        dropped = link(server, ledger, "right")
        over = threading.Event()
        dropped.begin(NOW, over.set)
        assert dropped.connecting
        assert not dropped.due(NOW)
        server.wait_for("paused greeting")

        dropped.close()

        assert over.wait(10)
        assert not dropped.connecting
        assert not dropped.settle(NOW)
        assert dropped.session is None
        assert logins(server) == 0
        server.release("greeting")
