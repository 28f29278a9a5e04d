"""A finding drawn: the part of each table, or the cover, in which its cells stand, marked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from gaitool.filled_report import FilledReport
from gaitool.findings import Finding
from gaitool.layout import COVER_FIELDS, COVER_SHEET, LabelKind, layout_of
from gaitool.renderers.check_page.excerpt import Excerpt, excerpt_around
from gaitool.renderers.check_page.marks import Marks
from gaitool.renderers.clean_text import clean_line
from gaitool.renderers.pages.tables import CellMark, PageCell, PageRow, PageTable, page_table
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid, printed_grid
from gaitool.text.shortening import shortened

_LONGEST = 60
"""Of what is shown in a cell: figures are short, and what else a person wrote is told beside."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table as a page needs it, and which of its marks have to be explained."""

    table: PageTable
    sign: str
    has_suspect: bool
    has_compared: bool
    is_torn: bool = False


@dataclass(frozen=True, eq=False)
class DrawnReport:
    """A report whose tables are laid out once, for all the findings that are drawn in them."""

    report: FilledReport

    @cached_property
    def grids(self) -> Mapping[str, PrintedGrid]:
        """The tables as the form prints them, by key."""
        tables = self.report.form.tables
        return {key: printed_grid(table, self.report) for key, table in tables.items()}


def drawings(drawn: DrawnReport, finding: Finding, identity: str) -> Iterator[Drawing]:
    """Yield the cover and the tables in which the finding has cells, in the order of the sheets.

    The ids of a drawing begin with ``identity``.
    """
    report, marks = drawn.report, Marks(finding)
    fields = {f"cover.{field}": field for field in COVER_FIELDS}
    if spoken_of := marks.cells.keys() & fields.keys():
        cover = _cover(report, marks, f"{identity}-cover")
        yield _drawing(cover, marks, spoken_of)
    keys = [key for key in report.form.cells if str(key) in marks.cells]
    for table, sheet in layout_of(report.form).tables.items():
        own = [key for key in keys if key.table == table]
        if own:
            around = excerpt_around(drawn.grids[table], own)
            caption = sheet.part.heading if around.is_whole else f"{sheet.part.heading}（节选）"
            marked = _table(around, caption, f"{identity}-{table}", marks)
            yield replace(_drawing(marked, marks, map(str, own)), is_torn=not around.is_whole)


def _drawing(table: PageTable, marks: Marks, spoken_of: Iterable[str]) -> Drawing:
    wrong = [marks.is_suspect(name) for name in spoken_of]
    return Drawing(table, marks.sign, has_suspect=any(wrong), has_compared=not all(wrong))


def _cover(report: FilledReport, marks: Marks, identity: str) -> PageTable:
    rows = tuple(_cover_row(report, field, marks, identity) for field in COVER_FIELDS)
    return PageTable(identity, COVER_SHEET, widths=(), head=(), bodies=(rows,))


def _cover_row(report: FilledReport, field: str, marks: Marks, identity: str) -> PageRow:
    label = f"{identity}-{field}"
    written = shortened(clean_line(getattr(report.cover, field)), _LONGEST)
    return (
        PageCell(label, COVER_FIELDS[field], "row", "", 1, 1),
        PageCell("", written, "", label, 1, 1, marks.mark(f"cover.{field}")),
    )


def _table(around: Excerpt, caption: str, identity: str, marks: Marks) -> PageTable:
    """Return an excerpt in which each cell spoken of shows what the rule saw there."""

    def as_found(cell: GridCell) -> GridCell:
        found = marks.cells.get(str(cell.key))
        # A blank that the office lets count as 0 is drawn as that 0, like those around it.
        text = (clean_line(found.value) if found else "") or cell.text
        return replace(cell, text=shortened(text, _LONGEST)) if cell.key else cell

    def mark_of(cell: GridCell) -> CellMark:
        looks = [edge for edge, is_torn in _edges(cell, around).items() if is_torn]
        if cell.kind is LabelKind.CORNER:
            looks.append("corner")
        return marks.mark(str(cell.key), looks)

    grid = replace(around.grid, cells=tuple(map(as_found, around.grid.cells)))
    return page_table(grid, caption, identity, mark_of)


def _edges(cell: GridCell, around: Excerpt) -> dict[str, bool]:
    """Return for each edge of a cell whether rows or columns were left out there."""
    area, rows, columns = cell.area, around.torn_rows, around.torn_columns
    return {
        "torn-above": area.top in rows,
        "torn-left": area.left in columns,
        "torn-below": area.bottom + 1 in rows,
        "torn-right": area.right + 1 in columns,
    }
