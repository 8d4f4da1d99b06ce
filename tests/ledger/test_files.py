"""The state directory: private, never through a link, one instance, and never silently begun anew."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from followthrough.ledger.schema import LATEST
from followthrough.ledger.store import AlreadyRunning, Ledger, LedgerError, lock
from tests.ledger.examples import draft, outreach


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def umask(request: Any) -> Any:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.lstat().st_mode) for each in [folder, *folder.iterdir()]}


def fill(state: Path) -> None:
    with Ledger.open(state) as ledger:
        ledger.record(account="private", mailbox="Sent", cursor=None, facts=[outreach()])
        ledger.plan_draft(draft())


def test_everything_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    """The directory 0700, the ledger, its log, its index and the lock 0600."""
    state = tmp_path / "state"
    with lock(state), Ledger.open(state) as ledger:
        ledger.put("x", "y")
        found = modes(state)
    assert found.pop("state") == 0o700
    assert set(found) == {"ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm", "followthrough.lock"}
    assert set(found.values()) == {0o600}


def test_what_was_open_to_others_is_closed(tmp_path: Path) -> None:
    """A state directory made by hand, a ledger copied back from a backup."""
    fill(tmp_path)
    tmp_path.chmod(0o755)
    (tmp_path / "ledger.sqlite3").chmod(0o644)
    with Ledger.open(tmp_path):
        assert set(modes(tmp_path).values()) == {0o700, 0o600}


@pytest.mark.parametrize("name", ["ledger.sqlite3", "followthrough.lock"])
def test_a_link_is_never_followed(tmp_path: Path, name: str) -> None:
    """Neither to a file of somebody else's, nor into the void."""
    state, other = tmp_path / "state", tmp_path / "other"
    state.mkdir()
    for exists in (True, False):
        other.unlink(missing_ok=True)
        (state / name).unlink(missing_ok=True)
        if exists:
            other.write_text("theirs")
        (state / name).symlink_to(other)
        with pytest.raises(LedgerError) as refused, lock(state), Ledger.open(state):
            pass
        assert refused.value.problem == "unusable"
        assert other.read_text() == "theirs" if exists else not other.exists()


@pytest.mark.parametrize("name", ["ledger.sqlite3", "followthrough.lock"])
def test_something_else_in_the_place_is_refused(tmp_path: Path, name: str) -> None:
    """A folder or a pipe, without waiting for anybody to write into it."""
    for make in (Path.mkdir, os.mkfifo):
        state = tmp_path / make.__name__
        state.mkdir()
        make(state / name)
        with pytest.raises(LedgerError) as refused, lock(state), Ledger.open(state):
            pass
        assert refused.value.problem == "unusable"


def test_a_state_directory_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    for use in (lambda path: lock(path).__enter__(), Ledger.open):
        with pytest.raises(LedgerError) as refused:
            use(tmp_path / "state")
        assert refused.value.problem == "unusable"


# One instance ---------------------------------------------------------------------------------------------------------

HOLD = "import sys, pathlib; from followthrough.ledger.store import lock\nwith lock(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"  # noqa: E501


def test_a_second_instance_is_told_who_the_first_is(tmp_path: Path) -> None:
    """At once, by its process number; when it is gone, even by kill -9, the lock is free."""
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdin
    assert first.stdout
    assert first.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyRunning) as refused, lock(tmp_path):
        pass
    assert refused.value.pid == first.pid
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stdin.close()
    first.stdout.close()
    with lock(tmp_path):
        assert (tmp_path / "followthrough.lock").read_text() == f"{os.getpid()}\n"


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    """Also when what it guarded failed, and in the same process it still excludes."""
    with pytest.raises(RuntimeError, match="boom"), lock(tmp_path):
        raise RuntimeError("boom")
    with lock(tmp_path), pytest.raises(AlreadyRunning), lock(tmp_path):
        pass
    with lock(tmp_path):
        pass


def test_a_lock_file_with_nonsense_in_it_names_nobody(tmp_path: Path) -> None:
    with lock(tmp_path):
        (tmp_path / "followthrough.lock").write_text("not a number")
        with pytest.raises(AlreadyRunning) as refused, lock(tmp_path):
            pass
    assert refused.value.pid == 0


# Broken ---------------------------------------------------------------------------------------------------------------


def flip(data: bytearray) -> None:
    """Every page's head after the first."""
    for start in range(4096, len(data), 4096):
        data[start : start + 100] = bytes(255 - each for each in data[start : start + 100])


DAMAGE = {
    "pages": flip,
    "head": lambda data: data.__setitem__(slice(0, 16), b"not a database.."),
    "half": lambda data: data.__delitem__(slice(len(data) // 2 // 4096 * 4096, None)),
    "empty": lambda data: data.clear(),
    "text": lambda data: data.__setitem__(slice(None), b"hello\n"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_corrupt_ledger_is_moved_aside_whole_and_nothing_begun(tmp_path: Path, damage: str) -> None:
    """Byte for byte, under a name that is said; and so every time, until a person has dealt with it."""
    fill(tmp_path)
    path = tmp_path / "ledger.sqlite3"
    data = bytearray(path.read_bytes())
    DAMAGE[damage](data)
    path.write_bytes(data)
    (tmp_path / "ledger.sqlite3-wal").write_bytes(b"its log")
    for _ in range(2):
        with pytest.raises(LedgerError) as refused:
            Ledger.open(tmp_path)
        assert (refused.value.problem, refused.value.path) == ("corrupt", path)
        aside = Path(refused.value.detail)
        assert aside == tmp_path / "ledger.sqlite3.corrupt-1"
        assert aside.read_bytes() == data
        assert not path.exists()
    aside.rename(tmp_path / "kept")
    with Ledger.open(tmp_path) as ledger:
        assert ledger.drafts() == ()


def test_a_second_corrupt_ledger_has_a_name_of_its_own(tmp_path: Path) -> None:
    """The first one is never written over."""
    for number in (1, 2):
        (tmp_path / "ledger.sqlite3").write_bytes(b"%d" % number)
        with pytest.raises(LedgerError) as refused:
            Ledger.open(tmp_path)
        assert Path(refused.value.detail).name == f"ledger.sqlite3.corrupt-{number}"
    assert (tmp_path / "ledger.sqlite3.corrupt-1").read_bytes() == b"1"


def test_another_program_s_database_is_not_taken_for_ours(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "ledger.sqlite3")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(LedgerError) as refused:
        Ledger.open(tmp_path)
    assert refused.value.problem == "corrupt"


def test_reading_moves_nothing(tmp_path: Path) -> None:
    """Status says that the ledger is corrupt; only the service, which holds the lock, moves it."""
    assert Ledger.open_read_only(tmp_path) is None
    (tmp_path / "ledger.sqlite3").write_bytes(b"hello")
    with pytest.raises(LedgerError) as refused:
        Ledger.open_read_only(tmp_path)
    assert refused.value.problem == "corrupt"
    assert (tmp_path / "ledger.sqlite3").read_bytes() == b"hello"


def test_a_ledger_of_a_newer_version_is_refused_unchanged(tmp_path: Path) -> None:
    """To write as well as to read; not a byte of it is touched."""
    fill(tmp_path)
    path = tmp_path / "ledger.sqlite3"
    db = sqlite3.connect(path)
    db.execute("INSERT INTO migration VALUES (?, 'from the future')", (LATEST + 1,))
    db.commit()
    db.close()
    before = path.read_bytes()
    for use in (Ledger.open, Ledger.open_read_only):
        with pytest.raises(LedgerError) as refused:
            use(tmp_path)
        assert refused.value.problem == "newer"
    assert path.read_bytes() == before


def test_a_start_that_was_cut_short_leaves_no_half_ledger(tmp_path: Path) -> None:
    """What was being made is made again."""
    tmp_path.joinpath("ledger.sqlite3.new").write_bytes(b"half")
    tmp_path.joinpath("ledger.sqlite3.new-journal").write_bytes(b"half")
    fill(tmp_path)
    with Ledger.open(tmp_path) as ledger:
        assert len(ledger.drafts()) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ledger.sqlite3"]
