"""Writes 计数依据: each figure with a formula over the coded register, and its rows by number."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gaitool.applications import Application, RegisterRow
from gaitool.counted_register import (
    APPLICATIONS,
    CARRIED_IN,
    CARRIED_OUT,
    DISPUTES,
    RECEIVED,
    CountedRegister,
)
from gaitool.form import CellKey, Form
from gaitool.layout import Address, Area, WorkbookLayout, column_letters
from gaitool.template.expressions import Expression
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, TITLE_SIZE, Look
from gaitool.text.typesetting import row_height
from gaitool.text.written_dates import EPOCH

_WIDTHS = (150, 110, 250, 110, 60, 360, 24, 110, 70, 90, 110, 250, 90, 110, 130, 130)
_YEAR = Address(3, 2)
_FIRST_HEADS = 5
_HEADS = ("填报格", "表", "行", "列", "件数", "编号")
_FAULT_HEADS = ("编号", "行", "原因", "列", "格", "写的")
_COPY_FROM = 8
_COPIED = ("编号", "台账行", "收到日期", "申请人类型", "办理结果", "答复日期")
_LONGEST_LISTED = 1_000
"""Characters; more would not fit into the highest row, and be cut when it is printed."""

_TITLE = "计数依据"
_HINT = (
    "左边是每一个不为 0 的数：由右边哪几件申请数出来，公式怎样数。右边是台账里参加计数的栏目，"
    "没有姓名、联系方式和申请内容。这张表只供查对，改动它不会改变填报的数；打印时只印左边。"
)
_NOT_COUNTED = "没有计数的行（请在台账里改好，重新计数）"


def write_counting(pen: Pen, layout: WorkbookLayout, counted: CountedRegister) -> None:
    """Write the figures that are not 0, the rows that were not counted, and the coded register."""
    set_widths(pen, _WIDTHS)
    _write_head(pen, counted)
    copy = _Copy(layout.form, counted)
    copy.write(pen)
    row = _FIRST_HEADS + 1
    for key in sorted(counted.rows, key=layout.form.cells.index):
        row = _write_figure(pen, Address(row, 1), layout, copy, key)
    last = _write_not_counted(pen, row + 1, counted)
    # The copy of the register is for the screen: beside it the rest would be too small to read.
    pen.sheet.print_area(0, 0, last - 1, len(_HEADS) - 1)
    pen.sheet.freeze_panes(_FIRST_HEADS, 0)
    pen.sheet.repeat_rows(_FIRST_HEADS - 1)
    pen.sheet.set_landscape()
    pen.sheet.fit_to_pages(1, 0)


def _write_head(pen: Pen, counted: CountedRegister) -> None:
    left = len(_HEADS)
    pen.area(Area(1, 1, 1, left), _TITLE, Look.TITLE)
    pen.sheet.set_row(0, row_height(_TITLE, sum(_WIDTHS[:left]), TITLE_SIZE))
    pen.area(Area(2, 1, 2, left), _HINT, Look.HINT)
    pen.sheet.set_row(1, row_height(_HINT, sum(_WIDTHS[:left]), HINT_SIZE))
    pen.text(_YEAR.moved(columns=-1), "计数年度", Look.HEAD)
    pen.number(_YEAR, Decimal(counted.year), Look.TOTAL)
    for column, head in enumerate(_HEADS, start=1):
        pen.text(Address(_FIRST_HEADS, column), head, Look.HEAD)


def _write_figure(
    pen: Pen, at: Address, layout: WorkbookLayout, copy: "_Copy", key: CellKey
) -> int:
    """Write one figure with its rows, and return the row after it."""
    form, table = layout.form, layout.tables[key.table]
    place = f"{table.name}!{table.questions[key].address}"
    own = form.table_of(key)
    words = (place, own.name, own.row(key).path, own.column(key).label)
    rows = copy.counted.rows[key]
    number = at.row
    for part, numbers in enumerate(_lists(rows)):
        for column, text in enumerate(words, start=1):
            pen.text(Address(number, column), text, Look.LISTED_ROWS)
        if part == 0:
            formula = copy.formula(key, Address(number, 3), Address(number, 4))
            pen.formula(Address(number, 5), Expression(formula, Decimal(len(rows))), Look.TOTAL)
        else:
            pen.text(Address(number, 5), "（续）", Look.LISTED_ROWS)
        pen.text(Address(number, 6), numbers, Look.LISTED_ROWS)
        texts = (*words, "", numbers)
        heights = (row_height(t, w, HINT_SIZE) for t, w in zip(texts, _WIDTHS, strict=False))
        pen.sheet.set_row(number - 1, max(heights))
        number += 1
    return number


def _lists(rows: Sequence[RegisterRow]) -> Iterator[str]:
    """Yield the numbers of rows, in as many texts as cells are needed for them."""
    is_several = len({at.sheet for at in rows}) > 1
    numbers: list[str] = []
    length = 0
    for at in rows:
        words = f"{at.sheet}·{at.known_as}" if is_several else at.known_as
        if length + len(words) + 1 > _LONGEST_LISTED:
            yield "、".join(numbers)
            numbers, length = [], 0
        numbers.append(words)
        length += len(words) + 1
    yield "、".join(numbers)


def _write_not_counted(pen: Pen, row: int, counted: CountedRegister) -> int:
    """Write what was not counted below the figures, and return the last row."""
    if not counted.not_counted:
        return row
    pen.area(Area(row, 1, row, len(_HEADS)), _NOT_COUNTED, Look.HEADING)
    for column, head in enumerate(_FAULT_HEADS, start=1):
        pen.text(Address(row + 1, column), head, Look.HEAD)
    for number, fault in enumerate(counted.not_counted, start=row + 2):
        where = " ".join(filter(None, (fault.at.sheet, fault.at.place)))
        cells = (fault.at.number, where, fault.reason, fault.head, fault.address, fault.written)
        for column, text in enumerate(cells, start=1):
            pen.text(Address(number, column), text, Look.LISTED_ROWS)
        heights = (row_height(t, w, HINT_SIZE) for t, w in zip(cells, _WIDTHS, strict=False))
        pen.sheet.set_row(number - 1, max(heights))
    return row + 1 + len(counted.not_counted)


class _Copy:
    """The coded columns of the register on the sheet, and formulas that count over them."""

    def __init__(self, form: Form, counted: CountedRegister) -> None:
        self.counted = counted
        self._form = form
        self._disputes = tuple(form.rows(DISPUTES))
        self._last = _FIRST_HEADS + max(len(counted.applications), 1)

    def write(self, pen: Pen) -> None:
        """Write the heads and the applications that count to something."""
        heads = (*_COPIED, *(row.path for row in self._disputes))
        for column, head in enumerate(heads, start=_COPY_FROM):
            pen.text(Address(_FIRST_HEADS, column), head, Look.HEAD)
        for row, one in enumerate(self.counted.applications, start=_FIRST_HEADS + 1):
            for column, cell in enumerate(self._cells(one), start=_COPY_FROM):
                _write_coded(pen, Address(row, column), cell)

    def formula(self, key: CellKey, row: Address, column: Address) -> str:
        """Return the formula that counts a cell; row and column of the form stand beside it.

        SUMPRODUCT goes through areas in every program, and takes a label for nothing but a label.
        """
        if key.table == DISPUTES:
            at = [one.key for one in self._disputes].index(key.row)
            return f"SUMPRODUCT(({self._area(len(_COPIED) + at)}={column})*1)"
        kind = f"({self._area(3)}={column})"
        first, last = f"DATE({_YEAR},1,1)", f"DATE({_YEAR},12,31)"
        received, answered = self._area(2), self._area(5)
        of_a_row = {
            RECEIVED: f"({received}>={first})*({received}<={last})",
            CARRIED_IN: f'({received}<{first})*((({answered}="")+({answered}>={first}))>0)',
            CARRIED_OUT: f'({received}<={last})*((({answered}="")+({answered}>{last}))>0)',
        }
        of_a_result = f"({self._area(4)}={row})*({answered}>={first})*({answered}<={last})"
        return f"SUMPRODUCT({kind}*{of_a_row.get(key.row, of_a_result)})"

    def _area(self, index: int) -> str:
        letters = column_letters(_COPY_FROM + index)
        return f"${letters}${_FIRST_HEADS + 1}:${letters}${self._last}"

    def _cells(self, one: Application) -> Iterator[str | int]:
        """Yield what stands in the coded columns: labels of the form, days as serial numbers."""
        result = CellKey(APPLICATIONS, one.result, one.applicant)
        column = CellKey(APPLICATIONS, RECEIVED, one.applicant)
        table = self._form.tables[APPLICATIONS]
        yield one.at.number
        yield f"{one.at.sheet} {one.at.row}".strip()
        yield (one.received - EPOCH).days
        yield table.column(column).label
        yield table.row(result).path if one.result else ""
        yield (one.answered - EPOCH).days if one.answered else ""
        outcomes = {key.row: key for key in one.outcomes}
        for row in self._disputes:
            key = outcomes.get(row.key)
            yield self._form.tables[DISPUTES].column(key).label if key else ""


def _write_coded(pen: Pen, address: Address, cell: str | int) -> None:
    if isinstance(cell, int):
        pen.number(address, Decimal(cell), Look.LISTED_DAY)
    elif cell:
        pen.text(address, cell, Look.CODED)
