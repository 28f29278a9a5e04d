"""Elements of parts by name, in the order that the standard prescribes: programs repair others."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINKS = {
    "http://purl.oclc.org/ooxml/spreadsheetml/main": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
_USUAL_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
    *("ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
    *("picture", "oleObjects", "AlternateContent", "controls", "webPublishItems", "tableParts"),
    "extLst",
)
_WORKBOOK = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr"),
    *("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
_STYLES = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_ORDERS: Mapping[str, Sequence[str]] = {
    "worksheet": _SHEET,
    "workbook": _WORKBOOK,
    "styleSheet": _STYLES,
}


def namespace_of(element: Any) -> str:
    """Return the namespace of an element: Strict files have another one than the others."""
    return etree.QName(element).namespace or ""


def links_space(root: Any) -> str:
    """Return the namespace of the attributes by which a part names others."""
    return _LINKS.get(namespace_of(root), _USUAL_LINKS)


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def tag_in(parent: Any, name: str) -> str:
    """Return the full name of an element in the namespace of another."""
    return f"{{{namespace_of(parent)}}}{name}"


def child(parent: Any, name: str) -> Any:
    """Return the first child of a name; None where there is none."""
    return parent.find(tag_in(parent, name))


def add_text(parent: Any, text: str) -> None:
    """Add an element of text in which every space counts."""
    written = etree.SubElement(parent, tag_in(parent, "t"))
    written.set(_KEPT_SPACE, "preserve")
    written.text = text


def add_child(root: Any, name: str) -> Any:
    """Add a child to the root of a part, behind those that must stand before it."""
    order = _ORDERS[local_name(root)]
    rank = order.index(name)
    added = etree.Element(tag_in(root, name))
    place = 0
    for number, one in enumerate(root, start=1):
        if local_name(one) in order[: rank + 1]:
            place = number
    root.insert(place, added)
    return added


def demand_child(root: Any, name: str) -> Any:
    """Return a child of the root of a part, which is added where there is none."""
    found = child(root, name)
    return add_child(root, name) if found is None else found
