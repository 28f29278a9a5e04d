"""The rows of a list of units, out of a workbook or a text, as offices really save them."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.layout import COVER_SHEET, Address, Area
from gaitool.office_files.grid import Grid
from gaitool.office_files.opened import OpenedWorkbook, open_workbook

MOST_ROWS = 100_000
PARTING_MARKS = ("\t", ",", "，", ";", "；")
UNREADABLE = "\ufffd"
"""Stands for a byte that is of no character, so that a row with one can be named."""

NO_RESULT = "=?"
"""Stands for a formula whose result was not saved: nobody knows what it shows."""

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""What a text begins with that says its encoding; UTF-8 is tried anyhow."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_LONE_CR = re.compile(r"\r(?!\n)")

_OF_A_REPORT = frozenset([COVER_SHEET, "核实说明"])
"""Its cover has a 机关名称 too, with no list of units below."""

Row = list[str]


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


def decoded(content: bytes) -> str:
    """Return a text in UTF-8, UTF-16 or the Chinese encodings, every kind of line end as one.

    A byte that fits none becomes a mark: one of 100 kB is no reason to read nothing.
    """
    text = _text_of(content)
    # Excel for Macintosh ends lines with CR alone; beside real line ends a CR is a slip in a cell.
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def _text_of(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = (_in_wide(content, encoding) for encoding in _WIDE) if b"\0" in content else ()
    if text := next(filter(None, wide), None):
        return text
    return _in_bytes(content).replace("\0", UNREADABLE)


def _in_bytes(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    tries = (content.decode(encoding, "replace") for encoding in ("utf-8-sig", "gb18030"))
    return min(tries, key=lambda text: text.count(UNREADABLE))


def _in_wide(content: bytes, encoding: str) -> str | None:
    """Return a text of two or four bytes a character; None where it makes no sense as one."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if all(sign.isprintable() or sign in "\r\n\t" for sign in text) else None


def parted(lines: Sequence[str], mark: str) -> list[Row]:
    """Return lines as cells between marks; a quotation that never ends encloses nothing.

    Read by the book, a quotation mark too many swallows every unit behind it.
    """
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter=mark))
    except csv.Error:
        rows = None
    if rows is None or any(_swallowed(cell, mark) for row in rows for cell in row) or _odd(lines):
        rows = [[cell.strip().strip('"') for cell in line.split(mark)] for line in lines]
    return [[_LONE_CR.sub("", cell).replace("\n", "") for cell in row] for row in rows]


def _swallowed(cell: str, mark: str) -> bool:
    """Whether a cell holds whole rows: line breaks with the mark that parts cells after them."""
    return mark in cell.partition("\n")[2]


def _odd(lines: Iterable[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1
