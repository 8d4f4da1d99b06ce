"""Suspend, a clock that is set, a clock that is wrong: nothing is missed, nothing comes twice, nothing floods."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from followthrough.cli.world import opened
from followthrough.config.load import load
from followthrough.service.clock import BELIEVED_AFTER
from followthrough.service.engine import Engine
from followthrough.service.loop import PATIENCE, Service
from followthrough.service.notify import Supervisor
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.system.home import START, Home, answers, headers, text
from tests.system.test_loop import FIRST, NEXT_TUESDAY

ANN = "Ann Miller <ann@northlight.example>"
PEOPLE = [f"Person {name} <{name.lower()}@{name.lower()}.example>" for name in ("Ada", "Ben", "Cleo", "Dan")]


@dataclass
class Hands:
    """A clock in the test's hands: awake time moves both clocks, sleep only the wall's."""

    at: datetime
    awake: float = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.awake

    def pass_awake(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.awake += seconds

    def sleep_until(self, at: datetime) -> None:
        self.at, self.awake = at, self.awake + 1


@contextmanager
def service_on(home: Home, clock: Hands) -> Iterator[Service]:
    """The service in this process, turned by the test."""
    settings = load(home.config)
    with opened(settings) as ledger:
        service = Service(Engine(settings, ledger), ledger, clock, Supervisor(""))
        try:
            yield service
        finally:
            service.close()


def tick(service: Service) -> None:
    service.say("tick")
    service.turn(0.0)


def sent_to(home: Home) -> list[str]:
    return sorted(headers(message)["To"] for message in home.drafts())


def connections(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.getMessage().startswith("connected ") for record in caplog.records)


@pytest.fixture(autouse=True)
def _events_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "followthrough")


def test_after_a_sleep_connections_are_made_anew_and_answers_are_read_before_anything_is_written(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """The attempt fell due while asleep, and so did the answer come: no attempt is ever stored."""
    clock = Hands(START)
    first = home.send(ANN, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        home.receive(
            ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", at=NEXT_TUESDAY, **answers(first)
        )
        clock.sleep_until(NEXT_TUESDAY)
        tick(service)

        assert "clock-jumped seconds=694799" in caplog.text
        assert connections(caplog) == 2
        (draft,) = home.drafts()
        assert headers(draft)["In-Reply-To"] != f"<{first}>"
        assert home.trash() == []


def test_after_a_week_asleep_a_day_brings_no_more_than_its_cap(home: Home) -> None:
    """Four attempts fell due; two a day are written, the rest on the next."""
    home.write_config(drafts_per_day=2)
    clock = Hands(START)
    for person in PEOPLE:
        home.send(person, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        clock.sleep_until(NEXT_TUESDAY)
        for _ in range(10):
            tick(service)
            clock.pass_awake(600)
        assert len(home.drafts()) == 2

        clock.sleep_until(NEXT_TUESDAY + timedelta(days=1))
        for _ in range(5):
            tick(service)
            clock.pass_awake(600)
        assert sent_to(home) == sorted(PEOPLE)


def test_after_three_weeks_asleep_what_was_overdue_is_listed_and_not_drafted(home: Home) -> None:
    clock = Hands(START)
    for person in PEOPLE:
        home.send(person, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        clock.sleep_until(START + timedelta(days=21))
        for _ in range(3):
            tick(service)
            clock.pass_awake(600)

    assert home.drafts() == []
    notes = " ".join(text(message) for message in home.inbox()).lower()
    for person in PEOPLE:
        assert person.split("<")[1].strip(">") in notes or person.split(" <")[0].lower() in notes


def test_a_clock_set_back_within_the_hour_brings_nothing_twice(home: Home) -> None:
    """State, not time, decides what was done."""
    clock = Hands(START)
    home.send(ANN, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        clock.sleep_until(NEXT_TUESDAY)
        tick(service)
        before = home.server.counts(home.user)
        for minutes in (50, 20, 55):
            clock.sleep_until(NEXT_TUESDAY - timedelta(minutes=minutes))
            tick(service)
        clock.sleep_until(NEXT_TUESDAY + timedelta(minutes=30))
        tick(service)

        assert len(home.drafts()) == 1
        assert home.server.counts(home.user) == before


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, tzinfo=UTC), START - timedelta(hours=3)])
def test_by_a_clock_that_is_wrong_nothing_is_written_and_it_heals_by_itself(
    home: Home, wrong: datetime
) -> None:
    """Before 2026, or over an hour behind what was seen: held, said in the status, over once the clock is right."""
    clock = Hands(START)
    first = home.send(ANN, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
        clock.sleep_until(wrong)
        for _ in range(3):
            tick(service)
            clock.pass_awake(60)
        assert home.drafts() == []
        status = home.json("status")
        assert status["clock_wrong"]
        assert "this machine's clock is wrong, nothing is written" in status["line"]
        assert "clock is wrong" in home.call("status").stdout

        clock.sleep_until(START + timedelta(minutes=30))
        tick(service)
        assert len(home.drafts()) == 1
        assert not home.json("status")["clock_wrong"]


def test_a_clock_that_was_years_ahead_is_forgotten_after_a_day(home: Home) -> None:
    """What it said was written down; the right time must not be held for years."""
    clock = Hands(START)
    first = home.send(ANN, "Your advice, please", FIRST)
    with service_on(home, clock) as service:
        tick(service)
        clock.sleep_until(START + timedelta(days=3 * 365))
        tick(service)
        clock.sleep_until(START)
        tick(service)
        assert home.json("status")["clock_wrong"]

        home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))
        for _ in range(int(BELIEVED_AFTER.total_seconds()) // 3600 + 1):
            clock.pass_awake(3600)
            tick(service)

        assert not home.json("status")["clock_wrong"]
        assert len(home.drafts()) == 1


def test_once_refuses_to_write_by_a_wrong_clock(home: Home) -> None:
    home.send(ANN, "Your advice, please", FIRST)
    assert home.call("once").returncode == 0
    home.set_time(START - timedelta(days=2))

    done = home.call("once")

    assert done.returncode == 1
    assert done.stderr == (
        "Error: This machine's clock says Sat 28 Feb 2026 10:00, which can't be right. Nothing was written; set the "
        "clock and try again.\n"
    )


def test_after_a_sleep_an_account_that_is_not_there_yet_holds_the_others_back_for_a_while(
    home: Home, dovecot: Dovecot
) -> None:
    """An answer may lie in it. When it has had two days, the others go on."""
    other = dovecot.new_user()
    with FaultProxy(dovecot.host, dovecot.port or 0) as proxy:
        second: dict[str, Any] = home.settings()["account"][0] | {
            "name": "second",
            "port": proxy.port,
            "login": other.name,
            "addresses": ["sam@second.example"],
        }
        home.write_config(account=[home.settings()["account"][0], second])
        clock = Hands(START)
        home.send(ANN, "Your advice, please", FIRST)
        with service_on(home, clock) as service:
            tick(service)
            proxy.refuse(True)
            clock.sleep_until(NEXT_TUESDAY)
            tick(service)
            assert home.drafts() == []  # the first account was read, the second could not be

            clock.pass_awake(PATIENCE + 1)
            tick(service)
            assert home.drafts() == []  # an attempt waits longer for where an answer may lie

            for _ in range(49):
                clock.pass_awake(3600)
                tick(service)
            assert len(home.drafts()) == 1
