"""G601–G606: this year's report against last year's."""

from collections.abc import Iterator
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.filled_report import PREAMBLE, FilledReport
from gaitool.findings import Severity
from gaitool.form import APPLICATIONS, DISPUTES, DOCUMENTS, FORM_2021, CellKey, Row, Table, Unit
from gaitool.prose.similarity import FEWEST_SENTENCES, MOST_SHARED, shared_sentences
from gaitool.rules.arithmetic import difference_words, is_unit_slip
from gaitool.rules.last_year import last_figure, last_year
from gaitool.rules.rule import (
    Violation,
    derived,
    found,
    found_cover,
    found_part,
    practice,
    prescribed,
    rule,
)
from gaitool.text.folding import fold_label

_COLUMNS = tuple(column.key for column in APPLICATIONS.blocks[0].columns)
_QUOTED = 3
_LARGEST_GROWTH = 5
_SMALLEST_GAP = 20


@rule(
    "G601",
    Severity.ERROR,
    "本年的上年结转等于上年报告的结转下年",
    derived("上年没有办完的，就是本年接着办的"),
    each=_COLUMNS,
)
def carried_in_is_what_was_carried_out(report: FilledReport, column: str) -> Iterator[Violation]:
    """Expect last year's carried_out = this year's carried_in in every column.

    A total says nothing of its own where one of its columns is wrong.
    """
    key = CellKey("applications", "carried_in", column)
    last = last_figure(report, key._replace(row="carried_out"))
    figure = report.figure(key)
    parts_differ = any(_was_not_carried_out(report, part) for part in APPLICATIONS.row_parts(key))
    if figure != last and not parts_differ:
        yield Violation(
            cells=(found(report, key),),
            message=(
                f"{report.label(key)}写的是 {plain_digits(figure)}，上年报告这一列结转下年度的是 "
                f"{plain_digits(last)}，{difference_words(figure, last)}。"
            ),
            expected=plain_digits(last),
            actual=plain_digits(figure),
            hint="照上年已公布的报告填；上年报告有误的，在第六部分说明。",
        )


def _was_not_carried_out(report: FilledReport, key: CellKey) -> bool:
    """Whether both years give a column's figure, and they differ."""
    figure = report.figure_or_none(key)
    last = last_year(report).figure_or_none(key._replace(row="carried_out"))
    return figure is not None and last is not None and figure != last


@rule(
    "G602",
    Severity.WARNING,
    "现行有效件数等于上年现行有效加本年制发减本年废止",
    derived("现行有效件数逐年结转"),
    each=[row.key for row in DOCUMENTS.rows],
)
def documents_in_force_carry_on(report: FilledReport, row: str) -> Iterator[Violation]:
    """Expect last in_force + issued － repealed = in_force."""
    keys = [CellKey("disclosure", row, column) for column in ("in_force", "issued", "repealed")]
    in_force, issued, repealed = (report.number(key) for key in keys)
    last = last_figure(report, keys[0])
    expected = last + issued - repealed
    if in_force != expected:
        yield Violation(
            cells=tuple(found(report, key) for key in keys),
            message=(
                f"{report.label(keys[0])}写的是 {plain_digits(in_force)}；"
                f"上年 {plain_digits(last)} + 本年制发 {plain_digits(issued)} － "
                f"废止 {plain_digits(repealed)} = {plain_digits(expected)}，"
                f"{difference_words(in_force, expected)}。"
            ),
            expected=plain_digits(expected),
            actual=plain_digits(in_force),
            hint="核对本年制发、废止和现行有效；机构改革移交、清理失效等原因写进“核实说明”。",
        )


@rule(
    "G603",
    Severity.WARNING,
    "本年复议、诉讼总数不少于上年尚未审结",
    derived("上年没有审结的案件，本年仍然要统计"),
    each=[row.key for row in DISPUTES.rows],
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
    each=("overview", "problems"),
)
def the_narrative_is_not_last_years(report: FilledReport, part: str) -> Iterator[Violation]:
    """Compare the sentences of a part with last year's, numbers and years masked."""
    previous = last_year(report)
    shared = shared_sentences(_text(report, part), _text(previous, part))
    if shared.count >= FEWEST_SENTENCES and shared.share >= MOST_SHARED:
        quoted = "".join(f"“{sentence}”" for sentence in shared.sentences[:_QUOTED])
        yield Violation(
            cells=(found_part(report, part, f"{shared.share:.0%}"),),
            message=(
                f"这一部分 {shared.count} 句里有 {len(shared.sentences)} 句与上年报告相同"
                f"（不计数字和年份），例如：{quoted}"
            ),
            expected=f"相同的少于 {MOST_SHARED:.0%}",
            actual=f"{shared.share:.0%}",
            hint="写本年的情况、问题和改进；上年提出的改进事项，写落实情况。",
            quote=shared.sentences[0],
        )


def _text(report: FilledReport, part: str) -> str:
    """Return the text of a part; the preamble is the same every year and left out."""
    entries = report.sections.get(part, ())
    return "\n".join(entry.body for entry in entries if entry.heading.strip() != PREAMBLE)


@rule(
    "G605",
    Severity.WARNING,
    "机关名称与上年报告一致",
    derived("名称不同，可能拿错了上年的报告，或者机关改了名"),
)
def the_agency_is_last_years(report: FilledReport) -> Iterator[Violation]:
    """Expect the agency's name to be last year's, width and spaces folded."""
    last, this = last_year(report).cover.agency, report.cover.agency
    if last and this and fold_label(last) != fold_label(this):
        yield Violation(
            cells=(found_cover(report, "agency"),),
            message=f"机关名称写的是“{this}”，上年报告是“{last}”。",
            expected=last,
            actual=this,
            hint="拿错了上年报告的，换成本机关的；名称确实改了的，写进“核实说明”。",
        )


@rule(
    "G606",
    Severity.WARNING,
    "没有一个数比上年猛增或猛减",
    practice("增到五倍以上或减到五分之一以下，多半是填错，或者需要说明"),
    each=[(table, row) for table in FORM_2021.tables.values() for row in table.rows],
)
def no_figure_jumps(report: FilledReport, subject: tuple[Table, Row]) -> Iterator[Violation]:
    """Ask once a row about its greatest figure that grew or fell out of proportion.

    A mix-up of 元 and 万元 is left to G107.
    """
    table, row = subject
    previous = last_year(report)
    jumps = [
        (this, last, key)
        for key in table.cells
        if key.row == row.key
        and (this := report.figure_or_none(key)) is not None
        and (last := previous.figure_or_none(key)) is not None
        and is_jump(this, last)
        and not (table.column(key).unit is Unit.TEN_THOUSAND_YUAN and is_unit_slip(this, last))
    ]
    if jumps:
        this, last, key = max(jumps, key=lambda jump: max(jump[:2]))
        yield Violation(
            cells=(found(report, key),),
            message=(
                f"{report.label(key)}今年是 {plain_digits(this)}，上年是 {plain_digits(last)}，"
                f"是上年的 {this / last:.2g} 倍。"
            ),
            expected="",
            actual=plain_digits(this),
            hint="核对这个数；属实的，在“核实说明”里写明原因。",
        )


def is_jump(this: Decimal, last: Decimal) -> bool:
    """Whether a figure grew to five times last year's or fell to a fifth, and by 20 or more."""
    out_of_proportion = this > last * _LARGEST_GROWTH or this * _LARGEST_GROWTH < last
    return last > 0 and out_of_proportion and abs(this - last) >= _SMALLEST_GAP
