"""Connecting and logging in: what is refused, what is counted against a credential, and what is only the network."""

import contextlib
import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from followthrough.mailbox.errors import (
    BadArgument,
    CredentialRejected,
    Disconnected,
    InsecureRefused,
    NeedsHuman,
    Rejected,
)
from followthrough.mailbox.session import Endpoint, Limits, Session
from tests.mailbox.talking import SHORT, account, announcing, endpoint, script, session
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import (
    Close,
    Connection,
    Expect,
    Hang,
    ScriptedServer,
    Send,
    Serve,
    StartTls,
    Step,
)

TLS = Limits(connect=5.0, command=5.0, done=5.0)


def over_tls(server: ScriptedServer, ca_file: Path | None = None, host: str | None = None) -> Endpoint:
    return Endpoint(
        host=host or server.host,
        port=server.port,
        security="tls",
        login="alice",
        ca_file=ca_file or server.ca_file,
    )


def by_starttls(server: ScriptedServer) -> Endpoint:
    return Endpoint(
        host=server.host, port=server.port, security="starttls", login="alice", ca_file=server.ca_file
    )


# 0.4, A15, A16: what a refusal is


@pytest.mark.parametrize(
    "answer",
    [
        b"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
        b"NO [AUTHORIZATIONFAILED] not yours",
        b"NO [EXPIRED] password too old",
        b"NO [authenticationfailed] no",
        b"NO Login failed: authentication failure",
        b"NO [ALERT] Application-specific password required: https://support.example",
        b"NO [AUTHENTICATIONFAILED] Too many login failures",
        b"NO",
    ],
)
def test_a15_a_tagged_no_about_the_credential_counts(answer: bytes) -> None:
    server = ScriptedServer(script(Expect(rb"^LOGIN", b"{tag} " + answer + b"\r\n"), Hang()))
    with server, pytest.raises(CredentialRejected):
        session(server)


@pytest.mark.parametrize(
    "answer",
    [
        b"NO [UNAVAILABLE] Temporary authentication failure",
        b"NO [THROTTLED] slow down",
        b"NO [LIMIT] too many connections",
        b"NO [INUSE] in use",
        b"NO [SERVERBUG] oops",
        b"NO [X-UNHEARD-OF] oops",
        b"NO Temporary authentication failure, please try again",
        b"NO Service temporarily unavailable",
        b"NO [ALERT] Too many simultaneous connections. (Failure)",
        b"NO server unavailable",
        b"BAD User is authenticated but not connected.",
        b"NO User is authenticated but not connected.",
        b"BAD Command syntax",
    ],
)
def test_a14_a_passing_refusal_is_a_rejection_of_the_command_and_not_of_the_credential(answer: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^LOGIN", b"{tag} " + answer + b"\r\n"), Hang())) as server:
        with pytest.raises(Rejected) as caught:
            session(server)
        assert caught.value.command == "LOGIN"


def test_a15_a_refusal_after_bye_still_counts() -> None:
    answer = b"* BYE Too many tries\r\n{tag} NO [AUTHENTICATIONFAILED] no\r\n"
    with (
        ScriptedServer(script(Expect(rb"^LOGIN", answer), Close())) as server,
        pytest.raises(CredentialRejected),
    ):
        session(server)


@pytest.mark.parametrize(
    "answer", [b"* BYE Autologout\r\n", b"* BYE [UNAVAILABLE] go away\r\n", b"", b"* OK hold"]
)
def test_0_4_a_cut_during_login_is_the_network(answer: bytes) -> None:
    with ScriptedServer(script(Expect(rb"^LOGIN", answer), Close())) as server, pytest.raises(Disconnected):
        session(server)


def _dialogue(dovecot: Dovecot, password: str) -> bytes:
    """What Dovecot says to a client that connects and logs in."""
    user = dovecot.new_user()
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
        with contextlib.suppress(CredentialRejected):
            Session.connect(where, password, SHORT).close()
        return proxy.traffic("to_client")


@pytest.mark.parametrize("password", ["secret", "wrong"])
def test_0_4_a16_cut_anywhere_in_the_login_to_dovecot_is_never_a_refused_credential(
    dovecot: Dovecot, password: str
) -> None:
    """imapclient raised LoginError at 85 of 215 positions. The last two bytes end the tagged line."""
    whole = len(_dialogue(dovecot, password))
    assert dovecot.port is not None
    user = dovecot.new_user()
    for after in {*range(0, whole - 1, 7), whole - 2, whole - 3}:
        with FaultProxy(dovecot.host, dovecot.port) as proxy:
            proxy.cut("to_client", after=after, how="reset" if after % 2 else "close")
            where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
            with pytest.raises(Disconnected):
                Session.connect(where, password, SHORT)


REFUSAL = b"* OK one moment\r\n{tag} NO [AUTHENTICATIONFAILED] Authentication failed.\r\n"


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_0_4_a16_a_refusal_cut_at_every_byte_is_never_a_refused_credential(tls: bool) -> None:
    longest = len(REFUSAL.replace(b"{tag}", b"ABCD1"))

    scripts = [script(Expect(rb"^LOGIN"), _Cut(length)) for length in range(longest - 1)]
    with ScriptedServer(*scripts, tls=tls) as server:
        where = over_tls(server) if tls else endpoint(server)
        for _ in scripts:
            with pytest.raises(Disconnected):
                Session.connect(where, "secret", SHORT)
        assert server.connections == len(scripts)


class _Cut(Step):
    """The first bytes of the refusal, and the end."""

    def __init__(self, length: int) -> None:
        self.length = length

    def play(self, connection: Connection) -> None:
        sent = b"".join(each.data for each in connection.server.wire if each.sender == "C")
        tag = sent.rpartition(b" LOGIN ")[0].rpartition(b"\n")[2]
        connection.send(REFUSAL.replace(b"{tag}", tag)[: self.length])


def test_0_4_a16_cut_at_every_byte_on_the_way_to_the_server_is_the_network(dovecot: Dovecot) -> None:
    user = dovecot.new_user()
    assert dovecot.port is not None
    login = len(f"ABCD1 LOGIN {user.name} secret\r\n")
    for after in range(0, login, 3):
        with FaultProxy(dovecot.host, dovecot.port) as proxy:
            proxy.cut("to_server", after=after)
            where = Endpoint(host=proxy.host, port=proxy.port, security="none", login=user.name)
            with pytest.raises(Disconnected):
                Session.connect(where, "secret", SHORT)


@pytest.mark.parametrize(
    ("login", "credential"),
    [("alice", 'a b"c\\d{3}'), ("al ice", "(*%"), ("alice@example.org", " "), ('a"l', "\\")],
)
def test_a_login_of_any_printable_characters_is_one_command(login: str, credential: str) -> None:
    with ScriptedServer(script(Serve())) as server:
        Session.connect(endpoint(server, login), credential, SHORT).logout()
        said = [each for each in server.commands if each.startswith(b"LOGIN")]

        def quoted(value: str) -> str:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

        assert said == [f"LOGIN {quoted(login)} {quoted(credential)}".encode()]


def test_a_credential_beyond_ascii_goes_as_sasl_plain(dovecot: Dovecot) -> None:
    with ScriptedServer(script(Serve())) as server:
        session = Session.connect(endpoint(server, "jürgen"), "пароль\t", SHORT)
        session.logout()
        import base64

        secret = base64.b64encode("\0jürgen\0пароль\t".encode()) + b"\r\n"
        assert secret in b"".join(each.data for each in server.wire if each.sender == "C")
        assert not any(each.startswith(b"LOGIN") for each in server.commands)
    user = dovecot.new_user()
    with pytest.raises(CredentialRejected):
        Session.connect(account(dovecot, user), "пароль", SHORT)


def test_sasl_plain_signs_in_where_login_is_disabled() -> None:
    polite = announcing("LOGINDISABLED", "AUTH=PLAIN")
    with ScriptedServer([Send(b"* OK hi\r\n"), Serve()], polite=polite) as server:
        session(server).logout()
        assert any(each.startswith(b"AUTHENTICATE PLAIN") for each in server.commands)


def test_a_server_that_asks_twice_for_the_secret_gets_it_once() -> None:
    steps = [
        Send(b"* OK hi\r\n"),
        Expect(rb"^AUTHENTICATE", b"+ \r\n"),
        Expect(rb"", b"+ again\r\n", b"+ again\r\n"),
        Hang(),
    ]
    server = ScriptedServer(steps, polite=announcing("LOGINDISABLED", "AUTH=PLAIN"))
    with server, pytest.raises(Disconnected):
        session(server)


@pytest.mark.parametrize("bad", ["a\r\nb", "a\nb", "a\0b", ""])
def test_a_login_or_credential_with_a_line_break_is_never_sent(bad: str) -> None:
    with ScriptedServer(script(Serve())) as server:
        with pytest.raises(BadArgument):
            Session.connect(endpoint(server, bad), "secret", SHORT)
        with pytest.raises(BadArgument):
            Session.connect(endpoint(server), bad, SHORT)
        assert not any(each.startswith((b"LOGIN", b"AUTH")) for each in server.commands)


# A18


def test_a18_microsoft_like_refusal_of_basic_authentication_needs_oauth() -> None:
    polite = announcing("AUTH=XOAUTH2", "SASL-IR")
    steps = [Send(b"* OK hi\r\n"), Expect(rb"^LOGIN", b"{tag} NO LOGIN failed.\r\n"), Hang()]
    with ScriptedServer(steps, tls=True, polite=polite) as server:
        with pytest.raises(NeedsHuman) as caught:
            Session.connect(over_tls(server), "secret", TLS)
        assert caught.value.problem == "needs_oauth"
        assert not isinstance(caught.value, CredentialRejected)


def test_a18_login_disabled_inside_tls_needs_oauth_and_nothing_is_sent() -> None:
    polite = announcing("LOGINDISABLED", "AUTH=XOAUTH2")
    with ScriptedServer([Send(b"* OK hi\r\n"), Serve()], tls=True, polite=polite) as server:
        with pytest.raises(NeedsHuman) as caught:
            Session.connect(over_tls(server), "secret", TLS)
        assert caught.value.problem == "needs_oauth"
        assert not any(each.startswith((b"LOGIN", b"AUTH")) for each in server.commands)


# A20


def test_a20_preauth_is_refused() -> None:
    with ScriptedServer([Send(b"* PREAUTH welcome\r\n"), Serve()]) as server:
        with pytest.raises(InsecureRefused) as caught:
            session(server)
        assert caught.value.problem == "preauth"
        assert not any(each.startswith(b"LOGIN") for each in server.commands)


@pytest.mark.parametrize("said", [b"{tag} BAD what\r\n", b"{tag} OK nothing to say\r\n", b"{tag} NO\r\n"])
def test_a20_a_server_without_capability_is_taken_for_imap4rev1(said: bytes) -> None:
    with (
        ScriptedServer([Send(b"* OK\r\n"), Serve({rb"^CAPABILITY": said})]) as server,
        session(server) as opened,
    ):
        assert "IDLE" not in opened.capabilities


def test_a20_a_huge_capability_list_is_only_long() -> None:
    many = (
        b"* CAPABILITY IMAP4rev1 " + b" ".join(b"X-%d" % n for n in range(20_000)) + b"\r\n{tag} OK done\r\n"
    )
    server = ScriptedServer([Send(b"* OK hi\r\n"), Serve({rb"^CAPABILITY": many})])
    with server, session(server) as opened:
        assert "X-19999" in opened.capabilities


def test_a20_a_referral_is_not_followed() -> None:
    steps = script(Expect(rb"^LOGIN", b"{tag} NO [REFERRAL IMAP://evil@127.0.0.1:1/] go there\r\n"), Hang())
    with ScriptedServer(steps) as server:
        with pytest.raises(NeedsHuman):
            session(server)
        assert server.connections == 1


def test_a20_a_tagged_ok_without_text_is_an_ok() -> None:
    table = {rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n{tag} OK\r\n", rb"^LOGIN": b"{tag} OK\r\n"}
    with ScriptedServer(script(Serve(table))) as server, session(server) as opened:
        assert not opened.closed


def test_capabilities_are_those_after_login() -> None:
    table = {rb"^LOGIN": b"{tag} OK [CAPABILITY IMAP4rev1 move X-GM-EXT-1] in\r\n"}
    with ScriptedServer(script(Serve(table))) as server, session(server) as opened:
        assert opened.capabilities == {"IMAP4REV1", "MOVE", "X-GM-EXT-1"}


@pytest.mark.parametrize(
    "greeting",
    [b"* BYE too busy\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"* NO\r\n", b"\xff\xfe\r\n", b"\r\n"],
)
def test_a_greeting_that_is_none_is_the_network(greeting: bytes) -> None:
    with ScriptedServer([Send(greeting), Close()]) as server, pytest.raises(Disconnected):
        session(server)


# 0.7, A11, A12: one deadline for all of it


@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_0_7_a11_a_server_that_accepts_and_says_nothing_ends_at_the_deadline(security: str) -> None:
    with ScriptedServer([Hang()]) as server:
        where = Endpoint(
            host=server.host,
            port=server.port,
            security=security,  # type: ignore[arg-type]
            login="alice",
            ca_file=server.ca_file,
        )
        began = time.monotonic()
        with pytest.raises(Disconnected):
            Session.connect(where, "secret", Limits(connect=0.6))
        assert 0.5 < time.monotonic() - began < 3


def test_0_7_a12_a_greeting_dripped_byte_by_byte_ends_at_the_deadline(dovecot: Dovecot) -> None:
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        proxy.drip("to_client", size=1, every=0.05)
        began = time.monotonic()
        with pytest.raises(Disconnected):
            Session.connect(endpoint(proxy), "secret", Limits(connect=1.0))
        assert 0.9 < time.monotonic() - began < 3


def test_0_7_a12_a_tls_handshake_dripped_byte_by_byte_ends_at_the_deadline(dovecot: Dovecot) -> None:
    assert dovecot.tls_port is not None
    with FaultProxy(dovecot.host, dovecot.tls_port) as proxy:
        proxy.drip("to_client", size=1, every=0.02)
        where = Endpoint(host=proxy.host, port=proxy.port, security="tls", login="x", ca_file=dovecot.ca_file)
        began = time.monotonic()
        with pytest.raises(Disconnected):
            Session.connect(where, "secret", Limits(connect=1.0))
        assert 0.9 < time.monotonic() - began < 3


def test_a10_a_port_nobody_listens_on_is_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Disconnected):
        Session.connect(Endpoint(host="127.0.0.1", port=port, security="none", login="a"), "b", SHORT)


# 0.6, 4.2: STARTTLS


def test_starttls_protects_and_asks_for_capabilities_anew() -> None:
    inside = {rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1 MOVE\r\n{tag} OK done\r\n"}
    steps = [
        Send(b"* OK [CAPABILITY IMAP4rev1 STARTTLS X-EVIL] hi\r\n"),
        Expect(rb"^STARTTLS", b"{tag} OK begin\r\n"),
        StartTls(),
        Serve(inside),
    ]
    with ScriptedServer(steps) as server, Session.connect(by_starttls(server), "secret", TLS) as opened:
        assert opened.capabilities == {"IMAP4REV1", "MOVE"}


CLEAR = Expect(rb"^CAPABILITY", b"* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n")


@pytest.mark.parametrize(
    "injected",
    [
        b'* LIST () "/" "evil"\r\n{tag} OK begin\r\n',
        b"* 3 EXISTS\r\n{tag} OK begin\r\n",
        b"* BYE\r\n{tag} OK begin\r\n",
        b"* PREAUTH hello\r\n{tag} OK begin\r\n",
        b'{tag} OK begin\r\n* LIST () "/" "evil"\r\n',
        b"{tag} OK begin\r\nA2 OK [CAPABILITY IMAP4rev1] signed in\r\n",
        b"* OK [UIDNEXT 5] hm\r\n{tag} OK begin\r\n",
    ],
)
def test_0_6_anything_injected_before_tls_is_refused(injected: bytes) -> None:
    """In imapclient 4.1 the injected mailbox appeared in the list inside TLS."""
    steps = [Send(b"* OK hi\r\n"), CLEAR, Expect(rb"^STARTTLS", injected), Hang()]
    with ScriptedServer(steps) as server:
        with pytest.raises((InsecureRefused, Disconnected)):
            Session.connect(by_starttls(server), "secret", TLS)
        assert not any(each.startswith((b"LOGIN", b"AUTH")) for each in server.commands)


def test_0_6_what_was_said_before_starttls_is_forgotten_inside() -> None:
    steps = [
        Send(b'* OK hi\r\n* LIST () "/" "evil"\r\n* 99 EXISTS\r\n'),
        CLEAR,
        Expect(rb"^STARTTLS", b"{tag} OK begin\r\n"),
        StartTls(),
        Expect(rb"^LIST", b'* LIST () "/" "real"\r\n{tag} OK done\r\n'),
    ]
    with ScriptedServer(steps) as server, Session.connect(by_starttls(server), "secret", TLS) as opened:
        assert [each.name for each in opened.list_mailboxes()] == ["real"]


@pytest.mark.parametrize("answer", [b"{tag} NO not now\r\n", b"{tag} BAD what\r\n"])
def test_starttls_refused_is_no_reason_to_go_on_in_clear(answer: bytes) -> None:
    with ScriptedServer([Send(b"* OK hi\r\n"), CLEAR, Expect(rb"^STARTTLS", answer), Hang()]) as server:
        with pytest.raises(InsecureRefused):
            Session.connect(by_starttls(server), "secret", TLS)
        assert not any(each.startswith(b"LOGIN") for each in server.commands)


def test_starttls_stripped_from_the_announcement_is_refused() -> None:
    with ScriptedServer(script(Serve())) as server:
        with pytest.raises(InsecureRefused) as caught:
            Session.connect(by_starttls(server), "secret", TLS)
        assert caught.value.problem == "no_starttls"
        assert not any(each.startswith(b"LOGIN") for each in server.commands)


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "mail.example.org", "10.0.0.1", "::ffff:192.0.2.1", "127.0.0.1.example"]
)
def test_plaintext_is_refused_beyond_loopback_before_connecting(host: str) -> None:
    with pytest.raises(InsecureRefused) as caught:
        Session.connect(Endpoint(host=host, port=143, security="none", login="a"), "b", SHORT)
    assert caught.value.problem == "plaintext"


# A19: certificates


def _served(leaf: trustme.LeafCert) -> contextlib.AbstractContextManager[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return _tls_port(context)


@contextlib.contextmanager
def _tls_port(context: ssl.SSLContext) -> Iterator[int]:
    """A port where one TLS handshake is tried."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):
                sock, _ = listener.accept()
                with (
                    sock,
                    contextlib.suppress(OSError),
                    context.wrap_socket(sock, server_side=True) as inside,
                ):
                    inside.recv(1)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(10)


@pytest.mark.parametrize(
    "fault", ["unknown authority", "other name", "expired", "not yet valid", "no authority given"]
)
def test_a19_a_bad_certificate_is_refused_with_the_reason(fault: str, tmp_path: Path) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    ca_file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    now = dt.datetime.now(dt.UTC)
    leaf = {
        "unknown authority": lambda: stranger.issue_cert("127.0.0.1"),
        "other name": lambda: authority.issue_cert("mail.example.org"),
        "expired": lambda: authority.issue_cert("127.0.0.1", not_after=now - dt.timedelta(days=1)),
        "not yet valid": lambda: authority.issue_cert("127.0.0.1", not_before=now + dt.timedelta(days=1)),
        "no authority given": lambda: authority.issue_cert("127.0.0.1"),
    }[fault]()
    with _served(leaf) as port:
        trusted = None if fault == "no authority given" else ca_file
        where = Endpoint(host="127.0.0.1", port=port, security="tls", login="a", ca_file=trusted)
        with pytest.raises(InsecureRefused) as caught:
            Session.connect(where, "b", TLS)
    assert caught.value.problem == "bad_certificate"
    assert caught.value.detail


def test_a19_a_file_of_authorities_that_is_none_needs_a_person(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing")
    for file in (tmp_path / "ca.pem", tmp_path / "missing.pem"):
        where = Endpoint(host="127.0.0.1", port=1, security="tls", login="a", ca_file=file)
        with pytest.raises(NeedsHuman) as caught:
            Session.connect(where, "b", TLS)
        assert str(file) in caught.value.detail


@pytest.mark.parametrize(
    "name", ["dovecot", "dovecot_tls", "dovecot_starttls", "dovecot_bare", "dovecot_dotted"]
)
def test_every_dovecot_is_reached_and_a_wrong_password_is_told(
    name: str, request: pytest.FixtureRequest
) -> None:
    server: Dovecot = request.getfixturevalue(name)
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        assert opened.examine("INBOX").messages == 0
    assert opened.closed
    with pytest.raises(CredentialRejected):
        Session.connect(account(server, user), "wrong")


def test_login_disabled_in_clear_says_so(dovecot_starttls: Dovecot) -> None:
    """Nothing was sent that somebody on the wire could have read."""
    user = dovecot_starttls.new_user()
    assert dovecot_starttls.port is not None
    where = Endpoint(host=dovecot_starttls.host, port=dovecot_starttls.port, security="none", login=user.name)
    with pytest.raises(InsecureRefused):
        Session.connect(where, user.password, SHORT)
