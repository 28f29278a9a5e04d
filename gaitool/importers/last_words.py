"""Tells what stands last in a document: its last words, and the figures that follow them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from gaitool.importers.bars import BAR
from gaitool.importers.blocks import PublishedBlock, texts_of
from gaitool.importers.form_labels import FormLabels

_NUMERAL = re.compile("[一二三四五六七八九十]")
"""At the very end it is the number of a heading or label that was cut off, and no figure."""


class LastWords(NamedTuple):
    """The last text of a document that is no figure, and the figures after it in their order."""

    words: str = ""
    figures: tuple[str, ...] = ()


NO_WORDS = LastWords()


def last_words(
    blocks: Sequence[PublishedBlock], labels: FormLabels, below: Iterable[str] = ()
) -> LastWords:
    """Return what stands last above what is ``below`` a report; blank cells are nothing."""
    figures: list[str] = []
    foot = frozenset(map(str.strip, below))
    lines = dropwhile(lambda line: line in foot, _from_the_end(blocks))
    # A line that breaks off may have bars between its cells.
    cells = (cell.strip() for line in lines for cell in reversed(line.split(BAR)))
    for text in filter(None, cells):
        is_cut_number = not figures and bool(_NUMERAL.fullmatch(text))
        if is_cut_number or not labels.texts.is_figure(text):
            return LastWords(text, tuple(reversed(figures)))
        figures.append(text)
    return LastWords("", tuple(reversed(figures)))


def _from_the_end(blocks: Sequence[PublishedBlock]) -> Iterator[str]:
    for block in reversed(blocks):
        yield from filter(None, map(str.strip, reversed(tuple(texts_of([block])))))
