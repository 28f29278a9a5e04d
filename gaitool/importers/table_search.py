"""Finds the tables of the form among all tables of a document, by their labels alone."""

import re
from collections.abc import Iterable

from gaitool.as_printed import Unread
from gaitool.form import Shape
from gaitool.importers.blocks import (
    PublishedBlock,
    PublishedParagraph,
    PublishedRow,
    PublishedTable,
)
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.found import NO_LABELS, Found
from gaitool.importers.glued_labels import with_labels_apart
from gaitool.importers.labels import CellTexts, is_number
from gaitool.importers.near_labels import leave_near_rows
from gaitool.importers.outcome_tables import OutcomeTable, counts_columns
from gaitool.importers.remark_columns import without_remarks
from gaitool.importers.row_tables import RowTable
from gaitool.importers.table_labels import TableLabels
from gaitool.importers.torn_rows import without_torn_rows
from gaitool.importers.years_compared import without_tables_of_years_before

_OTHER_TABLES = "原文里还有年报以外的表，没有读。"
_LONGEST_LINE = 80
_PARTS = re.compile(r"[\s|｜:：、]+")


def search_tables(blocks: Iterable[PublishedBlock], labels: FormLabels) -> Found:
    """Return every figure that stands under labels of the form, in reading order.

    Rows are shown to every table of the form: a document may print several as one, or parts of
    one far from each other.
    """
    found = Found()
    tables = [_table(known, found) for known in labels.tables]
    block: PublishedBlock | None = None
    for block in without_tables_of_years_before(blocks, labels, found):
        if isinstance(block, PublishedParagraph):
            if part := labels.headings.part(block.text, is_styled=bool(block.level)):
                found.reading = part
            elif found.reading in labels.form.tables and _ends_in_figures(block.text, labels):
                found.loose.append(Unread(found.reading, block.text, NO_LABELS))
            continue
        for table in tables:
            table.begin_table()
        torn = without_torn_rows(without_remarks(block.rows, found), labels)
        rows = [with_labels_apart(row, labels) for row in torn]
        left = [row for row in rows if not _is_taken(row, tables, found)]
        _leave(left, found, labels)
    for table in tables:
        table.finish(is_cut=isinstance(block, PublishedTable))
    leave_near_rows(found, labels)
    return found


def _table(known: TableLabels, found: Found) -> OutcomeTable | RowTable:
    if known.table.shape is Shape.GROUPS_ACROSS:
        return OutcomeTable(known, found)
    return RowTable(known, found)


def _is_taken(row: PublishedRow, tables: list[OutcomeTable | RowTable], found: Found) -> bool:
    """Show a row to every table; whether one took it in, or all its figures are told."""
    known = found.count
    for table in tables:
        table.take(row)
    reading = next((one for one in tables if isinstance(one, RowTable) and one.is_reading), None)
    if found.count == known and reading and (texts := _figures(row, reading.labels.texts)):
        found.leave_row(reading.labels.table.key, texts)
    return found.count > known


def _ends_in_figures(text: str, labels: FormLabels) -> bool:
    """Whether a line that is no sentence ends in figures, a row that was not recognised perhaps.

    The number of a heading (三、) is none, nor is what a bar ends.
    """
    is_sentence = len(text) > _LONGEST_LINE or any(mark in text for mark in "，。；")
    bare = text.strip()
    if is_sentence or (is_number(bare) and not bare.isdecimal()):
        return False
    last = _PARTS.split(bare.rstrip(" |｜\t\u3000"))[-1]
    return bool(last) and labels.texts.is_figure(last)


def _leave(rows: list[PublishedRow], found: Found, labels: FormLabels) -> None:
    """Take in the figures of rows that are of no table that was recognised."""
    left = [texts for row in rows if (texts := _figures(row, labels.texts))]
    if found.reading in labels.form.tables:
        for texts in left:
            found.leave_row(found.reading, texts)
    elif left:
        found.note(_OTHER_TABLES)


def _figures(row: PublishedRow, texts: CellTexts) -> list[str]:
    """Return the words of a row that holds figures; nothing of one that numbers columns."""
    words = [cell.text for cell in row if cell.text and not cell.spread]
    return words if any(map(texts.is_figure, words)) and not counts_columns(row) else []
