"""The whole workbook: its sheets in order, where each question stands, and its stamp."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from gaitool.form import CellKey, Form
from gaitool.layout.places import Address, Area, Place
from gaitool.layout.sheets import (
    CoverSheet,
    ExplanationSheet,
    LabelledInput,
    NarrativeSheet,
    TableSheet,
)
from gaitool.layout.tables import table_sheet
from gaitool.record import Record, Value
from gaitool.text.patterns import pattern

TEMPLATE_VERSION = 1
"""Raised whenever a question moves; the stamp of every workbook carries it."""

STAMP_NAME = "gaitool_stamp"
"""Name of the custom document property and of the defined name that carry the stamp."""

INSTRUCTIONS_SHEET = "填报说明"
COVER_SHEET = "封面"
EXPLANATIONS_SHEET = "核实说明"
COUNTING_SHEET = "计数依据"
"""The sheet that tells which applications of a register make up each figure; never read."""

FORM_SHEET = "表式"
"""The hidden sheet on which a workbook carries an edition that no installation has."""

CARRIED_FROM = Address(2, 1)
"""The first cell of that sheet that holds a piece of the edition; the others stand below it."""

NARRATIVE_FIRST_ROW = 5
SPARE_ROWS = 10
LIST_SEPARATOR = "；"
"""Between the entries of a cell that lists several; the names of sheets contain 、."""

LISTED_BLANK = "空"
"""What stands for an empty entry, so that figures keep their order beside the places."""


def listed(entries: Iterable[str]) -> str:
    """Return several entries as one cell lists them; an empty one keeps its position."""
    return LIST_SEPARATOR.join(entry or LISTED_BLANK for entry in entries)


COVER_FIELDS = MappingProxyType(
    {
        "agency": "机关名称",
        "agency_type": "机关类型",
        "level": "行政层级",
        "year": "报告年度",
        "date": "报告日期",
    }
)
# Searched for, not matched whole: a defined name keeps it as ="…".
_STAMP = r"gaitool form=([\w.-]+) template=(\d{1,6}) layout=([0-9a-f]{12})"


class Stamp(Value):
    """How a workbook was made: edition, version of the template, fingerprint of the layout."""

    form: str
    template: int
    fingerprint: str

    def __str__(self) -> str:
        return f"gaitool form={self.form} template={self.template} layout={self.fingerprint}"

    @classmethod
    def parse(cls, text: str) -> "Stamp | None":
        """Read a stamp; None where the text is none."""
        match = pattern(_STAMP).search(text)
        return cls(match[1], int(match[2]), match[3]) if match else None


REGISTER_VERSION = 1
"""Raised whenever a column of the register of applications changes its meaning."""

KNOWN_STAMP = "gaitool known=1"
"""Stands where the stamp does on the sheets for figures that others know of units."""

_REGISTER_STAMP = r"gaitool register=(\d{1,6}) form=([\w.-]+)"


class RegisterStamp(Value):
    """How a register of applications was made: its version, and the edition of its words."""

    version: int
    form: str

    def __str__(self) -> str:
        return f"gaitool register={self.version} form={self.form}"

    @classmethod
    def parse(cls, text: str) -> "RegisterStamp | None":
        """Read a stamp; None where the text is none."""
        match = pattern(_REGISTER_STAMP).search(text)
        return cls(int(match[1]), match[2]) if match else None


class WorkbookLayout(Record):
    """All sheets of the workbook of one edition, in their order."""

    form: Form
    cover: CoverSheet
    body: tuple[TableSheet | NarrativeSheet, ...]
    explanations: ExplanationSheet

    @cached_property
    def tables(self) -> Mapping[str, TableSheet]:
        """The table sheets by the key of their table."""
        return {sheet.table.key: sheet for sheet in self.body if isinstance(sheet, TableSheet)}

    @cached_property
    def narratives(self) -> Mapping[str, NarrativeSheet]:
        """The narrative sheets by the key of their part."""
        return {sheet.part.key: sheet for sheet in self.body if isinstance(sheet, NarrativeSheet)}

    @cached_property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of all sheets in order."""
        body = (sheet.name for sheet in self.body)
        return (INSTRUCTIONS_SHEET, self.cover.name, *body, self.explanations.name)

    @property
    def table_and_cover_names(self) -> tuple[str, ...]:
        """The sheets that can be told from any other by the labels on them."""
        return (self.cover.name, *(sheet.name for sheet in self.tables.values()))

    @property
    def carries_its_form(self) -> bool:
        """Whether the workbook has to carry its edition, since no installation has it."""
        return bool(self.form.source)

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of a workbook written with this layout."""
        import hashlib  # slow to load, and of no use to whoever only reads

        content = "\n".join(self._fingerprinted())
        # Twelve digits tell slips and tampering by hand; it is no signature.
        fingerprint = hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]
        return Stamp(self.form.version, TEMPLATE_VERSION, fingerprint)

    def _fingerprinted(self) -> Iterator[str]:
        for name, field in self.cover.fields.items():
            yield f"{self.cover.name} {name} {field.address}"
        for sheet in self.tables.values():
            yield from (f"{sheet.name} {label.area} {label.text}" for label in sheet.labels)
            yield from (f"{sheet.name} {q.address} {q.key}" for q in sheet.questions.values())
            yield from (f"{sheet.name} {q.address} ledger {q.key}" for q in sheet.ledger.values())
        for narrative in self.narratives.values():
            yield f"{narrative.name} {narrative.first_row}"
        if self.carries_its_form:
            # Sums and balances stand in no label: whoever alters the edition that a workbook
            # carries must not get another form judged under the old stamp.
            yield self.form.source

    def place_named(self, name: str) -> Place | None:
        """Return where the template puts what a finding calls by this name.

        Names are ``table.row.column``, ``cover.field`` and ``sections.part.index``; None for
        any other.
        """
        if key := self.form.find_cell(name):
            return self.place(key)
        match name.split("."):
            case ["cover", field] if field in self.cover.fields:
                return Place(self.cover.name, str(self.cover.fields[field].address))
            case ["sections", part, index] if part in self.narratives and index.isdecimal():
                sheet = self.narratives[part]
                address = Address(sheet.first_row + int(index), sheet.BODY_COLUMN)
                return Place(sheet.name, str(address))
            case _:
                return None

    def place(self, key: CellKey) -> Place:
        """Return where the template puts a cell of the form."""
        sheet = self.tables[key.table]
        return Place(sheet.name, str(sheet.questions[key].address))


@lru_cache(maxsize=32)
def layout_of(form: Form) -> WorkbookLayout:
    """Return the sheets of the workbook of an edition, in their order."""
    return WorkbookLayout(
        form=form,
        cover=_cover(len(form.parts)),
        body=tuple(
            table_sheet(part, part.table)
            if part.table
            else NarrativeSheet(part.sheet, part, NARRATIVE_FIRST_ROW)
            for part in form.parts
        ),
        explanations=ExplanationSheet(
            EXPLANATIONS_SHEET, ("规则编号", "位置", "数值", "说明"), header_row=4, rows=20
        ),
    )


def _cover(parts: int) -> CoverSheet:
    fields = {
        key: LabelledInput(label, Address(row, 2), Address(row, 3))
        for row, (key, label) in enumerate(COVER_FIELDS.items(), start=4)
    }
    progress, overview = Area(2, 2, 2, 6), Area(10, 2, 12 + parts, 6)
    return CoverSheet(COVER_SHEET, fields, progress, overview)
