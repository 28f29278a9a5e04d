"""The sheets of a table that an office keeps: those of a workbook, or the one that a text is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.office_files.opened import OpenedWorkbook
from gaitool.office_files.preflight import refuse_size
from gaitool.office_files.table_rows import TableKind, TableSheet, open_table, table_sheet
from gaitool.office_files.text_tables import readings_of_text

_ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True, eq=False)
class TableFile:
    """A table that is open: its sheets by name, each read when it is asked for.

    A sheet of a text may be read in several ways, the likeliest first: by each mark that may part
    its cells. ``held_whole`` gives the same file with the rows of every sheet put in order.
    """

    path: Path
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    readings: Callable[[str], Iterator[TableSheet]]
    held_whole: Callable[[], "TableFile"]

    def read(self, name: str) -> TableSheet:
        """Return a sheet as it is likeliest meant."""
        return next(self.readings(name))


def open_table_file(path: Path, content: bytes, kind: TableKind) -> TableFile:
    """Return the sheets of a table, read row by row; raises UnusableFile."""
    refuse_size(path, len(content))
    match path.suffix.lower():
        case ".csv" | ".txt":
            return _of_text(path, readings_of_text(path, content, kind))
        # By its content, since an old workbook that was converted keeps its own name.
        case ending if ending in {".xlsx", ".xlsm"} or content.startswith(_ARCHIVE):
            return _of_workbook(path, open_table(path, content, kind.name), kind)
        case _:
            message = f"{kind.name}应是 .xlsx 或 .csv 文件。请用 Excel 或 WPS 打开，另存为 .xlsx。"
            raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message)


def _of_text(path: Path, readings: Callable[[], Iterator[TableSheet]]) -> TableFile:
    # The rows of a text are in order anyhow.
    return TableFile(path, ("",), (), lambda _: readings(), lambda: _of_text(path, readings))


def _of_workbook(
    path: Path, workbook: OpenedWorkbook, kind: TableKind, *, whole: bool = False
) -> TableFile:
    visible = tuple(name for name in workbook.sheets if name not in workbook.hidden)
    hidden = tuple(name for name in workbook.sheets if name in workbook.hidden)

    @cache
    def sheet(name: str) -> TableSheet:
        return table_sheet(path, workbook, name, kind.name, whole=whole)

    return TableFile(
        path,
        visible,
        hidden,
        lambda name: iter([sheet(name)]),
        lambda: _of_workbook(path, workbook, kind, whole=True),
    )
