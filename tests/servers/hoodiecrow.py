"""hoodiecrow-imap 2.1.0 (npm) with Gmail's mailboxes: labels, ``[Gmail]/…`` names, UIDVALIDITY always 1.

It has one mailbox for whoever signs in, in memory, so every user is a process of its own.
"""

import json
import shutil
import tempfile
from pathlib import Path

from tests.servers import cache
from tests.servers.face import Mailboxes, Server, Unavailable, User, eventually, free_port, greets
from tests.servers.process import Group

VERSION = "2.1.0"
USER = User("testuser", "testpass")
PLUGINS = (
    "AUTH-PLAIN", "CONDSTORE", "CREATE-SPECIAL-USE", "ENABLE", "ID", "IDLE", "LITERALPLUS",
    "MOVE", "NAMESPACE", "SASL-IR", "SPECIAL-USE", "UIDPLUS", "UNSELECT", "X-GM-EXT-1", "XOAUTH2",
)  # fmt: skip
_USES = {
    "Sent Mail": "\\Sent",
    "Drafts": "\\Drafts",
    "Trash": "\\Trash",
    "Spam": "\\Junk",
    "All Mail": "\\All",
    "Starred": "\\Flagged",
}


def install() -> Path:
    """Installs it into the cache folder with npm; returns the program. Raises Unavailable."""
    cache.need("node", "sudo apt-get install nodejs npm")
    npm = cache.need("npm", "sudo apt-get install npm")
    if not _is_complete():
        folder = cache.folder() / "hoodiecrow"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n')
        cache.run([npm, "install", "--no-audit", "--no-fund", f"hoodiecrow-imap@{VERSION}"], folder)
    return _program()


def _program() -> Path:
    return cache.folder() / "hoodiecrow/node_modules/hoodiecrow-imap/bin/hoodiecrow"


def _is_complete() -> bool:
    return _program().exists()


class Hoodiecrow(Server):
    """One process at a time; ``new_user`` begins a fresh one with an empty mailbox on the same port."""

    name = "hoodiecrow"
    mailboxes = Mailboxes("[Gmail]/Sent Mail", "[Gmail]/Drafts", "[Gmail]/Trash", "[Gmail]/Spam")

    def __init__(self) -> None:
        self._group = Group()
        self._folder: Path | None = None

    def start(self) -> None:
        if shutil.which("node") is None or not _is_complete():
            raise Unavailable("hoodiecrow is not there: python -m tests.servers.install hoodiecrow")
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="ft-hoodiecrow-"))
        self._write_config(self._folder)
        for _ in range(3):
            self.port = self.port or free_port(self.host)
            if self._greets_after_start(self._folder, self.port):
                return
            self.stop()
            self.port = None
        raise AssertionError(f"hoodiecrow did not start:\n{self.log()}")

    def _greets_after_start(self, folder: Path, port: int) -> bool:
        command = ["node", str(_program()), f"--config={folder / 'config.json'}", f"--port={port}"]
        process = self._group.start(command, folder / "log")
        eventually(lambda: process.poll() is not None or greets(self.host, port), "hoodiecrow greeting")
        return process.poll() is None

    def stop(self) -> None:
        self._group.kill()

    def close(self) -> None:
        self.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def log(self) -> str:
        file = self._folder / "log" if self._folder else None
        return file.read_text(errors="replace") if file and file.exists() else ""

    def new_user(self) -> User:
        self.restart()
        return USER

    def _write_config(self, folder: Path) -> None:
        below = {name: {"special-use": use} for name, use in _USES.items()}
        gmail = {"flags": ["\\Noselect"], "folders": below}
        storage = {"INBOX": {"messages": []}, "": {"separator": "/", "folders": {"[Gmail]": gmail}}}
        config = {"plugins": list(PLUGINS), "storage": storage}
        (folder / "config.json").write_text(json.dumps(config))
