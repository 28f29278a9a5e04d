"""Takes one sheet of a workbook into another: its cells, looks and print area."""

from typing import Any

from lxml import etree

from gaitool.office_files.editing.book import Book
from gaitool.office_files.editing.ordered import (
    add_child,
    child,
    demand_child,
    links_space,
    local_name,
    namespace_of,
    tag_in,
)
from gaitool.office_files.editing.styles import TakenLooks

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def take_sheet(
    source: Book, target: Book, name: str, *, first: bool = False, protected_as: str = ""
) -> None:
    """Add a sheet as the last one or the first, instead of an earlier one of its name.

    Its protection becomes that of another sheet of the target, password and all, where one is
    named. It must name no other part: pictures, notes and links to pages stay behind.
    """
    sheet = source.sheet_root(name)
    _take_texts(sheet, _texts(source))
    _take_looks(sheet, TakenLooks(source.styles, target.styles))
    if namespace_of(sheet) != namespace_of(target.workbook):
        sheet = _in_space(sheet, namespace_of(target.workbook))
    if protected_as:
        _protect(sheet, target.sheet_root(protected_as))
    before = target.sheet_names
    if name in target.opened.sheets:
        part = target.opened.sheets[name]
        for link in list(target.parts.links(part)):
            target.parts.unlink(part, link)
        target.parts.put(part, sheet)
        listed = next(one for one in child(target.workbook, "sheets") if one.get("name") == name)
        listed.attrib.pop("state", None)
    else:
        listed = _list_sheet(target, name, sheet)
    if first:
        child(target.workbook, "sheets").insert(0, listed)
    _renumber_names(target, before, name)
    _take_names(source, target, name)


def _texts(source: Book) -> list[Any]:
    part = source.opened.strings_part
    return list(source.parts.tree(part)) if part else []


def _take_texts(sheet: Any, texts: list[Any]) -> None:
    """Write texts into their cells, for their numbers count in the source alone."""
    for cell in sheet.iter(tag_in(sheet, "c")):
        if cell.get("t") == "s":
            value = child(cell, "v")
            cell.remove(value)
            cell.set("t", "inlineStr")
            inside = etree.SubElement(cell, tag_in(sheet, "is"))
            for piece in texts[int(value.text)].iter(tag_in(sheet, "t")):
                written = etree.SubElement(inside, tag_in(sheet, "t"), dict(piece.attrib))
                written.text = piece.text


def _take_looks(sheet: Any, looks: TakenLooks) -> None:
    for element in sheet.iter(etree.Element):
        for name in ("s", "style"):
            if element.get(name, "").isdigit():
                element.set(name, looks.number(element.get(name)))


def _in_space(element: Any, space: str) -> Any:
    made = etree.Element(f"{{{space}}}{local_name(element)}", dict(element.attrib))
    made.text = element.text
    made.extend(_in_space(one, space) for one in element)
    return made


def _protect(sheet: Any, like: Any) -> None:
    model, own = child(like, "sheetProtection"), child(sheet, "sheetProtection")
    if own is not None:
        sheet.remove(own)
    if model is not None:
        add_child(sheet, "sheetProtection").attrib.update(dict(model.attrib))


def _list_sheet(target: Book, name: str, sheet: Any) -> Any:
    part = target.parts.free_name(f"{target.folder}/worksheets/sheet".lstrip("/"), ".xml")
    target.parts.add_typed(part, sheet, _SHEET_TYPE)
    link = target.parts.link(target.workbook_part, target.link_kind("worksheet"), part)
    sheets = child(target.workbook, "sheets")
    number = max(int(one.get("sheetId", "0")) for one in sheets) + 1
    listed = etree.SubElement(sheets, tag_in(sheets, "sheet"))
    listed.attrib.update({"name": name, "sheetId": str(number)})
    listed.set(f"{{{links_space(target.workbook)}}}id", link)
    return listed


def _renumber_names(target: Book, before: list[str], dropped: str) -> None:
    """Let names that belong to a sheet follow it; those of the sheet itself are dropped."""
    names = child(target.workbook, "definedNames")
    for one in () if names is None else list(names):
        number = one.get("localSheetId")
        if number is None or int(number) >= len(before):
            continue
        if before[int(number)] == dropped:
            names.remove(one)
        else:
            one.set("localSheetId", str(target.sheet_names.index(before[int(number)])))


def _take_names(source: Book, target: Book, name: str) -> None:
    """Take over what of the sheet is printed and filtered."""
    names = child(source.workbook, "definedNames")
    number = str(source.sheet_names.index(name))
    own = str(target.sheet_names.index(name))
    for one in () if names is None else names:
        if one.get("localSheetId") == number:
            here = demand_child(target.workbook, "definedNames")
            taken = etree.SubElement(here, tag_in(here, "definedName"), dict(one.attrib))
            taken.set("localSheetId", own)
            taken.text = one.text
