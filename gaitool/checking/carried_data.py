"""The data that a finished document carries unseen: taken where they are what everybody sees."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gaitool.as_printed import AROUND_PARTS, Altered
from gaitool.checking.differences import Difference, differences_of_content, label_of, written_in
from gaitool.checking.printed_pieces import printed_pieces, without_space
from gaitool.checking.shown_pieces import shown_pieces
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import Form
from gaitool.importers import (
    Doubt,
    Imported,
    PublishedDocument,
    published_in_its_edition,
    published_of,
    recognise,
)
from gaitool.layout import COVER_FIELDS
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import refuse_lock_file
from gaitool.reader.report_data import read_report_data

_UNREADABLE = "文件里带的数据读不出来，没有用它，按看到的读"
_AS_SEEN = "文件里带的数据与看到的逐格逐句相同，正文怎样分段、机关类型和行政层级取自其中。"


def read_published_file(path: Path, year: int | None = None, form: Form | None = None) -> Imported:
    """Return what a published report says, with the data it carries; raises UnusableFile.

    ``year`` chooses the edition, where no ``form`` is given.
    """
    refuse_lock_file(path)
    content = read_content(path)
    if form:
        return _with_carried_data(path, published_of(path, content, form))
    return published_with_data(path, content, year)


def published_with_data(name: Path, content: bytes, year: int | None = None) -> Imported:
    """Return what the bytes of a published report say, with the data that they carry."""
    imported = published_in_its_edition(name, content, year)
    return _with_carried_data(name, imported, lambda form: published_of(name, content, form))


def _with_carried_data(
    name: Path, imported: Imported, read_on: Callable[[Form], Imported] | None = None
) -> Imported:
    """Return a report with what nobody can see of it, if the data say what everybody sees.

    What is visible always counts: where the two differ nothing is taken, and each difference is
    told. ``read_on`` reads the document on the edition of its data, whatever year it shows.
    """
    if imported.own is None or not imported.own.carried.strip():
        return imported
    try:
        carried = read_report_data(name, imported.own.carried.encode("utf-8", "replace"))
    except UnusableFile:
        return replace(imported, doubts=(*imported.doubts, Doubt(None, _UNREADABLE)))
    if read_on and carried.form is not imported.report.form:
        imported = read_on(carried.form)
    return _held_against(carried, imported, imported.own) if imported.own else imported


def _held_against(carried: FilledReport, imported: Imported, own: PublishedDocument) -> Imported:
    report = imported.report
    shown = shown_pieces(own, printed_pieces(carried))
    seen = recognise(shown.mended, report.form).report
    moved = carried.on(seen.form)
    inside = (
        *_unreadable(seen, moved),
        *_emptied_totals(seen, moved),
        *differences_of_content(seen, carried),
    )
    # What stands in place of a figure, 无 or 1l25, is no added word: it is that cell's. Nor is a
    # line that was read as a text beside a table.
    answers = {written_in(carried, key) for key in carried.form.cells}
    told = answers | {one.first for one in inside}
    beside = "".join(
        without_space(text.body)
        for part in report.form.parts
        if part.table
        for text in seen.texts_of(part.key)
    )
    around = (
        Difference(one.place, _label(report.form, one.place), one.text, one.printed)
        for one in shown.otherwise
        if one.printed or not (one.text in told or one.text in beside)
    )
    found = (*around, *inside)
    if not found:
        return replace(
            imported,
            report=_completed(report, moved),
            notes=(*imported.notes, _AS_SEEN),
        )
    known = {field: getattr(carried.cover, field) for field in COVER_FIELDS}
    identified = replace(seen, cover=replace(seen.cover, **known))
    return _altered(replace(imported, identified=identified), found)


def _label(form: Form, place: str) -> str:
    headings = {f"headings.{part.key}": part.heading for part in form.parts}
    return {**AROUND_PARTS, **headings}[place]


def _unreadable(seen: FilledReport, carried: FilledReport) -> Iterator[Difference]:
    """Yield the cells in which something stands that nobody can read as the figure it was."""
    for one in seen.unread:
        for key in one.keys:
            figure = written_in(carried, key)
            if figure != without_space(one.text):
                yield Difference(str(key), label_of(seen, key), one.text, figure)


def _emptied_totals(seen: FilledReport, carried: FilledReport) -> Iterator[Difference]:
    """Yield the totals that are printed of the data and stand nowhere: they cannot be computed."""
    stated = {*seen.declared, *seen.typed_totals, *(key for one in seen.unread for key in one.keys)}
    for table in seen.form.tables.values():
        for key in table.totals:
            figure = written_in(carried, key)
            if figure and key not in stated:
                yield Difference(str(key), label_of(seen, key), "", figure)


def _completed(seen: FilledReport, carried: FilledReport) -> FilledReport:
    """Add what a printed report does not show: the kind of organ, and how its texts are parted."""
    known = {field: written for field in COVER_FIELDS if (written := getattr(carried.cover, field))}
    return replace(
        seen,
        cover=replace(seen.cover, **known),
        sections=carried.sections,
    )


def _altered(imported: Imported, found: tuple[Difference, ...]) -> Imported:
    report = imported.report
    altered = tuple(Altered(one.place, one.first, one.second) for one in found)
    doubts = tuple(_doubt(report.form, one) for one in found)
    return replace(
        imported,
        report=replace(report, altered=altered),
        doubts=(*imported.doubts, *doubts),
    )


def _doubt(form: Form, one: Difference) -> Doubt:
    key = form.find_cell(one.place)
    seen = f"看到的是“{one.first}”" if one.first else "没有看到"
    reason = f"文件里带的数据是“{one.second}”，以看到的为准"
    return Doubt(key, reason, seen if key else f"{one.label}：{seen}", is_altered=True)
