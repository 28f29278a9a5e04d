"""What drawings tell of figures, of one report or summed: by subject, last year's beside them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Protocol, TypeVar

from gaitool.answers import plain_digits
from gaitool.form import CASES, CellKey, Column, Form, Row

_Item = TypeVar("_Item")
UNKNOWN = "—"
"""What stands where a draft lacks a figure."""

_APPLICATIONS, _TOTAL = "applications", "total"
_FLOW = ("received", "carried_in", "concluded", "carried_out")
_NUMBER_BEFORE = re.compile(
    r"^(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．])"
)
_IN_BRACKETS = re.compile("（[^（）]*）$")


class Figures(Protocol):
    """A report, or the sum of several: figures on an edition, perhaps with last year's."""

    @property
    def form(self) -> Form:
        """The edition."""
        ...

    @property
    def previous(self) -> "Figures | None":
        """Last year's figures; None where the years are not compared."""
        ...

    def sum_or_none(self, keys: Iterable[CellKey]) -> Decimal | None:
        """Return what some cells add up to; None where one of them is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts; ``last`` is last year's, None where it is not known."""

    label: str
    now: Decimal | None
    last: Decimal | None = None
    unit: str = CASES.word

    @property
    def written(self) -> str:
        """The figure as the tables print it."""
        return UNKNOWN if self.now is None else plain_digits(self.now)

    @property
    def said(self) -> str:
        """The figure in words, for who does not see the picture."""
        year_before = "" if self.last is None else f"（上年{plain_digits(self.last)}{self.unit}）"
        return f"{self.label}{self.written}{self.unit if self.now is not None else ''}{year_before}"

    @property
    def has_changed(self) -> bool:
        """Whether the figure is known to be another than last year's."""
        return None not in (self.now, self.last) and self.now != self.last

    @property
    def change(self) -> str:
        """How the figure stands to last year's, in words; empty where that one is not known."""
        if self.last is None:
            return ""
        before = f"上年 {plain_digits(self.last)}"
        if self.now is None:
            return before
        difference = self.now - self.last
        if not difference:
            return "与上年持平"
        more = "增" if difference > 0 else "减"
        return f"{before}，{more} {plain_digits(abs(difference))}"


@dataclass(frozen=True, slots=True)
class Whole:
    """A count and the parts that it is made of."""

    count: Count
    parts: tuple[Count, ...] = ()

    @property
    def said(self) -> str:
        """The count in words, and its parts that are not 0."""
        parts = "、".join(part.said for part in self.parts if part.now)
        return f"{self.count.said}，其中{parts}" if parts else self.count.said


def flow(report: Figures) -> tuple[Count, ...]:
    """Return what came in, what was left of last year, what was concluded, what is left."""
    return tuple(_count(report, label, [key]) for label, key in flow_cells(report.form))


def flow_cells(form: Form) -> Iterator[tuple[str, CellKey]]:
    """Yield the totals that an edition has of these, each under its name."""
    rows = {row.key: row for row in form.rows(_APPLICATIONS)}
    for name in _FLOW:
        key = CellKey(_APPLICATIONS, name, _TOTAL)
        if name in rows and key in form:
            yield rows[name].short or plain_label(rows[name].label), key


def outcomes(report: Figures) -> tuple[Whole, ...]:
    """Return how applications were concluded, by the groups of the form with their reasons."""
    return tuple(
        _whole(report, name, [(one.label, _totals(one)) for one in alike])
        for name, alike in _groups(_results(report.form), _group_of_row)
    )


def outcome_cells(form: Form) -> Iterator[tuple[str, list[CellKey]]]:
    """Yield the groups of results of an edition, each with the totals that it is the sum of."""
    for name, alike in _groups(_results(form), _group_of_row):
        yield name, [key for row in alike for key in _totals(row)]


def _results(form: Form) -> list[Row]:
    rows = form.rows(_APPLICATIONS)
    counted = next((row.sums for row in rows if row.key == "concluded"), ())
    return [row for row in rows if row.key in counted]


def applicants(report: Figures) -> tuple[Whole, ...]:
    """Return who filed the applications of the year: kinds of applicants with their sub-kinds."""
    columns = [one for one in report.form.columns(_APPLICATIONS) if not one.sums]
    return tuple(
        _whole(
            report,
            name,
            [(one.label, [CellKey(_APPLICATIONS, "received", one.key)]) for one in alike],
        )
        for name, alike in _groups(columns, _group_of_column)
    )


def disputes(report: Figures) -> tuple[Whole, ...]:
    """Return the disputes, each kind with how they ended."""
    columns = [one for one in report.form.columns("disputes") if not one.sums]
    return tuple(
        _whole(
            report,
            "·".join((*row.headings, row.label)),
            [(one.label, [CellKey("disputes", row.key, one.key)]) for one in columns],
        )
        for row in report.form.rows("disputes")
    )


def disclosed(report: Figures) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """Return documents, decisions and fees: each row of table 二 with its figures."""
    table = report.form.tables.get("disclosure")
    if table is None:
        return ()
    return tuple(
        (
            row.label,
            tuple(
                _count(
                    report,
                    plain_label(column.label),
                    [CellKey(table.key, row.key, column.key)],
                    column.measure.word,
                )
                for column in block.columns
            ),
        )
        for block in table.blocks
        for row in block.rows
    )


def plain_label(label: str) -> str:
    """Return a label without the number before it and the remark in brackets after it."""
    return _IN_BRACKETS.sub("", _NUMBER_BEFORE.sub("", label)) or label


def _whole(report: Figures, name: str, parts: Iterable[tuple[str, list[CellKey]]]) -> Whole:
    """Return the sum of some cells under a name, and those of its parts, if it has several."""
    listed = tuple(parts)
    cells = [key for _, keys in listed for key in keys]
    counts = tuple(_count(report, plain_label(label), keys) for label, keys in listed)
    return Whole(_count(report, name, cells), counts if len(counts) > 1 else ())


def _count(report: Figures, label: str, cells: list[CellKey], unit: str = CASES.word) -> Count:
    last = report.previous.sum_or_none(cells) if report.previous else None
    return Count(label, report.sum_or_none(cells), last, unit)


def _totals(row: Row) -> list[CellKey]:
    return [CellKey(_APPLICATIONS, row.key, _TOTAL)]


def _group_of_row(row: Row) -> str:
    return plain_label(row.headings[-1] if row.nested else row.short or row.label)


def _group_of_column(column: Column) -> str:
    return column.headings[-1] if len(column.headings) > 1 else column.label


def _groups(
    items: Iterable[_Item], name_of: Callable[[_Item], str]
) -> Iterator[tuple[str, list[_Item]]]:
    return ((name, list(alike)) for name, alike in groupby(items, key=name_of))
