"""Which colours of words and of the paper behind them a web page may have for words to be seen."""

import re
from types import MappingProxyType

from gaitool.importers.word_colours import luminance, rgb

_PALEST_INK, _DARKEST_PAPER = 0.33, 0.7
"""As relative luminance: all usual inks are dark enough, the green of the palette (00b050) too."""

_PAPERS = frozenset(["transparent", "none", "inherit", "initial", "unset"])
_INKS = frozenset(["inherit", "initial", "windowtext", "currentcolor"])
_RGB = re.compile(
    r"rgba?\(" + r"\s?(\d{1,3})\s?[, ]" * 2 + r"\s?(\d{1,3})\s?(?:[,/]\s?1(?:\.0)?\s?)?\)"
)
_HEX = re.compile(r"#?([0-9a-f]{6})|#([0-9a-f])([0-9a-f])([0-9a-f])")
_COLOURS = MappingProxyType(
    {
        "black": "000000",
        "white": "ffffff",
        "red": "ff0000",
        "blue": "0000ff",
        "green": "008000",
        "navy": "000080",
        "maroon": "800000",
        "purple": "800080",
        "gray": "808080",
        "grey": "808080",
        "darkred": "8b0000",
        "brown": "a52a2a",
    }
)


def is_ink(text: str) -> bool:
    """Whether words in a colour can be seen on white."""
    colour = rgb(_hexadecimal(text))
    return text in _INKS or (colour is not None and luminance(colour) <= _PALEST_INK)


def is_paper(text: str) -> bool:
    """Whether black words can be seen on a colour."""
    colour = rgb(_hexadecimal(text))
    return text in _PAPERS or (colour is not None and luminance(colour) >= _DARKEST_PAPER)


def _hexadecimal(text: str) -> str:
    """Return a colour that nothing shines through as six digits; any other as it is."""
    if rgb := _RGB.fullmatch(text):
        return "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    if known := _HEX.fullmatch(text):
        return known[1] or "".join(digit * 2 for digit in known.groups()[1:])
    return _COLOURS.get(text, text)
