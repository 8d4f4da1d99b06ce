"""The note before a meeting: its agenda by the clock, its entry in the calendar, and how an entry falls away again."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from followthrough.compose.calendar import Entry, calendar, cancelled, entry_in
from followthrough.compose.day import DayNote, Item, day_note
from followthrough.compose.envelope import mail_link
from followthrough.compose.note import call_note
from followthrough.compose.prepare import Line, agenda, closing_minutes, entry, prepare_note, said_first
from tests.compose.given import DAY, ME, PREPARE, TEMPLATES, call, leaves, prepare, read
from tests.compose.test_headers import INJECTIONS
from tests.compose.test_notes import NOTE_HEADERS, Shown, event, parts

CALENDAR = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"]


def triggers(raw: bytes) -> list[str]:
    """The trigger of each alarm, as it stands in the file."""
    return re.findall(r"(?m)^TRIGGER[:;]([^\r]*)\r$", parts(raw)[2].decode())


def test_a_prepare_note_is_built_as_a_call_note_is() -> None:
    """The same structure and header, the entry named after what it is."""
    message = read(prepare_note(PREPARE, TEMPLATES))
    attached = list(leaves(message))[-1]

    assert [part.get_content_type() for part in message.walk()] == CALENDAR
    assert message.keys() == NOTE_HEADERS
    assert message["Subject"] == "Prepare: Ann Miller, Thursday, 12 March, 14:00"
    assert (attached["Content-Type"].params["method"], attached.get_filename()) == ("PUBLISH", "meeting.ics")
    assert b"METHOD:PUBLISH" in parts(message.as_bytes())[2]


def test_a_meeting_of_ours_rings_before_its_start_and_when_it_is_time_to_close() -> None:
    """Ten minutes before; and five minutes before the end, which is where the closing questions begin."""
    raw = prepare_note(PREPARE, TEMPLATES)

    assert triggers(raw) == ["-PT10M", "RELATED=END:-PT5M"]
    assert [alarm["DESCRIPTION"] for alarm in event(raw).walk("VALARM")] == [
        "Meeting: Ann Miller",
        "Begin to close: Ann Miller",
    ]
    assert event(raw).decoded("DTSTART") == PREPARE.starts_at
    assert event(raw).decoded("DTEND") == PREPARE.ends_at
    assert event(raw)["SEQUENCE"] == PREPARE.sequence


def test_an_invitation_stands_in_the_calendar_once() -> None:
    """Their invitation put it there: ours is only the reminder to close, takes up no time and has a uid of its own."""
    raw = prepare_note(prepare(is_in_calendar=True), TEMPLATES)
    found = event(raw)

    assert found["SUMMARY"] == "Begin to close: Ann Miller"
    assert found.decoded("DTSTART") == PREPARE.ends_at - timedelta(minutes=5)
    assert found["TRANSP"] == "TRANSPARENT"
    assert triggers(raw) == ["PT0S"]
    assert found["UID"] not in {PREPARE.uid, event(prepare_note(PREPARE, TEMPLATES))["UID"]}
    assert "is in your calendar by their invitation" in " ".join(parts(raw)[0].split())


def test_a_moved_meeting_changes_the_entry_that_is_there() -> None:
    """The same uid, the meeting's higher SEQUENCE."""
    first = event(prepare_note(PREPARE, TEMPLATES))
    later = PREPARE.starts_at + timedelta(days=1)
    moved = event(
        prepare_note(
            prepare(
                starts_at=later, ends_at=later + timedelta(minutes=30), sequence=3, message_id="a@b.example"
            ),
            TEMPLATES,
        )
    )

    assert moved["UID"] == first["UID"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]


@pytest.mark.parametrize("in_calendar", [False, True])
def test_a_days_note_takes_an_entry_out_of_the_calendar(in_calendar: bool) -> None:
    """METHOD:CANCEL in both places, STATUS:CANCELLED, the same uid, a higher SEQUENCE, no alarm left."""
    placed = entry_in(prepare_note(prepare(is_in_calendar=in_calendar), TEMPLATES))
    assert placed is not None
    raw = day_note(replace(DAY, entries=(cancelled(placed, DAY.date),)), TEMPLATES)
    attached = list(leaves(read(raw)))[-1]
    found = event(raw)

    assert [part.get_content_type() for part in read(raw).walk()] == CALENDAR
    assert attached["Content-Type"].params["method"] == "CANCEL"
    assert b"METHOD:CANCEL" in parts(raw)[2]
    assert (found["STATUS"], found["UID"], found["SEQUENCE"]) == (
        "CANCELLED",
        placed.uid,
        PREPARE.sequence + 1,
    )
    assert found["ORGANIZER"] == f"mailto:{ME.address}"
    assert found.walk("VALARM") == []
    assert "The attached entry brings your calendar up to date." in " ".join(parts(raw)[0].split())


def test_an_entry_is_read_back_from_the_note_as_it_was_written() -> None:
    """That is what a cancellation is made of. Without an entry there is none."""
    placed = entry_in(prepare_note(PREPARE, TEMPLATES))

    assert placed == replace(entry(PREPARE), description="", alarms=())
    assert entry_in(day_note(DAY, TEMPLATES)) is None


def test_several_entries_stand_in_one_note() -> None:
    """Each in a part of its own."""
    one = entry(PREPARE)
    raw = day_note(
        replace(DAY, entries=(cancelled(one, DAY.date), replace(one, uid="other@example.org"))), TEMPLATES
    )
    entries = [part for part in leaves(read(raw)) if part.get_content_type() == "text/calendar"]

    assert [part["Content-Type"].params["method"] for part in entries] == ["CANCEL", "PUBLISH"]
    assert [part.get_filename() for part in entries] == ["calendar-1.ics", "calendar-2.ics"]


def test_twenty_minutes_are_planned_by_the_clock() -> None:
    """Two to three minutes of thanks, one or two for why, 12 to 15 for questions, two to close."""
    parts_ = agenda(PREPARE.starts_at, 20)

    assert [(part.name, part.minutes) for part in parts_] == [
        ("thanks", 3), ("why", 2), ("questions", 10), ("last", 3), ("close", 2),
    ]  # fmt: skip
    assert [f"{part.starts_at:%M}" for part in parts_] == ["00", "03", "05", "15", "18"]


@given(st.integers(5, 180))
def test_an_agenda_fills_its_time_and_warns_before_the_close(minutes: int) -> None:
    """Every part has its minute, questions have the most of it, and the bell rings where a part begins."""
    found = agenda(PREPARE.starts_at, minutes)
    longest = max(found, key=lambda part: part.minutes)
    bell = PREPARE.starts_at + timedelta(minutes=minutes - closing_minutes(minutes))

    assert sum(part.minutes for part in found) == minutes
    assert all(part.minutes > 0 for part in found)
    assert longest.name == "questions"
    assert bell in {part.starts_at for part in found}


@pytest.mark.parametrize("hours", [0, 24])
def test_a_meeting_without_an_hour_is_planned_for_the_minutes_that_were_asked_for(hours: int) -> None:
    """A whole day in the calendar is no plan for a talk."""
    note = prepare(ends_at=PREPARE.starts_at + timedelta(hours=hours), ask_minutes=15)

    assert "THE 15 MINUTES\n" in parts(prepare_note(note, TEMPLATES))[0]


def test_their_clock_is_told_where_it_is_another() -> None:
    """With the day where that is another, too; not at all where it is the same."""
    for zone, told in [
        ("America/New_York", "For them it is 09:00 in New York."),
        ("Pacific/Auckland", "For them it is Friday, 13 March, 02:00 in Auckland."),
    ]:
        assert told in parts(prepare_note(prepare(their_zone=zone), TEMPLATES))[0]
    for zone in ("", "Europe/Paris"):
        assert "For them" not in parts(prepare_note(prepare(their_zone=zone), TEMPLATES))[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear Ann,\n\nProf. Weber sent me. Could we talk? I can.", "Prof. Weber sent me. Could we talk?"),
        ("Thank you. Tuesday, 17 March at 10:00 suits me.\n\nSam", "Tuesday, 17 March at 10:00 suits me."),
        ("Hi Sam,\n\nthank you for your kind message. Gladly – call me!\n\nAnn", "Gladly – call me!"),
        ("vielen Dank für Ihre Nachricht. Gern am Freitag.\n\nViele Grüße\nAnn Miller", "Gern am Freitag."),
        ("I hope you are well! Ben can help.\n\nBest regards,\nAnn", "Ben can help."),
        ("Thank you for the map of the wells. It helped.", "Thank you for the map of the wells. It helped."),
        (f"One. {'word ' * 40}", "One."),
        ("Thanks!\n\n> On Monday you wrote", "Thanks!"),
        ("Thank you very much.\n\nBest,\nAnn", "Thank you very much."),
        ("", ""),
        ("word " * 100, f"{'word ' * 30}word…"),
    ],
)
def test_a_mail_is_told_by_what_it_says_first(text: str, said: str) -> None:
    """One or two sentences on one line; greeting, thanks alone, names and quoted history aside."""
    assert said_first(text) == said


def test_why_them_stands_beside_its_part_of_the_talk() -> None:
    """As people.toml has it, in both languages; where it has nothing, the agenda says what to think of."""
    for sets, said, instead in (
        ((), "14:03 Why you asked them: Your report on the wells.", "Why you asked them, in two sentences"),
        (
            ("german",),
            "14:03 Warum Sie gerade hier fragen: Your report on the wells.",
            "fragen, in zwei Sätzen",
        ),
    ):
        told = parts(prepare_note(prepare(sets=sets, why="Your report on the wells."), TEMPLATES))[:2]
        assert said in " ".join(told[0].split())
        assert said.removeprefix("14:03 ") in told[1]
        assert instead in " ".join(parts(prepare_note(prepare(sets=sets), TEMPLATES))[0].split())


def test_text_and_html_of_a_meeting_say_the_same() -> None:
    """Whichever a client shows."""
    plain, html, _ = parts(prepare_note(PREPARE, TEMPLATES))
    numbered = re.sub(r"(?m)^\d\. ", "", plain)
    assert Shown(html).words == re.findall(r"\w+", numbered.lower())


@pytest.mark.parametrize("value", INJECTIONS, ids=lambda value: repr(value[:30]))
def test_no_value_of_a_meeting_adds_a_header_a_part_or_a_property(value: str) -> None:
    """Names, words and notes come from other people's mail and calendars."""
    note = prepare(
        person=replace(PREPARE.person, name=value),
        role=value,
        about_them=value,
        why=value,
        phone=value,
        noted=(value,),
        owed=(value,),
        questions=(value,),
        hoping_for=value,
        uid=value,
        thread=(line_of(value),),
    )
    raw = prepare_note(note, TEMPLATES)

    assert read(raw).keys() == NOTE_HEADERS
    assert len(list(leaves(read(raw)))) == 3
    assert len(Calendar.from_ical(parts(raw)[2].decode()).walk("VEVENT")) == 1
    assert "ATTENDEE" not in event(raw)
    assert not {"script", "img", "iframe"} & set(Shown(parts(raw)[1]).tags)


def line_of(value: str) -> Line:
    """The first mail of the thread, with this in place of what is known."""
    return PREPARE.thread[0]._replace(who=value, text=value)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("ann@example.com", "ann@example.com"),
        ("a+b@example.com", "a+b@example.com"),
        ("a?subject=x@example.com", "a%3Fsubject%3Dx@example.com"),
        ("é@example.com", "%C3%A9@example.com"),
        ("nobody", ""),
        ("two words@example.com", ""),
    ],
)
def test_a_mail_link_holds_an_address_and_nothing_else(address: str, link: str) -> None:
    """No subject or body can be smuggled in."""
    assert mail_link(address) == link


def test_a_calendar_never_asks_anybody_to_come() -> None:
    """Neither REQUEST nor an attendee: clients would mail them."""
    start = datetime(2026, 3, 3, 9, tzinfo=UTC)
    plain = Entry(
        uid="a@b", sequence=0, summary="s", description="d", location="", organizer="a@b",
        starts_at=start, length=timedelta(minutes=5), stamp_at=start,
    )  # fmt: skip

    for text in (calendar(plain), calendar(cancelled(plain, start))):
        assert "REQUEST" not in text
        assert "ATTENDEE" not in text


def test_an_item_shows_the_number_and_the_address_it_needs() -> None:
    """As links where a client has them, as letters everywhere."""
    item = Item(
        heading="Today", person="Ann Miller", text="call.", address="ann@example.com", phone="030 123 45 67"
    )
    raw = day_note(
        DayNote(message_id=DAY.message_id, me=ME, items=(item,), date=DAY.date, zone=DAY.zone), TEMPLATES
    )
    plain, html, _ = parts(raw)

    assert "- Ann Miller (ann@example.com), 030 123 45 67: call." in plain
    assert Shown(html).addresses == ["mailto:ann@example.com", "tel:0301234567"]


def test_the_questions_of_the_playbook_are_the_ones_to_ask() -> None:
    """In the call's note and in the meeting's; the general ones only where there are none."""
    own = ("What would you do first?",)

    assert "1. What would you do first?\n" in parts(call_note(call(questions=own), TEMPLATES))[0]
    assert "1. What would you do first?\n" in parts(prepare_note(prepare(questions=own), TEMPLATES))[0]
