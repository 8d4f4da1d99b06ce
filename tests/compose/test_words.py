"""Times and excerpts in words."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from followthrough.compose import words
from followthrough.compose.clean import header_text

NINE = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


def test_times_are_in_words_and_in_the_zone_given() -> None:
    """English, whatever the machine speaks."""
    assert words.day(NINE, "Europe/Berlin") == "3 March 2026"
    assert words.weekday(NINE, "Pacific/Apia") == "Tuesday, 3 March"
    assert words.clock(NINE, "Asia/Kathmandu") == "13:45"


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        (NINE + timedelta(hours=3), "later that day"),
        (NINE + timedelta(days=1), "any time until Wednesday, 4 March"),
        (NINE - timedelta(days=1), "later that day"),
    ],
)
def test_until_when_a_call_can_be_made_is_said_in_days(closes: datetime, expected: str) -> None:
    """A window to the odd minute reads like a machine's; one that is over is no reason to name yesterday."""
    assert words.until(NINE, closes, "Europe/Berlin") == expected


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_mail_of_the_year_1_or_9999_breaks_nothing(at: datetime, zone: str) -> None:
    """A sender may claim any date."""
    assert words.day(at, zone).endswith((" 1", " 9999"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks. What would you like to know?", "What would you like to know?"),
        ("One thing: could you call me\non Monday? Or Tuesday?", "could you call me on Monday?"),
        ("- Where did you study?", "Where did you study?"),
        ("See https://example.org/?q=1 for more.", ""),
        ("Really? Hm.", ""),
        ("No question here.", ""),
        ("", ""),
        ("Why " + "so very " * 60 + "long?", "Why " + "so very " * 18 + "so very…"),
    ],
)
def test_the_first_real_question_is_found(text: str, expected: str) -> None:
    """Not a link's question mark, nor a bare "really?"."""
    assert words.question(text) == expected


@pytest.mark.parametrize(
    "text", ["a " * 100_000, "?" * 100_000, "a?b " * 50_000, " " * 100_000 + "x", "\n" * 100_000]
)
def test_no_text_takes_long(text: str) -> None:
    """Every function here costs what the text is long, not its square."""
    began = time.process_time()

    words.question(text)
    words.excerpt(text)
    words.cut(text, 2048)
    header_text(text)

    assert time.process_time() - began < 0.5


def test_a_cut_falls_between_words_and_never_inside_a_letter() -> None:
    """Bytes are counted, letters are kept."""
    assert words.cut("wells and rivers", 12) == ("wells and", True)
    assert words.cut("wells", 12) == ("wells", False)
    assert words.cut("ü" * 10, 5) == ("üü", True)


def test_a_name_is_never_cut_inside_an_emoji_or_before_an_accent() -> None:
    """A half family or a lost accent looks like a fault."""
    family = "\U0001f468‍\U0001f469‍\U0001f467"

    assert header_text("x" * 198 + family) == "x" * 198
    assert header_text("x" * 199 + "e\u0301") == "x" * 199


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("Hallo Ann!\n\nvielen Dank.", "Hallo Ann!\n\nVielen Dank."),
        ("Hallo Ann\n\ndu hast mir geraten", "Hallo Ann\n\nDu hast mir geraten"),
        ("Hallo Ann,\n\nIch habe dich gehört.", "Hallo Ann,\n\nich habe dich gehört."),
        ("Hallo Ann,\n\nSie haben mir geraten", "Hallo Ann,\n\nSie haben mir geraten"),
        ("Hallo Ann!\n\n[[FILL: etwas]]", "Hallo Ann!\n\n[[FILL: etwas]]"),
        ("kein Gruß", "kein Gruß"),
    ],
)
def test_a_german_letter_begins_as_its_greeting_asks_for(body: str, begins: str) -> None:
    assert words.begun(body) == begins
