"""``--help`` teaches, and fits."""

import pytest
from click.testing import CliRunner

from followthrough.cli.main import cli
from followthrough.cli.words import WORDS

COMMANDS = sorted(cli.commands)


def help_of(*command: str) -> str:
    done = CliRunner().invoke(cli, [*command, "--help"], terminal_width=100)
    assert done.exit_code == 0
    return done.output


def test_these_are_the_commands() -> None:
    others = "check check-mail demo export once people plan read replay run status template why".split()
    assert sorted([*(word.name for word in WORDS), *others]) == COMMANDS


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda c: " ".join(c) or "all")
def test_help_fits_in_a_hundred_columns_and_explains_every_option(command: list[str]) -> None:
    text = help_of(*command)
    assert all(len(line) <= 100 for line in text.splitlines())
    parameters = (cli.commands[command[0]] if command else cli).params
    for parameter in parameters:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", ""), parameter.name


def test_the_list_of_commands_is_cut_nowhere_in_80_columns() -> None:
    done = CliRunner().invoke(cli, ["--help"], terminal_width=80)
    listed = done.output.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == COMMANDS
    assert all(len(line) <= 80 and line.endswith((".", ").")) and "..." not in line for line in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_in_a_sentence_what_it_does(command: str) -> None:
    text = cli.commands[command].help or ""
    assert len(text.split()) >= 10
    assert text.split("\n\n")[0].rstrip().endswith(".")


def test_the_first_page_tells_where_to_begin_and_the_exit_codes() -> None:
    text = " ".join(help_of().split())
    assert "It never sends." in text
    assert "Begin with `followthrough check`" in text
    for code in ("0 done", "1 failed", "75 already running", "78 needs you"):
        assert code in text


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if name not in {"run", "demo", "export", "template"}]
)
def test_every_command_that_shows_something_speaks_json(command: str) -> None:
    assert "--json" in help_of(command)
