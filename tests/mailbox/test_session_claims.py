"""A server that claims what can't be, or breaks at a bad moment: nothing is believed, nothing grows."""

import tracemalloc
from datetime import date

import pytest

from followthrough.mailbox.errors import Disconnected
from followthrough.mailbox.session import Limits
from tests.mailbox.talking import EXAMINE, OPENED, announcing, examined, script, session
from tests.servers.scripted import Expect, Flood, Hang, ScriptedServer, Send, Serve

DAY = date(2026, 1, 1)


@pytest.mark.parametrize("exists", [3, 60_000, 4_294_967_295])
@pytest.mark.parametrize("capabilities", [("ESEARCH",), ()], ids=["ESEARCH", "SEARCH"])
def test_4_2_a_search_that_finds_four_billion_is_not_believed(
    exists: int, capabilities: tuple[str, ...]
) -> None:
    """Thirty bytes must not become a list of four billion numbers."""
    opened = (
        b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4294967295] .\r\n{tag} OK .\r\n" % exists
    )
    told = b"* ESEARCH UID ALL 1:4294967295\r\n" if capabilities else b"* SEARCH 1:4294967295\r\n"
    table = {**announcing(*capabilities), rb"^EXAMINE": opened, rb"^UID SEARCH": told + b"{tag} OK .\r\n"}
    with ScriptedServer([Send(b"* OK ready\r\n"), Serve(table)]) as server, examined(server) as reader:
        tracemalloc.start()
        try:
            with pytest.raises(Disconnected):
                reader.uids_since(DAY)
            assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
        finally:
            tracemalloc.stop()


def test_4_2_no_reply_makes_a_large_list_of_heads() -> None:
    """Heads that nobody asked for count against what was asked: a flood of tiny ones ends at the budget."""
    head = b'* 1 FETCH (UID 1 FLAGS () INTERNALDATE "x" RFC822.SIZE 1 BODY[HEADER.FIELDS ("A")] {0}\r\n)\r\n'
    with (
        ScriptedServer(script(EXAMINE, Expect(rb"^UID FETCH"), Flood(head * 1000))) as server,
        examined(server, Limits(connect=5, command=60)) as reader,
    ):
        tracemalloc.start()
        try:
            with pytest.raises(Disconnected):
                list(reader.heads("FROM", 1))
            assert tracemalloc.get_traced_memory()[1] < 96 * 1024 * 1024
        finally:
            tracemalloc.stop()


MOVER = announcing("MOVE")
MOVED = Expect(rb"^UID MOVE 1 ", b"{tag} OK moved\r\n")
SELECT = Expect(rb"^SELECT", OPENED)


def test_a_move_that_broke_in_its_reply_is_followed_by_nothing() -> None:
    """Nobody knows where the next reply begins: an EXAMINE would read the rest of this one."""
    steps = [Send(b"* OK ready\r\n"), SELECT, Expect(rb"^UID MOVE", b"nonsense\r\n"), Hang()]
    with ScriptedServer(steps, polite=MOVER) as server:
        mover = session(server)
        with pytest.raises(Disconnected):
            mover.move("Drafts", 1, "Trash", 7)
        assert mover.closed
        assert server.commands[-1].startswith(b"UID MOVE")


def test_a_move_is_told_also_where_the_mailbox_of_before_is_gone() -> None:
    gone = Expect(rb"^EXAMINE", b"{tag} NO [NONEXISTENT] gone\r\n")
    steps = [Send(b"* OK ready\r\n"), EXAMINE, SELECT, MOVED, gone, Serve()]
    with ScriptedServer(steps, polite=MOVER) as server, examined(server) as mover:
        assert mover.move("Drafts", 1, "Trash", 7)
        assert mover.examined is None
        assert not mover.closed
