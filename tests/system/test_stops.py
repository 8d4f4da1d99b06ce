"""What stops, holds and re-times: from the mail to what lies in Drafts, what the note says and what `why` says."""

from datetime import timedelta

import pytest

from tests.system.home import START, Home, answers, headers, text
from tests.system.story import (
    ANN,
    ATTEMPT_DUE,
    BEN,
    CY,
    FIRST,
    SUBJECT,
    WEDNESDAY,
    YES,
    drafted,
    headings,
    kinds,
    known,
    once,
    recipients,
    why,
    write_first,
)

RE = f"Re: {SUBJECT}"
OTHER_ANN = "Ann Miller <ann.miller@home.example>"


def nothing_more(home: Home) -> bool:
    """Whether neither a call nor an attempt comes in the weeks after."""
    came: list[str] = []
    for days in (2, 8, 15):
        home.set_time(START + timedelta(days=days, hours=1))
        came += once(home)
    return not {"call", "attempt"} & set(came)


def test_an_answer_out_of_the_thread_from_a_known_address_stops_and_says_what_it_rests_on(home: Home) -> None:
    """Probable: acted on, and told with its evidence."""
    write_first(home)
    home.receive(ANN, "Coffee?", YES)
    once(home)

    assert recipients(home) == [(ANN, "")]
    assert headers(home.drafts()[0])["Subject"] == "Re: Coffee?"
    (note,) = home.notes()
    said = " ".join(text(note).split())
    assert "TAKEN FOR AN ANSWER - Ann Miller: “Coffee?”, from ann@northlight.example, is not in" in said
    assert "by from: ann@northlight.example" in said
    assert "probable" in home.call("why", "ann").stdout
    assert nothing_more(home)


def test_an_answer_from_another_address_of_the_same_name_is_learned_for_good(home: Home) -> None:
    """In the thread by name; from then on the address is known, in a process that has never seen the mail."""
    first = write_first(home)
    home.receive(OTHER_ANN, RE, YES, **answers(first))
    assert once(home) == ["answer"]

    assert recipients(home) == [(OTHER_ANN, "")]
    assert known(home) == {"ann@northlight.example"}
    home.receive("ann.miller@home.example", "One more thing", "Do read the Lyon report.\n")
    once(home)
    assert kinds(home, "ann") == ["outreach", "received", "received"]
    assert nothing_more(home)


def test_a_colleague_in_the_thread_gets_the_answer_and_the_addressee_is_left_in_peace(home: Home) -> None:
    """The colleague has a conversation of their own from here on; the others of that mail stand in Cc."""
    first = write_first(home)
    home.receive(
        BEN,
        RE,
        "Ann passed this on. Happy to help!\n\nBen\n",
        Cc=f"{ANN}, Sam <{home.address}>",
        **answers(first),
    )
    assert once(home) == ["answer"]

    assert recipients(home) == [(BEN, ANN)]
    assert kinds(home, "ann") == ["outreach", "delegated"]
    assert kinds(home, "ben") == ["outreach", "received"]
    assert nothing_more(home)


def test_a_colleague_known_already_answers_for_the_addressee_too(home: Home) -> None:
    """Their own conversation gets the answer, Ann's is delegated."""
    write_first(home, BEN)
    first = home.send(ANN, SUBJECT, FIRST, at=START + timedelta(hours=1))
    home.set_time(START + timedelta(hours=2))
    home.receive(BEN, RE, "Ann passed this on. Happy to help!\n\nBen\n", **answers(first))
    assert once(home) == ["answer"]

    assert recipients(home) == [(BEN, "")]
    assert "delegated" in kinds(home, "ann")
    assert nothing_more(home)


ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:m1\r\nSEQUENCE:{sequence}\r\n"
    "DTSTAMP:20260302T120000Z\r\nDTSTART:20260312T140000Z\r\nDTEND:20260312T143000Z\r\nSUMMARY:Talk\r\n"
    "ORGANIZER:mailto:{organizer}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def calendar_mail(home: Home, method: str, sequence: int = 0, **threading: str) -> None:
    """A calendar answer of Ann's, as her client sends it."""
    body = ICS.format(
        method=method, sequence=sequence, organizer=home.address, attendee="ann@northlight.example"
    )
    raw = (
        f"From: {ANN}\r\nTo: {home.address}\r\nSubject: Accepted: Talk\r\n"
        f"Message-ID: <cal-{method}@northlight.example>\r\n"
        f"Date: Mon, 02 Mar 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n{body}"
    )
    home.server.deliver(home.user, "INBOX", raw.encode(), (), START + timedelta(hours=2))


def test_an_accepted_invitation_is_a_meeting_and_its_cancellation_undoes_it(home: Home) -> None:
    """Attempts and calls stop; with the cancellation it is their turn no more."""
    write_first(home)
    calendar_mail(home, "REPLY")
    once(home)
    assert why(home, "ann")["state"] == "meeting"

    calendar_mail(home, "CANCEL", 1)
    once(home)
    assert why(home, "ann")["state"] == "talking"
    assert nothing_more(home)


def test_please_dont_contact_me_stops_everything_for_good(home: Home) -> None:
    """In every playbook; a new outreach of the user's own changes nothing; the note tells it with their words."""
    first = write_first(home)
    home.receive(ANN, RE, "Please do not contact me again.\n\nAnn\n", **answers(first))
    assert once(home) == ["note"]

    (note,) = home.notes()
    assert "Please do not contact me again." in text(note)
    home.send(ANN, "Advice once more", FIRST, at=START + timedelta(hours=3))
    assert nothing_more(home)
    assert home.drafts() == []
    assert why(home, "ann")["state"] == "stopped"


def test_after_a_decline_nothing_asks_again(home: Home) -> None:
    """The answer is drafted without an ask; no call, no attempt, no check-in in half a year."""
    first = write_first(home)
    home.receive(ANN, RE, "I am sorry, I must decline. I have no time for this.\n\nAnn\n", **answers(first))
    assert once(home) == ["answer"]
    assert why(home, "ann")["state"] == "declined"

    for weeks in (1, 4, 8, 26):
        home.set_time(START + timedelta(weeks=weeks, hours=1))
        assert drafted(home) == []


AUTO = {"Auto_Submitted": "auto-replied"}


@pytest.mark.parametrize(
    ("words", "waits_days", "opens_days"),
    [
        ("I am out of the office until 12 March 2026.", 10, 11),
        ("Thank you for your mail. I am out of the office and will read it later.", 6, 7),
    ],
    ids=["with a date", "without a date"],
)
def test_an_automatic_reply_makes_everything_wait(
    home: Home, words: str, waits_days: int, opens_days: int
) -> None:
    """Until a business day after the return, or for a week."""
    first = write_first(home)
    home.receive(ANN, f"Automatic reply: {SUBJECT}", f"{words}\n", **AUTO, **answers(first))
    once(home)

    home.set_time(START + timedelta(days=waits_days))
    assert once(home) == []
    home.set_time(START + timedelta(days=opens_days, hours=1))
    assert once(home) == ["call"]


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("I am out of the office until 3 February 2027.", "Somebody is away for long"),
        (
            "I no longer work at Northlight. Please write to Ben Okafor, ben@northlight.example.",
            "Somebody has left",
        ),
    ],
)
def test_who_is_away_for_long_or_has_left_is_held_and_asked_about(
    home: Home, words: str, heading: str
) -> None:
    """Nothing is drafted, and the note says why; a successor is named."""
    first = write_first(home)
    home.receive(ANN, f"Automatic reply: {SUBJECT}", f"{words}\n", **AUTO, **answers(first))
    assert once(home) == ["note"]

    said = text(home.notes()[0])
    assert heading.upper() in said
    assert ("ben@northlight.example" in said) is (heading == "Somebody has left")
    assert nothing_more(home)


def bounce(home: Home, first: str, status: str, said: str, to: str = "ann@northlight.example") -> None:
    """A delivery report about the first mail."""
    raw = (
        f"From: Mail Delivery System <MAILER-DAEMON@example.org>\r\nTo: {home.address}\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nDate: Mon, 02 Mar 2026 10:01:00 +0000\r\n"
        f"Message-ID: <bounce-{status}@example.org>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n<{to}>: {said}\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{first}>\r\nTo: {to}\r\n\r\nx\r\n--b--\r\n"
    )
    home.server.deliver(home.user, "INBOX", raw.encode(), (), START + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("status", "said", "hard"),
    [
        ("5.1.1", "550 5.1.1 User unknown", True),
        ("5.1.7", "550 5.1.7 Bad sender's mailbox address syntax", False),
        ("5.1.8", "550 5.1.8 Bad sender's system address", False),
        ("4.2.2", "452 4.2.2 Mailbox full", False),
        ("5.7.1", "550 5.7.1 Message rejected due to policy", False),
    ],
)
def test_a_hard_bounce_stops_the_address_and_any_other_waits(
    home: Home, status: str, said: str, hard: bool
) -> None:
    """5.1.7 and 5.1.8 blame the sender; soft and policy try no more than the playbook says, but do try."""
    first = write_first(home)
    bounce(home, first, status, said)
    placed = once(home)

    assert placed == (["note"] if hard else [])
    assert why(home, "ann")["state"] == ("unreachable" if hard else "waiting")
    if hard:
        told = text(home.notes()[0])
        assert "AN ADDRESS DOES NOT WORK\n- Ann Miller: Your mail to ann@northlight.example" in told
        assert f"came back for good (status {status})." in told
    assert nothing_more(home) is hard


def test_a_bounce_of_one_of_two_is_not_the_others(home: Home) -> None:
    """Both share the Message-ID that the report quotes."""
    first = write_first(home, f"{ANN}, {CY}")
    bounce(home, first, "5.1.1", "550 5.1.1 User unknown", to="cy@harbour.example")
    once(home)

    assert kinds(home, "cy") == ["outreach", "bounced"]
    assert kinds(home, "ann") == ["outreach"]


def test_list_mail_from_them_is_no_answer(home: Home) -> None:
    """Their newsletter says nothing about the user's mail."""
    write_first(home)
    home.receive(
        ANN,
        "Northlight news",
        "News.\n",
        List_Id="<news.northlight.example>",
        List_Unsubscribe="<mailto:x@y>",
    )
    once(home)

    assert kinds(home, "ann") == ["outreach"]
    home.set_time(WEDNESDAY)
    assert once(home) == ["call"]


def test_what_may_be_a_machines_is_held_until_the_user_writes_and_asked(home: Home) -> None:
    """An absence and nothing else, with no header: nothing is drafted, then the list goes on."""
    first = write_first(home)
    home.receive(ANN, RE, "I am away until Thursday.\n\nAnn\n", **answers(first))
    once(home)

    assert home.drafts() == []
    assert "A PERSON OR A MACHINE?" in text(home.notes()[0])
    assert "may be an automatic reply" in home.call("why", "ann").stdout
    assert "Waits until you or they write" in home.call("why", "ann").stdout
    assert nothing_more(home) is True
    home.set_time(START + timedelta(days=30))
    assert once(home) == []
    home.send(ANN, RE, "Are you still there?\n", at=START + timedelta(days=29), **answers(first))
    home.set_time(START + timedelta(days=30, hours=1))
    once(home)
    assert "Two mails sent; resting." in home.call("why", "ann").stdout


def test_a_mail_that_fits_two_conversations_is_asked_and_drafts_nothing(home: Home) -> None:
    """From an unknown address in a thread of two: which of them wrote it?"""
    first = write_first(home, f"{ANN}, {CY}")
    home.receive("Assistant <desk@office.example>", RE, YES, **answers(first))
    assert once(home) == ["note"]

    assert text(home.notes()[0]).count("fits this conversation and another") == 2
    assert nothing_more(home) is True
    assert "answer" not in {d["kind"] for d in why(home, "ann")["drafts"]}


def test_a_mail_of_the_same_organisation_and_subject_is_asked(home: Home) -> None:
    """Possible, no more: an assistant perhaps. Nothing is drafted until they write themselves."""
    first = write_first(home)
    home.receive("Assistant <desk@northlight.example>", RE, YES)
    assert once(home) == ["note"]

    said = " ".join(text(home.notes()[0]).split())
    assert "IS THIS AN ANSWER? - Ann Miller: desk@northlight.example wrote “Re: Your advice, please”" in said
    assert home.drafts() == []
    home.set_time(ATTEMPT_DUE)
    assert once(home) == []
    home.receive(ANN, RE, YES, **answers(first))
    assert once(home) == ["answer"]


def test_a_fill_that_was_sent_is_told(home: Home) -> None:
    """It can't be undone, but the user should know."""
    first = write_first(home)
    home.send(
        ANN, RE, "Dear Ann,\n\n[[FILL: a time]]\n\nSam\n", at=START + timedelta(hours=1), **answers(first)
    )
    home.send(BEN, SUBJECT, "Dear Ben,\n\nAll done.\n\n> [[FILL: quoted]]\n", at=START + timedelta(hours=1))
    home.set_time(START + timedelta(hours=2))

    assert once(home) == ["note"]
    assert text(home.notes()[0]).count("went out with a [[FILL") == 1
    assert headings(home) == []
