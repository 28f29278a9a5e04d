"""Renews what the formulas of a copy last gave: some programs show it and calculate nothing."""

from lxml import etree

from gaitool.filled_report import FilledReport
from gaitool.layout import Address, layout_of
from gaitool.template.filled_copy.book import Book

_BEFORE_HOW = ("sheets", "functionGroups", "externalReferences", "definedNames")
_LARGEST_OWN_SHEET = 16 * 1024 * 1024
"""Bytes; the formulas of a larger one keep what they last gave until a program opens the copy."""


def renew_results(fresh: Book, copy: Book, report: FilledReport) -> None:
    """Give the formulas of the template the results of a fresh workbook with the same figures.

    Those of the office that may follow the counted figures lose theirs, so that every program
    calculates them; links to other files keep theirs, for nobody can calculate them here.
    """
    layout = layout_of(report.form)
    is_ours = copy.opened.stamp == layout.stamp
    counted = {sheet.name for sheet in layout.tables.values()}
    inputs = {(place.sheet, place.address) for place in report.places.values()}
    for name in copy.opened.sheets:
        if copy.size(name) > _LARGEST_OWN_SHEET:
            continue
        sheet = copy.sheet(name)
        for address, cell in list(sheet.formulas):
            known = _fresh_cell(fresh, name, address) if is_ours else None
            formula = cell.find(sheet.tag("f")).text or ""
            if known is not None:
                sheet.take_result(cell, known)
            elif (name, str(address)) in inputs and not any(one in formula for one in counted):
                continue
            elif "[" not in formula:
                sheet.forget_value(cell)
    _calculate_on_opening(copy)


def _fresh_cell(fresh: Book, name: str, address: Address) -> object | None:
    if name not in fresh.opened.sheets:
        return None
    sheet = fresh.sheet(name)
    cell = sheet.find(address)
    return cell if cell is not None and cell.find(sheet.tag("f")) is not None else None


def _calculate_on_opening(copy: Book) -> None:
    """Say that all is to be calculated; the order in which formulas were is then not needed."""
    space = f"{{{etree.QName(copy.workbook).namespace}}}"
    how = copy.workbook.find(f"{space}calcPr")
    if how is None:
        how = etree.Element(f"{space}calcPr")
        last = [
            one for name in _BEFORE_HOW if (one := copy.workbook.find(f"{space}{name}")) is not None
        ]
        last[-1].addnext(how)
    how.set("fullCalcOnLoad", "1")
    copy.parts.drop_linked(copy.workbook_part, "calcChain")
