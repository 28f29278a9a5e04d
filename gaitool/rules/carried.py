"""G110: a document shows what the data say that it carries unseen."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gaitool.as_printed import Altered
from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell, Severity
from gaitool.layout import COVER_FIELDS, Place
from gaitool.rules.rule import Violation, convention, found, found_cover, rule

_MOST_TOLD_APART = 10
_MOST_QUOTED = 3
_NOTHING = "（没有）"
_TITLE = "报告标题"
_HINT = (
    "核对一律以看到的为准。改得对的，改填报工作簿，再用 gaitool report 生成一次；"
    "不该改的，把文件改回来。拿别的文件改成的，同样重新生成。"
)


@rule(
    "G110",
    Severity.WARNING,
    "公布的网页、Word 文件与生成时带的数据一致",
    convention("gaitool 生成的网页和 Word 文件里另带一份数据，生成以后改过文字或数字，两者就不同"),
)
def the_document_shows_what_it_carries(report: FilledReport) -> Iterator[Violation]:
    """Name what is seen and what is carried, once a row or part unless there is no end of it."""
    if len(report.altered) > _MOST_TOLD_APART:
        yield _violation(report, report.altered)
        return
    for _, alike in groupby(report.altered, key=_row):
        yield _violation(report, tuple(alike))


def _row(one: Altered) -> object:
    """Return the row of a cell; what is no cell stands alone."""
    row, _, _ = one.place.rpartition(".")
    return row if "." in row else one


def _violation(report: FilledReport, altered: Sequence[Altered]) -> Violation:
    cells = tuple(_found(report, one) for one in altered)
    told = "；".join(map(_told, altered[:_MOST_QUOTED], cells))
    many = f"共 {len(altered)} 处不同，例如：" if len(altered) > _MOST_QUOTED else ""
    return Violation(
        cells=cells,
        suspects=len(cells),
        message=f"{many}{told}。",
        actual=altered[0].seen,
        hint=_HINT,
    )


def _told(one: Altered, cell: FoundCell) -> str:
    seen, carried = one.seen or _NOTHING, one.carried or _NOTHING
    return f"“{cell.label}”看到的是“{seen}”，文件里带的数据是“{carried}”"


def _found(report: FilledReport, one: Altered) -> FoundCell:
    if key := report.form.find_cell(one.place):
        return found(report, key)
    kind, _, name = one.place.partition(".")
    if name in COVER_FIELDS:
        return found_cover(report, name)
    if not name:
        return FoundCell(one.place, Place(_TITLE), _TITLE, one.seen)
    heading = next((part.heading for part in report.form.parts if part.key == name), name)
    if kind == "sections":
        return FoundCell(f"{one.place}.0", Place(heading), heading, one.seen)
    return FoundCell("", Place(heading), f"{heading}的标题", one.seen)
