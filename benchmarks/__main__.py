"""Every figure in one run on one Dovecot: `python -m benchmarks` (or `make bench`). See docs/performance.md."""

import argparse
import getpass
import json
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure
from benchmarks.maildir import mailbox, tidy
from benchmarks.program import config
from benchmarks.wire import Tap
from tests.servers.dovecot import Dovecot
from tests.servers.face import Unavailable

RESULT = Path("build/bench.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``key`` is its name in build/bench.json, None where it is only for people."""

    key: str | None
    name: str
    value: float
    unit: str
    aim: str
    beside: str


def main() -> None:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # servers and folders are cleared away then too
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - began:6.1f} s] {text}", file=sys.stderr, flush=True)

    if not Path("/proc/self/smaps_rollup").exists():
        raise SystemExit("memory and CPU are read from /proc: this needs Linux")
    # The unprivileged user that tests/servers runs Dovecot's mail as.
    owner = "nobody" if os.geteuid() == 0 else getpass.getuser()
    home = mailbox(options.messages, owner, say, options.fresh)
    tidy(home, options.messages)
    with ExitStack() as stack:
        port = stack.enter_context(_dovecot(home))
        folder = Path(tempfile.mkdtemp(prefix="followthrough-bench-"))
        say(f"configs, ledgers and logs in {folder}")
        if not options.keep:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        figures = _measure(options, port, folder, say, stack)
    _print(figures)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({f.key: round(f.value, 4) for f in figures if f.key}, indent=2) + "\n")
    say(f"written to {RESULT}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000, help="messages in INBOX (100000)")
    parser.add_argument(
        "--idle-seconds", type=float, default=600, help="how long CPU is watched at rest (600)"
    )
    parser.add_argument("--deliveries", type=int, default=40, help="answers delivered for the latency (40)")
    parser.add_argument("--rounds", type=int, default=3, help="first scans, of which the median counts (3)")
    parser.add_argument("--fresh", action="store_true", help="make the mailbox anew")
    parser.add_argument("--keep", action="store_true", help="leave configs, ledgers and logs where they are")
    return parser.parse_args()


@contextmanager
def _dovecot(home: Path) -> Iterator[int]:
    server = Dovecot(extra=f"mail_location = maildir:{home}/Maildir")
    try:
        server.start()
    except Unavailable as missing:
        raise SystemExit(str(missing)) from missing
    try:
        assert server.port is not None
        yield server.port
    finally:
        server.close()


def _measure(
    options: argparse.Namespace, port: int, folder: Path, say: Callable[[str], None], stack: ExitStack
) -> list[Figure]:
    measure.send_first_mails(port, options.deliveries)
    cold, size = measure.receive_all(port)
    say(f"server has read its files: {cold:.2f} s for {size / 1e6:.1f} MB")
    scan = measure.scan(port, folder, options.rounds, say)
    theirs = measure.imapclient_per_message(port, options.messages)
    tap = stack.enter_context(Tap(measure.HOST, port))
    path = config(folder / "run", tap.port)
    resting = measure.rest_after_scan(tap, path, options.idle_seconds, say)
    start = measure.start_unchanged(tap, path, 5)
    say("start: " + ", ".join(start.said))
    latency = measure.latency(port, tap, path, options.deliveries, say)
    return _figures(scan, theirs, resting, start, latency)


def _figures(
    scan: measure.FirstScan,
    theirs: float,
    resting: measure.Resting,
    start: measure.Start,
    latency: measure.Latency,
) -> list[Figure]:
    count = scan.last.messages
    limit = scan.bare_seconds / count
    p50, p99 = measure.percentile(latency.over, 0.5), measure.percentile(latency.over, 0.99)
    push, whole = statistics.median(latency.push), statistics.median(latency.draft)
    imap_ratio = f"imapclient's parser alone {theirs / limit:.1f} x ({1 / theirs:,.0f}/s)"
    return [
        Figure(None, "bare socket, same headers", scan.bare_seconds, "s", "the limit",
               f"{scan.bytes / 1e6:.1f} MB, {count:,} messages"),
        Figure(None, "first scan", scan.seconds, "s", "",
               f"{count / scan.seconds:,.0f} messages/s, {scan.last.facts} facts, {scan.last.peak_mib:.0f} MiB"),
        Figure("first_scan_ratio", "first scan / bare socket", scan.ratio, "x", "<= 4, then 2", imap_ratio),
        Figure("unchanged_start_ms", "start, nothing new", start.milliseconds, "ms", "<= 100",
               "connect to IDLE; mbsync resyncs in 350"),
        Figure("unchanged_round_trips", "round trips of it", start.round_trips, "", "<= 10",
               "greeting included, no TLS"),
        Figure("latency_p50_ms", "answer to draft, p50", p50, "ms", "",
               f"over the server's push ({push:.0f} ms); {whole:.0f} ms in all"),
        Figure("latency_p99_ms", "answer to draft, p99", p99, "ms", "<= 2000 in all",
               f"{len(latency.over)} deliveries; {measure.percentile(latency.draft, 0.99):.0f} ms in all"),
        Figure("idle_mib", "memory at rest (RSS)", resting.idle_mib, "MiB", "<= 56",
               f"USS {resting.own_mib:.1f}; bare Python 8.5"),
        Figure("peak_mib", "memory, most (scan)", resting.peak_mib, "MiB", "<= 96",
               "imapclient in batches 44, in one fetch 189"),
        Figure("idle_cpu_percent", "CPU at rest", resting.cpu_percent, "%", "<= 0.1",
               f"over {resting.seconds:.0f} s; {resting.wake_ups_a_minute:.1f} waits/min"),
    ]  # fmt: skip


def _print(figures: list[Figure]) -> None:
    print(f"{'':27}{'':>10}     {'aim':15}beside")
    for each in figures:
        value = f"{each.value:.0f}" if each.key == "unchanged_round_trips" else f"{each.value:.3g}"
        print(f"{each.name:27}{value:>10} {each.unit:4}{each.aim:15}{each.beside}")


if __name__ == "__main__":
    main()
