"""The page of a check stands alone, shows mistakes in their tables, takes nothing for markup."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from gaitool.checked_report import CheckedReport
from gaitool.checking.one_file import check_content_whole
from gaitool.filled_report import FilledReport
from gaitool.findings import (
    CheckedFile,
    CheckResult,
    Finding,
    FoundCell,
    Outcome,
    RuleOutcome,
    Severity,
)
from gaitool.form import newest_edition
from gaitool.layout import Place
from gaitool.renderers.check_page.marked_quote import quote_pieces
from gaitool.renderers.check_page.page import (
    findings_fragment,
    findings_style,
    overview_fragment,
    write_findings_page,
)
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.explained import written_figure
from gaitool.template import write_template

from tests.support.judges import Judge
from tests.support.marked_copies import MISTAKES, whole
from tests.support.text_grid import edition_named, fixture, report_of
from tests.support.workbooks import filled_workbook

HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\u202e{{ 7*7 }}\x00'
SAID = "全年收到政府信息公开申请47件，其中自然人21件。联系电话13812345678，共发布信息47条。"
DAMAGED = check_content_whole("坏.xlsx", b"PK nothing", CATALOGUE)


def checked(data: dict[str, Any], name: str = "年报.json") -> CheckedReport:
    content = json.dumps(data, ensure_ascii=False).encode("utf-8")
    return check_content_whole(name, content, CATALOGUE)


def with_text(body: str, **others: Any) -> dict[str, Any]:
    data = json.loads(json.dumps(fixture("consistent")))
    data["sections"]["overview"].append({"heading": "（六）其他", "body": body})
    return data | others


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> CheckedReport:
    path = tmp_path_factory.mktemp("mistaken") / "年报.xlsx"
    filled_workbook(path, whole(), dict(MISTAKES.values()), saved={MISTAKES["G016"][0]: 0})
    return check_content_whole("年报.xlsx", path.read_bytes(), CATALOGUE)


@pytest.fixture(scope="module")
def everything(mistaken: CheckedReport) -> tuple[CheckedReport, ...]:
    """Return files of every kind: good, wrong in tables, wrong in the text, blank, unusable."""
    blank = check_content_whole("空白.xlsx", write_template(FilledReport()), CATALOGUE)
    return (checked(fixture("consistent")), mistaken, checked(with_text(SAID)), blank, DAMAGED)


def parsed(text: str) -> Any:
    return html5lib.HTMLParser(strict=True).parse(text)


def words(element: Any) -> str:
    return "".join(element.itertext())


def of_class(root: Any, name: str) -> list[Any]:
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def card_of(root: Any, rule: str) -> Any:
    (card,) = (
        one
        for one in of_class(root, "finding")
        if words(of_class(one, "about")[0]).partition("\u3000")[0].endswith(rule)
    )
    return card


def card(checked_report: CheckedReport, rule: str) -> Any:
    return card_of(parsed(write_findings_page([checked_report])), rule)


def rows_of(element: Any) -> list[list[str]]:
    """Return the cells of a drawing as shown, without what only screen readers say."""
    for unseen in of_class(element, "unseen"):
        unseen.text = ""
    return [
        [" ".join(words(cell).split()) for cell in row if cell.tag != f"{HTML}caption"]
        for row in element.iter(f"{HTML}tr")
    ]


def test_the_same_results_give_the_same_page(everything: tuple[CheckedReport, ...]) -> None:
    assert write_findings_page(everything) == write_findings_page(everything)


def test_the_page_asks_for_nothing(everything: tuple[CheckedReport, ...]) -> None:
    page = write_findings_page(everything)
    asking = ("http:", "https:", "src=", "<link", "url(", "<script", "style=", "@import")
    assert not [word for word in asking if word in page]


def test_a_browser_obeys_the_one_style_of_the_page(mistaken: CheckedReport) -> None:
    root = parsed(write_findings_page([mistaken]))
    (style,) = root.iter(f"{HTML}style")
    digest = base64.b64encode(hashlib.sha256(words(style).encode("utf-8")).digest()).decode()
    (policy,) = (one.get("content") for one in root.iter(f"{HTML}meta") if one.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_every_finding_is_told_with_its_rule_and_place(mistaken: CheckedReport) -> None:
    assert isinstance(mistaken.result, CheckedFile)
    root = parsed(write_findings_page([mistaken]))
    for finding in mistaken.result.result.findings:
        told = words(card_of(root, finding.rule))
        pieces = (finding.title, finding.actual, finding.expected, finding.hint)
        assert [
            piece for piece in (*pieces, str(finding.cells[0].place)) if piece not in told
        ] == []


def test_findings_stand_under_their_severity(mistaken: CheckedReport) -> None:
    root = parsed(write_findings_page([mistaken]))
    assert [words(one) for one in root.iter(f"{HTML}h3")][:3] == [
        "×错误 8 处",
        "※核实 3 处",
        "●提示 2 处",
    ]


def test_a_wrong_cell_is_marked_in_a_drawing_of_its_table(mistaken: CheckedReport) -> None:
    assert rows_of(card(mistaken, "G102")) == [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["法人或其他组织"],
        ["商业企业", "科研机构", "社会公益组织"],
        ["一、本年新收政府信息公开申请数量", "3", "× /应为 0", "0"],
        ["二、上年结转政府信息公开申请数量", "0", "0", "0"],
    ]


def test_the_cells_that_a_rule_compares_are_marked_apart(mistaken: CheckedReport) -> None:
    drawn = card(mistaken, "G202")
    figures = [[words(one) for one in of_class(drawn, name)] for name in ("suspect", "compared")]
    assert figures == [
        ["× 1（有问题的格）应为 不少于 4", "×"],
        ["6（拿来比较的格）", "2（拿来比较的格）", ""],
    ]


def test_a_block_of_a_table_keeps_its_own_heads(mistaken: CheckedReport) -> None:
    assert rows_of(card(mistaken, "G106")) == [
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "× 若干应为 数（没有的填 0）"],
    ]


def test_a_figure_is_headed_by_the_labels_that_are_left(mistaken: CheckedReport) -> None:
    drawn = card(mistaken, "G104")
    named = {one.get("id"): words(one) for one in drawn.iter() if one.get("id")}
    (suspect,) = (one for one in of_class(drawn, "suspect") if one.tag == f"{HTML}td")
    assert [named[one] for one in suspect.get("headers").split()] == [
        "申请人情况",
        "自然人",
        "三、本年度办理结果",
        "（三）不予公开",
        "3.危及“三安全一稳定”",
    ]


def test_a_field_of_the_cover_is_marked_among_the_others(mistaken: CheckedReport) -> None:
    assert rows_of(card(mistaken, "G021")) == [
        ["机关名称", "示例县人民政府办公室"],
        ["机关类型", "政府办公室"],
        ["行政层级", "× 县级市"],
        ["报告年度", "2025"],
        ["报告日期", "2026-01-20"],
    ]


def test_a_wrong_total_is_drawn_with_its_whole_row() -> None:
    data = fixture("consistent")
    wrong = data | {"declared": {"applications.received.total": 99}}
    row = rows_of(card(checked(wrong), "G303"))[3]
    assert row[1:] == ["17", "3", "0", "0", "1", "0", "× 99应为 21"]


def test_a_long_text_in_a_cell_is_drawn_short() -> None:
    data = fixture("consistent")
    long = data | {"cells": data["cells"] | {"applications.received.research": "很长" * 5_000}}
    shown = max((cell for row in rows_of(card(checked(long), "G106")) for cell in row), key=len)
    assert len(shown) < 100


def test_figures_of_other_files_are_not_drawn() -> None:
    report = report_of(fixture("consistent"))
    key = "applications.received.total"
    cells = (
        FoundCell(key, Place("三、申请办理", "J8"), "总计", "21"),
        FoundCell(key, Place("第1行", "B2", origin="已知数"), "总计", "4711"),
    )
    finding = Finding("G906", Severity.WARNING, "相同", "不同。", cells)
    file = CheckedFile("年报.xlsx", "2021", "机关", 2025, CheckResult((finding,), ()))
    assert "4711" not in findings_fragment(CheckedReport(file, report), "a")


def test_the_number_of_a_sentence_is_marked_where_it_was_read() -> None:
    (quote,) = card(checked(with_text(SAID)), "G701").iter(f"{HTML}blockquote")
    assert [words(one) for one in quote.iter(f"{HTML}mark")] == ["47件"]
    assert words(quote) == "全年收到政府信息公开申请47件，其中自然人21件。"


@pytest.mark.parametrize(
    ("actual", "quote", "marked"),
    [
        ("7", "1797、7、7.5", ["7"]),
        ("2024年", "截至2024年12月31日，共12024年", ["2024年"]),
        ("XX、____", "发布XX条、视频____个", ["XX", "____"]),
        ("国办〔2019〕60号", "按国办 〔2019〕 60 号编制", ["国办 〔2019〕 60 号"]),
        ("请填写。", "请填写。", []),
        ("83%", "现行有效38件", []),
        ("", "现行有效38件", []),
    ],
)
def test_what_is_written_is_marked_wherever_a_sentence_has_it(
    actual: str, quote: str, marked: list[str]
) -> None:
    cells = (FoundCell("sections.overview.0", Place("一、总体情况"), "一", ""),)
    finding = Finding("G999", Severity.WARNING, "题", "错。", cells, actual=actual, quote=quote)
    assert [piece.words for piece in quote_pieces(finding, None) if piece.is_marked] == marked


def test_a_change_is_marked_by_its_percentage() -> None:
    last = report_of(fixture("last_year"))
    data = with_text("全年新收政府信息公开申请21件，同比增长10%。")
    content = json.dumps(data, ensure_ascii=False).encode("utf-8")
    compared = check_content_whole("年报.json", content, CATALOGUE, last)
    (quote,) = card(compared, "G714").iter(f"{HTML}blockquote")
    assert [words(one) for one in quote.iter(f"{HTML}mark")] == ["10%"]


def test_the_numbers_of_the_text_are_listed_with_what_became_of_them() -> None:
    root = parsed(write_findings_page([checked(with_text(SAID))]))
    read, apart = of_class(root, "list")
    for head in of_class(root, "head"):
        head.text = ""
    assert [row[1:5] for row in rows_of(read) if row[1] == "47"] == [
        ["47", "新收申请", "本年新收 21", "不相符"]
    ]
    assert [row[2] for row in rows_of(apart) if row[1] == "47"] == ["说的是“信息”，不是表里的数"]


def test_no_number_of_a_person_is_shown() -> None:
    assert "13812345678" not in write_findings_page([checked(with_text(SAID))])


def test_an_explanation_is_shown_with_its_reason() -> None:
    data = with_text("全年收到政府信息公开申请47件。")
    result = checked(data).result
    assert isinstance(result, CheckedFile)
    (finding,) = (one for one in result.result.findings if one.rule == "G701")
    explanation = {
        "rule": "G701",
        "cells": [cell.key for cell in finding.cells],
        "figures": [written_figure(cell.value) for cell in finding.cells],
        "reason": "含并案的 26 件<b>",
    }
    told = words(card(checked(data | {"explanations": [explanation]}), "G701"))
    assert "※核实（已说明）" in told
    assert "已说明含并案的 26 件<b>" in told


def test_what_was_not_checked_is_told_with_the_reason() -> None:
    (skipped,) = of_class(parsed(write_findings_page([checked(fixture("consistent"))])), "skipped")
    assert "G802 未能检查：各部分标题由模板固定，来源不是公布的报告" in words(skipped)
    assert "G501" in words(skipped)
    assert "没有给出要对照的文件；需要就加 --register 台账文件" in words(skipped)


def test_an_unusable_file_is_told_with_what_to_do() -> None:
    root = parsed(write_findings_page([DAMAGED]))
    (verdict,) = of_class(root, "verdict")
    assert words(verdict).startswith("不能使用这不是 Excel 工作簿")


@pytest.mark.parametrize("outcome", [Outcome.CRASHED, Outcome.SKIPPED])
def test_a_check_that_proves_nothing_does_not_look_fine(outcome: Outcome) -> None:
    result = CheckResult((), (RuleOutcome("G301", "标题", outcome, "KeyError: 'x'"),))
    root = parsed(write_findings_page([CheckedReport(CheckedFile("甲", "2021", "", None, result))]))
    (file,) = of_class(root, "gai-file")
    assert file.get("class") == "gai-file unusable"


def test_several_files_are_listed_first_with_a_way_to_each(
    everything: tuple[CheckedReport, ...],
) -> None:
    root = parsed(write_findings_page(everything))
    links = [one.get("href") for one in root.iter(f"{HTML}a")]
    files = [one.get("id") for one in of_class(root, "gai-file")]
    assert links == [f"#{name}" for name in files]
    assert len(files) == len(everything)


def test_files_of_one_name_are_told_by_their_folders() -> None:
    data = fixture("consistent")
    page = write_findings_page([checked(data, "甲/年报.json"), checked(data, "乙/年报.json")])
    assert "甲/年报.json" in page


def test_no_id_stands_twice(everything: tuple[CheckedReport, ...]) -> None:
    root = parsed(write_findings_page([*everything, *everything]))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_every_id_of_a_fragment_begins_with_its_own(mistaken: CheckedReport) -> None:
    root = html5lib.parseFragment(findings_fragment(mistaken, "mine"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert [one for one in ids if one != "mine" and not one.startswith("mine-")] == []


def test_an_overview_alone_leads_to_the_files_of_the_page(
    everything: tuple[CheckedReport, ...],
) -> None:
    files = {f"mine-{at}": one for at, one in enumerate(everything)}
    root = html5lib.parseFragment(overview_fragment(files, "all"))
    assert [one.get("href") for one in root.iter(f"{HTML}a")] == [f"#{name}" for name in files]


def test_the_style_of_a_fragment_touches_nothing_else() -> None:
    style = findings_style()
    selectors = [line.strip().partition("{")[0] for line in style.splitlines() if "{" in line]
    own = [part.strip() for one in selectors for part in one.split(",") if part.strip()]
    assert [one for one in own if not one.startswith((".gai-", "@media"))] == []


def hostile() -> CheckedReport:
    """Return a report in which everything that can be written is hostile."""
    data = json.loads(json.dumps(fixture("consistent")))
    data |= {"agency": HOSTILE, "agency_type": HOSTILE, "level": HOSTILE, "date": HOSTILE}
    data["cells"]["applications.received.research"] = HOSTILE
    data["sections"]["overview"].append({"heading": HOSTILE, "body": f"收到申请47件{HOSTILE}。"})
    data["explanations"] = [
        {"rule": "G701", "cells": [HOSTILE], "figures": ["1"], "reason": HOSTILE}
    ]
    return checked(data, f"{HOSTILE.replace('/', '')}.json")


def test_whatever_a_file_holds_is_no_markup() -> None:
    page = write_findings_page([hostile(), DAMAGED])
    root = parsed(page)
    assert [one.tag for one in root.iter() if one.tag in {f"{HTML}script", f"{HTML}img"}] == []
    assert not {"\u202e", "\x00"}.intersection(page)
    assert "{{ 7*7 }}" in page


def test_hostile_findings_are_no_markup(mistaken: CheckedReport) -> None:
    assert isinstance(mistaken.result, CheckedFile)
    bad = [
        one._replace(
            title=HOSTILE,
            message=HOSTILE,
            expected=HOSTILE,
            actual=HOSTILE,
            hint=HOSTILE,
            quote=HOSTILE,
            cells=tuple(
                cell._replace(value=HOSTILE, label=HOSTILE, place=Place(HOSTILE, HOSTILE))
                for cell in one.cells
            ),
        )
        for one in mistaken.result.result.findings
    ]
    file = mistaken.result._replace(
        file=HOSTILE, agency=HOSTILE, remarks=(HOSTILE,), result=CheckResult(tuple(bad), ())
    )
    page = write_findings_page([mistaken._replace(result=file)])
    root = parsed(page)
    assert [one for one in root.iter() if one.tag in {f"{HTML}script", f"{HTML}img"}] == []
    assert not {"\u202e", "\x00"}.intersection(page)


def test_a_table_of_a_supplement_is_drawn_as_well() -> None:
    form = edition_named("supplement")
    table = min(form.tables.keys() - newest_edition().tables.keys())
    key = next(key for key in form.cells if key.table == table)
    cell = FoundCell(str(key), Place("补充表", "B2"), "格", "5")
    finding = Finding("G101", Severity.ERROR, "题", "错。", (cell,))
    file = CheckedFile("年报.xlsx", "2021", "机关", 2025, CheckResult((finding,), ()))
    drawn = card(CheckedReport(file, report_of(fixture("supplement"), form)), "G101")
    assert ["× 5" in row for row in rows_of(drawn)].count(True) == 1


def test_the_page_is_valid_html(
    everything: tuple[CheckedReport, ...], tmp_path: Path, html_errors: Judge
) -> None:
    path = tmp_path / "page.html"
    path.write_text(write_findings_page([*everything, hostile()]), encoding="utf-8")
    assert html_errors(path) == []


def test_the_page_is_accessible(
    everything: tuple[CheckedReport, ...], tmp_path: Path, accessibility: Judge
) -> None:
    path = tmp_path / "page.html"
    page = write_findings_page([*everything, hostile()])
    path.write_text(page.replace("<details>", "<details open>"), encoding="utf-8")
    assert accessibility(path)["violations"] == []
