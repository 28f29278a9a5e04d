"""问题清单: the findings as a sheet of their own, each with a link to its cell."""

from collections.abc import Iterable
from typing import Any

from gaitool.findings import Finding, Severity
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.columns import (
    FINDING_COLUMNS,
    finding_words,
    words_height,
)

SEVERITY_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTICE: "DDEBF7"}
_COLUMNS = {"序号": 6, **FINDING_COLUMNS}
_SEVERITY_COLUMN, _PLACE_COLUMN = 2, 4
_SIZE = 11
_HEAD_FONT, _TEXT_FONT = "黑体", "宋体"
_HEAD_FILL, _LINES = "F2F2F2", "BFBFBF"


def write_finding_list(sheet: Any, findings: Iterable[Finding], *, linked: bool) -> None:
    """Fill an empty sheet with the findings; ``linked`` where their cells are in the workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", color=_LINES)
    border = Border(left=line, right=line, top=line, bottom=line)
    sheet.append(list(_COLUMNS))
    for column, width in enumerate(_COLUMNS.values(), start=1):
        head = sheet.cell(1, column)
        head.font = Font(name=_HEAD_FONT, size=_SIZE)
        head.fill, head.border = PatternFill("solid", fgColor=_HEAD_FILL), border
        sheet.column_dimensions[head.column_letter].width = width
    for row, finding in enumerate(findings, start=2):
        words = (str(row - 1), *finding_words(finding))
        for column, text in enumerate(words, start=1):
            cell = sheet.cell(row, column)
            write_text(cell, text)
            cell.font = Font(name=_TEXT_FONT, size=_SIZE)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = border
        sheet.cell(row, 1).value = row - 1
        sheet.row_dimensions[row].height = words_height(words, _COLUMNS.values(), _SIZE)
        fill = PatternFill("solid", fgColor=SEVERITY_FILLS[finding.severity])
        sheet.cell(row, _SEVERITY_COLUMN).fill = fill
        if linked and _stands_here(finding):
            _link(sheet.cell(row, _PLACE_COLUMN), finding)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def write_text(cell: Any, words: str) -> None:
    """Write words that stay words, even where they begin as a formula does.

    Control characters that a person pasted cannot stand in a cell and are left out.
    """
    words = clean_text(words)
    cell.value = words or None
    if words:
        cell.data_type = "s"


def _stands_here(finding: Finding) -> bool:
    """Whether the finding has a cell in the workbook itself."""
    place = finding.cells[0].place if finding.cells else None
    return bool(place and place.address and not place.origin)


def _link(cell: Any, finding: Finding) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    place = finding.cells[0].place
    sheet = place.sheet.replace("'", "''")
    location = f"'{sheet}'!{place.address}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=str(place))
    cell.font = Font(name=_TEXT_FONT, size=_SIZE, color="0563C1", underline="single")
