"""Reads the cover: who reports, for which year, and the date in ISO form."""

from collections.abc import Mapping

from gaitool.filled_report import Cover
from gaitool.layout import CoverSheet, Place
from gaitool.office_files.grid import Grid
from gaitool.text.written_dates import iso_date


def cover_from_words(words: Mapping[str, str], places: Mapping[str, Place] | None = None) -> Cover:
    """Return the cover of the words given by field; a date that can be read becomes ISO."""
    return Cover(
        agency=words["agency"],
        agency_type=words["agency_type"],
        level=words["level"],
        year=words["year"],
        # What is no date stays as typed: a rule has to quote it.
        date=iso_date(words["date"]) or words["date"],
        places=places or {},
    )


def read_cover(sheet: CoverSheet, grid: Grid) -> Cover:
    """Read the fields right of their labels, wherever those stand."""
    words, places = {}, {}
    for key, field in sheet.fields.items():
        label = grid.nearest(field.label, field.label_address)
        address = label.moved(columns=field.address.column - field.label_address.column)
        words[key] = grid.text(address).strip()
        places[key] = Place(grid.name, str(address))
    return cover_from_words(words, places)
