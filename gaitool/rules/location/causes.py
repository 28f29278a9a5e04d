"""How a wrong figure may have come about: Chinese fragments for a message, never a rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Column, Row
from gaitool.rules.last_year import last_figure_or_none
from gaitool.rules.location.corrections import Correction
from gaitool.rules.location.equations import Equation
from gaitool.rules.sums import BALANCES, DOWN

# The wide 0 of the keypad is taken to lie below the 1.
_KEYPAD = ("789", "456", "123", "0  ")
_NUMBER_ROW = "1234567890"


@dataclass(frozen=True, slots=True)
class Cause:
    """A possible cause in words; a greater weight is less likely a coincidence."""

    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class OppositeColumns:
    """The sums of two columns that are off by opposite differences, and the cause in words."""

    equations: tuple[Equation, Equation]
    words: str


def swapped_digits(written: Decimal, expected: Decimal) -> str | None:
    """Return the words where two digits of the expected figure changed places: 54 as 45."""
    wrong, right = _digits(written), _digits(expected)
    if len(wrong) != len(right):
        return None
    # 54 for 45: the difference is a multiple of 9, but so are many others; the digits decide.
    changed = [index for index, digit in enumerate(right) if digit != wrong[index]]
    if len(changed) != 2:
        return None
    first, second = changed
    pair = right[first], right[second]
    if (wrong[second], wrong[first]) != pair or not all(map(str.isdigit, pair)):
        return None
    return f"像是数字颠倒（{right} 写成 {wrong}）"


def zero_too_many_or_few(written: Decimal, expected: Decimal) -> str | None:
    """Return the words where the figure is ten times too large or too small."""
    least, greatest = sorted((written, expected))
    if least <= 0 or greatest != 10 * least:
        return None
    if least != int(least):
        return "像是小数点错了一位"
    return f"像是末尾{'多' if written > expected else '少'}写了一个 0"


def digit_too_many_or_few(written: Decimal, expected: Decimal) -> str | None:
    """Return the words where one digit was typed too often or left out."""
    wrong, right = _digits(written), _digits(expected)
    if written >= 10 and right in _with_one_digit_less(wrong):
        return "像是多打了一位数字"
    if expected >= 10 and wrong in _with_one_digit_less(right):
        return "像是漏打了一位数字"
    return None


def neighbouring_key(written: Decimal, expected: Decimal) -> str | None:
    """Return the words where one digit is that of a key beside the right one."""
    wrong, right = _digits(written), _digits(expected)
    if len(wrong) != len(right):
        return None
    changed = [(w, r) for w, r in zip(wrong, right, strict=True) if w != r]
    if len(changed) != 1 or not _keys_touch(*changed[0]):
        return None
    return f"像是按错了相邻的键（“{changed[0][1]}”按成“{changed[0][0]}”）"


def last_years_figure(report: FilledReport, correction: Correction) -> str | None:
    """Return the words where last year's figure of the cell, not 0, is written again."""
    if not report.previous or not correction.written:
        return None
    same = last_figure_or_none(report, correction.key) == correction.written
    return "与上年的数相同，像是抄了上年数" if same else None


def subtotal_as_total(report: FilledReport, correction: Correction) -> str | None:
    """Return the words where a stated total, not 0, is the sum of one group of its parts."""
    if not correction.written:
        return None
    for name, parts in _subtotals(report, correction.key):
        if report.sum_or_none(parts) == correction.written:
            return f"等于“{name}”的小计，像是把小计当成了总计"
    return None


def part_left_out_or_doubled(report: FilledReport, correction: Correction) -> str | None:
    """Return the words where a stated total is off by one of its parts (2 or more)."""
    gap = correction.difference
    for part in _parts(report, correction.key):
        # A difference of 1 equals some cell in nearly every table: that would prove nothing.
        if abs(gap) >= 2 and report.figure_or_none(part) == abs(gap):
            slip = "重计" if gap > 0 else "漏计"
            return f"相差的正是“{report.label(part)}”的 {_digits(abs(gap))}，像是{slip}了这一格"
    return None


def neighbour_included(report: FilledReport, correction: Correction) -> str | None:
    """Return the words where an input is too large by a cell (2 or more) of its row or column."""
    key, gap = correction.key, correction.difference
    table = report.form.table_of(key)
    if table.is_total(key) or gap < 2:
        return None
    block = table.block_of(key.row)
    across = [key._replace(column=column) for column in _input_keys(block.columns)]
    down = [key._replace(row=row) for row in _input_keys(block.rows)]
    for other in (*across, *down):
        if other != key and report.figure_or_none(other) == gap:
            return f"多出的正是“{report.label(other)}”的 {_digits(gap)}，像是重计了这一格"
    return None


def cause_of(report: FilledReport, correction: Correction) -> Cause | None:
    """Return the most telling cause of one wrong cell, or None."""
    causes = _causes_by_weight(report, correction)
    return next((Cause(words, weight) for weight, words in causes if words), None)


def _causes_by_weight(
    report: FilledReport, correction: Correction
) -> Iterator[tuple[int, str | None]]:
    # The less often a match comes about by chance, the greater the weight.
    written, expected = correction.written, correction.expected
    yield 4, last_years_figure(report, correction)
    yield 4, subtotal_as_total(report, correction)
    yield 3, swapped_digits(written, expected)
    yield 3, zero_too_many_or_few(written, expected)
    yield 2, part_left_out_or_doubled(report, correction)
    yield 2, digit_too_many_or_few(written, expected)
    yield 1, neighbouring_key(written, expected)
    yield 1, neighbour_included(report, correction)


def misplaced_figure(first: Correction, second: Correction) -> Cause | None:
    """Return what happened where a figure stands beside the cell it belongs to.

    Two cells of one row or column that hold each other's figures were exchanged; opposite
    differences mean that some cases were counted in the wrong column or row.
    """
    same_row = first.key.row == second.key.row
    if same_row == (first.key.column == second.key.column):
        return None
    if (first.written, second.written) == (second.expected, first.expected):
        return Cause("两格的数像是互相填反了", 4)
    if first.difference + second.difference:
        return None
    line = "列" if same_row else "行"
    return Cause(f"一格多、一格少，都是 {_digits(abs(first.difference))}，像是填错了{line}", 2)


def opposite_columns(report: FilledReport, equations: Iterable[Equation]) -> OppositeColumns | None:
    """Return the two columns, if only two, that are off in the same sum by opposite differences."""
    broken = [
        (equation, report.form.table_of(equation.subject).column(equation.subject))
        for equation in equations
        if equation.excess
    ]
    for rules in (BALANCES, DOWN):
        off = [(e, column) for e, column in broken if e.rule in rules and not column.sums]
        # With three columns off there is more than one story, so that none is told.
        if len(off) != 2:
            continue
        (first, one), (second, other) = off
        if first.subject.row == second.subject.row and first.excess + second.excess == 0:
            return OppositeColumns(
                (first, second),
                f"“{one.label}”和“{other.label}”两列一多一少，"
                f"都是 {_digits(abs(first.excess))}，像是填错了列",
            )
    return None


def _digits(figure: Decimal) -> str:
    return plain_digits(Decimal(figure))


def _input_keys(lines: Iterable[Row | Column]) -> Iterator[str]:
    return (line.key for line in lines if not line.sums)


def _with_one_digit_less(written: str) -> set[str]:
    return {
        written[:index] + written[index + 1 :]
        for index, character in enumerate(written)
        if character.isdigit()
    }


def _keys_touch(one: str, other: str) -> bool:
    if not (one.isdigit() and other.isdigit()):
        return False
    if abs(_NUMBER_ROW.index(one) - _NUMBER_ROW.index(other)) == 1:
        return True
    positions = [
        (row, keys.index(digit))
        for digit in (one, other)
        for row, keys in enumerate(_KEYPAD)
        if digit in keys
    ]
    (row, column), (other_row, other_column) = positions
    return abs(row - other_row) + abs(column - other_column) == 1


def _parts(report: FilledReport, key: CellKey) -> tuple[CellKey, ...]:
    table = report.form.table_of(key)
    return (*table.row_parts(key), *table.column_parts(key))


def _subtotals(report: FilledReport, key: CellKey) -> Iterator[tuple[str, tuple[CellKey, ...]]]:
    """Yield the groups under a common heading: some, not all of the parts along a row or column."""
    table = report.form.table_of(key)
    across = [(table.column(part).headings, part) for part in table.row_parts(key)]
    down = [(table.row(part).headings, part) for part in table.column_parts(key)]
    for headed in (across, down):
        for heading in dict.fromkeys(headings[-1] for headings, _ in headed if headings):
            group = tuple(part for headings, part in headed if heading in headings)
            if 1 < len(group) < len(headed):
                yield heading, group
