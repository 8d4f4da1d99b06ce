"""Meetings from calendar mail, on a real server: proposed, accepted by either side, moved, declined and cancelled."""

from datetime import timedelta
from typing import Any

import pytest

from tests.system.home import START, Home, answers, text
from tests.system.story import ANN, CY, SUBJECT, headings, kinds, known, once, why, write_first

ADDRESS = "ann@northlight.example"
THURSDAY, FRIDAY = "20260312T140000Z", "20260313T150000Z"


class Calendar:
    """Ann's and Sam's calendars, which send mail about one event."""

    def __init__(self, home: Home) -> None:
        self.home, self.sent = home, 0

    def mail(
        self,
        method: str,
        *lines: str,
        own: bool = False,
        sequence: int = 0,
        start: str = THURSDAY,
        uid: str = "m1",
    ) -> str:
        """A calendar mail of Ann's, or of the user's own. Returns its Message-ID."""
        self.sent += 1
        sender, to = (f"Sam <{self.home.address}>", ANN) if own else (ANN, self.home.address)
        message_id = f"cal-{self.sent}@northlight.example"
        event = "\r\n".join(
            (
                f"UID:{uid}",
                f"SEQUENCE:{sequence}",
                f"DTSTART:{start}",
                "DURATION:PT30M",
                "SUMMARY:Rain gardens",
                *lines,
            )
        )
        raw = (
            f"From: {sender}\r\nTo: {to}\r\nSubject: Rain gardens\r\nMessage-ID: <{message_id}>\r\n"
            f"Date: Mon, 02 Mar 2026 12:{self.sent:02}:00 +0000\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n"
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n"
            f"DTSTAMP:20260302T1200{self.sent:02}Z\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        mailbox = self.home.server.mailboxes.sent if own else "INBOX"
        at = START + timedelta(hours=2, minutes=self.sent)
        self.home.server.deliver(self.home.user, mailbox, raw.encode(), ("\\Seen",) if own else (), at)
        self.home.set_time(at + timedelta(seconds=10))
        return message_id

    def says(self, partstat: str, *, own: bool = False, **more: Any) -> str:
        """An answer to an invitation."""
        who = self.home.address if own else ADDRESS
        return self.mail("REPLY", f"ATTENDEE;PARTSTAT={partstat}:mailto:{who}", own=own, **more)


@pytest.fixture
def calendar(home: Home) -> Calendar:
    write_first(home)
    return Calendar(home)


def told(home: Home) -> str:
    """Everything the notes say, and what the next one will."""
    once(home)
    waiting = [f"{q['heading']} {q['text']}" for q in home.json("status")["questions"]]
    return " ".join(" ".join([*(text(note) for note in home.notes()), *waiting]).split())


def meetings(home: Home) -> list[str]:
    """When the meetings that stand begin, as the facts have it."""
    facts = [fact for fact in why(home, "ann")["facts"] if fact["kind"] == "meeting"]
    return [fact["kind"] for fact in facts]


def test_an_invitation_is_told_once_and_drafts_nothing(home: Home, calendar: Calendar) -> None:
    """It stops what was planned; it is accepted where it can be, in the mail client. Sent twice it is one question."""
    calendar.mail("REQUEST")
    calendar.mail("REQUEST")
    said = told(home)

    assert (
        said.count(
            "They invite you to “Rain gardens” on Thursday, 12 March 2026, 14:00: accept or decline it"
        )
        == 1
    )
    assert home.drafts() == []
    assert why(home, "ann")["state"] == "answered"
    home.set_time(START + timedelta(days=3))
    assert "call" not in once(home)


def test_accepted_by_the_user_moved_by_them_and_cancelled(home: Home, calendar: Calendar) -> None:
    """The acceptance lies in Sent; what comes later follows the sequence, and an older version changes nothing."""
    calendar.mail("REQUEST")
    calendar.says("ACCEPTED", own=True)
    once(home)
    assert why(home, "ann")["state"] == "meeting"

    calendar.mail("REQUEST", sequence=2, start=FRIDAY)
    said = told(home)
    assert "They have changed “Rain gardens” on Friday, 13 March 2026, 15:00." in said
    assert why(home, "ann")["state"] == "meeting"
    calendar.mail("REQUEST", sequence=1)
    assert told(home).count("They have changed") == 1

    calendar.mail("CANCEL", "STATUS:CANCELLED", sequence=3, start=FRIDAY)
    assert "They have cancelled “Rain gardens” on Friday, 13 March 2026, 15:00." in told(home)
    assert why(home, "ann")["state"] != "meeting"
    assert home.drafts() == []


def test_cancelled_by_a_request_that_says_so(home: Home, calendar: Calendar) -> None:
    """Some calendars send STATUS:CANCELLED with METHOD:REQUEST."""
    calendar.mail("REQUEST")
    calendar.says("ACCEPTED", own=True)
    calendar.mail("REQUEST", "STATUS:CANCELLED", sequence=1)
    assert "They have cancelled" in told(home)
    assert why(home, "ann")["state"] != "meeting"


def test_accepted_by_the_contact_then_declined(home: Home, calendar: Calendar) -> None:
    """The user's own invitation: their yes makes the meeting, their no undoes it, and neither drafts an answer."""
    calendar.mail("REQUEST", own=True)
    calendar.says("ACCEPTED")
    once(home)
    assert why(home, "ann")["state"] == "meeting"

    calendar.says("DECLINED")
    assert "They have declined “Rain gardens” on Thursday" in told(home)
    assert why(home, "ann")["state"] != "meeting"
    assert home.drafts() == []


@pytest.mark.parametrize(
    ("partstat", "words"),
    [("TENTATIVE", "says perhaps to “Rain gardens”"), ("DECLINED", "They have declined")],
)
def test_a_maybe_and_a_no_are_told_and_draft_nothing(
    home: Home, calendar: Calendar, partstat: str, words: str
) -> None:
    """Neither is a meeting; a machine wrote them for a human."""
    calendar.mail("REQUEST", own=True)
    calendar.says(partstat)
    assert words in told(home)
    assert why(home, "ann")["state"] == "answered"
    assert home.drafts() == []


def test_another_time_proposed_is_told(home: Home, calendar: Calendar) -> None:
    """COUNTER: it is the user's calendar that takes it."""
    calendar.mail("REQUEST", own=True)
    calendar.mail("COUNTER", start=FRIDAY)
    assert (
        "They propose another time for your invitation: “Rain gardens” on Friday, 13 March 2026, 15:00"
        in told(home)
    )
    assert home.drafts() == []


def test_the_user_moves_and_cancels_their_own(home: Home, calendar: Calendar) -> None:
    """From Sent, by the same rules, and without telling them what they did."""
    calendar.mail("REQUEST", own=True)
    calendar.says("ACCEPTED")
    calendar.mail("REQUEST", own=True, sequence=1, start=FRIDAY)
    once(home)
    assert len(meetings(home)) == 2
    assert why(home, "ann")["state"] == "meeting"
    calendar.mail("CANCEL", own=True, sequence=2, start=FRIDAY)
    once(home)
    assert why(home, "ann")["state"] != "meeting"
    assert "A meeting was" not in headings(home)


def test_one_of_a_series_is_cancelled_and_the_agreed_one_stays(home: Home, calendar: Calendar) -> None:
    """Unless it is the agreed one itself."""
    calendar.mail("REQUEST", "RRULE:FREQ=WEEKLY")
    calendar.says("ACCEPTED", own=True)
    calendar.mail("CANCEL", "RECURRENCE-ID:20260319T140000Z", sequence=1, start="20260319T140000Z")
    once(home)
    assert why(home, "ann")["state"] == "meeting"
    calendar.mail("CANCEL", f"RECURRENCE-ID:{THURSDAY}", sequence=1)
    once(home)
    assert why(home, "ann")["state"] != "meeting"


INTRODUCTION = "Sam, meet Cy, who plans the harbour (in Cc).\n\nAnn\n"


def test_answering_an_introduction_begins_a_conversation(home: Home) -> None:
    """With whoever was introduced, in the referrer's playbook; read before the introduction, or after it."""
    first = write_first(home)
    introduction = home.receive(ANN, f"Re: {SUBJECT}", INTRODUCTION, Cc=CY, **answers(first))
    once(home)
    assert "referral" in kinds(home, "ann")

    home.set_time(START + timedelta(hours=1))
    home.send(
        CY, f"Re: {SUBJECT}", "Dear Cy,\n\nThank you, Ann.\n\nSam\n", Cc=ANN, **answers(introduction, first)
    )
    once(home)
    assert kinds(home, "cy") == ["outreach"]
    (fact,) = why(home, "cy")["facts"]
    assert f"{ADDRESS} introduced cy@harbour.example" in str(fact)


def test_an_introduction_answered_before_it_is_read_counts_the_same(home: Home) -> None:
    """Sent is read first: in one round both are there."""
    first = write_first(home)
    introduction = home.receive(ANN, f"Re: {SUBJECT}", INTRODUCTION, Cc=CY, **answers(first))
    home.set_time(START + timedelta(hours=1))
    home.send(
        CY, f"Re: {SUBJECT}", "Dear Cy,\n\nThank you, Ann.\n\nSam\n", Cc=ANN, **answers(introduction, first)
    )
    once(home)
    assert kinds(home, "cy") == ["outreach"]


def test_a_reply_to_somebody_merely_copied_enrols_nobody(home: Home) -> None:
    """Nobody said a word about them."""
    first = write_first(home)
    answer = home.receive(ANN, f"Re: {SUBJECT}", "Happy to help!\n\nAnn\n", Cc=CY, **answers(first))
    once(home)
    home.set_time(START + timedelta(hours=1))
    home.send(ANN, f"Re: {SUBJECT}", "Thank you both.\n\nSam\n", Cc=CY, **answers(answer, first))
    once(home)
    assert known(home) == {ADDRESS}


def test_a_promised_day_is_kept_with_the_mail(home: Home) -> None:
    """`I will call on Thursday` in the first mail."""
    write_first(home, body="Dear Ms Miller,\n\nMay I ask for advice? I will call on Thursday.\n\nSam\n")
    (fact,) = why(home, "ann")["facts"]
    assert fact["kind"] == "outreach"
    (call,) = (step for step in home.json("plan")["steps"] if step["kind"] == "call")
    assert call["opens_at"].startswith("2026-03-05")
