"""The program under measurement: its config, one first scan in a process of its own, and the real command."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mail import ME, MY_NAME

USER, PASSWORD = "bench", "secret"
PATIENCE = 60.0
_MEBIBYTE = 1 << 20

_CONFIG = """\
look_back = 3650
drafts_per_day = 5
state_dir = "{state}"

[me]
name = "{name}"

[hours]
timezone = "UTC"

[[account]]
name = "bench"
host = "127.0.0.1"
port = {port}
security = "none"
login = "{user}"
addresses = ["{address}"]
password = "{password}"

[[playbook]]
name = "outreach"

[playbook.enrol]
tags = ["outreach"]
"""


def config(folder: Path, port: int) -> Path:
    """A config in ``folder`` whose ledger lies there too; the folder is new."""
    folder.mkdir(mode=0o700)
    path = folder / "followthrough.toml"
    text = _CONFIG.format(
        state=folder / "state", name=MY_NAME, port=port, user=USER, address=ME, password=PASSWORD
    )
    path.write_text(text)
    path.chmod(0o600)
    return path


@dataclass(frozen=True, slots=True)
class Scan:
    """One first scan: seconds from the logged-in connection to the last batch in the ledger, and what was read."""

    seconds: float
    cpu_seconds: float
    messages: int
    facts: int
    peak_mib: float


def first_scan(path: Path) -> Scan:
    """Runs `benchmarks.scan` with this config, whose ledger is new."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.scan", str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"the scan failed:\n{done.stdout}{done.stderr}")
    return Scan(**json.loads(done.stdout.splitlines()[-1]))


class Running:
    """`followthrough run` as the user starts it, looked at from outside through /proc."""

    def __init__(self, path: Path) -> None:
        command = Path(sys.executable).with_name("followthrough")
        self.log = path.with_name("log")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(command), "--config", str(path), "run"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            )

    def check(self) -> None:
        """SystemExit with its last words where it has ended."""
        if self._process.poll() is not None:
            tail = self.log.read_text(errors="replace")[-3000:]
            raise SystemExit(f"the service ended with {self._process.returncode}:\n{tail}")

    def stop(self) -> None:
        """SIGTERM, and wait until it has gone."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise

    @property
    def _proc(self) -> Path:
        return Path("/proc") / str(self._process.pid)

    def peak_mib(self) -> float:
        """The most that was resident at any time."""
        return peak_mib(self._proc)

    def resident_mib(self) -> tuple[float, float]:
        """Resident now, and how much of it is this process's alone (RSS, USS)."""
        said = (self._proc / "smaps_rollup").read_text()
        own = _kibibytes(said, "Private_Clean") + _kibibytes(said, "Private_Dirty")
        return _kibibytes(said, "Rss") * 1024 / _MEBIBYTE, own * 1024 / _MEBIBYTE

    def cpu_seconds(self) -> float:
        """Time on a processor so far, all threads, to the nanosecond."""
        total = 0
        for task in (self._proc / "task").iterdir():
            with contextlib.suppress(FileNotFoundError):
                total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def wake_ups(self) -> int:
        """How often a thread of it gave up the processor by waiting."""
        total = 0
        for task in (self._proc / "task").iterdir():
            with contextlib.suppress(FileNotFoundError):
                total += _kibibytes((task / "status").read_text(), "voluntary_ctxt_switches")
        return total


def peak_mib(process: Path) -> float:
    """VmHWM: unlike ru_maxrss, it doesn't begin with the size of the process that started this one."""
    return _kibibytes((process / "status").read_text(), "VmHWM") * 1024 / _MEBIBYTE


def _kibibytes(text: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", text, re.MULTILINE)
    assert found, f"no {name}"
    return int(found[1])


@contextlib.contextmanager
def running(path: Path) -> Iterator[Running]:
    """The service, for as long as the block takes."""
    service = Running(path)
    try:
        yield service
    finally:
        service.stop()


def rest(service: Running, seconds: float) -> None:
    """Let time pass over an idle service."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        service.check()
        time.sleep(min(1.0, left))
