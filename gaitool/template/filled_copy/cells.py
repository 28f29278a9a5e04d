"""The cells of a sheet's part: found by their addresses, and given other contents."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from gaitool.layout import Address


class SheetPart:
    """The cells of a sheet as its part has them; what stands beside their contents is kept."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._space = f"{{{etree.QName(root).namespace}}}"
        self._rows: dict[int, Any] = {}
        self._cells: dict[Address, Any] = {}
        self._index()

    def _index(self) -> None:
        """Find every cell; where one does not say its place it stands behind the one before."""
        row = 0
        for line in self.root.iter(f"{self._space}row"):
            row = int(line.get("r") or row + 1)
            self._rows[row] = line
            column = 0
            for cell in line.iter(f"{self._space}c"):
                said = Address.parse(cell.get("r", ""))
                column = said.column if said else column + 1
                self._cells[Address(row, column)] = cell

    def tag(self, name: str) -> str:
        """Return the full name of an element of this sheet."""
        return f"{self._space}{name}"

    def find(self, address: Address) -> Any:
        """Return a cell; None where nothing is written."""
        return self._cells.get(address)

    def holds_something(self, address: Address) -> bool:
        """Whether a value or a formula stands in a cell."""
        cell = self._cells.get(address)
        return cell is not None and any((one.text or len(one)) for one in cell)

    @property
    def formulas(self) -> Iterator[tuple[Address, Any]]:
        """Every cell that holds a formula."""
        has_formula = self.tag("f")
        return ((at, c) for at, c in self._cells.items() if c.find(has_formula) is not None)

    def write_number(self, address: Address, number: int) -> None:
        """Write a number; the cell keeps its looks."""
        etree.SubElement(self._emptied(address), self.tag("v")).text = str(number)

    def write_text(self, address: Address, text: str) -> None:
        """Write a text; the cell keeps its looks."""
        cell = self._emptied(address)
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, self.tag("is")), self.tag("t")).text = text

    def take(self, address: Address, other: Any) -> None:
        """Write the formula and the value of a cell of another sheet."""
        cell = self._emptied(address)
        if kind := other.get("t"):
            cell.set("t", kind)
        for one in other:
            etree.SubElement(cell, self.tag(etree.QName(one).localname)).text = one.text

    def take_result(self, cell: Any, other: Any) -> None:
        """Let a formula have given what a cell of another sheet gives."""
        self.forget_value(cell)
        if kind := other.get("t"):
            cell.set("t", kind)
        value = other.find(f"{{{etree.QName(other).namespace}}}v")
        if value is not None:
            etree.SubElement(cell, self.tag("v")).text = value.text

    def forget_value(self, cell: Any) -> None:
        """Drop what a formula last gave, so that every program calculates it anew."""
        cell.attrib.pop("t", None)
        for value in cell.findall(self.tag("v")):
            cell.remove(value)

    def free_orphans(self) -> None:
        """Let formulas that shared one that is gone keep their values alone."""
        shared = [(c, c.find(self.tag("f"))) for _, c in self.formulas]
        shared = [(c, f) for c, f in shared if f.get("t") == "shared"]
        known = {f.get("si") for _, f in shared if f.get("ref")}
        for cell, formula in shared:
            if formula.get("si") not in known:
                cell.remove(formula)

    def _emptied(self, address: Address) -> Any:
        cell = self._cells.get(address)
        if cell is None:
            cell = self._made(address)
        cell.attrib.pop("t", None)
        for one in list(cell):
            cell.remove(one)
        return cell

    def _made(self, address: Address) -> Any:
        row = self._rows.get(address.row)
        if row is None:
            row = etree.Element(self.tag("row"), r=str(address.row))
            before = max((n for n in self._rows if n < address.row), default=None)
            if before is None:
                self.root.find(self.tag("sheetData")).insert(0, row)
            else:
                self._rows[before].addnext(row)
            self._rows[address.row] = row
        cell = etree.Element(self.tag("c"), r=str(address))
        columns = [at.column for at in self._cells if at.row == address.row]
        before = max((n for n in columns if n < address.column), default=None)
        if before is None:
            row.insert(0, cell)
        else:
            self._cells[Address(address.row, before)].addnext(cell)
        self._cells[address] = cell
        return cell
