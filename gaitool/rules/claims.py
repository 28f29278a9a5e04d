"""G701–G712: counts stated in the text against the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.findings import Severity
from gaitool.form import AgencyType, CellKey
from gaitool.narrative import Claim, Field, Kind, cells_of
from gaitool.narrative.cells import Sum, cells_of_field
from gaitool.rules.arithmetic import total_figure
from gaitool.rules.rule import Rule, Violation, derived, found, rule
from gaitool.rules.texts import Passage, claims_in

_READINGS = (Field.RECEIVED, Field.HANDLED, Field.CONCLUDED)
_TOTALS = frozenset(
    [Field.RECEIVED, Field.HANDLED, Field.RECEIVED_OR_HANDLED, Field.DEALT_WITH, Field.CONCLUDED]
)
_FEES = frozenset([Field.PROCESSING_FEE, Field.PROCESSING_FEE_DEMANDED])
_HINT = "核对台账：表里的数对就改正文，正文对就改表。正文可以写 {本年新收} 这样的名称，数由表带出。"
_MONEY = frozenset([Field.FEES])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sum of cells that a claim may mean, with what the tables say."""

    cells: Sum
    figure: Decimal
    name: str


def _agreement(rule_id: str, title: str, fields: frozenset[Field], *kinds: Kind) -> Rule:
    """Make the rule that claims about these figures agree with the tables."""

    def claims_agree_with_the_tables(report: FilledReport) -> Iterator[Violation]:
        missing: list[CellKey] = []
        for passage, claim in claims_in(report):
            if claim.field in fields and claim.kind in kinds and _comparable(report, claim):
                try:
                    yield from _compare(report, passage, claim)
                except MissingNumber as gap:
                    missing += gap.keys
        if missing:
            raise MissingNumber(dict.fromkeys(missing))

    basis = derived("同一份报告里，正文和表格说的是同一个数")
    return rule(rule_id, Severity.WARNING, title, basis)(claims_agree_with_the_tables)


def _comparable(report: FilledReport, claim: Claim) -> bool:
    """Whether a claim is exact, and of the organ itself (全市 is a government's own)."""
    own = not claim.whole_area or report.cover.known_type is AgencyType.GOVERNMENT
    return own and not claim.approximate


def _compare(report: FilledReport, passage: Passage, claim: Claim) -> Iterator[Violation]:
    readings = [_reading(report, cells) for cells in cells_of(claim)]
    if claim.kind is Kind.ALL:
        wrong = [reading for reading in readings if not _is_all(report, reading)]
        disagrees = len(wrong) == len(readings)
    else:
        disagrees = all(reading.figure != claim.value for reading in readings)
    if readings and disagrees:
        yield _violation(report, passage, claim, readings)


def _reading(report: FilledReport, cells: Sum) -> _Reading:
    return _Reading(cells, total_figure(report, cells), _sum_name(report, cells))


def _is_all(report: FilledReport, reading: _Reading) -> bool:
    """Whether the applicants of a reading are every one of its rows."""
    rows = {key._replace(column="total") for key in reading.cells}
    return reading.figure == total_figure(report, rows)


def _sum_name(report: FilledReport, cells: Sum) -> str:
    """Name a sum of cells by its rows, and by its column where that is no total."""
    table = report.form.table_of(cells[0])
    rows = list(dict.fromkeys(key.row for key in cells))
    first = table.row(cells[0])
    name = "加".join(
        table.row(key).short or table.row(key).label
        for key in dict.fromkeys(key._replace(column=cells[0].column) for key in cells)
    )
    if len(rows) > 2:
        name = f"{first.headings[-1]}各项合计" if first.nested else "各项合计"
    columns = list(dict.fromkeys(key.column for key in cells))
    if len(columns) > 1:
        return f"{name}的法人或其他组织"
    column = table.column(cells[0])
    return name if column.sums else f"{name}的{column.label}"


def _violation(
    report: FilledReport, passage: Passage, claim: Claim, readings: list[_Reading]
) -> Violation:
    first = readings[0]
    table = report.form.table_of(first.cells[0]).name
    said = " 或 ".join(f"{reading.name} {plain_digits(reading.figure)}" for reading in readings)
    stated = "全部都是" if claim.kind is Kind.ALL else _stated(claim)
    return Violation(
        cells=(
            passage.found(report, claim.quote),
            *(found(report, key) for reading in readings for key in reading.cells[:3]),
        ),
        message=f"正文写{stated}，{table}是{said}。{_fitting(report, claim)}原句：“{claim.quote}”",
        expected=plain_digits(first.figure) if claim.kind is not Kind.ALL else "",
        actual=plain_digits(claim.value) if claim.kind is not Kind.ALL else "",
        hint=_HINT,
        quote=claim.quote,
    )


def _stated(claim: Claim) -> str:
    unit = "万元" if claim.field in _MONEY else "件"
    return "没有" if claim.negative else f" {plain_digits(claim.value)} {unit}"


def _fitting(report: FilledReport, claim: Claim) -> str:
    """Say which other reading of a count of applications the tables would bear out."""
    if claim.field not in _TOTALS or claim.kind is not Kind.COUNT:
        return ""
    for field in _READINGS:
        (cells,) = cells_of_field(field)
        if cells not in cells_of(claim) and total_figure(report, cells) == claim.value:
            return f"这个数与{_sum_name(report, cells)}相符，是不是说的那个数？"
    return ""


RULES = (
    _agreement(
        "G701",
        "正文的收到、受理、共办理件数与表三相符",
        frozenset([Field.RECEIVED, Field.HANDLED, Field.RECEIVED_OR_HANDLED, Field.DEALT_WITH]),
        Kind.COUNT,
    ),
    _agreement("G702", "正文的上年结转件数与表三相符", frozenset([Field.CARRIED_IN]), Kind.COUNT),
    _agreement("G703", "正文的办结、答复件数与表三相符", frozenset([Field.CONCLUDED]), Kind.COUNT),
    _agreement(
        "G704", "正文的结转下年度件数与表三相符", frozenset([Field.CARRIED_OUT]), Kind.COUNT
    ),
    _agreement(
        "G705",
        "正文的予以公开、部分公开、不予公开等件数与表三相符",
        frozenset(
            [
                Field.GRANTED,
                Field.PARTLY_GRANTED,
                Field.GRANTED_AND_PARTLY,
                Field.REFUSED,
                Field.UNAVAILABLE,
                Field.DECLINED,
                Field.OTHERWISE,
            ]
        ),
        Kind.COUNT,
    ),
    _agreement(
        "G706",
        "正文的自然人、法人申请件数与表三相符",
        frozenset([Field.NATURAL_PERSON, Field.ORGANISATION]),
        Kind.COUNT,
        Kind.ALL,
    ),
    _agreement("G707", "正文的行政复议件数与表四相符", frozenset([Field.REVIEW]), Kind.COUNT),
    _agreement(
        "G708",
        "正文的行政诉讼件数与表四相符",
        frozenset([Field.SUIT, Field.DISPUTES]),
        Kind.COUNT,
    ),
    _agreement(
        "G709",
        "正文的规范性文件件数与表二相符",
        frozenset([Field.NORMATIVE_ISSUED, Field.NORMATIVE_REPEALED, Field.NORMATIVE_IN_FORCE]),
        Kind.COUNT,
    ),
    _agreement(
        "G710",
        "正文的行政许可、行政处罚、行政强制件数和收费金额与表二相符",
        frozenset([Field.LICENCES, Field.PENALTIES, Field.COMPULSORY_MEASURES, Field.FEES]),
        Kind.COUNT,
    ),
    _agreement(
        "G712",
        "正文说没有的，表里都是 0",
        frozenset(Field) - _FEES,
        Kind.NONE,
    ),
)
