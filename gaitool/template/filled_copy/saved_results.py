"""Renews what the formulas of a copy last gave: some programs show it and calculate nothing."""

from gaitool.filled_report import FilledReport
from gaitool.layout import Address, layout_of
from gaitool.office_files.editing.book import Book

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
    copy.calculate_on_opening()


def _fresh_cell(fresh: Book, name: str, address: Address) -> object | None:
    if name not in fresh.opened.sheets:
        return None
    sheet = fresh.sheet(name)
    cell = sheet.find(address)
    return cell if cell is not None and cell.find(sheet.tag("f")) is not None else None
