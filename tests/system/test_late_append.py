"""A draft whose APPEND comes in long after it was taken for lost, and after it was made again."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.face import eventually
from tests.servers.faultproxy import PATIENCE, Direction, FaultProxy, _Pair, _shut
from tests.system.hands import remove, send_draft
from tests.system.home import START, Home, answers, text
from tests.system.story import ANN, SUBJECT, YES, once, why, write_first

_LITERAL = re.compile(rb" APPEND [^\r]*\{(\d+)\+?\}\r\n")


class LatePost(FaultProxy):
    """Takes the first APPEND, hangs up on the client, and gives it to the server once it is let go."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port)
        self.let_go = threading.Event()
        self.is_kept = False

    def _forward(self, pair: _Pair, direction: Direction, data: bytes, sink: socket.socket) -> bool:
        found = _LITERAL.search(data) if direction == "to_server" and not self.is_kept else None
        if found is None:
            return super()._forward(pair, direction, data, sink)
        self.is_kept = True
        super()._forward(pair, direction, data[: found.end()], sink)
        body = data[found.end() :]
        while len(body) < int(found[1]) + len(b"\r\n"):
            body += pair.client.recv(65536)
        _shut(pair.client)
        self.let_go.wait(PATIENCE)
        sink.sendall(body)
        with self._changed:  # until the server has answered, to nobody
            self._changed.wait_for(lambda: pair.closed, PATIENCE)
        return False


@pytest.fixture
def post(dovecot: Dovecot) -> Iterator[LatePost]:
    assert dovecot.port is not None
    with LatePost(dovecot.host, dovecot.port) as proxy:
        yield proxy
        proxy.let_go.set()


@pytest.fixture
def again(home_on: Callable[..., Home], dovecot: Dovecot, post: LatePost) -> Home:
    """Ann answered; the answer to her was lost on the way, and made again after the settling time."""
    home = home_on(dovecot)
    first = write_first(home)
    once(home)
    home.set_time(START + timedelta(hours=2))
    home.receive(ANN, f"Re: {SUBJECT}", YES, **answers(first))
    (account,) = home.settings()["account"]
    home.write_config(account=[account | {"port": post.port}])
    home.call("once")
    assert post.is_kept
    assert home.drafts() == []
    home.set_time(START + timedelta(hours=2, minutes=1))
    home.call("once")
    assert home.drafts() == []
    home.set_time(START + timedelta(hours=2, minutes=5))
    assert once(home) == ["answer"]
    assert len(home.drafts()) == 1
    return home


def come_in(home: Home, post: LatePost) -> None:
    """The late one is let go, and stored beside whatever lies there."""
    before = len(home.drafts())
    post.let_go.set()
    eventually(lambda: len(home.drafts()) == before + 1, "the late draft")


def told(home: Home) -> str:
    return "\n".join(" ".join(text(note).split()) for note in home.notes())


def test_it_is_said_once_and_neither_is_touched(again: Home, post: LatePost) -> None:
    """Nobody can tell which of them the user has before them."""
    come_in(again, post)
    one, other = again.drafts()
    assert one.raw == other.raw
    for after in (timedelta(hours=2, minutes=10), timedelta(hours=3), timedelta(days=1)):
        again.set_time(START + after)
        once(again)
    assert told(again).count("lies in Drafts twice") == 1
    assert [each.uid for each in again.drafts()] == [one.uid, other.uid]


@pytest.mark.parametrize("which", [0, 1])
def test_whichever_is_sent_it_is_sent_and_no_third_one_is_made(
    again: Home, post: LatePost, which: int
) -> None:
    """The one we know by its uid, or the other; what is left was told of before."""
    come_in(again, post)
    again.set_time(START + timedelta(hours=3))
    once(again)
    one = again.drafts()[which]
    again.server.deliver(again.user, again.server.mailboxes.sent, one.raw, ("\\Seen",), again.now)
    remove(again, again.server.mailboxes.drafts, one.uid)
    for after in (timedelta(hours=4), timedelta(days=1)):
        again.set_time(START + after)
        once(again)
    assert why(again, "ann")["state"] == "talking"
    assert len(again.drafts()) == 1
    assert told(again).count("lies in Drafts twice") == 1


def test_one_that_comes_in_after_the_other_was_sent_is_not_to_be_sent_again(
    again: Home, post: LatePost
) -> None:
    """It looks like a letter that is still to go out."""
    send_draft(again, ANN)
    again.set_time(START + timedelta(hours=3))
    once(again)
    assert again.drafts() == []
    come_in(again, post)
    for after in (timedelta(hours=3, minutes=10), timedelta(days=1)):
        again.set_time(START + after)
        once(again)
    assert told(again).count("lies in Drafts once more, and you sent it already") == 1
    assert len(again.drafts()) == 1
