"""Finds the tables of the form among all tables of a document, by their labels alone."""

from collections.abc import Iterable, Iterator

from gaitool.form import Shape
from gaitool.importers.blocks import PublishedBlock, PublishedParagraph, PublishedRow
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.found import Found
from gaitool.importers.outcome_tables import OutcomeTable, counts_columns
from gaitool.importers.row_tables import RowTable
from gaitool.importers.table_labels import TableLabels
from gaitool.importers.torn_rows import without_torn_rows


def search_tables(blocks: Iterable[PublishedBlock], labels: FormLabels) -> Found:
    """Return every figure that stands under labels of the form, in reading order.

    Rows are shown to every table of the form: a document may print several as one, or parts of
    one far from each other.
    """
    found = Found()
    tables = [_table(known, found) for known in labels.tables]
    for block in blocks:
        if isinstance(block, PublishedParagraph):
            if part := labels.headings.part(block.text, is_styled=bool(block.level)):
                found.reading = part
            continue
        for table in tables:
            table.begin_table()
        for row in without_torn_rows(block.rows, labels):
            _show(row, tables, found, labels)
    for table in tables:
        table.finish()
    return found


def _table(known: TableLabels, found: Found) -> OutcomeTable | RowTable:
    if known.table.shape is Shape.GROUPS_ACROSS:
        return OutcomeTable(known, found)
    return RowTable(known, found)


def _show(
    row: PublishedRow, tables: list[OutcomeTable | RowTable], found: Found, labels: FormLabels
) -> None:
    """Show a row to every table; figures that none takes are kept as belonging to none."""
    known = found.count
    for table in tables:
        table.take(row)
    is_reading = any(isinstance(one, RowTable) and one.is_reading for one in tables)
    if found.count == known and is_reading:
        found.unplaced.extend(_unknown_row(row, labels))


def _unknown_row(row: PublishedRow, labels: FormLabels) -> Iterator[str]:
    """Yield a row of figures that no table took in, in words; nothing for any other row."""
    texts = [cell.text for cell in row if cell.text and not cell.spread]
    figures = [text for text in texts if labels.texts.is_figure(text)]
    if len(figures) > 1 and not counts_columns(row):
        yield f"没有认出的一行：{'、'.join(texts)}"
