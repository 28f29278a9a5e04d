"""The styles of a workbook's cells: number format, font and ground, looked at where asked for."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import IO, NamedTuple

from gaitool.office_files.limits import LIMITS
from gaitool.office_files.markup import Enough, parse_markup
from gaitool.office_files.number_formats import is_date_format
from gaitool.office_files.theme_colours import OFFICE_THEME, theme_colour
from gaitool.record import Record, made
from gaitool.text.patterns import pattern

Colour = int | str | None
"""A colour as RGB where it is known, the name of one that is not, or none given."""

_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Excel's own date formats; 27–36 and 50–58 are those of Chinese editions, which WPS writes."""

_ACCOUNTS = "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * -??_ ;_ @_ "
_BUILT_IN = MappingProxyType(
    {
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        48: "##0.0E+0",
        49: "@",
        **dict.fromkeys((5, 6, 37, 38), "#,##0"),
        **dict.fromkeys((7, 8, 39, 40), "#,##0.00"),
        **dict.fromkeys((41, 42), "_ * #,##0_ ;_ * -#,##0_ ;_ * -_ ;_ @_ "),
        **dict.fromkeys((43, 44), _ACCOUNTS),
    }
)
"""Excel's own formats of numbers; all others are General."""

_GENERAL = "General"
_WHITE, _BLACK = 0xFFFFFF, 0
_BASIC = (_BLACK, _WHITE, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF)
_INDEXED = MappingProxyType(
    {**dict(enumerate((*_BASIC, *_BASIC))), 64: _BLACK, 65: _WHITE}  # 64 is ink, 65 is paper
)
_RGB = r"[0-9A-Fa-f]{0,2}([0-9A-Fa-f]{6})"
_HARDLY_SEEN = 24
"""By how much each of red, green and blue may differ for a person to see no letter."""

_PARTS_OF_STYLE = ("numFmtId", "fontId", "fillId")
_SMALLEST_SIZE = 3
"""Points; smaller figures are specks."""


class Font(NamedTuple):
    """What of a font decides whether a figure is seen as such."""

    colour: Colour = None
    tiny: bool = False
    struck: bool = False
    raised: bool = False


class CellStyle(NamedTuple):
    """How a cell shows what it holds."""

    number_format: str = _GENERAL
    font: Font = Font()
    ground: Colour = _WHITE

    def hides(self, colour: Colour) -> bool:
        """Whether characters of a colour cannot be told from the ground."""
        if isinstance(colour, int) and isinstance(self.ground, int):
            steps = ((colour >> s & 255) - (self.ground >> s & 255) for s in (0, 8, 16))
            return all(abs(step) <= _HARDLY_SEEN for step in steps)
        return colour is not None and colour == self.ground

    @property
    def writes_like_paper(self) -> bool:
        """Whether the font has the colour of the ground."""
        return self.hides(self.font.colour)

    @property
    def on_white(self) -> bool:
        """Whether white characters cannot be seen."""
        return self.hides(_WHITE)


class _Format(NamedTuple):
    """A style of ``cellXfs``, by its numbers of format, font and fill."""

    number_format: int
    font: int
    fill: int


class CellStyles(Record):
    """The styles of a workbook by index; what is out of range is plain."""

    formats: Sequence[_Format] = ()
    codes: Mapping[int, str] = made(factory=dict)
    fonts: Sequence[Font] = ()
    grounds: Sequence[Colour] = ()
    dates: frozenset[int] = frozenset()

    def style(self, index: int) -> CellStyle:
        """Return the style of an index; a plain one where there is none."""
        if not 0 <= index < len(self.formats):
            return CellStyle()
        number_format, font, fill = self.formats[index]
        return CellStyle(
            self.codes.get(number_format) or _BUILT_IN.get(number_format, _GENERAL),
            self.fonts[font] if 0 <= font < len(self.fonts) else Font(),
            self.grounds[fill] if 0 <= fill < len(self.grounds) else _WHITE,
        )


def read_cell_styles(stream: IO[bytes], theme: Sequence[int | None] = OFFICE_THEME) -> CellStyles:
    """Return the styles of ``styles.xml``; what comes after those of cells is not read."""
    reading = _Styles(theme)
    parse_markup(stream, reading.start, reading.end)
    own = {number for number, code in reading.codes.items() if is_date_format(code)}
    dates = own | _DATES
    return CellStyles(
        reading.formats,
        reading.codes,
        reading.fonts,
        reading.grounds,
        frozenset(i for i, style in enumerate(reading.formats) if style.number_format in dates),
    )


class _Styles:
    """Collects the styles; filled by its handlers."""

    def __init__(self, theme: Sequence[int | None]) -> None:
        self.theme = theme
        self.formats: list[_Format] = []
        self.codes: dict[int, str] = {}
        self.fonts: list[Font] = []
        self.grounds: list[Colour] = []
        self._of_cells = False
        self._in_fonts = False
        self._pattern = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "xf" if self._of_cells:
                numbers = (_whole(attributes.get(name, "0")) for name in _PARTS_OF_STYLE)
                self.formats.append(_Format(*numbers))
            case "numFmt":
                number = _whole(attributes.get("numFmtId", ""))
                # Cut, since styles are remembered: one more than may be tells that it is too long.
                self.codes[number] = attributes.get("formatCode", "")[: LIMITS.number_format + 1]
            # cellStyleXfs has the same elements, but cells refer to cellXfs only.
            case "cellXfs":
                self._of_cells = True
            case _:
                self._start_part(tag, attributes)

    def _start_part(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in a font or a fill."""
        match tag:
            case "fonts" | "fills":
                self._in_fonts = tag == "fonts"
            case "font":
                self.fonts.append(Font())
            case "fill":
                self.grounds.append(_WHITE)
            case "patternFill" | "fgColor" if self.grounds:
                self._take_ground(tag, attributes)
            case _ if self._in_fonts and self.fonts:
                self._take_font(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            raise Enough
        if tag == "fonts":
            self._in_fonts = False

    def _take_font(self, tag: str, attributes: dict[str, str]) -> None:
        value, font = attributes.get("val", "1"), self.fonts[-1]
        match tag:
            case "color":
                self.fonts[-1] = font._replace(colour=_colour(attributes, self.theme))
            case "sz":
                self.fonts[-1] = font._replace(tiny=_is_tiny(value))
            case "strike":
                self.fonts[-1] = font._replace(struck=value not in {"0", "false"})
            case "vertAlign":
                self.fonts[-1] = font._replace(raised=value in {"superscript", "subscript"})

    def _take_ground(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "patternFill":
            self._pattern = attributes.get("patternType", "none")
            self.grounds[-1] = _WHITE if self._pattern == "none" else None
        elif self._pattern == "solid":
            self.grounds[-1] = _colour(attributes, self.theme)


def _colour(attributes: Mapping[str, str], theme: Sequence[int | None]) -> Colour:
    """Return a colour as RGB, or the name of one that nobody knows."""
    if match := pattern(_RGB).fullmatch(attributes.get("rgb", "")):
        return int(match[1], 16)
    if "indexed" in attributes:
        return _INDEXED.get(_whole(attributes["indexed"]), f"indexed {attributes['indexed']}")
    return theme_colour(theme, attributes) if "theme" in attributes else None


def _is_tiny(size: str) -> bool:
    return bool(re.fullmatch(r"[0-9]\.?[0-9]{0,9}", size)) and float(size) < _SMALLEST_SIZE


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
