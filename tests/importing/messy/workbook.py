"""Writes .xlsx files as offices keep them: tables anywhere on a sheet, merged cells, notes."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from tests.importing.messy.grids import (
    Grid,
    applications_grid,
    disclosure_grid,
    disputes_grid,
    placed,
    respelled,
)
from tests.importing.messy.outline import Line, Piece, outline
from tests.importing.messy.packing import undated
from tests.support.importing.truth import Truth

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WIDEST = 15


def one_sheet(truth: Truth) -> bytes:
    """The whole report on one sheet, each paragraph in a merged row, with a note at the top."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "年报"
    sheet["A1"] = "附件2"
    sheet["A2"] = "填表说明：请各单位于1月15日前报送，联系电话见通知。"
    tables = {
        "disclosure": [disclosure_grid(truth)],
        "applications": [applications_grid(truth)],
        "disputes": [disputes_grid(truth)],
    }
    _fill(sheet, outline(truth, tables), top=4, left=1)
    return _saved(workbook)


def sheet_per_table(truth: Truth) -> bytes:
    """A sheet a table, none in the corner, beside an instruction and a hidden older table."""
    workbook = Workbook()
    workbook.active.title = "说明"
    workbook.active["B2"] = "本工作簿供汇总使用，数据截至2024年12月31日。"
    spaced = {"结果": "结果\n", "自然人": "自 然 人", "本年": "本年 "}
    tables = {
        "主动公开": disclosure_grid(truth),
        "依申请": applications_grid(truth),
        "复议诉讼": disputes_grid(truth),
    }
    for name, grid in tables.items():
        sheet = workbook.create_sheet(name)
        sheet["C2"] = f"{truth.cover['year']}年政府信息公开工作年度报告数据表（{name}）"
        sheet["C3"] = f"填报单位：{truth.cover['agency']}"
        _fill(sheet, [respelled(grid, spaced)], top=5, left=3)
        sheet.cell(sheet.max_row + 2, 3, "填表人：          审核人：          单位：件")
    _add_last_year(workbook, truth)
    return _saved(workbook)


def _add_last_year(workbook: Any, truth: Truth) -> None:
    sheet = workbook.create_sheet("2023年依申请")
    stale = [
        [cell if not cell.text.isdigit() else type(cell)("88") for cell in row]
        for row in applications_grid(truth)
    ]
    _fill(sheet, [stale], top=1, left=1)
    sheet.sheet_state = "hidden"


def _fill(sheet: Any, pieces: Iterable[Piece], *, top: int, left: int) -> None:
    for piece in pieces:
        if isinstance(piece, Line):
            sheet.cell(top, left, piece.text).alignment = Alignment(wrap_text=True)
            sheet.merge_cells(
                start_row=top, end_row=top, start_column=left, end_column=left + _WIDEST - 1
            )
            top += 1
        else:
            _draw(sheet, piece, top, left)
            top += len(piece) + 1


def _draw(sheet: Any, grid: Grid, top: int, left: int) -> None:
    for row, line in enumerate(placed(grid), start=top):
        for column, cell, begins in line:
            place = sheet.cell(row, left + column)
            place.border, place.alignment = _BOX, _CENTRED
            if not begins:
                continue
            place.value = int(cell.text) if _is_kept_as_number(cell.text, row) else cell.text
            if cell.across > 1 or cell.down > 1:
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + cell.down - 1,
                    start_column=left + column,
                    end_column=left + column + cell.across - 1,
                )


def _is_kept_as_number(text: str, row: int) -> bool:
    """Whether the figure is a number; in every third row somebody typed text."""
    return text.isdigit() and row % 3 != 0


def _saved(workbook: Any) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return undated(stream.getvalue())
