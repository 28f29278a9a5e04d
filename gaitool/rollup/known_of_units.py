"""What others know of the units of a roll-up, matched to them by the roster's names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gaitool.checking.known import KnownTable, known_table
from gaitool.known_figures import KnownFile, KnownRow
from gaitool.reader.roster_units import Unit
from gaitool.rollup.roster_names import RosterNames
from gaitool.text.first_of_many import first_of_many
from gaitool.text.folding import fold_label


@dataclass(frozen=True, slots=True)
class KnownOfUnits:
    """A file of known figures: its rows, and the table of its units."""

    path: Path
    rows: tuple[KnownRow, ...]
    table: KnownTable


def known_of_units(
    path: Path, file: KnownFile, roster: RosterNames, named: int
) -> tuple[KnownOfUnits, str]:
    """Return what a file knows of the units, and a sentence where it contradicts itself, else none.

    So many contradictions are ``named``.
    """
    names: dict[str, list[str]] = {}
    for name, unit in roster.by_name.items():
        names.setdefault(unit, []).append(name)

    def unit_of(name: str) -> str:
        return roster.named(name) or fold_label(name)

    table, told = known_table(file, unit_of, names, named)
    return KnownOfUnits(path, file.rows, table), told


def unmatched_words(
    known: KnownOfUnits, agencies: Iterable[str], roster: RosterNames | None, named: int
) -> Iterator[str]:
    """Yield, in one line, the names that mean no unit, neither of the roster nor of reports."""
    reporting = RosterNames.of(Unit(agency) for agency in dict.fromkeys(filter(None, agencies)))
    unmatched = [
        row
        for row in known.rows
        if not (reporting.named(row.unit) or (roster and roster.named(row.unit)))
    ]
    if unmatched:
        names = _named(unmatched, roster or reporting)
        words = first_of_many(names, len(unmatched), "行", named)
        yield f"{known.path}：有 {len(unmatched)} 行的机关名称对不上单位，没有核对：{words}。"


def other_year_words(known: KnownOfUnits, year: int | None) -> Iterator[str]:
    """Yield that the figures are of another year, in which no unit is held against them."""
    theirs = known.table.year
    if theirs and year and theirs != year:
        yield f"{known.path}：写的年度是 {theirs}，汇总的是 {year} 年度的报告，没有与已知数核对。"


def _named(rows: Iterable[KnownRow], names: RosterNames) -> Iterator[str]:
    for row in rows:
        meant = names.nearest(row.unit)
        yield f"{row.where}“{row.unit}”{f'（是不是“{meant}”？）' if meant else ''}"
