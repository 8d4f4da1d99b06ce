"""The measuring command says what is missing, and counts what it is given."""

import json
import subprocess
import sys
from pathlib import Path

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


def test_a_folder_without_corpora_is_named(tmp_path: Path) -> None:
    ended = evaluate(tmp_path)
    assert ended.returncode == 78
    assert str(tmp_path) in ended.stderr


def test_each_set_counts_right_wrong_and_silent(tmp_path: Path) -> None:
    """One report labelled truly and one labelled otherwise: one right, one wrong, in the table and in the file."""
    (tmp_path / "bounces/mail").mkdir(parents=True)
    label = {"expected": [{"hard": True, "reason": "userunknown"}], "recipients": ["zoe@else.example"]}
    other = {"expected": [{"hard": False, "reason": "blocked"}], "recipients": ["bob@else.example"]}
    (tmp_path / "bounces/labels.json").write_text(json.dumps({"a.eml": label, "b.eml": other}))
    for name in ("a.eml", "b.eml"):
        (tmp_path / "bounces/mail" / name).write_bytes(REPORT)
    ended = evaluate(tmp_path, "-v")
    assert ended.returncode == 0, ended.stderr
    figures = json.loads((tmp_path / "build/evaluate.json").read_text())
    assert figures["bounces: recognised"]["right"] == 2
    assert (figures["bounces: recipient"]["right"], figures["bounces: recipient"]["wrong"]) == (1, 1)
    assert (figures["bounces: hard or not"]["right"], figures["bounces: hard or not"]["wrong"]) == (1, 1)
    assert "b.eml" in ended.stdout
