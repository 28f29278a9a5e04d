"""A claim on its way: what a stretch of a folded line says."""

from bisect import bisect_left
from dataclasses import KW_ONLY, dataclass, fields

from gaitool.claims.claim import Claim, Field, Quotation, Statement
from gaitool.claims.quantities import Quantity
from gaitool.claims.ratios import Ratio
from gaitool.text.patterns import pattern

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
QUARRELS = frozenset([Field.REVIEW, Field.SUIT, Field.DISPUTES])
_EACH = {
    Field.DISPUTES: (Field.REVIEW, Field.SUIT),
    Field.GRANTED_AND_PARTLY: (Field.GRANTED, Field.PARTLY_GRANTED),
}
_ONE_OF_EACH = r"均|各"
_REQUESTS_TOO = r"(?:信息公开|依申请公开)申请(?:数量|件)?[、和及]"


@dataclass(frozen=True, slots=True)
class Reading(Statement):
    """What a stretch of the line says; ``start`` and ``end`` are places in the folded line."""

    _: KW_ONLY
    start: int
    end: int

    def as_claim(self, source: Quotation) -> Claim:
        """Return it as the claim of a sentence as written."""
        said = {one.name: getattr(self, one.name) for one in fields(Statement)}
        return Claim(**said, source=source)


def said_since(readings: list[Reading], place: int) -> list[Reading]:
    """Return the readings, which stand in order, from a place on."""
    return readings[bisect_left(readings, place, key=lambda reading: reading.start) :]


def ratio_reading(ratio: Ratio, subject: Reading | None, quantity: Quantity) -> Reading | None:
    """Make the reading of a percentage: of the figure it names, else of the claim before it."""
    field = ratio.field or (subject.field if subject else None)
    if field is None:
        return None
    return Reading(
        field,
        ratio.value,
        ratio.kind,
        start=quantity.start,
        end=quantity.end,
        row=subject.row if subject and not ratio.field else "",
        base=ratio.base,
        approximate=quantity.approximate,
        tolerance=quantity.half_unit,
    )


def fields_of_each(field: Field, clause: str) -> tuple[Field, ...]:
    """Return the figures that a number is said of each: 申请、复议、诉讼均为 0 件."""
    if not pattern(_ONE_OF_EACH).search(clause[-4:]):
        return (field,)
    each = _EACH.get(field, (field,))
    named_too = field in QUARRELS and pattern(_REQUESTS_TOO).search(clause)
    return (Field.RECEIVED, *each) if named_too else each
