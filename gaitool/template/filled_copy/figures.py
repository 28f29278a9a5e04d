"""Writes what was counted into a copy of a filled workbook: its cells, 计数依据, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gaitool.counted_register import CountedRegister
from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import APPLICATIONS, CellKey
from gaitool.layout import COUNTING_SHEET, Place, layout_of
from gaitool.office_files.editing.added_sheet import take_sheet
from gaitool.office_files.editing.book import Book
from gaitool.template.counted_in import with_counts
from gaitool.template.counting_sheet import CountingSheet
from gaitool.template.filled_copy.saved_results import renew_results
from gaitool.template.workbook import write_frame


class Change(NamedTuple):
    """A cell that was filled otherwise: where, what stood there, what stands there now."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, eq=False)
class FilledCopy:
    """The copy, which of its filled cells were changed, and which totals stayed as typed."""

    content: bytes
    changes: tuple[Change, ...] = ()
    typed_totals: tuple[Place, ...] = ()


def count_into(
    path: Path, content: bytes, report: FilledReport, counted: CountedRegister
) -> FilledCopy:
    """Return a copy of a filled workbook with the figures of a register.

    ``report`` is what stands in it, with a cover whose blanks may be filled; those are written
    too. Every other cell, sheet and part stays. Raises UnusableFile where cells to be written
    were not found, or a part is broken.
    """
    try:
        return _counted_into(path, content, report, counted)
    except GaitoolError:
        raise
    # As when it is read: what a reader passes over may be broken, and nobody knows all the ways.
    except Exception as error:
        message = "文件里有损坏的部分，另写的一份会不完整。请用 Excel 或 WPS 打开，另存后再计数。"
        raise UnusableFile(path, FileProblem.DAMAGED, message) from error


def _counted_into(
    path: Path, content: bytes, report: FilledReport, counted: CountedRegister
) -> FilledCopy:
    copy = Book(path, content)
    _demand_all(path, report, counted)
    counting = CountingSheet(layout_of(report.form), counted)
    fresh = Book(path, write_frame(with_counts(report, counted), counting))
    for key in counted.cells:
        sheet, address = copy.at(report.places[key])
        sheet.write_number(address, counted.figure(key))
    _fill_cover(copy, report)
    changes = [*_changes(report, counted), *_restored_totals(copy, fresh, report, counted)]
    for changed in copy.changed_sheets:
        changed.free_orphans()
    renew_results(fresh, copy, report)
    like = next(report.places[key].sheet for key in counted.cells if key.table == APPLICATIONS)
    take_sheet(fresh, copy, COUNTING_SHEET, protected_as=like)
    restored = {change.place for change in changes}
    typed = (report.places[key] for key in _typed_totals(report, counted))
    return FilledCopy(
        counting.fill(copy.parts.saved()),
        tuple(changes),
        tuple(at for at in typed if at not in restored),
    )


def _demand_all(path: Path, report: FilledReport, counted: CountedRegister) -> None:
    lost = [key for key in counted.cells if key in report.unfound or key not in report.places]
    if lost:
        first = min(lost, key=report.form.cells.index)
        message = (
            f"找不到 {len(lost)} 个要计数的格（例如“{report.label(first)}”），"
            "行名、列名可能被改过。请先用 gaitool check 看是哪里，改回来再计数。"
        )
        raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, message)


def _changes(report: FilledReport, counted: CountedRegister) -> Iterator[Change]:
    for key in sorted(counted.cells, key=report.form.cells.index):
        before, figure = report.answer(key), counted.figure(key)
        if not before.blank and (before.number != figure or not before.plain):
            yield Change(report.places[key], before.raw, str(figure))


def _fill_cover(copy: Book, report: FilledReport) -> None:
    """Write what the cover is to have where the workbook has nothing there."""
    cover = report.cover
    words = {"agency": cover.agency, "agency_type": cover.agency_type, "level": cover.level}
    for field, place in cover.places.items():
        sheet, address = copy.at(place)
        if sheet.holds_something(address):
            continue
        if field == "year" and cover.known_year:
            sheet.write_number(address, cover.known_year)
        elif words.get(field):
            sheet.write_text(address, words[field])


def _typed_totals(report: FilledReport, counted: CountedRegister) -> list[CellKey]:
    tables = {key.table for key in counted.cells}
    return [key for key in report.typed_totals if key.table in tables]


def _restored_totals(
    copy: Book, fresh: Book, report: FilledReport, counted: CountedRegister
) -> Iterator[Change]:
    """Put the formulas of totals back that were typed over, where the table stands as it did."""
    layout = layout_of(report.form)
    for key in _typed_totals(report, counted):
        table = report.form.tables[key.table]
        if any(report.places.get(one) != layout.place(one) for one in table.inputs):
            continue
        sheet, address = copy.at(report.places[key])
        other, at = fresh.at(layout.place(key))
        sheet.take(address, other.find(at))
        figure = with_counts(report, counted).computed(key)
        yield Change(report.places[key], report.typed_totals[key].raw, f"公式，现在是 {figure}")
