"""What is printed in the tables of a document and could be put into no cell: one entry a cause."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from gaitool.filled_report import Unread
from gaitool.form import CellKey, Form

_WHOLE_TABLE = "整张表的数没有对上行和列"


def unread_figures(
    unread: Iterable[Unread], answered: Collection[CellKey], form: Form
) -> tuple[Unread, ...]:
    """Return what was not read, table by table, what has one cause as one.

    Figures without a row may belong to any cell of their table that nothing was found for.
    """
    known = list(unread)
    claimed = {key for one in known for key in one.keys}
    found = [_with_cells(one, answered, claimed, form) for one in known]
    return tuple(one for table in form.tables for one in _of_table(table, found, answered, form))


def _with_cells(
    one: Unread, answered: Collection[CellKey], claimed: Collection[CellKey], form: Form
) -> Unread:
    cells = one.keys or (key for key in form.tables[one.table].cells if key not in claimed)
    return one._replace(keys=tuple(key for key in cells if key not in answered))


def _of_table(
    table: str, unread: Iterable[Unread], answered: Collection[CellKey], form: Form
) -> Iterator[Unread]:
    own = [one for one in unread if one.table == table]
    if len(own) > 1 and not any(key.table == table for key in answered):
        yield _merged(
            [one._replace(reason=_WHOLE_TABLE, keys=form.tables[table].cells) for one in own], form
        )
        return
    own.sort(key=_cause)
    for _, alike in groupby(own, key=_cause):
        yield _merged(list(alike), form)


def _cause(one: Unread) -> str:
    return one.reason


def _merged(alike: list[Unread], form: Form) -> Unread:
    keys = {key for one in alike for key in one.keys}
    text = "；".join(dict.fromkeys(one.text for one in alike))
    cells = form.tables[alike[0].table].cells
    return alike[0]._replace(text=text, keys=tuple(key for key in cells if key in keys))
