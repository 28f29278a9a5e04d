"""Opens a filled workbook with openpyxl and reads every sheet of the layout."""

import difflib
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport, Observation, Paragraphs
from gaitool.form import CellKey, fold_label
from gaitool.layout import LAYOUT_2021, STAMP_NAME, Place, Stamp, WorkbookLayout
from gaitool.reader.cells import OpenWorkbook
from gaitool.reader.cover import read_cover
from gaitool.reader.grid import Grid
from gaitool.reader.table import TableReading, read_table, read_zero_switch
from gaitool.reader.words import read_explanations, read_narrative

_Item = TypeVar("_Item")
_NOT_OURS = "不是用 gaitool 空白表填写的工作簿。请用 gaitool template 生成空白表，把内容填进去。"
_NEWER = "这份工作簿用更新版本的 gaitool 生成（第 {} 版模板）。请更新 gaitool 后再读。"


def read_workbook(path: Path, content: bytes, layout: WorkbookLayout = LAYOUT_2021) -> FilledReport:
    """Return the filled report; raises UnusableFile for a workbook that is not our template."""
    grids = _read_grids(path, content, layout)
    tables = {k: read_table(sheet, grids[sheet.name]) for k, sheet in layout.tables.items()}
    switches = {
        key: read_zero_switch(sheet, grids[sheet.name]) for key, sheet in layout.tables.items()
    }
    narratives = {
        key: read_narrative(sheet, grids[sheet.name]) for key, sheet in layout.narratives.items()
    }
    sections = {key: entries for key, entries in narratives.items() if entries is not None}
    cover = read_cover(layout.cover, grids[layout.cover.name])
    places = _merged(reading.places for reading in tables.values())
    names = _names(places, sections, cover.places)
    return FilledReport(
        form=layout.form,
        cover=cover,
        answers=_merged(reading.answers for reading in tables.values()),
        declared=_merged(reading.declared for reading in tables.values()),
        typed_totals=_merged(reading.typed_totals for reading in tables.values()),
        cached=_merged(reading.cached for reading in tables.values()),
        places=places,
        fill_blanks_with_zero={k: chosen for k, chosen in switches.items() if chosen is not None},
        sections=sections,
        explanations=read_explanations(layout.explanations, grids[layout.explanations.name], names),
        observations=_observations(tables.values()),
    )


def _merged(parts: Iterable[Mapping[CellKey, _Item]]) -> dict[CellKey, _Item]:
    return {key: item for part in parts for key, item in part.items()}


def _observations(readings: Iterable[TableReading]) -> tuple[Observation, ...]:
    return tuple(seen for reading in readings for seen in reading.observations)


def _names(
    cells: Mapping[CellKey, Place],
    sections: Mapping[str, tuple[Paragraphs, ...]],
    cover: Mapping[str, Place],
) -> dict[Place, str]:
    """Return what findings call everything that was read, by the place where it stands."""
    names = {place: f"cover.{field}" for field, place in cover.items()}
    names |= {place: str(key) for key, place in cells.items()}
    for part, entries in sections.items():
        for index, entry in enumerate(entries):
            if entry.place:
                names[entry.place] = f"sections.{part}.{index}"
    return names


def _read_grids(path: Path, content: bytes, layout: WorkbookLayout) -> dict[str, Grid]:
    """Read the window of every sheet of the layout, formulas beside their saved values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = OpenWorkbook(content)
        _demand_our_template(path, _stamp(workbook), layout)
        sheets = {
            name: _sheet_called(path, name, list(workbook.parts)) for name in layout.sheet_names[1:]
        }
        return {name: Grid(sheet, dict(workbook.cells(sheet))) for name, sheet in sheets.items()}


def _demand_our_template(path: Path, stamp: Stamp | None, layout: WorkbookLayout) -> None:
    if stamp is None:
        raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _NOT_OURS)
    if stamp.form != layout.form.version or stamp.template > layout.stamp.template:
        raise UnusableFile(path, FileProblem.NEWER_TEMPLATE, _NEWER.format(stamp.template))


def _stamp(workbook: OpenWorkbook) -> Stamp | None:
    """Return the stamp from either of its two places; None where both are lost."""
    properties, names = workbook.wb.custom_doc_props.props, workbook.wb.defined_names
    carriers = [str(p.value) for p in properties if p.name == STAMP_NAME]
    carriers += [str(name.value) for key, name in names.items() if key == STAMP_NAME]
    return next((stamp for text in carriers if (stamp := Stamp.parse(text))), None)


def _sheet_called(path: Path, name: str, existing: list[str]) -> str:
    """Return the sheet of that name, width and spaces folded; raises where there is none."""
    for candidate in existing:
        if fold_label(candidate) == fold_label(name):
            return candidate
    nearest = difflib.get_close_matches(name, existing, n=1)
    proposal = f"最接近的是“{nearest[0]}”，" if nearest else ""
    message = f"缺少工作表“{name}”。{proposal}请把工作表名改回“{name}”。"
    raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, message)
