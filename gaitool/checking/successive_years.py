"""Whether two reports are those of two successive years of one organ."""

from collections.abc import Iterator

from gaitool.filled_report import Cover, FilledReport
from gaitool.text.folding import fold_label

_NOT_DRAWN = "图里没有画上年的数。"


def drawn_last_year(report: FilledReport) -> tuple[FilledReport, tuple[str, ...]]:
    """Return a report as a picture draws it, and what to tell of the report beside it.

    The figures of another year are drawn as last year's nowhere, in a draft neither.
    """
    if report.previous is None:
        return report, ()
    last, this = report.previous.cover, report.cover
    told = tuple(odd_years(last, this))
    if not _is_other_year(last, this):
        return report, told
    return report.with_previous(None), (*told, _NOT_DRAWN)


def odd_years(last: Cover, this: Cover) -> Iterator[str]:
    """Yield each sign that they are not those of successive years of one organ, a sentence each."""
    if last.known_year and this.known_year and _is_other_year(last, this):
        yield f"注意：{_odd_years(last.known_year, this.known_year)}"
    if last.agency and this.agency and fold_label(last.agency) != fold_label(this.agency):
        yield f"注意：机关名称不同，先是“{last.agency}”，后是“{this.agency}”。"


def _is_other_year(last: Cover, this: Cover) -> bool:
    years = last.known_year, this.known_year
    return bool(years[0] and years[1] and years[0] != years[1] - 1)


def _odd_years(last: int, this: int) -> str:
    if last == this:
        return f"两个文件都是 {this} 年的，不是前后两年。"
    order = "；上年文件写在前面" if last > this else ""
    return f"两个文件是 {last} 年和 {this} 年的，不是前后两年{order}。"
