"""Registers of applications for tests, made from the figures of a report."""

import csv
import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gaitool.checking.registers import RegisterSource, count_for
from gaitool.counted_register import CountedRegister
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.register.vocabulary import Vocabulary, register_columns

HEADS = [column.head for column in register_columns()]
_OUTCOMES = {column.row: column.head for column in register_columns() if column.row}
Rows = list[dict[str, Any]]


@dataclass(slots=True)
class _Days:
    """Days to receive and answer on, within terms, spread over a year."""

    year: int
    given: int = 0

    def next(self) -> datetime.date:
        self.given += 1
        return datetime.date(self.year, 1, 4) + datetime.timedelta(days=self.given % 300)


def register_of(report: FilledReport) -> Rows:
    """Return the applications that the report counts, each as our heads with what stands there."""
    form, year = report.form, int(report.cover.year)
    days = _Days(year)
    rows: Rows = []
    for column in (c for c in form.columns("applications") if not c.sums):
        results = [
            row.path
            for row in Vocabulary(form).result_rows
            for _ in range(_figure(report, row.key, column.key))
        ]
        old = _figure(report, "carried_in", column.key)
        new = _figure(report, "received", column.key)
        for index in range(old + new):
            result = results[index] if index < len(results) else ""
            rows.append(_row(column.label, result, days, is_old=index < old))
    _add_outcomes(report, rows)
    for number, row in enumerate(rows, start=1):
        row["编号"] = f"{year}-{number:05}"
    return rows


def _row(applicant: str, result: str, days: _Days, *, is_old: bool) -> dict[str, Any]:
    received = datetime.date(days.year - 1, 12, 20) if is_old else days.next()
    answered = datetime.date(days.year, 1, 9) if is_old else received + datetime.timedelta(days=10)
    if not result:
        received = received if is_old else datetime.date(days.year, 12, 15)
    row = dict.fromkeys(HEADS, "")
    row |= {"收到日期": received, "申请人类型": applicant, "办理结果": result}
    return row | {"答复日期": answered if result else "", "申请方式": "网络"}


def _add_outcomes(report: FilledReport, rows: Rows) -> None:
    for row in report.form.rows("disputes"):
        outcomes = [
            column.label
            for column in report.form.columns("disputes")
            if not column.sums
            for _ in range(_figure(report, row.key, column.key, "disputes"))
        ]
        # Whoever sues without a review has none: from the end on.
        start = len(rows) - len(outcomes) if row.key == "direct_suit" else 0
        for one, outcome in zip(rows[start:], outcomes, strict=False):
            one[_OUTCOMES[row.key]] = outcome


def _figure(report: FilledReport, row: str, column: str, table: str = "applications") -> int:
    # What a published report leaves blank is none.
    return int(report.figure_or_none(CellKey(table, row, column)) or 0)


def as_csv(rows: Rows, encoding: str = "utf-8", heads: Sequence[str] = HEADS) -> bytes:
    """Return rows as a text of separated values."""
    text = io.StringIO()
    csv.writer(text).writerows([list(heads), *(list(row.values()) for row in rows)])
    return text.getvalue().encode(encoding)


def as_workbook(
    lines: Sequence[Sequence[Any]], merged: Sequence[str] = (), sheet: str = "台账"
) -> bytes:
    """Return lines of cells as a workbook."""
    book = Workbook()
    book.active.title = sheet
    for line in lines:
        book.active.append(list(line))
    for area in merged:
        book.active.merge_cells(area)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def lines_of(rows: Rows) -> Iterator[list[Any]]:
    """Yield the heads, then the rows, as lines of cells; blanks are no cells."""
    yield HEADS
    for row in rows:
        yield [cell or None for cell in row.values()]


def counted(
    content: bytes, year: int, name: str = "台账.xlsx", words: bytes | None = None
) -> CountedRegister:
    """Return the counts of a register for a year."""
    own = (Path("对照.csv"), words) if words else None
    return count_for(RegisterSource(Path(name), content, own), None, year).counted
