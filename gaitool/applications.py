"""Applications of a register by what the tables count, and a list of them that takes few bytes."""

import datetime
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar, overload

from gaitool.form import CellKey
from gaitool.register_rows import RegisterRow
from gaitool.text.packed import PackedTexts

_One = TypeVar("_One", covariant=True)
_NO_DAY = 0
"""Stands for a day that is not written; the first of the calendar is 1."""


class Application(NamedTuple):
    """One application by what the tables count; nothing of who asked for what.

    ``applicant`` is a column of table 三, ``result`` a row of it, empty where there is none yet.
    ``outcomes`` are the cells of table 四 that it counts to. Where ``days_unsure``, nobody can tell
    how many working days it took, or in how many it had to be answered.
    """

    at: RegisterRow
    received: datetime.date
    applicant: str
    result: str = ""
    answered: datetime.date | None = None
    corrected: datetime.date | None = None
    extended: datetime.date | None = None
    asking_from: datetime.date | None = None
    asking_to: datetime.date | None = None
    outcomes: tuple[CellKey, ...] = ()
    days_unsure: bool = False

    def open_after(self, year: int) -> bool:
        """Whether it was received by the end of a year, and not answered by then."""
        if self.received.year > year:
            return False
        return self.answered is None or self.answered.year > year


class _Coded(NamedTuple):
    """What many applications have alike."""

    sheet: str
    applicant: str
    result: str
    outcomes: tuple[CellKey, ...]
    days_unsure: bool


class ApplicationList(Sequence[Application]):
    """Applications in the order they were added, packed: some 50 bytes each in place of 500.

    They are made anew whenever they are asked for, so that a register of any length fits.
    """

    def __init__(self) -> None:
        self._codes: dict[_Coded, int] = {}
        self._coded: list[_Coded] = []
        self._code_of = array("I")
        self._row_of = array("I")
        # Received, answered, corrected, extended, asking_from, asking_to.
        self._days = tuple(array("i") for _ in range(6))
        self._numbers = PackedTexts()

    def add(self, one: Application) -> None:
        """Add an application behind the others."""
        at = one.at
        coded = _Coded(at.sheet, one.applicant, one.result, one.outcomes, one.days_unsure)
        code = self._codes.get(coded)
        if code is None:
            code = self._codes[coded] = len(self._coded)
            self._coded.append(coded)
        self._code_of.append(code)
        self._row_of.append(at.row)
        self._numbers.append(at.number)
        received, *others = self._days
        received.append(one.received.toordinal())
        days = (one.answered, one.corrected, one.extended, one.asking_from, one.asking_to)
        for listed, day in zip(others, days, strict=True):
            listed.append(day.toordinal() if day else _NO_DAY)

    def __len__(self) -> int:
        return len(self._code_of)

    @overload
    def __getitem__(self, index: int) -> Application: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Application]: ...
    def __getitem__(self, index: int | slice) -> Application | Sequence[Application]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        coded = self._coded[self._code_of[index]]
        received, answered, corrected, extended, begun, ended = self._days
        at = RegisterRow(coded.sheet, self._row_of[index], self._numbers[index])
        return Application(
            at,
            datetime.date.fromordinal(received[index]),
            coded.applicant,
            coded.result,
            _day(answered[index]),
            _day(corrected[index]),
            _day(extended[index]),
            _day(begun[index]),
            _day(ended[index]),
            coded.outcomes,
            coded.days_unsure,
        )

    @property
    def sheets(self) -> frozenset[str]:
        """The sheets on which they stand."""
        return frozenset(coded.sheet for coded in self._coded)

    @property
    def days_received(self) -> Iterator[datetime.date]:
        """The day on which each came in."""
        return map(datetime.date.fromordinal, self._days[0])

    def row(self, index: int) -> RegisterRow:
        """Return where an application stands."""
        sheet = self._coded[self._code_of[index]].sheet
        return RegisterRow(sheet, self._row_of[index], self._numbers[index])

    @classmethod
    def joined(cls, lists: Sequence["ApplicationList"]) -> "ApplicationList":
        """Return all applications of several lists; of one list itself."""
        if len(lists) == 1:
            return lists[0]
        together = cls()
        for one in chain.from_iterable(lists):
            together.add(one)
        return together

    def without(self, indexes: Sequence[int]) -> "ApplicationList":
        """Return the applications but those at some places, which are in order."""
        if not indexes:
            return self
        kept = ApplicationList()
        for index, one in enumerate(self):
            at = bisect_left(indexes, index)
            if at == len(indexes) or indexes[at] != index:
                kept.add(one)
        return kept


class Picked(Sequence[_One], Generic[_One]):
    """Some of a long list by their places in it, each made when it is asked for."""

    def __init__(self, made: Callable[[int], _One], places: "array[int]") -> None:
        self._made = made
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> _One: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_One]: ...
    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return Picked(self._made, self._places[index])
        return self._made(self._places[index])

    def __iter__(self) -> Iterator[_One]:
        return map(self._made, self._places)


def _day(ordinal: int) -> datetime.date | None:
    return datetime.date.fromordinal(ordinal) if ordinal else None
