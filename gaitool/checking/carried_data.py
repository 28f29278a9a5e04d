"""The data that a finished document carries unseen: taken where they are what everybody sees."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gaitool.as_printed import Altered
from gaitool.checking.differences import Difference, differences
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.form import Form, Table
from gaitool.importers import (
    Doubt,
    Imported,
    SeenWords,
    published_in_its_edition,
    published_of,
)
from gaitool.layout import layout_of
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
    imported = _with_printed_name(imported, carried)
    found = (*_unprinted(imported, carried), *differences(imported.report, carried))
    if found:
        return _altered(imported, found)
    return replace(
        imported,
        report=_completed(imported.report, carried),
        notes=(*imported.notes, _AS_SEEN),
    )


def _with_printed_name(imported: Imported, carried: FilledReport) -> Imported:
    """Return a report with the name that its title prints, where an importer knew none in it.

    某局（某中心） is such a name. As a signature it was then taken for the last line of the text.
    """
    report, name = imported.report, carried.cover.agency
    if report.cover.agency or not _prints_title(imported.seen, carried):
        return imported
    *_, last = report.form.sections
    entries = [*report.sections.get(last, ())]
    if entries and _bare(entries[-1].body).endswith(_bare(name)):
        signed = entries.pop()
        above = signed.body.rpartition("\n")[0]
        entries += [replace(signed, body=above)] if above or signed.heading else []
    report = replace(
        report,
        cover=replace(report.cover, agency=name),
        sections={**report.sections, last: tuple(entries)},
    )
    return replace(imported, report=report)


def _prints_title(seen: SeenWords, carried: FilledReport) -> bool:
    """Whether the title is printed, apart from a text that says it once more."""
    title = _title(carried)
    texts = (entry.body for entries in carried.sections.values() for entry in entries)
    return seen.text.count(title) > sum(_bare(text).count(title) for text in texts)


def _title(carried: FilledReport) -> str:
    cover = carried.cover
    return _bare(f"{cover.agency}{f'{cover.year}年' if cover.year else ''}{carried.form.title}")


def _unprinted(imported: Imported, carried: FilledReport) -> Iterator[Difference]:
    """Yield what every document of ours prints around texts and figures, and this one does not."""
    form, cover, seen = carried.form, carried.cover, imported.seen
    read = imported.report.cover
    is_same = _bare(read.agency) == _bare(cover.agency) and read.year == cover.year
    if is_same and not _prints_title(seen, carried):
        yield Difference("cover", "报告标题", "", _title(carried))
    for part in form.parts:
        if _bare(part.heading) not in seen.text:
            yield Difference(f"headings.{part.key}", part.heading, "", part.heading)
        if part.table:
            yield from (
                Difference(f"headings.{part.key}", part.heading, "", label)
                for label in _unprinted_labels(form, part.table, seen)
            )


def _unprinted_labels(form: Form, table: Table, seen: SeenWords) -> Iterator[str]:
    # The caption of a block fills its row, which is then no row of the table to an importer.
    captions = {block.caption for block in table.blocks}
    for label in dict.fromkeys(one.text for one in layout_of(form).tables[table.key].labels):
        words = _bare(label)
        if words not in seen.cells and not (label in captions and words in seen.text):
            yield label


def _bare(text: str) -> str:
    return "".join(text.split())


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
