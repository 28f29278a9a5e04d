"""Takes labels and figures apart that were glued to each other: 规章0, 行政许可 12, 规章000."""

import re

from gaitool.importers.blocks import PublishedCell, PublishedRow
from gaitool.importers.form_labels import FormLabels

GLUED = "行标题和数连在一起，按分开的读"
"""Why the figures of a row are doubtful whose label was taken off them."""

_LONGEST = 80
_ZEROS = re.compile("0{2,}")
_GLUED = re.compile(r"(.*[^\d\s.,，])\s*(\d[\d.,，\s]*)", re.DOTALL)


def taken_apart(text: str, labels: FormLabels) -> list[str] | None:
    """Return the label of a row and the figures that follow it in one text; None for any other."""
    glued = _GLUED.fullmatch(text) if len(text) <= _LONGEST else None
    if not glued or labels.is_word(text) or labels.texts.is_figure(text):
        return None
    label, figures = glued[1], glued[2].split()
    if len(figures) == 1 and _ZEROS.fullmatch(figures[0]):
        # Nobody writes 0 with several digits: every one is a figure. 103 may be one or three.
        figures = list(figures[0])
    is_row = labels.texts.name(label) in labels.row_names
    return [label, *figures] if is_row and all(map(labels.texts.is_figure, figures)) else None


def heads_apart(text: str, labels: FormLabels) -> list[str] | None:
    """Return the heads that follow each other in one text without a gap; None for any other."""
    if labels.is_word(text):
        return None
    rest = labels.texts.name(text) if len(text) <= _LONGEST else ""
    heads: list[str] = []
    while rest:
        head = max(filter(rest.startswith, labels.head_names), key=len, default="")
        if not head:
            return None
        heads.append(head)
        rest = rest[len(head) :]
    return heads if len(heads) > 1 else None


def with_labels_apart(row: PublishedRow, labels: FormLabels) -> PublishedRow:
    """Return a row with the figures glued to its label in cells of their own, marked as such."""
    cells: list[PublishedCell] = []
    for cell in row:
        pieces = None if cell.spread else taken_apart(cell.text, labels)
        if pieces is None:
            cells.append(cell)
            continue
        label, *figures = pieces
        cells.append(PublishedCell(label))
        cells += [PublishedCell(figure, is_glued=True) for figure in figures]
    return tuple(cells)
