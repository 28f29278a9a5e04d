"""Whether two reports are those of two successive years of one organ."""

from collections.abc import Iterator

from gaitool.filled_report import Cover, FilledReport
from gaitool.text.folding import fold_label
from gaitool.text.periods import not_successive

_NOT_DRAWN = "图里没有画上年的数。"


def drawn_last_year(report: FilledReport) -> tuple[FilledReport, tuple[str, ...]]:
    """Return a report as a picture draws it, and what to tell of the report beside it.

    The figures of another year are drawn as last year's nowhere, in a draft neither.
    """
    if report.previous is None:
        return report, ()
    last, this = report.previous.cover, report.cover
    told = tuple(odd_years(last, this))
    if not not_successive(last.known_year, this.known_year):
        return report, told
    return report.with_previous(None), (*told, _NOT_DRAWN)


def odd_years(last: Cover, this: Cover) -> Iterator[str]:
    """Yield each sign that they are not those of successive years of one organ, a sentence each."""
    if years := not_successive(last.known_year, this.known_year):
        yield f"注意：{_odd_years(*years)}"
    if last.agency and this.agency and fold_label(last.agency) != fold_label(this.agency):
        yield f"注意：机关名称不同，先是“{last.agency}”，后是“{this.agency}”。"


def _odd_years(last: int, this: int) -> str:
    if last == this:
        return f"两个文件都是 {this} 年的，不是前后两年。"
    order = "；上年文件写在前面" if last > this else ""
    return f"两个文件是 {last} 年和 {this} 年的，不是前后两年{order}。"
