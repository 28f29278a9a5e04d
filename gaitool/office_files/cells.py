"""Streams the cells of a sheet: formulas with their saved values; after the cells, merges alone."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.parsers.expat import ExpatError

from gaitool.layout import Address, Place, address_at, column_letters
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.markup import Enough, Readable, local_name, parsed_in_pieces
from gaitool.office_files.rich_runs import RichRun
from gaitool.office_files.shared_formulas import SharedFormula

# The last row of a sheet is 1,048,576.
_MOST_ROW_DIGITS = 7
# Twice what fits into the window where no two areas overlap.
MOST_MERGED = LIMITS.rows * LIMITS.columns
_AFTER_MERGED = frozenset(
    [
        *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
        *("pageMargins", "pageSetup", "headerFooter", "drawing", "legacyDrawing", "extLst"),
    ]
)
_LENGTH_OF_ESCAPE = 7
_MOST_CELLS = LIMITS.cells
_TEXTS = frozenset(["v", "f", "t"])
_NOT_ZERO = frozenset("123456789")
_NOT_SAID = "\x00"
"""Stands for the number of a row that is not told as it is: no text of XML can hold it."""

COLUMNS = {column_letters(column): column for column in range(1, LIMITS.columns + 1)}
RawCell: TypeAlias = tuple[str, str, str | SharedFormula, str]
"""A cell as the sheet has it: the kind and text of its value, its formula and style.

A bare tuple, since one is made for every cell and a named one takes seven times as long.
"""

MOST_MARKUP = LIMITS.formula + _LENGTH_OF_ESCAPE * LIMITS.text
"""What a cell's formula and text have at most in the file, every character written ``_x000D_``."""


class TooManyCells(ValueError):
    """A sheet lists more cells than any program writes for a form of this size."""


class WrittenTwice(ValueError):
    """A sheet gives one cell two contents; nobody can know which is meant."""


class TooMuchText(ValueError):
    """A cell holds a longer text or formula than a spreadsheet program takes; says which."""


class SheetCells:
    """The cells of one sheet that hold something, within the window; filled by its handlers.

    ``beyond`` tells that something is written outside the window, as far as was looked, and
    ``behind`` that the cells have ended. The ``name`` of the sheet is for messages.
    """

    def __init__(self, name: str = "", last_row: int = LIMITS.rows) -> None:
        self.name = name
        self.last_row = last_row
        self.found: dict[Address, RawCell] = {}
        self.beyond = False
        self.behind = False
        self.merged: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.zeros_hidden = False
        self._row = 0
        self._row_said = _NOT_SAID
        self._row_opened = 0
        self._column = 0
        self._row_of_cell = self._column_of_cell = 0
        self._count = 0
        self._length = 0
        self._cell: dict[str, str] = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._formula_about: dict[str, str] | None = None
        self._into: list[str] | None = None
        self._is_blank = True
        self._phonetic = False
        self._run = RichRun()
        self._shared: dict[str, tuple[str, Address]] = {}

    @property
    def open_row(self) -> int:
        """The row that is being read: more of its cells may come."""
        return self._row

    def parsed(self, stream: Readable) -> Iterator[None]:
        """Take in a part piece by piece; what is behind the cells may be broken."""
        try:
            yield from parsed_in_pieces(stream, self.start, self.end, self.text)
        except ExpatError:
            if not self.behind:
                raise

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element, with or without the prefix of its name."""
        # In the order of how many there are. Calls cost most here: cells that hold nothing, more
        # than half of a form, take this one alone.
        if tag == "c":
            said = attributes.get("r", "")
            # Nearly all are in the row that is open.
            letters = said.removesuffix(self._row_said)
            if (column := COLUMNS.get(letters)) and letters != said:
                row = self._row_opened
            else:
                row, column = self._address_of(said)
            self._row = self._row_of_cell = row
            self._column = self._column_of_cell = column
            self._count += 1
            if self._count > _MOST_CELLS:
                raise TooManyCells(f"more than {_MOST_CELLS} cells")
            self._cell = attributes
            if not self._is_blank:
                self._clear()
        elif tag == "v":
            self._into, self._is_blank = self._value, False
        elif tag == "f":
            self._formula_about, self._into = attributes, self._formula
            self._is_blank = False
        elif tag == "row":
            self._start_row(attributes)
        else:
            self._start_other(tag, attributes)

    def text(self, piece: str) -> None:
        """Take in text."""
        if self._into is not None:
            # Hardly any is, and there are many cells.
            self._into.append(self._run.drawn(piece) if self._run.is_set_apart else piece)
            self._length += len(piece)
            if self._length > MOST_MARKUP:
                at = Address(self._row_of_cell, self._column_of_cell)
                raise TooMuchText(str(Place(self.name, str(at))))

    def end(self, tag: str) -> None:
        """Take in the end of an element; raises Enough beyond the window."""
        if tag == "c":
            if not self._is_blank and (self._value or self._formula_about is not None):
                self._finish_cell()
        elif tag in _TEXTS:
            self._into = None
        else:
            self._end_other(tag)

    def _start_other(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element of which there are few."""
        # Texts that stand in the cell itself (inlineStr), as libraries write them.
        if tag == "t" and not self._phonetic:
            self._into, self._is_blank = self._value, False
        elif tag in {"col", "sheetView"}:
            self._take_set_up(tag, attributes)
        elif ":" in tag:
            self.start(local_name(tag), attributes)
        elif self.behind:
            self._take_merged(tag, attributes)
        else:
            self._take_look(tag, attributes)

    def _end_other(self, tag: str) -> None:
        match tag:
            case "row" if self._row > self.last_row:
                raise Enough
            case "rPh":
                self._phonetic = False
            # Of what comes after the cells, merges alone are asked for: they hide what they cover.
            case "sheetData":
                self.behind = True
            case "mergeCells":
                raise Enough
            case _ if ":" in tag:
                self.end(local_name(tag))

    def _clear(self) -> None:
        """Forget what the cell before holds, and how it looks."""
        self._is_blank = True
        self._formula_about = self._into = None
        self._length = 0
        self._value.clear()
        self._formula.clear()
        if self._run.is_set_apart:
            self._run.begin()

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._row = self._row_opened = _row_number(said) or self._row + 1
        self._row_said = said if said == str(self._row) else _NOT_SAID
        self._column = 0
        if self._row <= self.last_row and is_hidden(attributes, "ht"):
            self.hidden_rows.add(self._row)

    def _take_look(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in what tells how the text of a cell looks."""
        self._is_blank = False
        if tag == "rPh":
            self._phonetic = True
        elif tag in {"r", "is"}:
            self._run.begin()
        else:
            self._run.take(tag, attributes)

    def _take_merged(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _AFTER_MERGED:
            raise Enough
        if tag == "mergeCell":
            self._count += 1
            if self._count > _MOST_CELLS:
                raise TooManyCells(f"more than {_MOST_CELLS} cells and merged areas")
            if len(self.merged) < MOST_MERGED:
                self.merged.append(attributes.get("ref", ""))

    def _take_set_up(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in how the sheet is set up: zeros, and columns as far as the window reaches."""
        if tag == "sheetView":
            self.zeros_hidden |= attributes.get("showZeros") in {"0", "false"}
        elif is_hidden(attributes, "width"):
            first = _row_number(attributes.get("min", ""))
            last = min(_row_number(attributes.get("max", "")), LIMITS.columns)
            self.hidden_columns.update(range(first, last + 1))

    def _address_of(self, said: str) -> Address:
        """Return the address of a cell; one that says none stands next to the one before."""
        return Address.parse(said) or Address(self._row, self._column + 1)

    def _finish_cell(self) -> None:
        # Not where the reading has come to: a row may begin within the cell.
        row, column = self._row_of_cell, self._column_of_cell
        if row > self.last_row or column > LIMITS.columns:
            self.beyond = True
            return
        address, about = address_at(row, column), self._cell
        formula: str | SharedFormula = ""
        if self._formula_about is not None:
            formula = self.formula(address, self._formula_about, "".join(self._formula))
        text = "".join(self._value)
        self.put(address, (about.get("t", "n"), text, formula, about.get("s", "")))

    def put(self, address: Address, written: RawCell) -> None:
        """Note what a cell of the window holds; raises WrittenTwice."""
        # Twice the same is harmless; of two contents programs show different ones.
        if self.found.setdefault(address, written) != written:
            raise WrittenTwice(str(address))

    def formula(
        self, address: Address, about: Mapping[str, str], formula: str
    ) -> str | SharedFormula:
        """Return the formula of a cell by its attributes and text; raises TooMuchText."""
        if len(formula) > LIMITS.formula:
            raise TooMuchText(str(Place(self.name, str(address))))
        if about.get("t") == "shared":
            group = about.get("si", "")
            if formula:
                self._shared[group] = f"={formula}", address
            elif group in self._shared:
                model, at = self._shared[group]
                return SharedFormula(model, address.row - at.row, address.column - at.column)
        return f"={formula}"


def stream_cells(stream: Readable, name: str = "", last_row: int = LIMITS.rows) -> SheetCells:
    """Return the cells of a sheet; after them nothing is read but the merged areas."""
    cells = SheetCells(name, last_row)
    for _ in cells.parsed(stream):
        pass
    return cells


def _row_number(text: str) -> int:
    """Return the number of a row; 0 where it is missing or senseless, one too large as it is."""
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) <= _MOST_ROW_DIGITS else 10**_MOST_ROW_DIGITS


def is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or so made that it has no size."""
    if "hidden" in attributes and attributes["hidden"] not in {"0", "false"}:
        return True
    # As nearly all that say their size.
    if attributes.get(size, "")[:1] in _NOT_ZERO:
        return False
    is_set = attributes.get("customHeight" if size == "ht" else "customWidth", "0") in {"1", "true"}
    return is_set and attributes.get(size, "").strip("0") in {"", "."}
