"""Takes one sheet of a workbook into another: its cells, looks and print area."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from gaitool.template.filled_copy.book import Book
from gaitool.template.filled_copy.looks import TakenLooks
from gaitool.template.filled_copy.parts import links_of

_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_PROTECTION = "sheetProtection"


def take_sheet(source: Book, target: Book, name: str, *, protected_as: str) -> None:
    """Add a sheet as the last one, or in the place of an earlier one of its name.

    It is protected as another sheet of the target, by the same password or not at all.
    """
    sheet = source.sheet(name).root
    _take_texts(sheet, _texts(source))
    styles = target.opened.styles_part or "xl/styles.xml"
    _take_looks(sheet, TakenLooks(source.parts.tree("xl/styles.xml"), target.parts.tree(styles)))
    _protect(sheet, target.sheet(protected_as).root)
    if name in target.opened.sheets:
        part = target.opened.sheets[name]
        target.parts.put(part, sheet)
        target.parts.drop(links_of(part))
    else:
        _list_sheet(target, name, target.parts.add_sheet(target.workbook_part, sheet))
    _take_names(source, target, name)


def _texts(source: Book) -> list[Any]:
    part = source.opened.strings_part
    return list(source.parts.tree(part)) if part else []


def _take_texts(sheet: Any, texts: list[Any]) -> None:
    """Write texts into their cells, for their numbers count in the source alone."""
    space = f"{{{etree.QName(sheet).namespace}}}"
    for cell in sheet.iter(f"{space}c"):
        if cell.get("t") == "s":
            value = cell.find(f"{space}v")
            cell.remove(value)
            cell.set("t", "inlineStr")
            inside = etree.SubElement(cell, f"{space}is")
            for piece in texts[int(value.text)].iter(f"{space}t"):
                written = etree.SubElement(inside, f"{space}t", dict(piece.attrib))
                written.text = piece.text


def _take_looks(sheet: Any, looks: TakenLooks) -> None:
    for element in sheet.iter():
        for name in ("s", "style"):
            if element.tag is not etree.Comment and element.get(name, "").isdigit():
                element.set(name, looks.number(element.get(name)))


def _protect(sheet: Any, like: Any) -> None:
    space, other = (f"{{{etree.QName(one).namespace}}}" for one in (sheet, like))
    model = like.find(f"{other}{_PROTECTION}")
    own = sheet.find(f"{space}{_PROTECTION}")
    if model is None:
        sheet.remove(own)
        return
    own.attrib.clear()
    own.attrib.update(dict(model.attrib))


def _list_sheet(target: Book, name: str, link: str) -> None:
    sheets = _child(target.workbook, "sheets")
    last = sheets[-1]
    link_name = next(key for key in last.attrib if etree.QName(key).localname == "id")
    number = max(int(one.get("sheetId", "0")) for one in sheets) + 1
    attributes = {"name": name, "sheetId": str(number), link_name: link}
    etree.SubElement(sheets, last.tag, attributes)


def _take_names(source: Book, target: Book, name: str) -> None:
    """Take over what of the sheet is printed."""
    of_sheet = {"localSheetId": str(_position(source, name))}
    own = {"localSheetId": str(_position(target, name))}
    names = _names(target.workbook)
    for old in [one for one in names if _has(one, own)]:
        names.remove(old)
    for one in _names(source.workbook):
        if _has(one, of_sheet):
            attributes = {**dict(one.attrib), **own}
            space = etree.QName(names).namespace
            etree.SubElement(names, f"{{{space}}}definedName", attributes).text = one.text


def _has(element: Any, attributes: Mapping[str, str]) -> bool:
    return all(element.get(key) == value for key, value in attributes.items())


def _position(book: Book, name: str) -> int:
    return [one.get("name") for one in _child(book.workbook, "sheets")].index(name)


def _names(workbook: Any) -> Any:
    names = _child(workbook, "definedNames")
    if names is None:
        names = etree.Element(f"{{{etree.QName(workbook).namespace}}}definedNames")
        before = [found for one in _BEFORE_NAMES if (found := _child(workbook, one)) is not None]
        before[-1].addnext(names)
    return names


def _child(parent: Any, name: str) -> Any:
    return parent.find(f"{{{etree.QName(parent).namespace}}}{name}")
