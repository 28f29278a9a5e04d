"""What a person sees of the cells of one sheet, where that is not what they hold."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from gaitool.layout import Address, Area
from gaitool.office_files.cell_styles import CellStyle, CellStyles
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.number_formats import shown_number, shown_text, writes_white
from gaitool.record import Record
from gaitool.text.patterns import pattern

_LONGEST_QUOTED = 60
# The sheets of a workbook share theirs, and workbooks of one form have the same.
_STYLES_REMEMBERED, _AREAS_REMEMBERED = 256, 1_024
_HARMLESS = frozenset(["General", "0", "@"])
_MERGED = r"\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6}):\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6})"
_LONGEST_MERGED = len("$XFD$1048576:$XFD$1048576")
_MOST_ROWS_MERGED = LIMITS.rows * LIMITS.columns
"""No more rows of areas fit into the window where no two areas overlap."""


class CellLook(NamedTuple):
    """How a cell looks: the characters that are seen, None where nobody can say, and why."""

    shown: str | None
    why: str


class CellLooks(Record):
    """Styles, merged areas and hidden rows and columns of a sheet, within the window.

    ``zeros_hidden`` where the sheet is set to show no zeros.
    """

    styles: CellStyles = CellStyles()
    merged: Collection[str] = ()
    hidden_rows: Collection[int] = ()
    hidden_columns: Collection[int] = ()
    zeros_hidden: bool = False

    @cached_property
    def _known(self) -> "dict[int, _KnownStyle]":
        """The styles that were asked for, by index."""
        return {}

    def as_it_is(self, address: Address, style: int) -> bool:
        """Whether whatever a cell holds is seen as it is held."""
        # Asked for every figure: a call less where the style is known.
        known = self._known.get(style) or self._style(style)
        return known.harmless and not self.zeros_hidden and not self._covered(address)

    def look(self, address: Address, style: int, value: Decimal | str) -> CellLook:
        """Return how a cell looks that holds a number or a text."""
        known = self._style(style)
        if unseen := self._covered(address) or known.unseen:
            return CellLook("", unseen)
        if self.zeros_hidden and isinstance(value, Decimal) and not value:
            return CellLook("", "工作表设置了不显示零值")
        return CellLook(None, known.marked) if known.marked else _formatted(known, value)

    def is_unseen(self, style: int) -> bool:
        """Whether what has a style is struck out or cannot be seen."""
        known = self._style(style)
        return bool(known.unseen) or known.struck

    def _style(self, index: int) -> "_KnownStyle":
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _known(self.styles.style(index))
        return known

    def _covered(self, address: Address) -> str:
        """Say why a cell is not seen, whatever its style."""
        row, column = address
        if row in self.hidden_rows or column in self.hidden_columns:
            return "所在的行或列隐藏了"
        for area in self._merged_by_row.get(row, ()):
            if area.left <= column <= area.right and area[:2] != address:
                return f"合并单元格 {area} 遮住了它"
        return ""

    @cached_property
    def _merged_by_row(self) -> Mapping[int, list[Area]]:
        """The merged areas by the rows that they cover."""
        rows: dict[int, list[Area]] = {}
        count = 0
        for reference in self.merged:
            if len(reference) <= _LONGEST_MERGED and (area := _known_area(reference)):
                for row in range(area.top, min(area.bottom, LIMITS.rows) + 1):
                    rows.setdefault(row, []).append(area)
                    count += 1
            if count > _MOST_ROWS_MERGED:
                break
        return rows


@lru_cache(maxsize=_AREAS_REMEMBERED)
def _known_area(reference: str) -> Area | None:
    """Return the area that a reference names, of which the first row stands first."""
    match = pattern(_MERGED).fullmatch(reference)
    return Area.parse(reference) if match and int(match[1]) <= int(match[2]) else None


class _KnownStyle(NamedTuple):
    """A style as far as it matters: why nothing is seen, or is not meant as it stands.

    ``harmless`` ones show everything as it is.
    """

    number_format: str
    on_white: bool
    unseen: str
    marked: str
    harmless: bool
    struck: bool = False


@lru_cache(maxsize=_STYLES_REMEMBERED)
def _known(style: CellStyle) -> _KnownStyle:
    font = style.font
    unseen = "字的颜色与底色一样" if style.writes_like_paper else "字号太小" if font.tiny else ""
    marked = "字划掉了" if font.struck else "字是上标或下标" if font.raised else ""
    harmless = style.number_format in _HARMLESS and not (unseen or marked)
    return _KnownStyle(
        style.number_format, style.on_white, unseen, marked, harmless, struck=font.struck
    )


def _formatted(style: _KnownStyle, value: Decimal | str) -> CellLook:
    code = style.number_format
    why = f"格式“{code if len(code) <= _LONGEST_QUOTED else code[:_LONGEST_QUOTED] + '…'}”"
    if isinstance(value, str):
        return CellLook(shown_text(code, value), why)
    if style.on_white and writes_white(code, value):
        return CellLook("", why)
    return CellLook(shown_number(code, value), why)
