"""Shapes that several rules share: a sum against a stated total, groups of adjacent cells."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gaitool.answers import Answer, plain_digits
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.rules.rule import Violation, found


def difference_words(actual: Decimal, expected: Decimal) -> str:
    """Say by how much a figure is off: ``多 2``, ``少 3``, ``相符``."""
    gap = actual - expected
    if not gap:
        return "相符"
    return f"{'多' if gap > 0 else '少'} {plain_digits(abs(gap))}"


def expect_total(
    report: FilledReport, key: CellKey, parts: tuple[CellKey, ...], sum_name: str
) -> Iterator[Violation]:
    """Yield a violation for every stated total that is not the sum of its parts.

    ``sum_name`` says in words what was added up. Where nothing was stated the formula made the
    total, and there is nothing to compare.
    """
    for answer in report.stated(key):
        if answer.number is None:
            continue
        expected = sum((report.figure(part) for part in parts), start=Decimal(0))
        if answer.number != expected:
            yield _wrong_total(report, key, answer, (expected, parts, sum_name))


def _wrong_total(
    report: FilledReport,
    key: CellKey,
    answer: Answer,
    addition: tuple[Decimal, tuple[CellKey, ...], str],
) -> Violation:
    expected, parts, sum_name = addition
    actual = answer.number or Decimal(0)
    return Violation(
        cells=(found(report, key, answer), *(found(report, part) for part in parts)),
        message=(
            f"{report.label(key)}写的是 {plain_digits(actual)}，{sum_name}合计是 "
            f"{plain_digits(expected)}，{difference_words(actual, expected)}。"
        ),
        expected=plain_digits(expected),
        actual=plain_digits(actual),
        hint="对照台账逐格核对相加的各数和这个总计，改正写错的一个。",
    )


def adjacent_groups(table: Table, keys: Iterable[CellKey]) -> Iterator[tuple[CellKey, ...]]:
    """Yield the given cells in groups that touch along a row or column of the table."""
    remaining = {_grid_position(table, key): key for key in keys}
    while remaining:
        pending, group = [next(iter(remaining))], []
        while pending:
            row, column = pending.pop()
            if key := remaining.pop((row, column), None):
                group.append(key)
                pending += [
                    (row + 1, column),
                    (row - 1, column),
                    (row, column + 1),
                    (row, column - 1),
                ]
        yield tuple(sorted(group, key=table.cells.index))


def _grid_position(table: Table, key: CellKey) -> tuple[int, int]:
    """Return row and column number of a cell in its table, blocks below each other."""
    row = [row.key for row in table.rows].index(key.row)
    block = next(block for block in table.blocks if table.row(key) in block.rows)
    return row, [column.key for column in block.columns].index(key.column)
