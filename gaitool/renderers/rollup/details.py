"""明细 of the roll-up's workbook: a row a unit with all its cells, from which all sums are made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import add
from pathlib import PurePath

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.answers import plain_digits
from gaitool.collection import Collection, UnitLine
from gaitool.form import CellKey, Form
from gaitool.layout import column_letters, layout_of
from gaitool.renderers.rollup.detail_columns import ABOUT, DetailColumns
from gaitool.renderers.rollup.wording import NO, YES, table_count, yes_or_no
from gaitool.renderers.sheets.looks import (
    Looks,
    list_texts_height,
    set_columns,
    set_up_list_page,
    write_text,
)
from gaitool.renderers.sheets.quick_sheet import Figures, QuickRows
from gaitool.renderers.sheets.rows import Content
from gaitool.text.typesetting import row_height

DETAILS_SHEET = "明细"
COUNTED, _MISSING = 3, 4
_HEAD_SIZE, _SIZE = 9, 10
FIRST_ROW = 5
_ROW_HEIGHT = 18.0
_LONG = Decimal(1_000_000)
"""From here on a figure is wider than its column."""

_NOTHING = Decimal(0)
_PRINTED_PERCENT = 65
_PRINTED_PIXELS = 1_560
"""A4 on its side holds 1,609 pixels at 65 %; what is left over is for programs that set columns
wider than Excel does."""


@dataclass(slots=True)
class Details:
    """What 明细 holds: its last row, what its counted rows add up to, what they lack."""

    columns: DetailColumns
    last_row: int = FIRST_ROW
    counted: int = 0
    missing: int = 0
    left_out: int = 0
    _sums: list[Decimal] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with sums of nothing, in the order of the columns."""
        self._sums = [_NOTHING] * len(self.columns.places)

    def count(self, numbers: Sequence[Decimal | None], missing: int) -> None:
        """Add the numbers of a counted unit, and how many of its inputs are missing."""
        self.counted += 1
        self.missing += missing
        given = (number or _NOTHING for number in numbers)
        self._sums = list(map(add, self._sums, given))

    def sum_of(self, keys: Iterable[CellKey]) -> Decimal:
        """Return what cells add up to over the counted rows."""
        sums = dict(zip(self.columns.places, self._sums, strict=True))
        return sum((sums.get(key, _NOTHING) for key in keys), start=_NOTHING)

    def sum_formula(self, key: CellKey) -> str:
        """Return the formula that adds up a cell over the rows that are counted."""
        figures = self._column(self.columns.places[key])
        return f'SUMIFS({figures},{self._column(COUNTED)},"{YES}")'

    @property
    def counted_formula(self) -> str:
        """The formula for how many units are counted."""
        return f'COUNTIF({self._column(COUNTED)},"{YES}")'

    @property
    def missing_formula(self) -> str:
        """The formula for how many inputs the counted units lack."""
        return f'SUMIFS({self._column(_MISSING)},{self._column(COUNTED)},"{YES}")'

    def _column(self, column: int) -> str:
        return column_range(DETAILS_SHEET, column, self.last_row)


def write_details(rows: QuickRows, collection: Collection) -> Details:
    """Write the sheet; return what its formulas are made of."""
    columns = DetailColumns(collection.edition)
    details = Details(columns)
    write_heads(rows, columns, _title(columns.form), ABOUT)
    details.left_out = rows.fill(
        collection.figures(),
        lambda unit: _write_unit(rows, *unit, details),
        called="个单位",
    )
    details.last_row = max(rows.row - bool(details.left_out), FIRST_ROW)
    set_up_details(rows, columns, details.last_row, "各单位数据明细")
    _offer_choice(rows.sheet, details.last_row)
    return details


def column_range(sheet: str, column: int, last_row: int) -> str:
    """Return a column of 明细, or of a sheet like it, over all units."""
    letters = column_letters(column)
    return f"{sheet}!${letters}${FIRST_ROW}:${letters}${last_row}"


def _title(form: Form) -> str:
    return (
        f"各单位数据：把“计入”改成“{NO}”，前面{table_count(form)}表的合计就不再包括这个单位。"
        "黄色的格没有数，不在合计里。"
    )


def write_heads(rows: QuickRows, columns: DetailColumns, title: str, about: Iterable[str]) -> None:
    """Write a title and three lines of heads: the table, its row, its column."""
    form = columns.form
    rows.add_like("list_title", (title,), 28)
    sheet, look = rows.sheet, rows.looks.named("list_head", _HEAD_SIZE)
    groups = tuple(columns.groups())
    tables = layout_of(form).tables
    lines = (
        [(area, keys, tables[keys[0].table].name) for area, keys in groups],
        [(area, keys, _row_label(form, keys[0])) for area, keys in groups],
    )
    for line in lines:
        for column in range(len(ABOUT)):
            sheet.write_blank(rows.row, column, None, look)
        for area, _, text in line:
            write_text(sheet, area.shifted(rows.row), text, look)
        pixels = [columns.pixels(keys) for _, keys, _ in line]
        rows.add((), max(map(_head_height, [text for *_, text in line], pixels), default=None))
    labels = [form.table_of(key).column(key).label for key in form.cells]
    widths = [columns.width(key) for key in form.cells]
    heights = map(_head_height, labels, widths)
    rows.add([(text, look) for text in (*about, *labels)], max(heights, default=None))


def _head_height(text: str, pixels: int) -> float:
    return row_height(text, pixels, _HEAD_SIZE)


def _row_label(form: Form, key: CellKey) -> str:
    row = form.table_of(key).row(key)
    return row.path if row.nested else " ".join((*row.headings, row.label))


def _write_unit(
    rows: QuickRows, line: UnitLine, figures: Mapping[CellKey, Decimal], details: Details
) -> None:
    columns = details.columns
    numbers = columns.numbers(figures)
    missing = columns.missing(numbers)
    if line.counted:
        details.count(numbers, missing)
    file = PurePath(line.file).name
    about = (line.unit, file, yes_or_no(counted=line.counted), missing)
    write_figures(rows, about, figures, columns, numbers)


def write_figures(
    rows: QuickRows,
    about: tuple[str, str, str, int | None],
    figures: Mapping[CellKey, Decimal],
    columns: DetailColumns,
    numbers: Sequence[Decimal | None],
) -> None:
    """Write a row: a unit, its file, a word, how many inputs it lacks, and its cells.

    ``numbers`` are those figures that a number of the sheet can hold; the others are texts.
    """
    names = ("list_text", "list_text", "list_word", "list_word")
    looks = (rows.looks.named(name, _SIZE) for name in names)
    cells = [*zip(about, looks, strict=True), *_figure_cells(rows.looks, figures, columns, numbers)]
    texts = ((about[0], ABOUT["单位"]), (about[1], ABOUT["文件"]))
    rows.add(cells, max(_ROW_HEIGHT, list_texts_height(texts, _SIZE)))


def _figure_cells(
    looks: Looks,
    figures: Mapping[CellKey, Decimal],
    columns: DetailColumns,
    numbers: Sequence[Decimal | None],
) -> Iterator[tuple[Content | Figures, Format]]:
    """Yield the cells, in one piece where they can be: most are short, and there are hundreds."""
    given = [number for number in numbers if number is not None]
    if len(given) == len(numbers) and min(given) > -_LONG and max(given) < _LONG:
        yield Figures(given), looks.named("list_figure", _SIZE)
        return
    beside: list[Decimal] = []
    for key, number in zip(columns.places, numbers, strict=True):
        if number is not None and -_LONG < number < _LONG:
            beside.append(number)
            continue
        if beside:
            yield Figures(beside), looks.named("list_figure", _SIZE)
            beside = []
        if number is None:
            yield _as_text(figures.get(key)), looks.named("list_ask", _SIZE)
        else:
            yield number, _fitted(looks, number)
    if beside:
        yield Figures(beside), looks.named("list_figure", _SIZE)


def _fitted(looks: Looks, figure: Decimal) -> Format:
    """Return the look of a long figure, which shrinks; without a format it would be 1.1E+07."""
    is_whole = figure == figure.to_integral_value()
    return looks.named("list_figure_fitted", _SIZE, "0" if is_whole else "0.0###")


def _as_text(figure: Decimal | None) -> str:
    """Return a figure with more digits than a number of the sheet can have."""
    return "" if figure is None else plain_digits(figure)


def _offer_choice(sheet: Worksheet, last_row: int) -> None:
    """Let nobody type anything but 是 or 否 where a unit is counted."""
    choice = {
        "validate": "list",
        "source": [YES, NO],
        "error_title": "计入",
        "error_message": f"只能填“{YES}”或“{NO}”。",
    }
    sheet.data_validation(FIRST_ROW - 1, COUNTED - 1, last_row - 1, COUNTED - 1, choice)


def set_up_details(rows: QuickRows, columns: DetailColumns, last_row: int, header: str) -> None:
    """Set widths, filter, and how the sheet is seen and printed."""
    sheet = rows.sheet
    set_columns(sheet, (*ABOUT.values(), *map(columns.width, columns.places)))
    first, last = FIRST_ROW - 1, last_row - 1
    sheet.autofilter(first - 1, 0, last, columns.last)
    sheet.freeze_panes(first, len(ABOUT))
    sheet.repeat_rows(1, first - 1)
    sheet.repeat_columns(0)
    set_up_list_page(sheet)
    sheet.set_print_scale(_PRINTED_PERCENT)
    sheet.set_v_pagebreaks(list(_page_breaks(columns)))
    sheet.print_area(1, 0, last, columns.last)
    sheet.set_header(f"&L{header}")
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)


def _page_breaks(columns: DetailColumns) -> Iterator[int]:
    """Yield the columns (from 0) before which a printed page ends, so that no head is cut."""
    # The first page has all that is said of a unit, the others its name alone.
    used = sum(ABOUT.values())
    for area, keys in columns.groups():
        pixels = columns.pixels(keys)
        if used + pixels > _PRINTED_PIXELS:
            yield area.left - 1
            used = ABOUT["单位"]
        used += pixels
