"""Tells a copy in which equal lines stand only once, so that most of its figures are lost."""

from collections.abc import Collection, Iterable, Iterator

from gaitool.as_printed import Unread
from gaitool.form import CellKey, Shape, Table
from gaitool.importers.blocks import PublishedBlock, texts_of
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.labels import is_general
from gaitool.importers.table_labels import TableLabels
from gaitool.text.folding import fold_label

LOST = "原文里相同的行都只留了一行，像是复制时丢了，对不上行和列"
"""Why the figures of a table were not read whose labels and figures repeat on the form."""

_CAPTION = "第二十条第"
_FEWEST_CAPTIONS = 3
"""Below each of them the form prints 信息内容 again."""

_FEWEST_LABELS = 3
"""So many labels of a table, though no figure, show that it stands there."""


def with_lost_repeats(
    unread: tuple[Unread, ...],
    blocks: Iterable[PublishedBlock],
    answered: Collection[CellKey],
    labels: FormLabels,
) -> tuple[Unread, ...]:
    """Return what was not read; of such a copy once a table, as any blank cell may have lost its.

    Of a table all of whose figures stood before no text is left. Any other document's is returned
    as it is.
    """
    printed = [text for text in texts_of(blocks) if text.strip()]
    if not (unread and _has_lost_repeats(printed)):
        return unread
    names = frozenset(map(labels.texts.name, printed))
    found: list[Unread] = []
    for known in labels.tables:
        own = [one.text for one in unread if one.table == known.table.key]
        cells = _printed_cells(known, names, are_there=bool(own))
        keys = tuple(key for key in cells if key in labels.form and key not in answered)
        if keys:
            found.append(Unread(known.table.key, "；".join(own), LOST, keys))
    return tuple(found)


def _printed_cells(
    known: TableLabels, names: Collection[str], *, are_there: bool
) -> Iterable[CellKey]:
    """Return the cells of a table whose labels stand there, by some names; maybe none."""
    is_across = known.table.shape is Shape.GROUPS_ACROSS
    labels = known.columns if is_across else known.rows
    told = {labels[name] for name in names if labels.get(name) and not is_general(name)}
    if not are_there and len(told) < _FEWEST_LABELS:
        return ()
    return _cells_down_to(() if is_across else told, known.table)


def _cells_down_to(rows: Collection[str], table: Table) -> Iterator[CellKey]:
    """Yield the cells of a table down to the last of some rows; all where there is none."""
    order = [row.key for row in table.rows]
    last = max(map(order.index, rows), default=len(order) - 1)
    return (key for key in table.cells if order.index(key.row) <= last)


def _has_lost_repeats(printed: Iterable[str]) -> bool:
    """Whether no text of a report stands twice, though several blocks of table 二 do stand."""
    texts = list(map(fold_label, printed))
    captions = sum(text.startswith(_CAPTION) for text in texts)
    return captions >= _FEWEST_CAPTIONS and len(set(texts)) == len(texts)
