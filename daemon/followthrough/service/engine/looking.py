"""What is new in an account, what became of our drafts there, and the guard that asks once more before a write."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from followthrough.ledger.store import Ledger
from followthrough.mail.address import Identities
from followthrough.mail.glance import GLANCE_FIELDS
from followthrough.mailbox.desk import observe
from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Session
from followthrough.mailbox.sync import Batch, new_messages, unchanged
from followthrough.plan.drafts import DraftRow, DraftState
from followthrough.service import wording
from followthrough.service.engine.knowing import Knowledge
from followthrough.service.harvest import Rulebook
from followthrough.service.intake import Intake
from followthrough.service.link import Link

log = logging.getLogger("followthrough.engine")

EMPTIED_HOLD = timedelta(hours=24)
"""A mailbox suddenly empty is doubted so long: nothing is written meanwhile."""
WATCHED = (DraftState.PLACED, DraftState.ABSENT, DraftState.EDITED, DraftState.UNCERTAIN)
LOST = (DraftState.DISMISSED, DraftState.WITHDRAWN, DraftState.GONE)
LOST_FOR = timedelta(days=14)
"""So long a draft that was deleted or withdrawn is still looked for: it may be moved back, or sent after all."""

Progress = Callable[[str, str, int], None]
"""(account, mailbox, messages read so far)"""


def silent(account: str, mailbox: str, count: int) -> None:
    """No progress shown."""


class Looking:
    """Reads accounts into the ledger and the knowledge. Raises Disconnected and Rejected."""

    def __init__(self, known: Knowledge, ledger: Ledger, progress: Progress) -> None:
        self._known, self._ledger, self._progress = known, ledger, progress

    def look(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        """Read what is new in an account and what became of our drafts."""
        intake = self._intake(link, roles)
        for mailbox in self.mailboxes(link, roles):
            try:
                self._read_new(link, session, intake, mailbox, now)
            except Rejected as error:
                if mailbox in (roles.sent, "INBOX"):
                    raise
                # One that the settings name: the others must not wait for it.
                said = wording.missing_mailbox(link.account.name, mailbox, error.text, now)
                self._known.ask(said)
        self._known.touch(intake.look_again(session))
        self._observe(link, session, roles, now)

    def mailboxes(self, link: Link, roles: Roles) -> tuple[str, ...]:
        """Sent first, so that an answer finds what it answers; each once."""
        return tuple(dict.fromkeys((roles.sent, *self._labels(), "INBOX", *link.account.mailboxes.also)))

    def _labels(self) -> tuple[str, ...]:
        return tuple(m for p in self._known.settings.config.playbook for m in p.enrol.mailboxes)

    def _read_new(self, link: Link, session: Session, intake: Intake, mailbox: str, now: datetime) -> None:
        name = link.account.name
        cursor = self._ledger.cursor(name, mailbox)
        if cursor is not None and unchanged(session, mailbox, cursor, to_open=mailbox == "INBOX"):
            return
        since = (now - timedelta(days=self._known.settings.config.look_back)).date()
        count = 0
        for batch in new_messages(session, mailbox, cursor, since, GLANCE_FIELDS):
            self._doubt_mailbox(name, mailbox, batch, now)
            self._known.touch(intake.take(session, mailbox, batch))
            count += len(batch.heads)
            self._progress(name, mailbox, count)

    def _intake(self, link: Link, roles: Roles) -> Intake:
        known = self._known
        rulebook = Rulebook(
            me=known.me,
            addresses=Identities(frozenset(a.lower() for a in link.account.addresses)),
            accounts=tuple(account.name for account in known.settings.config.account),
            enrol=known.enrol_rules(),
            max_recipients=known.settings.config.max_recipients,
            own_mailboxes=frozenset({roles.sent}),
            label_mailboxes=frozenset(self._labels()) - {roles.sent},
        )
        return Intake(link.account.name, rulebook, self._ledger, known.book)

    def _doubt_mailbox(self, account: str, mailbox: str, batch: Batch, now: datetime) -> None:
        """A mailbox that was renumbered or is suddenly empty is never read as 'nobody answered'."""
        if batch.emptied:
            # Only time ends it: the next mail to come may be our own note about this.
            self._ledger.put(_emptied_name(account, mailbox), now.isoformat())
            self._known.ask(wording.emptied(account, mailbox, now))
        if batch.reset:
            self._known.ask(wording.renumbered(account, mailbox, batch.cursor.uidvalidity, now))

    def is_emptied(self, link: Link, now: datetime) -> bool:
        """Whether a mailbox of this account was found empty within a day: nothing is drafted there."""
        if link.roles is None:
            return False
        found = (
            self._ledger.get(_emptied_name(link.account.name, mailbox))
            for mailbox in self.mailboxes(link, link.roles)
        )
        return any(at and now - datetime.fromisoformat(at) < EMPTIED_HOLD for at in found)

    def _observe(self, link: Link, session: Session, roles: Roles, now: datetime) -> None:
        account = link.account.name
        watched = [
            row
            for row in self._known.rows(WATCHED + LOST)
            if row.account == account and _may_change(row, now)
        ]
        if not watched:
            return
        keys = {row.key for row in watched}
        rows = {row.key: row for row in self._ledger.drafts(account, WATCHED + LOST) if row.key in keys}
        for seen in observe(session, roles, list(rows.values()), now):
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


def _emptied_name(account: str, mailbox: str) -> str:
    return f"emptied|{account}|{mailbox}"
