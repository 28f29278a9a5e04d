"""Statements that all of what was counted is of one kind: 均为自然人, 均为复议后起诉."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from gaitool.claims.claim import Field, Kind
from gaitool.claims.context import Context
from gaitool.claims.cues import Topic
from gaitool.claims.one_reading import WHOLES, Reading
from gaitool.claims.other_cues import path_of_suit
from gaitool.claims.quantities import Quantity
from gaitool.claims.reach import REACH, last_mark
from gaitool.claims.reasons import reasons_in
from gaitool.text.patterns import found_in, pattern

_APPLICANTS = (
    r"(?:(?:均|都|全部?|皆)(?:由|为|是|系|属于?|来自|以)|申请人(?:身份|类型)?(?:为|是|系))"
    r"(?:(?:网上|网络|线上|线下|当面|信函|书面)(?:提交|提出|申请)?(?:的)?)?"
    r"(?P<who>自然人|公民个人|公民|个人|法人(?:(?:和|或|及|、)(?:者)?其他组织)?)"
    r"(?:(?!和|及|或|与|法人|企业|组织)[^，,、。；;）)\d]){0,16}(?=[，,。；;）)]|$)"
)
_ROW = (
    r"[，,（(](?:结果)?(?:均|都|全部|皆|为|系|属于?|是|因)+(?P<what>[^，,。；;（(）)、\d]{4,30})"
    r"(?=[，,。；;）)]|$)"
)
_SHARE = r"[，,（(]占[^，,。；;\d]{0,6}\d+(?:\.\d+)?%[）)]?"
_BESIDE = 10
_OF_ROWS = frozenset(
    [Field.SUIT, Field.REFUSED, Field.UNAVAILABLE, Field.DECLINED, Field.OTHERWISE]
)


def applicants_alike(
    context: Context, counted: list[Reading], uncounted: list[Quantity]
) -> Iterator[Reading]:
    """Yield the statements that all applicants are of one kind, of the whole counted before.

    ``uncounted`` are the numbers that claim nothing: 信函 3 件，均为自然人 speaks of these three
    alone, unless the whole was broken down into them.
    """
    wholes = [item for item in counted if item.field in WHOLES]
    for match in found_in(context.text, _APPLICANTS, "自然人", "公民", "个人", "法人"):
        if context.topic_at(match.start()) is not Topic.APPLICATIONS:
            continue
        whole = _last_before(wholes, match.start())
        sentence = last_mark(context.text, "。", match.start())
        last = max(whole.start if whole else sentence, sentence)
        since = bisect_right(uncounted, last, key=_start)
        others = uncounted[since : bisect_left(uncounted, match.start(), key=_start)]
        if others and not (whole and _add_up_to(whole, others)):
            continue
        field = Field.ORGANISATION if match["who"].startswith("法人") else Field.NATURAL_PERSON
        base = whole.field if whole else None
        yield Reading(
            field, Decimal(100), Kind.ALL, base=base, start=match.start(), end=match.end()
        )


def _last_before(readings: list[Reading], place: int) -> Reading | None:
    """Return the last reading, of some in order, that ends before a place or at it."""
    index = bisect_right(readings, place, key=lambda reading: reading.end)
    return readings[index - 1] if index else None


def _start(quantity: Quantity) -> int:
    return quantity.start


def _add_up_to(whole: Reading, parts: list[Quantity]) -> bool:
    return sum(part.value or 0 for part in parts) == whole.value


def rows_alike(context: Context, counted: list[Reading]) -> Iterator[Reading]:
    """Yield the rows that all cases of a group, just counted, belong to."""
    groups = [item for item in counted if item.kind is Kind.COUNT]
    if not any(item.field in _OF_ROWS for item in groups):
        return
    for match in pattern(_ROW).finditer(context.text):
        group = _last_before(groups, match.start())
        if group is None or group.row or match.start() - group.end > REACH:
            continue
        between = pattern(_SHARE).sub("", context.text[group.end : match.start()])
        row = _row_of(group.field, match["what"])
        if row and len(between) <= _BESIDE and not pattern(r"[\d。；;]").search(between):
            yield Reading(
                group.field, group.value, row=row, start=match.start("what"), end=match.end("what")
            )


def _row_of(field: Field, words: str) -> str:
    if field is Field.SUIT:
        return path_of_suit(words)
    reasons = reasons_in(words)
    return reasons[0].row if len(reasons) == 1 and reasons[0].field is field else ""
