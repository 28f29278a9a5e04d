"""A finding drawn: the excerpts of the tables in which its cells stand, the wrong ones marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gaitool.filled_report import FilledReport
from gaitool.findings import Finding, FoundCell
from gaitool.form import CellKey
from gaitool.layout import layout_of
from gaitool.renderers.check_page.excerpt import Excerpt, excerpt_around
from gaitool.renderers.clean_text import clean_line
from gaitool.renderers.findings.wording import SEVERITY_SIGNS
from gaitool.renderers.pages.tables import CellMark, PageTable, page_table
from gaitool.renderers.tables.printed_table import GridCell, printed_grid

SUSPECT, COMPARED, TORN = "要改的格", "拿来比较的格", "双线处省略了无关的行、列"
_EXPECTED = "应为"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An excerpt as a page needs it, and which of its marks have to be explained."""

    table: PageTable
    sign: str
    has_suspect: bool
    has_compared: bool
    is_torn: bool


def drawings(report: FilledReport, finding: Finding, identity: str) -> Iterator[Drawing]:
    """Yield a drawing for each table in which the finding has cells, in the order of the form.

    The ids of a drawing begin with ``identity``.
    """
    pen = _Pen(finding, SEVERITY_SIGNS[finding.severity], _cells_of_form(report, finding))
    for table, sheet in layout_of(report.form).tables.items():
        keys = [key for key in pen.cells if key.table == table]
        if keys:
            around = excerpt_around(printed_grid(sheet.table, report), keys)
            caption = sheet.part.heading if around.is_whole else f"{sheet.part.heading}（节选）"
            yield pen.drawn(around, caption, f"{identity}-{table}")


def _cells_of_form(report: FilledReport, finding: Finding) -> Mapping[CellKey, FoundCell]:
    """Return the cells of this report's tables that a finding speaks of, suspects first."""
    keys = {str(key): key for key in report.form.cells}
    cells: dict[CellKey, FoundCell] = {}
    for cell in finding.cells:
        # What other files say of the same cell is no figure of this table.
        if cell.key in keys and not cell.place.origin:
            cells.setdefault(keys[cell.key], cell)
    return cells


@dataclass(frozen=True, eq=False)
class _Pen:
    """Draws what a finding speaks of into an excerpt."""

    finding: Finding
    sign: str
    cells: Mapping[CellKey, FoundCell]

    def drawn(self, around: Excerpt, caption: str, identity: str) -> Drawing:
        """Return the drawing; each cell spoken of shows what the rule saw there."""
        grid = replace(around.grid, cells=tuple(map(self._as_found, around.grid.cells)))
        spoken_of = [cell.key for cell in grid.cells if cell.key in self.cells]
        return Drawing(
            page_table(grid, caption, identity, lambda cell: self._mark(cell, around)),
            self.sign,
            has_suspect=any(map(self._is_suspect, spoken_of)),
            has_compared=not all(map(self._is_suspect, spoken_of)),
            is_torn=not around.is_whole,
        )

    def _as_found(self, cell: GridCell) -> GridCell:
        found = self.cells.get(cell.key) if cell.key else None
        return replace(cell, text=clean_line(found.value)) if found else cell

    def _is_suspect(self, key: CellKey | None) -> bool:
        return bool(key) and str(key) in (one.key for one in self._suspects)

    @property
    def _suspects(self) -> tuple[FoundCell, ...]:
        return self.finding.cells[: self.finding.suspects]

    def _mark(self, cell: GridCell, around: Excerpt) -> CellMark:
        torn = _torn_edges(cell, around)
        if cell.key not in self.cells:
            return CellMark(" ".join(torn))
        if not self._is_suspect(cell.key):
            return CellMark(" ".join(["compared", *torn]), said=COMPARED)
        # What is expected is told of the first cell; the others of a block are wrong alike.
        is_first = str(cell.key) == self.finding.cells[0].key
        expected = self.finding.expected if is_first else ""
        note = f"{_EXPECTED} {clean_line(expected)}" if expected else ""
        return CellMark(" ".join(["suspect", *torn]), self.sign, SUSPECT, note)


def _torn_edges(cell: GridCell, around: Excerpt) -> Iterator[str]:
    """Yield at which of its edges rows or columns were left out."""
    area, rows, columns = cell.area, around.torn_rows, around.torn_columns
    edges = {
        "torn-above": area.top in rows,
        "torn-left": area.left in columns,
        "torn-below": area.bottom + 1 in rows,
        "torn-right": area.right + 1 in columns,
    }
    return (edge for edge, is_torn in edges.items() if is_torn)
