"""The page of a roll-up stands alone, is valid and accessible, and filters as it says."""

import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import html5lib
import pytest

from gaitool.renderers.drawings.bars import bars
from gaitool.renderers.drawings.cards import Frame
from gaitool.renderers.drawings.figures import Count, Whole
from gaitool.renderers.drawings.palette import SIZES
from gaitool.renderers.drawings.shapes import Box, Words
from gaitool.renderers.rollup.charts import charts_of
from gaitool.renderers.rollup.page import write_rollup_page
from gaitool.text.typesetting import width_in_em
from gaitool.trend import LastYear

from tests.support.gathered import BETWEEN, Gathered, alike_findings
from tests.support.judges import Judge
from tests.support.rollup.many_units import many_units

HTML = "{http://www.w3.org/1999/xhtml}"


def page_of(gathered: Gathered) -> bytes:
    stream = io.BytesIO()
    write_rollup_page(gathered, stream, lambda file: f"报送/{Path(file).name}")
    return stream.getvalue()


def with_last_year(gathered: Gathered, *, lacking: int = 0) -> Gathered:
    """Return the roll-up with last year's sums, which so many of the counted units lack."""
    counted = sum(line.counted for line in gathered.lines())
    reach = LastYear(2024, counted - lacking, counted, gathered.sums, gathered.sums)
    return replace(gathered, previous_sums=gathered.sums, last_year=reach)


@pytest.fixture(scope="module")
def page(gathered: Gathered) -> bytes:
    return page_of(gathered)


@pytest.fixture(scope="module")
def root(page: bytes) -> Any:
    return html5lib.HTMLParser(strict=True).parse(page)


def rows_of(root: Any, identity: str) -> list[list[str]]:
    (table,) = (one for one in root.iter(f"{HTML}table") if one.get("id") == identity)
    rows = (row for body in table.iter(f"{HTML}tbody") for row in body.iter(f"{HTML}tr"))
    return [["".join(cell.itertext()) for cell in row] for row in rows]


def told(root: Any, identity: str) -> str:
    (one,) = (one for one in root.iter() if one.get("id") == identity)
    return "".join(one.itertext())


def test_nothing_is_fetched(page: bytes) -> None:
    words = (b"http:", b"https:", b"src=", b"<link", b"url(", b"import(")
    assert not [word for word in words if word in page]


def test_the_same_roll_up_gives_the_same_page(gathered: Gathered, page: bytes) -> None:
    assert page_of(gathered) == page


def test_every_unit_has_its_row_those_first_who_must_mend_something_the_missing_last(
    gathered: Gathered, root: Any
) -> None:
    rows = [(row[1], row[0]) for row in rows_of(root, "units")]
    standings = [standing for standing, _ in rows]
    assert standings[:3] == ["读不了", "不通过", "不通过"]
    assert set(standings[3:-2]) == {"通过", "重复"}
    assert standings[-2:] == ["未报", "未报"]
    assert sorted(name for _, name in rows) == sorted(line.unit for line in gathered.lines())


def test_every_finding_has_its_row_below_its_unit(gathered: Gathered, root: Any) -> None:
    unit, found = "", []
    for row in rows_of(root, "findings"):
        if len(row) == 1:
            (unit,) = row
        else:
            found.append((unit, row[7]))
    assert found == [(line.unit, one.message) for line, one in gathered.findings()]


def test_what_is_wrong_between_units_stands_by_itself(root: Any) -> None:
    assert [row[1] for row in rows_of(root, "between")] == [found.rule for found in BETWEEN]


def test_who_must_do_what_comes_first_as_messages(root: Any) -> None:
    assert told(root, "message-1") == (
        "以下 2 个单位还没有报送政府信息公开工作年度报告，请尽快报送：\n示例县水利局、示例县=统计局"
    )


def test_a_message_names_each_failing_unit_with_what_is_wrong(root: Any) -> None:
    lines = told(root, "message-3").splitlines()
    assert [line.partition("：")[0] for line in lines[1:]] == ["示例县教育局", "示例县卫生健康局"]
    assert "科研机构写的是“/”，不是数。" in lines[2]


def test_every_chart_says_in_words_what_it_draws(root: Any) -> None:
    charts = [
        {child.tag.rpartition("}")[2]: child.text for child in one if child.text}
        for one in root.iter("{http://www.w3.org/2000/svg}svg")
    ]
    assert [chart["title"] for chart in charts] == ["各单位报送情况", "申请办理结果", "问题在哪里"]
    assert charts[0]["desc"].startswith("通过2个；不通过2个；读不了1个；未报2个；重复1个")


def test_long_names_of_a_chart_are_as_large_as_short_ones_and_reach_no_bar() -> None:
    names = ("封面", "三、申请办理情况")
    drawn = bars([Whole(Count(name, Decimal(5))) for name in names], Frame(0, 640))
    labels = [one for one in drawn.shapes if isinstance(one, Words) and one.text in names]
    first_bar = min(one.x for one in drawn.shapes if isinstance(one, Box))
    assert {one.size for one in labels} == {SIZES.text}
    assert max(width_in_em(one.text) * one.size for one in labels) < first_bar


def test_only_parts_of_a_whole_are_told_as_shares(gathered: Gathered) -> None:
    page = page_of(with_last_year(gathered)).decode("utf-8")
    standing, results, years, places = page.split("<svg")[1:]
    assert [
        "%" in chart.partition("</svg>")[0] for chart in (standing, results, years, places)
    ] == [*(False, True, False, True)]


def test_results_of_all_units_are_not_held_against_last_years_of_fewer(
    gathered: Gathered,
) -> None:
    charts = {one.heading: one for one in charts_of(with_last_year(gathered, lacking=1), ())}
    assert "上年" not in charts["申请办理结果"].said
    for heading in ("申请办理结果，与上年比", "今年与上年"):
        assert "上年" in charts[heading].said
        assert "两年都有报告的 2 个单位" in charts[heading].note
        assert "另外 1 个没有上年的报告" in charts[heading].note


def test_last_year_is_drawn_where_it_is_known(gathered: Gathered) -> None:
    page = page_of(with_last_year(gathered)).decode("utf-8")
    assert "今年与上年" in page


def test_a_wish_that_each_misses_by_another_number_is_said_once(gathered: Gathered) -> None:
    (line, (finding, *_), figures), *_ = gathered.units
    asked = finding._replace(rule="G818", expected="不少于 150 字")
    several = tuple(
        (
            replace(line, unit=f"{n}局"),
            (asked._replace(message=f"有 {n} 字。依据要求。", actual=f"{n} 字"),),
            figures,
        )
        for n in range(80, 84)
    )
    (alike,) = alike_findings(replace(gathered, units=several))
    assert len(alike.units) == 4
    assert alike.finding.message.endswith("：要求不少于 150 字，没有做到。依据要求。")


def test_what_several_units_have_alike_is_said_once(gathered: Gathered) -> None:
    (line, (finding, *_), figures), *others = gathered.units
    again = tuple((replace(line, unit=f"{n}局"), (finding,), figures) for n in range(40))
    page = page_of(replace(gathered, units=(*again, *others))).decode("utf-8")
    root = html5lib.HTMLParser(strict=True).parse(page)
    (row,) = rows_of(root, "alike")
    assert row[2].split("、") == [f"{n}局" for n in range(40)]


def test_a_link_leads_to_the_file_whatever_its_name(root: Any) -> None:
    links = [one.get("href") for one in root.iter(f"{HTML}a")]
    assert "%E6%8A%A5%E9%80%81/%E8%B4%A2%E6%94%BF%E5%B1%80%20%231%2541.xlsx" in links


def test_a_link_to_another_drive_leads_there(gathered: Gathered) -> None:
    stream = io.BytesIO()
    write_rollup_page(gathered, stream, lambda _: "D:/报送/甲.xlsx")
    assert b'href="file:///D:/%E6%8A%A5%E9%80%81/%E7%94%B2.xlsx"' in stream.getvalue()


def test_what_a_person_wrote_is_no_markup(gathered: Gathered) -> None:
    (first, *_) = gathered.units
    line = type(first[0])("<b>局</b>", True, first[0].standing, False, note='"><script>x</script>')
    assert b"<script>x" not in page_of(Gathered(((line, (), None),)))


def test_an_empty_roll_up_is_told(tmp_path: Path, html_errors: Judge) -> None:
    page = tmp_path / "empty.html"
    page.write_bytes(page_of(Gathered((), own_findings=())))
    assert "没有单位。" in page.read_text(encoding="utf-8")
    assert html_errors(page) == []


def test_the_page_is_valid_html(page: bytes, tmp_path: Path, html_errors: Judge) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page)
    assert html_errors(path) == []


def test_the_page_is_accessible(page: bytes, tmp_path: Path, accessibility: Judge) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page)
    assert accessibility(path)["violations"] == []


@pytest.mark.parametrize(
    ("field", "typed", "units", "findings"),
    [
        ("standing", "failed", 2, 4),
        ("standing", "missing", 2, 0),
        ("name", "卫生", 1, 3),
        ("rule", "g102", 1, 1),
        ("rule", "G301", 2, 2),
        ("name", "没有这个单位", 0, 0),
    ],
)
def test_a_filter_leaves_what_it_asks_for(
    page: bytes,
    tmp_path: Path,
    field: str,
    typed: str,
    units: int,
    findings: int,
    shown_by_browser: Judge,
) -> None:
    asked = f"""
      const asked = document.getElementById({json.dumps(field)});
      asked.value = {json.dumps(typed)};
      asked.dispatchEvent(new Event("input"));
      document.title = document.getElementById("shown").textContent;"""
    path = with_script(page, asked, tmp_path)
    assert f"<title>找到 {units} 个单位、{findings} 个问题</title>" in shown_by_browser(path)


def with_script(page: bytes, script: str, folder: Path, before: str = "</body>") -> Path:
    path = folder / "page.html"
    told = page.decode("utf-8").replace(before, f"<script>{script}</script>{before}")
    path.write_text(told, encoding="utf-8")
    return path


def test_the_address_says_what_is_filtered(
    page: bytes, tmp_path: Path, shown_by_browser: Judge
) -> None:
    script = """
      const standing = document.getElementById("standing");
      standing.value = "failed";
      standing.dispatchEvent(new Event("input"));
      document.title = location.hash;"""
    assert "<title>#standing=failed</title>" in shown_by_browser(
        with_script(page, script, tmp_path)
    )


def test_an_address_that_was_sent_shows_the_same(
    page: bytes, tmp_path: Path, shown_by_browser: Judge
) -> None:
    script = 'location.hash = "#standing=failed&rule=G102";'
    shown = shown_by_browser(with_script(page, script, tmp_path, before="<main>"))
    assert "找到 1 个单位、1 个问题" in shown


def test_without_its_script_the_page_shows_everything(
    page: bytes, tmp_path: Path, shown_by_browser: Judge
) -> None:
    still = page.decode("utf-8").partition("<script>")[0]
    path = tmp_path / "page.html"
    path.write_text(f"{still}</body></html>", encoding="utf-8")
    root = html5lib.parse(shown_by_browser(path))
    hidden = [
        one.get("id") or one.get("data-copies") for one in root.iter() if "hidden" in one.attrib
    ]
    buttons = [f"message-{number}" for number in range(1, 5)]
    assert hidden == [*buttons, "filters", "more-units", "more-findings"]


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the page of 3,000 units with some 10,000 findings."""
    return page_of(many_units(3_000, 5, tmp_path_factory.mktemp("many")))


def test_the_page_of_3000_units_can_be_sent(large_page: bytes) -> None:
    assert len(large_page) < 8_000_000


def test_however_many_units_few_rows_are_laid_out_at_once(
    large_page: bytes, tmp_path: Path, shown_by_browser: Judge
) -> None:
    script = """
      document.title = ["units", "findings"].map((id) =>
        Array.from(document.getElementById(id).querySelectorAll("tbody td:first-of-type"))
          .filter((cell) => !cell.parentNode.hidden).length).join("、");"""
    assert "<title>100、100</title>" in shown_by_browser(with_script(large_page, script, tmp_path))


def test_more_rows_are_shown_when_asked_for(
    large_page: bytes, tmp_path: Path, shown_by_browser: Judge
) -> None:
    script = """
      document.getElementById("more-units").click();
      document.title = Array.from(document.getElementById("units").tBodies[0].rows)
        .filter((row) => !row.hidden).length;"""
    assert "<title>600</title>" in shown_by_browser(with_script(large_page, script, tmp_path))
