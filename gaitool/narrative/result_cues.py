"""Cues for what became of requests: the groups of table 三 and their single rows."""

from gaitool.narrative.claim import Field
from gaitool.narrative.cues import Cue, Topic
from gaitool.narrative.phrases import FILL

_OPEN = (Topic.APPLICATIONS, Topic.DISPUTES, None)
_TAIL = rf"(?:的|答复|决定|处理|申请|情形|政府信息公开|信息|事项|件)*{FILL}"
_START = r"[^，,、:：;；(（中有另和及]$"
_BEHIND = r"(?:申请)?(?:被|依法|作出|已|予以|给予|决定|答复为|答复|属于?|为)*"

_HEADS: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (Field.GRANTED, ("予以公开", "全部公开", "同意公开")),
    (Field.PARTLY_GRANTED, ("部分公开", "予以部分公开")),
    (
        Field.GRANTED_AND_PARTLY,
        tuple(
            f"公开{joint}{partly}"
            for joint in ("及", "和", "、", "或", "与", "以及")
            for partly in ("部分公开", "予以部分公开")
        ),
    ),
    (Field.REFUSED, ("不予公开", "不予以公开")),
    (Field.UNAVAILABLE, ("无法提供", "不能提供")),
    (Field.DECLINED, ("不予处理",)),
    (Field.OTHERWISE, ("其他处理", "作其他处理")),
)

RESULTS = (
    *(Cue(field, heads, _TAIL, topics=_OPEN) for field, heads in _HEADS),
    *(
        Cue(
            field,
            ("",),
            behind=rf"{_BEHIND}(?:{'|'.join(heads)})(?![\d一二三四五六七八九十])",
            topics=_OPEN,
            veto=_START,
        )
        for field, heads in _HEADS
    ),
)
