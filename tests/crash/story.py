"""The draft of the story: bytes, row, and a journal in memory that keeps the table of states."""

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from followthrough.plan.drafts import NEXT, DraftRow, DraftState, StepKind

PARENT = "first-mail@example.org"
MARK = "I wondered whether my note of last week reached you"
"""Words of the draft's text: however a client rewrites the message, these stay."""


def raw_draft(key: str, at: datetime, words: str = MARK, to: str = "bob@firm.test") -> bytes:
    """What compose would give: no header of ours, CRLF, flowed text with the original quoted."""
    return (
        f"From: Ann Example <ann@example.org>\r\nTo: Bob <{to}>\r\nSubject: Re: Our talk\r\n"
        f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000\r\nMessage-ID: <{key}@example.org>\r\n"
        f"In-Reply-To: <{PARENT}>\r\nReferences: <root@example.org> <{PARENT}>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
        f"Dear Bob,\r\n\r\n{words}, \r\nand whether Thursday would suit you.\r\n\r\nBest\r\nAnn\r\n\r\n"
        "> Dear Bob,\r\n> here is what we spoke of.\r\n-- \r\nAnn Example\r\n"
    ).encode()


def draft_row(name: str, at: datetime, drafts: str = "Drafts", words: str = MARK) -> DraftRow:
    """A row PLANNED at that time; the same name gives the same key."""
    key = hashlib.sha256(name.encode()).hexdigest()[:32]
    return DraftRow(
        key=key,
        account="ann",
        kind=StepKind.ATTEMPT,
        mailbox=drafts,
        message_id=f"{key}@example.org",
        raw=raw_draft(key, at, words),
        flags=("\\Draft", "\\Seen"),
        persons=("bob@firm.test",),
        steps=(key,),
        to=("bob@firm.test",),
        subject="Re: Our talk",
        parents=(PARENT, "root@example.org"),
        created_at=at,
    )


def note_row(name: str, at: datetime) -> DraftRow:
    """A call note, from the user to the user, for the inbox."""
    key = hashlib.sha256(f"note {name}".encode()).hexdigest()[:32]
    raw = (
        "From: Ann <ann@example.org>\r\nTo: Ann <ann@example.org>\r\nSubject: Call Bob\r\n"
        f"Message-ID: <{key}@example.org>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nCall Bob today. {MARK}.\r\n"
    ).encode()
    return dataclasses.replace(
        draft_row(name, at),
        key=key,
        kind=StepKind.CALL,
        mailbox="INBOX",
        message_id=f"{key}@example.org",
        raw=raw,
        flags=(),
        steps=(key,),
        to=("ann@example.org",),
        subject="Call Bob",
        parents=(),
    )


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass
class MemoryJournal:
    """Rows in memory, changed by the same rules as in the ledger; ``states`` is the life of each row so far."""

    rows: dict[str, DraftRow] = field(default_factory=dict)
    states: dict[str, list[DraftState]] = field(default_factory=dict)

    def __init__(self, rows: Sequence[DraftRow]) -> None:
        self.rows = {row.key: row for row in rows}
        self.states = {row.key: [row.state] for row in rows}

    def advance(self, key: str, was: DraftState, **changes: object) -> DraftRow:
        row = self.rows[key]
        state = changes.get("state", was)
        assert isinstance(state, DraftState)
        assert row.state is was, f"{key} is {row.state}, not {was}"
        assert state is was or state in NEXT[was], f"{was} is never followed by {state}"
        self.rows[key] = dataclasses.replace(row, **changes)  # type: ignore[arg-type]
        if state is not was:
            self.states[key].append(state)
        return self.rows[key]
