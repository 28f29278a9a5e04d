"""The heads of a register: where they stand, and which of its columns is read as which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from gaitool.register.head_rows import head_rows
from gaitool.register.head_words import Role, SeenColumn, is_joined_head, seen_column
from gaitool.register.sheets import RegisterSheet
from gaitool.register.vocabulary import Kind, RegisterColumn, Vocabulary, register_columns

_FEWEST_KNOWN = 3
_FEWEST_TICKS = 2


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

    def of(self, role: Role) -> Iterator[SeenColumn]:
        """Yield the columns with a role."""
        return (one for one in self.columns if one.role is role)


@dataclass(slots=True)
class _Settling:
    """Which column is read as which of ours, so far."""

    chosen: dict[str, SeenColumn] = field(default_factory=dict)
    doubled: list[tuple[SeenColumn, SeenColumn]] = field(default_factory=list)

    def take(self, one: SeenColumn) -> None:
        other = self.chosen.setdefault(one.key, one)
        if other is not one and other.rank == one.rank:
            self.doubled.append((other, one))
        elif one.rank < other.rank:
            self.chosen[one.key] = one
            self.doubled = [pair for pair in self.doubled if pair[0].key != one.key]


def find_heads(
    sheet: RegisterSheet, vocabulary: Vocabulary, own: Mapping[str, str]
) -> Heads | None:
    """Return the columns of a sheet; None where no row is the head of a register.

    ``own`` are an office's own words for our columns.
    """
    best: Heads | None = None
    most = _FEWEST_KNOWN - 1
    for rows in head_rows(sheet, partial(is_joined_head, vocabulary=vocabulary)):
        seen = [seen_column(column, path, vocabulary, own) for column, path in rows.paths.items()]
        heads = _settled(seen, rows.first, rows.last)
        ticks = sum(map(len, heads.ticks.values()))
        known = len(heads.read) + ticks - len(heads.doubled)
        # The first of equals: above before below, fewer rows of heads before more.
        if known > most:
            best, most = heads, known
    return best


def _settled(seen: Sequence[SeenColumn], first: int, last: int) -> Heads:
    settling = _Settling()
    for one in seen:
        if one.role is Role.READ:
            settling.take(one)
    ticks = [one for one in seen if one.role is Role.TICK and one.key not in settling.chosen]
    keys = [one.key for one in ticks]
    # A single head that is called like a type or a result is no set of boxes to tick.
    ticked = {one.column for one in ticks if keys.count(one.key) >= _FEWEST_TICKS}
    read = {one.column for one in settling.chosen.values()}
    columns = (
        one if one.role not in {Role.READ, Role.TICK} or one.column in read | ticked else _left(one)
        for one in seen
    )
    return Heads(tuple(columns), first, last, tuple(settling.doubled))


def _left(one: SeenColumn) -> SeenColumn:
    return SeenColumn(one.column, one.head, Role.UNKNOWN)
