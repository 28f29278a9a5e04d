"""A list or register out of a workbook, as rows of cells: whatever an office has for a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.layout import COVER_SHEET, EXPLANATIONS_SHEET, Area
from gaitool.office_files.cells import TooManyCells, TooMuchText
from gaitool.office_files.grid import Written
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.looks import CellLooks
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.office_files.sheet_rows import BeyondWindow, RowsOutOfOrder, SheetOfRows, SheetRow
from gaitool.text.written_dates import EPOCH, EPOCH_1904

MOST_ROWS = 100_000
PARTING_MARKS = ("\t", ",", "，", ";", "；")
NO_RESULT = "=?"
"""Stands for a formula whose result was not saved: nobody knows what it shows."""

# The cover of a report looks like a list of one unit, its tables like a register.
_OF_A_REPORT = frozenset([COVER_SHEET, EXPLANATIONS_SHEET])
_NOTHING = Written(None)
_TOP_ROWS = 60


class TableKind(NamedTuple):
    """What a table is called (台账), and whether a cell says what only its entries say.

    A date or a number, of which the epoch of the workbook may have to be known.
    """

    name: str
    is_entry: Callable[[str, date], bool]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its cells by their columns, both counted from 1; what holds nothing is absent.

    ``repeated`` are the columns in which only a merged area that begins above says something;
    ``width`` is how many cells a row of a text has, blank ones too.
    """

    number: int
    cells: Mapping[int, Written]
    repeated: frozenset[int] = frozenset()
    width: int = 0
    hidden: bool = False

    def text(self, column: int) -> str:
        """Return what a cell shows, tidied; dates in ISO form."""
        written = self.cells.get(column, _NOTHING)
        # A formula costs to be written out: only those without a result are asked for.
        if written.value is None:
            return NO_RESULT if written.has_formula else ""
        return written.text.strip()


@dataclass(frozen=True, eq=False)
class TableSheet:
    """A sheet by its rows that hold something, which are read anew each time they are asked for.

    So a long one is never held whole. What a file makes the parsers raise comes while rows are
    read; RowsOutOfOrder where they have to be put in order first.
    """

    name: str
    rows: Callable[[], Iterator[TableRow]]
    merged: Sequence[Area] = ()
    epoch: date = EPOCH
    hidden_columns: frozenset[int] = frozenset()
    looks: CellLooks = field(default_factory=CellLooks)

    @cached_property
    def top(self) -> Mapping[int, TableRow]:
        """The first rows by their numbers: all that heads and what is above them may stand in."""
        return {row.number: row for row in islice(self.rows(), _TOP_ROWS)}

    def is_unseen(self, row: TableRow, columns: Iterable[int]) -> bool:
        """Whether one of some cells is struck out, or written in the colour of the paper."""
        return any(
            self.looks.is_unseen(written.style)
            for column in columns
            if (written := row.cells.get(column))
        )


def open_table(path: Path, content: bytes, what: str) -> OpenedWorkbook:
    """Return the workbook that holds a table, which is called ``what``; raises UnusableFile."""
    with told_as(path, what):
        workbook = open_workbook(path, content)
    if set(workbook.sheets) >= _OF_A_REPORT:
        raise UnusableFile(path, FileProblem.BAD_DATA, f"这是填报工作簿，不是{what}。")
    return workbook


def table_sheet(
    path: Path, workbook: OpenedWorkbook, name: str, what: str, *, whole: bool = False
) -> TableSheet:
    """Return a sheet; what a merged area says stands in all its rows, as people see it.

    ``whole`` where its rows may be out of order. Raises UnusableFile, now or while rows are read.
    """
    with told_as(path, what):
        sheet = SheetOfRows(workbook, name, MOST_ROWS)
        if whole or not sheet.can_be_streamed:
            return _held_whole(path, workbook, name, what)
        merged = _areas(sheet.merged)

        def rows() -> Iterator[TableRow]:
            with told_as(path, what):
                try:
                    yield from _repeated_below(sheet.rows(), merged)
                except BeyondWindow:
                    raise _too_large_sheet(path, name, what) from None

        epoch = EPOCH_1904 if workbook.since_1904 else EPOCH
        looks = CellLooks(workbook.conventions.styles)
        return TableSheet(name, rows, merged, epoch, sheet.hidden_columns, looks)


def _held_whole(path: Path, workbook: OpenedWorkbook, name: str, what: str) -> TableSheet:
    grid = workbook.grids([name], MOST_ROWS)[name]
    if grid.beyond:
        raise _too_large_sheet(path, name, what)
    cells: dict[int, dict[int, Written]] = {}
    for address, written in grid.cells.items():
        cells.setdefault(address.row, {})[address.column] = written
    listed = [SheetRow(row, cells[row], row in grid.hidden_rows) for row in sorted(cells)]
    merged = _areas(grid.looks.merged)
    rows = list(_repeated_below(listed, merged))
    epoch = EPOCH_1904 if grid.since_1904 else EPOCH
    return TableSheet(name, lambda: iter(rows), merged, epoch, grid.hidden_columns, grid.looks)


def _too_large_sheet(path: Path, name: str, what: str) -> UnusableFile:
    title = f"{what}的工作表“{name}”"
    return UnusableFile(path, FileProblem.TOO_LARGE, too_large(title))


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
    except RowsOutOfOrder:
        raise
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


def _areas(references: Iterable[str]) -> tuple[Area, ...]:
    return tuple(area for one in references if (area := Area.parse(one)))


def _repeated_below(rows: Iterable[SheetRow], merged: Sequence[Area]) -> Iterator[TableRow]:
    """Repeat what a merged area says in the rows below that hold something: one type for two."""
    areas = _OpenAreas(merged)
    for row in rows:
        # A formula without a saved result must be told: nobody knows what it shows.
        cells = {c: one for c, one in row.cells.items() if one.has_formula or not is_white(one)}
        if cells:
            repeated = areas.repeat_in(row.number, cells)
            yield TableRow(row.number, cells, repeated, hidden=row.hidden)


class _OpenAreas:
    """The merged areas that reach into the row that is read, with what their first cells say."""

    def __init__(self, merged: Sequence[Area]) -> None:
        higher = [(area.top, place) for place, area in enumerate(merged) if area.bottom > area.top]
        self._merged = merged
        self._waiting = sorted(higher, reverse=True)
        self._open: list[tuple[int, Written]] = []
        self._left = LIMITS.cells
        """Areas that overlap by the thousand are nobody's table."""

    def repeat_in(self, row: int, cells: dict[int, Written]) -> frozenset[int]:
        """Fill in what the areas say in a row that lacks it; return the columns of those."""
        by_whom: dict[int, int] = {}
        if self._open:
            self._open = [
                one for one in self._open if self._merged[one[0]].bottom >= row and self._left > 0
            ]
            self._left -= len(self._open)
        for place, written in self._open:
            column = self._merged[place].left
            if column not in cells:
                cells[column] = written
                by_whom[column] = place
        while self._waiting and self._waiting[-1][0] <= row:
            self._begin(row, cells, by_whom)
        return frozenset(by_whom)

    def _begin(self, row: int, cells: Mapping[int, Written], by_whom: Mapping[int, int]) -> None:
        """Open the next area, where its first cell says something.

        Of areas that overlap, a slip, the later one repeats what the earlier one does.
        """
        top, place = self._waiting.pop()
        column = self._merged[place].left
        if top == row and column in cells and by_whom.get(column, -1) < place:
            self._open.append((place, cells[column]))
            self._open.sort(key=itemgetter(0))
