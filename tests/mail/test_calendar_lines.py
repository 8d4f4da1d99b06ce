"""What of a calendar file is read before a library takes it apart."""

from followthrough.mail.calendar_lines import MAX_ATTENDEES, MAX_COMPONENTS, MAX_LINE, MAX_LINES, needed

EVENT = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:u
DTSTART;TZID="W. Europe Standard Time":20260305T140000
description:much
END:VEVENT
END:VCALENDAR
"""


def test_what_says_when_what_and_who_is_kept_and_all_else_is_not() -> None:
    """Alarms with everything in them, descriptions, tasks, lines outside of the calendar."""
    alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nUID:other\nEND:VALARM\n"
    task = "BEGIN:VTODO\nUID:task\nEND:VTODO\n"
    text = f"UID:outside\n{EVENT}UID:behind".replace("UID:u\n", f"UID:u\n{alarm}{task}X-A:b\nno name\n")
    assert needed(text).split("\n") == [line for line in EVENT.split("\n") if line and "much" not in line]


def test_what_is_repeated_without_end_is_not_read_to_its_end() -> None:
    """Components, lines, and a line itself; what was begun is ended, so that it stays a calendar."""
    many = needed(EVENT.replace("BEGIN:VEVENT", "BEGIN:VEVENT\nEND:VEVENT\n" * 500 + "BEGIN:VEVENT"))
    assert many.count("BEGIN:VEVENT") == MAX_COMPONENTS
    assert many.endswith("END:VCALENDAR")
    assert "UID:u" not in many
    crowd = needed(EVENT.replace("UID:u", "UID:u\n" + "ATTENDEE:mailto:a@b.example\n" * 5_000))
    assert crowd.count("ATTENDEE") <= MAX_LINES
    assert crowd.endswith("END:VEVENT\nEND:VCALENDAR")
    assert "UID:u" in crowd
    summary = needed(EVENT.replace("UID:u", "UID:u\nSUMMARY:" + "a" * 3_000)).split("\n")[4]
    assert (summary[:10], len(summary)) == ("SUMMARY:aa", MAX_LINE)
    assert "UID" not in needed(EVENT.replace("UID:u", "UID:" + "u" * 3_000))


def test_a_crowd_before_the_hour_does_not_hide_it() -> None:
    crowd = needed(EVENT.replace("DTSTART", "ATTENDEE:mailto:a@b.example\n" * 5_000 + "DTSTART"))
    assert "DTSTART" in crowd
    assert crowd.count("ATTENDEE") == MAX_ATTENDEES


def test_a_zone_with_too_long_a_history_is_left_out_whole_and_the_event_is_read() -> None:
    """Cut short it would tell the hours of another year."""
    period = "BEGIN:STANDARD\nDTSTART:19011025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
    zone = "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n" + period + "END:VTIMEZONE\n"
    long = zone.replace(period, period * (MAX_COMPONENTS + 1))
    shown = EVENT.split("\n")
    kept = [line for line in shown if line and "much" not in line]
    assert needed(EVENT.replace("BEGIN:VEVENT", f"{long}BEGIN:VEVENT")).split("\n") == kept
    assert zone in needed(EVENT.replace("BEGIN:VEVENT", f"{zone}{long}BEGIN:VEVENT"))
