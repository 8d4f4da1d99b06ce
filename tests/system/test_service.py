"""The service as a process: how it starts, what it tells its supervisor, and that it ends when told to."""

import contextlib
import resource
import signal
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.face import eventually, free_port
from tests.servers.faultproxy import FaultProxy
from tests.system.home import Home, answers

ANN = "Ann Miller <ann@northlight.example>"
FIRST = "Dear Ms Miller,\n\nMay I ask for twenty minutes of advice?\n\nSam\n"


@pytest.fixture
def proxied(home_on: Callable[..., Home], dovecot: Dovecot) -> Iterator[tuple[Home, FaultProxy]]:
    """A home whose service reaches Dovecot through a proxy; the test's own hands go straight there."""
    with FaultProxy(dovecot.host, dovecot.port or 0) as proxy:
        home = home_on(dovecot)
        account = home.settings()["account"][0] | {"port": proxy.port}
        home.extra["account"] = [account]
        home.write_config()
        yield home, proxy


class Systemd:
    """What systemd hears on its notify socket."""

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        self.heard: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)
        self._socket.settimeout(20)

    def until(self, said: str) -> list[str]:
        """Everything heard up to a message that begins so."""
        while not any(message.startswith(said) for message in self.heard):
            self.heard.append(self._socket.recv(4096).decode())
        return self.heard

    def after(self, said: str) -> list[str]:
        """Forget what was heard, then listen until a message that begins so."""
        self.heard = []
        return self.until(said)

    def heard_for(self, seconds: float) -> list[str]:
        """Everything that comes within these seconds."""
        heard, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            with contextlib.suppress(TimeoutError):
                heard.append(self._socket.recv(4096).decode())
        self._socket.settimeout(20)
        return heard

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Systemd]:
    listener = Systemd(tmp_path / "notify")
    yield listener
    listener.close()


def test_a_second_instance_ends_with_75_and_names_the_first(home: Home) -> None:
    first = home.start()
    home.watching()

    second = home.spawn("run")
    also = home.spawn("once")

    assert second.returncode == also.returncode == 75
    assert f"(process {first.pid})" in second.stderr
    assert "`followthrough status` says how it does." in second.stderr
    assert home.stop(first) == 0


def test_the_status_is_of_this_run_from_the_first_moment_on(home: Home) -> None:
    """Not what the last run said of its own time, while the first sign-in takes long."""
    home.json("once")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = home.settings()["account"][0] | {"port": silent.getsockname()[1]}
        home.write_config(account=[account])
        home.set_time(home.now + timedelta(days=1))
        before = home.now
        service = home.start()
        eventually(lambda: datetime.fromisoformat(home.json("status")["at"]) >= before, "this run's status")

        status = home.json("status")
        assert status["running"] == service.pid
        assert status["line"] == "watching 0 of 1 account"
        assert home.stop(service) == 0


def test_the_service_says_each_problem_of_edited_settings_once(home: Home) -> None:
    service = home.start({"TICK_SECONDS": "0.3"})
    home.watching()
    home.write_config(drafts_per_dy=3)
    eventually(lambda: "config-kept-old" in home.log(), "the edit being refused")
    eventually(lambda: "have an error" in home.json("status")["line"], "the status")

    shown = home.call("status").stdout
    assert shown.count("drafts_per_dy:") == 1
    assert "(process" in shown
    assert home.stop(service) == 0


def test_settings_that_are_wrong_end_it_with_78_and_every_problem(home: Home) -> None:
    """Each with its line and key; nothing was tried on the server."""
    home.write_config(drafts_per_dy=3, look_back="long", hours={"timezone": "Mars/Olympus"})

    done = home.spawn("run")

    assert done.returncode == 78
    assert done.stderr.startswith("3 things to mend in your settings:\n")
    for key in ("drafts_per_dy", "look_back", "hours.timezone"):
        (line,) = [line for line in done.stderr.splitlines() if f" {key}: " in line]
        assert line.strip().startswith(f"{home.config}:")
    assert "did you mean 'drafts_per_day'?" in done.stderr


def test_a_config_that_is_not_there_ends_it_with_78_and_its_path(home: Home) -> None:
    home.config.unlink()

    done = home.spawn("run")

    assert done.returncode == 78
    assert str(home.config) in done.stderr


def test_it_is_ready_before_any_server_answers_and_says_why_it_waits(home: Home, systemd: Systemd) -> None:
    """The network may come up later: no restart loop at boot."""
    account = home.settings()["account"][0] | {"port": free_port("127.0.0.1")}
    home.write_config(account=[account])

    service = home.start({"NOTIFY_SOCKET": systemd.address})

    assert systemd.until("READY=1") == ["READY=1"]
    assert "STATUS=watching 0 of 1 account; home: unreachable" in systemd.until(
        "STATUS=watching 0 of 1 account; home"
    )
    assert service.poll() is None
    assert home.stop(service) == 0
    assert systemd.until("STOPPING=1")[-1] == "STOPPING=1"


def test_systemd_hears_of_watching_reloading_and_the_watchdog_in_order(home: Home, systemd: Systemd) -> None:
    service = home.start({"NOTIFY_SOCKET": systemd.address, "TICK_SECONDS": "0.2"})
    assert systemd.until("STATUS=watching 1 of 1 account")[0] == "READY=1"
    systemd.after("WATCHDOG=1")

    service.send_signal(signal.SIGHUP)

    heard = [message for message in systemd.after("READY=1") if message != "WATCHDOG=1"]
    assert heard[0].startswith("RELOADING=1\nMONOTONIC_USEC=")
    said_at = int(heard[0].rpartition("=")[2]) / 1_000_000
    assert 0 <= time.monotonic() - said_at < 20
    assert heard[-1] == "READY=1"
    assert home.stop(service) == 0


def test_the_watchdog_is_not_fed_while_a_server_hangs_in_a_command(
    proxied: tuple[Home, FaultProxy], systemd: Systemd
) -> None:
    """The scheduler alone is no sign of life: WATCHDOG=1 needs the loop to have moved on."""
    home, proxy = proxied
    service = home.start({"NOTIFY_SOCKET": systemd.address, "TICK_SECONDS": "0.2"})
    systemd.until("WATCHDOG=1")
    home.watching()
    proxy.hold("to_client")
    before = proxy.traffic("to_server").count(b"DONE\r\n")
    service.send_signal(signal.SIGHUP)  # a reload ends IDLE: the loop waits for the answer to DONE
    proxy.wait(lambda: proxy.traffic("to_server").count(b"DONE\r\n") > before)

    systemd.heard_for(0.4)  # what was said before
    assert "WATCHDOG=1" not in systemd.heard_for(1.4)  # seven ticks

    proxy.release()
    systemd.after("WATCHDOG=1")
    assert home.stop(service) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_time_while_the_server_is_a_black_hole_in_idle(
    proxied: tuple[Home, FaultProxy], number: signal.Signals
) -> None:
    home, proxy = proxied
    service = home.start()
    home.watching()
    proxy.blackhole()

    assert home.stop(service, number) == 0
    assert "stopped" in home.log()


def test_it_ends_in_time_in_the_middle_of_a_command(proxied: tuple[Home, FaultProxy]) -> None:
    """Half a reply of the first scan has come, and nothing more does."""
    home, proxy = proxied
    for number in range(20):
        home.receive(ANN, f"Mail {number}", "Text.\n")
    proxy.hold("to_client", after=4000)
    service = home.start()
    proxy.wait(lambda: proxy.held("to_client") > 0)

    began = time.monotonic()
    assert home.stop(service) == 0
    assert time.monotonic() - began < 10


def test_it_ends_at_once_while_connecting(proxied: tuple[Home, FaultProxy]) -> None:
    """The server takes the connection and says nothing."""
    home, proxy = proxied
    proxy.hold("to_client")
    service = home.start()
    proxy.wait(lambda: proxy.held("to_client") > 0)

    began = time.monotonic()
    assert home.stop(service) == 0
    assert time.monotonic() - began < 3


def test_it_ends_at_once_while_a_password_command_hangs(home: Home) -> None:
    account = home.settings()["account"][0]
    started = home.folder / "asked"
    account["password_command"] = ["sh", "-c", f"touch {started}; exec sleep 30"]
    home.write_config(account=[account])
    service = home.start()
    eventually(started.exists, "the password command")

    began = time.monotonic()
    assert home.stop(service) == 0
    assert time.monotonic() - began < 3


def test_an_account_that_hangs_holds_no_other_one(home: Home) -> None:
    """The second account's server accepts and says nothing; the first one's answer is drafted within seconds."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = home.settings()["account"][0]
        mute = account | {
            "name": "mute",
            "port": silent.getsockname()[1],
            "login": "other",
            "addresses": ["sam@other.example"],
        }
        first = home.send(ANN, "Your advice, please", FIRST)
        assert home.call("once").returncode == 0
        home.write_config(account=[mute, account])
        service = home.start()
        home.watching()
        home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))

        eventually(lambda: "facts=1" in home.log(), "the answer being recorded")
        assert "trouble account=mute" not in home.log()  # still waiting for its greeting
        assert home.stop(service) == 0


def test_a_dead_server_costs_no_time(proxied: tuple[Home, FaultProxy]) -> None:
    """Nobody is there for many ticks: few tries, few lines, hardly any CPU."""
    home, proxy = proxied
    service = home.start({"TICK_SECONDS": "0.2"})
    home.watching()
    proxy.refuse(True)
    proxy.reset_all()
    eventually(lambda: "problem=unreachable" in home.log(), "the second try")
    before, lines, tries = cpu(service.pid), len(home.log().splitlines()), proxy.connections

    end = time.monotonic() + 4  # twenty ticks
    eventually(lambda: time.monotonic() > end, "the end of twenty ticks")

    assert cpu(service.pid) - before < 0.4
    assert len(home.log().splitlines()) - lines <= 3
    assert proxy.connections - tries <= 2
    proxy.refuse(False)
    assert home.stop(service) == 0


def cpu(pid: int) -> float:
    """Seconds of CPU a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def test_a_full_disk_writes_nothing_and_goes_on_when_there_is_room(home: Home, systemd: Systemd) -> None:
    """The intent can't be recorded, so there is no APPEND; the process stays and says so."""
    first = home.send(ANN, "Your advice, please", FIRST)
    service = home.start({"NOTIFY_SOCKET": systemd.address, "TICK_SECONDS": "0.3"})
    home.watching()
    wal = home.folder / "state" / "ledger.sqlite3-wal"
    log_size = (home.folder / "log").stat().st_size
    room = max(wal.stat().st_size if wal.exists() else 0, log_size)
    _, hard = resource.prlimit(service.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (room, hard))

    home.receive(ANN, "Re: Your advice, please", "Happy to help!\n\nAnn\n", **answers(first))

    systemd.until("STATUS=nothing is written: the ledger is full")
    assert home.drafts() == []
    assert service.poll() is None

    resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
    eventually(lambda: len(home.drafts()) == 1, "the answer's draft")
    assert home.stop(service) == 0


def test_a_clock_before_2026_holds_everything_until_it_is_right(home: Home, systemd: Systemd) -> None:
    """Said to systemd and in the status; nothing else has to be done than setting the clock."""
    home.set_time(datetime(1970, 1, 2, tzinfo=UTC))
    service = home.start({"NOTIFY_SOCKET": systemd.address, "TICK_SECONDS": "0.3"})

    systemd.until("STATUS=watching 0 of 1 account; this machine's clock is wrong, nothing is written")
    home.set_time(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
    systemd.until("STATUS=watching 1 of 1 account")

    assert home.log().count("clock-wrong") == 1
    assert home.stop(service) == 0
