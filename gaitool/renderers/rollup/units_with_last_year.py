"""与上年比较 of the roll-up's workbook: a row a unit, its main numbers of both years."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from gaitool.answers import plain_digits
from gaitool.collection import Collection, UnitLine
from gaitool.form import CellKey
from gaitool.layout import Area, column_letters
from gaitool.renderers.rollup.wording import yes_or_no
from gaitool.renderers.rollup.years_wording import year_names
from gaitool.renderers.sheets.looks import (
    LIST_MARGINS,
    LIST_SIZE,
    Calculated,
    Looks,
    list_texts_height,
    set_columns,
    set_up_list_page,
    write_text,
)
from gaitool.renderers.sheets.rows import Content, RowSheet
from gaitool.renderers.tables.tripled_sheet import SIGNED
from gaitool.rules.thresholds import Growth
from gaitool.rules.years import largest_growth
from gaitool.text.folding import are_two_names
from gaitool.text.typesetting import row_height
from gaitool.trend import LastYear, TrendNumber, UnitLastYear, followed_numbers

UNITS_WITH_LAST_YEAR_SHEET = "与上年比较"
_ABOUT = ("单位", "计入")
_ABOUT_PIXELS = (190, 46)
_FIGURE_PIXELS, _REMARK_PIXELS = 58, 200
_SIZE = 10
_TITLE_POINTS, _ROW_POINTS = 30.0, 20.0
_MOST_DIGITS = 6
_HEADS = 4
"""The rows above the first unit."""

_REMARK = "说明"
_NONE = "没有上年的报告"


def write_units_with_last_year(rows: RowSheet, collection: Collection, reach: LastYear) -> None:
    """Write the sheet: title, what it is of, two lines of heads, and the units in their order."""
    numbers = [one for one in followed_numbers(collection.edition) if one.of_units]
    columns = len(_ABOUT) + 3 * len(numbers) + 1
    largest = largest_growth(collection.local)
    _write_heads(rows, numbers, reach, largest)
    rows.fill(
        zip(collection.figures(), collection.previous_reports(), strict=True),
        lambda both: _write_unit(rows, numbers, both[0], both[1][1], largest),
        called="个单位",
    )
    sheet = rows.sheet
    set_columns(sheet, (*_ABOUT_PIXELS, *[_FIGURE_PIXELS] * (3 * len(numbers)), _REMARK_PIXELS))
    sheet.autofilter(_HEADS - 1, 0, max(rows.row - 1, _HEADS), columns - 1)
    sheet.freeze_panes(_HEADS, 1)
    sheet.repeat_rows(_HEADS - 2, _HEADS - 1)
    set_up_list_page(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**LIST_MARGINS)
    sheet.hide_gridlines(2)


def _write_heads(
    rows: RowSheet, numbers: Sequence[TrendNumber], reach: LastYear, largest: Growth
) -> None:
    before, now = year_names(reach)
    rows.add_like("list_title", (f"各单位{now}与{before}比较",), _TITLE_POINTS)
    words = (
        f"计入的 {reach.counted} 个单位中，{reach.units} 个有上年的报告。"
        f"黄色：{largest.words()}。{largest.wish}"
    )
    note, head = rows.looks.named("note", LIST_SIZE), rows.looks.named("list_head", _SIZE)
    width = 3 * len(numbers) + len(_ABOUT) + 1
    pixels = sum(_ABOUT_PIXELS) + 3 * len(numbers) * _FIGURE_PIXELS + _REMARK_PIXELS
    rows.sheet.set_row(rows.row, row_height(words, pixels, LIST_SIZE))
    write_text(rows.sheet, Area(rows.row + 1, 1, rows.row + 1, width), words, note)
    rows.add([])
    upper = [*_ABOUT, *(word for one in numbers for word in (one.name, "", "")), _REMARK]
    rows.add([(text, head) for text in upper], _ROW_POINTS)
    for at, one in enumerate(numbers):
        first = len(_ABOUT) + 3 * at + 1
        write_text(rows.sheet, Area(rows.row, first, rows.row, first + 2), one.name, head)
    lower = ["", "", *[now, before, "增减"] * len(numbers), ""]
    rows.add([(text, head) for text in lower], _ROW_POINTS)


def _write_unit(
    rows: RowSheet,
    numbers: Sequence[TrendNumber],
    unit: tuple[UnitLine, Mapping[CellKey, Decimal]],
    before: UnitLastYear | None,
    largest: Growth,
) -> None:
    line, figures = unit
    looks = rows.looks
    cells: list[tuple[Content, Format]] = [
        (line.unit, looks.named("list_text", _SIZE)),
        (yes_or_no(counted=line.counted), looks.named("list_word", _SIZE)),
    ]
    for number in numbers:
        now, last = number.of(figures), number.of(before.figures) if before else None
        cells += [(one, _figure(looks, one)) for one in (now, last)]
        cells.append(_change(rows, len(cells) - 2, now, last, largest))
    cells.append((_remark(line, before), looks.named("list_text", _SIZE)))
    texts = ((line.unit, _ABOUT_PIXELS[0]), (_remark(line, before), _REMARK_PIXELS))
    rows.add(cells, max(_ROW_POINTS, list_texts_height(texts, _SIZE)))


def _change(
    rows: RowSheet, column: int, now: Decimal | None, last: Decimal | None, largest: Growth
) -> tuple[Content, Format]:
    """Return the difference of the two cells before it, marked where it is out of proportion."""
    if now is None or last is None:
        return None, _figure(rows.looks, None)
    this, before = (f"{column_letters(column + place)}{rows.row + 1}" for place in (1, 2))
    look = _figure(rows.looks, now - last, SIGNED)
    if largest.is_reached(now, last):
        look = rows.looks.named("list_figure_asked", _SIZE, SIGNED)
    return Calculated(f"{this}-{before}", float(now - last)), look


def _figure(looks: Looks, figure: Decimal | None, number_format: str = "General") -> Format:
    """Return the look of a figure: a 0 is grey, a long one may shrink."""
    name = "list_figure_calm" if figure == 0 else "list_figure"
    if figure is not None and len(plain_digits(figure)) > _MOST_DIGITS:
        name = "list_figure_fitted"
        # Else a spreadsheet program would write it as 1.1E+07 before it makes it smaller.
        number_format = "0" if number_format == "General" else number_format
    return looks.named(name, _SIZE, number_format)


def _remark(line: UnitLine, before: UnitLastYear | None) -> str:
    if before is None:
        return _NONE
    renamed = are_two_names(line.agency, before.agency)
    return f"上年的名称是“{before.agency}”" if renamed else ""
