"""Crashes, full disks and other processes: all or nothing, and it goes on afterwards."""

import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from followthrough.ledger.connection import BUSY_SECONDS
from followthrough.ledger.store import Ledger, LedgerError
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftState
from tests.ledger.examples import draft, message, outreach, passed

ROOT = Path(__file__).parents[2]

# Runs a story in a child that ends itself, as kill -9 would, before the n-th statement; for every n.
KILLED = """
import os, signal, shutil, sys
from pathlib import Path
from followthrough.ledger.store import Ledger
from followthrough.mail.cursor import Cursor
from followthrough.plan.drafts import DraftState
from tests.ledger.examples import draft, message, outreach, passed

def batch(ledger):
    ledger.record(account="private", mailbox="Sent", cursor=Cursor(7, 5),
                  facts=[outreach(), outreach("bea@x.org")], messages=[message()], passed=[passed(4)])

def plan(ledger):
    ledger.plan_draft(draft("k1", ("k2",)))

def advance(ledger):
    ledger.advance("k1", DraftState.PLANNED, state=DraftState.APPENDING, uidvalidity=7, uidnext=9)

def state(ledger):
    return (len(ledger.facts()), len(list(ledger.messages())), len(ledger.passed_by("private", ["p4@example.com"], [])),
            ledger.cursor("private", "Sent") is not None, [(row.state.value, row.uidnext) for row in ledger.drafts()],
            ledger.plan_draft(draft("k2")) if ledger.drafts() else None)

for act, before in ((batch, ()), (plan, ()), (advance, (plan,))):
    number = 0
    while True:
        number += 1
        folder = Path(sys.argv[1]) / f"{act.__name__}-{number}"
        with Ledger.open(folder) as ledger:
            for each in before:
                each(ledger)
        child = os.fork()
        if child == 0:
            left = number
            def count(statement):
                global left
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            ledger = Ledger.open(folder)
            ledger._db._db.set_trace_callback(count)
            act(ledger)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        with Ledger.open(folder) as ledger:
            print(act.__name__, os.WIFSIGNALED(status), state(ledger), sep="|")
        shutil.rmtree(folder)
        if not os.WIFSIGNALED(status):
            break
"""


def test_kill_9_between_any_two_statements_leaves_all_or_nothing(tmp_path: Path) -> None:
    """A batch with its cursor, a new draft with its steps, a change of a draft."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    nothing = {"batch": "(0, 0, 0, False, [], None)", "plan": "(0, 0, 0, False, [], None)",
               "advance": "(0, 0, 0, False, [('planned', 0)], False)"}  # fmt: skip
    everything = {"batch": "(2, 1, 1, True, [], None)", "plan": "(0, 0, 0, False, [('planned', 0)], False)",
                  "advance": "(0, 0, 0, False, [('appending', 9)], False)"}  # fmt: skip
    kills = 0
    for line in done.stdout.splitlines():
        act, killed, state = line.split("|")
        kills += killed == "True"
        assert state == (nothing if killed == "True" else everything)[act], line
    assert kills >= 15


def test_a_commit_is_on_the_disk_before_it_returns(tmp_path: Path) -> None:
    """WAL with synchronous=FULL; with NORMAL ten commits make no fsync at all (measured)."""
    with Ledger.open(tmp_path) as ledger:
        assert ledger._db.one("PRAGMA synchronous") == (2,)
        assert ledger._db.one("PRAGMA journal_mode") == ("wal",)
        assert ledger._db.one("PRAGMA foreign_keys") == (1,)


# A full disk ----------------------------------------------------------------------------------------------------------


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """No file of this process may grow beyond SIZE; like a full disk, but for this process alone."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """No intent row, so no APPEND; what was there can be read; with room again it goes on in the same process."""
    with Ledger.open(tmp_path) as ledger:
        ledger.plan_draft(draft("k0"))
        used = max(each.stat().st_size for each in tmp_path.iterdir())
        with files_at_most(used + 10_000):
            for act in (
                lambda: ledger.plan_draft(draft("k1", raw=b"x" * 100_000)),
                lambda: ledger.record(
                    account="private", mailbox="Sent", cursor=Cursor(7, 5), messages=[message(raw=b"x" * 100_000)],
                    facts=[outreach()], passed=[passed(1)],
                ),
            ):  # fmt: skip
                with pytest.raises(LedgerError) as refused:
                    act()
                assert refused.value.problem == "full"
            assert [row.key for row in ledger.drafts()] == ["k0"]
            assert ledger.facts() == ()
            assert ledger.cursor("private", "Sent") is None
        assert ledger.plan_draft(draft("k1", raw=b"x" * 100_000))
        assert (
            ledger.advance("k1", DraftState.PLANNED, state=DraftState.APPENDING).state is DraftState.APPENDING
        )
    with Ledger.open(tmp_path) as ledger:
        assert [row.key for row in ledger.drafts()] == ["k0", "k1"]


def test_a_disk_that_is_full_at_the_first_start_leaves_no_ledger(tmp_path: Path) -> None:
    """The next start begins properly."""
    with files_at_most(8_000), pytest.raises(LedgerError) as refused:
        Ledger.open(tmp_path)
    assert refused.value.problem == "full"
    with Ledger.open(tmp_path) as ledger:
        assert ledger.plan_draft(draft())


# Other processes ------------------------------------------------------------------------------------------------------

HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
print("freed", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_elsewhere(state: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process is writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, state / "ledger.sqlite3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other


def test_another_writer_is_waited_for(tmp_path: Path) -> None:
    """A backup that takes a moment is not an error."""
    with Ledger.open(tmp_path) as ledger, held_elsewhere(tmp_path) as other:
        assert other.stdin
        timer = threading.Timer(0.3, lambda: print(file=other.stdin, flush=True))
        timer.start()
        ledger.put("x", "y")
        timer.join()
        assert ledger.get("x") == "y"


def test_a_writer_that_stays_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """After ten seconds (here a tenth); reading goes on meanwhile, and writing afterwards."""
    assert BUSY_SECONDS == 10
    with Ledger.open(tmp_path, busy_seconds=0.1) as ledger:
        with held_elsewhere(tmp_path) as other:
            with pytest.raises(LedgerError) as refused:
                ledger.put("x", "y")
            assert refused.value.problem == "locked"
            assert ledger.get("x") is None
            other.communicate("\n")
        ledger.put("x", "y")
        assert ledger.get("x") == "y"


WRITE = """
import sys
from pathlib import Path
from followthrough.ledger.store import Ledger
from tests.ledger.examples import outreach
with Ledger.open(Path(sys.argv[1])) as ledger:
    for number in range(300):
        ledger.record(account="private", mailbox="Sent", cursor=None,
                      facts=[outreach(f"{number}-{n}@x.org") for n in range(3)])
        print(number, flush=True)
"""


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    """Status sees whole batches, never waits for the writer, and cannot write."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, tmp_path], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as writer:
        assert writer.stdout
        writer.stdout.readline()
        seen = set()
        while writer.poll() is None:
            view = Ledger.open_read_only(tmp_path, busy_seconds=0)
            assert view is not None
            with view:
                seen.add(len(view.facts()))
            writer.stdout.readline()
        assert writer.returncode == 0
    assert len(seen) > 1
    assert all(count % 3 == 0 for count in seen)
    view = Ledger.open_read_only(tmp_path)
    assert view is not None
    with view, pytest.raises(LedgerError) as refused:
        view.put("x", "y")
    assert refused.value.problem == "unusable"


def test_reading_works_when_nobody_writes_and_leaves_the_files_private(tmp_path: Path) -> None:
    """After the service has stopped: also a view that is the first to open the log again."""
    with Ledger.open(tmp_path) as ledger:
        ledger.put("x", "y")
    view = Ledger.open_read_only(tmp_path)
    assert view is not None
    with view:
        assert view.get("x") == "y"
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


def test_a_connection_is_its_thread_s_own(tmp_path: Path) -> None:
    """One thread owns the ledger; a second one that touches it is a bug, and raises."""
    with Ledger.open(tmp_path) as ledger:
        raised: list[BaseException] = []

        def touch() -> None:
            try:
                ledger.get("x")
            except sqlite3.ProgrammingError as error:
                raised.append(error)

        other = threading.Thread(target=touch)
        other.start()
        other.join()
        assert len(raised) == 1
