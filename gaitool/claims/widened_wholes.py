"""Counts of requests that turn out to hold those carried over: 受理 62 件（其中上年结转 3 件）."""

from dataclasses import replace

from gaitool.claims.claim import Field, Kind
from gaitool.claims.number_words import Words
from gaitool.claims.one_reading import WHOLES, Reading
from gaitool.text.patterns import pattern

_WIDENED = frozenset([Field.RECEIVED, Field.DEALT_WITH, Field.RECEIVED_OR_HANDLED])
_INCLUDED_IN_A_WHOLE = frozenset([Field.CARRIED_IN, Field.RECEIVED])
_INCLUDED = r"其中|含|包括|包含|^[（(]"


def with_whole_widened(counted: list[Reading], reading: Reading, words: Words) -> list[Reading]:
    """Return what a sentence counted, its whole read as received and carried in.

    It is where the whole holds a part that is told next.
    """
    if reading.field not in _INCLUDED_IN_A_WHOLE:
        return counted
    counts = [item for item in counted if item.kind is Kind.COUNT]
    whole = next((item for item in reversed(counts) if item.field in WHOLES), None)
    if whole is None or whole.field not in _WIDENED:
        return counted
    # 办理 91 件，上年结转 6 件: what was dealt with is told at once where it came from.
    told_at_once = whole.field is Field.DEALT_WITH and whole.end == words.begins
    if not told_at_once and not pattern(_INCLUDED).search(words.left):
        return counted
    return [
        replace(item, field=Field.HANDLED)
        if item.field is whole.field and item.start >= whole.start
        else item
        for item in counted
    ]
