"""Writes what is still open on every sheet: the overview of the cover, and one sentence over it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gaitool.filled_report import FilledReport
from gaitool.layout import Address, Area, NarrativeSheet, TableSheet, WorkbookLayout, live_checks
from gaitool.template.expressions import Expression
from gaitool.template.left_to_fill import LeftToFill, left_of_cover, left_of_texts, progress
from gaitool.template.live_formulas import LiveFormulas
from gaitool.template.live_sheet import COUNT_LOOKS, write_count
from gaitool.template.pen import Pen
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, INDENT_PIXELS, Look
from gaitool.template.text_rows import text_rows
from gaitool.text.typesetting import row_height

_TITLE = "填报检查（自动更新）"
_HEADS = ("工作表", "还没有填的", "有文字的格", "勾稽关系", "台账核对数")
_LOWEST_HEAD, _LOWEST_ROW = 22.0, 30.0


class _Line(NamedTuple):
    """A sheet in the overview: its counts, the first of what is blank; or the names of that."""

    name: str
    measure: str
    counts: tuple[Expression, ...]
    look: Look
    names: Expression | None = None


class Overview:
    """What every sheet of a workbook waits for, and where the cover shows it."""

    def __init__(self, layout: WorkbookLayout, report: FilledReport) -> None:
        self._layout = layout
        self._lines = tuple(_lines(layout, report))
        self._head, self._left, self._last_row, self._right = layout.cover.overview

    @property
    def sentence(self) -> Expression:
        """One sentence over all sheets, for the cover itself."""
        blank, wrong = self._column(1, 1), self._column(2, self._right - self._left)
        return progress(
            (
                (line.name, Expression(str(at), line.counts[0].value), line.measure)
                for at, line in zip(blank.addresses, self._lines, strict=True)
            ),
            _added(blank, [line.counts[0] for line in self._lines]),
            _added(wrong, [count for line in self._lines for count in line.counts[1:]]),
        )

    @property
    def repeated_sentence(self) -> Expression:
        """The same sentence for any other sheet."""
        cover = self._layout.cover
        return Expression(f"'{cover.name}'!{cover.progress.first}", self.sentence.value)

    def write(self, pen: Pen, widths: tuple[int, ...]) -> None:
        """Write the sentence above the fields of the cover, and the overview below them."""
        progress = self._layout.cover.progress
        write_sentence(pen, progress, self.sentence, sum(widths[progress.left - 1 :]))
        pen.area(Area(self._head, self._left, self._head, self._right), _TITLE, Look.HEADING)
        for row in (self._head, self._head + 1):
            pen.sheet.set_row(row - 1, _LOWEST_HEAD)
        for column, name in enumerate(_HEADS, start=self._left):
            pen.text(Address(self._head + 1, column), name, Look.HEAD)
        for row, line in enumerate(self._lines, start=self._head + 2):
            pen.text(Address(row, self._left), line.name, Look.ROW_HEAD)
            self._write_line(pen, row, line, widths)

    def _write_line(self, pen: Pen, row: int, line: _Line, widths: tuple[int, ...]) -> None:
        height, looks = _LOWEST_ROW, (line.look, *COUNT_LOOKS[1:])
        # Several counts, or one and the names.
        for column, (count, look) in enumerate(zip(line.counts, looks, strict=False), start=1):
            at = Address(row, self._left + column)
            write_count(pen, Area.around(at), count, look)
        if line.names:
            area = Area(row, self._left + 2, row, self._right)
            pen.formula_area(area, line.names, Look.LEFT_OPEN)
            width = sum(widths[area.left - 1 : area.right]) - INDENT_PIXELS
            height = max(height, row_height(str(line.names.value), width, HINT_SIZE))
        pen.sheet.set_row(row - 1, height)

    def _column(self, first: int, last: int) -> Area:
        return Area(self._head + 2, self._left + first, self._last_row, self._left + last)


def write_sentence(pen: Pen, area: Area, sentence: Expression, width: int) -> None:
    """Write the sentence on how far the workbook is, coloured as blanks are while there are any."""
    pen.formula_area(area, sentence, Look.PROGRESS)
    pen.mark_where(area, f'LEFT({area.first.fixed},1)="还"', Look.TO_FILL)
    pen.sheet.set_row(
        area.top - 1,
        max(row_height(str(sentence.value), width - INDENT_PIXELS, BODY_SIZE), _LOWEST_ROW),
    )


def _lines(layout: WorkbookLayout, report: FilledReport) -> Iterator[_Line]:
    left = left_of_cover(layout.cover, report.cover)
    yield _Line(layout.cover.name, "项", (left.count,), Look.FIELDS_COUNT, left.names)
    for sheet in layout.body:
        # References to the sheets' own counts, so that cover and sheets cannot disagree.
        if isinstance(sheet, TableSheet):
            yield _Line(sheet.name, "格", tuple(_counts(sheet, report)), COUNT_LOOKS[0])
        else:
            left = _left_of(sheet, report)
            yield _Line(sheet.name, "处", (left.count,), Look.TEXTS_COUNT, left.names)


def _counts(sheet: TableSheet, report: FilledReport) -> Iterator[Expression]:
    counts = LiveFormulas(sheet, report).open_points.counts
    for area, count in zip(live_checks(sheet).status, counts, strict=True):
        yield Expression(f"'{sheet.name}'!{area.first}", count.value)


def _left_of(sheet: NarrativeSheet, report: FilledReport) -> LeftToFill:
    left = left_of_texts(text_rows(sheet, report))
    return LeftToFill(
        Expression(f"'{sheet.name}'!{sheet.LEFT_COUNT}", left.count.value),
        Expression(f"'{sheet.name}'!{sheet.LEFT_NAMES}", left.names.value),
    )


def _added(area: Area, counts: list[Expression]) -> Expression:
    """Return the sum of the counts that stand in an area; names among them add nothing."""
    numbers = (count.value for count in counts if isinstance(count.value, Decimal))
    return Expression(f"SUM({area})", sum(numbers, start=Decimal(0)))
