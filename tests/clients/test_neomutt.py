"""A real client in a terminal: what a person does with our draft in neomutt, and what the service makes of it.

neomutt dates what it writes by this machine's clock, so these stories end today; the looks after it are moved.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.clients.neomutt import Message, Neomutt
from tests.servers.dovecot import Dovecot
from tests.servers.face import eventually
from tests.system.home import Home, answers, headers

Open = Callable[[Home], Neomutt]
Make = Callable[..., Home]

ANN = "Ann Miller <ann@northlight.example>"
FIRST = (
    "Dear Ms Miller,\n\nI read your piece on rain gardens. May I ask for twenty minutes of advice?\n\nSam\n"
)
YES = "Dear Sam,\n\nHappy to help, with pleasure. Let us talk.\n\nAnn\n"
ALWAYS = {
    # A zone in which it is not about to be midnight.
    "timezone": "UTC" if datetime.now(UTC).hour < 20 else "Asia/Tokyo",
    "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    "start": "00:00",
    "end": "23:59",
}
"""Working time is whenever the test runs."""
ADVICE = {
    "name": "advice",
    "enrol": {"subjects": ["advice"]},
    "check_in_with": "answered",
    "attempts": [{"by": "mail", "after": "5-7 business days"}, {"by": "mail", "after": "5-7 business days"}],
}
ORDINARY = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
}
"""What any mail written in neomutt by hand has."""


@pytest.fixture
def answered(home_on: Make, dovecot: Dovecot) -> Home:
    """Ann answered three days ago; the draft of the thanks waits in Drafts since."""
    home = home_on(dovecot, hours=ALWAYS, playbook=[ADVICE])
    now = datetime.now(UTC)
    home.set_time(now - timedelta(days=4))
    first = home.send(ANN, "Your advice, please", FIRST)
    home.set_time(now - timedelta(days=3))
    home.receive(ANN, "Re: Your advice, please", YES, **answers(first))
    assert once(home) == ["answer"]
    home.set_time(now)
    return home


@pytest.fixture
def unanswered(home_on: Make, dovecot: Dovecot) -> Home:
    """Ann has not answered for six days; the second mail waits in Drafts. The list has one more."""
    home = home_on(dovecot, hours=ALWAYS, playbook=[ADVICE])
    now = datetime.now(UTC)
    home.set_time(now - timedelta(days=6))
    home.send(ANN, "Your advice, please", FIRST)
    assert once(home) == []
    home.set_time(now)
    assert once(home) == ["attempt"]
    return home


def test_a_draft_is_found_completed_and_sent_and_the_next_clock_starts(answered: Home, neomutt: Open) -> None:
    """Seen in Drafts, read, recalled, its gap filled, sent: the check-in counts from that mail, not from the answer."""
    client = neomutt(answered)
    assert "Re: Your advice, please" in client.open_mailbox("Drafts")
    client.keys("Enter")
    client.until("[[FILL: 1 place to complete below", "Dear Ms Miller,", "> Happy to help")
    client.keys("q")
    client.open_mailbox("INBOX")

    client.editing_makes(completed(answered))
    client.recall()
    assert answered.drafts() == [], "neomutt takes a draft off the server when it is opened"
    assert (once(answered), states(answered)) == ([], ["absent"])
    sent_at = datetime.now(UTC)
    received = client.send()
    eventually(lambda: len(sent(answered)) == 2, "the copy in Sent")

    assert once(answered) == []
    assert states(answered) == ["sent"]
    assert [fact["kind"] for fact in why(answered)["facts"]] == ["outreach", "received", "sent"]
    (check_in,) = (step for step in answered.json("plan")["steps"] if step["kind"] == "check_in")
    due_at = datetime.fromisoformat(check_in["opens_at"])
    assert check_in["kind"] == "check_in"
    assert timedelta(days=20) < due_at - sent_at < timedelta(days=22)
    answered.set_time(due_at + timedelta(minutes=1))
    assert "check_in" in once(answered)
    assert_ordinary(received, to="ann@northlight.example")


def test_a_recalled_draft_that_is_postponed_changed_is_the_users(unanswered: Home, neomutt: Open) -> None:
    """Off the server while it is open, edited when it is back, sent in the end: never a second one beside it."""
    client = neomutt(unanswered)
    client.editing_makes("Dear Ms Miller,\n\nonce more, in my own words.\n\nSam\n")
    client.recall()
    assert (once(unanswered), states(unanswered)) == ([], ["absent"])

    client.postpone()
    (mine,) = unanswered.drafts()
    assert b"in my own words" in mine.raw
    assert (once(unanswered), states(unanswered)) == ([], ["edited"])

    client.recall()
    assert (once(unanswered), states(unanswered)) == ([], ["absent"])
    received = client.send()
    eventually(lambda: len(sent(unanswered)) == 2, "the copy in Sent")
    assert (once(unanswered), states(unanswered)) == ([], ["sent"])
    assert_ordinary(received, to="ann@northlight.example")

    (third,) = unanswered.json("plan")["steps"]
    due_at = datetime.fromisoformat(third["opens_at"])
    assert third["kind"] == "attempt"
    assert due_at - datetime.now(UTC) > timedelta(days=4), "counted from what was sent just now"
    unanswered.set_time(due_at + timedelta(minutes=1))
    assert once(unanswered) == ["attempt"]


def test_a_recalled_draft_that_is_postponed_unchanged_is_still_ours(unanswered: Home, neomutt: Open) -> None:
    """A new uid alone is no edit. But it is neomutt's copy: when Ann answers, it stays, and blocks nothing."""
    client = neomutt(unanswered)
    client.recall()
    assert (once(unanswered), states(unanswered)) == ([], ["absent"])
    client.postpone()
    assert (once(unanswered), states(unanswered)) == ([], ["placed"])

    first = headers(unanswered.drafts()[0])["In-Reply-To"].strip("<>")
    unanswered.receive(ANN, "Re: Your advice, please", YES, **answers(first))
    assert once(unanswered) == ["answer"]
    assert len(unanswered.drafts()) == 2
    assert unanswered.trash() == []


def test_a_recalled_draft_that_is_thrown_away_is_a_no_only_after_a_day(
    unanswered: Home, neomutt: Open
) -> None:
    """It leaves no trace, and might still be open in an editor: nothing comes in its place, now or later."""
    began = unanswered.now
    client = neomutt(unanswered)
    client.recall()
    client.abort()
    assert unanswered.drafts() == []

    for gone_for in (timedelta(), timedelta(minutes=2), timedelta(hours=12), timedelta(hours=23)):
        unanswered.set_time(began + gone_for)
        assert (once(unanswered), states(unanswered)) == ([], ["absent"]), gone_for
    unanswered.set_time(began + timedelta(hours=25))
    assert (once(unanswered), states(unanswered)) == ([], ["dismissed"])
    unanswered.set_time(began + timedelta(days=2))
    assert (once(unanswered), unanswered.drafts(), unanswered.trash()) == ([], [], [])


def test_a_draft_sent_out_of_the_open_drafts_is_sent_although_it_still_lies_there(
    answered: Home, neomutt: Open
) -> None:
    """neomutt removes it from the mailbox it shows only when that is left: nothing is said about it meanwhile."""
    client = neomutt(answered)
    client.open_mailbox("Drafts")
    client.editing_makes(completed(answered))
    client.recall()
    client.send()
    eventually(lambda: len(sent(answered)) == 2, "the copy in Sent")
    assert len(answered.drafts()) == 1

    assert (once(answered), states(answered)) == ([], ["sent"])
    client.open_mailbox("INBOX")
    eventually(lambda: answered.drafts() == [], "an empty Drafts")

    assert (once(answered), states(answered)) == ([], ["sent"])
    assert answered.json("status")["questions"] == []
    assert answered.trash() == []


def test_a_deleted_draft_goes_to_trash_and_stays_a_no(unanswered: Home, neomutt: Open) -> None:
    """A key, and later the change of mailbox: a copy in Trash first, then the original goes."""
    client = neomutt(unanswered)
    client.open_mailbox("Drafts")
    client.keys("d")
    client.until("Del:1")
    assert (once(unanswered), states(unanswered)) == ([], ["placed"])
    client.keys("$")
    eventually(lambda: unanswered.drafts() == [], "an empty Drafts")
    assert len(unanswered.trash()) == 1

    assert once(unanswered) == []
    unanswered.set_time(unanswered.now + timedelta(minutes=2))
    assert (once(unanswered), states(unanswered)) == ([], ["dismissed"])
    unanswered.set_time(unanswered.now + timedelta(days=3))
    assert (once(unanswered), unanswered.drafts()) == ([], [])


def test_the_call_note_reads_well_in_a_terminal(home_on: Make, dovecot: Dovecot, neomutt: Open) -> None:
    """Unread in the inbox, in plain text, and the entry for the calendar is named."""
    calls = ADVICE | {"attempts": [{"by": "call", "after": "1-2 business days"}]}
    home = home_on(dovecot, hours=ALWAYS, playbook=[calls])
    now = datetime.now(UTC)
    home.set_time(now - timedelta(days=1, hours=6))
    home.send(ANN, "Your advice, please", FIRST)
    assert once(home) == []
    home.set_time(now)
    assert once(home) == ["call"]

    client = neomutt(home)
    client.until("N", "Ann Miller")
    client.keys("Enter")
    shown = client.until("rain gardens")
    assert "text/html" not in shown
    assert "BEGIN:VCALENDAR" not in shown


def once(home: Home) -> list[str]:
    """One round of the service; the kinds of what it placed."""
    return [placed["kind"] for placed in home.json("once")["placed"]]


def why(home: Home) -> Any:
    return home.json("why", "ann@northlight.example")


def states(home: Home) -> list[str]:
    """The states of the drafts for Ann, oldest first."""
    return [draft["state"] for draft in why(home)["drafts"]]


def sent(home: Home) -> list[Any]:
    return home.server.fetch_all(home.user, home.server.mailboxes.sent)


def completed(home: Home) -> str:
    """The draft's text as the user leaves it: the gap filled, the line about it gone."""
    (draft,) = home.drafts()
    text = draft.raw.partition(b"\r\n\r\n")[2].decode().replace("\r\n", "\n")
    text = re.sub(r"\A\[\[FILL: [^]]*\]\]\n+", "", text)
    return re.sub(r"\[\[FILL: [^]]*\]\]", "Tuesday at ten or Friday at two, London time", text)


def assert_ordinary(received: Message, to: str) -> None:
    """Nobody who gets it can tell that it was not written by hand."""
    found = headers(received.raw)
    assert set(found) <= ORDINARY
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", found["Message-ID"])
    assert b"followthrough" not in received.raw.lower()
    assert b"FILL" not in received.raw
    assert received.arguments.split() == ["--", to]
