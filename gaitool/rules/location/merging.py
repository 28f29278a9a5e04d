"""Puts one finding that names the wrong cell in place of the sums which that cell broke."""

from collections.abc import Iterable, Iterator, Mapping

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding, FoundCell
from gaitool.form import CellKey, Form, Table
from gaitool.rules.arithmetic import difference_words
from gaitool.rules.location.causes import opposite_columns
from gaitool.rules.location.corrections import Correction, Repair
from gaitool.rules.location.diagnosis import diagnose
from gaitool.rules.location.equations import Equation, equations_of, read_written_table
from gaitool.rules.rule import found
from gaitool.rules.sums import ACROSS, BALANCES, DOWN, SUM_DOWN

_SHOWN_BEST_BY = (*ACROSS, *DOWN, *BALANCES)
# More ways than these help nobody to look: then the broken sums themselves are shown.
_LONGEST_CHOICE = 3
_Sums = Mapping[tuple[str, str], Finding]


def name_wrong_cells(report: FilledReport, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with broken sums merged into the cells that explain them.

    Where several repairs are equally small one finding lists them; where none was found, or
    too many, the broken sums stay as they are.
    """
    remaining = list(findings)
    sums = {(f.rule, f.cells[0].key): f for f in remaining if f.rule in _SHOWN_BEST_BY}
    tables = _tables_with_broken_sums(report.form, sums)
    for table in tables:
        for diagnosis in diagnose(report, table):
            if diagnosis.located:
                merged = _locate(report, diagnosis.located, sums)
            elif 1 < diagnosis.count <= _LONGEST_CHOICE:
                merged = _offer(report, diagnosis.repairs, diagnosis.broken, sums)
            else:
                continue
            for finding, explained in merged:
                remaining = [other for other in remaining if other not in explained]
                remaining.append(finding)
    for table in tables:
        remaining = _with_columns_taken_for_each_other(report, table, remaining)
    return remaining


def _tables_with_broken_sums(form: Form, sums: _Sums) -> list[Table]:
    broken = {subject.partition(".")[0] for _, subject in sums}
    return [table for key, table in form.tables.items() if key in broken]


def _with_columns_taken_for_each_other(
    report: FilledReport, table: Table, findings: list[Finding]
) -> list[Finding]:
    """Add to the findings of two columns that cases may have been counted in the wrong one.

    Without stated totals no cell can be located: two columns that are off by the same figure in
    opposite directions are all that can be seen of such a slip.
    """
    equations = equations_of(read_written_table(report, table))
    opposite = opposite_columns(report, equations)
    if opposite is None:
        return findings
    told = {(equation.rule, str(equation.subject)) for equation in opposite.equations}
    return [
        finding._replace(message=f"{finding.message}{opposite.words}。")
        if (finding.rule, finding.cells[0].key) in told
        else finding
        for finding in findings
    ]


def _locate(
    report: FilledReport, repair: Repair, sums: _Sums
) -> Iterator[tuple[Finding, list[Finding]]]:
    """Yield a finding for each wrong cell, with the broken sums whose place it takes."""
    for correction in repair.corrections:
        explained = _sums_of(correction.equations, sums)
        if explained:
            cause = correction.cause or repair.cause
            message = (
                f"{_correction_words(report, correction)}：这样"
                f"{_sum_names(report.form, correction.equations)}就都成立。"
            )
            yield (
                explained[0]._replace(
                    message=message + (f"{cause}。" if cause else ""),
                    cells=_cells(report, [correction.key], explained),
                    expected=plain_digits(correction.expected),
                    actual=plain_digits(correction.written),
                    hint="对照台账核对这一格，改成正确的数。",
                ),
                explained,
            )


def _offer(
    report: FilledReport, repairs: Iterable[Repair], broken: Iterable[Equation], sums: _Sums
) -> Iterator[tuple[Finding, list[Finding]]]:
    """Yield one finding that lists equally small repairs, with the broken sums it replaces."""
    explained = _sums_of(broken, sums)
    if not explained:
        return
    ways = [
        "，".join(_change_words(report, correction) for correction in repair.corrections)
        for repair in repairs
    ]
    numbered = "；".join(f"（{number}）{way}" for number, way in enumerate(ways, start=1))
    suspects = [correction.key for repair in repairs for correction in repair.corrections]
    names = _sum_names(report.form, broken)
    message = f"{names}不平，有 {len(ways)} 种改法都能改平：{numbered}。"
    finding = explained[0]._replace(
        message=message,
        cells=_cells(report, suspects, explained),
        expected="",
        actual="",
        hint="对照台账看哪一种属实。",
    )
    yield finding, explained


def _sums_of(equations: Iterable[Equation], sums: _Sums) -> list[Finding]:
    """Return the findings of broken equations, the one that shows the cell best first."""
    ordered = sorted(equations, key=lambda equation: _SHOWN_BEST_BY.index(equation.rule))
    keys = [(equation.rule, str(equation.subject)) for equation in ordered]
    return [sums[key] for key in keys if key in sums]


def _cells(
    report: FilledReport, suspects: Iterable[CellKey], explained: Iterable[Finding]
) -> tuple[FoundCell, ...]:
    """Return the suspects, then the other cells of the broken sums, each once."""
    cells = {str(key): _as_written(report, key) for key in suspects}
    for finding in explained:
        for cell in finding.cells:
            cells.setdefault(cell.key, cell)
    return tuple(cells.values())


def _as_written(report: FilledReport, key: CellKey) -> FoundCell:
    return found(report, key, next(report.stated(key), None))


def _correction_words(report: FilledReport, correction: Correction) -> str:
    off = difference_words(correction.written, correction.expected)
    return (
        f"{report.label(correction.key)}写的是 {plain_digits(correction.written)}，"
        f"最可能应为 {plain_digits(correction.expected)}（{off}）"
    )


def _change_words(report: FilledReport, correction: Correction) -> str:
    change = (plain_digits(figure) for figure in (correction.written, correction.expected))
    return f"{report.label(correction.key)}由 {' 改为 '.join(change)}"


def _sum_names(form: Form, equations: Iterable[Equation]) -> str:
    return "、".join(_sum_name(form, equation) for equation in equations)


def _sum_name(form: Form, equation: Equation) -> str:
    """Name a sum by its row and column."""
    table = form.table_of(equation.subject)
    row, column = table.row(equation.subject), table.column(equation.subject)
    if equation.rule in BALANCES:
        return f"{column.label}列的勾稽关系"
    if equation.rule == SUM_DOWN:
        return f"{column.label}列的各项办理结果合计"
    if equation.rule in DOWN:
        return f"{column.label}列的“{row.short or row.path}”"
    return f"“{row.short or row.path}”的{column.label}"
