"""Reads a file of known figures, a sheet for each source, into rows of units."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gaitool.errors import FileProblem, UnusableFile
from gaitool.face import FACE
from gaitool.form import Form, newest_edition
from gaitool.known_figures import KnownFile
from gaitool.layout import KNOWN_FIGURES
from gaitool.office_files.table_files import TableFile, open_table_file
from gaitool.office_files.table_rows import TableKind
from gaitool.reader.known.columns import is_figure
from gaitool.reader.known.faults import Cause, Fault, quoted, told
from gaitool.reader.known.heads import KnownHeads, folded_heads
from gaitool.reader.known.sheet_reading import SheetRead, read_sheet
from gaitool.text.first_of_many import first_of_many
from gaitool.text.folding import fold_label

_KIND = TableKind(KNOWN_FIGURES, is_figure)
_MOST_NAMED = 5
_NO_LIST = (
    "没有认出已知数：要有一行列名，第一列是“机关名称”，其余各列写表里的行和列，"
    f"例如“行政复议 总计”。{FACE.known_example}没有认出的："
)


def read_known_file(path: Path, content: bytes, form: Form) -> KnownFile:
    """Return what each row knows of a unit, for the cells of an edition.

    Raises UnusableFile for a file that is none, or where no sheet has names of units and cells.
    """
    # A short list, held whole: what it says of its columns is asked for again and again.
    file = open_table_file(path, content, _KIND).held_whole()
    sheets = list(_sheets(path, file, KnownHeads(form)))
    if not any(sheet.is_list for sheet in sheets):
        seen = [fault.where for sheet in sheets for fault in sheet.faults] or ["空的文件"]
        listed = first_of_many(seen, len(seen), "张工作表", _MOST_NAMED)
        raise UnusableFile(path, FileProblem.BAD_DATA, f"{_NO_LIST}{listed}。")
    rows = tuple(row for sheet in sheets for row in sheet.rows)
    years = {sheet.year for sheet in sheets if sheet.year}
    notes = told((*_hidden(file), *(fault for sheet in sheets for fault in sheet.faults)))
    return KnownFile(
        rows,
        (*notes, *_remarks(years, has_figures=any(row.figures for row in rows))),
        min(years) if len(years) == 1 else None,
    )


def lists_known_figures(path: Path, content: bytes) -> bool:
    """Whether a file has a list of units with figures of the form in force, or room for them."""
    try:
        read_known_file(path, content, newest_edition())
    except UnusableFile:
        return False
    return True


def _sheets(path: Path, file: TableFile, heads: KnownHeads) -> Iterator[SheetRead]:
    for name in file.names:
        if fold_label(name) in folded_heads("passed_over", "sheets"):
            continue
        readings = (read_sheet(sheet, heads, _who(name, path)) for sheet in file.readings(name))
        first = next(readings)
        yield first if first.is_list else next((one for one in readings if one.is_list), first)


def _who(sheet: str, path: Path) -> str:
    """Return who knows what is on a sheet: as it is called, or its file where that says nothing."""
    bare = fold_label(sheet).casefold().rstrip("0123456789")
    return path.stem if not bare or bare in folded_heads("nameless", "sheets") else sheet.strip()


def _hidden(file: TableFile) -> Iterable[Fault]:
    return [Fault(Cause.HIDDEN, quoted(name)) for name in file.hidden]


def _remarks(years: set[int], *, has_figures: bool) -> Iterator[str]:
    if len(years) > 1:
        listed = "、".join(f"{year} 年" for year in sorted(years))
        yield f"各张工作表上写的年度不同（{listed}），没有核对年度，请看是不是同一年的。"
    if not has_figures:
        yield "一个数都没有，没有可以核对的。"
