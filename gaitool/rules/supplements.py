"""G351–G353: tables that a supplement adds, and sums that it adds to the tables of the form."""

from collections.abc import Iterable, Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import Form
from gaitool.rules.arithmetic import expect_balance, expect_total
from gaitool.rules.rule import TrueByConstruction, Violation, derived, rule
from gaitool.rules.sums import (
    OTHER_ACROSS,
    OTHER_BALANCE,
    OTHER_DOWN,
    Equality,
    equalities_asked,
)

_MOST_NAMED = 3


def _added(form: Form, rule_id: str) -> list[Equality]:
    """Return what an edition adds; raises TrueByConstruction for the statutory form itself."""
    if added := equalities_asked(form, rule_id):
        return added
    # Said as held, not as skipped: on the statutory form there is nothing to look into.
    raise TrueByConstruction("这一表式没有补充的合计和勾稽关系")


@rule(
    OTHER_ACROSS,
    Severity.ERROR,
    "补充表的每一行，各列相加等于合计",
    derived("补充表式写明了合计是哪几列之和"),
    each=lambda form: _added(form, OTHER_ACROSS),
)
def columns_add_up_to_their_total(report: FilledReport, total: Equality) -> Iterator[Violation]:
    """Expect the columns of a row to add up to the stated total."""
    table = report.form.table_of(total.subject)
    name = f"这一行{_named((table.column(part).label for part in total.plus), '列')}"
    yield from expect_total(report, total.subject, total.plus, name)


@rule(
    OTHER_DOWN,
    Severity.ERROR,
    "补充表的每一列，各行相加等于合计",
    derived("补充表式写明了合计是哪几行之和"),
    each=lambda form: _added(form, OTHER_DOWN),
)
def rows_add_up_to_their_total(report: FilledReport, total: Equality) -> Iterator[Violation]:
    """Expect the rows of a column to add up to the stated total."""
    table = report.form.table_of(total.subject)
    rows = (row.short or row.path for row in map(table.row, total.plus))
    name = f"{table.column(total.subject).label}列{_named(rows, '行')}"
    yield from expect_total(report, total.subject, total.plus, name)


@rule(
    OTHER_BALANCE,
    Severity.ERROR,
    "补充表每一列的勾稽关系成立",
    derived("补充表式写明了哪几行之和与哪几行之和相等"),
    each=lambda form: _added(form, OTHER_BALANCE),
)
def both_sides_of_a_column_are_equal(
    report: FilledReport, balance: Equality
) -> Iterator[Violation]:
    """Expect the two sides of a column's balance to be equal."""
    yield from expect_balance(report, balance, "对照台账核对这一列相加的各行，改正写错的一格。")


def _named(lines: Iterable[str], word: str) -> str:
    """Name the first lines that are added up, and how many there are in all."""
    labels = list(lines)
    names = "".join(f"“{label}”" for label in labels[:_MOST_NAMED])
    return f"{names}等 {len(labels)} {word}" if len(labels) > _MOST_NAMED else f"{names}各{word}"
