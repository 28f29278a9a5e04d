"""Cues for what became of requests: the groups of table 三, before their number or after it."""

from gaitool.claims.claim import Field
from gaitool.claims.cues import Cue, Topic
from gaitool.claims.phrases import FILL, RANKED
from gaitool.claims.reasons import reasons_in
from gaitool.text.patterns import pattern

_OPEN = (Topic.APPLICATIONS, Topic.DISPUTES, None)
_TAIL = (
    r"(?:的|类|答复|决定|处理|申请|情形|政府信息公开|信息|事项|件)*+"
    rf"(?:[（(](?!含|包括)[^（）()\d]*[）)])?{RANKED}{FILL}"
)

_HEADS: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (Field.GRANTED, ("予以公开", "全部公开", "同意公开", "给予公开", "准予公开")),
    (Field.PARTLY_GRANTED, ("部分公开", "予以部分公开")),
    (
        Field.GRANTED_AND_PARTLY,
        tuple(
            f"{whole}{joint}{partly}"
            for whole in ("公开", "全部")
            for joint in ("及", "和", "、", "或", "与", "以及")
            for partly in ("部分公开", "予以部分公开")
        ),
    ),
    (Field.REFUSED, ("不予公开", "不予以公开", "不同意公开")),
    (Field.UNAVAILABLE, ("无法提供", "不能提供")),
    (Field.DECLINED, ("不予处理",)),
    (Field.OTHERWISE, ("其他处理", "作其他处理")),
)
# 公开 alone is mostly 信息公开: it must follow a mark, with other results in the sentence.
_SHORT_HEADS: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (Field.GRANTED, tuple(f"{mark}公开" for mark in "，,、：:；;（(为中是")),
    (Field.REFUSED, ("不公开",)),
)
_BESIDE_OTHER_RESULTS = r"部分公开|无法提供|不予处理|不予公开|不公开"

RESULTS = (
    *(Cue(field, heads, _TAIL, topics=_OPEN) for field, heads in _HEADS),
    *(
        Cue(field, heads, _TAIL, topics=(Topic.APPLICATIONS,), beside=_BESIDE_OTHER_RESULTS)
        for field, heads in _SHORT_HEADS
    ),
)

_BEHIND = (
    (Field.PARTLY_GRANTED, "部分公开"),
    (Field.REFUSED, r"不(?:予|予以)?公开"),
    (Field.UNAVAILABLE, r"无法提供|不能提供"),
    (Field.DECLINED, r"不予处理"),
    (Field.OTHERWISE, r"其他处理"),
    # 不予以公开 refuses.
    (Field.GRANTED, r"(?<!不)(?:予以|同意|给予|准予|全部)公开"),
)
_STARTS = (
    r"(?:^|[，,、:：;；。（(])(?:其中|全年|本年度?|20\d\d年度?|共|有|另|还有|其余|剩余|余|即|对|针对|上述|决定|和|及|以及)*"
    r"(?P<reason>(?:因|属于?|涉及)[^，,;；。]{0,30}的)?$"
)
_CLAUSE = (
    r"(?![、和及])(?:[^，,;；。（）()：:\d、]{3,44}(?=[、和及](?:\d|[一二三四五六七八九十]+件))"
    r"|[^，,;；。（）()：:\d]{0,44})"
)
"""The words up to the next number that stands right after a joint: these are not about it."""
_ITS_NUMBER_FOLLOWS = r"\d|[一二三四五六七八九十]+件"
_VAGUE = r"等|因|由于|属于|涉及|为由|原因|理由|除|或|曾|拟"
# Withdrawn, undone, disputed or spot-checked: no plain result. 重新出具 is a row of the form.
_TAKEN_BACK = r"撤回|撤销|纠正|改为|重新(?!出具)|起诉|复议|诉讼|[抽评]查|(?<!经)审查"


def result_behind(left: str, right: str) -> tuple[Field, str] | None:
    """Return group and row of a result told behind its number: 2 件因不掌握相关信息无法提供.

    The row is ``""`` for the group as a whole. None where the words do not begin with the
    number, tell two results or reasons, or a reason that is no row of the form.
    """
    start = pattern(_STARTS).search(left)
    clause = pattern(_CLAUSE).match(right)
    if not start or not clause or pattern(_ITS_NUMBER_FOLLOWS).match(right, clause.end()):
        return None
    words = (start["reason"] or "") + clause[0]
    if pattern(_TAKEN_BACK).search(words):
        return None
    reasons = reasons_in(words)
    fields = {field for field, sign in _BEHIND if pattern(sign).search(words)}
    fields |= {reason.field for reason in reasons}
    if len(fields) != 1 or len(reasons) > 1:
        return None
    if not reasons and pattern(_VAGUE).search(words):
        return None
    return fields.pop(), reasons[0].row if reasons else ""
