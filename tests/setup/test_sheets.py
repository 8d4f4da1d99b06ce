"""Tables for spreadsheets: nothing in a cell is ever run, and what was written is read back."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from followthrough.setup.sheets import as_csv, as_xlsx, unguarded, write_file

FORMULAS = ["=1+1", "+49 30 1", "-x", "@SUM(A1)", "\tx", "\r=1", " =1", "\n=1"]


@pytest.mark.parametrize("text", [*FORMULAS, "plain", "", "'quoted", 'Müller; "Ann"\nB'])
def test_a_csv_cell_is_text_in_every_spreadsheet_and_comes_back_as_it_was(text: str) -> None:
    made = as_csv(["Name"], [[text]])
    assert made.startswith(b"\xef\xbb\xbf")
    (_, (cell,)) = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert not cell.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == text


@pytest.mark.parametrize("text", ["Head;=HYPERLINK(1)", "a; @x", "a\t=1"])
def test_no_cell_is_a_formula_where_a_semicolon_parts_cells(text: str) -> None:
    """As in every spreadsheet of half of Europe; what came from somebody's signature stands in the chart."""
    made = as_csv(["Name", "Notes"], [["x", text]]).decode("utf-8-sig")
    parts = [part.strip() for line in made.splitlines() for part in line.replace("\t", ";").split(";")]
    assert not [part for part in parts if part.startswith(("=", "@"))]
    (_, (_, cell)) = csv.reader(io.StringIO(made, newline=""))
    assert unguarded(cell) == text


def sheet(made: bytes) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml"))


def test_a_spreadsheet_has_texts_numbers_and_real_days_and_no_formula() -> None:
    """The header stays in sight; a date is a number with a date's format."""
    rows = [[text, 3, date(2026, 3, 2), None] for text in [*FORMULAS, "https://x.example", "7"]]
    found = sheet(as_xlsx(["A", "B", "C", "D"], rows, "People"))
    space = {"m": found.tag[1:].partition("}")[0]}
    assert found.findall(".//m:f", space) == []
    assert found.find(".//m:pane[@state='frozen'][@topLeftCell='B2']", space) is not None
    cells = {cell.get("r"): cell for cell in found.iterfind(".//m:c", space)}
    assert cells["A2"].get("t") == "s"
    assert cells["A11"].get("t") == "s"
    value = cells["C2"].find("m:v", space)
    assert value is not None
    assert value.text == "46083"  # days since the end of 1899
    assert "D2" not in cells
    assert found.findall(".//m:hyperlink", space) == []


def test_a_cell_longer_than_a_spreadsheet_holds_is_cut() -> None:
    """Cut by us, not refused or left out by the writer."""
    made = zipfile.ZipFile(io.BytesIO(as_xlsx(["A"], [["x" * 40_000]], "People")))
    assert b"x" * 32_000 in made.read("xl/sharedStrings.xml")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Nothing half, nothing left beside it, and for its owner's eyes alone."""
    path = tmp_path / "people.csv"
    path.write_bytes(b"before")
    write_file(path, b"after")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"after", 0o600)
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path / "folder", b"x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "people.csv"]
