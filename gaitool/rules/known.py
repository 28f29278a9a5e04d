"""G906: what a unit reports is what others know of it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from gaitool.answers import plain_digits
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.findings import Severity
from gaitool.form import CellKey, Form
from gaitool.rules.arithmetic import difference_words, total_figure
from gaitool.rules.known_to_others import found_known, known_of
from gaitool.rules.rule import Violation, derived, found, rule

if TYPE_CHECKING:
    from gaitool.known_figures import KnownFigure

_Gaps = Mapping[tuple[str, tuple[CellKey, ...]], Decimal]
"""By how much a report says more than a source, by the source and the cells."""


@rule(
    "G906",
    Severity.WARNING,
    "填报的数与别处知道的一致",
    derived(
        "复议机关、人民法院、司法行政部门和行政执法统计年报对同一件事另有统计，"
        "同一机关同一年度应是同一个数"
    ),
)
def every_figure_is_what_others_know(report: FilledReport) -> Iterator[Violation]:
    """Compare what others know with the report, cell by cell; who knows it is named."""
    known = known_of(report)
    missing: list[CellKey] = []
    written: dict[tuple[CellKey, ...], Decimal] = {}
    for cells in dict.fromkeys(one.cells for one in known.figures):
        try:
            written[cells] = total_figure(report, cells)
        except MissingNumber as gap:
            missing += gap.keys
    compared = [one for one in known.figures if one.cells in written]
    gaps = {(one.who, one.cells): written[one.cells] - one.figure for one in compared}
    for cells, figure in written.items():
        ones = [one for one in compared if one.cells == cells]
        if any(gaps[one.who, cells] and not _follows(report.form, gaps, one) for one in ones):
            yield _differs(report, figure, ones)
    # Last: a blank cell must not hide what is known of the others.
    if missing:
        raise MissingNumber(dict.fromkeys(missing))


def _follows(form: Form, gaps: _Gaps, one: "KnownFigure") -> bool:
    """Whether a total is off by just what the cells are that it adds up, which are named."""
    inputs = {part for key in one.cells for part in form.table_of(key).input_parts(key)}
    if inputs == set(one.cells):
        return False
    of_parts = (
        gap
        for (who, cells), gap in gaps.items()
        if who == one.who and len(cells) == 1 and cells[0] in inputs
    )
    return sum(of_parts, start=Decimal(0)) == gaps[one.who, one.cells]


def _differs(report: FilledReport, figure: Decimal, ones: "list[KnownFigure]") -> Violation:
    label = report.label(ones[0].cells[0]) if len(ones[0].cells) == 1 else ones[0].words
    others = [one for one in ones if one.figure != figure]
    figures = {plain_digits(one.figure) for one in others}
    return Violation(
        cells=(*(found(report, key) for key in ones[0].cells), *map(found_known, ones)),
        message=f"{label}填的是 {plain_digits(figure)}，{'；'.join(_said(figure, ones))}。",
        expected=figures.pop() if len(figures) == 1 else "",
        actual=plain_digits(figure),
        hint=(
            f"与{'、'.join(dict.fromkeys(one.who for one in others))}核对：填错的，改填报表；"
            "口径或时间不同的，在“核实说明”写明原因；已知数记错的，请记的单位更正。"
        ),
    )


def _said(figure: Decimal, ones: "Iterable[KnownFigure]") -> Iterator[str]:
    """Yield what each source says; who agrees stands last."""
    for one in sorted(ones, key=lambda one: one.figure == figure):
        said = plain_digits(one.figure)
        off = difference_words(figure, one.figure)
        yield f"{one.who}记的是 {said}，{'填报的' if one.figure != figure else ''}{off}"
