"""The units that a list names, and what such a list may not hold."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gaitool.form import AgencyType, Level
from gaitool.office_files.parted_text import UNREADABLE
from gaitool.office_files.table_rows import NO_RESULT, PARTING_MARKS
from gaitool.reader.roster_words import LEVEL, NAME, SHORT_NAME, TYPE
from gaitool.text.folding import fold_label

_LONGEST_NAME = 100
_TYPES_AND_LEVELS = frozenset([*AgencyType, *Level])
_PARTS = re.compile(f"[{''.join(PARTING_MARKS)}]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the roster; ``short_names`` are other names it goes by.

    ``former_names`` are those that it has no longer, or of the offices that were merged into it:
    reports of earlier years are known by them, and one of this year should not have them.
    """

    name: str
    short_names: tuple[str, ...] = ()
    agency_type: str = ""
    level: str = ""
    former_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is or was called, its own name first."""
        return (self.name, *self.short_names, *self.former_names)


class UnitRow(NamedTuple):
    """A unit and the row of the roster that names it, counted from 1."""

    number: int
    unit: Unit


def mistakes_of(row: UnitRow) -> Iterator[str]:
    """Say what a row of the roster may not hold."""
    name, number = row.unit.name, row.number
    if not name:
        yield f"第 {number} 行没有{NAME}"
    if len(name) > _LONGEST_NAME:
        yield f"第 {number} 行的{NAME}有 {len(name)} 字，不像一个单位的名称"
    if NO_RESULT in (name, row.unit.agency_type, row.unit.level):
        yield f"第 {number} 行是公式，文件里没有它的结果，请换成文字"
    if UNREADABLE in name:
        yield f"第 {number} 行的“{name}”有读不出的字，请重新输入这一行"
    if "\t" in name:
        yield f"第 {number} 行有几列，请在第一行写明列名（{NAME}、{SHORT_NAME}等）"
    elif not _TYPES_AND_LEVELS.isdisjoint(_PARTS.split(name)):
        yield f"第 {number} 行的“{name}”像是几列写在一格里，请分开写"
    yield from _unknown_words(row)


def _unknown_words(row: UnitRow) -> Iterator[str]:
    for head, word, allowed in (
        (TYPE, row.unit.agency_type, list(AgencyType)),
        (LEVEL, row.unit.level, list(Level)),
    ):
        if word and word not in (*allowed, NO_RESULT):
            yield f"第 {row.number} 行的{head}“{word}”不对，只能是：{'、'.join(allowed)}"


def repeated(rows: Iterable[UnitRow]) -> Iterator[str]:
    """Say which rows name a unit that an earlier one names."""
    first: dict[str, int] = {}
    for row in rows:
        earlier = first.setdefault(fold_label(row.unit.name), row.number)
        if row.unit.name and earlier != row.number:
            yield f"“{row.unit.name}”出现了两次（第 {earlier}、{row.number} 行）"
