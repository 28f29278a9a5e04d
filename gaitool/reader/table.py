"""Reads one table of the form from its sheet: answers, stated totals, and what was odd."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from gaitool.answers import Answer
from gaitool.filled_report import Observation, Remark
from gaitool.form import CellKey, Measure
from gaitool.layout import (
    LAST_YEAR_LABEL,
    NO,
    YES,
    Address,
    Area,
    Place,
    Question,
    TableSheet,
    live_checks,
)
from gaitool.office_files.grid import Grid
from gaitool.reader.anchors import FoundAnchors, find_anchors
from gaitool.reader.formulas import formulas_and_errors, labels_twice
from gaitool.reader.seen import answer_seen_otherwise
from gaitool.reader.written_answers import answer_written
from gaitool.text.folding import fold_label
from gaitool.text.patterns import pattern

if TYPE_CHECKING:
    from decimal import Decimal

_REFERENCE = r"([A-Z]{1,3}[0-9]{1,7})(?::([A-Z]{1,3}[0-9]{1,7}))?"
# SUM(A1:B2,C3) or A1+B2, with # for each reference: what adds up and does nothing else. Who types
# +A1 in place of =A1 gets =+A1.
_ADDITION = r"=\+?(SUM\(#([,;+]#)*\)|#(\+#)*)"
# SUM(A1:XFD1048576) would be spread into seventeen thousand million cells.
_LARGEST_REFERENCE = 1_000
_ENOUGH_LABELS = 0.6
_LINES_LOOKED_AT = 3
# Workbooks of one form have the same formulas, and the same words.
_FORMULAS_REMEMBERED, _SHEETS_REMEMBERED = 1_024, 64
_CHOICES = MappingProxyType({YES: True, NO: False})


class TableReading:
    """What was read from one table sheet; filled while the sheet is read."""

    def __init__(self, observations: list[Observation]) -> None:
        self.answers: dict[CellKey, Answer] = {}
        self.declared: dict[CellKey, Answer] = {}
        self.typed_totals: dict[CellKey, Answer] = {}
        self.cached: dict[CellKey, Decimal] = {}
        self.places: dict[CellKey, Place] = {}
        self.observations = observations


def read_table(sheet: TableSheet, grid: Grid) -> TableReading:
    """Read every question of the table, and the independent totals beside it."""
    mark = _last_year_mark(sheet, grid)
    grid = grid.above(mark) if mark else grid
    anchors = find_anchors(sheet, grid)
    addresses = _locate(sheet.questions, anchors)
    slipped = _slipped_down(addresses, sheet, grid)
    addresses = {key: at for key, at in addresses.items() if key.row not in slipped}
    reading = TableReading(observations=list(anchors.observations))
    for key, address in addresses.items():
        reading.places[key] = Place(grid.name, str(address))
        if sheet.table.is_total(key):
            found = [addresses.get(part) for part in sheet.table.sum_parts(key)]
            # A sum whose parts were not all found is not judged.
            parts = set() if None in found else {address for address in found if address}
            measure = sheet.table.column(key).measure
            _read_total(reading, key, _WrittenTotal(grid, address, measure), parts)
        else:
            measure, place = sheet.table.column(key).measure, reading.places[key]
            reading.answers[key] = answer = answer_written(grid.written(address), measure, place)
            reading.observations += formulas_and_errors(grid, [address], key)
            reading.observations += answer_seen_otherwise(grid, address, answer, measure, key)
    ledger = _locate(sheet.ledger, anchors)
    for key, address in ledger.items():
        written, place = grid.written(address), Place(grid.name, str(address))
        measure = sheet.table.column(key).measure
        answer = answer_written(written, measure, place)
        if not answer.blank:
            reading.declared[key] = answer
        reading.observations += formulas_and_errors(grid, [address], key)
        reading.observations += answer_seen_otherwise(grid, address, answer, measure, key)
    reading.observations += _moved(sheet, addresses, grid)
    known = {*addresses.values(), *ledger.values(), *anchors.addresses.values()}
    known |= {at for seen in anchors.observations if (at := Address.parse(seen.place.address))}
    known |= _above_the_form(sheet, grid)
    reading.observations += _odd_switch(sheet, grid)
    # Where nothing of the form was found, all that is written would be told a second time.
    if addresses:
        reading.observations += _stray_content(sheet, grid, known)
    return reading


def read_last_year(sheet: TableSheet, grid: Grid) -> dict[CellKey, Answer]:
    """Return last year's figures where the sheet shows them for comparison."""
    mark = _last_year_mark(sheet, grid)
    if mark is None:
        return {}
    checks = live_checks(sheet)
    rows = checks.last_year_shift + mark.row - checks.last_year_row
    answers = {
        key: answer_written(
            grid.written(question.address.moved(rows=rows)), measure, Place(grid.name)
        )
        for key, question in sheet.questions.items()
        for measure in [sheet.table.column(key).measure]
    }
    return {key: answer for key, answer in answers.items() if not answer.blank}


def _last_year_mark(sheet: TableSheet, grid: Grid) -> Address | None:
    """Return where last year's figures begin: the form is printed above and once more below.

    The same words anywhere else are what somebody wrote there, and end no form.
    """
    labels = {fold_label(label.text) for label in sheet.labels}
    rows = [at.row for label in labels for at in grid.addresses_by_label.get(label, ())]
    for mark in sorted(grid.addresses_by_label.get(fold_label(LAST_YEAR_LABEL), ())):
        above, below = (sum(row < mark.row for row in rows), sum(row > mark.row for row in rows))
        if min(above, below) >= _ENOUGH_LABELS * len(labels):
            return mark
    return None


def read_zero_switch(sheet: TableSheet, grid: Grid) -> bool | None:
    """Return the choice at 未填单元格按0上报; None where it is left empty or cannot be read."""
    return _CHOICES.get(fold_label(grid.text(_switch(sheet, grid))))


def _switch(sheet: TableSheet, grid: Grid) -> Address:
    """Return the cell of 未填单元格按0上报: beside its label, wherever that stands."""
    switch = sheet.zero_switch
    label = grid.nearest(switch.label, switch.label_address)
    return label.moved(columns=switch.address.column - switch.label_address.column)


def _odd_switch(sheet: TableSheet, grid: Grid) -> Iterator[Observation]:
    """Yield that the switch is a formula, or holds a word that is no choice."""
    address, label = _switch(sheet, grid), sheet.zero_switch.label
    written = grid.text(address)
    odd = list(formulas_and_errors(grid, [address]))
    if not odd and fold_label(written) not in {"", *_CHOICES}:
        place = Place(grid.name, str(address))
        odd = [Observation(Remark.SWITCH_UNREADABLE, place, written, label)]
    yield from odd
    yield from labels_twice(label, grid)


def _above_the_form(sheet: TableSheet, grid: Grid) -> set[Address]:
    """Return the cells above the form that are the template's: title, guidance and switch."""
    title = grid.nearest(sheet.part.heading, sheet.TITLE)
    guidance = title.moved(rows=sheet.GUIDANCE.row - sheet.TITLE.row)
    return {title, guidance, _switch(sheet, grid)}


def _slipped_down(
    addresses: Mapping[CellKey, Address], sheet: TableSheet, grid: Grid
) -> frozenset[str]:
    """Return the rows of which nothing stands where it should, and numbers in the lines below.

    Figures that only heads tell, none a label beside them, are lost to a line put in between.
    """
    inputs = [
        (key.row, at)
        for key, at in addresses.items()
        if sheet.questions[key].row_anchor is None and not sheet.table.is_total(key)
    ]
    filled = {row for row, at in inputs if grid.text(at)}
    below = {
        row
        for row, at in inputs
        if row not in filled
        for rows in range(1, _LINES_LOOKED_AT + 1)
        if grid.written(at.moved(rows=rows)).number is not None
    }
    return frozenset(below)


def _locate(questions: Mapping[CellKey, Question], anchors: FoundAnchors) -> dict[CellKey, Address]:
    located = ((key, anchors.locate(question)) for key, question in questions.items())
    return {key: address for key, address in located if address}


class _WrittenTotal(NamedTuple):
    """Where a total stands, and what it counts."""

    grid: Grid
    address: Address
    measure: Measure


def _read_total(
    reading: TableReading, key: CellKey, total: _WrittenTotal, parts: set[Address]
) -> None:
    """Note a total's saved value, and whether its formula still adds up its parts.

    Nothing can be said of the formula where some of the parts were not found.
    """
    written, place = total.grid.written(total.address), reading.places[key]

    def observe(remark: Remark, what: str) -> None:
        reading.observations.append(Observation(remark, place, what, _sum_of(parts), key))

    if written.error:
        observe(Remark.ERROR_VALUE, written.text)
    elif not written.has_formula:
        observe(Remark.TOTAL_TYPED_OVER, written.text)
        answer = answer_written(written, total.measure, place)
        if not answer.blank:
            reading.typed_totals[key] = answer
            reading.observations += answer_seen_otherwise(
                total.grid, total.address, answer, total.measure, key
            )
    if written.has_formula and parts and not _adds_up(written.formula, parts, total.grid):
        observe(Remark.FORMULA_ALTERED, written.formula)
    if written.has_formula and written.number is not None:
        reading.cached[key] = written.number


def _sum_of(parts: set[Address]) -> str:
    """Write the formula that adds up cells: as an area, or one by one where others lie between."""
    if not parts:
        return "SUM(…)"
    area = Area.around(*parts)
    compact = _size(area) == len(parts)
    return f"SUM({area if compact else ','.join(map(str, sorted(parts)))})"


def _adds_up(formula: str, parts: set[Address], grid: Grid) -> bool:
    """Whether a formula adds up every part once and nothing else; empty cells do not count.

    Spreadsheet programs widen a sum over a row or column that is inserted into it.
    """
    summed = _summed_cells(formula)
    if summed is None:
        return False
    return sorted(parts) == sorted(at for at in summed if at in parts or at in grid.cells)


@lru_cache(maxsize=_FORMULAS_REMEMBERED)
def _summed_cells(formula: str) -> tuple[Address, ...] | None:
    """Return the cells a plain addition adds up, as often as it does; None for all else."""
    # LibreOffice writes formulas anew: never compare their text.
    bare = "".join(formula.split()).replace("$", "").upper()
    if not pattern(_ADDITION).fullmatch(pattern(_REFERENCE).sub("#", bare)):
        return None
    cells: list[Address] = []
    for first, last in pattern(_REFERENCE).findall(bare):
        corners = [corner for text in (first, last) if (corner := Address.parse(text))]
        area = Area.around(*corners) if corners else None
        if area is None or _size(area) > _LARGEST_REFERENCE:
            return None
        cells += area.addresses
    return tuple(cells)


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _moved(
    sheet: TableSheet, addresses: Mapping[CellKey, Address], grid: Grid
) -> Iterator[Observation]:
    for key, address in addresses.items():
        expected = sheet.questions[key].address
        if address != expected:
            place = Place(grid.name, str(address))
            yield Observation(Remark.MOVED, place, grid.text(address), str(expected), key)


def _stray_content(sheet: TableSheet, grid: Grid, known: set[Address]) -> Iterator[Observation]:
    """Yield what is written on the sheet and belongs to nothing.

    The sheet checks itself by formulas: those above the form count, the others say words.
    """
    # By words and not by place: a label that moved with its row is still the template's.
    labels = _printed_words(sheet)
    for address, written in grid.cells.items():
        if address in known:
            continue
        counts = address.row < sheet.form_area.top or written.number is None
        checks = written.has_formula and counts
        if not checks and fold_label(written.text) not in labels:
            yield Observation(Remark.STRAY_CONTENT, Place(grid.name, str(address)), written.text)


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _printed_words(sheet: TableSheet) -> frozenset[str]:
    """Return the words of a sheet that are the template's, folded."""
    printed = (*sheet.labels, *sheet.ledger_labels, *live_checks(sheet).labels)
    words = (*(label.text for label in printed), sheet.zero_switch.label)
    return frozenset(["", *map(fold_label, words)])
