"""Where servers that aren't installed are kept: FOLLOWTHROUGH_CACHE, or ``~/.cache/followthrough-tests``."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.servers.face import Unavailable


def folder() -> Path:
    named = os.environ.get("FOLLOWTHROUGH_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "followthrough-tests"


def need(program: str, advice: str) -> str:
    """The path of a program of the system; Unavailable with the advice when it isn't there."""
    found = shutil.which(program)
    if found is None:
        raise Unavailable(f"{program} is not installed: {advice}")
    return found


def run(command: list[str], cwd: Path) -> None:
    """Runs one step of an installation; Unavailable with the last of its words when it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise Unavailable(f"`{' '.join(command[:3])} …` failed: {last}")
