"""Lays the mailbox down as a maildir, straight on disk, once: a second run finds it.

Dovecot's own uid list is written too, so that uids follow the order of the messages and nothing is sorted at start.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.mail import Made, inbox, sent

VERSION = 1
"""Raised when the mail changes: an older mailbox is made anew."""
SENT = 1_000
UIDVALIDITY = 1_700_000_000

Say = Callable[[str], None]


def mailbox(messages: int, owner: str, say: Say, fresh: bool = False) -> Path:
    """The home folder (with ``Maildir`` in it) of a user with that many messages in INBOX and SENT in Sent."""
    root = _root(owner)
    home = root / f"bench-mail-{VERSION}-{messages}"
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    if (home / "complete").exists():
        say(f"mailbox of {messages:,} messages found in {home}")
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o755)
    _fill(home / "Maildir", inbox(messages), messages, "INBOX", say)
    _fill(home / "Maildir" / ".Sent", sent(SENT), SENT, "Sent", say)
    _give(home, owner)
    (home / "complete").touch()
    return home


def tidy(home: Path, messages: int) -> None:
    """Take away what an earlier run left, while no server runs: later mail, drafts, notes."""
    for folder, last in ((home / "Maildir", messages), (home / "Maildir" / ".Sent", SENT)):
        for file in (*(folder / "cur").glob("run.*"), *(folder / "new").iterdir()):
            file.unlink()
        for file in (folder / "cur").iterdir():
            if not file.name.startswith("bench."):
                file.unlink()
        assert sum(1 for _ in (folder / "cur").iterdir()) == last
    for role in ("Drafts", "Trash", "Junk"):
        shutil.rmtree(home / "Maildir" / f".{role}", ignore_errors=True)


def _root(owner: str) -> Path:
    """build/, or a temporary folder where the server's user can't get to build/ (a checkout below /root)."""
    build = Path("build").resolve()
    reachable = all(parent.stat().st_mode & 0o001 for parent in build.parents)
    if os.geteuid() != 0 or reachable:
        return build
    folder = Path(tempfile.gettempdir()) / f"followthrough-bench-{owner}"
    folder.mkdir(mode=0o755, exist_ok=True)
    assert folder.stat().st_uid == 0, f"{folder} belongs to somebody else"
    return folder


def _fill(folder: Path, made: Iterable[Made], count: int, name: str, say: Say) -> None:
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    lines = [f"3 V{UIDVALIDITY} N{count + 1}"]
    for uid, each in enumerate(made, 1):
        file = f"bench.{uid:07d},S={len(each.raw)},W={len(each.raw)}"
        path = folder / "cur" / f"{file}:2,{each.flags}"
        path.write_bytes(each.raw)
        os.utime(path, (each.at.timestamp(), each.at.timestamp()))
        lines.append(f"{uid} :{file}")
        if uid % 10_000 == 0 or uid == count:
            say(f"{name}: {uid:,} of {count:,} messages written")
    (folder / "dovecot-uidlist").write_text("\n".join(lines) + "\n")


def _give(home: Path, owner: str) -> None:
    if os.geteuid() != 0:
        return
    for path in (home, *home.rglob("*")):
        shutil.chown(path, owner)
