"""Public holidays are days off: worked out in a child process, kept in the ledger, of the user and of the person."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from followthrough.config import calendars
from followthrough.config.calendars import Place
from followthrough.config.load import Settings, load
from followthrough.ledger.store import Ledger
from followthrough.plan.drafts import StepKind
from followthrough.plan.facts import Outreach
from followthrough.service.engine import Engine
from followthrough.service.holidays import DaysOff

NOW = datetime(2026, 1, 2, 9, tzinfo=UTC)
CONFIG = """
me.name = "Sam"
hours.timezone = "Europe/Berlin"
hours.country = "DE"
hours.region = "BY"
[[account]]
name = "home"
host = "127.0.0.1"
security = "none"
login = "sam"
addresses = ["sam@example.org"]
password = "x"
[[playbook]]
name = "advice"
"""
PEOPLE = """
[[person]]
name = "Bea"
addresses = ["bea@quay.example"]
country = "US"
timezone = "America/New_York"
[[person]]
name = "Ann"
addresses = ["ann@northlight.example"]
country = "GB"
"""
BEA, ANN = "bea@quay.example", "ann@northlight.example"
BAVARIA = Place("DE", "BY")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    path = tmp_path_factory.mktemp("config") / "followthrough.toml"
    (path.parent / "people.toml").write_text(PEOPLE)
    path.write_text(CONFIG)
    path.chmod(0o600)
    return load(path)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "state") as opened:
        yield opened


def call_at(settings: Settings, ledger: Ledger, person: str, wrote_at: datetime) -> datetime:
    """When the call to a person opens whom the user wrote to then."""
    first = Outreach(
        person=person, account="home", message_id=f"o{wrote_at}", at=wrote_at, playbook="advice", subject="Advice",
        recipients=(person,),
    )  # fmt: skip
    ledger.record(account="home", mailbox="Sent", cursor=None, facts=[first])
    engine = Engine(settings, ledger)
    engine.stay_awake(wrote_at)
    engine.refresh()
    (call,) = [step for step in engine.outlooks[person].steps if step.kind is StepKind.CALL]
    return call.opens_at


def test_holidays_are_worked_out_once_and_kept(settings: Settings, ledger: Ledger) -> None:
    """For last year, this one and the next; when a new year begins, what is then missing is added."""
    off = DaysOff(ledger)
    assert off.of(BAVARIA) == frozenset()
    assert off.renew(settings, NOW) is True
    assert off.renew(settings, NOW) is False
    days = DaysOff(ledger).of(BAVARIA)
    assert {date(2025, 12, 25), date(2026, 1, 6), date(2027, 1, 6)} <= days
    assert date(2026, 1, 6) not in DaysOff(ledger).of(Place("US"))
    assert off.renew(settings, NOW + timedelta(days=370)) is True
    assert off.question(settings, NOW) is None
    # The package is heavy, and this is the process that runs for months.
    assert "holidays" not in sys.modules


def test_what_was_worked_out_holds_without_the_package(
    settings: Settings, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where it is missing the note says once how to get it."""
    DaysOff(ledger).renew(settings, NOW)
    monkeypatch.setattr(calendars, "installed", lambda: "")
    off = DaysOff(ledger)
    assert off.renew(settings, NOW + timedelta(days=800)) is False
    assert date(2026, 1, 6) in off.of(BAVARIA)
    engine = Engine(settings, ledger)
    for tick in range(3):
        engine.stay_awake(NOW + timedelta(minutes=tick))
    (question,) = ledger.questions()
    assert 'Type: pip install "followthrough[holidays]"' in question.text


def test_a_child_that_takes_too_long_stops_nothing(
    settings: Settings, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days are as without, it is said once, and tried again the next day, not at every tick."""
    monkeypatch.setattr(calendars, "SECONDS", 0.0)
    assert call_at(settings, ledger, ANN, NOW) == datetime(2026, 1, 5, 9, tzinfo=UTC)
    (question,) = ledger.questions()
    assert "could not be worked out" in question.text
    off = DaysOff(ledger)
    assert off.renew(settings, NOW) is False
    monkeypatch.undo()
    assert off.renew(settings, NOW) is False
    assert off.renew(settings, NOW + timedelta(days=1)) is True


@pytest.mark.parametrize(
    ("wrote_at", "opens_at"),
    [
        # The Friday after is Independence Day, observed: Monday, when New York begins.
        (datetime(2026, 7, 2, 13, 30, tzinfo=UTC), datetime(2026, 7, 6, 13, tzinfo=UTC)),
        # The day after is Epiphany in Bavaria, and nowhere in New York.
        (datetime(2026, 1, 5, 10, tzinfo=UTC), datetime(2026, 1, 7, 14, tzinfo=UTC)),
        # Before, between and after the two changes of the clock in spring.
        (datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 3, 14, tzinfo=UTC)),
        (datetime(2026, 3, 9, 10, tzinfo=UTC), datetime(2026, 3, 10, 13, tzinfo=UTC)),
        (datetime(2026, 3, 30, 10, tzinfo=UTC), datetime(2026, 3, 31, 13, tzinfo=UTC)),
    ],
    ids=["their holiday", "the user's holiday", "winter", "between", "summer"],
)
def test_a_call_comes_when_both_work(
    settings: Settings, ledger: Ledger, wrote_at: datetime, opens_at: datetime
) -> None:
    """In two zones, on a day that is a holiday for neither."""
    assert call_at(settings, ledger, BEA, wrote_at) == opens_at


def test_who_has_a_country_and_no_zone_is_called_in_the_users_hours(
    settings: Settings, ledger: Ledger
) -> None:
    """The early May bank holiday of Britain: the Monday is skipped for her."""
    wrote_at = datetime(2026, 4, 30, 8, tzinfo=UTC)
    may_day_in_bavaria = timedelta(days=1)
    assert call_at(settings, ledger, ANN, wrote_at) == datetime(2026, 5, 5, 7, tzinfo=UTC)
    assert wrote_at.date() + may_day_in_bavaria in DaysOff(ledger).of(BAVARIA)
