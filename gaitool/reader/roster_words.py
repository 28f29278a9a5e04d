"""What stands in a list of units beside them: head words, numbers, titles, groups and notes."""

import re
from collections.abc import Sequence

from gaitool.layout import COVER_FIELDS
from gaitool.text.folding import fold_label

SHORT_NAME = "简称"

_NAME_HEADS = (
    *(COVER_FIELDS["agency"], "单位名称", "机构名称", "部门名称", "单位全称", "机关全称", "全称"),
    *("名称", "单位", "机关", "机构", "部门"),
)
"""What heads the column of names, the surest first."""

_TITLES_THAT_HEAD = (
    *("报送单位名称", "填报单位名称", "报送单位", "填报单位", "应报单位", "责任单位"),
    *("单位名单", "名单"),
)
"""What heads it as well, but may be the title above the head."""

_OTHER_HEADS = frozenset(
    [
        *(COVER_FIELDS["agency_type"], COVER_FIELDS["level"], SHORT_NAME, "类型", "类别", "层级"),
        *("序号", "编号", "备注", "说明", "联系人", "联系电话", "电话", "手机", "邮箱", "地址"),
    ]
)

_MARKS = ":;,.、。*★#-=_~《》【】[]<>"
_REMARK = re.compile(r"\([^()]*\)$")
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?:\d{{1,4}}\s*(?:[.．](?!\d)|[、)）:：])|[（(](?:\d{{1,4}}|[{_NUMERALS}]{{1,3}})[）)]"
    rf"|[{_NUMERALS}]{{1,3}}[、.．]|[①-⑳]|[-–—•·*●■◆○]+)\s*(?=\S)"
)
"""A number or bullet before a name, which is sure: 3.15 is none, nor the 三 of 三河镇."""

_LONE_NUMBER = re.compile(r"(\d{1,4})\s+(?=\S)")

_TITLE_ENDS = ("名单", "名册", "清单", "目录", "一览表", "统计表", "登记表", "情况表", "汇总表")
_NOTE_BEGINNINGS = ("备注", "以上", "上述", "名单", "本名单", "各单位", "各部门", "请各", "请于")
_NOTE = re.compile(
    r"(?:注|附|附件|附注|说明|其中|来源|抄送|联系人|联系电话|电话|传真|邮箱|日期|时间"
    r"|(?:填表|制表|填报|报送|审核|印发|截止)(?:人|单位|机关|日期|时间))\d*:"
)
_ASIDE = re.compile(
    r"附件\d*"
    r"|(?:(?:合计|总计|共计|小计):?|共有?(?=[\d一二三四五六七八九十百]))[\d一二三四五六七八九十百]*"
    r"(?:个|家)?(?:应报|报送|填报)?(?:单位|部门|机关|乡镇|街道)?"
    r"|[\d〇零一二三四五六七八九]{4}年度?(?:[\d一二三四五六七八九十]{1,3}月)?"
    r"(?:[\d一二三四五六七八九十]{1,3}日)?"
    r"|第\d+页(?:,?共\d+页)?"
)
_GROUP = re.compile(
    "[各其他它全本省市州盟县区旗级直属人民政府工作组成所派出垂管理双重中央驻企事业公共国有和及与、]*"
    "(?:部门|机构|单位|乡镇|镇街|街镇|企业|(?<=[各其他直级属])机关|(?:乡镇|镇|各)[、和及]?街道|其他|其它)"
)
"""The name of a group of units: words that all places share, and none of any one place."""


def head_word(cell: str) -> str:
    """Return a cell as head words are compared: without marks around it, a remark behind it."""
    return _REMARK.sub("", fold_label(cell).strip(_MARKS)).strip(_MARKS)


def name_column(cells: Sequence[str], *, also_titles: bool) -> int | None:
    """Return which of the cells heads the names; titles that may head them only if allowed."""
    words = [head_word(cell) for cell in cells]
    heads = (*_NAME_HEADS, *(_TITLES_THAT_HEAD if also_titles else ()))
    return next((words.index(head) for head in heads if head in words), None)


def are_heads(cells: Sequence[str]) -> bool:
    """Whether every cell is a known head, and one of them that of the names."""
    others = [cell for cell in cells if name_column([cell], also_titles=True) is None]
    return len(others) < len(cells) and all(head_word(cell) in _OTHER_HEADS for cell in others)


def bare_name(text: str, row: int) -> str:
    """Return a name without the number before it and the mark that ends the item of a list.

    A number that only white space parts from the name counts no further than the rows do, else
    it belongs to the name: 110 指挥中心.
    """
    text = text.strip()
    number = _NUMBER.match(text)
    lone = _LONE_NUMBER.match(text)
    if number is None and lone and int(lone[1]) <= row:
        number = lone
    return text[number.end() if number else 0 :].rstrip("；;，,、。")


def names_no_unit(text: str, row: int) -> bool:
    """Whether a line is surely none: a title, the name of a group, a note, a count, a date."""
    folded = fold_label(bare_name(text, row))
    words = head_word(folded)
    return (
        not any(map(str.isalpha, words))
        or folded.endswith(":")
        or folded.startswith(_NOTE_BEGINNINGS)
        or words.endswith(_TITLE_ENDS)
        or ("政府信息公开" in words and ("年报" in words or "年度报告" in words))
        or any(pattern.fullmatch(words) for pattern in (_ASIDE, _GROUP))
        or bool(_NOTE.match(folded))
        or are_heads(text.split())
    )
