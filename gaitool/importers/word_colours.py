"""The colours of words and of the paper behind them: whether the words can be seen."""

import re
from types import MappingProxyType
from typing import Any

from gaitool.importers.word_parts import DocumentParts, said, tag_of

PALEST_INK, _DARKEST_PAPER = 0.33, 0.5
"""As relative luminance: all usual inks are dark enough, the green of the palette (00B050) too."""

_PALE_HIGHLIGHTS = frozenset(["yellow", "cyan", "green", "lightGray", "white", "none"])
_PALE_PATTERN = re.compile("clear|nil|pct(?:5|10|12|15|20|25)")
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

    def can_be_seen(self, element: Any) -> bool:
        """Whether what is said of the ink, or of the paper, leaves the words to be seen."""
        match tag_of(element):
            case "color":
                return self._is_ink(element)
            case "textFill":
                return self._is_plain_fill(element)
        return self._is_paper(element)

    def _is_ink(self, colour: Any) -> bool:
        """Whether words of a colour are dark enough to be seen."""
        named = self._of_theme(colour, "theme", "Color") or said(colour)
        return named == "auto" or luminance(named) <= PALEST_INK

    def _is_paper(self, shading: Any) -> bool:
        """Whether what is behind words is light enough."""
        if tag_of(shading) == "highlight":
            return said(shading) in _PALE_HIGHLIGHTS
        fill = self._of_theme(shading, "themeFill") or said(shading, "fill")
        is_pale = fill in {"", "auto"} or luminance(fill) >= _DARKEST_PAPER
        return is_pale and bool(_PALE_PATTERN.fullmatch(said(shading) or "clear"))

    def _is_plain_fill(self, fill: Any) -> bool:
        """Whether letters are filled with one dark colour, as WPS writes that of the theme."""
        inside = list(fill.iter())[1:]
        if len(inside) != 2 or tag_of(inside[0]) != "solidFill":
            return False
        named = next(iter(inside[1].attrib.values()), "")
        return luminance(self._themed.get(named, named)) <= PALEST_INK

    def _of_theme(self, element: Any, which: str, ending: str = "") -> str:
        """Return a colour of the theme, made lighter or darker; nothing where none is named."""
        colour = self._themed.get(said(element, which + ending), "")
        for change, towards in (("Tint", 255), ("Shade", 0)):
            share = said(element, which + change)
            if colour and re.fullmatch("[0-9A-Fa-f]{2}", share):
                part = int(share, 16) / 255
                mixed = (round(c * part + towards * (1 - part)) for c in _rgb(colour))
                colour = "".join(f"{c:02X}" for c in mixed)
        return colour


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2); what is none is neither."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return (PALEST_INK + _DARKEST_PAPER) / 2
    weighed = zip((0.2126, 0.7152, 0.0722), _rgb(colour), strict=True)
    return float(sum(weight * (c / 255) ** 2.2 for weight, c in weighed))


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
