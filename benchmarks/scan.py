"""One first scan with the program's own engine, in a process of its own; prints one line of JSON.

`python -m benchmarks.scan CONFIG`. The clock runs from the logged-in connection to the last batch in the ledger: every
header fetched and judged, what concerns a conversation fetched, read, matched, and all of it recorded.
With a second argument the profile is written there, in processor time.
"""

import cProfile
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.program import peak_mib
from followthrough.config.load import load
from followthrough.ledger.store import Ledger
from followthrough.service.engine import Engine


def main(path: Path, profile: str | None) -> None:
    read: dict[str, int] = {}

    def note(_account: str, mailbox: str, count: int) -> None:
        read[mailbox] = count

    settings = load(path)
    with Ledger.open(settings.state_dir) as ledger:
        engine = Engine(settings, ledger, note)
        (link,) = engine.links.values()
        now = datetime.now(UTC)
        assert link.connect(now), link.trouble
        profiler = cProfile.Profile(time.process_time) if profile else None
        if profiler:
            profiler.enable()
        began, busy = time.perf_counter(), time.process_time()
        assert engine.look(link, now), link.trouble
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        if profiler:
            profiler.disable()
            profiler.dump_stats(str(profile))
        peak = peak_mib(Path("/proc/self"))
        facts = len(ledger.facts())
        engine.close()
    figures = {"seconds": seconds, "cpu_seconds": busy, "messages": sum(read.values()), "facts": facts}
    print(json.dumps({**figures, "peak_mib": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
