"""Settings and templates edited while it runs: taken over whole when valid, else the old ones stay and it is said."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from followthrough.cli.world import opened
from followthrough.config.load import load
from followthrough.service.engine import Engine
from followthrough.service.loop import Service
from followthrough.service.notify import Supervisor
from tests.servers.face import eventually
from tests.system.home import Home, headers, text
from tests.system.moved import FileClock
from tests.system.test_loop import FIRST, NEXT_TUESDAY

ANN = "Ann Miller <ann@northlight.example>"
BEA = "Bea Stone <bea@stone.example>"


@contextmanager
def service_on(home: Home) -> Iterator[Service]:
    """The service in this process, turned by the test: no tick comes by itself."""
    settings = load(home.config)
    with opened(settings) as ledger:
        service = Service(Engine(settings, ledger), ledger, FileClock(home.clock), Supervisor(""))
        try:
            yield service
        finally:
            service.close()


def tick(service: Service, times: int = 2) -> None:
    """An edit is read at the second look at which it has not changed."""
    for _ in range(times):
        service.say("tick")
        service.turn(0.0)


def shown(home: Home) -> str:
    """What ``status`` says, on one line."""
    return " ".join(home.call("status").stdout.split())


def drafted(home: Home, part: str) -> int:
    """How many drafts go to somebody."""
    return sum(part in headers(message)["To"] for message in home.drafts())


def own_template(home: Home, name: str, body: str) -> Path:
    folder = home.folder / "templates"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(body)
    return path


def test_edited_settings_are_taken_over_on_the_tick_without_being_asked(home: Home) -> None:
    with service_on(home) as service:
        tick(service)
        home.write_config(paused=True)
        tick(service)

        assert home.json("status")["line"] == "watching 1 of 1 account; paused"


def test_a_file_that_is_still_being_written_is_not_read(home: Home) -> None:
    """Half a file may be valid, and mean something else."""
    with service_on(home) as service:
        tick(service)
        whole = home.config.read_text()
        home.config.write_text("paused = true\n" + whole)
        tick(service, times=1)
        home.config.write_text("paused = false\n\n" + whole)
        tick(service, times=1)
        assert "paused" not in home.json("status")["line"]

        tick(service, times=1)
        assert service._engine.settings.config.paused is False
        assert home.config.read_text().startswith("paused = false")


def test_sighup_takes_settings_over_at_once(home: Home) -> None:
    """The process, with a tick that is far off."""
    service = home.start()
    home.watching()
    home.write_config(paused=True)

    service.send_signal(signal.SIGHUP)

    eventually(lambda: "config-taken-over" in home.log(), "the settings being taken over")
    eventually(lambda: "paused" in home.json("status")["line"], "the status")
    assert home.stop(service) == 0


def test_an_edit_is_seen_by_itself_by_the_running_service(home: Home) -> None:
    """No signal: the tick sees it, and a second look when the file has come to rest."""
    service = home.start({"TICK_SECONDS": "0.3"})
    home.watching()
    home.write_config(paused=True)

    eventually(lambda: "config-taken-over" in home.log(), "the settings being taken over")
    assert home.stop(service) == 0


def test_an_invalid_edit_keeps_the_old_settings_and_says_where_and_why(home: Home) -> None:
    """In the status and the next day note; it vanishes from the status when it is mended."""
    with service_on(home) as service:
        tick(service)
        home.write_config(drafts_per_dy=3)
        tick(service)

        status = home.json("status")
        line = 1 + home.config.read_text().splitlines().index("drafts_per_dy = 3")
        (problem,) = status["config_problems"]
        assert problem.startswith(f"{home.config}:{line}: drafts_per_dy: is no key here; allowed: ")
        assert "did you mean 'drafts_per_day'?" in shown(home)
        assert "stay in force until this is mended." in shown(home)
        assert service._engine.settings.config.drafts_per_day == 5

        home.write_config()
        tick(service)

        assert home.json("status")["config_problems"] == []
        assert home.json("status")["questions"] == []
        assert "drafts_per_dy" not in shown(home)


def test_the_day_note_tells_of_an_invalid_edit(home: Home) -> None:
    """At the start of the next working day, with file, line and key."""
    with service_on(home) as service:
        tick(service)
        home.set_time(home.now.replace(hour=20))
        home.write_config(look_back=0)
        tick(service)
        home.set_time(home.now.replace(hour=9) + timedelta(days=1, minutes=5))
        tick(service)

    (note,) = home.inbox()
    assert "YOUR SETTINGS HAVE AN ERROR" in text(note)
    assert f"{home.config.name}:" in text(note)
    assert "look_back" in text(note)


def test_a_template_that_does_not_render_is_refused_with_its_line_and_the_old_one_stays(home: Home) -> None:
    with service_on(home) as service:
        tick(service)
        path = own_template(home, "attempt.txt.j2", "Subject: Re\n\nDear {{ persn.name }},\n")
        tick(service)

        (problem, *_) = home.json("status")["config_problems"]
        assert problem.startswith(f"{path}:3: ")
        assert "persn" in problem

        path.unlink()
        tick(service)
        assert home.json("status")["config_problems"] == []


def test_a_people_file_that_was_not_there_mends_what_named_it(home: Home) -> None:
    """The problem stood in the config, the cure in another file."""
    with service_on(home) as service:
        tick(service)
        people = home.folder / "contacts.toml"
        home.write_config(people_file=str(people))
        tick(service)
        assert len(home.json("status")["config_problems"]) == 1

        people.write_text('[[person]]\nname = "Ann Miller"\naddresses = ["ann@northlight.example"]\n')
        tick(service)

        assert home.json("status")["config_problems"] == []
        assert len(service._engine.settings.people) == 1


def test_the_same_error_is_logged_once_and_asked_once(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    """However many ticks pass over it."""
    with service_on(home) as service:
        tick(service)
        home.write_config(drafts_per_dy=3)
        tick(service, times=20)

        assert sum("config-kept-old" in record.getMessage() for record in caplog.records) == 1
    assert len(home.inbox()) == 1  # the day note, which says it


def test_a_template_that_fails_only_on_real_data_stops_that_step_alone_until_the_file_changes(
    home: Home,
) -> None:
    """It renders with the sample; with Ann's mail something is missing. Bea's attempt comes all the same."""
    home.send(ANN, "Your advice on northlight, please", FIRST)
    path = own_template(
        home,
        "attempt.txt.j2",
        "Subject: {{ subject }}\n\n{% if 'northlight' in first_subject %}{{ nothing }}{% endif %}Dear you,\n",
    )
    if home.call("check").returncode:
        pytest.fail(home.call("check").stderr)
    with service_on(home) as service:
        home.send(BEA, "Your advice, please", FIRST)
        tick(service)
        home.set_time(NEXT_TUESDAY)
        tick(service)

        (note,) = [m for m in home.inbox() if "A TEMPLATE CANNOT BE USED" in text(m)]
        assert f"{path}, line 3: " in text(note).replace(" \n", " ")
        assert "nothing" in text(note)
        assert drafted(home, "ann@") == 0
        assert drafted(home, "bea@") == 1

        path.unlink()
        tick(service)
        assert drafted(home, "ann@") == 1
