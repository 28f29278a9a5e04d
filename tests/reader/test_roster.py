"""A roster says everything that is wrong with it at once."""

from pathlib import Path

import pytest

from gaitool.errors import UnusableFile
from gaitool.reader.roster import Unit, read_roster


def roster(folder: Path, *rows: str) -> Path:
    path = folder / "名单.csv"
    path.write_text("\n".join(["机关名称,机关类型,行政层级", *rows]), encoding="utf-8")
    return path


def test_units_are_read_in_their_order(tmp_path: Path) -> None:
    path = roster(tmp_path, "示例县教育局,政府部门,县级", "", "示例镇,乡镇街道,乡级")
    assert read_roster(path) == (
        Unit("示例县教育局", (), "政府部门", "县级"),
        Unit("示例镇", (), "乡镇街道", "乡级"),
    )


def test_all_mistakes_are_told_in_one_line(tmp_path: Path) -> None:
    path = roster(
        tmp_path, "示例县教育局,部门,县级", ",政府部门,县", "示例县民政局,,", "示例县教育局,,"
    )
    with pytest.raises(UnusableFile) as refused:
        read_roster(path)
    told = str(refused.value)
    for words in (
        "第 2 行的机关类型“部门”不对",
        "第 3 行没有机关名称",
        "第 3 行的行政层级“县”不对",
        "“示例县教育局”出现了两次（第 2、5 行）",
    ):
        assert words in told
    assert told.count("名单有 4 处不对：") == 1
    assert "\n" not in told


def test_of_very_many_mistakes_the_number_is_told(tmp_path: Path) -> None:
    path = roster(tmp_path, *[",政府部门,县级"] * 30)
    with pytest.raises(UnusableFile, match=r"有 30 处不对：.*第 21 行没有机关名称……"):
        read_roster(path)
