"""Moves the answers of an old or rearranged workbook into today's template, and tells all losses.

What found no place is found by comparing everything written in both workbooks, text by text: so
nothing can be lost that the reader never looked for.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gaitool.checking.reading import ReadReport, reading_of
from gaitool.checking.sources import source_of
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport, Observation, Remark
from gaitool.form import Form, counterparts
from gaitool.layout import COUNTING_SHEET, FORM_SHEET, Place, WorkbookLayout, layout_of
from gaitool.office_files.file_content import read_content
from gaitool.office_files.grid import Grid, Written
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.reader import read_filled_report
from gaitool.reader.sheet_search import find_sheets
from gaitool.reader.table import read_last_year
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.template import write_template
from gaitool.text.folding import fold_label

_CHANGES = frozenset(
    [Remark.MOVED, Remark.LABEL_ALTERED, Remark.TOTAL_TYPED_OVER, Remark.FORMULA_IN_INPUT]
)
# Not text in a cell, and so in no comparison of texts; known by the names of their parts.
_NOT_CARRIED = (
    ("xl/comments", "批注"),
    ("xl/media/", "图片"),
    ("xl/charts/", "图表"),
    ("xl/vbaproject", "宏"),
    ("xl/embeddings/", "嵌入的文件"),
    ("xl/externallinks/", "到其他文件的链接"),
)
_NO_ANSWERS = frozenset([LIST_SHEET, COUNTING_SHEET])
"""Sheets that our own commands add, and that hold nothing a person filled in."""

_NO_WORKBOOK = "这不是填报工作簿。报告数据请用 gaitool template --data 填进空白表。"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something in the old workbook that stands nowhere in the new one, in the words it has."""

    place: Place
    text: str


@dataclass(frozen=True, eq=False)
class Migration:
    """The new workbook, what stood elsewhere or differed in the old, and what found no place.

    ``old_template`` is None where the stamp was lost; ``reading`` tells of what was not read.
    """

    content: bytes
    old_template: int | None
    reading: ReadReport
    changed: tuple[Observation, ...]
    unplaced: tuple[Unplaced, ...]
    answers: int


@dataclass(frozen=True, eq=False)
class _Sheets:
    """A workbook with its grids by the template's names for them, and all others by their own.

    ``damaged`` are the sheets that cannot be read; none of them is one of the template's.
    """

    workbook: OpenedWorkbook
    grids: Mapping[str, Grid]
    others: Mapping[str, Grid]
    damaged: tuple[str, ...]


def migrate_workbook(path: Path, form: Form | None = None) -> Migration:
    """Return today's template filled with the answers of a workbook.

    ``form`` is the edition it is moved into; without one it stays on its own. Raises
    UnusableFile, and CannotHold for a text longer than a cell.
    """
    if path.suffix.lower() == ".json":
        raise UnusableFile(path, FileProblem.NOT_OUR_TEMPLATE, _NO_WORKBOOK)
    report = read_filled_report(path, at_hand=form)
    old = _open(path, read_content(path), layout_of(report.form))
    previous = _last_year(old.grids, layout_of(report.form))
    moved = report._replace(previous=previous).on(form or report.form)
    # Written, and read back like the old one: what is compared is what the office will open.
    content = write_template(moved)
    new = _open(path, content, layout_of(moved.form))
    stamp = old.workbook.stamp
    unplaced = (*_without_counterpart(report, moved.form), *_unplaced(old, new, report))
    return Migration(
        content=content,
        old_template=stamp.template if stamp else None,
        reading=reading_of(source_of(report)),
        changed=tuple(_changed(report, {left.place for left in unplaced})),
        unplaced=unplaced,
        answers=sum(not answer.blank for answer in moved.answers.values()),
    )


def _without_counterpart(report: FilledReport, form: Form) -> Iterator[Unplaced]:
    """Yield what was answered in cells that the new edition does not have."""
    cells = counterparts(report.form, form)
    for key, answer in (*report.answers.items(), *report.declared.items()):
        if key not in cells and not answer.blank:
            place = answer.place or report.places.get(key) or Place("")
            yield Unplaced(place, f"{report.label(key)}：{answer.raw}")


def _open(path: Path, content: bytes, layout: WorkbookLayout) -> _Sheets:
    workbook = open_workbook(path, content)
    grids = find_sheets(path, workbook, layout).grids
    known = {grid.name for grid in grids.values()}
    others: dict[str, Grid] = {}
    damaged = []
    for name in (name for name in workbook.sheets if name not in known and name not in _NO_ANSWERS):
        try:
            others |= workbook.grids([name])
        except Exception:  # whatever a broken sheet makes the reader do: the others are moved
            damaged.append(name)
    return _Sheets(workbook, grids, others, tuple(damaged))


def _last_year(grids: Mapping[str, Grid], layout: WorkbookLayout) -> FilledReport | None:
    """Return the figures shown for comparison below the tables; None where there are none."""
    answers = {
        key: answer
        for sheet in layout.tables.values()
        for key, answer in read_last_year(sheet, grids[sheet.name]).items()
    }
    if not answers:
        return None
    is_total = {key: layout.form.table_of(key).is_total(key) for key in answers}
    return FilledReport(
        form=layout.form,
        answers={key: answer for key, answer in answers.items() if not is_total[key]},
        typed_totals={key: answer for key, answer in answers.items() if is_total[key]},
    )


def _changed(report: FilledReport, left_behind: Container[Place]) -> Iterator[Observation]:
    """Yield what stands elsewhere or differs now; a typed total that found no place does not."""
    for seen in report.observations or ():
        lost = seen.remark is Remark.TOTAL_TYPED_OVER and seen.place in left_behind
        if seen.remark in _CHANGES and not lost:
            yield seen


def _unplaced(old: _Sheets, new: _Sheets, report: FilledReport) -> Iterator[Unplaced]:
    """Yield what is written in the old workbook and nowhere in the new one, sheet by sheet."""
    layout = layout_of(report.form)
    # Of the same template every word counts; another one prints other words of its own.
    is_current = old.workbook.stamp == new.workbook.stamp
    ignored = _accounted_for(report) | (frozenset() if is_current else _told_apart(report, old))
    for name, grid in old.grids.items():
        first_row = 1 if is_current else _first_row(layout, name)
        there = new.grids.get(name) or Grid(name, {})
        yield from _left_behind(grid, there, ignored, first_row)
    own = {fold_label(layout.sheet_names[0]), FORM_SHEET}
    for name, grid in old.others.items():
        if fold_label(name) in own and not is_current:
            continue
        same = (other for own, other in new.others.items() if fold_label(own) == fold_label(name))
        yield from _left_behind(grid, next(same, Grid(name, {})), ignored, first_row=1)
    yield from _not_carried(old)


def _told_apart(report: FilledReport, old: _Sheets) -> frozenset[Place]:
    """Return where the labels of an edition stand, and the answers that were read cell by cell.

    Another edition prints other labels: that they are gone is no loss.
    """
    layout = layout_of(report.form)
    labels = {
        Place(grid.name, str(at))
        for sheet in layout.tables.values()
        if (grid := old.grids.get(sheet.name))
        for label in (*sheet.labels, *sheet.ledger_labels)
        for at in grid.addresses_by_label.get(fold_label(label.text), ())
    }
    answered = (*report.answers.values(), *report.declared.values())
    return frozenset(labels | {answer.place for answer in answered if answer.place})


def _not_carried(old: _Sheets) -> Iterator[Unplaced]:
    """Yield what is no text in a cell of the window: pictures, comments, far cells."""
    for name in old.damaged:
        yield Unplaced(Place(name), "这张工作表坏了，读不出来")
    for part, words in _NOT_CARRIED:
        if any(name.startswith(part) for name in old.workbook.package.parts):
            yield Unplaced(Place(""), words)
    for grid in (*old.grids.values(), *old.others.values()):
        if grid.beyond:
            yield Unplaced(Place(grid.name), "离表格很远的内容（没有读取）")


def _accounted_for(report: FilledReport) -> frozenset[Place]:
    """Return where words stand that were understood in another form: labels, dates, totals."""
    altered = {
        seen.place
        for seen in report.observations or ()
        if seen.remark in {Remark.LABEL_ALTERED, Remark.LABEL_MISSING}
    }
    return frozenset(altered | set(report.cover.places.values()))


def _left_behind(
    old: Grid, new: Grid, ignored: frozenset[Place], first_row: int
) -> Iterator[Unplaced]:
    """Yield what is written more often on the old sheet than on the new one."""
    available = Counter(_compared(cell) for cell in new.cells.values() if not cell.has_formula)
    for address, cell in old.cells.items():
        if cell.has_formula or address.row < first_row or Place(old.name, str(address)) in ignored:
            continue
        text = _compared(cell)
        if available[text]:
            available[text] -= 1
        elif text:
            yield Unplaced(Place(old.name, str(address)), cell.text)


def _compared(cell: Written) -> str:
    # White space may be written otherwise, and nothing is lost.
    return "".join(cell.text.split())


def _first_row(layout: WorkbookLayout, name: str) -> int:
    """Return the first row that people fill; what an older template printed above is no answer."""
    for table in layout.tables.values():
        if table.name == name:
            return table.form_area.top
    for narrative in layout.narratives.values():
        if narrative.name == name:
            return narrative.first_row
    return layout.explanations.header_row + 1 if name == layout.explanations.name else 1
