"""A writer of drafts that can be killed at any boundary: a process that forks one life for every line it reads.

Run as ``python -m tests.crash.daemon``. A line is a JSON ``Life``; the answer is one line with how it ended. A life
counts what crosses its three seams (ledger commit, socket send, socket read), each before and after, and ends with
``os._exit(137)`` at number ``crash_at``: no destructor, no flush, as after kill -9. The seams are put in from outside,
here, into the forked life alone.
"""

import dataclasses
import json
import os
import socket
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from followthrough.ledger.store import Ledger
from followthrough.mailbox.desk import observe, place
from followthrough.mailbox.errors import MailboxError
from followthrough.mailbox.roles import find_roles
from followthrough.mailbox.session import Endpoint, Limits, Session
from followthrough.plan.drafts import DraftRow, DraftState
from tests.crash.story import draft_row, utc

KILLED = 137


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One run of the writer: where, when (ISO), the number of the seam it dies at (0: none), and how it writes.

    ``naive`` appends and then saves, ``searching`` looks for the Message-ID in Drafts first: the two writers that the
    judge must catch.
    """

    host: str
    port: int
    user: str
    password: str
    state_dir: str
    planned_at: str
    now: str
    crash_at: int = 0
    how: Literal["desk", "naive", "searching"] = "desk"


class Seams:
    """Counts boundaries, and dies at one of them."""

    def __init__(self, crash_at: int) -> None:
        self.crash_at, self.count = crash_at, 0

    def cross(self) -> None:
        self.count += 1
        if self.count == self.crash_at:
            os._exit(KILLED)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def crossing(*args: Any, **kwargs: Any) -> Any:
            self.cross()
            try:
                return call(*args, **kwargs)
            finally:
                self.cross()

        return crossing

    def put_in(self) -> None:
        for name in ("send", "sendall", "recv", "recv_into"):
            setattr(socket.socket, name, self.around(getattr(socket.socket, name)))
        seams = self

        class Counting(sqlite3.Connection):
            def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
                if sql.strip().upper() != "COMMIT":
                    return super().execute(sql, *args)
                seams.cross()
                done = super().execute(sql, *args)
                seams.cross()
                return done

        really = sqlite3.connect
        sqlite3.connect = lambda *args, **kwargs: really(*args, **kwargs | {"factory": Counting})  # type: ignore[assignment]


def live(life: Life) -> dict[str, object]:
    """What the service does with its drafts after a start: plan, place, observe. Returns the row as it stands."""
    now = utc(life.now)
    row = draft_row(life.user, utc(life.planned_at))
    with Ledger.open(Path(life.state_dir)) as ledger:
        ledger.plan_draft(row)
        problem = ""
        try:
            work(life, ledger, now)
        except MailboxError as error:
            problem = type(error).__name__
        last = ledger.drafts()[0]
        return {"state": last.state.value, "reason": last.reason, "uid": last.uid, "problem": problem}


def work(life: Life, ledger: Ledger, now: Any) -> None:
    endpoint = Endpoint(host=life.host, port=life.port, security="none", login=life.user)
    with Session.connect(endpoint, life.password, Limits(connect=10, command=10)) as session:
        roles = find_roles(session.list_mailboxes(), {})
        for row in ledger.drafts(states=(DraftState.PLANNED, DraftState.APPENDING)):
            if life.how == "desk":
                place(session, roles, row, ledger, now)
            else:
                write_carelessly(session, row, ledger, life.how == "searching")
        if session.closed:
            return
        rows = {row.key: row for row in ledger.drafts()}
        for seen in observe(session, roles, tuple(rows.values()), now):
            was = rows[seen.key]
            changes: dict[str, object] = {
                "uid": seen.uid,
                "uidvalidity": seen.uidvalidity,
                "size": seen.size,
                "digest": seen.digest,
                "reason": seen.evidence,
            }
            if seen.state is not was.state:
                changes |= {"state": seen.state, "state_at": now}
            ledger.advance(seen.key, was.state, **changes)


def write_carelessly(session: Session, row: DraftRow, ledger: Ledger, search: bool) -> None:
    """What one writes first, without the protocol."""
    session.examine(row.mailbox)
    if not (search and session.uids_with_id(row.message_id)):
        session.append(row.mailbox, row.raw, row.flags, row.created_at)
    session.examine(row.mailbox)
    uid = max(session.uids_with_id(row.message_id), default=0)
    ledger.advance(row.key, DraftState.PLANNED, state=DraftState.PLACED, uid=uid, state_at=row.created_at)


def fork_one(life: Life) -> dict[str, object]:
    """How it ended: ``code``, and for a life that was not killed its ``seams`` and last row."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _one_life(life, write_end)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status)} | (json.loads(said) if said else {})


def _one_life(life: Life, write_end: int) -> NoReturn:
    code = 1
    try:
        seams = Seams(life.crash_at)
        seams.put_in()
        result = live(life) | {"seams": seams.count}
        os.write(write_end, json.dumps(result).encode())
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(fork_one(Life(**json.loads(line)))), flush=True)


def as_line(life: Life) -> str:
    return json.dumps(dataclasses.asdict(life)) + "\n"


if __name__ == "__main__":
    main()
