"""Streams the cells of a sheet: formulas with their saved values; after the cells, merges alone."""

from typing import IO, NamedTuple
from xml.parsers.expat import ExpatError

from gaitool.layout import Address, Place, column_letters
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.markup import Enough, parse_markup
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
_COLUMNS = {column_letters(column): column for column in range(1, LIMITS.columns + 1)}
_MOST_MARKUP = LIMITS.formula + _LENGTH_OF_ESCAPE * LIMITS.text
"""What a cell's formula and text have at most in the file, every character written ``_x000D_``."""


class TooManyCells(ValueError):
    """A sheet lists more cells than any program writes for a form of this size."""


class WrittenTwice(ValueError):
    """A sheet gives one cell two contents; nobody can know which is meant."""


class TooMuchText(ValueError):
    """A cell holds a longer text or formula than a spreadsheet program takes; says which."""


class RawCell(NamedTuple):
    """A cell as the sheet has it: the kind and text of its value, its formula and style."""

    kind: str
    text: str
    formula: str | SharedFormula
    style: str


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
        self._row_said = ""
        self._row_opened = 0
        self._column = 0
        self._count = 0
        self._length = 0
        self._address = Address(0, 0)
        self._cell: dict[str, str] = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._formula_about: dict[str, str] | None = None
        self._into: list[str] | None = None
        self._phonetic = False
        self._run = RichRun()
        self._shared: dict[str, tuple[str, Address]] = {}

    @property
    def open_row(self) -> int:
        """The row that is being read: more of its cells may come."""
        return self._row

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        match tag:
            case "c":
                self._start_cell(attributes)
            case "v":
                self._into = self._value
            # Texts that stand in the cell itself (inlineStr), as libraries write them.
            case "t" if not self._phonetic:
                self._into = self._value
            case "f":
                self._formula_about, self._into = attributes, self._formula
            case "row":
                self._start_row(attributes)
            case "col" | "sheetView":
                self._take_set_up(tag, attributes)
            case _ if self.behind:
                self._take_merged(tag, attributes)
            case _:
                self._take_look(tag, attributes)

    def text(self, piece: str) -> None:
        """Take in text."""
        if self._into is not None:
            # Hardly any is, and there are many cells.
            self._into.append(self._run.drawn(piece) if self._run.is_set_apart else piece)
            self._length += len(piece)
            if self._length > _MOST_MARKUP:
                raise TooMuchText(str(Place(self.name, str(Address(self._row, self._column)))))

    def end(self, tag: str) -> None:
        """Take in the end of an element; raises Enough beyond the window."""
        match tag:
            case "v" | "t" | "f":
                self._into = None
            case "c":
                if self._value or self._formula_about is not None:
                    self._finish_cell()
            case "rPh":
                self._phonetic = False
            case "row" if self._row > self.last_row:
                raise Enough
            # Of what comes after the cells, merges alone are asked for: they hide what they cover.
            case "sheetData":
                self.behind = True
            case "mergeCells":
                raise Enough

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._row = self._row_opened = _row_number(said) or self._row + 1
        self._row_said = said if said == str(self._row) else ""
        self._column = 0
        if _is_hidden(attributes, "ht") and self._row <= self.last_row:
            self.hidden_rows.add(self._row)

    def _take_look(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in what tells how the text of a cell looks."""
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
            if self._count > LIMITS.cells:
                raise TooManyCells(f"more than {LIMITS.cells} cells and merged areas")
            if len(self.merged) < MOST_MERGED:
                self.merged.append(attributes.get("ref", ""))

    def _take_set_up(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in how the sheet is set up: zeros, and columns as far as the window reaches."""
        if tag == "sheetView":
            self.zeros_hidden |= attributes.get("showZeros") in {"0", "false"}
        elif _is_hidden(attributes, "width"):
            first = _row_number(attributes.get("min", ""))
            last = min(_row_number(attributes.get("max", "")), LIMITS.columns)
            self.hidden_columns.update(range(first, last + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._address = address = self._address_of(attributes.get("r", ""))
        self._row, self._column = address
        self._count += 1
        if self._count > LIMITS.cells:
            raise TooManyCells(f"more than {LIMITS.cells} cells")
        self._cell, self._formula_about, self._into = attributes, None, None
        self._length = 0
        self._value.clear()
        self._formula.clear()
        if self._run.is_set_apart:
            self._run.begin()

    def _address_of(self, said: str) -> Address:
        """Return the address of a cell; one that says none stands next to the one before."""
        # Nearly all are in the row that is open, and there may be a million.
        letters = said.rstrip("0123456789")
        if letters in _COLUMNS and said[len(letters) :] == self._row_said != "":
            return Address(self._row_opened, _COLUMNS[letters])
        return Address.parse(said) or Address(self._row, self._column + 1)

    def _finish_cell(self) -> None:
        if self._row > self.last_row or self._column > LIMITS.columns:
            self.beyond = True
            return
        address, attributes = self._address, self._cell
        formula = self._full_formula(address)
        written = RawCell(
            attributes.get("t", "n"), "".join(self._value), formula, attributes.get("s", "")
        )
        # Twice the same is harmless; of two contents programs show different ones.
        if self.found.setdefault(address, written) != written:
            raise WrittenTwice(str(address))

    def _full_formula(self, address: Address) -> str | SharedFormula:
        if self._formula_about is None:
            return ""
        formula = "".join(self._formula)
        if len(formula) > LIMITS.formula:
            raise TooMuchText(str(Place(self.name, str(address))))
        if self._formula_about.get("t") == "shared":
            group = self._formula_about.get("si", "")
            if formula:
                self._shared[group] = f"={formula}", address
            elif group in self._shared:
                model, at = self._shared[group]
                return SharedFormula(model, address.row - at.row, address.column - at.column)
        return f"={formula}"


def stream_cells(stream: IO[bytes], name: str = "", last_row: int = LIMITS.rows) -> SheetCells:
    """Return the cells of a sheet; after them nothing is read but the merged areas."""
    cells = SheetCells(name, last_row)
    try:
        parse_markup(stream, cells.start, cells.end, cells.text)
    except ExpatError:
        if not cells.behind:
            raise
    return cells


def _row_number(text: str) -> int:
    """Return the number of a row; 0 where it is missing or senseless, one too large as it is."""
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) <= _MOST_ROW_DIGITS else 10**_MOST_ROW_DIGITS


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or so made that it has no size."""
    if attributes.get("hidden", "0") not in {"0", "false"}:
        return True
    is_set = attributes.get("customHeight" if size == "ht" else "customWidth", "0") in {"1", "true"}
    return is_set and attributes.get(size, "").strip("0") in {"", "."}
