"""A roster says everything that is wrong with it at once."""

from pathlib import Path

import pytest

from gaitool.errors import UnusableFile
from gaitool.reader.roster import read_roster, read_roster_with_notes
from gaitool.reader.roster_units import Unit

from tests.support.rollup.county import units


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


def names(folder: Path, *lines: str, ending: str = ".txt") -> list[str]:
    path = folder / f"名单{ending}"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [unit.name for unit in read_roster(path)]


OFFICES = ["示例县教育局", "示例县水利局", "示例镇人民政府"]


@pytest.mark.parametrize(
    "head",
    [
        *(
            "机关名称",
            "单位名称",
            "单位",
            "名称",
            "全称",
            "机关",
            "名单",
            "单位名称：",
            " 单位 名称 ",
        ),
        *("机关名称（全称）", "报送单位", "填报单位名称", "部门名称", "*单位名称", "【单位名称】"),
    ],
)
def test_a_head_line_of_a_text_is_no_unit(head: str, tmp_path: Path) -> None:
    assert names(tmp_path, head, *OFFICES) == OFFICES


@pytest.mark.parametrize("head", ["单位名称", "名单", "报送单位：", "单位名称（全称）"])
def test_tables_know_the_same_head_words(head: str, tmp_path: Path) -> None:
    assert names(tmp_path, "××县名单", f"序号,{head}", f"1,{OFFICES[0]}", ending=".csv") == [
        OFFICES[0]
    ]


@pytest.mark.parametrize(
    "title",
    [
        *("示例县政府信息公开年报单位名单", "示例县2025年度政府信息公开工作年度报告报送单位"),
        *(
            "应报单位名单：",
            "附件1：示例县应报单位名单（共 3 个）",
            "附件",
            "附件 2",
            "示例县单位清单",
        ),
        *("示例县政府信息公开工作年度报告单位一览表（2025年）", "《示例县应报单位名册》", "# 名单"),
        *("（共3个单位）", "(排名不分先后)", "2025年度", "2026年1月5日", "二〇二六年一月五日"),
        *("----------", "==========", "１", "第1页 共2页", "- 1 -"),
    ],
)
def test_a_title_is_no_unit(title: str, tmp_path: Path) -> None:
    assert names(tmp_path, title, "", *OFFICES) == OFFICES


@pytest.mark.parametrize(
    "note",
    [
        *(
            "注：排名不分先后。",
            "备注：带*的为新增单位",
            "备注 新增 1 个",
            "说明：以上按机构序列排列。",
        ),
        *(
            "注1：含派出机构",
            "* 注：含派出机构",
            "以上共 3 家单位",
            "共3个单位",
            "合计：3",
            "总计 3 家",
        ),
        *(
            "共计三个",
            "小计：3个单位",
            "联系人：张三　电话：0000-0000000",
            "制表单位：示例县政务公开办",
        ),
        *(
            "请各单位于1月20日前报送。",
            "上述单位由县政府办公室汇总",
            "名单由县政务公开办提供",
            "其中：乡镇1个",
        ),
    ],
)
def test_a_note_behind_the_names_is_no_unit(note: str, tmp_path: Path) -> None:
    assert names(tmp_path, *OFFICES, note) == OFFICES


@pytest.mark.parametrize(
    "group",
    [
        *(
            "一、县政府工作部门",
            "（二）乡镇（街道）",
            "县直部门（2个）",
            "县政府部门：",
            "各乡镇",
            "2. 其他单位",
        ),
        *(
            "县级机关：",
            "垂直管理单位",
            "直属事业单位（1）",
            "乡镇、街道",
            "其他",
            "市直机关",
            "企事业单位",
        ),
    ],
)
def test_the_name_of_a_group_is_no_unit(group: str, tmp_path: Path) -> None:
    assert names(tmp_path, *OFFICES[:2], group, OFFICES[2]) == OFFICES


@pytest.mark.parametrize(
    "number",
    [
        *("{}. ", "{}.", "{}．", "{}、", "{})", "（{}）", "({}) ", "{}: ", "{} ", "{}\t", "00{}、"),
        *("- ", "• ", "* ", "·"),
    ],
)
def test_numbers_before_names_are_no_part_of_them(number: str, tmp_path: Path) -> None:
    lines = [number.format(place) + name for place, name in enumerate(OFFICES, start=1)]
    assert names(tmp_path, *lines) == OFFICES
    assert names(tmp_path, "单位名称", *lines) == OFFICES


@pytest.mark.parametrize(
    "numbers", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), "①②③"]
)
def test_chinese_numbers_before_names_are_no_part_of_them(numbers: str, tmp_path: Path) -> None:
    lines = [number + name for number, name in zip(numbers, OFFICES, strict=True)]
    assert names(tmp_path, *lines) == OFFICES


@pytest.mark.parametrize("mark", ["；", "，", "、", "。", ";"])
def test_marks_that_end_an_item_are_no_part_of_its_name(mark: str, tmp_path: Path) -> None:
    assert names(tmp_path, *(f"{name}{mark}" for name in OFFICES)) == OFFICES


REAL_NAMES = [
    *("110指挥中心", "119 指挥中心", "12345政务服务便民热线", "3.15维权中心", "八一镇人民政府"),
    *("一河镇人民政府", "三十里铺镇人民政府", "十堰市教育局", "七里河街道办事处", "百色市财政局"),
    *("共青团示例县委员会", "注册会计师协会", "中国青年报社", "说明书管理所", "附城镇人民政府"),
    *("示例县政务公开办公室", "示例县政府信息公开办公室", "示例县机关事务管理局", "县直机关工委"),
    *(
        "示例县乡镇企业局",
        "乡镇企业局",
        "示例县清单管理办公室",
        "示例县名单鉴定中心",
        "合计镇人民政府",
    ),
    *("其他河镇人民政府", "示例县人民政府", "县人民政府", "县政府办公室", "总工会", "示例县单位"),
    *(
        "时间街道办事处",
        "示例县表彰办",
        "示例县国家保密局（机要局）",
        "（省）示例监狱",
        "各庄镇人民政府",
    ),
    *("请水镇人民政府", "示例县公安局交通警察大队", "第一中学", "第1师", "小计村村民委员会"),
]


@pytest.mark.parametrize("ending", [".txt", ".csv"])
def test_no_real_unit_is_skipped_or_cut(ending: str, tmp_path: Path) -> None:
    head = ["机关名称"] if ending == ".csv" else []
    assert names(tmp_path, *head, *REAL_NAMES, ending=ending) == REAL_NAMES


def test_the_units_of_a_whole_county_are_all_there(tmp_path: Path) -> None:
    assert names(tmp_path, *units()) == list(units())


@pytest.mark.parametrize("mark", ["\t", ",", "，", "  "])
def test_a_text_with_a_head_of_several_words_is_a_table(mark: str, tmp_path: Path) -> None:
    rows = [
        ["序号", "单位名称", "简称", "行政层级"],
        ["1", OFFICES[0], "县教育局", "县级"],
        ["2", OFFICES[2], "示例镇", "乡级"],
    ]
    path = tmp_path / "名单.txt"
    lines = ["示例县政务公开办", "应报单位", *(mark.join(row) for row in rows), "注：共2个单位"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_roster(path) == (
        Unit(OFFICES[0], ("县教育局",), "", "县级"),
        Unit(OFFICES[2], ("示例镇",), "", "乡级"),
    )


def test_names_that_a_unit_had_before_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(f"机关名称,简称,旧名\n{OFFICES[0]},教育局,县教委；教办\n", encoding="utf-8")
    assert read_roster(path) == (Unit(OFFICES[0], ("教育局",), former_names=("县教委", "教办")),)


def test_several_columns_without_a_head_are_told_by_their_line(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"第 2 行有几列"):
        names(tmp_path, "名单", f"{OFFICES[0]}\t县教育局")


def test_a_unit_named_twice_in_a_text_is_told_by_its_lines(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"出现了两次（第 2、4 行）"):
        names(tmp_path, "单位名称", f"1、{OFFICES[0]}", f"2、{OFFICES[1]}", f"3、{OFFICES[0]}")


def test_a_head_that_is_repeated_on_every_page_is_no_unit(tmp_path: Path) -> None:
    lines = ["序号,机关名称", f"1,{OFFICES[0]}", "序号,机关名称", f"2,{OFFICES[1]}", "合计,2"]
    assert names(tmp_path, *lines, ending=".csv") == OFFICES[:2]
    assert names(tmp_path, "单位名称", OFFICES[0], "单位名称", OFFICES[1]) == OFFICES[:2]


def test_a_head_below_names_takes_none_of_them_away(tmp_path: Path) -> None:
    assert names(tmp_path, *OFFICES, "单位,名称") == [*OFFICES, "单位,名称"]


def test_a_title_above_the_head_is_not_the_head(tmp_path: Path) -> None:
    lines = ["名单,", "序号,机关名称", f"1,{OFFICES[0]}"]
    assert names(tmp_path, *lines, ending=".csv") == OFFICES[:1]


def test_heads_without_their_columns_are_no_unit(tmp_path: Path) -> None:
    assert names(tmp_path, "单位名称 简称", *OFFICES) == OFFICES


def test_a_row_that_tells_of_a_unit_is_never_passed_over(tmp_path: Path) -> None:
    path = roster(tmp_path, "示例县教育局,政府部门,县级", "各乡镇,乡镇街道,乡级")
    assert [unit.name for unit in read_roster(path)] == [OFFICES[0], "各乡镇"]


def test_a_quotation_that_never_ends_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        names(tmp_path, "机关名称", f'"{"教" * 200_000}', ending=".csv")


def test_a_list_without_any_unit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="名单里没有单位"):
        names(tmp_path, "示例县应报单位名单", "单位名称")


def test_columns_and_rows_that_were_not_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    rows = ["单位,类型", "示例县教育局,部门", "示例县水利局,政府部门", ",政府部门", ",其他"]
    path.write_text("\n".join(rows), encoding="utf-8")
    listed, notes = read_roster_with_notes(path)
    assert [unit.name for unit in listed] == ["示例县教育局", "示例县水利局"]
    assert notes == (
        "名单的“类型”一列没有读；是机关类型的，列名写成“机关类型”，各格照空白表封面的选项写。",
        "名单有 2 行没有机关名称，没有读：第 4 行（“政府部门”）、第 5 行（“其他”）。",
    )


def test_groups_before_the_names_are_no_rows_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    rows = ["序号,单位,备注", "政府部门,,", "1,示例县教育局,", "乡镇,,", "2,示例镇人民政府,"]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read_roster_with_notes(path).notes == ()


def test_the_longer_of_two_lists_side_by_side_has_no_rows_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("单位,单位\n示例县教育局,示例县水利局\n,示例镇人民政府", encoding="utf-8")
    assert read_roster_with_notes(path).notes == ()
