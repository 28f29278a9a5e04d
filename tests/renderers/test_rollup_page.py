"""The page of a roll-up stands alone, is valid and accessible, and filters as it says."""

import io
import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from gaitool.renderers.rollup.page import write_rollup_page

from tests.support.gathered import BETWEEN, Gathered
from tests.support.judges import Judge

HTML = "{http://www.w3.org/1999/xhtml}"


def page_of(gathered: Gathered) -> bytes:
    stream = io.BytesIO()
    write_rollup_page(gathered, stream, lambda file: f"报送/{Path(file).name}")
    return stream.getvalue()


@pytest.fixture(scope="module")
def page(gathered: Gathered) -> bytes:
    return page_of(gathered)


@pytest.fixture(scope="module")
def root(page: bytes) -> Any:
    return html5lib.HTMLParser(strict=True).parse(page)


def rows_of(root: Any, identity: str) -> list[list[str]]:
    (table,) = (one for one in root.iter(f"{HTML}table") if one.get("id") == identity)
    rows = table.find(f"{HTML}tbody").iter(f"{HTML}tr")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


def test_nothing_is_fetched(page: bytes) -> None:
    words = (b"http:", b"https:", b"src=", b"<link", b"url(", b"import(")
    assert not [word for word in words if word in page]


def test_the_same_roll_up_gives_the_same_page(gathered: Gathered, page: bytes) -> None:
    assert page_of(gathered) == page


def test_every_unit_has_its_row(gathered: Gathered, root: Any) -> None:
    assert [row[0] for row in rows_of(root, "units")] == [line.unit for line in gathered.lines()]


def test_every_finding_has_its_row(gathered: Gathered, root: Any) -> None:
    told = [(row[0], row[8]) for row in rows_of(root, "findings")]
    assert told == [(line.unit, found.message) for line, found in gathered.findings()]


def test_what_is_wrong_between_units_stands_by_itself(root: Any) -> None:
    assert [row[2] for row in rows_of(root, "between")] == [found.rule for found in BETWEEN]


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
    asked = f"""<script>
      const asked = document.getElementById({json.dumps(field)});
      asked.value = {json.dumps(typed)};
      asked.dispatchEvent(new Event("input"));
      document.title = document.getElementById("shown").textContent;
    </script></body>"""
    path = tmp_path / "page.html"
    path.write_text(page.decode("utf-8").replace("</body>", asked), encoding="utf-8")
    assert f"<title>显示 {units} 个单位、{findings} 个问题</title>" in shown_by_browser(path)
