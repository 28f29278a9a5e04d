"""Leaves rows that are only called nearly like one of the form's, where that one stands there too.

其他行政许可 is a share of 行政许可, 行政许可（上年） another year's; a group that the edition
before did not divide is the sum of its rows where these are printed. Alone each of them is the
form's row, worded otherwise.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from gaitool.importers.form_labels import FormLabels
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.table_labels import TableLabels


def leave_near_rows(found: Found, labels: FormLabels) -> None:
    """Leave the figures of rows that are called nearly like one that is printed in full."""
    tables = {one.table.key: one for one in labels.tables}
    whole = {(one.key.table, one.key.row) for one in found.figures if one.text and not one.near}
    near = [one for one in found.figures if one.near]
    left = dict.fromkeys(
        one for one in near if not whole.isdisjoint(_meant(one, tables[one.key.table]))
    )
    found.figures = [one for one in found.figures if one not in left]
    gone = {(one.key.table, one.near) for one in left}
    for label in [one for one in found.relabelled if (one.table, one.text) in gone]:
        del found.relabelled[label]
    for one in left:
        _leave(one, tables[one.key.table], found)
    _note_undivided((one for one in near if one not in left), tables, found)


def _meant(figure: FoundFigure, labels: TableLabels) -> AbstractSet[tuple[str, str]]:
    """Return the rows one of which a figure is not, if it is printed: its own, or its group's."""
    table, row = labels.table, labels.table.row(figure.key)
    undivided = labels.undivided.get(labels.texts.name(figure.near))
    rows = (one for one in table.rows if undivided and one.headings == row.headings)
    return {(table.key, one.key) for one in (row, *rows)}


def _leave(figure: FoundFigure, labels: TableLabels, found: Found) -> None:
    table = labels.table
    if figure.text:
        heads = (figure.near, table.column(figure.key).label)
        found.leave(table, heads, figure.text, figure.key.row)


def _note_undivided(
    kept: Iterable[FoundFigure], tables: dict[str, TableLabels], found: Found
) -> None:
    for one in kept:
        labels = tables[one.key.table]
        if undivided := labels.undivided.get(labels.texts.name(one.near)):
            found.note(undivided.note)
