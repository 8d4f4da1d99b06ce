"""The day's note at the start of a working day, if there is anything new to say; the digest, once a week."""

import json
import logging
from collections.abc import Callable
from datetime import datetime

from followthrough.compose.headers import UnusableAddress
from followthrough.compose.occasion import Morning, day_note_is_due, digest_is_due
from followthrough.compose.render import TemplateError
from followthrough.ledger.store import Ledger
from followthrough.plan.business_time import local_date
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.service.chart import chart, learned_of
from followthrough.service.engine.changes import Change, Changes
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.engine.writing import Links, Writing
from followthrough.service.link import Link
from followthrough.service.speaking import Desk
from followthrough.service.today import Day, about, items
from followthrough.service.week import Known, Weekly, weekly

log = logging.getLogger("followthrough.engine")


class Telling:
    """Puts what was asked and what waits into the next note."""

    def __init__(self, known: Knowledge, ledger: Ledger, writing: Writing, links: Links) -> None:
        self._known, self._ledger, self._writing, self._links = known, ledger, writing, links
        self._changes = Changes(known, ledger)

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to say that today's note has not said, or the week's digest is due."""
        return self._link() is not None and (self._day_is_due(now) or self._digest_is_due(now))

    def tell(self, now: datetime) -> int:
        """Write what is due into the first account that is there. The number of notes that came to lie there."""
        link = self._link()
        if link is None or link.roles is None:
            return 0
        desk = Desk(link.account, link.roles)
        placed = self._tell_day(desk, now) if self._day_is_due(now) else 0
        return placed + (self._tell_digest(desk, now) if self._digest_is_due(now) else 0)

    # The day ----------------------------------------------------------------------------------------------------------

    def _day_is_due(self, now: datetime) -> bool:
        if self._told_today("day_note", now) or not self._known.hours.is_open(now):
            return False
        told_at, hours = self._told_at("day_note"), self._known.hours
        asked = Morning(questions=len(self._ledger.questions()))
        if day_note_is_due(asked, hours, told_at, now):
            return True
        day, changes = self._day(now), self._changes.pending(now)
        morning = Morning(
            drafts=tuple(row.created_at for row in day.drafts),
            calls=tuple(step.opens_at for step in day.calls_to_come),
            meetings=tuple((meeting.at, meeting.starts_at) for meeting, _ in day.meetings),
            changes=tuple(change.at for change in changes),
        )
        return day_note_is_due(morning, hours, told_at, now)

    def _tell_day(self, desk: Desk, now: datetime) -> int:
        self._ask(self._changes.pending(now))
        questions, noting = self._ledger.questions(), self._writing.noting
        day = self._day(now)
        drafts = {row.key: row for row in self._ledger.drafts_by_key(row.key for row in day.drafts)}
        lines = items(day, questions, drafts, noting.speaking)
        entries = self._changes.entries(questions, noting, now)
        on = local_date(now, self._known.hours.zone).isoformat()
        if not lines:
            self._note_told("day_note", now)
            return 0
        row = self._composed(lambda: noting.day_row(lines, entries, desk, now, on), desk)
        if row is None:
            return 0
        already = self._known.has(row.key)
        placed = self._writing.plan_and_place(row, now)
        if not already:
            self._ledger.put(f"about|{row.message_id}", json.dumps(about(day, questions)))
        self._note_told("day_note", now)
        # Planned before a crash, it says what was asked until then: the rest stays for tomorrow. And refused for good
        # it has told nobody.
        if not already and self._known.row(row.key).state is not DraftState.WITHDRAWN:
            self._ledger.told((q.key for q in questions), now)
        return placed

    def _ask(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            self._known.ask(change.question)

    def _day(self, now: datetime) -> Day:
        self._known.refresh()
        return Day(
            now=now,
            hours=self._known.hours,
            conversations=self._known.conversations,
            outlooks=self._known.outlooks,
            rows=self._known.rows(DraftState),
        )

    # The week ---------------------------------------------------------------------------------------------------------

    def _digest_is_due(self, now: datetime) -> bool:
        weekday = self._known.settings.config.notes.digest
        if weekday == "never" or self._told_today("digest", now) or not self._known.hours.is_open(now):
            return False
        self._known.refresh()
        begun = [each.outreach.at for each in self._known.conversations.values() if each.outreach is not None]
        since_at = min(begun, default=None)
        return digest_is_due(weekday, self._known.hours, self._told_at("digest"), since_at, now)

    def _tell_digest(self, desk: Desk, now: datetime) -> int:
        noting, week = self._writing.noting, self._week(now)
        on = local_date(now, self._known.hours.zone).isoformat()
        row = self._composed(lambda: noting.digest_row(week, desk, now, on), desk)
        if row is None:
            return 0
        placed = self._writing.plan_and_place(row, now)
        self._note_told("digest", now)
        return placed

    def _week(self, now: datetime) -> Weekly:
        known = self._known
        learned = learned_of(self._ledger, known.book.canonical)
        return weekly(
            Known(
                now=now,
                hours=known.hours,
                rows=chart(known.settings.people, known.conversations, known.outlooks, learned, now),
                conversations=known.conversations,
                outlooks=known.outlooks,
                rules={playbook.name: playbook.rules() for playbook in known.settings.config.playbook},
                applied=known.at_large.applied,
            )
        )

    # Both -------------------------------------------------------------------------------------------------------------

    def _composed(self, compose: Callable[[], DraftRow], desk: Desk) -> DraftRow | None:
        """The row, or None and a line in the log: a note that cannot be written is no reason to stop."""
        try:
            return compose()
        except TemplateError as error:
            log.error("template path=%s line=%d problem=%s", error.path, error.line, error.problem)
        except UnusableAddress:
            log.error("note account=%s problem=address", desk.account.name)
        return None

    def _link(self) -> Link | None:
        return next((link for name in self._links if (link := self._writing.link_of(name))), None)

    def _told_at(self, what: str) -> datetime | None:
        kept = self._ledger.get(f"{what}_at")
        return datetime.fromisoformat(kept) if kept else None

    def _told_today(self, what: str, now: datetime) -> bool:
        return self._ledger.get(what) == local_date(now, self._known.hours.zone).isoformat()

    def _note_told(self, what: str, now: datetime) -> None:
        with self._ledger.together():
            self._ledger.put(what, local_date(now, self._known.hours.zone).isoformat())
            self._ledger.put(f"{what}_at", now.isoformat())
