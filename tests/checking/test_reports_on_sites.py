"""A report that a site shows in a page of its own is held against its data without the rest."""

from pathlib import Path

import pytest

from gaitool.checking.engine import check_report
from gaitool.checking.sources import Source, read_source
from gaitool.findings import Finding, Severity
from gaitool.rules.catalogue import CATALOGUE

from tests.support.altered_documents import MAKERS, replaced
from tests.support.portal import FRAMES, on_a_site
from tests.support.text_grid import fixture, report_of

PAGE = MAKERS["html"](report_of(fixture("consistent")))
WHOLE = PAGE.seen + PAGE.carried


def source(text: str, folder: Path) -> Source:
    path = folder / "公布.html"
    path.write_text(text, encoding="utf-8")
    return read_source(path)


def told(text: str, folder: Path) -> list[Finding]:
    report = source(text, folder).report
    return [one for one in check_report(report, CATALOGUE).findings if one.rule == "G110"]


@pytest.mark.parametrize("with_style", [False, True])
@pytest.mark.parametrize("frame", FRAMES)
def test_the_page_of_a_site_is_one_notice(frame: str, with_style: bool, tmp_path: Path) -> None:
    (notice,) = told(on_a_site(WHOLE, frame, with_style=with_style), tmp_path)
    assert notice.severity is Severity.NOTICE
    assert "报告放在别的页面里，报告以外另有“" in notice.message
    assert "样式和脚本" in notice.message


@pytest.mark.parametrize("frame", FRAMES)
def test_the_report_on_a_site_is_read_with_its_data(frame: str, tmp_path: Path) -> None:
    report = source(on_a_site(WHOLE, frame), tmp_path).report
    assert report.cover.agency_type == report_of(fixture("consistent")).cover.agency_type
    assert report.sections == source(WHOLE, tmp_path).report.sections


@pytest.mark.parametrize("frame", FRAMES)
def test_what_was_changed_in_a_report_on_a_site_is_found(frame: str, tmp_path: Path) -> None:
    changed = replaced(WHOLE, "<p>", "<p>另有3件正在办理。")
    first, notice = told(on_a_site(changed, frame), tmp_path)
    assert (first.severity, notice.severity) == (Severity.WARNING, Severity.NOTICE)
    assert "另有3件正在办理。" in first.message


def test_words_that_the_style_of_a_site_adds_are_a_finding(tmp_path: Path) -> None:
    page = on_a_site(WHOLE, "a division").replace(
        "</style>", ".article p::after{content:'（已核）'}</style>"
    )
    first, _ = told(page, tmp_path)
    assert (first.severity, "（已核）" in first.message) == (Severity.WARNING, True)


def test_what_the_style_of_a_site_hides_is_gone(tmp_path: Path) -> None:
    hidden = ".article p { display: none }</style>"
    first, *_ = told(on_a_site(WHOLE, "a division").replace("</style>", hidden), tmp_path)
    assert (first.severity, "（没有）" in first.message) == (Severity.WARNING, True)


def test_buttons_below_a_report_are_no_more_than_a_notice(tmp_path: Path) -> None:
    page = replaced(WHOLE, "</main>", "</main><div>分享到：<a href='#'>微信</a></div>")
    (notice,) = told(page, tmp_path)
    assert (notice.severity, "不能担保" in notice.message) == (Severity.NOTICE, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [("<main", "<p>此报告已作废。</p><main"), ("</html>", "</html><p>更正：40件</p>")],
)
def test_words_around_a_report_that_no_site_frames_are_a_finding(
    old: str, new: str, tmp_path: Path
) -> None:
    page = WHOLE if "</html>" in WHOLE else f"{WHOLE}</html>"
    (finding,) = told(replaced(page, old, new), tmp_path)
    assert finding.severity is Severity.WARNING
    assert "作废" in finding.message or "40件" in finding.message


def test_words_about_a_report_are_quoted_whole_among_many_others(tmp_path):
    menu = "".join(f"<p>第{number}个栏目，共有若干篇文章</p>" for number in range(60))
    words = "经研究，此报告作废，以另行公布的为准。"
    page = on_a_site(WHOLE, "a division").replace(
        "<div>当前位置", f"{menu}<p>{words}</p><div>当前位置"
    )
    (notice,) = told(page, tmp_path)
    assert words in notice.message
    assert "第1个栏目" not in notice.message


def test_few_words_around_a_report_are_quoted_whole(tmp_path):
    page = on_a_site(WHOLE, "a division").replace(
        "微信</div>", f"微信</div><p>{'公告' * 30}此件停用</p>"
    )
    (notice,) = told(page, tmp_path)
    assert "此件停用" in notice.message


def test_a_style_of_what_is_around_a_report_may_change_it(tmp_path):
    page = replaced(WHOLE, "<main", '<a href="/">首页</a><div style="transform: scaleX(-1)"><main')
    (notice,) = told(page, tmp_path)
    assert "那个页面的样式能遮住" in notice.message


def test_a_page_that_the_script_of_a_site_writes_is_not_another_body(tmp_path):
    script = """<script>w.document.write('<html><body onload="print()">')</script></head>"""
    page = on_a_site(WHOLE, "a division").replace("</head>", script)
    (notice,) = told(page, tmp_path)
    assert notice.severity is Severity.NOTICE
