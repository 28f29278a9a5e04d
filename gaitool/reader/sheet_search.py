"""Finds the sheets of the template in a workbook: by name, else by the labels on them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import Observation, Remark
from gaitool.layout import (
    COUNTING_SHEET,
    FORM_SHEET,
    LabelKind,
    NarrativeSheet,
    Place,
    WorkbookLayout,
)
from gaitool.office_files.grid import Grid
from gaitool.office_files.opened import OpenedWorkbook
from gaitool.record import Value
from gaitool.text.folding import fold_label

_ENOUGH_LABELS = 0.6
_LABELS_OF_A_COPY = 0.8
_FEWEST_LABELS = 3
_MOST_SHEETS_SEARCHED = 40


class FoundSheets(Value):
    """The grid of every sheet that is read, by the template's name for it, and what was odd."""

    grids: dict[str, Grid]
    observations: tuple[Observation, ...] = ()


def find_sheets(path: Path, workbook: OpenedWorkbook, layout: WorkbookLayout) -> FoundSheets:
    """Return the grid of every sheet of the layout that is read, by the template's name for it.

    A sheet that was renamed is known by the labels on it. Where several claim to be the same
    one, the visible one is read and the others are told. Raises UnusableFile for one that is
    missing, with the sheet of the nearest name.
    """
    # The first sheet, 填报说明, asks nothing: who deletes it has lost nothing.
    wanted = layout.sheet_names[1:]
    claimants = {name: _same_name(name, workbook) for name in wanted}
    names = {name: sheets[0] for name, sheets in claimants.items() if sheets}
    grids = workbook.grids(dict.fromkeys(names.values()))
    found = {name: grids[sheet] for name, sheet in names.items()}
    others = _other_sheets(workbook, layout, {s for c in claimants.values() for s in c})
    candidates = workbook.grids(others[:_MOST_SHEETS_SEARCHED])
    for name in (name for name in wanted if name not in found):
        alike = _same_content(_labels(layout, name), candidates)
        if alike is None:
            raise _missing(path, name, others)
        found[name] = candidates.pop(alike)
    if candidates:
        for name in layout.table_and_cover_names:
            claimants[name] += _copies(_labels(layout, name), candidates)
        for part in layout.narratives.values():
            claimants[part.name] += _copies(_words_above(part, found[part.name]), candidates)
    return FoundSheets(found, tuple(_doubled_and_hidden(workbook, found, claimants)))


def _other_sheets(
    workbook: OpenedWorkbook, layout: WorkbookLayout, known: Collection[str]
) -> list[str]:
    """Return the sheets that are none of the template's by their names."""
    own = {fold_label(layout.sheet_names[0]), FORM_SHEET, COUNTING_SHEET}
    return [s for s in workbook.sheets if s not in known and fold_label(s) not in own]


def _same_name(name: str, workbook: OpenedWorkbook) -> list[str]:
    """Return the sheets of a name, folded as people see it: visible ones first."""
    alike = [sheet for sheet in workbook.sheets if fold_label(sheet) == fold_label(name)]
    return sorted(alike, key=lambda sheet: (sheet in workbook.hidden, sheet != name))


def _words_above(part: NarrativeSheet, grid: Grid) -> frozenset[str]:
    """Return what stands above the texts of a part: its heading alone may stand in any list.

    What a formula shows there changes with the texts, and is missing in copies by libraries.
    """
    return frozenset(
        fold_label(written.text)
        for at, written in grid.cells.items()
        if at.row < part.first_row and not written.has_formula
    )


def _copies(labels: frozenset[str], candidates: Mapping[str, Grid]) -> list[str]:
    """Return the sheets that hold the labels of one that has been found under its own name."""
    if len(labels) < _FEWEST_LABELS:
        return []
    return [
        sheet for sheet, grid in candidates.items() if _share(labels, grid) >= _LABELS_OF_A_COPY
    ]


def _doubled_and_hidden(
    workbook: OpenedWorkbook, found: Mapping[str, Grid], claimants: Mapping[str, Sequence[str]]
) -> Iterator[Observation]:
    for name, grid in found.items():
        others = [sheet for sheet in claimants[name] if sheet != grid.name]
        if others:
            words = "、".join(f"“{s}”{'（隐藏）' if s in workbook.hidden else ''}" for s in others)
            yield Observation(Remark.DOUBLED, Place(grid.name), words, name)
        if grid.name in workbook.hidden:
            yield Observation(Remark.SHEET_HIDDEN, Place(grid.name), "", name)


def is_laid_out(workbook: OpenedWorkbook, layout: WorkbookLayout) -> bool:
    """Whether a workbook has every sheet of a layout, tables and cover with their labels."""
    names = {name: _same_name(name, workbook) for name in layout.sheet_names[1:]}
    if not all(names.values()):
        return False
    wanted = {name: names[name][0] for name in layout.table_and_cover_names}
    grids = workbook.grids(wanted.values())
    shares = (_share(_labels(layout, name), grids[sheet]) for name, sheet in wanted.items())
    return all(share >= _LABELS_OF_A_COPY for share in shares)


def renamed_sheets(grids: Mapping[str, Grid]) -> tuple[Observation, ...]:
    """Tell which sheets were recognised by their content alone."""
    return tuple(
        Observation(Remark.LABEL_ALTERED, Place(grid.name), grid.name, name)
        for name, grid in grids.items()
        if fold_label(grid.name) != fold_label(name)
    )


def _same_content(labels: frozenset[str], candidates: Mapping[str, Grid]) -> str | None:
    """Return the sheet that holds most of the labels, if it holds enough of them."""
    shares = {name: _share(labels, grid) for name, grid in candidates.items()}
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] >= _ENOUGH_LABELS else None


def _share(labels: frozenset[str], grid: Grid) -> float:
    return len(labels & grid.addresses_by_label.keys()) / len(labels)


def _labels(layout: WorkbookLayout, name: str) -> frozenset[str]:
    """Return the folded words by which a sheet of the layout is recognised."""
    texts: Iterable[str]
    if name == layout.cover.name:
        texts = (field.label for field in layout.cover.fields.values())
    elif name == layout.explanations.name:
        texts = layout.explanations.columns
    elif tables := [sheet for sheet in layout.tables.values() if sheet.name == name]:
        # Rows tell tables apart better than heads: 总计 and 其他 stand over several of them. 表四
        # has no labels of rows.
        rows = [label.text for label in tables[0].labels if label.kind is LabelKind.ROW_HEAD]
        texts = rows or [label.text for label in tables[0].labels]
    else:
        texts = (part.part.heading for part in layout.narratives.values() if part.name == name)
    return frozenset(map(fold_label, texts))


def _missing(path: Path, name: str, others: Iterable[str]) -> UnusableFile:
    import difflib

    nearest = difflib.get_close_matches(name, list(others), n=1)
    proposal = f"最接近的是“{nearest[0]}”，" if nearest else ""
    message = f"缺少工作表“{name}”。{proposal}请把工作表名改回“{name}”。"
    return UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, message)
