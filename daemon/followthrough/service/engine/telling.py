"""The day's note: at the start of a working day, if there is anything to say."""

import logging
from datetime import datetime

from followthrough.compose.headers import UnusableAddress
from followthrough.compose.render import TemplateError
from followthrough.ledger.store import Ledger
from followthrough.plan.business_time import local_date
from followthrough.plan.drafts import DraftState
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.engine.writing import Links, Writing
from followthrough.service.link import Link
from followthrough.service.speaking import Desk

log = logging.getLogger("followthrough.engine")


class Telling:
    """Puts what was asked since the last note into the next one."""

    def __init__(self, known: Knowledge, ledger: Ledger, writing: Writing, links: Links) -> None:
        self._known, self._ledger, self._writing, self._links = known, ledger, writing, links

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to say, and today's note is not written."""
        return (
            self._known.hours.is_open(now)
            and self._link() is not None
            and self._ledger.get("day_note") != self._day(now)
            and bool(self._ledger.questions())
        )

    def tell(self, now: datetime) -> int:
        """Write today's note into the first account that is there, where one is due. 1 where it came to lie there."""
        link = self._link()
        if link is None or link.roles is None or not self.is_due(now):
            return 0
        day, questions = self._day(now), self._ledger.questions()
        try:
            row = self._writing.noting.day_row(questions, Desk(link.account, link.roles), now, day)
        except TemplateError as error:
            log.error("template path=%s line=%d problem=%s", error.path, error.line, error.problem)
            return 0
        except UnusableAddress:
            log.error("note account=%s problem=address", link.account.name)
            return 0
        already = self._known.has(row.key)
        placed = self._writing.plan_and_place(row, now)
        self._ledger.put("day_note", day)
        # Planned before a crash, it says what was asked until then: the rest stays for tomorrow. And refused for good
        # it has told nobody.
        if not already and self._known.row(row.key).state is not DraftState.WITHDRAWN:
            self._ledger.told((q.key for q in questions), now)
        return placed

    def _link(self) -> Link | None:
        return next((link for name in self._links if (link := self._writing.link_of(name))), None)

    def _day(self, now: datetime) -> str:
        return local_date(now, self._known.hours.zone).isoformat()
