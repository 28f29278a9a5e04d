"""Finds the three statutory tables among all tables of a document, by their labels alone."""

from collections.abc import Iterable, Iterator

from gaitool.importers.blocks import PrintedCell, PrintedRow, PrintedTable
from gaitool.importers.found import Found
from gaitool.importers.labels import (
    APPLICATIONS_LABELS,
    DISCLOSURE_LABELS,
    DISPUTES_LABELS,
    core,
    is_figure,
)
from gaitool.importers.outcome_tables import OutcomeTable, counts_columns
from gaitool.importers.row_tables import RowTable

_SHORTEST_PIECE = 4
_ALL_LABELS = (DISCLOSURE_LABELS, APPLICATIONS_LABELS, DISPUTES_LABELS)
FORM_WORDS = frozenset(
    word
    for labels in _ALL_LABELS
    for word in (*labels.rows, *labels.columns, *labels.groups, *labels.heads, *labels.old)
)
"""The cores of all labels of the three tables, old ones too."""

_LONG_LABELS = tuple(label for label in APPLICATIONS_LABELS.rows if len(label) > _SHORTEST_PIECE)


def search_tables(grids: Iterable[PrintedTable]) -> Found:
    """Return every figure that stands under labels of the form, in reading order."""
    found = Found()
    disclosure = RowTable(DISCLOSURE_LABELS, found)
    applications = RowTable(APPLICATIONS_LABELS, found)
    tables = (disclosure, applications, OutcomeTable(found))
    for grid in grids:
        for table in tables:
            table.begin_table()
        for row in _joined(grid.rows):
            known = found.count
            for table in tables:
                table.take(row)
            if found.count == known and (disclosure.is_reading or applications.is_reading):
                found.unplaced.extend(_unknown_row(row))
    return found


def _unknown_row(row: PrintedRow) -> Iterator[str]:
    """Yield a row of figures that no table took in, in words; nothing for any other row."""
    texts = [cell.text for cell in row if cell.text and not cell.spread]
    figures = [text for text in texts if is_figure(text)]
    if len(figures) > 1 and not counts_columns(row):
        yield f"没有认出的一行：{'、'.join(texts)}"


def is_form_word(text: str) -> bool:
    """Whether a text is a label of one of the tables."""
    return core(text) in FORM_WORDS


def is_of_the_form(texts: Iterable[str]) -> bool:
    """Whether some texts of a table are labels of the form, at least two of them."""
    known: set[str] = set()
    for text in texts:
        name = core(text)
        if name in FORM_WORDS:
            known.add(name)
            if len(known) > 1:
                return True
    return False


def _joined(rows: Iterable[PrintedRow]) -> Iterator[PrintedRow]:
    """Yield the rows; two that hold the halves of one label, cut by a page's end, as one."""
    held: PrintedRow | None = None
    for row in rows:
        if held is not None:
            whole = _together(held, row)
            if whole is not None:
                held = None
                yield whole
                continue
            yield held
        held = row if _cut_label(row) else None
        if held is None:
            yield row
    if held is not None:
        yield held


def _cut_label(row: PrintedRow) -> str | None:
    """Return the beginning of a label that a row holds in place of a whole one."""
    for cell in row:
        name = core(cell.text) if not cell.spread and not is_figure(cell.text) else ""
        is_piece = len(name) >= _SHORTEST_PIECE and name not in FORM_WORDS
        if is_piece and any(label.startswith(name) for label in _LONG_LABELS):
            return cell.text
    return None


def _together(first: PrintedRow, second: PrintedRow) -> PrintedRow | None:
    """Return two rows as one where the labels make a whole one and no figures collide."""
    if len(first) != len(second):
        return None
    pairs = list(zip(first, second, strict=True))
    if any(_collide(one, other) for one, other in pairs):
        return None
    start = _cut_label(first)
    row = tuple(_cell(one, other) for one, other in pairs)
    whole = [cell.text for cell in row if start and cell.text.startswith(start)]
    is_whole = any(core(text) in APPLICATIONS_LABELS.rows for text in whole)
    return row if is_whole else None


def _collide(one: PrintedCell, other: PrintedCell) -> bool:
    return (
        bool(one.text and other.text)
        and not (one.spread or other.spread)
        and (is_figure(one.text) or is_figure(other.text))
    )


def _cell(one: PrintedCell, other: PrintedCell) -> PrintedCell:
    """Return both halves of a cell; what spreads over both is written once."""
    if one.text == other.text or not other.text:
        return one
    return PrintedCell(one.text + other.text, one.spread and other.spread)
