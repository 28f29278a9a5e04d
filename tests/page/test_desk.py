"""The one door of the page, asked here without a browser: answers are those of the commands."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.face import FACE
from gaitool.page.desk import answered

from tests.support.command_line import RIGHT, UNBALANCED, Told, data_file, workbook
from tests.support.files_beside import files_beside
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

Answered = tuple[dict[str, Any], dict[str, bytes]]


def ask(
    work: str,
    *files: str | tuple[str, bytes],
    given_up: dict[int, str] | None = None,
    others: dict[str, list[tuple[str, bytes]]] | None = None,
    written: tuple[float, ...] = (),
    unread: Mapping[str, str] = MappingProxyType({}),
    **options: Any,
) -> Answered:
    contents = [(one, Path(one).read_bytes()) if isinstance(one, str) else one for one in files]
    times, problems = dict(enumerate(written)), given_up or {}
    main = [(*one, times.get(at, 0), problems.get(at, "")) for at, one in enumerate(contents)]
    beside = {
        role: [(*one, 0, unread.get(role, "")) for one in some]
        for role, some in (others or {}).items()
    }
    given = {"files": main, **beside}
    shown, made = answered(work, json.dumps(options), given, lambda *_: None)
    return json.loads(shown), dict(made)


def test_the_findings_are_byte_for_byte_those_of_the_command(gaitool: Callable[..., Told]) -> None:
    names = [workbook("甲.xlsx"), workbook("乙.xlsx", **UNBALANCED)]
    Path("丙.xlsx").write_bytes(b"no workbook")
    _, made = ask("check", *names, "丙.xlsx")
    told = gaitool("check", *names, "丙.xlsx", "--format", "json")
    assert made["核对结果.json"].decode() == told.out


def test_each_file_has_a_fragment_of_its_own_and_only_workbooks_can_be_marked() -> None:
    Path("网页.html").write_text("<p>没有报告", encoding="utf-8")
    shown, _ = ask("check", workbook(), "网页.html")
    assert [f'id="file-{at}"' in html for at, html in enumerate(shown["fragments"])] == [True, True]
    assert shown["can_be_marked"] == [True, False]
    assert 'href="#file-1"' in shown["overview"]
    assert ask("check", workbook())[0]["overview"] == ""


def test_a_file_that_was_given_up_is_told_and_the_others_are_checked() -> None:
    names = [workbook("甲.xlsx"), workbook("乙.xlsx"), workbook("丙.xlsx")]
    _, made = ask("check", *names, given_up={0: "too_slow", 1: "reader_crashed"})
    files = json.loads(made["核对结果.json"])["files"]
    assert [one.get("problem", one["status"]) for one in files] == [
        "too_slow",
        "reader_crashed",
        "checked",
    ]


def test_names_of_files_are_text_and_never_markup() -> None:
    name = "<img src=x onerror=alert(1)>.xlsx"
    shown, _ = ask("check", (name, b"nothing"))
    assert "<img" not in shown["fragments"][0]
    shown, _ = ask("gather", ("<b>甲</b>.xlsx", b"nothing"))
    assert "<b>" not in shown["fragments"][0]


def test_the_marked_copy_is_the_one_of_the_command(gaitool: Callable[..., Told]) -> None:
    name = workbook(**UNBALANCED)
    _, made = ask("mark", name)
    gaitool("check", name, "--annotate", "copy.xlsx")
    assert made == {"年报_批注.xlsx": Path("copy.xlsx").read_bytes()}


def test_where_no_copy_can_be_marked_the_list_is_made_and_that_is_said() -> None:
    Path("报告.json").write_text(json.dumps(RIGHT), encoding="utf-8")
    shown, made = ask("mark", "报告.json")
    assert list(made) == ["报告_批注.xlsx"]
    assert shown["words"][0].startswith("不能在副本上标注")


def test_what_cannot_be_done_is_refused_in_one_line() -> None:
    shown, made = ask("finish", workbook(**UNBALANCED), formats=[".xlsx"])
    assert "没有生成报告" in shown["refused"]
    assert made == {}
    assert "年度" in ask("blank", year="1990")[0]["refused"]
    assert "可以汇总" in ask("gather", ("说明.docx", b"PK"))[0]["refused"]


def test_a_blank_workbook_needs_nothing_but_may_have_a_cover_and_last_year() -> None:
    _, made = ask("blank")
    assert list(made) == ["政府信息公开工作年度报告填报表.xlsx"]
    last = [("去年.json", json.dumps(RIGHT).encode())]
    _, made = ask("blank", agency="示例县教育局", others={"previous": last}, draft_text=True)
    assert next(iter(made)).startswith(f"示例县教育局{RIGHT['year'] + 1}")


def test_last_years_report_of_another_organ_is_said() -> None:
    last = [("去年.json", json.dumps(RIGHT | {"agency": "别的局"}).encode())]
    names = [workbook("甲.xlsx"), workbook("乙.xlsx")]
    shown, _ = ask("check", *names, others={"previous": last})
    assert any("2 个文件是别的机关的" in words for words in shown["words"])


def test_a_draft_is_made_of_a_report_with_errors_in_every_format() -> None:
    formats = [".xlsx", ".html", ".svg"]
    last = [("去年.json", json.dumps(RIGHT).encode())]
    name = workbook(**UNBALANCED)
    _, made = ask("finish", name, formats=formats, draft=True, others={"previous": last})
    assert list(made) == [f"年报_报告{ending}" for ending in formats]


def test_another_organs_report_is_drawn_in_no_picture() -> None:
    before = fixture("last_year") | {"agency": "别的局"}
    last = {"previous": [("去年.json", json.dumps(before).encode())]}
    name = workbook()
    assert "没有生成图" in ask("finish", name, formats=[".svg"], others=last)[0]["refused"]
    shown, made = ask("finish", name, formats=[".xlsx", ".svg"], others=last)
    assert (list(made), "没有生成图" in shown["words"][0]) == (["年报_报告.xlsx"], True)


def test_the_list_of_findings_is_a_workbook() -> None:
    _, made = ask("list", workbook(**UNBALANCED))
    assert list(made) == ["年报_问题清单.xlsx"]
    shown, _ = ask("list", ("破.xlsx", b"nothing"))
    assert shown["refused"].startswith("破.xlsx：")


def test_a_roll_up_of_files_with_one_name_keeps_both_and_sends_slips_back() -> None:
    one, two = (
        (
            "年报.xlsx",
            Path(workbook(f"{at}.xlsx", **cells)).read_bytes(),
        )
        for at, cells in enumerate(({}, UNBALANCED))
    )
    roster = [("名单.csv", f"机关名称\n{RIGHT['agency']}\n没有报的局\n".encode())]
    shown, made = ask("gather", one, two, slips=True, others={"roster": roster}, due="明天")
    assert "没有报的局" in shown["fragments"][0]
    with zipfile.ZipFile(io.BytesIO(made["退回通知.zip"])) as archive:
        assert "没有报的局" in archive.read("未报.csv").decode("utf-8-sig")
    assert {"汇总.xlsx", "汇总.html"} <= made.keys()


@pytest.mark.parametrize(("written", "newer"), [((2e9, 1e9), "11.xlsx"), ((1e9, 2e9), "22.xlsx")])
def test_of_two_files_of_a_unit_the_newer_counts(written: tuple[float, float], newer: str) -> None:
    names = [workbook(f"{at}.xlsx", **{"disclosure.licences.decisions": at}) for at in (11, 22)]
    shown, _ = ask("gather", *names, written=written)
    assert f"采用的是较新的 {newer}" in shown["fragments"][0]


def test_a_register_is_counted_and_what_was_not_is_told() -> None:
    head = "收到日期,申请人类型,答复日期,办理结果"
    rows = "\n".join((head, "2025-03-01,自然人,2025-03-10,予以公开", "2025-03-02,,,"))
    words = [("对照.csv", "类别,用语,对应\n办理结果,给了,予以公开\n".encode())]
    shown, made = ask("count", ("台账.csv", rows.encode()), others={"words": words})
    assert list(made) == ["台账_计数.xlsx"]
    assert "没有计" in shown["fragments"][0]
    assert any("计数年度：2025" in one for one in shown["words"])


@pytest.mark.parametrize(("problem", "words"), [("too_large", "20 MB"), ("not_found", "读不到")])
def test_a_file_that_was_not_read_is_told_as_such_wherever_it_was_given(
    problem: str, words: str
) -> None:
    name, unread = workbook(), ("大.xlsx", b"")
    for work, role, box in (
        ("check", "previous", "上年的报告"),
        ("blank", "previous", "上年的报告"),
        ("count", "words", "本单位用语对照"),
    ):
        others = {role: [unread]}
        shown, _ = ask(work, name, others=others, unread={role: problem})
        assert shown["refused"].startswith(f"“{box}”里的 大.xlsx：")
        assert words in shown["refused"]
    for work in ("finish", "count", "mark"):
        shown, _ = ask(work, unread, given_up={0: problem}, formats=[".html"])
        assert words in shown["refused"]


def test_all_that_the_command_compares_with_is_compared_with(
    gaitool: Callable[..., Told],
) -> None:
    roles = files_beside()
    others = {role: [(name, Path(name).read_bytes())] for role, name in roles.items()}
    shown, made = ask("check", "年报.xlsx", others=others)
    options = [part for role, name in roles.items() for part in (f"--{role}", name)]
    told = gaitool("check", "年报.xlsx", *options, "--format", "json")
    assert made["核对结果.json"].decode() == told.out
    rules = {one["rule"] for one in json.loads(told.out)["files"][0]["findings"]}
    assert {"G501", "G818", "G906"} <= rules
    assert any("按“要求”核对" in words for words in shown["words"])


def test_a_register_is_compared_with_one_report_alone() -> None:
    names = [workbook("甲.xlsx"), workbook("乙.xlsx")]
    shown, _ = ask("check", *names, others={"register": [("台账.csv", b"nothing")]})
    assert "一次核对一个文件" in shown["refused"]


def test_a_file_that_was_chosen_twice_is_said_to_be_one() -> None:
    name = workbook()
    shown, _ = ask("check", name, ("另一份.xlsx", Path(name).read_bytes()))
    assert shown["words"] == ["年报.xlsx、另一份.xlsx：内容完全相同，是同一个文件。"]


def test_no_format_is_no_report() -> None:
    assert ask("finish", workbook(), formats=[])[0]["refused"] == "还没有选格式。"


def test_names_stay_those_that_units_gave_their_files() -> None:
    content = Path(workbook()).read_bytes()
    shown, _ = ask(
        "gather", ("甲<1>.xlsx", content), (".~隐藏.xlsx", b""), (f"{'长' * 90}.xlsx", b"")
    )
    assert "甲&lt;1&gt;.xlsx" in shown["fragments"][0]
    assert "长" * 60 in shown["fragments"][0]
    assert shown["words"] == ["另有 1 个隐藏的文件或文件夹没有读：.~隐藏.xlsx。"]


def test_what_holds_no_report_is_not_rolled_up(gaitool: Callable[..., Told]) -> None:
    gaitool("register", "-o", "台账.xlsx", "--year", "2025")
    refused = ask("gather", "台账.xlsx")[0]["refused"]
    assert refused.startswith("没有填报工作簿")
    assert "台账、报告、清单或汇总，不是填报表，没有汇总：台账.xlsx" in refused


def test_what_cannot_have_come_in_yet_is_not_counted() -> None:
    head = "收到日期,申请人类型,答复日期,办理结果"
    rows = "\n".join((head, "2025-03-01,自然人,2025-03-10,予以公开", "2025-08-01,自然人,,"))
    words = "2025-08-01 还没有到"
    for today, is_told in (("2025-07-31", True), ("2025-08-01", False)):
        shown, _ = ask("count", ("台账.csv", rows.encode()), today=today)
        assert (words in shown["fragments"][0]) is is_told


def test_a_count_begins_with_what_is_not_counted_and_names_each_fault_once(
    gaitool: Callable[..., Told],
) -> None:
    head, bad = "收到日期,申请人类型,答复日期,办理结果", "2025-03-02,,,"
    rows = "\n".join((head, "2025-03-01,自然人,2025-03-10,予以公开", *[bad] * 20))
    Path("台账.csv").write_text(rows, encoding="utf-8")
    shown, _ = ask("count", "台账.csv")
    words = "有 20 行没有计全，改好台账再数一次。"
    assert shown["lead"] == {"words": words, "is_good": False}
    assert words in gaitool("count", "台账.csv").err
    (faults,) = shown["fragments"]
    assert faults.count("没有申请人类型。") == 1
    assert "第 3 行、第 4 行" in faults
    assert "等 20 件" in faults


def test_a_whole_count_is_good_news() -> None:
    rows = "收到日期,申请人类型,答复日期,办理结果\n2025-03-01,自然人,2025-03-10,予以公开"
    shown, _ = ask("count", ("台账.csv", rows.encode()))
    assert shown["lead"] == {"words": "全部计入。", "is_good": True}


def test_last_years_figures_are_drawn_of_last_year_alone(gaitool: Callable[..., Told]) -> None:
    data_file(RIGHT | {"agency": "别的局"}, "同年.json")
    name = workbook(**UNBALANCED)
    others = {"previous": [("同年.json", Path("同年.json").read_bytes())]}
    shown, made = ask("finish", name, formats=[".svg"], draft=True, others=others)
    told = gaitool("report", name, "--previous", "同年.json", "--draft", "-o", "图.svg").err
    assert made["年报_报告.svg"] == Path("图.svg").read_bytes()
    assert "上年的" not in made["年报_报告.svg"].decode()
    for words in ("不是前后两年。", "注意：机关名称不同", "图里没有画上年的数。"):
        assert words in told
        assert any(words in one for one in shown["words"])


def test_words_of_a_register_are_nothing_without_it() -> None:
    words = [("对照.csv", "类别,用语,对应\n办理结果,给了,予以公开\n".encode())]
    shown, _ = ask("check", workbook(), others={"words": words})
    assert "要和“台账”一起选" in shown["refused"]


def test_another_organs_report_of_this_year_is_compared_with_nothing(
    gaitool: Callable[..., Told],
) -> None:
    other = RIGHT | {"agency": "别的局"}
    fees = {"disclosure.fees.amount": 12500}
    data_file(other, "别的.json")
    others = {"previous": [("别的.json", Path("别的.json").read_bytes())]}
    name = workbook(**fees)
    shown, made = ask("check", name, others=others)
    rules = {one["rule"] for one in json.loads(made["核对结果.json"])["files"][0]["findings"]}
    assert "G107" not in rules
    words = "注意：上年的报告是“别的局”的，不是“"
    assert any(one.startswith(words) for one in shown["words"])
    assert words in gaitool("check", name, "--previous", "别的.json").err


def test_a_file_that_cannot_be_used_is_named_with_its_box() -> None:
    for role, box in (("previous", "上年的报告"), ("known", "已知数"), ("local", "地方口径")):
        shown, _ = ask("check", workbook(), others={role: [("破.xlsx", b"nothing")]})
        assert shown["refused"].startswith(f"“{box}”里的 破.xlsx：")


def test_a_roll_up_is_compared_with_what_others_know_and_a_county_asks(
    gaitool: Callable[..., Told],
) -> None:
    names = files_beside()
    roles = {role: names[role] for role in ("known", "local")}
    others = {role: [(name, Path(name).read_bytes())] for role, name in roles.items()}
    shown, made = ask("gather", "年报.xlsx", others=others)
    options = [part for role, name in roles.items() for part in (f"--{role}", name)]
    Path("报送").mkdir()
    Path("年报.xlsx").rename("报送/年报.xlsx")
    told = gaitool("rollup", "报送", *options, "--no-cache", "-o", "汇总.xlsx")
    by_page, by_command = (
        load_workbook(one)["问题清单"] for one in (io.BytesIO(made["汇总.xlsx"]), "汇总.xlsx")
    )
    rules = {cell.value for row in by_page.iter_rows() for cell in row}
    assert {"G818", "G906"} <= rules
    assert by_page.max_row == by_command.max_row
    for words in shown["words"]:
        assert words in told.err


def test_a_roll_up_is_compared_with_last_years_reports_as_by_the_command(
    gaitool: Callable[..., Told],
) -> None:
    for folder, year in (("上年", 2024), ("报送", 2025)):
        Path(folder).mkdir()
        filled_workbook(
            Path(folder, "教育局.xlsx"), RIGHT | {"agency": "示例县教育局", "year": year}
        )
    last = [("教育局.xlsx", Path("上年/教育局.xlsx").read_bytes()), ("破.xlsx", b"nothing")]
    this = ("教育局.xlsx", Path("报送/教育局.xlsx").read_bytes())
    Path("上年/破.xlsx").write_bytes(b"nothing")
    shown, made = ask("gather", this, others={"previous": last})
    told = gaitool("rollup", "报送", "--previous", "上年", "--no-cache", "-o", "汇总.xlsx")
    by_page, by_command = (
        load_workbook(one) for one in (io.BytesIO(made["汇总.xlsx"]), "汇总.xlsx")
    )
    assert by_page.sheetnames == by_command.sheetnames
    for name in ("问题清单", "与上年比较", "三、申请办理"):
        rows = [list(book[name].values) for book in (by_page, by_command)]
        assert rows[0] == rows[1], name
    assert "与 2024 年度报告对上的 1 个单位。" in shown["words"]
    assert "读不了，这些单位照样核对，只是不与上年比：上年/破.xlsx。" in "".join(shown["words"])
    assert all(words in told.err for words in shown["words"])


def test_last_years_reports_that_are_of_this_year_are_refused() -> None:
    this = workbook()
    shown, _ = ask("gather", this, others={"previous": [("旧.xlsx", Path(this).read_bytes())]})
    assert f"{FACE.last_years}里是 2025 年度的报告（1 份），没有更早的" in shown["refused"]


def test_each_file_is_told_by_its_box_and_place_before_it_is_read() -> None:
    for name, year in (("甲", 2025), ("乙", 2025), ("丙", 2024)):
        filled_workbook(Path(f"{name}.xlsx"), RIGHT | {"agency": name, "year": year})
    given = {
        role: [(f"{name}.xlsx", Path(f"{name}.xlsx").read_bytes(), 0.0, "") for name in names]
        for role, names in (("files", "乙甲"), ("previous", "丙"))
    }
    told: dict[str, str] = {}

    def notify(_place: int, _total: int, what: str, which: str = "") -> None:
        told[what] = which

    answered("gather", "{}", given, notify)
    assert [told[f"{name}.xlsx"] for name in "甲乙丙"] == ["files/1", "files/0", "previous/0"]


def test_a_year_may_be_typed_in_digits_of_any_width() -> None:
    _, made = ask("blank", year="２０２５", agency="示例县教育局")
    assert list(made) == ["示例县教育局2025政府信息公开工作年度报告填报表.xlsx"]
    shown, _ = ask("gather", workbook(), year="２０２５")
    assert "fragments" in shown


def test_a_long_name_of_an_organ_leaves_the_rest_of_the_files_name() -> None:
    _, made = ask("blank", year="2025", agency="长" * 300)
    (name,) = made
    assert name.endswith("2025政府信息公开工作年度报告填报表.xlsx")
    assert len(name.encode()) < 255  # what file systems take


def test_files_with_findings_are_known_among_others() -> None:
    names = [workbook("甲.xlsx"), workbook("乙.xlsx", **UNBALANCED)]
    shown, _ = ask("check", *names, ("破.xlsx", b"nothing"))
    assert shown["has_findings"] == [False, True, True]
