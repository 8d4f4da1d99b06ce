"""docs/people.md: what it shows is what the program takes."""

import re
from pathlib import Path

from followthrough.config.load import load
from followthrough.setup.columns import meanings
from tests.config.test_load import GOOD

PAGE = (Path(__file__).parents[2] / "docs" / "people.md").read_text(encoding="utf-8")


def test_the_people_on_the_page_load(tmp_path: Path) -> None:
    """To the letter, beside a small config."""
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "people.toml").write_text(shown, encoding="utf-8")
    (tmp_path / "followthrough.toml").write_text(GOOD)
    bea, ida = load(tmp_path / "followthrough.toml").people
    assert (bea.introduce, ida.addresses) == (True, ())


def test_the_columns_on_the_page_are_understood() -> None:
    found = re.search(r"name the columns (.*?)\.", PAGE, re.DOTALL)
    assert found is not None
    words = re.sub(r"\(two letters\)|and as\s+you have them", ",", found[1])
    names = [each.strip() for each in re.split(r",|\(or|\)| and ", words) if each.strip()]
    assert len(names) >= 14
    assert [name for name, meaning in zip(names, meanings(names), strict=True) if not meaning] == []
