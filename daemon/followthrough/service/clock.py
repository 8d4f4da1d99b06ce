"""The one place that reads a clock; everything else is given ``now``. And when a clock is not to be believed."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from followthrough.ledger.store import Ledger

GAP = timedelta(seconds=30)
"""Wall time running so far ahead of (or behind) monotonic time: the machine slept, or the clock was set."""
BACKWARDS = timedelta(hours=1)
BELIEVED_AFTER = timedelta(hours=24)
"""A clock that stays behind what it once said is believed after so long: what it said then was wrong."""
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock is right that says less: nothing is written by it."""


class Clock(Protocol):
    """Wall time (aware, UTC) and monotonic seconds. Their drifting apart is how suspend and clock steps are seen."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class SystemClock:
    """This machine's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass(slots=True)
class Drift:
    """Compares the two clocks at each look."""

    wall: datetime
    monotonic: float

    def jumped(self, wall: datetime, monotonic: float) -> timedelta:
        """How far wall time ran ahead of monotonic time since the last look; nothing where within ``GAP``."""
        ahead = (wall - self.wall) - timedelta(seconds=monotonic - self.monotonic)
        self.wall, self.monotonic = wall, monotonic
        return ahead if abs(ahead) > GAP else timedelta(0)


def is_wrong(ledger: Ledger, now: datetime) -> bool:
    """Whether this clock can't be right: before 2026, or over an hour behind what the ledger last saw.

    Where it stays behind for a day, running on by itself, the ledger's own time was the wrong one and is forgotten.
    """
    if now < EARLIEST:
        return True
    last, held = ledger.get("last_awake"), ledger.get("clock_held")
    if last is None or now >= datetime.fromisoformat(last) - BACKWARDS:
        if held is not None:
            ledger.put("clock_held", None)
        return False
    if held is None or now < datetime.fromisoformat(held):
        ledger.put("clock_held", now.isoformat())
        return True
    if now - datetime.fromisoformat(held) < BELIEVED_AFTER:
        return True
    ledger.put("last_awake", now.isoformat())
    since = ledger.get("awake_since")
    if since is not None and datetime.fromisoformat(since) > now:
        ledger.put("awake_since", held)
    ledger.put("clock_held", None)
    return False
