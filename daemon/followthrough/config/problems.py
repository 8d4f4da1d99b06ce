"""What is wrong in the user's files, as values; the words around them are wording's."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where (file, line, dotted key), what, what is allowed, the nearest right key or ''.

    ``line`` is 0 where a file as a whole is meant.
    """

    path: Path
    line: int
    key: str
    what: str
    allowed: str = ""
    nearest: str = ""


class ConfigError(Exception):
    """Everything that is wrong, at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
