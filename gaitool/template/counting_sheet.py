"""Writes 计数依据: each figure with a formula over the coded register, and its rows by number."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from gaitool.counted_register import CountedRegister, RegisterFault
from gaitool.form import CellKey
from gaitool.layout import COUNTING_SHEET, Address, Area, WorkbookLayout
from gaitool.office_files.spliced_rows import Frame, RowWriter, with_rows
from gaitool.register_rows import RegisterRow
from gaitool.template.coded_register import COPY_FROM, FIRST_ROW, YEAR, CodedRegister
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, TITLE_SIZE, Look
from gaitool.text.packed import PackedTexts
from gaitool.text.typesetting import row_height

_WIDTHS = (150, 110, 250, 110, 60, 360, 24, 110, 70, 90, 110, 250, 90, 110, 130, 130)
_HEAD_ROW = FIRST_ROW - 1
_HEADS = ("填报格", "表", "行", "列", "件数", "编号")
_FIGURE, _NUMBERS = 5, 6
_FAULT_HEADS = ("编号", "行", "原因", "列", "格", "写的")
_LONGEST_LISTED = 1_000
"""Characters; more would not fit into the highest row, and be cut when it is printed."""

_LOOKS = (Look.LISTED_ROWS, Look.TOTAL, Look.CODED, Look.LISTED_DAY, Look.HEADING, Look.HEAD)
"""All that the rows have."""

_TITLE = "计数依据"
_HINT = (
    "左边是每一个不为 0 的数：由右边哪几件申请数出来，公式怎样数。右边是台账里参加计数的栏目，"
    "没有姓名、联系方式和申请内容。这张表只供查对，改动它不会改变填报的数；打印时只印左边。"
)
_NOT_COUNTED = "没有计数的行（请在台账里改好，重新计数）"


class CountingSheet:
    """The sheet: figures that are not 0, below them the rows not counted, beside them the register.

    A register may be long. So the library writes the frame alone: heads, looks, how it is printed;
    the rows are put into it afterwards, one by one.
    """

    def __init__(self, layout: WorkbookLayout, counted: CountedRegister) -> None:
        self._layout, self._counted = layout, counted
        self._copy = CodedRegister(layout.form, counted)
        self._numbers = PackedTexts()
        self._figures: list[tuple[CellKey, bool]] = []
        for key in sorted(counted.rows, key=layout.form.cells.index):
            for part, numbers in enumerate(_lists(counted.rows[key], counted.sheets)):
                self._figures.append((key, bool(part)))
                self._numbers.append(numbers)
        # A row is left blank below the figures.
        self._heading = FIRST_ROW + len(self._figures) + 1
        faults = len(counted.not_counted)
        self._last_row = self._heading + (1 + faults if faults else 0)

    def write_frame(self, pen: Pen) -> None:
        """Write all but the rows, of which a pattern stands in the first one."""
        set_widths(pen, _WIDTHS)
        self._write_head(pen)
        for column, look in enumerate(_LOOKS, start=1):
            pen.text(Address(FIRST_ROW, column), "", look)
        if self._counted.not_counted:
            heading = Area(self._heading, 1, self._heading, len(_HEADS))
            pen.area(heading, _NOT_COUNTED, Look.HEADING)
        # The copy of the register is for the screen: beside it the rest would be too small to read.
        pen.sheet.print_area(0, 0, self._last_row - 1, len(_HEADS) - 1)
        pen.sheet.freeze_panes(_HEAD_ROW, 0)
        pen.sheet.repeat_rows(_HEAD_ROW - 1)
        pen.sheet.set_landscape()
        pen.sheet.fit_to_pages(1, 0)

    def _write_head(self, pen: Pen) -> None:
        left = len(_HEADS)
        pen.area(Area(1, 1, 1, left), _TITLE, Look.TITLE)
        pen.sheet.set_row(0, row_height(_TITLE, sum(_WIDTHS[:left]), TITLE_SIZE))
        pen.area(Area(2, 1, 2, left), _HINT, Look.HINT)
        pen.sheet.set_row(1, row_height(_HINT, sum(_WIDTHS[:left]), HINT_SIZE))
        pen.text(YEAR.moved(columns=-1), "计数年度", Look.HEAD)
        pen.number(YEAR, Decimal(self._counted.year), Look.TOTAL)
        for first, heads in ((1, _HEADS), (COPY_FROM, self._copy.heads)):
            for column, head in enumerate(heads, start=first):
                pen.text(Address(_HEAD_ROW, column), head, Look.HEAD)

    def fill(self, content: bytes) -> bytes:
        """Return a workbook that has the frame with the rows in it."""
        last = Address(max(self._last_row, self._copy.last_row), len(_WIDTHS))
        return with_rows(content, Frame(COUNTING_SHEET, FIRST_ROW, _LOOKS, last), self._rows)

    def _rows(self, writer: RowWriter) -> Iterator[str]:
        halves = zip_longest(self._left(writer), self._copy.rows(writer))
        for row, (left, right) in enumerate(halves, start=FIRST_ROW):
            cells, height = left or ("", 0)
            yield writer.row(row, cells + (right or ""), height)

    def _left(self, writer: RowWriter) -> Iterator[tuple[str, float]]:
        """Yield the cells and the height of each row of the left half."""
        figures = zip(self._figures, self._numbers, strict=True)
        for row, ((key, is_continued), numbers) in enumerate(figures, start=FIRST_ROW):
            words = self._words(key)
            yield (
                _texts(writer, row, words)
                + self._figure(writer, row, key, is_continued=is_continued)
                + writer.text(row, _NUMBERS, numbers, writer.looks[Look.LISTED_ROWS]),
                _height((*words, "", numbers)),
            )
        if not self._counted.not_counted:
            return
        yield "", 0
        heading = (_NOT_COUNTED, *[""] * (len(_HEADS) - 1))
        yield _texts(writer, self._heading, heading, Look.HEADING), 0
        yield _texts(writer, self._heading + 1, _FAULT_HEADS, Look.HEAD), 0
        for row, fault in enumerate(self._counted.not_counted, start=self._heading + 2):
            words = _words_of_fault(fault)
            yield _texts(writer, row, words), _height(words)

    def _words(self, key: CellKey) -> tuple[str, ...]:
        """Return where a figure stands, and what the form calls its table, row and column."""
        table = self._layout.tables[key.table]
        own = self._layout.form.table_of(key)
        place = f"{table.name}!{table.questions[key].address}"
        return place, own.name, own.row(key).path, own.column(key).label

    def _figure(self, writer: RowWriter, row: int, key: CellKey, *, is_continued: bool) -> str:
        if is_continued:
            return writer.text(row, _FIGURE, "（续）", writer.looks[Look.LISTED_ROWS])
        formula = self._copy.formula(key, Address(row, 3), Address(row, 4))
        figure, look = self._counted.figure(key), writer.looks[Look.TOTAL]
        return writer.formula(Address(row, _FIGURE), formula, figure, look)


def _words_of_fault(fault: RegisterFault) -> tuple[str, ...]:
    where = " ".join(filter(None, (fault.at.sheet, fault.at.place)))
    return fault.at.number, where, fault.reason, fault.head, fault.address, fault.written


def _texts(writer: RowWriter, row: int, texts: Sequence[str], look: Look = Look.LISTED_ROWS) -> str:
    number = writer.looks[look]
    columns = enumerate(texts, start=1)
    return "".join(writer.text(row, column, text, number) for column, text in columns)


def _height(texts: Sequence[str]) -> float:
    pairs = zip(texts, _WIDTHS, strict=False)
    return max(row_height(text, width, HINT_SIZE) for text, width in pairs)


def _lists(rows: Sequence[RegisterRow], sheets: Collection[str]) -> Iterator[str]:
    """Yield the numbers of rows, in as many texts as cells are needed for them."""
    is_several = len(sheets) > 1 and len({at.sheet for at in rows}) > 1
    numbers: list[str] = []
    length = 0
    for at in rows:
        words = f"{at.sheet}·{at.known_as}" if is_several else at.known_as
        if length + len(words) + 1 > _LONGEST_LISTED:
            yield "、".join(numbers)
            numbers, length = [], 0
        numbers.append(words)
        length += len(words) + 1
    yield "、".join(numbers)
