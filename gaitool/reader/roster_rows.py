"""The rows of a list of units, out of a workbook or a text, as offices really save them."""

from collections.abc import Iterator
from pathlib import Path

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.layout import COVER_SHEET, Address, Area
from gaitool.office_files.grid import Grid
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.office_files.parted_text import Row

MOST_ROWS = 100_000
PARTING_MARKS = ("\t", ",", "，", ";", "；")
NO_RESULT = "=?"
"""Stands for a formula whose result was not saved: nobody knows what it shows."""

_OF_A_REPORT = frozenset([COVER_SHEET, "核实说明"])
"""Its cover has a 机关名称 too, with no list of units below."""


def rows_of_workbook(path: Path, content: bytes) -> Iterator[tuple[str, list[Row]]]:
    """Yield each visible sheet's name and rows; merged cells are filled, as people see them.

    It is read by our own reader: the library refuses styles that every spreadsheet program
    shrugs at, and Strict workbooks. Raises UnusableFile.
    """
    try:
        workbook = open_workbook(path, content)
        if set(workbook.sheets) >= _OF_A_REPORT:
            message = "这是填报工作簿，不是单位名单。"
            raise UnusableFile(path, FileProblem.BAD_DATA, message)
        visible = [name for name in workbook.sheets if name not in workbook.hidden]
        for name in visible:
            yield name, _rows_of_sheet(path, workbook, name)
    except GaitoolError:
        raise
    except Exception as error:
        raise UnusableFile(path, FileProblem.DAMAGED, "名单已损坏，读不出来。") from error


def _rows_of_sheet(path: Path, workbook: OpenedWorkbook, name: str) -> list[Row]:
    grid = workbook.grids([name], MOST_ROWS)[name]
    if grid.beyond:
        message = f"名单的工作表“{name}”太大，最多读 {MOST_ROWS} 行、60 列。请删去多余的行列。"
        raise UnusableFile(path, FileProblem.TOO_LARGE, message)
    last = max(grid.cells, default=Address(0, 0)).row
    width = max((at.column for at in grid.cells), default=0)
    rows = [
        [_text(grid, Address(row, c)) for c in range(1, width + 1)] for row in range(1, last + 1)
    ]
    for area in workbook.merged_areas(name, MOST_ROWS):
        _fill(rows, area)
    return rows


def _text(grid: Grid, address: Address) -> str:
    written = grid.written(address)
    return NO_RESULT if written.formula and written.value is None else written.text


def _fill(rows: list[Row], area: Area) -> None:
    """Repeat what a merged area says downwards: 政府部门 written once beside ten units."""
    first = area.first
    if first.row > len(rows) or first.column > len(rows[first.row - 1]):
        return
    words = rows[first.row - 1][first.column - 1]
    for row in rows[first.row : area.bottom]:
        row[first.column - 1] = row[first.column - 1] or words
