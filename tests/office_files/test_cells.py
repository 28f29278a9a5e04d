"""One pass over a sheet gives what the library needs two readings for."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gaitool.layout import Address
from gaitool.office_files.grid import Written
from gaitool.office_files.opened import open_workbook
from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture, report_of

pytestmark = pytest.mark.filterwarnings("ignore:Defined names for sheet index")


@pytest.fixture(scope="module")
def filled() -> bytes:
    return write_template(report_of(fixture("consistent")))


def test_formulas_are_those_the_library_reads(filled: bytes) -> None:
    library = _by_library(filled, data_only=False)
    formulas = {at: value for at, value in library.items() if str(value).startswith("=")}
    ours = {at: cell.formula for at, cell in _by_us(filled).items() if cell.formula}
    assert ours == formulas


def test_values_are_those_the_library_reads(filled: bytes) -> None:
    ours = {at: cell.value for at, cell in _by_us(filled).items() if cell.value is not None}
    assert ours == _by_library(filled, data_only=True)


def _by_library(content: bytes, *, data_only: bool) -> dict[tuple[str, Address], Any]:
    workbook = load_workbook(io.BytesIO(content), data_only=data_only)
    return {
        (name, Address(cell.row, cell.column)): cell.value
        for name in LAYOUT_2021.sheet_names
        for row in workbook[name].iter_rows()
        for cell in row
        if cell.value is not None
    }


def _by_us(content: bytes) -> dict[tuple[str, Address], Written]:
    workbook = open_workbook(Path("test.xlsx"), content)
    grids = workbook.grids(workbook.sheets)
    return {(name, at): cell for name, grid in grids.items() for at, cell in grid.cells.items()}


def test_an_error_beside_a_formula_is_an_error() -> None:
    cells = _read_rows('<row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c></row>')
    assert cells == {Address(1, 1): Written("#DIV/0!", "=B1/0", error=True)}


def test_a_formula_that_was_never_calculated_has_no_value() -> None:
    cells = _read_rows('<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c></row>')
    assert cells == {Address(1, 1): Written(None, "=SUM(B1:C1)")}


def test_cells_without_addresses_are_counted() -> None:
    cells = _read_rows("<row><c><v>1</v></c><c><f>A1</f><v>1</v></c><c><v>3</v></c></row>")
    assert cells == {
        Address(1, 1): Written(1),
        Address(1, 2): Written(1, "=A1"),
        Address(1, 3): Written(3),
    }


def test_a_shared_formula_is_told_for_every_cell() -> None:
    cells = _read_rows(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>5</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>'
    )
    assert [cell.formula for cell in cells.values()] == ["=B1", "=B2"]


def test_a_cell_with_letters_alone_stands_next_to_the_one_before() -> None:
    cells = _read_rows('<row r="1"><c r="F1"><v>1</v></c><c r="C"><v>5</v></c></row>')
    assert cells == {Address(1, 6): Written(1), Address(1, 7): Written(5)}


def test_a_row_within_a_cell_does_not_move_it() -> None:
    cells = _read_rows('<row r="3"><c r="B3"><v>1</v><row r="7"/></c></row>')
    assert cells == {Address(3, 2): Written(1)}


def test_what_looks_like_rows_within_an_instruction_is_not_read() -> None:
    hidden = b'<?of a program <sheetData><row r="1"><c r="A1"><v>17</v></c></row></sheetData>?>'
    cells = _read_changed(lambda part: part.replace(b"<sheetData", hidden + b"<sheetData"))
    assert cells == {}


def test_cells_behind_the_rows_are_those_the_parser_reads() -> None:
    rows = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    behind = b"<sheetData><row><c><v>2</v></c></row></sheetData>"
    cells = _read_changed(lambda part: part.replace(b"<sheetData></sheetData>", rows + behind))
    assert cells == {Address(1, 1): Written(1), Address(2, 1): Written(2)}


def test_cells_beyond_the_window_are_not_read() -> None:
    cells = _read_rows(
        '<row r="400"><c r="BH400"><v>1</v></c><c r="BI400"><v>2</v></c></row>'
        '<row r="401"><c r="A401"><v>3</v></c></row>'
    )
    assert cells == {Address(400, 60): Written(1)}


def _read_rows(rows: str) -> dict[Address, Written]:
    """Read a sheet whose rows are given as they stand in the file."""
    return _read_changed(lambda part: part.replace(b"<sheetData>", b"<sheetData>" + rows.encode()))


def _read_changed(change: Callable[[bytes], bytes]) -> dict[Address, Written]:
    """Read a sheet without cells after a change to the bytes of its part."""
    plain, changed = io.BytesIO(), io.BytesIO()
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)))
    workbook = open_workbook(Path("test.xlsx"), changed.getvalue())
    return dict(workbook.grids(["Sheet"])["Sheet"].cells)
