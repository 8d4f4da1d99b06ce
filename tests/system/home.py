"""A user's home for one test: settings, state, a mailbox on a real server, and the real command on it."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, compat32
from email.utils import format_datetime
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from followthrough.cli.main import World, main
from tests.servers.face import Server, Stored, User, eventually
from tests.system.moved import FileClock

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday morning in working time."""
CHECKOUT = Path(__file__).parents[2]


class Done(NamedTuple):
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Home:
    """One user. ``now`` is the moved time; ``move`` moves it for everything that runs."""

    server: Server
    folder: Path
    user: User
    extra: dict[str, Any] = field(default_factory=dict)
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = self.folder / "clock"
        self.set_time(START)
        self.config = self.folder / "followthrough.toml"
        self.write_config()

    @property
    def address(self) -> str:
        return f"{self.user.name}@example.org"

    def settings(self) -> dict[str, Any]:
        """What a user would have written into the config."""
        account = {
            "name": "home",
            "host": self.server.host,
            "port": self.server.port or 0,
            "security": "none",
            "login": self.user.name,
            "addresses": [self.address],
            "password_command": ["echo", self.user.password],
        }
        return {
            "state_dir": str(self.folder / "state"),
            "me": {"name": "Sam Carter"},
            "hours": {"timezone": "Europe/London"},
            # The stories begin on a Monday: only those about the digest want one in between; nor do the short mails
            # in them need to be told what they lack.
            "notes": {"digest": "never", "check_first_mail": False},
            "account": [account],
            "playbook": [{"name": "advice", "enrol": {"subjects": ["advice"]}, "check_in_with": "answered"}],
        } | self.extra

    def write_config(self, **changes: Any) -> None:
        self.config.write_text(tomli_w.dumps(self.settings() | changes))

    # The clock ---------------------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.clock.read_text()))

    def set_time(self, at: datetime) -> None:
        """Written beside and renamed, so that nobody reads half a number."""
        beside = self.clock.with_suffix(".new")
        beside.write_text(str((at - datetime.now(UTC)).total_seconds()))
        beside.rename(self.clock)

    # The command -------------------------------------------------------------------------------------------------

    def command(self, *arguments: str) -> list[str]:
        return [
            sys.executable,
            "-m",
            "tests.system.moved",
            str(self.clock),
            "--config",
            str(self.config),
            *arguments,
        ]

    def call(self, *arguments: str) -> Done:
        """Run the command to its end, in this process: the same ``main`` with everything opened afresh."""
        out, err = io.StringIO(), io.StringIO()
        codes: list[int] = []
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main(["--config", str(self.config), *arguments], World(clock=FileClock(self.clock)), codes.append)
        return Done(codes[0], out.getvalue(), err.getvalue())

    def spawn(self, *arguments: str) -> Done:
        """Run the command to its end in a process of its own."""
        done = subprocess.run(
            self.command(*arguments), cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def json(self, *arguments: str) -> Any:
        """What a command prints with ``--json``; it has to end well."""
        done = self.call(*arguments, "--json")
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)

    def start(self, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
        """Start the service; its log goes to ``log`` in the home."""
        log = (self.folder / "log").open("a")
        service = subprocess.Popen(
            self.command("run"),
            cwd=CHECKOUT,
            stderr=log,
            stdout=log,
            text=True,
            env=os.environ | (environment or {}),
        )
        log.close()
        self.running.append(service)
        return service

    def watching(self) -> None:
        """Wait until the service has connected and said so."""
        eventually(lambda: "connected account=home" in self.log(), "the service connected")
        eventually(self._reported, "the service's status")

    def _reported(self) -> bool:
        done = self.call("status", "--json")
        return done.returncode == 0 and any(
            a["connected"] for a in json.loads(done.stdout).get("accounts", ())
        )

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def stop(self, service: subprocess.Popen[str], number: int = signal.SIGTERM) -> int:
        """Stop it and return how it ended."""
        service.send_signal(number)
        return service.wait(timeout=10)

    def close(self) -> None:
        for service in self.running:
            if service.poll() is None:
                service.kill()
                service.wait()

    # The mailbox -------------------------------------------------------------------------------------------------

    def send(self, to: str, subject: str, body: str, at: datetime | None = None, **headers: str) -> str:
        """A mail of the user's own: a copy in Sent. Returns its Message-ID without brackets."""
        return self._put(
            self.server.mailboxes.sent, f"Sam Carter <{self.address}>", to, subject, body, at, headers
        )

    def receive(
        self,
        sender: str,
        subject: str,
        body: str,
        at: datetime | None = None,
        mailbox: str = "INBOX",
        **headers: str,
    ) -> str:
        """A mail from somebody else. Returns its Message-ID without brackets."""
        return self._put(mailbox, sender, self.address, subject, body, at, headers)

    def _put(
        self,
        mailbox: str,
        sender: str,
        to: str,
        subject: str,
        body: str,
        at: datetime | None,
        headers: dict[str, str],
    ) -> str:
        at = at or self.now
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"] = sender, to, subject
        message["Date"] = format_datetime(at)
        message["Message-ID"] = (
            f"<{at.timestamp():.6f}.{abs(hash((sender, subject))) % 10**8}@mail.example.org>"
        )
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(body)
        flags = ("\\Seen",) if mailbox == self.server.mailboxes.sent else ()
        self.server.deliver(self.user, mailbox, message.as_bytes(), flags, at)
        return str(message["Message-ID"]).strip("<>")

    def drafts(self) -> list[Stored]:
        return self.server.fetch_all(self.user, self.server.mailboxes.drafts)

    def trash(self) -> list[Stored]:
        return self.server.fetch_all(self.user, self.server.mailboxes.trash)

    def inbox(self) -> list[Stored]:
        return self.server.fetch_all(self.user, "INBOX")

    def notes(self) -> list[Stored]:
        return [m for m in self.inbox() if b"X-Followthrough" in m.raw[:3000]]


def headers(stored: Stored | bytes) -> dict[str, str]:
    """A message's headers by name."""
    raw = stored if isinstance(stored, bytes) else stored.raw
    message = BytesParser(policy=compat32).parsebytes(raw)
    return {name: " ".join(str(value).split()) for name, value in message.items()}


def text(stored: Stored) -> str:
    """A message's plain text."""
    message = BytesParser(policy=SMTP).parsebytes(stored.raw)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").replace(" \n", " ")


def calendar(stored: Stored) -> str:
    """A note's calendar entry."""
    message = BytesParser(policy=SMTP).parsebytes(stored.raw)
    (entry,) = (part for part in message.walk() if part.get_content_type() == "text/calendar")
    content = entry.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def answers(message_id: str, *earlier: str) -> dict[str, str]:
    """The threading headers of an answer to a message."""
    chain: Sequence[str] = (*earlier, message_id)
    return {"In_Reply_To": f"<{message_id}>", "References": " ".join(f"<{i}>" for i in chain)}
