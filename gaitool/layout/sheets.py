"""What a sheet of the workbook consists of: labels, questions, switches and text rows."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from gaitool.form import CellKey, Part, Table
from gaitool.layout.places import Address, Area, rectangles
from gaitool.record import Record, Value


class LabelKind(Enum):
    """What a label of the form is for; the writer chooses its look by this."""

    CAPTION = auto()
    COLUMN_HEAD = auto()
    ROW_HEAD = auto()
    CORNER = auto()


class Label(NamedTuple):
    """A printed text of the form and the (merged) cells it fills."""

    text: str
    area: Area
    kind: LabelKind


class Anchor(NamedTuple):
    """A label by which a row or column is recognised.

    ``group`` is the heading over it, given where the label alone would be ambiguous.
    """

    text: str
    address: Address
    group: "Anchor | None" = None


class Question(NamedTuple):
    """A cell of the form on the sheet, with the labels that say what is asked there.

    ``row_anchor`` is None where the form prints no label left of the row (table 四).
    """

    key: CellKey
    area: Area
    row_anchor: Anchor | None
    column_anchor: Anchor

    @property
    def address(self) -> Address:
        """The cell that holds the figure."""
        return self.area.first


class LabelledInput(NamedTuple):
    """An input beside its label: fields of the cover, the switch for blanks."""

    label: str
    label_address: Address
    address: Address


class TableSheet(Record):
    """A sheet that reproduces one table of the form, under its title and a line of guidance.

    ``ledger`` asks for independent totals (台账核对数) outside the printed form, which fills
    ``form_area``; ``ledger_labels`` are the words beside them. ``corners`` are those of the form
    above row labels and left of column heads in which nothing is printed.
    """

    name: str
    part: Part
    table: Table
    form_area: Area
    labels: tuple[Label, ...]
    questions: Mapping[CellKey, Question]
    zero_switch: LabelledInput
    ledger: Mapping[CellKey, Question]
    ledger_labels: tuple[Label, ...] = ()
    corners: tuple[Area, ...] = ()

    # Row 3 has the switch for blanks, row 4 the four counts; the form begins in row 5.
    TITLE = Address(1, 1)
    GUIDANCE = Address(2, 1)

    @cached_property
    def addresses(self) -> Mapping[CellKey, Address]:
        """Where each question is answered."""
        return {key: question.address for key, question in self.questions.items()}

    @cached_property
    def ledger_addresses(self) -> Mapping[CellKey, Address]:
        """Where each independent total is asked for."""
        return {key: question.address for key, question in self.ledger.items()}

    def sum_areas(self, key: CellKey) -> list[Area]:
        """Return the cells that a total's formula adds up, and no others; none for an input."""
        return rectangles(self.questions[part].address for part in self.table.sum_parts(key))


class NarrativeSheet(Record):
    """A sheet of sub-headings (column B) with their text (column C), one pair a row."""

    name: str
    part: Part
    first_row: int

    HEADING_COLUMN = 2
    BODY_COLUMN = 3
    # Above the heads, as the counts of a table sheet are above its form.
    LEFT_COUNT = Address(3, 2)
    LEFT_NAMES = Address(3, 3)


class CoverSheet(Value):
    """The sheet that tells who reports; fields by their keys.

    Above them one line tells how far the workbook is filled in. Below them stands an overview:
    its heading, a head row, a row for the cover itself and one for each sheet of the form.
    """

    name: str
    fields: Mapping[str, LabelledInput]
    progress: Area
    overview: Area


class ExplanationSheet(Value):
    """The sheet where a person answers what warnings ask; one explanation a row."""

    name: str
    columns: tuple[str, ...]
    header_row: int
    rows: int
