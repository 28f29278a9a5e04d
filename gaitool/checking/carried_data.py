"""The data that a finished document carries unseen: taken where they are what everybody sees."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gaitool.as_printed import Altered
from gaitool.checking.differences import Difference, differences
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import Form
from gaitool.importers import Doubt, Imported, published_in_its_edition, published_of
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
    told. ``read_on`` reads the document on an edition that it carries itself.
    """
    if not imported.carried.strip():
        return imported
    try:
        carried = read_report_data(name, imported.carried.encode("utf-8", "replace"))
    except UnusableFile:
        return replace(imported, doubts=(*imported.doubts, Doubt(None, _UNREADABLE)))
    if read_on and carried.form.source:
        imported = read_on(carried.form)
    found = tuple(differences(imported.report, carried))
    if found:
        return _altered(imported, found)
    return replace(
        imported,
        report=_completed(imported.report, carried),
        notes=(*imported.notes, _AS_SEEN),
    )


def _completed(seen: FilledReport, carried: FilledReport) -> FilledReport:
    """Add what a printed report does not show: the kind of organ, and how its texts are parted."""
    cover = replace(
        seen.cover,
        agency_type=carried.cover.agency_type or seen.cover.agency_type,
        level=carried.cover.level or seen.cover.level,
    )
    return replace(seen, cover=cover, sections=carried.on(seen.form).sections)


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
