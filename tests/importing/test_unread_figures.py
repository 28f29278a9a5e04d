"""A figure that is printed but was not read is an error of its own, neither blank nor passed."""

from pathlib import Path

import pytest

from gaitool.checking.one_file import check_file, count_errors
from gaitool.findings import CheckedFile, Finding
from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.rules.catalogue import CATALOGUE

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
PAGE = write_report_page(report_of(fixture("consistent")))


def page(folder: Path, old: str, new: str, count: int = 1) -> Path:
    assert old in PAGE
    path = folder / "report.html"
    path.write_text(PAGE.replace(old, new, count), encoding="utf-8")
    return path


def found(path: Path) -> list[Finding]:
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return [finding for finding in checked.result.findings if finding.severity == "error"]


def imported(path: Path) -> Imported:
    return read_published(path)


@pytest.mark.parametrize(
    "written", ["17<sup>1</sup>", "<s>9</s>17", "17 19", "17<br>19", "17①", "<s>17</s>"]
)
def test_a_figure_that_was_not_read_is_an_error_of_one_line(written: str, tmp_path: Path) -> None:
    path = page(tmp_path, ">17<", f">{written}<")
    (error,) = found(path)
    assert error.rule == "G109"
    assert "没有读到" in error.message
    assert [cell.key for cell in error.cells] == [str(RECEIVED)]
    assert count_errors(imported(path).report) == 1


def test_a_row_whose_figures_fit_no_columns_is_an_error(tmp_path: Path) -> None:
    start = PAGE.index("本年新收")
    row_end = PAGE.index("</tr>", start)
    row = PAGE[start:row_end]
    path = tmp_path / "report.html"
    path.write_text(PAGE.replace(row, row + "<td>3</td><td>4</td>", 1), encoding="utf-8")
    report = imported(path).report
    assert RECEIVED in report.unfound
    assert [error.rule for error in found(path) if "没有读到" in error.message] == ["G109"]


def test_what_stands_in_another_place_too_is_taken_and_told(tmp_path: Path) -> None:
    once_more = PAGE[PAGE.index("<table") : PAGE.rindex("</table>") + 8]
    path = page(tmp_path, ">17<", ">17<sup>2</sup><")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</main>", f"{once_more}</main>"), encoding="utf-8")
    result = imported(path)
    assert result.report.answer(RECEIVED).number == 17
    (doubt,) = [doubt for doubt in result.doubts if doubt.key == RECEIVED]
    assert "另一处印的是“17”，用了它" in doubt.reason
