"""Servers that say one thing about an APPEND and do another: never two drafts, and none believed that isn't there."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.mailbox.desk import Outcome, place
from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.roles import Roles
from followthrough.mailbox.session import Endpoint, Session
from followthrough.plan.drafts import DraftState
from tests.crash import hands
from tests.crash.story import MemoryJournal, draft_row
from tests.servers.scripted import Answer, Connection, ScriptedServer, Send, Serve

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
SETTLED = NOW + timedelta(minutes=3)
ROLES = Roles("Sent", "Drafts", "Trash", None, None, None, {})
ROW = draft_row("lying", NOW)
OTHER = b"Message-ID: <other@example.org>\r\nTo: carol@firm.test\r\nSubject: hello\r\n\r\ntext\r\n"


class Boxes:
    """Mailboxes that live in this process; what APPEND does is the test's to say."""

    def __init__(self, append: Callable[["Boxes", Connection, bytes], bytes]) -> None:
        self.append = append
        self.stored: dict[str, dict[int, bytes]] = {"Drafts": {7: OTHER}, "Sent": {}, "Trash": {}}
        self.uidnext = 8
        self.open = "Drafts"
        self.appends = 0

    def store(self, raw: bytes) -> int:
        self.stored["Drafts"][self.uidnext] = raw
        self.uidnext += 1
        return self.uidnext - 1

    def table(self) -> dict[bytes, Answer]:
        return {
            rb"^EXAMINE": self._examine,
            rb"^UID SEARCH": self._search,
            rb"^UID FETCH": self._fetch,
            rb"^APPEND": self._append,
        }

    def _examine(self, connection: Connection, tag: bytes, command: bytes) -> None:
        self.open = command.split()[1].strip(b'"').decode()
        count = len(self.stored[self.open])
        connection.send(
            f"* {count} EXISTS\r\n* OK [UIDVALIDITY 3] .\r\n* OK [UIDNEXT {self.uidnext}] .\r\n".encode()
            + tag
            + b" OK [READ-ONLY] done\r\n"
        )

    def _search(self, connection: Connection, tag: bytes, command: bytes) -> None:
        wanted = re.search(rb"<[^>]+>", command)
        hits = [uid for uid, raw in self.stored[self.open].items() if wanted is None or wanted[0] in raw]
        connection.send(
            b"* SEARCH " + b" ".join(b"%d" % uid for uid in hits) + b"\r\n" + tag + b" OK done\r\n"
        )

    def _fetch(self, connection: Connection, tag: bytes, command: bytes) -> None:
        wanted, items = command.split(b" ", 3)[2:]
        for number, (uid, raw) in enumerate(sorted(self.stored[self.open].items()), 1):
            if _inside(uid, wanted):
                connection.send(_fetched(number, uid, raw, items))
        connection.send(tag + b" OK done\r\n")

    def _append(self, connection: Connection, tag: bytes, command: bytes) -> None:
        self.appends += 1
        literal = command.partition(b"}\r\n")[2]
        connection.send(tag + b" " + self.append(self, connection, literal) + b"\r\n")


def _inside(uid: int, wanted: bytes) -> bool:
    for run in wanted.split(b","):
        first, _, last = run.partition(b":")
        if int(first) <= uid <= (2**32 if last == b"*" else int(last or first)):
            return True
    return False


def _fetched(number: int, uid: int, raw: bytes, items: bytes) -> bytes:
    header = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    reply = b"* %d FETCH (UID %d FLAGS ()" % (number, uid)
    if b"HEADER.FIELDS" in items:
        name = re.search(rb"BODY\.PEEK(\[[^]]*\])", items)
        assert name
        reply += b' INTERNALDATE "03-Mar-2025 09:00:00 +0000" RFC822.SIZE %d' % len(raw)
        reply += b" BODY" + name[1] + b"<0> {%d}\r\n%s" % (len(header), header)
    elif b"BODY.PEEK[]" in items:
        reply += b" BODY[]<0> {%d}\r\n%s" % (len(raw), raw)
    return reply + b")\r\n"


@contextmanager
def serving(boxes: Boxes) -> Iterator[Callable[[MemoryJournal, datetime], Outcome]]:
    """What places the row over a new connection."""
    steps = [Send(b"* OK [CAPABILITY IMAP4rev1 UIDPLUS] ready\r\n"), Serve(boxes.table())]
    with ScriptedServer(steps) as server:
        endpoint = Endpoint(host=server.host, port=server.port, security="none", login="ann")

        def run(journal: MemoryJournal, now: datetime) -> Outcome:
            with Session.connect(endpoint, "secret") as session:
                return place(session, ROLES, journal.rows[ROW.key], journal, now)

        yield run


def test_a_wrong_uid_in_appenduid_is_not_believed() -> None:
    """The draft is looked for from the old UIDNEXT on."""

    def wrong_uid(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        boxes.store(raw)
        return b"OK [APPENDUID 3 7] done"

    journal = MemoryJournal([ROW])
    with serving(Boxes(wrong_uid)) as run:
        assert run(journal, NOW).row.uid == 8
    assert journal.states[ROW.key] == [DraftState.PLANNED, DraftState.APPENDING, DraftState.PLACED]


@pytest.mark.parametrize("answer", [b"OK done", b"OK [APPENDUID 99 8] done", b"OK [APPENDUID 3 12] done"])
def test_without_a_usable_appenduid_it_is_found_all_the_same(answer: bytes) -> None:
    def store(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        boxes.store(raw)
        return answer

    journal = MemoryJournal([ROW])
    with serving(Boxes(store)) as run:
        outcome = run(journal, NOW)
    assert (outcome.row.state, outcome.row.uid, outcome.retry_at) == (DraftState.PLACED, 8, None)


def test_ok_without_storing_is_tried_again_five_times_a_day_and_never_believed() -> None:
    def lie(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        return b"OK [APPENDUID 3 8] done"

    journal, boxes, now = MemoryJournal([ROW]), Boxes(lie), NOW
    with serving(boxes) as run:
        while now < NOW + timedelta(days=1):
            retry_at = run(journal, now).retry_at
            assert retry_at is not None
            assert retry_at > now
            now = retry_at
    assert boxes.appends == 5
    assert DraftState.PLACED not in journal.states[ROW.key]
    assert journal.rows[ROW.key].reason == "said OK, not found"


def test_ok_before_the_draft_can_be_seen_is_settled_without_a_second_one() -> None:
    """Some servers show late what they stored."""

    def later(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        boxes.late = raw  # type: ignore[attr-defined]
        return b"OK done"

    journal, boxes = MemoryJournal([ROW]), Boxes(later)
    with serving(boxes) as run:
        assert run(journal, NOW).row.state is DraftState.APPENDING
        boxes.store(boxes.late)  # type: ignore[attr-defined]
        assert run(journal, SETTLED).row.state is DraftState.PLACED
    assert boxes.appends == 1


def test_a_server_that_gives_back_the_old_uid_of_a_known_id_is_understood() -> None:
    """Gmail stores nothing new for a Message-ID it has."""

    def known(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        boxes.stored["Drafts"][5] = raw
        return b"OK [APPENDUID 3 5] done"

    journal = MemoryJournal([ROW])
    with serving(Boxes(known)) as run:
        outcome = run(journal, NOW)
    assert (outcome.row.state, outcome.row.uid) == (DraftState.PLACED, 5)


def test_a_rewritten_message_id_ends_as_the_users_never_as_a_second_draft() -> None:
    """Exchange and its gateways write a Message-ID of their own."""

    def rewrite(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        return b"OK [APPENDUID 3 %d] done" % boxes.store(hands.renewed(raw))

    journal, boxes = MemoryJournal([ROW]), Boxes(rewrite)
    with serving(boxes) as run:
        assert run(journal, NOW).row.state is DraftState.APPENDING
        assert run(journal, SETTLED).row.state is DraftState.EDITED
    assert boxes.appends == 1


@pytest.mark.parametrize(
    ("answer", "reason", "retry_at"),
    [
        (b"NO [OVERQUOTA] full", "OVERQUOTA full", NOW + timedelta(minutes=15)),
        (b"NO [TRYCREATE] no such mailbox", "TRYCREATE no such mailbox", NOW + timedelta(minutes=15)),
        (b"BAD what is that", "BAD what is that", NOW + timedelta(minutes=15)),
        (b"NO [TOOBIG] too large", "TOOBIG too large", None),
    ],
)
def test_a_refusal_is_proven_not_stored(answer: bytes, reason: str, retry_at: datetime | None) -> None:
    """Back to planned with the server's reason; nothing is created, and nothing is tried before its time."""
    journal, boxes = MemoryJournal([ROW]), Boxes(lambda *_: answer)
    with serving(boxes) as run:
        outcome = run(journal, NOW)
        assert outcome.row.state is DraftState.PLANNED
        assert outcome.row.reason.split()[0] in {reason.split(maxsplit=1)[0], "NO"}
        assert outcome.retry_at == retry_at
        assert run(journal, NOW + timedelta(minutes=14)).retry_at == retry_at
        assert boxes.appends == 1
        boxes.append = lambda boxes, connection, raw: b"OK [APPENDUID 3 %d] ." % boxes.store(raw)
        last = run(journal, NOW + timedelta(minutes=15)).row.state
    assert last is (DraftState.PLANNED if retry_at is None else DraftState.PLACED)


def test_a_refusal_before_the_literal_leaves_the_connection_usable() -> None:
    """Answered to the announcement of the literal, which is then never sent."""
    refused: list[bytes] = []
    boxes = Boxes(lambda *_: b"OK")
    table = boxes.table()

    class Refusing(Serve):
        """Answers the line that announces the literal."""

        def play(self, connection: Connection) -> None:
            while True:
                tag, command = connection.command(ask_for_literals=False)
                if command.startswith(b"APPEND"):
                    refused.append(command)
                    connection.send(tag + b" NO [OVERQUOTA] full\r\n")
                    continue
                for pattern, answer in {**connection.server.polite, **table}.items():
                    if re.search(pattern, command, re.IGNORECASE):
                        connection.answer(answer, tag, command)
                        break

    steps = [Send(b"* OK [CAPABILITY IMAP4rev1] ready\r\n"), Refusing()]
    journal = MemoryJournal([ROW])
    with ScriptedServer(steps) as server:
        endpoint = Endpoint(host=server.host, port=server.port, security="none", login="ann")
        with Session.connect(endpoint, "secret") as session:
            outcome = place(session, ROLES, ROW, journal, NOW)
            assert not session.closed
            assert session.examine("Drafts").messages == 1
    assert outcome.row.reason == "OVERQUOTA full"
    assert len(refused) == 1


def test_a_cut_after_the_literal_is_settled_and_not_repeated() -> None:
    """Stored, and the answer never came."""

    def store_and_leave(boxes: Boxes, connection: Connection, raw: bytes) -> bytes:
        boxes.store(raw)
        connection.sock.close()
        return b""

    journal, boxes = MemoryJournal([ROW]), Boxes(store_and_leave)
    with serving(boxes) as run:
        outcome = run(journal, NOW)
        assert outcome.row.state is DraftState.APPENDING
        assert outcome.retry_at is not None
        assert outcome.retry_at >= NOW + timedelta(seconds=120)
        assert run(journal, NOW + timedelta(seconds=60)).row.state is DraftState.APPENDING
        assert run(journal, SETTLED).row.state is DraftState.PLACED
    assert boxes.appends == 1


def test_a_cut_while_looking_leaves_the_row_for_the_next_connection() -> None:
    boxes = Boxes(lambda boxes, connection, raw: b"OK [APPENDUID 3 %d] ." % boxes.store(raw))
    table = boxes.table()
    really = table[rb"^UID SEARCH"]
    cuts = iter([True])

    def cut_once(connection: Connection, tag: bytes, command: bytes) -> None:
        if next(cuts, False):
            connection.sock.close()
        connection.answer(really, tag, command)

    boxes.table = lambda: {**table, rb"^UID SEARCH": cut_once}  # type: ignore[method-assign]
    journal = MemoryJournal([ROW])
    with serving(boxes) as run:
        with pytest.raises(Disconnected):
            run(journal, NOW)
        assert journal.states[ROW.key] == [DraftState.PLANNED]
        assert run(journal, NOW).row.state is DraftState.PLACED
