"""The example of docs/reading.md: its mail, and what the command prints for it.

`python -m tests.cli.reading_page` writes what is printed into the page anew.
"""

import json
import os
import re
import tempfile
from pathlib import Path

from click.testing import CliRunner

from followthrough.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
_BLOCK = r"(?<=```{}\n).*?(?=```)"


def block(page: str, language: str) -> str:
    """The page's block in that language."""
    (found,) = re.findall(_BLOCK.format(language), page, re.DOTALL)
    return str(found)


def printed(mail: str) -> tuple[str, str]:
    """What is printed for a mail called answer.eml: for people, and as JSON on several lines."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.chdir(folder)
            Path("answer.eml").write_text(mail, encoding="utf-8")
            shown = CliRunner().invoke(cli, ["read", "answer.eml"])
            data = CliRunner().invoke(cli, ["read", "--json", "answer.eml"])
        finally:
            os.chdir(before)
    assert (shown.exit_code, data.exit_code) == (0, 0)
    return shown.output.rstrip() + "\n", json.dumps(
        json.loads(data.output), indent=2, ensure_ascii=False
    ) + "\n"


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for language, text in zip(("text", "json"), printed(block(page, "eml")), strict=True):
        page = re.sub(_BLOCK.format(language), lambda _, text=text: text, page, count=1, flags=re.DOTALL)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
