"""Reads the tables of finished documents back, with libraries other than wrote them."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import html5lib
from lxml import etree
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form
from gaitool.layout import layout_of
from gaitool.renderers.sheets.names import distinct_range_names
from gaitool.renderers.tables.printed_figures import printed_figure

from tests.support.editions import FORM_2021

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HTML = "{http://www.w3.org/1999/xhtml}"

Grid = dict[tuple[int, int], str]
Figures = dict[CellKey, str]


def expected_figures(report: FilledReport) -> Figures:
    """Return what must be printed in each of the form's cells."""
    return {key: printed_figure(report, key) for key in report.form.cells}


def figures_of_named_ranges(content: bytes, prefix: str, form: Form = FORM_2021) -> Figures:
    """Read the ranges of a workbook that are called ``prefix`` with the name of a table."""
    workbook = load_workbook(io.BytesIO(content), data_only=True)
    figures: Figures = {}
    names = distinct_range_names(table.name for table in form.tables.values())
    for table, name in zip(form.tables.values(), names, strict=True):
        ((sheet, area),) = workbook.defined_names[f"{prefix}{name}"].destinations
        rows = workbook[sheet][area.replace("$", "")]
        across = _first_columns(rows, workbook[sheet])
        # The form's columns, not the sheet's: a wide column of the form spans several of these.
        grid = {
            (number, column): _shown(row[place].value)
            for number, row in enumerate(rows, start=1)
            for column, place in enumerate(across, start=1)
        }
        figures |= _figures(form, table.key, grid)
    return figures


def _first_columns(rows: Any, sheet: Any) -> list[int]:
    """Return where in the range each column of the form begins: wherever any cell begins."""
    left = rows[0][0].column
    inside: list[set[int]] = []
    for row in rows:
        starts = set(range(len(row)))
        for area in sheet.merged_cells.ranges:
            if area.min_row <= row[0].row <= area.max_row:
                starts -= {column - left for column in range(area.min_col + 1, area.max_col + 1)}
        inside.append(starts)
    return sorted(set().union(*inside))


def _shown(value: object) -> str:
    if isinstance(value, float):  # 万元 to the 元
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def figures_of_word(content: bytes, form: Form = FORM_2021) -> Figures:
    """Read the tables of a .docx from its XML."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    figures: Figures = {}
    for key, table in zip(form.tables, body.iter(f"{_WORD}tbl"), strict=True):
        figures |= _figures(form, key, dict(_word_cells(table)))
    return figures


def _word_cells(table: Any) -> Iterator[tuple[tuple[int, int], str]]:
    for number, row in enumerate(table.iter(f"{_WORD}tr"), start=1):
        column = 1
        for cell in row.iter(f"{_WORD}tc"):
            yield (number, column), "".join(text.text for text in cell.iter(f"{_WORD}t"))
            span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
            column += int(span.get(f"{_WORD}val")) if span is not None else 1


def figures_of_page(content: str, form: Form = FORM_2021) -> Figures:
    """Read the tables of a page as a browser does; a mistake in the HTML is an error."""
    return _figures_of_tables(list(_tables_of_page(content)), form)


def figures_of_tables_on_page(content: str, form: Form) -> Figures:
    """Read the tables of the form on a page that has lists before them."""
    return _figures_of_tables(list(_tables_of_page(content))[-len(form.tables) :], form)


def _tables_of_page(content: str) -> Iterator[Any]:
    return html5lib.HTMLParser(strict=True).parse(content).iter(f"{_HTML}table")


def _figures_of_tables(tables: list[Any], form: Form) -> Figures:
    figures: Figures = {}
    for key, table in zip(form.tables, tables, strict=True):
        figures |= _figures(form, key, _page_cells(table))
    return figures


def _page_cells(table: Any) -> Grid:
    grid: Grid = {}
    for number, row in enumerate(table.iter(f"{_HTML}tr"), start=1):
        column = 1
        for cell in row:
            # Places that a cell of an earlier row reaches down to are taken.
            while (number, column) in grid:
                column += 1
            text = "".join(cell.itertext())
            for down in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    grid[number + down, column + across] = text
    return grid


def _figures(form: Form, table: str, grid: Mapping[tuple[int, int], str]) -> Figures:
    sheet = layout_of(form).tables[table]
    above = sheet.form_area.top - 1
    return {
        key: grid[question.address.row - above, question.address.column]
        for key, question in sheet.questions.items()
    }
