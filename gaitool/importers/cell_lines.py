"""Tells tables that were copied as text with every cell on a line of its own."""

from collections.abc import Iterator, Sequence

from gaitool.form import APPLICATIONS
from gaitool.form.applications import CORNER, ORGANISATIONS
from gaitool.importers.blocks import PrintedCell, PrintedRow
from gaitool.importers.labels import APPLICATIONS_LABELS, DISCLOSURE_LABELS, core, is_figure
from gaitool.importers.part_headings import heading_part
from gaitool.importers.table_search import FORM_WORDS

_FEWEST_FIGURES = 3
_LONGEST_CELL = 60
_SHORTEST_PIECE = 4
_CAPTION = "第二十条第"
_ORGANISATIONS = core(ORGANISATIONS)
_CORNER = core(CORNER)
_PIECES = (*FORM_WORDS, _CORNER)
_KINDS = frozenset(
    core(column.label)
    for column in APPLICATIONS.blocks[0].columns
    if ORGANISATIONS in column.headings
)
_ROW_LABELS = {*DISCLOSURE_LABELS.rows, *APPLICATIONS_LABELS.rows} - {*APPLICATIONS_LABELS.columns}
_OUTCOME = core("结果维持")


def is_cell(line: str) -> bool:
    """Whether a line is nothing but a label of the form, a piece of one, or a figure."""
    text = line.strip()
    if len(text) > _LONGEST_CELL or "\t" in text or heading_part(text):
        return False
    name = core(text)
    return (
        is_figure(text)
        or name in FORM_WORDS
        or name.startswith(_CAPTION)
        or (len(name) >= _SHORTEST_PIECE and any(name in label for label in _PIECES))
    )


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines that are cells make a table: some are figures, and the first is none."""
    return not is_figure(lines[0].strip()) and sum(map(is_figure, lines)) >= _FEWEST_FIGURES


def rows_of_cells(lines: Sequence[str]) -> Iterator[PrintedRow]:
    """Yield the rows that cells one after the other make: labels, then their figures."""
    row: list[str] = []
    for text in _whole_labels([line.strip() for line in lines]):
        if row and _begins_row(text, row):
            yield _row(row)
            row = []
        row.append(text)
    if row:
        yield _row(row)


def _whole_labels(texts: list[str]) -> Iterator[str]:
    """Yield the texts; labels that fill two lines are put together."""
    index = 0
    while index < len(texts):
        pair = "".join(texts[index : index + 2])
        is_whole = core(texts[index]) in FORM_WORDS or any(map(is_figure, texts[index : index + 2]))
        if not is_whole and core(pair) in {*FORM_WORDS, _CORNER}:
            yield pair
            index += 2
            continue
        yield texts[index]
        index += 1


def _begins_row(text: str, row: list[str]) -> bool:
    """Whether a cell begins the next row: a label behind figures or heads, a figure behind them."""
    has_figures = any(map(is_figure, row))
    if is_figure(text):
        return not has_figures and any(core(cell) == _OUTCOME for cell in row)
    is_row_label = core(text) in _ROW_LABELS
    return has_figures or (is_row_label and len(row) > 1 and _are_heads(row))


def _are_heads(row: list[str]) -> bool:
    labels = (DISCLOSURE_LABELS, APPLICATIONS_LABELS)
    return any(core(cell) in known.columns for cell in row for known in labels)


def _row(row: list[str]) -> PrintedRow:
    return tuple(PrintedCell(text) for text in _in_order(row))


def _in_order(row: list[str]) -> list[str]:
    """Return heads in the order of their columns: kinds of organisation behind their own head."""
    names = list(map(core, row))
    if _ORGANISATIONS not in names:
        return row
    at = names.index(_ORGANISATIONS)
    below = [text for text in row[at + 1 :] if core(text) in _KINDS]
    return [*row[:at], *below, *(text for text in row[at + 1 :] if text not in below)]
