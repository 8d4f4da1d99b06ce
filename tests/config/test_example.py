"""config.example.toml and docs/config.md are what the models say."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from followthrough.config.example import docs, example
from followthrough.config.load import ConfigError, load
from followthrough.config.models import Config, People
from followthrough.config.validate import model_in

ROOT = Path(__file__).parents[2]
NEEDED = re.compile(r"(\(needed\)\n)#")


def test_both_files_are_as_the_program_makes_them() -> None:
    """Changed a model? python -m followthrough.config.example > config.example.toml, and --docs > docs/config.md."""
    assert (ROOT / "config.example.toml").read_text(encoding="utf-8") == example()
    assert (ROOT / "docs" / "config.md").read_text(encoding="utf-8") == docs()


@pytest.mark.parametrize("option", [(), ("--docs",)])
def test_the_command_makes_them(option: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "followthrough.config.example", *option]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert made == (docs() if option else example())


def test_the_example_loads_once_the_needed_lines_are_filled_in(tmp_path: Path) -> None:
    """With them alone it is the defaults; without them it says just which are needed."""
    path = tmp_path / "followthrough.toml"
    path.write_text(NEEDED.sub(r"\1", example()))
    config = load(path).config
    written = tomllib.loads(path.read_text())
    small = {"me": {"name": written["me"]["name"]}}
    small["account"] = ({k: v for k, v in written["account"][0].items() if k in ("name", "host", "login")},)
    small["account"][0]["addresses"] = tuple(written["account"][0]["addresses"])
    small["playbook"] = ({"name": written["playbook"][0]["name"]},)
    assert config == Config.model_validate(small)
    path.write_text(example())
    with pytest.raises(ConfigError) as refused:
        load(path)
    assert [each.key for each in refused.value.problems] == [
        "me.name", "account[1].name", "account[1].host", "account[1].login", "account[1].addresses", "playbook[1].name",
    ]  # fmt: skip
    assert {each.what for each in refused.value.problems} == {"is missing"}


def test_every_example_value_is_valid(tmp_path: Path) -> None:
    """All commented lines at once, but the further password sources and what must be on the disk."""
    text = re.sub(r"^#(?=[a-z_]+ = )", "", example(), flags=re.MULTILINE)
    text = re.sub(r"^(password_(file|credential|env)|password|ca_file) = .*\n", "", text, flags=re.MULTILINE)
    (tmp_path / "people.toml").write_text("")
    (tmp_path / "templates" / "german").mkdir(parents=True)
    (tmp_path / "templates" / "german" / "attempt.txt.j2").write_text("Subject: x\n\nHallo\n")
    (tmp_path / "followthrough.toml").write_text(text)
    assert load(tmp_path / "followthrough.toml").config.playbook[0].enrol.tags == ("outreach",)


def keys(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield name, field.description or ""
        inner = model_in(field.annotation)
        if inner is not None:
            yield from keys(inner)


def test_every_key_is_described_in_one_line() -> None:
    """In the models, in the page, and, but for people.toml's, in the example."""
    for name, description in [*keys(Config), *keys(People)]:
        assert description.endswith("."), name
        assert "\n" not in description
    for name, _ in keys(Config):
        assert re.search(
            rf"^#?({name} = |\[+(\w+\.)?{name}\]+$)|{{ .*\b{name} = ", example(), re.MULTILINE
        ), name
    for name, _ in [*keys(Config), *keys(People)]:
        assert f"`{name}`" in docs() or f"{name}]" in docs() or name == "person", name
