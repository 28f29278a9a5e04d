"""A workbook as its parts, and as its reader knows it."""

from pathlib import Path
from typing import Any

from gaitool.layout import Address, Place
from gaitool.office_files.opened import open_workbook
from gaitool.template.filled_copy.cells import SheetPart
from gaitool.template.filled_copy.parts import Parts


class Book:
    """The sheets of a workbook by name, to be changed part by part."""

    def __init__(self, path: Path, content: bytes) -> None:
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

    @property
    def changed_sheets(self) -> tuple[SheetPart, ...]:
        """The sheets that were asked for."""
        return tuple(self._sheets.values())

    def size(self, name: str) -> int:
        """Return how many bytes a sheet has."""
        return self.parts.size(self.opened.sheets[name])

    def sheet(self, name: str) -> SheetPart:
        """Return the cells of a sheet."""
        if name not in self._sheets:
            self._sheets[name] = SheetPart(self.parts.tree(self.opened.sheets[name]))
        return self._sheets[name]

    def at(self, place: Place) -> tuple[SheetPart, Address]:
        """Return the sheet and the address of a place; KeyError where there is none."""
        address = Address.parse(place.address)
        if address is None:
            raise KeyError(place)
        return self.sheet(place.sheet), address
