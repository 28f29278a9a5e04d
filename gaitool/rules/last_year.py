"""Last year's report, as rules ask for it."""

from decimal import Decimal

from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.form import CellKey
from gaitool.rules.rule import CannotCheck


def last_year(report: FilledReport) -> FilledReport:
    """Return last year's report; raises CannotCheck without one, or where it is of another year."""
    previous = report.previous
    if previous is None:
        raise CannotCheck("没有上年的报告可比，加 --previous 上年文件 再核对")
    this, last = report.cover.known_year, previous.cover.known_year
    if this and last and last != this - 1:
        raise CannotCheck(f"给的上年报告是 {last} 年的，不是 {this - 1} 年的")
    return previous


def last_figure(report: FilledReport, key: CellKey) -> Decimal:
    """Return a figure of last year's report; raises CannotCheck where that lacks it."""
    try:
        return last_year(report).figure(key)
    except MissingNumber as gap:
        raise CannotCheck(f"上年报告没有{report.label(key)}的数") from gap
