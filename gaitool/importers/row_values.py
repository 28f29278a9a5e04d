"""Tells which figure of a row stands in which column, under heads or in the form's order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gaitool.form import Measure
from gaitool.importers.blocks import PublishedRow, own_texts
from gaitool.importers.column_heads import ColumnHeads
from gaitool.importers.copied_heads import heads_of_the_form
from gaitool.importers.found import Found
from gaitool.importers.heads import (
    UNUSUAL_HEADS,
    Head,
    UnreadableRow,
    Value,
    values_under,
)
from gaitool.importers.labels import money_of
from gaitool.importers.row_labels import RowLabel
from gaitool.importers.summed_rows import (
    ODD_SUM,
    adds_up,
    figures_of,
    in_columns,
    may_be_shifted,
    may_have_lost_blanks,
    read_by_sums,
)
from gaitool.importers.table_labels import TableLabels


class _WaitingRow(NamedTuple):
    """A row that may be shifted: what it has under the heads, and how many cells in all.

    Where a blank comes first it may fill up a merged label: its sums tell nothing then.
    """

    label: RowLabel
    texts: Sequence[str]
    width: int
    has_sums: bool = True


@dataclass(slots=True)
class RowValues:
    """Gives the figures of rows one after the other; ``heads`` are those that stand above.

    A row whose sums are wrong waits until the others have shown whether sums tell the columns, or
    that rows of its width have a place for every cell, blank ones too.
    """

    labels: TableLabels
    heads: ColumnHeads
    found: Found
    _summed: int = 0
    _waiting: list[_WaitingRow] = field(default_factory=list)
    _placed: set[int] = field(default_factory=set)

    def of_row(self, row: PublishedRow, label: RowLabel) -> Sequence[Value]:
        """Return the figures of a row with their heads; UnreadableRow where nobody can tell.

        Empty for one that waits.
        """
        if not label.meaning.key:
            return values_under(self.heads.above(""), row, label.end)
        if not self.heads:
            return self._values_without_heads(row, label)
        block = self.labels.table.block_of(label.meaning.key)
        written = own_texts(row[label.end :])
        texts = in_columns(block, written)
        if not self.heads.are_copied:
            if texts and may_have_lost_blanks(block, texts):
                raise UnreadableRow(tuple(filter(None, texts)))
            try:
                return self._values_below_heads(row, label)
            except UnreadableRow:
                if not texts:
                    raise
        elif texts and self.heads.are_those_of(block) and not may_be_shifted(block, texts):
            return self._values_in_place(row, label, texts)
        return self._values_by_sums(row, label, texts)

    def _values_in_place(
        self, row: PublishedRow, label: RowLabel, texts: Sequence[str]
    ) -> Sequence[Value]:
        """Return figures that add up in the form's order; zeros do so wherever they stand."""
        block = self.labels.table.block_of(label.meaning.key)
        if any(texts) and not texts[-1]:
            self._wait(_WaitingRow(label, texts, len(row)))
            return ()
        if not all(texts) and adds_up(block, texts):
            self._placed.add(len(row))
        return tuple(map(Value, heads_of_the_form(block), texts))

    def _values_below_heads(self, row: PublishedRow, label: RowLabel) -> Sequence[Value]:
        heads = self.heads.above(label.meaning.key)
        values = self._with_zero_by_row(values_under(heads, row, label.end), label)
        if self._are_usual(heads, label):
            return values
        return tuple(replace(value, doubt=UNUSUAL_HEADS) for value in values)

    def _with_zero_by_row(self, values: Sequence[Value], label: RowLabel) -> Sequence[Value]:
        """Return a lone 0 in the only column of its row, though another block's head is above it.

        Nothing is nothing whatever is counted; a head of the edition before asks something else.
        """
        columns = self.labels.table.block_of(label.meaning.key).columns
        if len(columns) != 1 or len(values) != 1 or values[0].text.strip() != "0":
            return values
        head = values[0].head
        if head.column in (None, columns[0].key) or self.labels.is_old(head.text):
            return values
        return (replace(values[0], head=replace(head, column=columns[0].key, sure=False)),)

    def _values_without_heads(self, row: PublishedRow, label: RowLabel) -> Sequence[Value]:
        table = self.labels.table
        block = table.block_of(label.meaning.key)
        heads = tuple(
            replace(head, positions=(label.end + index,))
            for index, head in enumerate(heads_of_the_form(block))
        )
        values = values_under(heads, row, label.end)
        holds = adds_up(block, [value.text for value in values])
        by_order = f"{table.name}没有认出列标题，按规定格式的顺序读。"
        self.found.note(read_by_sums(table, block) if holds else by_order)
        if holds is not False:
            return values
        return tuple(replace(value, doubt=value.doubt or ODD_SUM) for value in values)

    def _values_by_sums(
        self, row: PublishedRow, label: RowLabel, texts: Sequence[str] | None
    ) -> Sequence[Value]:
        """Return the figures in the form's order if their sums show that they stand in it."""
        table = self.labels.table
        block = table.block_of(label.meaning.key)
        if texts and self.heads.may_be_those_of(block):
            if adds_up(block, texts):
                self.found.note(read_by_sums(table, block))
                self._summed += any(figures_of(block, texts).values())
                return tuple(map(Value, heads_of_the_form(block), texts))
            if adds_up(block, texts) is False:
                self._wait(_WaitingRow(label, texts, len(row)))
                return ()
        written = own_texts(row[label.end :])
        count = len(block.columns)
        is_whole = len(written) >= count and not any(written[count:])
        if is_whole and not texts and self.heads.are_those_of(block):
            self._wait(_WaitingRow(label, written[:count], len(row), has_sums=False))
            return ()
        raise UnreadableRow(tuple(written))

    def _wait(self, row: _WaitingRow) -> None:
        self._waiting.append(row)
        self.found.waiting += 1

    def waiting(self) -> Iterator[tuple[RowLabel, Sequence[str], Sequence[Value]]]:
        """Yield the rows that wait with their texts, and their values if the others tell them."""
        odd = list(filter(self._is_odd, self._waiting))
        are_readable = self._summed >= len(odd)
        for one in self._waiting:
            block = self.labels.table.block_of(one.label.meaning.key)
            is_told = self._is_placed(one) or (are_readable and one.has_sums)
            is_readable = is_told and not may_have_lost_blanks(block, one.texts)
            pairs = zip(heads_of_the_form(block), one.texts, strict=True) if is_readable else ()
            doubt = ODD_SUM if one in odd else ""
            yield one.label, one.texts, tuple(Value(head, text, doubt) for head, text in pairs)

    def _is_odd(self, row: _WaitingRow) -> bool:
        """Whether nothing tells where the cells of a row stand, as its sums are wrong."""
        block = self.labels.table.block_of(row.label.meaning.key)
        return row.has_sums and not (self._is_placed(row) or adds_up(block, row.texts))

    def _is_placed(self, row: _WaitingRow) -> bool:
        """Whether others show a place for every cell, so that the total of a row is blank."""
        return row.width in self._placed and not (row.has_sums and row.texts[-1])

    def _are_usual(self, heads: Sequence[Head], label: RowLabel) -> bool:
        """Whether the known heads are those of the form, in its order; or of the edition before."""
        if not label.meaning.key or any(self.labels.is_old(head.text) for head in heads):
            return True
        block = self.labels.table.block_of(label.meaning.key)
        known = [head.column for head in heads if head.column]
        return known == [column.key for column in block.columns]


def is_in_other_money(value: Value, measure: Measure, labels: TableLabels) -> bool:
    """Whether an amount has no measure, and its head has one that is not the form's."""
    is_bare = bool(value.text.strip("0.")) and measure.word[-1] not in value.text
    is_of_money = is_bare and labels.is_in_other_money(value.head.text)
    return is_of_money and money_of(value.head.text) != measure.word
