"""G101–G107: what is written in the number cells, one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gaitool.answers import Answer, Flaw, plain_digits
from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import TEN_THOUSAND_YUAN, CellKey, Column, Form, Table
from gaitool.layout import YES, ZERO_SWITCH_LABEL
from gaitool.rules.arithmetic import adjacent_groups, broken_sums, is_scale_slip
from gaitool.rules.last_year import last_figure_or_none
from gaitool.rules.rule import (
    Violation,
    derived,
    found,
    practice,
    rule,
)

_FEES = CellKey("disclosure", "fees", "amount")
_HOW_DIGITS_ARE_WRITTEN = "只留数字，去掉单位、分隔符和全角字符。"
_HINT = "对照台账改成正确的数。"
_HOW_AMOUNTS_ARE_WRITTEN = (
    f"对照台账改成以{TEN_THOUSAND_YUAN.word}为单位的数，不写单位："
    "592000 元写 59.2，5.9 亿元写 59000。"
)

_EMPTY = "填：原文里有这张表，整张表是空的"
_FILL_IN = f"补上数，没有的填 0；数在附件里的，{FACE.into_workbook}，对照着补上。"
_UNSEEN = "读到：原文里没有认出这张表，或者整张表是空的"
_LOOK_ELSEWHERE = f"表是图片或在附件里的，{FACE.into_workbook}，对照原文把数补上。"


def _tables(form: Form) -> Iterable[Table]:
    return form.tables.values()


def _flawed(report: FilledReport, table: Table, flaw: Flaw) -> dict[CellKey, Answer]:
    """Return the answers of a table with a flaw: inputs, and totals that a person stated."""
    return {
        key: answer
        # Later sources win: a total from the ledger goes before one typed over, as in `stated`.
        for source in (report.typed_totals, report.declared, report.answers)
        for key, answer in source.items()
        if answer.flaw is flaw and key in table
    }


def _grouped(
    report: FilledReport, table: Table, flaw: Flaw
) -> Iterator[tuple[tuple[FoundCell, ...], tuple[Answer, ...]]]:
    """Yield the cells with a flaw in groups that touch, with what is written in them."""
    flawed = _flawed(report, table, flaw)
    for group in adjacent_groups(table, flawed):
        answers = tuple(flawed[key] for key in group)
        cells = (found(report, key, flawed[key]) for key in group)
        yield tuple(cells), answers


@rule(
    "G101",
    Severity.ERROR,
    "每个填写格都填了数",
    practice("空白表示漏填，不等于 0"),
    each=_tables,
)
def every_input_is_filled(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Report once each block of touching blank cells, with what zeros would do."""
    if report.fill_blanks_with_zero.get(table.key):
        return
    # Whether a cell that was not read is blank is not known: G108 and G109 tell what was not.
    # What a source does not reach was not left blank either: G801 tells where it ends.
    unknown = report.unfound | report.unseen
    inputs = (key for key in table.inputs if key not in unknown)
    blank = [key for key in inputs if report.answer(key).blank]
    if report.headings is not None and len(blank) == len(table.inputs):
        yield _absent(report, table)
        return
    # A published source may have been copied in part, or lack rows: they were not left blank.
    lost = [key for key in blank if report.headings is not None and key not in report.answers]
    for group in adjacent_groups(table, lost):
        yield _without_place(tuple(found(report, key) for key in group), table)
    remark = _effect_of_zeros(report, table) if blank and not lost else ""
    for group in adjacent_groups(table, [key for key in blank if key not in lost]):
        cells = tuple(found(report, key) for key in group)
        yield Violation(
            cells=cells,
            suspects=len(cells),
            message=f"{_extent(cells)}没有填。{remark}",
            expected="数（没有的填 0）",
            hint=(
                "补上数，没有的填 0；确认空格都是 0 的，"
                f"也可以把本表“{ZERO_SWITCH_LABEL}”选为“{YES}”。"
            ),
        )


def _without_place(cells: tuple[FoundCell, ...], table: Table) -> Violation:
    return Violation(
        cells=cells,
        suspects=len(cells),
        message=(
            f"{_extent(cells)}在原文的{table.name}里没有找到：缺了行或列，标题认不出，"
            "或者原文没有复制全。"
        ),
        expected="数（没有的填 0）",
        hint="对照原文补全这张表；原文本来没有的，补上规定的行，没有的填 0。",
    )


def _absent(report: FilledReport, table: Table) -> Violation:
    """Return the violation of a published source without one figure of a table."""
    is_printed = any(key in report.answers for key in table.inputs)
    why = _EMPTY if is_printed else _UNSEEN
    return Violation(
        cells=tuple(found(report, key) for key in table.inputs),
        suspects=len(table.inputs),
        message=f"{table.name}的 {len(table.inputs)} 格一个数也没有{why}。",
        expected="数（没有的填 0）",
        hint=_FILL_IN if is_printed else _LOOK_ELSEWHERE,
    )


def _extent(cells: tuple[FoundCell, ...]) -> str:
    first, last = cells[0], cells[-1]
    if len(cells) == 1:
        return first.label
    ends = f"（从“{first.label}”到“{last.label}”）"
    if not first.place.address:
        return f"共 {len(cells)} 格{ends}"
    # A roll-up quotes it without its place; and totals lie between the first and the last.
    sheet, span = first.place.sheet, f"{first.place.address} 至 {last.place.address}"
    return f"“{sheet}”的 {span} 里 {len(cells)} 个填写格{ends}"


def _effect_of_zeros(report: FilledReport, table: Table) -> str:
    """State whether the table would balance if its blanks were zeros, where that can be tested.

    Where not all of it was read, nobody can tell.
    """
    if not (report.unfound | report.unseen).isdisjoint(table.cells):
        return ""
    # Without a balance and a stated total there is no sum that zeros could break.
    stated = any(True for key in table.totals for _ in report.stated(key))
    if table.balance is None and not stated:
        return ""
    broken = broken_sums(report.with_blanks_as_zero(table.key), table)
    if broken:
        return f"空格都按 0 计，本表仍有 {broken} 处勾稽不平。"
    return "空格都按 0 计，本表勾稽平衡。"


@rule(
    "G102",
    Severity.ERROR,
    "没有用“/”“—”“无”等代替 0",
    practice("没有发生的填 0，公布的表里不留符号"),
    each=_tables,
)
def no_stroke_stands_for_zero(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Report once each block of touching cells that hold a stroke or a word for nothing."""
    for cells, answers in _grouped(report, table, Flaw.STROKE):
        yield Violation(
            cells=cells,
            suspects=len(cells),
            message=f"{_extent(cells)}写的是“{answers[0].raw}”，不是数。",
            expected="0",
            actual=answers[0].raw,
            hint="没有发生的填 0；有数的填数。",
        )


@rule(
    "G103",
    Severity.NOTICE,
    "数字只用半角阿拉伯数字，不带单位和分隔符",
    practice("全角数字、中文数字、千位分隔符和单位可以识别，但公布的表里应是纯数字"),
    each=_tables,
)
def digits_are_plain(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Report once each block of touching cells with decorated figures, and how they were read."""
    for cells, answers in _grouped(report, table, Flaw.DECORATED):
        readings = [plain_digits(a.number) for a in answers if a.number is not None]
        others = f"，相邻另有 {len(cells) - 1} 格也是这样" if len(cells) > 1 else ""
        yield Violation(
            cells=cells,
            suspects=len(cells),
            message=f"{cells[0].label}写的是“{answers[0].raw}”，按 {readings[0]} 读取{others}。",
            expected=readings[0],
            actual=answers[0].raw,
            hint=_how_digits_are_written(answers[0].raw, readings[0]),
        )


def _how_digits_are_written(raw: str, reading: str) -> str:
    """Say what to leave out, or the figure where that would make another one of it."""
    if raw.strip().startswith(("+", "＋")):
        return f"只写 {reading}，不带正号；是增减数的，写在增减一列。"
    is_times = "万" in raw and reading not in raw
    return f"写成 {reading}，不带单位。" if is_times else _HOW_DIGITS_ARE_WRITTEN


@rule(
    "G104",
    Severity.ERROR,
    "件数是整数",
    derived("件数没有小数"),
    each=_tables,
)
def counts_are_whole(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Name the counts that have a fraction although what is counted has no decimals."""
    fractions = _flawed(report, table, Flaw.FRACTION)
    return _one_by_one(report, fractions, lambda word: f"{word}数应是整数", "整数")


@rule(
    "G105",
    Severity.ERROR,
    "没有负数",
    derived("件数和金额不会小于 0"),
    each=_tables,
)
def nothing_is_negative(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Name the figures below zero; those of a signed measure may be."""
    negative = _flawed(report, table, Flaw.NEGATIVE)
    return _one_by_one(report, negative, lambda _: "不能是负数", "0 或正数")


@rule(
    "G106",
    Severity.ERROR,
    "填写格里是数",
    derived("报表的每一格都是数"),
    each=_tables,
)
def number_cells_hold_numbers(report: FilledReport, table: Table) -> Iterator[Violation]:
    """Name the cells that hold words, dates or signs instead of a number."""
    others = _flawed(report, table, Flaw.NOT_A_NUMBER)
    return _one_by_one(report, others, lambda _: "这不是数", "数（没有的填 0）", _how_to_mend)


def _how_to_mend(column: Column) -> str:
    is_amount = column.measure == TEN_THOUSAND_YUAN
    return _HOW_AMOUNTS_ARE_WRITTEN if is_amount else _HINT


def _one_by_one(
    report: FilledReport,
    flawed: Mapping[CellKey, Answer],
    complaint: Callable[[str], str],
    expected: str,
    hint: Callable[[Column], str] = lambda _: _HINT,
) -> Iterator[Violation]:
    """Yield a violation for each cell: what is written, and why that cannot be.

    ``complaint`` words the second half, given the measure word of the cell.
    """
    for key, answer in flawed.items():
        column = report.form.table_of(key).column(key)
        yield Violation(
            cells=(found(report, key, answer),),
            message=f"{report.label(key)}写的是“{answer.raw}”，{complaint(column.measure.word)}。",
            expected=expected,
            actual=answer.raw,
            hint=hint(column),
        )


@rule(
    "G107",
    Severity.WARNING,
    "收费金额以万元为单位，最多四位小数",
    practice("一元即 0.0001 万元；与上年相差千倍以上，多半是把元当成了万元"),
)
def fees_are_in_ten_thousand_yuan(report: FilledReport) -> Iterator[Violation]:
    """Look for more decimals than a yuan has, and for a slip between 元 and 万元."""
    amount = report.number(_FEES)
    decimals = len(plain_digits(amount).partition(".")[2])
    if decimals > TEN_THOUSAND_YUAN.decimals:
        yield _suspicious_fees(report, f"有 {decimals} 位小数，比一元还细")
    # Without last year's figure the decimals alone are checked: the rule is not skipped.
    last = last_figure_or_none(report, _FEES)
    if last is not None and is_scale_slip(amount, last):
        yield _suspicious_fees(
            report, f"与上年的 {plain_digits(last)} 相差千倍以上，可能单位弄错了"
        )


def _suspicious_fees(report: FilledReport, complaint: str) -> Violation:
    cell = found(report, _FEES)
    return Violation(
        cells=(cell,),
        message=f"{cell.label}写的是 {cell.value}，{complaint}。",
        actual=cell.value,
        hint=f"按{TEN_THOUSAND_YUAN.word}填写，最多四位小数；填的是元数的，除以 10000。",
    )
