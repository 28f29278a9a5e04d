"""The colours of a workbook's theme, by the numbers that styles call them, lighter or darker."""

import colorsys
from collections.abc import Mapping, Sequence
from typing import IO

from gaitool.office_files.markup import Enough, parse_markup
from gaitool.text.patterns import pattern

_NAMES = (
    *("lt1", "dk1", "lt2", "dk2"),
    *(f"accent{number}" for number in range(1, 7)),
    *("hlink", "folHlink"),
)
"""In the order that styles count them in; the theme itself begins with the dark ones."""

OFFICE_THEME: Sequence[int | None] = (0xFFFFFF, 0, *(None,) * (len(_NAMES) - 2))
"""Paper and ink, where a workbook has no theme; the others are whatever a program likes."""

_RGB = r"[0-9A-Fa-f]{6}"
_TINT = r"-?[0-9]?\.?[0-9]{1,20}(?:[eE]-?[0-9]{1,3})?"


def read_theme_colours(stream: IO[bytes]) -> Sequence[int | None]:
    """Return the colours of a theme part as RGB; None for those that it does not tell."""
    found: dict[str, int] = {}
    name = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if tag in _NAMES:
            name = tag
        elif tag in {"srgbClr", "sysClr"} and name:
            rgb = attributes.get("lastClr") or attributes.get("val", "")
            if pattern(_RGB).fullmatch(rgb):
                found.setdefault(name, int(rgb, 16))

    def end(tag: str) -> None:
        if tag == "clrScheme":
            raise Enough

    parse_markup(stream, start, end)
    return tuple(found.get(name, known) for name, known in zip(_NAMES, OFFICE_THEME, strict=True))


def theme_colour(theme: Sequence[int | None], attributes: Mapping[str, str]) -> int | str:
    """Return a colour of the theme as RGB, or its name where nobody knows how it looks."""
    number, tint = attributes.get("theme", ""), attributes.get("tint", "0").strip() or "0"
    known = number.isascii() and number.isdigit() and len(number) < 3 and int(number) < len(theme)
    colour = theme[int(number)] if known else None
    if colour is None or not pattern(_TINT).fullmatch(tint):
        return f"theme {number} {tint}"
    return _tinted(colour, max(-1.0, min(1.0, float(tint))))


def _tinted(colour: int, tint: float) -> int:
    """Return a colour made lighter (up to 1, white) or darker (down to -1, black)."""
    if not tint:
        return colour
    red, green, blue = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = (round(part * 255) for part in colorsys.hls_to_rgb(hue, light, full))
    return int.from_bytes(bytes(parts), "big")
