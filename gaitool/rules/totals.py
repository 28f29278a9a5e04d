"""G013–G015: the cells of totals, their formulas and what a program last calculated."""

from collections.abc import Iterator, Sequence

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport, Observation, Remark
from gaitool.findings import Severity
from gaitool.form import CellKey, Table
from gaitool.rules.observed import by_sheet, observed
from gaitool.rules.rule import Violation, convention, found, found_observed, rule

_MOST_ONE_BY_ONE = 3


@rule(
    "G013",
    Severity.WARNING,
    "总计格保留公式",
    convention("总计由公式计算，手填的总计会掩盖错误"),
)
def total_cells_hold_their_formula(report: FilledReport) -> Iterator[Violation]:
    """Name the totals that were typed over; the typed number counts as declared.

    A table that was pasted as values lost all its formulas at once: that is told once.
    """
    for group in _few_or_whole_sheets(observed(report, Remark.TOTAL_TYPED_OVER)):
        seen = group[0]
        state = "现在是空的" if not seen.written else f"现在是手填的“{seen.written}”"
        judged = "，已作为申报的总计核对" if any(one.written for one in group) else ""
        yield Violation(
            cells=tuple(found_observed(report, one) for one in group),
            suspects=len(group),
            message=f"总计格的公式不见了，{state}{_others_alike(group)}{judged}。",
            expected=f"={seen.expected}",
            actual=seen.written,
            hint=f"在这一格重新输入公式 ={seen.expected}；要另填台账总数，请填在台账核对数格。"
            if len(group) == 1
            else "另取一份空白表，把填的数贴进填写格；要另填台账总数，请填在台账核对数格。",
        )


def _few_or_whole_sheets(observations: Iterator[Observation]) -> Iterator[Sequence[Observation]]:
    """Yield observations one by one, those of a sheet that has many of them together."""
    for group in by_sheet(observations):
        yield from [group] if len(group) > _MOST_ONE_BY_ONE else ([seen] for seen in group)


def _others_alike(group: Sequence[Observation]) -> str:
    """Say how many more of the sheet are like the first one."""
    if len(group) == 1:
        return ""
    return f"（{group[0].place.address}），这张表另有 {len(group) - 1} 格总计也是这样"


@rule(
    "G014",
    Severity.WARNING,
    "总计公式相加的格没有变",
    convention("总计公式与规定格式的合计关系一致"),
)
def total_formulas_add_up_the_right_cells(report: FilledReport) -> Iterator[Violation]:
    """Compare the references of each total formula with the template's."""
    # References, not text: LibreOffice and others rewrite formulas when they save.
    for group in _few_or_whole_sheets(observed(report, Remark.FORMULA_ALTERED)):
        seen = group[0]
        yield Violation(
            cells=tuple(found_observed(report, one) for one in group),
            suspects=len(group),
            message=(
                f"总计公式被改动：现在是“{seen.written}”，"
                f"应当是“={seen.expected}”{_others_alike(group)}。"
            ),
            expected=f"={seen.expected}",
            actual=seen.written,
            hint=f"在这一格重新输入公式 ={seen.expected}。"
            if len(group) == 1
            else "删去插入或移动的行、列；改不回来的，另取一份空白表，把填的数贴进去。",
        )


def _stale_totals(report: FilledReport, table: Table) -> Iterator[tuple[CellKey, str, str]]:
    # Spreadsheet programs add up blanks as zeros, whatever the switch for blanks says.
    counts_blanks = report.fill_blanks_with_zero.get(table.key)
    zeros = report if counts_blanks else report.with_blanks_as_zero(table.key)
    for key in table.totals:
        cached = report.cached.get(key)
        # Some programs save formulas without their results: then there is nothing to compare.
        if cached is not None and cached != zeros.computed(key):
            yield key, plain_digits(cached), plain_digits(zeros.computed(key))


@rule(
    "G015",
    Severity.NOTICE,
    "文件里保存的总计与重新计算的一致",
    convention("不采用文件里保存的计算结果，一律重新计算"),
    each=lambda form: form.tables.values(),
)
def saved_totals_are_up_to_date(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Compare what the spreadsheet program last calculated with the recomputed totals."""
    stale = list(_stale_totals(report, table))
    if not stale:
        return
    key, saved, computed = stale[0]
    yield Violation(
        cells=tuple(found(report, key) for key, _, _ in stale),
        message=(
            f"文件里保存的总计有 {len(stale)} 格与重新计算的不同，"
            f"例如{report.label(key)}保存的是 {saved}，重新计算是 {computed}。"
        ),
        expected=computed,
        actual=saved,
        hint="用 Excel 或 WPS 打开后按 F9 重新计算并保存；若仍不同，看相加的格里有没有文本。",
    )
