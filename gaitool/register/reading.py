"""Reads a register of applications, gaitool's own or an office's, into coded rows and faults."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool.applications import ApplicationList
from gaitool.counted_register import Register, likeliest
from gaitool.errors import FileProblem, UnusableFile
from gaitool.form import Form
from gaitool.layout.register_sheets import NO_REGISTERS
from gaitool.office_files.sheet_rows import RowsOutOfOrder
from gaitool.office_files.table_files import TableFile, open_table_file
from gaitool.office_files.table_rows import TableKind
from gaitool.register.cells import day_of, is_day
from gaitool.register.doubled import doubled
from gaitool.register.equivalents import Equivalents, read_equivalents
from gaitool.register.heads import find_heads
from gaitool.register.sheet_reading import (
    Readers,
    SheetRead,
    left_unread,
    read_sheet,
    stated_year,
)
from gaitool.register.told import lacking_words, words_told
from gaitool.register.vocabulary import Vocabulary, folded_words
from gaitool.text.folding import fold_unkept

if TYPE_CHECKING:
    from gaitool.register.row_cells import ReadAs

_KIND = TableKind("台账", is_day)


def open_register(path: Path, content: bytes) -> TableFile:
    """Return a register open, to be read as often as need be; raises UnusableFile."""
    return open_table_file(path, content, _KIND)


def read_register(
    file: TableFile,
    form: Form,
    words: tuple[Path, bytes] | None = None,
    today: datetime.date | None = None,
) -> Register:
    """Return the applications of a register, and what is wrong with its rows.

    ``words`` is a file of an office's own words, beside the sheet 对照 of the register; after
    ``today`` nothing can have come in. Raises UnusableFile for a file that is none, or lacks a
    column that nothing can be counted without.
    """
    vocabulary = Vocabulary(form)
    beside = open_register(*words) if words else None
    try:
        own = _equivalents(file, beside, vocabulary)
        return _read(file, Readers(vocabulary, own, today))
    except RowsOutOfOrder:
        file, beside = file.held_whole(), beside.held_whole() if beside else None
        own = _equivalents(file, beside, vocabulary)
        return _read(file, Readers(vocabulary, own, today))


def glimpsed_year(file: TableFile, form: Form) -> int | None:
    """Return the year that a register states, or that most of its first rows came in in.

    A look at the first rows alone: it tells by which edition to read, before all is read.
    """
    days: list[datetime.date] = []
    with suppress(UnusableFile, RowsOutOfOrder):
        for name in file.names:
            sheet = file.read(name)
            heads = find_heads(sheet, Vocabulary(form), {})
            received = heads.read.get("received") if heads else None
            if heads is None or received is None:
                continue
            if stated := stated_year(sheet, heads.first_row):
                return stated
            texts = (row.text(received.column) for row in sheet.top.values())
            days += [day for text in texts if (day := day_of(text, sheet.epoch))]
    return likeliest(days)


def _read(file: TableFile, readers: Readers) -> Register:
    sheets = list(_sheets(file, readers))
    if not any(sheet.heads for sheet in sheets):
        lacking = next((one.lacking for one in sheets if one.lacking), lacking_words(None))
        raise UnusableFile(file.path, FileProblem.BAD_DATA, lacking)
    numbered = [one.numbered for one in sheets if one.numbered and one.numbered.applications]
    twice = doubled(numbered)
    applications = [
        sheet.applications.without([one.place for one in ones])
        for sheet, ones in zip(numbered, twice, strict=True)
    ]
    faults = [fault for sheet in sheets for fault in sheet.faults]
    return Register(
        ApplicationList.joined(applications),
        (*faults, *(one.fault for ones in twice for one in ones)),
        {key: head for sheet in sheets for key, head in sheet.heads.items()},
        (
            *(line for one in sheets for line in one.told),
            *words_told(_all_words(sheets), readers.vocabulary),
        ),
        next((one.stated_year for one in sheets if one.stated_year), None),
    )


def _all_words(sheets: Iterable[SheetRead]) -> "Counter[ReadAs]":
    return sum((sheet.read_as for sheet in sheets), Counter())


def _sheets(file: TableFile, readers: Readers) -> Iterator[SheetRead]:
    """Read all sheets; of those that are none on purpose only whether applications are there."""
    passed_over = folded_words("sheets", "passed_over") | set(map(fold_unkept, NO_REGISTERS))
    for name in filter(lambda name: not _is_equivalents(name), file.names):
        if fold_unkept(name) in passed_over:
            why = f"工作表“{name}”的名称不是台账的，里面却像有申请"
            yield left_unread(file.read(name), readers, why)
        else:
            yield _likeliest(read_sheet(sheet, readers) for sheet in file.readings(name))
    for name in filter(lambda name: not _is_equivalents(name), file.hidden):
        if fold_unkept(name) not in passed_over:
            why = f"工作表“{name}”隐藏了；要计的取消隐藏，不要的删去"
            yield left_unread(file.read(name), readers, why)


def _likeliest(readings: Iterator[SheetRead]) -> SheetRead:
    """Return the first reading of a sheet that is a register; where none is, the first."""
    first = next(readings)
    return first if first.heads else next((one for one in readings if one.heads), first)


def _equivalents(file: TableFile, beside: TableFile | None, vocabulary: Vocabulary) -> Equivalents:
    lists = [(file, name) for name in (*file.names, *file.hidden) if _is_equivalents(name)]
    lists += [(beside, name) for name in beside.names] if beside else []
    own = Equivalents()
    for book, name in lists:
        own = own.with_more(read_equivalents(book.path, book.read(name), vocabulary))
    return own


def _is_equivalents(name: str) -> bool:
    return fold_unkept(name) in folded_words("equivalents", "sheets")
