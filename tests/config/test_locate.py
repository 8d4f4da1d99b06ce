"""The line of every key of a TOML text, held against what tomllib reads."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from followthrough.config.locate import Lines, Path

BY_HAND = '''# a comment
a = 1
"b c".'d.e' = "x # no comment"   # comment
multi = """
[not.a.table]
k = 1 ""
"""""
lit = \'\'\'
'' x = 2\'\'\'
[t]
list = [ # comment, with ] in it
  1,
  [2, 3], { x = 4, y.z = [5] },
]
date = 1979-05-27 07:32:00
[[arr]]
x = 1
[[arr.in]]
y = 2
[[arr.in]]
y = 3
[arr.tab]
z = 4
[[arr]]
[[arr.in]]
"y\\u0041" = 5
[ spaced . "key" ]
k = true
'''


def paths(value: Any, path: Path = ()) -> set[Path]:
    """Every key and element that tomllib reads."""
    found = {path} if path else set()
    if isinstance(value, dict):
        items: Any = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        return found
    return found.union(*(paths(each, (*path, key)) for key, each in items))


def test_the_corners_of_the_format_are_located() -> None:
    """Comments, quotes, strings and lists over lines, tables in lists of tables."""
    lines = Lines(BY_HAND)
    assert set(lines.paths()) == paths(tomllib.loads(BY_HAND))
    where = {
        ("a",): 2, ("b c", "d.e"): 3, ("multi",): 4, ("lit",): 8, ("t",): 10, ("t", "list"): 11,
        ("t", "list", 0): 12, ("t", "list", 1, 1): 13, ("t", "list", 2, "y", "z", 0): 13, ("t", "date"): 15,
        ("arr",): 16, ("arr", 0, "x"): 17, ("arr", 0, "in", 1, "y"): 21, ("arr", 0, "tab", "z"): 23,
        ("arr", 1): 24, ("arr", 1, "in", 0): 25, ("arr", 1, "in", 0, "yA"): 26, ("spaced", "key"): 27,
    }  # fmt: skip
    assert {path: lines.line(path) for path in where} == where


def test_what_is_not_there_is_where_its_table_is() -> None:
    """A missing key is told at its table's head, a missing table at the text's beginning."""
    lines = Lines(BY_HAND)
    assert lines.line(("arr", 1, "in", 0, "missing")) == 25
    assert lines.line(("nowhere", "at all")) == 1
    assert Lines("").line(("x",)) == 1


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    windows = "\ufeff" + BY_HAND.replace("\n", "\r\n")
    assert Lines(windows).paths() == Lines(BY_HAND).paths()


keys = st.one_of(
    st.sampled_from(["a", "b", "c-d", "1"]), st.text(st.sampled_from("a.#=][\"\\' é"), max_size=4)
)
scalars = st.one_of(
    st.integers(), st.booleans(), st.text(st.sampled_from("a\n\"'#=[]{},\\ é"), max_size=12),
    st.dates(), st.floats(allow_nan=False, allow_infinity=False),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class Writer:
    """Writes any value as TOML, in shapes drawn at random, and notes on which line each path begins."""

    def __init__(self, data: st.DataObject) -> None:
        self.text, self.where, self._data = "", {}, data

    def _draw(self, *choices: Any) -> Any:
        return self._data.draw(st.sampled_from(choices))

    def _note(self, path: Path) -> None:
        self.where.setdefault(path, self.text.count("\n") + 1)

    def table(self, table: dict[str, Any], path: Path) -> None:
        """Plain keys first, then tables with heads of their own where the dice say so."""
        later = []
        for key, value in table.items():
            is_tables = isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
            if (isinstance(value, dict) or is_tables) and self._draw(True, False):
                later.append((key, value))
                continue
            self.text += self._draw("", "\n", "# x = 1 ]\n", "  ")
            self._note((*path, key))
            self.text += quoted(key) + self._draw("=", " = ")
            self.value(value, (*path, key))
            self.text += self._draw("\n", " # ] end\n")
        for key, value in later:
            for number, each in enumerate(value if isinstance(value, list) else [value]):
                self._note((*path, key))
                head = ".".join(quoted(part) for part in (*path, key) if isinstance(part, str))
                inside = (*path, key, number) if isinstance(value, list) else (*path, key)
                self._note(inside)
                self.text += f"[[{head}]]\n" if isinstance(value, list) else f"[ {head} ]\n"
                self.table(each, inside)

    def value(self, value: Any, path: Path) -> None:
        if isinstance(value, dict):
            self.text += "{ "
            for number, (key, each) in enumerate(value.items()):
                self.text += ", " if number else ""
                self._note((*path, key))
                self.text += f"{quoted(key)} = "
                self.value(each, (*path, key))
            self.text += " }"
        elif isinstance(value, list):
            self.text += "["
            for number, each in enumerate(value):
                self.text += self._draw("", " ", "\n", "# [ , \n")
                self._note((*path, number))
                self.value(each, (*path, number))
                self.text += self._draw(",", " ,", "\n,")
            self.text += self._draw("", "\n") + "]"
        elif isinstance(value, str):
            plain = "\n" in value and "\\" not in value and '"' not in value and self._draw(True, False)
            self.text += f'"""\n{value}"""' if plain else quoted(value)
        else:
            self.text += str(value).lower() if isinstance(value, bool) else str(value)


@given(st.dictionaries(keys, values, max_size=4), st.data())
def test_every_key_of_any_text_is_located(table: dict[str, Any], data: st.DataObject) -> None:
    """The very paths that tomllib reads, each on the line it was written on."""
    writer = Writer(data)
    writer.table(table, ())
    lines = Lines(writer.text)
    assert set(lines.paths()) == paths(tomllib.loads(writer.text)), writer.text
    assert lines.paths() == writer.where, writer.text
