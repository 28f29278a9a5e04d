"""G501–G503: the report against the register of applications that it was counted from."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from gaitool.answers import plain_digits
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import APPLICATIONS, CARRIED_IN, CARRIED_OUT, DISPUTES, CellKey, Form
from gaitool.layout import REGISTER, Place
from gaitool.register_rows import MOST_ROWS_NAMED, RegisterRow, rows_words
from gaitool.rules.arithmetic import difference_words
from gaitool.rules.last_year import last_figure_or_none
from gaitool.rules.rule import (
    CannotCheck,
    NotGiven,
    Violation,
    derived,
    found,
    needing,
    official,
    rule,
)
from gaitool.text.first_of_many import first_of_many

if TYPE_CHECKING:
    from gaitool.counted_register import CountedRegister, RegisterFault, TimeTaken

_UNKNOWN_WORD = ("认不出", "可能是")
"""How the reasons say that a word is not known, or may mean several things."""

_NOTHING_COUNTED = "台账里没有这一年度的申请"


def _counted_cells(form: Form) -> list[CellKey]:
    """Return the cells that a register may count: the inputs of tables 三 and 四."""
    tables = (form.tables.get(key) for key in (APPLICATIONS, DISPUTES))
    return [key for table in tables if table for key in table.inputs]


def _register_of(report: FilledReport) -> "CountedRegister":
    if report.counted is None:
        raise NotGiven("没有台账可比", FACE.register)
    return report.counted


@needing(_register_of)
@rule(
    "G501",
    Severity.WARNING,
    "表三、表四的每一个数等于台账数出来的",
    derived("表三、表四就是台账的计数：收到、结转按收到日期，办理结果按答复日期"),
    each=_counted_cells,
)
def every_figure_is_what_the_register_counts(
    report: FilledReport, key: CellKey
) -> Iterator[Violation]:
    """Compare a cell with the register; of 上年结转 last year's report is named beside it.

    What is less in the register than in the report may be the rows that could not be counted:
    they are found once, by G503, and not again in each cell that they may count to.
    """
    counted = _register_of(report)
    if key not in counted.cells:
        raise CannotCheck(_why_not_counted(key))
    if not counted.applications:
        raise CannotCheck(_NOTHING_COUNTED)
    figure, expected = report.number(key), Decimal(counted.figure(key))
    if figure == expected:
        return
    if 0 < figure - expected <= (bars := len(counted.rows_not_whole)):
        raise CannotCheck(f"台账有 {bars} 行没有计全（见 G503），相差的可能就是它们")
    yield Violation(
        cells=(found(report, key), *map(_found_row, counted.rows.get(key, ()))),
        message=(
            f"{report.label(key)}填的是 {plain_digits(figure)}，按台账是 {expected}，"
            f"{difference_words(figure, expected)}。{_rows_of(counted, key)}"
            f"{_last_year_words(report, key)}"
        ),
        expected=str(expected),
        actual=plain_digits(figure),
        hint=_hint(counted),
    )


@rule(
    "G502",
    Severity.NOTICE,
    "申请在 20 个工作日内答复，延期的在 40 个工作日内",
    official(
        "《中华人民共和国政府信息公开条例》第三十条、第三十三条：自收到（补正的，自收到补正）"
        "之日起 20 个工作日内答复，延长的期限最长 20 个工作日，征求第三方意见的时间不计算在内"
    ),
)
def every_application_is_answered_in_time(report: FilledReport) -> Iterator[Violation]:
    """Name the applications answered late, and those that are late and open at the year's end."""
    counted = _register_of(report)
    late: dict[bool, list[TimeTaken]] = {True: [], False: []}
    unknown: Counter[int] = Counter()
    unsure: list[RegisterRow] = []
    for one in counted.times:
        if one.is_late:
            late[_is_open(one, counted)].append(one)
        elif one.used is None:
            unsure.append(one.one.at)
            unknown.update([one.unknown_year] if one.unknown_year else [])
    for is_open, ones in late.items():
        if ones:
            yield _late(ones, counted.year, is_open=is_open)
    if unknown:
        words = "、".join(f"{year} 年的（{count} 件）" for year, count in sorted(unknown.items()))
        raise CannotCheck(f"工作日安排还不知道，没有算期限：{words}")
    if unsure:
        raise CannotCheck(f"延期、补正或征求第三方的日期不清楚，没有算期限：{rows_words(unsure)}")


@rule(
    "G503",
    Severity.WARNING,
    "台账各行日期先后正常、申请人类型和办理结果认得出、编号不重复",
    derived("有错的行计不进表三，或者计错"),
)
def every_row_of_the_register_is_in_order(report: FilledReport) -> Iterator[Violation]:
    """Name what is wrong with the rows of the register; rows with the same fault together."""
    counted = _register_of(report)
    faults = sorted(counted.faults, key=attrgetter("head", "reason", "at"))
    for _, group in groupby(faults, key=attrgetter("head", "reason")):
        yield _fault(list(group), counted)
    if not counted.applications and not faults and _has_figures(report):
        yield Violation(
            cells=(FoundCell("", Place("", origin=REGISTER), "", ""),),
            message=f"台账里没有一件 {counted.year} 年度的申请，报告里却有数，没有逐格核对。",
            hint="请确认台账是不是这一本，列名在哪一行。",
        )


def _rows_of(counted: "CountedRegister", key: CellKey) -> str:
    rows = counted.rows.get(key, ())
    return f"台账里是：{rows_words(rows)}。" if rows else "台账里没有这样的申请。"


def _hint(counted: "CountedRegister") -> str:
    bars = len(counted.rows_not_whole)
    left = f"台账另有 {bars} 行没有计全（见 G503），先改好。" if bars else ""
    return f"{left}台账对的，照台账改；台账漏登、错登的，改台账。"


def _why_not_counted(key: CellKey) -> str:
    """Say why a register does not count a cell: table 四 needs columns that it may not have."""
    if key.table == DISPUTES:
        return "台账里没有行政复议、行政诉讼结果的列"
    return "台账不计补充表式自己的行"


def _last_year_words(report: FilledReport, key: CellKey) -> str:
    """Name what last year's report carried out, beside what the register carried in."""
    if key.row != CARRIED_IN or not report.previous:
        return ""
    last = last_figure_or_none(report, key._replace(row=CARRIED_OUT))
    return "" if last is None else f"上年报告这一列结转下年度的是 {plain_digits(last)}。"


def _has_figures(report: FilledReport) -> bool:
    return any(report.figure_or_none(key) for key in _counted_cells(report.form))


def _is_open(one: "TimeTaken", counted: "CountedRegister") -> bool:
    return one.one.open_after(counted.year)


def _late(ones: "list[TimeTaken]", year: int, *, is_open: bool) -> Violation:
    took = (f"{one.one.at.words}{one.used} 个工作日（期限 {one.term}）" for one in ones)
    named = first_of_many(took, len(ones), "件", MOST_ROWS_NAMED)
    state = f"到 {year} 年底超过期限还没有答复" if is_open else "超过期限才答复"
    cells = tuple(_found_row(one.one.at) for one in ones)
    return Violation(
        cells=cells,
        suspects=len(cells),
        message=f"台账里{state}的有 {len(ones)} 件：{named}。",
        expected="期限以内",
        actual=f"{len(ones)} 件",
        hint="核对收到、补正、延期和征求第三方意见的日期；确实超过期限的，没有数要改。",
    )


def _fault(faults: "list[RegisterFault]", counted: "CountedRegister") -> Violation:
    first = faults[0]
    rows = rows_words([fault.at for fault in faults])
    cells = tuple(_found_fault(fault) for fault in faults)
    return Violation(
        cells=cells,
        suspects=len(cells),
        message=f"台账{first.head}：{first.reason}：{rows}。{_effect(first, counted)}。",
        actual=first.written,
        hint=_remedy(first),
    )


def _effect(fault: "RegisterFault", counted: "CountedRegister") -> str:
    """Say what was not counted: the row, or only what stands in the cell."""
    if not fault.bars:
        return "已计入，请核对"
    return "这一格没有计入，其余照计" if fault.at in counted.rows_counted_in_part else "没有计入"


def _remedy(fault: "RegisterFault") -> str:
    """Say what helps: a list of words for a word that is not known, else the register itself."""
    if fault.written and any(word in fault.reason for word in _UNKNOWN_WORD):
        return (
            "在台账里改成填报表的写法；本单位一直这样写的，写进台账的工作表“对照”，"
            f"或用{FACE.own_words}，一行写：类别、用语、对应。"
        )
    return "在台账里改好，再核对一次。"


def _found_row(at: RegisterRow) -> FoundCell:
    """Return a row by its first cell."""
    return FoundCell("", Place(at.sheet, f"A{at.row}", REGISTER), "编号", at.number)


def _found_fault(fault: "RegisterFault") -> FoundCell:
    address = fault.address or (f"A{fault.at.row}" if fault.at.row else "")
    return FoundCell("", Place(fault.at.sheet, address, REGISTER), fault.head, fault.written)
