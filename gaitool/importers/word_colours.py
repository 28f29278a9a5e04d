"""The colours of words and of the paper behind them: whether the words stand out."""

import re
from types import MappingProxyType
from typing import Any

from gaitool.importers.word_parts import DocumentParts, said, tag_of

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 255."""

BLACK, WHITE = (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)
_FAINTEST = 2.2
"""How much lighter the one is than the other (WCAG 2, contrast ratio), from 1 to 21.

The green of the palette (00B050) on white has 2.8, red on grey (C0C0C0) just so much.
"""

_HIGHLIGHTS = MappingProxyType(
    {
        "black": "000000",
        "white": "FFFFFF",
        "red": "FF0000",
        "yellow": "FFFF00",
        "green": "00FF00",
        "cyan": "00FFFF",
        "blue": "0000FF",
        "magenta": "FF00FF",
        "darkRed": "800000",
        "darkYellow": "808000",
        "darkGreen": "008000",
        "darkCyan": "008080",
        "darkBlue": "000080",
        "darkMagenta": "800080",
        "darkGray": "808080",
        "lightGray": "C0C0C0",
    }
)
"""The colours that words can be highlighted in."""

_SHARE_OF_PATTERN = re.compile(r"pct(\d{1,2})")
_EVEN = MappingProxyType({"": 0.0, "clear": 0.0, "nil": 0.0, "solid": 1.0})
"""Shadings without a pattern, and how much of each is in the pattern's colour."""

_NAMES = MappingProxyType(
    {
        "dk1": ("dark1", "text1", "tx1"),
        "dk2": ("dark2", "text2", "tx2"),
        "lt1": ("light1", "background1", "bg1"),
        "lt2": ("light2", "background2", "bg2"),
        "hlink": ("hyperlink",),
        "folHlink": ("followedHyperlink",),
    }
)
"""What else the colours of a theme are called in the text."""

_USUAL_MAPPING = MappingProxyType({"t1": "dark1", "t2": "dark2", "bg1": "light1", "bg2": "light2"})
_OF_SYSTEM = MappingProxyType({"windowText": "000000", "window": "FFFFFF"})


class WordColours:
    """The colours of a document, those of its theme by name."""

    def __init__(self, parts: DocumentParts) -> None:
        theme, settings = parts.named("theme"), parts.named("settings")
        mapping = None if settings is None else settings.find("{*}clrSchemeMapping")
        self.are_mapped_as_usual = mapping is None or all(
            said(mapping, name) in {"", of} for name, of in _USUAL_MAPPING.items()
        )
        self._themed: dict[str, str] = {}
        scheme = None if theme is None else theme.find(".//{*}clrScheme")
        for one in () if scheme is None else scheme:
            name, written = tag_of(one), next(iter(one), one)
            colour = written.get("lastClr") or written.get("val", "")
            colour = _OF_SYSTEM.get(written.get("val", ""), colour)
            self._themed |= dict.fromkeys((name, *_NAMES.get(name, ())), colour)

    def ink(self, said_of_it: Any) -> Colour | None:
        """Return the colour of letters that a property says; None for one that nobody knows."""
        if tag_of(said_of_it) == "textFill":
            inside = list(said_of_it.iter())[1:]
            named = next(iter(inside[-1].attrib.values()), "") if inside else ""
            return rgb(self._themed.get(named, named))
        named = self._of_theme(said_of_it, "theme", "Color") or said(said_of_it)
        return BLACK if named == "auto" else rgb(named)

    def paper(self, said_of_it: Any) -> Colour | None:
        """Return the colour behind words that a property says; None for one that nobody knows."""
        match tag_of(said_of_it):
            case "highlight":
                return rgb(_HIGHLIGHTS.get(said(said_of_it), ""))
            case "background":
                named = self._of_theme(said_of_it, "theme", "Color") or said(said_of_it, "color")
                return WHITE if named == "auto" else rgb(named)
        fill = self._of_theme(said_of_it, "themeFill") or said(said_of_it, "fill")
        lines = self._of_theme(said_of_it, "theme", "Color") or said(said_of_it, "color")
        share = _share_of_lines(said_of_it)
        over, below = rgb(lines, BLACK), rgb(fill, WHITE)
        if share is None or over is None or below is None:
            return None
        return _mixed(over, below, share)

    def _of_theme(self, element: Any, which: str, ending: str = "") -> str:
        """Return a colour of the theme, made lighter or darker; nothing where none is named."""
        colour = self._themed.get(said(element, which + ending), "")
        for change, towards in (("Tint", 255.0), ("Shade", 0.0)):
            share = said(element, which + change)
            if colour and re.fullmatch("[0-9A-Fa-f]{2}", share):
                part, base = int(share, 16) / 255, rgb(colour)
                colour = digits(base and _mixed(base, (towards, towards, towards), part))
        return colour


def is_one_colour(said_of_it: Any) -> bool:
    """Whether a property says one colour, without a pattern or an effect."""
    if tag_of(said_of_it) == "textFill":
        inside = [tag_of(one) for one in said_of_it.iter()][1:]
        # As WPS writes the colour of the theme.
        return len(inside) == 2 and inside[0] == "solidFill"
    return tag_of(said_of_it) != "shd" or _share_of_lines(said_of_it) is not None


def is_clear(shading: Any) -> bool:
    """Whether a shading or highlight lets the paper behind it be seen."""
    if tag_of(shading) == "highlight":
        return said(shading) == "none"
    is_plain = said(shading) in {"", "clear", "nil"}
    return is_plain and not said(shading, "themeFill") and said(shading, "fill") in {"", "auto"}


def can_be_read(ink: Colour | None, paper: Colour | None) -> bool:
    """Whether words of a colour stand out from what is behind them; not in colours unknown."""
    if ink is None or paper is None:
        return False
    dark, light = sorted((luminance(ink), luminance(paper)))
    return (light + 0.05) / (dark + 0.05) >= _FAINTEST


def _share_of_lines(shading: Any) -> float | None:
    """Return how much of a shading is in the colour of its pattern; None of stripes and the like.

    Half of a paper in dots is as good as a colour between; stripes go through the letters.
    """
    pattern = said(shading)
    part = _SHARE_OF_PATTERN.fullmatch(pattern)
    return int(part[1]) / 100 if part else _EVEN.get(pattern)


def _mixed(over: Colour, below: Colour, share: float) -> Colour:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(over, below, strict=True))
    return red, green, blue


def digits(colour: Colour | None) -> str:
    """Return a colour in six digits, as office programs write it; empty where nobody knows it."""
    return "" if colour is None else "".join(f"{round(part):02X}" for part in colour)


def luminance(colour: Colour) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2)."""
    weighed = zip((0.2126, 0.7152, 0.0722), colour, strict=True)
    return float(sum(weight * (c / 255) ** 2.2 for weight, c in weighed))


def rgb(named: str, usual: Colour | None = None) -> Colour | None:
    """Return a colour written in six digits; what is written of no other is the usual one."""
    if usual and named in {"", "auto"}:
        return usual
    if not re.fullmatch("[0-9A-Fa-f]{6}", named):
        return None
    red, green, blue = (float(int(named[at : at + 2], 16)) for at in (0, 2, 4))
    return red, green, blue
