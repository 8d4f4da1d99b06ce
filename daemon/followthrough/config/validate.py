"""TOML text to a model, or everything that is wrong with it at once, each with its line."""

import json
import re
import shlex
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from followthrough.config.checks import nearest, shown
from followthrough.config.locate import Lines
from followthrough.config.problems import MISSING, Problem

Loc = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

# pydantic checks a table as a whole only when its parts are right, and the config as a whole last.
_ROUNDS = 4

_SWITCH = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")

_KEY = re.compile(r"([A-Za-z0-9_-]+)\s*=")

_IS_NO = {
    "string_type": "no text",
    "int_type": "no whole number",
    "bool_type": "neither true nor false",
    "tuple_type": "no list",
    "model_type": "no table",
    "model_attributes_type": "no table",
}


class LinesOf:
    """A file's path and the lines of its keys, looked for only when something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self._text = path, text
        self._lines: Lines | None = None

    def problem(self, loc: Loc, what: str, allowed: str = "", nearest: str = "", hint: str = "") -> Problem:
        """A problem with the key at LOC."""
        try:
            self._lines = self._lines or Lines(self._text)
            line = self._lines.line(loc)
        except RecursionError:
            line = 0
        return Problem(self.path, line, dotted(loc), what, allowed, nearest, hint)


def dotted(loc: Loc) -> str:
    """A key as messages name it: ``account[2].host`` is in the second account."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".")


def parse(path: Path, text: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The text as tomllib reads it, or the one thing it stumbles on."""
    try:
        return tomllib.loads(text), ()
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        what = str(error).removesuffix(found[0] if found else " (at end of document)")
        twice = _twice(what, text.splitlines()[line - 1 : line])
        if twice:
            return {}, (Problem(path, line, "", twice),)
        return {}, (Problem(path, line, "", f"is not TOML: {what[:1].lower()}{what[1:]}", "see toml.io"),)
    except RecursionError:
        return {}, (Problem(path, 0, "", "is not TOML: nested too deeply", "see toml.io"),)


def _twice(what: str, lines: list[str]) -> str:
    """What tomllib says of a table or a key that stands there twice, in words; '' of anything else."""
    line = lines[0].strip() if lines else ""
    if what.startswith("Cannot declare ") and line.startswith("["):
        return f"{line.partition(']')[0]}{']' * (1 + line.startswith('[['))} stands twice; keep one"
    key = _KEY.match(line)
    if what == "Cannot overwrite a value" and key:
        return f"{key[1]} stands twice in this table; keep one"
    return ""


def check(
    model: type[Model], path: Path, data: Mapping[str, Any], lines: LinesOf
) -> tuple[Model | None, list[Problem]]:
    """The model, or None and everything that is wrong.

    What is wrong is put right in a copy, which is looked at again: so also what only shows once the rest is right is
    said the first time.
    """
    problems: dict[tuple[str, str], Problem] = {}
    context = {"folder": path.parent}
    copy = _with_tuples(deepcopy(dict(data)))
    put_right: set[Loc] = set()
    for _ in range(_ROUNDS):
        try:
            found = model.model_validate(copy, context=context)
        except ValidationError as error:
            for each in error.errors(include_url=False):
                loc = _key_of(each)
                if not _says_nothing(each, loc, put_right):
                    problem = _problem(model, loc, each, lines)
                    problems.setdefault((problem.key, problem.what), problem)
                _put_right(model, copy, loc, each["type"], put_right)
        else:
            return (None if problems else found), sorted(problems.values(), key=lambda each: each.line)
    return None, sorted(problems.values(), key=lambda each: each.line)


def _says_nothing(error: ErrorDetails, loc: Loc, put_right: set[Loc]) -> bool:
    """Whether it is about what we put in place of a mistake, or a clash of that with its neighbours in the table."""
    # pydantic calls a list too short whose elements are all wrong.
    if loc in put_right or (error["type"] == "too_short" and error["input"]):
        return True
    beside = error.get("ctx", {}).get("beside", ())
    return any((*loc[:-1], key) in put_right for key in beside)


def _key_of(error: ErrorDetails) -> Loc:
    """Where it is; a table that is refused as a whole says which of its keys it is about."""
    key = str(error.get("ctx", {}).get("key", ""))
    return error["loc"] + tuple(int(part) if part.isdigit() else part for part in key.split(".") if part)


def _problem(model: type[BaseModel], loc: Loc, error: ErrorDetails, lines: LinesOf) -> Problem:
    owner, field = _field(model, loc)
    context = error.get("ctx", {})
    about = field.description or "" if field else ""
    match error["type"]:
        case "wrong":
            return lines.problem(loc, context["what"], context["allowed"], context["nearest"])
        case "extra_forbidden":
            return _unknown(model, owner, loc, lines)
        case "missing":
            return lines.problem(loc, MISSING, _belongs(loc, field))
        case "literal_error":
            allowed = [str(each) for each in get_args(field.annotation)] if field else []
            value = error["input"]
            return lines.problem(
                loc, f"{_quoted(value, loc)} is not allowed", ", ".join(allowed), nearest(str(value), allowed)
            )
        case "greater_than_equal" | "less_than_equal":
            return lines.problem(loc, f"{_quoted(error['input'], loc)} is out of range", _range(field))
        case "too_short":
            return lines.problem(loc, "is empty", hint=f"give one or more{_such_as(loc, field)}")
        case kind if kind in _IS_NO:
            what, instead = f"{_quoted(error['input'], loc)} is {_IS_NO[kind]}", _instead(error, loc, field)
            return lines.problem(loc, what, "" if instead else _expected(loc, field), hint=instead)
    return lines.problem(loc, error["msg"], about.removesuffix("."))


def _unknown(root: type[BaseModel], owner: type[BaseModel] | None, loc: Loc, lines: LinesOf) -> Problem:
    name, keys = str(loc[-1]), list(owner.model_fields) if owner else []
    if len(loc) > 1 and name in root.model_fields and name not in keys:
        kind = (
            "a table of its own"
            if model_in(root.model_fields[name].annotation)
            else "a key of the whole file"
        )
        where = f"[{name}]" if kind.startswith("a table") else "above the first [table]"
        return lines.problem(loc, f"is {kind}, not of [{dotted(loc[:1])}]", f"{name} {where}")
    return lines.problem(loc, "is no key here", ", ".join(keys), nearest(name, keys))


def _quoted(value: object, loc: Loc) -> str:
    """The value as it stands in the file, but never a password."""
    if "password" in loc:
        return "this"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list | tuple):
        return "a table" if isinstance(value, dict) else "a list"
    return shown(value)


def _expected(loc: Loc, field: FieldInfo | None) -> str:
    """What belongs there: the key's description, and of a table how it begins."""
    if field is None:
        return ""
    about = (field.description or "").removesuffix(".")
    if model_in(field.annotation) is None:
        return about
    name = ".".join(part for part in loc if isinstance(part, str))
    return f"[[{name}]]: {about}" if get_origin(field.annotation) is tuple else f"[{name}]: {about}"


def _belongs(loc: Loc, field: FieldInfo | None) -> str:
    """What to write where a key is missing: what it is for, with an example."""
    if field is None:
        return ""
    about = (field.description or "").removesuffix(".")
    about = about[:1].lower() + about[1:]
    if model_in(field.annotation) is None:
        return about + _such_as(loc, field)
    name = ".".join(part for part in loc if isinstance(part, str))
    is_list = get_origin(field.annotation) is tuple
    return f"{about}, each below [[{name}]]" if is_list else f"{about}, below [{name}]"


def _such_as(loc: Loc, field: FieldInfo | None) -> str:
    """``, such as name = "Ann Example"``, where an example is known."""
    if field is None or not field.examples or model_in(field.annotation) is not None:
        return ""
    return f", such as {_line_of(loc, field.examples[0])}"


def _line_of(loc: Loc, value: Any) -> str:
    """A key as TOML has it; for text, numbers, switches and lists of them JSON writes the same."""
    return f"{loc[-1]} = {json.dumps(value, ensure_ascii=False)}"


def _instead(error: ErrorDetails, loc: Loc, field: FieldInfo | None) -> str:
    """How the same value is written rightly, where that can be told. Never a password."""
    value = error["input"]
    if "password" in loc or isinstance(loc[-1], int):
        return "it needs quotes" if error["type"] == "string_type" else ""
    match error["type"], value:
        case "int_type", str() if re.fullmatch(r"\d{1,9}", value.strip()):
            return f"write it without quotes: {_line_of(loc, int(value))}"
        case "bool_type", str() if value.lower() in _SWITCH:
            return f"write it without quotes: {_line_of(loc, _SWITCH[value.lower()])}"
        case "string_type", bool() | int() | float():
            return f"write it with quotes: {_line_of(loc, _quoted(value, loc))}"
        case "tuple_type", str() if value:
            return f"write it as a list: {_list_line(loc, value)}"
        case "tuple_type", dict() if field is not None and model_in(field.annotation):
            name = ".".join(part for part in loc if isinstance(part, str))
            return f"write [[{name}]] instead of [{name}]"
    return ""


def _list_line(loc: Loc, value: str) -> str:
    parts = [value]
    if loc[-1] == "password_command":
        with suppress(ValueError):
            parts = shlex.split(value)
    return _line_of(loc, parts)


def _range(field: FieldInfo | None) -> str:
    bounds = {
        name: getattr(each, name)
        for each in (field.metadata if field else ())
        for name in ("ge", "le")
        if hasattr(each, name)
    }
    return f"{bounds.get('ge')} to {bounds.get('le')}"


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model an annotation holds, alone or in a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)


def _field(model: type[BaseModel], loc: Loc) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """The model that owns the key at LOC, and its field if it has one of that name."""
    owner: type[BaseModel] | None = model
    field: FieldInfo | None = None
    names = [part for part in loc if isinstance(part, str)]
    for number, name in enumerate(names):
        field = owner.model_fields.get(name) if owner else None
        if number < len(names) - 1:
            owner = model_in(field.annotation) if field else None
    return owner, field


def _put_right(model: type[BaseModel], data: Any, loc: Loc, kind: str, put_right: set[Loc]) -> None:
    """Drop what is wrong so that its default counts; where there is none, put an example in its place."""
    # Of a list with a wrong element the whole list goes.
    *way, last = loc[:-1] if isinstance(loc[-1], int) else loc
    table = data
    for part in way:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            return
    if not isinstance(table, dict):
        return
    table.pop(last, None)
    if kind == "extra_forbidden":
        return
    put_right.add((*way, last))
    _, field = _field(model, (*way, last))
    if field is not None and field.is_required():
        table[last] = _with_tuples(_stand_in(field, (*way, last)))


def _stand_in(field: FieldInfo, loc: Loc) -> Any:
    inner = model_in(field.annotation)
    if inner is None:
        example = (field.examples or [""])[0]
        # Names must differ from each other, and from any real one.
        return f"{example} {dotted(loc)}" if loc[-1] == "name" else example
    values = {
        name: _stand_in(each, (*loc, name)) for name, each in inner.model_fields.items() if each.is_required()
    }
    return values if isinstance(field.annotation, type) and field.annotation is inner else [values]


def _with_tuples(value: Any) -> Any:
    """Lists as tuples, inside tables that can still be changed: a strict model takes no list for a tuple."""
    if isinstance(value, dict):
        return {key: _with_tuples(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_with_tuples(each) for each in value)
    return value
