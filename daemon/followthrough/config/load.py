"""Finding and reading the user's files: config, people, templates, credentials. Errors come all at once, with lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from followthrough.compose.render import TemplateSource
from followthrough.config.models import Account, Config, Person


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where (file, line, dotted key), what, what is allowed, the nearest right key or ''."""

    path: Path
    line: int
    key: str
    what: str
    allowed: str
    nearest: str


class ConfigError(Exception):
    """Everything that is wrong, at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class CredentialError(Exception):
    """No credential could be had (never a rejection by the server): fields ``account``, ``source``, ``problem``."""

    def __init__(self, account: str, source: str, problem: str) -> None:
        super().__init__(f"{account}: {source}: {problem}")
        self.account, self.source, self.problem = account, source, problem


@dataclass(frozen=True, slots=True)
class Settings:
    """All the user's files as read together; swapped whole when they change and are valid."""

    path: Path
    config: Config
    people: tuple[Person, ...]
    templates: Mapping[str, TemplateSource]
    state_dir: Path
    zone: str
    """The zone in force: config's, else this machine's."""
    stamp: tuple[tuple[str, int, int, int], ...]
    """(path, mtime_ns, size, inode) of every file read: compared on the tick to see an edit."""


def find_config(given: Path | None) -> Path:
    """``--config``, else $FOLLOWTHROUGH_CONFIG, else the platform's config folder. Raises ConfigError naming all
    places looked at."""
    raise NotImplementedError


def load(path: Path) -> Settings:
    """Read, check and build everything; templates rendered dry against a sample. Raises ConfigError with every problem."""
    raise NotImplementedError


def stamp(settings: Settings) -> tuple[tuple[str, int, int, int], ...]:
    """The files' stamps now; different from ``settings.stamp``: something was edited (or added to templates)."""
    raise NotImplementedError


def shipped_templates() -> Path:
    """The folder of the templates that come with the program: in the wheel, or the checkout of an editable install."""
    raise NotImplementedError


def credential(account: Account) -> str:
    """The account's password, from the one source its config names. Raises CredentialError."""
    raise NotImplementedError


def fingerprint(account: Account, secret: str) -> str:
    """A salted-by-account hash that changes when credential or sign-in data change: what three rejections stop."""
    raise NotImplementedError
