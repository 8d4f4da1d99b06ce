"""One user on one server, seen from both sides: by the session under test and by the user's own hands."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Endpoint, Session
from followthrough.plan.drafts import NEXT, DraftRow, DraftState, StepKind
from tests.servers.face import Server, Stored, User

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
RECENT = NOW - timedelta(days=3)
SINCE = (NOW - timedelta(days=30)).date()
LONG_AGO = NOW - timedelta(days=400)
FIELDS = "FROM TO SUBJECT DATE MESSAGE-ID IN-REPLY-TO REFERENCES"
ME, ANN, BOB = "me@example.org", "ann@example.com", "bob@example.net"


@dataclass(frozen=True, slots=True)
class Account:
    """A fresh user of one server."""

    server: Server
    user: User

    @property
    def sent(self) -> str:
        return self.server.mailboxes.sent

    @property
    def drafts(self) -> str:
        return self.server.mailboxes.drafts

    @property
    def trash(self) -> str:
        return self.server.mailboxes.trash

    def endpoint(self, port: int | None = None) -> Endpoint:
        """Where the session connects; ``port`` when a proxy stands between."""
        security = self.server.security
        own = self.server.tls_port if security == "tls" else self.server.port
        chosen = port or own
        assert chosen is not None
        return Endpoint(
            host=self.server.host,
            port=chosen,
            security="none" if security == "plain" else security,
            login=self.user.name,
            ca_file=self.server.ca_file,
        )

    def connect(self, port: int | None = None) -> Session:
        return Session.connect(self.endpoint(port), self.user.password)

    def below(self, name: str) -> str:
        """A mailbox of that name where the server lets a user make one."""
        inside = self.sent.startswith(("INBOX.", "INBOX/"))
        return self.sent[: len("INBOX.")] + name if inside else name

    def deliver(self, mailbox: str, raw: bytes, flags: Collection[str] = (), at: datetime = RECENT) -> int:
        return self.server.deliver(self.user, mailbox, raw, flags, at)

    def stored(self, mailbox: str) -> list[Stored]:
        return self.server.fetch_all(self.user, mailbox)

    def counts(self) -> dict[str, int]:
        return self.server.counts(self.user)


def mail(
    message_id: str,
    *,
    sender: str = ANN,
    to: str = ME,
    subject: str = "The role in Lyon",
    parent: str | None = None,
    body: str = "Thank you, let us talk.\n",
) -> bytes:
    """A plain message as another program would store it; ids without brackets."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = RECENT
    message["Message-ID"] = f"<{message_id}>"
    if parent is not None:
        message["In-Reply-To"] = message["References"] = f"<{parent}>"
    message.set_content(body)
    return message.as_bytes()


def a_draft(account: Account, name: str, kind: StepKind = StepKind.ATTEMPT) -> DraftRow:
    """A planned draft (or note, by its kind) in a conversation with Ann; each name is a step of its own."""
    key = hashlib.sha256(f"{account.user.name} {name}".encode()).hexdigest()[:32]
    message_id, parent = f"{key}@example.org", f"{name}.first@example.org"
    note = kind in (StepKind.CALL, StepKind.NOTE)
    to = ME if note else ANN
    subject = f"Call about {name}" if note else f"Re: {name}"
    raw = mail(message_id, sender=ME, to=to, subject=subject, parent=None if note else parent)
    return DraftRow(
        key=key,
        account="first",
        kind=kind,
        mailbox="INBOX" if note else account.drafts,
        message_id=message_id,
        raw=raw,
        flags=() if note else ("\\Draft", "\\Seen"),
        persons=(ANN,),
        steps=(key,),
        to=(to,),
        subject=subject,
        parents=() if note else (parent,),
        created_at=NOW,
    )


class Rows:
    """The rows as the ledger keeps them: one change at a time, guarded by the state it leaves."""

    def __init__(self, *rows: DraftRow) -> None:
        self.rows = {row.key: row for row in rows}

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        row = self.rows[key]
        assert row.state is was, f"{row.state} is not {was}"
        changed = replace(row, **changes)  # type: ignore[arg-type]
        assert changed.state in NEXT[was] | {was}, f"{changed.state} may not follow {was}"
        self.rows[key] = changed
        return changed


@dataclass(frozen=True, slots=True)
class Desk:
    """A session with its roles, for placing and looking after drafts."""

    account: Account
    session: Session
    roles: Roles
