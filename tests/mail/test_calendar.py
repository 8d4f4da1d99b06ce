"""Calendar mail in the shapes that clients send it in; all of them written here."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mail.findings import CalendarEvent
from followthrough.mail.message import parse
from followthrough.mail.reading import Kind, Reading, read

THURSDAY = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16011028T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def vevent(*lines: str, uid: str = "m1", start: str = "DTSTART:20260312T140000Z") -> str:
    """One event with more lines."""
    return "\n".join(
        (
            "BEGIN:VEVENT",
            f"UID:{uid}",
            "DTSTAMP:20260302T120000Z",
            start,
            "SUMMARY:Rain gardens",
            *lines,
            "END:VEVENT",
        )
    )


def ics(*components: str, method: str | None = "REQUEST") -> str:
    """A calendar of these components."""
    head = f"METHOD:{method}\n" if method else ""
    body = "\n".join(component.strip("\n") for component in components)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{head}{body}\nEND:VCALENDAR\n"


HEAD = (
    "From: Ann Miller <ann@northlight.example>\nTo: Sam <sam@example.org>\nSubject: Rain gardens\n"
    "Date: Mon, 2 Mar 2026 12:00:00 +0000\nMIME-Version: 1.0\n"
)


def inline(calendar: str, content_type: str = "text/calendar; method=REQUEST; charset=utf-8") -> bytes:
    """The calendar as the whole mail: Outlook's, without a file name."""
    return f"{HEAD}Content-Type: {content_type}\n\n{calendar}".encode()


def in_parts(*parts: tuple[str, str], kind: str = "mixed") -> bytes:
    """The header lines of each part, and its content."""
    inner = "".join(f"--b\n{head}\n\n{content}\n" for head, content in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\n\n{inner}--b--\n'.encode()


TEXT = ("Content-Type: text/plain; charset=utf-8", "Ann invites you to Rain gardens.")


def reading(raw: bytes, zone: str = "UTC") -> Reading:
    return read(parse(raw), zone)


def event(raw: bytes, zone: str = "UTC") -> CalendarEvent:
    """The one event of a calendar mail."""
    found = reading(raw, zone)
    assert found.kind is Kind.CALENDAR
    assert found.calendar is not None
    assert found.events == (found.calendar,)
    return found.calendar


SHAPES = {
    "inline, as Outlook": inline(ics(vevent())),
    "alternative, as Outlook": in_parts(
        TEXT,
        ("Content-Type: text/calendar; charset=utf-8; method=REQUEST", ics(vevent())),
        kind="alternative",
    ),
    "alternative and attached, as Google": in_parts(
        TEXT,
        ("Content-Type: text/calendar; charset=UTF-8; method=REQUEST", ics(vevent())),
        (
            'Content-Type: application/ics; name="invite.ics"\nContent-Disposition: attachment; filename="invite.ics"',
            ics(vevent()),
        ),
    ),
    "attached text, as Apple": in_parts(
        TEXT,
        (
            'Content-Type: text/calendar; name="iCal.ics"; method=REQUEST\n'
            "Content-Disposition: attachment; filename=iCal.ics",
            ics(vevent()),
        ),
    ),
    "attached octets": in_parts(
        TEXT,
        (
            "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=a.ICS",
            ics(vevent()),
        ),
    ),
    "application/ics alone": in_parts(TEXT, ("Content-Type: application/ics", ics(vevent()))),
    "method in the Content-Type only": inline(ics(vevent(), method=None)),
    "a plain copy beside the one with a method": in_parts(
        TEXT,
        ("Content-Type: text/calendar; charset=utf-8", ics(vevent(), method=None)),
        ("Content-Type: text/calendar; charset=utf-8; method=REQUEST", ics(vevent())),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_invitation_is_seen_in_every_shape(shape: str) -> None:
    """Once, whatever part it stands in and however often."""
    found = event(SHAPES[shape])
    assert (found.method, found.uid, found.starts_at, found.summary) == (
        "REQUEST",
        "m1",
        THURSDAY,
        "Rain gardens",
    )


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("DTSTART:20260312T140000Z", "UTC"),
        ("DTSTART;TZID=Europe/Berlin:20260312T150000", "UTC"),
        ("DTSTART;TZID=W. Europe Standard Time:20260312T150000", "UTC"),
        ("DTSTART;TZID=/example.com/Europe/Berlin:20260312T150000", "UTC"),
        ("DTSTART:20260312T150000", "Europe/Berlin"),
        ("DTSTART:20260312T150000", "UTC+01:00"),
    ],
    ids=["UTC", "IANA", "Windows name", "vendor's prefix", "floating, a zone", "floating, an offset"],
)
def test_the_beginning_is_known_in_every_zone(start: str, zone: str) -> None:
    """Windows names need no VTIMEZONE; a floating time is meant where its writer is."""
    assert event(inline(ics(vevent(start=start))), zone).starts_at == THURSDAY


def test_a_zone_that_only_the_mail_explains_is_taken_from_it() -> None:
    """VTIMEZONE under a name of the sender's own; without it nobody can tell, whatever an earlier mail explained."""
    start = "DTSTART;TZID=Customized Time Zone:20260312T150000"
    explained = inline(ics(BERLIN.format(name="Customized Time Zone"), vevent(start=start)))
    assert event(explained).starts_at == THURSDAY
    assert event(inline(ics(vevent(start=start))), "Europe/Berlin").starts_at is None


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("Romance Standard Time", 14),
        ("GMT +0100", 14),
        ("UTC+01:00", 14),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", 14),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", 13),
        ("(UTC-05:00) Eastern Time (US & Canada)", 19),
        ("Pacific Time (US & Canada); Tijuana", 22),
        ("tzone://Microsoft/Utc", 15),
        ("(UTC) Coordinated Universal Time", 15),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", 15),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", 15),
        ("(GMT-05.00) Eastern Time (US & Canada)", 19),
        ("(UTC+01:00) Helsinki", None),
        ("(UTC+03:00) Nowhere, Elsewhere", None),
        ("Customized Time Zone", None),
        ("tzone://Microsoft/Custom", None),
        ("(UTC+99:00) Berlin", None),
        ("Mitteleuropäische Zeit", None),
    ],
)
def test_a_name_without_rules_is_known_or_gives_no_hour(name: str, hour: int | None) -> None:
    """Windows' names and titles, and offsets; what is not sure is left out, and the reader's zone is no substitute."""
    found = event(
        inline(ics(vevent(start=f'DTSTART;TZID="{name}":20260312T150000'))), "Europe/Berlin"
    ).starts_at
    assert (found.hour if found else None) == hour


def test_the_mails_own_rules_stand_above_what_the_name_suggests() -> None:
    """Outlook calls a zone by its nearest name and writes its rules beside it."""
    name = "Eastern Standard Time"
    start = f"DTSTART;TZID={name}:20260312T150000"
    assert event(inline(ics(BERLIN.format(name=name), vevent(start=start)))).starts_at == THURSDAY


def test_a_whole_day_begins_at_midnight_where_it_is_meant() -> None:
    """With an end, with a length, with neither."""
    start = "DTSTART;VALUE=DATE:20260312"
    for more in ("DTEND;VALUE=DATE:20260313", "DURATION:P1D", "TRANSP:OPAQUE"):
        found = event(inline(ics(vevent(more, start=start))), "Europe/Berlin")
        assert found.whole_day
        assert found.starts_at == datetime(2026, 3, 11, 23, tzinfo=UTC)
        assert found.ends_at == datetime(2026, 3, 12, 23, tzinfo=UTC)


def reply(*attendees: str) -> bytes:
    """An answer to an invitation of the user's."""
    return inline(ics(vevent(*attendees), method="REPLY"), "text/calendar; method=REPLY; charset=utf-8")


ANN = "ATTENDEE;PARTSTAT={}:mailto:ann@northlight.example"


@pytest.mark.parametrize("partstat", ["ACCEPTED", "TENTATIVE", "DECLINED", "DELEGATED"])
def test_the_answer_is_that_of_whoever_sends_it(partstat: str) -> None:
    """Others are named beside them, before and after."""
    others = (
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@northlight.example",
        "ATTENDEE:mailto:cy@harbour.example",
    )
    assert event(reply(others[0], ANN.format(partstat), others[1])).partstat == partstat


def test_the_only_attendee_may_answer_from_another_address() -> None:
    """With two strangers named, nobody can tell whose answer it is."""
    one = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann.miller@home.example"
    assert event(reply(one)).partstat == "ACCEPTED"
    assert event(reply(one, "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@x.example")).partstat is None
    assert event(reply()).partstat is None


def test_one_of_a_series_names_which() -> None:
    """Beside the series itself it is left out; alone it stands for itself."""
    moved = vevent("RECURRENCE-ID:20260319T140000Z", start="DTSTART:20260319T160000Z")
    alone = event(inline(ics(moved)))
    assert alone.recurrence_at == datetime(2026, 3, 19, 14, tzinfo=UTC)
    assert event(inline(ics(vevent("RRULE:FREQ=WEEKLY"), moved))).recurrence_at is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART:99991231T220000Z", "DTEND:99991231T235900Z"),
        ("DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"),
        ("DTSTART:99991231T220000Z", "DURATION:P1D"),
    ],
)
def test_a_year_that_is_none_of_ours_is_no_time(start: str, end: str) -> None:
    """Nothing can be counted on from the end of the calendar."""
    found = event(inline(ics(vevent(end, start=start))))
    assert (found.starts_at, found.ends_at) == (None, None)


@pytest.mark.parametrize("end", ["DTEND:99991231T235900Z", "DURATION:P2000000D", "DURATION:P9999999D"])
def test_an_end_in_such_a_year_is_not_known(end: str) -> None:
    """The beginning is."""
    found = reading(inline(ics(vevent(end)))).events
    assert [(each.starts_at, each.ends_at) for each in found] in ([(THURSDAY, None)], [])


def test_several_events_are_all_there() -> None:
    """A mail can cancel two meetings at once."""
    raw = inline(ics(vevent(uid="a"), vevent(uid="b"), method="CANCEL"))
    assert [each.uid for each in reading(raw).events] == ["a", "b"]


def test_an_event_merely_attached_makes_nobody_a_machine() -> None:
    """A booking, a conference: no METHOD, or PUBLISH."""
    for method in (None, "PUBLISH"):
        part = ("Content-Type: text/calendar; charset=utf-8", ics(vevent(), method=method))
        assert reading(in_parts(TEXT, part)).kind is Kind.HUMAN


def test_what_is_cancelled_is_so_without_a_method_too() -> None:
    """STATUS says it alone where a calendar leaves METHOD out."""
    for method in (None, "PUBLISH", "REQUEST"):
        part = ("Content-Type: text/calendar; charset=utf-8", ics(vevent("STATUS:CANCELLED"), method=method))
        assert reading(in_parts(TEXT, part)).kind is Kind.CALENDAR


@pytest.mark.parametrize(
    "calendar",
    [
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\n",
        ics("BEGIN:VEVENT\nDTSTART:99999999T999999Z\nEND:VEVENT"),
        ics(vevent("SEQUENCE:many")),
        ics(vevent("DTEND:never")),
        ics(vevent("DURATION:P99999999999D")),
        ics("BEGIN:VTODO\nUID:1\nEND:VTODO"),
        ics(vevent(start="DTSTART;TZID=../../etc/passwd:20260312T140000")),
        ics(vevent(start="DTSTART;TZID=//x/UTC:20260312T140000")),
        ics(vevent(start="DTSTART;TZID=/x/y/Eur\n ope/Berlin:20260312T140000")),
        ics(vevent(*(f"ATTENDEE:mailto:a{n}@x.example" for n in range(900)))),
    ],
)
def test_a_broken_calendar_is_no_reason_to_fail(calendar: str) -> None:
    """It may be read as anything but an exception."""
    found = reading(inline(calendar))
    assert found.calendar is None or len(found.calendar.attendees) <= 200


LINES = st.lists(
    st.sampled_from(
        [
            "BEGIN:VEVENT", "END:VEVENT", "UID:1", "DTSTART:20260312T140000Z", "DTSTART;VALUE=DATE:20260312",
            "DTSTART:x", "DTEND:20260312", "DURATION:-P1D", "SEQUENCE:-1", "SEQUENCE:99999999999999999999",
            "RECURRENCE-ID:1",
            "RECURRENCE-ID:20260319T140000", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@northlight.example", "ATTENDEE:x",
            "ORGANIZER:mailto:", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:X", "STATUS:CANCELLED",
            "RRULE:FREQ=SECONDLY",
        ]
    ),
    max_size=20,
)  # fmt: skip


@given(LINES, st.sampled_from(["REQUEST", "REPLY", "CANCEL", "COUNTER", "x"]))
def test_no_calendar_raises(lines: list[str], method: str) -> None:
    """Whatever stands in it."""
    for each in reading(inline(ics(*lines, method=method))).events:
        assert each.sequence >= 0


@pytest.mark.parametrize(
    "line", ["ATTENDEE:mailto:a@x.example", "RRULE:FREQ=SECONDLY", "X" * 70, "BEGIN:VEVENT"]
)
def test_no_calendar_takes_long(line: str) -> None:
    """64 KB of one line are what is looked at."""
    begun = time.perf_counter()
    reading(inline(ics(vevent(*[line] * 20_000))))
    assert time.perf_counter() - begun < 10
