"""A copy of the user's workbook with every finding marked at its cell; values are untouched.

Cells are coloured by a conditional format whose formula names gaitool, so that a later copy can
take the marks away again and the cell's own format stays as it was.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from gaitool.findings import Finding, Severity
from gaitool.layout import ExplanationSheet, Place, listed
from gaitool.renderers.finding_columns import LIST_SHEET
from gaitool.renderers.finding_list import SEVERITY_FILLS, write_finding_list, write_text
from gaitool.renderers.saved_values import with_saved_values
from gaitool.renderers.wording import severity_words
from gaitool.rules.explained import written_figure
from gaitool.typesetting import row_height

_AUTHOR = "gaitool"
_COMMENT_START = "\n—— gaitool 核对 ——\n"
_MARK = 'LEN("gaitool")=7'
_COMMENT_WIDTH, _COMMENT_SIZE = 360, 10
_PIXELS_PER_POINT = 4 / 3
_LOST_PARTS = (
    "xl/drawings/drawing",
    "xl/charts/",
    "xl/ctrlprops/",
    "xl/activex/",
    "xl/embeddings/",
    "xl/media/",
    "xl/vbaproject",
)


def can_be_annotated(content: bytes) -> bool:
    """Whether a copy would lose nothing: pictures, charts, controls and macros would be lost."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name.lower() for name in archive.namelist()]
    return not any(name.startswith(_LOST_PARTS) for name in names)


def annotate_workbook(
    content: bytes, findings: Iterable[Finding], explanations: ExplanationSheet
) -> bytes:
    """Return the workbook with findings marked, listed on a first sheet, and ready to explain.

    ``explanations`` is the sheet that gets a row for each open warning, with only the reason
    left to write. May raise whatever the library raises on a workbook it cannot hold.
    """
    found = tuple(findings)
    workbook = load_workbook(io.BytesIO(content), rich_text=True)
    _take_old_marks_away(workbook)
    for place, here in _by_place(found).items():
        if place.sheet in workbook.sheetnames:
            _mark(workbook[place.sheet], place.address, here)
    _offer_explanations(workbook, found, explanations)
    write_finding_list(workbook.create_sheet(LIST_SHEET, 0), found, linked=True)
    workbook.active = 0
    for sheet in workbook.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    workbook.calculation.fullCalcOnLoad = True
    return with_saved_values(_saved(workbook), content)


def list_findings(findings: Iterable[Finding]) -> bytes:
    """Return a workbook of nothing but the list, for a source that cannot be annotated."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = LIST_SHEET
    write_finding_list(sheet, findings, linked=False)
    return _saved(workbook)


def _saved(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _by_place(findings: Iterable[Finding]) -> Mapping[Place, list[Finding]]:
    places: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        for cell in finding.cells[: finding.suspects]:
            if cell.place.address:
                places[cell.place].append(finding)
    return places


def _mark(sheet: Any, address: str, findings: list[Finding]) -> None:
    """Colour a cell by its gravest finding and say in a comment what is wrong."""
    gravest = min((finding.severity for finding in findings), key=lambda s: s.rank)
    colour = DifferentialStyle(fill=PatternFill(bgColor=SEVERITY_FILLS[gravest]))
    sheet.conditional_formatting.add(address, Rule("expression", dxf=colour, formula=[_MARK]))
    cell = sheet[address]
    own = cell.comment.text if cell.comment else ""
    said = "\n\n".join(map(_comment, findings))
    text = f"{own}{_COMMENT_START}{said}".lstrip("\n")
    height = round(row_height(text, _COMMENT_WIDTH, _COMMENT_SIZE) * _PIXELS_PER_POINT)
    cell.comment = Comment(text, _AUTHOR, height=height, width=_COMMENT_WIDTH)


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
            for column, word in enumerate(words, start=1):
                write_text(sheet.cell(row, column), word)
            row += 1


def _explanation_words(finding: Finding) -> tuple[str, str, str]:
    cells = finding.cells
    return (
        finding.rule,
        listed(str(cell.place) if cell.place.address else cell.key for cell in cells),
        listed(written_figure(cell.value) for cell in cells),
    )
