"""Notes: the structure clients show, an entry that calendars accept, and text and HTML that say the same."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from followthrough.compose.flowed import unflowed
from followthrough.compose.note import Item, call_note, day_note, phone_link
from followthrough.mail.address import Address
from tests.compose.given import ANN, CALL, DAY, ME, TEMPLATES, call, leaves, read
from tests.compose.test_headers import INJECTIONS

NOTE_HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "References", "X-Followthrough", "MIME-Version", "Content-Type",
]  # fmt: skip


class Shown(HTMLParser):
    """The words a client shows, and every address its HTML would load or open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def close(self) -> None:
        super().close()
        self.unclosed += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [
            value or "" for name, value in attrs if name in {"href", "src", "background", "action"}
        ]

        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["title"]:
            self.words += re.findall(r"\w+", data.lower())


def parts(raw: bytes) -> tuple[str, str, bytes]:
    """The plain text, the HTML and the calendar of a note ('' and b'' where there is none)."""
    found = {part.get_content_type(): part for part in leaves(read(raw))}
    texts = [str(found[kind].get_content()).replace("\r\n", "\n") for kind in ("text/plain", "text/html")]
    assert found["text/plain"]["Content-Type"].params["format"] == "flowed"
    entry = found["text/calendar"].get_payload(decode=True) if "text/calendar" in found else b""
    assert isinstance(entry, bytes)
    return unflowed(texts[0]), texts[1], entry


def event(raw: bytes) -> Event:
    (found,) = Calendar.from_ical(parts(raw)[2].decode()).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_a_call_note_is_built_as_clients_want_it() -> None:
    """mixed { alternative { plain, html }, calendar as attachment }, PUBLISH in both places (never REQUEST)."""
    message = read(call_note(CALL, TEMPLATES))
    entry = list(leaves(message))[-1]

    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    assert entry["Content-Type"].params == {"charset": "utf-8", "method": "PUBLISH", "name": "call.ics"}
    assert (entry.get_content_disposition(), entry.get_filename()) == ("attachment", "call.ics")
    assert not [part.defects for part in message.walk() if part.defects]


def test_a_note_is_from_the_user_to_the_user() -> None:
    """It carries the program's mark, refers to the mail it follows, and goes nowhere."""
    message = read(call_note(CALL, TEMPLATES))

    assert message.keys() == NOTE_HEADERS
    assert message["From"] == message["To"] == "Max Meier <max@example.org>"
    assert message["Subject"] == "Call Ann Miller, +49 (0)30 1234567"
    assert message["References"] == "<first.1@example.org>"


def test_the_entry_says_who_when_and_which_number() -> None:
    """15 minutes at the call's time, in UTC, with an alarm at its start."""
    found = event(call_note(CALL, TEMPLATES))
    (alarm,) = found.walk("VALARM")

    assert found["UID"] == CALL.message_id
    assert found["SEQUENCE"] == 0
    assert found.decoded("DTSTART") == CALL.call_at
    assert found.decoded("DTEND") - found.decoded("DTSTART") == timedelta(minutes=15)
    assert found.decoded("DTSTAMP") == CALL.date
    assert found["SUMMARY"] == "Call Ann Miller, +49 (0)30 1234567"
    assert found["DESCRIPTION"].startswith("+49 (0)30 1234567\nAnn Miller")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))
    assert alarm["DESCRIPTION"]


def assert_rfc_5545(raw: bytes) -> None:
    """What RFC 5545 and RFC 5546 3.2.1 ask of a published event, checked on the bytes, not by the library."""
    assert raw.endswith(b"\r\n")
    assert not re.findall(b"[\r\n]", raw.replace(b"\r\n", b""))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", raw.replace(b"\r\n", b""))
    lines = raw.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines)
    opened = [line for line in lines if line.startswith(("BEGIN:", "END:"))]
    assert opened == [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    names = [re.split("[:;]", line)[0] for line in lines]
    alarm = names[lines.index("BEGIN:VALARM") : lines.index("END:VALARM")]
    outside = [name for name in names if name not in {"BEGIN", "END"}]
    for name in (
        "VERSION",
        "PRODID",
        "METHOD",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "ORGANIZER",
        "SEQUENCE",
    ):
        assert outside.count(name) == 1
    assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    assert {"METHOD:PUBLISH", "VERSION:2.0", "TRIGGER:PT0S"} <= set(lines)
    assert "ATTENDEE" not in names
    for line in lines:
        if line.startswith(("SUMMARY:", "DESCRIPTION:", "LOCATION:")):
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", line.partition(":")[2])


def test_the_calendar_keeps_to_rfc_5545() -> None:
    """CRLF, folding at 75 octets, required properties once, commas and semicolons escaped."""
    assert_rfc_5545(parts(call_note(CALL, TEMPLATES))[2])


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_name_and_words_give_a_calendar_that_reads_back(name: str, words: str) -> None:
    """Folding in the middle of a letter, escaping and control characters: none breaks it."""
    raw = call_note(
        call(person=Address(name, ANN.address), first_mail_text=words, phone=name[:40]), TEMPLATES
    )

    plain, _, entry = parts(raw)
    assert_rfc_5545(entry)
    assert event(raw)["DESCRIPTION"].splitlines() == plain.rstrip("\n").splitlines()


@pytest.mark.parametrize("value", INJECTIONS, ids=lambda value: repr(value[:30]))
def test_no_value_of_a_call_adds_a_header_a_part_or_a_property(value: str) -> None:
    """Names, numbers and words come from other people's mail."""
    raw = call_note(
        call(
            me=replace(ME, name=value, about=value, phone=value),
            person=Address(value, ANN.address),
            phone=value,
            phone_from=value,
            first_mail_subject=value,
            first_mail_text=value,
            why=value,
            references=(value, "first.1@example.org"),
        ),
        TEMPLATES,
    )

    assert read(raw).keys() == NOTE_HEADERS
    assert len(list(leaves(read(raw)))) == 3
    assert_rfc_5545(parts(raw)[2])


def test_html_escapes_everything_and_loads_nothing() -> None:
    """No script, no style sheet, no picture: only the link that dials."""
    evil = '<script src="https://example.net/x"></script><img src=x onerror=y> " onmouseover="z'
    raw = call_note(
        call(
            person=Address(evil, ANN.address),
            first_mail_text=evil,
            first_mail_subject=evil,
            why=evil,
            phone_from=evil,
        ),
        TEMPLATES,
    )
    shown = Shown(parts(raw)[1])

    assert shown.addresses == ["tel:+49301234567"]
    assert not {"script", "img", "link", "style", "iframe", "form"} & set(shown.tags)
    assert "<script" not in parts(raw)[1]


def test_text_and_html_of_a_call_say_the_same() -> None:
    """Whichever a client shows."""
    plain, html, _ = parts(call_note(CALL, TEMPLATES))
    numbered = re.sub(r"(?m)^\d\. ", "", plain).replace("(", " ")

    assert sorted(Shown(html).words) == sorted(re.findall(r"\w+", numbered.lower()))


def test_text_and_html_of_a_day_say_the_same() -> None:
    """Whichever a client shows."""
    plain, html, _ = parts(day_note(DAY, TEMPLATES))

    assert Shown(html).words == re.findall(r"\w+", plain.lower())


def test_without_a_number_the_note_says_where_to_look() -> None:
    """No link to dial, no location in the entry, and the person in its place."""
    raw = call_note(call(phone=None, phone_from=""), TEMPLATES)
    plain, html, _ = parts(raw)

    assert plain.startswith("Ann Miller\nThe number is not known yet: look in their signature")
    assert Shown(html).addresses == []
    assert "LOCATION" not in event(raw)
    assert read(raw)["Subject"] == "Call Ann Miller"


def test_someone_without_a_name_is_called_by_their_address() -> None:
    """Never by a guess from it."""
    assert read(call_note(call(person=Address("", "ann.m@example.com")), TEMPLATES))["Subject"].startswith(
        "Call ann.m@example.com"
    )


def test_a_long_first_mail_is_cut_and_marked() -> None:
    """1,200 bytes are enough to repeat its main points."""
    plain, _, _ = parts(call_note(call(first_mail_text="wells and rivers " * 400), TEMPLATES))

    assert plain.rstrip().endswith(" […]")
    assert len(plain) < 3000


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
def test_times_are_told_in_the_users_zone_and_stored_in_utc(zone: str) -> None:
    """Also where the offset has quarters, and where the day is another."""
    raw = call_note(call(zone=zone), TEMPLATES)
    local = CALL.call_at.astimezone(ZoneInfo(zone))

    assert f"{local:%A}, {local.day} {local:%B}, {local:%H:%M}\n" in parts(raw)[0]
    assert b"DTSTART:20260303T090000Z" in parts(raw)[2]


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+49 (0)30 123-4567", "+49301234567"),
        ("(030) 123 45 67", "0301234567"),
        ("+1 415 555 0100 ext. 12", "+14155550100"),
        ("0049 (0)30 1234567", "0049301234567"),
        ("030/1234567", "030"),
        ("+49 30 1234567, +49 171 1", "+49301234567"),
        ("javascript:alert(1)", ""),
        ("ask Ann", ""),
        ("12", ""),
        ("1+2+3+4", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_a_person_would(phone: str, link: str) -> None:
    """Without the (0), the extension, or a second number."""
    assert phone_link(phone) == link


def test_a_day_note_groups_what_belongs_together() -> None:
    """Headings in the order in which they first come, each once."""
    plain, _, _ = parts(day_note(DAY, TEMPLATES))

    assert plain.splitlines()[:7] == [
        "PLEASE DECIDE",
        "- Ann Miller: Wrote from another address: is it her?",
        "- Two conversations match one mail.",
        "",
        "OVERDUE",
        "- Eve Long (eve@example.com): The next attempt, since 3 February.",
        "- Ben Okafor, +1 415 555 0100: Call, until Wednesday.",
    ]
    assert read(day_note(DAY, TEMPLATES))["Subject"] == "Tuesday, 3 March: 4 things need you"


def test_a_very_long_day_says_how_much_is_left() -> None:
    """An old mailbox seen for the first time must not make a note that can't be stored."""
    items = tuple(Item(heading=f"H{n % 3}", person="Ann " * 99, text="wörd & " * 999) for n in range(2500))
    raw = day_note(replace(DAY, items=items), TEMPLATES)

    shown = parts(raw)[0].count("\n- ")
    assert 40 < shown < 100
    assert f"And {2500 - shown} more" in parts(raw)[0]
    assert read(raw)["Subject"] == "Tuesday, 3 March: 2500 things need you"


def test_notes_are_the_same_bytes_every_time() -> None:
    """Boundaries too: what was stored after a crash can be compared."""
    assert call_note(CALL, TEMPLATES) == call_note(call(), TEMPLATES)
    assert day_note(DAY, TEMPLATES) == day_note(replace(DAY), TEMPLATES)


@given(st.text(max_size=100), st.text(max_size=300))
def test_any_item_at_all_makes_a_well_formed_note(heading: str, text: str) -> None:
    """Whatever a mail's sender put into it."""
    raw = day_note(replace(DAY, items=(Item(heading=heading, person=heading, text=text),)), TEMPLATES)

    assert read(raw)["X-Followthrough"] == "note"
    assert raw.endswith(b"\r\n")
    assert not re.findall(b"[\r\n\0]", raw.replace(b"\r\n", b""))
    assert len(list(leaves(read(raw)))) == 2


def test_an_offset_other_than_utc_is_stored_in_utc() -> None:
    """A time is a time, whatever zone it was given in."""
    berlin = datetime(2026, 3, 3, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))

    assert event(call_note(call(call_at=berlin), TEMPLATES)).decoded("DTSTART") == berlin.astimezone(UTC)
