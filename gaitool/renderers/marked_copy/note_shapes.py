"""The drawing that holds the boxes of notes, which programs want beside the notes themselves.

Old programs wrote it in a language that only looks like XML, so it is changed as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaitool.layout import Address
from gaitool.text.typesetting import row_height

_WIDTH, _SIZE = 360, 10
_PIXELS_PER_POINT = 4 / 3
_OPENED, _CLOSED = "<v:shape", "</v:shape>"
_ANCHOR = re.compile(r"<x:Anchor>[^<]*</x:Anchor>\s*", re.IGNORECASE)
_STYLE = re.compile(r"style\s*=\s*(?P<mark>['\"])(?P<style>.*?)(?P=mark)", re.DOTALL)
_SIZES = re.compile(r"(?<![-\w])(?:width|height)\s*:[^;]*;?")
_NUMBER = re.compile(r"_x0000_s([0-9]{1,9})\b")
_END = re.compile(r"</xml\s*>\s*$", re.IGNORECASE)
_FIRST_NUMBER = 1025
_KIND = "gaitool_note"
_BEGINNING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    "</xml>"
)
_BOX = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    f' id="{_KIND}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


@dataclass
class NoteShapes:
    """The boxes of a sheet's notes in the part of that name."""

    name: str
    content: bytes

    @classmethod
    def none_yet(cls, name: str) -> "NoteShapes":
        """Return a drawing without a box."""
        return cls(name, _BEGINNING.encode())

    @property
    def can_be_drawn(self) -> bool:
        """Whether the drawing ends as expected, so that a box can be put there."""
        return _END.search(self._text) is not None

    def draw(self, address: Address, words: str) -> None:
        """Make a box for a note, or let the one that is there take more words."""
        size = _size(words)
        there = self._at(address)
        if there is not None:
            grown = _STYLE.sub(lambda m: _resized(m, size), _ANCHOR.sub("", there), count=1)
            self._text = self._text.replace(there, grown, 1)
            return
        end = _END.search(self._text)
        if end is None:
            raise ValueError("the drawing of the notes has no end")
        kind = "" if f'id="{_KIND}"' in self._text else _BOX
        shape = f"{kind}{_box(self._free_number(), address, size)}"
        self._text = f"{self._text[: end.start()]}{shape}</xml>"

    def remove(self, address: Address) -> None:
        """Take out the box of a cell's note."""
        if there := self._at(address):
            self._text = self._text.replace(there, "", 1)

    @property
    def _text(self) -> str:
        # Every byte is a character and comes back as it was; what is added here is ASCII.
        return self.content.decode("latin-1")

    @_text.setter
    def _text(self, text: str) -> None:
        self.content = text.encode("latin-1")

    def _at(self, address: Address) -> str | None:
        wanted = [f"<x:row>{address.row - 1}</x:row>", f"<x:column>{address.column - 1}</x:column>"]
        for shape in _shapes(self._text):
            folded = re.sub(r"\s", "", shape.lower())
            if 'objecttype="note"' in folded.replace("'", '"') and all(
                one in folded for one in wanted
            ):
                return shape
        return None

    def _free_number(self) -> int:
        return max([_FIRST_NUMBER - 1, *map(int, _NUMBER.findall(self._text))]) + 1


def _shapes(text: str) -> Iterator[str]:
    """Yield every shape of a drawing as written; a pattern would look far for each end."""
    folded = text.lower()
    start = folded.find(_OPENED)
    while start >= 0:
        behind = start + len(_OPENED)
        end = folded.find(_CLOSED, behind)
        if end < 0:
            return
        # <v:shapetype> is none.
        is_shape = not folded[behind : behind + 1].isalnum()
        if is_shape:
            yield text[start : end + len(_CLOSED)]
        start = folded.find(_OPENED, end if is_shape else behind)


def _size(words: str) -> str:
    height = round(row_height(words, _WIDTH, _SIZE) * _PIXELS_PER_POINT)
    return f"width:{_WIDTH}px;height:{height}px"


def _resized(style: re.Match[str], size: str) -> str:
    kept = _SIZES.sub("", style["style"]).rstrip("; \n")
    return f"style={style['mark']}{kept};{size}{style['mark']}"


def _box(number: int, address: Address, size: str) -> str:
    return (
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        f' id="_x0000_s{number}" type="#{_KIND}"'
        f' style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;{size};z-index:1;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{address.row - 1}</x:Row>"
        f"<x:Column>{address.column - 1}</x:Column></x:ClientData></v:shape>"
    )
