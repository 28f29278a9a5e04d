"""问题清单: a workbook of one sheet with the findings, each with a link to its cell."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.findings import Finding, Severity
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.properties import CREATED
from gaitool.office_files.unmarked import unmarked
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.columns import (
    FINDING_COLUMNS,
    LIST_SHEET,
    finding_words,
    words_height,
)

SEVERITY_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTICE: "DDEBF7"}
_COLUMNS = {"序号": 6, **FINDING_COLUMNS}
_SEVERITY_COLUMN, _PLACE_COLUMN = 1, 3
_SIZE = 11
_CELL = {"font_size": _SIZE, "border": 1, "border_color": "#BFBFBF"}
_TEXT = {**_CELL, "font_name": "宋体", "text_wrap": True, "valign": "top", "indent": 1}
_HEAD = {**_CELL, "font_name": "黑体", "bg_color": "#F2F2F2"}
_LINK = {**_TEXT, "font_color": "#0563C1", "underline": 1}


def write_finding_list(findings: Iterable[Finding], *, linked: bool) -> bytes:
    """Return a workbook with the list; ``linked`` where it goes into that of the cells."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties({"created": CREATED})
        sheet = workbook.add_worksheet(LIST_SHEET)
        pen = _Pen(sheet, _formats(workbook), linked=linked)
        pen.write_head()
        row = 0
        for row, finding in enumerate(findings, start=1):
            pen.write_finding(row, finding)
        sheet.autofilter(0, 0, row, len(_COLUMNS) - 1)
    return content.getvalue()


def _formats(workbook: xlsxwriter.Workbook) -> dict[str | Severity, Format]:
    looks: dict[str | Severity, Any] = {"head": _HEAD, "text": _TEXT, "link": _LINK}
    for severity, colour in SEVERITY_FILLS.items():
        looks[severity] = {**_TEXT, "bg_color": f"#{colour}"}
    return {name: workbook.add_format(look) for name, look in looks.items()}


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes the list row by row."""

    sheet: Worksheet
    formats: dict[str | Severity, Format]
    linked: bool

    def write_head(self) -> None:
        sheet = self.sheet
        for column, (name, width) in enumerate(_COLUMNS.items()):
            sheet.write_string(0, column, name, self.formats["head"])
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def write_finding(self, row: int, finding: Finding) -> None:
        words = (str(row), *finding_words(finding))
        text = self.formats["text"]
        self.sheet.set_row(row, words_height(words, _COLUMNS.values(), _SIZE))
        self.sheet.write_number(row, 0, row, text)
        for column, said in enumerate(words[1:], start=1):
            look = self.formats[finding.severity] if column == _SEVERITY_COLUMN else text
            self.sheet.write_string(row, column, unmarked(clean_text(said)[: LIMITS.text]), look)
        if self.linked and _stands_here(finding):
            self._link(row, finding, clean_text(words[_PLACE_COLUMN]))

    def _link(self, row: int, finding: Finding, words: str) -> None:
        place = finding.cells[0].place
        sheet = place.sheet.replace("'", "''")
        link = f"internal:'{sheet}'!{place.address}"
        self.sheet.write_url(row, _PLACE_COLUMN, link, self.formats["link"], words)


def _stands_here(finding: Finding) -> bool:
    """Whether the finding has a cell in the workbook itself."""
    place = finding.cells[0].place if finding.cells else None
    return bool(place and place.address and not place.origin)
