"""What is due is written: withdraw what became wrong, finish what was begun, then one decision after the other."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from followthrough.compose.headers import UnusableAddress
from followthrough.compose.render import TemplateError
from followthrough.ledger.store import Ledger, Question
from followthrough.mailbox.desk import place, withdraw
from followthrough.mailbox.errors import BadArgument, MailboxError
from followthrough.plan.agenda import Decision, Verdict
from followthrough.plan.drafts import NOTES, DraftRow, DraftState, StepKind
from followthrough.plan.playbook import Step
from followthrough.service import wording
from followthrough.service.engine.absence import Absence
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.engine.looking import Looking
from followthrough.service.link import Link
from followthrough.service.noting import Noting
from followthrough.service.speaking import Desk, Missing, Speaking, account_of
from followthrough.service.writer import Writer

log = logging.getLogger("followthrough.engine")

GUARDED = (
    StepKind.CALL,
    StepKind.ATTEMPT,
    StepKind.NUDGE,
    StepKind.CHECK_IN,
    StepKind.INTRODUCTION,
    StepKind.REPORT_BACK,
    StepKind.LANDED,
)
"""What an answer that nobody has seen yet would make wrong."""
UNFINISHED = (DraftState.PLANNED, DraftState.APPENDING)
Links = dict[str, Link]


SETTLED_AFTER = timedelta(minutes=10)


class Writing:
    """Writes through the links there are; mailbox trouble stays in them."""

    def __init__(
        self, known: Knowledge, ledger: Ledger, looking: Looking, absence: Absence, links: Links
    ) -> None:
        self._known, self._ledger, self._looking, self._links = known, ledger, looking, links
        self._absence = absence
        speaking = Speaking(known.settings, known.me, ledger, known.book, known.hours)
        self._writer, self._noting = Writer(speaking), Noting(speaking)
        self._stuck: set[str] = set()
        self._left_alone: set[str] = set()

    @property
    def noting(self) -> Noting:
        """What composes notes, with the settings in force."""
        return self._noting

    def link_of(self, account: str) -> Link | None:
        """The account's link while it is connected and its mailboxes are known."""
        link = self._links.get(account)
        return link if link is not None and link.session is not None and link.roles is not None else None

    # What is due ------------------------------------------------------------------------------------------------------

    def is_due(self, now: datetime) -> bool:
        """Whether there is something to finish or to write: decided without asking any server."""
        unfinished = (row for row in self._known.rows(UNFINISHED) if self.link_of(row.account))
        if any(not _settles(row, now) and self._may_go_on(row, now) for row in unfinished):
            return True
        if any(self._may_withdraw(row) for row in self._known.stale(now)):
            return True
        return self._next(set(), now) is not None or any(self._unasked(now))

    def _may_withdraw(self, row: DraftRow) -> bool:
        """Whether it can be taken back: from Drafts, or before it came there."""
        if row.state is DraftState.PLANNED:
            return True
        wanted = self._known.settings.config.stale_drafts == "trash"
        return wanted and row.key not in self._left_alone and self.link_of(row.account) is not None

    def write_due(self, now: datetime) -> int:
        """Withdraw, finish, write. The number of rows placed."""
        self._withdraw_stale(now)
        self._say_silenced(now)
        self._say_overtaken(now)
        placed = self._finish_all(now)
        self._withdraw_stale(now)
        self._list_overdue(now)
        for question in tuple(self._unasked(now)):
            self._known.ask(question)
        tried: set[str] = set()
        while decision := self._next(tried, now):
            tried.update(step.key for step in decision.steps)
            placed += self._write(decision, now)
        return placed

    def _next(self, tried: set[str], now: datetime) -> Decision | None:
        """The next decision to write; asked anew after each, for each may change the others."""
        for decision in self._known.decisions(now):
            keys = {step.key for step in decision.steps}
            wanted = decision.verdict is Verdict.WRITE and not keys & (tried | self._stuck)
            if wanted and self._link_for(decision, now) and not self._misses(decision.steps[0].kind, now):
                return decision
        return None

    def _misses(self, kind: StepKind, now: datetime) -> bool:
        """Whether this kind waits for an account in which an answer may lie."""
        return kind in GUARDED and bool(self._absence.missed(now))

    def waiting(self, now: datetime) -> list[Step]:
        """The steps that would be written now if every account could be read."""
        return [
            step
            for decision in self._known.decisions(now)
            if decision.verdict is Verdict.WRITE and decision.steps[0].kind in GUARDED
            for step in decision.steps
        ]

    def _link_for(self, decision: Decision, now: datetime) -> Link | None:
        """Where a decision is written: in the account that holds the mail it answers; None while that can't be."""
        step = decision.steps[0]
        link = self.link_of(account_of(self._known.conversations[step.person], step))
        return link if link is not None and not self._looking.is_doubted(link, now) else None

    def _list_overdue(self, now: datetime) -> None:
        for decision in self._known.decisions(now):
            if decision.verdict is Verdict.LISTED:
                for step in decision.steps:
                    self._known.ask(wording.listed(self._noting.named(step), now))

    def _unasked(self, now: datetime) -> Iterator[Question]:
        """What the facts leave open and the user was not asked yet; nothing from before anybody was watching."""
        for found in self._known.outlooks.values():
            for each in found.asks:
                unasked = each.at <= now and not self._known.has_asked(each.key)
                if unasked and self._known.awake_at(each.person) <= each.at:
                    yield wording.open_question(each, self._known.hours.zone, now)

    def _say_silenced(self, now: datetime) -> None:
        for (what, name), count in self._known.silenced().items():
            self._known.ask(wording.silenced(what, name, count, now))

    # One decision -----------------------------------------------------------------------------------------------------

    def _write(self, decision: Decision, now: datetime) -> int:
        step, link = decision.steps[0], self._link_for(decision, now)
        if link is None or link.roles is None:
            return 0
        try:
            if step.kind in GUARDED and self._has_news([s.person for s in decision.steps], now):
                return 0
            if step.kind is StepKind.INTRODUCTION and self._known.is_no_stranger(step.person):
                return self._give_up(step.key, wording.no_stranger(step, now))
            conversations = [self._known.conversations[s.person] for s in decision.steps]
            desk = Desk(link.account, link.roles)
            if step.kind in NOTES:
                row = self._noting.row(step, conversations[0], desk, now)
            else:
                row = self._writer.row(decision.steps, conversations, desk, now)
        except UnusableAddress as error:
            return self._give_up(step.key, wording.nobody_to_write_to(step, str(error), now))
        except TemplateError as error:
            said = wording.bad_template(step, error.path, error.line, error.problem, now)
            return self._give_up(step.key, said)
        except Missing as error:
            return self._give_up(step.key, wording.missing_message(step, str(error), now))
        return self.plan_and_place(row, now)

    def _give_up(self, key: str, said: Question) -> int:
        """Nothing is written for this step until the settings change or the service starts anew."""
        self._stuck.add(key)
        self._known.ask(said)
        return 0

    def _has_news(self, persons: Iterable[str], now: datetime) -> bool:
        """The guard: whether any account holds something newer from these people (then everything is decided anew), or
        could not be asked (then it waits)."""
        for person in persons:
            since_at = self._known.conversations[person].last_contact_at or now
            for link in self._links.values():
                if link.session is None or link.roles is None:
                    continue
                try:
                    if self._looking.ask(link, link.session, link.roles, person, since_at):
                        return True
                except MailboxError as error:
                    link.lost(error, now)
                    return True
        return False

    def plan_and_place(self, row: DraftRow, now: datetime) -> int:
        """Record the intent, then carry it out. 1 where it came to lie in the mailbox."""
        if not self._ledger.plan_draft(row):
            return 0
        self._known.keep(row)
        return self._finish(row, now)

    # What was begun ---------------------------------------------------------------------------------------------------

    def _finish_all(self, now: datetime) -> int:
        if not self._known.rows(UNFINISHED):
            return 0
        return sum(self._go_on(row, now) for row in self._ledger.drafts(states=UNFINISHED))

    def _go_on(self, row: DraftRow, now: datetime) -> int:
        if _settles(row, now) or not self._may_go_on(row, now):
            return 0
        persons = [p for p in self._known.row(row.key).persons if p in self._known.conversations]
        if row.state is DraftState.PLANNED and row.kind in GUARDED and self._has_news(persons, now):
            return 0
        return self._finish(row, now)

    def _may_go_on(self, row: DraftRow, now: datetime) -> bool:
        """What is being stored goes on, whatever has happened; what is only planned is judged anew, as if it were
        planned now."""
        if row.state is not DraftState.PLANNED:
            return True
        link = self.link_of(row.account)
        if link is None or self._known.may_be_placed(row, now) or self._misses(row.kind, now):
            return False
        return row.kind is StepKind.NOTE or not self._looking.is_doubted(link, now)

    def _finish(self, row: DraftRow, now: datetime) -> int:
        """Bring one row as far as it can be brought now."""
        link = self.link_of(row.account)
        if link is None or link.session is None or link.roles is None or self._known.paused:
            return 0
        if _settles(row, now):
            return 0
        try:
            shared, places = self._known.shared_ids(row), self._known.places(row.account)
            claimed = [place for place, key in places.items() if key != row.key]
            outcome = place(link.session, link.roles, row, self._ledger, now, shared, claimed)
        except BadArgument as error:
            # Nothing was sent, and another try would say the same.
            self._reread(row)
            return self._refused(replace(self._known.row(row.key), reason=str(error)), None, now)
        except MailboxError as error:
            link.lost(error, now)
            self._reread(row)
            return 0
        after = outcome.row
        log.info("draft key=%s kind=%s state=%s reason=%.120r", row.key, row.kind, after.state, after.reason)
        if outcome.retry_at is not None and after.settle_until_at is None:
            after = self._ledger.advance(after.key, after.state, settle_until_at=outcome.retry_at)
        self._known.keep(after)
        if after.state is DraftState.UNCERTAIN:
            self._known.ask(wording.uncertain(after, now))
        if after.state is DraftState.PLANNED:
            return self._refused(after, outcome.retry_at, now)
        return int(after.state is DraftState.PLACED)

    def _refused(self, row: DraftRow, retry_at: datetime | None, now: datetime) -> int:
        """The server would not have it: said once. Without another try it ends here."""
        if retry_at is not None:
            self._known.ask(wording.refused(row, now))
        elif row.state is DraftState.PLANNED:
            self._move(row, DraftState.WITHDRAWN, row.reason, now)
            self._known.ask(wording.refused_for_good(row, now))
        return 0

    def _reread(self, row: DraftRow) -> None:
        """The desk moves a row by itself; where it was interrupted the ledger says how far."""
        for each in self._ledger.drafts_by_key((row.key,)):
            self._known.keep(each)

    # What became wrong ------------------------------------------------------------------------------------------------

    def _withdraw_stale(self, now: datetime) -> None:
        """Drafts that the facts have made wrong: never stored, moved to Trash while untouched, or named as outdated."""
        for row in self._known.stale(now):
            link = self.link_of(row.account)
            if row.state is DraftState.PLANNED:
                self._move(row, DraftState.WITHDRAWN, "no longer called for", now)
            elif self._was_sent(row):
                # A client may keep the draft for as long as Drafts is open there: it is sent all the same.
                self._move(row, DraftState.SENT, "your mail in Sent", now)
            elif row.state is DraftState.PLACED and not row.digest:
                # Saved by a client, if only as it was: not the copy that we stored, so it is the user's from here on.
                self._move(row, DraftState.EDITED, row.reason, now)
            elif link is None or self._known.paused:
                continue  # it is taken back later
            elif not self._withdraw(row, link, now) and self._settled(row, now):
                self._known.ask(wording.outdated(row, now))

    def _say_overtaken(self, now: datetime) -> None:
        """What the user has edited is theirs; that it no longer fits, they may not have seen."""
        for row in self._known.overtaken(now):
            if not self._was_sent(row) and self._settled(row, now):
                self._known.ask(wording.overtaken(row, now))

    def _settled(self, row: DraftRow, now: datetime) -> bool:
        """A client that is just sending this draft deletes it a moment later: nothing is said before that is over."""
        facts = (fact for person in row.persons for fact in self._known.conversations[person].facts[-1:])
        return now - max((fact.at for fact in facts), default=row.created_at) > SETTLED_AFTER

    def _was_sent(self, row: DraftRow) -> bool:
        conversations = self._known.conversations
        return any(
            mail.message_id == row.message_id or (mail.kind == "sent" and mail.step_key == row.key)
            for person in row.persons
            for mail in conversations[person].sent
        )

    def _withdraw(self, row: DraftRow, link: Link, now: datetime) -> bool:
        """Whether the draft lies in Trash now. Touched, or the server can't move: left alone from then on."""
        session, roles = link.session, link.roles
        if not self._may_withdraw(row) or session is None or roles is None:
            return False
        try:
            done = withdraw(session, roles, row)
        except MailboxError as error:
            link.lost(error, now)
            return True  # nothing to say: it is tried again
        if done:
            self._move(row, DraftState.WITHDRAWN, "no longer called for", now)
        else:
            self._left_alone.add(row.key)
        return done

    def _move(self, row: DraftRow, state: DraftState, reason: str, now: datetime) -> None:
        changed = self._ledger.advance(row.key, row.state, state=state, reason=reason, state_at=now)
        log.info("draft key=%s kind=%s was=%s now=%s", row.key, row.kind, row.state, state)
        self._known.keep(changed)


def _settles(row: DraftRow, now: datetime) -> bool:
    return row.settle_until_at is not None and row.settle_until_at > now


def due_rows(rows: Iterable[DraftRow], now: datetime) -> datetime | None:
    """When the next unfinished row may be tried again."""
    times = [r.settle_until_at for r in rows if r.settle_until_at is not None and r.settle_until_at > now]
    return min(times, default=None)
