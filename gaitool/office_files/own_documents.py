"""How the documents that gaitool makes are named, and recognised when they come back."""

from pathlib import Path

GENERATOR = "gaitool"
"""What a web page names as its generator."""

RESULTS_GENERATOR = "gaitool-results"
"""What a web page names as its generator that tells of reports, and so is none itself."""

CARRIED_DATA = "gaitool-report"
"""What the element of a web page is called that carries the report as data."""

PAGE_STYLES = frozenset(["d1ccc2c0943e84c856dc4a9fc5dddafc7618975ef33aa4585734ad4abcd4e89b"])
"""The checksums of the styles that the pages of each version have (``importers.own_pages``).

Whoever changes the style of the page adds one; those of earlier versions stay.
"""

CARRIED_NAMESPACE = "urn:gaitool:report"
"""The namespace of the part of a Word document that carries the report as data."""

FIRST_SIGN_OFF_STYLE = "落款（第一行）"
"""A style that only Word documents of this make have."""

DRAFT_WORDS = "草稿，未核对无误，不得公布"
"""What stands above the title of a document that was made with errors open."""

MARKED_COPY = "_批注"
"""What the name of a workbook's marked copy has behind the name of the workbook."""

SUM_OF = "gaitool_sum_of"
"""The document property of a workbook that was summed from those of units; it names them."""


def ending_of_copy(source: Path) -> str:
    """Return how a copy of a workbook ends: Excel opens macros by no other name."""
    return ".xlsm" if source.suffix.lower() == ".xlsm" else ".xlsx"


def name_of_copy(stem: str, source: Path) -> str:
    """Return the name of the marked copy of a workbook."""
    return f"{stem}{MARKED_COPY}{ending_of_copy(source)}"
