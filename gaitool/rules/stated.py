"""What the narrative states about figures: claims, lists that add up, the processing fee."""

from collections.abc import Iterator
from functools import lru_cache

from gaitool.claims import Claim, FeeStatement, Field, NotCompared, PartList, claims, part_lists
from gaitool.claims.processing_fees import fee_statements
from gaitool.claims.reading import read_text
from gaitool.filled_report import FilledReport
from gaitool.form import AgencyType, Form
from gaitool.rules.rule import CannotCheck
from gaitool.rules.texts import Text, part_name, texts

OTHER_MATTERS = "other_matters"
_REPORTS_KEPT = 4
"""A dozen rules ask for the claims of a report, one after the other."""

_ABOUT = "约数（约、近、余、多），不逐一比较"
_OF_THE_AREA = "说的是全市（县、区）的数，本机关的表里没有"
_OF_ITS_LEVEL = "说的是本级的数，表里是全域的"


def where_to_tell(form: Form) -> str:
    """Return where to write what has no place of its own: 第六部分, else 正文."""
    return part_name(form, OTHER_MATTERS) if OTHER_MATTERS in form.sections else "正文"


def uncompared_in(report: FilledReport) -> Iterator[tuple[Text, NotCompared]]:
    """Yield every number of the narrative that is no claim; raises CannotCheck without a text."""
    for text in _written_texts(report):
        for number in read_text(
            text.words, year=report.cover.known_year, writer=report.cover.agency
        ).not_compared:
            yield text, number


def claims_in(report: FilledReport) -> Iterator[tuple[Text, Claim, str]]:
    """Yield every claim of the narrative, with the reason where none is to be compared.

    Compared are exact ones of the organ itself; 全市 is a government's own, unless it tells its
    own level apart. Raises CannotCheck where there is no narrative.
    """
    return iter(_claims_of(report))


@lru_cache(maxsize=_REPORTS_KEPT)
def _claims_of(report: FilledReport) -> tuple[tuple[Text, Claim, str], ...]:
    return tuple(_claims_with_reasons(report))


def _claims_with_reasons(report: FilledReport) -> Iterator[tuple[Text, Claim, str]]:
    is_government = report.cover.known_type is AgencyType.GOVERNMENT
    found = [
        (text, claim)
        for text in _written_texts(report)
        for claim in claims(text.words, year=report.cover.known_year, writer=report.cover.agency)
    ]
    areas = {(text.index, text.part, claim.field) for text, claim in found if claim.whole_area}
    for text, claim in found:
        of_level = claim.own_level and (text.index, text.part, claim.field) in areas
        if claim.approximate:
            yield text, claim, _ABOUT
        elif is_government and of_level:
            yield text, claim, _OF_ITS_LEVEL
        elif claim.whole_area and not is_government:
            yield text, claim, _OF_THE_AREA
        else:
            yield text, claim, ""


def own_claims(report: FilledReport) -> Iterator[tuple[Text, Claim]]:
    """Yield the claims to compare; raises CannotCheck where there is no narrative."""
    return ((text, claim) for text, claim, reason in claims_in(report) if not reason)


def part_lists_in(report: FilledReport) -> Iterator[tuple[Text, PartList]]:
    """Yield every list that breaks a number down; raises CannotCheck without a narrative."""
    for text in _written_texts(report):
        for parts in part_lists(
            text.words, year=report.cover.known_year, writer=report.cover.agency
        ):
            yield text, parts


def _written_texts(report: FilledReport) -> tuple[Text, ...]:
    written = tuple(text for text in texts(report) if text.entry.body.strip())
    if not written:
        raise CannotCheck("没有正文可核对")
    return written


@lru_cache(maxsize=_REPORTS_KEPT)
def fees_in(report: FilledReport) -> tuple[tuple[Text, FeeStatement], ...]:
    """Return every statement of 信息处理费 (元), in part six or anywhere else."""
    return tuple(
        (text, statement)
        for text in texts(report)
        for statement in fee_statements(
            text.words, year=report.cover.known_year, writer=report.cover.agency
        )
    )


def collected_fee(report: FilledReport) -> tuple[Text, Claim]:
    """Return the statement of the fee (元) that was collected, the largest of several.

    Raises CannotCheck where the report does not state it, or not exactly.
    """
    stated = [
        (text, statement.claim)
        for text, statement in fees_in(report)
        if statement.claim.field is Field.PROCESSING_FEE and not statement.claim.approximate
    ]
    if not stated:
        raise CannotCheck("正文没有写明收取了多少信息处理费")
    # Of equal amounts the one that stands first.
    return max(stated, key=lambda found: (found[1].value, -found[0].index))
