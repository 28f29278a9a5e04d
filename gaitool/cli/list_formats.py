"""How lists are printed, and the endings of the files that they are written to."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ListFormat(StrEnum):
    """How a list of findings or rules is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


LIST_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ListFormat.TABLE: (".txt", ".log", ".md"),
        ListFormat.JSON: (".json",),
        ListFormat.CSV: (".csv",),
    }
)
"""The endings of files that lists are written to."""

PAGE_ENDINGS = (".html", ".htm")
"""The endings of pages for reading."""
