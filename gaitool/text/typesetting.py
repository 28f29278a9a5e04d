"""How many lines a Chinese text takes in a column, and how high its row must be.

Spreadsheet programs do not fit the height of merged cells, so it is estimated from font
metrics: full-width characters are 1 em wide, half-width ones 0.55 em, no line begins with a
closing mark, and Latin words stay whole.
"""

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import fsum

from gaitool.text.line_breaking import NEVER_FIRST

MAXIMUM_ROW_HEIGHT = 409
"""Excel's limit for the height of a row, in points."""

# Measured: with these the estimate was too small for 1 % of 200 texts; characters counted and
# rounded up were for 42 %. A leading of 1.35 covers 仿宋 and 宋体; Noto CJK takes 1.55.
_HALF_WIDTH_EM = 0.55
# 96 pixels or 72 points make an inch.
_POINTS_PER_PIXEL = 0.75
_CELL_PADDING = 4
# A list of ours sets its parts apart by a dot between spaces, which may begin a line.
_NEVER_FIRST = NEVER_FIRST - {"·"}
_WIDEST_SIGNS = frozenset("@%WMmw")
_WIDEST_LETTERS_EM, _WIDEST_SIGNS_EM, _WIDEST_NARROW_EM = 0.84, 1.0, 0.64
_SAFETY = 0.96
_LEADING = 1.35
_ROUNDING = 1e-9
"""More than the width of a line is off by, the difference of two sums, so that a line breaks alike
wherever it stands."""

_CHARACTERS_REMEMBERED = 8_192
_TEXTS_REMEMBERED = 2_048
"""A list says the same of many units, in some two thousand characters: names, labels, remedies."""

_UNBREAKABLE = re.compile(r"([0-9A-Za-z_./:@#%+-]+)")


def width_in_em(text: str) -> float:
    """Return the width of a text in em of its font."""
    # Exactly: plain sums differ between versions of Python, and with them the outputs' bytes.
    return fsum(map(_usual, text)) if len(text) > 1 else _usual(text)


_piece_in_em = functools.lru_cache(maxsize=_TEXTS_REMEMBERED)(width_in_em)


def widest_in_em(text: str) -> float:
    """Return the width of a text in em of the widest font that a program may take instead.

    DejaVu Sans is what Linux prints Latin letters in where it has no Chinese font for them.
    """
    return fsum(map(_widest, text))


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break a text into lines no wider than ``width``, as ``measure`` has it.

    Lines are filled greedily, as layout engines do; a word longer than a line is broken.
    """
    return [
        line
        for paragraph in text.split("\n")
        for line in _break_paragraph(paragraph, width, measure)
    ]


def line_count(text: str, width_px: float, font_pt: float) -> int:
    """Return the lines a text takes in a cell so many pixels wide; at least one."""
    usable_em = _usable_em(width_px, font_pt)
    if len(text) <= usable_em and "\n" not in text:
        return 1
    return _broken(text, usable_em)


@functools.lru_cache(maxsize=_TEXTS_REMEMBERED)
def _broken(text: str, width: float) -> int:
    return len(break_lines(text, width, _piece_in_em))


def _usable_em(width_px: float, font_pt: float) -> float:
    return (width_px * _POINTS_PER_PIXEL - _CELL_PADDING) * _SAFETY / font_pt


def row_height(text: str, width_px: float, font_pt: float, *, leading: float = _LEADING) -> float:
    """Return the height in points at which every line of the text shows, 409 at most."""
    return lines_height(line_count(text, width_px, font_pt), font_pt, leading=leading)


def lines_height(lines: int, font_pt: float, *, leading: float = _LEADING) -> float:
    """Return the height in points at which so many lines show, 409 at most."""
    return min(_uncapped_height(lines, font_pt, leading), MAXIMUM_ROW_HEIGHT)


def text_height(text: str, width_px: float, font_pt: float, *, leading: float = _LEADING) -> float:
    """Return the height in points at which every line of the text shows, however many."""
    return _uncapped_height(line_count(text, width_px, font_pt), font_pt, leading)


def _uncapped_height(lines: int, font_pt: float, leading: float) -> float:
    return round(lines * font_pt * leading + _CELL_PADDING, 2)


@functools.lru_cache(maxsize=_CHARACTERS_REMEMBERED)
def _is_narrow(character: str) -> bool:
    # Ambiguous signs (“ ” … —) are as wide as a character in Chinese fonts.
    return unicodedata.east_asian_width(character) in {"Na", "H", "N"}


@functools.lru_cache(maxsize=_CHARACTERS_REMEMBERED)
def _usual(character: str) -> float:
    """Return the width of a character, 0 of none."""
    if not character:
        return 0.0
    return _HALF_WIDTH_EM if _is_narrow(character) else 1.0


@functools.lru_cache(maxsize=_CHARACTERS_REMEMBERED)
def _widest(character: str) -> float:
    if not _is_narrow(character):
        return 1.0
    if character in _WIDEST_SIGNS:
        return _WIDEST_SIGNS_EM
    is_wide = character.isupper() or character in "&#+=~<>"
    return _WIDEST_LETTERS_EM if is_wide else _WIDEST_NARROW_EM


def _break_paragraph(paragraph: str, width: float, measure: Callable[[str], float]) -> list[str]:
    pieces = _pieces(paragraph, width, measure)
    ends = list(accumulate(map(measure, pieces), initial=0.0))
    lines, first = [], 0
    while (after := max(_fitting(ends, first, width), first + 1)) < len(pieces):
        # The mark takes the character before it along to the next line.
        if pieces[after] in _NEVER_FIRST and after - first > 1:
            after -= 1
        lines.append("".join(pieces[first:after]))
        first = after
    return [*lines, "".join(pieces[first:])]


def _fitting(ends: Sequence[float], first: int, width: float) -> int:
    """Return the piece after the last that fits on a line beginning with the piece ``first``."""
    return bisect_right(ends, ends[first] + width + _ROUNDING) - 1


def _pieces(paragraph: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return what may not be broken: Latin words and numbers, else characters."""
    pieces: list[str] = []
    for at, run in enumerate(_UNBREAKABLE.split(paragraph)):
        is_word = at % 2 and measure(run) <= width
        pieces.extend([run] if is_word else run)
    return pieces
