"""The finished report as a sequence of blocks, whatever file it is printed into."""

from collections.abc import Iterator
from dataclasses import dataclass

from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import Part, Table
from gaitool.renderers.clean_text import clean_line, clean_text
from gaitool.renderers.signed_lines import SignedLine, signed_lines
from gaitool.text.written_dates import iso_day, printed_day

INDENT = "　　"
"""Of a paragraph in a cell, which cannot indent its first line alone."""


@dataclass(frozen=True, slots=True)
class DocumentTitle:
    """The centred title, in lines: who reports, and what."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartHeading:
    """The heading of one of the parts."""

    text: str


@dataclass(frozen=True, slots=True)
class SubHeadingLine:
    """A sub-heading inside a part, on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class BodyText:
    """A paragraph of the narrative, indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """One of the statutory tables with its figures."""

    table: Table


@dataclass(frozen=True, slots=True)
class ClosingLines:
    """Who reports, and when, under the last paragraph."""

    lines: tuple[SignedLine, ...]


DocumentBlock = DocumentTitle | PartHeading | SubHeadingLine | BodyText | TableBlock | ClosingLines


def document_title(report: FilledReport) -> DocumentTitle:
    """Return the title of the report in its two lines."""
    cover, title = report.cover, report.form.title
    what = f"{cover.year}年{title}" if cover.year else title
    return DocumentTitle(tuple(filter(None, (clean_line(cover.agency), clean_line(what)))))


def document_blocks(report: FilledReport) -> Iterator[DocumentBlock]:
    """Yield the blocks of the report in reading order, figures of its texts drawn."""
    report = with_figures_drawn(report)
    yield document_title(report)
    for entry in _preamble(report):
        yield from _paragraphs(entry.body)
    for part in report.form.parts:
        yield PartHeading(part.heading)
        if part.table:
            yield TableBlock(part.table)
        else:
            yield from _narrative(report, part)
    agency, date = clean_line(report.cover.agency), clean_line(printed_date(report.cover.date))
    if lines := tuple(signed_lines(agency, date)):
        yield ClosingLines(lines)


def printed_date(written: str) -> str:
    """Return an ISO date as the standard prints it (2024年1月29日), anything else as written."""
    day = iso_day(written)
    return printed_day(day) if day else written


def _preamble(report: FilledReport) -> Iterator[Paragraphs]:
    first = next(iter(report.form.sections), "")
    return (entry for entry in report.sections.get(first, ()) if entry.is_preamble)


def _narrative(report: FilledReport, part: Part) -> Iterator[DocumentBlock]:
    for entry in report.sections.get(part.key, ()):
        if entry.is_preamble:
            continue
        untouched = entry.heading in part.presets and not entry.body.strip()
        if (heading := clean_line(entry.heading)) and not untouched:
            yield SubHeadingLine(heading)
        yield from _paragraphs(entry.body)


def _paragraphs(body: str) -> Iterator[BodyText]:
    """Yield the lines of a text as paragraphs, without the indents that people type."""
    for line in clean_text(body).split("\n"):
        if text := line.strip():
            yield BodyText(text)
