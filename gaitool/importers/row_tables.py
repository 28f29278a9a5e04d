"""Reads tables whose rows are labelled at the left, row after row."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from gaitool.as_printed import PrintedLabel, Unread
from gaitool.form import CellKey
from gaitool.importers.blocks import PublishedRow, own_texts
from gaitool.importers.column_heads import ColumnHeads
from gaitool.importers.copied_heads import heads_of_the_form
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.glued_labels import GLUED
from gaitool.importers.heads import (
    BROKEN,
    CUT_OFF,
    NO_COLUMN,
    OLD_COLUMN,
    OTHER_MONEY,
    UNFITTING,
    Head,
    UnreadableRow,
    Value,
    words_of,
)
from gaitool.importers.labels import Meaning, is_general
from gaitool.importers.lost_labels import LOST_LABEL, LostLabels, without_row_behind
from gaitool.importers.row_labels import RowLabel, is_blank_row, is_reworded, label_of
from gaitool.importers.row_values import RowValues, is_in_other_money
from gaitool.importers.summed_rows import adds_up
from gaitool.importers.table_labels import TableLabels

_TELLING_LABEL = 8
"""A label of so many characters opens a table by itself, where its heads were not recognised."""


@dataclass(slots=True)
class RowTable:
    """Takes in rows until the table ends; ``is_open`` while rows of it may follow.

    A further table of the document is taken for the rest of this one only once it shows heads
    or a label that few other tables have. Pages set one table as several, and Word parts it at
    a page's end, with or without its heads.
    """

    labels: TableLabels
    found: Found
    is_open: bool = False
    _heads: ColumnHeads = field(init=False)
    _values: RowValues = field(init=False)
    _lost: LostLabels = field(init=False)
    _in_heads: bool = False
    _ended: bool = False
    _whole: set[str] = field(default_factory=set)
    _cut: tuple[RowLabel, Sequence[str]] | None = None
    _is_sure: bool = False

    def __post_init__(self) -> None:
        self._heads = ColumnHeads(self.labels)
        self._values = RowValues(self.labels, self._heads, self.found)
        self._lost = LostLabels(self.labels)

    @property
    def is_reading(self) -> bool:
        """Whether the table of the document that is being read is known to be this one."""
        return self.is_open and self._is_sure

    def begin_table(self) -> None:
        """Take in that another table of the document begins."""
        self._in_heads = self._is_sure = False
        self._lost.pass_gap()
        if self._ended:
            self.is_open = self._ended = False
            self._heads.clear()

    def take(self, row: PublishedRow) -> None:
        """Take in a row: heads of columns, figures under them, or something else."""
        begun, self._cut = self._cut, None
        if self._is_head_row(row):
            self._take_heads(row)
            return
        self._in_heads = False
        if not self.is_open:
            self.is_open = self._has_telling_label(row)
        if self.is_open and (label := label_of(row, self.labels)):
            self._take_lost(label)
            self._take_row(row, label)
            return
        self._lost.pass_figures(own_texts(row))
        if begun:
            self._take_rest(*begun, own_texts(row))

    @property
    def _is_expected(self) -> bool:
        """Whether this is the table that the last heading of a part, or label, spoke of."""
        return self.found.reading == self.labels.table.key

    def _name(self, text: str) -> str:
        return self.labels.texts.name(text)

    def _take_row(self, row: PublishedRow, label: RowLabel) -> None:
        name = self._name(label.text)
        if name in self.labels.shared_rows and not self._is_expected:
            return
        self._is_sure = self._is_sure or not is_general(name)
        if not self._is_sure:
            return
        if name in self.labels.own_rows:
            self.found.reading = self.labels.table.key
        if is_blank_row(row, label, self.labels):
            self.found.blank_rows.add((self.labels.table.key, label.meaning.key))
        self._take_figures(row, label)

    def _is_head_row(self, row: PublishedRow) -> bool:
        texts = dict.fromkeys(cell.text for cell in row if cell.text)
        if any(self.labels.texts.is_figure(text) for text in texts):
            return False
        heads = {self._name(text) for text in texts if self.labels.is_head(text)}
        known = [name for name in heads if not is_general(name)]
        # In a table that is known the corner begins the heads of a block, however these are put.
        is_corner = self.is_reading and self._name(self.labels.table.corner) in heads
        if is_corner or len(known) > 1 or (self._in_heads and len(heads) == len(texts)):
            return True
        others = [text for text in texts if self._name(text) not in heads]
        if len(known) == 1 and any(map(self.labels.heads_a_column, others)):
            return True
        # All heads of a block are enough where they are short words: under the heading of the
        # part, or with another word of the table beside them.
        is_whole = any(block <= heads for block in self.labels.whole_heads)
        return is_whole and (self._is_expected or (len(heads) > 1 and bool(known)))

    def _take_heads(self, row: PublishedRow) -> None:
        if not self._in_heads:
            self._heads.clear()
        self._lost.pass_heads()
        self._in_heads = self.is_open = self._is_sure = True
        self._ended = False
        if any(self._name(cell.text) in self.labels.own_heads for cell in row):
            self.found.reading = self.labels.table.key
        self._heads.take(row)

    def _has_telling_label(self, row: PublishedRow) -> bool:
        names = [self._name(cell.text) for cell in row if cell.text and not cell.spread]
        telling = (name for name in names if len(name) >= _TELLING_LABEL)
        return any(
            name in self.labels.rows and (self._is_expected or name not in self.labels.shared_rows)
            for name in telling
        )

    def _take_figures(self, row: PublishedRow, label: RowLabel) -> None:
        is_blank = self._take_blanks(row, label)
        if is_blank and self._name(label.text) in self.labels.undivided:
            return
        self._ended = label.meaning.key == self.labels.table.rows[-1].key
        row, behind = without_row_behind(row, label, self.labels)
        if behind:
            self.found.leave_row(self.labels.table.key, behind)
            self._lost.pass_figures(behind)
        try:
            values = self._values.of_row(row, label)
        except UnreadableRow as problem:
            if not is_blank:
                self._take_unreadable(label, problem.cells)
            # Of figures glued to each other nobody knows which is the first.
            is_apart = not any(cell.is_glued for cell in row)
            if label.meaning.key and is_apart and all(problem.cells):
                self._cut = (label, problem.cells)
            return
        self._whole.update([label.meaning.key] if all(value.text for value in values) else [])
        self._take_relabelled(label, values)
        glued = GLUED if any(cell.is_glued for cell in row) else ""
        for value in values:
            self._take_value(label, replace(value, doubt=value.doubt or glued))
        self._take_headless(label, values, row)

    def _take_headless(self, label: RowLabel, values: Sequence[Value], row: PublishedRow) -> None:
        """Take in which cells of a row may be those of figures under heads that it does not know.

        They are printed, not blank. Equal heads look merged: of a row not read at all every one is.
        """
        table = self.labels.table
        read = {self._key(label, value) for value in values}
        lost = [v for v in values if v.text and self._key(label, v) not in table]
        reason = OLD_COLUMN if any(self.labels.is_old(v.head.text) for v in lost) else NO_COLUMN
        is_unread = read.isdisjoint(table.cells)
        texts = own_texts(row[label.end :]) if is_unread else [value.text for value in lost]
        unread = self._unread(label, [text for text in texts if text], reason, read)
        if lost and unread.keys:
            is_old = reason == OLD_COLUMN
            self.found.unread.append(unread._replace(is_of_edition_before=is_old))

    def _take_relabelled(self, label: RowLabel, values: Sequence[Value]) -> None:
        """Take in which of the labels of a row of figures are worded otherwise than the form's."""
        table, key = self.labels.table, label.meaning.key
        if not key or (values and not any(self._key(label, one) in table for one in values)):
            return
        printed = list(self._heads.relabelled(key))
        rows = (row for row in table.rows if row.key == key)
        printed += [(label.text, r.label) for r in rows if is_reworded(label, r, self.labels)]
        for text, expected in printed:
            self.found.relabelled[PrintedLabel(table.key, text, expected)] = None

    def _take_lost(self, before: RowLabel) -> None:
        """Take in figures above a row whose own label is lost, where the rows around tell it."""
        lost = self._lost.pass_row(before.meaning.key)
        block = self.labels.table.block_of(lost.row) if lost else None
        if not (lost and block and self._heads.may_be_those_of(block)):
            return
        self.found.take_row_back(self.labels.table.key, lost.texts)
        meaning = Meaning(lost.row)
        for head, text in zip(heads_of_the_form(block), lost.texts, strict=True):
            self._take_value(RowLabel(meaning, "", 0), Value(head, text, LOST_LABEL))

    def finish(self, *, is_cut: bool) -> None:
        """Take in the rows that wait for the others, which have shown by now how to read them.

        These are rows whose sums are wrong, and the one in which a document ends.
        """
        if is_cut and self._cut:
            self._take_cut(*self._cut)
        for label, texts, values in self._values.waiting():
            if not values:
                self._take_unreadable(label, texts)
            for value in values:
                self._take_value(label, value)

    def _take_cut(self, label: RowLabel, texts: Sequence[str]) -> None:
        """Take in the first figures of a row in which the document breaks off.

        Only where heads show blank cells, or a row was read whole: no blank one is lost before.
        """
        table, row = self.labels.table, label.meaning.key
        block = table.block_of(row)
        is_shown = self._heads.keeps_blanks or any(one.key in self._whole for one in block.rows)
        if not (texts and is_shown and self._heads.may_be_those_of(block)):
            return
        if len(texts) >= len(block.columns) or row == table.rows[-1].key:
            return
        self.found.unread.remove(self._unread(label, texts))
        for head, text in zip(heads_of_the_form(block), texts, strict=False):
            self._take_value(label, Value(head, text, CUT_OFF))

    def _take_rest(self, label: RowLabel, begun: Sequence[str], texts: Sequence[str]) -> None:
        """Take in the rest of a row that goes on without a label, where its sums show that."""
        block = self.labels.table.block_of(label.meaning.key)
        whole = (*begun, *texts)
        is_row = len(whole) == len(block.columns) and all(map(self.labels.texts.is_figure, texts))
        if not (is_row and adds_up(block, whole) and self._heads.may_be_those_of(block)):
            return
        if begun:
            self.found.unread.remove(self._unread(label, begun))
        for head, text in zip(heads_of_the_form(block), whole, strict=True):
            self._take_value(label, Value(head, text, BROKEN))

    def _take_blanks(self, row: PublishedRow, label: RowLabel) -> bool:
        """Take in a row without figures, perhaps the heading of a group; whether it is one."""
        is_blank = not any(cell.text for cell in row[label.end :])
        if is_blank and label.meaning.key:
            for column in self.labels.table.block_of(label.meaning.key).columns:
                self._take_value(label, Value(Head(column.label, column.key, ()), ""))
        return is_blank

    def _take_value(self, label: RowLabel, value: Value) -> None:
        table, key = self.labels.table, self._key(label, value)
        if key not in table:
            if value.text:
                self.found.leave(table, (label.text, value.head.text), value.text, key.row)
            return
        if is_in_other_money(value, table.column(key).measure, self.labels):
            words = f"{label.text}：{value.text}"
            self.found.unread.append(Unread(table.key, words, OTHER_MONEY, (key,)))
            return
        doubt = value.doubt
        if not label.meaning.sure:
            doubt = doubt or f"行标题“{label.text}”与规定的不同"
        if not value.head.sure:
            doubt = doubt or f"列标题“{value.head.text}”与规定的不同"
        near = "" if label.meaning.is_whole else label.text
        self.found.figures.append(FoundFigure(key, value.text, doubt, near))

    def _take_unreadable(self, label: RowLabel, texts: Sequence[str]) -> None:
        if label.meaning.key:
            self.found.unread.append(self._unread(label, texts))

    def _key(self, label: RowLabel, value: Value) -> CellKey:
        return CellKey(self.labels.table.key, label.meaning.key, value.head.column or "")

    def _unread(
        self,
        label: RowLabel,
        texts: Sequence[str],
        reason: str = UNFITTING,
        read: AbstractSet[CellKey] = frozenset(),
    ) -> Unread:
        """Return what is told of a row: its words, and its cells but for those that were read."""
        table, row = self.labels.table, label.meaning.key
        keys = tuple(key for key in table.cells if key.row == row and key not in read)
        return Unread(table.key, f"{label.text}：{words_of(texts)}", reason, keys)
