"""``read``: mails from every kind of file, one by one, in a stable shape; nothing makes it raise."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from followthrough.cli import read_files
from followthrough.cli.main import main
from followthrough.cli.read_data import data, kind_of
from followthrough.cli.read_files import Mail, mails
from followthrough.cli.read_show import rows
from followthrough.mail.body.quoted import Body
from followthrough.mail.findings import Evidence, Kind
from followthrough.mail.message import MAX_RAW, parse
from followthrough.mail.reading import Reading
from followthrough.mail.reading import read as reading_of
from tests.cli import reading_page

ROOT = Path(__file__).parents[2]
CORPUS = sorted((ROOT / "tests" / "mail").rglob("*.eml"))
SCHEMA = json.loads((ROOT / "docs" / "reading.schema.json").read_text())
PAGE = reading_page.PAGE.read_text(encoding="utf-8")
FORMATS = FormatChecker(["date"])


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """RFC 3339: with an hour and an offset. The library has no check of its own for it."""
    return not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)


FIELDS = (
    "file message_id kind says evidence new_text signature bounce away_until left times referral calendar language"
).split()

ONE = b"""From: Ann Lee <ann@lake.example>
Date: Tue, 3 Mar 2026 10:12:00 +0100
Message-ID: <one@lake.example>
Subject: Re: Advice

How about Thursday at 11?
"""
TWO = ONE.replace(b"<one@", b"<two@").replace(b"How about Thursday at 11?", b"Thanks!")


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the command printed, and what it ended with."""

    stdout: str
    stderr: str
    exit_code: int


def run(*arguments: str, given: bytes | None = None) -> Result:
    codes: list[int] = []
    with CliRunner().isolation(input=given) as (stdout, stderr, _):
        main(["read", *arguments], leave=codes.append)
        return Result(stdout.getvalue().decode(), stderr.getvalue().decode(), codes[0])


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def read_json(*arguments: str, given: bytes | None = None) -> list[dict[str, Any]]:
    result = run("--json", *arguments, given=given)
    assert result.exit_code == 0, result.stderr
    return objects(result)


def saved(tmp_path: Path, name: str, content: bytes) -> str:
    (tmp_path / name).write_bytes(content)
    return str(tmp_path / name)


# Its shape.


def test_the_fields_come_first_and_in_this_order() -> None:
    """Those that were added since stand behind; all are in the schema, and nothing else is."""
    (seen,) = read_json("-", given=ONE)
    assert list(seen)[: len(FIELDS)] == FIELDS
    assert list(seen) == SCHEMA["required"] == list(SCHEMA["properties"])


def test_nothing_within_a_field_is_told_that_the_schema_does_not_name() -> None:
    """Whoever reads it may find more in a later version; what there is now is said."""

    def objects(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict) and "properties" in node:
            yield node
        for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from objects(each)

    closed = json.loads(json.dumps(SCHEMA))
    found = list(objects(closed))
    assert len(found) == 8
    for each in found:
        assert each["required"] == list(each["properties"])
        each["additionalProperties"] = False
    validator = Draft202012Validator(closed, format_checker=FORMATS)
    for told in read_json(*map(str, CORPUS)):
        assert [error.message for error in validator.iter_errors(told)] == [], told["file"]


@pytest.mark.parametrize("name", FIELDS + SCHEMA["required"])
def test_every_field_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE.partition("## Fields")[2]


def test_every_mail_of_the_tests_is_told_in_the_shape_of_the_schema() -> None:
    """The schema is one, too."""
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=FORMATS)
    assert len(CORPUS) > 60
    told = read_json(*map(str, CORPUS))
    assert len(told) == len(CORPUS)
    for each in told:
        assert [error.message for error in validator.iter_errors(each)] == [], each["file"]
    assert {each["kind"] for each in told} >= {"human", "auto_reply", "bounce", "calendar", "list"}


def test_the_schema_refuses_another_shape() -> None:
    """A validator that lets everything pass would prove nothing."""
    (seen,) = read_json("-", given=ONE)
    validator = Draft202012Validator(SCHEMA, format_checker=FORMATS)
    for name, value in (
        ("kind", "unsure"),
        ("says", ["yes"]),
        ("times", [{}]),
        ("referral", []),
        ("sure", None),
        ("date", "2026-03-03T10:00:00"),
        ("away_until", "2026-03-03T10:00:00Z"),
        ("bounce", {"recipients": [], "severity": "hard", "status": "550"}),
    ):
        assert not validator.is_valid({**seen, name: value})
    assert not validator.is_valid({name: value for name, value in seen.items() if name != "left"})


def test_the_example_of_the_page_is_what_is_printed() -> None:
    """For people and for scripts; `python -m tests.cli.reading_page` writes it anew."""
    shown, told = reading_page.printed(reading_page.block(PAGE, "eml"))
    assert reading_page.block(PAGE, "text") == shown
    assert reading_page.block(PAGE, "json") == told


@pytest.mark.parametrize(
    ("where", "kind"), [("subject", Kind.AUTO_REPLY), ("x-autoreply", Kind.AUTO_REPLY), ("text", Kind.HUMAN)]
)
def test_what_may_be_a_machines_is_one_of_the_seven_kinds_and_not_sure(where: str, kind: Kind) -> None:
    """An automatic reply where a header says so."""
    body = Body("I am away.", "", "")
    reading = Reading(Kind.UNSURE, (), (Evidence("auto_reply", where, "away"),), body)
    assert kind_of(reading) == (kind, False)
    assert data(Mail("x", b""), parse(ONE), reading)["sure"] is False
    assert any("not sure" in value for _, value in rows(parse(ONE), reading, "UTC"))


def test_what_is_sure_says_so() -> None:
    assert read_json("-", given=ONE)[0]["sure"] is True


# What it is told.


def test_an_absence_is_told_with_the_words_it_was_read_from() -> None:
    """The header says that it is a program's; the day, the leaving and the successor are in the text."""
    head = b"Auto-Submitted: auto-replied\n" + ONE.partition(b"\n\n")[0] + b"\n\n"
    (away,) = read_json("-", given=head + b"I am out of the office.\n\nI will be back on 12 March.\n")
    assert (away["away_until"], away["language"]) == ("2026-03-12", "en")
    assert [each["quote"] for each in away["evidence"]] == ["auto-replied", "I will be back on 12 March."]

    gone = b"Ann no longer works here. Please write to Bob Stone <bob@lake.example> instead.\n"
    (left,) = read_json("-", given=head + gone)
    assert left["left"] == {"successor": "bob@lake.example"}
    assert " ".join(each["quote"] for each in left["evidence"][1:]) == gone.decode().strip()


def test_mail_from_ones_own_addresses_is_own() -> None:
    """Any of those given, with a tag or a name; others' is not."""
    me = ("--me", "Ann <ANN@lake.example>", "--me", "ann@home.example")
    tagged = ONE.replace(b"ann@lake", b"ann+x@lake")
    assert [read_json(*me, "-", given=each)[0]["kind"] for each in (ONE, tagged)] == ["own", "own"]
    assert read_json("--me", "ben@lake.example", "-", given=ONE)[0]["kind"] == "human"


def test_hours_are_meant_where_the_date_was_written_or_where_one_says() -> None:
    """+01:00 in its Date; --zone otherwise; UTC where there is neither."""

    def start(*arguments: str, mail: bytes = ONE) -> str:
        (time,) = read_json(*arguments, "-", given=mail)[0]["times"]
        return str(time["start"])

    assert start() == "2026-03-05T11:00:00+01:00"
    assert start("--zone", "America/New_York") == "2026-03-05T11:00:00-05:00"
    assert start(mail=ONE.replace(b"+0100", b"-0000")) == "2026-03-05T11:00:00+00:00"


def test_an_offset_is_not_taken_over_the_day_on_which_its_clocks_change() -> None:
    """+01:00 changes on 29 March, -05:00 on 8 March: the day is told, and no hour. +09:00 is never changed."""

    def start(offset: bytes, day: bytes) -> str | None:
        mail = ONE.replace(b"+0100", offset).replace(b"Thursday", day)
        (time,) = read_json("-", given=mail)[0]["times"]
        assert time["day"]
        return None if time["start"] is None else str(time["start"])

    assert start(b"+0100", b"28 March") == "2026-03-28T11:00:00+01:00"
    assert start(b"+0100", b"31 March") is None
    assert start(b"-0500", b"7 March") == "2026-03-07T11:00:00-05:00"
    assert start(b"-0500", b"10 March") is None
    assert start(b"+0900", b"10 April") == "2026-04-10T11:00:00+09:00"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--me", "sam", "-"), "'sam' is no mail address; write it as you@example.org."),
        (("--zone", "Mars/Base", "-"), "'Mars/Base' is no time zone; write it as Europe/Berlin"),
        ((), "Missing argument 'FILE...'"),
    ],
)
def test_what_was_typed_wrongly_is_said_with_exit_code_2(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, given=ONE)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_no_settings_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor looked at."""
    monkeypatch.setenv("FOLLOWTHROUGH_CONFIG", str(tmp_path / "nothing.toml"))
    assert read_json("-", given=ONE)[0]["says"][0] == "names_time"


# Files of every kind.


def numbers(raw: bytes, tmp_path: Path) -> list[tuple[int | None, str | None]]:
    return [(each["number"], each["message_id"]) for each in read_json(saved(tmp_path, "mails", raw))]


BOTH = [(1, "one@lake.example"), (2, "two@lake.example")]
FROM = b"From ann@lake.example Tue Mar  3 10:12:00 2026\n"


@pytest.mark.parametrize(
    "separator",
    [
        FROM,
        b"From - Tue Mar 03 10:12:00 2026\n",
        b"From ???@??? Tue Mar 03 10:12:00 2026 +0100\n",
        b"From ann at lake.example  Tue Mar  3 10:12:00 2026\n",
        b"From MAILER-DAEMON 2026-03-03 10:12\n",
    ],
)
def test_an_mbox_is_taken_apart_at_its_separators(separator: bytes, tmp_path: Path) -> None:
    """Of every writer; with CRLF, too, and without the empty line that belongs before it."""
    raw = separator + ONE + b"\n" + separator + TWO
    assert numbers(raw, tmp_path) == BOTH
    assert numbers(raw.replace(b"\n", b"\r\n"), tmp_path) == BOTH
    assert numbers(separator + ONE + separator + TWO, tmp_path) == BOTH


def test_a_sentence_that_begins_with_from_parts_nothing(tmp_path: Path) -> None:
    """Only what has a clock time and a year does, behind an empty line or before a header."""
    words = b"\nFrom here on it is easy.\n\nFrom Tue Mar  3 10:12 2026 we met\nFrom ann@x Tue Mar  3 10:12:00 2026\nx\n"
    assert numbers(FROM + ONE + words, tmp_path)[0] == BOTH[0]
    assert len(numbers(FROM + ONE + b"\nFrom here on it is easy.\n", tmp_path)) == 1
    assert len(numbers(FROM + ONE + b"text\nFrom ann@x Tue Mar  3 10:12:00 2026\ntext\n", tmp_path)) == 1


def test_a_quoted_from_is_written_as_it_was(tmp_path: Path) -> None:
    """mboxrd: one `>` is taken off; the header is left alone."""
    raw = FROM + ONE + b"\n>From here on\n>>From there\n> From: me\n"
    (mail,) = mails(saved(tmp_path, "mails", raw))
    assert mail.raw.endswith(b"\nFrom here on\n>From there\n> From: me\n")


def test_a_body_as_long_as_it_says_may_have_separators_in_it(tmp_path: Path) -> None:
    """mboxcl2: Content-Length, where the next separator stands right behind it; a wrong one is not believed."""
    body = b"Look:\n\n" + FROM + b"Subject: inside\n\nThanks!\n"
    header = ONE.partition(b"\n\n")[0]

    def with_length(length: int) -> bytes:
        return FROM + header + f"\nContent-Length: {length}\n\n".encode() + body + b"\n" + FROM + TWO

    assert numbers(with_length(len(body)), tmp_path) == BOTH
    for wrong in (len(body) + 20, len(body) - 9, 10**9, 0):
        assert len(numbers(with_length(wrong), tmp_path)) == 3


def test_an_mbox_comes_through_standard_input_too() -> None:
    """As it comes in: nothing can go back there, and Content-Length is not looked at."""
    told = read_json("-", given=b"\n" + FROM + ONE + b"\n" + FROM + TWO)
    assert [(each["number"], each["message_id"]) for each in told] == BOTH
    assert {each["file"] for each in told} == {"-"}


def test_a_maildir_is_its_new_and_cur(tmp_path: Path) -> None:
    """Files of any name; tmp, the server's own and its subfolders are left out."""
    for name in ("new/2", "cur/1:2,S", "tmp/3", "cur/.hidden", ".Sent/cur/4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(ONE if name == "new/2" else TWO)
    told = read_json(str(tmp_path))
    assert [each["file"] for each in told] == [str(tmp_path / "new/2"), str(tmp_path / "cur/1:2,S")]
    assert [each["number"] for each in told] == [None, None]


def test_a_folder_of_eml_files_is_read_in_order(tmp_path: Path) -> None:
    """Other files are passed over."""
    saved(tmp_path, "b.eml", TWO)
    saved(tmp_path, "a.EML", ONE)
    saved(tmp_path, "a.json", b"{}")
    assert [each["message_id"] for each in read_json(str(tmp_path))] == [
        "one@lake.example",
        "two@lake.example",
    ]


def test_what_is_saved_in_other_ways_is_read(tmp_path: Path) -> None:
    """A byte order mark, empty lines on top, Apple's .emlx, a text alone."""
    for raw in (b"\xef\xbb\xbf" + ONE, b"\n\n" + ONE, b"\r\n" + ONE.replace(b"\n", b"\r\n")):
        assert read_json(saved(tmp_path, "m.eml", raw))[0]["message_id"] == "one@lake.example"
    (emlx,) = read_json(
        saved(tmp_path, "1.emlx", f"{len(ONE)}   \n".encode() + ONE + b"<?xml version='1.0'?>")
    )
    assert emlx["new_text"] == "How about Thursday at 11?"
    (text,) = read_json("-", given="Können wir am Dienstag reden?\n\nDanke: Ann\n".encode())
    assert text["new_text"] == "Können wir am Dienstag reden?\n\nDanke: Ann"
    assert text["message_id"] is None


# What can't be read.


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("nothing.eml", None, "No such file or directory. Name a mail (.eml), an mbox or a Maildir."),
        ("empty.eml", b" \n\n", "there is nothing in it."),
        (
            "a.msg",
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "it is Outlook's own format (.msg). Save the mail as .eml there",
        ),
        ("a.pst", b"!BDN\n", "it is Outlook's own format (.pst). Export the mails as .eml"),
        (
            "a.mbox.gz",
            b"\x1f\x8b\x08",
            "it is compressed. Unpack it first: gunzip -c FILE | followthrough read -",
        ),
        ("a.zip", b"PK\x03\x04", "it is a zip archive. Unpack it first"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is neither mail nor text. Name a mail (.eml)"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    name: str, content: bytes | None, why: str, tmp_path: Path
) -> None:
    """With the reason and what to do; the exit code says it at the end."""
    bad = saved(tmp_path, name, content) if content is not None else str(tmp_path / name)
    result = run("--json", bad, saved(tmp_path, "good.eml", ONE))
    assert result.exit_code == 2
    assert [each["message_id"] for each in objects(result)] == ["one@lake.example"]
    assert f"{name} can't be read: {why}" in " ".join(result.stderr.split())


def test_a_folder_without_mails_and_an_empty_input_say_what_to_do(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "it is a folder, but no Maildir (there is no cur and no new)" in " ".join(result.stderr.split())
    result = run("-", given=b"")
    assert result.exit_code == 2
    assert "Standard input can't be read: nothing came." in " ".join(result.stderr.split())


def test_a_file_that_the_system_does_not_open_is_named_with_its_reason(tmp_path: Path) -> None:
    """A link that leads to itself: nobody can open it, whatever they are allowed to."""
    path = tmp_path / "round.eml"
    path.symlink_to(path)
    result = run(str(path))
    assert result.exit_code == 2
    assert f"round.eml can't be read: {os.strerror(errno.ELOOP)}." in " ".join(result.stderr.split())


def test_a_mail_that_goes_away_while_a_maildir_is_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail program moves it from new to cur."""
    for name in ("1", "2"):
        (tmp_path / "cur").mkdir(exist_ok=True)
        (tmp_path / "cur" / name).write_bytes(ONE)
    told = mails(str(tmp_path))
    next(told)
    (tmp_path / "cur" / "2").unlink()
    assert list(told) == []


# Large and hostile ones.


def test_more_than_the_cap_is_cut_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file of one and in an mbox, whose other mails are read whole; one that is just as large is not cut."""
    monkeypatch.setattr(read_files, "MAX_RAW", 2_000)
    large = ONE + b"x" * 100 + b"\n" + b"y" * 3_000 + b"\n"
    told = read_json(saved(tmp_path, "m", FROM + large + b"\n" + FROM + TWO), saved(tmp_path, "m.eml", large))
    assert [each["cut"] for each in told] == [True, False, True]
    assert told[1]["message_id"] == "two@lake.example"
    assert "only its beginning was read" in run(str(tmp_path / "m.eml")).stdout
    assert [each.cut for each in mails(saved(tmp_path, "n.eml", ONE + b"x" * (2_000 - len(ONE))))] == [False]
    assert MAX_RAW == 4 * 1024 * 1024


def test_an_mbox_is_read_one_by_one(tmp_path: Path) -> None:
    """The first mail is there before the rest is looked at: a pipe that is never closed shows it."""
    receiving, sending = os.pipe()
    with os.fdopen(receiving, "rb") as file, os.fdopen(sending, "wb", buffering=0) as into:
        into.write(FROM + ONE + b"\n" + FROM + TWO[:60])
        told: Iterator[Mail] = read_files._opened(file, "-")
        assert next(told).raw == ONE


def test_rubbish_is_read_without_a_complaint(tmp_path: Path) -> None:
    """Bytes of every kind, as a mail and in an mbox, for people and for scripts."""
    chance = random.Random(4)
    for size in (1, 30, 3_000, 70_000):
        rubbish = b"x" + chance.randbytes(size)
        for raw in (b"Subject: " + rubbish, FROM + rubbish + b"\n\n" + FROM + rubbish):
            path = saved(tmp_path, "rubbish", raw)
            assert run(path).exit_code == 0
            assert run("--json", path).exit_code == 0


HOSTILE = """From: =?utf-8?q?Eve=1B[31m_=E2=80=AEecila?= <eve@lake.example>
Date: Tue, 3 Mar 2026 10:12:00 +0100
Subject: =?utf-8?q?=1B]0;title=07?= [bold]{}[/bold]
Content-Type: text/plain; charset=utf-8

\x1b[2JHow about \u202eTuesday\u202c at 11?\x07\x9b31m
{}
{}
""".format("一" * 60, "A" * 200, "漢字" * 50).encode()


def test_nothing_in_a_mail_steers_the_terminal(tmp_path: Path) -> None:
    """No control character, no turned writing direction; what looks like markup is text."""
    shown = run(saved(tmp_path, "\x1b[31mred.eml", HOSTILE)).stdout
    assert not [each for each in shown if each != "\n" and (ord(each) < 32 or 127 <= ord(each) < 160)]
    assert not set("\u202e\u202c\u2066") & set(shown)
    assert "[bold]" in shown


def test_what_a_person_reads_fits_in_80_columns(tmp_path: Path) -> None:
    """Wide characters count twice, and a word that is too long is broken."""
    from rich.cells import cell_len

    shown = run(saved(tmp_path, "m.eml", HOSTILE)).stdout
    assert max(cell_len(line) for line in shown.splitlines() if not line.startswith("/")) <= 80
    assert "A" * 69 + "\n" in shown
    assert not [line for line in shown.splitlines() if line != line.rstrip()]


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """JSON is UTF-8 whatever a file is called."""
    path = os.fsencode(tmp_path) + b"/\xff.eml"
    Path(os.fsdecode(path)).write_bytes(ONE)
    (told,) = read_json(os.fsdecode(path))
    assert told["file"].endswith("/\\udcff.eml")
    assert "How about" in run(os.fsdecode(path)).stdout


INVITATION = b"""From: Ann <ann@lake.example>
Date: Tue, 3 Mar 2026 10:12:00 +0100
Content-Type: text/calendar; method=%s

BEGIN:VCALENDAR
METHOD:%s
BEGIN:VEVENT
UID:7@lake.example
SUMMARY:Coffee
DTSTART%s
DTEND%s
STATUS:%s
ATTENDEE;PARTSTAT=%s:mailto:ann@lake.example
END:VEVENT
END:VCALENDAR
"""
HOURS = (b":20260310T130000Z", b":20260310T132000Z")
DAY = (b";VALUE=DATE:20260310", b";VALUE=DATE:20260311")
DAYS = (b";VALUE=DATE:20260310", b";VALUE=DATE:20260313")


@pytest.mark.parametrize(
    ("method", "span", "status", "answer", "shown"),
    [
        (b"REQUEST", HOURS, b"CONFIRMED", b"", "Tue 10 Mar 2026 14:00–14:20 UTC+01:00 (an invitation)"),
        (b"REPLY", HOURS, b"CONFIRMED", b"ACCEPTED", "14:00–14:20 UTC+01:00 (an answer: accepted)"),
        (b"REPLY", HOURS, b"CONFIRMED", b"TENTATIVE", "14:00–14:20 UTC+01:00 (an answer: perhaps)"),
        (b"CANCEL", HOURS, b"CANCELLED", b"", "14:00–14:20 UTC+01:00 (cancelled)"),
        (b"REQUEST", DAY, b"TENTATIVE", b"", "Coffee, Tue 10 Mar 2026, whole day (an invitation, tentative)"),
        (b"REQUEST", DAYS, b"CONFIRMED", b"", "Tue 10 Mar 2026–Thu 12 Mar 2026, whole days (an invitation)"),
    ],
)
def test_an_event_is_told_in_words_by_the_clock_of_the_mail(
    method: bytes, span: tuple[bytes, bytes], status: bytes, answer: bytes, shown: str
) -> None:
    """The last whole day is the one before its end, and no midnight makes it another."""
    mail = INVITATION % (method, method, *span, status, answer)
    assert shown in " ".join(run("-", given=mail).stdout.split())


def test_long_texts_are_shown_in_part_and_the_rest_is_counted() -> None:
    mail = ONE + b"".join(b"line %d\n" % number for number in range(100))
    assert "… and 41 more lines" in run("-", given=mail).stdout
    quoted = ONE + b"\nOn Mon, 2 Mar 2026 at 09:00, Ed <ed@x.example> wrote:\n" + b"> old\n" * 20
    assert "… and 15 more lines" in run("-", given=quoted).stdout


# As a process.


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "followthrough.cli.main", "read", *arguments]


def test_ctrl_c_ends_it_quietly() -> None:
    """While it waits for more of an mbox: what was read is out, and no traceback follows."""
    with subprocess.Popen(
        command("--json", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(FROM + ONE + b"\n" + FROM + TWO)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["message_id"] == "one@lake.example"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors.strip() == b"Stopped."


def test_a_reader_that_stops_listening_ends_it_quietly(tmp_path: Path) -> None:
    """`| head -1`, and a terminal that knows no more than ASCII."""
    path = saved(tmp_path, "m", (FROM + HOSTILE + b"\n") * 400)
    reading = subprocess.run(
        ["sh", "-c", '"$@" | head -1', "sh", *command(path)], capture_output=True, timeout=60
    )
    assert (reading.stdout.count(b"\n"), reading.stderr) == (1, b"")
    ascii_only = subprocess.run(
        command(saved(tmp_path, "m.eml", HOSTILE)),
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (ascii_only.returncode, ascii_only.stderr) == (0, b"")


def test_colour_is_for_terminals_only() -> None:
    """Piped, there is none."""
    assert "\x1b" not in run("-", given=ONE).stdout


def test_what_is_shown_is_what_the_service_reads() -> None:
    """The same reading, in the same order."""
    reading = reading_of(parse(ONE), "UTC+01:00")
    told = read_json("-", given=ONE)[0]
    assert told["says"] == [each.value for each in reading.says]
    assert [each["quote"] for each in told["evidence"]] == [each.quote for each in reading.evidence]
