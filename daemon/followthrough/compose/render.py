"""Templates rendered in the immutable sandbox, with limits on output and work. Values in, text out; mail is data only."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """One template file's text; ``path`` is only for messages. Loading files is config's business."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A template's result: header block (names in lower case) and body, and the FILLs left in it, in order."""

    headers: Mapping[str, str]
    body: str
    fills: tuple[str, ...]


class TemplateError(Exception):
    """A template that cannot be rendered. Fields, not sentences: ``path``, ``line`` (0: unknown), ``problem``."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


class Templates:
    """A fixed set of templates by name (``attempt.txt.j2``, ``german/attempt.txt.j2``)."""

    def __init__(self, sources: Mapping[str, TemplateSource]) -> None:
        raise NotImplementedError

    def render(self, name: str, values: Mapping[str, object], sets: tuple[str, ...] = ()) -> Rendered:
        """Render ``SET/name`` for the first set that has it, else ``name``. Raises TemplateError.

        Limits: 64 KB of output, bounded loops and string growth; only str, int, bool, date, datetime and tuples or
        mappings of these may be given.
        """
        raise NotImplementedError

    def names(self) -> tuple[str, ...]:
        """Every template's name, sorted."""
        raise NotImplementedError
