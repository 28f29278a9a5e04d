"""A printed table as Word XML: merged heads, repeated header rows, rows that stay whole."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid, fitting_size
from gaitool.renderers.word.styles import TABLE_TEXT
from gaitool.text.typesetting import widest_in_em

_WIDTH_TWIPS = 8840
"""The width of the type area, 156 mm."""

_TWIPS_PER_POINT = 20
_SIDE_TWIPS = 20
_TOP_TWIPS = 16
_LOWEST_ROW_TWIPS = 340
_SPACES = (
    ("w:top", _TOP_TWIPS),
    ("w:left", _SIDE_TWIPS),
    ("w:bottom", _TOP_TWIPS),
    ("w:right", _SIDE_TWIPS),
)
_EDGES = ("w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV")


def word_table(grid: PrintedGrid, caption: str, *, keep_with_next: bool = False) -> Any:
    """Return the table as an element; ``caption`` is what a person is told who cannot see it.

    Rows are built directly, as the library looks for every cell anew. The rows keep together
    on a page where they can, and with what follows where that may not stand alone.
    """
    # Fixed widths of the grid: Word and WPS would otherwise fit the columns to their contents.
    widths = [round(share * _WIDTH_TWIPS) for share in grid.shares]
    columns = [_element("w:gridCol", w=width) for width in widths]
    kept = grid.rows if keep_with_next else grid.rows - 1
    rows = [_row(grid, row, widths, keep=row <= kept) for row in range(1, grid.rows + 1)]
    return _element("w:tbl", _table_properties(caption), _element("w:tblGrid", *columns), *rows)


def _table_properties(caption: str) -> Any:
    """Return the properties in the order of the schema (CT_TblPr)."""
    line = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
    return _element(
        "w:tblPr",
        _element("w:tblW", w=_WIDTH_TWIPS, type="dxa"),
        _element("w:jc", val="center"),
        _element("w:tblBorders", *(_element(edge, **line) for edge in _EDGES)),
        _element("w:tblLayout", type="fixed"),
        _element("w:tblCellMar", *(_element(edge, w=width, type="dxa") for edge, width in _SPACES)),
        _element("w:tblCaption", val=caption),
        _element("w:tblDescription", val=f"{caption}。表头在上，项目在左，数字在右下各格。"),
    )


def _row(grid: PrintedGrid, row: int, widths: list[int], *, keep: bool) -> Any:
    properties = [
        _element("w:cantSplit"),
        _element("w:trHeight", val=_LOWEST_ROW_TWIPS, hRule="atLeast"),
    ]
    if row <= grid.repeated_rows:
        properties.append(_element("w:tblHeader"))
    cells = (
        _cell(cell, row, sum(widths[cell.area.left - 1 : cell.area.right]), grid, keep=keep)
        for cell in grid.touching(row)
    )
    return _element("w:tr", _element("w:trPr", *properties), *cells)


def _cell(cell: GridCell, row: int, width: int, grid: PrintedGrid, *, keep: bool) -> Any:
    """Return the part of a cell in one row, its properties in the order of the schema (CT_TcPr)."""
    properties = [_element("w:tcW", w=width, type="dxa")]
    if cell.spans_columns > 1:
        properties.append(_element("w:gridSpan", val=cell.spans_columns))
    begins = row == cell.area.top
    if cell.spans_rows > 1:
        properties.append(_element("w:vMerge", val="restart" if begins else "continue"))
    properties.append(_element("w:vAlign", val="center"))
    text = _text(cell, width, grid) if begins else ()
    return _element("w:tc", _element("w:tcPr", *properties), _paragraph(*text, keep=keep))


def _paragraph(*runs: Any, keep: bool) -> Any:
    # Word has no property of a table for this: its rows keep together by their paragraphs.
    kept = (_element("w:keepNext"),) if keep else ()
    properties = _element("w:pPr", _element("w:pStyle", val=TABLE_TEXT), *kept)
    return _element("w:p", properties, *runs)


def _text(cell: GridCell, width: int, grid: PrintedGrid) -> tuple[Any, ...]:
    """Return a cell's text as a run in the table's size, a figure in one that fits."""
    if not cell.text:
        return ()
    points = (width - 2 * _SIDE_TWIPS) / _TWIPS_PER_POINT
    size = grid.size
    if cell.key:
        # A figure must stay in one line in whatever font.
        size = fitting_size(cell.text, size, points, widest_in_em)
    halves = round(size * 2)
    look = _element("w:rPr", _element("w:sz", val=halves), _element("w:szCs", val=halves))
    text = OxmlElement("w:t")
    text.text = cell.text
    return (_element("w:r", look, text),)


def _element(tag: str, *children: Any, **attributes: object) -> Any:
    element = OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    element.extend(children)
    return element
