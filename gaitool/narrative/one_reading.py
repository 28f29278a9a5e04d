"""A claim on its way: what a stretch of a folded line says."""

from dataclasses import dataclass
from decimal import Decimal

from gaitool.narrative.claim import Field, Kind
from gaitool.narrative.quantities import Quantity
from gaitool.narrative.ratios import Ratio

WHOLES = frozenset(
    [
        Field.RECEIVED,
        Field.HANDLED,
        Field.RECEIVED_OR_HANDLED,
        Field.DEALT_WITH,
        Field.CONCLUDED,
    ]
)
"""Figures that count all requests, in one sense or another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch of the line says; ``start`` and ``end`` are places in the folded line."""

    field: Field
    value: Decimal
    start: int
    end: int
    kind: Kind = Kind.COUNT
    row: str = ""
    base: Field | None = None
    approximate: bool = False
    tolerance: Decimal = Decimal(0)
    whole_area: bool = False


def ratio_reading(ratio: Ratio, subject: Reading | None, quantity: Quantity) -> Reading | None:
    """Make the reading of a percentage: of the figure it names, else of the claim before it."""
    field = ratio.field or (subject.field if subject else None)
    if field is None:
        return None
    return Reading(
        field,
        ratio.value,
        quantity.start,
        quantity.end,
        ratio.kind,
        row=subject.row if subject and not ratio.field else "",
        base=ratio.base,
        approximate=quantity.approximate,
        tolerance=quantity.half_unit,
    )
