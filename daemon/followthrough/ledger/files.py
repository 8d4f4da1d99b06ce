"""The files of the state directory: private whatever the umask, never through a link, one instance at a time."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from followthrough.ledger.errors import AlreadyRunning, LedgerError

LEDGER = "ledger.sqlite3"
LOCK = "followthrough.lock"

# What SQLite keeps beside a file in WAL mode; without them the file alone is an older state of itself.
_BESIDE = ("", "-wal", "-shm")


def private_directory(state_dir: Path) -> None:
    """Make the state directory, or make it 0700 where it is ours. Raises LedgerError("unusable")."""
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_IMODE(state_dir.stat().st_mode) != 0o700:
            state_dir.chmod(0o700)
    except OSError as error:
        raise LedgerError("unusable", state_dir, error.strerror or str(error)) from error


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a regular file of mode 0600, never through a link. Raises LedgerError("unusable")."""
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LedgerError("unusable", path, error.strerror or str(error)) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise LedgerError("unusable", path, "not a file")
        os.fchmod(descriptor, 0o600)
    except OSError as error:
        os.close(descriptor)
        raise LedgerError("unusable", path, error.strerror or str(error)) from error
    except LedgerError:
        os.close(descriptor)
        raise
    return descriptor


def make_private(path: Path) -> None:
    """Put a ledger that is there already, and what SQLite left beside it, to mode 0600."""
    for end in _BESIDE:
        each = path.with_name(path.name + end)
        if os.path.lexists(each):
            os.close(open_private(each, os.O_RDONLY))


@contextmanager
def lock(state_dir: Path) -> Iterator[None]:
    """Hold the instance lock (flock on ``followthrough.lock``, O_NOFOLLOW, 0600). Raises AlreadyRunning at once."""
    private_directory(state_dir)
    path = state_dir / LOCK
    descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(path, _pid(descriptor)) from None
        except OSError as error:
            raise LedgerError("unusable", path, error.strerror or str(error)) from error
        # Only a hint for people: on a full disk there is none, and the lock holds all the same.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _pid(descriptor: int) -> int:
    text = os.pread(descriptor, 32, 0).strip()
    return int(text) if text.isdigit() else 0


def moved_aside(path: Path) -> Path | None:
    """A corrupt ledger that was moved aside earlier and is still there; the latest, or None."""
    # By length first: corrupt-10 comes after corrupt-9.
    found = sorted(
        path.parent.glob(f"{path.name}.corrupt-*[0-9]"), key=lambda each: (len(each.name), each.name)
    )
    return found[-1] if found else None


def move_aside(path: Path) -> Path:
    """Rename a corrupt ledger with all that is beside it to the next free name, so that it can be looked into."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.corrupt-{number}")
        if not any(os.path.lexists(aside.with_name(aside.name + end)) for end in _BESIDE):
            break
        number += 1
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    sync_directory(path.parent)
    return aside


def remove(path: Path) -> None:
    """Delete an unfinished file of our own and what is beside it."""
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


def sync_directory(directory: Path) -> None:
    """Make renames in this directory durable."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
