"""Reads a workbook of another making: every sheet as rows of cells, merged ones expanded."""

from collections.abc import Iterator
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.blocks import PublishedBlock, PublishedCell, PublishedDocument, PublishedRow
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.source_tables import tables_and_lines
from gaitool.importers.text_lines import whole_paragraphs
from gaitool.layout import Address, Area
from gaitool.office_files.grid import Grid
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.opened import OpenedWorkbook, open_workbook

_MOST_SHEETS = 40
"""A workbook of more sheets gathers the reports of many offices; nobody imports it as one."""

_OURS = "这已经是 gaitool 的填报工作簿，不用导入，直接运行 gaitool check 核对。"


def read_foreign_workbook(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what the visible sheets show; raises UnusableFile for what is no workbook."""
    workbook = open_workbook(path, content)
    if workbook.stamp:
        raise UnusableFile(path, FileProblem.BAD_DATA, _OURS)
    shown = [name for name in workbook.sheets if name not in workbook.hidden]
    grids = workbook.grids(shown[:_MOST_SHEETS])
    return PublishedDocument(
        tuple(block for grid in grids.values() for block in _blocks(workbook, grid, labels))
    )


def _blocks(workbook: OpenedWorkbook, grid: Grid, labels: FormLabels) -> Iterator[PublishedBlock]:
    is_form = labels.is_of_the_form(grid.addresses_by_label)
    merged = workbook.merged_areas(grid.name) if is_form else []
    yield from whole_paragraphs(
        tables_and_lines(_rows(grid, merged), labels, is_form=is_form), labels
    )


def _rows(grid: Grid, merged: list[Area]) -> Iterator[PublishedRow]:
    """Yield the written rows from the first column on."""
    texts = {address: PublishedCell(grid.text(address).strip()) for address in grid.cells}
    for area in merged:
        first = texts.get(area.first)
        if first and first.text:
            for address in _window(area).addresses:
                texts[address] = PublishedCell(first.text, spread=address != area.first)
    width = max((address.column for address in texts), default=0)
    for row in sorted({address.row for address in texts}):
        yield tuple(
            texts.get(Address(row, column), PublishedCell()) for column in range(1, width + 1)
        )


def _window(area: Area) -> Area:
    return area._replace(
        bottom=min(area.bottom, LIMITS.rows), right=min(area.right, LIMITS.columns)
    )
