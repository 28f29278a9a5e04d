"""Finds the label of a row among its cells, where headings of groups stand before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gaitool.form import Row
from gaitool.importers.blocks import PublishedRow, own_texts
from gaitool.importers.labels import Meaning
from gaitool.importers.table_labels import TableLabels

_MOST_PIECES = 3
"""Into so many cells narrow columns cut a label, as far as has been seen."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The label of a row: what it stands for, its words, and the position after it."""

    meaning: Meaning
    text: str
    end: int


def label_of(row: PublishedRow, labels: TableLabels) -> RowLabel | None:
    """Return the last label of a row, where headings of groups stand before it.

    A group that the edition before did not divide may be the label itself.
    """
    positions = [
        position
        for position, cell in enumerate(row)
        if cell.text and not cell.spread and not labels.texts.is_figure(cell.text)
    ]
    for last in range(len(positions), 0, -1):
        end = _end(row, positions[last - 1])
        texts = [row[position].text for position in positions[:last]]
        if meaning := _match(texts, labels):
            return RowLabel(meaning, texts[-1], end)
        # One cell after it is a word, be it cut: the group is a heading before 1.申请 or 1.
        is_alone = last == len(positions) and len(own_texts(row[end:])) != 1
        if is_alone and (group := labels.undivided.get(labels.texts.name(texts[-1]))):
            return RowLabel(Meaning(group.row.key, is_whole=False), texts[-1], end)
        bare = labels.without_note(texts[-1])
        if bare and (key := labels.rows.get(labels.texts.name(bare))):
            return RowLabel(Meaning(key), bare, end)
    return None


def is_blank_row(row: PublishedRow, label: RowLabel, labels: TableLabels) -> bool:
    """Whether a row has a cell of its own for every column, and nothing in any of them."""
    columns = labels.table.block_of(label.meaning.key).columns if label.meaning.key else ()
    texts = own_texts(row[label.end :])
    return bool(columns) and len(texts) >= len(columns) and not any(texts)


def is_reworded(label: RowLabel, row: Row, labels: TableLabels) -> bool:
    """Whether a label is worded otherwise than the row of the form that it stands for."""
    if not label.meaning.is_whole:
        return True
    name = labels.texts.name(label.text)
    # A piece of a label that was cut into cells is the name of none.
    return name in labels.rows and name not in map(labels.texts.name, (row.label, row.short))


def _match(texts: Sequence[str], labels: TableLabels) -> Meaning | None:
    """Return what the last text labels, alone or as the end of a label cut into cells."""
    for count in range(1, min(len(texts), _MOST_PIECES) + 1):
        if key := labels.rows.get(labels.texts.name("".join(texts[-count:]))):
            return Meaning(key)
    return labels.row(texts[-1])


def _end(row: PublishedRow, position: int) -> int:
    """Return the position after a cell and all that it spreads over to the right."""
    end = position + 1
    while end < len(row) and row[end].spread and row[end].text == row[position].text:
        end += 1
    return end
