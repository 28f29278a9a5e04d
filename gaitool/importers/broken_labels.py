"""Puts labels together again that a narrow cell has broken over several lines (商业 / 企业)."""

from collections.abc import Iterable, Iterator

from gaitool.importers.bars import BAR, with_plain_bars
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.labels import is_number

MOST_LINES = 4
"""Into so many lines a cell breaks the longest labels of rows."""

_LONGEST_PIECE = 40


def whole_labels(lines: Iterable[str], labels: FormLabels) -> Iterator[str]:
    """Yield the lines; those that together make a label, and are none by themselves, as one."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        while len(held) >= MOST_LINES:
            yield _taken(held, labels)
    while held:
        yield _taken(held, labels)


def _taken(held: list[str], labels: FormLabels) -> str:
    """Take the longest label off the front of some lines, else the first line as it is."""
    for count in range(len(held), 1, -1) if _may_begin(held[0], labels) else ():
        pieces = [line.strip() for line in held[:count]]
        if labels.is_printed("".join(pieces)) and not _are_cells(pieces, labels):
            del held[:count]
            return "".join(pieces)
    return held.pop(0)


def _may_begin(line: str, labels: FormLabels) -> bool:
    text = line.strip()
    if len(text) > _LONGEST_PIECE or BAR in with_plain_bars(text):
        return False
    return is_number(text) or labels.texts.name(text) in labels.beginnings


def _are_cells(pieces: list[str], labels: FormLabels) -> bool:
    """Whether every piece, or any figure among them, is a cell by itself."""
    is_ended = any(BAR in with_plain_bars(piece) for piece in pieces)
    return is_ended or all(map(labels.is_word, pieces)) or any(map(labels.texts.is_figure, pieces))
