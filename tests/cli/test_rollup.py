"""``gaitool rollup`` on the command line: exit codes, outputs, interruption."""

import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from gaitool.cli.exit_codes import ExitCode
from gaitool.reader import read_filled_report

from tests.support.command_line import TOO_PRECISE, UNBALANCED, data_file, workbook
from tests.support.known_figures import known_book
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

CLEAN, FINDINGS = ExitCode.CLEAN, ExitCode.FINDINGS
USAGE, UNUSABLE = ExitCode.USAGE, ExitCode.UNUSABLE
RIGHT, LAST = fixture("plain_words"), fixture("last_year")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path / ".cache" / "gaitool"


@pytest.fixture
def units() -> Path:
    folder = Path("报送")
    folder.mkdir()
    for office in ("教育", "水利"):
        filled_workbook(folder / f"{office}.xlsx", RIGHT | {"agency": f"示例县{office}局"})
    return folder


def roster(*names: str) -> str:
    Path("名单.txt").write_text("\n".join(names), encoding="utf-8")
    return "名单.txt"


def test_units_without_errors_are_clean(units, gaitool):
    told = gaitool("rollup", str(units), "-o", "汇总.xlsx")
    assert Path("汇总.xlsx").exists()
    assert "已报 2 · 通过 2" in told.err
    assert told.code == CLEAN


def test_a_missing_unit_is_a_finding(units, gaitool):
    names = roster("示例县教育局", "示例县水利局", "示例县民政局")
    told = gaitool("rollup", str(units), "--roster", names)
    assert told.code == FINDINGS
    assert "应报 3 · 已报 2" in told.err


def test_what_stands_beside_the_names_of_a_roster_is_no_missing_unit(units, gaitool):
    names = roster(
        "示例县政府信息公开年报单位名单",
        "单位名称",
        "1. 示例县教育局",
        "2、示例县水利局",
        "注：共2个单位",
    )
    told = gaitool("rollup", str(units), "--roster", names)
    assert told.code == CLEAN
    assert "应报 2 · 已报 2" in told.err


def test_a_unit_with_an_error_is_a_finding(units, gaitool):
    workbook("报送/错.xlsx", **UNBALANCED)
    assert gaitool("rollup", str(units)).code == FINDINGS


def test_an_unusable_file_is_data_and_its_own_exit_code(units, gaitool):
    (units / "坏.xlsx").write_bytes(b"PK\x03\x04")
    told = gaitool("rollup", str(units), "-o", "汇总.xlsx")
    assert (told.code, Path("汇总.xlsx").exists()) == (UNUSABLE, True)
    assert "读不了 1" in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("没有文件夹",),
        ("报送", "-o", "汇总.docx"),
        ("报送", "--filled", "本级.xlsx"),
        ("报送", "--facts", "数.json"),
        ("报送", "-o", "报送/教育.xlsx", "--force"),
        ("报送", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"),
        ("空",),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(units, arguments, gaitool):
    Path("空").mkdir()
    before = (units / "教育.xlsx").read_bytes()
    told = gaitool("rollup", *arguments)
    assert told.code in {USAGE, UNUSABLE}
    assert told.out == ""
    assert (units / "教育.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "place", "wanted"),
    [
        ("--known", "报送", "一个已知数文件（.xlsx 或 .csv）"),
        ("--local", "报送", "一个地方口径文件（.toml）"),
        ("--roster", "报送", "一个名单文件（.xlsx、.csv 或 .txt）"),
        ("--whole", "报送", "本级的一份报告"),
    ],
)
def test_a_folder_in_place_of_a_file_is_one_line_that_names_what_is_wanted(
    units, option, place, wanted, gaitool
):
    (units / "说明.docx").write_bytes(b"PK")
    told = gaitool("rollup", str(units), option, place)
    assert (told.code, told.out) == (USAGE, "")
    assert told.err == f"{place}：这是文件夹，{option} 要的是{wanted}。\n"


@pytest.mark.parametrize("name", ["口径.toml", "名单.csv", "已知数.xlsx"])
@pytest.mark.parametrize(("option", "which"), [("--previous", "上年"), ("--since", "以前各年")])
def test_a_file_that_is_no_report_is_refused_where_reports_of_other_years_are_wanted(
    units, name, option, which, gaitool
):
    if name.endswith(".xlsx"):
        known_book(Path(name), 复议机关=[["机关名称", "行政复议 总计"], ["示例县教育局", 3]])
    else:
        Path(name).write_text('title = "口径"\n', encoding="utf-8")
    told = gaitool("rollup", str(units), option, name)
    assert (told.code, told.out) == (USAGE, "")
    wanted = f"{option} 要的是各单位{which}的报告所在的文件夹"
    assert told.err == f"{name}：读不出年度报告；{wanted}。\n"


def test_one_report_of_last_year_may_be_named_by_itself(units, gaitool):
    filled_workbook(Path("上年.xlsx"), LAST | {"agency": "示例县教育局"})
    told = gaitool("rollup", str(units), "--previous", "上年.xlsx")
    assert "报告对上的 1 个单位" in told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("报送", "-o", "旧.xlsx"),
        ("报送", "--known", "没有.xlsx"),
        ("报送", "--local", "没有.toml"),
        ("报送", "--previous", "没有"),
        ("报送", "--since", "没有"),
        ("空",),
    ],
)
def test_a_refusal_is_the_last_thing_that_is_read(units, arguments, gaitool):
    Path("旧.xlsx").write_text("旧")
    Path("空").mkdir()
    for folder in (units, Path("空")):
        (folder / "说明.docx").write_bytes(b"PK")
    *before, refusal = gaitool("rollup", *arguments).err.splitlines()
    assert ("没有读" in refusal, refusal != "") == (False, True)
    # Where there is nothing to roll up, what lies there tells why.
    assert len(before) == (arguments == ("空",))


@pytest.mark.parametrize("place", [".", "报送", "报送/县直"])
def test_return_slips_never_go_where_reports_lie(units, place, gaitool):
    Path("报送/县直").mkdir()
    Path("报送/县直/民政.xlsx").write_bytes((units / "教育.xlsx").read_bytes())
    Path("民政.xlsx").write_bytes((units / "教育.xlsx").read_bytes())
    told = gaitool("rollup", "报送", "--notices", place)
    assert (told.code, "另一个文件夹" in told.err) == (USAGE, True)


def test_nothing_is_overwritten_unasked(units, gaitool):
    Path("汇总.xlsx").write_text("旧")
    assert gaitool("rollup", str(units), "-o", "汇总.xlsx").code == USAGE
    assert Path("汇总.xlsx").read_text() == "旧"


def test_the_sum_is_the_filled_workbook_of_the_parent(units, gaitool):
    gaitool("rollup", str(units), "--filled", "本级.xlsx", "--agency", "示例县人民政府")
    report = read_filled_report(Path("本级.xlsx"))
    own = RIGHT["cells"]["applications.received.natural_person"]
    assert report.cover.agency == "示例县人民政府"
    assert report.answers[("applications", "received", "natural_person")].number == 2 * own


def test_the_whole_is_compared_and_lends_its_text(units, gaitool):
    whole = data_file(RIGHT, "本级.json")
    told = gaitool("rollup", str(units), "--whole", whole, "--filled", "新.xlsx")
    assert "单位之间的问题 23 条（雷同的 1 条按单位计在各单位的问题里）：G901、G905。" in told.err
    assert read_filled_report(Path("新.xlsx")).sections["problems"][0].body


def test_an_output_in_the_folder_is_not_handed_in_next_time(units, gaitool):
    first = gaitool("rollup", str(units), "-o", "报送/汇总.xlsx")
    again = gaitool("rollup", str(units), "-o", "报送/汇总.xlsx", "--force")
    elsewhere = gaitool("rollup", str(units))
    assert "已报 2 " in first.err
    assert "已报 2 " in again.err
    assert "已报 2 " in elsewhere.err


def test_a_fee_of_five_decimals_is_a_fact_like_any_other(units, gaitool):
    parquet = pytest.importorskip("pyarrow.parquet")
    workbook("报送/县局.xlsx", **TOO_PRECISE)
    told = gaitool("rollup", str(units), "--facts", "数.parquet")
    assert (told.code, "已写到：数.parquet" in told.err) == (CLEAN, True)
    values = parquet.read_table("数.parquet")["value"].to_pylist()
    assert Decimal("1.25001") in values


def test_facts_that_no_parquet_holds_are_one_line(units, gaitool):
    pytest.importorskip("pyarrow")
    longest, finest = f"{'9' * 29}万", 1.2345678901234567e-30
    edits = {"三、申请办理!D8": longest, "三、申请办理!E8": longest, "二、主动公开!B18": finest}
    filled_workbook(units / "县局.xlsx", RIGHT, edits)
    told = gaitool("rollup", str(units), "--include-failed", "--facts", "数.parquet")
    assert (told.code, Path("数.parquet").exists()) == (UNUSABLE, False)
    assert (told.err.count("\n"), "放不下" in told.err) == (1, True)
    assert gaitool("rollup", str(units), "--include-failed", "--facts", "数.csv").code == FINDINGS


def test_the_store_lies_in_the_cache_and_nowhere_unasked(units, cache, gaitool):
    gaitool("rollup", str(units), "--no-cache")
    assert not cache.exists()
    gaitool("rollup", str(units))
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


def test_without_a_place_for_the_cache_everything_is_read(units, monkeypatch, gaitool):
    Path("file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("file").resolve()))
    told = gaitool("rollup", str(units))
    assert told.code == CLEAN
    assert "缓存文件夹" in told.err


@pytest.mark.slow
def test_ctrl_c_leaves_a_usable_part_and_the_next_run_goes_on(units, cache):
    content = (units / "教育.xlsx").read_bytes()
    for number in range(400):
        (units / f"{number}.xlsx").write_bytes(content + bytes(number))
    command = [sys.executable, "-m", "gaitool", "rollup", str(units), "-o", "汇总.xlsx"]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _some_are_stored(cache):
        time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=120)[1].decode("utf-8")
    assert running.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in said
    assert 0 < int(said.split("还有 ")[1].split(" 个")[0]) < 402
    assert Path("汇总.xlsx").exists()


def _some_are_stored(cache: Path) -> bool:
    """Whether the store has grown beyond its empty tables."""
    return any(file.stat().st_size > 100_000 for file in cache.glob("*.sqlite"))
