"""A list of units: who they are, read from xlsx, csv (UTF-8 or GBK) or a text of names."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from gaitool.errors import FileProblem, UnusableFile
from gaitool.form import AgencyType, Level
from gaitool.layout import COVER_FIELDS
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.preflight import inspect_workbook
from gaitool.text.folding import fold_label

_NAME, _TYPE, _LEVEL = (COVER_FIELDS[field] for field in ("agency", "agency_type", "level"))
_SHORT = "简称"
_NAME_HEADS = frozenset([_NAME, "单位名称", "单位", "名称", "全称", "机关"])
_SHORT_SEPARATORS = str.maketrans("、，,；;/|", "       ")
_ENCODINGS = ("utf-8-sig", "gb18030")
_MOST_UNITS = 20_000
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the roster; ``short_names`` are other names it goes by."""

    name: str
    short_names: tuple[str, ...] = ()
    agency_type: str = ""
    level: str = ""


class _Row(NamedTuple):
    """A unit and the row of the roster that names it, counted from 1."""

    number: int
    unit: Unit


def read_roster(path: Path) -> tuple[Unit, ...]:
    """Return the units in their order.

    A table has a head row with 机关名称 and, where given, 机关类型, 行政层级 and 简称; a text file
    has a name a line. Raises UnusableFile for anything else; where rows are wrong, or a name
    stands twice, it names them all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableFile(path, FileProblem.NOT_FOUND, "名单打不开。请检查文件名。") from error
    match path.suffix.lower():
        case ".xlsx":
            rows = _workbook_rows(path, content)
        case ".csv":
            rows = list(csv.reader(io.StringIO(_decoded(path, content))))
        case ".txt":
            rows = [[_NAME], *([line] for line in _decoded(path, content).splitlines())]
        case _:
            message = "名单应是 .xlsx、.csv 或 .txt 文件。"
            raise UnusableFile(path, FileProblem.BAD_DATA, message)
    numbered = list(_units(path, rows))
    mistakes = [*chain.from_iterable(map(_mistakes, numbered)), *_repeated(numbered)]
    if mistakes:
        shown = "；".join(mistakes[:_MOST_SHOWN])
        more = "……" if len(mistakes) > _MOST_SHOWN else ""
        message = f"名单有 {len(mistakes)} 处不对：{shown}{more or '。'}"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)
    return tuple(row.unit for row in numbered)


def _decoded(path: Path, content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFile(path, FileProblem.BAD_DATA, "名单的文字编码不是 UTF-8 或 GBK。")


def _workbook_rows(path: Path, content: bytes) -> list[list[str]]:
    """Read the first sheet; on a broken workbook the library raises all kinds of errors."""
    inspect_workbook(path, content)
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet: Any = workbook.worksheets[0]
        rows = sheet.iter_rows(max_row=_MOST_UNITS, max_col=LIMITS.columns, values_only=True)
        return [["" if value is None else str(value) for value in row] for row in rows]
    except Exception as error:
        raise UnusableFile(path, FileProblem.DAMAGED, "名单已损坏，读不出来。") from error


def _units(path: Path, rows: Iterable[Sequence[str]]) -> Iterator[_Row]:
    columns: dict[str, int] | None = None
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if columns is None:
            columns = _columns(cells)
        elif any(cells):
            yield _Row(number, _unit(cells, columns))
    if columns is None:
        message = f"名单里没有“{_NAME}”这一列。第一行应是列名：{_NAME}、{_TYPE}、{_LEVEL}。"
        raise UnusableFile(path, FileProblem.BAD_DATA, message)


def _columns(cells: Sequence[str]) -> dict[str, int] | None:
    """Return where each head stands, or None for a row that is no head."""
    heads = {fold_label(cell): index for index, cell in reversed(list(enumerate(cells)))}
    name = next((heads[head] for head in heads if head in _NAME_HEADS), None)
    if name is None:
        return None
    known = {head: heads[head] for head in (_SHORT, _TYPE, _LEVEL) if head in heads}
    return {_NAME: name} | known


def _unit(cells: Sequence[str], columns: Mapping[str, int]) -> Unit:
    written = {head: cells[index] if index < len(cells) else "" for head, index in columns.items()}
    return Unit(
        name=written[_NAME],
        short_names=tuple(written.get(_SHORT, "").translate(_SHORT_SEPARATORS).split()),
        agency_type=written.get(_TYPE, ""),
        level=written.get(_LEVEL, ""),
    )


def _mistakes(row: _Row) -> Iterator[str]:
    """Say what a row of the roster may not hold."""
    if not row.unit.name:
        yield f"第 {row.number} 行没有{_NAME}"
    for head, word, allowed in (
        (_TYPE, row.unit.agency_type, list(AgencyType)),
        (_LEVEL, row.unit.level, list(Level)),
    ):
        if word and word not in allowed:
            yield f"第 {row.number} 行的{head}“{word}”不对，只能是：{'、'.join(allowed)}"


def _repeated(rows: Iterable[_Row]) -> Iterator[str]:
    """Say which rows name a unit that an earlier one names."""
    first: dict[str, int] = {}
    for row in rows:
        earlier = first.setdefault(fold_label(row.unit.name), row.number)
        if row.unit.name and earlier != row.number:
            yield f"“{row.unit.name}”出现了两次（第 {earlier}、{row.number} 行）"
