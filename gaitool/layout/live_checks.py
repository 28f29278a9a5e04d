"""Where a table sheet checks itself: cells beside rows and under columns, counts at the top."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from gaitool.form import Shape
from gaitool.layout.places import Address, Area
from gaitool.layout.sheets import Label, LabelKind, TableSheet
from gaitool.record import Value

CHECK_LABEL = "检查"
BALANCE_CHECK_LABEL = "勾稽检查"
LAST_YEAR_LABEL = "上年数（对照用，不用填写）"
_STATUS_ROW = 4
_COLUMNS_A_COUNT = 2
"""Columns of figures that show ``核对数 0 处不符`` in full."""

# One row stays free between the checks and last year's figures.
_ROWS_BEFORE_LAST_YEAR = 2
# Bounded: workbooks carry editions of their own, and a roll-up may meet many.
_SHEETS_REMEMBERED = 64


class LiveChecks(Value):
    """The check cells of a table sheet.

    ``rows`` has one for each row of the form by its key, ``columns`` one for each balanced
    column; ``status`` are the counts at the top (blank, words, unbalanced, unlike). Last year's
    figures begin at ``last_year_row``, each ``last_year_shift`` rows below its question.
    """

    status: tuple[Area, ...]
    rows: Mapping[str, Address]
    columns: Mapping[str, Address]
    labels: tuple[Label, ...]
    last_year_row: int
    last_year_shift: int

    @property
    def addresses(self) -> frozenset[Address]:
        """Every cell the checks and their labels fill."""
        labelled = (address for label in self.labels for address in label.area.addresses)
        return frozenset([*self.rows.values(), *self.columns.values(), *labelled])


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def live_checks(sheet: TableSheet) -> LiveChecks:
    """Place the checks of a sheet outside its form and its 台账核对数."""
    ledger = [question.address for question in sheet.ledger.values()]
    used = Area.around(
        sheet.form_area.first, Address(sheet.form_area.bottom, sheet.form_area.right), *ledger
    )
    if sheet.table.shape is Shape.GROUPS_ACROSS:
        rows, columns, labels = _below_groups(sheet, used)
    else:
        rows, columns, labels = _beside_rows(sheet, used)
    bottom = max((at.row for at in (*rows.values(), *columns.values())), default=used.bottom)
    last_year_row = bottom + _ROWS_BEFORE_LAST_YEAR
    return LiveChecks(
        status=tuple(_status_areas(sheet.table.look.counts or _spans(sheet, used.right + 1))),
        rows=rows,
        columns=columns,
        labels=labels,
        last_year_row=last_year_row,
        # + 1 for the line that says what these figures are.
        last_year_shift=last_year_row + 1 - sheet.form_area.top,
    )


def _spans(sheet: TableSheet, columns: int) -> tuple[int, ...]:
    """Give the first count the columns of labels, the other three equal shares of the rest."""
    labels = _first_column(sheet) - 1 or _COLUMNS_A_COUNT
    each, rest = divmod(max(columns - labels, 3 * _COLUMNS_A_COUNT), 3)
    return (labels, *(each + (index >= 3 - rest) for index in range(3)))


def _first_column(sheet: TableSheet) -> int:
    return min(question.address.column for question in sheet.questions.values())


def _status_areas(spans: tuple[int, ...]) -> Iterator[Area]:
    left = 1
    for span in spans:
        yield Area(_STATUS_ROW, left, _STATUS_ROW, left + span - 1)
        left += span


def _beside_rows(
    sheet: TableSheet, used: Area
) -> tuple[dict[str, Address], dict[str, Address], tuple[Label, ...]]:
    """Place the checks of rows right of everything, those of balanced columns below everything."""
    rows = {
        key.row: Address(question.address.row, used.right + 1)
        for key, question in sheet.questions.items()
    }
    first_row = min(address.row for address in rows.values())
    head = Area(sheet.form_area.top, used.right + 1, first_row - 1, used.right + 1)
    labels = [Label(CHECK_LABEL, head, LabelKind.COLUMN_HEAD)]
    columns = {}
    if sheet.table.balance:
        balanced = sheet.table.balance[0][0]
        columns = {
            key.column: Address(used.bottom + 1, question.address.column)
            for key, question in sheet.questions.items()
            if key.row == balanced
        }
        first_column = min(address.column for address in columns.values())
        foot = Area(used.bottom + 1, 1, used.bottom + 1, first_column - 1)
        labels.append(Label(BALANCE_CHECK_LABEL, foot, LabelKind.ROW_HEAD))
    return rows, columns, tuple(labels)


def _below_groups(
    sheet: TableSheet, used: Area
) -> tuple[dict[str, Address], dict[str, Address], tuple[Label, ...]]:
    """Place the check of each group of a table of one row under its total."""
    rows, labels = {}, []
    beside = len(sheet.table.columns) - 1
    for key in sheet.table.totals:
        total = sheet.questions[key].address
        rows[key.row] = Address(used.bottom + 1, total.column)
        area = Area(used.bottom + 1, total.column - beside, used.bottom + 1, total.column - 1)
        labels.append(Label(CHECK_LABEL, area, LabelKind.ROW_HEAD))
    return rows, {}, tuple(labels)
