"""The part of styles: what looks it has, and looks taken into it from another workbook."""

from copy import deepcopy
from typing import Any, TypeAlias

from lxml import etree

from gaitool.office_files.editing.ordered import child, demand_child, local_name, tag_in

_FIRST_OWN_FORMAT = 164
"""Number formats below are those of the programs themselves."""

# As Excel writes them; one library has another order, which the judges of such files refuse.
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz"),
    *("color", "name", "family", "charset", "scheme"),
)
_PLAIN = (
    ("fonts", ["font"]),
    ("fills", ["fill", "fill"]),
    ("borders", ["border"]),
    ("cellStyleXfs", ["xf"]),
    ("cellXfs", ["xf"]),
)
_PARTS = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))

_Shape: TypeAlias = tuple[str, tuple[tuple[str, str], ...], tuple["_Shape", ...]]


class Styles:
    """The lists of a part of styles."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._known: dict[str, dict[_Shape, int]] = {}
        for font in root.iter(tag_in(root, "font")):
            _put_in_order(font)

    def list(self, name: str) -> Any:
        """Return a list, which is made where there is none."""
        return demand_child(self.root, name)

    def number_of(self, name: str, one: Any) -> str:
        """Return the number of an entry, which is added where it is not there."""
        known = self._known.setdefault(name, {})
        if not known:
            for number, entry in enumerate(self.list(name)):
                known.setdefault(_shape(entry), number)
        here = self._in_this_space(one)
        shape = _shape(here)
        if shape not in known:
            known[shape] = len(self.list(name))
            self.list(name).append(here)
            self._count(name)
        return str(known[shape])

    def fill_number(self, colour: str) -> str:
        """Return the number of a conditional look that fills a cell with a colour (RRGGBB)."""
        look = etree.Element(tag_in(self.root, "dxf"))
        fill = etree.SubElement(look, tag_in(self.root, "fill"))
        pattern = etree.SubElement(fill, tag_in(self.root, "patternFill"))
        etree.SubElement(pattern, tag_in(self.root, "bgColor"), rgb=f"FF{colour}")
        return self.number_of("dxfs", look)

    def font_size(self, look: str) -> float | None:
        """Return the size of a look's font in points, where the part says it."""
        looks, fonts = self.list("cellXfs"), self.list("fonts")
        number = int(look or 0)
        font = int(looks[number].get("fontId", "0")) if number < len(looks) else 0
        size = child(fonts[font], "sz") if font < len(fonts) else None
        return None if size is None else float(size.get("val"))

    def format_number(self, code: str) -> str:
        """Return the number of a number format, which is added where it is not there."""
        known = {one.get("numFmtId"): one.get("formatCode") for one in self.list("numFmts")}
        for number, its_code in known.items():
            if its_code == code:
                return str(number)
        free = str(max([_FIRST_OWN_FORMAT - 1, *map(int, known)]) + 1)
        added = etree.SubElement(self.list("numFmts"), tag_in(self.root, "numFmt"))
        added.attrib.update({"numFmtId": free, "formatCode": code})
        self._count("numFmts")
        return free

    def _count(self, name: str) -> None:
        self.list(name).set("count", str(len(self.list(name))))

    def _in_this_space(self, one: Any) -> Any:
        made = etree.Element(tag_in(self.root, local_name(one)), dict(one.attrib))
        made.extend(self._in_this_space(child) for child in one)
        return made


class TakenLooks:
    """Looks of one workbook as another one has them; what it has already is not added again."""

    def __init__(self, source: Styles, target: Styles) -> None:
        self._source, self._target = source, target
        self._taken: dict[str, str] = {}

    def number(self, look: str) -> str:
        """Return the number that a look of the source has in the target."""
        if look not in self._taken:
            self._taken[look] = self._take(int(look))
        return self._taken[look]

    def _take(self, look: int) -> str:
        taken = deepcopy(self._source.list("cellXfs")[look])
        for name, part in _PARTS:
            one = self._source.list(part)[int(taken.get(name, "0"))]
            taken.set(name, self._target.number_of(part, one))
        taken.set("numFmtId", self._format(taken.get("numFmtId", "0")))
        taken.set("xfId", "0")
        return self._target.number_of("cellXfs", taken)

    def _format(self, number: str) -> str:
        if int(number) < _FIRST_OWN_FORMAT:
            return number
        formats = self._source.list("numFmts")
        code = next(one.get("formatCode") for one in formats if one.get("numFmtId") == number)
        return self._target.format_number(code)


def plain_styles(space: str) -> Any:
    """Return the root of a part of styles in a namespace: the one look of a cell without any."""
    root = etree.Element(f"{{{space}}}styleSheet", nsmap={None: space})
    # The first two fills are the programs' own, whatever stands there.
    for name, entries in _PLAIN:
        here = etree.SubElement(root, tag_in(root, name), count=str(len(entries)))
        for entry in entries:
            made = etree.SubElement(here, tag_in(root, entry))
            if entry == "fill":
                kind = "gray125" if len(here) > 1 else "none"
                etree.SubElement(made, tag_in(root, "patternFill"), patternType=kind)
    return root


def _put_in_order(font: Any) -> None:
    names = [local_name(one) for one in font]
    if set(names) <= set(_FONT_ORDER):
        font[:] = sorted(font, key=lambda one: _FONT_ORDER.index(local_name(one)))


def _shape(entry: Any) -> _Shape:
    """Return an entry as it is compared, whatever prefixes its workbook uses."""
    return local_name(entry), tuple(sorted(entry.attrib.items())), tuple(map(_shape, entry))
