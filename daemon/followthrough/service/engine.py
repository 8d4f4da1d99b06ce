"""One turn of the work: look into the mailboxes, see what became of our drafts, decide, write. One thread owns it.

Nothing here decides by itself: ``mail`` says what a message is, ``plan`` what comes next, ``compose`` what it looks
like. The engine carries it out, in the order that keeps the promises: read everything first, withdraw what became
wrong, then write what is due, each with its intent recorded before the effect.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from followthrough.compose.headers import UnusableAddress
from followthrough.compose.render import TemplateError
from followthrough.config.load import Settings
from followthrough.ledger.store import Ledger, Question
from followthrough.mail.address import Address, Identities
from followthrough.mail.glance import GLANCE_FIELDS
from followthrough.mailbox.desk import observe, place, withdraw
from followthrough.mailbox.errors import Disconnected, MailboxError, Rejected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session
from followthrough.mailbox.sync import Batch, new_messages, unchanged
from followthrough.plan.agenda import Circumstances, Decision, Verdict, agenda, next_due_at, stale
from followthrough.plan.business_time import WorkingTime, local_date
from followthrough.plan.conversation import Conversation, fold
from followthrough.plan.drafts import DraftRow, DraftState, StepKind
from followthrough.plan.enrolment import EnrolRule
from followthrough.plan.playbook import Outlook, Rules, outlook
from followthrough.service.book import Book
from followthrough.service.intake import Intake, Rulebook
from followthrough.service.link import Link
from followthrough.service.writer import Desk, Missing, Writer, login_at_host, their_hours

log = logging.getLogger("followthrough.engine")

ASLEEP_AFTER = timedelta(days=14)
"""After such a gap what was overdue meanwhile is listed, not drafted."""
EMPTIED_HOLD = timedelta(hours=24)
"""A mailbox suddenly empty is doubted so long: nothing is written meanwhile."""
CAPPED = (StepKind.ATTEMPT, StepKind.CHECK_IN)
GUARDED = (StepKind.CALL, StepKind.ATTEMPT, StepKind.CHECK_IN)
UNFINISHED = (DraftState.PLANNED, DraftState.APPENDING)
WATCHED = (DraftState.PLACED, DraftState.ABSENT, DraftState.EDITED, DraftState.UNCERTAIN)
LOST = (DraftState.DISMISSED, DraftState.WITHDRAWN, DraftState.GONE)
LOST_FOR = timedelta(days=14)
"""So long a draft that was deleted or withdrawn is still looked for: it may be moved back, or sent after all."""

Progress = Callable[[str, str, int], None]
"""(account, mailbox, messages read so far)"""


def silent(account: str, mailbox: str, count: int) -> None:
    """No progress shown."""


class Engine:
    """Everything known, and the turns that act on it. Raises only LedgerError; mailbox trouble stays in the links."""

    def __init__(self, settings: Settings, ledger: Ledger, progress: Progress = silent) -> None:
        self._ledger, self._progress = ledger, progress
        self.links: dict[str, Link] = {}
        self.adopt(settings)

    # Settings -----------------------------------------------------------------------------------------------------

    def adopt(self, settings: Settings) -> None:
        """Take settings over whole: at the start, and when they were edited and are valid."""
        self.settings = settings
        config = settings.config
        self.me = Identities(frozenset(a.lower() for acc in config.account for a in acc.addresses))
        self.hours = working_time(settings)
        self._rules: dict[str, Rules] = {p.name: p.rules() for p in config.playbook}
        self._book = Book(settings.people)
        for fact in self._ledger.facts():
            self._book.add(fact)
        for row in self._ledger.drafts():
            self._book.add_draft(row)
        self._relearn()
        self._conversations: dict[str, Conversation] = {}
        self._outlooks: dict[str, Outlook] = {}
        self._dirty = set(self._book.persons())
        self._stuck: set[str] = set()
        self._writer = Writer(settings, self.me, self._ledger, self._book, self.hours)
        self._adopt_accounts(settings)

    def _relearn(self) -> None:

        for person in self._book.persons():
            for what, (value, _) in self._ledger.learned(person).items():
                if what.startswith("address "):
                    self._book.learn(person, Address("", value))
                elif what == "name":
                    self._book.learn(person, Address(value, person))

    def _adopt_accounts(self, settings: Settings) -> None:
        wanted = {a.name: a for a in settings.config.account}
        for name, link in list(self.links.items()):
            if wanted.get(name) != link.account:
                link.close()
                del self.links[name]
        for name, account in wanted.items():
            self.links.setdefault(name, Link(account, self._ledger))

    # Looking ------------------------------------------------------------------------------------------------------

    def look(self, link: Link, now: datetime) -> bool:
        """Read what is new in an account and what became of our drafts; False where the connection broke over it."""
        session, roles = link.session, link.roles
        if session is None or roles is None:
            return False
        try:
            self._read_new(link, session, roles, now)
            self._observe(link, session, roles, now)
        except (Disconnected, Rejected) as error:
            link.lost(error, now)
            return False
        return True

    def _read_new(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        account = link.account
        intake = self._intake(link, roles)
        since = (now - timedelta(days=self.settings.config.look_back)).date()
        for mailbox in self._read_mailboxes(link, roles):
            cursor = self._ledger.cursor(account.name, mailbox)
            if cursor is not None and unchanged(session, mailbox, cursor):
                continue
            count = 0
            for batch in new_messages(session, mailbox, cursor, since, GLANCE_FIELDS):
                self._doubt_mailbox(account.name, mailbox, batch, now)
                self._dirty |= intake.take(session, mailbox, batch)
                count += len(batch.heads)
                self._progress(account.name, mailbox, count)

    def _read_mailboxes(self, link: Link, roles: Roles) -> tuple[str, ...]:
        """Sent first, so that an answer finds what it answers; each once."""
        labels = (m for p in self.settings.config.playbook for m in p.enrol.mailboxes)
        return tuple(dict.fromkeys((roles.sent, *labels, "INBOX", *link.account.mailboxes.also)))

    def _intake(self, link: Link, roles: Roles) -> Intake:
        config = self.settings.config
        rulebook = Rulebook(
            me=self.me,
            enrol=enrol_rules(self.settings),
            max_recipients=config.max_recipients,
            own_mailboxes=frozenset({roles.sent}),
        )
        return Intake(link.account.name, rulebook, self._ledger, self._book)

    def _doubt_mailbox(self, account: str, mailbox: str, batch: Batch, now: datetime) -> None:
        """A mailbox that was renumbered or is suddenly empty is never read as 'nobody answered'."""
        name = f"emptied|{account}|{mailbox}"
        if batch.emptied:
            self._ledger.put(name, now.isoformat())
            self.ask(
                f"{name}|{now:%Y-%m-%d}",
                "",
                "A mailbox is suddenly empty",
                f"{mailbox} of {account} held mail before and holds none now. Nothing is drafted for a day; if you "
                "emptied it yourself, there is nothing to do.",
                now,
            )
        elif batch.heads and self._ledger.get(name):
            self._ledger.put(name, None)
        if batch.reset:
            self.ask(
                f"reset|{account}|{mailbox}|{batch.cursor.uidvalidity}",
                "",
                "A mailbox was renumbered by the server",
                f"{mailbox} of {account} has new message numbers. It was read again by date; nothing is done twice.",
                now,
            )

    def _emptied(self, account: str, now: datetime) -> bool:
        return any(
            now - datetime.fromisoformat(at) < EMPTIED_HOLD
            for link in self.links.values()
            if link.account.name == account and link.roles
            for mailbox in self._read_mailboxes(link, link.roles)
            if (at := self._ledger.get(f"emptied|{account}|{mailbox}"))
        )

    def _observe(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        rows = [
            r
            for r in self._ledger.drafts(link.account.name, WATCHED + LOST)
            if not r.is_note and _may_change(r, now)
        ]
        if not rows:
            return
        by_key = {row.key: row for row in rows}
        for seen in observe(session, roles, rows, now):
            row = by_key[seen.key]
            self._advance(
                row,
                state=seen.state,
                uid=seen.uid,
                uidvalidity=seen.uidvalidity,
                size=seen.size,
                digest=seen.digest,
                reason=seen.evidence,
                state_at=row.state_at if seen.state is row.state else now,
            )

    def _advance(self, row: DraftRow, **changes: object) -> DraftRow:
        changed = self._ledger.advance(row.key, row.state, **changes)
        log.info("draft key=%s kind=%s was=%s now=%s", row.key, row.kind, row.state, changed.state)
        self._dirty |= set(row.persons)
        return changed

    # Deciding -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Fold anew the conversations that something happened in."""
        rows: dict[str, list[DraftRow]] = {}
        if self._dirty:
            for row in self._ledger.drafts():
                for person in row.persons:
                    rows.setdefault(person, []).append(
                        replace(row, raw=b"")
                    )  # kept for months: without the bytes
        for person in self._dirty:
            facts = self._ledger.facts(person)
            conversation = fold(person, facts, rows.get(person, ()), hours=self.hours)
            self._conversations[person] = conversation
            self._outlooks[person] = self.outlook_of(conversation)
        self._dirty.clear()

    def outlook_of(self, conversation: Conversation) -> Outlook:
        """What comes next for a conversation under the settings in force."""
        listed = self._book.listed(conversation.person)
        if listed and listed.stop:
            return Outlook((), False, "people.toml says stop", frozenset())
        rules, account = self._rules.get(conversation.playbook), self._account_of(conversation)
        if rules is None:
            return Outlook((), False, f"no playbook “{conversation.playbook}” in the config any more")
        if account is None:
            return Outlook((), False, f"no account “{conversation.account}” in the config any more")
        theirs = their_hours(self._book, conversation.person, self.hours)
        found = outlook(conversation, rules, self.hours, login_at_host(account.account), theirs)
        if listed and listed.hold:
            return replace(found, steps=(), waiting="people.toml says hold")
        return found

    def _account_of(self, conversation: Conversation) -> Link | None:
        return self.links.get(conversation.account)

    @property
    def conversations(self) -> Mapping[str, Conversation]:
        """Every conversation as it stands (after ``refresh``)."""
        return self._conversations

    @property
    def outlooks(self) -> Mapping[str, Outlook]:
        """What comes next for each (after ``refresh``)."""
        return self._outlooks

    def decisions(self, now: datetime) -> tuple[Decision, ...]:
        """What happens to every step at this moment."""
        self.refresh()
        return agenda(self._outlooks, self._conversations, self._circumstances(now))

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next step opens."""
        return next_due_at(self.decisions(now))

    def _circumstances(self, now: datetime) -> Circumstances:
        today = local_date(now, self.hours.zone)
        rows = {r.key: r for c in self._conversations.values() for r in c.drafts.values() if r.kind in CAPPED}
        written = sum(local_date(r.created_at, self.hours.zone) == today for r in rows.values())
        return Circumstances(
            now=now,
            awake_since_at=self._awake_since(now),
            hours=self.hours,
            paused=self.settings.config.paused,
            drafts_per_day=self.settings.config.drafts_per_day,
            written_today=written,
        )

    def _awake_since(self, now: datetime) -> datetime:
        kept = self._ledger.get("awake_since")
        return datetime.fromisoformat(kept) if kept else now

    def stay_awake(self, now: datetime) -> None:
        """Note that we were here: called on the tick; a gap of two weeks begins a new stretch."""
        last = self._ledger.get("last_awake")
        if last is None or now - datetime.fromisoformat(last) > ASLEEP_AFTER:
            self._ledger.put("awake_since", now.isoformat())
        if last is None or now - datetime.fromisoformat(last) > timedelta(minutes=10):
            self._ledger.put("last_awake", now.isoformat())

    # Writing ------------------------------------------------------------------------------------------------------

    def due(self, now: datetime) -> bool:
        """Whether ``act`` would have something to write or to finish: decided without asking any server."""
        if self.settings.config.paused:
            return False
        unfinished = (r for r in self._ledger.drafts(states=UNFINISHED) if self._link_of(r.account))
        if any(r.settle_until_at is None or r.settle_until_at <= now for r in unfinished):
            return True
        return self._next(set(), now) is not None or self._day_note_due(now)

    def _link_of(self, account: str) -> Link | None:
        """The account's link while it is connected and its mailboxes are known."""
        link = self.links.get(account)
        return link if link is not None and link.session is not None and link.roles is not None else None

    def act(self, now: datetime) -> int:
        """Withdraw what became wrong, finish what was begun, write what is due. The number of rows placed."""
        if any(link.session is None for link in self.links.values()) and not self._all_known():
            return 0
        self._withdraw_stale(now)
        placed = sum(self._finish(row, now) for row in self._ledger.drafts(states=UNFINISHED))
        tried: set[str] = set()
        while decision := self._next(tried, now):
            tried.update(step.key for step in decision.steps)
            placed += self._write(decision, now)
        return placed + self._day_note(now)

    def _all_known(self) -> bool:
        """Whether every account has been read at least once: an answer may lie in the one that is not there yet."""
        return all(self._ledger.cursor(name, "INBOX") is not None for name in self.links)

    def _next(self, tried: set[str], now: datetime) -> Decision | None:
        """The next decision to write; asked anew after each, for each may change the others."""
        for decision in self.decisions(now):
            keys = {step.key for step in decision.steps}
            if decision.verdict is Verdict.LISTED:
                self._list(decision, now)
            wanted = decision.verdict is Verdict.WRITE and not keys & (tried | self._stuck)
            if wanted and self._can_write(decision, now):
                return decision
        return None

    def _can_write(self, decision: Decision, now: datetime) -> bool:
        account = decision.steps[0].account
        return self._link_of(account) is not None and not self._emptied(account, now)

    def _list(self, decision: Decision, now: datetime) -> None:
        for step in decision.steps:
            self.ask(
                f"listed|{step.key}",
                step.person,
                "Overdue before I was watching",
                f"{step.kind.value.replace('_', '-')}: {step.why} It is not drafted by itself.",
                now,
            )

    def _write(self, decision: Decision, now: datetime) -> int:
        step = decision.steps[0]
        link = self._link_of(step.account)
        if link is None or link.roles is None:
            return 0
        try:
            if step.kind in GUARDED and self._news(decision, now):
                return 0
            conversations = [self._conversations[s.person] for s in decision.steps]
            row = self._writer.row(decision.steps, conversations, Desk(link.account, link.roles), now)
        except (Disconnected, Rejected) as error:
            link.lost(error, now)
            return 0
        except UnusableAddress as error:
            self._stuck.add(step.key)
            self.ask(
                f"address|{step.key}",
                step.person,
                "Nobody to write to",
                f"No usable address for {step.person} ({error}); the step is not drafted.",
                now,
            )
            return 0
        except TemplateError as error:
            self._stuck.add(step.key)
            self.ask(
                f"template|{error.path}|{error.line}|{error.problem}",
                step.person,
                "A template cannot be used",
                f"{error.path}, line {error.line}: {error.problem}. The step waits until the file is mended.",
                now,
            )
            return 0
        except Missing as error:
            self._stuck.add(step.key)
            self.ask(
                f"missing|{step.key}",
                step.person,
                "A mail is missing",
                f"Message {error} is not known any more; the step cannot be drafted.",
                now,
            )
            return 0
        return self._plan_and_place(row, now)

    def _plan_and_place(self, row: DraftRow, now: datetime) -> int:
        if not self._ledger.plan_draft(row):
            return 0
        self._book.add_draft(row)
        self._dirty |= set(row.persons)
        return self._finish(row, now)

    def _finish(self, row: DraftRow, now: datetime) -> int:
        """Bring one row as far as it can be brought now. 1 where it came to lie in the mailbox."""
        link = self.links.get(row.account)
        if link is None or link.session is None or link.roles is None or self.settings.config.paused:
            return 0
        if row.settle_until_at is not None and row.settle_until_at > now:
            return 0
        try:
            outcome = place(link.session, link.roles, row, self._ledger, now)
        except (Disconnected, Rejected, MailboxError) as error:
            link.lost(error, now)
            self._dirty |= set(row.persons)
            return 0
        self._dirty |= set(row.persons)
        state = outcome.row.state
        log.info("draft key=%s kind=%s state=%s reason=%.120r", row.key, row.kind, state, outcome.row.reason)
        if outcome.retry_at is not None and outcome.row.settle_until_at is None:
            self._advance(outcome.row, settle_until_at=outcome.retry_at)
        if state is DraftState.UNCERTAIN:
            self._say_uncertain(outcome.row, now)
        return int(state is DraftState.PLACED)

    def _say_uncertain(self, row: DraftRow, now: datetime) -> None:
        self.ask(
            f"uncertain|{row.key}",
            ", ".join(row.persons),
            "A draft may or may not be there",
            f"The server never said whether the {row.kind.value.replace('_', '-')} “{row.subject}” was stored. It is "
            "not written again by itself, so that there are never two. Look into Drafts.",
            now,
        )

    def _news(self, decision: Decision, now: datetime) -> bool:
        """The guard: inbox, named mailboxes, Archive or All Mail and Junk are asked for anything newer, in every
        account. True where something was found: then everything is decided anew."""
        for step in decision.steps:
            since_at = self._conversations[step.person].last_contact_at or now
            for link in self.links.values():
                if link.session is None or link.roles is None:
                    continue
                found = self._ask(link, link.session, link.roles, step.person, since_at)
                if found:
                    self._dirty |= found
                    return True
        return False

    def _ask(
        self, link: Link, session: Session, roles: Roles, person: str, since_at: datetime
    ) -> frozenset[str]:
        intake, addresses = self._intake(link, roles), sorted(self._book.addresses(person))
        elsewhere = (roles.all or roles.archive, roles.junk)
        mailboxes = ("INBOX", *link.account.mailboxes.also, *(m for m in elsewhere if m))
        found: frozenset[str] = frozenset()
        for mailbox in dict.fromkeys(mailboxes):
            found |= intake.ask(session, mailbox, addresses, (since_at - timedelta(days=1)).date())
        return found

    def _withdraw_stale(self, now: datetime) -> None:
        """Drafts that the facts have made wrong: never stored, moved to Trash while untouched, or named as outdated."""
        self.refresh()
        rows = {row.key: row for row in self._ledger.drafts(states=(DraftState.PLACED, DraftState.PLANNED))}
        for key in stale(self._conversations, self._outlooks):
            row = rows[key]
            link = self._link_of(row.account)
            if row.state is DraftState.PLANNED:
                self._advance(row, state=DraftState.WITHDRAWN, reason="no longer called for", state_at=now)
            elif link is None or link.session is None or link.roles is None:
                continue
            elif self.settings.config.stale_drafts == "trash" and not self.settings.config.paused:
                self._withdraw(row, link, link.session, link.roles, now)
            else:
                self._say_outdated(row, now)

    def _withdraw(self, row: DraftRow, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        try:
            if withdraw(session, roles, row):
                self._advance(row, state=DraftState.WITHDRAWN, reason="no longer called for", state_at=now)
            else:
                self._say_outdated(row, now)
        except (Disconnected, Rejected) as error:
            link.lost(error, now)

    def _say_outdated(self, row: DraftRow, now: datetime) -> None:
        self.ask(
            f"outdated|{row.key}",
            ", ".join(row.persons),
            "A draft is out of date",
            f"The {row.kind.value.replace('_', '-')} draft “{row.subject}” no longer fits what has happened. "
            "It was left where it is; delete it, and what comes next is drafted.",
            now,
        )

    # Telling ------------------------------------------------------------------------------------------------------

    def ask(self, key: str, person: str, heading: str, text: str, now: datetime) -> None:
        """Keep something for the user's next note, once."""
        if self._ledger.ask(Question(key=key, person=person, heading=heading, text=text, at=now)):
            log.info("question key=%s", key)

    def _day_note(self, now: datetime) -> int:
        """At the start of a working day, if there is anything to say: one note, in the first account that is there."""
        if not self._day_note_due(now):
            return 0
        questions, day = self._ledger.questions(), local_date(now, self.hours.zone).isoformat()
        link = next(li for name, li in self.links.items() if self._link_of(name))
        assert link.roles is not None
        try:
            row = self._writer.day_row(questions, Desk(link.account, link.roles), now, day)
        except TemplateError as error:
            log.error("template path=%s line=%d problem=%s", error.path, error.line, error.problem)
            return 0
        placed = self._plan_and_place(row, now)
        self._ledger.put("day_note", day)
        self._ledger.told((q.key for q in questions), now)
        return placed

    def _day_note_due(self, now: datetime) -> bool:
        day = local_date(now, self.hours.zone).isoformat()
        return (
            not self.settings.config.paused
            and self.hours.is_open(now)
            and self._ledger.get("day_note") != day
            and any(self._link_of(name) for name in self.links)
            and bool(self._ledger.questions())
        )

    def close(self) -> None:
        """Say goodbye to every server."""
        for link in self.links.values():
            if link.session is not None:
                link.session.logout()
            link.session = None


def _may_change(row: DraftRow, now: datetime) -> bool:
    return row.state in WATCHED or (row.state_at is not None and now - row.state_at < LOST_FOR)


def working_time(settings: Settings) -> WorkingTime:
    """The user's working hours in plan's terms."""
    hours = settings.config.hours
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    days = frozenset(names.index(day) + 1 for day in hours.days)
    return WorkingTime(settings.zone, days, hours.start, hours.end, frozenset(hours.holidays))


def enrol_rules(settings: Settings) -> tuple[EnrolRule, ...]:
    """The playbooks' enrolment rules in plan's terms, with the people that people.toml lists for each."""
    return tuple(
        EnrolRule(
            playbook=p.name,
            people=frozenset(
                a for person in settings.people if person.playbook == p.name for a in person.addresses
            ),
            tags=p.enrol.tags,
            subjects=p.enrol.subjects,
            recipients=p.enrol.recipients,
            keywords=p.enrol.keywords,
            mailboxes=p.enrol.mailboxes,
        )
        for p in settings.config.playbook
    )


def due_rows(rows: Iterable[DraftRow], now: datetime) -> datetime | None:
    """When the next unfinished row may be tried again."""
    times = [r.settle_until_at for r in rows if r.settle_until_at is not None and r.settle_until_at > now]
    return min(times, default=None)
