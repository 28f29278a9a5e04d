"""Lets rows of text in a copied workbook grow while a person types, as they do in the template.

The library calls the height of every row custom when it saves, and such a row cuts long texts.
"""

from typing import Any

from openpyxl.worksheet.dimensions import RowDimension

from gaitool.layout import WorkbookLayout


class _GrowingRow(RowDimension):
    """A row that begins with a height and keeps none."""

    customHeight = False  # noqa: N815 - the library's name


def let_texts_grow(workbook: Any, layout: WorkbookLayout) -> None:
    """Free the rows of narrative texts and reasons; rows merged with others never fit a text."""
    first_rows = {sheet.name: sheet.first_row for sheet in layout.narratives.values()}
    first_rows[layout.explanations.name] = layout.explanations.header_row + 1
    for name in first_rows.keys() & set(workbook.sheetnames):
        sheet = workbook[name]
        merged = {row for area in sheet.merged_cells.ranges for row, _ in area.cells}
        for row, height in _heights(sheet).items():
            if row >= first_rows[name] and row not in merged:
                set_growing_height(sheet, row, height)


def set_growing_height(sheet: Any, row: int, height: float) -> None:
    """Give a row the height in points it begins with."""
    sheet.row_dimensions[row] = _GrowingRow(sheet, index=row, ht=height)


def _heights(sheet: Any) -> dict[int, float]:
    return {row: one.height for row, one in sheet.row_dimensions.items() if one.height is not None}
