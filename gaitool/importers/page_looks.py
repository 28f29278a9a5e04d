"""Whether and how the words of an element of a web page are shown, by tag, attribute and style."""

import re
from collections.abc import Collection
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from gaitool.importers.page_styles import Declared, PageStyles
from gaitool.importers.set_apart import TextLook

_STRUCK = frozenset(["del", "s", "strike"])
_RAISED = frozenset(["sup", "sub"])
_CELLS = frozenset(["td", "th", "tr"])
BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main"),
        *("listing", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "col", "colgroup"),
    ]
)
"""The elements that browsers set as blocks; all others, known or not, stand within a line."""

_SIZE = re.compile(r"(-?(?:\d+(?:\.\d*)?|\.\d+))(px|pt|em|rem|ex|ch|vw|vh|cm|mm|in|pc|%)?")
_NO_CLIP = re.compile(
    r"rect\(\s*(?:0\w*|1px)[\s,]+(?:0\w*|1px)[\s,]+(?:0\w*|1px)[\s,]+(?:0\w*|1px)\s*\)"
    r"|inset\(\s*(?:50|100)%.*|circle\(\s*0.*"
)
_MOVED_AWAY = re.compile(
    r"scale[xy]?\(\s*0\s*[,)]|translate[xy]?\([^)]{0,80}-\d{3,9}(?:px|%|em|vw)"
)
_AWAY = -500
"""Nobody moves a word so many pixels to the left or up for it to be seen."""

_INDENTS = ("text-indent", "margin-left", "margin-top")
_SIDES = ("left", "top", "right", "bottom")
_SMALLEST = 2
_NO_COLOUR = re.compile(
    r"transparent|(?:rgb|hsl)a?\((?:(?:[^,/)]+,){3}|[^,/)]+/)\s*+0?\.?0*+%?\s*+\)"
    r"|#\w{6}00(?!\w)|#\w{3}0(?!\w)"
)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?:ff|f)?")
_COLOURS = MappingProxyType({"white": "#ffffff", "black": "#000000", "snow": "#fffafa"})
_ALIKE = 10
_WHITE = "#ffffff"
_ON_TOP = frozenset(["super", "sub", "text-top", "top"])
_HIDING = frozenset(
    [
        *("opacity", "content-visibility", "clip", "clip-path", "transform", "position"),
        *("overflow", *_INDENTS),
    ]
)
_ANY_NAMED = re.compile("sup|note|fn|through|strike|deleted|hid|none|sr-|invis|opacity|transp")
TELLING = frozenset(["style", "class", "id", "hidden", "bgcolor", "color", "href"])
"""The attributes that tell how words look."""

_NAMED = MappingProxyType(
    {
        TextLook.RAISED: re.compile(
            r"sup|super(?:script)?|align-super|foot-?note.*|end-?note.*|note-?ref.*|fn\d*|fn-?ref.*"
        ),
        TextLook.STRUCK: re.compile(r"line-through|strike(?:through)?|deleted"),
        TextLook.FAINT: re.compile(
            r"hide|hidden|d-none|sr-only|visually-hidden|invisible|layui-hide|opacity-0"
            r"|text-transparent"
        ),
    }
)
"""Names of classes that say how words look, where the page's own rules do not: frameworks'."""


class Shown(NamedTuple):
    """How the words of an element are shown, and what those inside it begin with."""

    look: TextLook = TextLook.PLAIN
    is_tiny: bool = False
    is_clear: bool = False
    is_invisible: bool = False
    ink: str = ""
    paper: str = _WHITE
    is_preformatted: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether words that stand here are to be seen."""
        return not (self.is_tiny or self.is_clear or self.is_invisible)

    @property
    def words_look(self) -> TextLook:
        """The look of words that stand here; as white as the page is hardly to be seen."""
        if self.look is TextLook.STRUCK or not self.ink:
            return self.look
        return TextLook.FAINT if _are_alike(self.ink, self.paper) else self.look


def is_closed(element: Any) -> bool:
    """Whether an element is a dialog that opens only if something opens it."""
    return element.tag == "dialog" and element.get("open") is None


def is_hidden(element: Any, declared: Declared) -> bool:
    """Whether nothing of an element is shown, whatever stands in it."""
    if is_closed(element) or element.get("hidden") is not None or declared.get("display") == "none":
        return True
    if _HIDING.isdisjoint(declared):
        return False
    opacity = declared.get("opacity", "1")
    return (
        _number(opacity) == 0
        or declared.get("content-visibility") == "hidden"
        or bool(_NO_CLIP.match(declared.get("clip", declared.get("clip-path", ""))))
        or bool(_MOVED_AWAY.search(declared.get("transform", "")))
        or _is_off_the_page(declared)
        or _has_no_room(declared)
    )


def shown(parent: Shown, element: Any, tag: str, styles: PageStyles, declared: Declared) -> Shown:
    """Return how the words of an element are shown that stands in another one."""
    found = parent
    if parent.look is TextLook.RAISED and tag in BLOCKS:
        found = found._replace(look=TextLook.PLAIN)
    look = _own_look(element, tag, styles, declared)
    if look is not TextLook.PLAIN and parent.look is not TextLook.STRUCK:
        found = found._replace(look=look)
    if tag == "pre" or declared.get("white-space", "").startswith(("pre", "break")):
        found = found._replace(is_preformatted=True)
    paper = declared.get("background-color") or declared.get("background") or element.get("bgcolor")
    if paper and not _NO_COLOUR.match(paper) and paper not in {"none", "inherit", "initial"}:
        found = found._replace(paper=_colour(paper))
    ink = declared.get("color") or (element.get("color") if tag == "font" else None)
    if ink and ink != "inherit":
        found = found._replace(ink=_colour(ink), is_clear=bool(_NO_COLOUR.fullmatch(ink)))
    return _sized(found, declared)


def _sized(found: Shown, declared: Declared) -> Shown:
    """Return how words are shown by the size and visibility that an element declares."""
    if visibility := declared.get("visibility"):
        found = found._replace(is_invisible=visibility in {"hidden", "collapse"})
    if size := _SIZE.fullmatch(declared.get("font-size", "")):
        number, unit = float(size[1]), size[2] or "px"
        if number == 0 or unit in {"px", "pt"}:
            found = found._replace(is_tiny=number < _SMALLEST)
        elif unit in {"rem", "vw", "vh", "cm", "mm", "in", "pc"}:
            found = found._replace(is_tiny=False)
    elif declared.get("font-size", "inherit") != "inherit":
        found = found._replace(is_tiny=False)
    return found


def _own_look(element: Any, tag: str, styles: PageStyles, declared: Declared) -> TextLook:
    lines = declared.get("text-decoration-line") or declared.get("text-decoration", "")
    if tag in _STRUCK or "line-through" in lines:
        return TextLook.STRUCK
    if tag in _RAISED or _is_raised(declared) or (tag == "a" and _is_note(element)):
        return TextLook.RAISED
    names = element.get("class") if tag in _CELLS or tag not in BLOCKS else None
    if not names or not _ANY_NAMED.search(names.lower()):
        return TextLook.PLAIN
    return _named(names.lower().split(), styles.classes)


def _named(names: Collection[str], ruled: Collection[str]) -> TextLook:
    """Return the look that the name of a class tells which the page has no rule for."""
    for look, known in _NAMED.items():
        if any(name not in ruled and known.fullmatch(name) for name in names):
            return look
    return TextLook.PLAIN


def _is_note(link: Any) -> bool:
    """Whether a link leads to a note of the same page."""
    target = link.get("href") or ""
    return len(target) > 1 and target.startswith("#")


def _is_raised(declared: Declared) -> bool:
    if not declared:
        return False
    align = declared.get("vertical-align", "")
    size = _SIZE.fullmatch(align)
    is_small = "font-size" in declared
    moved = ("top", "bottom") if declared.get("position") == "relative" else ()
    return (
        align in {"super", "sub"}
        or bool(size and float(size[1]))
        or (align in _ON_TOP and is_small)
        or declared.get("font-variant-position", "normal") != "normal"
        or any(_number(declared.get(side, ""), 0) for side in moved)
    )


def _is_off_the_page(declared: Declared) -> bool:
    is_placed = declared.get("position") in {"absolute", "fixed", "relative"}
    places = (*_INDENTS, *(_SIDES if is_placed else ()))
    return any(_number(declared.get(place, "")) <= _AWAY for place in places)


def _has_no_room(declared: Declared) -> bool:
    """Whether an element is of no size, and what does not fit into it is cut off."""
    if declared.get("overflow") not in {"hidden", "clip"}:
        return False
    sides = ("width", "height", "max-width", "max-height")
    return any(0 <= _number(declared.get(side, "auto"), -1) < _SMALLEST for side in sides)


def _number(text: str, default: float = 1) -> float:
    """Return a length in its unit, those of em as pixels; what is none as the default."""
    size = _SIZE.fullmatch(text)
    if not size:
        return default
    return float(size[1]) * (16 if size[2] in {"em", "rem", "vw", "%"} else 1)


def _colour(text: str) -> str:
    """Return a colour as ``#rrggbb``, as it is where it is worded otherwise."""
    if rgb := _RGB.match(text):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    if known := _HEX.match(text):
        short = known[1]
        return f"#{short}" if len(short) == 6 else "#" + "".join(c * 2 for c in short)
    return _COLOURS.get(text.partition(" ")[0], text)


@lru_cache(maxsize=256)
def _are_alike(ink: str, paper: str) -> bool:
    if not (ink.startswith("#") and paper.startswith("#") and len(ink) == len(paper) == 7):
        return ink == paper
    pairs = ((int(ink[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(one - other) <= _ALIKE for one, other in pairs)
