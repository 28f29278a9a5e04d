"""Colours the cells with findings, by a conditional format that can be found again.

Its formula names gaitool, so that a later copy can take the colours away whatever program saved
the workbook in between, and the cell's own format stays as it was.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from gaitool.layout import Address
from gaitool.office_files.editing.book import Book
from gaitool.office_files.editing.ordered import add_child, child, local_name, tag_in

_MARK = 'LEN("gaitool")=7'
"""Always true, and found again by its words."""

_NAMED = b"gaitool"
_FORMAT = "conditionalFormatting"
_FORMULAS = ("formula", "f")
_HOLDERS = (_FORMAT, "conditionalFormattings", "ext", "extLst")
"""Where a format may stand: OnlyOffice moves all of them to where newer programs keep theirs."""


def take_fills_away(book: Book) -> None:
    """Remove the colours of an earlier copy."""
    for _, part in book.sheets_with(_NAMED):
        for rule in [one for one in book.parts.tree(part).iter("{*}cfRule") if _is_mark(one)]:
            _take_out(rule, "cfRule")


def _is_mark(rule: Any) -> bool:
    return [one.text for one in rule if local_name(one) in _FORMULAS] == [_MARK]


def _take_out(element: Any, *needed: str) -> None:
    """Take an element out, and what holds it where nothing is left for which that is there."""
    holder = element.getparent()
    holder.remove(element)
    left = [one for one in holder if not needed or local_name(one) in needed]
    if not left and local_name(holder) in _HOLDERS:
        _take_out(holder)


def colour_cells(book: Book, name: str, colours: Mapping[Address, str]) -> None:
    """Give cells of a sheet a colour (RRGGBB) that goes before every other of their formats."""
    sheet = book.sheet_root(name)
    _make_way(sheet, len(colours))
    other = child(sheet, _FORMAT)
    for number, (address, colour) in enumerate(colours.items(), start=1):
        area = add_child(sheet, _FORMAT)
        if other is not None:
            # LibreOffice goes by the order in the file, the others by that of the numbers.
            other.addprevious(area)
        area.set("sqref", str(address))
        rule = etree.SubElement(area, tag_in(sheet, "cfRule"))
        look = book.styles.fill_number(colour)
        rule.attrib.update({"type": "expression", "dxfId": look, "priority": str(number)})
        etree.SubElement(rule, tag_in(sheet, "formula")).text = _MARK


def _make_way(sheet: Any, places: int) -> None:
    """Let the formats of the sheet follow: no two may claim the same place in the order."""
    rules = list(_ordered_rules(sheet))
    first = min((int(rule.get("priority")) for rule in rules), default=places + 1)
    for rule in rules if first <= places else ():
        rule.set("priority", str(int(rule.get("priority")) + places))


def _ordered_rules(sheet: Any) -> Iterator[Any]:
    """Yield the formats of the sheet and those that newer programs keep behind it."""
    for rule in sheet.iter("{*}cfRule"):
        if rule.get("priority", "").lstrip("-").isdigit():
            yield rule
