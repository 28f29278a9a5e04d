"""A figure that is printed but was not read is told in one line, neither blank nor passed."""

from pathlib import Path

import pytest

from gaitool.checking.one_file import check_file
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
    return [one for one in checked.result.findings if one.rule in {"G101", "G108", "G109"}]


def imported(path: Path) -> Imported:
    return read_published(path)


@pytest.mark.parametrize(
    "written", ["17<sup>1</sup>", "<s>9</s>17", "17 19", "17<br>19", "17①", "<s>17</s>"]
)
def test_a_figure_that_was_not_read_is_told_in_one_line(written: str, tmp_path: Path) -> None:
    path = page(tmp_path, ">17<", f">{written}<")
    (finding,) = found(path)
    assert finding.rule == "G108"
    assert "没有读出来" in finding.message
    assert [cell.key for cell in finding.cells] == [str(RECEIVED)]
    assert [one.keys for one in imported(path).report.unread] == [(RECEIVED,)]


def test_a_row_whose_figures_fit_no_columns_is_told(tmp_path: Path) -> None:
    start = PAGE.index("本年新收")
    row_end = PAGE.index("</tr>", start)
    row = PAGE[start:row_end]
    path = tmp_path / "report.html"
    path.write_text(PAGE.replace(row, row + "<td>3</td><td>4</td>", 1), encoding="utf-8")
    report = imported(path).report
    assert RECEIVED in report.unfound
    assert [one.rule for one in found(path)] == ["G108"]


def test_what_stands_in_another_place_too_is_taken_and_told(tmp_path: Path) -> None:
    once_more = PAGE[PAGE.index("<table") : PAGE.rindex("</table>") + 8]
    path = page(tmp_path, ">17<", ">17<sup>2</sup><")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</main>", f"{once_more}</main>"), encoding="utf-8")
    result = imported(path)
    assert result.report.answer(RECEIVED).number == 17
    (doubt,) = [doubt for doubt in result.doubts if doubt.key == RECEIVED]
    assert "另一处印的是“17”，用了它" in doubt.reason


def test_a_table_that_is_not_in_the_source_is_not_told_as_left_blank(tmp_path: Path) -> None:
    start = PAGE.index("<table", PAGE.index("三、收到和处理"))
    end = PAGE.index("</table>", start) + len("</table>")
    path = tmp_path / "report.html"
    path.write_text(f"{PAGE[:start]}<p>详见附件。</p>{PAGE[end:]}", encoding="utf-8")
    (finding,) = found(path)
    assert finding.rule == "G101"
    assert "没有认出这张表" in finding.message


def test_a_row_that_is_not_in_the_source_is_not_told_as_left_blank(tmp_path: Path) -> None:
    start = PAGE.rindex("<tr", 0, PAGE.index("行政强制"))
    row = PAGE[start : PAGE.index("</tr>", start)]
    (finding,) = found(page(tmp_path, row, ""))
    assert [cell.key for cell in finding.cells] == ["disclosure.compulsory_measures.decisions"]
    assert "没有找到" in finding.message
    assert "没有填" not in finding.message
