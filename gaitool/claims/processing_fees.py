"""Statements of 信息处理费, with the details that should add up to them."""

from gaitool.claims.claim import Claim, Field
from gaitool.claims.part_lists import PartList, part_lists
from gaitool.claims.reading import claims
from gaitool.record import Record

PROCESSING_FEES = frozenset([Field.PROCESSING_FEE, Field.PROCESSING_FEE_DEMANDED])
"""The fields that speak of 信息处理费, collected or demanded."""


class FeeStatement(Record):
    """An amount of 信息处理费 in 元, collected or demanded as its field says; 0 for 未收取.

    ``details`` break the amount down, None where the text gives the amount alone.
    """

    claim: Claim
    details: PartList | None = None


def fee_statements(
    text: str, *, year: int | None = None, writer: str = ""
) -> tuple[FeeStatement, ...]:
    """Return what the text says about 信息处理费 (国办函〔2020〕109号), in order."""
    details = {parts.source.start: parts for parts in part_lists(text, year=year, writer=writer)}
    return tuple(
        FeeStatement(claim, details.get(claim.start))
        for claim in claims(text, year=year, writer=writer)
        if claim.field in PROCESSING_FEES
    )
