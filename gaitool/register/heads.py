"""The heads of a register: where they stand, and which of its columns is read as which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from gaitool.office_files.head_rows import HeadRows, head_rows
from gaitool.office_files.table_rows import TableSheet
from gaitool.register.cells import any_day_of, is_day
from gaitool.register.head_words import (
    LooksLike,
    Role,
    SeenColumn,
    is_joined_head,
    looks_like,
    seen_column,
)
from gaitool.register.vocabulary import Kind, RegisterColumn, Vocabulary, register_columns

_FEWEST_KNOWN = 3
_FEWEST_TICKS = 2
_TOLD_APART = frozenset([Kind.DATE, Kind.APPLICANT, Kind.RESULT, Kind.OUTCOME])


@dataclass(frozen=True, eq=False)
class Heads:
    """The columns of a sheet; the applications stand below ``last_row``.

    ``doubled`` are pairs of columns that could be the same one of ours, nobody knows which.
    """

    columns: tuple[SeenColumn, ...]
    first_row: int
    last_row: int
    doubled: tuple[tuple[SeenColumn, SeenColumn], ...] = ()

    @cached_property
    def read(self) -> Mapping[str, SeenColumn]:
        """The columns that are read, by our keys."""
        return {one.key: one for one in self.of(Role.READ)}

    @cached_property
    def ticks(self) -> Mapping[Kind, tuple[SeenColumn, ...]]:
        """The columns that are ticked in place of a word."""
        found: dict[Kind, tuple[SeenColumn, ...]] = {}
        for one in self.of(Role.TICK):
            if one.ours:
                found[one.ours.kind] = (*found.get(one.ours.kind, ()), one)
        return found

    @property
    def missing(self) -> list[RegisterColumn]:
        """The columns that nothing can be counted without, and that are not there."""
        needed = (one for one in register_columns() if one.needed)
        return [one for one in needed if one.key not in self.read and one.kind not in self.ticks]

    @cached_property
    def to_be_asked(self) -> tuple[tuple[SeenColumn, LooksLike], ...]:
        """The columns that nobody knows and that look like some of ours that are lacking."""
        found = ((one, looks_like(one)) for one in self.columns)
        return tuple(
            (one, like)
            for one, like in found
            if like and not all(ours.key in self.read for ours in like.columns)
        )

    def of(self, role: Role) -> Iterator[SeenColumn]:
        """Yield the columns with a role."""
        return (one for one in self.columns if one.role is role)


def find_heads(sheet: TableSheet, vocabulary: Vocabulary, own: Mapping[str, str]) -> Heads | None:
    """Return the columns of a sheet; None where no row is the head of a register.

    ``own`` are an office's own words for our columns.
    """
    best: Heads | None = None
    most = _FEWEST_KNOWN - 1
    below = _Below(sheet)
    for rows in head_rows(sheet, partial(is_joined_head, vocabulary=vocabulary), is_day):
        seen = [seen_column(column, path, vocabulary, own) for column, path in rows.paths.items()]
        heads = _settled(seen, below, rows)
        known = len(heads.read) + sum(map(len, heads.ticks.values()))
        # The first of equals: above before below, fewer rows of heads before more.
        if known > most:
            best, most = heads, known
    return best


def _settled(seen: Sequence[SeenColumn], below: "_Below", rows: HeadRows) -> Heads:
    by_key: dict[str, list[SeenColumn]] = {}
    for one in seen:
        if one.role is Role.READ:
            by_key.setdefault(one.key, []).append(one)
    surest = {key: _surest(ones, below, rows.last) for key, ones in by_key.items()}
    ticks = [one for one in seen if one.role is Role.TICK and one.key not in surest]
    keys = [one.key for one in ticks]
    # A single head that is called like a type or a result is no set of boxes to tick.
    ticked = {one.column for one in ticks if keys.count(one.key) >= _FEWEST_TICKS}
    known = ticked | {ones[0].column for ones in surest.values()}
    columns = (
        one if one.role not in {Role.READ, Role.TICK} or one.column in known else _left(one)
        for one in seen
    )
    doubled = [(ones[0], other) for ones in surest.values() for other in ones[1:]]
    return Heads(tuple(columns), rows.first, rows.last, tuple(doubled))


def _surest(ones: Sequence[SeenColumn], below: "_Below", last: int) -> list[SeenColumn]:
    """Return the column that is surest the one of ours; several where nobody knows which.

    Of columns with usual heads that say different things the order of our list proves nothing,
    and no hidden column is surer than one that is seen.
    """
    ones = sorted(ones, key=lambda one: (one.rank, one.column))
    best = ones[0]
    if len(ones) == 1 or best.ours is None or best.ours.kind not in _TOLD_APART:
        return [one for one in ones if one.rank == best.rank]
    is_sure = best.rank[1] == 0 and best.column not in below.sheet.hidden_columns
    return [
        one
        for one in ones
        if one.rank == best.rank
        or (
            not is_sure
            and one.rank[0] == best.rank[0]
            and below.differ(last, best.column, one.column)
        )
    ]


class _Below:
    """What stands below rows that may be heads; where two columns differ is looked for once."""

    def __init__(self, sheet: TableSheet) -> None:
        self.sheet = sheet
        self._found: dict[tuple[int, int], int | None] = {}

    def differ(self, last: int, one: int, other: int) -> bool:
        """Whether two columns say different things in a row below the heads."""
        known = self._found.get((one, other), last)
        # Where none was found below a higher row, there is none below a lower one.
        if known is not None and known <= last:
            known = self._found[one, other] = self._first_after(last, one, other)
        return known is not None

    def _first_after(self, last: int, one: int, other: int) -> int | None:
        for row in self.sheet.rows():
            texts = (row.text(one), row.text(other))
            if row.number > last and all(texts):
                days = [any_day_of(text, self.sheet.epoch) or text for text in texts]
                if days[0] != days[1]:
                    return row.number
        return None


def _left(one: SeenColumn) -> SeenColumn:
    return SeenColumn(one.column, one.path, Role.UNKNOWN)
