"""Reports on any edition, printed plainly: the cells of its layout, in every format imported."""

import io
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook

from gaitool.answers import answer_from_text, plain_digits
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form
from gaitool.layout import Area, TableSheet, layout_of

from tests.importing.messy.grids import Cell, Grid, placed
from tests.importing.messy.outline import Line, Look, Piece
from tests.importing.messy.word import written

Figures = Mapping[CellKey, str]
TITLE = "示例县某局2025年政府信息公开工作年度报告"
TEXT = "没有需要说明的情况。"


def made_up_figures(form: Form, seed: int = 1) -> dict[CellKey, str]:
    """Return a figure for every cell, with decimals where they may have some; totals add up."""
    chance = random.Random(seed)
    answers = {}
    for key in (key for table in form.tables.values() for key in table.inputs):
        measure = form.table_of(key).column(key).measure
        lowest = -99 if measure.signed else 0
        number = Decimal(chance.randint(lowest, 99)).scaleb(-measure.decimals)
        answers[key] = answer_from_text(plain_digits(number), measure)
    report = FilledReport(form=form, answers=answers)
    return {key: plain_digits(report.figure(key)) for key in form.cells}


def read_figures(report: FilledReport) -> dict[CellKey, str]:
    """Return what an imported report has in its cells, totals included, blanks left out."""
    answers = {**report.answers, **report.typed_totals}
    return {key: answer.raw for key, answer in answers.items() if not answer.blank}


def pieces(form: Form, figures: Figures) -> Iterator[Piece]:
    """Yield a report from its title to its sign-off: headings, tables, a sentence a text part."""
    tables = layout_of(form).tables
    yield Line(TITLE, Look.TITLE)
    for part in form.parts:
        yield Line(part.heading, Look.PART)
        yield printed_grid(tables[part.key], figures) if part.table else Line(TEXT)
    yield Line("示例县某局", Look.SIGNATURE)
    yield Line("2026年1月20日", Look.SIGNATURE)


def printed_grid(sheet: TableSheet, figures: Figures) -> Grid:
    """Return a table as it is printed: its labels, and the figures in their places."""
    cells = [(label.area, label.text) for label in sheet.labels]
    cells += [(question.area, figures.get(key, "")) for key, question in sheet.questions.items()]
    rows = range(sheet.form_area.top, sheet.form_area.bottom + 1)
    return [
        [_cell(area, text) for area, text in sorted(cells) if area.top == number] for number in rows
    ]


def _cell(area: Area, text: str) -> Cell:
    return Cell(text, area.right - area.left + 1, area.bottom - area.top + 1)


def web_page(form: Form, figures: Figures) -> bytes:
    """Print a report as a page."""
    return "".join(map(_html, pieces(form, figures))).encode("utf-8")


def _html(piece: Piece) -> str:
    if isinstance(piece, Line):
        return f"<p>{escape(piece.text)}</p>"
    rows = (
        "".join(
            f"<td colspan={cell.across} rowspan={cell.down}>{escape(cell.text)}</td>"
            for cell in row
        )
        for row in piece
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def word_document(form: Form, figures: Figures) -> bytes:
    """Print a report as a Word document."""
    return written(pieces(form, figures))


def workbook(form: Form, figures: Figures) -> bytes:
    """Print a report on one sheet."""
    book, top = Workbook(), 1
    for piece in pieces(form, figures):
        grid = [[Cell(piece.text)]] if isinstance(piece, Line) else piece
        for row, line in enumerate(placed(grid), start=top):
            for column, cell, begins in line:
                if begins:
                    _put(
                        book.active,
                        Area(row, column + 1, row + cell.down - 1, column + cell.across),
                        cell,
                    )
        top += len(grid) + (not isinstance(piece, Line))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _put(sheet: Any, area: Area, cell: Cell) -> None:
    sheet.cell(area.top, area.left, cell.text)
    sheet.merge_cells(str(area))


def tabbed_text(form: Form, figures: Figures) -> bytes:
    """Print a report as it is copied out of a sheet: tabs, nothing where a cell is merged."""
    return "\n".join(
        piece.text if isinstance(piece, Line) else "\n".join(map(_tabbed, placed(piece)))
        for piece in pieces(form, figures)
    ).encode("utf-8")


def _tabbed(line: list[tuple[int, Cell, bool]]) -> str:
    texts = ((cell.text if begins else "", *[""] * (cell.across - 1)) for _, cell, begins in line)
    return "\t".join(text for run in texts for text in run)


def text_of_cells(form: Form, figures: Figures) -> bytes:
    """Print a report as some pages are copied: every cell on a line of its own."""
    return "\n".join(
        piece.text if isinstance(piece, Line) else "\n".join(c.text for row in piece for c in row)
        for piece in pieces(form, figures)
    ).encode("utf-8")


PRINTED: Mapping[str, Callable[[Form, Figures], bytes]] = MappingProxyType(
    {
        "page.html": web_page,
        "document.docx": word_document,
        "sheet.xlsx": workbook,
        "rows.txt": tabbed_text,
        "cells.txt": text_of_cells,
    }
)
"""How a report may be printed, by the name of the file it is written to."""
