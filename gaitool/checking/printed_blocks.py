"""What a finished document of gaitool's own prints of its data: lines and tables in order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from gaitool.as_printed import SIGNATURE, TITLE
from gaitool.checking.differences import bare, written_in
from gaitool.filled_report import FilledReport
from gaitool.form import Part, Table
from gaitool.layout import Area, Label, TableSheet, layout_of
from gaitool.text.written_dates import iso_day, printed_day


class Printed(NamedTuple):
    """A line of text or what stands in a cell, without white space, and whose it is.

    ``place`` is ``cover`` for the lines of the title, ``signature`` for those of who signed and
    when, ``sections.overview`` for a text, ``headings.disclosure`` for the heading of a part or
    the label of a cell, and the name of a cell for its figure. ``under`` is the label over or
    beside one that its table has more than once.
    """

    place: str
    text: str
    under: str = ""


class PrintedTable(NamedTuple):
    """The table of a part: of each row the cells that begin in it, their columns, and its end."""

    part: str
    rows: tuple[tuple[Printed, ...], ...]
    columns: tuple[tuple[int, ...], ...]


def printed_blocks(published: FilledReport) -> list[Printed | PrintedTable]:
    """Return what is printed of a report, given as a finished document carries it."""
    blocks = _blocks(published)
    return [one for one in blocks if isinstance(one, PrintedTable) or one.text]


def title_line(report: FilledReport) -> str:
    """Return the second line of the title."""
    year, title = report.cover.year, report.form.title
    return bare(f"{year}年{title}" if year else title)


def _blocks(report: FilledReport) -> Iterator[Printed | PrintedTable]:
    cover, form = report.cover, report.form
    yield Printed(TITLE, bare(cover.agency))
    yield Printed(TITLE, title_line(report))
    first = next(iter(form.sections), "")
    yield from _texts(report, first, is_preamble=True)
    for part in form.parts:
        yield Printed(f"headings.{part.key}", bare(part.heading))
        if part.table:
            yield _table(report, part, part.table)
        yield from _texts(report, part.key, is_preamble=False)
    day = iso_day(cover.date)
    yield Printed(SIGNATURE, bare(cover.agency))
    yield Printed(SIGNATURE, bare(printed_day(day) if day else cover.date))


def _texts(report: FilledReport, part: str, *, is_preamble: bool) -> Iterator[Printed]:
    place = f"sections.{part}"
    for entry in report.sections.get(part, ()):
        if entry.is_preamble == is_preamble:
            if not is_preamble:
                yield Printed(place, bare(entry.heading))
            yield from (Printed(place, bare(line)) for line in entry.body.split("\n"))


def _table(report: FilledReport, part: Part, table: Table) -> PrintedTable:
    sheet = layout_of(report.form).tables[table.key]
    place, texts = f"headings.{part.key}", Counter(one.text for one in sheet.labels)
    labels = (
        (
            one.area,
            Printed(place, bare(one.text), _head_of(one, sheet) if texts[one.text] > 1 else ""),
        )
        for one in sheet.labels
    )
    figures = (
        (question.area, Printed(str(key), written_in(report, key)))
        for key, question in sheet.questions.items()
    )
    corners = ((area, Printed(place, "")) for area in sheet.corners)
    cells = sorted((*labels, *corners, *figures), key=lambda cell: (cell[0].top, cell[0].left))
    rows = [tuple(row) for _, row in groupby(cells, key=lambda cell: cell[0].top)]
    return PrintedTable(
        part.key,
        rows=tuple(tuple(printed for _, printed in row) for row in rows),
        columns=tuple(_columns([area for area, _ in row] for row in rows)),
    )


def _head_of(label: Label, sheet: TableSheet) -> str:
    """Return the label over another one or to its left that is wider or higher than it."""
    own = label.area
    for other in sheet.labels:
        area = other.area
        is_over = area.bottom == own.top - 1 and area.left <= own.left <= own.right <= area.right
        is_beside = area.right == own.left - 1 and area.top <= own.top <= own.bottom <= area.bottom
        if (is_over or is_beside) and (area.right - area.left, area.bottom - area.top) != (
            own.right - own.left,
            own.bottom - own.top,
        ):
            return bare(other.text)
    return ""


def _columns(rows: Iterable[Sequence[Area]]) -> Iterator[tuple[int, ...]]:
    """Yield in which columns the cells of each row begin, one after the other, and the row ends."""
    filled_to: dict[int, int] = {}
    for row in rows:
        columns, column, top = [], 0, row[0].top
        for area in row:
            column = _free(filled_to, column, top)
            columns.append(column)
            width = area.right - area.left + 1
            filled_to |= dict.fromkeys(range(column, column + width), area.bottom)
            column += width
        yield (*columns, _free(filled_to, column, top))


def _free(filled_to: Mapping[int, int], column: int, row: int) -> int:
    """Return the next column that no cell from above fills in a row."""
    while filled_to.get(column, 0) >= row:
        column += 1
    return column
