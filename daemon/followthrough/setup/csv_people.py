"""People from a table in text: any delimiter, any of the headers that columns.py knows, wherever the header stands."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from followthrough.config.checks import shown
from followthrough.setup.columns import ADDRESS, FIRST, INTRODUCE, LAST, MIDDLE, NAME, meanings
from followthrough.setup.entries import FIELDS, Contacts, Entry, NotPeople
from followthrough.setup.sheets import unguarded

_DELIMITERS = ",;\t|"
_LOOK_AT = 25
"""Rows in which the header is looked for: some exports begin with notes of their own, Excel's with ``sep=;``."""
_MOST_SHOWN = 30


class _Row(NamedTuple):
    line: int
    cells: list[str]


class _Table(NamedTuple):
    """Rows as parted by one delimiter, with the header found in them; ``known`` counts the columns it names."""

    rows: list[_Row]
    header: int
    meanings: list[str]
    known: int


def read_table(text: str, path: Path) -> Contacts:
    """Everybody in a table. Raises NotPeople where no header can be told."""
    best = max((_as_table(text, each) for each in _DELIMITERS), key=lambda t: (t.known, len(t.meanings)))
    if not {NAME, FIRST, LAST, ADDRESS} & set(best.meanings):
        raise NotPeople(_no_header(best, path))
    if line := _unclosed(best.rows, text):
        raise NotPeople(
            f"{path}: line {line}: a quotation mark is opened there and never closed, so that the rest of the file "
            "would be one cell. Close it, or take it out."
        )
    header = best.rows[best.header].cells
    rows = best.rows[best.header + 1 :]
    entries = [_entry(row, best.meanings) for row in rows if any(cell.strip() for cell in row.cells)]
    columns = dict(zip(_distinct(header), best.meanings, strict=True))
    return Contacts("a table", tuple(entries), columns)


def _as_table(text: str, delimiter: str) -> _Table:
    rows = list(_rows(text, delimiter))
    best = _Table(rows, 0, [], 0)
    for place, row in enumerate(rows[:_LOOK_AT]):
        below = [each.cells for each in rows[place + 1 : place + 1 + 200]]
        found = meanings(row.cells, below)
        known = sum(bool(each) for each in found)
        # A row with an address in it is somebody, whatever their name looks like.
        if known > best.known and not any("@" in cell for cell in row.cells):
            best = _Table(rows, place, found, known)
    return best


def _rows(text: str, delimiter: str) -> Iterable[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A cell beyond all size: an unclosed quote that swallows the rest.
            yield _Row(line, [])
            return
        yield _Row(line, cells)
        line = reader.line_num + 1


def _unclosed(rows: Sequence[_Row], text: str) -> int:
    """The line of a quotation mark that is never closed; 0 for none. Only the last row can have it."""
    line = rows[-1].line if rows else 1
    return line if "".join(text.splitlines(keepends=True)[line - 1 :]).count('"') % 2 else 0


def _no_header(table: _Table, path: Path) -> str:
    first = next((row.cells for row in table.rows if any(cell.strip() for cell in row.cells)), [])
    seen = ", ".join(shown(cell.strip()) for cell in first[:_MOST_SHOWN] if cell.strip())
    return (
        f"{path}: no column with names or addresses can be told. The first line has: {seen or 'nothing'}. "
        "Give the table a first line that names its columns: Name (or First name and Last name), E-mail, and as you "
        "have them Phone, Organisation, Role, Why, Introduce, Known from, Referred by, "
        "Notes."
    )


def _distinct(header: Sequence[str]) -> list[str]:
    """The headers, each once: tables do name two columns the same."""
    found: list[str] = []
    for place, cell in enumerate(header):
        name = " ".join(cell.split()) or f"(column {place + 1})"
        found.append(f"{name} (column {place + 1})" if name in found else name)
    return found


def _entry(row: _Row, columns: Sequence[str]) -> Entry:
    entry = Entry(f"line {row.line}")
    names: dict[str, str] = {}
    for cell, column in zip(row.cells, columns, strict=False):
        value = unguarded(cell)
        if column == ADDRESS:
            entry.add_addresses(value)
        elif column in {NAME, FIRST, MIDDLE, LAST}:
            names[column] = names.get(column) or " ".join(value.split())
        elif column == INTRODUCE:
            entry.ask_for_introduction(value)
        elif column in FIELDS:
            entry.put(column, value.split(" ::: ")[0] if column == "phone" else value)
    parts = [names[each] for each in (FIRST, MIDDLE, LAST) if names.get(each)]
    entry.call(names.get(NAME) or " ".join(parts))
    return entry
