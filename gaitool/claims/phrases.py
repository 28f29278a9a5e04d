"""Phrases that should name a figure, and the answers they give."""

from enum import StrEnum
from typing import NamedTuple

from gaitool.claims.claim import Field
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import Sort, Words, first_of, has, trimmed


class Figure(NamedTuple):
    """A figure of the tables, or one row of it."""

    field: Field
    row: str = ""


class Refusal(StrEnum):
    """Why a number became no claim, in the words for users."""

    NOT_OURS = "没有读作表里的数"
    OTHER_TIME = "其他年份或时段"
    PLANNED = "计划或目标"
    OTHER_ORGAN = "其他机关"
    CHANNEL = "渠道分项"
    SUBJECT = "申请主题"
    PART = "只是其中一部分"
    DIFFERENCE = "增减数"
    COMPARED = "用来比较的数"
    RATIO = "表里的数算不出这个百分数"
    DATE = "日期、文号或序号"
    DENIED = "否定的说法"
    AMBIGUOUS = "有歧义"


CASES = frozenset(["件", "件次", "份", "宗", "起", "例", "项", "条", ""])
"""Measure words of requests and cases."""

GROUPS = {
    "refused": Field.REFUSED,
    "unavailable": Field.UNAVAILABLE,
    "declined": Field.DECLINED,
    "other": Field.OTHERWISE,
}


def group_of(row: str) -> Field:
    """Return the group of results that a row belongs to."""
    return GROUPS[row.partition("_")[0]]


Answer = tuple[Figure, ...] | Refusal


class Phrase(NamedTuple):
    """Words that lead up to a number, those behind it, and what governs them from outside.

    ``told`` are the results and applicants that the sentence names: 公开 3 件 is a result where
    others are told.
    """

    words: Words
    behind: Words
    unit: str
    scope: Scope
    told: frozenset[str] = frozenset()
    is_zero: bool = False
    year: int | None = None

    @property
    def core(self) -> Words:
        """The words without those at the end that tie them to the number."""
        return trimmed(self.words)

    @property
    def counted(self) -> Words:
        """What stands behind the number as the thing counted."""
        return noun_phrase(self.behind)

    def has(self, sort: Sort, *names: str) -> bool:
        """Whether a word before the number is of a sort."""
        return has(self.words, sort, *names)

    @property
    def refusal(self) -> Refusal | None:
        """Why no phrase of the kind names a figure: denied, or another organ's."""
        if self.has(Sort.DENY, "word"):
            return Refusal.DENIED
        return Refusal.OTHER_ORGAN if self.scope.organ is Organ.OTHERS else None


def noun_phrase(words: Words) -> Words:
    """Return the words behind a number up to the first verb: what was counted."""
    end = first_of(words, Sort.ACT, Sort.EACH, Sort.SHARE)
    if end is not None and words[end + 1 :] and words[end].is_a(Sort.ACT, "submit", "happen"):
        # 4 件群众提出的申请: the verb belongs to the noun that follows.
        return words[: end + 1] + noun_phrase(words[end + 1 :])
    return trimmed(words[:end])
