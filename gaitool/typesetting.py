"""How many lines a Chinese text takes in a column, and how high its row must be.

Spreadsheet programs do not fit the height of merged cells, so it is estimated from font
metrics: full-width characters are 1 em wide, half-width ones 0.55 em, no line begins with a
closing mark, and Latin words stay whole.
"""

import re
import unicodedata

MAXIMUM_ROW_HEIGHT = 409
"""Excel's limit for the height of a row, in points."""

_HALF_WIDTH_EM = 0.55
_POINTS_PER_PIXEL = 0.75
_CELL_PADDING = 4
_SAFETY = 0.96
_LEADING = 1.35
_NEVER_FIRST = frozenset("，。；：、！？）》】〕”’…％,.;:!?)]}%")
_UNBREAKABLE = re.compile(r"[0-9A-Za-z_./:@#%+-]+|.", re.DOTALL)


def width_in_em(text: str) -> float:
    """Return the width of a text in em of its font."""
    return sum(_HALF_WIDTH_EM if _is_narrow(c) else 1.0 for c in text)


def line_count(text: str, width_px: float, font_pt: float) -> int:
    """Return the lines a text takes in a cell so many pixels wide; at least one."""
    usable_em = (width_px * _POINTS_PER_PIXEL - _CELL_PADDING) * _SAFETY / font_pt
    return sum(_paragraph_lines(paragraph, usable_em) for paragraph in text.split("\n"))


def row_height(text: str, width_px: float, font_pt: float, *, leading: float = _LEADING) -> float:
    """Return the height in points at which every line of the text shows, 409 at most."""
    height = line_count(text, width_px, font_pt) * font_pt * leading + _CELL_PADDING
    return min(round(height, 2), MAXIMUM_ROW_HEIGHT)


def _is_narrow(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"Na", "H", "N"}


def _paragraph_lines(paragraph: str, usable_em: float) -> int:
    """Fill lines greedily, as layout engines do; a word longer than a line is broken."""
    lines, used, last_width = 1, 0.0, 0.0
    for piece in _UNBREAKABLE.findall(paragraph):
        width = width_in_em(piece)
        if used + width > usable_em and used:
            lines += 1
            used = last_width if piece in _NEVER_FIRST else 0.0
        used += width
        while used > usable_em and used > 1:
            lines += 1
            used -= usable_em
        last_width = width
    return lines
