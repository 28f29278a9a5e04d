"""Two years as a workbook: every cell with its change, and a chart of the main figures."""

import io
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.office_files.properties import CREATED
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.comparison.compared_cells import (
    ComparedCell,
    YearPair,
    compared_cells,
    main_figures,
)
from gaitool.renderers.sheets.looks import LIST_SIZE, Looks
from gaitool.text.typesetting import row_height

_A4 = 9
_SHEET = "逐格对比"
_CHART_SHEET = "主要数据"
_HEADS = ("表", "项目", "栏目", "增减", "增减（%）", "提示")
_WIDTHS = (105, 330, 150, 90, 90, 90, 80, 110)
_LOWEST_ROW = 20.0
_JUMP = "变化很大"
_INCOMPLETE = "缺数，不能比"
_NOT_ASKED = ("上年无此项", "本年无此项")
_FROM_ZERO = "上年为0"
_LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("list_title", "General"),
        "head": ("list_head", "General"),
        "text": ("list_text", "General"),
        "figure": ("list_figure", "General"),
        "percent": ("list_figure", "0.0"),
        "jump": ("list_ask", "General"),
    }
)
"""The look and number format of each kind of cell."""


def write_comparison(last: FilledReport, this: FilledReport) -> bytes:
    """Return the workbook that compares two reports; the same reports give the same bytes."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": f"{this.form.title}同比", "created": CREATED})
    made = Looks(workbook)
    looks = {name: made.named(look, number_format=shown) for name, (look, shown) in _LOOKS.items()}
    title = " ".join(clean_text(f"{this.cover.agency}年报数据对比").split())
    years = _year_names(last, this)
    sheet = workbook.add_worksheet(_SHEET)
    _set_up(sheet, title, looks)
    _write_cells(sheet, years, tuple(compared_cells(last, this)), looks)
    if figures := dict(main_figures(last, this)):
        chart_sheet = workbook.add_worksheet(_CHART_SHEET)
        _set_up(chart_sheet, title, looks)
        _write_chart(workbook, chart_sheet, years, figures, looks)
    workbook.close()
    return content.getvalue()


def _year_names(last: FilledReport, this: FilledReport) -> tuple[str, str]:
    """Return what the columns of both years are called; never the same name twice."""
    years = (last.cover.year, this.cover.year)
    if all(years) and years[0] != years[1]:
        return f"{years[0]}年", f"{years[1]}年"
    return "上年", "本年"


def _set_up(sheet: Worksheet, title: str, looks: Mapping[str, Format]) -> None:
    sheet.set_paper(_A4)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title, looks["title"])
    sheet.set_row(0, 32)


def _write_cells(
    sheet: Worksheet,
    years: tuple[str, str],
    cells: tuple[ComparedCell, ...],
    looks: Mapping[str, Format],
) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column_pixels(column, column, width)
    for column, head in enumerate((*_HEADS[:3], *years, *_HEADS[3:])):
        sheet.write_string(1, column, head, looks["head"])
    for row, cell in enumerate(cells, start=2):
        for column, text in enumerate((cell.part, cell.row, cell.column)):
            sheet.write_string(row, column, text, looks["text"])
        for column, written in enumerate(cell.written):
            figure = (cell.figures.last, cell.figures.this)[column]
            _write_figure(sheet, (row, 3 + column), figure, looks["figure"], written)
        _write_change(sheet, row, cell, looks)
        labels = zip((cell.row, cell.column), _WIDTHS[1:3], strict=True)
        sheet.set_row(row, max(_LOWEST_ROW, *(row_height(*label, LIST_SIZE) for label in labels)))
    sheet.autofilter(1, 0, len(cells) + 1, len(_WIDTHS) - 1)
    sheet.freeze_panes(2, 3)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_change(
    sheet: Worksheet, row: int, cell: ComparedCell, looks: Mapping[str, Format]
) -> None:
    figures = cell.figures
    difference, percent = figures.difference, figures.change_percent
    _write_figure(sheet, (row, 5), difference, looks["figure"])
    from_zero = _FROM_ZERO if difference and percent is None else ""
    _write_figure(sheet, (row, 6), percent, looks["percent"], from_zero)
    if not all(cell.asked):
        sheet.write_string(row, 7, _NOT_ASKED[cell.asked.index(False)], looks["text"])
    elif difference is None:
        sheet.write_string(row, 7, _INCOMPLETE, looks["text"])
    elif figures.jumps:
        sheet.write_string(row, 7, _JUMP, looks["jump"])
    else:
        sheet.write_blank(row, 7, None, looks["text"])


def _write_figure(
    sheet: Worksheet, at: tuple[int, int], figure: Decimal | None, look: Format, words: str = ""
) -> None:
    """Write a figure; without one, the words that stand there instead."""
    if figure is not None:
        sheet.write_number(*at, float(figure), look)
    elif words:
        sheet.write_string(*at, words, look)
    else:
        sheet.write_blank(*at, None, look)


def _write_chart(
    workbook: xlsxwriter.Workbook,
    sheet: Worksheet,
    years: tuple[str, str],
    figures: Mapping[str, YearPair],
    looks: Mapping[str, Format],
) -> None:
    """Write the main figures, and a chart that draws them from their cells."""
    sheet.set_column_pixels(0, 2, 120)
    for column, head in enumerate(("项目", *years)):
        sheet.write_string(1, column, head, looks["head"])
    for row, (name, pair) in enumerate(figures.items(), start=2):
        sheet.write_string(row, 0, name, looks["text"])
        _write_figure(sheet, (row, 1), pair.last, looks["figure"])
        _write_figure(sheet, (row, 2), pair.this, looks["figure"])
    last_row = len(figures) + 1
    chart = workbook.add_chart({"type": "column"})
    for column in (1, 2):
        chart.add_series(
            {
                "name": [_CHART_SHEET, 1, column],
                "categories": [_CHART_SHEET, 2, 0, last_row, 0],
                "values": [_CHART_SHEET, 2, column, last_row, column],
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": "主要数据对比（件）"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 400})
    sheet.insert_chart(last_row + 2, 0, chart, {"description": "主要数据两年对比的柱形图"})
    sheet.fit_to_pages(1, 1)
