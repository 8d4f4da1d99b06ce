"""Values to columns and back: times, texts, lists, facts as JSON. Knows the types of fields, not what they mean."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache, partial
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from followthrough.mail.reading import Evidence
from followthrough.plan.facts import Fact

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def to_moment(at: datetime) -> int:
    """Whole microseconds since 1970. Raises TypeError for a naive time."""
    return (at - _EPOCH) // _MICROSECOND


def from_moment(value: int) -> datetime:
    """The time, aware, UTC."""
    return _EPOCH + timedelta(microseconds=value)


def to_text(text: str) -> str:
    """What a database can hold: lone surrogates and NUL (hostile mail has both) as the replacement character."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", "�") if "\0" in text else text


def to_list(texts: Iterable[str]) -> str:
    """A list of texts as JSON, all ASCII."""
    return json.dumps(list(texts), separators=(",", ":"))


@lru_cache(maxsize=1024)
def from_list(text: str) -> tuple[str, ...]:
    """The list of texts."""
    return tuple(json.loads(text))


# Facts ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field goes to JSON and back. ``default`` (MISSING: none) is not written."""

    name: str
    default: object
    encode: Callable[[object], Json] | None
    decode: Callable[[object], object] | None


def encode_fact(fact: Fact) -> str:
    """The fact's body: its fields that differ from their defaults; kind, person and time are columns of their own."""
    body: dict[str, Json] = {}
    for each in _FIELDS[type(fact)]:
        value = getattr(fact, each.name)
        if value != each.default:
            body[each.name] = each.encode(value) if each.encode else value
    return json.dumps(body, separators=(",", ":"))


def decode_fact(kind: str, person: str, at: int, body: str) -> Fact:
    """The fact as it was recorded, its times in UTC."""
    values = json.loads(body)
    for name, decode in _DECODE[kind]:
        if name in values:
            values[name] = decode(values[name])
    return _KINDS[kind](person=person, at=from_moment(at), **values)


def _evidence(values: object) -> tuple[Evidence, ...]:
    assert isinstance(values, list)
    return tuple(Evidence(*each) for each in values)


def _time(value: object) -> datetime:
    assert isinstance(value, int)
    return from_moment(value)


def _times(values: object) -> tuple[datetime, ...]:
    assert isinstance(values, list)
    return tuple(map(_time, values))


def _enums(of: type[Enum], values: object) -> tuple[Enum, ...]:
    assert isinstance(values, list)
    return tuple(of(value) for value in values)


def _codec(hint: object) -> tuple[Callable[..., Json] | None, Callable[..., object] | None]:
    """What to do with a field of this type, None: nothing. Raises TypeError for a type that is new here."""
    if get_origin(hint) is UnionType:
        some, *rest = (each for each in get_args(hint) if each is not type(None))
        if rest:
            raise TypeError(f"no way to keep {hint}")
        encode, decode = _codec(some)
        return (
            encode and (lambda value: None if value is None else encode(value)),
            decode and (lambda value: None if value is None else decode(value)),
        )
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        if of is Evidence:
            return (lambda values: [[each.judge, each.where, each.quote] for each in values]), _evidence
        if of is str:
            return list, tuple
        if of is datetime:
            return (lambda values: [to_moment(each) for each in values]), _times
        if issubclass(of, Enum):
            return (lambda values: [each.value for each in values]), partial(_enums, of)
    elif hint in (str, int, bool):
        return None, None
    elif hint is datetime:
        return to_moment, _time
    elif hint is date:
        return date.isoformat, date.fromisoformat
    elif isinstance(hint, type) and issubclass(hint, Enum):
        return (lambda value: value.value), hint
    raise TypeError(f"no way to keep {hint}")


def _fields(kind: type[Fact]) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _Field(each.name, each.default, *_codec(hints[each.name]))
        for each in fields(kind)
        if each.name not in ("kind", "person", "at")
    )


def _kind(of: type[Fact]) -> str:
    # The class has a slot of this name, not the value.
    return next(str(each.default) for each in fields(of) if each.name == "kind")


_FIELDS = {each: _fields(each) for each in get_args(Fact)}
_KINDS: dict[str, Callable[..., Fact]] = {_kind(each): each for each in _FIELDS}
_DECODE = {
    _kind(each): tuple((one.name, one.decode) for one in of if one.decode) for each, of in _FIELDS.items()
}
