"""G601–G606: this year's report against last year's."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import TEN_THOUSAND_YUAN, CellKey
from gaitool.prose.similarity import shared_sentences
from gaitool.rules.arithmetic import cells_by_row, cells_of_row, difference_words, is_scale_slip
from gaitool.rules.last_year import last_figure, last_figure_or_none, last_year
from gaitool.rules.rule import (
    Violation,
    derived,
    found,
    found_cover,
    found_part,
    needing,
    practice,
    prescribed,
    rule,
)
from gaitool.rules.stated import OTHER_MATTERS, where_to_tell
from gaitool.rules.stocks import StockRow, stock_rows, stock_words
from gaitool.rules.texts import body_of
from gaitool.rules.thresholds import COPIED, Growth, threshold_asked
from gaitool.text.folding import are_two_names

if TYPE_CHECKING:
    from gaitool.local_requirements import LocalRequirements

_QUOTED = 3
# Small counts jump by nature: from 2 to 11 is no news.
_LARGEST_GROWTH = Growth(times=Decimal(5), gap=20)


@needing(last_year)
@rule(
    "G601",
    Severity.ERROR,
    "本年的上年结转等于上年报告的结转下年",
    derived("上年没有办完的，就是本年接着办的"),
    each=lambda form: cells_of_row(form, "applications", "carried_in"),
)
def carried_in_is_what_was_carried_out(report: FilledReport, key: CellKey) -> Iterator[Violation]:
    """Expect last year's carried_out = this year's carried_in in every column.

    A total is not reported where one of its columns is already wrong.
    """
    last = last_figure(report, key._replace(row="carried_out"))
    figure = report.figure(key)
    parts = report.form.table_of(key).row_parts(key)
    parts_differ = any(_was_not_carried_out(report, part) for part in parts)
    # The total is off because a column is, and that column has its own finding.
    if figure != last and not parts_differ:
        yield Violation(
            cells=(found(report, key),),
            message=(
                f"{report.label(key)}写的是 {plain_digits(figure)}，上年报告这一列结转下年度的是 "
                f"{plain_digits(last)}，{difference_words(figure, last)}。"
            ),
            expected=plain_digits(last),
            actual=plain_digits(figure),
            hint=f"照上年已公布的报告填；上年报告有误的，在{where_to_tell(report.form)}说明。",
        )


def _was_not_carried_out(report: FilledReport, key: CellKey) -> bool:
    """Whether both years give a column's figure, and they differ."""
    figure = report.figure_or_none(key)
    last = last_figure_or_none(report, key._replace(row="carried_out"))
    return figure is not None and last is not None and figure != last


@rule(
    "G602",
    Severity.WARNING,
    "现行有效件数等于上年现行有效加本年制发减本年废止",
    derived("现行有效件数逐年结转"),
    each=stock_rows,
)
def documents_in_force_carry_on(report: FilledReport, stock: StockRow) -> Iterator[Violation]:
    """Expect last standing + added － removed = standing: in force, issued and repealed."""
    added, removed, standing = (report.figure(key) for key in stock)
    last = last_figure(report, stock.standing)
    expected = last + added - removed
    if standing != expected:
        words = stock_words(report, stock)
        yield Violation(
            cells=tuple(found(report, key) for key in (stock.standing, stock.added, stock.removed)),
            message=(
                f"{report.label(stock.standing)}写的是 {plain_digits(standing)}；"
                f"上年 {plain_digits(last)} + {words.added} {plain_digits(added)} － "
                f"{words.removed} {plain_digits(removed)} = {plain_digits(expected)}，"
                f"{difference_words(standing, expected)}。"
            ),
            expected=plain_digits(expected),
            actual=plain_digits(standing),
            hint=(
                f"核对{words.added}、{words.removed}和{words.standing}；"
                "机构改革移交、清理失效等原因写进“核实说明”。"
            ),
        )


@rule(
    "G603",
    Severity.WARNING,
    "本年复议、诉讼总数不少于上年尚未审结",
    derived("上年没有审结的案件，本年仍然要统计"),
    each=lambda form: [row.key for row in form.rows("disputes")],
)
def pending_disputes_are_not_lost(report: FilledReport, row: str) -> Iterator[Violation]:
    """Expect this year's total of each group ≥ last year's pending."""
    key = CellKey("disputes", row, "total")
    figure = report.figure(key)
    pending = last_figure(report, key._replace(column="pending"))
    if figure < pending:
        yield Violation(
            cells=(found(report, key),),
            message=(
                f"{report.label(key)}是 {plain_digits(figure)}，上年报告尚未审结的就有 "
                f"{plain_digits(pending)}，{difference_words(figure, pending)}。"
            ),
            expected=f"不少于 {plain_digits(pending)}",
            actual=plain_digits(figure),
            hint="上年尚未审结的案件，本年审结的按结果统计，没有审结的仍填“尚未审结”。",
        )


@rule(
    "G604",
    Severity.WARNING,
    "正文不是照抄上年的",
    prescribed("：年度报告不得内容雷同、敷衍应付"),
    # Part six says every year, in one sentence, what fee was collected: it may stay as it is.
    each=lambda form: [part for part in form.sections if part != OTHER_MATTERS],
)
def the_narrative_is_not_last_years(report: FilledReport, part: str) -> Iterator[Violation]:
    """Compare the sentences of a part with last year's, numbers and years masked."""
    previous = last_year(report)
    shared = shared_sentences(body_of(report, part), body_of(previous, part))
    most = threshold_asked(report.local, "G604", COPIED)
    if most.is_reached(len(shared.sentences), shared.count):
        quoted = "".join(f"“{sentence}”" for sentence in shared.sentences[:_QUOTED])
        yield Violation(
            cells=(found_part(report, part, f"{shared.share:.0%}"),),
            message=(
                f"“{report.form.sections[part].heading}”共 {shared.count} 句，其中 "
                f"{len(shared.sentences)} 句与上年报告相同"
                f"（不计数字和年份），例如：{quoted}{most.wish}"
            ),
            expected=f"相同的少于 {most.words()}",
            actual=f"{shared.share:.0%}",
            hint="写本年的情况、问题和改进；上年提出的改进事项，写落实情况。",
            quote=shared.sentences[0],
        )


@rule(
    "G605",
    Severity.WARNING,
    "机关名称与上年报告一致",
    derived("名称不同，可能拿错了上年的报告，或者机关改了名"),
)
def the_agency_is_last_years(report: FilledReport) -> Iterator[Violation]:
    """Expect the agency's name to be last year's, width and spaces folded."""
    last, this = last_year(report).cover.agency, report.cover.agency
    if are_two_names(last, this):
        yield Violation(
            cells=(found_cover(report, "agency"),),
            message=f"机关名称写的是“{this}”，上年报告是“{last}”。",
            expected=last,
            actual=this,
            hint="拿错了上年报告的，换成本机关的；名称确实改了的，写进“核实说明”。",
        )


@needing(last_year)
@rule(
    "G606",
    Severity.WARNING,
    "没有一个数比上年猛增或猛减",
    practice("增到五倍以上或减到五分之一以下，多半是填错，或者需要说明"),
    each=cells_by_row,
)
def no_figure_jumps(report: FilledReport, row: tuple[CellKey, ...]) -> Iterator[Violation]:
    """Ask once a row about its greatest figure that grew or fell out of proportion.

    A mix-up of 元 and 万元 is left to G107.
    """
    largest = largest_growth(report.local)
    table = report.form.table_of(row[0])
    # A cell that one of the years lacks is passed over; the rest of the row can be compared.
    jumps = [
        (this, last, key)
        for key in row
        if (this := report.figure_or_none(key)) is not None
        and (last := last_figure_or_none(report, key)) is not None
        and largest.is_reached(this, last)
        and not (table.column(key).measure == TEN_THOUSAND_YUAN and is_scale_slip(this, last))
    ]
    if jumps:
        this, last, key = max(jumps, key=lambda jump: max(jump[:2]))
        yield Violation(
            cells=(found(report, key),),
            message=(
                f"{report.label(key)}今年是 {plain_digits(this)}，上年是 {plain_digits(last)}，"
                f"是上年的 {this / last:.2g} 倍。{largest.wish}"
            ),
            expected="",
            actual=plain_digits(this),
            hint="核对这个数；属实的，在“核实说明”里写明原因。",
        )


def largest_growth(local: "LocalRequirements | None" = None) -> Growth:
    """Return from where on G606 asks about a figure beside last year's."""
    return threshold_asked(local, "G606", _LARGEST_GROWTH)
