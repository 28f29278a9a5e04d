"""The cells of a sheet's part: found by their addresses, and given other contents."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from gaitool.layout import Address
from gaitool.office_files.editing.ordered import add_text, child, local_name, tag_in


class SheetPart:
    """The cells of a sheet as its part has them; what stands beside their contents is kept."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._rows: dict[int, Any] = {}
        self._cells: dict[Address, Any] = {}
        self._index()

    def _index(self) -> None:
        """Find every cell; one that does not say its place stands next to the one before."""
        row = 0
        for line in self.root.iter(self.tag("row")):
            row = int(line.get("r") or row + 1)
            self._rows[row] = line
            column = 0
            for cell in line.iter(self.tag("c")):
                said = Address.parse(cell.get("r", ""))
                column = said.column if said else column + 1
                self._cells[Address(row, column)] = cell

    def tag(self, name: str) -> str:
        """Return the full name of an element of this sheet."""
        return tag_in(self.root, name)

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

    def row(self, number: int) -> Any:
        """Return a row, which is made where there is none."""
        return self._rows[number] if number in self._rows else self._made_row(number)

    def write_number(self, address: Address, number: int) -> None:
        """Write a number; the cell keeps its looks."""
        etree.SubElement(self._emptied(address), self.tag("v")).text = str(number)

    def write_text(self, address: Address, text: str) -> None:
        """Write a text, or nothing for an empty one; the cell keeps its looks."""
        cell = self._emptied(address)
        if text:
            cell.set("t", "inlineStr")
            add_text(etree.SubElement(cell, self.tag("is")), text)

    def look(self, address: Address) -> str:
        """Return the number of a cell's look; empty where it has none of its own."""
        cell = self._cells.get(address)
        look = "" if cell is None else cell.get("s", "")
        return "" if look == "0" else look

    def give_look(self, address: Address, look: str) -> None:
        """Give a cell, which is made where there is none, a look of the workbook."""
        self._demanded(address).set("s", look)

    def column_width(self, column: int) -> float | None:
        """Return the width of a column in characters, where the sheet says it."""
        columns = child(self.root, "cols")
        for one in () if columns is None else columns:
            if int(one.get("min")) <= column <= int(one.get("max")) and one.get("width"):
                return float(one.get("width"))
        return None

    def take(self, address: Address, other: Any) -> None:
        """Write the formula and the value of a cell of another sheet."""
        cell = self._emptied(address)
        if kind := other.get("t"):
            cell.set("t", kind)
        for one in other:
            etree.SubElement(cell, self.tag(local_name(one))).text = one.text

    def take_result(self, cell: Any, other: Any) -> None:
        """Let a formula have given what a cell of another sheet gives."""
        self.forget_value(cell)
        if kind := other.get("t"):
            cell.set("t", kind)
        value = child(other, "v")
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
        cell = self._demanded(address)
        cell.attrib.pop("t", None)
        for one in list(cell):
            cell.remove(one)
        return cell

    def _demanded(self, address: Address) -> Any:
        cell = self._cells.get(address)
        return self._made(address) if cell is None else cell

    def _made(self, address: Address) -> Any:
        row = self.row(address.row)
        cell = etree.Element(self.tag("c"), r=str(address))
        columns = [at.column for at in self._cells if at.row == address.row]
        before = max((n for n in columns if n < address.column), default=None)
        if before is None:
            row.insert(0, cell)
        else:
            self._cells[Address(address.row, before)].addnext(cell)
        self._cells[address] = cell
        return cell

    def _made_row(self, number: int) -> Any:
        row = etree.Element(self.tag("row"), r=str(number))
        before = max((n for n in self._rows if n < number), default=None)
        if before is None:
            child(self.root, "sheetData").insert(0, row)
        else:
            self._rows[before].addnext(row)
        self._rows[number] = row
        return row
