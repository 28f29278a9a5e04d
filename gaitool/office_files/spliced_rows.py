"""Puts the rows of a long sheet straight into its part, where a library would hold them whole."""

import io
import re
import zipfile
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from gaitool.layout import Address, column_letters
from gaitool.office_files.opened import open_workbook
from gaitool.office_files.package import fold_name

_ROWS_AT_ONCE = 500
_REACH = re.compile(r'(<(?:\w+:|)dimension\b[^<>]*\bref=")[^"]*')
_STYLE = re.compile(r'\bs="([0-9]+)"')
# What XML cannot hold, and what a program would read as a way of writing that.
_SPECIAL = re.compile(r"[&<>_\x00-\x1f\ufffe\uffff]")
_TO_BE_WRITTEN_OUT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class RowWriter:
    """Writes rows and cells as a sheet has them: under its prefix, in looks of its workbook.

    ``looks`` are the numbers of those by what the caller calls them.
    """

    def __init__(self, prefix: str, looks: Mapping[Hashable, str]) -> None:
        self.looks = looks
        row, cell, inside, text, value, formula = (
            f"{prefix}{tag}" for tag in ("row", "c", "is", "t", "v", "f")
        )
        self._row = f'<{row} r="{{}}"{{}}>{{}}</{row}>'
        start = f'<{cell} r="{{}}{{}}" s="{{}}"'
        self._blank = f"{start}/>"
        self._number = f"{start}><{value}>{{}}</{value}></{cell}>"
        self._text = f'{start} t="inlineStr"><{inside}><{text}>{{}}</{text}></{inside}></{cell}>'
        self._spaced = self._text.replace(f"<{text}>", f'<{text} xml:space="preserve">')
        self._formula = f"{start}><{formula}>{{}}</{formula}><{value}>{{}}</{value}></{cell}>"

    def row(self, number: int, cells: str, height: float = 0) -> str:
        """Return a row; without a height it has that of its sheet."""
        size = f' ht="{height:g}" customHeight="1"' if height else ""
        return self._row.format(number, size, cells)

    def text(self, row: int, column: int, text: str, look: str) -> str:
        """Return a cell with a text, blank where that is empty."""
        if not text:
            return self._blank.format(column_letters(column), row, look)
        cell = self._text if text == text.strip() else self._spaced
        if _SPECIAL.search(text):
            text = _written_out(text)
        return cell.format(column_letters(column), row, look, text)

    def number(self, row: int, column: int, number: int, look: str) -> str:
        """Return a cell with a number."""
        return self._number.format(column_letters(column), row, look, number)

    def formula(self, at: Address, formula: str, value: int, look: str) -> str:
        """Return a cell with a formula, without the sign before it, and what it gives."""
        letters = column_letters(at.column)
        return self._formula.format(letters, at.row, look, _escaped(formula), value)


Rows = Callable[[RowWriter], Iterable[str]]
"""Yields rows, given what writes them."""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _written_out(text: str) -> str:
    """Return a text as a sheet has it."""
    return _TO_BE_WRITTEN_OUT.sub(lambda one: f"_x{ord(one[0]):04X}_", _escaped(text))


class Frame(NamedTuple):
    """A sheet as it is before its rows: its name, the row of the pattern, how far it will reach.

    The rows take the place of the pattern and all below it; ``looks`` are what the caller calls
    the looks of its cells.
    """

    sheet: str
    pattern: int
    looks: Sequence[Hashable]
    last: Address


def with_rows(content: bytes, frame: Frame, rows: Rows) -> bytes:
    """Return a workbook with rows on one of its sheets; all other parts stay as they are."""
    part = open_workbook(Path(frame.sheet), content).sheets[frame.sheet]
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            named = zipfile.ZipInfo(entry.filename, entry.date_time)
            named.compress_type = zipfile.ZIP_DEFLATED
            if fold_name(entry.filename) != part:
                target.writestr(named, source.read(entry))
                continue
            with target.open(named, "w") as written:
                for piece in _spliced(source.read(entry).decode(), frame, rows):
                    written.write(piece.encode())
    return made.getvalue()


def _spliced(sheet: str, frame: Frame, rows: Rows) -> Iterator[str]:
    row = rf'<(\w+:|)row\b[^>]*\br="{frame.pattern}".*?</\1row>'
    pattern = re.search(row, sheet, re.DOTALL)
    if pattern is None:
        raise ValueError(frame.pattern)
    looks = zip(frame.looks, _STYLE.findall(pattern[0]), strict=True)
    written = iter(rows(RowWriter(pattern[1], dict(looks))))
    yield _REACH.sub(rf"\g<1>A1:{frame.last}", sheet[: pattern.start()], count=1)
    while some := "".join(islice(written, _ROWS_AT_ONCE)):
        yield some
    yield sheet[sheet.index(f"</{pattern[1]}sheetData>", pattern.end()) :]
