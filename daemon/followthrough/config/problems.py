"""What is wrong in the user's files, as values; the words around them are wording's."""

from dataclasses import dataclass
from pathlib import Path

MISSING = "is missing"
"""What is wrong with a key that has to be there; ``allowed`` then says what belongs there."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where (file, line, dotted key), what, what is allowed, the nearest right key or ''.

    ``line`` is 0 where a file as a whole is meant; ``hint`` says what to write instead, where that is known.
    """

    path: Path
    line: int
    key: str
    what: str
    allowed: str = ""
    nearest: str = ""
    hint: str = ""


class ConfigError(Exception):
    """Everything that is wrong, at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class NoConfig(ConfigError):
    """There is none in any of the ``places`` where one is looked for, best first."""

    def __init__(self, places: tuple[Path, ...]) -> None:
        looked = ", ".join(map(str, places))
        super().__init__(
            (Problem(places[0], 0, "", f"there is no config; looked for {looked}", "--config FILE"),)
        )
        self.places = places
