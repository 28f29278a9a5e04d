"""Takes off the notes that offices copy into the labels of rows, where each cell is a line."""

from collections.abc import Iterator, Sequence

from gaitool.importers.cell_lines import CellLines
from gaitool.importers.labels import is_note, without_note

_SIGNS = ("（", "(", "注", "【", "[")


def without_notes(lines: Sequence[str], cells: CellLines) -> Iterator[str]:
    """Yield the lines; a label with a note after it without that, a note below a label not at all.

    Only between cells: a label or figure above, a figure below.
    """
    label = ""
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        is_above_figure = bool(below.strip()) and cells.is_figure(below)
        is_below_cell = at > 0 and cells.is_cell(lines[at - 1])
        if not (is_above_figure and is_below_cell) or cells.is_cell(line):
            label = line
            yield line
        elif _names_row(bare := without_note(line), cells):
            yield bare
        elif not (_names_row(label, cells) and line.strip().startswith(_SIGNS) and is_note(line)):
            yield line


def _names_row(text: str, cells: CellLines) -> bool:
    return cells.labels.texts.name(text.strip()) in cells.row_labels
