"""Finds the rows and columns of a table by their labels, wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TypeAlias

from gaitool.filled_report import Observation, Remark
from gaitool.form import CellKey
from gaitool.layout import Address, Anchor, Label, Place, Question, TableSheet
from gaitool.office_files.grid import Grid
from gaitool.record import Record, made
from gaitool.text.folding import fold_label

# Of the labels of rows, or those of columns: with fewer, what lies between them is a guess. One
# label that was left (that of a 台账核对数 below the form) once placed all the others.
_ENOUGH_OF_AN_AXIS = 0.5
# Bounded: workbooks carry editions of their own, and a roll-up may meet many.
_SHEETS_REMEMBERED = 64
_Labels: TypeAlias = tuple[Mapping[Anchor, CellKey], Mapping[Anchor, CellKey]]


class FoundAnchors(Record):
    """Where the labels of a table stand on the sheet; a label that is lost is absent.

    ``observations`` tell which labels were altered or lost, ``as_laid_out`` that all stand where
    the template puts them.
    """

    addresses: Mapping[Anchor, Address] = made(factory=dict)
    observations: tuple[Observation, ...] = ()
    as_laid_out: bool = False

    def locate(self, question: Question) -> Address | None:
        """Return the cell where a question is answered; None where its labels are lost."""
        column = self.addresses.get(question.column_anchor)
        if column is None:
            return None
        # 表四 prints no label left of its figures: they stand a fixed way below their heads.
        if question.row_anchor is None:
            rows_below = question.address.row - question.column_anchor.address.row
            return column.moved(rows=rows_below)
        row = self.addresses.get(question.row_anchor)
        return Address(row.row, column.column) if row else None


def find_anchors(sheet: TableSheet, grid: Grid) -> FoundAnchors:
    """Look for every label of the table: at its address, else anywhere on the sheet.

    Where most labels of its rows or of its columns are lost, nothing is found.
    """
    if all(fold_label(grid.text(at)) == label for at, label in _as_printed(sheet)):
        headings = _altered_headings(sheet, grid)
        return FoundAnchors(_as_laid_out(sheet), tuple(headings), as_laid_out=True)
    (own_rows, own_columns), (rows, columns) = _labels_of(sheet)
    addresses: dict[Anchor, Address] = {}
    observations: list[Observation] = []
    for anchors, own, axis in ((rows, own_rows, "row"), (columns, own_columns, "column")):
        # Each axis by itself: a lost label is placed between its neighbours along that axis.
        found = _find_all(anchors, grid)
        if len(own.keys() & found.keys()) < _ENOUGH_OF_AN_AXIS * len(own):
            return FoundAnchors()
        addresses |= found
        for anchor, key in anchors.items():
            if anchor not in found:
                address = _between_neighbours(anchor, found, axis)
                observations += _describe_lost(anchor, address, grid, key)
                if address:
                    addresses[anchor] = address
    if addresses:
        observations += _altered_headings(sheet, grid)
    return FoundAnchors(addresses, tuple(observations))


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _as_laid_out(sheet: TableSheet) -> Mapping[Anchor, Address]:
    """Return where the template puts every label by which a row or column is recognised."""
    _, (rows, columns) = _labels_of(sheet)
    return {anchor: anchor.address for anchor in (*rows, *columns)}


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _as_printed(sheet: TableSheet) -> tuple[tuple[Address, str], ...]:
    """Return the addresses and folded words of those labels, and of the groups they stand under."""
    labels = [label for anchor in _as_laid_out(sheet) for label in (anchor, anchor.group) if label]
    return tuple(dict.fromkeys((label.address, fold_label(label.text)) for label in labels))


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _headings(sheet: TableSheet) -> tuple[Label, ...]:
    """Return the printed labels that anchor nothing: captions, merged heads, the corner."""
    anchored = set(_as_laid_out(sheet).values())
    return tuple(label for label in sheet.labels if label.area.first not in anchored)


@lru_cache(maxsize=_SHEETS_REMEMBERED)
def _labels_of(sheet: TableSheet) -> tuple[_Labels, _Labels]:
    """Return the labels of the form, and those with what stands beside it."""
    own = _first_questions(sheet.questions.values())
    return own, _first_questions((*sheet.questions.values(), *sheet.ledger.values()))


def _first_questions(questions: Iterable[Question]) -> _Labels:
    """Return the labels of rows and of columns, each with the first question it belongs to."""
    rows: dict[Anchor, CellKey] = {}
    columns: dict[Anchor, CellKey] = {}
    for question in questions:
        if question.row_anchor:
            rows.setdefault(question.row_anchor, question.key)
        columns.setdefault(question.column_anchor, question.key)
    return rows, columns


def _find_all(anchors: Iterable[Anchor], grid: Grid) -> dict[Anchor, Address]:
    """Find the labels that stand where they are expected, then the others among what is left."""
    expected = {anchor: _expected(anchor, grid) for anchor in anchors}
    found = {
        anchor: address
        for anchor, address in expected.items()
        if address and fold_label(grid.text(address)) == fold_label(anchor.text)
    }
    for anchor, address in expected.items():
        if address and anchor not in found:
            elsewhere = _nearest(anchor.text, address, grid, taken=found.values())
            if elsewhere:
                found[anchor] = elsewhere
    return found


def _expected(anchor: Anchor, grid: Grid) -> Address | None:
    """Return where a label should stand: moved along with the group it stands under."""
    if anchor.group is None:
        return anchor.address
    # 结果维持 stands under each group of 表四: only its group tells which one is meant.
    group = _nearest(anchor.group.text, anchor.group.address, grid)
    return _moved_like(anchor.address, anchor.group.address, group) if group else None


def _nearest(
    label: str, expected: Address, grid: Grid, taken: Iterable[Address] = ()
) -> Address | None:
    free = set(grid.addresses_by_label.get(fold_label(label), ())) - set(taken)
    return min(free, key=lambda address: (address.distance_to(expected), address), default=None)


def _moved_like(address: Address, before: Address, after: Address) -> Address:
    return address.moved(after.row - before.row, after.column - before.column)


def _between_neighbours(
    anchor: Anchor, found: Mapping[Anchor, Address], axis: str
) -> Address | None:
    """Return where an altered label stands: its neighbours before and after moved alike.

    The first and the last label have one neighbour: then all labels must have moved alike.
    """
    position = attrgetter(axis)
    here = position(anchor.address)
    before = [a for a in found if position(a.address) < here]
    after = [a for a in found if position(a.address) > here]
    neighbours = [
        *sorted(before, key=lambda a: position(a.address))[-1:],
        *sorted(after, key=lambda a: position(a.address))[:1],
    ]
    # One neighbour proves nothing: with a first label lost and a row inserted right below it, the
    # neighbour moved and the label did not.
    witnesses = neighbours if before and after else found
    shifts = {position(found[a]) - position(a.address) for a in witnesses}
    # Labels that stand in one line (the 台账核对数 of table 四) have no neighbour along the axis.
    if len(shifts) != 1 or not neighbours:
        return None
    return _moved_like(anchor.address, neighbours[0].address, found[neighbours[0]])


def _describe_lost(
    anchor: Anchor, address: Address | None, grid: Grid, key: CellKey
) -> Iterator[Observation]:
    if address is None:
        place = Place(grid.name, str(anchor.address))
        yield Observation(Remark.LABEL_MISSING, place, "", anchor.text, key)
    # 结果维持 under a group whose own label was altered is as it should be: that of the group is
    # told.
    elif fold_label(grid.text(address)) != fold_label(anchor.text):
        place = Place(grid.name, str(address))
        yield Observation(Remark.LABEL_ALTERED, place, grid.text(address), anchor.text)


def _altered_headings(sheet: TableSheet, grid: Grid) -> list[Observation]:
    """Compare the printed labels that anchor nothing."""
    return [
        Observation(
            Remark.LABEL_ALTERED,
            Place(grid.name, str(label.area.first)),
            grid.text(label.area.first),
            label.text,
        )
        for label in _headings(sheet)
        # Anywhere will do: a row that was inserted moves a heading and alters nothing.
        if fold_label(label.text) not in grid.addresses_by_label
    ]
