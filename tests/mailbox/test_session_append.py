"""APPEND: what is proven not stored, what nobody can know, and that each is told apart at every byte."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from followthrough.mailbox.errors import AmbiguousAppend, BadArgument, Disconnected, Rejected
from followthrough.mailbox.session import Appended, Endpoint, Limits, Session
from tests.mailbox.talking import AT, SHORT, account, announcing, script, session
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import Close, Expect, Hang, ScriptedServer, Serve

RAW = b"From: a@example.org\r\nMessage-ID: <k@example.org>\r\nSubject: x\r\n\r\nhello\r\n"
DRAFT = ("\\Draft", "\\Seen")
STORED = b"{tag} OK [APPENDUID 7 42] done\r\n"


def test_flags_and_date_go_with_the_append_itself() -> None:
    with ScriptedServer(script(Expect(rb"^APPEND", STORED))) as server, session(server) as opened:
        at = datetime(2026, 3, 1, 23, 5, 6, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
        assert opened.append("Entwürfe", RAW, DRAFT, at) == Appended(7, 42)
        sent = next(each for each in server.commands if each.startswith(b"APPEND"))
        head = b'APPEND "Entw&APw-rfe" (\\Draft \\Seen) "01-Mar-2026 23:05:06 -0330" {%d}\r\n' % len(RAW)
        assert sent == head + RAW


@pytest.mark.parametrize("code", [b"OVERQUOTA", b"TOOBIG", b"LIMIT", b"TRYCREATE"])
@pytest.mark.parametrize("literal", ["hold", "take"])
def test_c1_c2_c3_a_no_before_or_after_the_message_is_a_rejection_and_the_connection_goes_on(
    code: bytes, literal: str
) -> None:
    steps = script(
        Expect(rb"^APPEND", b"{tag} NO [" + code + b"] no\r\n", literal=literal),  # type: ignore[arg-type]
        Expect(rb"^APPEND", STORED),
    )
    with ScriptedServer(steps) as server, session(server) as opened:
        with pytest.raises(Rejected) as caught:
            opened.append("Drafts", RAW, DRAFT, AT)
        assert (caught.value.command, caught.value.code) == ("APPEND", code.decode())
        assert opened.append("Drafts", RAW, DRAFT, AT).uid == 42


def test_c1_over_quota_on_a_real_server_is_a_rejection(own_dovecot: type) -> None:
    extra = "plugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=1k\n}\nmail_plugins = quota\n"
    dovecot: Dovecot = own_dovecot(extra=extra)
    user = dovecot.new_user()
    with Session.connect(account(dovecot, user), user.password) as opened:
        with pytest.raises(Rejected) as caught:
            opened.append("Drafts", RAW + b"x" * 5000 + b"\r\n", DRAFT, AT)
        assert caught.value.code == "OVERQUOTA"
        assert opened.status("Drafts").messages == 0


def test_c2_what_is_over_the_announced_limit_is_not_sent() -> None:
    with ScriptedServer(script(Serve()), polite=announcing("APPENDLIMIT=50")) as server:
        with session(server) as opened, pytest.raises(Rejected) as caught:
            opened.append("Drafts", RAW, DRAFT, AT)
        assert caught.value.code == "TOOBIG"
        assert not any(each.startswith(b"APPEND") for each in server.commands)


def test_c3_a_mailbox_that_is_gone_is_try_create(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    with Session.connect(account(dovecot, user), user.password) as opened:
        with pytest.raises(Rejected) as caught:
            opened.append("Nowhere", RAW, DRAFT, AT)
        assert caught.value.code == "TRYCREATE"
        assert opened.append("Drafts", RAW, DRAFT, AT).uid == 1
        assert "Nowhere" not in [each.name for each in opened.list_mailboxes()]


@pytest.mark.parametrize(
    "answer",
    [
        b"{tag} OK done\r\n",
        b"{tag} OK\r\n",
        b"{tag} OK [APPENDUID 7 0] done\r\n",
        b"{tag} OK [APPENDUID 7 4294967296] done\r\n",
        b"{tag} OK [APPENDUID 42] done\r\n",
        b"{tag} OK [APPENDUID 7 1:3] done\r\n",
    ],
)
def test_c6_an_appenduid_that_is_missing_or_strange_is_none(answer: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^APPEND", answer))) as server, session(server) as opened:
        assert opened.append("Drafts", RAW, DRAFT, AT) == Appended(None, None)


def test_c6_an_ok_before_the_message_was_sent_stored_nothing() -> None:
    steps = script(Expect(rb"^APPEND", b"{tag} OK [APPENDUID 7 42] done\r\n", literal="hold"), Hang())
    with ScriptedServer(steps) as server:
        opened = session(server)
        with pytest.raises(Disconnected):
            opened.append("Drafts", RAW, DRAFT, AT)
        assert opened.closed


@pytest.mark.parametrize(
    "answer",
    [b"", b"{tag}", b"{tag} OK", b"* BYE\r\n", b"garbage\r\n", b"X9 OK done\r\n", b"* 1 FETCH (({9}\r\n"],
)
def test_c4_a_cut_after_the_message_is_ambiguous(answer: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^APPEND", answer), Close())) as server:
        opened = session(server)
        with pytest.raises(AmbiguousAppend):
            opened.append("Drafts", RAW, DRAFT, AT)
        assert opened.closed


def test_c4_no_answer_in_time_is_ambiguous() -> None:
    with ScriptedServer(script(Expect(rb"^APPEND"), Hang())) as server:
        opened = session(server, Limits(connect=5, command=0.3))
        with pytest.raises(AmbiguousAppend):
            opened.append("Drafts", RAW, DRAFT, AT)


@pytest.mark.parametrize("answer", [b"", b"+", b"* BYE\r\n", b"nonsense\r\n"])
def test_c4_a_cut_before_the_message_stored_nothing(answer: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^APPEND", answer, literal="hold"), Close())) as server:
        opened = session(server)
        with pytest.raises(Disconnected):
            opened.append("Drafts", RAW, DRAFT, AT)
        assert opened.closed


def _sizes(dovecot: Dovecot) -> tuple[int, int, int, int]:
    """Bytes to the server before and after an APPEND, and bytes from it likewise."""
    assert dovecot.port is not None
    user = dovecot.new_user()
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        opened = Session.connect(where, user.password, SHORT)
        before = proxy.passed("to_server"), proxy.passed("to_client")
        opened.append("Drafts", RAW, DRAFT, AT)
        after = proxy.passed("to_server"), proxy.passed("to_client")
        opened.close()
    return before[0], after[0], before[1], after[1]


def _cut(dovecot: Dovecot, direction: str, after: int) -> tuple[type[Exception] | None, int]:
    """What append said, and how many messages are there then."""
    assert dovecot.port is not None
    user = dovecot.new_user()
    said: type[Exception] | None = None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        proxy.cut(direction, after=after)  # type: ignore[arg-type]
        opened = Session.connect(where, user.password, SHORT)
        try:
            opened.append("Drafts", RAW, DRAFT, AT)
        except (AmbiguousAppend, Disconnected) as error:
            said = type(error)
        opened.close()
    return said, len(dovecot.fetch_all(user, "Drafts"))


def test_c4_a13_cut_at_any_byte_to_the_server_disconnected_means_not_stored(dovecot: Dovecot) -> None:
    begin, end, _, _ = _sizes(dovecot)
    # The tag and the user's name differ by a byte or two between connections.
    for after in [*range(begin + 3, end - 8, 9), *range(end - 8, end)]:
        said, stored = _cut(dovecot, "to_server", after)
        assert said is not None or stored == 1
        assert not (said is Disconnected and stored), after
        assert stored <= 1


def test_c4_a13_cut_at_any_byte_from_the_server_after_the_message_is_ambiguous(dovecot: Dovecot) -> None:
    _, _, begin, end = _sizes(dovecot)
    for after in [*range(begin + 3, end - 4, 5), end - 4]:
        said, stored = _cut(dovecot, "to_client", after)
        # Dovecot says how long it took, and how many digits that has differs: near the end all of it may have passed.
        if said is None and after > end - 20:
            assert stored
            continue
        assert said is AmbiguousAppend or (said is Disconnected and not stored), (after, said, stored)


@pytest.mark.parametrize(
    ("raw", "flags", "at"),
    [
        (b"", DRAFT, AT),
        (b"a\0b", DRAFT, AT),
        (RAW, ("\\Seen) {3}\r\n",), AT),
        (RAW, ("a b",), AT),
        (RAW, DRAFT, AT.replace(tzinfo=None)),
    ],
)
def test_c10_what_no_literal_can_carry_is_refused_before_anything_is_sent(
    raw: bytes, flags: tuple[str, ...], at: datetime
) -> None:
    with ScriptedServer(script(Serve())) as server, session(server) as opened:
        with pytest.raises(BadArgument):
            opened.append("Drafts", raw, flags, at)
        assert not any(each.startswith(b"APPEND") for each in server.commands)


def test_the_message_is_stored_byte_for_byte(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    raw = RAW + b"8-bit \xe4\xff, long " + b"x" * 3000 + b"\r\nEND\r\n"
    at = datetime(2025, 12, 31, 23, 59, 58, tzinfo=UTC)
    with Session.connect(account(dovecot, user), user.password) as opened:
        told = opened.append("Drafts", raw, DRAFT, at)
        opened.examine("Drafts")
        assert told.uid is not None
        assert opened.fetch_whole(told.uid) == raw
        assert opened.fetch_whole(told.uid, limit=len(raw)) == raw
        assert opened.fetch_whole(told.uid, limit=len(raw) - 1) is None
        assert opened.flags([told.uid]) == {told.uid: {"\\draft", "\\seen"}}
        assert [head.internal_date for head in next(opened.heads("SUBJECT", 1))] == [at]


def test_a_large_message_over_a_slow_line_has_more_time() -> None:
    """60 s and 8 KB/s: the limit grows with the size."""
    raw = RAW + b"x" * 200_000 + b"\r\n"
    server = ScriptedServer(script(Expect(rb"^APPEND", STORED)))
    with server, session(server, Limits(connect=5, command=0.5)) as opened:
        assert opened.append("Drafts", raw, DRAFT, AT).uid == 42


def test_untagged_replies_before_the_continuation_are_legal() -> None:
    steps = script(Expect(rb"^APPEND", b"* OK hold on\r\n* 4 EXISTS\r\n+ go\r\n", literal="hold"), Hang())
    with ScriptedServer(steps) as server:
        opened = session(server, Limits(connect=5, command=0.5))
        with pytest.raises(AmbiguousAppend):
            opened.append("Drafts", RAW, DRAFT, AT)
        assert b"".join(each.data for each in server.wire if each.sender == "C").endswith(RAW + b"\r\n")
