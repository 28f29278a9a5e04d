"""The rows of a sheet that may be the heads of its columns: one, or several with group heads."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from gaitool.office_files.limits import LIMITS
from gaitool.office_files.table_rows import TableSheet

_ROWS_LOOKED_AT = 40
_MOST_ROWS = 3
_FEWEST_IN_A_GROUP = 2
_FEWEST_JOINED = 2


@dataclass(frozen=True, slots=True)
class HeadRows:
    """Rows of heads, and for each column the words above it, outermost first."""

    first: int
    last: int
    paths: Mapping[int, tuple[str, ...]]


IsHead = Callable[[Sequence[str]], bool]
"""Whether words that stand above each other are together a head that is known."""

IsEntry = Callable[[str, date], bool]
"""Whether a cell says what only the entries below the heads say, given the workbook's epoch."""


def head_rows(sheet: TableSheet, is_head: IsHead, is_entry: IsEntry) -> Iterator[HeadRows]:
    """Yield every row near the top as heads, then with the rows below where it heads groups."""
    for row in islice(sheet.top, _ROWS_LOOKED_AT):
        for more in range(_MOST_ROWS):
            rows = range(row, row + more + 1)
            if rows[-1] not in sheet.top or _holds_entry(sheet, rows[-1], is_entry):
                break
            if paths := _paths(sheet, rows, is_head):
                yield HeadRows(rows[0], rows[-1], paths)


def _holds_entry(sheet: TableSheet, row: int, is_entry: IsEntry) -> bool:
    """Whether a row is an entry, of which nothing may be told as heads."""
    texts = (sheet.top[row].text(column) for column in sheet.top[row].cells)
    return any(is_entry(text, sheet.epoch) for text in texts)


def _paths(sheet: TableSheet, rows: Sequence[int], is_head: IsHead) -> dict[int, tuple[str, ...]]:
    """Return the words above each column; nothing where the rows are no groups of heads."""
    lines = [_line(sheet, row, is_last=row == rows[-1]) for row in rows]
    for above, below in pairwise(lines):
        if not _heads_groups(above, below, is_head):
            return {}
    columns = sorted({column for line in lines for column in line})
    return {column: _path(lines, column) for column in columns}


def _path(lines: Sequence[Mapping[int, tuple[str, int]]], column: int) -> tuple[str, ...]:
    words = (line[column][0] for line in lines if column in line)
    return tuple(dict.fromkeys(words))


def _line(sheet: TableSheet, row: int, *, is_last: bool) -> dict[int, tuple[str, int]]:
    """Return the words of a row by column, each with the column where it was written.

    A merged head stands over all its columns. Where nothing in a file can be merged (csv), or
    nobody merged it, a head above a lower one reaches as far as the blanks behind it.
    """
    here = sheet.top[row]
    line = {column: (here.text(column), column) for column in here.cells}
    line = {column: said for column, said in line.items() if said[0]}
    for area in sheet.merged:
        if area.top <= row <= area.bottom and area.left in line:
            said = line[area.left]
            line |= dict.fromkeys(range(area.left, min(area.right, LIMITS.columns) + 1), said)
    if not is_last and not any(area.top <= row <= area.bottom for area in sheet.merged):
        _reach_over_blanks(line, sheet.top[row + 1].cells)
    return line


def _reach_over_blanks(line: dict[int, tuple[str, int]], below: Mapping[int, object]) -> None:
    said: tuple[str, int] | None = None
    for column in range(1, max((*line, *below), default=0) + 1):
        if column in line:
            said = line[column] if column in below else None
        elif said and column in below:
            line[column] = said


def _heads_groups(
    above: Mapping[int, tuple[str, int]], below: Mapping[int, tuple[str, int]], is_head: IsHead
) -> bool:
    """Whether one line heads groups of the other.

    Under a head of a single column stands nothing else, unless several columns are known by both
    words together: so heads with the first entry below are never taken for two lines.
    """
    widths = Counter(start for _, start in above.values())
    if max(widths.values(), default=0) < _FEWEST_IN_A_GROUP:
        return False
    apart = {c: words for c, (words, _) in below.items() if c in above and above[c][0] != words}
    joined = sum(is_head((above[column][0], words)) for column, words in apart.items())
    return joined >= _FEWEST_JOINED or all(widths[above[column][1]] > 1 for column in apart)
