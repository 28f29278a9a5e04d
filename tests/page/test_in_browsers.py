"""The page, opened from the disk without a network: what it shows and saves is what commands do."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.command_line import RIGHT, Told, data_file
from tests.support.files_beside import files_beside
from tests.support.finished_reports import FINISHED
from tests.support.hostile.packages import packages
from tests.support.hostile.sheets import sheets
from tests.support.marked_copies import MISTAKES, whole
from tests.support.one_page import Seen, in_words_of_the_page, with_code
from tests.support.rollup.county import make_county, units
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, parts_of

FEWEST_HOSTILE = 40
FAULTY = "年报.xlsx"


@pytest.fixture
def faulty(folder: Path) -> Path:
    """Return a workbook with a mistake for each of many rules, and some in its text."""
    return filled_workbook(folder / FAULTY, whole(), dict(MISTAKES.values()))


def values(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.values) for sheet in book}


def looks(content: bytes) -> dict[str, Any]:
    """Return the colours and notes that a marked copy has added."""
    book = load_workbook(io.BytesIO(content))
    notes = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    rules = {s.title: [str(r.sqref) for r in s.conditional_formatting] for s in book}
    return {"notes": notes, "rules": rules}


def test_a_check_finds_and_marks_what_the_command_does(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], faulty: Path
) -> None:
    seen = opened(
        {
            "view": "check",
            "drop": [faulty],
            "save": ["核对结果.json", "核对结果.csv", "核对结果.html", "标注了问题", "问题清单"],
            "axe": True,
        }
    )
    told = gaitool("check", FAULTY, "--format", "json")
    assert seen.saved().decode() == in_words_of_the_page(told.out)
    assert len(json.loads(told.out)["files"][0]["findings"]) >= len(MISTAKES)
    gaitool("check", FAULTY, "--format", "csv", "-o", "list.csv")
    assert seen.saved(0, 1) == Path("list.csv").read_bytes()
    gaitool("check", FAULTY, "-o", "list.html")
    by_command = Path("list.html").read_text(encoding="utf-8")
    assert seen.saved(0, 2).decode() == in_words_of_the_page(by_command)
    gaitool("check", FAULTY, "--annotate", "copy.xlsx")
    copy = Path("copy.xlsx").read_bytes()
    assert values(seen.saved(0, 3)) == values(copy)
    assert looks(seen.saved(0, 3)) == looks(copy)
    assert seen.done[0]["saved"][4].endswith("-年报_问题清单.xlsx")
    assert seen.done[0]["violations"] == []
    assert (network(seen), seen.errors) == ([], [])
    assert seen.forbidden == ["connect-src"]


def network(seen: Seen) -> list[str]:
    return [one for one in seen.requests if not one.startswith("file:")]


def test_last_year_and_several_files_are_checked_as_by_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    data_file(fixture("last_year"), "去年.json")
    files = ["甲.xlsx", "乙.xlsx", "破.xlsx"]
    for name in files[:2]:
        filled_workbook(folder / name, fixture("consistent"))
    (folder / "破.xlsx").write_bytes(b"PK\x03\x04")
    seen = opened(
        {
            "view": "check",
            "files": {"check-previous": [folder / "去年.json"]},
            "drop": [folder / name for name in files],
            "save": ["核对结果.json"],
        }
    )
    told = gaitool("check", *files, "--previous", "去年.json", "--format", "json")
    assert seen.saved().decode() == in_words_of_the_page(told.out)


def test_all_that_can_be_compared_with_is_compared_with_as_by_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    roles = files_beside()
    given = {f"check-{role}": [folder / name] for role, name in roles.items()}
    seen = opened(
        {
            "view": "check",
            "files": given,
            "drop": [folder / "年报.xlsx"],
            "save": ["核对结果.json", "标注了问题"],
        }
    )
    options = [part for role, name in roles.items() for part in (f"--{role}", name)]
    told = gaitool("check", "年报.xlsx", *options, "--format", "json")
    assert seen.saved().decode() == in_words_of_the_page(told.out)
    gaitool("check", "年报.xlsx", *options, "--annotate", "copy.xlsx")
    assert looks(seen.saved(0, 1)) == looks(Path("copy.xlsx").read_bytes())


def test_a_published_page_is_checked_as_by_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    data_file(RIGHT)
    gaitool("template", "--data", "年报.json", "-o", "年报.xlsx")
    gaitool("report", "年报.xlsx", "-o", "公布.html")
    published = Path("公布.html").read_text(encoding="utf-8").replace("<strong>", "<b>", 1)
    Path("公布.html").write_text(published, encoding="utf-8")
    seen = opened({"view": "check", "drop": [folder / "公布.html"], "save": ["核对结果.json"]})
    told = gaitool("check", "公布.html", "--format", "json")
    assert seen.saved().decode() == in_words_of_the_page(told.out)


def test_a_blank_workbook_is_the_one_of_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    data_file(fixture("last_year"), "去年.json")
    cover = {"blank-agency": "示例县教育局", "blank-type": "政府部门", "blank-level": "县级"}
    seen = opened(
        {
            "view": "blank",
            "fill": cover | {"blank-year": "2025"},
            "submit": True,
            "save": ["填报表.xlsx"],
            "axe": True,
        },
        {
            "view": "blank",
            "fill": dict.fromkeys(cover, "") | {"blank-year": ""},
            "files": {"blank-previous": [folder / "去年.json"]},
            "submit": True,
            "save": ["填报表.xlsx"],
        },
    )
    options = ("--agency", "示例县教育局", "--agency-type", "政府部门", "--level", "县级")
    gaitool("template", *options, "--year", "2025", "-o", "one.xlsx")
    gaitool("template", "--previous", "去年.json", "-o", "two.xlsx")
    assert parts_of(seen.saved(0)) == parts_of("one.xlsx")
    assert parts_of(seen.saved(1)) == parts_of("two.xlsx")
    assert seen.done[0]["violations"] == []


@pytest.mark.parametrize("name", sorted(FINISHED)[:2])
def test_a_finished_report_is_the_one_of_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path, name: str
) -> None:
    filled_workbook(folder / FAULTY, FINISHED[name])
    seen = opened(
        {
            "view": "finish",
            "files": {"finish-files": [folder / FAULTY]},
            "tick": ["[name=svg]", "#view-finish [name=draft]"],
            "submit": True,
            "save": [".xlsx", ".html", ".svg"],
            "axe": True,
        }
    )
    for place, ending in enumerate((".xlsx", ".html", ".svg")):
        gaitool("report", FAULTY, "-o", f"out{ending}", "--draft")
        assert seen.saved(0, place) == Path(f"out{ending}").read_bytes(), ending
    assert seen.done[0]["violations"] == []


def test_a_report_with_open_errors_is_refused_in_words(
    opened: Callable[..., Seen], faulty: Path
) -> None:
    step = {"view": "finish", "files": {"finish-files": [faulty]}, "submit": True}
    assert "个错误没有改正，没有生成报告" in opened(step).shown()


def test_a_county_of_60_units_is_rolled_up(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    county = make_county(folder)
    files = sorted(one for one in county.folder.rglob("*") if one.is_file())
    seen = opened(
        {
            "view": "gather",
            "files": {"gather-files": files, "gather-roster": [county.roster]},
            "fill": {"gather-agency": "示例县人民政府办公室", "gather-due": "1月20日前"},
            "submit": True,
            "save": ["汇总.xlsx", "汇总.html", "退回通知.zip"],
            "axe": True,
        }
    )
    options = ("--agency", "示例县人民政府办公室", "--due", "1月20日前", "--no-cache")
    county_files = ("--roster", "名单.csv", "--notices", "退回")
    gaitool("rollup", "报送", *options, *county_files, "-o", "汇总.xlsx")
    by_page, by_command = values(seen.saved()), values(Path("汇总.xlsx").read_bytes())
    assert len(units()) == 60
    assert by_page["单位清单"][1:][0][:2] == by_command["单位清单"][1:][0][:2]
    for sheet in ("三、申请办理", "二、主动公开", "四、复议诉讼"):
        assert by_page[sheet] == by_command[sheet], sheet
    slips = {p.name for p in Path("退回").iterdir() if p.suffix != ".docx"}
    with zipfile.ZipFile(io.BytesIO(seen.saved(0, 2))) as archive:
        assert set(archive.namelist()) == slips
        assert archive.read("未报.csv") == Path("退回/未报.csv").read_bytes()
    assert seen.done[0]["violations"] == []
    assert network(seen) == []


def test_a_roll_up_is_compared_with_last_years_reports(
    opened: Callable[..., Seen], folder: Path
) -> None:
    for year in (2024, 2025):
        (folder / str(year)).mkdir()
        data = RIGHT | {"agency": "示例县教育局", "year": year}
        filled_workbook(folder / str(year) / "教育局.xlsx", data)
    files = {
        f"gather-{role}": [folder / year / "教育局.xlsx"]
        for role, year in (("previous", "2024"), ("files", "2025"))
    }
    seen = opened({"view": "gather", "files": files, "submit": True, "save": ["汇总.xlsx"]})
    assert "与 2024 年度报告对上的 1 个单位" in seen.shown()
    assert "与上年比较" in values(seen.saved())


def test_a_folder_is_dragged_in_with_all_that_lies_in_it(
    opened: Callable[..., Seen], browser: str, folder: Path
) -> None:
    if browser == "firefox":
        pytest.skip("no folder can be dragged into it without a person")
    (folder / "报送" / "一批").mkdir(parents=True)
    for name in ("报送/甲.xlsx", "报送/一批/乙.xlsx"):
        filled_workbook(folder / name, RIGHT)
    seen = opened({"view": "gather", "drag": [folder / "报送"], "submit": True})
    assert "甲.xlsx" in seen.shown()
    assert "乙.xlsx" in seen.shown()


def test_a_register_is_counted_as_by_the_command(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], folder: Path
) -> None:
    rows = ("收到日期,申请人类型,答复日期,办理结果", "2025-03-01,自然人,2025-03-10,予以公开")
    Path("台账.csv").write_text("\n".join(rows), encoding="utf-8")
    seen = opened(
        {
            "view": "count",
            "files": {"count-files": [folder / "台账.csv"]},
            "fill": {"count-year": "2025"},
            "submit": True,
            "save": ["计数.xlsx"],
            "axe": True,
        }
    )
    gaitool("count", "台账.csv", "--year", "2025", "-o", "计数.xlsx")
    assert parts_of(seen.saved()) == parts_of("计数.xlsx")
    assert seen.done[0]["violations"] == []


def test_hostile_files_have_their_line_each_and_the_page_lives(
    opened: Callable[..., Seen], folder: Path
) -> None:
    original = filled_workbook(folder / "original.xlsx", RIGHT).read_bytes()
    hostile = dict([*packages(original), *sheets(original)])
    files = []
    for name, content in hostile.items():
        (folder / f"{name}.xlsx").write_bytes(content)
        files.append(folder / f"{name}.xlsx")
    assert len(files) >= FEWEST_HOSTILE
    named = folder / "<img src=x onerror=alert(1)>&amp;.xlsx"
    named.write_bytes(b"nothing")
    seen = opened(
        {"view": "check", "drop": [named, *files], "save": ["核对结果.json"]},
        {"view": "check", "drop": [folder / "original.xlsx"], "save": ["核对结果.json"]},
    )
    told = json.loads(seen.saved())["files"]
    assert [one["file"] for one in told] == [named.name, *(file.name for file in files)]
    assert "<img src" not in seen.done[0]["html"]
    assert json.loads(seen.saved(1))["files"][0]["status"] == "checked"


HANGS = """

_check_content_beside = check_content_beside


def check_content_beside(name, *rest):
    if "久" in str(name):
        while True:
            pass
    if "崩" in str(name):
        import os

        os.abort()
    return _check_content_beside(name, *rest)
"""


def test_a_worker_that_hangs_or_dies_is_ended_and_the_file_named(
    opened: Callable[..., Seen], one_page: Path, folder: Path
) -> None:
    changes = {"gaitool/checking/checked_files.py": HANGS}
    page = with_code(one_page, folder, changes, patience=4)
    names = ["好.xlsx", "太久.xlsx", "崩溃.xlsx", "也好.xlsx"]
    files = [filled_workbook(folder / name, RIGHT) for name in names]
    seen = opened({"view": "check", "drop": files, "save": ["核对结果.json"]}, page=page)
    told = json.loads(seen.saved())["files"]
    assert [one.get("problem", "") for one in told] == ["", "too_slow", "reader_crashed", ""]


def test_work_can_be_stopped_and_what_was_asked_meanwhile_is_begun(
    opened: Callable[..., Seen], one_page: Path, folder: Path
) -> None:
    page = with_code(one_page, folder, {"gaitool/checking/checked_files.py": HANGS}, patience=60)
    slow, good = (filled_workbook(folder / name, RIGHT) for name in ("太久.xlsx", "好.xlsx"))
    seen = opened(
        {"view": "check", "drop": [slow], "also": also("finish", good), "stop": "太久"},
        {"view": "check", "drop": [good], "save": ["核对结果.json"]},
        page=page,
    )
    assert seen.shown() == "已停止。"
    assert "好_报告.html" in seen.done[0]["also"]
    assert json.loads(seen.saved(1))["files"][0]["status"] == "checked"


def also(view: str, file: Path) -> dict[str, Any]:
    return {"view": view, "drop": [file], "submit": view != "check"}


def test_what_is_asked_while_other_work_is_done_waits_for_its_turn(
    opened: Callable[..., Seen], folder: Path
) -> None:
    files = [filled_workbook(folder / name, RIGHT) for name in ("甲.xlsx", "乙.xlsx")]
    step = {"view": "gather", "drop": files, "submit": True, "also": also("check", files[1])}
    seen = opened(step)
    assert "甲.xlsx" in seen.shown()
    assert "乙.xlsx" in seen.done[0]["also"]


def test_a_result_is_not_taken_for_that_of_what_was_chosen_later(
    opened: Callable[..., Seen], folder: Path
) -> None:
    files = [filled_workbook(folder / name, RIGHT) for name in ("甲.xlsx", "乙.xlsx")]
    seen = opened(
        {"view": "finish", "drop": files[:1], "submit": True},
        {"view": "finish", "drop": files[1:], "keep": True},
        {"view": "finish", "submit": True, "keep": True},
        {"view": "finish", "drop": files, "keep": True},
    )
    old = "改动以前的结果"
    assert [old in seen.shown(step) for step in range(4)] == [False, True, False, False]
    assert "乙_报告.html" in seen.shown(2)
    assert seen.done[3]["chosen"].startswith("这里只放一个文件，刚才是 2 个，都没有用。")


def test_last_years_report_is_used_as_soon_as_it_is_chosen(
    opened: Callable[..., Seen], folder: Path
) -> None:
    data_file(fixture("last_year"), "去年.json")
    this = filled_workbook(folder / "今年.xlsx", fixture("consistent"))
    last = {"check-previous": [folder / "去年.json"]}
    seen = opened({"view": "check", "drop": [this]}, {"view": "check", "files": last})
    assert "“上年的报告”" in seen.shown()
    assert "“上年的报告”" not in seen.shown(1)


def test_an_old_browser_is_told_what_it_lacks(opened: Callable[..., Seen]) -> None:
    told = opened(without="DecompressionStream").shown()
    assert "这个浏览器太旧" in told
    assert "它缺少：DecompressionStream。" in told
    assert "本年的报告" not in told


def test_the_views_are_reached_by_the_keyboard(opened: Callable[..., Seen]) -> None:
    seen = opened(
        {"view": "check", "keys": ["ArrowRight", "ArrowRight"]},
        {"view": "check", "keys": ["ArrowLeft"]},
        {"view": "check", "keys": ["End"]},
        {"view": "check", "keys": ["Tab"]},
    )
    focused = [step["focused"] for step in seen.done]
    assert focused == ["tab-finish", "tab-count", "tab-count", "check-files"]


def test_a_file_that_is_too_large_is_never_read(opened: Callable[..., Seen], folder: Path) -> None:
    large = folder / "大.xlsx"
    with large.open("wb") as stream:
        stream.truncate(21 * 1024 * 1024)
    seen = opened(
        {"view": "check", "files": {"check-files": [large]}, "save": ["核对结果.json"]},
        {"view": "blank", "files": {"blank-previous": [large]}, "submit": True},
    )
    assert json.loads(seen.saved())["files"][0]["problem"] == "too_large"
    assert "20 MB" in seen.shown(1)


LOST = "这里读不到现在的内容，请重新选一次：年报.xlsx。下面是改动以前的结果。"
REREAD = "选了以后改过，已重新读取改动后的文件：年报.xlsx。"
OF_THE_FAULTY = "有错误"


@pytest.fixture
def mended(folder: Path, faulty: Path) -> dict[str, str]:
    """Return the faulty workbook, and the one without a mistake that is saved in its place."""
    return {str(faulty): str(filled_workbook(folder / "改好.xlsx", RIGHT))}


def test_a_file_that_was_mended_is_read_anew_or_asked_for(
    opened: Callable[..., Seen], browser: str, faulty: Path, mended: dict[str, str]
) -> None:
    seen = opened(
        {"view": "check", "files": {"check-files": [faulty]}},
        {"view": "check", "change": mended, "submit": True, "keep": True, "save": ["标注了问题"]},
    )
    if browser == "firefox":
        assert REREAD in seen.shown(1)
        assert OF_THE_FAULTY not in seen.shown(1)
    else:
        assert LOST in seen.shown(1)
        assert OF_THE_FAULTY in seen.shown(1)


def test_a_file_that_was_dragged_in_and_mended_is_read_anew(
    opened: Callable[..., Seen], browser: str, faulty: Path, mended: dict[str, str]
) -> None:
    if browser == "firefox":
        pytest.skip("nothing can be dragged into it without a person")
    seen = opened(
        {"view": "check", "drag": [faulty], "submit": True},
        {"view": "check", "change": mended, "submit": True},
        {"view": "check", "submit": True},
    )
    assert OF_THE_FAULTY in seen.shown()
    assert REREAD in seen.shown(1)
    assert OF_THE_FAULTY not in seen.shown(1)
    assert REREAD not in seen.shown(2)


def test_files_are_chosen_by_the_button_where_handles_are_forbidden(
    opened: Callable[..., Seen], browser: str, faulty: Path
) -> None:
    if browser == "firefox":
        pytest.skip("it has no handles")
    assert OF_THE_FAULTY in opened({"view": "check", "choose": {"check-files": [faulty]}}).shown()


def test_a_marked_copy_is_of_what_was_checked(
    opened: Callable[..., Seen], gaitool: Callable[..., Told], faulty: Path, mended: dict[str, str]
) -> None:
    gaitool("check", FAULTY, "--annotate", "copy.xlsx")
    seen = opened(
        {"view": "check", "files": {"check-files": [faulty]}},
        {"view": "check", "change": mended, "keep": True, "save": ["标注了问题"]},
    )
    assert looks(seen.saved(1)) == looks(Path("copy.xlsx").read_bytes())


def test_no_unit_is_called_missing_for_a_file_that_was_saved_again(
    opened: Callable[..., Seen], browser: str, faulty: Path, mended: dict[str, str]
) -> None:
    step = {"view": "gather", "submit": True}
    seen = opened(
        {"view": "gather", "files": {"gather-files": [faulty]}, "change": mended, "submit": True},
        step,
    )
    lost = "请重新选一次：年报.xlsx。"
    assert [lost in seen.shown(at) for at in (0, 1)] == [browser == "chrome"] * 2


def test_many_files_are_filtered_those_of_one_name_told_apart_and_the_tab_tells_the_end(
    opened: Callable[..., Seen], faulty: Path, folder: Path
) -> None:
    right = filled_workbook(folder / "好.xlsx", RIGHT)
    files = [right, faulty, *[right] * 20]
    seen = opened(
        {"view": "gather", "drop": [right], "submit": True, "also": also("check", right)},
        {"view": "check", "drop": files},
        {"view": "check", "keep": True, "tick": ["#view-check .only input"]},
    )
    line_of_list = "好（2）.xlsx\t"
    assert line_of_list in seen.shown(1)
    assert line_of_list not in seen.shown(2)
    assert FAULTY in seen.shown(2)
    assert seen.done[0]["tabs"] == ["核对", "空白表", "成文", "汇总好了", "台账计数"]
    assert seen.done[1]["tabs"] == ["核对", "空白表", "成文", "汇总好了", "台账计数"]
