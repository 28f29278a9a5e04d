"""What others know of an office, for tests: by who knows it and the head of a column."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gaitool.form import Form
from gaitool.known_figures import KnownFigure, KnownOfUnit
from gaitool.reader.known.heads import KnownHeads


def known_of(form: Form, year: int | None = None, **sources: dict[str, Any]) -> KnownOfUnit:
    """Return figures known of an office; a head that means no cell is a mistake of the test."""
    heads = KnownHeads(form)
    figures = []
    for who, said in sources.items():
        for head, figure in said.items():
            cells = heads.cells([head])
            assert cells, head
            figures.append(KnownFigure(cells, Decimal(str(figure)), heads.words(cells), who))
    return KnownOfUnit(tuple(figures), year)


def known_csv(path: Path, text: str, encoding: str = "utf-8") -> str:
    """Write a file of known figures and return its name."""
    path.write_text(text, encoding=encoding)
    return str(path)


def known_book(path: Path, **sheets: list[list[Any]]) -> Path:
    """Write a workbook of known figures, a sheet for each who knows some."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
