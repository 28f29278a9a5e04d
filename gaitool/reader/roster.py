"""A list of units: who they are, read from xlsx, csv (UTF-8 or GBK) or a text of names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.form import AgencyType, Level
from gaitool.office_files.parted_text import UNREADABLE, Row, decoded, parted
from gaitool.office_files.table_rows import NO_RESULT, PARTING_MARKS
from gaitool.reader.roster_rows import rows_of_workbook
from gaitool.reader.roster_units import Unit, UnitRow, mistakes_of, repeated
from gaitool.reader.roster_unread import nameless_rows, unread_columns
from gaitool.reader.roster_words import (
    FORMER_NAMES,
    LEVEL,
    NAME,
    SHORT_NAME,
    TYPE,
    are_heads,
    bare_name,
    head_word,
    name_column,
    names_no_unit,
)
from gaitool.text.folding import fold_label

_LINE_OF_NAMES = MappingProxyType({NAME: 0})
"""The columns of a text that has a name a line."""

# Several short names in one cell, however an office parts them.
_SHORT_SEPARATORS = str.maketrans("、，,；;/|", "       ")
_LINE_ENDS = re.compile("[\v\f\x85\u2028\u2029]")
_MOST_SHOWN = 20
_MOST_LINES_TOLD = 5
_LONGEST_QUOTE = 30
_MOST_TITLES = 5
"""So many lines may stand above the head of a table that is written as text."""


class Roster(NamedTuple):
    """The units of a list in their order, and what is to be told of it, a line each."""

    units: tuple[Unit, ...]
    notes: tuple[str, ...] = ()


class _Listed(NamedTuple):
    """The rows of a table that name units, and what of it was not read."""

    units: list[UnitRow]
    notes: tuple[str, ...] = ()


def read_roster(path: Path) -> tuple[Unit, ...]:
    """Return the units in their order, as ``read_roster_with_notes`` finds them."""
    return read_roster_with_notes(path).units


def read_roster_with_notes(path: Path) -> Roster:
    """Return the units in their order, and what of the list was not read.

    A table has a head row with 机关名称 and, where given, 机关类型, 行政层级 and 简称; a text file
    is such a table too, or has a name a line. Numbers before names are not part of them, and
    lines that name no unit are passed over. Raises UnusableFile for anything else; where rows are
    wrong, or a name stands twice, it names them all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFile(path, FileProblem.NOT_FOUND, "名单打不开。请检查文件名。") from error
    ending = path.suffix.lower()
    lines = _lines(content, ending) if ending in {".csv", ".txt"} else []
    match ending:
        case ".xlsx":
            numbered, notes = _units_of_sheets(path, rows_of_workbook(path, content))
        case ".csv":
            numbered, notes = _units_of_lines(path, lines)
        case ".txt":
            numbered, notes = _units_of_text(lines)
        case _:
            message = "名单应是 .xlsx、.csv 或 .txt 文件。"
            raise UnusableFile(path, FileProblem.BAD_DATA, message)
    if not numbered:
        raise UnusableFile(path, FileProblem.BAD_DATA, "名单里没有单位。")
    mistakes = [*chain.from_iterable(map(mistakes_of, numbered)), *repeated(numbered)]
    if mistakes:
        shown = "；".join(mistakes[:_MOST_SHOWN])
        more = "……" if len(mistakes) > _MOST_SHOWN else ""
        message = f"名单有 {len(mistakes)} 处不对：{shown}{more or '。'}"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)
    return Roster(tuple(row.unit for row in numbered), (*notes, *_unreadable(lines)))


def _lines(content: bytes, ending: str) -> list[str]:
    """Return the lines of a text; in a list of names Word's own line and page ends are some."""
    text = decoded(content)
    return (_LINE_ENDS.sub("\n", text) if ending == ".txt" else text).split("\n")


def _unreadable(lines: Sequence[str]) -> Iterator[str]:
    """Say which lines hold a byte of no character, though they name no unit for sure."""
    odd = [number for number, line in enumerate(lines, start=1) if UNREADABLE in line]
    for number in odd[:_MOST_LINES_TOLD]:
        words = lines[number - 1].strip()[:_LONGEST_QUOTE]
        yield f"名单第 {number} 行“{words}”有读不出的字，请看这一行是不是单位。"
    if len(odd) > _MOST_LINES_TOLD:
        yield f"名单另有 {len(odd) - _MOST_LINES_TOLD} 行有读不出的字。"


def _units_of_sheets(path: Path, sheets: Iterator[tuple[str, list[Row]]]) -> _Listed:
    """Return the units of the first visible sheet that lists some, and which others list more."""
    for name, rows in sheets:
        units, notes = _units_of_table(rows)
        if units:
            known = {fold_label(row.unit.name) for row in units}
            return _Listed(units, (*notes, *_left_aside(name, known, sheets)))
    raise _no_head(path)


def _left_aside(
    read: str, known: Set[str], sheets: Iterator[tuple[str, list[Row]]]
) -> Iterator[str]:
    """Say which sheets list units that the one that was read does not."""
    try:
        for name, rows in sheets:
            units = {fold_label(row.unit.name) for row in _units_of_table(rows).units} - known
            if units:
                yield (
                    f"名单读的是工作表“{read}”；工作表“{name}”里另有 {len(units)} 个单位没有读，"
                    "要算上的请移到同一张工作表。"
                )
    except UnusableFile as error:
        yield f"名单读的是工作表“{read}”；后面的工作表没有看：{error.message}"


def _units_of_lines(path: Path, lines: Sequence[str]) -> _Listed:
    """Return the units of a text that is a table, whatever mark parts its cells."""
    for mark in sorted(PARTING_MARKS, key=lambda mark: -lines[0].count(mark)):
        rows = parted(lines, mark)
        listed = _units_of_table(rows)
        if listed.units:
            return listed
        if units := _units_without_head(rows):
            return _Listed(units)
    raise _no_head(path)


def _no_head(path: Path) -> UnusableFile:
    message = f"名单里没有“{NAME}”这一列。第一行应是列名：{NAME}、{TYPE}、{LEVEL}。"
    return UnusableFile(path, FileProblem.BAD_DATA, message)


def _units_without_head(rows: Sequence[Row]) -> list[UnitRow]:
    """Return the units of a table without a head, told by the types and levels that it holds."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    columns = {}
    for head, allowed in ((TYPE, set(AgencyType)), (LEVEL, set(Level))):
        for index in range(max(map(len, filled), default=0)):
            if filled and all(len(row) > index and row[index].strip() in allowed for row in filled):
                columns[head] = index
    if not columns:
        return []
    free = [index for index in range(len(filled[0])) if index not in columns.values()]
    return list(_units(rows, {NAME: free[0], **columns}, 0)) if free else []


def _units_of_table(rows: Sequence[Row]) -> _Listed:
    """Return the units below the head, which a title is only where there is no other."""
    for also_titles in (False, True):
        for index, row in enumerate(rows):
            if columns := _columns(row, also_titles=also_titles):
                return _below(rows, columns, index)
    return _Listed([])


def _below(rows: Sequence[Row], columns: Mapping[str, int], head: int) -> _Listed:
    """Return the units below a head, and what else stands there."""
    units = list(_lists_side_by_side(rows, columns, head))
    unread = unread_columns(rows[head], columns)
    return _Listed(units, (*unread, *nameless_rows(rows, columns, head + 1)))


def _lists_side_by_side(
    rows: Sequence[Row], columns: Mapping[str, int], head: int
) -> Iterator[UnitRow]:
    """Yield the units of a table; where its head stands twice, the right half is a list too."""
    words = [head_word(cell) for cell in rows[head]]
    starts = [index for index, word in enumerate(words) if word == words[columns[NAME]]]
    for start, end in pairwise([0, *starts[1:], len(words)]):
        part = [row[start:end] for row in rows]
        if heads := _columns(part[head], also_titles=True):
            units = _units(part, heads, head + 1)
            # The shorter of two lists ends in lines of which the other alone has a name.
            yield from units if len(starts) == 1 else (row for row in units if row.unit.name)


def _units_of_text(lines: Sequence[str]) -> _Listed:
    """Return the units of a text: a table if it has a head of several words, else a name a line."""
    # Not in all lines, as in a table: a unit may be called like a head (单位), and the lines above
    # it would be lost.
    for index in [index for index, line in enumerate(lines) if line.strip()][: _MOST_TITLES + 1]:
        rows = _split(lines[index:])
        if rows and (columns := _columns(rows[0], also_titles=True)):
            return _below([*([[]] * index), *rows], columns, index)
    for mark in PARTING_MARKS:
        if units := _units_without_head(parted(lines, mark)):
            return _Listed(units)
    return _Listed(list(_units([[line] for line in lines], _LINE_OF_NAMES, 0)))


def _split(lines: Sequence[str]) -> list[Row] | None:
    """Return lines as rows of a table if the first is its head and most of the others are rows."""
    for mark in (mark for mark in PARTING_MARKS if mark in lines[0]):
        rows = parted(lines, mark)
        if rows and name_column(rows[0], also_titles=True) is not None and _is_table(rows):
            return rows
    head = lines[0].split()
    # Columns set with spaces: no more cells than heads, for the last may have spaces in it.
    rows = [line.split(maxsplit=len(head) - 1) for line in lines]
    return rows if are_heads(head) and _is_table(rows) else None


def _is_table(rows: Iterable[Sequence[str]]) -> bool:
    head, *others = ([cell for cell in row if cell.strip()] for row in rows)
    lengths = [len(row) for row in others if row]
    return len(head) > 1 and 2 * sum(length > 1 for length in lengths) > len(lengths)


def _units(
    rows: Sequence[Sequence[str]], columns: Mapping[str, int], first: int
) -> Iterator[UnitRow]:
    """Yield the units of the rows from a first one on; rows that name none are passed over."""
    for number, row in enumerate(rows[first:], start=first + 1):
        cells = [cell.strip() for cell in row]
        # Lists printed over several pages repeat their head on each.
        repeated = _columns(cells, also_titles=True) == columns
        if any(cells) and not repeated and not _is_aside(cells, columns, number):
            yield UnitRow(number, _unit(cells, columns, number))


def _columns(cells: Sequence[str], *, also_titles: bool) -> dict[str, int] | None:
    """Return where each head stands, or None for a row that is no head."""
    name = name_column(cells, also_titles=also_titles)
    if name is None:
        return None
    # Reversed, so that of two columns with one head the first stays.
    heads = {head_word(cell): index for index, cell in reversed(list(enumerate(cells)))}
    known = {
        head: heads[head] for head in (SHORT_NAME, *FORMER_NAMES, TYPE, LEVEL) if head in heads
    }
    return {NAME: name} | known


def _is_aside(cells: Sequence[str], columns: Mapping[str, int], number: int) -> bool:
    """Whether a row names no unit: it tells of none, and its name, or its only cell, is no name."""
    filled = {index: cell for index, cell in enumerate(cells) if cell}
    told = filled.keys() & columns.values()
    # A row with a type or a level tells of a unit, whatever its name looks like (各乡镇).
    if not told <= {columns[NAME]}:
        return False
    name = filled.get(columns[NAME]) or (next(iter(filled.values())) if len(filled) == 1 else "")
    return bool(name) and name != NO_RESULT and names_no_unit(name, number)


def _unit(cells: Sequence[str], columns: Mapping[str, int], number: int) -> Unit:
    written = {head: cells[index] if index < len(cells) else "" for head, index in columns.items()}
    name, short = bare_name(written[NAME], number), _several(written, SHORT_NAME)
    # A name that a unit still goes by is no former one, wherever it is written as well.
    still = {*map(fold_label, (name, *short))}
    former = _several(written, *FORMER_NAMES)
    return Unit(
        name=name,
        short_names=short,
        agency_type=written.get(TYPE, ""),
        level=written.get(LEVEL, ""),
        former_names=tuple(one for one in former if fold_label(one) not in still),
    )


def _several(written: Mapping[str, str], *heads: str) -> tuple[str, ...]:
    """Return the names in some cells, however an office parts them."""
    cells = " ".join(written.get(head, "") for head in heads)
    return tuple(cells.translate(_SHORT_SEPARATORS).split())
