"""Percentages that 分别 hands out to the figures before: 较上年分别增长 6.1%、下降 8.2%."""

from bisect import bisect_left
from collections.abc import Iterator

from gaitool.claims.claim import Kind
from gaitool.claims.context import Context
from gaitool.claims.one_reading import Reading, said_since
from gaitool.claims.quantities import Quantity, quantities
from gaitool.claims.ratios import CHANGED, THAN_LAST_YEAR, signed, than_an_earlier_year
from gaitool.claims.reach import last_mark
from gaitool.text.patterns import found_in

_PERCENT = r"\d{1,9}(?:\.\d{1,9})?%"
_CHANGES = (
    rf"[，,（(](?P<than>{THAN_LAST_YEAR})(?:分别|各)?"
    rf"(?P<run>{CHANGED}{_PERCENT}(?:(?:[、，,]|和|及)(?:{CHANGED})?{_PERCENT})+)"
)
_SHARES = (
    r"[，,（(](?:(?:分别|各)(?:约)?占(?:比|(?:申请|办结)?(?:总数|总量|总件数)的?)?|占比分别)(?:为|达|约)*+"
    rf"(?P<run>{_PERCENT}(?:(?:[、，,]|和|及){_PERCENT})+)"
)
_GOES_ON = ("、", "和", "及")


def ratios_apart(context: Context, counted: list[Reading]) -> Iterator[Reading]:
    """Yield a percentage for each of the figures counted right before, in their order."""
    if "%" not in context.text:
        return
    every = list(quantities(context.text))
    for kind, source in ((Kind.CHANGE, _CHANGES), (Kind.SHARE, _SHARES)):
        for match in found_in(context.text, source, "%"):
            if kind is Kind.CHANGE and than_an_earlier_year(match["than"], context.year):
                continue
            begin, end = match.span("run")
            ratios = _between(every, begin, end)
            figures = _figures_before(context.text, every, counted, match.start(), len(ratios))
            yield from _handed_out(context.text, kind, figures, ratios, begin)


def _figures_before(
    text: str, every: list[Quantity], counted: list[Reading], place: int, number: int
) -> list[Reading]:
    """Return the last figures before a place; none where the list holds others too."""
    sentence = last_mark(text, "。；;", place)
    before = _between(every, sentence + 1, place)
    figures = [
        item
        for item in said_since(counted, sentence + 1)
        if item.kind is Kind.COUNT and item.start < place
    ]
    last, others = before[-number:], before[:-number]
    starts = [item.start for item in figures[-number:]]
    if len(last) < number or starts != [item.start for item in last]:
        return []
    goes_on = others and text[others[-1].end : last[0].start].startswith(_GOES_ON)
    return [] if goes_on else figures[-number:]


def _between(every: list[Quantity], begin: int, end: int) -> list[Quantity]:
    """Return the numbers of a stretch of the line."""
    first, last = (bisect_left(every, place, key=lambda one: one.start) for place in (begin, end))
    return every[first:last]


def _handed_out(
    text: str, kind: Kind, figures: list[Reading], ratios: list[Quantity], begin: int
) -> Iterator[Reading]:
    for figure, ratio in zip(figures, ratios, strict=False):
        value = ratio.value
        if value is not None:
            words = text[begin : ratio.start]
            yield Reading(
                figure.field,
                signed(value, words) if kind is Kind.CHANGE else value,
                kind,
                start=ratio.start,
                end=ratio.end,
                row=figure.row,
                approximate=ratio.approximate,
                tolerance=ratio.half_unit,
            )
