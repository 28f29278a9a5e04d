"""Names that a workbook can give its sheets and ranges, no two alike, whatever an edition says."""

import re
from collections.abc import Container, Iterable

_LONGEST_SHEET_NAME = 31
_LONGEST_RANGE_NAME = 255
_NOT_IN_A_NAME = re.compile(r"[^\w.]")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|[RC]", re.IGNORECASE)


def distinct_sheet_names(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return the names as wanted, numbered where another sheet has one.

    Spreadsheet programs refuse a workbook in which two names differ in nothing but case.
    """
    used = {name.casefold() for name in taken}
    names = []
    for name in wanted:
        names.append(_numbered(name, used, _LONGEST_SHEET_NAME))
        used.add(names[-1].casefold())
    return names


def distinct_range_names(wanted: Iterable[str]) -> list[str]:
    """Return the names as ranges can be called: no spaces or marks, none that reads as a cell."""
    used: set[str] = set()
    names = []
    for name in wanted:
        letters = _NOT_IN_A_NAME.sub("_", name)
        is_name = letters[:1].isalpha() and not _LOOKS_LIKE_A_CELL.fullmatch(letters)
        names.append(_numbered(letters if is_name else f"_{letters}", used, _LONGEST_RANGE_NAME))
        used.add(names[-1].casefold())
    return names


def _numbered(name: str, used: Container[str], longest: int) -> str:
    number, numbered = 1, name[:longest]
    while numbered.casefold() in used:
        number += 1
        ending = f"_{number}"
        numbered = f"{name[: longest - len(ending)]}{ending}"
    return numbered
