"""Every mail program's way to introduce what it quotes is known, in the languages of its users.

``quoted/introductions.toml`` has them; ``quoted/*.toml`` of another name are whole mails, each line with what it is:
``+`` newly written, ``-`` quoted, ``~`` signature.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from followthrough.mail.body.quoted import split, unquoted

HERE = Path(__file__).parent / "quoted"
INTRODUCTIONS = tomllib.loads((HERE / "introductions.toml").read_text())
WRITTEN = "Yes, on Friday would be fine with us."
OLD = "Could you spare twenty minutes\nnext week?"
MARKED = "> Could you spare twenty minutes\n>\n> next week?"


@pytest.mark.parametrize("name", INTRODUCTIONS["unmarked"])
def test_what_stands_below_an_introduction_is_quoted_without_any_mark(name: str) -> None:
    introduction = INTRODUCTIONS["unmarked"][name]
    assert unquoted(f"{WRITTEN}\n\n{introduction}\n\n{OLD}\n").strip() == WRITTEN


@pytest.mark.parametrize("name", [*INTRODUCTIONS["unmarked"], *INTRODUCTIONS["marked"]])
def test_an_introduction_goes_with_the_marked_lines_below_it(name: str) -> None:
    introduction = {**INTRODUCTIONS["unmarked"], **INTRODUCTIONS["marked"]}[name]
    assert unquoted(f"{WRITTEN}\n\n{introduction}\n{MARKED}\n").strip() == WRITTEN


@pytest.mark.parametrize("name", [*INTRODUCTIONS["unmarked"], *INTRODUCTIONS["marked"]])
def test_an_introduction_right_below_the_text_takes_nothing_of_it(name: str) -> None:
    """Some programs leave no empty line."""
    introduction = {**INTRODUCTIONS["unmarked"], **INTRODUCTIONS["marked"]}[name]
    text = f"Dear Ed,\n{WRITTEN}\n{introduction}\n{MARKED}\n"
    assert unquoted(text).strip() == f"Dear Ed,\n{WRITTEN}"


def mails() -> list[Any]:
    return [
        pytest.param(mail["lines"], mail.get("author", ""), id=f"{path.stem}-{number}-{mail['name']}")
        for path in sorted(HERE.glob("*.toml"))
        if path.stem != "introductions"
        for number, mail in enumerate(tomllib.loads(path.read_text())["mail"], 1)
    ]


@pytest.mark.parametrize(("lines", "author"), mails())
def test_each_line_of_a_mail_is_what_its_writer_would_say_it_is(lines: str, author: str) -> None:
    """Blank lines belong anywhere."""
    marked = lines.strip("\n").split("\n")
    body = split("\n".join(line[1:] for line in marked), author)
    said = {"+": body.new, "-": body.quoted, "~": body.signature}

    for mark, text in said.items():
        wanted = [line[1:].rstrip() for line in marked if line[:1] == mark and line[1:].strip()]
        assert wanted == [line.rstrip() for line in text.split("\n") if line.strip()]
