"""What goes in and out beside facts and drafts, and how it is laid out in rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from followthrough.ledger.codec import encode_fact, from_moment, to_moment, to_text
from followthrough.plan.facts import Fact, natural_key


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMessage:
    """A message that concerns a conversation: the bytes as fetched (header, beginning of the text), and where it is."""

    account: str
    key: str
    mailbox: str
    uidvalidity: int
    uid: int
    own: bool
    at: datetime
    raw: bytes


class Passed(NamedTuple):  # made for most messages of a scan: a frozen dataclass takes three times as long
    """A message that concerned nobody when it was read: enough to find it again once a thread or person is known.

    ``parties``: the author's address (or, for the user's own mail, the recipients'), ``ids``: own id and parents;
    each separated by blanks. ``uidvalidity`` 0: that of the cursor it is recorded with.
    """

    mailbox: str
    uid: int
    at: datetime
    parties: str
    ids: str
    uidvalidity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A doubt or notice for the user's next note: ``key`` makes it once; told_at None until a note said it."""

    key: str
    person: str
    heading: str
    text: str
    at: datetime
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of the user's, kept until they are heeded: an answer to a note, or a command.

    ``key`` is the mail's (or begins with ``command-``), ``note_id`` the Message-ID of the note it answers ('' for a
    command), ``account`` '' for a command. ``text`` is what was newly written.
    """

    key: str
    account: str
    note_id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Poison:
    """A message that could not be handled: tried ``tries`` times (3: quarantined)."""

    account: str
    mailbox: str
    uidvalidity: int
    uid: int
    problem: str
    tries: int


def question_row(question: Question) -> tuple[object, ...]:
    return (
        to_text(question.key),
        to_text(question.person),
        to_text(question.heading),
        to_text(question.text),
        to_moment(question.at),
        None if question.told_at is None else to_moment(question.told_at),
    )


def fact_row(fact: Fact) -> tuple[object, ...]:
    return (
        to_text(natural_key(fact)),
        to_text(fact.person),
        fact.kind,
        to_moment(fact.at),
        encode_fact(fact),
    )


def message_row(message: StoredMessage) -> tuple[object, ...]:
    return (
        message.account,
        to_text(message.key),
        to_text(message.mailbox),
        message.uidvalidity,
        message.uid,
        int(message.own),
        to_moment(message.at),
        message.raw,
    )


def stored_message(row: tuple) -> StoredMessage:  # type: ignore[type-arg]
    account, key, mailbox, uidvalidity, uid, own, at, raw = row
    return StoredMessage(
        account=account,
        key=key,
        mailbox=mailbox,
        uidvalidity=uidvalidity,
        uid=uid,
        own=bool(own),
        at=from_moment(at),
        raw=raw,
    )
