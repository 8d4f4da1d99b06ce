"""What is new, at the cost of what is new; nothing twice, nothing left out."""

import os
import select
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from followthrough.mail.cursor import Cursor
from followthrough.mailbox.session import Endpoint, Session
from followthrough.mailbox.sync import Batch, new_messages, unchanged
from tests.servers.dovecot import Dovecot
from tests.servers.face import User, append
from tests.servers.fixtures import Running
from tests.servers.scripted import POLITE, Answer, Connection, ScriptedServer, Send, Serve

FIELDS = "FROM SUBJECT MESSAGE-ID"
TODAY = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)
SINCE = (TODAY - timedelta(days=30)).date()


def mail(number: int) -> bytes:
    return f"From: bob@firm.test\r\nSubject: {number}\r\nMessage-ID: <m{number}@firm.test>\r\n\r\ntext\r\n".encode()


class Reader:
    """One user's connection, and the mail that others put into the mailbox."""

    def __init__(self, server: Dovecot) -> None:
        assert server.port is not None
        self.server = server
        self.user: User = server.new_user()
        self.endpoint = Endpoint(host=server.host, port=server.port, security="none", login=self.user.name)
        self.session = Session.connect(self.endpoint, self.user.password)

    def reconnect(self) -> None:
        self.session.close()
        self.session = Session.connect(self.endpoint, self.user.password)

    def deliver(self, *numbers: int, at: datetime = TODAY) -> None:
        with self.server.client(self.user) as client:
            for number in numbers:
                append(client, "INBOX", mail(number), internal_date=at)

    def deliver_many(self, count: int) -> None:
        """Straight into the maildir: 1,000 APPENDs take 20 s on a busy machine."""
        folder = self.server.home(self.user) / "Maildir"
        self.session.examine("INBOX")
        for number in range(1, count + 1):
            file = folder / "new" / f"{int(TODAY.timestamp())}.M{number:06}.host"
            file.write_bytes(mail(number))
            os.utime(file, (TODAY.timestamp(), TODAY.timestamp()))
            file.chmod(0o644)

    def expunge(self, uids: str) -> None:
        with self.server.client(self.user) as client:
            client.select("INBOX")
            client.uid("STORE", uids, "+FLAGS", "(\\Deleted)")
            client.expunge()

    def read(self, cursor: Cursor | None) -> list[Batch]:
        return list(new_messages(self.session, "INBOX", cursor, SINCE, FIELDS))


@pytest.fixture(params=["dovecot", "dovecot-bare"])
def reader(request: pytest.FixtureRequest, servers: Running) -> Iterator[Reader]:
    """With everything, and without CONDSTORE or ESEARCH."""
    made = Reader(servers.dovecot(request.param))
    yield made
    made.session.logout()


def uids(batches: list[Batch]) -> list[int]:
    return [head.uid for batch in batches for head in batch.heads]


def test_the_first_scan_reads_what_arrived_since_the_day(reader: Reader) -> None:
    reader.deliver(1, 2, at=TODAY - timedelta(days=90))
    reader.deliver(3, 4)
    batches = reader.read(None)
    assert uids(batches) == [3, 4]
    assert b"m3@firm.test" in batches[0].heads[0].header
    assert batches[0].heads[0].internal_date == TODAY
    assert batches[-1].cursor.uidnext == 5
    assert not any(batch.reset or batch.emptied for batch in batches)


def test_an_empty_mailbox_gives_one_batch_with_a_cursor(reader: Reader) -> None:
    [batch] = reader.read(None)
    assert batch.heads == ()
    assert batch.cursor.uidnext == 1
    assert unchanged(reader.session, "INBOX", batch.cursor)
    assert not reader.read(batch.cursor)[-1].emptied


def test_later_only_what_is_new_is_read_whatever_its_date(reader: Reader) -> None:
    """A message moved in may be years old by date; its uid is new."""
    reader.deliver(1)
    cursor = reader.read(None)[-1].cursor
    assert unchanged(reader.session, "INBOX", cursor)
    assert uids(reader.read(cursor)) == []
    reader.deliver(2, at=TODAY - timedelta(days=900))
    assert not unchanged(reader.session, "INBOX", cursor)
    batches = reader.read(cursor)
    assert uids(batches) == [2]
    assert uids(reader.read(batches[-1].cursor)) == []


def test_new_mail_in_the_open_mailbox_is_seen(reader: Reader) -> None:
    """Of the mailbox that is open, Dovecot's STATUS tells only what it told before."""
    reader.deliver(1)
    cursor = reader.read(None)[-1].cursor
    assert reader.session.examined == "INBOX"
    assert unchanged(reader.session, "INBOX", cursor)
    reader.deliver(2)
    assert not unchanged(reader.session, "INBOX", cursor)


def test_what_was_expunged_is_stepped_over(reader: Reader) -> None:
    reader.deliver(1)
    cursor = reader.read(None)[-1].cursor
    reader.deliver(2, 3, 4)
    reader.expunge("2,4")
    batches = reader.read(cursor)
    assert uids(batches) == [3]
    assert batches[-1].cursor.uidnext == 5


def test_the_cursor_of_every_batch_stands_for_what_was_read_up_to_it(reader: Reader) -> None:
    """Read in several batches, stopped after any of them, and gone on from there: everything once."""
    reader.deliver_many(1100)
    batches = reader.read(None)
    assert len(batches) > 1
    assert uids(batches) == list(range(1, 1101))
    for batch in batches[:-1]:
        assert batch.cursor.uidnext == batch.heads[-1].uid + 1
        assert uids(reader.read(batch.cursor)) == list(range(batch.cursor.uidnext, 1101))


def test_highestmodseq_is_kept_where_there_is_one(servers: Running) -> None:
    for name, kept in (("dovecot", True), ("dovecot-bare", False)):
        made = Reader(servers.dovecot(name))
        made.deliver(1)
        with made.session:
            # Dovecot has none to tell before somebody asked for one.
            made.session.status("INBOX")
            assert (made.read(None)[-1].cursor.highestmodseq > 0) is kept


def test_a_new_uidvalidity_is_a_rescan_by_date(reader: Reader) -> None:
    reader.deliver(1, 2)
    cursor = reader.read(None)[-1].cursor
    reader.server.new_uidvalidity(reader.user)
    reader.reconnect()
    assert not unchanged(reader.session, "INBOX", cursor)
    batches = reader.read(cursor)
    assert all(batch.reset for batch in batches)
    assert len(uids(batches)) == 2
    assert batches[-1].cursor.uidvalidity != cursor.uidvalidity
    assert not reader.read(batches[-1].cursor)[-1].reset


def test_a_mailbox_that_held_mail_and_holds_none_says_so(reader: Reader) -> None:
    reader.deliver(1, 2)
    cursor = reader.read(None)[-1].cursor
    reader.expunge("1:*")
    [batch] = reader.read(cursor)
    assert batch.emptied
    assert not batch.reset


def test_the_mailbox_stays_examined_between_batches(reader: Reader) -> None:
    reader.deliver_many(1100)
    for batch in new_messages(reader.session, "INBOX", None, SINCE, FIELDS):
        assert reader.session.examined == "INBOX"
        if batch.heads:
            assert reader.session.fetch(batch.heads[0].uid) is not None


def test_reading_sets_no_flag(reader: Reader) -> None:
    reader.deliver(1, 2)
    reader.read(None)
    assert [m.flags for m in reader.server.fetch_all(reader.user, "INBOX")] == [frozenset(), frozenset()]


# Servers that number oddly -----------------------------------------------------------------------------------------


def examined(uidvalidity: int, uidnext: int, exists: int) -> bytes:
    return (
        f"* {exists} EXISTS\r\n* OK [UIDVALIDITY {uidvalidity}] .\r\n* OK [UIDNEXT {uidnext}] .\r\n"
        "{tag} OK [READ-ONLY] done\r\n"
    ).encode()


def fetched(*uids: int) -> bytes:
    lines = b""
    for number, uid in enumerate(uids, 1):
        header = b"Message-ID: <m%d@firm.test>\r\n\r\n" % uid
        lines += (
            b'* %d FETCH (UID %d FLAGS () INTERNALDATE "02-Jun-2025 12:00:00 +0000" RFC822.SIZE 99 '
            b"BODY[HEADER.FIELDS (FROM SUBJECT MESSAGE-ID)]<0> {%d}\r\n%s)\r\n"
        ) % (number, uid, len(header), header)
    return lines + b"{tag} OK done\r\n"


def scripted(table: dict[bytes, Answer], ask: Callable[[Session], object]) -> tuple[object, list[bytes]]:
    """What the asking gave, and the commands that it took."""
    steps = [Send(b"* OK [CAPABILITY IMAP4rev1] ready\r\n"), Serve(table)]
    with ScriptedServer(steps, polite=POLITE) as server:
        endpoint = Endpoint(host=server.host, port=server.port, security="none", login="ann")
        with Session.connect(endpoint, "secret") as session:
            before = len(server.commands)
            result = ask(session)
            return result, server.commands[before:]


def read_scripted(table: dict[bytes, Answer], cursor: Cursor | None) -> tuple[list[Batch], list[bytes]]:
    found, commands = scripted(
        table, lambda session: list(new_messages(session, "INBOX", cursor, SINCE, FIELDS))
    )
    assert isinstance(found, list)
    return found, commands


def test_uids_given_out_twice_are_a_rescan() -> None:
    """UIDNEXT shrank under the same UIDVALIDITY, as some servers do after a restore."""
    table: dict[bytes, Answer] = {
        rb"^EXAMINE": examined(5, 4, 3),
        rb"^UID SEARCH": b"* SEARCH 1 2 3\r\n{tag} OK done\r\n",
        rb"^UID FETCH": fetched(1, 2, 3),
    }
    batches, _ = read_scripted(table, Cursor(5, 10))
    assert all(batch.reset for batch in batches)
    assert uids(batches) == [1, 2, 3]
    assert batches[-1].cursor == Cursor(5, 4)


def test_a_message_beyond_the_observed_uidnext_is_left_for_the_next_time() -> None:
    """The cursor never moves over what was not announced when the reading began."""
    table: dict[bytes, Answer] = {rb"^EXAMINE": examined(5, 4, 3), rb"^UID FETCH": fetched(3, 4, 5)}
    batches, _ = read_scripted(table, Cursor(5, 3))
    assert uids(batches) == [3]
    assert batches[-1].cursor == Cursor(5, 4)


def test_nothing_new_costs_one_command() -> None:
    status = b"* STATUS INBOX (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 5)\r\n{tag} OK done\r\n"
    same, commands = scripted({rb"^STATUS": status}, lambda s: unchanged(s, "INBOX", Cursor(5, 4)))
    assert same is True
    assert len(commands) == 1


def test_without_a_cursor_nothing_is_asked() -> None:
    same, commands = scripted({}, lambda session: unchanged(session, "INBOX", None))
    assert same is False
    assert commands == []


def test_a_refused_status_means_look() -> None:
    same, _ = scripted({rb"^STATUS": b"{tag} NO not now\r\n"}, lambda s: unchanged(s, "INBOX", Cursor(5, 4)))
    assert same is False


def test_a_lone_old_message_with_a_late_date_doesnt_pull_in_all_between() -> None:
    """Sparse hits are read in runs: a restored message of low uid costs one command, not the mailbox."""
    asked: list[bytes] = []

    def fetch(connection: Connection, tag: bytes, command: bytes) -> None:
        asked.append(command.split()[2])
        first, _, last = command.split()[2].partition(b":")
        connection.answer(fetched(*{int(first), int(last or first)}), tag, command)

    table: dict[bytes, Answer] = {
        rb"^EXAMINE": examined(5, 400_101, 40_000),
        rb"^UID SEARCH": b"* SEARCH 17 400000 400050 400100\r\n{tag} OK done\r\n",
        rb"^UID FETCH": fetch,
    }
    batches, _ = read_scripted(table, None)
    assert uids(batches) == [17, 400_000, 400_100]
    assert asked == [b"17:17", b"400000:400100"]


def test_since_is_a_day() -> None:
    """The day is what IMAP's SINCE compares, disregarding time and zone (RFC 3501 6.4.4)."""
    table: dict[bytes, Answer] = {
        rb"^EXAMINE": examined(5, 9, 3),
        rb"^UID SEARCH": b"* SEARCH\r\n{tag} OK done\r\n",
    }
    batches, commands = read_scripted(table, None)
    assert uids(batches) == []
    assert f"SINCE {SINCE:%-d-%b-%Y}".encode() in commands[1]
    assert date(2025, 5, 3) == SINCE


# The mailbox that is open and watched ------------------------------------------------------------------------------


def until_told(session: Session) -> None:
    """Idle until the server says that something changed."""
    told = session.idle()
    while not told:
        assert select.select([session.fileno()], [], [], 10.0)[0]
        told = session.idle_read()
    session.idle_done()


def test_what_is_pushed_is_read_once_whatever_else_happens_to_the_mailbox(reader: Reader) -> None:
    """Told while idling, and read from the open mailbox or, when mail went too, from one that is opened anew."""
    reader.deliver(1, 2)
    cursor = reader.read(None)[-1].cursor
    for number in (3, 4):
        reader.deliver(number)
        until_told(reader.session)
        batches = reader.read(cursor)
        assert uids(batches) == [number]
        cursor = batches[-1].cursor
    reader.expunge("2")
    reader.deliver(5)
    until_told(reader.session)
    assert uids(reader.read(cursor)) == [5]
    reader.expunge("1:*")
    until_told(reader.session)
    assert reader.read(Cursor(cursor.uidvalidity, 6))[-1].emptied


def test_mail_that_came_between_the_reading_and_the_watching_is_pending(reader: Reader) -> None:
    reader.deliver(1)
    cursor = reader.read(None)[-1].cursor
    reader.deliver(2)
    reader.session.noop()
    assert reader.session.idle()
    reader.session.idle_done()
    assert uids(reader.read(cursor)) == [2]


def test_what_was_announced_is_read_without_opening_the_mailbox_again() -> None:
    """A server may read the whole of a large mailbox for each EXAMINE."""
    table: dict[bytes, Answer] = {
        rb"^EXAMINE": examined(5, 4, 3),
        rb"^NOOP": b"* 4 EXISTS\r\n{tag} OK done\r\n",
        rb"^UID FETCH": b"* 5 EXISTS\r\n" + fetched(4),
    }
    cursor = Cursor(5, 4, 9)

    def ask(session: Session) -> tuple[list[Batch], bool]:
        assert unchanged(session, "INBOX", cursor, to_open=True)
        session.noop()
        assert not unchanged(session, "INBOX", cursor)
        return list(new_messages(session, "INBOX", cursor, SINCE, FIELDS)), session.has_grown

    found, commands = scripted(table, ask)
    assert isinstance(found, tuple)
    (batch,), again = found
    assert [head.uid for head in batch.heads] == [4]
    assert batch.cursor == Cursor(5, 5, 9)
    assert again, "the fifth came meanwhile, and is not forgotten"
    assert [command.split()[0] for command in commands] == [b"EXAMINE", b"NOOP", b"UID"]


def test_an_announcement_that_nothing_stands_behind_is_looked_into() -> None:
    """What was announced went again, or never was: the mailbox is opened anew, and its numbers count."""
    table: dict[bytes, Answer] = {
        rb"^EXAMINE": examined(5, 4, 3),
        rb"^NOOP": b"* 4 EXISTS\r\n{tag} OK done\r\n",
        rb"^UID FETCH": fetched(),
    }

    def ask(session: Session) -> list[Batch]:
        session.examine("INBOX")
        session.noop()
        return list(new_messages(session, "INBOX", Cursor(5, 4), SINCE, FIELDS))

    batches, commands = scripted(table, ask)
    assert batches == [Batch((), Cursor(5, 4), reset=False, emptied=False)]
    assert [command.split()[0] for command in commands] == [b"EXAMINE", b"NOOP", b"UID", b"EXAMINE"]


def test_a_mailbox_that_was_just_opened_to_look_is_not_opened_again_to_read() -> None:
    table: dict[bytes, Answer] = {rb"^EXAMINE": examined(5, 5, 4), rb"^UID FETCH": fetched(4)}

    def ask(session: Session) -> list[Batch]:
        assert not unchanged(session, "INBOX", Cursor(5, 4), to_open=True)
        return list(new_messages(session, "INBOX", Cursor(5, 4), SINCE, FIELDS))

    batches, commands = scripted(table, ask)
    assert isinstance(batches, list)
    assert uids(batches) == [4]
    assert len(commands) == 2
