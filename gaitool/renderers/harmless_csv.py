"""The one way in which CSV is written: rows in which no cell starts a formula."""

import csv
import io
from collections.abc import Iterable

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return CSV in which no cell starts a formula; line ends are those of Windows."""
    return csv_rows([tuple(header), *rows])


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    """Return rows of CSV, harmless as those of csv_text."""
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: object) -> str:
    """Put an apostrophe before what a spreadsheet program would take for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
