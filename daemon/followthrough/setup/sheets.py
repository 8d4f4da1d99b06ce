"""A table as CSV or as a spreadsheet, in which nothing is ever taken for a formula. Knows nothing of what it says."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

Cell = str | int | date | None

GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""How formulas begin, in one program or another; a text that begins so gets an apostrophe in CSV."""
_PARTED = re.compile(r"([;\t]\s{0,20})(?=[=+@-])")
_PARTED_GUARD = re.compile(rf"([;\t]\s{{0,20}}){GUARD}(?=[=+@-])")
_WIDEST, _LONGEST = 50, 32_000
"""Characters of a column, and of a cell (a spreadsheet holds 32,767)."""


def as_csv(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to tell it; CRLF; days as YYYY-MM-DD."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        # Where the list separator is a semicolon, a spreadsheet parts what has one, and the rest is a cell of its own.
        cell = _PARTED.sub(rf"\1{GUARD}", cell)
        return GUARD + cell if cell.lstrip(" \n").startswith(GUARDED) else cell
    return "" if cell is None else str(cell)


def unguarded(cell: str) -> str:
    """A CSV cell without the apostrophe that ``as_csv`` put there."""
    cell = _PARTED_GUARD.sub(r"\1", cell)
    return cell[1:] if cell.startswith(GUARD) and cell[1:].lstrip(" \n").startswith(GUARDED) else cell


def as_xlsx(header: Sequence[str], rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """One sheet: the header stays in sight, days are days, texts are texts."""
    import xlsxwriter

    data = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(data, options) as book:
        sheet = book.add_worksheet(title)
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        sheet.freeze_panes(1, 1)
        for column, name in enumerate(header):
            sheet.set_column(column, column, _width([name, *(row[column] for row in rows)]))
            sheet.write_string(0, column, name, bold)
        for place, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                match cell:
                    case str() if cell:
                        sheet.write_string(place, column, cell[:_LONGEST], wrapped)
                    case int():
                        sheet.write_number(place, column, cell, wrapped)
                    case date():
                        sheet.write_datetime(place, column, cell, day)
        sheet.autofilter(0, 0, max(len(rows), 1), len(header) - 1)
    return data.getvalue()


def _width(cells: Sequence[Cell]) -> int:
    lines = [line for cell in cells for line in (_plain(cell).splitlines() or [""])]
    return min(_WIDEST, max(10, *(len(line) + 2 for line in lines)))


def write_file(path: Path, data: bytes) -> None:
    """The whole file or nothing of it, readable by its owner alone. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)  # there only where it was not renamed
