"""What stands in a list of units besides the units: heads, numbers, titles, groups and notes."""

import re
from collections.abc import Sequence

from gaitool.layout import COVER_FIELDS
from gaitool.text.folding import fold_label

SHORT_NAME = "简称"
FORMER_NAMES = ("旧名", "旧称", "曾用名", "原名", "原名称", "原单位名称", "更名前名称")
"""Heads of columns with the names of what a unit was before: itself, or offices merged into it."""

NAME, TYPE, LEVEL = (COVER_FIELDS[field] for field in ("agency", "agency_type", "level"))

_NAME_HEADS = (
    *(NAME, "单位名称", "机构名称", "部门名称", "单位全称", "机关全称", "全称"),
    *("名称", "单位", "机关", "机构", "部门"),
)
"""Heads of the column of names, the surest first."""

_TITLES_THAT_HEAD = (
    *("报送单位名称", "填报单位名称", "报送单位", "填报单位", "应报单位", "责任单位"),
    *("单位名单", "名单"),
)
"""What heads it as well, but may be the title above the head."""

_OTHER_HEADS = frozenset(
    [
        *(SHORT_NAME, *FORMER_NAMES, TYPE, LEVEL, "类型", "类别", "层级"),
        *("序号", "编号", "备注", "说明", "联系人", "联系电话", "电话", "手机", "邮箱", "地址"),
    ]
)

_MARKS = ":;,.、。*★#-=_~《》【】[]<>"
# 单位名称（全称）: what a head says in brackets at its end.
_REMARK = re.compile(r"\([^()]*\)$")
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?:\d{{1,4}}\s*(?:[.．](?!\d)|[、)）:：])|[（(](?:\d{{1,4}}|[{_NUMERALS}]{{1,3}})[）)]"
    rf"|[{_NUMERALS}]{{1,3}}[、.．]|[①-⑳]|[-–—•·*●■◆○]+)\s*(?=\S)"
)
"""What is surely a number or bullet before a name; 3.15维权中心 and 三河镇 have none."""

# A number with nothing but space after it may be part of the name: 119 指挥中心.
_LONE_NUMBER = re.compile(r"(\d{1,4})\s+(?=\S)")

# Ends, never middles: 示例县清单管理办公室 and 示例县名单鉴定中心 are offices.
_TITLE_ENDS = ("名单", "名册", "清单", "目录", "一览表", "统计表", "登记表", "情况表", "汇总表")
_NOTE_BEGINNINGS = ("备注", "以上", "上述", "名单", "本名单", "各单位", "各部门", "请各", "请于")
# Only before a colon: 说明书管理所 and 时间街道办事处 are offices.
_NOTE = re.compile(
    r"(?:注|附|附件|附注|说明|其中|来源|抄送|联系人|联系电话|电话|传真|邮箱|日期|时间"
    r"|(?:填表|制表|填报|报送|审核|印发|截止)(?:人|单位|机关|日期|时间))\d*:"
)
# The whole line has to fit: 合计镇人民政府 and 小计村村民委员会 begin like a count.
_ASIDE = re.compile(
    r"附件\d*"
    r"|(?:(?:合计|总计|共计|小计):?|共有?(?=[\d一二三四五六七八九十百]))[\d一二三四五六七八九十百]*"
    r"(?:个|家)?(?:应报|报送|填报)?(?:单位|部门|机关|乡镇|街道)?"
    r"|[\d〇零一二三四五六七八九]{4}年度?(?:[\d一二三四五六七八九十]{1,3}月)?"
    r"(?:[\d一二三四五六七八九十]{1,3}日)?"
    r"|第\d+页(?:,?共\d+页)?"
)
# 机关 only after a word of belonging: 县级机关 is a group, 示例县机关事务管理局 an office. Also the
# whole line, or 县直机关工委 would be one.
_GROUP = re.compile(
    "[各其他它全本省市州盟县区旗级直属人民政府工作组成所派出垂管理双重中央驻企事业公共国有和及与、]*"
    "(?:部门|机构|单位|乡镇|镇街|街镇|企业|(?<=[各其他直级属])机关|(?:乡镇|镇|各)[、和及]?街道|其他|其它)"
)
"""The name of a group of units: words that any place may use, none that is a place's own."""


def head_word(cell: str) -> str:
    """Return a cell as heads are compared: without marks around it or a remark after it."""
    return _REMARK.sub("", fold_label(cell).strip(_MARKS)).strip(_MARKS)


def name_column(cells: Sequence[str], *, also_titles: bool) -> int | None:
    """Return which of the cells heads the names; words that may be titles only where allowed."""
    words = [head_word(cell) for cell in cells]
    heads = (*_NAME_HEADS, *(_TITLES_THAT_HEAD if also_titles else ()))
    return next((words.index(head) for head in heads if head in words), None)


def are_heads(cells: Sequence[str]) -> bool:
    """Whether every cell is a known head, and one of them heads the names."""
    others = [cell for cell in cells if name_column([cell], also_titles=True) is None]
    return len(others) < len(cells) and all(head_word(cell) in _OTHER_HEADS for cell in others)


def bare_name(text: str, row: int) -> str:
    """Return a name without the number before it and the mark that ends the item of a list.

    A number that only white space parts from the name is one of the list if it is no larger than
    the row's own; else it belongs to the name (110 指挥中心).
    """
    text = text.strip()
    number = _NUMBER.match(text)
    lone = _LONE_NUMBER.match(text)
    if number is None and lone and int(lone[1]) <= row:
        number = lone
    return text[number.end() if number else 0 :].rstrip("；;，,、。")


def names_no_unit(text: str, row: int) -> bool:
    """Whether a line surely names no unit: a title, a group, a note, a count, a date."""
    folded = fold_label(bare_name(text, row))
    words = head_word(folded)
    return (
        # Rules of dashes, page numbers.
        not any(map(str.isalpha, words))
        or folded.endswith(":")
        or folded.startswith(_NOTE_BEGINNINGS)
        or words.endswith(_TITLE_ENDS)
        or ("政府信息公开" in words and ("年报" in words or "年度报告" in words))
        or bool(_ASIDE.fullmatch(words) or _GROUP.fullmatch(words))
        or bool(_NOTE.match(folded))
        or are_heads(text.split())
    )
