"""What is built: the wheel has the program and its templates, the sdist all it takes to build that again."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

import followthrough

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist, built from this checkout by the locked hatchling alone."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    return folder


def names_in_wheel(dist: Path) -> set[str]:
    (wheel,) = dist.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def names_in_sdist(dist: Path) -> set[str]:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        return {name.partition("/")[2] for name in tar.getnames()}


def files(folder: str, pattern: str = "*") -> set[Path]:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if tracked.returncode == 0:
        found = [ROOT / line for line in tracked.stdout.splitlines()]
    else:  # an unpacked sdist
        found = [path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return {path.relative_to(ROOT) for path in found if path.is_file() and path.match(pattern)}


def test_the_wheel_holds_every_module(dist: Path) -> None:
    """Under the package's own name: `daemon` is a folder of the checkout, not of the installation."""
    modules = {path.relative_to("daemon").as_posix() for path in files("daemon", "*.py")}
    assert "followthrough/__init__.py" in modules
    assert modules <= names_in_wheel(dist)


def test_the_wheel_holds_every_template_inside_the_package(dist: Path) -> None:
    """They lie beside the source in the checkout, and inside the package once installed."""
    templates = {f"followthrough/{path.as_posix()}" for path in files("templates")}
    assert templates
    assert templates <= names_in_wheel(dist)


def test_the_wheel_holds_nothing_else(dist: Path) -> None:
    """No test, no unit, no stray file ends in somebody's site-packages."""
    tops = {name.partition("/")[0] for name in names_in_wheel(dist)}
    assert tops == {"followthrough", f"followthrough-{followthrough.__version__}.dist-info"}


def test_the_wheel_carries_its_licence_and_its_command(dist: Path) -> None:
    names = names_in_wheel(dist)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    (wheel,) = dist.glob("*.whl")
    (entry,) = [name for name in names if name.endswith("entry_points.txt")]
    assert "followthrough = followthrough.cli.main:main" in zipfile.ZipFile(wheel).read(entry).decode()


def test_the_sdist_can_be_built_and_tested_again(dist: Path) -> None:
    names = names_in_sdist(dist)
    wanted = {"pyproject.toml", "README.md", "LICENSE", "Makefile", "requirements-dev.lock"}
    wanted |= {
        path.as_posix() for room in ("daemon", "templates", "tests", "systemd") for path in files(room)
    }
    assert wanted - names == set()


def test_one_version_is_told_everywhere(dist: Path) -> None:
    """pyproject.toml, the package and the built metadata agree."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    (wheel,) = dist.glob("*.whl")
    (metadata,) = [name for name in names_in_wheel(dist) if name.endswith("METADATA")]
    built = HeaderParser().parsestr(zipfile.ZipFile(wheel).read(metadata).decode())
    assert (version, built["Version"]) == (followthrough.__version__, version)
    assert built["Requires-Python"] == ">=3.11"
