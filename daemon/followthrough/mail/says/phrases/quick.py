"""Long lists of alternatives, put so that the engine passes over most of them at one look.

Python's engine tries every alternative at every character. Here a word border, or the start, is looked for once, and
alternatives that begin with the same letter share it; a group of words in front is parted by letter. What is found is
the same; of two that begin at the same place the other may be found.
"""

import re
from collections import defaultdict

_CAPITAL = re.compile(r"(?<!\\)[^\W\d_a-z]")
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!])|[()|]|.", re.DOTALL)
_BORDER = r"\b"
_START = "^"


def source(alternatives: str) -> str:
    """The same expression for text in small letters."""
    every = [
        each
        for one in _split([_lowered(each) for each in _PART.findall(alternatives)])
        for each in _opened(one)
    ]
    inside = [each[1:] for each in every if each[:1] == [_BORDER]]
    first = ["".join(each[1:]) for each in every if each[:1] == [_START]]
    others = ["".join(each) for each in every if each[:1] not in ([_BORDER], [_START])]
    return "|".join(
        [
            *([rf"\b(?:{_by_letter(inside)})"] if inside else []),
            *([f"^(?:{'|'.join(first)})"] if first else []),
            *others,
        ]
    )


def _lowered(part: str) -> str:
    return part if part[0] == "\\" else _CAPITAL.sub(lambda found: found[0].lower(), part)


def _split(parts: list[str]) -> list[list[str]]:
    """The alternatives that no group holds."""
    result: list[list[str]] = [[]]
    depth = 0
    for part in parts:
        depth += (part[0] == "(") - (part == ")")
        if part == "|" and depth == 0:
            result.append([])
        else:
            result[-1].append(part)
    return result


def _opened(parts: list[str]) -> list[list[str]]:
    """An alternative in front of which one of several borders stands (``(?:^|\\band )meet``), as one for each."""
    if parts[:1] != ["(?:"]:
        return [parts]
    end = _closing(parts)
    choices = _split(parts[1:end])
    if _optional(parts[end + 1 :]) or not any(each[:1] in ([_BORDER], [_START]) for each in choices):
        return [parts]
    return [[*each, *parts[end + 1 :]] for each in choices]


def _by_letter(every: list[list[str]]) -> str:
    one: dict[str, list[str]] = defaultdict(list)
    several: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for each in (lettered for group in every for lettered in _by_first_letter(group)):
        letters = _letters(each)
        if letters is None:
            unknown.append("".join(each))
        elif letters == {each[0]} and not _optional(each[1:]):
            one[each[0]].append("".join(each[1:]))
        else:
            several["".join(sorted(letters))].append("".join(each))
    return "|".join(
        [
            *(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in one.items()),
            *(rf"(?=[{letters}])(?:{'|'.join(whole)})" for letters, whole in several.items()),
            *unknown,
        ]
    )


def _by_first_letter(parts: list[str]) -> list[list[str]]:
    """An alternative that begins with a group, as several that begin with a letter each; as it is where that fails."""
    if parts[:1] != ["(?:"]:
        return [parts]
    end = _closing(parts)
    tail = parts[end + 1 :]
    choices: dict[str, list[list[str]]] = defaultdict(list)
    for each in _split(parts[1:end]):
        if not each or not each[0].isalpha() or _optional(each[1:]):
            return [parts]
        choices[each[0]].append(each[1:])
    if _optional(tail):
        return [parts]
    return [[letter, "(?:", *_joined(rest), ")", *tail] for letter, rest in choices.items()]


def _joined(every: list[list[str]]) -> list[str]:
    return [part for row, each in enumerate(every) for part in (["|", *each] if row else each)]


def _letters(parts: list[str]) -> set[str] | None:
    """The letters that one of these may begin with; None where that is not plain."""
    if not parts:
        return None
    if parts[0] == "(?:":
        end = _closing(parts)
        found = _of_all(_split(parts[1:end]))
        rest = parts[end + 1 :]
    elif parts[0].isalpha():
        found, rest = {parts[0]}, parts[1:]
    elif parts[0][0] == "[" and parts[0][1:-1].isalpha():
        found, rest = set(parts[0][1:-1]), parts[1:]
    else:
        return None
    if found is None or rest[:1] == ["{"]:
        return None
    return _with(found, _letters(rest[1:])) if _optional(rest) else found


def _of_all(every: list[list[str]]) -> set[str] | None:
    found: set[str] | None = set()
    for each in every:
        found = _with(found, _letters(each))
    return found


def _with(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    return None if one is None or other is None else one | other


def _optional(parts: list[str]) -> bool:
    return parts[:1] in (["?"], ["*"], ["{"])


def _closing(parts: list[str]) -> int:
    """Where the group ends that these begin with."""
    depth = 0
    for row, part in enumerate(parts):
        depth += (part[0] == "(") - (part == ")")
        if depth == 0:
            return row
    return len(parts)
