"""Which message on the server is one of our drafts, whatever the user's client made of it.

Clients keep References and the text in every step they were seen to take; six of them drop or renew everything else.
So a draft is recognised by its Message-ID, else as *kin*: an answer to the same message, to the same people, under the
same base subject. A first mail has no References: it is told by Message-ID, else by people and time. Nothing here
changes the server, and nothing trusts flags or keywords.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from followthrough.mail.message import Message, parse
from followthrough.mail.subject import base_subject
from followthrough.mailbox.errors import Rejected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Head, Session, Status
from followthrough.plan.drafts import DraftRow, StepKind

FIELDS = "FROM TO CC SUBJECT DATE MESSAGE-ID IN-REPLY-TO REFERENCES"
"""The header fields a draft is recognised by."""

_MISSING = frozenset({"NONEXISTENT", "TRYCREATE", "CANNOT"})
_NEWEST = 100
"""Uids at the end of a mailbox that are looked at whatever their date."""

_KEY = re.compile(r"[0-9a-f]{32}@.+")
"""The Message-IDs of drafts: the step's key at the user's domain."""

_RECENTLY = timedelta(days=20)
"""Shorter than between two check-ins, which answer the same message in much the same words."""

_ALIKE = 0.6
_WORDS = 400
"""So much of the words in common makes it the same letter, and so many of them are compared."""

_SLACK = timedelta(minutes=10)
"""How far the server's clock may be behind ours when it dates what was stored after our APPEND."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as a look at a mailbox shows it."""

    mailbox: str
    uidvalidity: int
    uid: int
    flags: frozenset[str]
    stored_at: datetime
    size: int
    message: Message

    @property
    def deleted(self) -> bool:
        """``\\Deleted`` without EXPUNGE is deleted: one client's way of deleting."""
        return "\\deleted" in self.flags

    @property
    def where(self) -> str:
        """Evidence for a person: mailbox and uid."""
        return f"{self.mailbox} {self.uid}"


@dataclass(frozen=True, slots=True)
class Stored:
    """The whole message as read back: what WITHDRAWN compares, and what an edit is told by."""

    size: int
    digest: str
    message: Message


def seen(mailbox: str, uidvalidity: int, head: Head) -> Seen:
    """A head of a scan with its header parsed."""
    return Seen(mailbox, uidvalidity, head.uid, head.flags, head.internal_date, head.size, parse(head.header))


@dataclass(slots=True)
class View:
    """Mailboxes looked at together, each scanned at most once and only when asked for; messages since ``since``."""

    session: Session
    since: date
    _kept: dict[str, tuple[Seen, ...]] = field(default_factory=dict)

    def messages(self, mailbox: str | None) -> tuple[Seen, ...]:
        """What lies in the mailbox, oldest first; nothing where there is no such mailbox."""
        if mailbox is None:
            return ()
        if mailbox not in self._kept:
            self._kept[mailbox] = self._scan(mailbox)
        return self._kept[mailbox]

    def _scan(self, mailbox: str) -> tuple[Seen, ...]:
        status = opened(self.session, mailbox)
        if status is None or not status.messages:
            return ()
        uids = self.session.uids_since(self.since)
        # What the user did last has the highest uids, whatever the two clocks make of its date.
        first = max(1, min([status.uidnext - _NEWEST, *uids[:1]]))
        wanted = set(uids)
        return tuple(
            seen(mailbox, status.uidvalidity, head)
            for heads in self.session.heads(FIELDS, first, status.uidnext - 1)
            for head in heads
            if head.uid in wanted or head.uid >= status.uidnext - _NEWEST
        )


def opened(session: Session, mailbox: str | None) -> Status | None:
    """EXAMINE; None where the mailbox is not there (any other refusal is raised: it proves nothing)."""
    if mailbox is None:
        return None
    try:
        return session.examine(mailbox)
    except Rejected as rejected:
        if rejected.code in _MISSING:
            return None
        raise


def uids_by_id(session: Session, mailbox: str | None, message_id: str) -> list[int]:
    """Uids with exactly this Message-ID in a mailbox that may not exist."""
    if opened(session, mailbox) is None:
        return []
    return sorted(session.uids_with_id(message_id))


def since_day(row: DraftRow) -> date:
    """From which day on anything the user did with this draft can lie (SINCE compares days in the server's zone)."""
    return ((row.attempt_at or row.created_at) - timedelta(days=2)).date()


def is_ours(row: DraftRow, message: Message) -> bool:
    """By Message-ID: what neomutt, aerc, Roundcube and Claws keep."""
    return row.message_id in message.message_ids


def is_kin(row: DraftRow, message: Message) -> bool:
    """By what it answers, to whom, and under which subject: what Thunderbird and alpine keep.

    A first mail answers nothing, and neither does what became of it; an introduction is one whatever the user makes of
    its subject. The people (and the subject) alone would also fit another mail: the caller then has to know it by time.
    Never for notes: those have no recipient but the user.
    """
    if row.is_note or _is_another_steps(row, message) or not _same_people(row, message):
        return False
    parent = direct_parent(row)
    if parent is None and message.parents:
        return False
    if parent is None and row.kind is StepKind.INTRODUCTION:
        return True
    if base_subject(message.subject) != base_subject(row.subject):
        return False
    # Not anywhere in References: a later answer in the same thread names our parent there, too.
    return parent is None or parent in (message.in_reply_to or message.parents[:1])


def direct_parent(row: DraftRow) -> str | None:
    """The message our draft answers, from its own bytes; None for a first mail."""
    parents = _written(row.raw).parents
    return parents[0] if parents else None


@lru_cache(maxsize=64)
def _written(raw: bytes) -> Message:
    """Our own bytes, read once: they are compared with every message of a mailbox."""
    return parse(raw)


def _same_people(row: DraftRow, message: Message) -> bool:
    ours = {address.address for address in _written(row.raw).to}
    return ours == {address.address for address in message.to}


def _is_another_steps(row: DraftRow, message: Message) -> bool:
    """A Message-ID made as ours are, of another key: the untouched draft of another step, not what became of this."""
    mine, domain = row.message_id, row.message_id.rpartition("@")[2]
    return any(
        each != mine and _KEY.fullmatch(each) and each.endswith(f"@{domain}") for each in message.message_ids
    )


def stored_after(row: DraftRow, found: Seen) -> bool:
    """Whether it was stored after our APPEND, so that it can be what became of our draft."""
    return found.stored_at >= (row.attempt_at or row.created_at) - _SLACK


def read_back(session: Session, mailbox: str, uid: int) -> Stored | None:
    """The whole message as the server gives it back; None where it is gone or far larger than ours ever are."""
    if session.examined != mailbox:
        session.examine(mailbox)
    raw = session.fetch_whole(uid)
    if raw is None:
        return None
    return Stored(len(raw), hashlib.sha256(raw).hexdigest(), parse(raw))


def is_edited(row: DraftRow, message: Message) -> bool:
    """Whether what the user would send differs from what we wrote: words, people, subject or attachments.

    Re-wrapping, re-encoding, trailing blanks, quote marks and line ends are the clients' doing, not the user's.
    """
    return _substance(_written(row.raw)) != _substance(message)


def resembles(row: DraftRow, message: Message) -> bool:
    """Whether its own words, quotes and signature aside, are an edit of ours rather than another letter."""
    return likeness(row, message) >= _ALIKE


def likeness(row: DraftRow, message: Message) -> float:
    """How much of its own words, quotes and signature aside, are ours: 0 to 1."""
    ours, theirs = (_own_words(each.text) for each in (_written(row.raw), message))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _own_words(text: str) -> list[str]:
    written = re.split(r"^-- ?$", text, maxsplit=1, flags=re.MULTILINE)[0]
    lines = (line for line in written.splitlines() if not line.startswith(">"))
    return " ".join(lines).split()[:_WORDS]


def earlier_kin(
    session: Session, roles: Roles, row: DraftRow, now: datetime, claimed: Container[str] = ()
) -> Seen | None:
    """What an earlier life became under another Message-ID, where it can be told: sent, or edited and trashed.

    Among the newest of Sent an answer to the message that ours would answer, to the same people under the same
    subject, is enough: there is nothing left to write. So is any first mail to those whom ours would introduce the user
    to. In Trash it also has to be our text, and recent, as the draft of an earlier step may have answered the same
    message; the same goes for other first mails in Sent. ``claimed`` are places of which it is known that they are what
    became of another draft. (Edited and deleted without a trace cannot be known.)
    """
    if row.is_note:
        return None
    told_by_people = direct_parent(row) is not None or row.kind is StepKind.INTRODUCTION
    for mailbox in (roles.sent, roles.trash):
        for found in _newest(session, mailbox):
            if found.where in claimed or not is_kin(row, found.message):
                continue
            if mailbox == roles.sent and told_by_people:
                return found
            recent = found.stored_at >= now - _RECENTLY
            if recent and is_alike(session, row, found):
                return found
    return None


def is_alike(session: Session, row: DraftRow, found: Seen) -> bool:
    """Whether the whole message, read back, is an edit of our text."""
    stored = read_back(session, found.mailbox, found.uid)
    return stored is not None and resembles(row, stored.message)


def _newest(session: Session, mailbox: str | None) -> Sequence[Seen]:
    status = opened(session, mailbox)
    if mailbox is None or status is None or not status.messages:
        return ()
    first = max(1, status.uidnext - _NEWEST)
    return [
        seen(mailbox, status.uidvalidity, head)
        for heads in session.heads(FIELDS, first, status.uidnext - 1)
        for head in heads
    ]


def _substance(message: Message) -> tuple[object, ...]:
    people: Sequence[Iterable[str]] = [
        (address.address for address in addresses) for addresses in (message.to, message.cc, message.bcc)
    ]
    return (
        " ".join(message.subject.split()),
        *(frozenset(addresses) for addresses in people),
        _words(message.text),
        tuple(part.filename for part in message.parts if part.filename),
    )


def _words(text: str) -> str:
    return " ".join(re.sub(r"^[> ]+", "", text, flags=re.MULTILINE).split())


def elsewhere(roles: Roles, row: DraftRow) -> Iterator[str]:
    """Where an earlier life of a draft or note may lie, likeliest first, its own mailbox left out."""
    names = (roles.drafts, roles.sent, roles.trash, roles.archive, roles.all, roles.junk)
    yield from dict.fromkeys(name for name in names if name is not None and name != row.mailbox)
