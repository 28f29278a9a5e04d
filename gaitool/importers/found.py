"""What was found in the tables of a document, before it becomes answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from gaitool.as_printed import PrintedLabel, Unread
from gaitool.form import CellKey, Table

NO_LABELS = "行标题或列标题没有认出"
"""Why figures were not read: the label of their row or column is not known."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """The text that stands in a cell of the form; ``doubt`` says why it may not belong there.

    ``near`` is the label of its row where this is worded otherwise than the form has it.
    """

    key: CellKey
    text: str
    doubt: str = ""
    near: str = ""


class FigureLeft(NamedTuple):
    """A figure that no cell is for, told with its labels; the row is empty if the form has none."""

    table: str
    row: str
    told: str


@dataclass(slots=True)
class Found:
    """Collects figures, rows that could not be read, and what the form has no cell for.

    ``left`` are figures of tables that they have no cell for, with the keys of table and row.
    ``relabelled`` are labels worded otherwise than the form has them, in an ordered set. ``loose``
    are lines beside the tables that end in figures: rows perhaps, or numbers of pages.
    ``reading`` is the key of the table that the document is at, as the heading of a part or a
    label that no other table has showed last: what several tables call alike is taken for its.
    ``waiting`` counts the rows that wait until others have shown how to read them, ``taken_back``
    what was found at first and is gone by now; ``blank_rows`` are the tables and rows that are
    printed whole without a figure.
    """

    figures: list[FoundFigure] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    left: list[FigureLeft] = field(default_factory=list)
    loose: list[Unread] = field(default_factory=list)
    relabelled: dict[PrintedLabel, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    reading: str = ""
    waiting: int = 0
    taken_back: int = 0
    blank_rows: set[tuple[str, str]] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How much was found up to now, whatever it is."""
        found = len(self.figures) + len(self.unread) + len(self.unplaced)
        return found + self.waiting + self.taken_back

    def leave(self, table: Table, heads: Iterable[str], text: str, row: str = "") -> None:
        """Take in a figure that the table has no cell for, with the labels it stands under."""
        told = f"{' · '.join(heads)}：{text}"
        self.unplaced.append(f"{table.name} · {told}")
        self.left.append(FigureLeft(table.key, row, told))

    def leave_row(self, table: str, texts: Iterable[str]) -> None:
        """Take in a row of figures that belongs to a table, though to no row that is known."""
        unread = _unknown_row(table, texts)
        self.unplaced.append(f"没有认出的一行：{unread.text}")
        self.unread.append(unread)

    def take_row_back(self, table: str, texts: Iterable[str]) -> None:
        """Take in that a row which was left is known by now."""
        unread = _unknown_row(table, texts)
        self.unplaced.remove(f"没有认出的一行：{unread.text}")
        self.unread.remove(unread)
        self.taken_back += 2

    def take_back(self, figures: Collection[FoundFigure]) -> None:
        """Take in that figures may not be those of their cells, by what stands after them."""
        self.figures = [one for one in self.figures if one not in figures]
        self.taken_back += len(figures)

    def note(self, words: str) -> None:
        """Take in something to be said once."""
        if words not in self.notes:
            self.notes.append(words)


def _unknown_row(table: str, texts: Iterable[str]) -> Unread:
    return Unread(table, "、".join(texts), NO_LABELS)
