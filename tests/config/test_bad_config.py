"""Every broken config says all that is wrong with it: file, line, key, what is allowed, the nearest right key.

One folder a story; a new one needs a config.toml, and what it says in expected-error (the folder's path taken away).
"""

from pathlib import Path

import pytest

from followthrough.config.load import ConfigError, load
from followthrough.config.wording import describe

STORIES = sorted((Path(__file__).parent / "bad_config").iterdir())


def said(folder: Path) -> str:
    """What loading this folder's config says, one line a problem."""
    with pytest.raises(ConfigError) as refused:
        load(folder / "config.toml")
    return "".join(f"{describe(each)}\n" for each in refused.value.problems).replace(f"{folder}/", "")


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
def test_a_broken_config_says_what_is_wrong(folder: Path) -> None:
    """To the letter: these messages are the product."""
    assert said(folder) == (folder / "expected-error").read_text()


def test_there_are_enough_stories() -> None:
    """An empty folder would prove nothing."""
    assert len(STORIES) >= 25
