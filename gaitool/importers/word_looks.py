"""Which properties of a Word document leave its words where and as they are seen.

Each is judged by itself, wherever it stands: in a run, a paragraph, a cell, a style, a list.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gaitool.importers.word_colours import is_one_colour
from gaitool.importers.word_parts import said, tag_of, word_name

HARMLESS = frozenset(
    [
        *("b", "bCs", "i", "iCs", "u", "em", "lang", "szCs", "noProof", "kern", "keepNext"),
        *("keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers"),
        *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "jc"),
        *("contextualSpacing", "textAlignment", "outlineLvl", "cnfStyle", "divId"),
        *("mirrorIndents", "tblW", "tblLayout", "tblLook", "tblCaption"),
        *("tblDescription", "tblOverlap", "tblStyleRowBandSize", "tblStyleColBandSize"),
        *("cantSplit", "tblHeader", "gridSpan", "vMerge", "vAlign"),
        *("hideMark", "type", "formProt", "titlePg", "headerReference", "footerReference"),
        *("footnotePr", "endnotePr", "noEndnote", "paperSrc", "name", "aliases", "basedOn"),
        *("next", "link", "autoRedefine", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat"),
        *("locked", "rsid", "nsid", "multiLevelType", "tmpl", "start", "numFmt", "lvlJc", "suff"),
        *("isLgl", "lvlRestart", "styleLink", "numStyleLink", "abstractNumId", "startOverride"),
        # How something looked before: what has another look now is judged by that.
        *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("sectPrChange", "tblGridChange", "numberingChange"),
    ]
)
"""Properties that gaitool writes, that other programs add when they save, or that only mark words.

What is struck or raised, merged or numbered is none of them: it is read as it looks.
"""

OF_LATER_WORD = frozenset(
    ["ligatures", "numForm", "numSpacing", "stylisticSets", "cntxtAlts", "footnoteColumns"]
)
"""Properties of names other than Word's first that only choose between forms of one letter."""

_SIDES = frozenset(
    ["top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "between", "bar"]
)
"""Where lines may be drawn: around words, never through them."""

_THICKEST = 6.0
"""In points: what Word offers, and no line hides the words beside it."""

_CUTTING = frozenset([("trHeight", "exact"), ("tab", "bar")])
"""A row that is as high as it is told to be, and a tab that is a line through the paragraph."""

_LEVEL = frozenset(["lrTb", "tb"])
"""Cells whose lines run across the page, as the standard and its strict form have it."""

_BOUNDS = MappingProxyType(
    {
        # Half points; percent.
        "sz": (12, 144),
        "position": (-12, 12),
        "w": (50, 200),
        # Twentieths of a point, but for what counts something.
        "spacing/val": (-20, 100),
        "spacing/line": (200, 1500),
        "spacing": (0, 3000),
        "tab": (0, 10000),
        "tblInd": (-1000, 1000),
        # With the widest margins a figure still has room for each of its digits.
        "tblGrid": (360, 9000),
        "tcW": (360, 9000),
        "tblCellMar": (0, 120),
        "tcMar": (0, 120),
        "trHeight": (0, 12000),
        "pgSz/code": (0, 999),
        "pgSz": (11000, 24000),
        # Beside the text more than an indent may take of it.
        **dict.fromkeys(("pgMar/left", "pgMar/right", "pgMar/top", "pgMar/bottom"), (560, 2600)),
        "pgMar": (0, 2600),
        "docGrid": (-2000, 2000),
        "pgNumType": (0, 1),
        "cols/num": (0, 1),
        "cols": (0, 1000),
        # All of these together leave something of a line; a cell has room for none.
        # The day below a long name stands far from the right.
        "ind": (-300, 1600),
        "ind/right": (-300, 5600),
        "ind/end": (-300, 5600),
        "ind in a cell": (-100, 100),
    }
)
"""Within which limits the numbers of a property leave words in sight."""

_OFF = frozenset(["0", "false", "off", "none", "nil", "baseline"])
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(pt|%)?")
_MEASURE = re.compile(r"-?[\d.]+[a-z]*%?")
_TWIPS_IN_A_HUNDREDTH = 3.2
"""Of a character of the body's size."""


OF_RUNS = frozenset(["strike", "dstrike", "vertAlign"])
"""Properties that leave a run as it looks, and nothing else."""


def leaves_in_sight(element: Any, *, in_cell: bool) -> bool:
    """Whether a property leaves the words that it is said of where and as they are."""
    name = tag_of(element)
    if judge := _JUDGES.get(name):
        return judge(element)
    if name in OF_RUNS:
        return is_of_run(element) or _is_off(element)
    if name not in _BOUNDS and name != "spacing":
        return _is_off(element)
    if (name, said(element, "hRule") or said(element)) in _CUTTING or _hangs_out(element):
        return False
    return _is_within(element, "ind in a cell" if in_cell else name)


def is_of_run(element: Any) -> bool:
    """Whether a property is that of a run: what is struck and raised there is read as it looks."""
    holder = element.getparent().getparent()
    return holder is not None and word_name(holder) == "r"


def _hangs_out(indent: Any) -> bool:
    """Whether the first line begins further left than any line may."""
    left, start, hanging = (_in_twips(indent, name) for name in ("left", "start", "hanging"))
    return hanging - max(left, start, 0) > -_BOUNDS["ind"][0]


def _in_twips(indent: Any, name: str) -> float:
    """Return a part of an indent; what is said of it in characters counts before all else."""
    characters = said(indent, f"{name}Chars")
    if characters.strip("0"):
        return points(characters, 1) * _TWIPS_IN_A_HUNDREDTH
    return points(said(indent, name), 20) * 20


def _are_around(lines: Any) -> bool:
    return all(_is_off(one) or (tag_of(one) in _SIDES and _is_thin(one)) for one in lines)


def _is_thin(line: Any) -> bool:
    return points(said(line, "sz"), 8) <= _THICKEST


_JUDGES: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        **dict.fromkeys(("color", "textFill", "shd", "highlight"), is_one_colour),
        **dict.fromkeys(("tcBorders", "tblBorders", "pBdr"), _are_around),
        "bdr": _is_thin,
        "pgBorders": lambda lines: all(map(_is_off, lines)),
        "background": lambda page: not len(page),
        "textOutline": lambda line: [tag_of(one) for one in line] == ["noFill"],
        "textDirection": lambda direction: said(direction) in _LEVEL,
        "lvlText": lambda number: not said(number).strip(),
    }
)
"""What else is asked of a property than whether it is off, or its numbers within limits."""


def _is_off(element: Any) -> bool:
    return said(element) in _OFF


def _is_within(element: Any, kind: str) -> bool:
    """Whether all numbers of a property, and of what stands in it, are within its limits."""
    if said(element, "type") in {"auto", "pct", "nil"}:
        return True
    inside = (one for one in element if tag_of(one) not in HARMLESS)
    numbers = ((key, text) for one in (element, *inside) for key, text in one.attrib.items())
    return all(_is_number_within(key.rpartition("}")[2], text, kind) for key, text in numbers)


def _is_number_within(name: str, text: str, kind: str) -> bool:
    number = _NUMBER.fullmatch(text)
    if number is None:
        return not _MEASURE.fullmatch(text)
    amount = float(number[1])
    if number[2] == "pt":
        amount *= 2 if kind in {"sz", "position"} else 20
    if name.endswith("Chars"):
        amount *= _TWIPS_IN_A_HUNDREDTH
    low, high = _BOUNDS.get(f"{kind}/{name.removesuffix('Chars')}") or _BOUNDS[kind]
    return low <= amount <= high


def points(text: str, in_a_point: int) -> float:
    """Return a measure in points, written so or in so many parts of one; 0 where it is none."""
    number = _NUMBER.fullmatch(text)
    return 0.0 if number is None else float(number[1]) / (1 if number[2] == "pt" else in_a_point)
