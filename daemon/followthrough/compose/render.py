"""Templates rendered in the immutable sandbox, with limits on output and work. Values in, text out; mail is data only.

A template is an optional comment, a header block (``Subject: …``), a blank line and a body. The header block is split
off before anything is rendered, so that no value can end it or add to it. HTML templates and those whose file name
begins with ``_`` (made to be included) have no header block.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType

from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import escape

from followthrough.compose.clean import body_text, header_text
from followthrough.compose.sandbox import LIMIT, Sandbox

_COMMENTS = re.compile(r"\s*(?:\{#.*?#\}\s*)*", re.DOTALL)
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*(.*)")
_ALLOWED_HEADERS = ("subject",)
_BLANK_LINES = re.compile(r"\n{3,}")
_MOST_VALUES = 5000
_DEEPEST = 4

# What a mistaken template can make Python or jinja2 raise, besides jinja2's own errors.
_MISTAKES = (
    JinjaError, ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Split:
    """A source taken apart. Every piece begins with as many line ends as stand before it: lines keep their numbers."""

    headers: Mapping[str, str]
    body: str


class Templates:
    """A fixed set of templates by name (``attempt.txt.j2``, ``german/attempt.txt.j2``)."""

    def __init__(self, sources: Mapping[str, TemplateSource]) -> None:
        self._sources = dict(sources)

    def render(self, name: str, values: Mapping[str, object], sets: tuple[str, ...] = ()) -> Rendered:
        """Render ``SET/name`` for the first set that has it, else ``name``. Raises TemplateError.

        Limits: 64 KB of output, bounded loops and string growth; only str, int, bool, date, datetime and tuples or
        mappings of these may be given.
        """
        wanted = (*(f"{each}/{name}" for each in sets if each), name)
        found = next((each for each in wanted if each in self._sources), None)
        if found is None:
            raise TemplateError(name, 0, "there is no such template")
        return _Render(self._sources, found, sets).result(values)

    def names(self) -> tuple[str, ...]:
        """Every template's name, sorted."""
        return tuple(sorted(self._sources))

    def path(self, name: str) -> str:
        """Where the template NAME came from, for messages; NAME itself when there is none."""
        return self._sources[name].path if name in self._sources else name


class _Render:
    """One render of one template: its sandbox, and the FILLs it leaves."""

    def __init__(self, sources: Mapping[str, TemplateSource], name: str, sets: tuple[str, ...]) -> None:
        self._sources, self._name, self._sets = sources, name, sets
        self._path = sources[name].path
        self._fills: list[str] = []
        self._sandbox = Sandbox(self._load, self._fill)

    def result(self, values: Mapping[str, object]) -> Rendered:
        split = _split(self._sources[self._name], self._name)
        given = _given(values, self._path)
        headers = {key: self._run(f"{self._name}#{key}", given) for key in split.headers}
        body = self._run(self._name, given)
        if not self._name.endswith(".html.j2"):
            # Not by a pattern: on a line of blanks that is not the end, one costs their number squared.
            body = _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip(" \t") for line in body.split("\n")))
        body = body.strip("\n")
        if not body.strip():
            raise TemplateError(self._path, 0, "the body is empty")
        marked = [text for text in self._fills if mark(text) in body or str(escape(mark(text))) in body]
        return Rendered({key: header_text(value) for key, value in headers.items()}, body, tuple(marked))

    def _load(self, name: str) -> tuple[str, str] | None:
        """(source, path) of a template, or of one of its headers (``name#subject``); includes see the sets first."""
        name, _, header = name.partition("#")
        for each in (*(f"{prefix}/{name}" for prefix in self._sets if name != self._name), name):
            if each in self._sources:
                source = self._sources[each]
                split = _split(source, each)
                return (split.headers[header] if header else split.body), source.path
        return None

    def _fill(self, hint: str) -> str:
        text = header_text(str(hint).replace("[[", "").replace("]]", ""))
        self._fills.append(text)
        return mark(text)

    def _run(self, name: str, values: Mapping[str, object]) -> str:
        try:
            return "".join(_bounded(self._sandbox.get_template(name).generate(values), self._path))
        except _MISTAKES as error:
            raise self._explained(error) from error

    def _explained(self, error: BaseException) -> TemplateError:
        paths = {source.path for source in self._sources.values()}
        path, line = _place(error.__traceback__, paths) or (self._path, 0)
        match error:
            case TemplateSyntaxError():
                return TemplateError(error.filename or path, error.lineno, error.message or "a syntax error")
            case TemplateNotFound():
                return TemplateError(path, line, f"includes {error.name!r}, and there is no such template")
            case RecursionError():
                return TemplateError(path, line, "macros or includes that call themselves without end")
        return TemplateError(path, line, header_text(str(error)) or type(error).__name__)


def mark(hint: str) -> str:
    """The FILL a person sees."""
    return f"[[FILL: {hint}]]"


def _bounded(pieces: Iterator[str], path: str) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece.encode("utf-8", "replace"))
        if length > LIMIT:
            raise TemplateError(path, 0, f"the result is over {LIMIT // 1024} KB")
        yield piece


def _place(traceback: TracebackType | None, paths: set[str]) -> tuple[str, int] | None:
    """The innermost line of a template in a traceback as jinja2 rewrites it."""
    place = None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename in paths:
            place = code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return place


def _split(source: TemplateSource, name: str) -> _Split:
    text = source.text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text) > LIMIT:
        raise TemplateError(source.path, 0, f"the template is over {LIMIT // 1024} KB")
    if name.endswith(".html.j2") or name.rpartition("/")[2].startswith("_"):
        return _Split({}, text)
    comments = _COMMENTS.match(text)
    start = comments.end() if comments else 0
    before = text.count("\n", 0, start)
    headers: dict[str, str] = {}
    for number, line in enumerate(text[start:].split("\n"), start=before):
        if not line.strip():
            rest = text.split("\n")[number:]
            return _Split(_complete(headers, source.path, number), "\n" * number + "\n".join(rest))
        found = _HEADER.fullmatch(line)
        if not found:
            break
        key = found[1].lower()
        if key not in _ALLOWED_HEADERS or key in headers:
            problem = "stands there twice" if key in headers else "is not allowed; only 'Subject:' is"
            raise TemplateError(source.path, number + 1, f"the header '{found[1]}:' {problem}")
        headers[key] = "\n" * number + found[2]
    raise TemplateError(
        source.path, before + len(headers) + 1, "expected 'Subject: …', a blank line, then the body"
    )


def _complete(headers: dict[str, str], path: str, line: int) -> dict[str, str]:
    if "subject" not in headers:
        raise TemplateError(path, line, "expected 'Subject: …' in the first line")
    return headers


def _given(values: Mapping[str, object], path: str) -> dict[str, object]:
    """Copies of the values, cleaned; nothing with methods or state of its own gets in."""
    left = [_MOST_VALUES]

    def copied(key: str, value: object, depth: int) -> object:
        left[0] -= 1
        if left[0] < 0 or depth > _DEEPEST:
            raise TemplateError(path, 0, f"the value {key!r} is too large")
        if type(value) in {int, bool, date, datetime}:
            return value
        if isinstance(value, str):
            # str.__str__ gives the plain text of an enum's member or of Markup, which is not trusted here.
            return body_text(str.__str__(value)[: LIMIT + 1])
        if isinstance(value, tuple):
            return tuple(copied(key, each, depth + 1) for each in value)
        if isinstance(value, Mapping):
            return {str(each): copied(f"{key}.{each}", inner, depth + 1) for each, inner in value.items()}
        raise TemplateError(
            path, 0, f"the value {key!r} is a {type(value).__name__}, which no template may see"
        )

    return {str(key): copied(str(key), value, 0) for key, value in values.items()}
