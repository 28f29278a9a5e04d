"""Reads the cover: who reports, for which year, and the date in ISO form."""

import datetime
from collections.abc import Mapping

from gaitool.filled_report import Cover
from gaitool.layout import CoverSheet, Place
from gaitool.office_files.grid import Grid
from gaitool.text.unseen import as_seen
from gaitool.text.written_dates import EPOCH, EPOCH_1904, iso_date, written_year


def cover_from_words(
    words: Mapping[str, str],
    places: Mapping[str, Place] | None = None,
    epoch: datetime.date = EPOCH,
) -> Cover:
    """Return the cover of the words given by field, as a person sees them.

    The name of the agency stays as it is written: it is printed, and written into workbooks
    again. A date that can be read becomes ISO, a year its four digits.
    """
    seen = {field: as_seen(text).strip() for field, text in words.items()}
    return Cover(
        agency=words["agency"].strip() if seen["agency"] else "",
        agency_type=seen["agency_type"],
        level=seen["level"],
        year=written_year(seen["year"]) or seen["year"],
        date=iso_date(seen["date"], epoch) or seen["date"],
        places=places or {},
    )


def read_cover(sheet: CoverSheet, grid: Grid) -> Cover:
    """Read the fields right of their labels, wherever those stand."""
    words, places = {}, {}
    for key, field in sheet.fields.items():
        label = grid.nearest(field.label, field.label_address)
        address = label.moved(columns=field.address.column - field.label_address.column)
        words[key] = grid.text(address)
        places[key] = Place(grid.name, str(address))
    return cover_from_words(words, places, EPOCH_1904 if grid.since_1904 else EPOCH)
