"""What of a calendar file is read before a library takes it apart."""

from followthrough.mail.calendar_lines import MAX_COMPONENTS, MAX_LINES, needed

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
    assert many.count("BEGIN:VEVENT") == MAX_COMPONENTS - 1
    assert many.endswith("END:VCALENDAR")
    assert "UID:u" not in many
    crowd = needed(EVENT.replace("UID:u", "UID:u\n" + "ATTENDEE:mailto:a@b.example\n" * 5_000))
    assert crowd.count("ATTENDEE") <= MAX_LINES
    assert crowd.endswith("END:VEVENT\nEND:VCALENDAR")
    assert "UID:u" in crowd
    assert "SUMMARY" not in needed(EVENT.replace("UID:u", "UID:u\nSUMMARY:" + "a" * 3_000))
