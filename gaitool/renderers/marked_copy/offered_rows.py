"""Writes a row of 核实说明 for what an office has to answer for: all of it but the reason.

That is every open warning, and what a county or a city asks.
"""

from collections.abc import Iterable

from gaitool.findings import Finding
from gaitool.layout import Address, ExplanationSheet, listed
from gaitool.office_files.editing.book import Book
from gaitool.office_files.limits import LIMITS
from gaitool.renderers.clean_text import clean_text
from gaitool.rules.explained import wants_answer, written_figure
from gaitool.text.typesetting import row_height

_PIXELS_PER_CHARACTER = 7
_USUAL_WIDTH, _USUAL_SIZE = 13.0, 11.0
"""In characters and in points, where the workbook does not say."""


def offer_explanations(book: Book, findings: Iterable[Finding], layout: ExplanationSheet) -> None:
    """Write the rows that are not there yet behind those that are."""
    if layout.name not in book.opened.sheets:
        return
    present = _rows_present(book, layout)
    row = layout.header_row + 1 + len(present)
    for finding in findings:
        words = _words(finding)
        if wants_answer(finding) and words not in present:
            _offer_row(book, layout, row, words)
            row += 1


def _rows_present(book: Book, layout: ExplanationSheet) -> list[tuple[str, ...]]:
    """Return the first words of each row up to the first empty one."""
    grid = book.opened.grids([layout.name])[layout.name]
    present = []
    row = layout.header_row + 1
    while any(words := [grid.text(Address(row, c + 1)) for c in range(len(layout.columns))]):
        present.append(tuple(words[:3]))
        row += 1
    return present


def _offer_row(book: Book, layout: ExplanationSheet, row: int, words: Iterable[str]) -> None:
    """Write a row of the same looks as the one above it, high enough for its words."""
    sheet = book.sheet(layout.name)
    there = sheet.row(row)
    heights = [float(there.get("ht") or 0)]
    written = [*words, *[""] * len(layout.columns)][: len(layout.columns)]
    for column, word in enumerate(written, start=1):
        here = Address(row, column)
        if not sheet.look(here):
            sheet.give_look(here, sheet.look(Address(row - 1, column)) or "0")
        sheet.write_text(here, clean_text(word)[: LIMITS.text])
        width = (sheet.column_width(column) or _USUAL_WIDTH) * _PIXELS_PER_CHARACTER
        size = book.styles.font_size(sheet.look(here)) or _USUAL_SIZE
        heights.append(row_height(word, width, size))
    there.set("ht", f"{max(heights):g}")
    # A custom height would cut what a person writes into the row.
    there.attrib.pop("customHeight", None)


def _words(finding: Finding) -> tuple[str, str, str]:
    cells = finding.cells
    return (
        finding.rule,
        listed(str(cell.place) if cell.place.address else cell.key for cell in cells),
        listed(written_figure(cell.value) for cell in cells),
    )
