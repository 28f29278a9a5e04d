"""The labels of one table of an edition, and those that the edition before had in its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from gaitool.form import CellKey, Column, Form, Row, Shape, Table
from gaitool.importers.labels import (
    CellTexts,
    Meaning,
    is_general,
    meaning_of,
    without_measure,
    without_money,
    without_note,
    without_remark,
)
from gaitool.importers.numbered_labels import wordings

_CORNERS = ("本列数据的勾稽关系", "本列数据勾稽关系")
"""How the corner of table 三 begins in print: it is a whole sentence, and offices reword it."""


_YEAR = re.compile(r"20\d\d年度?")
_YEAR_WORDS = ("本年", "上年", "下年度")


class Undivided(NamedTuple):
    """A group that was one row in the edition before, and the row its figures now belong to."""

    row: Row
    version: str

    @property
    def note(self) -> str:
        """What is to be said where such a row was read."""
        return (
            f"{self.version} 年格式的“{self.row.headings[-1]}”没有细分，计入了“{self.row.path}”。"
        )


@dataclass(frozen=True, eq=False)
class TableLabels:
    """The labels of one table by their names.

    ``heads`` are words that stand in head rows beside those of columns, ``groups`` those left of
    the labels of rows. Rows of the edition before that have no counterpart stand for nothing
    (an empty key); its columns without one are ``old``, and its ``undivided`` rows are headings
    now. ``elsewhere`` are words that only other tables have, ``shared`` those that another table
    has too, and ``shared_rows`` those that label rows in both.
    """

    table: Table
    texts: CellTexts
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    groups: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    undivided: Mapping[str, Undivided] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    shared_rows: frozenset[str] = frozenset()

    def row(self, text: str) -> Meaning | None:
        """Return the row that a text labels, though a year or measure stand after it."""
        return self._meaning(text, _row_meaning)

    def column(self, text: str) -> Meaning | None:
        """Return the column that a text heads; a year, measure, remark or note may stand after."""
        if self.is_old(text):
            return None
        if known := self._meaning(text, _column_meaning):
            return known
        bare = without_remark(text)
        known = None if bare == text else self._meaning(bare, _column_meaning)
        if known and known.is_whole:
            return replace(known, is_whole=False)
        key = self.columns.get(self.texts.name(self.without_note(text)))
        return Meaning(key) if key else None

    def _meaning(self, text: str, look_up: "_LookUp") -> Meaning | None:
        whole = look_up(self, self.texts.name(text))
        if whole and whole.is_whole:
            return whole
        # 其他（件） says no more than 其他 does.
        bare = look_up(self, self.texts.name(without_measure(text)))
        known = bare if bare and (bare.is_whole or not whole) else whole
        return known or self._of_a_year(text, look_up)

    def _of_a_year(self, text: str, look_up: "_LookUp") -> Meaning | None:
        """Return what a label means that names a year: 四、结转2024年度继续办理."""
        name = self.texts.name(text)
        if _YEAR.search(name):
            for words in _YEAR_WORDS:
                known = look_up(self, _YEAR.sub(words, name))
                if known and known.is_whole:
                    return replace(known, is_whole=False)
        return None

    def plain_name(self, text: str) -> str:
        """Return the name of a label, without a measure word after it where it has none itself."""
        name = self.texts.name(text)
        return name if name in self.words else self.texts.name(without_measure(text))

    def is_head(self, text: str) -> bool:
        """Whether a text belongs in a head row."""
        bare = (text, without_measure(text), without_remark(text), self.without_note(text))
        names = map(self.texts.name, bare)
        return any(name in self._head_names or name.startswith(_CORNERS) for name in names)

    def without_note(self, text: str) -> str:
        """Return a label without the note after it; empty for one without, or another table's."""
        bare = without_note(text)
        return "" if bare == text or self.texts.name(text) in self.elsewhere else bare

    def heads_a_column(self, text: str) -> bool:
        """Whether a text heads a column, be it in another measure of money."""
        return self.column(text) is not None or self.is_in_other_money(text)

    def is_in_other_money(self, text: str) -> bool:
        """Whether a text heads a column, but names a measure of money beside it."""
        name = self.texts.name(without_money(text))
        return name in self._of_money and name != self.texts.name(text)

    @cached_property
    def _of_money(self) -> frozenset[str]:
        """The names of the columns, without the measure of money where they have one."""
        bare = (self.texts.name(without_money(column.label)) for column in self.table.columns)
        return frozenset([*self.columns, *bare])

    def is_old(self, text: str) -> bool:
        """Whether a text heads a column of the edition before that has no counterpart."""
        return self.texts.name(text) in self.old

    def is_own(self, text: str) -> bool:
        """Whether a text heads a column in the words of this edition."""
        return self.texts.name(without_measure(text)) in self._own_columns

    @cached_property
    def _own_columns(self) -> frozenset[str]:
        return frozenset(self.texts.name(column.label) for column in self.table.columns)

    @cached_property
    def _head_names(self) -> frozenset[str]:
        return frozenset([*self.columns, *self.heads, *self.old])

    @cached_property
    def words(self) -> frozenset[str]:
        """The names of all labels, those of the edition before too."""
        return self._head_names | self.groups | frozenset(self.rows)

    @cached_property
    def own_rows(self) -> frozenset[str]:
        """The labels of rows that no other table has and that are not short words."""
        return frozenset(n for n in self.rows if n not in self.shared_rows and not is_general(n))

    @cached_property
    def own_heads(self) -> frozenset[str]:
        """The words of head rows that no other table has and that are not short words."""
        return frozenset(n for n in self._head_names - self.shared if not is_general(n))

    @cached_property
    def whole_heads(self) -> tuple[frozenset[str], ...]:
        """The names of the columns of each block."""
        return tuple(
            frozenset(self.texts.name(column.label) for column in block.columns)
            for block in self.table.blocks
        )

    def column_in(self, row: str, column: str) -> str:
        """Return the column that a head means in a row: blocks may word different ones alike."""
        if not row or not column or CellKey(self.table.key, row, column) in self.table:
            return column
        wordings = {self.texts.name(c.label) for c in self.table.columns if c.key == column}
        columns = self.table.block_of(row).columns
        alike = (c.key for c in columns if self.texts.name(c.label) in wordings)
        return next(alike, column)


_LookUp = Callable[[TableLabels, str], Meaning | None]


@lru_cache(maxsize=8192)
def _row_meaning(labels: TableLabels, name: str) -> Meaning | None:
    return _meaning(labels, name, labels.rows)


@lru_cache(maxsize=8192)
def _column_meaning(labels: TableLabels, name: str) -> Meaning | None:
    return _meaning(labels, name, labels.columns)


def _meaning(labels: TableLabels, name: str, known: Mapping[str, str]) -> Meaning | None:
    """Return what a name stands for; what another table calls its own is no slip of this one."""
    if name in labels.elsewhere:
        return None
    return meaning_of(name, known, labels.texts.numbered)


def labels_of_table(table: Table, texts: CellTexts, form: Form, older: Form | None) -> TableLabels:
    """Return the labels of a table, and what they were called in the edition before, if any."""
    own = _own_labels(table, texts)
    before = older.tables.get(table.key) if older else None
    return _with_older(own, before, older, form) if older and before else own


def labels_of_lost_table(table: Table, texts: CellTexts) -> TableLabels:
    """Return the labels of a table that only the edition before had: none has a counterpart."""
    past = _own_labels(table, texts)
    return replace(past, rows=dict.fromkeys(past.rows, ""), columns={}, old=frozenset(past.columns))


def _own_labels(table: Table, texts: CellTexts) -> TableLabels:
    def names(labels: Iterable[str]) -> frozenset[str]:
        return frozenset(map(texts.name, filter(None, labels)))

    columns = {name: c.key for c in table.columns for name in _names_of_column(c, texts)}
    over_columns = (heading for column in table.columns for heading in column.headings)
    beside_rows = (heading for row in table.rows for heading in row.headings)
    heads, groups = names([*over_columns, table.corner]), names(beside_rows)
    if table.shape is Shape.GROUPS_ACROSS:
        heads |= groups | names(row.label for row in table.rows)
        groups = frozenset()
    return TableLabels(
        table=table,
        texts=texts,
        rows={texts.name(label): row.key for row in table.rows for label in wordings(row)},
        columns=columns,
        groups=groups,
        heads=heads if table.shape is Shape.GROUPS_ACROSS else heads - columns.keys(),
    )


def _names_of_column(column: Column, texts: CellTexts) -> tuple[str, str]:
    """Return the names of a head; 本年增/ has lost the second of two words."""
    return texts.name(column.label.partition("/")[0]), texts.name(column.label)


def _with_older(own: TableLabels, before: Table, older: Form, form: Form) -> TableLabels:
    """Return the labels with those of the table as the edition before had it; its own come first.

    What both editions call by one key is the same question, so that wordings of the edition
    before are read into the cells of this one.
    """
    past = _own_labels(before, own.texts)
    rows = {name: _row_now(before, key, older, form) for name, key in past.rows.items()}
    undivided = dict(_undivided(own, rows, older.version))
    columns = _columns_now(before, own.texts, older, form)
    return replace(
        own,
        rows={name: key for name, key in rows.items() if name not in undivided} | dict(own.rows),
        columns={name: key for name, key in columns.items() if key} | dict(own.columns),
        groups=own.groups | past.groups,
        heads=own.heads | (past.heads - own.columns.keys()),
        old=frozenset(name for name, key in columns.items() if not key) - own.columns.keys(),
        undivided=undivided,
    )


def _row_now(before: Table, row: str, older: Form, form: Form) -> str:
    """Return the row of the same table that a row of the edition before carries on in, or none."""
    name = f"{before.key}.{row}"
    table, _, now = older.becomes.get(name, name).partition(".")
    known = {one.key for one in form.rows(before.key)}
    return now if table == before.key and now in known else ""


def _columns_now(before: Table, texts: CellTexts, older: Form, form: Form) -> Mapping[str, str]:
    """Return the columns of the edition before; one carries on where any of its cells does.

    Columns of one key need not be the same question: the amount of one row may be that of
    purchases, that of another one of fees.
    """
    columns: dict[str, str] = {}
    for block in before.blocks:
        rows = [_row_now(before, row.key, older, form) for row in block.rows]
        for column in block.columns:
            is_asked = any(CellKey(before.key, row, column.key) in form for row in rows)
            for name in _names_of_column(column, texts):
                columns[name] = column.key if is_asked else columns.get(name, "")
    return columns


def _undivided(
    own: TableLabels, rows: Mapping[str, str], version: str
) -> Iterator[tuple[str, Undivided]]:
    """Yield the rows of the edition before that are now the heading of the row they became."""
    known = {row.key: row for row in own.table.rows}
    for name, key in rows.items():
        if key and name in map(own.texts.name, known[key].headings) and name not in own.rows:
            yield name, Undivided(known[key], version)
