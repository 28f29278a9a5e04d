"""The sheets of a table that an office keeps: those of a workbook, or the one that a text is."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.grid import Written
from gaitool.office_files.opened import OpenedWorkbook
from gaitool.office_files.parted_text import decoded, parted
from gaitool.office_files.preflight import refuse_size
from gaitool.office_files.table_rows import (
    MOST_ROWS,
    PARTING_MARKS,
    TableSheet,
    open_table,
    table_sheet,
    too_large,
)
from gaitool.text.written_dates import EPOCH

_ARCHIVE = b"PK\x03\x04"
_LINES_LOOKED_AT = 50
_MOST_LINES_OF_A_ROW = 5
_MOST_CELLS = 16_384
"""As a row of a spreadsheet has: programs write marks behind the last one that is filled."""

_FEWEST_MARKS_OF_A_ROW = 2
# ="2025-03-05": how a text of values keeps a program from reading a day or a number as one.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


class TableKind(NamedTuple):
    """What a table is called (台账), and whether a cell says what only its entries say.

    A date or a number, of which the epoch of the workbook may have to be known.
    """

    name: str
    is_entry: Callable[[str, date], bool]


@dataclass(frozen=True, eq=False)
class TableFile:
    """A table that is open: its sheets by name, each read when it is asked for.

    A sheet of a text may be read in several ways, the likeliest first: by each mark that may part
    its cells.
    """

    names: tuple[str, ...]
    hidden: tuple[str, ...]
    readings: Callable[[str], Iterator[TableSheet]]

    def read(self, name: str) -> TableSheet:
        """Return a sheet as it is likeliest meant."""
        return next(self.readings(name))


def open_table_file(path: Path, content: bytes, kind: TableKind) -> TableFile:
    """Return the sheets of a table; raises UnusableFile."""
    refuse_size(path, len(content))
    match path.suffix.lower():
        case ".csv" | ".txt":
            text = decoded(content)
            _refuse_endless(path, text, kind)
            return TableFile(("",), (), lambda _: _of_text(path, text, kind))
        # By its content, since an old workbook that was converted keeps its own name.
        case ending if ending in {".xlsx", ".xlsm"} or content.startswith(_ARCHIVE):
            return _of_workbook(path, open_table(path, content, kind.name), kind)
        case _:
            message = f"{kind.name}应是 .xlsx 或 .csv 文件。请用 Excel 或 WPS 打开，另存为 .xlsx。"
            raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)


def _of_workbook(path: Path, workbook: OpenedWorkbook, kind: TableKind) -> TableFile:
    visible = tuple(name for name in workbook.sheets if name not in workbook.hidden)
    hidden = tuple(name for name in workbook.sheets if name in workbook.hidden)
    return TableFile(
        visible, hidden, lambda name: iter([table_sheet(path, workbook, name, kind.name)])
    )


def _refuse_endless(path: Path, text: str, kind: TableKind) -> None:
    """Refuse a text of too many lines or marks before it is parted, which takes memory and time."""
    # Contents of applications have line breaks of their own.
    lines = text.split("\n") if text.count("\n") <= _MOST_LINES_OF_A_ROW * MOST_ROWS else ()
    if not lines or any(line.count(mark) > _MOST_CELLS for line in lines for mark in PARTING_MARKS):
        raise UnusableFile(path, FileProblem.TOO_LARGE, too_large(kind.name))


def _of_text(path: Path, text: str, kind: TableKind) -> Iterator[TableSheet]:
    """Yield a text parted by each mark that it has, the most frequent first."""
    beginning = "\n".join(text.split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT])
    by_frequency = sorted(PARTING_MARKS, key=beginning.count, reverse=True)
    for mark in [one for one in by_frequency if one in beginning] or by_frequency[:1]:
        yield _parted_by(path, text, mark, kind)


def _parted_by(path: Path, text: str, mark: str, kind: TableKind) -> TableSheet:
    try:
        rows = _by_the_book(text, mark, kind)
    except csv.Error as error:
        raise UnusableFile(path, FileProblem.DAMAGED, f"{kind.name}已损坏，读不出来。") from error
    if len(rows) > MOST_ROWS:
        raise UnusableFile(path, FileProblem.TOO_LARGE, too_large(kind.name))
    filled = {
        number: cells
        for number, row in enumerate(rows, start=1)
        if (cells := {c: Written(_bare(cell)) for c, cell in enumerate(row, 1) if cell.strip()})
    }
    widths = {number: len(row) for number, row in enumerate(rows, start=1)}
    return TableSheet("", filled, widths=widths)


def _by_the_book(text: str, mark: str, kind: TableKind) -> list[list[str]]:
    """Return the rows of a text; a quotation that encloses whole rows encloses nothing."""
    # Contents of applications have line breaks and commas within their quotation marks.
    if text.count('"') % 2 == 0:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
        if not any(_holds_rows(cell, mark, kind) for row in rows for cell in row):
            return rows
    return parted(text.split("\n"), mark)


def _holds_rows(cell: str, mark: str, kind: TableKind) -> bool:
    """Whether a cell has a line that is an entry, between marks: a quotation too many."""
    lines = (line.split(mark) for line in cell.split("\n")[1:])
    return any(
        len(pieces) > _FEWEST_MARKS_OF_A_ROW
        and any(kind.is_entry(piece.strip(' "'), EPOCH) for piece in pieces)
        for pieces in lines
    )


def _bare(cell: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(cell.strip())
    return kept[1] if kept else cell
