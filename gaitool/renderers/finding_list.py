"""问题清单: the findings as a sheet of their own, each with a link to its cell."""

from collections.abc import Iterable
from typing import Any

from gaitool.findings import Finding, Severity
from gaitool.renderers.wording import EXPLAINED, SEVERITY_SIGNS, SEVERITY_WORDS, difference
from gaitool.typesetting import row_height

LIST_SHEET = "问题清单"
SEVERITY_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTICE: "DDEBF7"}
_COLUMNS = {
    "序号": 6,
    "级别": 10,
    "规则": 8,
    "位置": 22,
    "行、列": 34,
    "写的": 14,
    "应为": 14,
    "差": 8,
    "问题": 60,
    "改法": 44,
}
_PLACE_COLUMN = 4
_PIXELS_A_CHARACTER = 7
_SIZE = 10


def write_finding_list(sheet: Any, findings: Iterable[Finding], *, linked: bool) -> None:
    """Fill an empty sheet with the findings; ``linked`` where their cells are in the workbook."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.append(list(_COLUMNS))
    for column, width in enumerate(_COLUMNS.values(), start=1):
        head = sheet.cell(1, column)
        head.font = Font(name="黑体", bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    for row, finding in enumerate(findings, start=2):
        fill = PatternFill("solid", fgColor=SEVERITY_FILLS[finding.severity])
        for column, words in enumerate(_words(row - 1, finding), start=1):
            cell = sheet.cell(row, column)
            write_text(cell, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="宋体", size=_SIZE)
        sheet.cell(row, 2).fill = fill
        sheet.row_dimensions[row].height = _height(_words(row - 1, finding))
        if linked and finding.cells and finding.cells[0].place.address:
            _link(sheet.cell(row, _PLACE_COLUMN), finding)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def write_text(cell: Any, words: str) -> None:
    """Write words that stay words, even where they begin as a formula does."""
    cell.value = words or None
    if words:
        cell.data_type = "s"


def _height(words: Iterable[str]) -> float:
    """Return the height in points at which every column of a row shows its whole text."""
    return max(
        row_height(text, width * _PIXELS_A_CHARACTER, _SIZE)
        for text, width in zip(words, _COLUMNS.values(), strict=True)
    )


def _words(number: int, finding: Finding) -> tuple[str, ...]:
    suspect = finding.cells[0] if finding.cells else None
    severity = f"{SEVERITY_SIGNS[finding.severity]}{SEVERITY_WORDS[finding.severity]}"
    return (
        str(number),
        f"{severity}（{EXPLAINED}）" if finding.explained else severity,
        finding.rule,
        str(suspect.place) if suspect else "",
        suspect.label if suspect else "",
        finding.actual,
        finding.expected,
        difference(finding),
        finding.message,
        finding.hint,
    )


def _link(cell: Any, finding: Finding) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    place = finding.cells[0].place
    location = f"'{place.sheet}'!{place.address}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=str(place))
    cell.font = Font(name="宋体", size=_SIZE, color="0563C1", underline="single")
