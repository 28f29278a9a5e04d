"""What is printed in the tables of a document and could be put into no cell: one entry a cause."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter

from gaitool.as_printed import Unread
from gaitool.form import CellKey, Form, Table
from gaitool.importers.found import NO_LABELS, FigureLeft, Found

_WHOLE_TABLE = "整张表的数都没有对上行和列"


def unread_figures(
    found: Found, unclear: Iterable[Unread], answered: AbstractSet[CellKey], form: Form
) -> tuple[Unread, ...]:
    """Return what was not read, table by table, what has one cause as one.

    Figures without a row may belong to any cell of their table for which nothing was found;
    where there is none they are not the form's. ``unclear`` are the cells that hold no one
    figure, ``answered`` those that were read.
    """
    known = [one for one in (*found.unread, *unclear) if one.keys]
    claimed = {key for one in known for key in one.keys}.union(answered)
    without_row = tuple(_without_row((*found.unread, *found.loose), claimed, form))
    known = [_with_neighbours(one, known, without_row) for one in known]
    known += without_row
    known = [
        one._replace(keys=tuple(key for key in one.keys if key not in answered)) for one in known
    ]
    told = (one for table in form.tables.values() for one in _of_table(table, known, answered))
    return tuple(_with_figures_left(one, found.left) for one in told)


def _without_row(
    unread: Iterable[Unread], claimed: Collection[CellKey], form: Form
) -> Iterator[Unread]:
    """Yield the figures without a row, those of a table as one, with the cells they may fill."""
    rows = [one for one in unread if not one.keys]
    for table in form.tables.values():
        own = [one for one in rows if one.table == table.key]
        if own:
            left = tuple(key for key in table.cells if key not in claimed)
            yield Unread(table.key, _texts(own), own[0].reason, left)


def _with_neighbours(one: Unread, known: Sequence[Unread], without_row: Iterable[Unread]) -> Unread:
    """Return the first of a table's rows with those told beside it that no cell is left for."""
    is_first = one is next(other for other in known if other.table == one.table)
    beside = [row for row in without_row if row.table == one.table and not row.keys]
    return one._replace(text=_texts((one, *beside))) if is_first else one


def read_elsewhere(found: Found, answered: AbstractSet[CellKey]) -> Iterator[str]:
    """Yield what could not be read in one place of the document, though it was in another."""
    for one in found.unread:
        if one.keys and all(key in answered for key in one.keys):
            yield f"没有读的一行（别处已读到）：{one.text}"


def _of_table(
    table: Table, unread: Iterable[Unread], answered: AbstractSet[CellKey]
) -> Iterator[Unread]:
    own = [one for one in unread if one.table == table.key and one.keys]
    is_of_one_cause = all(one.is_of_edition_before for one in own)
    if len(own) > 1 and answered.isdisjoint(table.cells) and not is_of_one_cause:
        # A document may be cut: of rows that it does not have nothing was printed.
        has_lost_rows = any(one.reason == NO_LABELS for one in own)
        claimed = table.cells if has_lost_rows else [key for one in own for key in one.keys]
        yield Unread(table.key, _texts(own), _WHOLE_TABLE, tuple(claimed))
        return
    own.sort(key=attrgetter("reason"))
    for reason, group in groupby(own, key=attrgetter("reason")):
        alike = list(group)
        keys = {key for one in alike for key in one.keys}
        in_order = tuple(key for key in table.cells if key in keys)
        yield Unread(table.key, _texts(alike), reason, in_order, alike[0].is_of_edition_before)


def _with_figures_left(one: Unread, left: Iterable[FigureLeft]) -> Unread:
    """Return what stands under the heads of the edition before, with what the form never asks."""
    if not one.is_of_edition_before:
        return one
    rows = {key.row for key in one.keys}
    others = (each.told for each in left if each.table == one.table and each.row not in rows)
    return one._replace(text="；".join((one.text, *others)))


def _texts(unread: Iterable[Unread]) -> str:
    return "；".join(dict.fromkeys(one.text for one in unread))
