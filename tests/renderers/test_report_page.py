"""The page stands alone, and says what heads each figure."""

from typing import Any

import html5lib
import pytest

from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.text_grid import fixture, report_of

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def page() -> str:
    return write_report_page(report_of(fixture("consistent")))


@pytest.fixture(scope="module")
def root(page: str) -> Any:
    return html5lib.HTMLParser(strict=True).parse(page)


def test_nothing_is_fetched_and_nothing_runs(page: str, root: Any) -> None:
    assert not [word for word in ("http:", "https:", "<link", "url(") if word in page]
    assert {one.get("type") for one in root.iter(f"{HTML}script")} == {"application/json"}


def test_the_language_is_simplified_chinese(root: Any) -> None:
    assert root.get("lang") == "zh-CN"


def test_one_heading_names_the_report_and_six_its_parts(root: Any) -> None:
    assert [len(list(root.iter(f"{HTML}{tag}"))) for tag in ("h1", "h2")] == [1, 6]


def test_every_table_has_a_caption_and_a_head(root: Any) -> None:
    for table in root.iter(f"{HTML}table"):
        assert table.find(f"{HTML}caption").text
        assert table.find(f"{HTML}thead") is not None


def test_scopes_name_rows_columns_and_groups_of_them(root: Any) -> None:
    scopes = {cell.get("scope") for cell in root.iter(f"{HTML}th")}
    assert scopes == {"row", "col", "rowgroup", "colgroup"}


def headers_of(root: Any, table: str, figure: int) -> list[str]:
    texts = {cell.get("id"): cell.text for cell in root.iter(f"{HTML}th")}
    (found,) = (one for one in root.iter(f"{HTML}table") if one.get("id") == table)
    cell = list(found.iter(f"{HTML}td"))[figure]
    return [texts[name] for name in cell.get("headers").split()]


def test_a_figure_of_a_later_block_is_headed_by_its_own_block_only(root: Any) -> None:
    assert headers_of(root, "disclosure", 6) == [
        "第二十条第（五）项",
        "本年处理决定数量",
        "行政许可",
    ]


def test_a_figure_of_table_three_is_headed_by_group_column_and_row(root: Any) -> None:
    assert headers_of(root, "applications", 4 * 7 + 1) == [
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
    ]
