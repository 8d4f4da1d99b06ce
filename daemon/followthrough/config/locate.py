"""Which line of a TOML text a key stands on: tomllib doesn't say. Only for texts that tomllib has read."""

import re
import tomllib
from bisect import bisect_right
from itertools import accumulate

Path = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEYS = re.compile(rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
# Strings on several lines may end in one or two quotes of their own before the three.
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\r\n]+"
)


class Lines:
    """Where every key and every element of a text is, by the path tomllib gives it."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text.removeprefix("\ufeff"), 0
        self._line_ends = list(accumulate(len(line) + 1 for line in self._text.split("\n")))
        self._found: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}
        self._document()

    def line(self, path: Path) -> int:
        """The line (from 1) of this key, or of the nearest table around it that is there; 1 for the whole text."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 1)

    def paths(self) -> dict[Path, int]:
        """All of them."""
        return dict(self._found)

    def _document(self) -> None:
        table: Path = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()

    def _header(self) -> Path:
        line = self._line()
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        *parents, last = self._keys()
        self._at = self._text.index("]", self._at) + (2 if is_array else 1)
        path: Path = ()
        for key in parents:
            path = self._entered((*path, key), line)
        path = (*path, last)
        if is_array:
            self._found.setdefault(path, line)
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        self._found[path] = line
        return path

    def _entered(self, path: Path, line: int) -> Path:
        """A table on the way to another; of an array of tables it is the latest."""
        self._found.setdefault(path, line)
        return (*path, self._tables[path]) if path in self._tables else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self._found.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_blank()
        opening = self._text[self._at]
        if opening not in "[{":
            scalar = _SCALAR.match(self._text, self._at)
            assert scalar, "a text that tomllib has read"
            self._at = scalar.end()
            return
        self._at += 1
        count = 0
        while True:
            self._skip_blank()
            if self._text[self._at] in "]}":
                self._at += 1
                return
            if opening == "{":
                self._pair(path)
            else:
                element = (*path, count)
                self._found[element] = self._line()
                self._value(element)
                count += 1
            self._skip_blank()
            if self._text[self._at] == ",":
                self._at += 1

    def _keys(self) -> list[str]:
        self._skip_blank()
        keys = _KEYS.match(self._text, self._at)
        assert keys, "a text that tomllib has read"
        self._at = keys.end()
        if '"' not in keys[0] and "'" not in keys[0]:
            return [key.strip() for key in keys[0].split(".")]
        # Quoting and escapes are tomllib's to undo.
        nested: object = tomllib.loads(f"{keys[0]} = 0")
        found = []
        while isinstance(nested, dict):
            [(key, nested)] = nested.items()
            found.append(key)
        return found

    def _skip_blank(self) -> None:
        blank = _BLANK.match(self._text, self._at)
        assert blank
        self._at = blank.end()

    def _line(self) -> int:
        return bisect_right(self._line_ends, self._at) + 1
