"""One account's connection: made when due, dropped on failure, held back by backoff and by three rejections."""

import json
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.config.load import CredentialError, credential, fingerprint
from followthrough.config.models import Account
from followthrough.ledger.store import Ledger
from followthrough.mailbox.errors import CredentialRejected, MailboxError, NeedsHuman, NoRole
from followthrough.mailbox.roles import Role, Roles, find_roles
from followthrough.mailbox.session import Endpoint, Session

log = logging.getLogger("followthrough.link")

FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=5), timedelta(minutes=5)
GOOD_AFTER = timedelta(seconds=60)
"""A connection must have held so long before a failure starts the delays from the beginning again."""
REJECTIONS = 3
TRIALS_AFTER = (timedelta(hours=6), timedelta(hours=24))
"""A server's blip can reject a good credential: after three rejections one more trial each, then a change."""
HUMAN_DELAY = timedelta(minutes=15)
"""What only a person can mend is looked at again so often."""
RENEW_AFTER = timedelta(hours=24)


@dataclass(slots=True)
class Trouble:
    """Why there is no connection: a short word, the data for the sentence, and when it is tried again."""

    problem: str
    detail: str
    retry_at: datetime | None


def endpoint(account: Account) -> Endpoint:
    """Where an account's server is; port 0 means the protocol's own."""
    port = account.port or (993 if account.security == "tls" else 143)
    return Endpoint(
        host=account.host, port=port, security=account.security, login=account.login, ca_file=account.ca_file
    )


def configured_roles(account: Account) -> Mapping[Role, str]:
    """The mailbox names that the config gives."""
    named = {role: str(getattr(account.mailboxes, role.value)) for role in Role}
    return {role: name for role, name in named.items() if name}


class Link:
    """The connection of one account. ``session`` is None while there is none; ``trouble`` then says why."""

    def __init__(self, account: Account, ledger: Ledger, jitter: random.Random | None = None) -> None:
        self.account = account
        self.session: Session | None = None
        self.roles: Roles | None = None
        self.trouble: Trouble | None = None
        self.connected_at: datetime | None = None
        self._ledger = ledger
        self._delay = FIRST_DELAY
        self._jitter = jitter or random.Random()  # noqa: S311 - spreads reconnects, guards nothing

    def due(self, now: datetime) -> bool:
        """Whether to try connecting now."""
        if self.session is not None:
            return False
        return self.trouble is None or (self.trouble.retry_at is not None and self.trouble.retry_at <= now)

    def connect(self, now: datetime) -> Session | None:
        """Connect, log in and find the mailboxes; None with ``trouble`` set where that fails. Never raises for it."""
        trouble = self._attempt(now)
        if trouble is not None:
            self.close()
            self._say(trouble)
            return None
        self._ledger.put(self._name, None)
        self.trouble, self.connected_at = None, now
        log.info("connected account=%s", self.account.name)
        return self.session

    def _attempt(self, now: datetime) -> Trouble | None:
        try:
            secret = credential(self.account)
        except CredentialError as error:
            return Trouble("no_credential", f"{error.source}: {error.problem}", now + HUMAN_DELAY)
        mark = fingerprint(self.account, secret)
        count, last = self._rejections(mark)
        if count >= REJECTIONS and not _trial_due(count, last, now):
            return Trouble("rejected", f"{count} times", _next_trial(count, last))
        try:
            self.session = Session.connect(endpoint(self.account), secret)
            self.roles = find_roles(self.session.list_mailboxes(), configured_roles(self.account))
        except CredentialRejected as error:
            self._reject(mark, count + 1, now)
            retry_at = _next_trial(count + 1, now) if count + 1 >= REJECTIONS else now + self._backoff()
            return Trouble("rejected", error.detail, retry_at)
        except NeedsHuman as error:
            word = "no_role" if isinstance(error, NoRole) else error.problem
            return Trouble(word, error.detail, now + HUMAN_DELAY)
        except MailboxError as error:
            return Trouble("unreachable", str(error), now + self._backoff())
        return None

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
        """Drop the connection, if there is one."""
        if self.session is not None:
            self.session.close()
        self.session = None

    def retry_now(self) -> None:
        """Try at the next turn, whatever the delay (after a suspend, a reload)."""
        if self.trouble is not None and self.trouble.problem != "rejected":
            self.trouble = None

    @property
    def _name(self) -> str:
        return f"rejections|{self.account.name}"

    def _rejections(self, mark: str) -> tuple[int, datetime | None]:
        kept = json.loads(self._ledger.get(self._name) or "{}")
        if kept.get("fingerprint") != mark:
            return 0, None
        return int(kept["count"]), datetime.fromisoformat(kept["at"])

    def _reject(self, mark: str, count: int, now: datetime) -> None:
        self._ledger.put(self._name, json.dumps({"fingerprint": mark, "count": count, "at": now.isoformat()}))

    def _say(self, trouble: Trouble) -> None:
        if self.trouble is None or (self.trouble.problem, self.trouble.detail) != (
            trouble.problem,
            trouble.detail,
        ):
            name = self.account.name
            log.warning("trouble account=%s problem=%s detail=%.200r", name, trouble.problem, trouble.detail)
        self.trouble = trouble

    def _backoff(self) -> timedelta:
        delay = self._delay * self._jitter.uniform(0.75, 1.25)
        self._delay = min(self._delay * 2, LONGEST_DELAY)
        return delay


def _next_trial(count: int, last: datetime | None) -> datetime | None:
    trial = count - REJECTIONS
    return last + TRIALS_AFTER[trial] if last is not None and trial < len(TRIALS_AFTER) else None


def _trial_due(count: int, last: datetime | None, now: datetime) -> bool:
    at = _next_trial(count, last)
    return at is not None and at <= now
