"""The finished report as a sequence of blocks, whatever file it is printed into."""

from collections.abc import Iterator
from dataclasses import dataclass

from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import Form, Part, Table
from gaitool.renderers.clean_text import clean_line, clean_text
from gaitool.text.line_breaking import even_lines
from gaitool.text.patterns import pattern
from gaitool.text.typesetting import widest_in_em, width_in_em
from gaitool.text.written_dates import iso_day, printed_day

INDENT = "　　"
"""Of a paragraph in a cell, which cannot indent its first line alone."""

CHARACTERS = 28
"""Of the body in a line (GB/T 9704-2012, 5.2.3)."""

_SEAM = r"(?<=\S)(?=[（(])|(?<=[、，,])(?=\S)|(?<= )(?=\S)"
_SIGN_OFF_INDENT = 2.0
_LARGEST_INDENT = 16.0


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
class SignedLine:
    """Agency or date, so many characters from the right edge.

    ``lines`` are what it is broken into where a line has the 28 characters of the standard.
    """

    text: str
    indent: float
    lines: tuple[str, ...]


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
    if lines := tuple(_signed_lines(agency, date)):
        yield ClosingLines(lines)


def table_caption(form: Form, table: Table) -> str:
    """Return what a table is called by who does not see where it stands: by its part."""
    heading = next(part.heading for part in form.parts if part.table is table)
    return f"{heading.partition('、')[2] or heading}表"


def _signed_lines(agency: str, date: str) -> Iterator[SignedLine]:
    """Yield agency and date, the date two characters further in (GB/T 9704-2012, 7.3.5.2).

    The longer of both keeps two characters from the right edge.
    """
    names, dates = _signed(agency), _signed(date)
    width, date_width = (max(map(width_in_em, lines)) for lines in (names, dates))
    if agency:
        indent = max(_SIGN_OFF_INDENT, date_width + 2 * _SIGN_OFF_INDENT - width)
        yield SignedLine(agency, round(indent if date else _SIGN_OFF_INDENT, 1), names)
    if date:
        indent = min(max(_SIGN_OFF_INDENT, width - date_width), _LARGEST_INDENT)
        yield SignedLine(date, round(indent, 1), dates)


def _signed(text: str) -> tuple[str, ...]:
    """Break a long name where one name ends and the next begins, else into lines alike long."""
    if _has_room(text):
        return (text,)
    seams = (match.start() for match in pattern(_SEAM).finditer(text))
    parted = [
        lines for at in seams if all(map(_has_room, lines := _stripped(text[:at], text[at:])))
    ]
    evenest = min(parted, key=lambda lines: max(map(width_in_em, lines)), default=None)
    return evenest or _stripped(*even_lines(text, _has_room))


def _stripped(*lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines)


def _has_room(line: str) -> bool:
    return widest_in_em(line) <= CHARACTERS - _SIGN_OFF_INDENT


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
