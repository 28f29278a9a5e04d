"""What a form is made of: its parts in order, each a table or text; and the edition itself."""

from collections.abc import Mapping
from functools import cached_property

from gaitool.form.agency import AgencyType
from gaitool.form.tables import CellKey, Column, NotInForm, Row, Table
from gaitool.record import Record, Value, made


class SubHeading(Value):
    """A sub-heading that a blank workbook offers, with a draft of its text, if there is one.

    ``all_figures`` tells that the draft draws every figure from the tables and says nothing
    that a person would have to verify.
    """

    heading: str
    draft: str = ""
    all_figures: bool = False


class Aspect(Value):
    """What a part has to speak of, and the wordings that do so (a regular expression).

    ``only`` is the one type of organ that has to; None where all have to. What ``not_meant``
    matches is other work that only sounds like it (市场监督), and is passed over.
    """

    name: str
    wordings: str
    only: AgencyType | None = None
    not_meant: str = ""


class Part(Record):
    """One of the parts of the report: a table, or text under sub-headings.

    ``sheet`` is what its sheet in the workbook is called. Only text parts have sub-headings and
    aspects.
    """

    key: str
    heading: str
    sheet: str
    table: Table | None = None
    subheadings: tuple[SubHeading, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    guidance: str = ""

    @property
    def presets(self) -> tuple[str, ...]:
        """The sub-headings a blank workbook offers."""
        return tuple(one.heading for one in self.subheadings)


class Form(Record):
    """An edition of the statutory form: its parts in order.

    ``title`` is what a report on it is called, ``basis`` the document that prescribes it.
    ``years`` are those it is reported in; where none has been set as its last, the end of the
    range only keeps out slips such as 2204. ``succeeds`` is the version it replaced; ``becomes``
    names the rows (``table.row``) that are called otherwise in the edition that replaced this one.
    ``source`` is the text of an edition file that workbooks carry with them; it is empty for the
    editions that every installation has. ``extends`` is the version that a supplement builds on.
    """

    version: str
    title: str
    basis: str
    years: range
    parts: tuple[Part, ...]
    succeeds: str = ""
    becomes: Mapping[str, str] = made(factory=dict)
    source: str = ""
    extends: str = ""

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by key, in order."""
        return {part.table.key: part.table for part in self.parts if part.table}

    @cached_property
    def sections(self) -> Mapping[str, Part]:
        """The parts that are text, by key, in order."""
        return {part.key: part for part in self.parts if not part.table}

    @cached_property
    def cells(self) -> tuple[CellKey, ...]:
        """All cells of all tables in reading order."""
        return tuple(key for table in self.tables.values() for key in table.cells)

    def __contains__(self, key: CellKey) -> bool:
        return key.table in self.tables and key in self.tables[key.table]

    def table_of(self, key: CellKey) -> Table:
        """Return the table a cell belongs to; NotInForm where the form has no such cell."""
        if key not in self:
            raise NotInForm(key)
        return self.tables[key.table]

    def caption_of(self, table: Table) -> str:
        """Return what a table is called by who does not see where it stands: by its part."""
        heading = next(part.heading for part in self.parts if part.table is table)
        return f"{heading.partition('、')[2] or heading}表"

    def label(self, key: CellKey) -> str:
        """Return the words that name a cell: row and column, as printed."""
        table = self.table_of(key)
        return f"{table.row(key).path} · {table.column(key).label}"

    def find_cell(self, name: str) -> CellKey | None:
        """Return the cell called ``table.row.column``, or None where there is none."""
        # ``sections.overview.2`` has two dots as well; no table is called so.
        key = CellKey.named(name) if name.count(".") == 2 else None
        return key if key and key in self else None

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table, none where the edition has no such table."""
        return self.tables[table].rows if table in self.tables else ()

    def columns(self, table: str) -> tuple[Column, ...]:
        """Return the columns of a table, none where the edition has no such table."""
        return self.tables[table].columns if table in self.tables else ()
