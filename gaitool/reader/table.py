"""Reads one table of the form from its sheet: answers, stated totals, and what was odd."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from gaitool.answers import Answer
from gaitool.filled_report import Observation, Remark
from gaitool.form import CellKey
from gaitool.layout import (
    LAST_YEAR_LABEL,
    NO,
    YES,
    Address,
    Place,
    Question,
    TableSheet,
    live_checks,
)
from gaitool.office_files.grid import Grid
from gaitool.reader.anchors import FoundAnchors, find_anchors
from gaitool.reader.formulas import formulas_and_errors, labels_twice
from gaitool.reader.table_reading import TableReading
from gaitool.reader.written_answers import answer_written
from gaitool.text.folding import fold_label

_ENOUGH_LABELS = 0.6
_LINES_LOOKED_AT = 3
# Workbooks of one form have the same words.
_SHEETS_REMEMBERED = 64
_Parts: TypeAlias = Mapping[CellKey, frozenset[Address]]
_CHOICES = MappingProxyType({YES: True, NO: False})


def read_table(sheet: TableSheet, grid: Grid) -> TableReading:
    """Read every question of the table, and the independent totals beside it."""
    mark = _last_year_mark(sheet, grid)
    grid = grid.above(mark) if mark else grid
    anchors = find_anchors(sheet, grid)
    addresses = _locate(sheet.questions, sheet.addresses, anchors)
    if slipped := _slipped_down(addresses, sheet, grid):
        addresses = {key: at for key, at in addresses.items() if key.row not in slipped}
    reading = TableReading(sheet.table, grid, list(anchors.observations))
    parts = _parts_as_laid_out(sheet) if addresses is sheet.addresses else _parts(sheet, addresses)
    for key, address in addresses.items():
        if key in parts:
            reading.read_total(key, address, parts[key])
        else:
            reading.read_answer(key, address)
    ledger = _locate(sheet.ledger, sheet.ledger_addresses, anchors)
    for key, address in ledger.items():
        reading.read_declared(key, address)
    reading.observations += _moved(sheet, addresses, grid)
    known = {*addresses.values(), *ledger.values(), *anchors.addresses.values()}
    known |= {at for seen in anchors.observations if (at := Address.parse(seen.place.address))}
    known |= _above_the_form(sheet, grid)
    reading.observations += _odd_switch(sheet, grid)
    # Where nothing of the form was found, all that is written would be told a second time.
    if addresses:
        reading.observations += _stray_content(sheet, grid, known)
    return reading


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _parts_as_laid_out(sheet: TableSheet) -> _Parts:
    return _parts(sheet, sheet.addresses)


def _parts(sheet: TableSheet, addresses: Mapping[CellKey, Address]) -> _Parts:
    """Return where the parts of every sum stand; nothing where some were not found.

    Such a sum is not judged.
    """
    return {key: _found(sheet.table.sum_parts(key), addresses) for key in sheet.table.totals}


def _found(parts: Iterable[CellKey], addresses: Mapping[CellKey, Address]) -> frozenset[Address]:
    found = {addresses.get(part) for part in parts}
    return frozenset() if None in found else frozenset(at for at in found if at)


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
    marks = sorted(grid.addresses_by_label.get(fold_label(LAST_YEAR_LABEL), ()))
    if not marks:
        return None
    labels = _folded_labels(sheet)
    rows = [at.row for label in labels for at in grid.addresses_by_label.get(label, ())]
    for mark in marks:
        above, below = (sum(row < mark.row for row in rows), sum(row > mark.row for row in rows))
        if min(above, below) >= _ENOUGH_LABELS * len(labels):
            return mark
    return None


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _folded_labels(sheet: TableSheet) -> frozenset[str]:
    return frozenset(fold_label(label.text) for label in sheet.labels)


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
    inputs = [(key.row, addresses[key]) for key in _told_by_heads(sheet) if key in addresses]
    filled = {row for row, at in inputs if grid.text(at)}
    below = {
        row
        for row, at in inputs
        if row not in filled
        for rows in range(1, _LINES_LOOKED_AT + 1)
        if grid.written(at.moved(rows=rows)).number is not None
    }
    return frozenset(below)


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _told_by_heads(sheet: TableSheet) -> tuple[CellKey, ...]:
    """Return the inputs that no label of a row tells."""
    questions = sheet.questions.values()
    return tuple(
        one.key for one in questions if not (one.row_anchor or sheet.table.is_total(one.key))
    )


def _locate(
    questions: Mapping[CellKey, Question],
    laid_out: Mapping[CellKey, Address],
    anchors: FoundAnchors,
) -> Mapping[CellKey, Address]:
    """Return where the questions are answered; those whose labels are lost are absent."""
    # As in nearly every workbook.
    if anchors.as_laid_out:
        return laid_out
    located = ((key, anchors.locate(question)) for key, question in questions.items())
    return {key: address for key, address in located if address}


def _moved(
    sheet: TableSheet, addresses: Mapping[CellKey, Address], grid: Grid
) -> Iterator[Observation]:
    if addresses == sheet.addresses:
        return
    for key, address in addresses.items():
        expected = sheet.addresses[key]
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
