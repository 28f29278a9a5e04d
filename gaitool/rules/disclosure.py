"""G201–G203: table 二, what the organ issued, decided and charged."""

from collections.abc import Iterator

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import TEN_THOUSAND_YUAN, CellKey, may_make_regulations
from gaitool.rules.arithmetic import cells_of_row, counted, difference_words
from gaitool.rules.rule import CannotCheck, Violation, derived, found, found_cover, rule
from gaitool.rules.stated import collected_fee
from gaitool.rules.stocks import StockRow, stock_rows, stock_words
from gaitool.rules.texts import found_words, said
from gaitool.text.patterns import pattern

_FEES = CellKey("disclosure", "fees", "amount")
_YUAN = 10_000
_SELVES = (
    (r"我(?:[镇乡](?![镇村亲])|街道)", "", "乡镇街道"),
    # An office of the state is below no city and no county.
    (r"我局", r"[市县区旗]委[、和,，]|(?<!各)[市县区旗](?:人民)?政府", "市、县的部门"),
)
"""How an organ speaks of itself, of whom it speaks as well, and what it is then."""


@rule(
    "G201",
    Severity.ERROR,
    "没有规章制定权的机关，规章一行都是 0",
    derived(
        "《立法法》第九十一条、第九十三条：国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府"
        "可以制定规章（政府办公室代为填报）"
    ),
    each=lambda form: cells_of_row(form, "disclosure", "regulations"),
)
def only_rule_makers_report_regulations(report: FilledReport, key: CellKey) -> Iterator[Violation]:
    """Expect 0 in the 规章 row of an organ that cannot make 规章."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    # A 县级市 is 县级: without the level the name 市 does not settle who may make 规章.
    is_settled = agency_type is not None and level is not None
    who = f"{level}的“{agency_type}”" if is_settled else _told_by_itself(report)
    if not who:
        raise CannotCheck("封面没有填机关类型或行政层级")
    figure = report.figure(key)
    may = agency_type and level and may_make_regulations(agency_type, level)
    if figure and not may:
        yield Violation(
            cells=(
                found(report, key),
                found_cover(report, "agency_type"),
                found_cover(report, "level"),
            ),
            message=(f"{who}没有规章制定权，{report.label(key)}却写了 {plain_digits(figure)}。"),
            expected="0",
            actual=plain_digits(figure),
            hint="规范性文件填在下一行；这一格改为 0。机关类型或层级选错的，改封面。",
        )


def _told_by_itself(report: FilledReport) -> str:
    """Return in words who reports where its texts alone tell that it can make no 规章."""
    sentences = [item.sentence.text for item in said(report)]
    for own, above, kind in _SELVES:
        named = next(filter(None, map(pattern(own).search, sentences)), None)
        if named and any(map(pattern(above).search, sentences)):
            return f"正文自称“{named[0]}”，{kind}"
    return ""


@rule(
    "G202",
    Severity.ERROR,
    "现行有效件数不少于本年制发减本年废止",
    derived("本年制发而没有废止的文件都应现行有效"),
    each=stock_rows,
)
def documents_in_force_cover_this_years(
    report: FilledReport, stock: StockRow
) -> Iterator[Violation]:
    """Expect standing ≥ added － removed: in force, issued and repealed."""
    added, removed, standing = (report.figure(key) for key in stock)
    # Documents of earlier years are in force as well: the three numbers give a lower bound only.
    least = added - removed
    if standing < least:
        form, words = report.form, stock_words(report, stock)
        table = form.table_of(stock.standing)
        column = table.column(stock.standing)
        yield Violation(
            cells=tuple(found(report, key) for key in (stock.standing, stock.added, stock.removed)),
            message=(
                f"{table.row(stock.added).path}{words.added} {counted(form, stock.added, added)}、"
                f"{words.removed} {counted(form, stock.removed, removed)}，"
                f"{words.standing}至少 {counted(form, stock.standing, least)}，"
                f"写的是 {plain_digits(standing)}，{difference_words(standing, least)}。"
            ),
            expected=f"不少于 {plain_digits(least)}",
            actual=plain_digits(standing),
            hint=(
                f"{column.label}是截至年底全部有效的{column.measure.word}数，"
                f"包括往年{words.added.removeprefix('本年')}的；核对三个数。"
            ),
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
    # The text counts 信息处理费 in 元, the table all fees in 万元.
    if claim.value > amount * _YUAN:
        table = report.form.table_of(_FEES)
        yield Violation(
            cells=(found(report, _FEES), found_words(report, passage, claim.quote)),
            message=(
                f"正文写收取信息处理费 {plain_digits(claim.value)} 元，"
                f"{table.name}{table.row(_FEES).label}只有 {counted(report.form, _FEES, amount)}。"
            ),
            expected=f"不少于 {plain_digits(claim.value / _YUAN)}",
            actual=plain_digits(amount),
            hint=f"核对两处金额和单位：{table.name}以{TEN_THOUSAND_YUAN.word}为单位，信息处理费也计入其中。",
            quote=claim.quote,
        )
