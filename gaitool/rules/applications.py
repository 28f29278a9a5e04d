"""G301–G308: table 三, every application accounted for."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.form import APPLICATIONS, CARRIED_IN, DISPUTES, RECEIVED, CellKey
from gaitool.rules.arithmetic import counted, expect_balance, expect_total, total_figure
from gaitool.rules.known_to_others import found_known, known_of
from gaitool.rules.last_year import last_figure_or_none
from gaitool.rules.rule import CannotCheck, Violation, derived, found, official, practice, rule
from gaitool.rules.stated import OTHER_MATTERS, collected_fee
from gaitool.rules.sums import BALANCE, SUM_ACROSS, SUM_DOWN, Equality, equalities_asked
from gaitool.rules.texts import found_words, part_name, texts
from gaitool.rules.thresholds import Share, threshold_asked
from gaitool.text.numbering import numeral

# 国办函〔2020〕109号 charges by application and by page, always in multiples of 10 元.
_TIER = 10
# Of fewer than ten, a single application already moves the share by a tenth.
_ENOUGH_TO_JUDGE = 10
_LARGEST_OTHER_SHARE = Share(Decimal(30), _ENOUGH_TO_JUDGE)
_LARGEST_CARRIED_SHARE = Share(Decimal(50), _ENOUGH_TO_JUDGE)


def _total(row: str) -> CellKey:
    return CellKey("applications", row, "total")


_IN_THIS_YEAR = MappingProxyType(
    {"carried_out": _total("carried_in"), "received": _total("received")}
)
"""The cell of this year that a figure of last year speaks of."""

_OF_APPLICATIONS = frozenset([APPLICATIONS, DISPUTES])
"""The tables whose figures tell of applications."""


@rule(
    BALANCE,
    Severity.ERROR,
    "新收加上年结转等于办理结果总计加结转下年",
    official("报表左上角：第一项加第二项之和，等于第三项加第四项之和"),
    each=lambda form: equalities_asked(form, BALANCE),
)
def every_application_is_accounted_for(
    report: FilledReport, balance: Equality
) -> Iterator[Violation]:
    """Expect received + carried_in = concluded + carried_out in every column."""
    hint = "核对这一列的新收、结转和各项办理结果，改正写错的一格。"
    yield from expect_balance(report, balance, hint)


@rule(
    SUM_DOWN,
    Severity.ERROR,
    "各项办理结果相加等于（七）总计",
    derived("（七）总计是（一）至（六）各行之和"),
    each=lambda form: equalities_asked(form, SUM_DOWN),
)
def results_add_up_to_concluded(report: FilledReport, results: Equality) -> Iterator[Violation]:
    """Expect the result rows of a column to add up to the stated total."""
    key = results.subject
    name = report.form.table_of(key).column(key).label
    yield from expect_total(report, key, results.plus, f"{name}列各项办理结果")


@rule(
    SUM_ACROSS,
    Severity.ERROR,
    "六类申请人相加等于总计",
    derived("总计列是自然人和五类法人或其他组织之和"),
    each=lambda form: equalities_asked(form, SUM_ACROSS),
)
def applicants_add_up_to_the_total(
    report: FilledReport, applicants: Equality
) -> Iterator[Violation]:
    """Expect the applicant columns of a row to add up to the stated total."""
    name = f"这一行{numeral(len(applicants.plus))}类申请人"
    yield from expect_total(report, applicants.subject, applicants.plus, name)


@rule(
    "G304",
    Severity.NOTICE,
    "归入“3.其他”的不超过办理总数的三成",
    practice("“其他”过多，多半是没有归到合适的办理结果"),
)
def few_results_are_merely_other(report: FilledReport) -> Iterator[Violation]:
    """Ask about a large share of other_misc, once there are 10 results."""
    largest = threshold_asked(report.local, "G304", _LARGEST_OTHER_SHARE)
    yield from _ask_about_share(
        report, "other_misc", ("concluded",), largest, "请看能否归入更具体的办理结果。"
    )


@rule(
    "G306",
    Severity.NOTICE,
    "结转下年的不超过全年应办的一半",
    practice("申请一般应在 20 个工作日内答复，结转过半不多见"),
)
def most_applications_are_concluded(report: FilledReport) -> Iterator[Violation]:
    """Ask about a large share of carried_out, once there are 10 applications."""
    yield from _ask_about_share(
        report,
        "carried_out",
        ("received", "carried_in"),
        threshold_asked(report.local, "G306", _LARGEST_CARRIED_SHARE),
        "请核对结转数，确认没有把已办结的算作结转。",
    )


def _ask_about_share(
    report: FilledReport, row: str, of: tuple[str, ...], largest: Share, hint: str
) -> Iterator[Violation]:
    key, wholes = _total(row), tuple(map(_total, of))
    part, whole = report.figure(key), total_figure(report, wholes)
    if not largest.is_exceeded(part, whole):
        return
    table = report.form.table_of(key)
    names = "加".join(table.row(wanted).label for wanted in wholes)
    yield Violation(
        cells=(found(report, key), *(found(report, wanted) for wanted in wholes)),
        message=(
            f"{table.row(key).path}有 {counted(report.form, key, part)}，占{names} "
            f"{counted(report.form, key, whole)}的 {part * 100 / whole:.0f}%，"
            f"超过 {largest.words()}。{largest.wish}"
        ),
        expected=f"不超过 {largest.words()}",
        actual=plain_digits(part),
        hint=hint,
    )


@rule(
    "G305",
    Severity.NOTICE,
    "有申请人逾期未缴费的，第六部分写明收费情况",
    derived("“申请人逾期未按收费通知要求缴纳费用”说明发出过收费通知"),
)
def unpaid_fees_are_spoken_of(report: FilledReport) -> Iterator[Violation]:
    """Expect part six to speak of fees where applications ended for an unpaid one."""
    key = _total("other_fee_unpaid")
    said = tuple(texts(report, OTHER_MATTERS))
    part = part_name(report.form, OTHER_MATTERS)
    if not said:
        raise CannotCheck(f"{part}没有正文")
    # Any mention of a fee will do: a false alarm costs more trust than a miss.
    if report.figure(key) and not any("费" in passage.entry.body for passage in said):
        yield Violation(
            cells=(found(report, key), found_words(report, said[0], "")),
            message=(
                f"{report.label(key)}有 {counted(report.form, key, report.figure(key))}，"
                f"{part}没有写收取信息处理费的情况。"
            ),
            actual=plain_digits(report.figure(key)),
            hint=f"在{part}写明发出收费通知和收取信息处理费的情况。",
        )


@rule(
    "G307",
    Severity.WARNING,
    "信息处理费是 10 元的整倍数，并且有申请",
    derived("国办函〔2020〕109号规定的收费标准都是 10 元的整倍数，没有申请就没有收费"),
)
def processing_fees_follow_the_tiers(report: FilledReport) -> Iterator[Violation]:
    """Expect a multiple of 10 元, and applications where a fee was collected."""
    passage, claim = collected_fee(report)
    received = (_total("received"), _total("carried_in"))
    quoted = found_words(report, passage, claim.quote)
    amount = plain_digits(claim.value)
    if claim.value % _TIER:
        yield Violation(
            cells=(quoted,),
            message=f"正文写收取信息处理费 {amount} 元，不是 {_TIER} 元的整倍数。",
            actual=amount,
            hint="核对金额；规定的标准是按件、按页计收，都是 10 元的整倍数。",
            quote=claim.quote,
        )
    # Who paid in this year may have applied in the last: carried-in applications count too.
    if claim.value and not total_figure(report, received):
        yield Violation(
            cells=(quoted, *(found(report, key) for key in received)),
            message=f"正文写收取信息处理费 {amount} 元，表三却没有收到申请。",
            expected="0",
            actual=amount,
            hint="核对金额，或核对表三的申请数。",
            quote=claim.quote,
        )


@rule(
    "G308",
    Severity.WARNING,
    "表三不是全部填 0，如果别处说明有过申请",
    derived(
        "有复议诉讼、有上年结转、上年申请不少，或者台账、别处知道的数里有申请，"
        "本年却没有一件申请的，多半是表三没有统计"
    ),
)
def an_empty_table_is_true(report: FilledReport) -> Iterator[Violation]:
    """Ask about a table of zeros where something else tells of applications."""
    table = report.form.tables.get("applications")
    if table is None:
        raise CannotCheck("这一表式没有这张表")
    if any(map(report.number, table.inputs)):
        return
    if told := list(_told_otherwise(report)):
        key = _total("received")
        yield Violation(
            cells=(found(report, key), *(cell for _, cell in told)),
            message=f"表三全部是 0，但是{'，'.join(words for words, _ in told)}。",
            actual="0",
            hint="核对台账，确认本年没有收到、没有结转过申请；属实的，在“核实说明”里写明。",
        )


def _told_otherwise(report: FilledReport) -> Iterator[tuple[str, FoundCell]]:
    """Yield what tells that there were applications, with the cell that tells it."""
    disputes = report.form.tables.get("disputes")
    for key in disputes.totals if disputes else ():
        if figure := report.figure_or_none(key):
            yield f"{report.label(key)}有 {counted(report.form, key, figure)}", found(report, key)
    yield from _told_by_last_year(report)
    yield from _told_by_register(report)
    yield from _told_by_others(report)


def _told_by_last_year(report: FilledReport) -> Iterator[tuple[str, FoundCell]]:
    for row, least, words in (
        ("carried_out", 1, "结转下年"),
        ("received", _ENOUGH_TO_JUDGE, "新收"),
    ):
        key = _total(row)
        figure = last_figure_or_none(report, key)
        if figure is not None and figure >= least:
            said = counted(report.form, key, figure)
            yield f"上年{words}的申请有 {said}", found(report, _IN_THIS_YEAR[row])


def _told_by_register(report: FilledReport) -> Iterator[tuple[str, FoundCell]]:
    register = report.counted
    for row in (RECEIVED, CARRIED_IN) if register else ():
        key = _total(row)
        if register and (figure := register.sum_of_row(APPLICATIONS, row)):
            label = report.form.table_of(key).row(key).label
            yield f"台账里{label}有 {figure} 件", found(report, key)


def _told_by_others(report: FilledReport) -> Iterator[tuple[str, FoundCell]]:
    """Yield what others know of applications and disputes, if it is of this year."""
    try:
        known = known_of(report)
    except CannotCheck:
        return
    for one in known.figures:
        if one.figure and one.cells[0].table in _OF_APPLICATIONS:
            said = counted(report.form, one.cells[0], one.figure)
            yield f"{one.who}记的{one.words}有 {said}", found_known(one)
