"""Takes in tables of which only the labels are printed: they are blank, not missing."""

from collections.abc import Iterable

from gaitool.importers.blocks import PublishedBlock, texts_of
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.found import Found, FoundFigure

_FEWEST_LABELS = 3
"""So many labels of rows that no other table has show that it stands there."""


def take_blank_tables(found: Found, blocks: Iterable[PublishedBlock], labels: FormLabels) -> None:
    """Take in the rows of tables without any figure whose labels stand in a document.

    Where blank cells leave no line there are labels alone, which are no rows to be read.
    """
    known = {one.key.table for one in found.figures} | {one.table for one in found.unread}
    names = frozenset(map(labels.texts.name, texts_of(blocks)))
    for one in labels.labelled_at_the_left:
        table = one.table
        if table.key in known or table.key not in labels.form.tables:
            continue
        # 其他 may as well be the head of a column.
        printed = [name for name in names if name in one.rows and name not in one.columns]
        rows = {one.rows[name] for name in printed} - {""}
        if len({one.rows[name] for name in one.own_rows.intersection(printed)}) < _FEWEST_LABELS:
            continue
        found.blank_rows.update((table.key, row) for row in rows)
        found.figures += (FoundFigure(key, "") for key in table.cells if key.row in rows)
