"""Rows that keep a stock: what the year added and removed, and what stands at its end."""

from typing import NamedTuple

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form
from gaitool.record import Value

_THIS_YEAR = "本年"


class StockRow(NamedTuple):
    """The three cells of a row that belong together."""

    added: CellKey
    removed: CellKey
    standing: CellKey


class StockWords(Value):
    """How messages speak of the three: 本年制发, 废止, 现行有效."""

    added: str
    removed: str
    standing: str


def stock_rows(form: Form) -> list[StockRow]:
    """Return the rows of all tables that keep a stock, totals aside."""
    return [
        StockRow(*(CellKey(table.key, row.key, column) for column in stock))
        for table in form.tables.values()
        for row in table.rows
        if not row.sums and (stock := table.stocks.get(row.key))
    ]


def stock_words(report: FilledReport, row: StockRow) -> StockWords:
    """Return the labels of the columns without their measure; 本年 stands only once."""
    added, removed, standing = (_bare_label(report.form, key) for key in row)
    if added.startswith(_THIS_YEAR):
        removed = removed.removeprefix(_THIS_YEAR)
    return StockWords(added, removed, standing)


def _bare_label(form: Form, key: CellKey) -> str:
    column = form.table_of(key).column(key)
    # 本年制发件数 and 本年处理决定数量: the form ends its labels in both ways.
    for ending in (f"{column.measure.word}数", "数量"):
        if column.label.endswith(ending):
            return column.label.removesuffix(ending)
    return column.label
