"""Opens a workbook and streams its cells: each formula with its saved value, nothing else."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from gaitool.layout import Address
from gaitool.reader.grid import Written
from gaitool.reader.preflight import LIMITS

_SHARED_TEXTS = "xl/sharedstrings.xml"
_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"


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


class OpenWorkbook(ExcelReader):
    """A workbook whose texts, styles and names are read; its sheets only as they are asked for.

    ``parts`` says where in the file each sheet is.
    """

    wb: Any

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), read_only=True, keep_links=False)
        self.parts: dict[str, str] = {}
        self.read()

    def read_strings(self) -> None:
        """Read the texts as saved; the library drops every ``x005F_`` from them.

        Without it a typed ``_x000D_`` cannot be told from the escape of a line end.
        """
        super().read_strings()
        name = next((part for part in self.valid_files if part.lower() == _SHARED_TEXTS), None)
        if name is None or b"x005F_" not in self.archive.read(name):
            return
        with self.archive.open(name) as part:
            found = (Text.from_tree(node) for _, node in iterparse(part) if node.tag == _TEXT_TAG)
            self.shared_strings = [text.content if text else "" for text in found]

    def read_worksheets(self) -> None:
        """Note the sheets; the library would look into each for its size."""
        sheets = self.parser.find_sheets()
        self.parts = {
            sheet.name: part.target for sheet, part in sheets if part.target in self.valid_files
        }

    def cells(self, sheet: str) -> Iterator[tuple[Address, Written]]:
        """Yield the cells of a sheet that hold something, within the window.

        What stands behind the cells (validations, formats, drawings) is not read.
        """
        with self.archive.open(self.parts[sheet]) as source:
            parser = _CellParser(
                source,
                self.shared_strings,
                epoch=self.wb.epoch,
                date_formats=self.wb._date_formats,
                timedelta_formats=self.wb._timedelta_formats,
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
