"""Streams the cells of a sheet: each formula with its saved value, and nothing behind the cells."""

from collections.abc import Iterator
from typing import Any

from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from gaitool.layout import Address
from gaitool.reader.grid import Written
from gaitool.reader.preflight import LIMITS


class _CellParser(WorkSheetParser):
    """Reads cells as the library does, but a formula together with its saved value.

    The library reads one or the other, and would take a second pass for both.
    """

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """Return the cell; ``formula`` is what stands in it beside its value, if anything."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] != "f":
            return cell
        self.col_counter, self.data_only = cell["column"] - 1, True
        saved: dict[str, Any] = super().parse_cell(element)
        self.data_only = False
        return saved | {"formula": cell["value"]}


def stream_cells(workbook: Any, name: str) -> Iterator[tuple[Address, Written]]:
    """Yield the cells of a sheet that hold something, within the window.

    ``workbook`` is open for reading only. What stands behind the cells (validations, formats,
    drawings) is not read.
    """
    sheet = workbook[name]
    with sheet._get_source() as source:
        parser = _CellParser(
            source,
            sheet._shared_strings,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        for _, element in iterparse(source):
            if element.tag == DATA_TAG:
                return
            if element.tag == ROW_TAG:
                row, cells = parser.parse_row(element)
                element.clear()
                if row > LIMITS.rows:
                    return
                yield from _within_window(cells)


def _within_window(cells: list[dict[str, Any]]) -> Iterator[tuple[Address, Written]]:
    for cell in cells:
        if cell["column"] <= LIMITS.columns and (cell["value"] is not None or "formula" in cell):
            yield Address(cell["row"], cell["column"]), _written(cell)


def _written(cell: dict[str, Any]) -> Written:
    value, formula = cell["value"], cell.get("formula", "")
    text = formula if isinstance(formula, str) else getattr(formula, "text", None) or "="
    if isinstance(value, str):
        value = unescape(value)
    return Written(value, str(text), error=cell["data_type"] == "e")
