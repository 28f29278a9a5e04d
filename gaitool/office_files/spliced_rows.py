"""Puts the rows of a long sheet straight into its part, where a library would hold them whole."""

import io
import re
import zipfile
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from gaitool.layout import Address, column_letters
from gaitool.office_files.opened import open_workbook
from gaitool.office_files.package import fold_name

_ROWS_AT_ONCE = 500
_STYLE = re.compile(r'\bs="([0-9]+)"')
# What XML cannot hold, and what a program would read as a way of writing that.
_TO_BE_WRITTEN_OUT = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class RowWriter:
    """Writes rows and cells as a sheet has them: under its prefix, in the looks of its workbook.

    ``looks`` are the numbers of looks by what the caller calls them.
    """

    def __init__(self, prefix: str, looks: Mapping[Hashable, str]) -> None:
        self._looks = looks
        row, cell, inside, text, value, formula = (
            f"{prefix}{tag}" for tag in ("row", "c", "is", "t", "v", "f")
        )
        self._row = f'<{row} r="{{}}"{{}}>{{}}</{row}>'
        start = f'<{cell} r="{{}}{{}}" s="{{}}"'
        self._blank = f"{start}/>"
        self._number = f"{start}><{value}>{{}}</{value}></{cell}>"
        self._text = (
            f'{start} t="inlineStr"><{inside}><{text} xml:space="preserve">{{}}</{text}></{inside}>'
            f"</{cell}>"
        )
        self._formula = f"{start}><{formula}>{{}}</{formula}><{value}>{{}}</{value}></{cell}>"

    def row(self, number: int, cells: Iterable[str], height: float = 0) -> str:
        """Return a row; without a height it has that of its sheet."""
        size = f' ht="{height:g}" customHeight="1"' if height else ""
        return self._row.format(number, size, "".join(cells))

    def text(self, at: Address, text: str, look: Hashable) -> str:
        """Return a cell with a text, blank where that is empty."""
        if not text:
            return self._blank.format(column_letters(at.column), at.row, self._looks[look])
        return self._text.format(
            column_letters(at.column), at.row, self._looks[look], _written_out(text)
        )

    def number(self, at: Address, number: int, look: Hashable) -> str:
        """Return a cell with a number."""
        return self._number.format(column_letters(at.column), at.row, self._looks[look], number)

    def formula(self, at: Address, formula: str, value: int, look: Hashable) -> str:
        """Return a cell with a formula, without the sign before it, and what it gives."""
        letters = column_letters(at.column)
        return self._formula.format(letters, at.row, self._looks[look], escape(formula), value)


Rows = Callable[[RowWriter], Iterable[str]]
"""Yields rows, given what writes them."""


def _written_out(text: str) -> str:
    """Return a text as a sheet has it."""
    return _TO_BE_WRITTEN_OUT.sub(lambda one: f"_x{ord(one[0]):04X}_", escape(text))


def with_rows(
    content: bytes, sheet: str, first: int, looks: Sequence[Hashable], rows: Rows
) -> bytes:
    """Return a workbook whose sheet has other rows from a row on, which is there as a pattern.

    ``looks`` are what the caller calls the looks of its cells. All other parts stay as they are.
    """
    part = open_workbook(Path(sheet), content).sheets[sheet]
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
                for piece in _spliced(source.read(entry).decode(), first, looks, rows):
                    written.write(piece.encode())
    return made.getvalue()


def _spliced(sheet: str, first: int, looks: Sequence[Hashable], rows: Rows) -> Iterator[str]:
    pattern = re.search(rf'<(\w+:|)row\b[^>]*\br="{first}".*?</\1row>', sheet, re.DOTALL)
    if pattern is None:
        raise ValueError(first)
    yield sheet[: pattern.start()]
    numbers = zip(looks, _STYLE.findall(pattern[0]), strict=True)
    written = iter(rows(RowWriter(pattern[1], dict(numbers))))
    while some := "".join(islice(written, _ROWS_AT_ONCE)):
        yield some
    yield sheet[sheet.index(f"</{pattern[1]}sheetData>", pattern.end()) :]
