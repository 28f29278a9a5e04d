"""The one way in which CSV is written: rows in which no cell starts a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from gaitool.renderers.printable import printable

# Office programs under a Chinese input method take the full-width signs for the others.
_SIGNS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
_SEPARATORS = ("\t", "\r", "\n")
_NO_WIDTH = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Fillers and joiners that Unicode calls letters or marks, and nobody sees."""


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
    if text.isalnum():
        return text
    is_formula = text.startswith(_SEPARATORS) or _first_seen(text) in _SIGNS
    shown = "\r".join(map(printable, text.split("\r")))  # in a file it is a break like any other
    return f"'{shown}" if is_formula else shown


def _first_seen(text: str) -> str:
    """Return the first character that prints; blanks and marks before it hide no formula."""
    return next((sign for sign in text if not _is_unseen(sign)), "")


def _is_unseen(sign: str) -> bool:
    kind = unicodedata.category(sign)
    # Variation selectors and the like are marks that sit on the sign before them.
    return sign.isspace() or sign in _NO_WIDTH or kind in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
