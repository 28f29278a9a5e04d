"""The columns of a sheet of known figures: the unit's name, who knows, and cells of the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gaitool.office_files.head_rows import HeadRows, head_rows
from gaitool.office_files.table_rows import TableSheet
from gaitool.reader.known.heads import Cells, KnownHeads, folded_heads
from gaitool.reader.roster_words import head_word, name_column
from gaitool.text.numerals import read_numeral


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """Where what stands; rows of units begin below ``last_row``.

    ``figures`` are the columns of cells of the form, ``unknown`` those of nobody knows what, each
    with its head; ``who`` is None where no column says who knows.
    """

    first_row: int
    last_row: int
    name: int
    who: int | None = None
    figures: Mapping[int, Cells] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)


def is_figure(text: str, _: date) -> bool:
    """Whether a cell holds a number, as no head of a column does."""
    return read_numeral(text) is not None


def find_columns(sheet: TableSheet, heads: KnownHeads) -> KnownColumns | None:
    """Return the columns of the likeliest row of heads; None where no row heads any names."""

    def is_joined(path: Sequence[str]) -> bool:
        return bool(heads.joined(path))

    found = (_columns(rows, heads) for rows in head_rows(sheet, is_joined, is_figure))
    # The first of equals: above before below, fewer rows of heads before more. Different cells: a
    # head of a group alone would be the total of each of its columns.
    return max(filter(None, found), key=lambda one: len(set(one.figures.values())), default=None)


def _columns(rows: HeadRows, heads: KnownHeads) -> KnownColumns | None:
    numbers = list(rows.paths)
    lasts = [path[-1] for path in rows.paths.values()]
    name = name_column(lasts, also_titles=True)
    if name is None:
        return None
    others = {number: path for number, path in rows.paths.items() if number != numbers[name]}
    who = next((n for n, path in others.items() if _is_one_of("who", path)), None)
    figures = {n: cells for n, path in others.items() if (cells := heads.cells(path))}
    unknown = {
        n: " ".join(path)
        for n, path in others.items()
        if n != who and n not in figures and not _is_one_of("passed_over_heads", path)
    }
    return KnownColumns(rows.first, rows.last, numbers[name], who, figures, unknown)


def _is_one_of(section: str, path: Sequence[str]) -> bool:
    return head_word(path[-1]) in folded_heads(section)
