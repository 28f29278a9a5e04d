"""The columns in which a sheet lists findings: their names, their widths, what stands in each."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gaitool.findings import Finding
from gaitool.renderers.findings.wording import (
    difference,
    label_words,
    place_words,
    reason_words,
    severity_words,
)
from gaitool.renderers.sheets.looks import list_texts_height

LIST_SHEET = "问题清单"
FINDING_COLUMNS: Mapping[str, int] = MappingProxyType(
    {
        "级别": 10,
        "规则": 8,
        "位置": 22,
        "行、列": 34,
        "写的": 14,
        "应为": 14,
        "差": 8,
        "问题": 60,
        "改法": 44,
    }
)
"""Names, each with the width in characters."""

_PIXELS_PER_CHARACTER, _PIXELS_AROUND = 7, 5


def finding_words(finding: Finding) -> tuple[str, ...]:
    """Return what stands in each of the columns."""
    return (
        severity_words(finding),
        finding.rule,
        place_words(finding),
        label_words(finding),
        finding.actual,
        finding.expected,
        difference(finding),
        f"{finding.message}{reason_words(finding)}",
        finding.hint,
    )


def column_pixels(characters: int) -> int:
    """Return the width in pixels of a column so many characters wide."""
    return characters * _PIXELS_PER_CHARACTER + _PIXELS_AROUND


def words_height(words: Iterable[str], widths: Iterable[int], size: float) -> float:
    """Return the height in points at which every text shows whole; widths are in characters."""
    return list_texts_height(zip(words, map(column_pixels, widths), strict=True), size)
