"""One account's connection: made when due, dropped on failure, held back by backoff and by three rejections."""

import json
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.config.models import Account
from followthrough.ledger.store import Ledger
from followthrough.mailbox.errors import MailboxError
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session
from followthrough.service.attempt import TRANSIENT, Attempt, Outcome

log = logging.getLogger("followthrough.link")

FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=5), timedelta(minutes=5)
GOOD_AFTER = timedelta(seconds=60)
"""A connection must have held so long before a failure starts the delays from the beginning again."""
REJECTIONS = 3
TRIALS_AFTER = (timedelta(hours=6), timedelta(hours=24))
"""A server's blip can reject a good credential: after three rejections one more trial each, then a change."""
HUMAN_DELAY = timedelta(minutes=15)
"""What only a person can mend is looked at again so often; also whether a refused credential has changed."""
RENEW_AFTER = timedelta(hours=24)


@dataclass(slots=True)
class Trouble:
    """Why there is no connection: a short word, the data for the sentence, and when the server is tried again.

    ``look_at``: when to see whether the credential has changed, where the server itself is left alone until later.
    """

    problem: str
    detail: str
    retry_at: datetime | None
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Rejected:
    """How often a credential was refused in a row, and when last."""

    mark: str = ""
    count: int = 0
    last_at: datetime | None = None

    def of(self, mark: str) -> int:
        """For another credential the count begins anew."""
        return self.count if mark == self.mark else 0

    @property
    def next_trial_at(self) -> datetime | None:
        trial = self.count - REJECTIONS
        return self.last_at + TRIALS_AFTER[trial] if self.last_at and trial < len(TRIALS_AFTER) else None

    def may_try(self, mark: str, now: datetime) -> bool:
        """Whether to show the server this credential."""
        if self.of(mark) < REJECTIONS:
            return True
        return self.next_trial_at is not None and self.next_trial_at <= now


class Link:
    """The connection of one account. ``session`` is None while there is none; ``trouble`` then says why."""

    def __init__(self, account: Account, ledger: Ledger, jitter: random.Random | None = None) -> None:
        self.account = account
        self.session: Session | None = None
        self.roles: Roles | None = None
        self.trouble: Trouble | None = None
        self.connected_at: datetime | None = None
        self._ledger = ledger
        self._attempt: Attempt | None = None
        self._delay = FIRST_DELAY
        self._jitter = jitter or random.Random()  # noqa: S311 - spreads reconnects, guards nothing

    # Connecting -----------------------------------------------------------------------------------------------------

    @property
    def connecting(self) -> bool:
        """Whether a try is under way."""
        return self._attempt is not None

    def due(self, now: datetime) -> bool:
        """Whether to try connecting now."""
        if self.session is not None or self.connecting:
            return False
        due_at = self.due_at
        return self.trouble is None or (due_at is not None and due_at <= now)

    @property
    def due_at(self) -> datetime | None:
        """When a try is next due; None where there is a connection, or nothing to wait for."""
        if self.session is not None or self.connecting or self.trouble is None:
            return None
        return min(filter(None, (self.trouble.retry_at, self.trouble.look_at)), default=None)

    def connect(self, now: datetime) -> Session | None:
        """Connect, log in and find the mailboxes; None with ``trouble`` set where that fails. Never raises for it."""
        attempt = self._begin(now)
        attempt.run()
        self.settle(now)
        return self.session

    def begin(self, now: datetime, over: Callable[[], None]) -> None:
        """The same in a thread; once ``over`` was called (from there), ``settle`` has the outcome."""
        self._begin(now).start(over)

    def _begin(self, now: datetime) -> Attempt:
        rejected = self._rejections()
        self._attempt = Attempt(self.account, lambda mark: rejected.may_try(mark, now))
        return self._attempt

    def settle(self, now: datetime) -> bool:
        """Take the outcome of a try that has ended; True where there is a connection that was not there before."""
        outcome = self._attempt.outcome if self._attempt else None
        if outcome is None:
            return False
        self._attempt = None
        if outcome.session is None:
            self._say(self._trouble(outcome, now))
            return False
        self.session, self.roles = outcome.session, outcome.roles
        self._ledger.put(self._name, None)
        self.trouble, self.connected_at = None, now
        log.info("connected account=%s", self.account.name)
        return True

    def _trouble(self, outcome: Outcome, now: datetime) -> Trouble:
        if outcome.problem == "left_alone":
            kept = self._rejections()
            return Trouble("rejected", f"{kept.count} times", kept.next_trial_at, now + HUMAN_DELAY)
        if outcome.problem == "rejected":
            kept = self._reject(outcome.mark, now)
            if kept.count < REJECTIONS:
                return Trouble("rejected", outcome.detail, now + self._backoff())
            return Trouble("rejected", outcome.detail, kept.next_trial_at, now + HUMAN_DELAY)
        delay = self._backoff() if outcome.problem in TRANSIENT else HUMAN_DELAY
        return Trouble(outcome.problem, outcome.detail, now + delay)

    # Losing ---------------------------------------------------------------------------------------------------------

    def lost(self, error: MailboxError, now: datetime) -> None:
        """The connection broke while in use: reconnect with backoff."""
        held = self.connected_at is not None and now - self.connected_at >= GOOD_AFTER
        if held:
            self._delay = FIRST_DELAY
        self.close()
        self._say(Trouble("disconnected", str(error), now if held else now + self._backoff()))

    def stale(self, now: datetime) -> bool:
        """Whether this connection has lived a day: renewed, so that nothing in the library grows for ever."""
        return self.connected_at is not None and now - self.connected_at > RENEW_AFTER

    def close(self) -> None:
        """Drop the connection, if there is one, and a try that is under way."""
        if self._attempt is not None:
            self._attempt.give_up()
            self._attempt = None
        if self.session is not None:
            self.session.close()
        self.session = None

    def end_within(self, seconds: float) -> None:
        """From a signal handler: whatever command runs gets so long, a try that is under way gets no more time."""
        session, attempt = self.session, self._attempt
        if session is not None:
            session.close_within(seconds)
        if attempt is not None:
            attempt.give_up()

    def retry_now(self) -> None:
        """Try at the next turn, whatever the delay (after a suspend, a reload)."""
        self._delay = FIRST_DELAY
        if self.trouble is not None and self.trouble.problem != "rejected":
            self.trouble = None

    # Rejections: kept, so that a restart does not begin to count anew -------------------------------------------------

    @property
    def _name(self) -> str:
        return f"rejections|{self.account.name}"

    def _rejections(self) -> _Rejected:
        kept = json.loads(self._ledger.get(self._name) or "null")
        if kept is None:
            return _Rejected()
        return _Rejected(kept["fingerprint"], int(kept["count"]), datetime.fromisoformat(kept["at"]))

    def _reject(self, mark: str, now: datetime) -> _Rejected:
        rejected = _Rejected(mark, self._rejections().of(mark) + 1, now)
        kept = {"fingerprint": mark, "count": rejected.count, "at": now.isoformat()}
        self._ledger.put(self._name, json.dumps(kept))
        return rejected

    def _say(self, trouble: Trouble) -> None:
        before = self.trouble
        if before is None or (before.problem, before.detail) != (trouble.problem, trouble.detail):
            # One line: of several lines of detail (the list of mailboxes) the first.
            said = trouble.detail.partition("\n")[0]
            log.warning(
                "trouble account=%s problem=%s detail=%.200r", self.account.name, trouble.problem, said
            )
        self.trouble = trouble

    def _backoff(self) -> timedelta:
        delay = self._delay * self._jitter.uniform(0.75, 1.25)
        self._delay = min(self._delay * 2, LONGEST_DELAY)
        return delay
