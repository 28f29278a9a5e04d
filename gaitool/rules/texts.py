"""What several rules ask of the narrative: its texts, the claims in them, the processing fee."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gaitool.filled_report import FilledReport
from gaitool.findings import FoundCell
from gaitool.narrative import Claim, FeeStatement, Field, PartList, claims, part_lists
from gaitool.narrative.processing_fees import fee_statements
from gaitool.rules.rule import CannotCheck, found_section

OTHER_MATTERS = "other_matters"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the report: its part, its index among the exported ones, and its words."""

    part: str
    index: int
    text: str

    def found(self, report: FilledReport, words: str) -> FoundCell:
        """Name the passage as the cell that a finding quotes."""
        return found_section(report, self.part, self.index, words)


def passages(report: FilledReport, *parts: str) -> Iterator[Passage]:
    """Yield the texts of some parts, of all without names, in reading order."""
    for part, entries in report.sections.items():
        if not parts or part in parts:
            for index, entry in enumerate(entries):
                if entry.body.strip():
                    yield Passage(part, index, entry.body)


def claims_in(report: FilledReport) -> Iterator[tuple[Passage, Claim]]:
    """Yield every claim of the narrative; raises CannotCheck where there is no narrative."""
    texts = tuple(passages(report))
    if not texts:
        raise CannotCheck("没有正文可核对")
    for passage in texts:
        for claim in _claims(passage.text, report.cover.known_year):
            yield passage, claim


def part_lists_in(report: FilledReport) -> Iterator[tuple[Passage, PartList]]:
    """Yield every list that breaks a number down; raises CannotCheck without a narrative."""
    texts = tuple(passages(report))
    if not texts:
        raise CannotCheck("没有正文可核对")
    for passage in texts:
        for parts in _part_lists(passage.text, report.cover.known_year):
            yield passage, parts


def fees_in(report: FilledReport) -> tuple[tuple[Passage, FeeStatement], ...]:
    """Return every statement of 信息处理费 (元), of part six and wherever else one is made."""
    year = report.cover.known_year
    return tuple(
        (passage, statement)
        for passage in passages(report)
        for statement in fee_statements(passage.text, year=year)
    )


def collected_fee(report: FilledReport) -> tuple[Passage, Claim]:
    """Return the statement of the fee (元) that was collected, the largest of several.

    Raises CannotCheck where the report does not say, or not exactly.
    """
    stated = [
        (passage, statement.claim)
        for passage, statement in fees_in(report)
        if statement.claim.field is Field.PROCESSING_FEE and not statement.claim.approximate
    ]
    if not stated:
        raise CannotCheck("正文没有写明收取了多少信息处理费")
    return max(stated, key=lambda found: (found[1].value, -found[0].index))


@lru_cache(maxsize=256)
def _claims(text: str, year: int | None) -> tuple[Claim, ...]:
    return claims(text, year=year)


@lru_cache(maxsize=256)
def _part_lists(text: str, year: int | None) -> tuple[PartList, ...]:
    return part_lists(text, year=year)
