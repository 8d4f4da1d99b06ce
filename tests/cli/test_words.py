"""What we tell the user to write is understood as written: on the page, in notes, in what is asked, in --help."""

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from followthrough.cli.main import cli
from followthrough.cli.words import WORDS
from followthrough.mail.own.orders import Word, understand

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "words.md").read_text()
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOTES = ("call", "day", "prepare", "digest")


def words_of(line: str) -> list[Word]:
    """The words in a line as it is shown; dots stand for what the user would write."""
    shown = line.replace("phone: …", "phone: +44 20 7946 0000").replace("+44 …", "+44 20 7946 0000")
    shown = shown.replace("Name <address>", "Bea <bea@example.org>").replace("…", "something")
    orders, unclear = understand(shown, NOW, "Europe/London")
    assert [each.line for each in unclear] == []
    assert [each.misspelled for each in orders if each.misspelled] == []
    return [each.word for each in orders]


def examples() -> list[str]:
    """The first column of the page's table."""
    table = PAGE[PAGE.index("| write |") :].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [each for row in rows for each in re.findall(r"`([^`]+)`", row)]


def test_the_page_names_every_word_and_each_is_understood() -> None:
    assert {word for example in examples() for word in words_of(example)} == set(Word)
    german = re.findall(r"`([^`]+)`", PAGE[PAGE.index("German works too") : PAGE.index("A weekday is")])
    for line in german:
        word_alone = line in {"hilfreich", "Notiz", "Empfehlung", "schulde", "Telefon", "Neuigkeit"}
        assert words_of(f"{line}: +49 30 123456" if word_alone else line), line


@pytest.mark.parametrize("note", NOTES)
def test_what_a_note_says_to_answer_is_understood(note: str) -> None:
    """The words of its last line, as the HTML part sets them apart."""
    template = (ROOT / "templates" / f"{note}.html.j2").read_text()
    line = next(each for each in template.splitlines() if "this note with" in each)
    examples = [
        each.replace("&lt;", "<").replace("&gt;", ">") for each in re.findall("<strong>(.*?)</strong>", line)
    ]
    assert examples
    for example in examples:
        assert len(words_of(example)) == 1, example


def test_every_command_on_the_page_and_in_help_is_one() -> None:
    """Its arguments and options are taken, and what it makes of them is understood."""
    lines = [line.strip() for line in PAGE.splitlines() if line.startswith("    followthrough ")]
    lines += [f"followthrough {word.example}" for word in WORDS]
    for line in lines:
        _, name, *arguments = shlex.split(line)
        word = next(each for each in WORDS if each.name == name)
        command = cli.commands[name]
        values = command.make_context(name, list(arguments), resilient_parsing=False).params
        values = {k: " ".join(v) if isinstance(v, tuple) else v for k, v in values.items()}
        who = '"ann@example.org"' if values.get("person") else ""
        for made in word.lines(who, values):
            assert len(words_of(made)) == 1, line
    assert {shlex.split(line)[1] for line in lines} == {word.name for word in WORDS}


def test_every_word_has_a_command() -> None:
    """Two are options, ``go on`` is ``resume`` without a name, and ``referral`` is ``refer``."""
    others = {Word.NO_ANSWER, Word.NO_MEETING, Word.GO_ON, Word.REFERRAL}
    assert {word.value for word in set(Word) - others} | {"refer"} == {word.name for word in WORDS}


def test_a_hold_has_one_end() -> None:
    (hold,) = [word for word in WORDS if word.name == "hold"]
    with pytest.raises(click.UsageError, match="not both"):
        hold.lines('"ann"', {"until": "May", "for": "2 weeks"})
