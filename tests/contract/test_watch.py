"""New mail wakes the watcher within seconds, by IDLE or by polling, and nothing slips between."""

import time
from collections.abc import Iterator

import pytest

from followthrough.mailbox.session import Session
from followthrough.mailbox.watch import Pace, Watch
from tests.contract.account import Account, mail

SECONDS = 10.0


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch(Pace(poll=1.0))
    yield watch
    watch.close()


def looks_up(watch: Watch, session: Session, uid: int) -> bool:
    """Whether the message is there once the watcher said so, within SECONDS."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if "first" not in watch.wait(deadline - time.monotonic()):
            continue
        watch.remove("first")
        status = session.examine("INBOX")
        if status.uidnext > uid:
            return True
        watch.add("first", session)
    return False


def test_a_delivery_wakes_the_watcher(account: Account, session: Session, watch: Watch) -> None:
    session.examine("INBOX")
    watch.add("first", session)
    uid = account.deliver("INBOX", mail("one@example.com"))
    assert looks_up(watch, session, uid)
    assert session.uids_with_id("one@example.com") == [uid]


def test_what_came_just_before_the_watch_began_is_not_missed(
    account: Account, session: Session, watch: Watch
) -> None:
    session.examine("INBOX")
    uid = account.deliver("INBOX", mail("one@example.com"))
    watch.add("first", session)
    assert looks_up(watch, session, uid)


def test_the_watcher_wakes_again_and_again(account: Account, session: Session, watch: Watch) -> None:
    session.examine("INBOX")
    for number in range(3):
        watch.add("first", session)
        uid = account.deliver("INBOX", mail(f"{number}@example.com"))
        assert looks_up(watch, session, uid)


def test_commands_work_between_watches(account: Account, session: Session, watch: Watch) -> None:
    session.examine("INBOX")
    for _ in range(5):
        watch.add("first", session)
        watch.remove("first")
        assert session.status(account.sent).messages == 0
