"""Accounts that cannot be read now. An answer may lie there, so what it would make wrong waits; but not for ever."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from followthrough.ledger.store import Ledger, Question
from followthrough.plan.playbook import Step
from followthrough.service import wording
from followthrough.service.attempt import TRANSIENT
from followthrough.service.link import Link

WAITED_FOR = timedelta(hours=48)
"""So long from when it went down the others wait for an account; then what is due is written without it."""
PASSING = (*TRANSIENT, "disconnected")
SAID_AFTER = timedelta(minutes=15)
"""What mostly passes by itself is said when it has lasted so long; what only a person can mend, at once."""


class Absence:
    """Since when each account is down is kept in the ledger, so that a restart does not begin to count anew."""

    def __init__(self, ledger: Ledger, links: Mapping[str, Link]) -> None:
        self._ledger, self._links = ledger, links

    def note(self, now: datetime) -> None:
        """Keep since when the accounts are down that could not be reached."""
        for name, link in self._links.items():
            if link.session is None and link.trouble is not None and self._ledger.get(_kept(name)) is None:
                self._ledger.put(_kept(name), now.isoformat())

    def back(self, name: str) -> None:
        """The account was read."""
        if self._ledger.get(_kept(name)) is not None:
            self._ledger.put(_kept(name), None)

    def unread(self, now: datetime) -> list[Link]:
        """Those never read yet that everything waits for: what lies there, nobody knows."""
        return [link for link in self._awaited(now) if not self._was_read(link)]

    def missed(self, now: datetime) -> list[Link]:
        """Those read before and not now, which calls, attempts and check-ins wait for."""
        return [link for link in self._awaited(now) if self._was_read(link)]

    def questions(self, waiting: Sequence[Step], zone: str, now: datetime) -> list[Question]:
        """What the user must hear of the accounts that something waits for."""
        found = []
        for link in self._awaited(now):
            name, trouble = link.account.name, link.trouble
            since_at = self._since(name, now)
            if trouble is None or (trouble.problem in PASSING and now - since_at < SAID_AFTER):
                continue
            waits = waiting if self._was_read(link) else None
            if waits is None or waits:
                until_at = since_at + WAITED_FOR
                said = (trouble.problem, trouble.detail)
                found.append(wording.account_down(name, said, since_at, until_at, waits, zone, now))
        return found

    def _awaited(self, now: datetime) -> list[Link]:
        down = (link for link in self._links.values() if link.session is None or link.roles is None)
        return [link for link in down if now - self._since(link.account.name, now) < WAITED_FOR]

    def _since(self, name: str, now: datetime) -> datetime:
        kept = self._ledger.get(_kept(name))
        return datetime.fromisoformat(kept) if kept else now

    def _was_read(self, link: Link) -> bool:
        return self._ledger.cursor(link.account.name, "INBOX") is not None


def _kept(name: str) -> str:
    return f"down_since|{name}"
