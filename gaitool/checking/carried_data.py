"""The data that a finished document carries unseen: taken where they are what everybody sees."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from gaitool.answers import answer_from_text
from gaitool.as_printed import BESIDE_THE_REPORT, Altered
from gaitool.checking.differences import written_in
from gaitool.checking.shown_lines import WHOLE_TABLE
from gaitool.checking.shown_otherwise import changed_draft_words, foreign_words, shown_otherwise
from gaitool.errors import UnusableFile
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import Form
from gaitool.importers import (
    Doubt,
    Imported,
    PublishedDocument,
    published_in_its_edition,
    published_of,
)
from gaitool.layout import COVER_FIELDS, Place
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import refuse_lock_file
from gaitool.reader.report_data import read_report_data
from gaitool.rules.carried import told_altered

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
    if imported.own is None:
        return imported
    if not imported.own.carried.strip():
        return _altered(imported, foreign_words(imported.own))
    try:
        carried = read_report_data(name, imported.own.carried.encode("utf-8", "replace"))
    except UnusableFile:
        doubts = (*imported.doubts, Doubt(None, _UNREADABLE))
        without = replace(imported.own, carried="")
        return _altered(replace(imported, doubts=doubts, own=without), foreign_words(without))
    own = imported.own
    if read_on and carried.form is not imported.report.form:
        imported = read_on(carried.form)
    return _held_against(carried, imported, own)


def _held_against(carried: FilledReport, imported: Imported, own: PublishedDocument) -> Imported:
    found = (*changed_draft_words(own), *shown_otherwise(carried, own))
    if all(one.place in BESIDE_THE_REPORT for one in found):
        completed = _completed(imported.report, carried.on(imported.report.form), found)
        # Whatever was in doubt or not read is known now: each cell and line is as the data have it.
        known = replace(
            imported, report=completed, notes=(*imported.notes, _AS_SEEN), doubts=(), unplaced=()
        )
        return _altered(known, found)
    identified = _identified(imported.report, carried.on(imported.report.form), found)
    return _altered(replace(imported, identified=identified), found)


def _completed(seen: FilledReport, carried: FilledReport, found: Sequence[Altered]) -> FilledReport:
    """Add what a printed report does not show: the kind of organ, and how its texts are parted."""
    return _identified(seen, carried, found)._replace(sections=carried.sections)


def _known_cover(seen: FilledReport, carried: FilledReport) -> Cover:
    known = {field: written for field in COVER_FIELDS if (written := getattr(carried.cover, field))}
    return seen.cover._replace(**known)


def _identified(
    seen: FilledReport, carried: FilledReport, found: Sequence[Altered]
) -> FilledReport:
    """Return a report whose cells are known by the data, whatever was done to their labels.

    Figures and texts are those that are seen, who reports on which year is as the data have it.
    """
    shown = {one.place: one.seen for one in found}
    gone = {one.place for one in found if (one.seen, one.carried) == ("", WHOLE_TABLE)}
    for part in seen.form.parts:
        if part.table and f"headings.{part.key}" in gone:
            shown |= dict.fromkeys(map(str, part.table.cells), "")
    answers = {
        key: answer_from_text(
            shown.get(str(key), written_in(carried, key)),
            seen.form.table_of(key).column(key).measure,
            Place(seen.form.table_of(key).name),
        )
        for key in seen.form.cells
    }
    totals = {key for table in seen.form.tables.values() for key in table.totals}
    return seen._replace(
        cover=_known_cover(seen, carried),
        answers={key: answer for key, answer in answers.items() if key not in totals},
        typed_totals={key: answers[key] for key in totals if not answers[key].blank},
        unfound=frozenset(),
        unread=(),
        broken_off=None,
    )


def _altered(imported: Imported, found: Sequence[Altered]) -> Imported:
    report = imported.report._replace(altered=tuple(found))
    doubts = tuple(_doubt(report, one) for one in found)
    return replace(imported, report=report, doubts=(*imported.doubts, *doubts))


def _doubt(report: FilledReport, one: Altered) -> Doubt:
    """Return a doubt about what is seen; of a figure the words for its cell stand before it."""
    key = report.form.find_cell(one.place)
    if key is None:
        return Doubt(None, f"{told_altered(report, one)}；以看到的为准", is_altered=True)
    seen = f"看到的是“{one.seen}”" if one.seen else "没有看到"
    told = f"（{one.change}）" if one.change else ""
    return Doubt(key, f"文件里带的数据是“{one.carried}”{told}，以看到的为准", seen, is_altered=True)
