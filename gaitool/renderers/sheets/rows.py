"""A sheet written row after row, so that memory does not grow with their number."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.face import FACE
from gaitool.office_files.unmarked import unmarked
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.sheets.looks import Calculated, Looks

MOST_CHARACTERS = 32_767
"""Excel's limit for a cell; the library cuts a longer text without a word."""

_CUT = "……（太长，没有写完）"
_ESCAPED = str.maketrans(
    {c: f"%{ord(c):02X}" for c in '%"# <>[]^`{}\x7f' + "".join(map(chr, range(32)))}
    # The bytes of a file's name that are no UTF-8, as Python holds them.
    | {chr(0xDC00 + byte): f"%{byte:02X}" for byte in range(128, 256)}
)
_LONGEST_LINK = 2_000
"""Below the 2,079 characters of Excel, beyond which the library leaves a link out."""

_Entry = TypeVar("_Entry")

LinkTo = Callable[[str], str]
"""Gives the way from the output's folder to a file; empty where there is none."""


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """How many rows and links a sheet can hold: by default what Excel can."""

    rows: int = 1_048_576
    links: int = 65_530


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a file; an empty target leads nowhere."""

    words: str
    target: str


Content = str | int | Decimal | Link | Calculated | None


def sheet_text(text: str) -> str:
    """Return a text as a cell can hold it: printable, and so long (in UTF-16); a cut is said."""
    clean = unmarked(clean_text(text))
    if 2 * len(clean) <= MOST_CHARACTERS:
        return clean
    raw = clean.encode("utf-16-le")
    if len(raw) <= 2 * MOST_CHARACTERS:
        return clean
    return raw[: 2 * (MOST_CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


class RowSheet:
    """Writes the rows of a sheet in their order; ``row`` is the next one, counted from 0."""

    def __init__(self, sheet: Worksheet, looks: Looks, limits: SheetLimits) -> None:
        self.sheet = sheet
        self.looks = looks
        self.row = 0
        self._limits = limits
        self._links = 0

    def add(self, cells: Iterable[tuple[Content, Format]], height: float | None = None) -> None:
        """Write the next row."""
        if height:
            self.sheet.set_row(self.row, height)
        for column, (content, look) in enumerate(cells):
            self._write(column, content, look)
        self.row += 1

    def add_like(self, look: str, words: Sequence[str], height: float | None = None) -> None:
        """Write a row of texts that all look the same."""
        made = self.looks.named(look)
        self.add([(text, made) for text in words], height)

    def fill(
        self, entries: Iterable[_Entry], write: Callable[[_Entry], None], *, called: str
    ) -> int:
        """Write entries while the sheet has rows; say in the last one how many were left out."""
        left_out = 0
        for entry in entries:
            if self.row < self._limits.rows - 1:
                write(entry)
            else:
                left_out += 1
        if left_out:
            self.add([(left_out_words(left_out, called), self.looks.named("list_ask"))])
        return left_out

    def _write(self, column: int, content: Content, look: Format) -> None:
        place = (self.row, column)
        match content:
            case None | "":
                self.sheet.write_blank(*place, None, look)
            case str():
                self.sheet.write_string(*place, sheet_text(content), look)
            case Decimal() | int():
                self.sheet.write_number(*place, float(content), look)
            case Link(words, target):
                self._link(place, sheet_text(words), target, look)
            case Calculated(formula, value):
                self.sheet.write_formula(*place, f"={formula}", look, value)

    def _link(self, place: tuple[int, int], words: str, target: str, look: Format) -> None:
        way = target.translate(_ESCAPED)
        if not words:
            self.sheet.write_blank(*place, None, look)
        elif not way or len(way) > _LONGEST_LINK or self._links >= self._limits.links:
            self.sheet.write_string(*place, words, self.looks.named("list_text"))
        else:
            self._links += 1
            self.sheet.write_url(*place, f"external:{way}", look, words)


def left_out_words(number: int, called: str) -> str:
    """Say that a sheet could not hold everything, and where everything is."""
    return f"还有 {number} {called}放不下，没有列出；{FACE.all_rows}"
