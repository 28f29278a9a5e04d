"""Reads the sheets that are words: the narrative parts and the explanations."""

from collections.abc import Callable, Iterator, Mapping

from gaitool.filled_report import Explanation, Observation, Paragraphs, Remark
from gaitool.layout import (
    LISTED_BLANK,
    Address,
    ExplanationSheet,
    NarrativeSheet,
    Place,
    address_at,
    place_in,
)
from gaitool.office_files.grid import Grid
from gaitool.text.folding import fold_label
from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_seen

# The template writes ；; people type the half-width one, or a line break (Alt+Enter).
_LIST_SEPARATORS = r"[；;\n]"
# Nearly every text shows something here, and texts of tens of thousands of characters are common.
_ENOUGH_TO_SEE = 50


def read_narrative(sheet: NarrativeSheet, grid: Grid) -> tuple[Paragraphs, ...] | None:
    """Read the sub-headings with their texts; None for a sheet left as the template made it."""
    rows = sorted({address.row for address in grid.cells if address.row >= sheet.first_row})
    entries = (_read_entry(sheet, grid, row) for row in rows)
    written = tuple(one for one in entries if shows(one.body) or shows(one.heading))
    untouched = [(fold_label(preset), False) for preset in sheet.part.presets]
    as_made = [(fold_label(one.heading), shows(one.body)) for one in written]
    return None if as_made == untouched else written


def _read_entry(sheet: NarrativeSheet, grid: Grid, row: int) -> Paragraphs:
    body = address_at(row, sheet.BODY_COLUMN)
    heading = grid.text(address_at(row, sheet.HEADING_COLUMN))
    return Paragraphs(heading, grid.text(body), place_in(grid.name, body))


def cells_of_texts(sheet: NarrativeSheet, grid: Grid) -> list[Address]:
    """Return the written cells of sub-headings and texts."""
    columns = (sheet.HEADING_COLUMN, sheet.BODY_COLUMN)
    return [at for at in grid.cells if at.row >= sheet.first_row and at.column in columns]


def stray_beside_texts(sheet: NarrativeSheet, grid: Grid) -> Iterator[Observation]:
    """Yield what is written beside the columns of sub-headings and texts."""
    columns = (sheet.HEADING_COLUMN, sheet.BODY_COLUMN)
    for at, written in grid.cells.items():
        if at.row >= sheet.first_row and at.column not in columns and shows(written.text):
            yield Observation(Remark.STRAY_CONTENT, Place(grid.name, str(at)), written.text)


def cells_of_explanations(sheet: ExplanationSheet, grid: Grid) -> list[Address]:
    """Return the written cells of the explanations."""
    columns = len(sheet.columns)
    return [at for at in grid.cells if at.row > sheet.header_row and at.column <= columns]


def read_explanations(
    sheet: ExplanationSheet, grid: Grid, names: Callable[[], Mapping[Place, str]]
) -> tuple[Explanation, ...]:
    """Read the explanations, one a row; places become the names of what stands there.

    Those are worked out where something is explained.
    """
    rows = sorted({address.row for address in grid.cells if address.row > sheet.header_row})
    named = names() if rows else {}
    folded = {(fold_label(at.sheet), at.address): name for at, name in named.items()}
    explanations = []
    for row in rows:
        columns = range(1, len(sheet.columns) + 1)
        rule, cells, figures, reason = (seen(grid.text(Address(row, c))) for c in columns)
        if rule or cells or figures or reason:
            places = tuple(_name(word, folded) for word in _listed(cells))
            written = tuple("" if word == LISTED_BLANK else word for word in _listed(figures))
            place = Place(grid.name, str(Address(row, len(sheet.columns))))
            explanations.append(Explanation(rule, places, written, reason, place))
    return tuple(explanations)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in pattern(_LIST_SEPARATORS).split(text) if word.strip())


def _name(word: str, names: Mapping[tuple[str, str], str]) -> str:
    sheet, _, address = word.rpartition("!")
    parsed = Address.parse(address)
    return names.get((fold_label(sheet), str(parsed)), word) if parsed else word


def shows(text: str) -> bool:
    """Whether a person sees anything of a text."""
    return bool(seen(text[:_ENOUGH_TO_SEE]) or seen(text))


def seen(text: str) -> str:
    """Return a text as a person sees it, without blanks around it."""
    return as_seen(text).strip()
