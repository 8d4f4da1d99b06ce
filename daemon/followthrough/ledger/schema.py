"""The schema as numbered migrations. One that was released is never edited: a change is a new one.

Everything is said in what SQLite and PostgreSQL both understand. Times are whole microseconds since 1970, UTC;
BYTEA is a word SQLite takes as it takes any, and stores bytes as they are; lists are JSON texts. A new kind of fact
or a new field of one needs a migration too, be it an empty one: an older program must refuse what it can't read.
"""

from typing import NamedTuple


class Migration(NamedTuple):
    """One step of the schema, carried out and recorded in one transaction."""

    number: int
    name: str
    statements: tuple[str, ...]


RECORD = "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"
"""What has been carried out; made with the file."""

MIGRATIONS = (
    Migration(
        1,
        "first",
        (
            # uidvalidity is NULL where the mailbox is known and nothing of it has been read to an end.
            """CREATE TABLE mailbox (
                id INTEGER PRIMARY KEY,
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                uidvalidity BIGINT,
                uidnext BIGINT,
                highestmodseq BIGINT,
                UNIQUE (account, name)
            )""",
            """CREATE TABLE fact (
                natural_key TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                kind TEXT NOT NULL,
                at BIGINT NOT NULL,
                body TEXT NOT NULL
            )""",
            "CREATE INDEX fact_person ON fact (person)",
            """CREATE TABLE message (
                account TEXT NOT NULL,
                message_key TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                own SMALLINT NOT NULL,
                at BIGINT NOT NULL,
                raw BYTEA NOT NULL,
                PRIMARY KEY (account, message_key)
            )""",
            # The one table that grows with the mailbox; a row is a batch (see passed.py).
            """CREATE TABLE passed (
                mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
                uidvalidity BIGINT NOT NULL,
                first_uid BIGINT NOT NULL,
                last_uid BIGINT NOT NULL,
                from_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                lines TEXT NOT NULL,
                PRIMARY KEY (mailbox_id, uidvalidity, first_uid, last_uid)
            )""",
            """CREATE TABLE draft (
                draft_key TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                kind TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                message_id TEXT NOT NULL,
                raw BYTEA NOT NULL,
                flags TEXT NOT NULL,
                persons TEXT NOT NULL,
                steps TEXT NOT NULL,
                recipients TEXT NOT NULL,
                subject TEXT NOT NULL,
                parents TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                state TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uidnext BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                size BIGINT NOT NULL,
                digest TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                attempt_at BIGINT,
                settle_until_at BIGINT,
                state_at BIGINT,
                reason TEXT NOT NULL
            )""",
            # One step, one draft, ever: a step's key is here once, whichever draft serves it.
            """CREATE TABLE draft_step (
                step_key TEXT PRIMARY KEY,
                draft_key TEXT NOT NULL REFERENCES draft (draft_key)
            )""",
            """CREATE TABLE question (
                question_key TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                heading TEXT NOT NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL,
                told_at BIGINT
            )""",
            """CREATE TABLE poison (
                account TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                uidvalidity BIGINT NOT NULL,
                uid BIGINT NOT NULL,
                problem TEXT NOT NULL,
                tries INTEGER NOT NULL,
                PRIMARY KEY (account, mailbox, uidvalidity, uid)
            )""",
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            """CREATE TABLE learned (
                person TEXT NOT NULL,
                what TEXT NOT NULL,
                value TEXT NOT NULL,
                source TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (person, what)
            )""",
        ),
    ),
    # The facts of the user's words, and new fields of older kinds, need no statement: only an older program must not
    # meet them.
    Migration(
        2,
        "the user's words",
        (
            "ALTER TABLE draft ADD COLUMN template TEXT NOT NULL DEFAULT ''",
            # Kept as said until heeded: `said_key` is the mail's or command's, `note_id` the note's that it answers.
            """CREATE TABLE said (
                said_key TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                note_id TEXT NOT NULL,
                text TEXT NOT NULL,
                at BIGINT NOT NULL,
                heeded_at BIGINT
            )""",
        ),
    ),
)

LATEST = MIGRATIONS[-1].number
