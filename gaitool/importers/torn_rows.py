"""Puts rows together that Word has torn at a page's end, one half of the label on each page."""

from collections.abc import Iterable, Iterator

from gaitool.importers.blocks import PublishedCell, PublishedRow
from gaitool.importers.form_labels import FormLabels

_SHORTEST_PIECE = 4


def without_torn_rows(rows: Iterable[PublishedRow], labels: FormLabels) -> Iterator[PublishedRow]:
    """Yield the rows; two that hold the halves of one label as one."""
    held: PublishedRow | None = None
    for row in rows:
        if held is not None:
            whole = _together(held, row, labels)
            if whole is not None:
                held = None
                yield whole
                continue
            yield held
        held = row if _cut_label(row, labels) else None
        if held is None:
            yield row
    if held is not None:
        yield held


def _cut_label(row: PublishedRow, labels: FormLabels) -> str | None:
    """Return the beginning of a label that a row holds in place of a whole one."""
    for cell in row:
        if cell.spread or labels.texts.is_figure(cell.text):
            continue
        name = labels.texts.name(cell.text)
        is_piece = len(name) >= _SHORTEST_PIECE and name not in labels.words
        if is_piece and any(label.startswith(name) for label in labels.long_rows):
            return cell.text
    return None


def _together(first: PublishedRow, second: PublishedRow, labels: FormLabels) -> PublishedRow | None:
    """Return two rows as one where the labels make a whole one and no figures collide."""
    if len(first) != len(second):
        return None
    pairs = list(zip(first, second, strict=True))
    if any(_collide(one, other, labels) for one, other in pairs):
        return None
    start = _cut_label(first, labels)
    row = tuple(_cell(one, other) for one, other in pairs)
    whole = [cell.text for cell in row if start and cell.text.startswith(start)]
    return row if any(labels.texts.name(text) in labels.long_rows for text in whole) else None


def _collide(one: PublishedCell, other: PublishedCell, labels: FormLabels) -> bool:
    return (
        bool(one.text and other.text)
        and not (one.spread or other.spread)
        and (labels.texts.is_figure(one.text) or labels.texts.is_figure(other.text))
    )


def _cell(one: PublishedCell, other: PublishedCell) -> PublishedCell:
    """Return both halves of a cell; what spreads over both is written once."""
    if one.text == other.text or not other.text:
        return one
    return PublishedCell(one.text + other.text, one.spread and other.spread)
