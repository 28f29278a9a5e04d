"""Takes the rows of a sheet by one pattern, where they are written as programs write them.

The XML parser calls back for every element, and takes twice as long. What the pattern takes is
well-formed, and the parser would make the same of it; whatever is written otherwise is left to it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias
from xml.parsers.expat import ExpatError

from gaitool.layout import address_at
from gaitool.office_files.cells import COLUMNS, MOST_MARKUP, SheetCells, is_hidden
from gaitool.office_files.plain_markup import NotPlain, plain_markup, plain_pieces, plain_text
from gaitool.text.patterns import pattern

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_END_OF_MERGED = b"</mergeCells>"
# A cell: one that holds nothing, with all such that follow in its row, or one that holds something;
# the beginning and end of a row. Its groups, as _take parts them: the whole piece; of a cell the
# column, row, style and kind, the formula's attributes and text, the value; of a row its number,
# its attributes, and whether it is empty. ``(?:x|)`` takes a fifth less time than ``(?:x)?``.
_PIECE = (
    r'(<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})"|)(?:'
    r' ?/>(?:<c r="[A-Z]{1,3}\3"(?: s="[0-9]{1,6}"|) ?/>)*'
    r'|(?: t="([A-Za-z]{1,20})"|)>'
    r"(?:(<f[^<>/]*)(?:/>|>([^<>]*)</f>)|)(?:<v>([^<>]*)</v>|<v ?/>|)</c>)"
    r'|<row r="([1-9][0-9]{0,6})"([^<>/]*)(/?)>|</row>)'
)
_ATTRIBUTE = r' ([A-Za-z][A-Za-z0-9:]{0,30})="([^"<>&]{0,60})"'
_OF_ROWS = frozenset(["row", "c", "v", "f", "t"])
_Held: TypeAlias = tuple[str, str, str, str, str]
"""What a cell holds: its style and kind, attributes and text of its formula, and its value."""

_LONGEST_ATTRIBUTES, _ATTRIBUTES_REMEMBERED = 400, 256
_LONGEST_AROUND, _AROUND_REMEMBERED = 8 * 1024, 64


def plain_cells(content: bytes, name: str, last_row: int) -> SheetCells:
    """Return the cells of a sheet; raises NotPlain, and what the parser raises for the same.

    A sheet is not plain either where a row stands beyond the last, at which the parser stops, or
    a cell that holds something outside the window.
    """
    begin = content.find(_BEGIN) + len(_BEGIN)
    end = content.find(_END, begin)
    if begin < len(_BEGIN) or not 0 <= end - begin <= MOST_MARKUP:
        raise NotPlain
    markup = plain_markup(content[:begin], content[begin:end])
    cells = SheetCells(name, last_row)
    around = _around(content[:begin], content[end:])
    cells.behind, cells.zeros_hidden = around.behind, around.zeros_hidden
    cells.merged = around.merged.copy()
    cells.hidden_columns = around.hidden_columns.copy()
    _take(markup, cells)
    return cells


def _around(before: bytes, behind: bytes) -> SheetCells:
    """Return what the parser makes of a sheet without its rows; raises NotPlain for broken ones.

    Those break in the order of what is written, which the parser of the whole keeps.
    """
    end = behind.find(_END_OF_MERGED) + len(_END_OF_MERGED)
    # At that end the parser stops; a comment could hold what looks like it.
    if end >= len(_END_OF_MERGED) and not any(sign in behind[:end] for sign in (b"<!", b"<?")):
        behind = behind[:end]
    is_short = len(before) + len(behind) <= _LONGEST_AROUND
    return _same_around(before, behind) if is_short else _parsed_around(before, behind)


def _parsed_around(before: bytes, behind: bytes) -> SheetCells:
    cells = _RowsApart()
    try:
        pieces = cells.parsed(_Pieces(iter((before, behind))))
        # Merged areas or other rows that stand before these are the last that the parser takes in.
        is_stopped = next(pieces, True)
        if is_stopped or cells.behind:
            raise NotPlain
        for _ in pieces:
            pass
    # Of broken ones, ones with a document type, and ones with too many areas.
    except (ExpatError, ValueError):
        raise NotPlain from None
    return cells


_same_around = lru_cache(maxsize=_AROUND_REMEMBERED)(_parsed_around)
"""Workbooks of one form have the same columns and merged areas."""


class _RowsApart(SheetCells):
    """The cells of a sheet of which the parser is given what stands around the rows."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element; raises NotPlain where it belongs to rows."""
        # Where a cell or row begins around the rows, what the parser makes depends on theirs.
        if tag in _OF_ROWS:
            raise NotPlain
        super().start(tag, attributes)


class _Pieces:
    """Bytes that are read in the pieces that they come in."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._left = pieces

    def read(self, _size: int, /) -> bytes:
        """Return the next piece whole; nothing after the last."""
        return next(self._left, b"")


def _take(markup: str, cells: SheetCells) -> None:
    """Take the rows; raises NotPlain where anything else stands in the markup."""
    pieces = plain_pieces(_PIECE, markup)
    row, open_row = 0, ""
    for _, letters, said, style, kind, about, formula, value, opened, look, empty in pieces:
        # A row begins where none is open, and ends where one is; cells stand in the one they tell.
        if (said != open_row) if said else (bool(opened) is bool(open_row)):
            raise NotPlain
        if about or value:
            _take_cell(cells, row, letters, (style, kind, about, formula, value))
        elif opened:
            row = int(opened)
            _take_row(cells, row, _attributes(look))
            open_row = "" if empty else opened
        elif not said:
            open_row = ""
    if open_row:
        raise NotPlain


def _take_row(cells: SheetCells, row: int, attributes: Mapping[str, str]) -> None:
    if row > cells.last_row:
        raise NotPlain
    if is_hidden(attributes, "ht"):
        cells.hidden_rows.add(row)


def _take_cell(cells: SheetCells, row: int, letters: str, held: _Held) -> None:
    """Take a cell that holds something."""
    if letters not in COLUMNS:
        raise NotPlain
    style, kind, about, formula, value = held
    address = address_at(row, COLUMNS[letters])
    text = value if value.isdigit() else plain_text(value)
    # The attributes stand after "<f".
    source = cells.formula(address, _attributes(about[2:]), plain_text(formula)) if about else ""
    cells.put(address, (kind or "n", text, source, style))


@lru_cache(maxsize=_ATTRIBUTES_REMEMBERED)
def _attributes(text: str) -> Mapping[str, str]:
    """Return the attributes of an element but the number of a row; raises NotPlain."""
    found = dict(pattern(_ATTRIBUTE).findall(text[:_LONGEST_ATTRIBUTES]))
    # Nothing else is written, and none of them twice.
    written = "".join(f' {name}="{value}"' for name, value in found.items())
    if written != text or "r" in found or not text.isprintable():
        raise NotPlain
    return found
