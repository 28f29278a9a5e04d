"""Percentages beside a figure: change on last year, share of a whole, rate of conclusion."""

from decimal import Decimal
from typing import NamedTuple

from gaitool.claims.claim import OUTCOMES, Field, Kind
from gaitool.claims.context import Context
from gaitool.claims.cues import Topic
from gaitool.claims.quantities import Quantity
from gaitool.text.patterns import pattern

_RISE = r"增长率|增速|增长|上升|增加|提高|上涨|增幅"
_FALL = r"下降|减少|降低|回落|下滑|降幅"
THAN_LAST_YEAR = (
    r"(?:同比(?:上年度?|去年)?|(?:与|较|比|同)(?:上年度?|上一年度?|去年|20\d\d年度?)(?:同期)?"
    r"(?:相比|比较|比)?[,，]?(?:同比)?)"
)
_THAN_YEAR = r"(?:与|较|比|同)(20\d\d)年"
CHANGED = rf"(?:总量|总数|数量|数)?(?:{_RISE}|{_FALL})(?:幅度)?(?:了|约|近|为|达|到|:|：)*"

_CHANGE = rf"[，,(（、]?{THAN_LAST_YEAR}{CHANGED}"
_CHANGE_AFTER_DIFFERENCE = rf"[，,、]?(?:同比)?(?:{_RISE}|{_FALL})(?:幅度)?(?:了|约|近|为|达|:)*"
_DIFFERENCE = (
    rf"[，,(（、]?(?:(?:{THAN_LAST_YEAR})?{CHANGED}"
    rf"|{THAN_LAST_YEAR}(?:多|少)(?:收到|受理|接到|新收)?了?)"
)
_REQUESTS = (
    r"(?:^|[，,:：]|全年|年|政府信息公开|依申请公开|信息公开|公开)(?:新收|收到|受理)?(?:的)?申请"
    r"(?:受理|新收)?(?:总)?(?:数量|件数|量|数)"
    r"|依申请公开(?:受理|申请|收件)?(?:总)?(?:数量|件数|量|数)"
)
_NAMED = (
    (Field.RECEIVED, _REQUESTS),
    (Field.CONCLUDED, r"(?:办结|答复)(?:总)?(?:数量|件数|量|数)"),
    (Field.GRANTED, r"予以公开(?:件)?(?:数量|数)"),
    (Field.PARTLY_GRANTED, r"部分公开(?:件)?(?:数量|数)"),
    (Field.REFUSED, r"不予公开(?:件)?(?:数量|数)"),
    (Field.UNAVAILABLE, r"无法提供(?:件)?(?:数量|数)"),
    (Field.REVIEW, r"复议(?:申请|案件)?(?:总)?(?:数量|件数|量|数)"),
    (Field.LICENCES, r"行政许可(?:决定|事项|案件)?(?:总)?(?:数量|件数|量|数)"),
    (Field.PENALTIES, r"行政处罚(?:决定|案件)?(?:总)?(?:数量|件数|量|数)"),
    (Field.SUIT, r"诉讼(?:案件)?(?:总)?(?:数量|件数|量|数)"),
)
_NAMED_CHANGE = rf"(?P<change>{THAN_LAST_YEAR}?{CHANGED})$"
_DISPUTES = frozenset([Field.REVIEW, Field.SUIT])
_DECISIONS = frozenset([Field.LICENCES, Field.PENALTIES])
SHARE = (
    r"[，,(（、]?(?:约)?占(?:比|(?P<whole>[^，,。；;、\d%]{0,16}?)(?:总数|总量|总件数|数量|数|总申请量)?)"
    r"(?:的)?(?:比例|比重|比)?(?:的)?(?:为|达到|达|约|:|：)*+"
)
_RANKED = (
    r"(?:(?:比例|比重|占比|数量)?(?:最高|最大|最多|居首|居多|较高|较大|次之)"
    r"|占(?:绝?大?多数|比(?:例|重)?(?:最高|最大)))?"
)
_NAMED_SHARE = (
    r"(?:.{0,60}[，,。；;：:、中])?"
    r"(?:其次|再次|首位|(?:占比|比例|比重|数量)?(?:最高|最大|最多|较高|次之))?(?:的)?(?:为|是)?"
    r"(?P<who>(?:予以)?公开[和及、与或](?:予以)?部分公开|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|自然人|法人)"
    rf"(?:(?:或|和|及)其他组织)?(?:的|类|申请|件|事项)*{_RANKED}{SHARE}"
)
_SHARED = {
    **OUTCOMES,
    "自然人": Field.NATURAL_PERSON,
    "法人": Field.ORGANISATION,
}
_RATE = (
    r"(?P<before>[^，,；;。、和及]{0,6}?)(?:答复率|办结率|办复率|回复率)"
    r"(?:[、和及][^，,。；;\d率]{0,8}率){0,4}(?:均|也|已|保持|达到|达|为|:|：|实现|在)*+$"
)
# 按期答复率 100% leaves room for requests carried over: it is true beside them.
_IN_TIME = r"按时|按期|及时|限时|如期|准时|时限|期限|规范|合规|有效"
_WHOLES = (
    (Field.CONCLUDED, r"办结|答复|办理结果"),
    (Field.RECEIVED, r"收到|新收|受理|申请"),
)


class Ratio(NamedTuple):
    """A percentage and the figure it is of: None where it is that of the claim before it."""

    kind: Kind
    value: Decimal
    field: Field | None = None
    base: Field | None = None

    def is_of_its_own_whole(self, counted: Field) -> bool:
        """Whether requests are said to be but a share of all: 申请 11 件，占申请总量的 52%."""
        return self.kind is Kind.SHARE and counted is Field.RECEIVED and self.field is None


def read_ratio(left: str, quantity: Quantity, context: Context) -> Ratio | None:
    """Read a percentage; ``left`` is what stands between it and the number before it."""
    value = quantity.value
    if value is None:
        return None
    if than_an_earlier_year(left, context.year):
        return None
    topic = context.topic_at(quantity.start)
    ratio = _of_what_was_counted(left, value) or _change_of_a_named_figure(left, quantity, context)
    if ratio is None and topic is Topic.APPLICATIONS:
        ratio = _share_of_a_named_group(left, value) or _rate_of_answers(left, value)
    return ratio


def than_an_earlier_year(left: str, year: int | None) -> bool:
    """Whether a change is one from a year before last year: 比 2021 年下降 30.8%."""
    named = pattern(_THAN_YEAR).findall(left)
    return bool(named) and year is not None and int(named[-1]) < year - 1


def _of_what_was_counted(left: str, value: Decimal) -> Ratio | None:
    if pattern(_CHANGE).fullmatch(left) or pattern(_CHANGE_AFTER_DIFFERENCE).fullmatch(left):
        return Ratio(Kind.CHANGE, signed(value, left))
    share = None if "分别" in left else pattern(SHARE).fullmatch(left)
    return Ratio(Kind.SHARE, value, base=whole_of(share["whole"] or "")) if share else None


def _change_of_a_named_figure(left: str, quantity: Quantity, context: Context) -> Ratio | None:
    value = quantity.value
    if value is None or not pattern(f"(?:{_RISE}|{_FALL})").search(left):
        return None
    for field, name in _NAMED:
        named = pattern(f"(?:{name}){_NAMED_CHANGE}").search(left)
        if named and _is_ours(field, quantity, context):
            return Ratio(Kind.CHANGE, signed(value, named["change"]), field)
    return None


def _is_ours(field: Field, quantity: Quantity, context: Context) -> bool:
    """Whether requests or disputes are those about 信息公开."""
    if field in _DISPUTES:
        return context.about_disclosure(quantity.start)
    return field in _DECISIONS or context.topic_at(quantity.start) is not Topic.FOREIGN


def _share_of_a_named_group(left: str, value: Decimal) -> Ratio | None:
    share = pattern(_NAMED_SHARE).fullmatch(left)
    if share is None or pattern(f"{_RISE}|{_FALL}").search(left):
        return None
    return Ratio(
        Kind.SHARE,
        value,
        _SHARED.get(share["who"], Field.GRANTED_AND_PARTLY),
        whole_of(share["whole"] or ""),
    )


def _rate_of_answers(left: str, value: Decimal) -> Ratio | None:
    rate = pattern(_RATE).search(left)
    if rate is None or pattern(_IN_TIME).search(rate["before"]):
        return None
    return Ratio(Kind.RATE, value, Field.CONCLUDED)


def is_difference(left: str) -> bool:
    """Whether a number says how much more or less than last year: 比上年增加 3 件."""
    return bool(pattern(_DIFFERENCE).fullmatch(left))


def signed(value: Decimal, words: str) -> Decimal:
    """Return a change as words tell it: below 0 where the last of them is one of decrease."""
    told = pattern(f"{_RISE}|{_FALL}").findall(words)
    return -value if told and pattern(_FALL).fullmatch(told[-1]) else value


def whole_of(words: str) -> Field | None:
    """Return what a share is said to be of, None where that is left open."""
    return next((field for field, sign in _WHOLES if pattern(sign).search(words)), None)
