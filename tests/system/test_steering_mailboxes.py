"""Followthrough/Start, /Hold and /Stop: made on the user's word, and what lies in them is the user's word."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.servers.face import check, listed, quoted
from tests.servers.fixtures import Running
from tests.system.home import START, Home, answers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    CY,
    FIRST,
    SUBJECT,
    WEDNESDAY,
    YES,
    kinds,
    known,
    once,
    why,
    write_first,
)

WORDS = ("Start", "Hold", "Stop")


@pytest.fixture(params=["dovecot", "embedded"])
def steered(request: pytest.FixtureRequest, home_on: Callable[..., Home], servers: Running) -> Home:
    """A user who wants the three mailboxes; the service has been there once."""
    home = home_on(servers.get(request.param), steering_mailboxes=True)
    once(home)
    return home


def name(home: Home, word: str) -> str:
    """The mailbox as this server calls it."""
    dotted = home.server.mailboxes.sent.startswith("INBOX.")
    return f"INBOX.Followthrough.{word}" if dotted else f"Followthrough/{word}"


def steering(home: Home) -> list[str]:
    return [each for each in home.server.names(home.user) if "Followthrough" in each]


def put(home: Home, mailbox: str, whose: bytes, to: str, by: str = "COPY") -> None:
    """The user's client labels or moves the newest mail with these words."""
    uid = [m.uid for m in home.server.fetch_all(home.user, mailbox) if whose in m.raw][-1]
    with home.server.client(home.user) as client:
        check(client.select(quoted(mailbox)))
        check(client.uid(by, str(uid), quoted(to)))


def said(home: Home) -> str:
    """Everything the next note says, and those before it."""
    home.set_time(home.now + timedelta(days=1))
    once(home)
    return " ".join(" ".join(text(note).split()) for note in home.notes())


@pytest.mark.parametrize("steered", ["dovecot", "dovecot-dotted", "embedded"], indirect=True)
def test_they_are_made_and_subscribed_on_the_users_word_only(
    steered: Home, home_on: Callable[..., Home]
) -> None:
    """Nothing else is created, and nothing at all without the setting."""
    assert {n for n in steering(steered) if n.endswith(WORDS)} == {name(steered, word) for word in WORDS}
    with steered.server.client(steered.user) as client:
        subscribed = b" ".join(line for line in check(client.lsub()) if isinstance(line, bytes))
        assert all(word.encode() in subscribed for word in WORDS)
        assert len([n for n in listed(client) if "Followthrough" in n]) <= len(WORDS) + 1

    plain = home_on(steered.server)
    once(plain)
    assert steering(plain) == []


def test_a_mail_put_into_hold_holds_whom_it_is_with(steered: Home) -> None:
    """An answer of theirs, or the user's own mail to them; taken back out of it or not, it is said once."""
    home = steered
    write_first(home)
    home.send(CY, SUBJECT, FIRST, at=START + timedelta(minutes=1))
    once(home)
    put(home, home.server.mailboxes.sent, b"ann@", name(home, "Hold"))
    home.set_time(WEDNESDAY)
    assert once(home).count("call") == 1  # Cy's

    assert kinds(home, "ann") == ["outreach", "held"]
    assert "Followthrough" in str(why(home, "ann")["waiting"])
    assert kinds(home, "cy") == ["outreach"]
    assert said(home).count("is held: nothing is drafted until you say resume") == 1
    home.set_time(ATTEMPT_DUE)
    once(home)
    assert all("ann@" not in d.raw.decode() for d in home.drafts())


def test_a_mail_moved_into_stop_stops_everything_to_them_for_good(steered: Home) -> None:
    """Also an answer that the user moved before anybody had read it: the answer counts, and then the stop."""
    home = steered
    first = write_first(home)
    home.receive(ANN, f"Re: {SUBJECT}", YES, **answers(first))
    put(home, "INBOX", b"Happy to help", name(home, "Stop"), by="MOVE")
    assert "answer" not in once(home)

    assert {"received", "stopped"} <= set(kinds(home, "ann"))
    home.set_time(ATTEMPT_DUE)
    assert not {"answer", "attempt", "call"} & set(once(home))
    assert home.drafts() == []


def test_a_sent_mail_put_into_start_is_followed_through_whatever_the_rules_say(steered: Home) -> None:
    """A reply that no rule would enrol; a mail of somebody else's starts nothing, and that is said."""
    home = steered
    home.send(ANN, "Re: lunch", FIRST, **answers("old@northlight.example"))
    home.receive(CY, "Offer", "Buy now.\n")
    once(home)
    assert known(home) == set()
    put(home, home.server.mailboxes.sent, b"ann@", name(home, "Start"))
    put(home, "INBOX", b"cy@", name(home, "Start"))
    once(home)

    assert known(home) == {"ann@northlight.example"}
    assert kinds(home, "ann") == ["outreach"]
    told = said(home)
    assert "is followed through from here on" in told
    assert "started nothing: it takes mail that you sent" in told


def test_a_draft_of_ours_put_into_hold_holds_its_person(steered: Home) -> None:
    """And it is off the table: nothing takes its place."""
    home = steered
    write_first(home)
    home.set_time(ATTEMPT_DUE)
    once(home)
    put(home, home.server.mailboxes.drafts, b"ann@", name(home, "Hold"))
    once(home)

    assert kinds(home, "ann") == ["outreach", "held"]
    home.set_time(ATTEMPT_DUE + timedelta(days=10))
    assert "attempt" not in once(home)


def test_a_mail_with_nobody_in_it_holds_nobody_and_says_so(steered: Home) -> None:
    """A stranger's."""
    home = steered
    home.receive(CY, "Offer", "Buy now.\n")
    put(home, "INBOX", b"cy@", name(home, "Hold"))
    once(home)

    assert "held nobody: it is not with anybody you have a conversation with" in said(home)
    assert known(home) == set()


def test_one_that_the_user_deleted_is_not_made_again_and_the_note_says_so(steered: Home) -> None:
    """Until the setting is switched off and on again."""
    home = steered
    with home.server.client(home.user) as client:
        check(client.delete(quoted(name(home, "Stop"))))
    once(home)
    assert name(home, "Stop") not in steering(home)
    assert "is not there any more, and is not made again by itself" in said(home)

    home.write_config(steering_mailboxes=False)
    once(home)
    home.write_config(steering_mailboxes=True)
    once(home)
    assert name(home, "Stop") in steering(home)
