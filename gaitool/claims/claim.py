"""What a sentence can claim about the statutory tables."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Self


class Field(StrEnum):
    """The figure of the tables that a claim speaks of.

    The vague ones, ``received_or_handled`` and ``dealt_with``, fit several figures, as the
    wording does: ``cells_of`` gives them all. Fees of the organ are in 万元, processing fees in 元,
    the rest in 件. ``words`` are what users call the figure.
    """

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """Make a member that is its key and knows its words."""
        member = str.__new__(cls, value)
        member._value_, member.words = value, words
        return member

    RECEIVED = "received", "新收申请"
    HANDLED = "handled", "新收加上年结转"
    RECEIVED_OR_HANDLED = "received_or_handled", "新收，或加上年结转"
    DEALT_WITH = "dealt_with", "新收、应办或办结"
    CARRIED_IN = "carried_in", "上年结转"
    CONCLUDED = "concluded", "办结"
    CARRIED_OUT = "carried_out", "结转下年度"
    GRANTED = "granted", "予以公开"
    PARTLY_GRANTED = "partly_granted", "部分公开"
    GRANTED_AND_PARTLY = "granted_and_partly", "予以公开加部分公开"
    REFUSED = "refused", "不予公开"
    UNAVAILABLE = "unavailable", "无法提供"
    DECLINED = "declined", "不予处理"
    OTHERWISE = "otherwise", "其他处理"
    NATURAL_PERSON = "natural_person", "自然人"
    ORGANISATION = "organisation", "法人或其他组织"
    REVIEW = "review", "行政复议"
    SUIT = "suit", "行政诉讼"
    DISPUTES = "disputes", "行政复议、行政诉讼"
    NORMATIVE_ISSUED = "normative_issued", "规范性文件制发"
    NORMATIVE_REPEALED = "normative_repealed", "规范性文件废止"
    NORMATIVE_IN_FORCE = "normative_in_force", "规范性文件现行有效"
    REGULATIONS_ISSUED = "regulations_issued", "规章制发"
    REGULATIONS_REPEALED = "regulations_repealed", "规章废止"
    REGULATIONS_IN_FORCE = "regulations_in_force", "规章现行有效"
    LICENCES = "licences", "行政许可"
    PENALTIES = "penalties", "行政处罚"
    COMPULSORY_MEASURES = "compulsory_measures", "行政强制"
    FEES = "fees", "行政事业性收费"
    PROCESSING_FEE = "processing_fee", "信息处理费"
    PROCESSING_FEE_DEMANDED = "processing_fee_demanded", "要求缴纳的信息处理费"


WHOLES = frozenset(
    [Field.RECEIVED, Field.HANDLED, Field.RECEIVED_OR_HANDLED, Field.DEALT_WITH, Field.CONCLUDED]
)
"""Figures that count all requests, in one sense or another."""

COMING = frozenset([Field.RECEIVED, Field.HANDLED])
VAGUE = frozenset([Field.DEALT_WITH, Field.RECEIVED_OR_HANDLED])
"""Figures that may mean several of those."""

APPLICANTS = frozenset([Field.NATURAL_PERSON, Field.ORGANISATION])
"""Figures that count the requests of some of the applicants."""

KINDS_OF_DISPUTE = frozenset([Field.REVIEW, Field.SUIT])
"""Figures that count disputes of one kind."""

ENDINGS = ("upheld", "corrected", "other_outcome", "pending")
"""How cases ended: the columns of table 四."""

OUTCOMES: Mapping[str, Field] = MappingProxyType(
    {
        "予以公开": Field.GRANTED,
        "部分公开": Field.PARTLY_GRANTED,
        "不予公开": Field.REFUSED,
        "无法提供": Field.UNAVAILABLE,
        "不予处理": Field.DECLINED,
        "其他处理": Field.OTHERWISE,
    }
)
"""The groups of results of table 三 by their names, in the order of the form."""


class Kind(StrEnum):
    """How a claim is put."""

    COUNT = "count"
    """收到 12 件: the figure is ``value``."""
    NONE = "none"
    """未收到: the figure is 0, said in words (0件 is a COUNT)."""
    ALL = "all"
    """均为自然人: every one; ``value`` is 100 (%)."""
    CHANGE = "change"
    """同比增长 12.3%: ``value`` in %, negative for a fall."""
    SHARE = "share"
    """占 25%: ``value`` in %."""
    RATE = "rate"
    """答复率 100%: ``value`` in %."""
    RATE_IN_TIME = "rate_in_time"
    """按期答复率 100%: of those that fell due; no figure of the tables."""


class Quotation(NamedTuple):
    """The sentence as written, and the offsets in the text of the words that were read."""

    quote: str
    start: int
    end: int


class NotCompared(NamedTuple):
    """A number that became no claim, with its sentence and the reason in words for users."""

    number: str
    reason: str
    source: Quotation


class Claim(NamedTuple):
    """One statement about a figure of the tables, with the words it was read from.

    ``row`` is the key of a single row (``refused_third_party``, ``direct_suit``) where the
    sentence names it, else empty: the figure of the whole group. ``base`` is what applicants and
    shares are counted of, None where the text leaves it open. ``tolerance`` is half of
    the last stated place of a percentage. ``whole_area`` marks 全市 and the like: it is the
    organ's own figure only where the organ reports for its area; ``own_level`` 本级, which is not.
    """

    field: Field
    value: Decimal
    source: Quotation
    kind: Kind = Kind.COUNT
    row: str = ""
    base: Field | None = None
    approximate: bool = False
    tolerance: Decimal = Decimal(0)
    whole_area: bool = False
    own_level: bool = False
    derivation: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The sentence as written."""
        return self.source.quote

    @property
    def start(self) -> int:
        """Where the words that were read begin in the text."""
        return self.source.start

    @property
    def end(self) -> int:
        """Where the words that were read end in the text."""
        return self.source.end

    @property
    def negative(self) -> bool:
        """Whether the sentence denies (未收到) rather than counts (0件)."""
        return self.kind is Kind.NONE


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

GROUPS: Mapping[str, Field] = MappingProxyType(
    {
        "refused": Field.REFUSED,
        "unavailable": Field.UNAVAILABLE,
        "declined": Field.DECLINED,
        "other": Field.OTHERWISE,
    }
)


def group_of(row: str) -> Field:
    """Return the group of results that a row belongs to."""
    return GROUPS[row.partition("_")[0]]


Answer = tuple[Figure, ...] | Refusal


class Mention(NamedTuple):
    """What is said of a figure, by the places of the tokens that say it; ``at`` of which number."""

    field: Field
    start: int
    end: int
    row: str = ""
    at: int = -1
