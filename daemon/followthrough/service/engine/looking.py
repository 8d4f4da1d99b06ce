"""What is new in an account, what became of our drafts there, and the guard that asks once more before a write."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.matching.glance import GLANCE_FIELDS
from followthrough.mailbox.desk import copies, observe
from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session, Status
from followthrough.mailbox.steering import find_steering
from followthrough.mailbox.sync import new_messages, unchanged
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.service import wording
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.harvest import Rulebook
from followthrough.service.intake import Intake
from followthrough.service.link import Link

log = logging.getLogger("followthrough.engine")

DOUBTED_FOR = timedelta(hours=24)
"""So long an account is doubted when a mailbox of it is suddenly empty or renumbered: nothing is written meanwhile."""
MANY = 20
"""From so many messages on an empty mailbox is no tidy user's."""
WATCHED = (DraftState.PLACED, DraftState.ABSENT, DraftState.EDITED, DraftState.UNCERTAIN)
LOST = (DraftState.DISMISSED, DraftState.WITHDRAWN, DraftState.GONE)
LOST_FOR = timedelta(days=14)
"""So long a draft that was deleted or withdrawn is still looked for: it may be moved back, or sent after all."""

TWICE_FOR = timedelta(days=3)
"""So long after an APPEND that was made again it is looked whether the first came in after all."""

_NONE: Mapping[str, str] = {}
Progress = Callable[[str, str, int], None]
"""(account, mailbox, messages read so far)"""


def silent(account: str, mailbox: str, count: int) -> None:
    """No progress shown."""


class Looking:
    """Reads accounts into the ledger and the knowledge. Raises Disconnected and Rejected."""

    def __init__(self, known: Knowledge, ledger: Ledger, progress: Progress) -> None:
        self._known, self._ledger, self._progress = known, ledger, progress
        self._sent: dict[str, str] = {}
        self._steered: dict[str, tuple[Session, Mapping[str, str]]] = {}

    def look(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        """Read what is new in an account and what became of our drafts."""
        intake = self._intake(link, roles)
        for mailbox in self.mailboxes(link, roles):
            try:
                vital = mailbox in (roles.sent, "INBOX")
                self._read_new(link, session, intake, mailbox, now, vital=vital)
            except Rejected as error:
                if mailbox in (roles.sent, "INBOX"):
                    raise
                # One that the settings name: the others must not wait for it.
                said = wording.missing_mailbox(link.account.name, mailbox, error.text, now)
                self._known.ask(said)
        self._read_keywords(link.account.name, session, roles.sent, intake)
        self._read_steering(link, session, roles, now)
        if words := self._known.newly_listed():
            intake = self._intake(link, roles)  # who was named in what was just read is enrolled from here on
            intake.look_for(words)
            self._known.keep_listed()
        self._known.touch(intake.look_again(session))
        self._observe(link, session, roles, now)

    def _read_keywords(self, account: str, session: Session, sent: str, intake: Intake) -> None:
        """A mail that is given a playbook's keyword after it was read is enrolled, too: where the server counts changes
        (CONDSTORE), those since the last look are asked for."""
        playbooks = self._known.settings.config.playbook
        wanted = {keyword.lower() for p in playbooks for keyword in p.enrol.keywords}
        if not wanted or "CONDSTORE" not in session.capabilities:
            return
        status, name = session.examine(sent), f"modseq|{account}"
        uidvalidity, _, modseq = (self._ledger.get(name) or "").partition(" ")
        if uidvalidity == str(status.uidvalidity) and int(modseq) < status.highestmodseq:
            changed = session.flags_since(int(modseq)) if int(modseq) else {}
            uids = [uid for uid, flags in changed.items() if wanted & {flag.lower() for flag in flags}]
            self._known.touch(intake.read_again(session, sent, uids) if uids else ())
        self._ledger.put(name, f"{status.uidvalidity} {status.highestmodseq}")

    # The mailboxes by which the user steers ---------------------------------------------------------------------------

    def _read_steering(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        """Take up what was put into them since. They are made when the setting is new, and said to be gone once."""
        steering = self._steering(link, session, roles, now)
        intake = self._intake(link, roles, steering, now)
        since = (now - timedelta(days=self._known.settings.config.look_back)).date()
        for mailbox in steering:
            cursor = self._ledger.cursor(link.account.name, mailbox)
            try:
                if unchanged(session, mailbox, cursor, to_open=False):
                    continue
                for batch in new_messages(session, mailbox, cursor, since, GLANCE_FIELDS):
                    self._known.touch(intake.take(session, mailbox, batch))
            except Rejected:
                self._steered.pop(link.account.name, None)  # gone meanwhile: seen at the next look

    def _steering(self, link: Link, session: Session, roles: Roles, now: datetime) -> Mapping[str, str]:
        """Mailbox and what it says, asked for once in a connection."""
        name = link.account.name
        kept = f"steering|{name}"
        if not self._known.settings.config.steering_mailboxes:
            if self._ledger.get(kept) is not None:
                self._ledger.put(kept, None)  # switched on again, they are made again
            return {}
        known = self._steered.get(name)
        if known is not None and known[0] is session:
            return known[1]
        made = frozenset(json.loads(self._ledger.get(kept) or "[]"))
        found = find_steering(session, roles, made)
        if not made.issuperset(found.there):
            self._ledger.put(kept, json.dumps(sorted(made | set(found.there))))
        for mailbox in found.removed:
            self._known.ask(wording.steering_removed(name, mailbox, now))
        for mailbox, said in found.refused:
            self._known.ask(wording.steering_refused(name, mailbox, said, now))
        self._steered[name] = (session, found.there)
        return found.there

    def mailboxes(self, link: Link, roles: Roles) -> tuple[str, ...]:
        """Sent first, so that an answer finds what it answers; each once."""
        return tuple(dict.fromkeys((roles.sent, *self._labels(), "INBOX", *link.account.mailboxes.also)))

    def _labels(self) -> tuple[str, ...]:
        return tuple(m for p in self._known.settings.config.playbook for m in p.enrol.mailboxes)

    def _read_new(
        self, link: Link, session: Session, intake: Intake, mailbox: str, now: datetime, *, vital: bool
    ) -> None:
        name = link.account.name
        cursor = self._ledger.cursor(name, mailbox)

        def heard(status: Status) -> None:
            self._count(name, mailbox, status.messages, now)

        if unchanged(session, mailbox, cursor, to_open=mailbox == "INBOX", heard=heard):
            return
        since = (now - timedelta(days=self._known.settings.config.look_back)).date()
        count = 0
        for batch in new_messages(session, mailbox, cursor, since, GLANCE_FIELDS):
            if batch.reset:
                self._renumbered(name, mailbox, batch.cursor.uidvalidity, now, vital=vital)
            self._known.touch(intake.take(session, mailbox, batch))
            count += len(batch.heads)
            self._progress(name, mailbox, count)
        if session.examined == mailbox and session.opened is not None:
            heard(session.opened)

    def _intake(
        self, link: Link, roles: Roles, steering: Mapping[str, str] = _NONE, now: datetime | None = None
    ) -> Intake:
        known, self._sent[link.account.name] = self._known, roles.sent
        rulebook = Rulebook(
            me=known.me,
            addresses=Identities(frozenset(a.lower() for a in link.account.addresses)),
            accounts=tuple(account.name for account in known.settings.config.account),
            enrol=known.enrol_rules(),
            max_recipients=known.settings.config.max_recipients,
            own_mailboxes=frozenset({roles.sent}),
            label_mailboxes=frozenset(self._labels()) - {roles.sent},
            sent=self._sent,
            steering=steering,
            now=now or datetime.min.replace(tzinfo=UTC),
            zone=known.settings.zone,
            minutes={each.name: each.ask_minutes for each in known.settings.config.playbook},
        )
        return Intake(link.account.name, rulebook, self._ledger, known.book)

    # A mailbox that was renumbered or is suddenly empty is never read as 'nobody answered'.

    def _count(self, account: str, mailbox: str, messages: int, now: datetime) -> None:
        """Keep how many messages a mailbox holds, up to the number from which its emptiness is strange."""
        name = f"held|{account}|{mailbox}"
        held, holds = int(self._ledger.get(name) or 0), min(messages, MANY)
        if holds == held:
            return
        if holds == 0 and held == MANY:
            self._doubt(account, mailbox, now)
            self._known.ask(wording.emptied(account, mailbox, now))
        self._ledger.put(name, str(holds))

    def _renumbered(
        self, account: str, mailbox: str, uidvalidity: int, now: datetime, *, vital: bool
    ) -> None:
        """A mailbox made anew may not have everything yet: where answers or the user's own mail lie, that matters."""
        if vital:
            self._doubt(account, mailbox, now)
        self._known.ask(wording.renumbered(account, mailbox, uidvalidity, now, doubted=vital))

    def _doubt(self, account: str, mailbox: str, now: datetime) -> None:
        """Only time ends it: the next mail to come may be our own note about this."""
        self._ledger.put(_doubted_name(account, mailbox), now.isoformat())

    def is_doubted(self, link: Link, now: datetime) -> bool:
        """Whether a mailbox of this account was found empty or renumbered within a day: nothing is drafted there."""
        if link.roles is None:
            return False
        found = (
            self._ledger.get(_doubted_name(link.account.name, mailbox))
            for mailbox in self.mailboxes(link, link.roles)
        )
        return any(at and now - datetime.fromisoformat(at) < DOUBTED_FOR for at in found)

    def _observe(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        account = link.account.name
        watched = [
            row
            for row in self._known.rows(WATCHED + LOST)
            if row.account == account and _may_change(row, now)
        ]
        if watched:
            self._follow(account, session, roles, watched, now)
        self._look_for_doubles(account, session, now)

    def _follow(
        self, account: str, session: Session, roles: Roles, watched: list[DraftRow], now: datetime
    ) -> None:
        """What became of these rows."""
        rows = {row.key: row for row in self._ledger.drafts_by_key(row.key for row in watched)}
        places = self._known.places(account)
        for seen in observe(session, roles, list(rows.values()), now, places):
            row = rows[seen.key]
            changed = self._ledger.advance(
                row.key,
                row.state,
                state=seen.state,
                uid=seen.uid,
                uidvalidity=seen.uidvalidity,
                size=seen.size,
                digest=seen.digest,
                reason=seen.evidence,
                state_at=row.state_at if seen.state is row.state else now,
            )
            log.info("draft key=%s kind=%s now=%s", changed.key, changed.kind, changed.state)
            self._known.keep(changed)

    def _look_for_doubles(self, account: str, session: Session, now: datetime) -> None:
        """A command that was taken for lost can arrive late (a proxy held it), beside the one that was made again, or
        when that was sent: said, and nothing is touched."""
        for row in self._known.rows((DraftState.PLACED, DraftState.SENT)):
            again = row.attempts > 1 and row.attempt_at is not None and now - row.attempt_at < TWICE_FOR
            if row.account != account or row.is_note or not again:
                continue
            if copies(session, row) > (row.state is DraftState.PLACED):
                self._known.ask(wording.twice(row, now))

    # The guard --------------------------------------------------------------------------------------------------------

    def ask(
        self, link: Link, session: Session, roles: Roles, person: str, since_at: datetime
    ) -> frozenset[str]:
        """Ask the inbox, the mailboxes the settings name, Archive or All Mail and Junk for mail from this person.
        People with news."""
        intake, addresses = self._intake(link, roles), sorted(self._known.book.addresses(person))
        also = link.account.mailboxes.also
        elsewhere = (roles.all or roles.archive, roles.junk)
        since = (since_at - timedelta(days=1)).date()
        found: frozenset[str] = frozenset()
        for mailbox in dict.fromkeys(("INBOX", *also, *(m for m in elsewhere if m))):
            try:
                found |= intake.ask(session, mailbox, addresses, since)
            except Rejected:
                if mailbox not in also:
                    raise  # said at the look, and no reason to stop for ever
        found |= intake.look_again(session)
        self._known.touch(found)
        return found


def _may_change(row: DraftRow, now: datetime) -> bool:
    """Whether it is worth looking what became of a row. Notes are not looked after."""
    lost_at = row.state_at if row.state in LOST else None
    return not row.is_note and (row.state in WATCHED or (lost_at is not None and now - lost_at < LOST_FOR))


def _doubted_name(account: str, mailbox: str) -> str:
    return f"doubted|{account}|{mailbox}"
