"""Puts labels together again that a narrow cell has broken over several lines (商业 / 企业)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gaitool.importers.bars import BAR, with_plain_bars
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.labels import is_number, numbered_core

MOST_LINES = 4
"""Into so many lines a cell breaks the longest labels of rows."""

_LONGEST_PIECE = 40
_LONE_NUMERAL = re.compile(r"\s*[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．]?\s*")
_LONE_DIGIT = re.compile(r"\s*\d\s*")
_MARK_AFTER_DIGIT = re.compile(r"\s*[.．、]")


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
    for count in range(len(held), 1, -1) if _may_be_lone(held) else ():
        pieces = [line.strip() for line in held[:count]]
        if numbered_core("".join(pieces)) in labels.numbered_names:
            del held[:count]
            return _with_its_number(pieces)
    for count in range(len(held), 1, -1) if _may_begin(held[0], labels) else ():
        pieces = [line.strip() for line in held[:count]]
        if labels.is_printed("".join(pieces)) and not _are_cells(pieces, labels):
            del held[:count]
            return "".join(pieces)
    return held.pop(0)


def _may_be_lone(held: Sequence[str]) -> bool:
    """Whether a line may be the number torn off the label on the next one: a digit needs a mark.

    For 四 reads like a figure, as 3 is one before the head 其他.
    """
    if _LONE_DIGIT.fullmatch(held[0]):
        return len(held) > 1 and bool(_MARK_AFTER_DIGIT.match(held[1]))
    return bool(_LONE_NUMERAL.fullmatch(held[0]))


def _with_its_number(pieces: Sequence[str]) -> str:
    number, rest = pieces[0], "".join(pieces[1:])
    return f"{number}{'、' * (number[-1].isalnum() and rest[0].isalnum())}{rest}"


def _may_begin(line: str, labels: FormLabels) -> bool:
    text = line.strip()
    if len(text) > _LONGEST_PIECE or BAR in with_plain_bars(text):
        return False
    # What has no words, as 31*, is the beginning of none.
    name = labels.texts.name(text)
    return is_number(text) or (bool(name) and name in labels.beginnings)


def _are_cells(pieces: list[str], labels: FormLabels) -> bool:
    """Whether every piece, or any figure among them, is a cell by itself."""
    is_ended = any(BAR in with_plain_bars(piece) for piece in pieces)
    return is_ended or all(map(labels.is_word, pieces)) or any(map(labels.texts.is_figure, pieces))
