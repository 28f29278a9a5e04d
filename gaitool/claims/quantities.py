"""Numbers with their units as they stand in a sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gaitool.text.numerals import read_numeral
from gaitool.text.patterns import pattern

COUNTED = ("件次", "件", "份", "宗", "起", "例", "项", "条", "个", "部", "次", "笔", "人次", "人")
# Adverbs and pronouns far more often than counts: 一起推进, 一项重点, 一致.
_LONE_CHINESE = frozenset(["一起", "一项", "一次", "一个", "一条", "一人", "一部", "一例", "一致"])

_QUANTITY = (
    r"(?P<about>大约|约|将近|接近|近|超过|超|逾|突破|不足)?"
    # Not 第3, not the tail of a code; a thousand is parted by commas or not at all.
    r"(?:(?<![\d.第A-Za-z])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?<![第一二两三四五六七八九十百千零〇])(?P<chinese>[一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰]+))"
    r"(?P<scale>万)?(?P<more>余|多|来)?"
    rf"(?:(?P<unit>{'|'.join(COUNTED)}|元|%|‰)(?:[（(]次[）)])?(?P<vague>余|左右|以上|上下)?"
    # Without a measure word only before a mark; a Chinese 零 only after 为, 是 or 均.
    r"|(?(digits)(?=[，,、；;。)）]|$)|(?<=[为是均]零)(?=[，,、；;。)）]|$)))"
)
# 两项合计: the two are those named before.
_OF_TWO = r"[两二]项(?:合计|共计|总计|相加|之和|共占)"
_APART = r"[，,、；;。)）]|$"


class Quantity(NamedTuple):
    """A number with its unit, at its place in a folded text.

    ``value`` has 万 multiplied out; ``digits`` is the number as written; a unit of ``""`` means
    that none was written. ``approximate`` for 约, 近, 余, 多, and for 万 unless of 元 or %.
    """

    start: int
    end: int
    digits: str
    scale: int
    unit: str
    approximate: bool

    @property
    def value(self) -> Decimal | None:
        """The number, 万 multiplied out; None where the numeral is none (二十百)."""
        numeral = read_numeral(self.digits)
        return None if numeral is None else numeral.number * self.scale

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last stated digit: 0.05 for 12.3."""
        decimals = len(self.digits.partition(".")[2])
        return Decimal(5).scaleb(-decimals - 1)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of a folded text that have a unit, or stand before punctuation."""
    for match in pattern(_QUANTITY).finditer(text):
        if match["chinese"] and not _is_counted(text, match):
            continue
        counted = match["unit"] not in {"元", "%"}
        rounded = bool(match["about"] or match["more"] or match["vague"])
        yield Quantity(
            start=match.start(),
            end=match.end(),
            digits=match["digits"] or match["chinese"],
            scale=10_000 if match["scale"] else 1,
            unit=match["unit"] or "",
            # 1.2万件 is rounded, 1.2万元 may be exact.
            approximate=rounded or bool(match["scale"] and counted),
        )


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether a Chinese numeral counts something: 一起 is mostly the adverb, 一件 is not."""
    words = (match["chinese"] or "") + (match["unit"] or "")
    if pattern(_OF_TWO).match(text, match.start()):
        return False
    return words not in _LONE_CHINESE or bool(pattern(_APART).match(text, match.end()))
