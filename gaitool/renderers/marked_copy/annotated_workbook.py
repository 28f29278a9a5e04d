"""A copy of the user's workbook with every finding marked at its cell; values are untouched.

What has to be changed is added to the parts that are there; all other parts, pictures and macros
among them, are those of the original byte for byte.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from gaitool.findings import Finding
from gaitool.layout import Address, Area, Place, WorkbookLayout
from gaitool.office_files.editing.added_sheet import take_sheet
from gaitool.office_files.editing.book import Book
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.sheet import SEVERITY_FILLS, write_finding_list
from gaitool.renderers.marked_copy.fills import colour_cells, take_fills_away
from gaitool.renderers.marked_copy.notes import SheetNotes, take_notes_away
from gaitool.renderers.marked_copy.offered_rows import offer_explanations

Found = Mapping[Address, list[Finding]]
"""What was found in the cells of a sheet; of a merged area, in its first."""


class CannotBeMarked(Exception):
    """No copy can be marked; the reason is shown to the user."""


class MarkedCopy(NamedTuple):
    """A copy, and the cells that are coloured but could be given no note."""

    content: bytes
    without_note: tuple[Place, ...] = ()


def annotate_workbook(
    source: Path, content: bytes, findings: Iterable[Finding], layout: WorkbookLayout
) -> MarkedCopy:
    """Return the workbook with findings marked, listed on a first sheet, and ready to explain.

    The sheet of explanations gets a row for each open warning, with only the reason left to
    write. Raises UnusableFile for what is no workbook.
    """
    found = tuple(findings)
    book = Book(source, content)
    take_fills_away(book)
    take_notes_away(book)
    without_note: list[Place] = []
    for name, here in _by_sheet(book, found).items():
        colour_cells(book, name, {at: _gravest_fill(those) for at, those in here.items()})
        notes = SheetNotes(book, name)
        refused = [at for at, those in here.items() if not notes.say(at, those)]
        without_note += [Place(name, str(at)) for at in refused]
    offer_explanations(book, found, layout.explanations)
    listed = Book(Path(f"{LIST_SHEET}.xlsx"), write_finding_list(found, linked=True))
    take_sheet(listed, book, LIST_SHEET, first=True)
    book.show_first_alone()
    return MarkedCopy(book.parts.saved(), tuple(without_note))


def _by_sheet(book: Book, findings: Iterable[Finding]) -> Mapping[str, Found]:
    sheets: dict[str, dict[Address, list[Finding]]] = {}
    merged: dict[str, list[Area]] = {}
    for place, here in _by_place(findings).items():
        if place.sheet not in book.opened.sheets:
            continue
        if place.sheet not in merged:
            merged[place.sheet] = book.opened.merged_areas(place.sheet)
        at = _shown_at(_address(place), merged[place.sheet])
        sheets.setdefault(place.sheet, {}).setdefault(at, []).extend(here)
    return sheets


def _by_place(findings: Iterable[Finding]) -> Mapping[Place, list[Finding]]:
    places: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        for cell in finding.cells[: finding.suspects]:
            if cell.place.address and not cell.place.origin:
                places[cell.place].append(finding)
    return places


def _address(place: Place) -> Address:
    address = Address.parse(place.address)
    if address is None:
        raise ValueError(f"a finding names no cell: {place}")
    return address


def _shown_at(address: Address, merged: Iterable[Area]) -> Address:
    """Return the cell that shows what stands at an address: of a merged area the first."""
    return next((area.first for area in merged if area.covers(address)), address)


def _gravest_fill(findings: Iterable[Finding]) -> str:
    return SEVERITY_FILLS[min((one.severity for one in findings), key=lambda s: s.rank)]
