"""G701–G712: counts stated in the text against the tables."""

from collections.abc import Iterator
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.claims import OUTCOMES, Claim, Field, Kind, cells_of
from gaitool.claims.cells import cells_of_field
from gaitool.claims.claim import WHOLES
from gaitool.claims.processing_fees import PROCESSING_FEES
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import TEN_THOUSAND_YUAN, CellKey, Form
from gaitool.rules.arithmetic import counted, difference_words, sum_name, total_figure
from gaitool.rules.compared import PossibleFigure, differing, left_out, totals_of
from gaitool.rules.rule import Rule, Violation, derived, found, rule
from gaitool.rules.texts import Text, found_words

# In the order in which a writer is likeliest to have meant them.
_READINGS = (Field.RECEIVED, Field.HANDLED, Field.CONCLUDED)
_HINT = "核对台账：表里的数对就改正文，正文对就改表。正文可以写 {本年新收} 这样的名称，数由表带出。"
_YUAN = 10_000


def _agreement(rule_id: str, title: str, fields: frozenset[Field], *kinds: Kind) -> Rule:
    """Make the rule that claims about these figures agree with the tables."""

    def claims_agree_with_the_tables(report: FilledReport) -> Iterator[Violation]:
        for passage, claim, beside in differing(report, fields, *kinds):
            yield _violation(report, passage, claim, beside.readings)

    basis = derived("同一份报告里，正文和表格说的是同一个数")
    return rule(rule_id, Severity.WARNING, title, basis)(claims_agree_with_the_tables)


def _violation(
    report: FilledReport, passage: Text, claim: Claim, readings: tuple[PossibleFigure, ...]
) -> Violation:
    everyone = claim.kind is Kind.ALL
    compared = dict.fromkeys(key for reading in readings for key in reading.cells)
    words = _everyone_words if everyone else _figure_words
    return Violation(
        cells=(
            found_words(report, passage, claim.quote),
            *(found(report, key) for key in compared),
        ),
        message=(f"{words(report, claim, readings)}{_fitting(report, claim)}原句：“{claim.quote}”"),
        expected="" if everyone else plain_digits(readings[0].figure),
        actual="" if everyone else plain_digits(claim.value),
        hint=_HINT,
        quote=claim.quote,
    )


def _everyone_words(
    report: FilledReport, claim: Claim, readings: tuple[PossibleFigure, ...]
) -> str:
    """State how many requests are not from those who are said to have made them all."""
    first = readings[0]
    rows = totals_of(first.cells)
    who = "自然人" if claim.field is Field.NATURAL_PERSON else "法人或其他组织"
    return (
        f"正文说申请人都是{who}，{report.form.table_of(rows[0]).name}"
        f"“{sum_name(report.form, rows)}”的 "
        f"{counted(report.form, rows[0], total_figure(report, rows))}里有 "
        f"{counted(report.form, rows[0], left_out(report, first))}不是。"
    )


def _figure_words(report: FilledReport, claim: Claim, readings: tuple[PossibleFigure, ...]) -> str:
    """State what text and tables have, and the difference where only one reading is possible."""
    form, first = report.form, readings[0].cells[0]
    stated = "说没有" if claim.negative else f"写的是 {_amount(form, first, claim.value)}"
    table = form.table_of(first)
    figures = "、".join(
        f"“{sum_name(form, reading.cells)}”是 {_amount(form, first, reading.figure)}"
        for reading in readings
    )
    off = difference_words(claim.value, readings[0].figure)
    gap = f"，正文{off} {table.column(first).measure.word}"
    if len(readings) > 1:
        gap = "，都对不上"
    return f"正文{stated}，{table.name}{figures}{'' if claim.negative else gap}。"


def _amount(form: Form, key: CellKey, value: Decimal) -> str:
    """Write a figure in the measure of its cell; 万元 in 元 as well, as the text may have it."""
    is_money = form.table_of(key).column(key).measure.word == TEN_THOUSAND_YUAN.word
    in_yuan = f"（{plain_digits(value * _YUAN)} 元）" if is_money else ""
    return f"{counted(form, key, value)}{in_yuan}"


def _fitting(report: FilledReport, claim: Claim) -> str:
    """Name another count of applications that the stated number agrees with, if there is one."""
    # Only a count of all applications can be another such count that was meant.
    if claim.field not in WHOLES or claim.kind is not Kind.COUNT:
        return ""
    for cells in (cells for field in _READINGS for cells in cells_of_field(report.form, field)):
        if report.sum_or_none(cells) == claim.value and cells not in cells_of(report.form, claim):
            return f"这个数与“{sum_name(report.form, cells)}”相符，是不是说的那个数？"
    return ""


received_and_handled_agree = _agreement(
    "G701",
    "正文的收到、受理、共办理件数与表三相符",
    frozenset([Field.RECEIVED, Field.HANDLED, Field.RECEIVED_OR_HANDLED, Field.DEALT_WITH]),
    Kind.COUNT,
)
carried_in_agrees = _agreement(
    "G702", "正文的上年结转件数与表三相符", frozenset([Field.CARRIED_IN]), Kind.COUNT
)
concluded_agree = _agreement(
    "G703", "正文的办结、答复件数与表三相符", frozenset([Field.CONCLUDED]), Kind.COUNT
)
carried_out_agree = _agreement(
    "G704", "正文的结转下年度件数与表三相符", frozenset([Field.CARRIED_OUT]), Kind.COUNT
)
outcomes_agree = _agreement(
    "G705",
    "正文的予以公开、部分公开、不予公开等件数与表三相符",
    frozenset([*OUTCOMES.values(), Field.GRANTED_AND_PARTLY]),
    Kind.COUNT,
)
applicants_agree = _agreement(
    "G706",
    "正文的自然人、法人申请件数与表三相符",
    frozenset([Field.NATURAL_PERSON, Field.ORGANISATION]),
    Kind.COUNT,
    Kind.ALL,
)
reviews_agree = _agreement(
    "G707", "正文的行政复议件数与表四相符", frozenset([Field.REVIEW]), Kind.COUNT
)
lawsuits_agree = _agreement(
    "G708",
    "正文的行政诉讼件数与表四相符",
    frozenset([Field.SUIT, Field.DISPUTES]),
    Kind.COUNT,
)
normative_documents_agree = _agreement(
    "G709",
    "正文的规范性文件件数与表二相符",
    frozenset([Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE]),
    Kind.COUNT,
)
powers_and_fees_agree = _agreement(
    "G710",
    "正文的行政许可、行政处罚、行政强制件数和收费金额与表二相符",
    frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES, Field.FEES]),
    Kind.COUNT,
)
what_is_denied_is_zero = _agreement(
    "G712",
    "正文说没有的，表里都是 0",
    # No table has a cell for 信息处理费: G203, G307 and G711 ask about it.
    frozenset(Field) - PROCESSING_FEES,
    Kind.NONE,
)
