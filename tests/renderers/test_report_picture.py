"""The picture tells the tables, to eyes and to readers of its text alike, and runs nothing."""

import itertools
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, edition
from gaitool.renderers.drawings import palette
from gaitool.renderers.report.picture.drawing import write_report_picture
from gaitool.renderers.report.picture.pixels import picture_pixels

from tests.support.text_grid import fixture, report_of

SVG = "{http://www.w3.org/2000/svg}"
PAGE = 1080
PNG = b"\x89PNG"


def no_applications() -> dict[str, Any]:
    data = fixture("consistent")
    return data | {"cells": dict.fromkeys(data["cells"], 0), "declared": {}}


def consistent() -> FilledReport:
    return report_of(fixture("consistent"))


def with_last_year() -> FilledReport:
    return consistent().with_previous(report_of(fixture("last_year")))


REPORTS = {
    "consistent": consistent(),
    "with last year": with_last_year(),
    "a small office": report_of(fixture("yongji_2023")),
    "a big city": report_of(fixture("provincial_capital_2025")),
    "no applications": report_of(no_applications()),
    "blank": report_of({"form": "2021"}),
    "of 2019": report_of(fixture("consistent_2019"), edition("2019")),
    "a long name": report_of(fixture("consistent") | {"agency": "某某省某某市" * 20}),
}


def drawn(report: FilledReport, *, draft: bool = False) -> Any:
    return etree.fromstring(write_report_picture(report, draft=draft).encode("utf-8"))


def words(report: FilledReport, *, draft: bool = False) -> list[str]:
    return [one.text for one in drawn(report, draft=draft).iter(f"{SVG}text")]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_title_and_description_tell_what_is_drawn(report):
    root = drawn(report)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == ["title", "desc"]
    assert all(root.find(f"{SVG}{tag}").text.strip() for tag in ("title", "desc"))


def test_the_description_has_the_figures_in_words():
    told = drawn(with_last_year()).find(f"{SVG}desc").text
    assert "本年新收21件（上年20件），上年结转2件（上年1件）" in told
    assert "无法提供6件（上年4件），其中本机关不掌握相关政府信息5件" in told


def test_the_description_ends_each_subject_with_one_full_stop():
    told = drawn(report_of(no_applications())).find(f"{SVG}desc").text
    assert "提起行政诉讼。" in told
    assert "。。" not in told


def test_no_line_parts_a_date_or_a_number_from_what_it_counts():
    data = fixture("provincial_capital_2025") | {"agency": "某" * 34, "date": "2026-01-29"}
    lines = words(report_of(data))
    assert any(line.endswith("2026年1月29日") for line in lines)
    assert not [line for line in lines if line[0] in "年月日件；，"]


def test_nothing_runs_and_nothing_is_fetched():
    tags = {etree.QName(one).localname for one in drawn(consistent()).iter()}
    assert tags == {"svg", "title", "desc", "rect", "text"}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_shape_is_on_the_page(report):
    root = drawn(report)
    height = float(root.get("height"))
    for one in root.iter(f"{SVG}rect"):
        x, y, width, tall = (float(one.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert min(x, y, width, tall) >= 0
        assert (x + width <= PAGE, y + tall <= height) == (True, True)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_no_words_leave_the_page_or_run_into_others(report):
    places = [_place(one) for one in drawn(report).iter(f"{SVG}text")]
    assert all(left >= 0 and right <= PAGE for left, right, _, _ in places)
    for one, other in itertools.combinations(places, 2):
        beside = one[1] <= other[0] or other[1] <= one[0]
        above = one[3] <= other[2] or other[3] <= one[2]
        assert beside or above, (one, other)


def _place(one: Any) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of a line of words, as its font would set it."""
    size, x, y = (float(one.get(name)) for name in ("font-size", "x", "y"))
    # Measured in Noto Sans CJK: 0.57 em for a digit, a little more for a bold one.
    width = sum(0.57 if character.isascii() else 1 for character in one.text) * size
    left = x - {"start": 0, "middle": width / 2, "end": width}[one.get("text-anchor", "start")]
    return left, left + width, y - 0.8 * size, y + 0.1 * size


def test_a_figure_of_zero_is_drawn_as_an_empty_track():
    data = fixture("yongji_2023")
    bars = [one.get("fill") for one in drawn(report_of(data)).iter(f"{SVG}rect")]
    # 予以公开, 不予处理 and 其他处理 are 0.
    tracks = bars.count(palette.TRACK)
    coloured = sum(bars.count(colour) for colour in palette.SERIES)
    assert (tracks, coloured) == (7, 3 + 3)


def test_bars_are_as_long_as_their_figures():
    lengths = {
        one.get("fill"): float(one.get("width"))
        for one in drawn(report_of(fixture("provincial_capital_2025"))).iter(f"{SVG}rect")
        if one.get("height") == "28"
    }
    granted, partly = (lengths[palette.SERIES[number]] for number in (0, 1))
    assert partly / granted == pytest.approx(2168 / 5548, abs=0.01)


def test_an_office_without_applications_gets_a_calm_picture():
    told = words(report_of(no_applications()))
    assert "全年没有收到政府信息公开申请，也没有上年结转的申请。" in told
    assert "全年没有因政府信息公开工作被申请行政复议、提起行政诉讼。" in told
    assert "申请怎样办结" not in told


def test_a_blank_is_no_zero():
    told = words(report_of({"form": "2021"}))
    assert "—" in told
    assert "0" not in told
    assert not [line for line in told if "没有收到" in line]


def test_years_are_compared_where_last_year_is_given():
    told = words(with_last_year())
    assert {"上年 20，增 1", "上年 2，减 1", "与上年持平"} <= set(told)
    assert not [line for line in words(consistent()) if line.startswith("上年 ")]


def test_every_sum_of_outcomes_is_told():
    report = consistent()
    told = words(report)
    concluded = report.figure(CellKey("applications", "concluded", "total"))
    assert concluded == Decimal(22)
    assert {"11 件 · 50%", "3 件 · 13.6%", "6 件 · 27.3%"} <= set(told)


def test_a_draft_says_so():
    assert "草稿，未核对无误，不得公布" in words(consistent(), draft=True)
    assert not [line for line in words(consistent()) if "草稿" in line]


def test_text_stays_text():
    data = fixture("consistent") | {"agency": "<script>甲</script>&{{ 7*7 }}"}
    assert "<script>甲</script>&{{ 7*7 }}" in words(report_of(data))


@pytest.mark.parametrize("ground", [palette.CARD, palette.PAPER, palette.TILE])
@pytest.mark.parametrize("ink", [palette.INK, palette.QUIET, palette.ACCENT])
def test_words_have_the_contrast_that_weak_eyes_need(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ground", [palette.HEAD, *palette.ON_EDGE_OF_HEAD[:2]])
@pytest.mark.parametrize("ink", [palette.ON_HEAD, palette.QUIET_ON_HEAD])
def test_words_of_the_head_have_it_too(ink, ground):
    assert contrast(ink, ground) >= 4.5


def test_the_mark_of_a_draft_has_it_too():
    assert contrast(palette.DRAFT, palette.ON_HEAD) >= 4.5


@pytest.mark.parametrize("colour", palette.SERIES)
def test_bars_stand_out_from_their_ground(colour):
    assert contrast(colour, palette.CARD) >= 3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_pixels_are_made_where_the_library_is_installed():
    pytest.importorskip("resvg_py")
    drawing = write_report_picture(consistent())
    pixels = picture_pixels(drawing)
    assert pixels.startswith(PNG)
    assert int.from_bytes(pixels[16:20]) == PAGE
    assert picture_pixels(drawing) == pixels
