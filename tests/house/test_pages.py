"""The pages a user reads: their links lead somewhere, their commands exist, their examples load."""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followthrough.cli.main import cli
from followthrough.config.load import load
from followthrough.mail.own.orders import understand

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
START = (ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_link_to_a_page_leads_to_one(page: Path) -> None:
    """And to a heading of it, where it names one."""
    for target, heading in re.findall(r"\]\(([^)#:\s]*)(#[^)\s]*)?\)", page.read_text(encoding="utf-8")):
        there = page.parent / target if target else page
        assert there.exists(), target
        if heading:
            lines = there.read_text(encoding="utf-8").splitlines()
            anchors = {re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in lines}
            assert heading[1:] in anchors, heading


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_command_that_is_named_is_one(page: Path) -> None:
    """`followthrough WORD` in code spans and blocks; a change of name is noticed."""
    for name in re.findall(
        r"followthrough ([a-z][a-z-]+)\b(?![./])", _code(page.read_text(encoding="utf-8"))
    ):
        assert name in cli.commands


def test_commands_are_really_looked_for() -> None:
    """An empty search would prove nothing."""
    text = _code(
        "Try `followthrough fly now`, or:\n\n    followthrough sail ann\n\nfollowthrough in a sentence."
    )
    assert re.findall(r"followthrough ([a-z]+)", text) == ["fly", "sail"]


def _code(text: str) -> str:
    blocks = [line for line in text.splitlines() if line.startswith("    ")]
    return "\n".join([*re.findall(r"`([^`\n]+)`", text), *blocks])


def test_the_settings_of_getting_started_load(tmp_path: Path) -> None:
    """Put together as the page says, they are a config."""
    account, playbook, people = re.findall(r"```toml\n(.*?)```", START, re.DOTALL)
    enrol = playbook.partition("\n")[2]
    name = playbook.partition("\n")[0]
    text = (
        f'state_dir = "{tmp_path}/state"\n[me]\nname = "Sam"\n[hours]\ntimezone = "Europe/London"\n'
        f"[[account]]\n{account}\n[[playbook]]\n{name}\n[playbook.enrol]\n{enrol}"
    )
    (tmp_path / "followthrough.toml").write_text(text, encoding="utf-8")
    (tmp_path / "people.toml").write_text(people, encoding="utf-8")

    settings = load(tmp_path / "followthrough.toml")

    assert [person.name for person in settings.people] == [tomllib.loads(people)["person"][0]["name"]]
    assert settings.people[0].introduce


def test_the_answer_to_a_note_on_that_page_is_understood() -> None:
    """Every line of it."""
    (lines,) = re.findall(r"plain lines on top:\n\n(.*?)\n\n", START, re.DOTALL)
    orders, unclear = understand(
        "\n".join(line.strip() for line in lines.splitlines()), datetime(2026, 3, 3, tzinfo=UTC), "UTC"
    )
    assert (len(orders), unclear) == (4, ())
