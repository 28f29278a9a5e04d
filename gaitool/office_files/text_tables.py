"""The rows of a table that is a text of values, parted by whichever mark its cells have."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.grid import Written
from gaitool.office_files.parted_text import (
    Row,
    TextLines,
    broken_cells,
    is_sound,
    parted_rows,
)
from gaitool.office_files.table_rows import (
    MOST_ROWS,
    PARTING_MARKS,
    TableKind,
    TableRow,
    TableSheet,
    too_large,
)
from gaitool.text.written_dates import EPOCH

_LINES_LOOKED_AT = 50
_MOST_LINES_OF_A_ROW = 5
_MOST_CELLS = 16_384
"""As a row of a spreadsheet has: programs write marks behind the last one that is filled."""

_FEWEST_MARKS_OF_A_ROW = 2
Lines = Iterable[str]
"""Lines that can be gone through again and again."""

# ="2025-03-05": how a text of values keeps a program from reading a day or a number as one.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


def readings_of_text(
    path: Path, content: bytes, kind: TableKind
) -> Callable[[], Iterator[TableSheet]]:
    """Return what yields a text parted by each mark that it has, the most frequent first.

    Raises UnusableFile for a text of too many lines or marks.
    """
    lines: Lines = TextLines.of(content)
    has_pairs, has_more_returns = _looked_through(path, lines, kind)
    # Excel for Macintosh: rows end with one, and breaks within cells are all that others end with.
    lines = LinesApart(lines) if has_more_returns else lines

    def readings() -> Iterator[TableSheet]:
        beginning = "\n".join(islice(lines, _LINES_LOOKED_AT))
        by_frequency = sorted(PARTING_MARKS, key=beginning.count, reverse=True)
        for mark in [one for one in by_frequency if one in beginning] or by_frequency[:1]:
            parted = _PartedText(path, kind, lines, mark, has_pairs_of_quotes=has_pairs)
            yield TableSheet("", parted.rows)

    return readings


def _looked_through(path: Path, lines: Lines, kind: TableKind) -> tuple[bool, bool]:
    """Return whether quotation marks come in pairs, and more carriage returns than lines are there.

    Raises UnusableFile for what would take memory and time.
    """
    quotes = returns = number = 0
    # Contents of applications have line breaks of their own.
    for number, line in enumerate(lines):
        quotes += line.count('"')
        returns += line.count("\r")
        is_long = len(line) > _MOST_CELLS
        if number > _MOST_LINES_OF_A_ROW * MOST_ROWS or (
            is_long and any(line.count(mark) > _MOST_CELLS for mark in PARTING_MARKS)
        ):
            raise UnusableFile(path, FileProblem.TOO_LARGE, too_large(kind.name))
    return quotes % 2 == 0, returns > number


@dataclass(frozen=True, slots=True)
class LinesApart:
    """Lines of which those are apart that a carriage return alone parts."""

    lines: Iterable[str]

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            yield from line.split("\r")


@dataclass(frozen=True, eq=False)
class _PartedText:
    """The lines of a text between marks; a quotation that encloses whole rows encloses nothing."""

    path: Path
    kind: TableKind
    lines: Lines
    mark: str
    has_pairs_of_quotes: bool

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows that hold something; raises UnusableFile."""
        try:
            for number, row in enumerate(self._parted(), start=1):
                if number > MOST_ROWS:
                    raise UnusableFile(self.path, FileProblem.TOO_LARGE, too_large(self.kind.name))
                cells = {c: Written(_bare(cell)) for c, cell in enumerate(row, 1) if cell.strip()}
                if cells:
                    yield TableRow(number, cells, width=len(row))
        except csv.Error as error:
            message = f"{self.kind.name}已损坏，读不出来。"
            raise UnusableFile(self.path, FileProblem.DAMAGED, message) from error

    def _parted(self) -> Iterator[Row]:
        if self._goes_by_the_book:
            lines = (f"{line}\n" for line in LinesApart(self.lines))
            return iter(csv.reader(lines, delimiter=self.mark))
        return parted_rows(self.lines, self.mark, is_sound=self._is_sound)

    @cached_property
    def _goes_by_the_book(self) -> bool:
        # Contents of applications have line breaks and commas within their quotation marks.
        return self.has_pairs_of_quotes and not any(
            _holds_rows(cell, self.mark, self.kind)
            for cell in broken_cells(LinesApart(self.lines), self.mark)
        )

    @cached_property
    def _is_sound(self) -> bool:
        return is_sound(self.lines, self.mark)


def _holds_rows(cell: str, mark: str, kind: TableKind) -> bool:
    """Whether a cell has a line that is an entry, between marks: a quotation too many."""
    lines = (line.split(mark) for line in cell.split("\n")[1:])
    return any(
        len(pieces) > _FEWEST_MARKS_OF_A_ROW
        and any(kind.is_entry(piece.strip(' "'), EPOCH) for piece in pieces)
        for pieces in lines
    )


def _bare(cell: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(cell.strip()) if "=" in cell else None
    return kept[1] if kept else cell
