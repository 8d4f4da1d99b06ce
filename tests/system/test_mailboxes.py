"""Mailboxes that move, are renumbered, emptied, or hold what cannot be read: nothing is lost and nothing done twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from followthrough.mail.message import Message, parse
from followthrough.mailbox.errors import Disconnected
from tests.servers.dovecot import Dovecot
from tests.servers.faultproxy import FaultProxy
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    CY,
    FIRST,
    SUBJECT,
    WEDNESDAY,
    YES,
    drafted,
    headings,
    kinds,
    once,
    write_first,
)

RE = f"Re: {SUBJECT}"
CHECK_IN_DUE = START + timedelta(days=22)


def talked(home: Home) -> str:
    """Ann answered and was thanked by hand; a check-in is due in three weeks. The last mail's Message-ID."""
    first = write_first(home)
    answer = home.receive(ANN, RE, YES, **answers(first))
    thanks = home.send(
        ANN, RE, "Dear Ms Miller,\n\nthank you!\n", at=START + timedelta(hours=1), **answers(answer, first)
    )
    home.set_time(START + timedelta(hours=2))
    once(home)
    return thanks


@pytest.mark.parametrize("where", ["Archive", "Junk"])
@pytest.mark.parametrize("due", ["call", "attempt", "check_in"])
def test_a_filed_or_filtered_answer_is_found_before_anything_is_written(
    home: Home, where: str, due: str
) -> None:
    """The guard: the mailboxes that are not watched are asked right before a call, an attempt, a check-in."""
    if where not in home.server.names(home.user):
        home.server.create(home.user, where)
    last = talked(home) if due == "check_in" else write_first(home)
    at = {"call": WEDNESDAY, "attempt": ATTEMPT_DUE, "check_in": CHECK_IN_DUE}[due]
    home.receive(ANN, RE, YES, at=at - timedelta(hours=5), mailbox=where, **answers(last))
    home.set_time(at)

    assert drafted(home) == ["answer"]


def test_named_mailboxes_are_read_like_the_inbox(home: Home) -> None:
    """What filters deliver there is answered at once, not only before the next step."""
    account = home.settings()["account"][0] | {"mailboxes": {"also": ["Advice"]}}
    home.write_config(account=[account])
    home.server.create(home.user, "Advice")
    first = write_first(home)
    home.receive(ANN, RE, YES, mailbox="Advice", **answers(first))

    assert once(home) == ["answer"]


def test_an_answer_before_the_sent_copy_is_understood_once_the_copy_is_there(home: Home) -> None:
    """Some servers file the Sent copy late; a bounce can be quicker than it, too."""
    first = "late@example.org"
    home.receive(ANN, RE, YES, at=START, **answers(first))
    assert once(home) == []
    raw = (
        f"From: Sam <{home.address}>\r\nTo: {ANN}\r\nSubject: {SUBJECT}\r\nMessage-ID: <{first}>\r\n"
        f"Date: Mon, 02 Mar 2026 09:55:00 +0000\r\n\r\n{FIRST}"
    )
    home.server.deliver(home.user, "Sent", raw.encode(), ("\\Seen",), START)

    assert once(home) == ["answer"]


def test_an_answer_to_a_mail_whose_copy_is_late_reaches_whose_thread_it_is(home: Home) -> None:
    """Ben, known himself, answers the user's second mail to Ann before its copy is there: Ann is delegated then."""
    ben = "Ben Okafor <ben@northlight.example>"
    write_first(home, ben)
    first = home.send(ANN, SUBJECT, FIRST, at=START + timedelta(minutes=1))
    home.set_time(START + timedelta(hours=2))
    late = "second@example.org"
    home.receive(ben, RE, YES, **answers(late))
    once(home)
    assert kinds(home, "ann") == ["outreach"]

    raw = (
        f"From: Sam <{home.address}>\r\nTo: {ANN}\r\nSubject: {RE}\r\nMessage-ID: <{late}>\r\n"
        f"In-Reply-To: <{first}>\r\nDate: Mon, 02 Mar 2026 11:00:00 +0000\r\n\r\n{FIRST}"
    )
    home.server.deliver(home.user, "Sent", raw.encode(), ("\\Seen",), START + timedelta(hours=1))
    once(home)
    assert sorted(kinds(home, "ann")) == ["delegated", "outreach", "sent"]


def test_a_message_seen_in_several_places_is_one_message(home: Home) -> None:
    """Copied by a filter, moved away and back: one answer, one draft."""
    account = home.settings()["account"][0] | {"mailboxes": {"also": ["Advice"]}}
    home.write_config(account=[account])
    home.server.create(home.user, "Advice")
    first = write_first(home)
    home.receive(ANN, RE, YES, **answers(first))
    assert once(home) == ["answer"]

    with home.server.client(home.user) as client:
        client.select("INBOX")
        client.uid("COPY", "1", "Advice")
        client.uid("MOVE", "1", "Archive" if "Archive" in home.server.names(home.user) else "Junk")
        client.select("Advice")
        client.uid("COPY", "1", "INBOX")
    assert once(home) == []
    assert kinds(home, "ann") == ["outreach", "received"]
    assert len(home.drafts()) == 1


@pytest.mark.parametrize("mailbox", ["INBOX", "Sent", "Drafts"])
def test_a_renumbered_mailbox_is_read_again_and_nothing_is_redone(
    home: Home, dovecot: Dovecot, mailbox: str
) -> None:
    """UIDVALIDITY changed: facts stay as they are, no draft comes twice, and what is new is still seen."""
    first = write_first(home)
    home.set_time(ATTEMPT_DUE)
    once(home)
    before = kinds(home, "ann")
    dovecot.new_uidvalidity(home.user, mailbox)

    home.set_time(ATTEMPT_DUE + timedelta(minutes=5))
    assert set(once(home)) <= {"note"}
    assert len(home.drafts()) == 1
    assert kinds(home, "ann") == before
    told = headings(home) + [line for note in home.notes() for line in text(note).splitlines()]
    assert any("renumbered" in line.lower() for line in told) is (mailbox != "Drafts")

    home.receive(ANN, RE, YES, **answers(first))
    home.set_time(ATTEMPT_DUE + timedelta(days=1, hours=1))
    once(home)
    assert kinds(home, "ann") == [*before, "received"]


def empty_inbox(home: Home) -> None:
    with home.server.client(home.user) as client:
        client.select("INBOX")
        client.store("1:*", "+FLAGS", "(\\Deleted)")
        client.expunge()


def test_an_inbox_that_is_emptied_every_day_silences_nobody(home: Home) -> None:
    """Who files everything gets the call note in time; little mail was there, and its absence says little."""
    home.receive(CY, "Hello", "Hi\n")
    write_first(home)
    placed = []
    for day in (1, 2, 3):
        home.set_time(START + timedelta(days=day, hours=1))
        home.receive(CY, f"Hello {day}", "Hi\n")
        empty_inbox(home)
        placed += once(home)
    assert placed == ["call"]


@pytest.mark.parametrize("mailbox", ["INBOX", "Sent"])
def test_after_renumbering_nothing_is_written_for_a_day(home: Home, dovecot: Dovecot, mailbox: str) -> None:
    """A mailbox made anew may not have everything yet; the note says so."""
    home.receive(CY, "Hello", "Hi\n")
    write_first(home)
    dovecot.new_uidvalidity(home.user, mailbox)
    home.set_time(ATTEMPT_DUE)

    assert once(home) == ["note"]
    assert "Nothing is drafted in that account for a day" in text(home.notes()[0])
    home.set_time(ATTEMPT_DUE + timedelta(hours=24, minutes=1))
    assert "attempt" in once(home)


def test_a_suddenly_empty_inbox_writes_nothing_for_a_day_and_asks(home: Home) -> None:
    """It is never read as 'nobody answered'."""
    for i in range(20):
        home.receive(CY, f"Hello {i}", "Hi\n")
    write_first(home)
    empty_inbox(home)
    home.set_time(WEDNESDAY)

    assert once(home) == ["note"]
    assert "A MAILBOX IS SUDDENLY EMPTY\n- INBOX of home held mail before" in text(home.notes()[0])
    home.set_time(WEDNESDAY + timedelta(hours=23))
    assert once(home) == []
    home.set_time(WEDNESDAY + timedelta(hours=24, minutes=1))
    assert once(home) == ["call"]


def test_what_cannot_be_read_is_tried_three_times_and_the_others_go_on(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading raises for one mail alone: it is put aside and told, its neighbours are answered."""
    first = write_first(home)
    tries: list[bytes] = []

    def failing(raw: bytes) -> Message:
        if raw.endswith(b"poison\r\n"):
            tries.append(raw)
            raise ValueError("poison")
        return parse(raw)

    monkeypatch.setattr("followthrough.service.intake.parse", failing)
    home.receive(ANN, "One", "poison\n")
    home.receive(ANN, RE, YES, **answers(first))
    assert sorted(once(home)) == ["answer", "note"]

    assert len(tries) == 3
    assert "INBOX of home, uid 1: tried three times (ValueError: poison)" in text(home.notes()[0])
    assert once(home) == []
    assert len(tries) == 3
    assert "uid 1" in home.call("status").stdout


def test_a_mail_that_cuts_the_connection_three_times_is_left_alone(
    home_on: Callable[..., Home], dovecot: Dovecot
) -> None:
    """A fetch that never comes to its end: after three tries the rest of the mailbox is read."""
    assert dovecot.port is not None
    with FaultProxy(dovecot.host, dovecot.port) as proxy:
        home = home_on(dovecot)
        account = home.settings()["account"][0] | {"port": proxy.port}
        home.write_config(account=[account])
        first = write_first(home)
        home.receive(ANN, "Big", "x" * 30_000, at=START)
        home.receive(ANN, RE, YES, at=START, **answers(first))
        for tried in range(3):
            proxy.cut("to_client", 9000)
            home.set_time(START + timedelta(minutes=tried + 1))
            home.call("once")
        assert home.drafts() == []
        home.set_time(START + timedelta(hours=1))

        assert sorted(once(home)) == ["answer", "note"]
        assert headers(home.drafts()[0])["In-Reply-To"]
        assert "Disconnected" in text(home.notes()[0])


def test_a_cut_while_reading_again_loses_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer came first and was passed over; the connection dies just when its outreach explains it."""
    first = "late@example.org"
    home.receive(ANN, RE, YES, at=START, **answers(first))
    once(home)
    raw = (
        f"From: Sam <{home.address}>\r\nTo: {ANN}\r\nSubject: {SUBJECT}\r\nMessage-ID: <{first}>\r\n"
        f"Date: Mon, 02 Mar 2026 09:55:00 +0000\r\n\r\n{FIRST}"
    )
    home.server.deliver(home.user, "Sent", raw.encode(), ("\\Seen",), START)

    def cut(*_: object) -> frozenset[str]:
        raise Disconnected("cut")

    with monkeypatch.context() as cutting:
        cutting.setattr("followthrough.service.intake.Intake._read_explained", cut)
        assert "disconnected" in home.call("once", "--json").stdout
    assert kinds(home, "ann") == ["outreach"]

    assert once(home) == ["answer"]
