"""A copy of the user's workbook with every finding marked at its cell; values are untouched.

Cells are coloured by a conditional format whose formula names gaitool, so that a later copy can
take the marks away again and the cell's own format stays as it was.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from gaitool.findings import Finding, Severity
from gaitool.layout import ExplanationSheet, Place, WorkbookLayout, listed
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.sheet import SEVERITY_FILLS, write_finding_list, write_text
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.marked_copy.growing_rows import let_texts_grow, set_growing_height
from gaitool.renderers.marked_copy.saved_values import with_saved_values
from gaitool.rules.explained import written_figure
from gaitool.text.typesetting import row_height

_AUTHOR = "gaitool"
_COMMENT_START = "\n—— gaitool 核对 ——\n"
_MARK = 'LEN("gaitool")=7'
"""Always true, and found again by its words whatever program saved the copy in between."""

_COMMENT_WIDTH, _COMMENT_SIZE = 360, 10
_PIXELS_PER_POINT = 4 / 3
_PIXELS_PER_CHARACTER = 7
_LOST_PARTS = MappingProxyType(
    {
        "xl/charts/": "图表",
        "xl/media/": "图片",
        "xl/ctrlprops/": "按钮等控件",
        "xl/activex/": "按钮等控件",
        "xl/embeddings/": "嵌入的文件",
        "xl/vbaproject": "宏",
        "xl/drawings/drawing": "图形",
    }
)


class CannotBeMarked(Exception):
    """No copy can be marked; the reason is shown to the user."""


def annotate_workbook(content: bytes, findings: Iterable[Finding], layout: WorkbookLayout) -> bytes:
    """Return the workbook with findings marked, listed on a first sheet, and ready to explain.

    The sheet of explanations gets a row for each open warning, with only the reason left to
    write. Raises CannotBeMarked where the copy would lose something, or the library cannot hold
    it.
    """
    found = tuple(findings)
    _demand_nothing_lost(content)
    workbook = _opened(content)
    _take_old_marks_away(workbook)
    for place, here in _by_place(found).items():
        if place.sheet in workbook.sheetnames:
            _mark(workbook[place.sheet], place.address, here)
    let_texts_grow(workbook, layout)
    _offer_explanations(workbook, found, layout.explanations)
    write_finding_list(workbook.create_sheet(LIST_SHEET, 0), found, linked=True)
    workbook.active = 0
    # Two selected tabs are a group in Excel: what a person types into one goes into both.
    for sheet in workbook.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    workbook.calculation.fullCalcOnLoad = True
    return with_saved_values(_saved(workbook), content)


def _demand_nothing_lost(content: bytes) -> None:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise CannotBeMarked("这不是工作簿")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name.lower() for name in archive.namelist()]
    for part, words in _LOST_PARTS.items():
        if any(name.startswith(part) for name in names):
            raise CannotBeMarked(f"里面有{words}，副本会丢失")


def _opened(content: bytes) -> Any:
    """Open a workbook to be changed; on a broken one the library raises all kinds of errors."""
    try:
        workbook = load_workbook(io.BytesIO(content), rich_text=True)
    except MemoryError:
        raise
    except Exception as error:
        reason = f"写副本的程序库打不开它：{type(error).__name__}"
        raise CannotBeMarked(reason) from error
    if not workbook.worksheets:
        raise CannotBeMarked("写副本的程序库在里面找不到工作表（可能存成了“Strict Open XML”）")
    return workbook


def list_findings(findings: Iterable[Finding]) -> bytes:
    """Return a workbook of nothing but the list, for a source that cannot be annotated."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = LIST_SHEET
    write_finding_list(sheet, findings, linked=False)
    return _saved(workbook)


def _saved(workbook: Workbook) -> bytes:
    """Save a workbook; one with parts that the library misread makes it raise all kinds."""
    content = io.BytesIO()
    try:
        workbook.save(content)
    except MemoryError:
        raise
    except Exception as error:
        reason = f"写副本的程序库存不下它：{type(error).__name__}"
        raise CannotBeMarked(reason) from error
    return content.getvalue()


def _by_place(findings: Iterable[Finding]) -> Mapping[Place, list[Finding]]:
    places: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        for cell in finding.cells[: finding.suspects]:
            if cell.place.address and not cell.place.origin:
                places[cell.place].append(finding)
    return places


def _mark(sheet: Any, address: str, findings: list[Finding]) -> None:
    """Colour a cell by its gravest finding and say in a comment what is wrong."""
    gravest = min((finding.severity for finding in findings), key=lambda s: s.rank)
    colour = DifferentialStyle(fill=PatternFill(bgColor=SEVERITY_FILLS[gravest]))
    sheet.conditional_formatting.add(address, Rule("expression", dxf=colour, formula=[_MARK]))
    cell = _comment_cell(sheet, address)
    own = cell.comment.text if cell.comment else ""
    said = "\n\n".join(map(_comment, findings))
    text = clean_text(f"{own}{_COMMENT_START}{said}".lstrip("\n"))
    height = round(row_height(text, _COMMENT_WIDTH, _COMMENT_SIZE) * _PIXELS_PER_POINT)
    cell.comment = Comment(text, _AUTHOR, height=height, width=_COMMENT_WIDTH)


def _comment_cell(sheet: Any, address: str) -> Any:
    """Return the cell that can hold a comment: of a merged area only its first."""
    cell = sheet[address]
    if not isinstance(cell, MergedCell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if address in area)
    return sheet.cell(area.min_row, area.min_col)


def _comment(finding: Finding) -> str:
    lines = [f"{severity_words(finding)} {finding.rule}", finding.message]
    if finding.expected:
        lines.append(f"应为：{finding.expected}")
    if finding.hint:
        lines.append(f"改法：{finding.hint}")
    return "\n".join(lines)


def _take_old_marks_away(workbook: Any) -> None:
    """Remove the list, colours and comments of an earlier annotation."""
    if LIST_SHEET in workbook.sheetnames:
        del workbook[LIST_SHEET]
    for sheet in workbook.worksheets:
        sheet.conditional_formatting = _without_marks(sheet.conditional_formatting)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.comment):
            own, mark, _ = f"\n{cell.comment.text}".partition(_COMMENT_START)
            if mark:
                cell.comment = Comment(own.strip("\n"), cell.comment.author) if own else None


def _without_marks(formats: ConditionalFormattingList) -> ConditionalFormattingList:
    kept = ConditionalFormattingList()
    for area in formats:
        for rule in area.rules:
            if rule.formula != [_MARK]:
                kept.add(str(area.sqref), rule)
    return kept


def _offer_explanations(
    workbook: Any, findings: Iterable[Finding], layout: ExplanationSheet
) -> None:
    """Write a row for each open warning: rule, places and figures; the reason is left to write."""
    if layout.name not in workbook.sheetnames:
        return
    sheet = workbook[layout.name]
    row = layout.header_row + 1
    present = set()
    while any(sheet.cell(row, column).value for column in range(1, len(layout.columns) + 1)):
        present.add(tuple(str(sheet.cell(row, column).value or "") for column in (1, 2, 3)))
        row += 1
    for finding in findings:
        is_open = finding.severity is Severity.WARNING and not finding.explained
        words = _explanation_words(finding)
        if is_open and words not in present:
            _offer_row(sheet, row, (*words, ""))
            row += 1


def _offer_row(sheet: Any, row: int, words: tuple[str, ...]) -> None:
    """Write a row of the same looks as the one above it, high enough for its words."""
    heights = [sheet.row_dimensions[row].height or 0.0]
    for column, word in enumerate(words, start=1):
        cell, above = sheet.cell(row, column), sheet.cell(row - 1, column)
        if not cell.has_style:
            cell._style = copy(above._style)
        write_text(cell, word)
        width = sheet.column_dimensions[cell.column_letter].width * _PIXELS_PER_CHARACTER
        heights.append(row_height(word, width, cell.font.sz))
    set_growing_height(sheet, row, max(heights))


def _explanation_words(finding: Finding) -> tuple[str, str, str]:
    cells = finding.cells
    return (
        finding.rule,
        listed(str(cell.place) if cell.place.address else cell.key for cell in cells),
        listed(written_figure(cell.value) for cell in cells),
    )
