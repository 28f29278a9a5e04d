"""``gaitool import``, and the commands that take published reports directly."""

import json
import shutil
from pathlib import Path

import pytest

from gaitool.cli.process import run
from gaitool.reader import read_filled_report

from tests.support.importing.varied_reports import VARIED
from tests.support.text_grid import FIXTURES, fixture, report_of
from tests.support.workbooks import filled_workbook

SEED = FIXTURES / "yongji_2023.txt"


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    return Path(shutil.copy(SEED, tmp_path / "年报.txt"))


def test_the_workbook_holds_what_was_recognised(seed, tmp_path):
    target = tmp_path / "filled.xlsx"
    assert run(["import", str(seed), "-o", str(target)]) == 0
    filled, known = read_filled_report(target), report_of(fixture("yongji_2023"))
    assert {k: a.raw for k, a in filled.answers.items()} == {
        k: a.raw for k, a in known.answers.items()
    }
    assert filled.declared.keys() == known.declared.keys()
    assert [e.body for e in filled.sections["problems"]] == [
        e.body for e in known.sections["problems"]
    ]


def test_what_was_recognised_is_told(seed, capsys):
    run(["import", str(seed)])
    told = capsys.readouterr()
    assert "认出：表三 144 个数（共 144 格），印出的总计 31 个" in told.out
    assert "年报_填报表.xlsx" in told.err


def test_year_and_agency_may_be_given(seed, tmp_path):
    target = tmp_path / "filled.xlsx"
    run(["import", str(seed), "-o", str(target), "--year", "2022", "--agency", "示例县某局"])
    cover = read_filled_report(target).cover
    assert (cover.year, cover.agency) == ("2022", "示例县某局")


def test_nothing_is_overwritten_unasked(seed, tmp_path):
    target = tmp_path / "filled.xlsx"
    target.write_text("mine", encoding="utf-8")
    assert run(["import", str(seed), "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(["import", str(seed), "-o", str(target), "--force"]) == 0


def test_a_missing_table_is_told_and_the_exit_code_is_1(tmp_path, capsys):
    text = SEED.read_text("utf-8")
    start, end = text.index("行政复议\t"), text.index("五、存在的主要问题")
    source = tmp_path / "年报.txt"
    source.write_text(text[:start] + text[end:], encoding="utf-8")
    assert run(["import", str(source)]) == 1
    assert (
        "没有找到：表四（四、政府信息公开行政复议、行政诉讼情况）整张表" in capsys.readouterr().out
    )
    filled = read_filled_report(tmp_path / "年报_填报表.xlsx")
    assert all(filled.answer(key).blank for key in filled.form.tables["disputes"].inputs)


def changed_seed(folder: Path, changes: dict[str, str]) -> Path:
    text = SEED.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    source = folder / "年报.txt"
    source.write_text(text, encoding="utf-8")
    return source


def test_a_row_of_figures_with_a_strange_label_is_told(tmp_path, capsys):
    run(["import", str(changed_seed(tmp_path, {"（一）予以公开": "（一）公开"}))])
    told = capsys.readouterr().out
    assert "没有找到：表三 · （一）予以公开" in told
    assert "没有地方放：没有认出的一行：三、本年度办理结果、（一）公开、0、0、0、0、0、0、0" in told
    assert "认出：表三 138 个数（共 144 格，空着 6 格）" in told


def test_one_cause_of_many_doubts_is_one_line(tmp_path, capsys):
    source = changed_seed(tmp_path, {"商业企业": "甲", "科研机构": "商业企业", "甲": "科研机构"})
    run(["import", str(source)])
    told = capsys.readouterr()
    doubts = [line for line in told.out.splitlines() if line.startswith("存疑")]
    assert len(doubts) == 1
    assert "共 175 格：列标题的次序或个数与规定的不同" in doubts[0]
    assert "175 处存疑" in told.err


def test_our_own_workbook_needs_no_import(tmp_path, capsys):
    source = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"))
    assert run(["import", str(source)]) == 3
    assert "不用导入" in capsys.readouterr().err


def test_a_published_report_is_checked_without_errors(seed, capsys):
    assert run(["check", str(seed), "--format", "json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["status"], file["agency"], file["year"]) == (
        "checked",
        "永济市人民政府办公室",
        2023,
    )
    assert file["summary"]["error"] == 0


def test_a_finding_in_a_published_report_is_placed_by_table_row_and_column(seed, capsys):
    text = seed.read_text("utf-8").replace("（一）予以公开\t0", "（一）予以公开\t5")
    seed.write_text(text, encoding="utf-8")
    assert run(["check", str(seed), "--format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    suspect = file["findings"][0]["cells"][0]
    assert (suspect["sheet"], suspect["label"]) == ("表三", "（一）予以公开 · 自然人")


def test_last_years_published_report_serves_as_previous(seed, tmp_path):
    target = tmp_path / "next.xlsx"
    assert run(["template", "--previous", str(seed), "-o", str(target)]) == 0
    cover = read_filled_report(target).cover
    assert (cover.agency, cover.year) == ("永济市人民政府办公室", "2024")


def test_two_published_reports_are_compared(seed, tmp_path):
    later = tmp_path / "later.txt"
    later.write_text(SEED.read_text("utf-8").replace("2023", "2024"), encoding="utf-8")
    assert run(["compare", str(seed), str(later), "-o", str(tmp_path / "c.xlsx")]) == 0


def test_a_published_report_is_exported_and_printed(seed, tmp_path, capsys):
    assert run(["export", str(seed)]) == 0
    assert json.loads(capsys.readouterr().out)["year"] == 2023
    assert run(["report", str(seed), "-o", str(tmp_path / "report.docx")]) == 0


def test_a_foreign_workbook_with_all_tables_is_checked(tmp_path):
    source, report = tmp_path / "data.json", tmp_path / "report.xlsx"
    source.write_text(json.dumps(VARIED["complete"]), encoding="utf-8")
    run(["report", str(source), "-o", str(report)])
    assert run(["check", str(report)]) == 0


def test_doubts_are_told_when_a_published_report_is_checked(seed, capsys):
    text = seed.read_text("utf-8").replace("行政许可\t0", "行政许可\t31（含简易程序）")
    seed.write_text(text, encoding="utf-8")
    run(["check", str(seed)])
    assert "存疑：表二 · 行政许可" in capsys.readouterr().err


def test_type_and_level_may_be_given_and_the_cover_is_then_complete(seed, tmp_path, capsys):
    target = tmp_path / "filled.xlsx"
    run(["import", str(seed), "-o", str(target), "--level", "县级"])
    told = capsys.readouterr()
    cover = read_filled_report(target).cover
    assert (cover.agency_type, cover.level) == ("政府办公室", "县级")
    assert "说明" not in told.out
    assert "在封面选" not in told.err
    assert run(["check", str(target)]) == 0
    assert "G021" not in capsys.readouterr().out


def test_what_the_name_does_not_settle_is_left_open_and_said(seed, tmp_path, capsys):
    target = tmp_path / "filled.xlsx"
    run(["import", str(seed), "-o", str(target)])
    assert "看不出行政层级（市有设区的市，有县级市）" in capsys.readouterr().out
    assert read_filled_report(target).cover.level == ""


def test_another_name_settles_type_and_level_anew(seed, tmp_path):
    target = tmp_path / "filled.xlsx"
    run(["import", str(seed), "-o", str(target), "--agency", "松河县水利局"])
    cover = read_filled_report(target).cover
    assert (cover.agency_type, cover.level) == ("政府部门", "县级")


def test_what_was_recognised_may_be_told_as_data_with_the_furniture_of_the_page(seed, capsys):
    text = seed.read_text("utf-8")
    seed.write_text(f"首页 > 信息公开 > 年报\n{text}\n版权所有\n", encoding="utf-8")
    assert run(["import", str(seed), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["agency"], told["year"]) == ("永济市人民政府办公室", 2023)
    assert told["figures"] == {"disclosure": 10, "applications": 144, "disputes": 12}
    assert told["furniture"] == ["首页 > 信息公开 > 年报", "版权所有"]
