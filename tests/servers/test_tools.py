"""The tools the mailbox tests stand on do what their docstrings say."""

import contextlib
import imaplib
import socket

import pytest

from tests.servers.certificate import client_context
from tests.servers.faultproxy import FaultProxy
from tests.servers.scripted import (
    POLITE,
    Close,
    Expect,
    Flood,
    Hang,
    Pause,
    Reset,
    ScriptedServer,
    Send,
    Serve,
    StartTls,
)

GREETING = Send(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")


def read_all(sock: socket.socket) -> bytes:
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while data := sock.recv(4096):
            received += data
    return received


def read_exactly(sock: socket.socket, count: int) -> bytes:
    received = b""
    while len(received) < count and (data := sock.recv(count - len(received))):
        received += data
    return received


def test_a_script_is_played_and_innocent_commands_are_answered_on_the_way() -> None:
    """A client may ask CAPABILITY and sign in without the script naming it; tags are the client's own."""
    steps = [GREETING, Expect(rb"EXAMINE", b"* 3 EXISTS\r\n{tag} OK [READ-ONLY] done\r\n"), Serve()]
    with ScriptedServer(steps) as server:
        client = imaplib.IMAP4(server.host, server.port, timeout=10)
        client.login("ann", "secret")
        assert client.select("INBOX", readonly=True) == ("OK", [b"3"])
        client.logout()
        server.wait_for("connection 1 over")
    assert server.commands[-2:] == [b"EXAMINE INBOX", b"LOGOUT"]
    assert server.finished


def test_a_command_outside_the_script_fails_the_test() -> None:
    def leave_the_script() -> None:
        with (
            ScriptedServer([GREETING, Expect(rb"SELECT")]) as server,
            socket.create_connection((server.host, server.port), 10) as sock,
        ):
            sock.sendall(b"a1 EXPUNGE\r\n")
            read_all(sock)
            server.wait_for("connection 1 over")

    with pytest.raises(AssertionError, match="left the script"):
        leave_the_script()


def test_a_pause_splits_a_line_where_the_client_sees_it() -> None:
    with ScriptedServer([Send(b"* 4 EXI"), Pause("half"), Send(b"STS\r\n"), Close()]) as server:
        sock = socket.create_connection((server.host, server.port), 10)
        server.wait_for("paused half")
        assert sock.recv(100) == b"* 4 EXI"
        server.release("half")
        assert read_all(sock) == b"STS\r\n"
        sock.close()


def test_a_literal_is_asked_for_and_recorded_as_part_of_its_command() -> None:
    steps = [GREETING, Expect(rb"^APPEND Drafts .*\r\nbody", b"{tag} OK [APPENDUID 1 5] stored\r\n"), Hang()]
    with ScriptedServer(steps) as server:
        client = imaplib.IMAP4(server.host, server.port, timeout=10)
        client.login("ann", "secret")
        client.append("Drafts", "", "", b"Subject: x\r\n\r\nbody")
        client.shutdown()


def test_an_answer_may_come_before_the_literal_was_asked_for() -> None:
    steps = [
        GREETING,
        Expect(rb"^APPEND .*\{\d+\}", b"{tag} NO [OVERQUOTA] full\r\n", literal="hold"),
        Hang(),
    ]
    with ScriptedServer(steps) as server:
        client = imaplib.IMAP4(server.host, server.port, timeout=10)
        client.login("ann", "secret")
        assert client.append("Drafts", "", "", b"x" * 50)[0] == "NO"
        client.shutdown()


def test_tls_from_the_start_and_by_starttls_is_trusted_by_the_tests_authority() -> None:
    with (
        ScriptedServer([GREETING, Serve()], tls=True) as server,
        imaplib.IMAP4_SSL("localhost", server.port, ssl_context=client_context()) as client,
    ):
        assert client.noop()[0] == "OK"
    polite = {**POLITE, rb"^CAPABILITY": b"* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n"}
    steps = [GREETING, Expect(rb"^STARTTLS", b"{tag} OK go\r\n"), StartTls(), Serve()]
    with ScriptedServer(steps, polite=polite) as server, imaplib.IMAP4("localhost", server.port) as client:
        client.starttls(client_context())
        assert client.noop()[0] == "OK"


def test_a_flood_and_a_reset_end_as_they_should() -> None:
    with ScriptedServer([Flood(b"* 1 EXISTS\r\n" * 100)], [Reset()]) as server:
        with socket.create_connection((server.host, server.port), 10) as sock:
            count = 0
            while count < 1_000_000:
                count += len(sock.recv(65536))
        with (
            socket.create_connection((server.host, server.port), 10) as sock,
            pytest.raises(ConnectionResetError),
        ):
            sock.recv(10)


ECHO = Serve({rb".*": b"{tag} OK 0123456789\r\n"})


@pytest.mark.parametrize("how", ["close", "reset"])
@pytest.mark.parametrize("after", [0, 1, 7, 20])
def test_a_cut_lets_exactly_that_many_bytes_through_and_only_once(after: int, how: str) -> None:
    with ScriptedServer([Send(b"0123456789"), ECHO]) as server, FaultProxy(server.host, server.port) as proxy:
        proxy.cut("to_client", after, how="reset" if how == "reset" else "close")
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            sock.sendall(b"a NOOP\r\n")
            received = read_all(sock)
            proxy.wait_for_cut()
            assert proxy.passed("to_client") == after
            assert received == b"0123456789a OK 0123456789\r\n"[:after] or how == "reset"
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            assert read_exactly(sock, 10) == b"0123456789"


def test_what_is_held_is_delivered_late_even_when_the_client_is_gone() -> None:
    """The zombie command: given up by the client, still done by the server."""
    with ScriptedServer([ECHO]) as server, FaultProxy(server.host, server.port) as proxy:
        proxy.hold("to_server", after=2)
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            sock.sendall(b"a ZOMBIE\r\n")
            proxy.wait(lambda: proxy.held("to_server") == 8)
        assert not server.commands
        proxy.release("to_server")
        server.wait_for_command(rb"ZOMBIE")
        proxy.wait(lambda: proxy.open == 0)


def test_what_is_dropped_never_arrives() -> None:
    with ScriptedServer([ECHO]) as server, FaultProxy(server.host, server.port) as proxy:
        proxy.blackhole()
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            sock.sendall(b"a LOST\r\n")
            proxy.wait(lambda: proxy.held("to_server") == 8)
            proxy.drop("to_server")
            proxy.wait(lambda: proxy.held("to_server") == 0)
            proxy.release()
            sock.sendall(b"b KEPT\r\n")
            server.wait_for_command(rb"KEPT")
    assert server.commands == [b"KEPT"]


def test_resegmenting_keeps_every_byte_in_order() -> None:
    with ScriptedServer([ECHO]) as server, FaultProxy(server.host, server.port) as proxy:
        proxy.resegment("to_client", 1)
        proxy.resegment("to_server", 3)
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            sock.sendall(b"a NOOP\r\n")
            assert read_exactly(sock, 17) == b"a OK 0123456789\r\n"
        assert proxy.traffic("to_server") == b"a NOOP\r\n"


def test_a_refusing_proxy_closes_at_once_and_then_serves_again() -> None:
    with ScriptedServer([Send(b"hello"), Hang()]) as server, FaultProxy(server.host, server.port) as proxy:
        proxy.refuse(True)
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            assert read_all(sock) == b""
        proxy.refuse(False)
        with socket.create_connection((proxy.host, proxy.port), 10) as sock:
            assert read_exactly(sock, 5) == b"hello"
            proxy.reset_all()
            with pytest.raises(ConnectionResetError):
                sock.recv(1)
