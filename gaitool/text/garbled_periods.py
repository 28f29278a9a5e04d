"""Finds what was meant for a period though it gives no two days: 202311日至20231231日."""

from collections.abc import Iterator

from gaitool.record import Value
from gaitool.text.numbers_apart import PARTED
from gaitool.text.patterns import pattern
from gaitool.text.periods import is_told_otherwise, periods

# l, I, o and O are typed for the 1 and 0 that they look like.
_RUN = (
    rf"(?:[\d年月日./\-–—~―至到止{PARTED}]|元(?=月)|开始|[起始][，,、]?|[lIoO](?=[\d年月日lIoO]))++"
)
_BEFORE = f"起始止至到，,、./-–—~―{PARTED}"
_AFTER = f"，,、.{PARTED}"
_JOINTS = ("[起始]?[，,、]?[至到][–—~―-]{0,3}", "[–—~―]{1,3}|-{2,3}", "[起始][，,、]?", "-")
# 2023年1月1日2023年12月31日: what joined the two was lost.
_LOST_JOINT = r"(?<=[日月])(?=20\d\d)"
_A_DAY = r"\d[^\d]*[年月日]|[年月]|^(?:19|20)\d{4,6}$"
# What states a year, a month or a day without a slip: 2021年至2023年, 10日至12日 are ranges.
_WITHOUT_SLIP = r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?)?止?|\d{1,2}[年日]止?"
_NEXT_NUMBER = rf"(?<=日)(?!20\d\d)[{PARTED}]?\d+$"
_ALIKE = str.maketrans("lIoO元", "11001")
# The digits of 1月1日 and 12月31日, of which one may be lost on each side.
_OF_A_YEAR = r"(?:(?:19|20)\d\d)?(?:0?10?1|0?1)-(?:(?:19|20)\d\d)?(?:1231|231|131|121|123)"
_BEGINS_WITH_A_YEAR = r"[自从]?((?:19|20)\d\d)"
_ONLY_BEGUN = r"(?:起|始|[至到]|[–—~―-])$"


class GarbledPeriod(Value):
    """The words of a period that gives no two days, with their place in the folded text.

    ``is_of_a_year`` tells that they can still be seen to mean 1月1日 to 12月31日.
    """

    words: str
    start: int
    is_of_a_year: bool

    @property
    def year(self) -> str:
        """The year that a period of a year begins with, though a sign after it be lost."""
        begun = pattern(_BEGINS_WITH_A_YEAR).match(self.words) if self.is_of_a_year else None
        return begun[1] if begun else ""


def garbled_periods(folded: str) -> Iterator[GarbledPeriod]:
    """Yield the runs of digits and words of days that part into two days, or only begin to.

    The numbers of telephones, houses and documents do not, nor do a date that stands alone and
    an ordinary range: 10日至12日.
    """
    if any(periods(folded)) or is_told_otherwise(folded):
        return
    for run in pattern(_RUN).finditer(folded):
        words = run[0].lstrip(_BEFORE)
        start = run.end() - len(words)
        words = pattern(_NEXT_NUMBER).sub("", words.rstrip(_AFTER)).rstrip(_AFTER)
        days = _two_days(words)
        if days or (pattern(_ONLY_BEGUN).search(words) and pattern(_A_DAY).search(words)):
            first = start - (folded[start - 1 : start] in {"自", "从"})
            end = start + len(words)
            yield GarbledPeriod(folded[first:end], first, bool(days) and _mean_a_year(days))


def _two_days(words: str) -> list[str]:
    """Return the two days that words part into, one of them garbled; empty for an ordinary range.

    Where what joined them was lost, that is the slip.
    """
    for joint in (*_JOINTS, _LOST_JOINT):
        days = pattern(joint).split(words, maxsplit=1)
        if len(days) > 1 and all(map(pattern(_A_DAY).search, days)):
            is_range = joint in _JOINTS and all(map(pattern(_WITHOUT_SLIP).fullmatch, days))
            return [] if is_range else days
    return []


def _mean_a_year(days: list[str]) -> bool:
    """Whether the digits of two days are about those of 1月1日 and 12月31日."""
    first, last = ("".join(filter(str.isdecimal, day.translate(_ALIKE))) for day in days)
    return bool(pattern(_OF_A_YEAR).fullmatch(f"{first}-{last}"))
