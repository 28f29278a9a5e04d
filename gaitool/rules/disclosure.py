"""G201–G203: table 二, what the organ issued, decided and charged."""

from collections.abc import Iterator

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import DOCUMENTS, CellKey, may_make_regulations
from gaitool.rules.arithmetic import difference_words
from gaitool.rules.rule import CannotCheck, Violation, derived, found, found_cover, rule
from gaitool.rules.stated import collected_fee
from gaitool.rules.texts import found_words

_FEES = CellKey("disclosure", "fees", "amount")
_YUAN = 10_000
_COLUMNS = tuple(column.key for column in DOCUMENTS.columns)


@rule(
    "G201",
    Severity.ERROR,
    "没有规章制定权的机关，规章一行都是 0",
    derived(
        "《立法法》第九十一条、第九十三条：国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府"
        "可以制定规章（政府办公室代为填报）"
    ),
    each=_COLUMNS,
)
def only_rule_makers_report_regulations(report: FilledReport, column: str) -> Iterator[Violation]:
    """Expect 0 in the 规章 row of an organ that cannot make 规章."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    if agency_type is None or level is None:
        raise CannotCheck("封面没有填机关类型或行政层级")
    key = CellKey("disclosure", "regulations", column)
    figure = report.number(key)
    if figure and not may_make_regulations(agency_type, level):
        yield Violation(
            cells=(
                found(report, key),
                found_cover(report, "agency_type"),
                found_cover(report, "level"),
            ),
            message=(
                f"{level}的“{agency_type}”没有规章制定权，"
                f"{report.label(key)}却写了 {plain_digits(figure)}。"
            ),
            expected="0",
            actual=plain_digits(figure),
            hint="规范性文件填在下一行；这一格改为 0。机关类型或层级选错的，改封面。",
        )


@rule(
    "G202",
    Severity.ERROR,
    "现行有效件数不少于本年制发减本年废止",
    derived("本年制发而没有废止的文件都应现行有效"),
    each=[row.key for row in DOCUMENTS.rows],
)
def documents_in_force_cover_this_years(report: FilledReport, row: str) -> Iterator[Violation]:
    """Expect in_force ≥ issued － repealed."""
    keys = {column: CellKey("disclosure", row, column) for column in _COLUMNS}
    issued, repealed, in_force = (report.number(key) for key in keys.values())
    least = issued - repealed
    if in_force < least:
        name = report.form.table_of(keys["issued"]).row(keys["issued"]).label
        yield Violation(
            cells=tuple(
                found(report, keys[column]) for column in ("in_force", "issued", "repealed")
            ),
            message=(
                f"{name}本年制发 {plain_digits(issued)} 件、废止 {plain_digits(repealed)} 件，"
                f"现行有效至少 {plain_digits(least)} 件，写的是 {plain_digits(in_force)}，"
                f"{difference_words(in_force, least)}。"
            ),
            expected=f"不少于 {plain_digits(least)}",
            actual=plain_digits(in_force),
            hint="现行有效件数是截至年底全部有效的件数，包括往年制发的；核对三个数。",
        )


@rule(
    "G203",
    Severity.WARNING,
    "信息处理费不超过行政事业性收费金额",
    derived("信息处理费属于行政事业性收费，1 万元为 10000 元"),
)
def processing_fees_are_part_of_the_fees(report: FilledReport) -> Iterator[Violation]:
    """Expect the fee of part six (元) to be at most fees.amount (万元) × 10 000."""
    passage, claim = collected_fee(report)
    amount = report.number(_FEES)
    if claim.value > amount * _YUAN:
        yield Violation(
            cells=(found(report, _FEES), found_words(report, passage, claim.quote)),
            message=(
                f"正文写收取信息处理费 {plain_digits(claim.value)} 元，"
                f"表二行政事业性收费只有 {plain_digits(amount)} 万元。"
            ),
            expected=f"不少于 {plain_digits(claim.value / _YUAN)}",
            actual=plain_digits(amount),
            hint="核对两处金额和单位：表二以万元为单位，信息处理费也计入其中。",
            quote=claim.quote,
        )
