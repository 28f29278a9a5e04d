"""A workbook as its parts, and as its reader knows it."""

import posixpath
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from gaitool.layout import Address, Place
from gaitool.office_files.editing.cells import SheetPart
from gaitool.office_files.editing.ordered import child, demand_child, namespace_of
from gaitool.office_files.editing.parts import Parts, links_of
from gaitool.office_files.editing.styles import Styles, plain_styles
from gaitool.office_files.opened import open_workbook

_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


class Book:
    """The sheets of a workbook by name, to be changed part by part."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Open a workbook; raises UnusableFile, and ForbiddenMarkup or ExpatError as reading."""
        self.opened = open_workbook(path, content)
        self.parts = Parts(content)
        self._sheets: dict[str, SheetPart] = {}

    @property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets."""
        return self.opened.package.workbook_part

    @property
    def workbook(self) -> Any:
        """The root of that part."""
        return self.parts.tree(self.workbook_part)

    @cached_property
    def styles(self) -> Styles:
        """The looks of the workbook."""
        name = self.opened.styles_part or self._added_styles()
        return Styles(self.parts.tree(name))

    def _added_styles(self) -> str:
        """Add the part of styles, which some programs leave out."""
        name = self.parts.free_name(f"{self.folder}/styles".lstrip("/"), ".xml")
        self.parts.add_typed(name, plain_styles(namespace_of(self.workbook)), _STYLES_TYPE)
        self.parts.link(self.workbook_part, self.link_kind("styles"), name)
        return name

    @property
    def folder(self) -> str:
        """Where the parts of the workbook stand."""
        return posixpath.dirname(self.workbook_part)

    @property
    def sheet_names(self) -> list[str]:
        """The names of the sheets as they are now, in their order."""
        return [one.get("name", "") for one in child(self.workbook, "sheets")]

    @property
    def changed_sheets(self) -> tuple[SheetPart, ...]:
        """The sheets that were asked for."""
        return tuple(self._sheets.values())

    def size(self, name: str) -> int:
        """Return how many bytes a sheet has when it is unpacked."""
        return self.parts.size(self.opened.sheets[name])

    def at(self, place: Place) -> tuple[SheetPart, Address]:
        """Return the sheet and the address of a place; KeyError where there is none."""
        address = Address.parse(place.address)
        if address is None:
            raise KeyError(place)
        return self.sheet(place.sheet), address

    def calculate_on_opening(self) -> None:
        """Say that all is to be calculated; the order in which formulas were is then not needed."""
        demand_child(self.workbook, "calcPr").set("fullCalcOnLoad", "1")
        link = self.parts.linked(self.workbook_part, "calcChain")
        if link is not None:
            self.parts.unlink(self.workbook_part, link)

    def sheets_with(self, words: bytes) -> Iterator[tuple[str, str]]:
        """Yield name and part of each sheet in whose part some words stand."""
        for name, part in self.opened.sheets.items():
            if words in self.parts.content(part):
                yield name, part

    def sheet(self, name: str) -> SheetPart:
        """Return the cells of a sheet."""
        if name not in self._sheets:
            self._sheets[name] = SheetPart(self.sheet_root(name))
        return self._sheets[name]

    def sheet_root(self, name: str) -> Any:
        """Return the root of a sheet's part."""
        return self.parts.tree(self.opened.sheets[name])

    def link_kind(self, name: str) -> str:
        """Return the full name of a type of link: Strict files have others."""
        links = self.parts.tree(links_of(self.workbook_part))
        sheets = (one.get("Type") for one in links if one.get("Type", "").endswith("/worksheet"))
        return f"{next(sheets).removesuffix('worksheet')}{name}"

    def show_first_alone(self) -> None:
        """Open the workbook at its first sheet.

        Two selected tabs are a group in Excel: what a person types into one goes into both.
        """
        for view in demand_child(self.workbook, "bookViews"):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", None)
        first = self.sheet_names[0]
        for name, part in self.sheets_with(b"tabSelected"):
            if name != first:
                views = child(self.parts.tree(part), "sheetViews")
                for view in () if views is None else views:
                    view.attrib.pop("tabSelected", None)
