"""A server that answers nonsense, at random: whatever it says, only MailboxError leaves a session.

Each session has a seed of its own, which the failure names; ``make soak`` runs it for a minute.
"""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from followthrough.mailbox.errors import AmbiguousAppend, Disconnected, MailboxError
from followthrough.mailbox.roles import find_roles
from followthrough.mailbox.session import Limits, Session
from tests.mailbox.talking import endpoint
from tests.servers.scripted import Connection, ScriptedServer, Step

HASTY = Limits(connect=0.5, command=0.15, done=0.15, budget=200_000)
DAY = date(2026, 1, 5)
AT = datetime(2026, 1, 5, tzinfo=UTC)
UID_MAX = 2**32 - 1

LINES = [
    b"* 3 EXISTS\r\n",
    b"* 1 EXPUNGE\r\n",
    b"* 0 RECENT\r\n",
    b"* VANISHED (EARLIER) 1:3\r\n",
    b"* NO [ALERT] hm\r\n",
    b"* OK Still here\r\n",
    b"* OK [UIDVALIDITY 7] .\r\n",
    b"* OK [UIDNEXT 4] .\r\n",
    b"* OK [HIGHESTMODSEQ 12] .\r\n",
    b"* FLAGS (\\Seen \\Draft)\r\n",
    b"* SEARCH 1 2 3\r\n",
    b'* ESEARCH (TAG "A1") UID ALL 1:3\r\n',
    b'* STATUS "INBOX" (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 7 HIGHESTMODSEQ 12)\r\n',
    b'* LIST (\\HasNoChildren \\Drafts) "/" "Drafts"\r\n',
    b'* LIST (\\Sent) "/" "Entw&APw-rfe"\r\n',
    b'* LIST () "/" {4}\r\nSent\r\n',
    b'* NAMESPACE (("" "/")) (("Other/" "/")) NIL\r\n',
    b"* CAPABILITY IMAP4rev1 IDLE MOVE CONDSTORE ESEARCH NAMESPACE SPECIAL-USE UNSELECT\r\n",
    b"* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n",
    b"* 2 FETCH (UID 2 FLAGS () MODSEQ (12))\r\n",
    b'* 1 FETCH (UID 1 FLAGS () INTERNALDATE "05-Jan-2026 09:30:00 +0000" RFC822.SIZE 120 '
    b'BODY[HEADER.FIELDS ("FROM")]<0> {19}\r\nFrom: a@b.example\r\n)\r\n',
    b"* 1 FETCH (UID 1 BODY[HEADER]<0> {9}\r\nFrom: a\r\n BODY[TEXT]<0> {2}\r\nhi)\r\n",
    b"* 3 FETCH (UID 3 BODY[]<0> NIL)\r\n",
    b'* 1 FETCH (UID 1 ENVELOPE ("Mon" "x" NIL NIL NIL NIL NIL NIL NIL "<a@b>") X-GM-LABELS (a "b"))\r\n',
    b"+ go\r\n",
]
APT: dict[bytes, tuple[int, ...]] = {
    rb"EXAMINE|SELECT": (0, 6, 7, 8, 9),
    rb"SEARCH RETURN": (11,),
    rb"SEARCH": (10,),
    rb"STATUS": (12,),
    rb"LIST": (13, 14, 15),
    rb"NAMESPACE": (16,),
    rb"CAPABILITY": (17,),
    rb"HEADER\.FIELDS": (20,),
    rb"BODY\.PEEK\[\]": (22,),
    rb"BODY": (21,),
    rb"FETCH": (18, 19),
}
"""Which of the lines a command is waiting for."""

TOKENS = [
    b"(", b")", b'"', b"\\", b"{", b"}", b"{5}\r\n", b"{4294967296}\r\n", b"{-1}\r\n", b"NIL", b"[", b"]", b"*",
    b"\r\n", b"\r", b"\n", b"\0", b"\xff\xfe", b"0", b"-1", b"4294967295", b"4294967296", b"9" * 30, b"1:*",
    b"1:4294967295", b" ", b"", b"UID", b"FETCH", b"(" * 2000, b"x" * 20_000, b"99-Xxx-0000 99:99:99 +9999",
    b"01-Jan-9999 23:59:59 -2359", b"&", b"&-", b"MODSEQ ((1", b"OK", b"[UNSEEN]", b"{0}\r\n", b"9" * 5000,
]  # fmt: skip
ENDS = [b"OK done", b"OK", b"OK [APPENDUID 7 4] .", b"NO [TRYCREATE] .", b"BAD ?"]
_WORD = re.compile(rb"[A-Za-z0-9.]+|[^A-Za-z0-9.]")


@dataclass(frozen=True, slots=True)
class Nonsense(Step):
    """Answers every command with lines that were right once, by a seed."""

    seed: int

    def play(self, connection: Connection) -> None:
        chance = random.Random(self.seed)
        connection.send(mutated(chance, b"* OK [CAPABILITY IMAP4rev1] ready\r\n", 0.02))
        while True:
            command = connection.line()
            tag = command.split(b" ", 1)[0].strip()
            if command.endswith(b"}\r\n") or b" IDLE" in command:
                connection.send(mutated(chance, b"+ go\r\n", 0.1))
            tame = b" CAPABILITY" in command or b" LOGIN" in command
            apt = next((lines for pattern, lines in APT.items() if re.search(pattern, command)), ())
            said = [LINES[index] for index in apt]
            if not tame:
                said += chance.choices(LINES, k=chance.choice([0, 0, 0, 1, 1, 3]))
            told = b"".join(mutated(chance, line, 0.01 if tame else 0.15) for line in said)
            end = chance.choices(ENDS, weights=[8, 1, 1, 1, 1])[0]
            end = tag + b" " + (ENDS[0] if tame else end) + b"\r\n"
            connection.send(told + mutated(chance, end, 0.01 if tame else 0.05))


def mutated(chance: random.Random, line: bytes, likely: float) -> bytes:
    if chance.random() > likely:
        return line
    kind = chance.randrange(5)
    if kind == 0:
        return line[: chance.randrange(len(line))]
    if kind == 1:
        at = chance.randrange(len(line))
        return line[:at] + bytes([chance.randrange(256)]) + line[at + 1 :]
    words = _WORD.findall(line)
    at = chance.randrange(len(words))
    if kind == 2:
        words[at] = chance.choice(TOKENS)
    elif kind == 3:
        words.insert(at, chance.choice(TOKENS))
    else:
        del words[at]
    return b"".join(words)


def idle(session: Session) -> None:
    session.idle()
    session.idle_read()
    session.idle_done()


CALLS: dict[str, Callable[[Session], object]] = {
    "list": lambda session: find_roles(session.list_mailboxes(), {}),
    "status": lambda session: session.status("INBOX"),
    "examine": lambda session: session.examine("INBOX"),
    "heads": lambda session: [head.uid for heads in session.heads("FROM", 1) for head in heads],
    "some heads": lambda session: [head.uid for heads in session.heads("FROM", 1, 3) for head in heads],
    "flags": lambda session: list(session.flags([1, 2, 3])),
    "flags since": lambda session: list(session.flags_since(5)),
    "since": lambda session: session.uids_since(DAY),
    "from": lambda session: session.uids_from("a@b.example", DAY),
    "with id": lambda session: session.uids_with_id("a@b.example"),
    "fetch": lambda session: session.fetch(1),
    "fetch whole": lambda session: session.fetch_whole(1),
    "append": lambda session: session.append("Drafts", b"a: b\r\n\r\n", ["\\Seen"], AT),
    "move": lambda session: session.move("Drafts", 1, "Trash", 7),
    "idle": idle,
    "logout": lambda session: session.logout(),
}


def one_session(seed: int, answered: dict[str, int]) -> None:
    """One server, one session, a dozen calls; counts the calls by name that came to an answer."""
    chance = random.Random(seed)
    with ScriptedServer([Nonsense(seed)]) as server:
        try:
            session = Session.connect(endpoint(server), "secret", HASTY)
        except MailboxError:
            return
        for name in ["examine", *chance.choices([*CALLS], k=12)]:
            try:
                said = CALLS[name](session)
            except MailboxError as error:
                lost = isinstance(error, Disconnected | AmbiguousAppend)
                if lost and not session.closed:
                    raise AssertionError(f"seed {seed}, {name}: {error!r} and still open") from error
                if lost:
                    break
                continue
            except Exception as error:
                raise AssertionError(f"seed {seed}, {name}: {error!r}") from error
            answered[name] = answered.get(name, 0) + 1
            if isinstance(said, list):
                assert all(1 <= uid <= UID_MAX for uid in said), f"seed {seed}, {name}: {said[:10]}"
        session.close()


def run_for(seconds: float, seed: int) -> dict[str, int]:
    end = time.monotonic() + seconds
    answered: dict[str, int] = {}
    while time.monotonic() < end:
        one_session(seed, answered)
        seed += 1
    return answered


def test_a13_nothing_but_a_mailbox_error_leaves_a_session_whatever_the_server_says() -> None:
    answered = run_for(5.0, seed=0)
    assert {"examine", "status", "fetch", "flags", "heads"} <= set(answered), (
        "the nonsense is not only nonsense"
    )


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_a13_a_minute_of_nonsense() -> None:
    answered = run_for(60.0, seed=1_000_000)
    assert set(CALLS) <= set(answered), "every call came to an answer at least once"
