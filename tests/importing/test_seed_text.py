"""The text of a published report: every figure and paragraph is read, and nothing is wrong."""

from gaitool.filled_report import FilledReport
from gaitool.importers import read_published

from tests.support.editions import FORM_2021
from tests.support.text_grid import FIXTURES, fixture, report_of

SEED = FIXTURES / "yongji_2023.txt"


def figures(report: FilledReport) -> dict[str, object]:
    return {str(key): report.figure_or_none(key) for key in FORM_2021.cells}


def texts(report: FilledReport) -> dict[str, list[tuple[str, str]]]:
    return {
        part: [(entry.heading, entry.body) for entry in entries]
        for part, entries in report.sections.items()
    }


def test_all_200_cells_are_read():
    imported = read_published(SEED)
    assert figures(imported.report) == figures(report_of(fixture("yongji_2023")))
    assert len(imported.report.typed_totals) == 34


def test_every_paragraph_is_read():
    assert texts(read_published(SEED).report) == texts(report_of(fixture("yongji_2023")))


def test_the_cover_is_read():
    cover = read_published(SEED).report.cover
    assert (cover.agency, cover.year, cover.date) == ("永济市人民政府办公室", "2023", "2024-01-29")


def test_nothing_is_doubtful_or_missing():
    imported = read_published(SEED)
    assert (imported.doubts, imported.missing_tables, imported.missing) == ((), (), ())
