"""The service: wait, look, decide, write, for months. One thread owns the ledger and every decision.

The scheduler's thread, connecting threads, signal handlers and sockets only say "look"; what is due is asked of the
facts each time. Suspend and clock steps show as wall time and monotonic time drifting apart: connections are dropped,
every mailbox is read, and only then is anything written.
"""

import json
import logging
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Literal

from apscheduler.schedulers.background import BackgroundScheduler

from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger, LedgerError
from followthrough.mail.cursor import Cursor
from followthrough.mailbox.errors import Disconnected, MailboxError, Rejected
from followthrough.mailbox.session import Session
from followthrough.mailbox.watch import Pace, Watch
from followthrough.plan.drafts import DraftState
from followthrough.service.clock import Clock, Drift, is_wrong
from followthrough.service.engine import Engine, due_rows
from followthrough.service.link import Link
from followthrough.service.memory import give_back
from followthrough.service.notify import Supervisor
from followthrough.service.reload import Reload, say_settings
from followthrough.service.report import report

log = logging.getLogger("followthrough.service")

TICK_SECONDS = 30.0
AT_REST_SECONDS = 1.0
"""An edited file is read once it has not changed for so long."""
STOP_SECONDS = 5.0
"""What a running command gets when the service is told to stop."""
PATIENCE = 120.0
"""After a start or a suspend so long (seconds) an account that can't be read keeps the others from being written for:
an answer may lie in it."""
CIRCLES = 3
"""A server whose numbers say again and again that there is more, without showing it, is looked at no more often."""
STATUS_EVERY = timedelta(minutes=10)
PASSING = ("full", "locked")
"""Ledger trouble that may go away by itself: the service stays, and writes nothing meanwhile."""

Event = Literal["tick", "due", "edited", "connected", "reload", "stop"]


class Service:
    """Runs an engine until told to stop. ``clock`` is the only clock; ``tick`` in seconds."""

    def __init__(
        self,
        engine: Engine,
        ledger: Ledger,
        clock: Clock,
        supervisor: Supervisor,
        tick: float = TICK_SECONDS,
    ) -> None:
        self._engine, self._ledger, self._clock, self._supervisor = engine, ledger, clock, supervisor
        self._tick = tick
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._watch = _watch_for(engine.settings)
        self._watching: set[str] = set()
        self._circles: dict[str, int] = {}
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._drift = Drift(clock.now(), clock.monotonic())
        self._reload = Reload(engine, ledger)
        self._again: frozenset[str] = frozenset()
        self._unread = set(engine.links)
        self._patient_until = clock.monotonic() + PATIENCE
        self._wake_at: datetime | None = None
        self._background = False
        self._stopping = False
        self._clock_wrong = False
        self._broken = False

    # From other threads and signal handlers: only say so -----------------------------------------------------------

    def say(self, event: Event) -> None:
        """Put an event on the queue and wake the loop."""
        self._events.put(event)
        self._watch.wake()

    def stop(self) -> None:
        """Stop soon: whatever command runs gets a few seconds."""
        self._stopping = True
        for link in list(self._engine.links.values()):
            link.end_within(STOP_SECONDS)
        self.say("stop")

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self.say("reload")
        else:
            self.stop()

    def _on_tick(self) -> None:
        self._supervisor.ticked()
        self.say("tick")

    # The loop -------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until SIGTERM or SIGINT. The ledger and the instance lock are the caller's."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        self._background = True
        self._scheduler.add_job(self._on_tick, "interval", seconds=self._tick, id="tick")
        self._scheduler.start()
        self._supervisor.ready()
        say_settings("started", self._engine.settings)
        try:
            self._turn_safely(0.0)
            while not self._stopping:
                self._turn_safely(self._tick * 2)
        finally:
            self.close()

    def _turn_safely(self, timeout: float) -> None:
        """A turn; a full disk or a ledger somebody else holds ends the turn and not the service."""
        try:
            if self._broken:
                self._begin_anew()
            self.turn(timeout)
        except LedgerError as error:
            if error.problem not in PASSING:
                raise
            log.error("ledger problem=%s", error.problem)
            self._supervisor.status(f"nothing is written: the ledger is {error.problem}")
            self._broken = True
            self._drop_connections()
            self._watch.wait(self._tick)
            self._supervisor.alive()

    def _begin_anew(self) -> None:
        """What is in memory may be ahead of the ledger: take everything from there."""
        self._engine.adopt(self._engine.settings)
        self._unread = set(self._engine.links)
        self._broken = False

    def turn(self, timeout: float) -> None:
        """Wait for something to do (at most ``timeout`` seconds), then do it all: one round of the loop."""
        wanted = self._watch.wait(timeout) | self._again
        self._again = frozenset()
        asked = self._take_events()
        if self._stopping:
            return
        now = self._clock.now()
        self._see_clock(now)
        looked = self._look_and_write(wanted, asked, now)
        self._keep_watching(now)
        self._plan_wake(now)
        if asked or looked:
            self._tell(now)
        self._supervisor.alive()
        log.debug("turn wanted=%d asked=%s looked=%s", len(wanted), asked, looked)

    def _look_and_write(self, wanted: frozenset[str], asked: bool, now: datetime) -> bool:
        if self._clock_wrong:
            self._again |= wanted  # looked at once the clock is right again
            return False
        looked = self._look(wanted, now)
        if asked:
            # Also where no server is there: what a command said is taken up within a tick.
            self._engine.heed(now)
        if not looked and asked and self._engine.due(now):
            # Before anything is written the mailboxes are read: what was answered meanwhile is cancelled.
            looked = self._look(frozenset(self._engine.links), now)
        if looked and not self._stopping and self._all_read():
            self._write(now)
        return looked

    def _take_events(self) -> bool:
        """Whether the tick, a due step or a reload asks for a decision."""
        wanted = False
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return wanted
            wanted = True
            if event == "reload":
                self._take_over()
            elif event in {"tick", "edited"}:
                self._see_edits()

    def _see_clock(self, now: datetime) -> None:
        """Suspend, a clock step, a clock that can't be right."""
        ahead = self._drift.jumped(now, self._clock.monotonic())
        if ahead:
            log.warning("clock-jumped seconds=%d", ahead.total_seconds())
            self._drop_connections()
            self._unread = set(self._engine.links)
            self._patient_until = self._clock.monotonic() + PATIENCE
        wrong = is_wrong(self._ledger, now)
        if wrong and not self._clock_wrong:
            log.error("clock-wrong now=%s last=%s", now.isoformat(), self._ledger.get("last_awake"))
        self._clock_wrong = wrong
        if not wrong:
            self._engine.stay_awake(now)

    def _drop_connections(self) -> None:
        for link in self._engine.links.values():
            self._unwatch(link)
            link.close()
            link.retry_now()

    # Looking and writing --------------------------------------------------------------------------------------------

    def _look(self, wanted: frozenset[str], now: datetime) -> bool:
        """Read the accounts that want it, and those that have just been connected."""
        looked = False
        for name, link in list(self._engine.links.items()):
            if self._stopping:
                return False
            if link.stale(now) and name in wanted:
                self._unwatch(link)
                link.close()
            fresh = link.settle(now) or (link.due(now) and self._connect(link, now))
            if not fresh and name not in wanted:
                continue
            self._unwatch(link)
            if link.session is not None and self._engine.look(link, now):
                self._unread.discard(name)
                looked = True
                if fresh:
                    give_back()
        return looked

    def _connect(self, link: Link, now: datetime) -> bool:
        """In the background while the service runs, so that one account's silence is not every account's."""
        self._unwatch(link)
        if self._background:
            link.begin(now, lambda: self.say("connected"))
            return False
        return link.connect(now) is not None

    def _all_read(self) -> bool:
        """Whether every account was read since the start or the last suspend, or has had its time."""
        self._unread &= set(self._engine.links)
        return not self._unread or self._clock.monotonic() >= self._patient_until

    def _write(self, now: datetime) -> None:
        for link in self._engine.links.values():
            self._unwatch(link)
        self._engine.act(now)

    # Waiting --------------------------------------------------------------------------------------------------------

    def _plan_wake(self, now: datetime) -> None:
        """One date job for the next thing due; it only wakes the loop. Counted from now, whatever the clock says."""
        unfinished = self._ledger.drafts(states=(DraftState.PLANNED, DraftState.APPENDING))
        retries = (link.due_at for link in self._engine.links.values())
        wake_at = min(
            filter(None, (self._engine.next_due_at(now), due_rows(unfinished, now), *retries)), default=None
        )
        if wake_at != self._wake_at and wake_at is not None:
            self._say_after(max(wake_at - now, timedelta(seconds=1)), "due")
        self._wake_at = wake_at

    def _say_after(self, delay: timedelta, event: Event) -> None:
        self._scheduler.add_job(
            self.say,
            "date",
            run_date=datetime.now(UTC) + delay,
            args=[event],
            id=event,
            replace_existing=True,
        )

    def _keep_watching(self, now: datetime) -> None:
        for name, link in self._engine.links.items():
            if link.session is None or name in self._watching:
                continue
            try:
                self._look_again_if_more_came(name, link)
                self._watching.add(name)
                if self._watch.add(name, link.session):
                    self._watch.wake()
            except (Disconnected, Rejected) as error:
                self._watching.discard(name)
                link.lost(error, now)

    def _look_again_if_more_came(self, name: str, link: Link) -> None:
        """It came between the look and the watch. A server that always says so is not followed in circles."""
        assert link.session is not None
        if not _more_came(link.session, self._ledger.cursor(name, "INBOX")):
            self._circles.pop(name, None)
            return
        self._circles[name] = self._circles.get(name, 0) + 1
        if self._circles[name] <= CIRCLES:
            self._again |= {name}
            self._watch.wake()

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
        if self._reload.edited():
            if self._reload.at_rest():
                self._take_over()
            else:
                self._say_after(timedelta(seconds=AT_REST_SECONDS), "edited")
        elif self._reload.problems:
            # What mends them may be a file that was not there to be watched.
            self._load()

    def _take_over(self) -> None:
        self._supervisor.reloading(self._clock.monotonic())
        self._load()
        self._supervisor.ready()

    def _load(self) -> None:
        """Take edited files over when they are valid; else keep the old ones and say why."""
        settings = self._reload.load(self._clock.now())
        if settings is not None:
            self._adopt(settings)

    def _adopt(self, settings: Settings) -> None:
        for link in self._engine.links.values():
            self._unwatch(link)
        if settings.config.poll_every != self._engine.settings.config.poll_every:
            before, self._watch = self._watch, _watch_for(settings)
            before.close()
        self._engine.adopt(settings)
        for link in self._engine.links.values():
            link.trouble = None
        # What the settings have made clear is read at once, not with the next mail.
        self._again |= frozenset(self._engine.links)
        self._watch.wake()
        say_settings("config-taken-over", settings)

    # Telling --------------------------------------------------------------------------------------------------------

    def _tell(self, now: datetime) -> None:
        """Keep the status for ``followthrough status`` and the supervisor's one line."""
        state = report(
            self._engine, now, clock_wrong=self._clock_wrong, config_problems=self._reload.problems
        )
        kept = json.loads(self._ledger.get("status") or "{}")
        if {**kept, "at": ""} != {**state, "at": ""} or _older(kept.get("at"), now):
            self._ledger.put("status", json.dumps(state))
        self._supervisor.status(state["line"])

    def close(self) -> None:
        """Leave everything in order: scheduler, watch, servers."""
        self._supervisor.stopping()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for link in self._engine.links.values():
            link.end_within(STOP_SECONDS)
            self._unwatch(link)
        self._engine.close()
        for link in self._engine.links.values():
            link.close()
        self._watch.close()
        log.info("stopped")


def _watch_for(settings: Settings) -> Watch:
    return Watch(Pace(round=120.0, poll=float(settings.config.poll_every)))


def _more_came(session: Session, cursor: Cursor | None) -> bool:
    """Whether there is more in the INBOX than was read; it is open then. Where it was open, a large one is not read
    anew: NOOP has the server announce what came since, and the watch then hears that it is pending."""
    opened = session.opened if session.examined == "INBOX" else None
    if opened is None:
        opened = session.examine("INBOX")
        return cursor is None or opened.uidnext != cursor.uidnext
    session.noop()
    return cursor is None or opened.uidnext > cursor.uidnext


def _older(at: object, now: datetime) -> bool:
    """Whether what is kept is old, or from the future of a clock that was wrong."""
    return not isinstance(at, str) or abs(now - datetime.fromisoformat(at)) > STATUS_EVERY


def guarded(work: Callable[[], None]) -> None:
    """The one broad net: a bug is logged with its traceback and ends the process (the supervisor restarts it)."""
    try:
        work()
    except LedgerError:
        raise
    except Exception:
        log.exception("bug")
        raise SystemExit(1) from None
