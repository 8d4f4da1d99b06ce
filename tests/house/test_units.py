"""The units and the launchd plist: accepted by systemd, as closed as they say, restarted when that helps."""

import configparser
import os
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM = ROOT / "systemd" / "followthrough.service"
USER = ROOT / "systemd" / "user" / "followthrough.service"
PLIST = ROOT / "systemd" / "org.followthrough.daemon.plist"

UNITS = [pytest.param(SYSTEM, [], id="system"), pytest.param(USER, ["--user"], id="user")]


class Unit(configparser.RawConfigParser):
    """A unit file's keys; of a repeated key the last value."""

    def __init__(self, path: Path) -> None:
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
        self.optionxform = str  # type: ignore[assignment,method-assign]
        self.read(path)


@pytest.fixture
def systemd_analyze() -> str:
    """The judge of the units."""
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("the systemd units: systemd-analyze is not installed (Debian package systemd)")
    return found


@pytest.mark.parametrize(
    ("unit", "exposure"), [pytest.param(SYSTEM, 1.1, id="system"), pytest.param(USER, 2.1, id="user")]
)
def test_a_unit_is_as_closed_as_it_says(systemd_analyze: str, unit: Path, exposure: float) -> None:
    """1.1 for the system's unit and 2.1 for a user's: below is not possible with a network (bare: 9.6)."""
    threshold = round(exposure * 10)
    done = run(systemd_analyze, "security", "--offline=true", f"--threshold={threshold}", str(unit))
    assert done.returncode == 0, done.stdout + done.stderr
    stated = re.search(
        r"^# Exposure by `systemd-analyze security`: ([0-9]+\.[0-9])", unit.read_text(), re.MULTILINE
    )
    assert stated is not None
    assert float(stated[1]) == exposure
    assert f": {stated[1]} " in done.stdout.splitlines()[-1]


def test_the_judge_refuses_an_open_unit(systemd_analyze: str, tmp_path: Path) -> None:
    """One line fewer is noticed."""
    unit = tmp_path / SYSTEM.name
    unit.write_text(SYSTEM.read_text().replace("CapabilityBoundingSet=\n", ""))
    done = run(systemd_analyze, "security", "--offline=true", "--threshold=11", str(unit))
    assert done.returncode != 0


@pytest.mark.parametrize(("unit", "manager"), UNITS)
def test_a_unit_is_accepted_without_a_word(
    systemd_analyze: str, unit: Path, manager: list[str], tmp_path: Path
) -> None:
    """No unknown key, no value that is ignored."""
    done = verify(systemd_analyze, unit.read_text(), manager, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("unit", "manager"), UNITS)
def test_a_misspelt_key_is_noticed(
    systemd_analyze: str, unit: Path, manager: list[str], tmp_path: Path
) -> None:
    """The check above can fail."""
    misspelt = unit.read_text().replace("WatchdogSec=", "WatchDogSecs=")
    assert "WatchDogSecs" in verify(systemd_analyze, misspelt, manager, tmp_path).stderr


@pytest.mark.parametrize("path", [SYSTEM, USER], ids=["system", "user"])
def test_a_unit_restarts_what_a_restart_can_help(path: Path) -> None:
    """A crash or a hang is started again; a wrong config (78) or a second instance (75) is not."""
    unit = Unit(path)
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert service["WatchdogSec"] == "180"
    assert service["Restart"] == "on-failure"
    assert service["RestartPreventExitStatus"].split() == ["75", "78"]
    assert service["TimeoutStopSec"] == "30"
    assert (unit["Unit"]["StartLimitIntervalSec"], unit["Unit"]["StartLimitBurst"]) == ("10min", "5")


@pytest.mark.parametrize("path", [SYSTEM, USER], ids=["system", "user"])
def test_five_quick_failures_reach_the_start_limit(path: Path) -> None:
    """With too long a pause between starts the limit would never be reached: it would knock for ever."""
    unit = Unit(path)
    assert int(unit["Service"]["RestartSec"]) * int(unit["Unit"]["StartLimitBurst"]) < 600


@pytest.mark.parametrize("path", [SYSTEM, USER], ids=["system", "user"])
def test_a_unit_leaves_no_mail_behind(path: Path) -> None:
    """No core file, nothing others can read, and a bound on memory."""
    service = Unit(path)["Service"]
    assert service["LimitCORE"] == "0"
    assert service["UMask"] == "0077"
    assert "MemoryMax" in service


def test_the_plist_is_read_as_xml_and_restarts_slowly() -> None:
    """launchd can't exempt an exit code, so a wrong password is tried once in ten minutes at most."""
    agent = plistlib.loads(PLIST.read_bytes(), fmt=plistlib.FMT_XML)
    assert agent["Label"] == PLIST.stem
    assert agent["ThrottleInterval"] >= 600
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    assert agent["RunAtLoad"] is True
    assert agent["ExitTimeOut"] >= 30


def test_the_plist_keeps_to_the_background_and_to_its_user() -> None:
    """Files are the user's own (63 is octal 077), and nothing is logged where others read."""
    agent = plistlib.loads(PLIST.read_bytes())
    assert agent["ProcessType"] == "Background"
    assert agent["LowPriorityIO"] is True
    assert agent["Umask"] == 0o077
    assert not {"StandardOutPath", "StandardErrorPath"} & agent.keys()
    assert agent["HardResourceLimits"]["Core"] == 0


def verify(
    systemd_analyze: str, text: str, manager: list[str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Verify a unit with its program replaced by one that is here."""
    unit = folder / "followthrough.service"
    unit.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", text))
    return run(systemd_analyze, *manager, "verify", "--man=no", str(unit), runtime=folder)


def run(*command: str, runtime: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
    if runtime is not None:
        environment["XDG_RUNTIME_DIR"] = str(runtime)
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
