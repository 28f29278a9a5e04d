"""What was found in the tables of a document, before it becomes answers."""

from dataclasses import dataclass, field

from gaitool.form import CellKey


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """The text that stands in a cell of the form; ``doubt`` says why it may not belong there."""

    key: CellKey
    text: str
    doubt: str = ""


@dataclass(slots=True)
class Found:
    """Collects figures, rows that could not be read, and what the form has no cell for."""

    figures: list[FoundFigure] = field(default_factory=list)
    unreadable: list[FoundFigure] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How much was found up to now, whatever it is."""
        return len(self.figures) + len(self.unreadable) + len(self.unplaced)
