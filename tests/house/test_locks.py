"""The lock files: complete, hashed, and free of any address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
ALL_LOCKS = [*LOCKS, "requirements-peers.lock"]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    found = PINNED.findall((ROOT / lock).read_text())
    return {normalised(name): version for name, version in found}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {normalised(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]) for requirement in requirements}


@pytest.mark.parametrize("lock", ALL_LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    """Whoever installs uses the index their pip is set up for, never the one the lock was made with."""
    assert "://" not in (ROOT / lock).read_text()


@pytest.mark.parametrize("lock", ALL_LOCKS)
def test_everything_in_a_lock_has_a_hash(lock: str) -> None:
    """`pip install --require-hashes` refuses a lock in which one line has none."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text().strip())
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_all_that_the_project_asks_for(lock: str) -> None:
    """A requirement added to pyproject.toml without `make lock` is found here, not by the user."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["demo"]
    asked += project["dependency-groups"]["build"]
    if lock == "requirements-dev.lock":
        asked += [item for item in project["dependency-groups"]["dev"] if isinstance(item, str)]
        asked += project["project"]["optional-dependencies"]["holidays"]
    assert named(asked) - pins(lock).keys() == set()


def test_the_tools_lock_is_the_other_lock_and_more() -> None:
    """One venv serves `make demo` and `make test` in any order, so their versions have to agree."""
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_no_sending_library_is_locked() -> None:
    """Nothing that is installed beside the program brings SMTP along under its own name."""
    names = pins("requirements.lock").keys()
    assert [name for name in names if "smtp" in name] == []
