"""Tells the rows of a table written as text, by tabs, bars or wide gaps, from paragraphs."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gaitool.importers.barred_lines import told_by_bars
from gaitool.importers.bars import BAR, with_plain_bars
from gaitool.importers.blocks import (
    PublishedBlock,
    PublishedCell,
    PublishedParagraph,
    PublishedRow,
    with_tables,
)
from gaitool.importers.broken_labels import whole_labels
from gaitool.importers.cell_lines import CellLines, cell_lines_of
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.glued_labels import heads_apart, taken_apart
from gaitool.importers.label_notes import without_notes
from gaitool.importers.rows_in_lines import rows_in_lines

_LONGEST_ROW = 2_000
_FEWEST_FIGURES = 5
"""With one space between them, fewer numbers in a line may well be those of a sentence."""

_GAP = re.compile(r"[ \u3000]{2,}")
_RULE = re.compile(r"(?=.*(?:[|+]|---))[\s|+:=-]+")


def blocks_of_lines(lines: Iterable[str], labels: FormLabels) -> Iterator[PublishedBlock]:
    """Yield runs of rows as tables, everything else as paragraphs; empty lines part nothing."""
    return with_tables(_without_rules((line for line in lines if line.strip()), labels))


def _without_rules(
    lines: Iterable[str], labels: FormLabels
) -> Iterator[PublishedRow | PublishedParagraph]:
    """Yield rows and paragraphs; a rule that is drawn between rows is neither."""
    in_table = False
    for piece in _rows_and_lines(lines, labels):
        if isinstance(piece, tuple):
            in_table = True
            yield piece
        elif not (in_table and _RULE.fullmatch(piece)):
            in_table = False
            yield PublishedParagraph(piece.strip())


def _rows_and_lines(lines: Iterable[str], labels: FormLabels) -> Iterator[PublishedRow | str]:
    """Yield rows, whether a line each or a cell a line, and the lines that are none."""
    cells = cell_lines_of(labels)
    rows = without_notes(list(rows_in_lines(list(lines), cells)), cells)
    whole = list(whole_labels(rows, labels))
    for is_table, texts in told_by_bars(whole, cells):
        yield from cells.rows(texts) if is_table else _rows_among(texts, cells)


def _rows_among(lines: list[str], cells: CellLines) -> Iterator[PublishedRow | str]:
    """Yield rows and lines where no bars end the cells."""
    labels = cells.labels
    for are_cells, run in groupby(zip(cells.are_cells(lines), lines, strict=True), key=_first):
        texts = [text for _, text in run]
        if are_cells and cells.is_table(texts):
            yield from cells.rows(texts)
        else:
            yield from (_row(line, labels) or line for line in texts)


def _first(pair: tuple[bool, str]) -> bool:
    return pair[0]


def with_rows_of_text(
    blocks: Iterable[PublishedBlock], labels: FormLabels
) -> Iterator[PublishedBlock]:
    """Yield the blocks of a document; paragraphs that are rows typed with tabs as tables."""
    return with_tables(_typed_rows(blocks, labels))


def _typed_rows(
    blocks: Iterable[PublishedBlock], labels: FormLabels
) -> Iterator[PublishedRow | PublishedBlock]:
    in_table = False
    for block in blocks:
        row = None
        if isinstance(block, PublishedParagraph) and not block.level:
            row = _row(block.text, labels)
        in_table = row is not None and (
            in_table or labels.is_of_the_form(cell.text for cell in row)
        )
        yield row if row is not None and in_table else block


def _row(line: str, labels: FormLabels) -> PublishedRow | None:
    """Return the cells of a line that is a row of a table; None for any other line."""
    if len(line) > _LONGEST_ROW:
        return None
    if "\t" in line.strip(" "):
        cells = line.rstrip("\r\n").split("\t")
        return _cells(cells) if _is_row(cells, labels) else None
    barred = with_plain_bars(line)
    if BAR in barred and not _RULE.fullmatch(barred):
        # More than one at an end are blank cells.
        cells = barred.strip().removeprefix(BAR).removesuffix(BAR).split(BAR)
        return _cells(cells) if barred.count(BAR) > 1 or _are_labels(cells, labels) else None
    words = _GAP.split(line.strip())
    if len(words) > 1 and (
        any(map(labels.texts.is_figure, words))
        or labels.is_of_the_form(words)
        or _are_labels(words, labels)
    ):
        return _cells(words)
    return _spaced_row(line.split(), labels)


def _is_row(cells: list[str], labels: FormLabels) -> bool:
    """Whether a line with tabs is a row, not a paragraph indented by one."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1:
        return bool(filled)
    return len(cells) > 2 and not labels.headings.part(filled[0]) and "。" not in filled[0]


def _are_labels(cells: Iterable[str], labels: FormLabels) -> bool:
    """Whether some cells are labels of the form, all but figures and blank ones."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    words = [text for text in texts if not labels.texts.is_figure(text)]
    return bool(words) and all(labels.word_like(w) or taken_apart(w, labels) for w in words)


def _spaced_row(words: list[str], labels: FormLabels) -> PublishedRow | None:
    """Return a row of labels and figures with one space between them, or of figures alone."""
    if len(words) > 1 and _are_labels(words, labels):
        return _cells(words)
    first = len(words)
    while first and labels.texts.is_figure(words[first - 1]):
        first -= 1
    if len(words) == 1 and taken_apart(words[0], labels):
        return _cells(words)
    if len(words) == 1 and (heads := heads_apart(words[0], labels)):
        return _cells(heads)
    label = "".join(words[:first])
    is_known = bool(label) and first < len(words) and labels.is_word(label)
    if not is_known and len(words) - first < _FEWEST_FIGURES:
        return None
    return _cells([*([label] if label else []), *words[first:]])


def _cells(texts: Iterable[str]) -> PublishedRow:
    return tuple(PublishedCell(text.strip()) for text in texts)
