"""The notes in the inbox: before a meeting, at the start of a day, once a week, and what they do to the calendar."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP

from icalendar import Calendar, Event

from tests.servers.face import Stored
from tests.system.home import START, Home, answers, headers, text
from tests.system.story import ANN, CY, FIRST, SUBJECT, WEDNESDAY, YES, once, people, write_first

RE = f"Re: {SUBJECT}"
MEETING = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
"""A Thursday."""
FOUR = datetime(2026, 3, 11, 16, 0, tzinfo=UTC)
"""The working day before it, at four in the afternoon."""

ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:m1\r\nSEQUENCE:{sequence}\r\n"
    "DTSTAMP:20260302T120000Z\r\nDTSTART:{start}\r\nDTEND:{end}\r\nSUMMARY:Talk\r\nORGANIZER:mailto:{organizer}\r\n"
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@northlight.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def calendar_mail(
    home: Home, method: str = "REPLY", sequence: int = 0, starts_at: datetime = MEETING
) -> None:
    """Ann's calendar says yes to the talk (REPLY), or calls it off (CANCEL)."""
    body = ICS.format(
        method=method,
        sequence=sequence,
        start=f"{starts_at:%Y%m%dT%H%M%SZ}",
        end=f"{starts_at + timedelta(minutes=20):%Y%m%dT%H%M%SZ}",
        organizer=home.address,
    )
    raw = (
        f"From: {ANN}\r\nTo: {home.address}\r\nSubject: Talk\r\n"
        f"Message-ID: <cal-{method}-{sequence}@northlight.example>\r\n"
        f"Date: {home.now:%a, %d %b %Y %H:%M:%S} +0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n{body}"
    )
    home.server.deliver(home.user, "INBOX", raw.encode(), (), home.now)


def titled(home: Home, beginning: str) -> list[Stored]:
    """The notes whose subject begins so."""
    return [note for note in home.notes() if headers(note)["Subject"].startswith(beginning)]


def entries(note: Stored) -> list[tuple[str, Event]]:
    """(method, event) of every calendar part of a note."""
    message = BytesParser(policy=SMTP).parsebytes(note.raw)
    found = []
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            assert isinstance(part, EmailMessage)
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            whole = Calendar.from_ical(content.decode())
            (event,) = whole.walk("VEVENT")
            assert isinstance(event, Event)
            found.append((str(whole["METHOD"]), event))
    return found


def agreed(home: Home) -> None:
    """Sam writes, Ann's calendar says yes to Thursday week."""
    write_first(home)
    calendar_mail(home)
    once(home)


def test_the_note_for_a_meeting_comes_at_four_the_working_day_before(home: Home) -> None:
    """Once, with what people.toml says of them and the thread; their calendar has the meeting, so the entry is only the
    reminder to close."""
    people(
        home,
        {
            "name": "Ann Miller",
            "addresses": ["ann@northlight.example"],
            "role": "head of rain gardens",
            "timezone": "America/New_York",
            "notes": "Likes sailing.",
            "why": "your measured rain gardens",
        },
    )
    agreed(home)
    home.set_time(FOUR - timedelta(minutes=1))
    assert "prepare" not in once(home)
    home.set_time(FOUR)
    assert "prepare" in once(home)
    assert "prepare" not in once(home)

    (note,) = titled(home, "Prepare: ")
    said = " ".join(text(note).split())
    assert headers(note)["Subject"] == "Prepare: Ann Miller, Thursday, 12 March, 14:00"
    assert "Ann Miller, head of rain gardens For them it is 10:00 in New York." in said
    assert "- Likes sailing." in said
    assert "14:03 Why you asked them: your measured rain gardens" in said
    assert "- 2 March, you: I read your piece on rain gardens." in said
    assert "14:15 Last question 14:18 Close and thanks" in said
    ((method, event),) = entries(note)
    assert (method, event["SUMMARY"]) == ("PUBLISH", "Begin to close: Ann Miller")
    assert event.decoded("DTSTART") == MEETING + timedelta(minutes=15)


def test_a_meeting_that_is_called_off_leaves_the_calendar_with_the_next_days_note(home: Home) -> None:
    """The same uid, a higher SEQUENCE, METHOD:CANCEL; said once."""
    agreed(home)
    home.set_time(FOUR)
    once(home)
    ((_, placed),) = entries(titled(home, "Prepare: ")[0])
    home.set_time(FOUR + timedelta(minutes=30))
    calendar_mail(home, "CANCEL", 1)
    once(home)
    home.set_time(FOUR + timedelta(hours=17))
    assert "note" in once(home)

    note = titled(home, "Thursday, 12 March")[0]
    ((method, event),) = entries(note)
    assert (method, event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", placed["UID"])
    assert event["SEQUENCE"] > placed["SEQUENCE"]
    assert "- Ann Miller: The meeting is off" in text(note)
    home.set_time(FOUR + timedelta(days=1, hours=17))
    once(home)
    assert all(not entries(each) for each in titled(home, "Friday, 13 March"))


def test_a_meeting_that_moves_after_its_note_moves_in_the_calendar(home: Home) -> None:
    """By the day's note at first; the day before the new date comes a note of its own."""
    agreed(home)
    home.set_time(FOUR)
    once(home)
    ((_, placed),) = entries(titled(home, "Prepare: ")[0])
    home.set_time(FOUR + timedelta(minutes=30))
    calendar_mail(home, "REPLY", 1, MEETING + timedelta(days=7))
    once(home)
    home.set_time(FOUR + timedelta(hours=17))
    once(home)

    note = titled(home, "Thursday, 12 March")[0]
    ((method, event),) = entries(note)
    assert (method, event["UID"]) == ("PUBLISH", placed["UID"])
    assert event.decoded("DTSTART") == placed.decoded("DTSTART") + timedelta(days=7)
    assert event["SEQUENCE"] > placed["SEQUENCE"]
    assert "The meeting is moved to Thursday, 19 March, 14:00" in " ".join(text(note).split())
    home.set_time(FOUR + timedelta(days=7))
    assert "prepare" in once(home)
    assert entries(titled(home, "Prepare: ")[1])[0][1]["UID"] == placed["UID"]


def test_an_answer_takes_the_call_out_of_the_calendar(home: Home) -> None:
    """Told the next morning, beside the draft that answers."""
    first = write_first(home)
    home.set_time(START + timedelta(days=1))
    assert once(home) == ["call"]
    ((_, placed),) = entries(titled(home, "Call ")[0])
    home.set_time(START + timedelta(days=1, hours=1))
    home.receive(ANN, RE, "What would you like to know?\n", **answers(first))
    assert once(home) == ["answer"]
    home.set_time(START + timedelta(days=2))
    assert once(home) == ["note"]

    (note,) = titled(home, "Wednesday, 4 March")
    ((method, event),) = entries(note)
    assert (method, event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", placed["UID"])
    said = " ".join(text(note).split())
    assert "CHANGED IN YOUR CALENDAR - Ann Miller: They have answered: you need not call." in said
    assert (
        "WAITING IN YOUR DRAFTS - Ann Miller: your answer, since Tuesday, 3 March; 1 place to complete."
        in said
    )


def test_who_called_is_not_told_that_they_need_not(home: Home) -> None:
    """The user's own mail after the call's note says that it is dealt with."""
    first = write_first(home)
    home.set_time(START + timedelta(days=1))
    once(home)
    home.set_time(START + timedelta(days=1, hours=1))
    home.send(ANN, RE, "Thank you for the talk just now.\n", **answers(first))
    once(home)
    home.set_time(START + timedelta(days=2))
    once(home)

    assert titled(home, "Wednesday, 4 March") == []


def test_a_quiet_day_has_no_note(home: Home) -> None:
    """A draft that waits brings one, the next morning; after that it waits in silence."""
    first = write_first(home)
    home.receive(ANN, RE, "What would you like to know?\n", **answers(first))
    assert once(home) == ["answer"]
    home.set_time(START + timedelta(hours=5))
    assert once(home) == []
    home.set_time(START + timedelta(days=1))
    assert once(home) == ["note"]
    for days in (1, 2, 3, 4):
        home.set_time(START + timedelta(days=days, hours=2))
        assert once(home) == []

    assert len(home.notes()) == 1


def test_the_morning_of_a_meeting_begins_with_it(home: Home) -> None:
    """The day before and on the day; the meeting comes before everything else."""
    agreed(home)
    for days, heading in ((9, "TOMORROW"), (10, "TODAY")):
        home.set_time(datetime(2026, 3, 2 + days, 9, 0, tzinfo=UTC))
        assert "note" in once(home)
        assert text(home.notes()[-1]).startswith(f"{heading}\n- Ann Miller: meeting, 14:00 to 14:20.\n")


def test_a_call_that_opens_today_is_announced_in_the_morning(home: Home) -> None:
    """With the number; once its own note is there, nothing more is said."""
    people(home, {"name": "Ann Miller", "addresses": ["ann@northlight.example"], "phone": "+44 20 7946 0000"})
    write_first(home)
    home.set_time(START + timedelta(hours=23))
    assert once(home) == ["note"]
    assert text(home.notes()[-1]).startswith("TODAY\n- Ann Miller, +44 20 7946 0000: call, from 10:00 on.\n")
    home.set_time(START + timedelta(days=1))
    assert once(home) == ["call"]


def test_the_digest_comes_on_monday_and_counts_what_was_done(home: Home) -> None:
    """Once; who waits for whom, and where everybody stands."""
    home.extra["notes"] = {"digest": "mon", "goal": 40}
    home.write_config()
    people(home, {"name": "Dan Ito"}, {"name": "Ann Miller", "addresses": ["ann@northlight.example"]})
    first = write_first(home)
    write_first(home, CY, "Some advice", FIRST)
    home.set_time(WEDNESDAY)
    home.receive(ANN, RE, YES, **answers(first))
    once(home)
    assert titled(home, "Your week") == []
    home.set_time(datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    assert "digest" in once(home)
    assert "digest" not in once(home)

    (note,) = titled(home, "Your week")
    said = " ".join(text(note).split())
    assert (
        "WHAT YOU DID SINCE MONDAY, 2 MARCH - 2 people written to for the first time - 2 mails sent in all"
        in said
    )
    assert "3 of 40 people, 37 to go." in said
    assert "1 Not written to yet" in said
    assert "1 In conversation" in said
    assert "YOUR TURN - Ann Miller: wrote on Wednesday, 4 March; a draft waits in Drafts." in said
    assert "THEIR TURN - Cy Brandt: you wrote on Monday, 2 March; next:" in said


def test_without_a_conversation_there_is_no_digest(home: Home) -> None:
    """An empty list is no week to tell of."""
    home.extra["notes"] = {"digest": "mon"}
    home.write_config()
    people(home, {"name": "Dan Ito"})
    once(home)
    home.set_time(datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    once(home)

    assert home.notes() == []


def test_a_meeting_by_the_users_word_is_put_into_the_calendar_with_both_alarms(home: Home) -> None:
    """Nobody's invitation has put it there."""
    write_first(home)
    done = home.call("meeting", "ann", "thursday 14:00")
    assert done.returncode == 0, done.stderr + done.stdout
    once(home)
    home.set_time(datetime(2026, 3, 4, 16, 0, tzinfo=UTC))
    assert "prepare" in once(home)

    ((method, event),) = entries(titled(home, "Prepare: ")[0])
    assert (method, event["SUMMARY"]) == ("PUBLISH", "Meeting: Ann Miller")
    assert event.decoded("DTSTART") == datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
    assert [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] == [
        -timedelta(minutes=10),
        -timedelta(minutes=5),
    ]
