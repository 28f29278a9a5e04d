"""Percentages beside a figure: change on last year, share of a whole, rate of conclusion."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gaitool.narrative.claim import Field, Kind
from gaitool.narrative.context import Context
from gaitool.narrative.cues import Topic
from gaitool.narrative.patterns import pattern
from gaitool.narrative.quantities import Quantity

_RISE = r"增长|上升|增加|提高|上涨|增幅"
_FALL = r"下降|减少|降低|回落|下滑|降幅"
_THAN_LAST_YEAR = (
    r"(?:同比(?:上年度?|去年)?|(?:与|较|比|同)(?:上年度?|上一年度?|去年|20\d\d年度?)(?:同期)?"
    r"(?:相比|比较|比)?[,，]?(?:同比)?)"
)
_CHANGED = rf"(?:总量|总数|数量|数)?(?:{_RISE}|{_FALL})(?:幅度)?(?:了|约|近|为|达|到|:|：)*"

_CHANGE = rf"[，,(（、]?{_THAN_LAST_YEAR}{_CHANGED}"
_CHANGE_AFTER_DIFFERENCE = rf"[，,、]?(?:同比)?(?:{_RISE}|{_FALL})(?:幅度)?(?:了|约|近|为|达|:)*"
_DIFFERENCE = rf"[，,(（、]?(?:{_THAN_LAST_YEAR}){_CHANGED}"
_NAMED_CHANGE = (
    r"(?:^|[，,:：]|全年|年|政府信息公开|依申请公开|信息公开|公开)(?:新收|收到|受理)?(?:的)?申请"
    rf"(?:总)?(?:数量|件数|量|数)(?P<change>{_THAN_LAST_YEAR}{_CHANGED})$"
)
_SHARE = (
    r"[，,(（、]?(?:约)?占(?:比|(?P<whole>[^，,。；;、\d%]{0,16}?)(?:总数|总量|总件数|数量|数|总申请量)?)"
    r"(?:的)?(?:比例|比重|比)?(?:的)?(?:约?为|达到|达|约|:|：)*"
)
_RATE = (
    r"(?P<before>.{0,6})(?:答复率|办结率|办复率|回复率)(?:均|也|已|保持|达到|达|为|:|：|实现|在)*$"
)
_IN_TIME = r"按时|按期|及时|限时|如期|准时|时限|期限|规范|合规|有效"
_WHOLES = (
    (Field.CONCLUDED, re.compile(r"办结|答复|办理结果")),
    (Field.RECEIVED, re.compile(r"收到|新收|受理|申请")),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage and the figure it is of: None where it is that of the claim before it."""

    kind: Kind
    value: Decimal
    field: Field | None = None
    base: Field | None = None


def read_ratio(left: str, quantity: Quantity, context: Context) -> Ratio | None:
    """Read a percentage; ``left`` is what stands between it and the number before it."""
    value = quantity.value
    if value is None:
        return None
    if pattern(_CHANGE).fullmatch(left) or pattern(_CHANGE_AFTER_DIFFERENCE).fullmatch(left):
        return Ratio(Kind.CHANGE, _signed(value, left))
    if share := pattern(_SHARE).fullmatch(left):
        return Ratio(Kind.SHARE, value, base=_whole_of(share["whole"] or ""))
    topic = context.topic_at(quantity.start)
    named = pattern(_NAMED_CHANGE).search(left)
    if named and topic in {Topic.APPLICATIONS, None}:
        return Ratio(Kind.CHANGE, _signed(value, named["change"]), Field.RECEIVED)
    rate = pattern(_RATE).search(left)
    if rate and topic is Topic.APPLICATIONS and not pattern(_IN_TIME).search(rate["before"]):
        return Ratio(Kind.RATE, value, Field.CONCLUDED)
    return None


def is_difference(left: str) -> bool:
    """Whether a number says how much more or less than last year: 比上年增加 3 件."""
    return bool(pattern(_DIFFERENCE).fullmatch(left))


def _signed(value: Decimal, words: str) -> Decimal:
    return -value if re.search(_FALL, words) else value


def _whole_of(words: str) -> Field | None:
    return next((field for field, sign in _WHOLES if sign.search(words)), None)
