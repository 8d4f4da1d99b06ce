"""Since when mail is watched without a gap, in all and for each account: what was overdue before that is only listed.

Kept in the ledger, so that a restart is no gap.
"""

from datetime import UTC, datetime, timedelta

from followthrough.ledger.store import Ledger

ASLEEP_AFTER = timedelta(days=14)
"""After such a gap what was overdue meanwhile is listed, not drafted."""
_NOTED_EVERY = timedelta(minutes=10)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Awake:
    """Reads and notes; ``account`` '' stands for all of them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def since(self, account: str, now: datetime) -> datetime:
        """When the stretch began that lasts until now; now, where none has begun."""
        return self._kept(_named("awake_since", account)) or now

    def both_since(self, account: str) -> datetime:
        """When the later of the two stretches began, the account's and that of all; never, where none has."""
        kept = (self._kept("awake_since"), self._kept(_named("awake_since", account)))
        return max((each for each in kept if each is not None), default=_NEVER)

    def here(self, now: datetime) -> bool:
        """Note that we were here: a gap of two weeks begins a new stretch. Whether it is the first time on this day."""
        last_at = self._kept("last_awake")
        if last_at is None or now - last_at > ASLEEP_AFTER:
            self._ledger.put("awake_since", now.isoformat())
        if last_at is None or now - last_at > _NOTED_EVERY:
            self._ledger.put("last_awake", now.isoformat())
        return last_at is None or last_at.date() != now.date()

    def was_read(self, account: str, now: datetime) -> None:
        """Note that an account was read, or is watched since it was: the first time, and after a gap of two weeks, it
        begins a stretch of its own."""
        last_at = self._kept(_named("last_awake", account))
        if last_at is None or now - last_at > ASLEEP_AFTER:
            self._ledger.put(_named("awake_since", account), now.isoformat())
        elif self.since(account, now) > now:
            # Noted while the clock was wrong.
            self._ledger.put(_named("awake_since", account), min(now, self.since("", now)).isoformat())
        if last_at is None or abs(now - last_at) > _NOTED_EVERY:
            self._ledger.put(_named("last_awake", account), now.isoformat())

    def _kept(self, name: str) -> datetime | None:
        kept = self._ledger.get(name)
        return datetime.fromisoformat(kept) if kept else None


def _named(what: str, account: str) -> str:
    return f"{what}|{account}" if account else what
