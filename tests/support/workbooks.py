"""Workbooks for tests: filled from data, then edited as a person would with another program."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import report_of

_REFERENCE = re.compile(r"([A-Z]{1,2})([0-9]+)")
# A row and a column that no sheet of ours reaches: nothing there moves.
_NEVER = 10_000


def filled_workbook(
    path: Path,
    data: dict[str, Any],
    edits: Mapping[str, Any] | None = None,
    *,
    insert: Iterable[str] = (),
    saved: Mapping[str, float | str] | None = None,
) -> Path:
    """Write the template filled with data, then change it; every place is ``sheet!address``.

    ``insert`` puts in an empty row (``sheet!9:9``) or column (``sheet!E:E``), each edit then sets
    a cell (None empties it, a table gives its ``value`` and number ``format``), and ``saved``
    sets what a spreadsheet program last calculated.
    A workbook that is edited loses all other calculated values, as libraries do on saving.
    """
    # In this order: edits name places as they are after the insertions.
    content = write_template(report_of(data))
    if edits or insert:
        workbook = load_workbook(io.BytesIO(content))
        for place in insert:
            _insert(workbook, place)
        for place, value in (edits or {}).items():
            sheet, _, address = place.rpartition("!")
            _edit(workbook[sheet][address], value)
        content = saved_by_library(workbook)
    for place, value in (saved or {}).items():
        content = _with_saved_value(content, place, value)
    path.write_bytes(content)
    return path


def _edit(cell: Any, value: Any) -> None:
    if isinstance(value, Mapping):
        cell.number_format = value["format"]
        value = value["value"]
    cell.value = value


def saved_by_library(workbook: Workbook) -> bytes:
    """Return the workbook as openpyxl saves it: without the calculated values."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def parts_of(file: Path | str | bytes) -> dict[str, bytes]:
    """Return the parts of a zip, of which the path or the content is given."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part_of_sheet(name: str) -> str:
    """Return the part in which a workbook of the edition of 2021 has a sheet."""
    return f"xl/worksheets/sheet{LAYOUT_2021.sheet_names.index(name) + 1}.xml"


def with_parts(content: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a zip with some of its parts changed; one that was not there is made of nothing."""
    changed = io.BytesIO()
    parts = parts_of(content)
    with zipfile.ZipFile(changed, "w") as new:
        for name in {**parts, **changes}:
            part = parts.get(name, b"")
            new.writestr(name, changes[name](part) if name in changes else part)
    return changed.getvalue()


def with_sheet_in_front(content: bytes, name: str) -> bytes:
    """Return a workbook of ours that opens on a sheet of the edition of 2021."""
    number = LAYOUT_2021.sheet_names.index(name)

    def show(xml: bytes) -> bytes:
        return xml.replace(b"<workbookView ", b'<workbookView activeTab="%d" ' % number, 1)

    return with_parts(content, {"xl/workbook.xml": show})


def _with_saved_value(content: bytes, place: str, value: float | str) -> bytes:
    sheet, _, address = place.rpartition("!")
    part = part_of_sheet(sheet)
    # Only a cell with a formula has a calculated value beside it.
    pattern = rf'(<c r="{address}"[^>]*)(><f>[^<]*</f>)(?:<v ?/>|<v>[^<]*</v>)'
    kind = ' t="str"' if isinstance(value, str) else ""

    def change(xml: bytes) -> bytes:
        text, count = re.subn(pattern, rf"\g<1>{kind}\g<2><v>{value}</v>", xml.decode("utf-8"))
        assert count == 1, f"no formula at {place}"
        return text.encode("utf-8")

    return with_parts(content, {part: change})


def _insert(workbook: Workbook, place: str) -> None:
    """Insert as spreadsheet programs do: merged cells move along, formulas follow their cells.

    openpyxl moves the cells alone.
    """
    name, _, where = place.rpartition("!")
    sheet, line = workbook[name], where.partition(":")[0]
    row = int(line) if line.isdecimal() else _NEVER
    column = _NEVER if line.isdecimal() else column_index_from_string(line)
    merged = [area.coord for area in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area)
    if line.isdecimal():
        sheet.insert_rows(row)
    else:
        sheet.insert_cols(column)
    for area in merged:
        sheet.merge_cells(_moved(area, row, column))
    for cell in (cell for cells in sheet.iter_rows() for cell in cells):
        if cell.data_type == "f":
            cell.value = _moved(cell.value, row, column)


def _moved(references: str, row: int, column: int) -> str:
    """Rewrite every reference to or beyond an inserted row or column."""

    def moved(match: re.Match[str]) -> str:
        across, down = column_index_from_string(match[1]), int(match[2])
        return f"{get_column_letter(across + (across >= column))}{down + (down >= row)}"

    return _REFERENCE.sub(moved, references)
