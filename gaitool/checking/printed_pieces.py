"""What a finished document of gaitool's own prints beside its figures, in reading order."""

from collections.abc import Iterator
from typing import NamedTuple

from gaitool.as_printed import SIGNATURE, TITLE
from gaitool.filled_report import FilledReport
from gaitool.form import Part
from gaitool.layout import layout_of
from gaitool.text.written_dates import iso_day, printed_day

_TEXT = ""


class PrintedPiece(NamedTuple):
    """A line of text or the label of a cell, without white space, and whose it is.

    ``place`` is ``cover`` for the lines of the title, ``signature`` for those of who signed and
    when, ``headings.disclosure`` for what is printed of a part beside its texts and figures; it
    is empty for the texts, which are read for what they say.
    """

    place: str
    text: str

    @property
    def is_text(self) -> bool:
        """Whether the piece is a line that somebody wrote."""
        return self.place == _TEXT


def printed_pieces(report: FilledReport) -> list[PrintedPiece]:
    """Return what is printed of a report as a finished document carries it, figures aside."""
    return [
        PrintedPiece(place, text)
        for place, line in _pieces(report)
        if (text := without_space(line))
    ]


def without_space(text: str) -> str:
    """Return a text as pieces are compared."""
    return "".join(text.split())


def _pieces(report: FilledReport) -> Iterator[tuple[str, str]]:
    cover, form = report.cover, report.form
    yield TITLE, cover.agency
    yield TITLE, f"{cover.year}年{form.title}" if cover.year else form.title
    for part in form.parts:
        texts = sorted(report.sections.get(part.key, ()), key=lambda entry: not entry.is_preamble)
        preamble = [entry for entry in texts if entry.is_preamble]
        for entry in preamble:
            yield from ((_TEXT, line) for line in entry.body.split("\n"))
        yield f"headings.{part.key}", part.heading
        yield from _labels(report, part)
        for entry in texts[len(preamble) :]:
            yield _TEXT, entry.heading
            yield from ((_TEXT, line) for line in entry.body.split("\n"))
    day = iso_day(cover.date)
    yield SIGNATURE, cover.agency
    yield SIGNATURE, printed_day(day) if day else cover.date


def _labels(report: FilledReport, part: Part) -> Iterator[tuple[str, str]]:
    if part.table:
        labels = layout_of(report.form).tables[part.table.key].labels
        for label in sorted(labels, key=lambda one: one.area):
            yield f"headings.{part.key}", label.text
