"""Tells by the rows around which row some figures are that have lost their label."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gaitool.importers.blocks import PublishedCell, PublishedRow, own_texts
from gaitool.importers.row_labels import RowLabel
from gaitool.importers.summed_rows import adds_up
from gaitool.importers.table_labels import TableLabels

LOST_LABEL = "这一行没有行标题，按上一行和下一行的位置读"
"""Why the figures of a row are doubtful whose label is lost."""

_HEADS = ""
"""Stands for the heads of a block, where these were the last that was read."""


class LostRow(NamedTuple):
    """A row of the form, and the figures that are its by their place."""

    row: str
    texts: Sequence[str]


@dataclass(slots=True)
class LostLabels:
    """Follows the rows of a table, and names the one between two that stand around it on the form.

    Only one row has its place between them. What stands between them too, other than one row of as
    many figures as there are columns, may be anything, and tells nothing.
    """

    labels: TableLabels
    _last: str | None = None
    _texts: Sequence[str] = ()

    def pass_heads(self) -> None:
        """Take in that heads of columns stand here."""
        self._last, self._texts = _HEADS, ()

    def pass_gap(self) -> None:
        """Take in that something else than a table stands here."""
        self._last, self._texts = None, ()

    def pass_figures(self, texts: Sequence[str]) -> None:
        """Take in a row without a label that is known; one that holds words tells nothing."""
        is_row = bool(texts) and all(text and self.labels.texts.is_figure(text) for text in texts)
        if self._texts or not is_row:
            self._last = None
        self._texts = texts if is_row else ()

    def pass_row(self, row: str) -> LostRow | None:
        """Take in a row with a label; return the one before it that has lost its own, if any."""
        last, texts = self._last, self._texts
        self._last, self._texts = row or None, ()
        if last is None or not (texts and row):
            return None
        block = self.labels.table.block_of(row)
        rows = [_HEADS, *(one.key for one in block.rows)]
        at = rows.index(row)
        is_between = at > 1 and rows[at - 2] == last
        if not is_between or len(texts) != len(block.columns) or adds_up(block, texts) is False:
            return None
        return LostRow(rows[at - 1], texts)


def without_row_behind(
    row: PublishedRow, label: RowLabel, labels: TableLabels
) -> tuple[PublishedRow, Sequence[str]]:
    """Part a row from the figures of the next one, whose label is lost; mostly there are none.

    Only where there are as many as for two rows, and the sums show where the first one ends.
    """
    texts = own_texts(row[label.end :])
    if not label.meaning.key or not all(map(labels.texts.is_figure, texts)):
        return row, ()
    block = labels.table.block_of(label.meaning.key)
    count = len(block.columns)
    if len(texts) != 2 * count or not adds_up(block, texts[:count]):
        return row, ()
    return (*row[: label.end], *map(PublishedCell, texts[:count])), texts[count:]
