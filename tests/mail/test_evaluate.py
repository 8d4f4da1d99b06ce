"""The measuring command says what is missing, counts what it is given, and says which aims are missed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.evaluate import page
from benchmarks.evaluate.scoring import (
    Aim,
    Case,
    Outcome,
    Score,
    at_least,
    figures,
    kind_lines,
    never_wrong,
    wrong_at_most,
)
from benchmarks.evaluate.speed import Speed

ROOT = Path(__file__).parents[2]
REPORT = b"""From: MAILER-DAEMON@mx.example
Subject: Undelivered mail

<zoe@else.example>: 550 5.1.1 user unknown
"""


def evaluate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.evaluate", str(folder), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(ROOT)}, timeout=60
    )


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Two reports of the same failure, one labelled truly and one otherwise."""
    truth = {"expected": [{"reason": "userunknown", "hard": True}], "recipients": ["zoe@else.example"]}
    other = {"expected": [{"reason": "mailboxfull", "hard": False}], "recipients": ["ann@else.example"]}
    (tmp_path / "bounces/mail").mkdir(parents=True)
    (tmp_path / "bounces/labels.json").write_text(json.dumps({"a.eml": truth, "b.eml": other}))
    for name in ("a.eml", "b.eml"):
        (tmp_path / "bounces/mail" / name).write_bytes(REPORT)
    return tmp_path


def test_a_folder_without_corpora_is_named(tmp_path: Path) -> None:
    """With what each set looked for."""
    ended = evaluate(tmp_path)
    assert ended.returncode == 78
    assert f"{tmp_path}: no labelled corpora there." in ended.stderr
    assert f"\n  bounces/labels.json is not in {tmp_path}: bounces: recognised; bounces: rec" in ended.stderr


def test_a_name_that_no_set_has_is_answered_with_the_names_there_are(labelled: Path) -> None:
    """78, as for everything that a person must mend."""
    ended = evaluate(labelled, "-k", "boun ces")
    assert ended.returncode == 78
    assert "No set has 'boun ces' in its name. There are: bounces: recognised," in ended.stderr


def test_each_set_counts_right_wrong_and_silent(labelled: Path) -> None:
    """One report labelled truly and one labelled otherwise: one right, one wrong, in the table and in the file."""
    ended = evaluate(labelled, "-v", "-k", "bounces")
    assert ended.returncode == 0, ended.stderr
    found = json.loads((labelled / "build/evaluate.json").read_text())
    assert found["bounces: recognised"]["right"] == 2
    assert (found["bounces: recipient"]["right"], found["bounces: recipient"]["wrong"]) == (1, 1)
    assert (found["bounces: hard or not"]["right"], found["bounces: hard or not"]["wrong"]) == (1, 1)
    assert "b.eml" in ended.stdout


def test_what_is_not_there_is_named_and_the_rest_is_measured(labelled: Path) -> None:
    """In the output and in the file, with the messages a second of what is there."""
    ended = evaluate(labelled)
    assert f"not measured, for signatures is not in {labelled}: signatures\n" in ended.stdout
    assert "whole readings a second" in ended.stdout
    found = json.loads((labelled / "build/evaluate.json").read_text())
    assert found["missing"]["signatures"] == f"signatures is not in {labelled}"
    assert found["speed"]["readings_per_s"] > 0


def test_a_missed_aim_is_marked_and_fails_the_run_only_when_that_is_asked_for(labelled: Path) -> None:
    """Exit code 0 however it reads; 1 with --strict, but not where what was measured reaches its aim."""
    ended = evaluate(labelled, "-k", "recipient")
    assert (ended.returncode, ended.stdout.count("right ≥ 95.0% MISSED")) == (0, 1)
    (aim,) = json.loads((labelled / "build/evaluate.json").read_text())["bounces: recipient"]["aims"]
    assert aim == {"aim": "right ≥ 95.0%", "reached": 0.5, "met": False}
    assert evaluate(labelled, "-k", "recipient", "--strict").returncode == 1
    assert evaluate(labelled, "-k", "recognised", "--strict").returncode == 0


def test_the_page_takes_no_figures_of_a_part(labelled: Path) -> None:
    """Of a run with sets missing, or with one set only."""
    for arguments in (("--docs",), ("--docs", "-k", "recipient")):
        ended = evaluate(labelled, *arguments)
        assert ended.returncode == 78
        assert "takes the figures of a whole run only" in ended.stderr


def test_the_page_takes_its_tables_between_its_marks(tmp_path: Path) -> None:
    """And keeps every other word; twice is as once. A page without marks is refused."""
    path = tmp_path / "accuracy.md"
    path.write_text("Before.\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nAfter.\n")
    score = scored(Outcome.RIGHT, Outcome.WRONG)
    score.aims, score.beside = (never_wrong(),), "others 3 %"
    for _ in range(2):
        page.write(path, [score], Speed(700.4, 21_000.0, {"some/mail": 700.0}), {"peers": "not installed"})
    text = path.read_text()
    assert text.startswith("Before.\n\n<!-- figures -->\n\n| set |")
    assert text.endswith("<!-- end of figures -->\n\nAfter.\n")
    assert "| some | 2 | 1 | 1 | 0 | 50.0 % | wrong = 0 (**missed**) | others 3 % |" in text
    assert "700 whole readings a second (some/mail 700; aim ≥ 500)" in text
    assert "Not measured: peers (not installed)." in text
    assert text.count("| set |") == 1
    path.write_text("nothing")
    with pytest.raises(ValueError, match="has no marks"):
        page.write(path, [score], Speed(1.0, 1.0, {}), {})


def scored(*outcomes: Outcome) -> Score:
    return Score("some", cases=[Case(str(number), each) for number, each in enumerate(outcomes)])


@pytest.mark.parametrize(
    ("aim", "met"),
    [
        (at_least(0.5), True),
        (at_least(0.51), False),
        (wrong_at_most(0.25), True),
        (wrong_at_most(0.24), False),
        (wrong_at_most(0.34, of_answers=True), True),
        (wrong_at_most(0.33, of_answers=True), False),
        (never_wrong(), False),
    ],
    ids=lambda value: value.words if isinstance(value, Aim) else None,
)
def test_an_aim_is_met_at_its_limit(aim: Aim, met: bool) -> None:
    """Of four cases two are right, one is wrong, one was not answered."""
    assert aim.met(scored(Outcome.RIGHT, Outcome.RIGHT, Outcome.WRONG, Outcome.ABSTAINED)) is met


def test_precision_and_recall_are_counted_for_each_kind() -> None:
    """Three soft ones, of which one was called hard and one nothing; what has no kind is counted nowhere."""
    score = Score(
        "severity",
        cases=[
            Case("a", Outcome.RIGHT, wanted=("soft",), got=("soft",)),
            Case("b", Outcome.WRONG, wanted=("soft",), got=("hard",)),
            Case("c", Outcome.ABSTAINED, wanted=("soft",)),
            Case("d", Outcome.RIGHT, wanted=("hard",), got=("hard",)),
            Case("e", Outcome.RIGHT),
        ],
    )
    assert figures(score)["kinds"] == {
        "hard": {"n": 1, "precision": 0.5, "recall": 1.0},
        "soft": {"n": 3, "precision": 1.0, "recall": 0.3333},
    }
    assert [line.split() for line in kind_lines([score]) if line] == [
        ["severity:", "n", "precision", "recall"],
        ["hard", "1", "50.0%", "100.0%"],
        ["soft", "3", "100.0%", "33.3%"],
    ]
