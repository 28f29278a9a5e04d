"""Tells workbooks that list units, such as rosters and figures that others know, from reports."""

from collections.abc import Iterable
from pathlib import Path

from gaitool.errors import UnusableFile
from gaitool.layout import KNOWN_FIGURES
from gaitool.reader.known.reading import lists_known_figures
from gaitool.reader.roster import read_roster
from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import RosterNames, called_unit

_FEWEST = 2
"""A table with one name below a head may be about that unit."""


def list_of_units(path: Path, content: bytes) -> str:
    """Return what a workbook that is no report lists units for; empty where it lists none."""
    if path.suffix.lower() != ".xlsx":
        return ""
    if lists_known_figures(path, content):
        return KNOWN_FIGURES
    try:
        units = read_roster(path)
    except UnusableFile:
        return ""
    return "名单" if len(units) >= _FEWEST else ""


def lists_among(records: Iterable[FileRecord], roster: RosterNames | None) -> list[FileRecord]:
    """Return the files that list units, but for those that a unit of the roster sent as its own."""
    return [
        record
        for record in records
        if record.lists and not called_unit("", record.file, roster).on_roster
    ]
