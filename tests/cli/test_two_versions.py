"""What was approved and what was published are compared figure by figure, sentence by sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.altered_documents import MAKERS, Finished, replaced, without_row_of
from tests.support.command_line import RIGHT, Told, workbook
from tests.support.text_grid import report_of

Run = Callable[..., Told]


@pytest.fixture(params=MAKERS)
def published(request: pytest.FixtureRequest) -> Finished:
    return MAKERS[request.param](report_of(RIGHT))


def written(document: Finished, seen: str = "") -> str:
    content = Finished(document.ending, seen or document.seen, document.carried, document.package)
    name = f"公布.{document.ending}"
    Path(name).write_bytes(content.content)
    return name


def test_nothing_differs_in_what_was_not_touched(published: Finished, gaitool: Run) -> None:
    told = gaitool("compare", workbook(), written(published))
    assert (told.code, told.out) == (0, "")
    assert "每一个数、每一句话都相同" in told.err


def test_a_figure_that_was_changed_is_listed_with_both(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    assert told.out.splitlines() == [
        f"表三 · 一、本年新收政府信息公开申请数量 · 自然人：年报.xlsx 写的是“17”，{name} 写的是“18”"
    ]


def test_a_sentence_that_was_changed_is_listed_with_both(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, "没有其他需要", "有其他需要"))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    assert told.out.startswith("六、其他需要报告的事项：年报.xlsx 写的是“没有其他需要报告的")
    assert f"，{name} 写的是“有其他需要报告的" in told.out


def test_a_row_that_was_removed_is_listed_cell_by_cell(published: Finished, gaitool: Run) -> None:
    row = {"html": "tr", "docx": "w:tr"}[published.ending]
    name = written(published, without_row_of(published.seen, "属于行政查询事项", row))
    told = gaitool("compare", workbook(), name)
    assert told.code == 1
    assert [line.endswith(f"，{name} 没有") for line in told.out.splitlines()] == [True] * 7


def test_check_finds_it_too(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("check", name, "--select", "G110", "--fail-on", "warning")
    assert told.code == 1
    assert "看到的是“18”，文件里带的数据是“17”" in told.out


def test_import_tells_it_and_takes_what_is_seen(published: Finished, gaitool: Run) -> None:
    name = written(published, replaced(published.seen, ">17</", ">18</"))
    told = gaitool("import", name)
    assert "存疑：表三 · 一、本年新收政府信息公开申请数量 · 自然人：看到的是“18”" in told.out
    assert (
        '"applications.received.natural_person": 18'
        in gaitool("export", f"{Path(name).stem}_填报表.xlsx").out
    )


def test_no_workbook_is_written_unless_asked_for(published: Finished, gaitool: Run) -> None:
    files = workbook(), written(published)
    gaitool("compare", *files)
    assert not list(Path().glob("*对比.xlsx"))
    gaitool("compare", *files, "-o", "逐格.xlsx")
    assert Path("逐格.xlsx").exists()
