"""The demo tells its story by the real service on the embedded server, and what it shows can be read."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from followthrough.cli.demo import demo
from followthrough.demo.play import Left, play, stage
from followthrough.demo.shown import beginning, in_turn, whole
from followthrough.demo.story import END
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
        yield Played(told, left, replay(settings, END - timedelta(days=55), END))


def moments(played: Played, *kinds: str) -> list[str]:
    """What was told of these kinds, each as day and words up to the why."""
    return [f"{t.at:%-d %b} {t.words.partition('. Why')[0]}" for t in played.told if t.kind in kinds]


def test_every_step_of_the_story_comes_on_its_day(played: Played) -> None:
    """Calls after a business day, the answers at once, attempts after five, check-ins after three weeks."""
    assert moments(played, "draft", "note") == [
        "3 Mar call for Ann Miller",
        "3 Mar the day's note, with what is to be asked",
        "3 Mar call for Ben Okafor",
        "3 Mar call for Clara Weiss",
        "3 Mar answer for Ben Okafor",
        "4 Mar answer for Clara Weiss",
        "9 Mar attempt for Ann Miller",
        "11 Mar check-in for Frank Moreau",
        "17 Mar call for David Lin",
        "23 Mar attempt for David Lin",
        "25 Mar check-in for Clara Weiss",
        "3 Apr check-in for Frank Moreau",
    ]


def test_what_was_seen_is_what_happened(played: Played) -> None:
    """The absence, the failure and both answers are told for what they are."""
    seen = moments(played, "seen")
    for words in (
        "2 Mar an automatic reply from David Lin, back on 16 March: everything waits",
        "3 Mar the mail to Erin Sato failed for good (5.1.1): everything stops",
        "3 Mar Ben Okafor answered in person: no openings",
        "4 Mar Clara Weiss answered in person: a friendly yes",
        "4 Mar Sam's mail to Clara Weiss: the draft, as sent",
    ):
        assert words in seen
    assert moments(played, "asked") == ["3 Mar An address does not work (Erin Sato)"]


def test_what_sam_does_is_understood(played: Played) -> None:
    """Sending is done, deleting is a no that restarts the clock."""
    assert moments(played, "changed") == [
        "4 Mar the answer for Clara Weiss: sent",
        "12 Mar the check-in for Frank Moreau: gone from Drafts, perhaps only open in a client",
        "13 Mar the check-in for Frank Moreau: deleted: a no to this step",
    ]


def test_every_draft_and_note_says_why(played: Played) -> None:
    """In the words of the plan, with names and no addresses."""
    written = [t.words for t in played.told if t.kind in ("draft", "note") and "day's note" not in t.words]
    assert all(". Why: " in words and "@" not in words for words in written)


def test_no_openings_gets_a_fill_and_nothing_cheerful(played: Played) -> None:
    """Ben's words are quoted in it; nobody thanks for a no."""
    (answer,) = (raw for raw in played.left.drafts if "b.okafor@" in message_from_bytes(raw)["To"])
    assert "[[FILL: your answer to" in whole(answer)
    assert "not hiring" in whole(answer)


def test_nothing_is_left_that_should_not_be(played: Played) -> None:
    """No draft to Erin, one for each person at most, five notes, and in Trash what Sam deleted."""
    to = [message_from_bytes(raw)["To"] for raw in played.left.drafts]
    assert len(to) == len(set(to)) == 5
    assert not any("erin" in address for address in to)
    assert (len(played.left.notes), len(played.left.trash)) == (5, 1)


def test_replay_on_this_mailbox_says_what_was_written(played: Played) -> None:
    """The same kinds, people and days; what depended on the user's hands aside (the deleted check-in's clock)."""
    lines = [f"{e.at:%-d %b} {e.kind} {e.persons[0].partition('@')[0]}" for e in played.replayed.entries]
    assert played.replayed.trouble == {}
    assert lines[:10] == [
        "17 Feb answer frank",  # which Sam wrote himself, before the demo begins
        "3 Mar call ann.miller",
        "3 Mar call b.okafor",
        "3 Mar call clara",
        "3 Mar answer b.okafor",
        "4 Mar answer clara",
        "9 Mar attempt ann.miller",
        "11 Mar check_in frank",
        "17 Mar call david.lin",
        "23 Mar attempt david.lin",
    ]


def test_of_each_kind_of_note_one_is_shown_whole(played: Played) -> None:
    """The others by their first lines."""
    shown = [text for _, text in in_turn(played.left.notes)]
    assert ["more lines]" in text for text in shown] == [False, False, True, True, True]
    assert "IF IT IS THE VOICEMAIL" in shown[0]
    assert beginning(played.left.notes[1]) == whole(played.left.notes[1])


def test_the_command_fits_eighty_columns() -> None:
    """As a terminal shows it, from the first line to the last."""
    done = CliRunner().invoke(demo, catch_exceptions=False)
    assert done.exit_code == 0
    assert max(len(line) for line in done.output.splitlines()) <= 80
    assert "nothing sent by itself" in " ".join(done.output.split())
