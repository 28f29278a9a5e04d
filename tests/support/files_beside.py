"""A report, and all that a check can compare it with, in the working directory."""

from pathlib import Path

from tests.support.command_line import data_file
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook


def files_beside() -> dict[str, str]:
    """Write 年报.xlsx and the files beside it; return their names by the options of a check."""
    data_file(fixture("last_year"), "去年.json")
    rows = ("收到日期,申请人类型,答复日期,办理结果", "2025-03-01,自然人,2025-03-10,给了")
    Path("台账.csv").write_text("\n".join(rows), encoding="utf-8")
    Path("对照.csv").write_text("类别,用语,对应\n办理结果,给了,予以公开\n", encoding="utf-8")
    agency = fixture("consistent")["agency"]
    Path("已知.csv").write_text(f"机关名称,行政复议 总计\n{agency},77\n", encoding="utf-8")
    Path("口径.toml").write_text(
        'title = "要求"\n[[length]]\nat_most = 1\nsentence = "最多 1 字。"\n', encoding="utf-8"
    )
    filled_workbook(Path("年报.xlsx"), fixture("consistent"))
    return {
        "previous": "去年.json",
        "register": "台账.csv",
        "words": "对照.csv",
        "known": "已知.csv",
        "local": "口径.toml",
    }
