"""The roll-up as one accessible web page: what to do, charts, lists; read without scripts too."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath, PureWindowsPath
from typing import BinaryIO
from urllib.parse import quote

from gaitool.answers import plain_digits
from gaitool.collection import Collection, UnitLine, go_through
from gaitool.findings import Finding, Severity
from gaitool.form import CellKey
from gaitool.layout import layout_of
from gaitool.office_files.own_documents import RESULTS_GENERATOR
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.drawings.bars import bars
from gaitool.renderers.drawings.cards import Frame
from gaitool.renderers.drawings.palette import FONTS, SERIES
from gaitool.renderers.drawings.shapes import Shape
from gaitool.renderers.findings.columns import FINDING_COLUMNS, finding_words
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.pages.tables import PageTable, page_table
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.alike import Alike, AlikeFinding, between_heading, between_units
from gaitool.renderers.rollup.charts import Chart, Places, charts_of
from gaitool.renderers.rollup.needed import Needed, Needs, lines_by_need, what_is_needed
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    CountLine,
    alike_heading,
    finding_counts,
    findings_listed,
    first_problem_of,
    interruption,
    nothing_needed,
    remark_of,
    run_words,
    since_last_run,
    title_of,
    unit_counts,
    yes_or_no,
    zero_counts,
)
from gaitool.renderers.rollup.years_wording import listed_trend
from gaitool.renderers.sheets.rows import LinkTo
from gaitool.renderers.tables.printed_table import grid_with_figures
from gaitool.text.first_of_many import first_of_many

_TEMPLATE = "rollup/rollup_page.html.jinja"
_FRAGMENT = "rollup/rollup_fragment.html.jinja"
_STYLE = "rollup/rollup_parts.css"
_COPIES = "rollup/copied_messages.js"
_SELECTORS = re.compile(r"^( *)([^@/} ][^{}]*?) \{", re.MULTILINE)
_PIECES_AT_ONCE = 200
_DRAWN = Frame(0, 640)
_MOST_ALIKE, _MOST_NAMES = 100, 60
_LISTS = ("between", "alike", "units", "findings")
_OWN_IDENTITIES = frozenset(
    [
        *_LISTS,
        "needed",
        "charts",
        "years",
        "filters",
        "standing",
        "name",
        "rule",
        "everything",
        "shown",
    ]
)
"""What elements of the page are called, so that no table of an edition can be."""


@dataclass(frozen=True, slots=True)
class _Message:
    """What is asked of some units, in words that can be sent to them."""

    name: str
    number: int
    ask: str
    text: str


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A chart as shapes, with the same in words."""

    chart: Chart
    shapes: tuple[Shape, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _UnitRow:
    """What stands in a row of the list of units; ``href`` is empty where nothing can be opened."""

    name: str
    standing: str
    word: str
    counted: str
    year: int | str
    problems: tuple[int | str, ...]
    words: tuple[str, ...]
    file: str
    href: str


@dataclass(frozen=True, slots=True)
class _FindingRow:
    """What stands in a row of the list of findings."""

    severity: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _UnitFindings:
    """The findings of one unit; ``number`` is that of its row in the list of units, from 0."""

    unit: str
    number: int
    rows: tuple[_FindingRow, ...]


@dataclass(frozen=True, slots=True)
class _AlikeRow:
    """A finding that is told once for several units."""

    severity: str
    word: str
    rule: str
    units: str
    message: str
    hint: str


def write_rollup_page(collection: Collection, stream: BinaryIO, link: LinkTo) -> None:
    """Write the page as UTF-8, piece by piece; the same roll-up gives the same bytes."""
    needs, places, several = Needs(collection), Places(), Alike()
    go_through(collection, needs, places, several)
    alike, between = several.findings, between_units(collection)
    numbers = {_identity(line): at for at, line in enumerate(lines_by_need(collection))}
    pieces = page_template(_TEMPLATE).stream(
        generator=RESULTS_GENERATOR,
        title=title_of(collection),
        fonts=FONTS,
        warning=interruption(collection.overview),
        counts=tuple(_counts(collection)),
        standings=STANDING_WORDS,
        messages=[_message(needed) for needed in needs.needed],
        nothing_needed=nothing_needed(collection.overview),
        drawings=[_drawing(chart) for chart in charts_of(collection, places.counted)],
        width=_DRAWN.width,
        trend=collection.trend and listed_trend(collection.trend),
        finding_columns=tuple(FINDING_COLUMNS),
        between=[_alike_row(one) for one in between],
        alike=[_alike_row(one) for one in alike[:_MOST_ALIKE]],
        headings={
            "between": between_heading(collection, between),
            "alike": alike_heading(len(alike)),
        },
        listed=findings_listed(collection.overview),
        notes=_notes(collection),
        more_alike=max(len(alike) - _MOST_ALIKE, 0),
        units=(_unit_row(line, link) for line in lines_by_need(collection)),
        findings=_findings(collection, numbers),
        tables=tuple(_tables(collection)),
    )
    pieces.enable_buffering(_PIECES_AT_ONCE)
    pieces.dump(stream, encoding="utf-8", errors="replace")


def rollup_fragment(collection: Collection) -> str:
    """Return who has handed in and who must mend what, as a section that a page can hold."""
    between = between_units(collection)
    return page_template(_FRAGMENT).render(
        title=title_of(collection),
        counts=tuple(_counts(collection)),
        messages=[_message(needed) for needed in what_is_needed(collection)],
        nothing_needed=nothing_needed(collection.overview),
        between=[_alike_row(one) for one in between],
        headings={"between": between_heading(collection, between)},
        units=[_unit_row(line, _no_way) for line in lines_by_need(collection)],
    )


def rollup_style() -> str:
    """Return the style of such sections, which touches nothing else on a page."""
    style = page_template(_STYLE).render()
    return _SELECTORS.sub(lambda rule: f"{rule[1]}{_within(rule[2])} {{", style)


def rollup_script() -> str:
    """Return the script by which such sections offer what is written to units to be copied."""
    return page_template(_COPIES).render()


def _within(selectors: str) -> str:
    return ", ".join(f".gai-rollup {one.strip()}" for one in selectors.split(","))


def _no_way(_: str) -> str:
    """Return no way to a file, where none leads to it."""
    return ""


def _counts(collection: Collection) -> Iterator[tuple[CountLine, str]]:
    """Yield the counts, each with the way to stand that it counts."""
    standings = {word: standing.value for standing, word in STANDING_WORDS.items()}
    overview = collection.overview
    for count in (*unit_counts(overview), *finding_counts(collection), *zero_counts(overview)):
        yield count, standings.get(count.name, "")


def _notes(collection: Collection) -> list[str]:
    """Return what a person has to know of this run, beside its numbers."""
    notes = (*run_words(collection), *collection.notes)
    return [clean_text(note) for note in notes if note]


def _message(needed: Needed) -> _Message:
    text = "\n".join(map(clean_text, needed.message.split("\n")))
    return _Message(needed.name, needed.count, needed.ask.value, text)


def _drawing(chart: Chart) -> _Drawing:
    drawn = bars(chart.bars, _DRAWN, chart.colours or SERIES, shares=chart.shares)
    return _Drawing(chart, drawn.shapes, round(drawn.height))


def _identity(line: UnitLine) -> tuple[str, str]:
    return line.unit, line.file


def _unit_row(line: UnitLine, link: LinkTo) -> _UnitRow:
    remark = " ".join(words for words in (remark_of(line), since_last_run(line)) if words)
    return _UnitRow(
        name=clean_text(line.unit),
        standing=line.standing.value,
        word=STANDING_WORDS[line.standing],
        counted=yes_or_no(counted=line.counted) if line.file else "",
        year=line.year or "",
        problems=tuple(line.open_findings.values()) if line.file else ("",) * len(Severity),
        words=tuple(map(clean_text, (first_problem_of(line), remark))),
        file=one_line(PurePath(line.file).name),
        href=_href(link(line.file)) if line.file else "",
    )


def _href(way: str) -> str:
    """Return the way to a file as a link; one with a drive leads there from anywhere."""
    drive = PureWindowsPath(way).drive
    return (
        f"{f'file:///{drive}' if drive else ''}{quote(way[len(drive) :], errors='surrogateescape')}"
    )


def _findings(
    collection: Collection, numbers: Mapping[tuple[str, str], int]
) -> Iterator[_UnitFindings]:
    for line, found in groupby(collection.findings(), key=itemgetter(0)):
        rows = tuple(_finding_row(finding) for _, finding in found)
        yield _UnitFindings(clean_text(line.unit), numbers[_identity(line)], rows)


def _finding_row(finding: Finding) -> _FindingRow:
    return _FindingRow(finding.severity.value, tuple(map(clean_text, finding_words(finding))))


def _alike_row(alike: AlikeFinding) -> _AlikeRow:
    finding, units = alike.finding, alike.units
    return _AlikeRow(
        severity=finding.severity.value,
        word=severity_words(finding),
        rule=finding.rule,
        units=first_of_many(map(clean_text, units), len(units), "个单位", _MOST_NAMES),
        message=clean_text(finding.message),
        hint=clean_text(finding.hint),
    )


def _tables(collection: Collection) -> Iterator[PageTable]:
    """Yield the tables with their sums; a cell that a counted unit lacks stays empty."""
    sums = collection.sums

    def printed(key: CellKey) -> str:
        return plain_digits(sums[key]) if key in sums else ""

    for key, sheet in layout_of(collection.edition).tables.items():
        caption = f"{sheet.part.heading}（合计）"
        identity = f"{key}-table" if key in _OWN_IDENTITIES else key
        yield page_table(grid_with_figures(sheet, printed), caption, identity)
