"""A workbook whose sheets and structure are locked, the same bytes for the same content."""

from types import MappingProxyType
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.office_files.measuring_font import MEASURING_FONT
from gaitool.office_files.properties import CREATED
from gaitool.template.growing_rows import SheetOfGrowingRows
from gaitool.template.pen import Pen
from gaitool.template.styles import Look

_A4 = 9  # as Excel numbers papers
_MARGIN_INCHES = 0.6
# Whoever fills in may make columns wider and rows higher; that moves no cell.
_STILL_ALLOWED = MappingProxyType({"format_rows": True, "format_columns": True})


class LockedWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose structure is locked, which the library itself does not offer.

    The element must come right after workbookPr, else Excel repairs the file.
    """

    worksheet_class = SheetOfGrowingRows

    def __init__(self, content: BinaryIO, title: str) -> None:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": dict(MEASURING_FONT),
        }
        super().__init__(content, options)
        # A fixed date, so that the same content gives the same bytes.
        self.set_properties({"title": title, "created": CREATED})
        self._looks = {look: self.add_format(look.properties) for look in Look}

    def add_worksheet(self, name: str | None = None, worksheet_class: Any = None) -> Worksheet:
        """Add a sheet that is printed on A4."""
        sheet = super().add_worksheet(name, worksheet_class)
        sheet.set_paper(_A4)
        sheet.set_margins(*[_MARGIN_INCHES] * 4)
        return sheet

    def pen(self, name: str) -> Pen:
        """Add a sheet, and return what writes to it."""
        return Pen(self.add_worksheet(name), self._looks)

    def stamp(self, name: str, words: str) -> None:
        """State how the workbook was made, in two places that have nothing to do with each other.

        Programs that save a workbook drop the one or the other.
        """
        self.set_custom_property(name, words)
        self.define_name(name, f'="{words}"')

    def _write_workbook_pr(self) -> None:
        super()._write_workbook_pr()
        self._xml_empty_tag("workbookProtection", [("lockStructure", "1")])


def lock(sheet: Worksheet, password: str, **further: bool) -> None:
    """Lock a sheet and number its pages; ``further`` names what else stays allowed.

    The password is a fence against accidents, no secret.
    """
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)
    sheet.protect(password, {**_STILL_ALLOWED, **further})
