"""The finished report as a sequence of blocks, whatever file it is printed into."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from gaitool.filled_report import PREAMBLE, FilledReport, Paragraphs
from gaitool.form import Part, Table
from gaitool.narrative.drawn import with_figures_drawn

TITLE = "政府信息公开工作年度报告"


@dataclass(frozen=True, slots=True)
class Title:
    """A line of the centred title."""

    text: str


@dataclass(frozen=True, slots=True)
class PartHeading:
    """The heading of one of the six parts."""

    text: str


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A sub-heading inside a part, on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class BodyText:
    """A paragraph of the narrative, indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One of the statutory tables with its figures."""

    table: Table


@dataclass(frozen=True, slots=True)
class SignOff:
    """A line of agency or date, at the right."""

    text: str


Block = Title | PartHeading | SubHeading | BodyText | PrintedTable | SignOff


def document_blocks(report: FilledReport) -> Iterator[Block]:
    """Yield the blocks of the report in reading order, figures of its texts drawn."""
    report = with_figures_drawn(report)
    cover = report.cover
    if cover.agency:
        yield Title(cover.agency)
    yield Title(f"{cover.year}年{TITLE}" if cover.year else TITLE)
    for entry in _preamble(report):
        yield from _paragraphs(entry.body)
    for part in report.form.parts:
        yield PartHeading(part.heading)
        if part.table:
            yield PrintedTable(part.table)
        else:
            yield from _narrative(report, part)
    if cover.agency:
        yield SignOff(cover.agency)
    if cover.date:
        yield SignOff(printed_date(cover.date))


def printed_date(written: str) -> str:
    """Return an ISO date as the standard prints it (2024年1月29日), anything else as written."""
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        return written
    return f"{day.year}年{day.month}月{day.day}日"


def _is_preamble(entry: Paragraphs) -> bool:
    return entry.heading.strip() == PREAMBLE


def _preamble(report: FilledReport) -> Iterator[Paragraphs]:
    first = next(iter(report.form.sections))
    return (entry for entry in report.sections.get(first, ()) if _is_preamble(entry))


def _narrative(report: FilledReport, part: Part) -> Iterator[Block]:
    for entry in report.sections.get(part.key, ()):
        if _is_preamble(entry):
            continue
        untouched = entry.heading in part.presets and not entry.body.strip()
        if entry.heading.strip() and not untouched:
            yield SubHeading(entry.heading.strip())
        yield from _paragraphs(entry.body)


def _paragraphs(body: str) -> Iterator[BodyText]:
    """Yield the lines of a text as paragraphs, without the indents that people type."""
    for line in body.splitlines():
        if text := line.strip():
            yield BodyText(text)
