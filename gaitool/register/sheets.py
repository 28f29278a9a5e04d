"""The sheets of a register as rows of cells: out of a workbook, or a text of separated values."""

import csv
import io
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.layout import COVER_SHEET, Address, Area
from gaitool.office_files.cells import TooManyCells, TooMuchText
from gaitool.office_files.grid import Grid, Written
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.office_files.parted_text import decoded, parted
from gaitool.office_files.preflight import refuse_size
from gaitool.text.written_dates import EPOCH, EPOCH_1904

MOST_ROWS = 100_000
NO_RESULT = "=?"
"""Stands for a formula whose result was not saved: nobody knows what it shows."""

_OF_A_REPORT = frozenset([COVER_SHEET, "核实说明"])
_MARKS = (",", "\t", ";", "，", "；")
_LINES_LOOKED_AT = 50
_NOTHING = Written(None)
_TOO_LARGE = f"太大，最多读 {MOST_ROWS} 行、{LIMITS.columns} 列。请删去多余的行列。"


@dataclass(frozen=True, eq=False)
class RegisterSheet:
    """A sheet by its rows and columns, both counted from 1; what holds nothing is absent."""

    name: str
    cells: Mapping[int, Mapping[int, Written]]
    merged: tuple[Area, ...] = ()
    epoch: date = EPOCH
    hidden_rows: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, tidied; dates in ISO form."""
        written = self.cells.get(row, {}).get(column, _NOTHING)
        return NO_RESULT if written.formula and written.value is None else written.text.strip()


_ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True, eq=False)
class RegisterFile:
    """A register that is open: its visible sheets by name, each read when it is asked for."""

    names: tuple[str, ...]
    read: Callable[[str], RegisterSheet]


def open_register(path: Path, content: bytes) -> RegisterFile:
    """Return the visible sheets of a register; raises UnusableFile."""
    refuse_size(path, len(content))
    match path.suffix.lower():
        case ".csv" | ".txt":
            return RegisterFile(("",), lambda _: _of_text(path, content))
        # By what it is: an old workbook that was converted is still told by its own name.
        case ending if ending in {".xlsx", ".xlsm"} or content.startswith(_ARCHIVE):
            with _told_as_register(path):
                return _of_workbook(path, content)
        case _:
            message = "台账应是 .xlsx 或 .csv 文件。请用 Excel 或 WPS 打开，另存为 .xlsx。"
            raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)


def _of_workbook(path: Path, content: bytes) -> RegisterFile:
    workbook = open_workbook(path, content)
    if set(workbook.sheets) >= _OF_A_REPORT:
        message = "这是填报工作簿，不是台账。台账是一行一件申请的登记表。"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)

    def read(name: str) -> RegisterSheet:
        with _told_as_register(path):
            return _of_sheet(path, workbook, name)

    visible = tuple(name for name in workbook.sheets if name not in workbook.hidden)
    return RegisterFile(visible, read)


@contextmanager
def _told_as_register(path: Path) -> Iterator[None]:
    """Tell whatever a broken file makes the parsers do in words for a register."""
    try:
        yield
    except UnusableFile as refusal:
        raise _as_register(refusal) from refusal
    except (TooManyCells, TooMuchText, MemoryError) as error:
        raise UnusableFile(path, FileProblem.TOO_LARGE, f"台账{_TOO_LARGE}") from error
    except Exception as error:
        raise UnusableFile(path, FileProblem.DAMAGED, "台账已损坏，读不出来。") from error


def _as_register(refusal: UnusableFile) -> UnusableFile:
    """Return the refusal of a file that is no workbook in words for a register."""
    if refusal.problem is not FileProblem.NOT_A_WORKBOOK:
        return refusal
    message = "这不是能读的台账。请用 Excel 或 WPS 打开台账，另存为 .xlsx 或 .csv。"
    return UnusableFile(refusal.path, refusal.problem, message)


def _of_sheet(path: Path, workbook: OpenedWorkbook, name: str) -> RegisterSheet:
    grid = workbook.grids([name], MOST_ROWS)[name]
    if grid.beyond:
        raise UnusableFile(path, FileProblem.TOO_LARGE, f"工作表“{name}”{_TOO_LARGE}")
    cells = _rows(grid)
    merged = tuple(_areas(grid.looks.merged))
    _fill_down(cells, merged)
    epoch = EPOCH_1904 if grid.since_1904 else EPOCH
    return RegisterSheet(name, cells, merged, epoch, grid.hidden_rows)


def _rows(grid: Grid) -> dict[int, dict[int, Written]]:
    rows: dict[int, dict[int, Written]] = {}
    for address, written in grid.cells.items():
        # A formula without a saved result must be told: nobody knows what it shows.
        if written.has_formula or not is_white(written):
            rows.setdefault(address.row, {})[address.column] = written
    return dict(sorted(rows.items()))


def is_white(written: Written) -> bool:
    """Whether a cell shows nothing: blank, or a formula that gives no text."""
    return written.value is None or (isinstance(written.value, str) and not written.value.strip())


def _areas(references: Iterable[str]) -> Iterator[Area]:
    for reference in references:
        first, _, last = reference.partition(":")
        top, bottom = Address.parse(first), Address.parse(last)
        if top and bottom:
            yield Area.around(top, bottom)


def _fill_down(rows: Mapping[int, dict[int, Written]], merged: Sequence[Area]) -> None:
    """Repeat what a merged area says in the rows below that hold something: one type for two."""
    numbers = list(rows)
    left = LIMITS.cells  # areas that overlap by the thousand are nobody's register
    for area in merged:
        first = rows.get(area.top, {}).get(area.left)
        if first is None or area.bottom == area.top:
            continue
        for number in numbers[bisect_left(numbers, area.top + 1) :]:
            if number > area.bottom or not left:
                break
            rows[number].setdefault(area.left, first)
            left -= 1


def _of_text(path: Path, content: bytes) -> RegisterSheet:
    text = decoded(content)
    mark = _mark_of(text)
    try:
        rows = _by_the_book(text, mark)
    except csv.Error as error:
        raise UnusableFile(path, FileProblem.DAMAGED, "台账已损坏，读不出来。") from error
    if len(rows) > MOST_ROWS:
        raise UnusableFile(path, FileProblem.TOO_LARGE, f"台账{_TOO_LARGE}")
    filled = {
        number: cells
        for number, row in enumerate(rows, start=1)
        if (cells := {c: Written(cell) for c, cell in enumerate(row, start=1) if cell.strip()})
    }
    return RegisterSheet("", filled)


def _by_the_book(text: str, mark: str) -> list[list[str]]:
    """Return the rows of a text; a quotation that never ends encloses nothing."""
    # Contents of applications have line breaks and commas within their quotation marks.
    if text.count('"') % 2:
        return parted(text.split("\n"), mark)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def _mark_of(text: str) -> str:
    beginning = "\n".join(text.split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT])
    return max(_MARKS, key=beginning.count)
