"""Numbers with their units as they stand in a sentence, and dates, which count nothing."""

import re
from decimal import Decimal
from typing import NamedTuple

from gaitool.text.numerals import read_numeral
from gaitool.text.patterns import pattern

UNITS = ("件次", "件", "份", "宗", "起", "例", "项", "条", "个", "部", "次", "笔", "人次", "人")
# Adverbs and pronouns far more often than counts: 一起推进, 一项重点, 一致.
_LONE_CHINESE = frozenset(["一起", "一项", "一次", "一个", "一条", "一人", "一部", "一例", "两项"])
_ENDS = frozenset("，、；。：）（！？")
# A set of Chinese characters takes as long to compile as ten of these lines: there is one.
_DATE = (
    r"(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
    r"|(?P<month>(?:(?:19|20)\d\d年)?1?\d月(?:份|底|末|))"
    r"|(?P<year>(?:19|20)\d\d)年(?:度)?"
    r"|(?P<term>\d{1,3}个?(?:工作日|自然日|小时|月内|月)|\d+号)"
)
_QUANTITY = (
    r"(?P<about>大约|约|将近|接近|近|超过|超|逾|突破|不足)?"
    # A thousand is parted by commas or not at all.
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<chinese>[一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰]{1,12}))"
    r"(?P<scale>万)?(?P<more>余|多|来|)"
    rf"(?P<unit>(?:{'|'.join(UNITS)}|元|%|‰|‱))?"
    r"(?:（次）|（件）|（条）|（起）|)(?P<vague>余|左右|以上|上下)?"
)
_NUMBER = f"{_DATE}|{_QUANTITY}"
_NAMED = r"第(?:\d+|[一二三四五六七八九十百]+)[号条款项期位名批次]|〔\d+〕\d+号"
_NAMES = frozenset("第〔")
_BARE_YEAR = r"20[12]\d"
STARTS = frozenset(
    "0123456789第〔一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰大约将接近超逾突不"
)


class WrittenNumber(NamedTuple):
    """What a number says of itself; ``unit`` is "" where none was written, "?" for no case.

    ``digits`` are "" where it counts nothing; ``value`` has 万 multiplied out. ``approximate`` for
    约, 近, 余, 多, and for 万 unless of 元 or %. ``year`` is set for a year alone, ``is_date`` for
    dates, months and document numbers.
    """

    digits: str = ""
    value: Decimal = Decimal(0)
    scale: int = 1
    unit: str = "?"
    approximate: bool = False
    year: int | None = None
    is_date: bool = False
    is_month: bool = False

    @property
    def written(self) -> str:
        """The number as written, without its measure word: 389, 1.2万, 35%."""
        return f"{self.digits}{'万' if self.scale > 1 else ''}{'%' if self.unit == '%' else ''}"

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last stated digit: 0.05 for 12.3."""
        decimals = len(self.digits.partition(".")[2])
        return Decimal(5).scaleb(-decimals - 1)


ORDINAL = WrittenNumber(is_date=True)
"""What a number is that but names a thing, as that of a point: it counts nothing, like a date."""


def measure_at(text: str, place: int) -> tuple[WrittenNumber, int] | None:
    """Return the number that begins at a place of a folded text, and where it ends."""
    names = text[place] in _NAMES
    match = pattern(_NAMED if names else _NUMBER).match(text, place)
    if match is None or (not names and match["chinese"] and not _is_counted(text, match)):
        return None
    return ORDINAL if names else _number(text, match), match.end()


def _number(text: str, match: re.Match[str]) -> WrittenNumber:
    if match["year"]:
        return WrittenNumber(year=int(match["year"]))
    if match["month"]:
        return WrittenNumber(is_date=True, is_month=True)
    before = text[match.start() - 1 : match.start()]
    if match["date"] or match["term"] or (before.isascii() and before.isalpha()):
        return ORDINAL
    return _quantity(text, match)


def _quantity(text: str, match: re.Match[str]) -> WrittenNumber:
    if pattern(_BARE_YEAR).fullmatch(match[0]) and not _ends(text, match.end()):
        # 2025未收到申请: the year without its 年.
        return WrittenNumber(year=int(match[0]))
    digits, scale = match["digits"] or match["chinese"], 10_000 if match["scale"] else 1
    numeral = read_numeral(digits)
    if numeral is None:
        # 二十百 is no number.
        return WrittenNumber()
    unit = match["unit"] or ("" if _ends(text, match.end()) else "?")
    rounded = bool(match["about"] or match["more"] or match["vague"])
    return WrittenNumber(
        digits=digits,
        value=numeral.number * scale,
        scale=scale,
        unit=unit,
        # 1.2万件 is rounded, 1.2万元 may be exact.
        approximate=rounded or bool(match["scale"] and unit not in {"元", "%"}),
    )


def _ends(text: str, place: int) -> bool:
    return place >= len(text) or text[place] in _ENDS


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether a Chinese numeral counts something: 一起 is mostly the adverb, 一件 is not."""
    numeral, unit = match["chinese"], match["unit"]
    if not unit:
        # 零 alone is a figure after 为, 是 or 均 and before a mark.
        before = text[match.start() - 1 : match.start()]
        return numeral == "零" and before in set("为是均") and _ends(text, match.end())
    return numeral + unit not in _LONE_CHINESE or _ends(text, match.end())
