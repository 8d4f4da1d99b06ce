"""What a session promises about reading, on Dovecot with everything, with nothing, and over scripted sockets."""

import contextlib
from datetime import UTC, date, datetime

import pytest

from followthrough.mailbox.errors import BadArgument, Disconnected, MailboxError, Rejected
from followthrough.mailbox.session import Endpoint, Limits, Listed, Session, Status
from tests.mailbox.talking import (
    AT,
    EXAMINE,
    SHORT,
    account,
    announcing,
    examined,
    script,
    session,
    uids,
)
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import Close, Connection, Expect, Flood, Hang, ScriptedServer, Send, Serve

DAY = date(2026, 1, 1)


def mail(number: int, subject: str = "x") -> bytes:
    lines = (
        f"From: b{number}@example.net",
        "To: a@example.org",
        f"Message-ID: <{number}@example.net>",
        f"Subject: {subject}",
        "",
        f"hello {number}",
        "",
    )
    return "\r\n".join(lines).encode()


@pytest.fixture(params=["dovecot", "dovecot_bare"])
def server(request: pytest.FixtureRequest) -> Dovecot:
    found: Dovecot = request.getfixturevalue(request.param)
    return found


# Reading


def test_b8_no_way_of_reading_sets_seen(server: Dovecot) -> None:
    user = server.new_user()
    uid = server.deliver(user, "INBOX", mail(1))
    with Session.connect(account(server, user), user.password) as opened:
        status = opened.examine("INBOX")
        list(opened.heads("FROM", 1))
        opened.fetch(uid)
        opened.fetch_whole(uid)
        opened.uids_with_id("1@example.net")
        opened.flags([uid])
        if status.highestmodseq:
            opened.flags_since(1)
    assert [each.flags for each in server.fetch_all(user, "INBOX")] == [frozenset()]


def test_status_and_examine_agree(server: Dovecot) -> None:
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        assert opened.status("INBOX") == opened.examine("INBOX")
        server.deliver(user, "INBOX", mail(1))
        after = opened.examine("INBOX")
        assert (after.messages, after.uidnext) == (1, 2)
        assert after == opened.status("INBOX")
        assert (after.highestmodseq > 0) == ("CONDSTORE" in opened.capabilities)


def test_heads_come_in_order_and_above_the_first_uid_only(server: Dovecot) -> None:
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        for number in range(1, 6):
            opened.append("INBOX", mail(number), ["\\Seen"] if number == 2 else [], AT)
        opened.examine("INBOX")
        heads = [head for batch in opened.heads("MESSAGE-ID FROM", 1) for head in batch]
        assert [head.uid for head in heads] == [1, 2, 3, 4, 5]
        assert heads[1].flags == {"\\seen"}
        assert heads[0].flags == frozenset()
        assert heads[4].header == b"From: b5@example.net\r\nMessage-ID: <5@example.net>\r\n\r\n"
        assert heads[4].size == len(mail(5))
        assert {head.internal_date for head in heads} == {AT}
        assert uids(opened.heads("FROM", 4)) == [4, 5]
        assert uids(opened.heads("FROM", 2, 3)) == [2, 3]
        assert uids(opened.heads("FROM", 6)) == [], "the server's * is left out"
        assert uids(opened.heads("FROM", 600, 800)) == []


def test_heads_of_a_long_stretch_come_in_batches_and_other_commands_fit_between(
    server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.mailbox.scanning.BATCH", 10)
    user = server.new_user()
    with server.client(user) as hands:
        for number in range(1, 61):
            hands.append("INBOX", "", "", mail(number))  # type: ignore[arg-type]
        hands.select("INBOX")
        hands.uid("STORE", "5:25", "+FLAGS", "(\\Deleted)")
        hands.expunge()
    wanted = [*range(1, 5), *range(26, 61)]
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        found = []
        for batch in opened.heads("FROM", 1):
            assert len(batch) <= 10
            found += [head.uid for head in batch]
            assert opened.fetch(batch[0].uid) == mail(batch[0].uid)
            assert opened.status("INBOX").messages == len(wanted)
        assert found == wanted
        next(opened.heads("FROM", 1))
        assert opened.status("INBOX").messages == len(wanted), "a scan given up leaves nothing behind"
        batches = opened.heads("FROM", 1)
        next(batches)
        opened.examine("Sent")
        with pytest.raises(BadArgument):
            list(batches)


def test_searches_find_by_day_sender_and_exact_id(server: Dovecot) -> None:
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        for number in range(1, 13):
            opened.append("INBOX", mail(number), (), datetime(2026, number, 15, 12, tzinfo=UTC))
        opened.examine("INBOX")
        assert opened.uids_since(date(2026, 4, 15)) == list(range(4, 13))
        assert opened.uids_from("b11@example.net", DAY) == [11]
        assert opened.uids_from("b11@example.net", date(2026, 12, 1)) == []
        assert opened.uids_with_id("1@example.net") == [1], "not 11, which contains it"
        assert opened.uids_with_id("1@example") == []


def test_an_id_in_another_field_or_folded_is_judged_by_the_header_itself(server: Dovecot) -> None:
    user = server.new_user()
    folded = b"From: a@b\r\nMessage-ID:\r\n <folded@example.net>\r\n\r\nx\r\n"
    with Session.connect(account(server, user), user.password) as opened:
        opened.append("INBOX", folded, (), AT)
        opened.append("INBOX", b"From: a@b\r\nIn-Reply-To: <folded@example.net>\r\n\r\nx\r\n", (), AT)
        opened.examine("INBOX")
        assert opened.uids_with_id("folded@example.net") == [1]


def test_flags_are_told_for_what_is_there(server: Dovecot) -> None:
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        for number in range(1, 4):
            opened.append("INBOX", mail(number), ["\\Flagged"] if number == 3 else [], AT)
        opened.examine("INBOX")
        assert opened.flags([3, 1, 99]) == {1: frozenset(), 3: frozenset({"\\flagged"})}
        assert opened.flags([]) == {}


def test_flags_since_a_modseq_are_those_that_changed(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    with Session.connect(account(dovecot, user), user.password) as opened:
        for number in range(1, 4):
            opened.append("INBOX", mail(number), (), AT)
        before = opened.examine("INBOX").highestmodseq
        with dovecot.client(user) as hands:
            hands.select("INBOX")
            hands.uid("STORE", "2", "+FLAGS", "(\\Seen)")
        opened.examine("INBOX")
        assert opened.flags_since(before) == {2: frozenset({"\\seen"})}


def test_flags_since_needs_condstore(dovecot_bare: Dovecot) -> None:
    user = dovecot_bare.new_user()
    with Session.connect(account(dovecot_bare, user), user.password) as opened:
        opened.examine("INBOX")
        with pytest.raises(BadArgument):
            opened.flags_since(1)


# B10: nothing is read whole


def test_b10_a_huge_message_is_read_in_its_first_parts(server: Dovecot) -> None:
    user = server.new_user()
    header = b"From: a@b\r\nX-Long: " + b"x" * 900_000 + b"\r\nSubject: late\r\n"
    uid = server.deliver(user, "INBOX", header + b"\r\n" + b"y" * 500_000 + b"\r\n")
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        read = opened.fetch(uid)
        assert read is not None
        head, _, text = read.partition(b"\r\n\r\n")
        assert head == b"From: a@b"
        assert text == b"y" * 65_536
        short = opened.fetch(uid, header_limit=20, text_limit=10)
        assert short == b"From: a@b\r\n\r\n" + b"y" * 10


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"\r\nbody\r\n", b"\r\nbody\r\n"),
        (b"From: a@b\r\n\r\n", b"From: a@b\r\n\r\n"),
        (b"From: a@b\r\n", b"From: a@b\r\n\r\n"),
    ],
)
def test_b10_messages_without_a_header_or_body_are_read(server: Dovecot, raw: bytes, read: bytes) -> None:
    user = server.new_user()
    uid = server.deliver(user, "INBOX", raw)
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        assert opened.fetch(uid) == read


def test_b10_header_fields_of_a_message_with_a_huge_one_are_cut(server: Dovecot) -> None:
    user = server.new_user()
    server.deliver(user, "INBOX", b"From: a@b\r\nTo: " + b"x@y,\r\n " * 60_000 + b"z@y\r\n\r\nx\r\n")
    server.deliver(user, "INBOX", mail(2))
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        first, second = next(opened.heads("FROM TO", 1))
        assert len(first.header) == 65_536
        assert second.header.startswith(b"From: b2@")


# B3, B7


def test_b3_a_mailbox_that_is_not_there_is_a_rejection(server: Dovecot) -> None:
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        for call in (opened.status, opened.examine):
            with pytest.raises(Rejected):
                call("Nowhere")
        assert opened.examined is None, "RFC 3501: a refused EXAMINE leaves none open"
        with pytest.raises(BadArgument):
            opened.uids_since(DAY)
        assert opened.examine("INBOX").messages == 0


def test_b3_a_mailbox_deleted_while_open_ends_in_a_mailbox_error(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    dovecot.deliver(user, "Drafts", mail(1))
    with Session.connect(account(dovecot, user), user.password) as opened:
        opened.examine("Drafts")
        dovecot.doveadm("mailbox", "delete", "-u", user.name, "Drafts")
        with contextlib.suppress(MailboxError):
            opened.fetch_whole(1)
        with pytest.raises(MailboxError):
            opened.examine("Drafts")


def test_b7_a_message_expunged_between_is_skipped(server: Dovecot) -> None:
    user = server.new_user()
    for number in range(1, 4):
        server.deliver(user, "INBOX", mail(number))
    with Session.connect(account(server, user), user.password) as opened:
        opened.examine("INBOX")
        with server.client(user) as hands:
            hands.select("INBOX")
            hands.uid("STORE", "2", "+FLAGS", "(\\Deleted)")
            hands.expunge()
        assert uids(opened.heads("FROM", 1)) in ([1, 3], [1, 2, 3])
        opened.examine("INBOX")
        assert uids(opened.heads("FROM", 1)) == [1, 3]
        assert opened.fetch(2) is None
        assert opened.fetch_whole(2) is None


@pytest.mark.parametrize(
    "said",
    [
        b"{tag} OK done\r\n",
        b"* 1 FETCH (FLAGS (\\Seen))\r\n{tag} OK done\r\n",
        b"* 9 FETCH (UID 9 BODY[HEADER]<0> {2}\r\n\r\n BODY[TEXT]<0> {1}\r\nx)\r\n{tag} OK done\r\n",
        b"* 2 FETCH (BODY[HEADER]<0> {2}\r\n\r\n BODY[TEXT]<0> {1}\r\nx)\r\n{tag} OK done\r\n",
        b"{tag} NO [EXPUNGEISSUED] gone\r\n",
    ],
)
def test_b7_an_answer_about_another_message_or_none_is_none(said: bytes) -> None:
    with (
        ScriptedServer(script(EXAMINE, Expect(rb"^UID FETCH 2 ", said))) as server,
        examined(server) as opened,
    ):
        assert opened.fetch(2) is None


@pytest.mark.parametrize(
    "said",
    [
        b"* 2 FETCH (UID 2 BODY[HEADER]<0> {13}\r\nSubject: a\r\n\r BODY[TEXT]<0> {1}\r\nx)\r\n",
        b"* 2 FETCH (BODY[HEADER]<0> {13}\r\nSubject: a\r\n\r BODY[TEXT]<0> {1}\r\nx UID 2)\r\n",
        b"* 2 FETCH (UID 2 body[header]<0> {13}\r\nSubject: a\r\n\r body[text]<0> {1}\r\nx)\r\n",
        b"* 2 FETCH (UID 2 BODY[HEADER] {13}\r\nSubject: a\r\n\r)\r\n* 2 FETCH (UID 2 BODY[TEXT] {1}\r\nx)\r\n",
        b"* 2 FETCH (FLAGS ())\r\n"
        b"* 2 FETCH (UID 2 BODY[TEXT]<0> {1}\r\nx BODY[HEADER]<0> {13}\r\nSubject: a\r\n\r)\r\n",
    ],
)
def test_the_parts_of_a_message_may_come_in_any_form(said: bytes) -> None:
    steps = script(EXAMINE, Expect(rb"^UID FETCH 2 ", said + b"{tag} OK done\r\n"))
    with ScriptedServer(steps) as server, examined(server) as opened:
        read = opened.fetch(2)
        assert read is not None
        assert read.startswith(b"Subject: a\r\n")
        assert read.endswith(b"x")


# 0.11, B6: huge mailboxes


def _huge(count: int) -> bytes:
    return b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT %d] .\r\n{tag} OK done\r\n" % (
        count,
        count + 1,
    )


def _window(connection: Connection, tag: bytes, command: bytes) -> None:
    """SEARCH as a server of 500,000 messages answers it: every uid of the window."""
    low, _, high = command.split(b"UID ")[2].split()[0].partition(b":")
    top = 500_000 if high == b"*" else int(high)
    found = b" ".join(b"%d" % uid for uid in range(int(low), top + 1))
    assert len(found) < 1_000_000, "a line over imaplib's limit"
    connection.send(b"* SEARCH " + found + b"\r\n" + tag + b" OK done\r\n")


@pytest.mark.parametrize("method", ["since", "from", "id"])
def test_0_11_b6_half_a_million_messages_are_searched_in_windows(method: str) -> None:
    table = {rb"^EXAMINE": _huge(500_000), rb"^UID SEARCH": _window, rb"^UID FETCH": b"{tag} OK done\r\n"}
    with ScriptedServer(script(Serve(table))) as server, examined(server) as opened:
        if method == "since":
            assert opened.uids_since(DAY) == list(range(1, 500_001))
        elif method == "from":
            assert len(opened.uids_from("a@b", DAY)) == 500_000
        else:
            assert opened.uids_with_id("a@b") == []
        searches = [each for each in server.commands if b"SEARCH" in each]
        assert len(searches) == 10
        assert not any(b"ALL" in each for each in searches)


def test_0_11_esearch_is_used_where_announced() -> None:
    said = b'* ESEARCH (TAG "x") UID ALL 2:3,7\r\n{tag} OK done\r\n'
    steps = script(EXAMINE, Expect(rb"^UID SEARCH RETURN \(ALL\) SINCE 1-Jan-2026$", said))
    with ScriptedServer(steps, polite=announcing("ESEARCH")) as server, examined(server) as opened:
        assert opened.uids_since(DAY) == [2, 3, 7]


def test_0_11_a_sparse_mailbox_is_scanned_by_what_is_there() -> None:
    """Uids up to 10,000,000 and three messages: no thousand empty windows of 500."""
    opening = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 10000001] .\r\n{tag} OK done\r\n"
    table = {
        rb"^EXAMINE": opening,
        rb"^UID SEARCH": b"* SEARCH\r\n{tag} OK done\r\n",
        rb"^UID FETCH": b"{tag} OK\r\n",
    }
    with ScriptedServer(script(Serve(table))) as server, examined(server) as opened:
        assert list(opened.heads("FROM", 1)) == []
        assert len(server.commands) < 10


@pytest.mark.parametrize(
    "said",
    [
        b"* SEARCH\r\n",
        b"* SEARCH \r\n",
        b"",
        b"* SEARCH (MODSEQ 5)\r\n",
    ],
)
def test_a_search_that_finds_nothing_is_empty(said: bytes) -> None:
    steps = script(EXAMINE, Expect(rb"^UID SEARCH", said + b"{tag} OK done\r\n"))
    with ScriptedServer(steps) as server, examined(server) as opened:
        assert opened.uids_since(DAY) == []


def test_search_results_over_several_lines_are_put_together() -> None:
    said = b"* SEARCH 3 1\r\n* SEARCH 2 (MODSEQ 9)\r\n{tag} OK done\r\n"
    with ScriptedServer(script(EXAMINE, Expect(rb"^UID SEARCH", said))) as server, examined(server) as opened:
        assert opened.uids_since(DAY) == [1, 2, 3]


# Servers that leave out, or lie


def test_a_uidnext_that_examine_does_not_say_is_asked_for() -> None:
    steps = script(
        Expect(rb"^EXAMINE", b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n{tag} OK done\r\n"),
        Expect(rb"^STATUS", b'* STATUS "INBOX" (UIDVALIDITY 7 UIDNEXT 9)\r\n{tag} OK done\r\n'),
    )
    with ScriptedServer(steps) as server, session(server) as opened:
        assert opened.examine("INBOX") == Status(7, 9, 3, 0)


@pytest.mark.parametrize(
    "status", [b"{tag} NO not now\r\n", b'* STATUS "INBOX" (MESSAGES 3)\r\n{tag} OK done\r\n']
)
def test_a_uidnext_that_nobody_says_is_one_more_than_the_highest_uid(status: bytes) -> None:
    steps = script(
        Expect(rb"^EXAMINE", b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n{tag} OK done\r\n"),
        Expect(rb"^STATUS", status),
        Expect(rb"^UID FETCH \* ", b"* 3 FETCH (UID 41)\r\n{tag} OK done\r\n"),
    )
    with ScriptedServer(steps) as server, session(server) as opened:
        assert opened.examine("INBOX") == Status(7, 42, 3, 0)


@pytest.mark.parametrize(
    "said",
    [
        b"* 4000000000000 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4] .\r\n",
        b"* 3 EXISTS\r\n* OK [UIDVALIDITY 4294967296] .\r\n* OK [UIDNEXT 4] .\r\n",
        b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4294967297] .\r\n",
    ],
)
def test_4_2_numbers_no_mailbox_can_have_end_the_connection(said: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^EXAMINE", said + b"{tag} OK done\r\n"), Hang())) as server:
        opened = session(server)
        with pytest.raises(Disconnected):
            opened.examine("INBOX")
        assert opened.closed


@pytest.mark.parametrize("name", [b"x{9}", b'"a b"', b"{5}\r\na b)("])
def test_status_is_read_whatever_the_name_looks_like(name: bytes) -> None:
    said = b"* STATUS " + name + b" (messages 3 UIDNEXT 4 UIDVALIDITY 7)\r\n{tag} OK done\r\n"
    if name == b"x{9}":
        said = said.replace(b"x{9}", b'"x{9} (MESSAGES 1)"')
    with ScriptedServer(script(Expect(rb"^STATUS", said))) as server, session(server) as opened:
        assert opened.status("INBOX") == Status(7, 4, 3, 0)


# LIST


def shown(name: str, *flags: str, separator: str = "/") -> Listed:
    """A mailbox whose name can't be said back."""
    return Listed(name, frozenset(flags), separator, sayable=False)


LISTED = b'* LIST (\\HasNoChildren \\drafts) "/" Drafts\r\n'


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        (b'* LIST (\\Sent) "." "INBOX.Sent"\r\n', Listed("INBOX.Sent", frozenset({"\\sent"}), ".")),
        (b'* LIST () "/" "Entw&APw-rfe"\r\n', Listed("Entwürfe", frozenset(), "/")),
        (b'* LIST () NIL "INBOX"\r\n', Listed("INBOX", frozenset(), "")),
        (b'* LIST () "/" {4}\r\na"b\\\r\n', Listed('a"b\\', frozenset(), "/")),
        (b'* LIST () "/" "123"\r\n', Listed("123", frozenset(), "/")),
        (b'* LIST () "/" 123\r\n', Listed("123", frozenset(), "/")),
        (b'* LIST () "/" "../../etc"\r\n', Listed("../../etc", frozenset(), "/")),
        (b'* LIST () "/" "bad&utf-"\r\n', shown("bad&utf-")),
        (b'* LIST (\\Sent) "/" "8bit\xe4"\r\n', shown("8bit\ufffd", "\\sent")),
        (b'* LIST () "/" "Entw\xc3\xbcrfe"\r\n', shown("Entwürfe")),
        (b'* LIST () "/" {3}\r\na\nb\r\n', shown("a\ufffdb")),
        (b'* LIST (((\\Drafts "/" x\r\n', shown('(((\\Drafts "/" x', "\\drafts", separator="")),
        (b"* LIST\r\n", None),
        (b'* LIST () "/" "' + b"x" * 70_000 + b'"\r\n', shown("x" * 200)),
    ],
)
def test_4_2_a_strange_line_of_the_list_costs_only_itself(line: bytes, listed: Listed | None) -> None:
    steps = script(
        Expect(rb'^LIST "" "\*"$', LISTED + line + LISTED.replace(b"Drafts", b"Last") + b"{tag} OK done\r\n")
    )
    with ScriptedServer(steps) as server, session(server) as opened:
        flags = frozenset({"\\hasnochildren", "\\drafts"})
        ends = Listed("Drafts", flags, "/"), Listed("Last", flags, "/")
        assert opened.list_mailboxes() == (ends[0], *([listed] if listed else []), ends[1])


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (b'* NAMESPACE (("" "/")) (("Other/" "/")) (("Public/" "/"))\r\n{tag} OK\r\n', ["INBOX"]),
        (b'* NAMESPACE (("" "/")) NIL NIL\r\n{tag} OK\r\n', ["INBOX", "Other/bob", "Public/x"]),
        (b"* NAMESPACE NIL NIL NIL\r\n{tag} OK\r\n", ["INBOX", "Other/bob", "Public/x"]),
        (b'* NAMESPACE NIL NIL (("" "/"))\r\n{tag} OK\r\n', ["INBOX", "Other/bob", "Public/x"]),
        (b"* NAMESPACE nonsense\r\n{tag} OK\r\n", ["INBOX", "Other/bob", "Public/x"]),
        (b"{tag} NO\r\n", ["INBOX", "Other/bob", "Public/x"]),
    ],
)
def test_mailboxes_of_other_people_are_left_out(said: bytes, names: list[str]) -> None:
    listed = b"".join(b'* LIST () "/" "%s"\r\n' % name for name in (b"INBOX", b"Other/bob", b"Public/x"))
    table = {rb"^LIST": listed + b"{tag} OK done\r\n", rb"^NAMESPACE": said}
    server = ScriptedServer(script(Serve()), polite={**announcing("NAMESPACE"), **table})
    with server, session(server) as opened:
        assert [each.name for each in opened.list_mailboxes()] == names


def test_special_use_is_asked_for_where_it_must_be() -> None:
    for capabilities, wanted in (
        (("SPECIAL-USE", "LIST-EXTENDED"), rb'^LIST "" "\*" RETURN \(SPECIAL-USE\)$'),
        (("SPECIAL-USE",), rb'^LIST "" "\*"$'),
        (("XLIST",), rb'^XLIST "" "\*"$'),
    ):
        said = LISTED.replace(b"LIST", b"XLIST") if b"XLIST" in wanted else LISTED
        steps = script(Expect(wanted, said + b"{tag} OK done\r\n"))
        with ScriptedServer(steps, polite=announcing(*capabilities)) as server, session(server) as opened:
            assert [each.name for each in opened.list_mailboxes()] == ["Drafts"]


# MOVE


def test_move_takes_one_message_and_leaves_the_examined_mailbox_open(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    with Session.connect(account(dovecot, user), user.password) as opened:
        for number in range(1, 4):
            opened.append("Drafts", mail(number), ["\\Deleted"] if number == 3 else [], AT)
        opened.examine("INBOX")
        uidvalidity = opened.status("Drafts").uidvalidity
        assert not opened.move("Drafts", 2, "Trash", uidvalidity + 1)
        assert opened.move("Drafts", 2, "Trash", uidvalidity)
        assert opened.examined == "INBOX"
        assert opened.uids_since(DAY) == []
    assert [each.raw for each in dovecot.fetch_all(user, "Trash")] == [mail(2)]
    assert [each.uid for each in dovecot.fetch_all(user, "Drafts")] == [1, 3], "nothing else is expunged"


def test_move_without_the_capability_changes_nothing(dovecot_bare: Dovecot) -> None:
    user = dovecot_bare.new_user()
    with Session.connect(account(dovecot_bare, user), user.password) as opened:
        opened.append("Drafts", mail(1), (), AT)
        assert not opened.move("Drafts", 1, "Trash", opened.status("Drafts").uidvalidity)


@pytest.mark.parametrize("unselect", [True, False])
def test_move_refused_ends_read_only_again_and_never_by_close_or_expunge(unselect: bool) -> None:
    opening = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4] .\r\n{tag} OK done\r\n"
    table = {
        rb"^SELECT|^EXAMINE": opening,
        rb"^UID MOVE": b"{tag} NO [CANNOT] no\r\n",
        rb"^UNSELECT": b"{tag} OK done\r\n",
    }
    polite = announcing("MOVE", *(["UNSELECT"] if unselect else []))
    with ScriptedServer(script(Serve(table)), polite=polite) as server, session(server) as opened:
        with pytest.raises(Rejected):
            opened.move("Drafts", 2, "Trash", 7)
        last = b"UNSELECT" if unselect else b'EXAMINE "Drafts"'
        assert server.commands[-3:] == [b'SELECT "Drafts"', b'UID MOVE 2 "Trash"', last]


# 4.2, A12, A13: hostile and broken servers


@pytest.mark.parametrize(
    "said",
    [
        b"* 1 FETCH (UID 1 BODY[HEADER] {4000000000}\r\n",
        b"* 1 FETCH (UID 1 BODY[HEADER] {99999999999999999999999999}\r\n",
        b"* 1 FETCH (UID 1 BODY[HEADER] {-5}\r\n",
        b"* 1 FETCH (UID 1 BODYSTRUCTURE " + b"(" * 5000 + b")" * 5000 + b")\r\nX1 OK\r\n",
        b"* \xff\xfe\r\n",
        b"\r\n",
        b"+ surprise\r\n",
        b"Z999 OK not yours\r\n",
        b"* 1 FETCH\r\n* OK\r\n* \r\n",
        b"* OK [UIDNEXT\r\n* LIST\r\n",
        b"* BYE\r\n",
    ],
)
@pytest.mark.parametrize("call", ["fetch", "heads", "flags", "search", "status", "list"])
def test_4_2_no_answer_makes_anything_but_a_mailbox_error_leave(said: bytes, call: str) -> None:
    steps = script(EXAMINE, Expect(rb"^UID|^STATUS|^LIST", said), Close())
    with ScriptedServer(steps) as server:
        opened = examined(server)
        calls = {
            "fetch": lambda: opened.fetch(1),
            "heads": lambda: list(opened.heads("FROM", 1)),
            "flags": lambda: opened.flags([1]),
            "search": lambda: opened.uids_since(DAY),
            "status": lambda: opened.status("INBOX"),
            "list": opened.list_mailboxes,
        }
        with pytest.raises(Disconnected):
            calls[call]()
        assert opened.closed


@pytest.mark.parametrize(
    "chunk",
    [b"* 1 FETCH (FLAGS ())\r\n" * 100, b"* OK [ALERT] hm\r\n" * 100, b"x" * 9999, b"* 1 EXISTS\r\n" * 100],
)
@pytest.mark.parametrize("call", ["status", "flags"])
def test_4_2_endless_talk_ends_at_the_budget(chunk: bytes, call: str) -> None:
    with ScriptedServer(script(EXAMINE, Expect(rb"^STATUS|^UID"), Flood(chunk))) as server:
        opened = examined(server, Limits(connect=5, command=60, budget=200_000))
        calls = {"status": lambda: opened.status("INBOX"), "flags": lambda: opened.flags([1])}
        with pytest.raises(Disconnected):
            calls[call]()
        assert opened.closed


def test_4_2_nothing_is_kept_from_one_command_to_the_next() -> None:
    said = b"* 7 FETCH (FLAGS ())\r\n* OK [ALERT] buy\r\n" * 50 + b"{tag} OK done\r\n"
    with ScriptedServer(script(EXAMINE, Serve({rb"^UID": said}))) as server, examined(server) as opened:
        for _ in range(5):
            opened.fetch(1)
            assert sum(len(each) for each in opened._talk.connection.untagged_responses.values()) <= 200


def test_a12_an_answer_dripped_byte_by_byte_ends_at_the_deadline_of_the_command(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        opened = Session.connect(where, user.password, Limits(connect=10, command=0.5))
        proxy.drip("to_client", size=1, every=0.1)
        with pytest.raises(Disconnected):
            opened.list_mailboxes()
        assert opened.closed


def test_a13_cut_at_any_byte_of_reading_is_disconnected(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    dovecot.deliver(user, "INBOX", mail(1))
    assert dovecot.port is not None

    def read(proxy: FaultProxy) -> None:
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        opened = Session.connect(where, user.password, SHORT)
        try:
            opened.list_mailboxes()
            opened.examine("INBOX")
            list(opened.heads("FROM", 1))
            opened.fetch(1)
            opened.uids_with_id("1@example.net")
        finally:
            opened.close()

    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        read(proxy)
        total = proxy.passed("to_client")
    for after in range(0, total - 10, 37):
        with FaultProxy(dovecot.host, dovecot.port) as proxy:
            proxy.cut("to_client", after=after, how="reset" if after % 2 else "close")
            with pytest.raises(Disconnected):
                read(proxy)


def test_a14_a_limit_of_connections_on_a_real_server_is_no_refused_credential(own_dovecot: type) -> None:
    server: Dovecot = own_dovecot(protocol_imap="  mail_max_userip_connections = 1")
    user = server.new_user()
    with Session.connect(account(server, user), user.password), pytest.raises((Rejected, Disconnected)):
        Session.connect(account(server, user), user.password, SHORT).examine("INBOX")


def test_a2_a_server_that_is_gone_is_noticed_by_the_next_command(own_dovecot: type) -> None:
    server: Dovecot = own_dovecot()
    user = server.new_user()
    opened = Session.connect(account(server, user), user.password)
    opened.examine("INBOX")
    server.stop()
    with pytest.raises(Disconnected):
        opened.status("INBOX")
    with pytest.raises(Disconnected):
        opened.examine("INBOX")
    assert opened.closed
    server.start()
    with Session.connect(account(server, user), user.password) as again:
        assert again.examine("INBOX").messages == 0


def test_rejected_says_code_and_text_fit_for_a_terminal() -> None:
    said = b"{tag} NO [NonExistent] no \x1b[31m" + b"x" * 900 + b"\r\n"
    with ScriptedServer(script(Expect(rb"^STATUS", said), Send(b""))) as server, session(server) as opened:
        with pytest.raises(Rejected) as caught:
            opened.status("INBOX")
        assert caught.value.code == "NONEXISTENT"
        assert caught.value.text.isprintable()
        assert len(caught.value.text) <= 200
