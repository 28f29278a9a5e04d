"""How the cells that a finding speaks of are marked where they are drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gaitool.findings import Finding, FoundCell
from gaitool.renderers.clean_text import clean_line
from gaitool.renderers.findings.wording import SEVERITY_SIGNS
from gaitool.renderers.pages.tables import CellMark

SUSPECT, COMPARED, TORN = "有问题的格", "拿来比较的格", "双线处省略了无关的行、列"
_EXPECTED = "应为"


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of one finding, by the names of the cells."""

    finding: Finding

    @property
    def sign(self) -> str:
        """What stands in a wrong cell, so that it is not told by its colour alone."""
        return SEVERITY_SIGNS[self.finding.severity]

    @cached_property
    def cells(self) -> Mapping[str, FoundCell]:
        """The cells of the report itself, the wrong ones first."""
        # What other files say of the same cell is not what stands in it.
        own = [cell for cell in self.finding.cells if cell.key and not cell.place.origin]
        return {cell.key: cell for cell in reversed(own)}

    def is_suspect(self, name: str) -> bool:
        """Whether a cell is one of the wrong ones."""
        return any(cell.key == name for cell in self.finding.cells[: self.finding.suspects])

    def mark(self, name: str, looks: Iterable[str] = ()) -> CellMark:
        """Return the mark of a cell, which has these looks in any case."""
        if name not in self.cells:
            return CellMark(" ".join(looks))
        if not self.is_suspect(name):
            return CellMark(" ".join(["compared", *looks]), said=COMPARED)
        # What is expected is told of the first cell; the others of a block are wrong alike.
        is_first = name == self.finding.cells[0].key
        expected = clean_line(self.finding.expected) if is_first else ""
        note = f"{_EXPECTED} {expected}" if expected else ""
        return CellMark(" ".join(["suspect", *looks]), self.sign, SUSPECT, note)
