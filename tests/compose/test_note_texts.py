"""The notes as shipped: what each gives can be read in golden_notes/, full and with as little as can be known.

To change a text, change its template, run with FOLLOWTHROUGH_GOLDEN=write, and read what has become of it.
"""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from followthrough.compose.digest import Stage, Week, digest_note
from followthrough.compose.note import call_note, day_note
from followthrough.compose.prepare import PrepareNote, prepare_note
from followthrough.mail.own.orders import understand
from tests.compose.given import ANN, CALL, DAY, DIGEST, ME, PREPARE, TEMPLATES, call, leaves, read
from tests.compose.test_notes import Shown

GOLDEN = Path(__file__).parent / "golden_notes"

NOTHING_KNOWN = PrepareNote(
    message_id=PREPARE.message_id,
    me=ME,
    person=ANN,
    starts_at=PREPARE.starts_at,
    ends_at=PREPARE.starts_at,
    uid="x",
    is_in_calendar=True,
    date=PREPARE.date,
    zone=PREPARE.zone,
)
QUIET_WEEK = replace(
    DIGEST,
    week=Week(),
    listed=1,
    stages=(Stage("Written to, no answer yet", 1), Stage("Met", 0)),
    yours=(),
    theirs=(),
    more=(),
)
NOTES: dict[str, Callable[[], bytes]] = {
    "call": lambda: call_note(CALL, TEMPLATES),
    "call-no-number": lambda: call_note(
        call(phone=None, phone_from="", first_mail_text="", me=replace(ME, phone="", about="")), TEMPLATES
    ),
    "prepare": lambda: prepare_note(PREPARE, TEMPLATES),
    "prepare-nothing-known": lambda: prepare_note(NOTHING_KNOWN, TEMPLATES),
    "day": lambda: day_note(DAY, TEMPLATES),
    "digest": lambda: digest_note(DIGEST, TEMPLATES),
    "digest-nothing-yet": lambda: digest_note(QUIET_WEEK, TEMPLATES),
}


def plain_and_html(raw: bytes) -> tuple[str, str]:
    """Both texts of a note as they lie in the mailbox."""
    found = {part.get_content_type(): str(part.get_content()) for part in leaves(read(raw))}
    return found["text/plain"].replace("\r\n", "\n"), found["text/html"]


@pytest.mark.parametrize("name", NOTES)
def test_a_note_is_as_it_was_read_and_liked(name: str) -> None:
    """The texts in golden_notes/ are what people get, soft line ends and all."""
    raw = NOTES[name]()
    found = f"Subject: {read(raw)['Subject']}\n\n{plain_and_html(raw)[0]}"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("FOLLOWTHROUGH_GOLDEN") == "write":
        path.write_text(found)

    assert path.read_text() == found


def test_no_golden_note_is_left_over() -> None:
    """Each belongs to a case above."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(NOTES)


@pytest.mark.parametrize("name", NOTES)
def test_a_note_reads_in_a_terminal_of_80_columns(name: str) -> None:
    """No line is longer, and every paragraph joins again where the client reflows."""
    assert max(len(line) for line in plain_and_html(NOTES[name]())[0].split("\n")) <= 79


@pytest.mark.parametrize("name", NOTES)
def test_every_note_ends_with_how_to_answer_it(name: str) -> None:
    """One line of words that fit, in both texts; a call's is followed only by the mail it is about."""
    plain, html = plain_and_html(NOTES[name]())
    answer = "Answer this note" if name.startswith(("call", "prepare")) else "Reply to this note"

    assert answer in " ".join(plain.partition("YOUR MAIL OF")[0].split()[-40:])
    assert answer in html


@pytest.mark.parametrize("name", NOTES)
def test_a_notes_html_is_whole_and_loads_nothing(name: str) -> None:
    """Every element is closed in its order, the language is said, sections are h2, and links dial or write."""
    html = plain_and_html(NOTES[name]())[1]
    shown = Shown(html)

    assert shown.unclosed == []
    assert '<html lang="en"' in html
    assert shown.tags.count("h2") == html.count("</h2>") > 0
    assert not {"script", "img", "link", "style", "iframe", "form", "font", "center"} & set(shown.tags)
    assert "url(" not in html
    assert {address.partition(":")[0] for address in shown.addresses} <= {"tel", "mailto"}


@pytest.mark.parametrize("name", ["call", "prepare", "day"])
def test_what_a_link_opens_stands_there_in_letters(name: str) -> None:
    """Half of the clients show no link: number and address can be read."""
    plain, html = plain_and_html(NOTES[name]())

    assert Shown(html).addresses
    assert "1234567" in plain or "555 0100" in plain
    assert name == "call" or "@example.com" in plain


@pytest.mark.parametrize("name", NOTES)
def test_every_word_that_a_note_offers_is_understood(name: str) -> None:
    """As it stands there; and with a name where the note is about several people."""
    html = plain_and_html(NOTES[name]())[1]
    offered = [
        unescape(words).replace("…", "030 123 45 67").replace("<address>", "<eve@example.com>")
        for words in re.findall(r"<strong>([^<]+)</strong>", html[html.rindex("this note with") :])
    ]
    orders, unclear = understand("\n".join(offered), PREPARE.date, PREPARE.zone)

    assert unclear == ()
    assert len(orders) == len(offered) > 3
    if not name.startswith(("call", "prepare")):
        assert {order.name for order in orders} == {"Ann", ""}
