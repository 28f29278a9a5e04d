"""A list or register out of a workbook, as rows of cells: whatever an office has for a table."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.layout import COVER_SHEET, EXPLANATIONS_SHEET, Area
from gaitool.office_files.cells import TooManyCells, TooMuchText
from gaitool.office_files.grid import Grid, Written
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.looks import CellLooks
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.text.written_dates import EPOCH, EPOCH_1904

MOST_ROWS = 100_000
PARTING_MARKS = ("\t", ",", "，", ";", "；")
NO_RESULT = "=?"
"""Stands for a formula whose result was not saved: nobody knows what it shows."""

# The cover of a report looks like a list of one unit, its tables like a register.
_OF_A_REPORT = frozenset([COVER_SHEET, EXPLANATIONS_SHEET])
_NOTHING = Written(None)


@dataclass(frozen=True, eq=False)
class TableSheet:
    """A sheet by its rows and columns, both counted from 1; what holds nothing is absent.

    ``repeated`` are the cells in which only a merged area that begins above says something;
    ``widths`` are how many cells each row of a text has, blank ones too.
    """

    name: str
    cells: Mapping[int, Mapping[int, Written]]
    merged: tuple[Area, ...] = ()
    epoch: date = EPOCH
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    repeated: frozenset[tuple[int, int]] = frozenset()
    looks: CellLooks = field(default_factory=CellLooks)
    widths: Mapping[int, int] = field(default_factory=dict)

    def is_unseen(self, row: int, columns: Iterable[int]) -> bool:
        """Whether one of some cells is struck out, or written in the colour of the paper."""
        return any(
            self.looks.is_unseen(written.style)
            for column in columns
            if (written := self.cells[row].get(column))
        )

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows, tidied; dates in ISO form."""
        written = self.cells.get(row, {}).get(column, _NOTHING)
        # A formula costs to be written out: only those without a result are asked for.
        if written.value is None:
            return NO_RESULT if written.has_formula else ""
        return written.text.strip()


def open_table(path: Path, content: bytes, what: str) -> OpenedWorkbook:
    """Return the workbook that holds a table, which is called ``what``; raises UnusableFile."""
    with told_as(path, what):
        workbook = open_workbook(path, content)
    if set(workbook.sheets) >= _OF_A_REPORT:
        raise UnusableFile(path, FileProblem.BAD_DATA, f"这是填报工作簿，不是{what}。")
    return workbook


def table_sheet(path: Path, workbook: OpenedWorkbook, name: str, what: str) -> TableSheet:
    """Return a sheet; what a merged area says stands in all its rows, as people see it.

    Raises UnusableFile.
    """
    with told_as(path, what):
        grid = workbook.grids([name], MOST_ROWS)[name]
        if grid.beyond:
            title = f"{what}的工作表“{name}”"
            raise UnusableFile(path, FileProblem.TOO_LARGE, too_large(title))
        cells = _rows(grid)
        merged = tuple(area for one in grid.looks.merged if (area := Area.parse(one)))
        repeated = frozenset(_fill_down(cells, merged))
        epoch = EPOCH_1904 if grid.since_1904 else EPOCH
        hidden = (grid.hidden_rows, grid.hidden_columns)
        return TableSheet(name, cells, merged, epoch, *hidden, repeated, grid.looks)


def too_large(title: str) -> str:
    """Return how a table is refused that is larger than anybody's."""
    return f"{title}太大，最多读 {MOST_ROWS} 行、{LIMITS.columns} 列。请删去多余的行列。"


@contextmanager
def told_as(path: Path, what: str) -> Iterator[None]:
    """Tell whatever a broken file makes the parsers do in words for such a table."""
    try:
        yield
    except UnusableFile as refusal:
        raise _as_table(refusal, what) from refusal
    except (TooManyCells, TooMuchText, MemoryError) as error:
        raise UnusableFile(path, FileProblem.TOO_LARGE, too_large(what)) from error
    except Exception as error:
        raise UnusableFile(path, FileProblem.DAMAGED, f"{what}已损坏，读不出来。") from error


def _as_table(refusal: UnusableFile, what: str) -> UnusableFile:
    """Return the refusal of a file that is no workbook in words for such a table."""
    if refusal.problem is not FileProblem.NOT_A_WORKBOOK:
        return refusal
    message = f"这不是能读的{what}。请用 Excel 或 WPS 打开{what}，另存为 .xlsx 或 .csv。"
    return UnusableFile(refusal.path, refusal.problem, message)


def is_white(written: Written) -> bool:
    """Whether a cell shows nothing: blank, or a formula that gives no text."""
    return written.value is None or (isinstance(written.value, str) and not written.value.strip())


def _rows(grid: Grid) -> dict[int, dict[int, Written]]:
    rows: dict[int, dict[int, Written]] = {}
    for address, written in grid.cells.items():
        # A formula without a saved result must be told: nobody knows what it shows.
        if written.has_formula or not is_white(written):
            rows.setdefault(address.row, {})[address.column] = written
    return dict(sorted(rows.items()))


def _fill_down(
    rows: Mapping[int, dict[int, Written]], merged: Sequence[Area]
) -> Iterator[tuple[int, int]]:
    """Repeat what a merged area says in the rows below that hold something: one type for two.

    Yields the cells where it is repeated.
    """
    numbers = list(rows)
    left = LIMITS.cells  # areas that overlap by the thousand are nobody's table
    for area in merged:
        first = rows.get(area.top, {}).get(area.left)
        if first is None or area.bottom == area.top:
            continue
        for number in numbers[bisect_left(numbers, area.top + 1) :]:
            if number > area.bottom or not left:
                break
            left -= 1
            if area.left not in rows[number]:
                rows[number][area.left] = first
                yield number, area.left
