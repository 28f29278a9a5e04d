"""What the cells of a sheet hold, as values: numbers, texts, truths and dates."""

import datetime
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from gaitool.layout import Address, Place
from gaitool.office_files.cell_styles import CellStyles
from gaitool.office_files.cells import RawCell, SheetCells, TooMuchText
from gaitool.office_files.grid import Value, Written
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.shared_strings import unescaped
from gaitool.text.packed import PackedTexts
from gaitool.text.patterns import pattern
from gaitool.text.written_dates import EPOCH, EPOCH_1904

# A number with 5,000 digits is a ValueError to int; no double has more than 309.
_INTEGER = r"[+-]?[0-9]{1,300}"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?"
_EPOCH = datetime.datetime.combine(EPOCH, datetime.time.min)
_EPOCH_1904 = datetime.datetime.combine(EPOCH_1904, datetime.time.min)
_LEAP_BUG = 60
_SECONDS_A_DAY = 86_400
_MOST_TEXT, _MOST_TOGETHER = LIMITS.text, LIMITS.sheet_text
_MOST_ALIKE = 500
_NO_STYLE = -1
_MOST_DIGITS_OF_STYLE, _MOST_DIGITS_OF_COUNT = 7, 15


class Conventions(NamedTuple):
    """What a workbook says of all its cells: shared texts, styles, and the epoch."""

    strings: Mapping[int, str] | PackedTexts
    styles: CellStyles
    since_1904: bool = False


def written_cells(cells: SheetCells, conventions: Conventions) -> dict[Address, Written]:
    """Return what the cells of a sheet hold, as values; raises TooMuchText."""
    reader = CellValues(cells.name, conventions)
    return {address: reader.written(address, raw) for address, raw in cells.found.items()}


class CellValues:
    """Makes values of the cells of a sheet, and counts how long its texts are together."""

    def __init__(self, sheet: str, conventions: Conventions) -> None:
        self.sheet = sheet
        self.conventions = conventions
        self._dates = conventions.styles.dates
        self._together = 0
        # Most figures of a form are small, and many are 0.
        self._numbers: dict[RawCell, Written] = {}

    def written(self, address: Address, raw: RawCell) -> Written:
        """Return what a cell holds; raises TooMuchText."""
        kind, text, formula, said = raw
        if kind == "n" and (known := self._numbers.get(raw)):
            return known
        # Cut, since it is remembered: one as long as that is senseless anyway.
        style = _style_index(said[:_MOST_DIGITS_OF_STYLE])
        value: Value
        if kind == "s":
            value = self.conventions.strings[int(text)] if text else None
        elif kind == "n":
            value = self._number_or_date(text, style)
        else:
            value = _other_value(kind, text)
        if isinstance(value, str):
            self._together += len(value)
            if len(value) > _MOST_TEXT or self._together > _MOST_TOGETHER:
                raise TooMuchText(str(Place(self.sheet, str(address))))
        written = Written(value, formula, kind == "e", style)
        if kind == "n" and not isinstance(value, str) and len(self._numbers) < _MOST_ALIKE:
            self._numbers[raw] = written
        return written

    def _number_or_date(self, text: str, style: int) -> Value:
        number = _number(text.strip())
        # Programs write dates as numbers; only the style of the cell tells.
        if style in self._dates and isinstance(number, int | float):
            return _moment(number, since_1904=self.conventions.since_1904)
        return number


def _other_value(kind: str, text: str) -> Value:
    match kind:
        case "b":
            return text.strip() not in {"0", "false", ""} if text else None
        case "d":
            return text.removesuffix("T00:00:00").removesuffix("T00:00:00Z") or None
        case _:
            return unescaped(text) or None


def _number(text: str) -> int | float | str | None:
    """Return the number; what is not one, or does not fit a double, stays as it is written."""
    # As nearly all are.
    if len(text) <= _MOST_DIGITS_OF_COUNT and text.isdigit() and text.isascii():
        return int(text)
    if pattern(_INTEGER).fullmatch(text):
        return int(text)
    # 1e999 would be infinite.
    if pattern(_FLOAT).fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text or None


@lru_cache(maxsize=256)
def _style_index(style: str) -> int:
    """Return the index of a style: the first where none is named, none for a senseless one."""
    if not style:
        return 0
    is_index = style.isascii() and style.isdigit() and len(style) < _MOST_DIGITS_OF_STYLE
    return int(style) if is_index else _NO_STYLE


@lru_cache(maxsize=4_096)
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
