"""What two readings of one report have different: figures, and sentences of its texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaitool.answers import plain_digits
from gaitool.checking.unlike_sentences import LONGEST_QUOTE, stretches, unlike_sentences
from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Part
from gaitool.layout import COVER_FIELDS
from gaitool.text.shortening import shortened
from gaitool.text.unseen import as_seen, with_marks_named

_PRINTED = ("agency", "year", "date")
"""The fields of the cover that a document shows."""

_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_BLANK = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place, by its name in data and in words, and what each reading has there.

    Of sentences it is the stretch that differs, with some words around it; empty where a reading
    lacks the sentence. Of one that both have, ``moved_to`` says where the second has it.
    """

    place: str
    label: str
    first: str
    second: str
    moved_to: str = ""

    @property
    def texts(self) -> tuple[str, str]:
        """What each reading has there."""
        return self.first, self.second


def differences(first: FilledReport, second: FilledReport) -> Iterator[Difference]:
    """Yield what two reports have different: who and when, figures, texts, in reading order.

    They are compared in the cells and parts of the first. White space is no difference, and how
    a text is parted into paragraphs is none. Of cells that either could not read nothing is known.
    """
    yield from _of_cover(first, second)
    yield from differences_of_content(first, second)


def differences_of_content(first: FilledReport, second: FilledReport) -> Iterator[Difference]:
    """Yield which figures and texts two reports have different."""
    first, second = with_figures_drawn(first), with_figures_drawn(second.on(first.form))
    for part in first.form.parts:
        if part.table:
            yield from _of_cells(first, second, part.table.cells)
        yield from _of_texts(first, second, part)


def _of_cover(first: FilledReport, second: FilledReport) -> Iterator[Difference]:
    for field in _PRINTED:
        written = tuple(bare(getattr(report.cover, field)) for report in (first, second))
        if written[0] != written[1]:
            yield Difference(f"cover.{field}", COVER_FIELDS[field], *written)


def _of_cells(
    first: FilledReport, second: FilledReport, keys: Sequence[CellKey]
) -> Iterator[Difference]:
    unknown = first.unfound | second.unfound
    for key in (key for key in keys if key not in unknown):
        written = written_in(first, key), written_in(second, key)
        if written[0] != written[1]:
            yield Difference(str(key), label_of(first, key), *written)


def label_of(report: FilledReport, key: CellKey) -> str:
    """Return the table, the row and the column of a cell in words."""
    return f"{report.form.table_of(key).name} · {report.label(key)}"


def written_in(report: FilledReport, key: CellKey) -> str:
    """Return the figure of a cell, else what is written there."""
    figure = report.figure_or_none(key)
    return bare(report.answer(key).raw) if figure is None else plain_digits(figure)


def _of_texts(first: FilledReport, second: FilledReport, part: Part) -> Iterator[Difference]:
    said = _said(first, part), _said(second, part)
    if said[0] == said[1]:
        return
    place = f"sections.{part.key}", part.heading
    for unlike in unlike_sentences(*said):
        if unlike.is_moved:
            yield Difference(*place, *(shortened(unlike.first, LONGEST_QUOTE),) * 2, unlike.where)
        else:
            yield Difference(*place, *stretches(unlike.first, unlike.second))


def _said(report: FilledReport, part: Part) -> str:
    """Return all that a part says in one piece, in the order of print: the preamble first.

    Headings that nobody wrote under are left out, as is that of the preamble.
    """
    entries = sorted(report.texts_of(part.key), key=lambda entry: not entry.is_preamble)
    words = []
    for entry in entries:
        if entry.body.strip() or entry.heading.strip() not in part.presets:
            words += ["" if entry.is_preamble else entry.heading, entry.body]
    return bare("".join(words))


def bare(text: str) -> str:
    """Return a text without white space and characters that have no width.

    Between two digits a blank stays: 1 7 is not 17. Words stand for marks that turn a text round,
    for letters that show nothing and take their room, and for what is seen as a box.
    """
    return _BLANK.sub("", _BETWEEN_DIGITS.sub(" ", as_seen(with_marks_named(text))))
