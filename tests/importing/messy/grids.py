"""The tables of a report as they are printed: rows of cells that span, figures in their places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gaitool.form import Row

from tests.support.editions import APPLICATIONS, DISCLOSURE, DISPUTES
from tests.support.importing.truth import Truth


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell that reaches over ``across`` columns and ``down`` rows."""

    text: str
    across: int = 1
    down: int = 1


Grid = list[list[Cell]]
Overprint = Mapping[str, str]
"""Cells, by the name of their key, that are printed otherwise than their figure reads."""

_NOTHING: Overprint = {}
APPLICANTS, ORGANISATIONS = APPLICATIONS.columns[1].headings
RESULTS = APPLICATIONS.rows[2].headings[0]
(SUIT,) = DISPUTES.rows[-1].headings
_MERGED_OTHERWISE = Row("other_misc", "（六）其他处理", (RESULTS,))


def disclosure_grid(truth: Truth) -> Grid:
    """Return table 二 of the form of 2021, four columns wide."""
    return [row for block in disclosure_blocks(truth) for row in block]


def disclosure_blocks(truth: Truth) -> list[Grid]:
    """Return the four blocks of table 二, each a grid of its own."""
    blocks = []
    for block in DISCLOSURE.blocks:
        width = 3 // len(block.columns)
        heads = [Cell(column.label, width) for column in block.columns]
        grid = [[Cell(block.caption, 4)], [Cell(DISCLOSURE.corner), *heads]]
        grid += [
            [Cell(row.label), *(Cell(raw, width) for _, raw in figures)]
            for row in block.rows
            if (figures := truth.row("disclosure", row.key))
        ]
        blocks.append(grid)
    return blocks


def disclosure_grid_2019(truth: Truth) -> Grid:
    """Return table 二 of the form of 2019 as the truth file prints it: captions, heads, rows."""
    return [
        _line([text.strip() for text in line.split("|")])
        for line in truth.printed["disclosure_2019"]
    ]


def _line(texts: Sequence[str]) -> list[Cell]:
    *first, last = texts
    return [*(Cell(text) for text in first), Cell(last, 4 - len(first))]


def applications_grid(truth: Truth, overprint: Overprint = _NOTHING) -> Grid:
    """Return table 三, ten columns wide: three of labels, seven of figures."""
    rows = [row for row in _application_rows(truth) if truth.row("applications", row.key)]
    return [*applications_head(), *_application_lines(truth, rows, overprint)]


def applications_head() -> Grid:
    """Return the three rows of heads of table 三."""
    person, *organisations, total = APPLICATIONS.blocks[0].columns
    return [
        [Cell(APPLICATIONS.corner, 3, 3), Cell(APPLICANTS, 7)],
        [Cell(person.label, 1, 2), Cell(ORGANISATIONS, 5), Cell(total.label, 1, 2)],
        [Cell(column.label) for column in organisations],
    ]


def _application_rows(truth: Truth) -> Iterator[Row]:
    for row in APPLICATIONS.rows:
        if truth.form == "2021" or not row.key.startswith("other_"):
            yield row
        elif row.key == "other_misc":
            yield _MERGED_OTHERWISE


def _application_lines(
    truth: Truth, rows: Sequence[Row], overprint: Overprint
) -> Iterator[list[Cell]]:
    for _, part in groupby(rows, key=lambda row: row.headings[:1]):
        part_rows = list(part)
        for row in part_rows:
            heads = []
            if row.headings and row is part_rows[0]:
                heads.append(Cell(RESULTS, 1, len(part_rows)))
            group = [other for other in part_rows if other.headings == row.headings]
            if row.nested and row is group[0]:
                heads.append(Cell(row.headings[1], 1, len(group)))
            label = Cell(row.label, 3 - len(row.headings))
            yield [*heads, label, *_figures(truth, "applications", row.key, overprint)]


def _figures(truth: Truth, table: str, row: str, overprint: Overprint) -> Iterator[Cell]:
    for key, raw in truth.row(table, row):
        yield Cell(overprint.get(str(key), raw))


def disputes_grid(truth: Truth, overprint: Overprint = _NOTHING) -> Grid:
    """Return table 四, fifteen columns wide, one row of figures."""
    review, *suits = DISPUTES.rows
    outcomes = [column.label for column in DISPUTES.blocks[0].columns]
    return [
        [Cell(review.label, 5), Cell(SUIT, 10)],
        [*(Cell(label, 1, 2) for label in outcomes), *(Cell(suit.label, 5) for suit in suits)],
        [Cell(label) for label in outcomes * 2],
        [cell for row in DISPUTES.rows for cell in _figures(truth, "disputes", row.key, overprint)],
    ]


def relabelled(grid: Grid, labels: Mapping[str, str]) -> Grid:
    """Return the grid with other words in the cells that read so."""
    return [
        [Cell(labels.get(cell.text, cell.text), cell.across, cell.down) for cell in row]
        for row in grid
    ]


def respelled(grid: Grid, spellings: Mapping[str, str]) -> Grid:
    """Return the grid with pieces of its texts written otherwise, in every cell."""
    altered = []
    for row in grid:
        for old, new in spellings.items():
            row = [Cell(cell.text.replace(old, new), cell.across, cell.down) for cell in row]
        altered.append(row)
    return altered


def broken_up(grid: Grid, text: str, first: str) -> Grid:
    """Return the grid with one wide cell split in two, so that its label is broken off."""
    return [
        [
            piece
            for cell in row
            for piece in (
                (Cell(first, cell.across - 1, cell.down), Cell(text.removeprefix(first)))
                if cell.text == text
                else (cell,)
            )
        ]
        for row in grid
    ]


def torn(grid: Grid, label: str) -> tuple[Grid, Grid]:
    """Return the grid as two, the second beginning at the row of the label, as at a page's end.

    Cells that reach over the tear end there and go on, without words, on the other side.
    """
    at = next(i for i, row in enumerate(grid) if any(cell.text == label for cell in row))
    upper, carried = [], []
    for number, row in enumerate(grid[:at]):
        upper.append([Cell(c.text, c.across, min(c.down, at - number)) for c in row])
        carried += [Cell("", c.across, c.down - at + number) for c in row if c.down > at - number]
    lower = [[*carried, *grid[at]], *grid[at + 1 :]]
    return upper, lower


def divided(grid: Grid, column: int) -> list[Grid]:
    """Return the grid as two that stand below each other, the second from the column on."""
    left, right = [], []
    for row in placed(grid):
        left.append([cell for at, cell, begins in row if begins and at < column])
        right.append([cell for at, cell, begins in row if begins and at >= column])
    return [left, right]


def width(grid: Grid) -> int:
    """Return how many columns the first row reaches over."""
    return sum(cell.across for cell in grid[0])


def placed(grid: Grid) -> Iterator[list[tuple[int, Cell, bool]]]:
    """Yield every row as (column, cell, whether it begins in this row), columns from 0."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in grid:
        line, waiting, column = [], list(row), 0
        while waiting or column in reaching:
            cell, left, begins = _at(column, reaching, waiting)
            line.append((column, cell, begins))
            reaching.pop(column, None)
            if left > 1:
                reaching[column] = (cell, left - 1)
            column += cell.across
        yield line


def _at(
    column: int, reaching: Mapping[int, tuple[Cell, int]], waiting: list[Cell]
) -> tuple[Cell, int, bool]:
    if column in reaching:
        return (*reaching[column], False)
    cell = waiting.pop(0)
    return cell, cell.down, True
