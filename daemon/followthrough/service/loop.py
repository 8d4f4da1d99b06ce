"""The service: wait, look, decide, write, for months. One thread owns the ledger and every decision.

The scheduler's thread, signal handlers and sockets only say "look"; what is due is asked of the facts each time.
Suspend and clock steps show as wall time and monotonic time drifting apart: connections are dropped, mailboxes are
read first, and only then is anything written.
"""

import json
import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Literal

from apscheduler.schedulers.background import BackgroundScheduler

from followthrough.config.load import ConfigError, load, stamp
from followthrough.config.wording import describe
from followthrough.ledger.store import Ledger, LedgerError
from followthrough.mailbox.errors import Disconnected, MailboxError, Rejected
from followthrough.mailbox.watch import Pace, Watch
from followthrough.plan.drafts import DraftState
from followthrough.service.clock import Clock
from followthrough.service.engine import Engine, due_rows
from followthrough.service.link import Link
from followthrough.service.notify import Supervisor

log = logging.getLogger("followthrough.service")

TICK_SECONDS = 30
GAP = timedelta(seconds=30)
"""Wall time running so far ahead of monotonic time means the machine slept (or the clock was set)."""
BACKWARDS = timedelta(hours=1)
STOP_SECONDS = 5.0
"""What a running command gets when the service is told to stop."""
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock is right that says less: nothing is written by it."""

Event = Literal["tick", "due", "reload", "stop"]


@dataclass(slots=True)
class _Moment:
    wall: datetime
    monotonic: float


class Service:
    """Runs an engine until told to stop. ``clock`` is the only clock."""

    def __init__(self, engine: Engine, ledger: Ledger, clock: Clock, supervisor: Supervisor) -> None:
        self._engine, self._ledger, self._clock, self._supervisor = engine, ledger, clock, supervisor
        self._events: SimpleQueue[Event] = SimpleQueue()
        poll = float(engine.settings.config.poll_every)
        self._watch = Watch(Pace(round=120.0, poll=poll))
        self._watching: set[str] = set()
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._last = _Moment(clock.now(), clock.monotonic())
        self._again: frozenset[str] = frozenset()
        self._wake_at: datetime | None = None
        self._stopping = False
        self._clock_wrong = False
        self._config_problem = ""

    # From other threads and signal handlers: only say so -----------------------------------------------------------

    def say(self, event: Event) -> None:
        """Put an event on the queue and wake the loop."""
        self._events.put(event)
        self._watch.wake()

    def stop(self) -> None:
        """Stop soon: whatever command runs gets a few seconds."""
        self.say("stop")
        for link in list(self._engine.links.values()):
            if link.session is not None:
                link.session.close_within(STOP_SECONDS)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self.say("reload")
        else:
            self.stop()

    # The loop -------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until SIGTERM or SIGINT. The ledger and the instance lock are the caller's."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        self._scheduler.add_job(self.say, "interval", seconds=TICK_SECONDS, args=["tick"], id="tick")
        self._scheduler.start()
        self._supervisor.ready()
        log.info("started accounts=%d", len(self._engine.links))
        try:
            self.turn(0.0)
            while not self._stopping:
                self.turn(float(TICK_SECONDS * 2))
        finally:
            self.close()

    def turn(self, timeout: float) -> None:
        """Wait for something to do (at most ``timeout`` seconds), then do it all: one round of the loop."""
        wanted = self._watch.wait(timeout) | self._again
        self._again = frozenset()
        ticked = self._take_events()
        if self._stopping:
            return
        now = self._clock.now()
        self._see_clock(now)
        looked = self._look(wanted, now)
        if not looked and ticked and self._engine.due(now):
            # Before anything is written the mailboxes are read: what was answered meanwhile is cancelled.
            looked = self._look(frozenset(self._engine.links), now)
        if looked:
            self._write(now)
        self._keep_watching(now)
        self._plan_wake(now)
        if ticked or looked:
            self._tell(now)
        if ticked:
            self._supervisor.alive()

    def _take_events(self) -> bool:
        """Whether the tick, a due step or a reload asks for a decision."""
        wanted = False
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return wanted
            wanted = True
            if event == "stop":
                self._stopping = True
            elif event == "reload":
                self._reload()
            elif event == "tick":
                self._see_edits()

    def _see_clock(self, now: datetime) -> None:
        """Suspend, a clock step, a clock that can't be right."""
        last, self._last = self._last, _Moment(now, self._clock.monotonic())
        ahead = (now - last.wall) - timedelta(seconds=self._last.monotonic - last.monotonic)
        if abs(ahead) > GAP:
            log.warning("clock jumped seconds=%d", ahead.total_seconds())
            for link in self._engine.links.values():
                self._unwatch(link)
                link.close()
                link.retry_now()
        kept = self._ledger.get("last_awake")
        wrong = now < EARLIEST or (kept is not None and now < datetime.fromisoformat(kept) - BACKWARDS)
        if wrong and not self._clock_wrong:
            log.error("clock wrong now=%s last=%s", now.isoformat(), kept)
        self._clock_wrong = wrong
        if not wrong:
            self._engine.stay_awake(now)

    def _look(self, wanted: frozenset[str], now: datetime) -> bool:
        """Read the accounts that want it, and those that have just been connected."""
        looked = False
        for name, link in list(self._engine.links.items()):
            fresh = link.due(now) and self._connect(link, now)
            if link.stale(now) and name in wanted:
                self._unwatch(link)
                link.close()
                fresh = self._connect(link, now)
            if not fresh and name not in wanted:
                continue
            self._unwatch(link)
            looked |= link.session is not None and self._engine.look(link, now)
        return looked

    def _connect(self, link: Link, now: datetime) -> bool:
        self._unwatch(link)
        return link.connect(now) is not None

    def _write(self, now: datetime) -> None:
        if self._clock_wrong:
            return
        for link in self._engine.links.values():
            self._unwatch(link)
        self._engine.act(now)

    def _plan_wake(self, now: datetime) -> None:
        """One date job for the next thing due; it only wakes the loop. Counted from now, whatever the clock says."""
        unfinished = self._ledger.drafts(states=(DraftState.PLANNED, DraftState.APPENDING))
        wake_at = min(filter(None, (self._engine.next_due_at(now), due_rows(unfinished, now))), default=None)
        if wake_at != self._wake_at and wake_at is not None:
            run_date = datetime.now(UTC) + max(wake_at - now, timedelta(seconds=1))
            self._scheduler.add_job(
                self.say, "date", run_date=run_date, args=["due"], id="due", replace_existing=True
            )
        self._wake_at = wake_at

    def _keep_watching(self, now: datetime) -> None:
        for name, link in self._engine.links.items():
            if link.session is None or name in self._watching:
                continue
            try:
                status, cursor = link.session.examine("INBOX"), self._ledger.cursor(name, "INBOX")
                if cursor is None or status.uidnext != cursor.uidnext:
                    self._again |= {name}  # it came between the look and the watch
                    self._watch.wake()
                self._watching.add(name)
                if self._watch.add(name, link.session):
                    self._watch.wake()
            except (Disconnected, Rejected) as error:
                self._watching.discard(name)
                link.lost(error, now)

    def _unwatch(self, link: Link) -> None:
        name = link.account.name
        if name not in self._watching:
            return
        self._watching.discard(name)
        try:
            self._watch.remove(name)
        except MailboxError as error:
            link.lost(error, self._clock.now())

    # Settings -------------------------------------------------------------------------------------------------------

    def _see_edits(self) -> None:
        if stamp(self._engine.settings) != self._engine.settings.stamp:
            self._reload()

    def _reload(self) -> None:
        """Take edited files over when they are valid; else keep the old ones and say why."""
        self._supervisor.reloading(self._clock.monotonic())
        now = self._clock.now()
        try:
            settings = load(self._engine.settings.path)
        except ConfigError as error:
            problem = "; ".join(describe(p) for p in error.problems)
            if problem != self._config_problem:
                log.error(
                    "config kept old problems=%d first=%s", len(error.problems), describe(error.problems[0])
                )
                self._engine.ask(
                    f"config|{problem}",
                    "",
                    "Your settings have an error",
                    f"{problem}. The old ones stay in force.",
                    now,
                )
            self._config_problem = problem
        else:
            self._config_problem = ""
            for link in self._engine.links.values():
                self._unwatch(link)
            self._engine.adopt(settings)
            for link in self._engine.links.values():
                link.trouble = None
            log.info("config taken over")
        self._supervisor.ready()
        self._tell(now)

    # Telling --------------------------------------------------------------------------------------------------------

    def _tell(self, now: datetime) -> None:
        """Keep the status for ``followthrough status`` and the supervisor's one line."""
        state = status(self._engine, now, clock_wrong=self._clock_wrong, config_problem=self._config_problem)
        text = json.dumps(state)
        kept = json.loads(self._ledger.get("status") or "{}")
        if {**kept, "at": ""} != {**state, "at": ""} or _older(kept.get("at"), now):
            self._ledger.put("status", text)
        self._supervisor.status(str(state["line"]))

    def close(self) -> None:
        """Leave everything in order: scheduler, watch, servers."""
        self._supervisor.stopping()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for link in self._engine.links.values():
            self._unwatch(link)
        self._engine.close()
        self._watch.close()
        log.info("stopped")


def _older(at: object, now: datetime) -> bool:
    return not isinstance(at, str) or now - datetime.fromisoformat(at) > timedelta(minutes=10)


def status(
    engine: Engine, now: datetime, *, clock_wrong: bool = False, config_problem: str = ""
) -> dict[str, object]:
    """How things stand, as plain data: accounts, what is held and why, and one line for a person."""
    accounts = [_account_status(link) for link in engine.links.values()]
    troubled = [a for a in accounts if a["problem"]]
    line = f"watching {len(accounts) - len(troubled)} of {len(accounts)} accounts"
    if engine.settings.config.paused:
        line += "; paused"
    if troubled:
        line += "; " + "; ".join(f"{a['name']}: {a['problem']}" for a in troubled)
    if clock_wrong:
        line += "; the clock is wrong, nothing is written"
    if config_problem:
        line += f"; settings have an error, the old ones stay: {config_problem}"
    return {
        "at": now.isoformat(),
        "line": line,
        "accounts": accounts,
        "paused": engine.settings.config.paused,
        "clock_wrong": clock_wrong,
        "config_problem": config_problem,
    }


def _account_status(link: Link) -> dict[str, object]:
    trouble = link.trouble
    return {
        "name": link.account.name,
        "connected": link.session is not None,
        "problem": trouble.problem if trouble else "",
        "detail": trouble.detail if trouble else "",
        "retry_at": trouble.retry_at.isoformat() if trouble and trouble.retry_at else None,
    }


def guarded(work: Callable[[], None]) -> None:
    """The one broad net: a bug is logged with its traceback before it ends the process (the supervisor restarts it)."""
    try:
        work()
    except LedgerError:
        raise
    except Exception:
        log.exception("bug")
        raise
