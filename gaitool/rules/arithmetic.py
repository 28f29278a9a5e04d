"""Shapes that several rules share: sums against stated totals, the balance, groups of cells."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.form import CellKey, Form, Row, Table
from gaitool.rules.rule import TrueByConstruction, Violation, found
from gaitool.rules.sums import BALANCES, Equality, equalities

# Between 元 and 万元 lie 10 000; the tenth part leaves room for the change of a year.
_SCALE_SLIP = 1_000


def difference_words(actual: Decimal, expected: Decimal) -> str:
    """State by how much a figure is off: ``多 2``, ``少 3``, ``相符``."""
    gap = actual - expected
    if not gap:
        return "相符"
    return f"{'多' if gap > 0 else '少'} {plain_digits(abs(gap))}"


def counted(form: Form, key: CellKey, figure: Decimal) -> str:
    """Write a figure with the measure word of a cell: ``3 件``."""
    return f"{plain_digits(figure)} {form.table_of(key).column(key).measure.word}"


def is_scale_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are so far apart that 元 and 万元 were mixed up."""
    least, greatest = sorted((one, other))
    return least > 0 and greatest >= _SCALE_SLIP * least


def total_figure(report: FilledReport, keys: Iterable[CellKey]) -> Decimal:
    """Return the sum of cells, totals as stated where they were; raises MissingNumber."""
    return sum((report.figure(key) for key in keys), start=Decimal(0))


def sum_name(form: Form, cells: Sequence[CellKey]) -> str:
    """Name a sum of cells of one table: its rows, and its columns unless they are totals."""
    table = form.table_of(cells[0])
    rows = "加".join(_row_names(table, list(dict.fromkeys(map(table.row, cells)))))
    first, *others = dict.fromkeys(map(table.column, cells))
    if first.sums:
        return rows
    if not first.headings:
        return f"{rows}的{first.label.partition('（')[0]}"
    return f"{first.headings[-1]}各列的{rows}" if others else f"{first.label}列的{rows}"


def _row_names(table: Table, rows: list[Row]) -> Iterator[str]:
    """Yield the names of rows; rows that make up a whole group go by the heading of the group."""
    for heading, members in groupby(rows, key=lambda row: row.headings[-1:]):
        group = list(members)
        whole = [row for row in table.rows if row.headings[-1:] == heading and not row.sums]
        if heading and len(group) > 1 and group == whole:
            yield f"{heading[0]}各项合计"
        else:
            yield from (row.short or row.path for row in group)


def expect_balance(report: FilledReport, balance: Equality, hint: str) -> Iterator[Violation]:
    """Yield a violation where the two sides of a column's balance differ.

    Raises MissingNumber, and TrueByConstruction for a column of totals that nobody stated.
    """
    opening, closing = balance.plus, balance.minus
    column = report.form.table_of(opening[0]).column(opening[0])
    # Computed totals balance exactly where their columns do: a second finding says nothing.
    if column.sums and not _any_stated(report, (*opening, *closing)):
        raise TrueByConstruction(f"{column.label}列由公式计算，由各列得出")
    opened, closed = total_figure(report, opening), total_figure(report, closing)
    if opened != closed:
        yield Violation(
            cells=tuple(found(report, key) for key in (*opening, *closing)),
            message=(
                f"{column.label}列不平：{_addition(report, opening)} = {plain_digits(opened)}；"
                f"{_addition(report, closing)} = {plain_digits(closed)}，"
                f"{difference_words(closed, opened)}。"
            ),
            hint=hint,
        )


def _any_stated(report: FilledReport, keys: Iterable[CellKey]) -> bool:
    return any(True for key in keys for _ in report.stated(key))


def _addition(report: FilledReport, keys: Iterable[CellKey]) -> str:
    rows = ((report.form.table_of(key).row(key), report.figure(key)) for key in keys)
    return " + ".join(f"{row.short or row.label} {plain_digits(figure)}" for row, figure in rows)


def expect_total(
    report: FilledReport, key: CellKey, parts: tuple[CellKey, ...], sum_name: str
) -> Iterator[Violation]:
    """Yield a violation for every stated total that is not the sum of its parts.

    ``sum_name`` tells in words what was added up. Raises MissingNumber, and TrueByConstruction
    where nobody stated a total, so that the formula made it.
    """
    stated = tuple(report.stated(key))
    # A locked formula cannot disagree with its parts: only what a person typed can.
    if not stated:
        raise TrueByConstruction("总计由公式计算，没有另填的总计可比")
    for answer in stated:
        expected = total_figure(report, parts)
        if answer.number is not None and answer.number != expected:
            yield Violation(
                cells=(found(report, key, answer), *(found(report, part) for part in parts)),
                message=(
                    f"{report.label(key)}写的是 {plain_digits(answer.number)}，{sum_name}合计是 "
                    f"{plain_digits(expected)}，{difference_words(answer.number, expected)}。"
                ),
                expected=plain_digits(expected),
                actual=plain_digits(answer.number),
                hint="对照台账逐格核对相加的各数和这个总计，改正写错的一个。",
            )


def broken_sums(report: FilledReport, table: Table) -> int:
    """Count the balances and stated totals of a table that do not hold."""
    return sum(_is_broken(_expected(report, equality)) for equality in equalities(table))


def _expected(report: FilledReport, equality: Equality) -> Iterator[Violation]:
    if equality.rule in BALANCES:
        return expect_balance(report, equality, "")
    return expect_total(report, equality.subject, equality.plus, "")


def _is_broken(check: Iterator[Violation]) -> bool:
    try:
        # The first violation is enough: the generator is not run to its end.
        return next(check, None) is not None
    except (MissingNumber, TrueByConstruction):
        return False


def cells_of_row(form: Form, table: str, row: str) -> tuple[CellKey, ...]:
    """Return the cells of a row in order, none where the edition has no such row."""
    cells = form.tables[table].cells if table in form.tables else ()
    return tuple(key for key in cells if key.row == row)


def cells_by_row(form: Form) -> list[tuple[CellKey, ...]]:
    """Return all cells in reading order, those of a row together."""
    return [tuple(cells) for _, cells in groupby(form.cells, key=lambda key: key[:2])]


def adjacent_groups(table: Table, keys: Iterable[CellKey]) -> Iterator[tuple[CellKey, ...]]:
    """Yield the given cells in groups that touch along a row or column of the table."""
    remaining = {_grid_position(table, key): key for key in keys}
    order = {key: number for number, key in enumerate(table.cells)}
    while remaining:
        pending, group = [next(iter(remaining))], []
        while pending:
            row, column = pending.pop()
            # Taking the cell out marks it as visited, so that no cell is walked over twice.
            if key := remaining.pop((row, column), None):
                group.append(key)
                pending += [
                    (row + 1, column),
                    (row - 1, column),
                    (row, column + 1),
                    (row, column - 1),
                ]
        yield tuple(sorted(group, key=order.__getitem__))


def _grid_position(table: Table, key: CellKey) -> tuple[int, int]:
    """Return a cell's place in the grid of rows that are filled in, one block below the other."""
    # Rows of totals do not part the inputs around them: nobody fills those in.
    rows = [row.key for row in table.rows if not row.sums or row.key == key.row]
    columns = [column.key for column in table.block_of(key.row).columns]
    return rows.index(key.row), columns.index(key.column)
