"""Finds the sheets of the template in a workbook: by name, else by the labels on them."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import Observation, Remark
from gaitool.layout import LabelKind, Place, WorkbookLayout
from gaitool.office_files.grid import Grid
from gaitool.office_files.opened import OpenedWorkbook
from gaitool.text.folding import fold_label

_ENOUGH_LABELS = 0.6
_MOST_SHEETS_SEARCHED = 40


def find_sheets(path: Path, workbook: OpenedWorkbook, layout: WorkbookLayout) -> dict[str, Grid]:
    """Return the grid of every sheet of the layout that is read, by the template's name for it.

    A sheet that was renamed is recognised by the labels on it. Raises UnusableFile for one that is
    missing, with the sheet of the nearest name.
    """
    # The first sheet, 填报说明, asks nothing: who deletes it has lost nothing.
    wanted = layout.sheet_names[1:]
    names = {name: sheet for name in wanted if (sheet := _same_name(name, workbook.sheets))}
    grids = workbook.grids(dict.fromkeys(names.values()))
    found = {name: grids[sheet] for name, sheet in names.items()}
    missing = [name for name in wanted if name not in found]
    if missing:
        known = {fold_label(layout.sheet_names[0]), *map(fold_label, names.values())}
        others = [name for name in workbook.sheets if fold_label(name) not in known]
        candidates = workbook.grids(others[:_MOST_SHEETS_SEARCHED])
        for name in missing:
            alike = _same_content(_labels(layout, name), candidates)
            if alike is None:
                raise _missing(path, name, others)
            # Popped: no sheet may stand for two.
            found[name] = candidates.pop(alike)
    return found


def renamed_sheets(grids: Mapping[str, Grid]) -> tuple[Observation, ...]:
    """Tell which sheets were recognised by their content alone."""
    return tuple(
        Observation(Remark.LABEL_ALTERED, Place(grid.name), grid.name, name)
        for name, grid in grids.items()
        if fold_label(grid.name) != fold_label(name)
    )


def _same_name(name: str, existing: Iterable[str]) -> str | None:
    return next((sheet for sheet in existing if fold_label(sheet) == fold_label(name)), None)


def _same_content(labels: frozenset[str], candidates: Mapping[str, Grid]) -> str | None:
    """Return the sheet that holds most of the labels, if it holds enough of them."""
    shares = {
        name: len(labels & grid.addresses_by_label.keys()) / len(labels)
        for name, grid in candidates.items()
    }
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] >= _ENOUGH_LABELS else None


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
    nearest = difflib.get_close_matches(name, list(others), n=1)
    proposal = f"最接近的是“{nearest[0]}”，" if nearest else ""
    message = f"缺少工作表“{name}”。{proposal}请把工作表名改回“{name}”。"
    return UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, message)
