"""What a session is told and tells: plain values, also for those who never talk to a server."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where an account's server is and how the connection is protected. ``none`` only to loopback addresses."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    login: str
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. ``connect``: TCP, TLS, greeting and login together; ``command``: one command's wall time."""

    connect: float = 30.0
    command: float = 60.0
    done: float = 15.0
    budget: int = 4 * 1024 * 1024
    """Bytes of one command's replies (a bulk fetch gets 64 KiB a message asked for, where that is more)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of LIST: the decoded name, its flags in lower case (``\\drafts``), the separator or ''.

    ``sayable`` is False for a name that can't be said back to the server (no modified UTF-7, control characters, too
    long, a line nobody can read): it is there to be shown, and so that the role it has is not given to another.
    """

    name: str
    flags: frozenset[str]
    separator: str
    sayable: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """What EXAMINE or STATUS says. ``uidnext`` is 1 + the highest uid where the server tells none; modseq 0: none."""

    uidvalidity: int
    uidnext: int
    messages: int
    highestmodseq: int


@dataclass(frozen=True, slots=True)
class Appended:
    """APPENDUID (RFC 4315) as the server says it: a hint to verify, never proof. None without it."""

    uidvalidity: int | None
    uid: int | None
