"""config.example.toml and docs/config.md, made from the models: `python -m followthrough.config.example [--docs]`."""

import json
import sys
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from followthrough.config.models import Config, Person
from followthrough.config.validate import model_in

_HEAD = """\
# Followthrough's config. Copy it to ~/.config/followthrough/followthrough.toml (or say --config FILE).
#
# Every key is here. What has a value has its default: delete the line and nothing changes. What is commented
# out has no default, and shows an example; only the lines marked (needed) must be filled in.
# `followthrough check` proves it all before anything is done. Keys are explained in docs/config.md, too.
"""

_PEOPLE_HEAD = """\
The people you write to, in a file of their own: `people.toml` beside the config, or where `people_file` says. It is
yours and never rewritten. One `[[person]]` for each:
"""

_DOCS_HEAD = """\
# The config, key by key

Made from the program itself (`python -m followthrough.config.example --docs`); a test keeps it in step. The same
keys with their defaults, to copy: [config.example.toml](../config.example.toml).

The file is `followthrough.toml`: the one that `--config` names, else `$FOLLOWTHROUGH_CONFIG`, else the one in the
platform's config folder (`~/.config/followthrough/`, `/etc/followthrough/` for the system service). Relative paths
begin at its folder, `~` is your home. An edit is taken over within a minute, or at once with SIGHUP; what is wrong in
it is said, and the old config stays in force.
"""

_EXTRA_HEADS = {
    "account.mailboxes": "`[account.mailboxes]` stands below the `[[account]]` it belongs to.",
    "playbook.enrol": "`[playbook.enrol]` stands below the `[[playbook]]` it belongs to.",
    "playbook.attempts": (
        'Each entry of `attempts`, such as `{ by = "call", after = "1-2 business days" }`. '
        "A window is in hours, business days, days or weeks."
    ),
}


def example() -> str:
    """The text of config.example.toml."""
    return _HEAD + "\n" + "\n".join(_section(Config, "", is_array=False)) + "\n"


def docs() -> str:
    """The text of docs/config.md."""
    parts = [_DOCS_HEAD]
    for name, model, is_array in _sections(Config, "", is_array=False):
        title = f"[[{name}]]" if is_array else f"[{name}]"
        title = f"`{title}`" if name else "Above the first table"
        parts.append(f"## {title}\n\n{_EXTRA_HEADS.get(name, _about(model))}\n\n{_table(model)}")
    parts.append(f"## people.toml\n\n{_PEOPLE_HEAD}\n{_table(Person)}")
    return "\n".join(parts)


# config.example.toml --------------------------------------------------------------------------------------------------


def _section(model: type[BaseModel], name: str, is_array: bool) -> Iterator[str]:
    if name:
        yield ""
        yield f"# {_about(model)}"
        yield f"[[{name}]]" if is_array else f"[{name}]"
    plain = {key: field for key, field in model.model_fields.items() if not _is_table(field)}
    for key, field in plain.items():
        yield f"# {field.description}{' (needed)' if field.is_required() else ''}"
        yield _line(key, field)
    for key, field in model.model_fields.items():
        inner = model_in(field.annotation)
        if inner is not None and _is_table(field):
            yield from _section(inner, f"{name}.{key}".removeprefix("."), _is_array(field))


def _line(key: str, field: FieldInfo) -> str:
    default = field.get_default()
    if field.is_required() or default in ("", (), None):
        return f"#{key} = {toml(field.examples[0] if field.examples else default)}"
    return f"{key} = {toml(default)}"


def toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case time():
            return f'"{value:%H:%M}"'
        case date():
            return value.isoformat()
        case BaseModel():
            return f"{{ {', '.join(f'{key} = {toml(each)}' for key, each in value)} }}"
        case tuple() | list():
            return f"[{', '.join(map(toml, value))}]"
    # A JSON string is a TOML basic string.
    return json.dumps(str(value), ensure_ascii=False)


# docs/config.md -------------------------------------------------------------------------------------------------------


def _sections(
    model: type[BaseModel], name: str, is_array: bool
) -> Iterator[tuple[str, type[BaseModel], bool]]:
    yield name, model, is_array
    for key, field in model.model_fields.items():
        inner = model_in(field.annotation)
        if inner is not None:
            yield from _sections(inner, f"{name}.{key}".removeprefix("."), _is_array(field))


def _table(model: type[BaseModel]) -> str:
    rows = ["| key | default | what |", "|---|---|---|"]
    for key, field in model.model_fields.items():
        if _is_table(field):
            continue
        default = "**needed**" if field.is_required() else _cell(field.get_default())
        what = f"{field.description} {_allowed(field)}".strip()
        if field.examples:
            what += f" Example: {_cell(field.examples[0])}"
        rows.append(f"| `{key}` | {default} | {what} |")
    return "\n".join(rows) + "\n"


def _cell(value: Any) -> str:
    return "" if value in ("", (), None) else f"`{toml(value)}`".replace("|", "\\|")


def _allowed(field: FieldInfo) -> str:
    bounds = {
        name: getattr(each, name) for each in field.metadata for name in ("ge", "le") if hasattr(each, name)
    }
    if bounds:
        return f"({bounds['ge']} to {bounds['le']})"
    if get_origin(field.annotation) is Literal:
        return f"({', '.join(f'`{each}`' for each in get_args(field.annotation))})"
    return ""


# Both -----------------------------------------------------------------------------------------------------------------


def _about(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().partition("\n")[0]


def _is_array(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is tuple


def _is_table(field: FieldInfo) -> bool:
    """Whether it is written as a [table]; attempts are short, and written as a list."""
    return model_in(field.annotation) is not None and (field.is_required() or not _is_array(field))


def main(arguments: list[str]) -> None:
    """Write one of the two to standard output."""
    sys.stdout.write(docs() if "--docs" in arguments else example())


if __name__ == "__main__":
    main(sys.argv[1:])
