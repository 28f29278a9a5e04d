"""Streams the cells of a sheet: each formula with its saved value, and nothing after the cells."""

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from gaitool.layout import Address, Place
from gaitool.office_files.grid import Value, Written
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.markup import Enough, parse_markup
from gaitool.office_files.rich_runs import RichRun
from gaitool.office_files.shared_formulas import SharedFormula
from gaitool.office_files.shared_strings import unescaped
from gaitool.text.written_dates import EPOCH, EPOCH_1904

# A number with 5,000 digits is a ValueError to int; no double has more than 309.
_INTEGER = re.compile(r"[+-]?[0-9]{1,300}")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?")
_EPOCH = datetime.datetime.combine(EPOCH, datetime.time.min)
_EPOCH_1904 = datetime.datetime.combine(EPOCH_1904, datetime.time.min)
_LEAP_BUG = 60
_SECONDS_A_DAY = 86_400
# The last row of a sheet is 1,048,576.
_MOST_ROW_DIGITS = 7
_LENGTH_OF_ESCAPE = 7
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


class Conventions(NamedTuple):
    """What a workbook says of all its cells: shared texts, styles of dates, and the epoch."""

    strings: Mapping[int, str]
    date_styles: frozenset[int]
    since_1904: bool = False


@dataclass(slots=True)
class SheetCells:
    """The cells of one sheet that hold something, within the window; filled by its handlers.

    ``beyond`` tells that something is written outside the window, as far as was looked. The
    ``name`` of the sheet is for messages.
    """

    name: str = ""
    last_row: int = LIMITS.rows
    found: dict[Address, RawCell] = field(default_factory=dict)
    beyond: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _count: int = 0
    _length: int = 0
    _cell: dict[str, str] = field(default_factory=dict)
    _value: list[str] = field(default_factory=list)
    _formula: list[str] = field(default_factory=list)
    _formula_about: dict[str, str] | None = None
    _into: list[str] | None = None
    _phonetic: bool = False
    _run: RichRun = field(default_factory=RichRun)
    _shared: dict[str, tuple[str, Address]] = field(default_factory=dict)

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
            case "col":
                self._take_columns(attributes)
            case _:
                self._take_look(tag, attributes)

    def text(self, piece: str) -> None:
        """Take in text."""
        if self._into is not None:
            self._into.append(self._run.drawn(piece))
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
            # Merges, validations and formats come after the cells; nobody asks for them here.
            case "sheetData":
                raise Enough

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _row_number(attributes.get("r", "")) or self._row + 1
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

    def _take_columns(self, attributes: dict[str, str]) -> None:
        """Take in what the sheet says of some columns, as far as the window reaches."""
        if _is_hidden(attributes, "width"):
            first = _row_number(attributes.get("min", ""))
            last = min(_row_number(attributes.get("max", "")), LIMITS.columns)
            self.hidden_columns.update(range(first, last + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = Address.parse(attributes.get("r", ""))
        if address:
            self._row, self._column = address
        else:
            self._column += 1
        self._count += 1
        if self._count > LIMITS.cells:
            raise TooManyCells(f"more than {LIMITS.cells} cells")
        self._cell, self._formula_about, self._into = attributes, None, None
        self._length = 0
        self._value.clear()
        self._formula.clear()
        self._run.begin()

    def _finish_cell(self) -> None:
        if self._row > self.last_row or self._column > LIMITS.columns:
            self.beyond = True
            return
        address = Address(self._row, self._column)
        written = RawCell(
            kind=self._cell.get("t", "n"),
            text="".join(self._value),
            formula=self._full_formula(address),
            style=self._cell.get("s", ""),
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
    """Return the cells of a sheet; what stands after them in its part is not read."""
    cells = SheetCells(name, last_row)
    parse_markup(stream, cells.start, cells.end, cells.text)
    return cells


def written_cells(cells: SheetCells, conventions: Conventions) -> dict[Address, Written]:
    """Return what the cells of a sheet hold, as values; raises TooMuchText."""
    values: dict[Address, Written] = {}
    together = 0
    for address, raw in cells.found.items():
        values[address] = written = _written_cell(raw, conventions)
        if isinstance(written.value, str):
            together += len(written.value)
            if len(written.value) > LIMITS.text or together > LIMITS.sheet_text:
                raise TooMuchText(str(Place(cells.name, str(address))))
    return values


def string_number(raw: RawCell) -> int | None:
    """Return the number of the shared text a cell refers to; ValueError for a senseless one."""
    return int(raw.text) if raw.kind == "s" and raw.text else None


def _written_cell(raw: RawCell, conventions: Conventions) -> Written:
    return Written(_value(raw, conventions), raw.formula, error=raw.kind == "e")


def _value(raw: RawCell, conventions: Conventions) -> Value:
    match raw.kind:
        case "s":
            number = string_number(raw)
            return None if number is None else conventions.strings[number]
        case "b":
            return raw.text.strip() not in {"0", "false", ""} if raw.text else None
        case "n":
            # Programs write dates as numbers; only the style of the cell tells.
            number_or_text = _number(raw.text.strip())
            if isinstance(number_or_text, int | float) and _is_date(raw.style, conventions):
                return _moment(number_or_text, since_1904=conventions.since_1904)
            return number_or_text
        case "d":
            return raw.text.removesuffix("T00:00:00").removesuffix("T00:00:00Z") or None
        case _:
            return unescaped(raw.text) or None


def _number(text: str) -> int | float | str | None:
    """Return the number; what is not one, or does not fit a double, stays as it is written."""
    if _INTEGER.fullmatch(text):
        return int(text)
    # 1e999 would be infinite.
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text or None


def _is_date(style: str, conventions: Conventions) -> bool:
    is_index = style.isascii() and style.isdigit() and len(style) < _MOST_ROW_DIGITS
    return is_index and int(style) in conventions.date_styles


def _moment(days: float, *, since_1904: bool) -> Value:
    """Return the date and time of a serial number; the number itself where it is none.

    Excel counts a 29 February 1900, so that earlier days are one too high.
    """
    # A time without a day.
    if 0 < days < 1:
        into_the_day = datetime.timedelta(seconds=round(days * _SECONDS_A_DAY))
        return (datetime.datetime.min + into_the_day).time()
    if 1 <= days < _LEAP_BUG and not since_1904:
        days += 1
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    try:
        return epoch + datetime.timedelta(seconds=round(days * _SECONDS_A_DAY))
    except OverflowError:
        return days


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
