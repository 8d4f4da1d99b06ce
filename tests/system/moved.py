"""The real ``followthrough`` command with a clock that a test moves: ``python -m tests.system.moved FILE ARG…``.

FILE holds seconds to add to this machine's time; it is read at every look at the clock, so a running service sees the
time move, as after a suspend. $TICK_SECONDS shortens the tick of ``run``.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from followthrough.cli.main import World, main


class FileClock:
    """This machine's clock, moved by what a file says."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self._path.read_text() or 0))

    def monotonic(self) -> float:
        return time.monotonic()


if __name__ == "__main__":
    tick = float(os.environ.get("TICK_SECONDS", "30"))
    main(sys.argv[2:], World(clock=FileClock(Path(sys.argv[1])), tick=tick))
