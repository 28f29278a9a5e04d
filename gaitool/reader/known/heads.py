"""Which cells of the form the head of a column of known figures means."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from gaitool.form import Block, CellKey, Column, Form, Row
from gaitool.register.vocabulary import bare_word, without_remark
from gaitool.text.folding import fold_label

_One = TypeVar("_One", Row, Column)
Cells = tuple[CellKey, ...]
"""The cells that a head means; several where it means their sum."""

_FILE = Path(__file__).with_name("heads.toml")
_YEAR = re.compile(r"20\d\d年度?")


@cache
def heads_data() -> Mapping[str, Any]:
    """Return the content of ``heads.toml``."""
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@cache
def folded_heads(section: str, key: str = "heads") -> frozenset[str]:
    """Return words of ``heads.toml`` as they are compared."""
    return frozenset(map(fold_label, heads_data()[section][key]))


class _Names(NamedTuple):
    """Rows or columns that are named together: as the form prints them, and otherwise."""

    keys: tuple[str, ...]
    printed: frozenset[str]
    others: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.printed | self.others


@dataclass(frozen=True, eq=False)
class KnownHeads:
    """The heads that are known of one edition: every cell and total, and sums of groups."""

    form: Form

    def cells(self, path: Sequence[str]) -> Cells:
        """Return what the words above a column mean, outermost first; nothing where unknown.

        What stands above a head that says enough may be a title; a year before says that the
        figures are of that one.
        """
        for first in range(len(path)):
            above = "".join(path[:first])
            if any(word in above for word in heads_data()["head"]["of_another_year"]):
                break
            if cells := self.joined(path[first:]):
                return cells
        return ()

    def joined(self, path: Sequence[str]) -> Cells:
        """Return what words above each other mean together."""
        known = (self._meanings.get(words) for words in _lookups("".join(path)))
        return next(filter(None, known), ())

    def words(self, cells: Cells) -> str:
        """Name cells by the labels of the form: a row and a column, or a group of them."""
        return self._words[cells]

    @cached_property
    def _meanings(self) -> Mapping[str, Cells]:
        """Return what is known of heads; of words that mean two things the surer is meant.

        Surest is what the form prints, then its row before its column, then the other way round.
        """
        printed, usual, turned = _Meanings(), _Meanings(), _Meanings()
        for rows, columns, cells in self._named:
            printed.add(_joined(rows.printed, columns.printed), cells)
            usual.add(_joined(rows.all, columns.all), cells)
            turned.add(_joined(columns.all, rows.all), cells)
        return turned.certain | usual.certain | printed.certain

    @cached_property
    def _words(self) -> Mapping[Cells, str]:
        words: dict[Cells, str] = {}
        for table in self.form.tables.values():
            for key in table.cells:
                words[(key,)] = f"{table.row(key).path} {table.column(key).label}"
        for rows, columns, cells in self._named:
            # Sorted: the same words in every run.
            words.setdefault(cells, f"{min(rows.printed)} {min(columns.printed)}")
        return words

    @cached_property
    def _named(self) -> list[tuple[_Names, _Names, Cells]]:
        return [
            (rows, columns, _cells(table.key, rows, columns))
            for table in self.form.tables.values()
            for block in table.blocks
            for rows, columns in product(_rows(table.key, block), _columns(table.key, block))
        ]


class _Meanings:
    """Collects words with what they mean; a word that means two things means none for sure."""

    def __init__(self) -> None:
        self._found: dict[str, set[Cells]] = {}

    def add(self, words: Iterable[str], cells: Cells) -> None:
        for word in words:
            self._found.setdefault(word, set()).add(cells)

    @property
    def certain(self) -> dict[str, Cells]:
        return {word: min(cells) for word, cells in self._found.items() if len(cells) == 1}


def _cells(table: str, rows: _Names, columns: _Names) -> Cells:
    return tuple(CellKey(table, row, column) for row in rows.keys for column in columns.keys)


def _rows(table: str, block: Block) -> Iterator[_Names]:
    """Yield the names of every row, and of every group of rows without a total among them."""
    for row in block.rows:
        heading = "".join(row.headings[-1:])
        synonyms = heads_data()["rows"].get(f"{table}.{row.key}", ())
        others = {row.short or row.label, without_remark(row.label), *synonyms}
        others |= {f"{heading}{bare_word(word)}" for word in (row.label, *others)}
        yield _names((row.key,), {row.path, row.label, *_below_headings(row)}, others)
    for heading, rows in _groups(block.rows).items():
        if not any(row.sums for row in rows):
            synonyms = heads_data()["groups"].get(bare_word(heading), ())
            yield _names(tuple(row.key for row in rows), {heading}, synonyms)


def _columns(table: str, block: Block) -> Iterator[_Names]:
    """Yield the names of every column, and of every group of columns."""
    for column in block.columns:
        synonyms = heads_data()["columns"].get(f"{table}.{column.key}", ())
        others = {without_remark(column.label), *synonyms}
        yield _names((column.key,), {column.label, *_below_headings(column)}, others)
    for heading, columns in _groups(block.columns).items():
        yield _names(tuple(column.key for column in columns), {heading}, ())


def _below_headings(one: Row | Column) -> Iterator[str]:
    """Yield a label joined to the headings over it, from each of them on."""
    for first in range(len(one.headings)):
        yield "".join((*one.headings[first:], one.label))


def _groups(ones: Iterable[_One]) -> dict[str, list[_One]]:
    found: dict[str, list[_One]] = {}
    for one in ones:
        if one.headings:
            found.setdefault(one.headings[-1], []).append(one)
    return {heading: members for heading, members in found.items() if len(members) > 1}


def _names(keys: tuple[str, ...], printed: Iterable[str], others: Iterable[str]) -> _Names:
    return _Names(keys, frozenset(printed), frozenset(others))


def _joined(firsts: Iterable[str], lasts: Iterable[str]) -> Iterator[str]:
    """Yield each with each as heads are looked up; one alone only where it says enough."""
    not_alone = heads_data()["head"]["not_alone"]
    for first, last in product(map(_normal, firsts), map(_normal, lasts)):
        if (first and last) or first + last not in not_alone:
            yield first + last


def _lookups(head: str) -> Iterator[str]:
    """Yield a head as it is looked up: whole, without its remark, without a word at its end."""
    for words in (head, without_remark(head)):
        normal = _normal(words)
        yield normal
        for ending in heads_data()["head"]["endings"]:
            if normal.endswith(ending):
                yield normal.removesuffix(ending)


def _normal(text: str) -> str:
    words = _YEAR.sub("", bare_word(text))
    for left_out in heads_data()["head"]["left_out"]:
        words = words.replace(left_out, "")
    return words
