"""No argument becomes a command, through every public method (CVE-2025-15366, imapclient#657)."""

import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.mailbox import gate
from followthrough.mailbox.errors import BadArgument, Disconnected, MailboxError, Rejected
from followthrough.mailbox.session import Session
from followthrough.mailbox.stream import LINE_LIMIT, Stream
from tests.mailbox.talking import AT, OPENED, announcing, script, session
from tests.servers.scripted import ScriptedServer, Serve

DAY = date(2026, 1, 5)
HOSTILE = (
    st.text(max_size=40)
    | st.text(alphabet='a"\\{}()*%\r\n\0 \x7f\u2028é', max_size=12)
    | st.sampled_from(
        [
            "x>\r\nX1 STORE 1:* +FLAGS (\\Deleted)\r\nX2 EXPUNGE\r\n",
            'x"\r\nX1 DELETE "INBOX"',
            "a\nb",
            "{5}\r\nhello",
            "x" * 1001,
            "\ud800",
        ]
    )
)
OK = b"{tag} OK done\r\n"
TABLE = {
    rb"^EXAMINE |^SELECT ": OPENED,
    rb"^UID |^LIST": OK,
    rb"^STATUS": b"* STATUS x (MESSAGES 1 UIDNEXT 4 UIDVALIDITY 7)\r\n{tag} OK done\r\n",
    rb"^APPEND": OK,
}


def methods(word: str) -> dict[str, tuple[Callable[[Session], object], int]]:
    """Each public method that takes text: the call, and how many commands it may be on the wire."""
    return {
        "status": (lambda s: s.status(word), 1),
        "examine": (lambda s: s.examine(word), 1),
        "uids_from": (lambda s: s.uids_from(word, DAY), 1),
        "uids_with_id": (lambda s: s.uids_with_id(word), 1),
        "heads": (lambda s: list(s.heads(word, 1)), 1),
        "append mailbox": (lambda s: s.append(word, b"x\r\n", (), AT), 1),
        "append flag": (lambda s: s.append("INBOX", b"x\r\n", (word,), AT), 1),
        "create_steering": (lambda s: s.create_steering(word), 0),
        "move from": (lambda s: s.move(word, 1, "Trash", 7), 3),
        "move to": (lambda s: s.move("INBOX", 1, word, 7), 3),
    }


@pytest.fixture(scope="module")
def talked() -> Iterator[tuple[ScriptedServer, Session]]:
    with ScriptedServer(script(Serve(TABLE)), polite=announcing("MOVE")) as server, session(server) as opened:
        yield server, opened


@pytest.mark.parametrize("method", list(methods("")))
@settings(max_examples=150)
@given(word=HOSTILE)
def test_0_5_as_many_commands_are_on_the_wire_as_were_called(
    talked: tuple[ScriptedServer, Session], method: str, word: str
) -> None:
    server, opened = talked
    opened.examine("INBOX")
    before = len(server.commands)
    call, most = methods(word)[method]
    try:
        call(opened)
    except BadArgument:
        assert len(server.commands) == before, "refused before anything was sent"
    except Rejected:
        pass
    commands = server.commands[before:]
    assert len(commands) <= most
    allowed = (b"STATUS ", b"EXAMINE ", b"SELECT ", b"UID SEARCH ", b"UID FETCH ", b"UID MOVE ", b"APPEND ")
    assert all(each.startswith(allowed) for each in commands)
    assert not opened.closed


@pytest.mark.parametrize(
    "name",
    ["Followthrough/Start", "Followthrough.Hold", "INBOX.Followthrough.Stop", "INBOX/Followthrough/Hold"],
)
def test_the_three_mailboxes_that_steer_may_be_made(name: str) -> None:
    with ScriptedServer(script(Serve({rb"^CREATE |^SUBSCRIBE ": OK})), polite=announcing()) as server:
        with session(server) as opened:
            opened.create_steering(name)
        commands = [each for each in server.commands if each.startswith((b"CREATE", b"SUBSCRIBE"))]
    assert commands == [f'CREATE "{name}"'.encode(), f'SUBSCRIBE "{name}"'.encode()]


@pytest.mark.parametrize(
    "name",
    ["INBOX", "Sent", "Followthrough", "Followthrough/Start/More", "Followthrough/Delete", "FollowthroughxHold",
     "Other/Followthrough/Hold", "Followthrough//Hold", 'Followthrough/Hold" "x'],
)  # fmt: skip
def test_no_other_mailbox_may_be_made(talked: tuple[ScriptedServer, Session], name: str) -> None:
    server, opened = talked
    before = len(server.commands)
    with pytest.raises(BadArgument):
        opened.create_steering(name)
    assert len(server.commands) == before


@pytest.mark.parametrize("bad", [0, -1, 2**32, 2**40])
def test_numbers_out_of_range_are_refused(talked: tuple[ScriptedServer, Session], bad: int) -> None:
    server, opened = talked
    opened.examine("INBOX")
    before = len(server.commands)
    calls: list[Callable[[], object]] = [
        lambda: opened.fetch(bad),
        lambda: opened.fetch_whole(bad),
        lambda: opened.flags([1, bad]),
        lambda: list(opened.heads("FROM", bad)),
        lambda: list(opened.heads("FROM", 1, bad)),
        lambda: opened.move("INBOX", bad, "Trash", 7),
    ]
    for call in calls:
        with pytest.raises(BadArgument):
            call()
    assert len(server.commands) == before


@given(st.text())
def test_what_the_gate_lets_through_is_printable_ascii(word: str) -> None:
    for check in (gate.text, gate.mailbox, gate.message_id, gate.flag, gate.header_fields):
        try:
            passed = check(word)
        except BadArgument:
            continue
        gate.printable(passed.encode("ascii"))


@pytest.mark.parametrize(
    "good", ["CAF+xy=z@mail.example.com", "1.2$a!b#c%d&e'f*g/h?i^j`k{l|m}n~@[10.0.0.1]", "no-at"]
)
def test_message_ids_as_real_mail_has_them_pass(good: str) -> None:
    assert gate.message_id(good) == good


def test_message_ids_over_250_characters_are_refused() -> None:
    gate.message_id("x" * 250)
    with pytest.raises(BadArgument):
        gate.message_id("x" * 251)


@pytest.mark.parametrize("said", [b"\x1b[31mred\x1b[0m", b"a\rb\nc", "\u202ereversed", b"\xff\xfe"])
def test_what_a_server_says_is_harmless_in_a_terminal(said: bytes | str) -> None:
    assert gate.harmless(said).isprintable()
    assert len(gate.harmless(b"x" * 1000)) == 200


# The stream: budget, limit of a line, deadline


@pytest.fixture
def pair() -> Iterator[tuple[Stream, socket.socket]]:
    ours, theirs = socket.socketpair()
    stream = Stream(ours)
    stream.allow(5.0, 100_000)
    yield stream, theirs
    stream.close()
    theirs.close()


def test_4_2_a_literal_over_the_budget_is_refused_before_any_of_it_is_read(
    pair: tuple[Stream, socket.socket],
) -> None:
    stream, theirs = pair
    theirs.sendall(b"x" * 10)
    with pytest.raises(Disconnected, match="4000000000"):
        stream.exactly(4_000_000_000)
    assert stream.unread == 0


def test_4_2_more_bytes_than_allowed_end_the_connection(pair: tuple[Stream, socket.socket]) -> None:
    stream, theirs = pair
    stream.allow(5.0, 50)
    theirs.sendall(b"* OK hi\r\n" * 5)
    assert stream.line() == b"* OK hi\r\n"
    theirs.sendall(b"* OK hi\r\n")
    for _ in range(4):
        stream.line()
    with pytest.raises(Disconnected):
        stream.line()


def test_a_line_without_end_is_cut_off_at_its_limit(pair: tuple[Stream, socket.socket]) -> None:
    stream, theirs = pair
    stream.allow(20.0, 100 * LINE_LIMIT)
    theirs.setblocking(False)
    while stream.unread <= LINE_LIMIT:
        with contextlib.suppress(BlockingIOError):
            theirs.send(b"x" * 65536)
        stream.fill()
    with pytest.raises(Disconnected, match=str(LINE_LIMIT)):
        stream.line()


@given(
    data=st.lists(st.binary(max_size=30).map(lambda each: each.replace(b"\r", b"") + b"\r\n"), max_size=8),
    cuts=st.lists(st.integers(1, 9), min_size=1, max_size=40),
)
def test_lines_are_the_same_however_the_bytes_arrive(data: list[bytes], cuts: list[int]) -> None:
    ours, theirs = socket.socketpair()
    stream = Stream(ours)
    stream.allow(5.0, 10_000)
    whole = b"".join(data)
    read: list[bytes] = []
    at = 0
    for cut in [*cuts, len(whole)]:
        piece, at = whole[at : at + cut], at + cut
        if piece:
            theirs.sendall(piece)
            stream.fill()
        while stream.buffer.find(b"\r\n", stream.at) >= 0:
            read.append(stream.line())
    assert read == data
    stream.close()
    theirs.close()


def test_the_deadline_holds_also_while_sending(pair: tuple[Stream, socket.socket]) -> None:
    stream, _ = pair
    stream.allow(0.3, 100)
    began = time.monotonic()
    with pytest.raises(Disconnected):
        stream.send(b"x" * 50_000_000)
    assert time.monotonic() - began < 3


def test_only_mailbox_errors_leave_the_stream_after_close(pair: tuple[Stream, socket.socket]) -> None:
    stream, _ = pair
    stream.close()
    stream.allow(5.0, 100)
    calls: list[Callable[[], object]] = [
        stream.fill,
        stream.fill_ready,
        stream.line,
        lambda: stream.send(b"x"),
        lambda: stream.exactly(5),
    ]
    for call in calls:
        with pytest.raises(MailboxError):
            call()
