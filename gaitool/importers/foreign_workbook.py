"""Reads a workbook of another making: every sheet as rows of cells, merged ones expanded."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers.blocks import PublishedBlock, PublishedCell, PublishedDocument, PublishedRow
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.settled import settled_text
from gaitool.importers.source_tables import tables_and_lines
from gaitool.importers.torn_lines import whole_paragraphs
from gaitool.layout import Address, Area, column_letters
from gaitool.layout.report_sheets import COPIED_HINT, COPIED_SHEET, PRINTED_HINT, PRINTED_SHEET
from gaitool.office_files.grid import Grid
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.text.first_of_many import first_of_many

_MOST_SHEETS = 40
"""A workbook of more sheets gathers the reports of many offices; nobody imports it as one."""

_MOST_LISTED = 5
_HINTS = frozenset({PRINTED_HINT, COPIED_HINT})
_DIFFERENT = (
    f"工作表“{PRINTED_SHEET}”和“{COPIED_SHEET}”的内容不一样，读的是“{COPIED_SHEET}”；请核对。"
)
_OURS = "这已经是 gaitool 的填报工作簿，不用导入，直接运行 gaitool check 核对。"


def read_foreign_workbook(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return what the visible sheets show; raises UnusableFile for what is no workbook."""
    workbook = open_workbook(path, content)
    if workbook.stamp:
        raise UnusableFile(path, FileProblem.BAD_DATA, _OURS)
    shown = [name for name in workbook.sheets if name not in workbook.hidden]
    printed_again, shown = _without_printed_sheet(workbook, shown)
    hidden = sorted(workbook.hidden.intersection(workbook.sheets))
    grids = workbook.grids(shown[:_MOST_SHEETS])
    left_out: list[str] = []
    blocks = (block for grid in grids.values() for block in _blocks(workbook, grid, labels))
    return PublishedDocument(
        settled_text(blocks, left_out),
        unplaced=tuple(left_out),
        notes=(
            *printed_again,
            *(f"隐藏的工作表没有读：{_listed(hidden)}。" for _ in hidden[:1]),
            *(note for grid in grids.values() for note in _passed_over(grid)),
        ),
    )


def _without_printed_sheet(
    workbook: OpenedWorkbook, shown: list[str]
) -> tuple[list[str], list[str]]:
    """Return what is to be said of the sheet that prints what another shows, and the others.

    Its lines are broken by hand; nothing is said while nobody has changed one of the two.
    """
    if not {PRINTED_SHEET, COPIED_SHEET}.issubset(shown):
        return [], shown
    written = [
        Counter("".join(_texts(grid)))
        for grid in workbook.grids([PRINTED_SHEET, COPIED_SHEET]).values()
    ]
    others = [name for name in shown if name != PRINTED_SHEET]
    return ([_DIFFERENT] if written[0] != written[1] else []), others


def _texts(grid: Grid) -> Iterator[str]:
    """Yield what is written on one of the two sheets of a report, without any space."""
    texts = (grid.text(address) for address in grid.cells)
    return ("".join(text.split()) for text in texts if text not in _HINTS)


def _passed_over(grid: Grid) -> Iterator[str]:
    """Yield what is to be said of the hidden rows and columns in which anything stands."""
    rows = sorted({at.row for at in grid.cells if at.row in grid.hidden_rows})
    columns = sorted({at.column for at in grid.cells if at.column in grid.hidden_columns})
    if rows:
        yield f"工作表“{grid.name}”隐藏的行没有读：{_listed(map(str, rows))}。"
    if columns:
        yield f"工作表“{grid.name}”隐藏的列没有读：{_listed(map(column_letters, columns))}。"


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    return first_of_many(known, len(known), "处", _MOST_LISTED)


def _blocks(workbook: OpenedWorkbook, grid: Grid, labels: FormLabels) -> Iterator[PublishedBlock]:
    is_form = labels.is_of_the_form(grid.addresses_by_label)
    merged = workbook.merged_areas(grid.name) if is_form else []
    yield from whole_paragraphs(
        tables_and_lines(_rows(grid, merged), labels, is_form=is_form), labels
    )


def _rows(grid: Grid, merged: list[Area]) -> Iterator[PublishedRow]:
    """Yield the written rows that a person sees, from the first visible column on."""
    written = ((address, grid.text(address)) for address in grid.cells)
    texts = {at: PublishedCell(text.strip()) for at, text in written if text not in _HINTS}
    for area in merged:
        first = texts.get(area.first)
        if first and first.text:
            shown = (at for at in _window(area).addresses if _is_shown(grid, at))
            for number, address in enumerate(shown):
                texts[address] = PublishedCell(first.text, spread=number > 0)
    width = max((address.column for address in texts), default=0)
    columns = [column for column in range(1, width + 1) if column not in grid.hidden_columns]
    for row in sorted({address.row for address in texts} - grid.hidden_rows):
        yield tuple(texts.get(Address(row, column), PublishedCell()) for column in columns)


def _is_shown(grid: Grid, address: Address) -> bool:
    return address.row not in grid.hidden_rows and address.column not in grid.hidden_columns


def _window(area: Area) -> Area:
    return area._replace(
        bottom=min(area.bottom, LIMITS.rows), right=min(area.right, LIMITS.columns)
    )
