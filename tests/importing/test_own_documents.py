"""The documents that ``report`` writes come back as the reports they were written from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.editions import FORM_2021
from tests.support.importing.varied_reports import VARIED
from tests.support.text_grid import report_of

WRITERS: dict[str, Callable[[FilledReport], bytes]] = {
    "docx": write_report_document,
    "html": lambda report: write_report_page(report).encode("utf-8"),
    "xlsx": write_report_workbook,
}
NEEDS_STYLES = {"points inside texts", "words of the form in the text"}
"""A sheet has no styles to tell a sub-heading from a paragraph that begins like one."""

ALL = [
    pytest.param(data, ending, id=f"{name}.{ending}")
    for name, data in VARIED.items()
    for ending in WRITERS
    if ending != "xlsx" or name not in NEEDS_STYLES
]


def figures(report: FilledReport) -> dict[CellKey, object]:
    """Return the figure of every cell, or what is written where there is none."""
    found = {}
    for key in FORM_2021.cells:
        figure = report.figure_or_none(key)
        is_total = FORM_2021.table_of(key).is_total(key)
        found[key] = report.answer(key).raw if figure is None and not is_total else figure
    return found


def texts(report: FilledReport) -> dict[str, list[tuple[str, str]]]:
    return {
        part: [(entry.heading, entry.body) for entry in entries]
        for part, entries in report.sections.items()
    }


def imported_again(data: dict[str, object], ending: str, folder: Path) -> Imported:
    path = folder / f"report.{ending}"
    path.write_bytes(WRITERS[ending](report_of(data)))
    return read_published(path)


@pytest.mark.parametrize(("data", "ending"), ALL)
def test_every_cell_text_and_field_comes_back(data, ending, tmp_path):
    report, imported = report_of(data), imported_again(data, ending, tmp_path)
    assert figures(imported.report) == figures(report)
    assert texts(imported.report) == texts(report)
    cover, known = imported.report.cover, report.cover
    assert (cover.agency, cover.year, cover.date) == (known.agency, known.year, known.date)
    assert (imported.missing_tables, imported.unplaced, imported.notes) == ((), (), ())
