"""What a web page hides, adds or shows otherwise by its markup is told; what editors set is not."""

from pathlib import Path

import pytest

from gaitool.checking.sources import read_source
from gaitool.cli.two_versions import Version, lines_of_differences, version_in
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import edition_of_text
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.rules.carried import told_altered

from tests.support.approved import DATA
from tests.support.importing.varied_reports import VARIED
from tests.support.page_changes import INNOCENT, PLANTED, changed
from tests.support.text_grid import report_of

PAGE = write_report_page(report_of(DATA))


def told_of(page: str, approved: Version, folder: Path) -> tuple[list[str], list[str]]:
    """Return what check and compare tell of a page."""
    path = folder / "公布.html"
    path.write_text(page, encoding="utf-8")
    version = version_in(path)
    report = version.reading.report
    checked = [told_altered(report, one) for one in report.altered]
    return checked, lines_of_differences([approved, version], is_one=True)


@pytest.mark.parametrize("name", PLANTED)
def test_what_hides_or_adds_words_is_told(name: str, approved: Version, tmp_path: Path) -> None:
    planted = PLANTED[name]
    for lines in told_of(changed(PAGE, *planted.replacements), approved, tmp_path):
        assert [line for line in lines if planted.told in line], lines


@pytest.mark.parametrize("name", INNOCENT)
def test_what_changes_no_word_is_not_accused(name: str, approved: Version, tmp_path: Path) -> None:
    assert told_of(changed(PAGE, *INNOCENT[name]), approved, tmp_path) == ([], [])


def test_a_style_that_is_added_to_a_draft_takes_no_mark_from_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "草稿.html"
    written = write_report_page(report_of(VARIED["complete"]), draft=True)
    path.write_text(written.replace("</style>", "aside { color: red; }</style>", 1), "utf-8")
    assert [one.place for one in read_source(path).report.altered] == ["file"]


@pytest.mark.parametrize("is_draft", [False, True])
@pytest.mark.parametrize("report", VARIED)
def test_what_gaitool_wrote_is_not_foreign(report: str, is_draft: bool, tmp_path: Path) -> None:
    path = tmp_path / "公布.html"
    path.write_text(write_report_page(report_of(VARIED[report]), draft=is_draft), encoding="utf-8")
    assert read_source(path).report.altered == ()


@pytest.mark.parametrize("columns", [16, 39])
def test_a_table_of_many_columns_is_not_foreign(columns: int, tmp_path: Path) -> None:
    written = ",".join(f"{{key='c{n}',label='第{n}类'}}" for n in range(columns))
    form = edition_of_text(
        "version='多列'\nextends='2021'\n[[parts]]\nkey='wide'\nheading='七、多列情况'\n"
        "table='wide'\n[[tables]]\nkey='wide'\nname='附表'\n[[tables.blocks]]\n"
        f"columns=[{written}]\nrows=[{{key='r',label='某项公开事项的数量'}}]\n"
    )
    path = tmp_path / "公布.html"
    report = FilledReport(form=form, cover=Cover("示例县人民政府", year="2025"))
    path.write_text(write_report_page(report), encoding="utf-8")
    assert read_source(path).report.altered == ()
