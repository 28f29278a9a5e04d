"""A compared cell as a row of a list: this year, last year, the change, and what to say of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from gaitool.renderers.comparison.compared_cells import ComparedCell, YearPair
from gaitool.renderers.sheets.looks import Looks, list_texts_height
from gaitool.renderers.sheets.rows import Content
from gaitool.renderers.tables.tripled_sheet import SIGNED

_FIGURE_WIDTHS = (75, 75, 75, 90, 90)
LISTED_WIDTHS = (105, 290, 130, *_FIGURE_WIDTHS)
"""The columns' widths in pixels, as many as ``listed_heads`` gives."""

ROOMY_WIDTHS = (105, 435, 130, *_FIGURE_WIDTHS)
"""The same where no column follows: long labels stand in one line."""

FIRST_FIGURE = 3
"""The column (from 0) of this year's figure; last year's and the difference follow."""

_SIGNED_TENTH = "+0.0;-0.0;0"
_JUMP = "变化很大"
_INCOMPLETE = "缺数，不能比"
_NOT_ASKED = ("上年无此项", "本年无此项")
_FROM_ZERO = "上年为0"
_LOWEST_ROW = 20.0


def listed_heads(years: tuple[str, str]) -> tuple[str, ...]:
    """Return the heads of the columns; ``years`` names last year first."""
    last, this = years
    return ("表", "项目", "栏目", this, last, "增减", "增减（%）", "提示")


def listed(cell: ComparedCell, looks: Looks) -> list[tuple[Content, Format]]:
    """Return what stands in each column."""
    calm = "_calm" if cell.figures.difference == 0 else ""
    labels = (cell.part, cell.row, cell.column)
    return [
        *((text, looks.named(f"list_text{calm}")) for text in labels),
        *listed_figures(cell.figures, looks, cell.written),
        _percent(cell.figures, looks),
        _remark(cell, looks),
    ]


def listed_figures(
    pair: YearPair, looks: Looks, written: tuple[str, str] = ("", "")
) -> Iterator[tuple[Content, Format]]:
    """Yield this year's figure, last year's and the difference; without one, what is written."""
    yield _figure(pair.this, looks, words=written[1])
    yield _figure(pair.last, looks, words=written[0])
    yield _figure(pair.difference, looks, SIGNED)


def listed_height(cell: ComparedCell, widths: Sequence[int] = LISTED_WIDTHS) -> float:
    """Return the height in points of the row, every line of its labels shown."""
    labels = zip((cell.row, cell.column), widths[1:3], strict=True)
    return max(_LOWEST_ROW, list_texts_height(labels))


def _figure(
    figure: Decimal | None, looks: Looks, shown: str = "General", words: str = ""
) -> tuple[Content, Format]:
    """Return a figure, a 0 in grey."""
    look = "list_figure_calm" if figure == 0 else "list_figure_fitted"
    return (words if figure is None else figure), looks.named(look, number_format=shown)


def _percent(pair: YearPair, looks: Looks) -> tuple[Content, Format]:
    from_zero = _FROM_ZERO if pair.difference and pair.change_percent is None else ""
    return _figure(pair.change_percent, looks, _SIGNED_TENTH, from_zero)


def _remark(cell: ComparedCell, looks: Looks) -> tuple[Content, Format]:
    if not all(cell.asked):
        return _NOT_ASKED[cell.asked.index(False)], looks.named("list_text")
    if cell.figures.difference is None:
        return _INCOMPLETE, looks.named("list_text")
    return (
        (_JUMP, looks.named("list_ask")) if cell.figures.jumps else (None, looks.named("list_text"))
    )
