"""Which looks given to an element of a page of ours leave its words where and as they are seen.

Editors of publishing systems set fonts, sizes, indents and colours. What is known to be harmless
is allowed within limits; whatever else a style says is not.
"""

import re
from collections.abc import Callable, Mapping
from math import inf
from types import MappingProxyType
from typing import Any, NamedTuple

from gaitool.importers.page_colours import is_ink, is_paper
from gaitool.importers.sign_fonts import is_sign_font

_USUAL = 18
"""The size of the texts of a page, in pixels."""

_SMALLEST, _LARGEST = 0.42, 2.1
"""Of words, beside the usual size."""

_MOST_PUSHED, _MOST_IN_CELLS = 240, 16
"""Pixels; a column may be no wider than twice the latter."""

_TIGHTEST = 0.75
"""How high a line is beside its words: below that lines cover each other."""

_OWN_SIZES = MappingProxyType({"h1": 28 / _USUAL, "table": 14 / _USUAL})
_STEPS = MappingProxyType({"small": 0.83, "big": 1.2})
_QUOTED = frozenset(["blockquote", "figure"])
_PUSHED_BY_QUOTES = 80
FONT_SIZES = MappingProxyType(
    {"1": 10, "2": 13, "3": 16, "4": 18, "5": 24, "6": 32, "-1": 13, "+0": 16, "+1": 18, "+2": 24}
)
_KEYWORDS = MappingProxyType(
    {"small": 13, "medium": 16, "large": 18, "x-large": 24, "initial": 16, "inherit": 0}
)
_UNITS = MappingProxyType(
    {
        "": 1,
        "px": 1,
        "pt": 4 / 3,
        "pc": 16,
        "cm": 37.8,
        "mm": 3.78,
        "in": 96,
        "em": _USUAL,
        "rem": 16,
        "ch": _USUAL / 2,
        "ex": _USUAL / 2,
    }
)
"""Of lengths, in pixels."""

_LENGTH = re.compile(r"(-?(?:\d{1,5}(?:\.\d{0,6})?|\.\d{1,6}))([a-z]{0,3}|%)")
_MIXED = re.compile(r"rgba?\([\d\s.,%/]{1,40}\)")
_PLAIN_WORDS = re.compile(r"[\w\s.,%#'\"-]*")
_IMPORTANT = re.compile(r"!\s{0,3}important$")

_ANY = frozenset(
    [
        *("text-align", "text-align-last", "text-justify", "font-weight", "font-style", "cursor"),
        *("line-break", "hyphens", "text-autospace"),
        *("page-break-before", "page-break-after", "page-break-inside", "break-before", "orphans"),
        *("break-after", "break-inside", "widows", "tab-stops", "layout-grid-mode", "box-sizing"),
        *("border-collapse", "border-style", "border-color", "text-underline", "table-layout"),
        *("punctuation-wrap", "font-kerning", "list-style", "text-decoration-color"),
    ]
)
"""Properties that leave words in sight whatever they are set to."""

_OFF = frozenset(["none", "normal", "auto", "initial", "inherit", "visible", "static", "baseline"])
_RESET = frozenset(
    [
        *("text-transform", "float", "clear", "text-shadow", "box-shadow", "outline", "transform"),
        *("position", "visibility", "white-space", "font-stretch", "font-variant", "overflow"),
        *("font-variant-ligatures", "font-variant-caps", "font-variant-numeric", "height"),
        *("font-variant-east-asian", "font-size-adjust", "background-image", "max-width"),
        *("min-width", "min-height", "text-decoration-line", "text-decoration-style"),
        *("text-decoration-thickness", "letter-spacing", "word-spacing", "writing-mode"),
    ]
)
"""Properties that editors put back to what they are without them."""

_BOUNDS = MappingProxyType(
    {
        # Pixels.
        "letter-spacing": (-0.5, 8),
        "word-spacing": (-0.5, 20),
        "text-indent": (0, 100),
        "margin": (0, 100),
        "padding": (0, 100),
        "border": (0, 8),
        "outline": (0, 8),
        "-webkit-text-stroke-width": (0, 0),
    }
)
_LINE_HEIGHTS = MappingProxyType({"": (0.9, 4), "em": (0.9, 4), "%": (90, 400)})
_FIXED = (10, 150)
_IN_LINES = frozenset(["span", "a", "b", "strong", "em", "i", "u", "font"])
_CELLS = frozenset(["table", "tr", "td", "th", "col", "colgroup"])
_WIDTHS, _SHARES, _HEIGHTS = (16, 1200), (3, 100), (0, 600)


class Looks(NamedTuple):
    """How words look where an element stands: what the elements around it come to.

    ``size`` is beside that of a page's texts, ``pushed`` how far they are set in, in pixels, and
    ``indent`` how far their first line is, ``line`` how high a line is where that does not follow
    their size.
    """

    size: float = 1
    pushed: float = 0
    indent: float = 0
    line: float = 0
    is_in_table: bool = False

    @property
    def is_in_sight(self) -> bool:
        """Whether words are large enough, have room beside them, and a line to themselves."""
        has_line = not self.line or self.line >= self.size * _USUAL * _TIGHTEST
        room = _MOST_IN_CELLS if self.is_in_table else _MOST_PUSHED
        has_room = max(self.pushed, self.indent) <= room
        return _SMALLEST <= self.size <= _LARGEST and has_line and has_room


def within(around: Looks, element: Any) -> Looks:
    """Return how words look that stand in an element."""
    tag = element.tag
    if tag in _OWN_SIZES:
        around = around._replace(size=_OWN_SIZES[tag], line=0)
    if tag == "table":
        around = around._replace(pushed=0, is_in_table=True)
    size, pushed, indent, line, is_in_table = around
    size *= _STEPS.get(tag, 1)
    pushed += _PUSHED_BY_QUOTES if tag in _QUOTED else 0
    if tag == "font" and (known := FONT_SIZES.get(element.get("size", ""))):
        size = known / _USUAL
    for name, value in _declared(element.get("style") or ""):
        size = _size(value, size) if name == "font-size" else size
        line = _line(value, line) if name == "line-height" else line
        indent = _pushed(value) if name == "text-indent" else indent
        pushed += _pushed(value) if _is_of_sides(name) else 0
    return Looks(size, pushed, indent, line, is_in_table)


def foreign_property(style: str, tag: str) -> str:
    """Return the first property of a style that may not leave the words of an element as seen.

    How large they come to be with all that is around them is asked of ``Looks``.
    """
    is_plain = "\\" not in style
    said = ((name, is_plain and _is_kept(name, text, tag)) for name, text in _declared(style))
    return next((name or style.strip() for name, is_kept in said if not is_kept), "")


def is_width(text: str) -> bool:
    """Whether a table or a column of it has room for words."""
    length = _LENGTH.fullmatch(text)
    if length is None:
        return text == "auto"
    low, high = _SHARES if length[2] == "%" else _WIDTHS
    return low <= (float(length[1]) if length[2] == "%" else _amount(length)) <= high


def _declared(style: str) -> list[tuple[str, str]]:
    """Return the properties and values of a style; what is none has no name."""
    found = []
    for piece in style.lower().split(";"):
        name, colon, value = piece.partition(":")
        if piece.strip():
            value = _IMPORTANT.sub("", value.strip()).strip()
            found.append((name.strip() if colon else "", value))
    return found


def _is_kept(name: str, value: str, tag: str) -> bool:
    """Whether what is declared leaves words in sight, by itself."""
    words = _MIXED.sub("", value)
    if not _PLAIN_WORDS.fullmatch(words):
        return False
    is_reset = value in _OFF and (name in _RESET or name.startswith("background-"))
    if is_reset or name in _ANY or name.startswith("mso-"):
        return True
    if judge := _JUDGES.get(name) or _JUDGES.get(f"{name} of {_kind(tag)}"):
        return judge(value)
    bounds = _BOUNDS.get(name) or _BOUNDS.get(name.partition("-")[0])
    return bounds is not None and _are_within(words, *bounds)


def _kind(tag: str) -> str:
    if tag in _CELLS:
        return "cells"
    return "words" if tag in _IN_LINES else "blocks"


def _are_within(words: str, low: float, high: float) -> bool:
    """Whether all lengths among words are within limits; shares are none."""
    lengths = [_LENGTH.fullmatch(word) for word in words.split() if word[0] in "-.0123456789"]
    return all(one and one[2] != "%" and low <= _amount(one) <= high for one in lengths)


def _is_line(value: str) -> bool:
    length = _LENGTH.fullmatch(value)
    if length is None:
        return value in _OFF
    low, high = _LINE_HEIGHTS.get(length[2], _FIXED)
    return low <= (float(length[1]) if length[2] in _LINE_HEIGHTS else _amount(length)) <= high


def _line(value: str, around: float) -> float:
    """Return how high lines are in pixels; 0 where that follows the size of the words."""
    length = _LENGTH.fullmatch(value)
    if length is None:
        return around if value == "inherit" else 0
    return 0 if length[2] in _LINE_HEIGHTS else _amount(length)


def _size(value: str, around: float) -> float:
    length = _LENGTH.fullmatch(value)
    if length is None:
        return _KEYWORDS.get(value, 0) / _USUAL or around
    if length[2] in {"em", "%"}:
        return around * float(length[1]) / (100 if length[2] == "%" else 1)
    return _amount(length) / _USUAL


def _is_of_sides(name: str) -> bool:
    kind, _, side = name.partition("-")
    return kind in {"margin", "padding"} and side not in {"top", "bottom"}


def _pushed(value: str) -> float:
    """Return how far a declaration sets words in, from either side."""
    lengths = (_LENGTH.fullmatch(word) for word in value.split())
    return max((_amount(one) for one in lengths if one), default=0)


def _amount(length: re.Match[str]) -> float:
    """Return a length in pixels; none is as long as one in a unit that is not known."""
    return float(length[1]) * _UNITS.get(length[2], inf)


_JUDGES: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "font-family": lambda value: not is_sign_font(value),
        "font-size": lambda value: value in _KEYWORDS or bool(_LENGTH.fullmatch(value)),
        "line-height": _is_line,
        "color": is_ink,
        "background": is_paper,
        "background-color": is_paper,
        "text-decoration": frozenset(["none", "underline", "initial", "inherit"]).__contains__,
        "vertical-align": frozenset(["baseline", "middle", "top", "bottom"]).__contains__,
        "opacity": frozenset(["1", "1.0", "100%"]).__contains__,
        "direction": frozenset(["ltr"]).__contains__,
        "display of words": frozenset(["inline"]).__contains__,
        "word-break": frozenset(["normal", "break-all", "break-word"]).__contains__,
        "word-wrap": frozenset(["break-word", "anywhere"]).__contains__,
        "overflow-wrap": frozenset(["break-word", "anywhere"]).__contains__,
        "min-height": lambda value: _are_within(value, *_HEIGHTS),
        "height of cells": lambda value: _are_within(value, *_HEIGHTS),
        "width of cells": is_width,
        "max-width of cells": is_width,
        "max-width of blocks": frozenset(["100%"]).__contains__,
    }
)
"""By property, or property and kind of element, whether a value leaves words in sight."""
