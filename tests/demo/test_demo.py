"""The demo tells its story by the real service on the embedded server, and what it shows can be read."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from followthrough.cli.demo import demo
from followthrough.demo.play import Left, play, stage
from followthrough.demo.shown import whole
from followthrough.demo.story import BEGIN, END
from followthrough.service.replay import Replay, replay


class Told(NamedTuple):
    """One thing the demo told."""

    kind: str
    at: datetime
    words: str


class Played(NamedTuple):
    """The story once through: what was told, what lies there at the end, and what replay says of that mailbox."""

    told: list[Told]
    left: Left
    replayed: Replay


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    told: list[Told] = []
    with stage() as (server, settings):
        left = play(server, settings, lambda kind, at, words: told.append(Told(kind, at, words)))
        yield Played(told, left, replay(settings, BEGIN, END))


def moments(played: Played, *kinds: str, about: str = "") -> list[str]:
    """What was told of these kinds and this person, each as day and words up to the why."""
    told = (f"{t.at:%-d %b} {t.words.partition('. Why')[0]}" for t in played.told if t.kind in kinds)
    return [each for each in told if about in each]


def test_the_whole_life_of_a_conversation_is_told(played: Played) -> None:
    """From the list to the mail that says where Sam has landed, each on its day."""
    assert moments(played, "draft", "note", about="Grace") == [
        "2 Mar introduction for Grace Hall",
        "3 Mar call note for Grace Hall",
        "9 Mar attempt for Grace Hall",
        "10 Mar answer for Grace Hall",
        "11 Mar answer for Grace Hall",
        "18 Mar meeting note for Grace Hall",
        "19 Mar thank-you for Grace Hall",
        "24 Mar report back for Grace Hall",
        "15 Apr check-in for Grace Hall",
        "27 Apr mail about the landing for Grace Hall",
    ]


def test_whom_she_named_is_followed_through_with_too(played: Played) -> None:
    """Introduced once she was thanked, answered, nudged."""
    assert moments(played, "draft", about="Omar") == [
        "19 Mar introduction for Omar Haddad",
        "23 Mar answer for Omar Haddad",
        "30 Mar nudge for Omar Haddad",
        "21 Apr check-in for Omar Haddad",
    ]


def test_the_others_get_what_their_answers_call_for(played: Played) -> None:
    """An absence is waited for, a failure stops, no openings is a beginning, an old contact is kept up."""
    others = [
        each for name in ("Ben", "David", "Erin", "Frank") for each in moments(played, "draft", about=name)
    ]
    assert others == [
        "3 Mar answer for Ben Okafor",
        "25 Mar check-in for Ben Okafor",
        "23 Mar attempt for David Lin",
        "11 Mar check-in for Frank Moreau",
        "3 Apr check-in for Frank Moreau",
    ]


def test_what_was_seen_is_what_happened(played: Played) -> None:
    """The absence, the failure, the answers and what Sam says in answers to notes are told for what they are."""
    seen = moments(played, "seen")
    for words in (
        "2 Mar an automatic reply from David Lin, back on 16 March: everything waits",
        "3 Mar the mail to Erin Sato failed for good (5.1.1): everything stops",
        "3 Mar Ben Okafor answered in person: no openings",
        "4 Mar Sam called Grace Hall, and nobody answered",
        "10 Mar Grace Hall answered in person: a friendly yes",
        "11 Mar a meeting with Grace Hall is agreed for Thursday 19 March, 14:00",
        "19 Mar Sam and Grace Hall have met",
        "27 Apr the search is over: “from June I plan for floods at Leeds City Council”",
    ):
        assert words in seen
    assert "3 Mar An address does not work (Erin Sato)" in moments(played, "asked")


def test_every_draft_and_note_says_why(played: Played) -> None:
    """In the words of the plan, with names and no addresses."""
    written = [t.words for t in played.told if t.kind in ("draft", "note") and " for " in t.words]
    assert all(". Why: " in words and "@" not in words for words in written)


def test_no_openings_is_the_beginning_of_a_conversation(played: Played) -> None:
    """Ben is asked about his field, and nobody thanks for a no or asks for a job."""
    (answer,) = (raw for raw in played.left.sent if "b.okafor@" in _to(raw) and b"In-Reply-To" in raw)
    said = whole(answer).lower()
    assert "minutes" in said
    assert "any openings" not in said


def test_nothing_leaves_with_a_gap_or_a_trace(played: Played) -> None:
    """Of all that Sam sent to others."""
    for raw in played.left.sent:
        if "sam@" not in _to(raw):
            assert b"FILL" not in raw
            assert b"ollowthrough" not in raw


def test_in_the_end_little_is_left_to_do(played: Played) -> None:
    """One draft a person at most, none to Erin; in Trash what Sam deleted; the next check-in with Grace in a year."""
    to = [_to(raw) for raw in played.left.drafts]
    assert len(to) == len(set(to))
    assert not any("erin" in address for address in to)
    assert any("frank@" in _to(raw) for raw in played.left.trash)
    assert any(line.startswith("Grace Hall: check-in from") and "2027" in line for line in played.left.next)


def _to(raw: bytes) -> str:
    return str(message_from_bytes(raw)["To"])


def test_replay_on_this_mailbox_says_what_was_written(played: Played) -> None:
    """The same kinds, people and days, as far as mail alone tells them."""
    lines = [
        f"{e.at:%-d %b} {e.kind} {e.persons[0].partition('@')[0]}"
        for e in played.replayed.entries
        if e.persons
    ]
    assert played.replayed.trouble == {}
    for line in (
        "3 Mar call b.okafor",
        "3 Mar answer b.okafor",
        "11 Mar answer grace.hall",
        "23 Mar attempt david.lin",
    ):
        assert line in lines


def test_of_everything_that_is_rendered_one_is_shown_whole(played: Played) -> None:
    """Beside the story, behind a line, in 80 columns; what is quoted below is left out."""
    shown = [t.words for t in played.told if t.kind == "text"]
    assert len(shown) >= 12
    assert all(len(line) <= 80 for words in shown for line in words.splitlines())
    assert any("[[FILL: " in words for words in shown)


def test_the_command_fits_eighty_columns() -> None:
    """As a terminal shows it, from the first line to the last."""
    done = CliRunner().invoke(demo, catch_exceptions=False)
    assert done.exit_code == 0
    assert max(len(line) for line in done.output.splitlines()) <= 80
    assert "nothing sent by itself" in " ".join(done.output.split())
