"""Reads every sheet of the layout from the bytes of a filled workbook."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from gaitool.filled_report import Cover, FilledReport, Observation, Paragraphs, Remark
from gaitool.form import CellKey, Form
from gaitool.layout import Address, Place, WorkbookLayout
from gaitool.office_files.grid import Grid
from gaitool.office_files.opened import open_workbook
from gaitool.reader.cover import read_cover
from gaitool.reader.edition import layout_in, stamp_observations
from gaitool.reader.formulas import formulas_and_errors, labels_twice
from gaitool.reader.seen import cover_seen_otherwise, texts_seen_otherwise
from gaitool.reader.sheet_search import find_sheets, renamed_sheets
from gaitool.reader.table import read_table, read_zero_switch
from gaitool.reader.table_reading import TableReading
from gaitool.reader.words import (
    cells_of_explanations,
    cells_of_texts,
    read_explanations,
    read_narrative,
    stray_beside_texts,
)

_Item = TypeVar("_Item")


def read_workbook(path: Path, content: bytes, at_hand: Form | None = None) -> FilledReport:
    """Return the filled report; raises UnusableFile for a workbook that is not our template.

    ``at_hand`` stands in for the edition that the workbook should carry, where that was lost.
    """
    workbook = open_workbook(path, content)
    layout = layout_in(path, workbook, at_hand)
    found = find_sheets(path, workbook, layout)
    remarks = (*stamp_observations(workbook), *found.observations, *workbook.observations())
    return report_of_grids(found.grids, layout, remarks)


def report_of_grids(
    grids: Mapping[str, Grid], layout: WorkbookLayout, remarks: tuple[Observation, ...] = ()
) -> FilledReport:
    """Return the filled report of the sheets, given by the template's names for them."""
    tables = {key: read_table(sheet, grids[sheet.name]) for key, sheet in layout.tables.items()}
    switches = {
        key: read_zero_switch(sheet, grids[sheet.name]) for key, sheet in layout.tables.items()
    }
    narratives = {
        key: read_narrative(sheet, grids[sheet.name]) for key, sheet in layout.narratives.items()
    }
    sections = {key: entries for key, entries in narratives.items() if entries is not None}
    cover = read_cover(layout.cover, grids[layout.cover.name])
    places = _merged(reading.places for reading in tables.values())
    return FilledReport(
        form=layout.form,
        cover=cover,
        answers=_merged(reading.answers for reading in tables.values()),
        declared=_merged(reading.declared for reading in tables.values()),
        typed_totals=_merged(reading.typed_totals for reading in tables.values()),
        cached=_merged(reading.cached for reading in tables.values()),
        places=places,
        # Not blank: nobody knows what is written where a label was lost.
        unfound=frozenset(key for key in layout.form.cells if key not in places),
        fill_blanks_with_zero={k: chosen for k, chosen in switches.items() if chosen is not None},
        sections=sections,
        explanations=read_explanations(
            layout.explanations,
            grids[layout.explanations.name],
            lambda: _names(places, sections, cover.places),
        ),
        observations=(
            *_observations(grids, tables.values()),
            *_formulas_among_words(grids, layout, cover),
            *cover_seen_otherwise(grids[layout.cover.name], cover),
            *_beside_texts(grids, layout),
            *remarks,
        ),
    )


def _merged(parts: Iterable[Mapping[CellKey, _Item]]) -> dict[CellKey, _Item]:
    merged: dict[CellKey, _Item] = {}
    for part in parts:
        merged.update(part)
    return merged


def _observations(
    grids: Mapping[str, Grid], readings: Iterable[TableReading]
) -> tuple[Observation, ...]:
    """Tell of sheets that were renamed, of odd cells of the tables, and of what lies far away."""
    far = (
        Observation(Remark.FAR_CELLS, Place(grid.name), "")
        for grid in grids.values()
        if grid.beyond
    )
    noted = (seen for reading in readings for seen in reading.observations)
    return (*renamed_sheets(grids), *noted, *far)


def _formulas_among_words(
    grids: Mapping[str, Grid], layout: WorkbookLayout, cover: Cover
) -> Iterator[Observation]:
    """Tell of formulas and error values on the cover, in the texts and in the reasons.

    A field of the cover whose label stands twice is told too.
    """
    fields = [at for place in cover.places.values() if (at := Address.parse(place.address))]
    yield from formulas_and_errors(grids[layout.cover.name], fields)
    for field in layout.cover.fields.values():
        yield from labels_twice(field.label, grids[layout.cover.name])
    for narrative in layout.narratives.values():
        grid = grids[narrative.name]
        yield from formulas_and_errors(grid, cells_of_texts(narrative, grid))
    explanations, grid = layout.explanations, grids[layout.explanations.name]
    yield from formulas_and_errors(grid, cells_of_explanations(explanations, grid))


def _beside_texts(grids: Mapping[str, Grid], layout: WorkbookLayout) -> Iterator[Observation]:
    """Tell of what stands beside the texts, and of texts that nobody sees."""
    for narrative in layout.narratives.values():
        grid = grids[narrative.name]
        yield from stray_beside_texts(narrative, grid)
        written = cells_of_texts(narrative, grid)
        texts = [at for at in written if at.column == narrative.BODY_COLUMN]
        yield from texts_seen_otherwise(grid, texts)


def _names(
    cells: Mapping[CellKey, Place],
    sections: Mapping[str, tuple[Paragraphs, ...]],
    cover: Mapping[str, Place],
) -> dict[Place, str]:
    """Return the names that findings use for everything that was read, by its place."""
    names = {place: f"cover.{field}" for field, place in cover.items()}
    names |= {place: str(key) for key, place in cells.items()}
    for part, entries in sections.items():
        for index, entry in enumerate(entries):
            if entry.place:
                names[entry.place] = f"sections.{part}.{index}"
    return names
