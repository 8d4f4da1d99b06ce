"""The measurements, one function each; all on the same running Dovecot."""

import statistics
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from imapclient import IMAPClient

from benchmarks.mail import OUTREACH, answer_to, first_mail
from benchmarks.maildir import SENT, Say
from benchmarks.program import PASSWORD, USER, Running, Scan, config, first_scan, rest, running
from benchmarks.wire import Bare, Tap, round_trips
from followthrough.mail.matching.glance import GLANCE_FIELDS

HOST = "127.0.0.1"
ITEMS = f"(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS ({GLANCE_FIELDS})])"
SETTLE_SECONDS = 30.0
POLL_SECONDS = 0.002
QUIET_SECONDS = 1.2
"""Between two deliveries. Dovecot pushes half a second after the first of several changes: what the last delivery
set going must have ended, or the bare connection gets the next one's push early."""
PART = 10_000


def bare(port: int) -> Bare:
    return Bare(HOST, port, USER, PASSWORD)


def receive_all(port: int) -> tuple[float, int]:
    """The limit: the same headers of Sent and INBOX over a bare socket, counted and thrown away. Seconds and bytes."""
    with bare(port) as connection:
        seconds, total = 0.0, 0
        for mailbox in ("Sent", "INBOX"):
            connection.command(f"EXAMINE {mailbox}")
            began = time.perf_counter()
            total += connection.count(f"UID FETCH 1:* {ITEMS}")
            seconds += time.perf_counter() - began
        return seconds, total


@dataclass(frozen=True, slots=True)
class FirstScan:
    """Medians over rounds in which bare socket and program took turns."""

    bare_seconds: float
    seconds: float
    bytes: int
    last: Scan

    @property
    def ratio(self) -> float:
        return self.seconds / self.bare_seconds


def scan(port: int, folder: Path, rounds: int, say: Say) -> FirstScan:
    limits, scans, total = [], [], 0
    for number in range(1, rounds + 1):
        seconds, total = receive_all(port)
        limits.append(seconds)
        scans.append(first_scan(config(folder / f"scan{number}", port)))
        last = scans[-1]
        took = f"{last.seconds:.2f} s ({last.cpu_seconds:.2f} of CPU), bare socket {seconds:.2f} s"
        say(f"first scan {number} of {rounds}: {took}")
    return FirstScan(statistics.median(limits), statistics.median(s.seconds for s in scans), total, scans[-1])


def imapclient_per_message(port: int, messages: int) -> float:
    """Seconds a message for imapclient's own fetch and parser, in batches of 500 over a part of INBOX."""
    part = min(PART, messages)
    with IMAPClient(HOST, port, ssl=False) as client:
        client.login(USER, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        client._imap.debug = 0  # what anybody would do who measured it
        began = time.perf_counter()
        for first in range(1, part + 1, 500):
            uids = range(first, min(first + 500, part + 1))
            client.fetch(list(uids), ITEMS[1:-1])
        return (time.perf_counter() - began) / part


@dataclass(frozen=True, slots=True)
class Resting:
    """The service after its first scan, with nothing to do."""

    peak_mib: float
    idle_mib: float
    own_mib: float
    cpu_percent: float
    wake_ups_a_minute: float
    seconds: float


def rest_after_scan(tap: Tap, path: Path, idle_seconds: float, say: Say) -> Resting:
    """Start on a new ledger, scan, settle, and then do nothing for a while."""
    tap.forget()
    with running(path) as service:
        began = time.monotonic()
        tap.wait_for_idle(check=service.check)
        say(f"service has scanned and sits in IDLE after {time.monotonic() - began:.1f} s")
        peak = service.peak_mib()
        rest(service, SETTLE_SECONDS)
        resident, own = service.resident_mib()
        say(f"watching {idle_seconds:.0f} s of idling")
        cpu, wakes = service.cpu_seconds(), service.wake_ups()
        rest(service, idle_seconds)
        cpu, wakes = service.cpu_seconds() - cpu, service.wake_ups() - wakes
        return Resting(peak, resident, own, 100 * cpu / idle_seconds, 60 * wakes / idle_seconds, idle_seconds)


@dataclass(frozen=True, slots=True)
class Start:
    """From the TCP connection to the server's answer to IDLE."""

    milliseconds: float
    round_trips: int
    said: tuple[str, ...]


def start_unchanged(tap: Tap, path: Path, rounds: int) -> Start:
    """Start anew on a mailbox in which nothing has happened; the median time and the most round trips."""
    starts = []
    for _ in range(rounds):
        tap.forget()
        with running(path) as service:
            opened, turns = tap.wait_for_idle(check=service.check)
            said = tuple(_command(t.text) for t in turns if t.who == "client")
            starts.append(Start(1000 * (turns[-1].ended - opened), round_trips(turns), said))
    most = max(starts, key=lambda each: each.round_trips)
    return Start(statistics.median(s.milliseconds for s in starts), most.round_trips, most.said)


def _command(text: bytes) -> str:
    """What was asked, without tag and secrets."""
    return " | ".join(
        line.split(" ", 2)[1] for line in text.decode("utf-8", "replace").splitlines() if " " in line
    )


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from the server's acceptance of a reply; ``over`` is what the draft took beyond the push."""

    over: tuple[float, ...]
    push: tuple[float, ...]
    draft: tuple[float, ...]


def send_first_mails(port: int, deliveries: int) -> None:
    """Outreach of this morning, in Sent: those who will answer while we measure."""
    at = datetime.now(UTC) - timedelta(hours=3)
    with bare(port) as connection:
        for which in range(OUTREACH, OUTREACH + deliveries):
            connection.append("Sent", first_mail(which, at), "\\Seen")


def latency(port: int, tap: Tap, path: Path, deliveries: int, say: Say) -> Latency:
    """Deliver answers one by one; wait for each one's draft, while a bare IDLE waits for the same push."""
    tap.forget()
    pushes = _Pushes(port)
    over, push, draft = [], [], []
    with running(path) as service, bare(port) as sender, bare(port) as looker:
        for number in range(deliveries):
            tap.wait_for_idle(check=service.check)
            time.sleep(QUIET_SECONDS)
            which, before = OUTREACH + number, _count(looker)
            message_id = f"<answer.{number}.{time.time_ns()}@studio{which}.example>"
            sender.append("INBOX", answer_to(which, datetime.now(UTC), message_id))
            delivered = time.monotonic()
            seen = _wait_for_more(looker, before, service)
            pushed = pushes.first_after(delivered)
            over.append(1000 * (seen - pushed))
            push.append(1000 * (pushed - delivered))
            draft.append(1000 * (seen - delivered))
            if (number + 1) % 10 == 0:
                say(f"{number + 1} of {deliveries} answers drafted")
    return Latency(tuple(over), tuple(push), tuple(draft))


def _count(connection: Bare) -> int:
    answer = connection.command("STATUS Drafts (MESSAGES)")
    return int(answer.partition(b"MESSAGES ")[2].partition(b")")[0])


def _wait_for_more(looker: Bare, before: int, service: Running) -> float:
    """The moment at which Drafts was first seen to hold more than before."""
    deadline = time.monotonic() + 60
    while _count(looker) <= before:
        service.check()
        assert time.monotonic() < deadline, "no draft within 60 s"
        time.sleep(POLL_SECONDS)
    return time.monotonic()


class _Pushes:
    """Every moment at which the server pushed to a bare connection that sits in IDLE on INBOX."""

    def __init__(self, port: int) -> None:
        self._moments: list[float] = []
        self._changed = threading.Condition()
        self._connection = bare(port)
        self._connection.command("SELECT INBOX")
        self._connection.idle()
        threading.Thread(target=self._run, name="pushes", daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                moment = self._connection.pushed()
            except (AssertionError, OSError):
                return  # the server has ended, and with it the measurement
            with self._changed:
                self._moments.append(moment)
                self._changed.notify_all()

    def first_after(self, moment: float) -> float:
        with self._changed:
            assert self._changed.wait_for(lambda: self._moments and self._moments[-1] >= moment, 60), (
                "no push"
            )
            return next(m for m in self._moments if m >= moment)


def percentile(values: tuple[float, ...], share: float) -> float:
    """The value below or at which that share lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def total_messages(messages: int) -> int:
    return messages + SENT
