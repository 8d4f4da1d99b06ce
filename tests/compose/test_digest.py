"""The digest: counts in words, bars that show what the numbers beside them say, and a good text for nothing."""

import re
from dataclasses import replace

import pytest

from followthrough.compose.day import Item
from followthrough.compose.digest import Stage, Week, counted, digest_note, done, ratio
from tests.compose.given import DIGEST, TEMPLATES, read
from tests.compose.test_notes import Shown, parts


@pytest.mark.parametrize(("count", "said"), [(0, "no mails"), (1, "1 mail"), (7, "7 mails")])
def test_a_count_is_said_as_people_say_it(count: int, said: str) -> None:
    """One mail, several mails, none."""
    assert counted(count, "mail") == said


def test_what_was_done_names_only_what_was_done() -> None:
    """The most telling first; of nothing nothing is said."""
    assert done(Week()) == ()
    assert done(Week(first_mails=1, mails=2)) == (
        "1 person written to for the first time",
        "2 mails sent in all",
    )
    assert done(Week(meetings=2, thank_yous=1)) == ("2 meetings held", "1 thank-you sent")


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (Week(mails=9), ""),
        (
            Week(mails=5, calls=1, applications=2),
            "6 mails, calls and meetings beside 2 applications: about 3 for each.",
        ),
        (Week(mails=3, applications=2), "3 mails, calls and meetings beside 2 applications: about 2 for each."),
        (Week(mails=1, applications=1), "1 mail, call or meeting beside 1 application: one for each."),
        (Week(mails=5, applications=4), "5 mails, calls and meetings beside 4 applications: a little more than one for "
         "each."),
        (Week(mails=1, applications=4), "1 mail, call or meeting beside 4 applications: fewer than one for each."),
        (Week(applications=3), "No mails, calls and meetings beside 3 applications."),
    ],
)  # fmt: skip
def test_talking_and_applying_are_set_side_by_side_in_words(week: Week, said: str) -> None:
    """Only where the user has told of applications."""
    assert ratio(week) == said


def test_bars_are_as_long_as_their_numbers_in_both_texts() -> None:
    """Nobody's bar is empty, and nothing's is."""
    stages = (Stage("Long", 40), Stage("Half", 20), Stage("One", 1), Stage("None", 0))
    plain, html, _ = parts(digest_note(replace(DIGEST, stages=stages), TEMPLATES))
    widths = re.findall(
        r"<th[^>]*>(\w+)</th><td[^>]*>\s*<table[^>]*><tr>(?:<td bgcolor[^>]* width=\"(\d+)%\")?", html
    )

    assert re.findall(r"(?m)^ +\d+  (?:Long|Half|One|None)(?:  (#*))?$", plain) == [
        "#" * 24,
        "#" * 12,
        "#",
        "",
    ]
    assert widths == [("Long", "100"), ("Half", "50"), ("One", "2"), ("None", "")]


def test_bars_are_table_cells_with_the_number_beside_and_no_picture() -> None:
    """They show with images off, in dark mode, and are passed over by a screen reader, which has the numbers."""
    html = parts(digest_note(DIGEST, TEMPLATES))[1]

    assert "<img" not in html
    assert html.count('aria-hidden="true"') == len(DIGEST.stages) + 1
    assert html.count('scope="row"') == len(DIGEST.stages)


def test_text_and_html_of_a_digest_say_the_same() -> None:
    """Whichever a client shows."""
    plain, html, _ = parts(digest_note(DIGEST, TEMPLATES))

    assert Shown(html).words == re.findall(r"\w+", plain.lower())


def test_a_goal_that_is_reached_is_said() -> None:
    """And its bar is full, not more."""
    plain, html, _ = parts(digest_note(replace(DIGEST, listed=140), TEMPLATES))

    assert "140 of 100 people: your goal is reached.\n" in plain
    assert 'width="140%"' not in html


def test_the_subject_says_the_week_in_short() -> None:
    """For the list of mails; a quiet week says only which it is."""
    quiet = replace(DIGEST, week=Week())

    assert read(digest_note(DIGEST, TEMPLATES))["Subject"] == "Your week: 1 meeting, 2 calls, 7 mails"
    assert read(digest_note(quiet, TEMPLATES))["Subject"] == "Your week, Monday, 9 March"


def test_hundreds_of_people_fit_and_the_rest_is_counted() -> None:
    """The first hundred are shown."""
    many = tuple(Item(heading="Their turn", person=f"Person {n}", text="you wrote.") for n in range(300))
    plain = parts(digest_note(replace(DIGEST, theirs=many), TEMPLATES))[0]

    assert "And 204 more that did not fit." in plain
